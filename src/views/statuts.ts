import { INSECABLE } from '../basics/francais.ts';
import { ecrireJour, type Jour } from '../basics/jour.ts';
import { ecrireMontantCourt } from '../basics/montant.ts';
import type { Echeance, PieceRecue, Reunion, Versement } from '../rules/etat.ts';
import { compter, ecrireJourSansAnnee, ecrireMois } from './typographie.ts';

/** Silhouettes of the look: a status is a shape, a word and a colour, never a colour alone. */
export type Forme =
  | 'retard'
  | 'proche'
  | 'ouvert'
  | 'fait'
  | 'reserve'
  | 'suspendu'
  | 'avenir'
  | 'attente'
  | 'sansobjet';

export interface Statut {
  readonly forme: Forme;
  readonly libelle: string;
}

/** A deadline is « proche » from fifteen days before, the notice that the look announces in its legend. */
const PROCHE = 15;

export function statutEcheance(e: Echeance, au: Jour): Statut {
  switch (e.statut) {
    case 'satisfaite':
      return { forme: 'fait', libelle: faitLe(e, au) };
    case 'satisfaite-hors-delai':
      return {
        forme: 'reserve',
        libelle: e.satisfaiteLe === null ? 'Hors délai' : `Hors délai, le ${jourDit(e.satisfaiteLe, au)}`,
      };
    case 'en-retard':
      return { forme: 'retard', libelle: enRetard(e) };
    case 'sans-objet':
      return { forme: 'sansobjet', libelle: 'Sans objet' };
    case 'date-inconnue':
      return { forme: 'attente', libelle: 'Date encore inconnue' };
    case 'anterieure':
      return { forme: 'sansobjet', libelle: 'Antérieure à l’entrée en vigueur' };
    case 'permanente':
      return { forme: 'ouvert', libelle: 'En permanence' };
    case 'a-venir':
    case 'ouverte':
      return attendue(e, au);
  }
}

/** `Aujourd’hui, dernier jour`, `Demain`, `Dans 3 jours`. */
export function dansCombien(limite: Jour, au: Jour): string {
  const n = limite - au;
  if (n === 0) return 'Aujourd’hui, dernier jour';
  if (n === 1) return 'Demain, dernier jour';
  return `Dans ${compter(n, 'jour')}`;
}

export const joursDeRetard = (n: number): string =>
  n === 1 ? 'En retard d’un jour' : `En retard de ${compter(n, 'jour')}`;

/** The year is left out when it is that of the day looked at. */
export const jourDit = (j: Jour, au: Jour): string =>
  ecrireJour(j).slice(-4) === ecrireJour(au).slice(-4) ? ecrireJourSansAnnee(j) : ecrireJour(j);

export const estProche = (limite: Jour | null, au: Jour): boolean =>
  limite !== null && limite >= au && limite - au < PROCHE;

function faitLe(e: Echeance, au: Jour): string {
  const verbe = e.pieces.length > 0 ? 'Reçu' : 'Fait';
  return e.satisfaiteLe === null ? verbe : `${verbe} le ${jourDit(e.satisfaiteLe, au)}`;
}

function enRetard(e: Echeance): string {
  const attendues = e.pieces.filter((p) => !p.piece.facultative);
  const recues = attendues.filter((p) => estRecue(p)).length;
  return direRetard(recues, attendues.length - recues, e.retard);
}

/** « 2 reçues, 1 manque depuis 25 jours », or the lateness alone when nothing came, or nothing is awaited. */
export function direRetard(recues: number, manquent: number, jours: number): string {
  if (recues === 0 || manquent === 0) return joursDeRetard(jours);
  return `${compter(recues, 'reçue')}, ${manquent === 1 ? '1\u00A0manque' : `${manquent}\u00A0manquent`} depuis ${compter(jours, 'jour')}`;
}

function attendue(e: Echeance, au: Jour): Statut {
  if (e.limite !== null && estProche(e.limite, au))
    return e.obligation.facultative
      ? { forme: 'ouvert', libelle: `Possible, ${dansCombien(e.limite, au).toLocaleLowerCase('fr')}` }
      : { forme: 'proche', libelle: dansCombien(e.limite, au) };
  if (e.statut === 'a-venir') return { forme: 'avenir', libelle: 'À venir' };
  if (e.limite === null)
    return { forme: 'ouvert', libelle: e.obligation.facultative ? 'Possible' : 'Ouverte' };
  const jusque = `jusqu’au ${jourDit(e.limite, au)}`;
  return e.obligation.facultative
    ? { forme: 'ouvert', libelle: `Possible ${jusque}` }
    : { forme: 'ouvert', libelle: `Ouverte ${jusque}` };
}

export const estRecue = (p: PieceRecue): boolean =>
  p.etat === 'recue' || p.etat === 'recue-hors-delai' || p.etat === 'acceptee';

/** The last deposit that was not returned: the one that counts. */
export function depotQuiCompte(p: PieceRecue): PieceRecue['depots'][number] | undefined {
  return p.depots.filter((d) => d.retournee === null).at(-1);
}

export function statutPiece(p: PieceRecue, e: Echeance, au: Jour): Statut {
  const recue = depotQuiCompte(p);
  const le = recue ? ` le ${jourDit(recue.jour, au)}` : '';
  if (e.statut === 'sans-objet' && !recue) return { forme: 'sansobjet', libelle: 'Sans objet' };
  switch (p.etat) {
    case 'acceptee':
      return { forme: 'fait', libelle: `Acceptée, reçue${le}` };
    case 'recue':
      return { forme: 'fait', libelle: `Reçue${le}` };
    case 'recue-hors-delai':
      // A deadline that fell before the agreement bound anyone is never late, nor are its papers.
      return e.statut === 'satisfaite'
        ? { forme: 'fait', libelle: `Reçue${le}` }
        : { forme: 'reserve', libelle: `Reçue hors délai${le}` };
    case 'retournee':
      return {
        forme: e.statut === 'en-retard' ? 'retard' : 'proche',
        libelle: 'Retournée, à déposer de nouveau',
      };
    case 'manquante':
      return { forme: 'retard', libelle: e.retard > 0 ? joursDeRetard(e.retard) : 'Manquante' };
    case 'attendue':
      if (p.piece.facultative) return { forme: 'avenir', libelle: 'Facultative' };
      if (e.statut === 'permanente') return { forme: 'ouvert', libelle: 'À produire sur demande' };
      return e.limite !== null && estProche(e.limite, au)
        ? { forme: 'proche', libelle: dansCombien(e.limite, au) }
        : { forme: 'avenir', libelle: 'Attendue' };
  }
}

export function statutVersement(v: Versement, au: Jour): Statut {
  switch (v.etat) {
    case 'verse': {
      const dernier = v.paiements.at(-1);
      return { forme: 'fait', libelle: dernier ? `Versé le ${jourDit(dernier.jour, au)}` : 'Versé' };
    }
    case 'verse-en-partie':
      return enPartie(v, au);
    case 'suspendu':
      return {
        forme: 'suspendu',
        libelle:
          v.suspenduDepuis === null ? 'Suspendu' : `Suspendu depuis le ${jourDit(v.suspenduDepuis, au)}`,
      };
    case 'exigible':
      return exigible(v, au);
    case 'sans-objet':
      return {
        forme: 'sansobjet',
        libelle:
          v.motifSansObjet === 'convention-arretee'
            ? 'Sans objet, la convention a pris fin'
            : 'Sans objet, rien à verser',
      };
    case 'indetermine':
      return { forme: 'attente', libelle: manqueDit(v) ?? 'Montant sans base' };
    case 'prevu': {
      const manque = manqueDit(v);
      if (manque !== null) return { forme: 'attente', libelle: manque };
      return { forme: 'avenir', libelle: `Prévu ${quandVersement(v)}` };
    }
  }
}

/** What is owed still waits for something, whether none of it or a part of it was paid. */
export const estRetenu = (v: Versement): boolean =>
  v.etat === 'suspendu' || (v.etat === 'verse-en-partie' && v.deblocage.length > 0);

/** Its payer is late: counted from the day on which it could be paid. */
export const estPayableEnRetard = (v: Versement, au: Jour): boolean =>
  (v.etat === 'exigible' || v.etat === 'verse-en-partie') &&
  v.resteDu > 0 &&
  v.limite !== null &&
  v.limite < au;

/** A part was paid: the rest is still owed, and shown as what it is. */
function enPartie(v: Versement, au: Jour): Statut {
  const reste = `Payé en partie, reste ${ecrireMontantCourt(v.resteDu)}`;
  if (estRetenu(v)) return { forme: 'suspendu', libelle: `${reste}, suspendu` };
  if (v.limite !== null && estPayableEnRetard(v, au))
    return { forme: 'retard', libelle: `${reste}, ${joursDeRetard(au - v.limite).toLocaleLowerCase('fr')}` };
  return { forme: estProche(v.limite, au) ? 'proche' : 'ouvert', libelle: reste };
}

/** « en février 2027 », « du 3 au 20 mai 2027 », « au plus tard le 4 juin 2027 », « à une date encore inconnue ». */
export function quandVersement(v: Pick<Versement, 'du' | 'au'>): string {
  if (v.du !== null && v.au !== null) {
    if (estMoisEntier(v.du, v.au)) return `en ${ecrireMois(v.du)}`;
    return v.du === v.au ? `le ${ecrireJour(v.du)}` : `du ${ecrireJour(v.du)} au ${ecrireJour(v.au)}`;
  }
  if (v.au !== null) return `au plus tard le ${ecrireJour(v.au)}`;
  return v.du === null ? 'à une date encore inconnue' : `à partir du ${ecrireJour(v.du)}`;
}

const estMoisEntier = (du: Jour, au: Jour): boolean =>
  ecrireMois(du) === ecrireMois(au) &&
  ecrireJour(du).startsWith('1er') &&
  !ecrireMois((au + 1) as Jour).startsWith(ecrireMois(au));

/** What the amount waits for, in a few words; null when the amount is known. */
export function manqueDit(v: Versement): string | null {
  if (v.montant.sorte === 'connu') return null;
  const { grandeur, exercice } = v.montant.manque;
  switch (grandeur.sorte) {
    case 'vote':
      return `Attend le vote de ${exercice}`;
    case 'constate':
      return `Attend un montant à constater pour ${exercice}`;
    default:
      return 'Montant sans base';
  }
}

function exigible(v: Versement, au: Jour): Statut {
  if (v.limite === null) return { forme: 'ouvert', libelle: 'À payer' };
  if (v.limite < au)
    return {
      forme: 'retard',
      libelle: `À payer, ${joursDeRetard(au - v.limite).toLocaleLowerCase('fr')}`,
    };
  return {
    forme: estProche(v.limite, au) ? 'proche' : 'ouvert',
    libelle: v.limite === au ? 'À payer aujourd’hui' : `À payer d’ici le ${jourDit(v.limite, au)}`,
  };
}

export function statutReunion(r: Reunion, au: Jour): Statut {
  if (r.annulee !== null) return { forme: 'sansobjet', libelle: 'Annulée' };
  if (r.tenueLe !== null) return { forme: 'fait', libelle: `Tenue le ${jourDit(r.tenueLe, au)}` };
  if (r.prevueLe !== null && r.prevueLe < au)
    return { forme: 'retard', libelle: `Prévue le ${jourDit(r.prevueLe, au)}, tenue non enregistrée` };
  if (r.convoqueeLe !== null)
    return { forme: 'ouvert', libelle: `Convoquée le ${jourDit(r.convoqueeLe, au)}` };
  return { forme: 'avenir', libelle: 'À convoquer' };
}

/** `4,9 Go`, `1,4 Mo`, `312 ko`. */
export function ecrireTaille(octets: number): string {
  if (octets < 1000) return `${octets}${INSECABLE}octets`;
  if (octets < 1_000_000) return `${Math.round(octets / 1000)}${INSECABLE}ko`;
  const [parUnite, unite] = octets < 1_000_000_000 ? [1_000_000, 'Mo'] : [1_000_000_000, 'Go'];
  return `${(octets / parUnite).toFixed(1).replace('.', ',')}${INSECABLE}${unite}`;
}

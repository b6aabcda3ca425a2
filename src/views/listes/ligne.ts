import type { Acteur } from '../../acts/acteur.ts';
import { capitale, de, enumerer } from '../../basics/francais.ts';
import type { Jour } from '../../basics/jour.ts';
import { centimes, ecrireMontant, ecrireMontantCourt } from '../../basics/montant.ts';
import type { Espace } from '../../espace/espace.ts';
import type { Fonction } from '../../facts/annuaire.ts';
import type { NomsConnus } from '../dit.ts';
import { dansCombien, direRetard, estProche, jourDit, joursDeRetard, type Statut } from '../statuts.ts';
import { accord, ecrireJourCourt, enLettres } from '../typographie.ts';

/** A row as the espace gives it. */
export type LigneAFaire = Awaited<ReturnType<Espace['aFaire']>>['lignes'][number];

/** A row of the lists, worded from what the projection keeps: no agreement is derived to show a page of them. */
export interface LigneDite {
  readonly titre: string;
  readonly convention: string;
  readonly flux: string;
  /** « de l’association », « de votre organisation » */
  readonly deQui: string;
  /** the same for a table: « L’association » */
  readonly qui: string;
  readonly article: string | null;
  readonly statut: Statut;
  readonly consequence: string | null;
  readonly limite: Jour | null;
  readonly montant: string | null;
  readonly chemin: string;
  readonly bouton: string;
}

/** Words one row at a day, for whoever looks. */
export function direLigne(
  ligne: LigneAFaire,
  au: Jour,
  noms: NomsConnus,
  { organisation, fonction }: Pick<Acteur, 'organisation' | 'fonction'>,
): LigneDite {
  const nommer = (id: string): string => noms.organisation(id)?.nomCourt ?? 'une partie';
  const mienne = ligne.qui.includes(organisation);
  const autres = ligne.qui.filter((id) => id !== organisation).map(nommer);
  const tous = mienne ? ['votre organisation', ...autres] : autres;
  return {
    titre: titreDeLigne(ligne),
    convention: ligne.titre,
    flux: ligne.flux,
    deQui: tous.length > 3 ? 'de toutes les parties' : enumerer(tous.map(de)),
    qui: ligne.qui.length > 3 ? 'Toutes les parties' : capitale(enumerer(ligne.qui.map(nommer))),
    article: ligne.article === '' ? null : ligne.article,
    statut: statutDeLigne(ligne, au),
    consequence: direConsequence(ligne, au),
    limite: ligne.limite,
    montant: ligne.montant === null ? null : ecrireMontant(centimes(ligne.montant)),
    chemin: cheminDe(ligne),
    bouton: boutonDe(ligne, fonction),
  };
}

/** The year names a deadline, and the day of what it follows where the year names several. */
function titreDeLigne({ intitule, details: { distingue } }: LigneAFaire): string {
  return typeof distingue === 'number' ? `${intitule}, ${ecrireJourCourt(distingue as Jour)}` : intitule;
}

/** A verb with its object: what this person would do there. */
function boutonDe(ligne: LigneAFaire, fonction: Fonction): string {
  const piece = ligne.sorte === 'echeance' && Number(ligne.details.manquent ?? 0) > 0;
  if (piece && (fonction === 'dirigeant' || fonction === 'equipe')) return 'Déposer la pièce';
  if (piece && (fonction === 'agent-pilote' || fonction === 'agent')) return 'Enregistrer la pièce';
  return BOUTONS[ligne.sorte] ?? 'Ouvrir';
}

const BOUTONS: Readonly<Record<string, string>> = {
  echeance: 'Ouvrir l’échéance',
  versement: 'Ouvrir le versement',
  'trop-percu': 'Reprendre le trop-perçu',
  jalon: 'Ouvrir la convention',
  procedure: 'Ouvrir la convention',
};

/** State of a row: from its own words for an instalment, from its day for a deadline. */
function statutDeLigne(ligne: LigneAFaire, au: Jour): Statut {
  if (ligne.sorte === 'versement') return statutDeVersement(ligne, au);
  if (ligne.statut === 'date-inconnue') return { forme: 'attente', libelle: 'Date encore inconnue' };
  if (ligne.limite === null) return { forme: 'ouvert', libelle: 'À faire' };
  if (ligne.urgence === 'en-retard') return { forme: 'retard', libelle: retardDit(ligne, au - ligne.limite) };
  // A step allowed since a day, a duty of before entry into force: its day is past, nobody is late.
  if (ligne.limite < au) return { forme: 'ouvert', libelle: 'À faire' };
  const facultative = ligne.details.facultative === true;
  if (estProche(ligne.limite, au))
    return facultative
      ? { forme: 'ouvert', libelle: `Possible, ${dansCombien(ligne.limite, au).toLocaleLowerCase('fr')}` }
      : { forme: 'proche', libelle: dansCombien(ligne.limite, au) };
  return ligne.statut === 'ouverte'
    ? {
        forme: 'ouvert',
        libelle: `${facultative ? 'Possible' : 'Ouverte'} jusqu’au ${jourDit(ligne.limite, au)}`,
      }
    : { forme: 'avenir', libelle: 'À venir' };
}

/** The words of its own page: what came, what is still missing, since when. */
function retardDit({ details: d }: LigneAFaire, jours: number): string {
  const [manquent, attendues] = [Number(d.manquent ?? 0), Number(d.attendues ?? 0)];
  return direRetard(attendues - manquent, manquent, jours);
}

function statutDeVersement(ligne: LigneAFaire, au: Jour): Statut {
  switch (ligne.statut) {
    case 'suspendu':
      return { forme: 'suspendu', libelle: 'Suspendu' };
    case 'indetermine':
      return { forme: 'attente', libelle: 'Montant sans base' };
    case 'verse':
      return {
        forme: 'fait',
        libelle: ligne.limite === null ? 'Versé' : `Versé le ${jourDit(ligne.limite, au)}`,
      };
    case 'verse-en-partie':
      return payeEnPartie(ligne, au);
    case 'exigible':
      if (ligne.limite !== null && ligne.limite < au)
        return {
          forme: 'retard',
          libelle: `À payer, ${joursDeRetard(au - ligne.limite).toLocaleLowerCase('fr')}`,
        };
      return ligne.limite !== null && estProche(ligne.limite, au)
        ? { forme: 'proche', libelle: `À payer ${dansCombien(ligne.limite, au).toLocaleLowerCase('fr')}` }
        : { forme: 'ouvert', libelle: 'À payer' };
    default:
      return { forme: 'avenir', libelle: 'Prévu' };
  }
}

/** A part was paid: the rest is owed, late, or held back. */
function payeEnPartie(ligne: LigneAFaire, au: Jour): Statut {
  const reste = `Payé en partie, reste ${ecrireMontantCourt(centimes(ligne.montant ?? 0))}`;
  if (ligne.urgence === 'en-attente') return { forme: 'suspendu', libelle: `${reste}, suspendu` };
  if (ligne.limite !== null && ligne.limite < au)
    return {
      forme: 'retard',
      libelle: `${reste}, ${joursDeRetard(au - ligne.limite).toLocaleLowerCase('fr')}`,
    };
  return { forme: estProche(ligne.limite, au) ? 'proche' : 'ouvert', libelle: reste };
}

function direConsequence(ligne: LigneAFaire, au: Jour): string | null {
  const d = ligne.details;
  if (ligne.sorte === 'echeance') {
    const phrases = [
      typeof d.retient === 'number' && d.retient > 0 ? `Retient ${ecrireMontant(centimes(d.retient))}.` : '',
      typeof d.manquent === 'number' &&
      typeof d.attendues === 'number' &&
      d.manquent > 0 &&
      d.manquent < d.attendues
        ? `Il manque ${d.manque}.`
        : '',
      typeof d.relances === 'number' && d.relances > 0
        ? `${capitale(enLettres(d.relances, true))} ${accord(d.relances, 'relance')}.`
        : '',
    ].filter((p) => p !== '');
    if (phrases.length === 0 && ligne.urgence === 'en-retard')
      return d.suspend === true
        ? 'Suspend les versements qui viendraient après.'
        : 'Ne retient aucun versement.';
    return phrases.length === 0 ? null : phrases.join(' ');
  }
  if (ligne.sorte === 'versement' && ligne.statut === 'suspendu') {
    const depuis =
      typeof d.suspenduDepuis === 'number' ? `depuis le ${jourDit(d.suspenduDepuis as Jour, au)}. ` : '';
    return typeof d.debloque === 'string' ? `${depuis}Se débloque avec ${d.debloque}.` : depuis.trim();
  }
  return null;
}

/** Where the row is dealt with. */
function cheminDe(ligne: LigneAFaire): string {
  const racine = `/conventions/${ligne.flux}`;
  const objet = typeof ligne.details.objet === 'string' ? ligne.details.objet : ligne.cle;
  if (ligne.sorte === 'echeance') return `${racine}/echeances/${objet}`;
  if (ligne.sorte === 'versement') return `${racine}/versements/${objet}`;
  return racine;
}

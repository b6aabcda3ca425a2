import { ajouterJours, ajouterMois, type Jour } from '../src/basics/jour.ts';
import type { Fait } from '../src/facts/fait.ts';
import type { IdFait, PasDeDate, StatutEcheance } from '../src/rules/etat.ts';
import { type EcheanceALaMain, jourDe, jourTerme, type Seance, type Vie } from './a-la-main-vie.ts';
import { ANNEES } from './vie.ts';

const PIECES_ANNUELLES = [
  'rapport-activite',
  'projet-associatif',
  'rapport-financier',
  'rapport-commissaire',
  'rapport-special',
];
const PAPIERS_AG = ['convocation', 'ordre-du-jour', 'documents', 'proces-verbal'];
const PIECES_INVESTISSEMENT = ['demande-ecrite', 'descriptif-technique', 'budget-projet'];
const ASSURANCES = ['police-multirisque', 'police-responsabilite', 'preuve-primes'];

/** Every deadline of the reference agreement, in the order of its text. */
export function echeancesALaMain(v: Vie): EcheanceALaMain[] {
  const annuelles = ANNEES.map((a) => piecesAnnuelles(v, a));
  return [
    referent(v),
    permanente(v, 'animation-quartier'),
    agrementInitial(v),
    permanente(v, 'information-renouvellement'),
    ...annuelles,
    ...v.seances.ag.map((s) => papiersAssemblee(v, s)),
    republicain(v),
    permanente(v, 'laicite-neutralite'),
    permanente(v, 'assurances', ASSURANCES),
    permanente(v, 'mention-soutien'),
    ...ANNEES.map((a) => demande(v, a, 'demande-fonctionnement', '7.1', ['demande-subvention'], false)),
    ...ANNEES.map((a) => vote(v, a)),
    permanente(v, 'non-reversement'),
    ...ANNEES.map((a) => demande(v, a, 'demande-investissement', '7.3', PIECES_INVESTISSEMENT, true)),
    ...annuelles.map((e) => valorisation(e)),
    ...deLaCommission(v, 'fiche', ['fiche-annuelle']),
    ...deLaCommission(v, 'compte-rendu', ['compte-rendu']),
    ...(v.depots.get('compte-rendu') ?? []).map((d) => reponse(v, d)),
    ...ANNEES.map((a) => commission(v, a)),
  ];
}

const pas = (
  article: string,
  sorte: PasDeDate['sorte'],
  libelle: string,
  j: Jour | null,
  fait: IdFait | null = null,
): PasDeDate => ({ article, sorte, libelle, jour: j, fait });

interface Recu {
  readonly pieces: EcheanceALaMain['pieces'];
  readonly preuves: readonly IdFait[];
  readonly le: Jour | null;
}

function recevoir(
  v: Vie,
  obligation: string,
  pieces: readonly string[],
  limite: Jour | null,
  repond: (d: Fait<'piece-deposee'>['donnees']) => boolean,
): Recu {
  const depots = v.depots.get(obligation) ?? [];
  const preuves: IdFait[] = [];
  let le: Jour | null = null;
  let manque = false;
  const dites = pieces.map((id) => {
    const siens = depots.filter((d) => d.donnees.piece === id && repond(d.donnees));
    const valable = siens.find((d) => !v.retournes.has(d.id));
    if (valable) {
      preuves.push(valable.id);
      if (le === null || valable.jour > le) le = valable.jour;
    } else manque = true;
    return { id, etat: etatDePiece(v, siens.length, valable, limite), depots: siens.map((d) => d.id) };
  });
  return { pieces: dites, preuves, le: manque ? null : le };
}

function etatDePiece(v: Vie, recues: number, valable: Fait | undefined, limite: Jour | null): string {
  if (!valable) return recues > 0 ? 'retournee' : limite !== null && v.au > limite ? 'manquante' : 'attendue';
  if (limite !== null && valable.jour > limite) return 'recue-hors-delai';
  return v.acceptes.has(valable.id) ? 'acceptee' : 'recue';
}

interface Dates {
  readonly ouverture: Jour | null;
  readonly limite: Jour | null;
  readonly pourquoi: readonly PasDeDate[];
}

interface Faite {
  readonly le: Jour | null;
  readonly preuves: readonly IdFait[];
  readonly pieces?: EcheanceALaMain['pieces'];
}

/** A dated duty: met, late, open or to come. */
function datee(
  v: Vie,
  cle: string,
  exercice: number | null,
  declencheur: IdFait | null,
  d: Dates,
  f: Faite,
  facultative = false,
): EcheanceALaMain {
  const [statut, retard] = statuer(v, d, f.le, facultative);
  return {
    cle,
    exercice,
    declencheur,
    ouverture: d.ouverture,
    limite: d.limite,
    statut,
    retard,
    satisfaiteLe: f.le,
    pieces: f.pieces ?? [],
    preuves: f.preuves,
    pourquoi: d.pourquoi,
    retient: [],
  };
}

function statuer(v: Vie, d: Dates, le: Jour | null, facultative: boolean): [StatutEcheance, number] {
  if (le !== null) return [d.limite === null || le <= d.limite ? 'satisfaite' : 'satisfaite-hors-delai', 0];
  const ouverte = v.au >= v.entree && (d.ouverture === null || v.au >= d.ouverture);
  if (d.limite === null) return [ouverte ? 'ouverte' : 'a-venir', 0];
  if (v.au > d.limite) return facultative ? ['sans-objet', 0] : ['en-retard', v.au - d.limite];
  return [ouverte ? 'ouverte' : 'a-venir', 0];
}

function permanente(v: Vie, cle: string, pieces: readonly string[] = []): EcheanceALaMain {
  const recu = recevoir(v, cle, pieces, null, () => true);
  return {
    cle,
    exercice: null,
    declencheur: null,
    ouverture: null,
    limite: null,
    statut: v.au > v.fin ? 'sans-objet' : 'permanente',
    retard: 0,
    satisfaiteLe: null,
    pieces: recu.pieces,
    preuves: recu.preuves,
    pourquoi: [],
    retient: [],
  };
}

function republicain(v: Vie): EcheanceALaMain {
  const base = permanente(v, 'engagement-republicain');
  const couvre = (v.depots.get('agrement-initial') ?? []).find(
    ({ id, donnees: { periode } }) =>
      periode && periode.du <= v.au && v.au <= periode.au && !v.retournes.has(id),
  );
  if (!couvre) return base;
  const statut = v.au > v.fin ? 'sans-objet' : 'satisfaite';
  return { ...base, statut, satisfaiteLe: couvre.donnees.periode?.du ?? null, preuves: [couvre.id] };
}

function referent(v: Vie): EcheanceALaMain {
  const limite = ajouterMois(v.entree, 1);
  const recu = recevoir(v, 'referent-participation', ['designation-referent'], limite, () => true);
  const pourquoi = [
    pas('5.2', 'repere', 'entrée en vigueur', v.entree),
    pas('5.2', 'delai', '1 mois après', limite),
  ];
  return datee(v, 'referent-participation', null, null, { ouverture: v.entree, limite, pourquoi }, recu);
}

function agrementInitial(v: Vie): EcheanceALaMain {
  const limite = jourTerme(v.creation, 'date-agrement');
  const recu = recevoir(v, 'agrement-initial', ['notification-caf', 'projet-social'], limite, () => true);
  const libelle = 'date limite de la première notification d’agrément';
  const pourquoi = [pas('6.2', 'repere', libelle, limite, v.creation.id)];
  return datee(v, 'agrement-initial', null, null, { ouverture: null, limite, pourquoi }, recu);
}

function piecesAnnuelles(v: Vie, annee: number): EcheanceALaMain {
  const limite = jourDe(annee, 7, 15);
  const recu = recevoir(v, 'pieces-annuelles', PIECES_ANNUELLES, limite, (d) => d.exercice === annee);
  const pourquoi = [pas('6.3', 'repere', '15 juillet', limite)];
  return datee(
    v,
    `pieces-annuelles/${annee}`,
    annee,
    null,
    { ouverture: jourDe(annee, 1, 1), limite, pourquoi },
    recu,
  );
}

const valorisation = (e: EcheanceALaMain): EcheanceALaMain => ({
  ...e,
  cle: `valorisation-comptes/${e.exercice}`,
  pieces: [],
  retient: [],
});

function demande(
  v: Vie,
  annee: number,
  id: string,
  article: string,
  pieces: readonly string[],
  facultative: boolean,
): EcheanceALaMain {
  const limite = jourDe(annee, 8, 29);
  const recu = recevoir(v, id, pieces, limite, (d) => d.exercice === annee);
  const pourquoi = [
    pas(article, 'repere', '30 août', jourDe(annee, 8, 30)),
    pas(article, 'limite', 'la veille est le dernier jour', limite),
  ];
  return datee(
    v,
    `${id}/${annee}`,
    annee,
    null,
    { ouverture: jourDe(annee, 1, 1), limite, pourquoi },
    recu,
    facultative,
  );
}

function vote(v: Vie, annee: number): EcheanceALaMain {
  const premier = v.votes.find((x) => x.donnees.exercice === annee);
  const limite = jourDe(annee, 4, 30);
  const pourquoi = [pas('7.1', 'repere', '30 avril', limite)];
  const faite = { le: premier?.jour ?? null, preuves: premier ? [premier.id] : [] };
  return datee(
    v,
    `vote-subvention/${annee}`,
    annee,
    null,
    { ouverture: jourDe(annee, 1, 1), limite, pourquoi },
    faite,
  );
}

const rangDe = (id: IdFait): string => id.slice(id.lastIndexOf(':') + 1);

function papiersAssemblee(v: Vie, s: Seance): EcheanceALaMain {
  const recu = recevoir(
    v,
    'papiers-assemblee',
    PAPIERS_AG,
    null,
    (d) => d.declencheur === s.convocation || d.declencheur === s.tenue,
  );
  const libelle = 'tenue\u00A0: Assemblée générale de l’association';
  const pourquoi = [pas('6.4', 'repere', libelle, s.jour, s.convocation)];
  const cle = `papiers-assemblee/f${rangDe(s.convocation)}`;
  return datee(v, cle, s.exercice, s.convocation, { ouverture: s.jour, limite: null, pourquoi }, recu);
}

const TENUE_COMMISSION = 'tenue\u00A0: Commission de suivi';

function deLaCommission(v: Vie, id: 'fiche' | 'compte-rendu', pieces: readonly string[]): EcheanceALaMain[] {
  const avant = id === 'fiche';
  const vues = v.seances.commission.map((s) => {
    const limite = avant ? ajouterJours(s.jour, -15) : null;
    const recu = recevoir(
      v,
      id,
      pieces,
      limite,
      (d) => d.declencheur === s.convocation || (s.tenue !== null && d.declencheur === s.tenue),
    );
    const pourquoi = [pas('8.1', 'repere', TENUE_COMMISSION, s.jour, s.convocation)];
    if (avant) pourquoi.push(pas('8.1', 'delai', '15 jours calendaires avant', limite));
    const ouverture = avant ? null : s.jour;
    return datee(
      v,
      `${id}/f${rangDe(s.convocation)}`,
      s.exercice,
      s.convocation,
      { ouverture, limite, pourquoi },
      recu,
    );
  });
  const sansSeance = ANNEES.filter((a) => !v.seances.commission.some((s) => s.exercice === a)).map((a) => {
    const recu = recevoir(v, id, pieces, null, (d) => d.exercice === a);
    const statut: StatutEcheance = v.au > jourDe(a, 12, 31) ? 'sans-objet' : 'date-inconnue';
    return {
      cle: `${id}/${a}`,
      exercice: a,
      declencheur: null,
      ouverture: null,
      limite: null,
      statut,
      retard: 0,
      satisfaiteLe: recu.le,
      pieces: recu.pieces,
      preuves: recu.preuves,
      pourquoi: [pas('8.1', 'repere', TENUE_COMMISSION, null)],
      retient: [],
    };
  });
  return [...vues, ...sansSeance];
}

function reponse(v: Vie, compteRendu: Fait<'piece-deposee'>): EcheanceALaMain {
  const recuLe = compteRendu.donnees.recueLe ?? compteRendu.jour;
  const limite = ajouterJours(recuLe, 15);
  const recu = recevoir(
    v,
    'reponse',
    ['reponse-compte-rendu'],
    limite,
    (d) => d.declencheur === compteRendu.id,
  );
  const pourquoi = [
    pas('8.1', 'repere', 'réception\u00A0: le compte-rendu écrit', recuLe, compteRendu.id),
    pas('8.1', 'delai', '15 jours calendaires après', limite),
  ];
  const cle = `reponse/f${rangDe(compteRendu.id)}`;
  return datee(v, cle, null, compteRendu.id, { ouverture: recuLe, limite, pourquoi }, recu, true);
}

function commission(v: Vie, annee: number): EcheanceALaMain {
  const du = jourDe(annee, 10, 25);
  const limite = jourDe(annee, 12, 31);
  const tenue = v.seances.commission.find((s) => s.exercice === annee && s.tenue !== null);
  const pourquoi = [pas('8.1', 'repere', '25 octobre', du), pas('8.1', 'repere', '31 décembre', limite)];
  const faite = { le: tenue?.jour ?? null, preuves: tenue?.tenue ? [tenue.tenue] : [] };
  return datee(v, `commission-suivi/${annee}`, annee, null, { ouverture: du, limite, pourquoi }, faite);
}

import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import { lireTaches } from './afaire.ts';
import { lireAlertes } from './alertes.ts';
import { lireComptes } from './comptes.ts';
import { paiementsRetenus } from './coordonnees.ts';
import { lireEcheances } from './echeances.ts';
import type { Etat, IdFait, Regard, TexteApplique, VoteRetenu } from './etat.ts';
import { lireDuree, lireExercices } from './exercices.ts';
import { noter, type Passe } from './passe.ts';
import type { Moteur } from './preparer.ts';
import { jourDeLEffet, lireProcedures } from './procedures.ts';
import { lireRegistres } from './registres.ts';
import { resoudreHorsExercice } from './reperes.ts';
import { lireReunions } from './reunions.ts';
import { type Faits, faitsDe, selectionner } from './selection.ts';
import { lireTermes, termesEnVigueur } from './termes.ts';
import { AUCUN_AUTRE, type AutresTextes, composer, lireTextes, type Texte } from './textes.ts';
import { lireVersements } from './versements.ts';
import { jourDeSignature, lireJalons, lirePhase } from './vie.ts';

/** What lies around an agreement and counts in it. */
export interface Alentours {
  /** the texts that its amendments may name; one that is not there moves nothing: whoever reads makes sure none is lost */
  readonly textes?: AutresTextes;
  /** the lives of the organisations that it pays */
  readonly organisations?: readonly Fait[];
}

/**
 * Everything that follows from a modele, facts and a look. Pure: no clock, no I/O, nothing thrown for odd data. Stages
 * run in the order of meaning 16: duration, exercices, events, obligations, instalments. `premier`: the text the
 * agreement was signed under.
 */
export function deriver(
  premier: Moteur,
  faits: readonly Fait[],
  regard: Regard,
  { textes: autres = AUCUN_AUTRE, organisations = [] }: Alentours = {},
): Etat {
  const selection = selectionner(faits, regard);
  const textes = lireTextes(premier, selection.faits, autres);
  const moteur = composer(textes, regard.au);
  const { modele } = moteur;
  const passe = commencer(
    moteur,
    textes,
    selection.faits,
    regard.au,
    paiementsRetenus(organisations, regard),
  );
  for (const f of faitsDe(selection.faits, 'avenant-signe')) noter(passe, f.donnees.effet);
  passe.procedures = lireProcedures(textes, selection.faits);
  passe.resiliee = jourDeLEffet(passe.procedures, 'fin');
  passe.arret = jourDeLEffet(passe.procedures, 'arret-des-versements');
  const jalons = lireJalons(modele.parties, selection.faits);
  passe.signature = jourDeSignature(jalons);
  passe.entree = resoudreHorsExercice(passe, modele.entreeEnVigueur);
  const duree = lireDuree(passe);
  passe.exercices = lireExercices(passe, duree.du);
  lirePieces(passe);
  passe.reunions = lireReunions(passe);
  const phase = lirePhase(passe, jalons);
  const echeancier = lireEcheances(passe);
  const { versements, impasses } = lireVersements(passe, echeancier);
  const comptes = lireComptes(passe, versements);
  const alertes = lireAlertes(passe, phase, comptes, impasses);
  const aFaire = lireTaches(passe, phase, echeancier.toutes, versements, comptes);
  const creation = faitsDe(selection.faits, 'convention-creee')[0];
  return {
    regard,
    modele,
    textes: textes.map(enDonnees),
    phase,
    termes: termesEnVigueur(modele, passe.termes, regard.au),
    parties: passe.parties,
    quartiers: creation?.donnees.quartiers ?? [],
    duree,
    exercices: passe.exercices,
    echeances: echeancier.toutes,
    versements,
    comptes,
    reunions: passe.reunions,
    procedures: passe.procedures,
    registres: passe.registres,
    demandes: faitsDe(selection.faits, 'subvention-demandee').map((f) => ({
      fait: f.id,
      versements: f.donnees.versements,
      exercice: f.donnees.exercice,
      montant: f.donnees.montant,
      jour: f.jour,
    })),
    votes: votesRetenus(selection.faits),
    avenants: faitsDe(selection.faits, 'avenant-signe').map((f) => ({
      fait: f.id,
      numero: f.donnees.numero,
      signeLe: f.jour,
      effet: f.donnees.effet,
      exercice: f.donnees.exercice ?? null,
      texte: rangDuTexte(textes, f.id),
    })),
    alertes,
    annules: selection.annules,
    prochainChangement: Number.isFinite(passe.prochain) ? (passe.prochain as Jour) : null,
    aFaire,
  };
}

const VIDE: ReadonlyMap<IdFait, never> = new Map<IdFait, never>();

/** Pure data: the state carries no engine. */
const enDonnees = ({ moteur: _moteur, ...texte }: Texte): TexteApplique => texte;

const rangDuTexte = (textes: readonly Texte[], avenant: IdFait): number | null => {
  const rang = textes.findIndex((t) => t.fait === avenant);
  return rang < 0 ? null : rang;
};

const commencer = (
  moteur: Moteur,
  textes: readonly Texte[],
  faits: Faits,
  au: Jour,
  retenus: Passe['retenus'],
): Passe => ({
  retenus,
  moteur,
  au,
  faits,
  termes: lireTermes((textes[0] as Texte).modele, faits),
  parties: faitsDe(faits, 'convention-creee')[0]?.donnees.parties ?? {},
  procedures: [],
  signature: null,
  entree: null,
  fin: null,
  resiliee: null,
  arret: null,
  exercices: [],
  reunions: [],
  occurrences: new Map(),
  registres: {},
  depots: VIDE,
  acceptations: VIDE,
  retours: VIDE,
  prochain: Number.POSITIVE_INFINITY,
});

/** Papers by obligation, what became of them, and the periods that they feed. */
function lirePieces(passe: Passe): void {
  const { faits } = passe;
  const depots = new Map<string, Fait<'piece-deposee'>[]>();
  for (const f of faitsDe(faits, 'piece-deposee')) {
    const deja = depots.get(f.donnees.obligation);
    if (deja === undefined) depots.set(f.donnees.obligation, [f]);
    else deja.push(f);
  }
  passe.depots = depots;
  passe.acceptations = parDepot(faitsDe(faits, 'piece-acceptee'));
  passe.retours = parDepot(faitsDe(faits, 'piece-retournee'));
  passe.registres = lireRegistres(passe.moteur, faitsDe(faits, 'piece-deposee'), passe.retours);
  for (const periodes of Object.values(passe.registres))
    for (const p of periodes) {
      noter(passe, p.du);
      noter(passe, p.au + 1);
    }
}

function parDepot<F extends { readonly donnees: { readonly depot: IdFait } }>(
  faits: readonly F[],
): ReadonlyMap<IdFait, F> {
  if (faits.length === 0) return VIDE;
  const index = new Map<IdFait, F>();
  for (const f of faits) index.set(f.donnees.depot, f);
  return index;
}

/** The last vote of each year and payer: the one that counts. */
function votesRetenus(faits: Faits): VoteRetenu[] {
  const retenus: VoteRetenu[] = [];
  for (const f of faitsDe(faits, 'subvention-votee')) {
    const { versements, exercice, payeur, montant } = f.donnees;
    const i = retenus.findIndex(
      (v) => v.versements === versements && v.exercice === exercice && v.payeur === payeur,
    );
    const vote = { fait: f.id, versements, exercice, payeur, montant, jour: f.jour };
    if (i < 0) retenus.push(vote);
    else retenus[i] = vote;
  }
  return retenus;
}

import { capitale, enumerer } from '../basics/francais.ts';
import { anneeDe, ecrireIso, type Jour } from '../basics/jour.ts';
import type { Echeance, PieceRecue } from '../rules/etat.ts';
import { type ADire, nomsParties } from './dit.ts';
import { titreEcheance } from './intitules.ts';
import { type Statut, statutEcheance, statutPiece } from './statuts.ts';
import { parLimite } from './tables.ts';
import { ecrireJourCourt, enumererAvecReste, sansArticle } from './typographie.ts';

/** One row of the deadlines of a year; a deadline whose papers are in different states takes one row per state. */
export interface LigneDAnnee {
  readonly cle: string;
  readonly jour: string;
  readonly iso: string | null;
  readonly titre: string;
  readonly qui: string;
  readonly article: string;
  /** rank of the text it falls under */
  readonly texte: number;
  readonly statut: Statut;
  readonly facultative: boolean;
}

/** Deadlines that fall, or were met, in a civil year, and those still late from before. */
export function echeancesDeLAnnee(d: ADire, annee: number): readonly LigneDAnnee[] {
  const debut = (e: Echeance): Jour | null => e.limite ?? e.satisfaiteLe;
  return d.etat.echeances
    .filter((e) => e.statut !== 'permanente')
    .filter((e) => {
      const jour = debut(e);
      if (jour === null)
        return (e.exercice ?? annee) === annee && (e.statut === 'ouverte' || e.statut === 'date-inconnue');
      const traine = e.statut === 'en-retard' && anneeDe(jour) < annee && anneeDe(d.etat.regard.au) === annee;
      return anneeDe(jour) === annee || traine;
    })
    .sort((a, b) => (debut(a) ?? TARD) - (debut(b) ?? TARD) || parLimite(a, b))
    .flatMap((e) => lignes(d, e, annee));
}

const TARD = Number.MAX_SAFE_INTEGER;

/** Duties that hold every day: checked, never due. */
export const echeancesPermanentes = (d: ADire): readonly LigneDAnnee[] =>
  d.etat.echeances
    .filter((e) => e.statut === 'permanente')
    .map((e) => ligne(d, e, titreEcheance(d, e), statutEcheance(e, d.etat.regard.au), null));

function lignes(d: ADire, e: Echeance, annee: number): LigneDAnnee[] {
  const au = d.etat.regard.au;
  const groupes = e.statut === 'anterieure' || e.statut === 'sans-objet' ? new Map() : parStatut(e, au);
  if (groupes.size < 2) return [ligne(d, e, titreEcheance(d, e), statutEcheance(e, au), annee)];
  return [...groupes.values()].map((g: { statut: Statut; pieces: PieceRecue[] }) =>
    ligne(d, e, nommer(g.pieces), g.statut, annee),
  );
}

function parStatut(e: Echeance, au: Jour): Map<string, { statut: Statut; pieces: PieceRecue[] }> {
  const groupes = new Map<string, { statut: Statut; pieces: PieceRecue[] }>();
  for (const p of e.pieces.filter((x) => !x.piece.facultative)) {
    const statut = statutPiece(p, e, au);
    const groupe = groupes.get(statut.libelle) ?? { statut, pieces: [] };
    groupe.pieces.push(p);
    groupes.set(statut.libelle, groupe);
  }
  return groupes;
}

function nommer(pieces: readonly PieceRecue[]): string {
  const noms = pieces.map((p) => sansArticle(p.piece.intitule));
  const dits = noms.map((n, i) => (i === 0 ? n : n.charAt(0).toLocaleLowerCase('fr') + n.slice(1)));
  return dits.length > 3 ? enumererAvecReste(dits, 2, 'autre') : capitale(enumerer(dits));
}

function ligne(d: ADire, e: Echeance, titre: string, statut: Statut, annee: number | null): LigneDAnnee {
  const jour = e.limite ?? e.satisfaiteLe;
  return {
    cle: e.cle,
    jour: jour === null ? 'à fixer' : ecrireJourCourt(jour, annee === null || anneeDe(jour) !== annee),
    iso: jour === null ? null : ecrireIso(jour),
    titre,
    qui: capitale(nomsParties(d, e.obligation.debiteur)),
    article: e.obligation.article,
    texte: e.texte,
    statut,
    facultative: e.obligation.facultative,
  };
}

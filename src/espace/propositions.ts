import { echeancesVisees } from '../acts/cas.ts';
import { estProche } from '../acts/esquisse.ts';
import { rattacher } from '../acts/esquisses/pieces.ts';
import type { Jour } from '../basics/jour.ts';
import { plier } from '../basics/pli.ts';
import type { Fait } from '../facts/fait.ts';
import type { Organisation, Personne, Quartier } from '../journal/registre.ts';
import type { PieceAttendue } from '../modele/regles.ts';
import type { Echeance, Etat } from '../rules/etat.ts';
import type { Classement } from '../rules/guichet.ts';

/** As much of an agreement as it takes to say what may be sent in it. */
export interface DossierOuvert {
  readonly id: string;
  readonly titre: string;
  readonly faits: readonly Fait[];
  readonly etat: Etat;
  readonly noms: {
    organisation(id: string): Organisation | undefined;
    personne(id: string): Personne | undefined;
    quartier(id: string): Quartier | undefined;
  };
}

/** One thing that a file may be: a piece of a deadline of one agreement. */
export interface Proposition {
  readonly dossier: DossierOuvert;
  readonly echeance: Echeance;
  readonly piece: PieceAttendue;
  readonly classement: Classement;
  /** 1 for what was never sent, 2 for what replaces a first sending… */
  readonly version: number;
}

/** Everything that an organisation may send, in the agreements given: what is due first, then what is there already. */
export function propositionsDe(
  dossiers: readonly DossierOuvert[],
  organisation: string,
  aujourdhui: Jour,
): readonly Proposition[] {
  return dossiers.flatMap((dossier) =>
    dossier.etat.echeances
      .filter((e) => seDepose(dossier.etat, e, organisation, aujourdhui))
      // What could answer two deadlines would be refused: it is not offered.
      .filter((e) => repondAUneSeule(dossier.etat, e))
      .flatMap((echeance) =>
        echeance.pieces
          .filter((p) => p.etat !== 'acceptee' || echeance.statut === 'permanente')
          .map(({ piece, depots }) => ({
            ...{ dossier, echeance, piece, version: depots.length + 1 },
            classement: {
              dossier: dossier.id,
              obligation: echeance.obligation.id,
              piece: piece.id,
              ...rattacher(dossier.etat, echeance),
            },
          })),
      ),
  );
}

const repondAUneSeule = (etat: Etat, e: Echeance): boolean =>
  echeancesVisees(etat, { obligation: e.obligation.id, ...rattacher(etat, e) }).length === 1;

/** A year behind, and a year ahead. */
function seDepose(etat: Etat, e: Echeance, organisation: string, aujourdhui: Jour): boolean {
  if (e.statut === 'sans-objet' || e.statut === 'anterieure') return false;
  if (!e.obligation.debiteur.some((role) => etat.parties[role] === organisation)) return false;
  const ancienne = e.limite !== null && e.limite < aujourdhui - 400;
  return estProche(e.limite, aujourdhui) && !(ancienne && e.satisfaiteLe !== null);
}

export interface Vraisemblance {
  readonly propositions: readonly Proposition[];
  /** how many, at the head, the words themselves point at */
  readonly probables: number;
  /** the first one is named by its own words: it may be chosen beforehand */
  readonly sure: boolean;
}

/** Sorted by likelihood: what its name and the subject of its message say, then what is late or comes soon. */
export function parVraisemblance(
  propositions: readonly Proposition[],
  dit: string,
  aujourdhui: Jour,
): Vraisemblance {
  const mots = motsUtiles(dit);
  const notees = propositions
    .map((p) => ({ p, ...noter(p, mots, aujourdhui) }))
    .sort((a, b) => b.mots - a.mots || b.temps - a.temps);
  const meilleure = notees[0]?.mots ?? 0;
  const probables = notees.filter((n) => n.mots >= Math.max(1, meilleure - 1)).length;
  return { propositions: notees.map((n) => n.p), probables: Math.min(probables, 4), sure: meilleure >= 2 };
}

function noter(p: Proposition, mots: readonly string[], aujourdhui: Jour) {
  const { piece, echeance } = p;
  const siens = motsUtiles(`${piece.intitule} ${piece.id}`);
  const voisins = motsUtiles(`${echeance.obligation.intitule} ${echeance.obligation.id}`);
  let poids = 0;
  for (const mot of mots) {
    if (siens.some((s) => proches(s, mot))) poids += 2;
    else if (voisins.some((s) => proches(s, mot))) poids += 1;
  }
  // Names like « Budget 2026 » tell one year from another once the thing itself is told.
  const annees = anneesDe(p);
  if (poids > 0 && mots.some((m) => annees.includes(m))) poids += 1;
  return { mots: poids, temps: presse(echeance, p, aujourdhui) };
}

const anneesDe = ({ echeance, piece }: Proposition): readonly string[] =>
  echeance.exercice === null ? [] : [String(echeance.exercice + (piece.porteSur ?? 0))];

function presse(e: Echeance, { version }: Proposition, aujourdhui: Jour): number {
  const manque = version === 1 ? 2 : 0;
  if (e.statut === 'en-retard') return manque + 2;
  return manque + (e.limite !== null && e.limite - aujourdhui <= 60 ? 1 : 0);
}

/** `Rapport_activité-2025.pdf` -> rapport, activite, 2025. */
function motsUtiles(texte: string): readonly string[] {
  const mots = plier(texte.replaceAll('_', ' ')).split(' ');
  return [...new Set(mots)].filter((m) => m.length > 3 && !VIDES.has(m));
}

const VIDES = new Set([
  'pour',
  'dans',
  'avec',
  'annee',
  'piece',
  'pieces',
  'document',
  'copie',
  'scan',
  'votre',
]);

/** A plural, a feminine: the same beginning, but for the last letters. */
const proches = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a)));

import type { Champ, Formulaire, LigneChiffree, TypeDeChamp } from '../modele/formulaire.ts';
import type { Modele, Mot } from '../modele/regles.ts';

/** What one answer holds; `jour` and words are kept as text, money as cents, shares as percents. */
export type TypeDeReponse =
  | Exclude<TypeDeChamp, 'date' | 'periode' | 'repartition' | 'personne'>
  | 'jour'
  | 'pourcent';

/** One answer to type, at the path under which the form keeps it: `annee-ecoulee.secteurs.territoire`. */
export interface Reponse {
  readonly chemin: string;
  readonly intitule: string;
  readonly type: TypeDeReponse;
}

/** A question as people read it: one answer, or several that go together (a share per heading, a period). */
export interface Question {
  readonly chemin: string;
  readonly champ: Champ;
  readonly intitule: string;
  readonly reponses: readonly Reponse[];
}

/** What is filled at one go: a section, a section for one axis, or the table of figures. */
export interface PartieDeFiche {
  /** `identification`, `axes.citoyennete`, `chiffres` */
  readonly cle: string;
  readonly intitule: string;
  readonly axe: { readonly numero: number; readonly intitule: string } | null;
  readonly questions: readonly Question[];
  /** every answer of the part, explanations left aside */
  readonly reponses: readonly Reponse[];
}

export const CHIFFRES = 'chiffres';
export const EXPLICATIONS = 'explications';

/** The whole form, part by part, in its order; the figures come last, but for what comments on them. Remembered by form. */
export function partiesDe(modele: Modele, formulaire: Formulaire): readonly PartieDeFiche[] {
  let parties = connues.get(formulaire);
  if (parties === undefined) {
    parties = lireParties(modele, formulaire);
    connues.set(formulaire, parties);
  }
  return parties;
}
const connues = new WeakMap<Formulaire, readonly PartieDeFiche[]>();

function lireParties(modele: Modele, f: Formulaire): readonly PartieDeFiche[] {
  const sections = (apres: boolean) =>
    f.sections.filter((s) => s.apresLesChiffres === apres).flatMap((s) => partiesDeSection(modele, f, s));
  return [...sections(false), ...chiffresDe(f), ...sections(true)];
}

function partiesDeSection(
  modele: Modele,
  f: Formulaire,
  s: Formulaire['sections'][number],
): readonly PartieDeFiche[] {
  const partie = (cle: string, axe: PartieDeFiche['axe']): PartieDeFiche => {
    const questions = s.champs.flatMap((c) => questionsDe(modele, f, c, `${cle}.${c.id}`));
    return { cle, intitule: s.intitule, axe, questions, reponses: questions.flatMap((q) => q.reponses) };
  };
  return s.pourChaqueAxe
    ? modele.axes.map((a) => partie(`${s.id}.${a.id}`, { numero: a.numero, intitule: a.intitule }))
    : [partie(s.id, null)];
}

function chiffresDe(f: Formulaire): readonly PartieDeFiche[] {
  if (f.lignes.length === 0 || f.colonnes.length === 0) return [];
  const reponses = f.lignes.filter(seSaisit).flatMap((l) =>
    f.colonnes.map(
      (c): Reponse => ({
        chemin: cheminDeCase(l.id, c.id),
        intitule: `${l.intitule}, ${c.intitule.toLocaleLowerCase('fr')}`,
        type: l.signe ? 'montant-signe' : 'montant',
      }),
    ),
  );
  return [{ cle: CHIFFRES, intitule: 'Chiffres', axe: null, questions: [], reponses }];
}

/** Totals and results are derived, never typed. */
export const seSaisit = (l: LigneChiffree): boolean => l.somme.length === 0 && l.difference === null;

export const cheminDeCase = (ligne: Mot, colonne: Mot): string => `${CHIFFRES}.${ligne}.${colonne}`;

const ATOMES: Partial<Record<TypeDeChamp, TypeDeReponse>> = { date: 'jour', personne: 'texte' };

function questionsDe(modele: Modele, f: Formulaire, champ: Champ, chemin: string): readonly Question[] {
  const { intitule, type } = champ;
  const question = (reponses: readonly Reponse[], ou = chemin, titre = intitule): Question => ({
    chemin: ou,
    champ,
    intitule: titre,
    reponses,
  });
  if (type === 'repartition')
    return [
      question(
        champ.rubriques.map((r) => ({
          chemin: `${chemin}.${r}`,
          intitule: modele.intitules[`${f.id}.${r}`] ?? r,
          type: 'pourcent',
        })),
      ),
    ];
  if (type === 'periode')
    return [
      question([
        { chemin: `${chemin}.du`, intitule: `${intitule}, du`, type: 'jour' },
        { chemin: `${chemin}.au`, intitule: `${intitule}, au`, type: 'jour' },
      ]),
    ];
  const seule = question([{ chemin, intitule, type: ATOMES[type] ?? (type as TypeDeReponse) }]);
  if (!champ.indicateurs) return [seule];
  const mesure = `${chemin}.indicateurs`;
  const titre = `Indicateurs : ${intitule.charAt(0).toLocaleLowerCase('fr')}${intitule.slice(1)}`;
  return [seule, question([{ chemin: mesure, intitule: titre, type: 'texte-long' }], mesure, titre)];
}

/** The part that asks for a field; null for a field repeated for each axis. */
export function partieDuChamp(modele: Modele, f: Formulaire, champ: Mot): string | null {
  const section = f.sections.find((s) => s.champs.some((c) => c.id === champ));
  return section && !section.pourChaqueAxe && partiesDe(modele, f).length > 0 ? section.id : null;
}

/** Paths under which a difference is explained: one per check, or one per number compared. */
export function cheminsDExplication(f: Formulaire): readonly string[] {
  return f.controles.flatMap((c) => {
    const base = `${EXPLICATIONS}.${c.id}`;
    if (c.sorte === 'egalite') return [base];
    if (c.sorte === 'borne')
      return c.valeurs.map((_, i) => (c.valeurs.length === 1 ? base : `${base}.${i + 1}`));
    return c.cibles.flatMap((cible) => {
      if (cible.sorte === 'champ') return [`${base}.${cible.champ}`];
      if (cible.sorte === 'cellule') return [`${base}.${cible.ligne}.${cible.colonne}`];
      return f.lignes.map((l) => `${base}.${l.id}`);
    });
  });
}

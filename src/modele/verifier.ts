import type { Quand, Repere } from './quand.ts';
import type { Modele, Position } from './regles.ts';
import type { Releve } from './releve.ts';
import { verifierFormulaires } from './verifier-formulaires.ts';

/** Checks that need the whole modele: what turns in circles, what is given twice. */
export function verifierModele(m: Modele, r: Releve): void {
  verifierCycles(m, r);
  verifierAxes(m, r);
  verifierOptions(m, r);
  verifierFormulaires(m, r);
}

/** Obligations that wait for one another never fall due. */
function verifierCycles(m: Modele, r: Releve): void {
  const pieces = new Map<string, string[]>();
  for (const o of m.obligations)
    for (const p of o.pieces) pieces.set(p.id, [...(pieces.get(p.id) ?? []), o.id]);
  const attend = new Map(
    m.obligations.map((o) => [
      o.id,
      dependances(o.quand).flatMap((d) => (d.piece ? (pieces.get(d.piece) ?? []) : [d.obligation])),
    ]),
  );
  const signales = new Set<string>();
  for (const o of m.obligations) {
    const boucle = trouverBoucle(o.id, attend);
    if (!boucle || boucle.some((id) => signales.has(id))) continue;
    for (const id of boucle) signales.add(id);
    fauteA(
      r,
      o.position,
      o.id,
      `« ${o.id} » s’attend elle-même : ${[...boucle, boucle[0]].join(' → ')}`,
      'une date qui ne dépende pas d’elle',
    );
  }
}

function trouverBoucle(
  depart: string,
  attend: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const suivre = (id: string, chemin: readonly string[]): readonly string[] | null => {
    if (id === depart && chemin.length > 0) return chemin;
    if (chemin.includes(id)) return null;
    for (const suivant of attend.get(id) ?? []) {
      const trouve = suivre(suivant, [...chemin, id]);
      if (trouve) return trouve;
    }
    return null;
  };
  return suivre(depart, []);
}

type Dependance =
  | { readonly piece: string; readonly obligation: '' }
  | { readonly piece: ''; readonly obligation: string };

function dependances(q: Quand): readonly Dependance[] {
  switch (q.sorte) {
    case 'avec':
      return [{ piece: '', obligation: q.obligation }];
    case 'fenetre':
      return [...dansRepere(q.du), ...dansRepere(q.au)];
    case 'au-plus-tard':
    case 'avant':
    case 'delai':
    case 'sans-delai':
      return dansRepere(q.repere);
    default:
      return [];
  }
}

function dansRepere(p: Repere): readonly Dependance[] {
  if (p.sorte === 'premier-de' || p.sorte === 'dernier-de') return p.reperes.flatMap(dansRepere);
  if (p.sorte === 'decale') return dansRepere(p.repere);
  if (p.sorte !== 'evenement') return [];
  const e = p.evenement;
  // papers received from a third party start obligations of their own: only what the agreement itself produces can turn in circles
  if (e.sorte === 'envoi' || e.sorte === 'acceptation') return [{ piece: e.piece, obligation: '' }];
  return [];
}

/** Axes are known by their number: two of the same would be taken for one another. */
function verifierAxes(m: Modele, r: Releve): void {
  const vus = new Map<number, string>();
  for (const axe of m.axes) {
    const deja = vus.get(axe.numero);
    const d = r.declares.get(`axe//${axe.id}`);
    if (deja !== undefined && d)
      fauteA(
        r,
        d.position,
        axe.id,
        `l’axe « ${axe.id} » porte le numéro ${axe.numero}, comme « ${deja} »`,
        'un numéro par axe',
      );
    vus.set(axe.numero, axe.id);
  }
}

/** An instalment under an option that no agreement could choose would never exist. */
function verifierOptions(m: Modele, r: Releve): void {
  for (const v of m.versements)
    for (const t of v.tranches) {
      const choix = m.termes.find((x) => x.id === t.si?.terme)?.choix ?? [];
      if (t.si && choix.length > 0 && !choix.includes(t.si.vaut))
        fauteA(
          r,
          t.position,
          t.id,
          `la tranche « ${t.id} » attend « ${t.si.vaut} », que le terme « ${t.si.terme} » ne permet pas`,
          choix.map((x) => `« ${x} »`).join(', '),
        );
    }
}

function fauteA(r: Releve, position: Position, mot: string, message: string, attendu: string): void {
  r.fautes.push({ position, mot, message, attendu, proche: null });
}

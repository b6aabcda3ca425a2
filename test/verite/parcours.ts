import type { DemonstrationVivante } from './demonstration-vivante.ts';
import type { PageLue } from './page.ts';
import { type Faute, REGLES } from './regles.ts';

/** Pages of one look, by what they are: everything is read when all is asked, else a share that changes with the week. */
export interface Regard {
  readonly mandat: string;
  /** rank of the week, which turns what is looked at; null: everything */
  readonly semaine: number | null;
}

const LISTES = ['/a-faire', '/versements', '/conventions', '/organisations', '/guichet'];
/** Pages of an agreement besides its own, its deadlines and its instalments. */
const SUITES = ['/texte', '/documents', '/journal', '/echanges', '/enregistrer'];

/** Reads what one identity sees on a day, and gives what is not true in it. */
export async function parcourir(
  demo: DemonstrationVivante,
  { mandat, semaine }: Regard,
): Promise<{ readonly fautes: readonly Faute[]; readonly pages: number }> {
  const lues = new Map<string, PageLue | null>();
  const lire = async (adresse: string): Promise<PageLue | null> => {
    const deja = lues.get(adresse);
    if (deja !== undefined) return deja;
    const page = await demo.lire(mandat, adresse);
    lues.set(adresse, page);
    return page;
  };
  const fautes: Faute[] = [];
  const examiner = async (adresse: string): Promise<PageLue | null> => {
    const page = await lire(adresse);
    if (page) for (const regle of REGLES) fautes.push(...(await regle.chercher(page, lire)));
    return page;
  };
  for (const adresse of tourner(LISTES, semaine, 2)) await examiner(adresse);
  const siennes = liensDe(await lire('/conventions'), /^\/conventions\/(?!nouvelle)[^/?]+$/);
  for (const adresse of tourner(siennes, semaine, 1)) {
    const page = await examiner(adresse);
    const profondes = liensDe(page, /\/(echeances|versements)\/[^?]+$/);
    for (const profonde of tourner(profondes, semaine, 3)) await examiner(profonde);
    for (const suite of tourner(SUITES, semaine, 1)) await examiner(`${adresse}${suite}`);
  }
  return { fautes, pages: [...lues.values()].filter((p) => p !== null).length };
}

/** `combien` of a list, the following ones at each turn: over the weeks, all of them. */
export function tourner<T>(liste: readonly T[], tour: number | null, combien: number): readonly T[] {
  if (tour === null || liste.length <= combien) return liste;
  return Array.from({ length: combien }, (_, i) => liste[(tour * combien + i) % liste.length] as T);
}

const liensDe = (page: PageLue | null, motif: RegExp): readonly string[] => [
  ...new Set(
    [...(page?.html ?? '').matchAll(/\shref="([^"#?]+)"/g)]
      .map(([, lien = '']) => lien)
      .filter((l) => motif.test(l)),
  ),
];

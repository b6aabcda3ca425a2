import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Gives axe to the page, through the debugging protocol: the page's own policy would refuse an inline script. */
export async function donnerAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  await page.evaluate(SANS_TRAITS);
}

/** axe measures no contrast over a drawn background, and the sheet's margin is a line drawn behind everything. */
const SANS_TRAITS = `{
  const feuille = new CSSStyleSheet();
  feuille.replaceSync('*, *::before, *::after { background-image: none !important }');
  document.adoptedStyleSheets = [feuille];
}`;

/** Naming rules by their tag would also run those of level AAA, which axe leaves out by default. */
const DE_COULEUR = axe
  .getRules(['cat.color'])
  .filter((r) => !r.tags.includes('wcag2aaa'))
  .map((r) => r.ruleId);

/** What axe reproaches to a page that received it, or cannot measure; `couleurs`: by the rules of colours alone. */
export async function auditer(
  page: Page,
  regles: 'toutes' | 'couleurs' = 'toutes',
): Promise<readonly string[]> {
  const choix = regles === 'toutes' ? {} : { runOnly: { type: 'rule', values: DE_COULEUR } };
  const { violations, incomplete } = (await page.evaluate(
    `axe.run(${JSON.stringify(choix)})`,
  )) as axe.AxeResults;
  const nonMesurees = incomplete
    .filter((v) => v.id === 'color-contrast')
    // The words of a drawing lie on its own shapes, which axe does not read.
    .map((v) => ({ ...v, nodes: v.nodes.filter((n) => !n.html.startsWith('<text')) }))
    .filter((v) => v.nodes.length > 0);
  return [...violations, ...nonMesurees].map((v) => {
    const ou = v.nodes.map((n) => n.target.join(' ')).slice(0, 3);
    return `${v.id}, ${ou.join(' | ')}`;
  });
}

/** By how much a page is wider than its window. */
export async function deborder(page: Page): Promise<readonly string[]> {
  const exces = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  return typeof exces === 'number' && exces > 0 ? [`${exces} pixels de trop`] : [];
}

import { dateCivile, type Jour } from '../../basics/jour.ts';
import { ecrireMontantSimple } from '../../basics/montant.ts';
import type { Cellule } from '../../views/tables.ts';
import type { TableAEcrire } from './table.ts';

/** As French spreadsheets open it: UTF-8 with its mark, semicolons, `15/07/2026`, `81000,00`, one line per row. */
export function ecrireCsv<L>({ colonnes, lignes }: Pick<TableAEcrire<L>, 'colonnes' | 'lignes'>): string {
  const entete = colonnes.map((c) => champ(c.libelle));
  const rangees = lignes.map((l) => colonnes.map((c) => ecrireCellule(c.lire(l))));
  return `\uFEFF${[entete, ...rangees].map((r) => r.join(';')).join('\r\n')}\r\n`;
}

/** `15/07/2026`. */
export function ecrireJourCsv(j: Jour): string {
  const d = dateCivile(j);
  return `${String(d.jour).padStart(2, '0')}/${String(d.mois).padStart(2, '0')}/${d.annee}`;
}

function ecrireCellule(c: Cellule): string {
  switch (c.genre) {
    case 'texte':
      return champ(c.valeur);
    case 'nombre':
      return c.valeur === null ? '' : String(c.valeur).replace('.', ',');
    case 'jour':
      return c.valeur === null ? '' : ecrireJourCsv(c.valeur);
    case 'montant':
      return c.valeur === null ? champ(c.attend ?? '') : ecrireMontantSimple(c.valeur);
  }
}

/** A text that a spreadsheet would take for a formula is given an apostrophe first (OWASP, CSV Injection). */
function champ(texte: string): string {
  const sur = /^[=+\-@\t\r\n]/.test(texte) ? `'${texte}` : texte;
  return /[;"\r\n\t']/.test(sur) ? `"${sur.replaceAll('"', '""')}"` : sur;
}

import type ExcelJS from 'exceljs';
import { ecrireJour, type Jour } from '../../basics/jour.ts';
import type { Cellule, Colonne } from '../../views/tables.ts';
import { sansControle } from '../textes.ts';
import { nouveauClasseur } from './classeur.ts';
import type { TableAEcrire } from './table.ts';

/**
 * A workbook of one sheet with typed cells: days are dates, amounts are numbers in euros. Formats are stored in the
 * file's own notation; a French spreadsheet shows `15/07/2026` and `81 000,00 €`.
 */
export async function ecrireXlsx<L>({ titre, jour, colonnes, lignes }: TableAEcrire<L>): Promise<Uint8Array> {
  const classeur = await nouveauClasseur();
  classeur.title = sansControle(titre);
  classeur.subject = `État au ${ecrireJour(jour)}`;
  classeur.created = enDate(jour);
  classeur.modified = enDate(jour);
  const feuille = classeur.addWorksheet(nomDeFeuille(titre), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: {
      oddHeader: `&L${titre.replaceAll('&', '&&')}&R${ecrireJour(jour)}`,
      oddFooter: '&R&P / &N',
    },
  });
  feuille.pageSetup.printTitlesRow = '1:1';
  feuille.columns = colonnes.map((c) => ({ key: c.cle, width: largeur(c, lignes) }));
  const entete = feuille.addRow(colonnes.map((c) => c.libelle));
  entete.font = { bold: true };
  entete.alignment = { vertical: 'top', wrapText: true };
  for (const ligne of lignes) {
    const rang = feuille.addRow([]);
    colonnes.forEach((c, i) => {
      remplir(rang.getCell(i + 1), c.lire(ligne));
    });
  }
  feuille.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: lignes.length + 1, column: colonnes.length },
  };
  return new Uint8Array(await classeur.xlsx.writeBuffer());
}

function remplir(cellule: ExcelJS.Cell, contenu: Cellule): void {
  cellule.alignment = { vertical: 'top', wrapText: contenu.genre === 'texte' };
  switch (contenu.genre) {
    case 'texte':
      // A string cell: a text that starts with « = » stays a text.
      cellule.value = sansControle(contenu.valeur);
      return;
    case 'nombre':
      cellule.value = contenu.valeur;
      return;
    case 'jour':
      cellule.value = contenu.valeur === null ? null : enDate(contenu.valeur);
      cellule.numFmt = 'dd/mm/yyyy';
      return;
    case 'montant':
      cellule.value = contenu.valeur === null ? (contenu.attend ?? null) : contenu.valeur / 100;
      cellule.numFmt = '#,##0.00\u00A0"€"';
  }
}

const enDate = (j: Jour): Date => new Date(j * 86_400_000);

/** Excel refuses some characters in a sheet's name, and more than 31. */
const nomDeFeuille = (titre: string): string =>
  sansControle(titre)
    .replace(/[:\\/?*[\]]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim() || 'Feuille';

const LARGEURS = { jour: 13, montant: 16, nombre: 10 } as const;

function largeur<L>(colonne: Colonne<L>, lignes: readonly L[]): number {
  const cellules = lignes.map((l) => colonne.lire(l));
  const genre = cellules[0]?.genre ?? 'texte';
  if (genre !== 'texte') return Math.max(LARGEURS[genre], colonne.libelle.length + 3);
  const plusLong = Math.max(0, ...cellules.map((c) => (c.genre === 'texte' ? c.valeur.length : 0)));
  return Math.min(55, Math.max(colonne.libelle.length + 3, plusLong + 2));
}

import type ExcelJS from 'exceljs';

/** An empty workbook. The library comes with the first one: half of what a start would read otherwise, for a rare need. */
export async function nouveauClasseur(): Promise<ExcelJS.Workbook> {
  const { default: bibliotheque } = await import('exceljs');
  return new bibliotheque.Workbook();
}

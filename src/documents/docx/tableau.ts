import { BorderStyle, Paragraph, Table, TableCell, TableRow, type TextRun, WidthType } from 'docx';

type Cellule = readonly TextRun[];

/** A table over the whole width, whose first row is a header that repeats on each page. */
export function tableau(entetes: readonly Cellule[], lignes: readonly (readonly Cellule[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: SANS,
      left: SANS,
      right: SANS,
      insideVertical: SANS,
      bottom: FILET,
      insideHorizontal: FILET,
    },
    rows: [ligne(entetes, true), ...lignes.map((l) => ligne(l, false))],
  });
}

const SANS = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const FILET = { style: BorderStyle.SINGLE, size: 4, color: 'B9B2C2' };

function ligne(cellules: readonly Cellule[], entete: boolean): TableRow {
  return new TableRow({
    // Written only when true: readers take its mere presence for a header.
    ...(entete ? { tableHeader: true } : {}),
    cantSplit: true,
    children: cellules.map(
      (runs) =>
        new TableCell({
          margins: { top: 60, bottom: 60, left: 80, right: 80 },
          children: [new Paragraph({ style: entete ? 'entete-de-tableau' : 'cellule', children: [...runs] })],
        }),
    ),
  });
}

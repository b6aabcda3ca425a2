import { parse } from 'csv-parse/sync';
import type ExcelJS from 'exceljs';
import type { Tableau, TableauIllisible } from '../../acts/reprise/tableau.ts';
import type { Jour } from '../../basics/jour.ts';
import { echec, type Result, reussite } from '../../basics/result.ts';
import { nouveauClasseur } from './classeur.ts';
import { ecrireJourCsv } from './csv.ts';
import { deplierClasseur } from './deplier.ts';

const COLONNES_AU_PLUS = 200;
const LIGNES_AU_PLUS = 20_000;
/** What a spreadsheet holds in one cell. */
const CARACTERES_AU_PLUS = 32_767;
/** What says nothing of values, and that the library would unfold cell by cell: a rule on a whole column is a million. */
const SANS_VALEUR = ['dataValidations', 'conditionalFormatting'];

/** Reads a workbook (its first sheet) or a CSV (comma, semicolon or tab; UTF-8 or Windows-1252): first row, heads. */
export async function lireTableau(octets: Uint8Array): Promise<Result<Tableau, TableauIllisible>> {
  const estUnClasseur = octets[0] === 0x50 && octets[1] === 0x4b;
  const rangees = estUnClasseur ? await lireClasseur(octets) : lireCsv(octets);
  return rangees.ok ? composer(rangees.valeur) : rangees;
}

type Rangees = readonly { readonly numero: number; readonly cellules: readonly string[] }[];

function composer(rangees: Rangees): Result<Tableau, TableauIllisible> {
  const [tete, ...suite] = rangees.filter((r) => r.cellules.some((c) => c.trim() !== ''));
  if (!tete) return echec({ code: 'sans-entete' });
  const entetes = tete.cellules.map((c) => c.replace(/\s+/g, ' ').trim());
  while (entetes.at(-1) === '') entetes.pop();
  if (entetes.length > COLONNES_AU_PLUS) return echec({ code: 'trop-de-colonnes', max: COLONNES_AU_PLUS });
  const double = entetes.find((e, i) => e !== '' && entetes.indexOf(e) !== i);
  if (double !== undefined) return echec({ code: 'entete-double', entete: double });
  if (suite.length > LIGNES_AU_PLUS) return echec({ code: 'trop-gros', max: LIGNES_AU_PLUS });
  const longue = [tete, ...suite].find((r) => r.cellules.some((c) => c.length > CARACTERES_AU_PLUS));
  if (longue) return echec({ code: 'cellule-trop-longue', ligne: longue.numero, max: CARACTERES_AU_PLUS });
  return reussite({
    entetes,
    lignes: suite.map(({ numero, cellules }) => ({
      numero,
      cellules: entetes.map((_, i) => cellules[i] ?? ''),
    })),
  });
}

function lireCsv(octets: Uint8Array): Result<Rangees, TableauIllisible> {
  const texte = decoder(octets);
  const premiere = texte.slice(0, texte.search(/\r|\n|$/));
  const delimiter = [';', '\t', ',']
    .map((s) => [s, premiere.split(s).length] as const)
    .reduce((mieux, s) => (s[1] > mieux[1] ? s : mieux))[0];
  try {
    const lues = parse(texte, {
      ...{ delimiter, relax_column_count: true, skip_empty_lines: false, info: true },
      ...{ relax_quotes: true, max_record_size: 1_000_000, to: LIGNES_AU_PLUS + 2 },
    }) as unknown as readonly { record: string[]; info: { lines: number } }[];
    return reussite(lues.map((l) => ({ numero: l.info.lines, cellules: l.record.map(sansGarde) })));
  } catch (erreur) {
    const { code, lines } = erreur as Partial<{ readonly code: string; readonly lines: number }>;
    return code === 'CSV_MAX_RECORD_SIZE'
      ? echec({ code: 'cellule-trop-longue', ligne: lines ?? 1, max: CARACTERES_AU_PLUS })
      : echec({ code: 'illisible' });
  }
}

/** Our own exports put an apostrophe before what a spreadsheet would take for a formula. */
const sansGarde = (c: string): string => (/^'[=+\-@]/.test(c) ? c.slice(1) : c);

/** UTF-8 if it is, else the code page of the spreadsheets that do not write it. */
function decoder(octets: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('windows-1252').decode(octets);
  }
}

async function lireClasseur(octets: Uint8Array): Promise<Result<Rangees, TableauIllisible>> {
  const deplie = deplierClasseur(octets);
  if (!deplie.ok) return deplie;
  const classeur = await nouveauClasseur();
  try {
    await classeur.xlsx.load(deplie.valeur.slice().buffer as ExcelJS.Buffer, { ignoreNodes: SANS_VALEUR });
  } catch {
    return echec({ code: 'illisible' });
  }
  const rangees: { numero: number; cellules: string[] }[] = [];
  classeur.worksheets[0]?.eachRow((rangee, numero) => {
    const cellules: string[] = [];
    rangee.eachCell((c, i) => {
      if (i <= COLONNES_AU_PLUS + 1) cellules[i - 1] = ecrire(c.value);
    });
    rangees.push({ numero, cellules: Array.from(cellules, (c) => c ?? '') });
  });
  return reussite(rangees);
}

/** As someone would type it: `24/11/2026`, `81000,5`; the result of a formula, never the formula. */
function ecrire(valeur: ExcelJS.CellValue): string {
  if (valeur === null || valeur === undefined) return '';
  if (valeur instanceof Date) return ecrireJourCsv(Math.floor(valeur.getTime() / 86_400_000) as Jour);
  if (typeof valeur === 'number') return String(Math.round(valeur * 1e6) / 1e6).replace('.', ',');
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (typeof valeur === 'string') return valeur;
  if ('richText' in valeur) return valeur.richText.map((m) => m.text).join('');
  if ('result' in valeur) return ecrire(valeur.result ?? null);
  if ('text' in valeur) return typeof valeur.text === 'string' ? valeur.text : ecrire(valeur.text);
  return '';
}

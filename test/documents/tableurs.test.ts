import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type Jour, jour } from '../../src/basics/jour.ts';
import { type Centimes, centimes } from '../../src/basics/montant.ts';
import { ecrireCsv } from '../../src/documents/tableurs/csv.ts';
import type { TableAEcrire } from '../../src/documents/tableurs/table.ts';
import { ecrireXlsx } from '../../src/documents/tableurs/xlsx.ts';

interface Ligne {
  readonly quoi: string;
  readonly quand: Jour | null;
  readonly combien: Centimes | null;
  readonly jours: number;
}

const FORMULES = ['=1+1', '+33 3 81 00 00 00', '-2', '@SUM(A1)', '\tcaché', '\rcaché', '=HYPERLINK("x";"y")'];

const table = (lignes: readonly Ligne[]): TableAEcrire<Ligne> => ({
  titre: 'Versements : MJC / [essai]',
  jour: jour(2026, 7, 1),
  lignes,
  colonnes: [
    { cle: 'quoi', libelle: 'Quoi', lire: (l) => ({ genre: 'texte', valeur: l.quoi }) },
    { cle: 'quand', libelle: 'Au plus tard', lire: (l) => ({ genre: 'jour', valeur: l.quand }) },
    {
      cle: 'combien',
      libelle: 'Montant',
      lire: (l) => ({ genre: 'montant', valeur: l.combien, attend: 'à calculer' }),
    },
    { cle: 'jours', libelle: 'Jours', lire: (l) => ({ genre: 'nombre', valeur: l.jours }) },
  ],
});

const ligne = (
  quoi: string,
  quand: Jour | null = null,
  combien: Centimes | null = null,
  jours = 0,
): Ligne => ({
  quoi,
  quand,
  combien,
  jours,
});

const COURANTES = [
  ligne('Solde ; 2026 « août »', jour(2026, 8, 31), centimes(8_450_050), 3),
  ligne('Reprise', jour(2028, 2, 29), centimes(-1_200), 0),
  ligne('Sans base'),
];

describe('un tableau en CSV', () => {
  it('s’ouvre tel quel dans un tableur français : marque UTF-8, points-virgules, dates et décimales françaises', () => {
    expect(ecrireCsv(table(COURANTES))).toBe(
      '\uFEFFQuoi;Au plus tard;Montant;Jours\r\n' +
        '"Solde ; 2026 « août »";31/08/2026;84500,50;3\r\n' +
        'Reprise;29/02/2028;-12,00;0\r\n' +
        'Sans base;;à calculer;0\r\n',
    );
  });

  it('désarme les textes qu’un tableur prendrait pour une formule', () => {
    const csv = ecrireCsv(table(FORMULES.map((f) => ligne(f))));
    const premieres = csv.slice(1).split('\r\n').slice(1, -1);
    expect(premieres).toHaveLength(FORMULES.length);
    for (const p of premieres) expect(p).toMatch(/^"?'/);
    expect(csv).toContain('"\'=HYPERLINK(""x"";""y"")"');
  });

  it('garde dans leur champ guillemets et retours à la ligne', () => {
    expect(ecrireCsv(table([ligne('a "b"\nc')]))).toContain('"a ""b""\nc";;');
  });
});

async function relire(
  lignes: readonly Ligne[],
): Promise<{ classeur: ExcelJS.Workbook; feuille: ExcelJS.Worksheet }> {
  const classeur = new ExcelJS.Workbook();
  const octets = await ecrireXlsx(table(lignes));
  await classeur.xlsx.load(octets.buffer as ArrayBuffer);
  const feuille = classeur.worksheets[0];
  if (!feuille) throw new Error('classeur sans feuille');
  return { classeur, feuille };
}

describe('un tableau en XLSX', () => {
  it('a des dates qui sont des dates et des montants qui sont des nombres', async () => {
    const { feuille } = await relire(COURANTES);
    expect(feuille.getCell('B2').value).toEqual(new Date('2026-08-31T00:00:00Z'));
    expect(feuille.getCell('B3').value).toEqual(new Date('2028-02-29T00:00:00Z'));
    expect(feuille.getCell('B2').numFmt).toBe('dd/mm/yyyy');
    expect(feuille.getCell('C2').value).toBe(84_500.5);
    expect(feuille.getCell('C3').value).toBe(-12);
    expect(feuille.getCell('C2').numFmt).toBe('#,##0.00\u00A0"€"');
    expect(feuille.getCell('C4').value).toBe('à calculer');
    expect(feuille.getCell('D2').value).toBe(3);
  });

  it('a un titre, une entête figée et filtrable, et des colonnes assez larges', async () => {
    const { classeur, feuille } = await relire(COURANTES);
    expect(classeur.title).toBe('Versements : MJC / [essai]');
    expect(feuille.name).toBe('Versements   MJC    essai');
    expect(feuille.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(feuille.autoFilter).toBe('A1:D4');
    expect(feuille.getRow(1).values).toEqual([undefined, 'Quoi', 'Au plus tard', 'Montant', 'Jours']);
    expect(feuille.getColumn(1).width).toBeGreaterThan('Solde ; 2026 « août »'.length);
  });

  it('garde comme textes ceux qui ressemblent à une formule', async () => {
    const { feuille } = await relire(FORMULES.map((f) => ligne(f)));
    FORMULES.forEach((f, i) => {
      const cellule = feuille.getCell(i + 2, 1);
      expect(cellule.type).toBe(ExcelJS.ValueType.String);
      expect(cellule.text.replace('\r', '\n')).toBe(f.replace('\r', '\n'));
    });
  });

  it('se lit même vide, et quand un texte porte des caractères de contrôle', async () => {
    expect((await relire([])).feuille.rowCount).toBe(1);
    expect((await relire([ligne('a\u0000b\u0008c')])).feuille.getCell('A2').value).toBe('abc');
  });
});

import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { lireTableauAPart } from '../../src/documents/tableurs/lire-a-part.ts';
import { direTableauIllisible } from '../../src/views/reprise.ts';
import { cellules, classeurDe, classeurMenteur } from './classeurs-hostiles.ts';

const FUSION = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
const REGLE =
  '<dataValidations><dataValidation type="list" sqref="A2:A1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>';
const CSV = (contenu: string): Uint8Array => Buffer.from(`nom;adresse\nMJC;"${contenu}`);

test.each([
  [
    'dont le répertoire annonce mille octets pour cent millions',
    () => classeurMenteur(100_000_000),
    'mensonger',
  ],
  [
    'qui se déplie en soixante et un millions d’octets',
    () => zipSync({ 'x.xml': new Uint8Array(61_000_000) }),
    'trop-lourd',
  ],
  ['de quatre cent mille cellules passées', () => classeurDe(cellules(10_100, 40)), 'trop-de-cellules'],
  ['d’une fusion de toute la feuille', () => classeurDe(cellules(2, 2) + FUSION), 'trop-de-cellules'],
  [
    'de deux mille parties',
    () => zipSync(Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`${i}`, new Uint8Array(1)]))),
    'illisible',
  ],
  ['CSV d’une seule cellule de huit mégaoctets', () => CSV('a'.repeat(8_000_000)), 'cellule-trop-longue'],
  [
    'CSV d’une cellule de quarante mille caractères',
    () => CSV(`${'a'.repeat(40_000)}"\n`),
    'cellule-trop-longue',
  ],
  ['CSV de deux millions de lignes', () => Buffer.from(`nom\n${'a\n'.repeat(2_000_000)}`), 'trop-gros'],
  ['CSV de cent mille colonnes', () => Buffer.from(`${';'.repeat(100_000)}\n`), 'sans-entete'],
])('un tableau %s est refusé, par sa borne, en français', async (_, faire, code) => {
  const lu = await lireTableauAPart(await faire());
  expect(lu).toMatchObject({ ok: false, erreur: { code } });
  if (lu.ok) return;
  expect(direTableauIllisible(lu.erreur)).toMatch(/^[CLU][^\n]+\. [^\n]+\.$/);
});

test('une règle sur toute une colonne n’empêche pas de lire, et un grand tableau se lit', async () => {
  const lu = await lireTableauAPart(classeurDe(cellules(3, 2) + REGLE));
  expect(lu).toMatchObject({
    ok: true,
    valeur: { entetes: ['A0', 'B0'], lignes: [{ numero: 2 }, { numero: 3 }] },
  });
  const grand = await lireTableauAPart(classeurDe(cellules(4_000, 20)));
  expect(grand.ok && grand.valeur.lignes.length).toBe(3_999);
}, 60_000);

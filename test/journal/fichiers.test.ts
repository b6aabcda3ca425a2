import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fichiers } from '../../src/espace/espace.ts';
import { nettoyerNom, ouvrirFichiers } from '../../src/services/fichiers.ts';

let racine = '';
let magasin: Fichiers;
beforeAll(async () => {
  racine = await mkdtemp(join(tmpdir(), 'maillage-fichiers-'));
  magasin = await ouvrirFichiers(racine);
});
afterAll(() => rm(racine, { recursive: true, force: true }));

async function* flux(...morceaux: readonly (Uint8Array | string)[]): AsyncIterable<Uint8Array> {
  for (const m of morceaux) yield typeof m === 'string' ? strToU8(m) : m;
}
const deposer = (nom: string, ...morceaux: readonly (Uint8Array | string)[]) =>
  magasin.deposer(flux(...morceaux), nom);
const code = async (nom: string, ...morceaux: readonly (Uint8Array | string)[]) => {
  const issue = await deposer(nom, ...morceaux);
  return issue.ok ? issue.valeur.type : issue.erreur.code;
};

const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n';
const PNG = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1,
  8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54,
]);
const ooxml = (genre: string, plus: Record<string, Uint8Array> = {}) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      `<Types><Override PartName="/x.xml" ContentType="application/vnd.${genre}.main+xml"/></Types>`,
    ),
    'x.xml': strToU8('<x/>'),
    ...plus,
  });
const DOCX = 'openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'openxmlformats-officedocument.spreadsheetml.sheet';
const odf = (genre: string, plus: Record<string, Uint8Array> = {}) =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${genre}`), { level: 0 }],
    'content.xml': strToU8('<x/>'),
    ...plus,
  });

describe('le dépôt d’un fichier', () => {
  it('rend le fichier tel qu’il a été reçu, sous l’empreinte de son contenu', async () => {
    const issue = await deposer('Rapport d’activité 2026.pdf', '%PDF-1.7\n', 'deux morceaux');
    const empreinte = createHash('sha256').update('%PDF-1.7\ndeux morceaux').digest('hex');
    expect(issue).toEqual({
      ok: true,
      valeur: { empreinte, taille: 22, type: 'application/pdf', nom: 'Rapport d’activité 2026.pdf' },
    });
    const relu: Uint8Array[] = [];
    for await (const m of (await magasin.lire(empreinte)) ?? []) relu.push(m);
    expect(Buffer.concat(relu).toString()).toBe('%PDF-1.7\ndeux morceaux');
    expect(await magasin.existe(empreinte)).toBe(true);
  });

  it.each([
    ['notice.pdf', PDF, 'application/pdf'],
    ['photo.PNG', PNG, 'image/png'],
    ['lettre.docx', ooxml(DOCX), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['compte.xlsx', ooxml(XLSX), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['lettre.odt', odf('text'), 'application/vnd.oasis.opendocument.text'],
    ['compte.ods', odf('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['note.txt', 'Le président, à l’unanimité…', 'text/plain'],
    ['balance.csv', 'compte;débit\n6411;12,00\n', 'text/csv'],
    ['bilan.txt', 'BM et ID3 commencent des textes aussi', 'text/plain'],
    ['court.txt', 'a', 'text/plain'],
  ])('accepte %s', async (nom, contenu, type) => {
    expect(await code(nom, contenu)).toBe(type);
  });

  it.each([
    ['vide.pdf', '', 'vide'],
    ['programme.exe', 'MZ', 'type-interdit'],
    ['page.html', '<p>', 'type-interdit'],
    ['sans-extension', PDF, 'type-interdit'],
    ['image.pdf', PNG, 'type-mensonger'],
    ['notice.png', PDF, 'type-mensonger'],
    ['notice.txt', PDF, 'type-mensonger'],
    ['decale.pdf', `texte avant\n${PDF}`, 'type-mensonger'],
    ['lettre.docx', ooxml(XLSX), 'type-mensonger'],
    ['lettre.docx', zipSync({ 'a.txt': strToU8('a') }), 'type-mensonger'],
    ['tronque.docx', ooxml(DOCX).subarray(0, 60), 'type-mensonger'],
    ['latin.txt', Uint8Array.from([0x64, 0xe9, 0x62, 0x69, 0x74]), 'type-mensonger'],
    ['binaire.csv', Uint8Array.from([0x64, 0x81, 0x62, 0x01]), 'type-mensonger'],
    ['nul.txt', 'a\0b', 'type-mensonger'],
    ['compte.xlsm', ooxml(XLSX), 'macro'],
    ['compte.xlsx', ooxml('ms-excel.sheet.macroEnabled'), 'macro'],
    ['lettre.docx', ooxml(DOCX, { 'word/vbaProject.bin': strToU8('x') }), 'macro'],
    ['compte.xlsx', ooxml(XLSX, { 'xl/macrosheets/sheet1.xml': strToU8('x') }), 'macro'],
    ['lettre.odt', odf('text', { 'Basic/Standard/Module1.xml': strToU8('x') }), 'macro'],
  ])('refuse %s et n’en garde rien', async (nom, contenu, attendu) => {
    const avant = await tous();
    expect(await code(nom, contenu)).toBe(attendu);
    expect(await tous()).toEqual(avant);
  });

  it('cesse de lire un fichier trop grand', async () => {
    const petit = await ouvrirFichiers(join(racine, 'petit'), { tailleMax: 1000 });
    let lus = 0;
    async function* sansFin() {
      for (;;) {
        lus += 1;
        yield new Uint8Array(400).fill(65);
      }
    }
    const issue = await petit.deposer(sansFin(), 'long.txt');
    expect(issue).toMatchObject({ ok: false, erreur: { code: 'trop-grand', nom: 'long.txt' } });
    expect(lus).toBe(3);
    expect(await readdir(join(racine, 'petit', 'arrivees'))).toEqual([]);
  });

  it('ne garde rien d’un envoi interrompu, et dit l’interruption', async () => {
    async function* coupe() {
      yield strToU8('%PDF-1.7');
      throw new Error('connexion perdue');
    }
    await expect(magasin.deposer(coupe(), 'a.pdf')).rejects.toThrow('connexion perdue');
    expect(await readdir(join(racine, 'arrivees'))).toEqual([]);
  });

  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\moi\\bilan.pdf', 'bilan.pdf'],
    ['rapport\u202Efdp.txt', 'rapportfdp.txt'],
    ['a\0\nb.txt', 'ab.txt'],
    ['..', 'document'],
    ['.cache', 'cache'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
  ])('réduit le nom %j à %j', (recu, attendu) => {
    expect(nettoyerNom(recu)).toBe(attendu);
  });

  it('ne sort jamais de son dossier à la lecture', async () => {
    await writeFile(join(racine, 'secret'), 'x');
    expect(await magasin.lire('../secret')).toBeNull();
    expect(await magasin.existe('0'.repeat(64))).toBe(false);
  });

  it('balaie au démarrage ce qu’un processus mort a laissé, pas ce qu’un autre poste écrit encore', async () => {
    const arrivees = join(racine, 'arrivees');
    const { hostname } = await import('node:os');
    await writeFile(join(arrivees, `${hostname()}~999999999~abcd~1`), 'à moitié');
    await writeFile(join(arrivees, 'autre-poste~12~abcd~1'), 'en cours');
    await writeFile(join(arrivees, 'autre-poste~12~abcd~2'), 'oublié');
    await utimes(join(arrivees, 'autre-poste~12~abcd~2'), 0, 0);
    await ouvrirFichiers(racine);
    expect(await readdir(arrivees)).toEqual(['autre-poste~12~abcd~1']);
    await rm(join(arrivees, 'autre-poste~12~abcd~1'));
  });
});

async function tous(): Promise<readonly string[]> {
  const noms = await readdir(racine, { recursive: true });
  return noms.sort();
}

it('le même contenu deux fois ne fait qu’un fichier', async () => {
  const un = await deposer('un.txt', 'même contenu');
  const avant = await tous();
  const deux = await deposer('deux.txt', 'même ', 'contenu');
  expect(await tous()).toEqual(avant);
  if (!un.ok || !deux.ok) throw new Error('refusé');
  expect(deux.valeur.empreinte).toBe(un.valeur.empreinte);
  const place = join(racine, un.valeur.empreinte.slice(0, 2), un.valeur.empreinte);
  expect(await readFile(place, 'utf8')).toBe('même contenu');
});

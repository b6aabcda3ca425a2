import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examinerArchiveAPart } from '../../src/cli/archive-a-part.ts';
import { examinerAPart, lireLotAPart } from '../../src/sauvegarde/a-part.ts';

let dossier: string;
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'maillage-hostiles-'));
});
afterAll(() => rm(dossier, { recursive: true, force: true }));

const deposer = async (octets: Uint8Array): Promise<string> => {
  const fichier = join(dossier, 'hostile');
  await writeFile(fichier, octets);
  return fichier;
};
const PROFOND = Buffer.from(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);

test.each([
  ['qui se déplie au-delà d’un lot', gzipSync(Buffer.alloc(65_000_000, 10), { level: 1 })],
  ['qui n’est pas compressé', Buffer.from('{}')],
  ['dont une rangée s’emboîte deux cent mille fois', gzipSync(PROFOND)],
])('un lot de sauvegarde %s est une faute de cette entrée, non une panne', async (_, octets) => {
  const lu = await lireLotAPart('tables/fait/00001.ndjson.gz', octets);
  expect(lu).toMatchObject({ ok: false, erreur: { ou: 'tables/fait/00001.ndjson.gz' } });
});

test('un lot ordinaire se lit', async () => {
  const lot = gzipSync('{"a":"b","n":1,"rien":null}\n');
  expect(await lireLotAPart('x', lot)).toEqual({ ok: true, valeur: [{ a: 'b', n: 1, rien: null }] });
});

test('ce qui n’est pas une sauvegarde se dit, et un fichier absent par les mots du système', async () => {
  expect(await examinerAPart(await deposer(PROFOND))).toMatchObject({ ok: false });
  await expect(examinerAPart(join(dossier, 'absent'))).rejects.toThrow('ENOENT');
});

test('une archive qui ment sur ses tailles, ou dont le JSON s’emboîte sans fin, est refusée à sa place', async () => {
  const menteuse = zipSync({ 'faits.jsonl': new Uint8Array(50_000_000) });
  new DataView(menteuse.buffer).setUint32(
    Buffer.from(menteuse).indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24,
    1_000,
    true,
  );
  expect(await examinerArchiveAPart(await deposer(menteuse))).toMatchObject({
    erreur: [{ code: 'zip', ou: 'faits.jsonl' }],
  });
  const profonde = zipSync({ 'dossier.json': PROFOND, 'faits.jsonl': PROFOND, 'registre.json': PROFOND });
  const lue = await examinerArchiveAPart(await deposer(profonde));
  expect(lue).toMatchObject({ ok: false });
  expect(JSON.stringify(lue)).toContain('dossier.json');
});

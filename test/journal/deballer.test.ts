import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { verifierArchive } from '../../src/journal/lireArchive.ts';

const code = (octets: Uint8Array): string => verifierArchive(octets)[0]?.code ?? 'rien';

describe('une archive hostile', () => {
  it.each([
    ['vide', new Uint8Array()],
    ['qui n’est pas un ZIP', new Uint8Array(5000).fill(80)],
    ['tronquée', zipSync({ 'dossier.json': new Uint8Array(100) }).subarray(0, 90)],
  ])('%s est refusée', (_, octets) => {
    expect(code(octets)).toBe('zip');
  });

  it('gonflée mille fois est refusée sans être gonflée', () => {
    const bombe = zipSync({ 'faits.jsonl': new Uint8Array(100_000_000) });
    expect(code(bombe)).toBe('zip');
    // The same, declaring one kilobyte: inflation stops there, long before the 100 MB.
    new DataView(bombe.buffer).setUint32(positionCentrale(bombe) + 24, 1000, true);
    const avant = process.memoryUsage().arrayBuffers;
    expect(code(bombe)).toBe('zip');
    expect(process.memoryUsage().arrayBuffers - avant).toBeLessThan(10_000_000);
  });

  it('où le même nom figure deux fois est refusée', () => {
    const un = zipSync(
      { 'dossier.json': new Uint8Array(1), 'textes.jsonl': new Uint8Array(1) },
      { level: 0 },
    );
    const double = Buffer.from(un).toString('latin1').replaceAll('textes.jsonl', 'dossier.json');
    expect(code(Buffer.from(double, 'latin1'))).toBe('zip');
  });

  it('dont les positions sortent du fichier est refusée', () => {
    const zip = zipSync({ 'dossier.json': new Uint8Array(10) });
    new DataView(zip.buffer).setUint32(positionCentrale(zip) + 42, 4_000_000_000, true);
    expect(code(zip)).toBe('zip');
  });
});

function positionCentrale(zip: Uint8Array): number {
  return Buffer.from(zip).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
}

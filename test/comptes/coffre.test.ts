import { HOTP, Secret } from 'otpauth';
import { expect, it } from 'vitest';
import { chiffrer, dechiffrer } from '../../src/comptes/coffre.ts';
import { tirerLesCles } from '../../src/comptes/contexte.ts';

const cles = tirerLesCles(Buffer.alloc(32, 7));

it('un second facteur installé avant le changement de bibliothèque s’ouvre encore, et donne les codes de la norme', () => {
  // Encrypted by better-auth 1.7.25, which kept accounts before: the secret of RFC 4226, appendix D.
  const ancien =
    '9b297bdf0d686c495428d55176b94478c9c60e324438a78b8f3b09a04e753ef3a840fc83f3a6f53ce2d2a604d9c1ab3e6f3dfe3c7907e1ac54f98ea7d9d91228e203e4a0b6189452cd2ead8cb62d276e';
  const secret = Secret.fromHex(dechiffrer({ ...cles, coffre: 'ab'.repeat(32) }, ancien));
  const codes = [0, 1, 2, 9].map((counter) => HOTP.generate({ secret, counter }));
  expect(codes).toEqual(['755224', '287082', '359152', '520489']);
});

it('ce qui est chiffré deux fois ne se ressemble pas, et ne s’ouvre ni abîmé ni sous une autre clé', () => {
  const [un, deux] = [chiffrer(cles, 'secret'), chiffrer(cles, 'secret')];
  expect(un).not.toBe(deux);
  expect(dechiffrer(cles, un)).toBe('secret');
  const abime = `${un.slice(0, -1)}${un.endsWith('0') ? '1' : '0'}`;
  expect(() => dechiffrer(cles, abime)).toThrow();
  expect(() => dechiffrer({ ...cles, coffre: 'cd'.repeat(32) }, un)).toThrow();
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compter } from '../../scripts/essais.js';
import { PARTIES } from '../../scripts/parties.js';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));
const essai = (status: string, meta: object = {}) => ({ status, meta });
const rapport = {
  numPassedTests: 1,
  numFailedTests: 1,
  testResults: [
    {
      name: `${RACINE}test/a.test.ts`,
      status: 'failed',
      assertionResults: [
        essai('passed'),
        essai('failed'),
        essai('skipped', { sans: 'dovecot' }),
        essai('skipped', { sans: 'dovecot' }),
      ],
    },
    { name: `${RACINE}test/b.test.ts`, status: 'passed', assertionResults: [essai('todo')] },
    { name: `${RACINE}test/c.test.ts`, status: 'failed', assertionResults: [] },
  ],
};

it('un essai qui n’a pas été joué est nommé avec ce qui manque ; sans raison dite, il est compté à part', () => {
  expect(compter(rapport, 1)).toEqual({
    code: 1,
    reussis: 1,
    echoues: 2,
    sautes: 3,
    sansRaison: 1,
    nonJoues: [
      { sans: 'dovecot', titres: ['test/a.test.ts (2)'] },
      { sans: 'raison dite', titres: ['test/b.test.ts (1)'] },
    ],
  });
});

it('ce que les essais demandent à la machine ne se lit qu’à un endroit', () => {
  const paquets = Object.values(PARTIES).flatMap((p) => p.paquets);
  expect(paquets.length).toBeGreaterThan(5);
  const controle = readFileSync(`${RACINE}.ci/run`, 'utf8');
  expect(paquets.filter((p) => p.includes('-') && controle.includes(p))).toEqual([]);
});

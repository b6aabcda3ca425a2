import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { ouvrirApplication } from './application.ts';
import { ouvrirNavigateur, visiter } from './navigateur.ts';
import { toutesLesPages } from './pages.ts';

/** `npm run captures`: a picture of every page, wide and narrow, light and dark, to be looked at by someone. */
test('captures de toutes les pages', { timeout: 600_000 }, async () => {
  const dossier = process.env.CAPTURES ?? (await mkdtemp(join(tmpdir(), 'maillage-captures-')));
  await mkdir(dossier, { recursive: true });
  const application = await ouvrirApplication();
  const navigateur = await ouvrirNavigateur();
  const guide = await visiter(navigateur, application.adresse, 'agent-dvq');
  const adresses = await toutesLesPages(guide);
  for (const [nom, visite] of [
    ['1280-clair', {}],
    ['390-clair', { largeur: 390 }],
    ['1280-sombre', { sombre: true }],
  ] as const) {
    const page = await visiter(navigateur, application.adresse, 'agent-dvq', visite);
    for (const [i, adresse] of adresses.entries()) {
      await page.goto(adresse);
      const fichier = `${String(i + 1).padStart(2, '0')}${adresse.replace(/[^a-z0-9]+/gi, '-').slice(0, 70)}-${nom}.png`;
      await page.screenshot({ path: join(dossier, fichier), fullPage: true });
    }
    await page.context().close();
  }
  await navigateur.close();
  await application.fermer();
  console.log(`${adresses.length * 3} captures dans ${dossier}`);
});

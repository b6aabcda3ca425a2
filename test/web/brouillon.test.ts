import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITES } from '../../src/web/porte/quotas.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';

let application: ApplicationOuverte;
let temoin = '';

beforeAll(async () => {
  application = await ouvrirApplication(LIMITES);
});
afterAll(() => application?.fermer());

async function demander(chemin: string, champs: Record<string, string> | null = null): Promise<string> {
  const reponse = await fetch(`${application.adresse}${chemin}`, {
    redirect: 'manual',
    headers: { cookie: temoin, ...(champs ? { origin: application.adresse } : {}) },
    ...(champs ? { method: 'POST', body: new URLSearchParams(champs) } : {}),
  });
  const pose = reponse.headers.get('set-cookie');
  if (pose !== null) temoin = pose.split(';')[0] ?? '';
  return (await reponse.text()).replace(/<[^>]*>/g, (t) =>
    t.startsWith('<input') || t.startsWith('<a ') ? t : '',
  );
}
const jeton = (page: string): string => /name="jeton" value="([^"]+)"/.exec(page)?.[1] ?? '';

test('un brouillon dont le titre et les dates se contredisent le montre avant d’être créé', async () => {
  await demander('/identite', { jeton: jeton(await demander('/identite')), cle: 'agent-dvq' });
  const choix = await demander('/conventions/nouvelle');
  const chemins = [...choix.matchAll(/href="(\/conventions\/nouvelle\/[0-9a-f]+)"/g)].map((m) => m[1] ?? '');
  for (const chemin of chemins) {
    const page = await demander(chemin);
    if (!page.includes('termes.date-agrement')) continue;
    const apercu = await demander(chemin, {
      jeton: jeton(page),
      geste: 'apercu',
      titre: 'Essai',
      jour: '3 décembre 2025',
      'parties.ville': 'ville-besancon',
      'parties.ccas': 'ccas-besancon',
      'parties.gbm': 'grand-besancon',
      'parties.association': 'asep',
      'termes.date-effet': '1er janvier 2025',
      'termes.date-fin': '31 décembre 2029',
      'termes.premier-millesime': '2026',
      'termes.dernier-millesime': '2029',
      'termes.date-agrement': '30 janvier 2025',
      'termes.subvention-precedente': '243 000',
      'termes.tribunal': 'le tribunal administratif',
    });
    const lu = apercu.replace(/[\u00A0\u202F\s]+/g, ' ');
    expect(lu).toContain('À relire avant de signer');
    expect(lu).toContain(
      'Le titre annonce 2026–2029 ; la convention va du 1er janvier 2025 au 31 décembre 2029.',
    );
    expect(lu).toContain('est due pour le 30 janvier 2025, avant que la convention puisse entrer en vigueur');
    // Drafted eleven months after it takes effect: counted from the day said, whatever today is.
    expect(lu).toContain('Aperçu préparé le 3 décembre 2025');
    expect(lu).toContain('11 mois avant d’être rédigée');
    expect(lu).toContain('la lecture retenue donne 81 000 €, 81 000 € et 81 000 €');
    return;
  }
  throw new Error('aucun modèle ne demande la date d’agrément');
});

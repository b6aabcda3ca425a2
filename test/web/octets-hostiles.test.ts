import { afterAll, beforeAll, expect, test } from 'vitest';
import { dvq } from '../../demo/identites.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { classeurMenteur } from '../documents/classeurs-hostiles.ts';
import { type Visite, visite } from './entree.ts';

let application: ApplicationOuverte;
let pilote: Visite;

beforeAll(async () => {
  application = await ouvrirApplication();
  pilote = visite(application);
  await pilote.prendre(dvq.mandat ?? '');
}, 60_000);
afterAll(() => application?.fermer());

const ENTETE = '---\nnom: hostile\nversion: "1.0"\ntitre: Hostile\nresume: Hostile\n---\n\n';
/** Each paragraph within the bounds of the reader, all together far beyond those of a reading. */
const LENT = `${ENTETE}${`${'*a_'.repeat(990)}\n\n`.repeat(60)}`;
const MODELES = '/administration/modeles';
const REPRISE = '/administration/reprise';

/** Joins a file to a page of the administration, as a browser does. */
async function joindre(
  chemin: string,
  geste: string,
  contenu: Uint8Array | string,
  nom: string,
  qui = pilote,
): Promise<Response> {
  const page = await qui.lire(chemin);
  const corps = new FormData();
  corps.append('jeton', /name="jeton" value="([^"]+)"/.exec(page)?.[1] ?? '');
  corps.append('modele', /exemple\/([0-9a-f]{64})/.exec(page)?.[1] ?? '');
  corps.append('geste', geste);
  corps.append('fichier', new Blob([contenu as BlobPart]), nom);
  return qui.aller(chemin, { method: 'POST', body: corps });
}

/** Asks for `/sante` every 50 ms until something is done; how many times it answered meanwhile. */
async function pendant<T>(faire: () => Promise<T>): Promise<{ readonly fait: T; readonly reponses: number }> {
  let [fini, reponses] = [false, 0];
  const veille = (async () => {
    while (!fini) {
      const { status } = await fetch(`${application.adresse}/sante`);
      if (!fini && status === 200) reponses++;
      await new Promise((suite) => setTimeout(suite, 50));
    }
  })();
  try {
    return { fait: await faire(), reponses };
  } finally {
    fini = true;
    await veille;
  }
}

const dire = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('soixante mille « *a_ » sont refusés à leur place, et le service répond', async () => {
  const source = `${ENTETE}${'*a_'.repeat(60_000)}\n`;
  const reponse = await joindre(MODELES, 'verifier', source, 'hostile.md');
  expect(reponse.status).toBe(422);
  expect(dire(await reponse.text())).toMatch(/8, colonne \d+ Ce paragraphe porte plus de 2000 marques/);
});

test('découpés en paragraphes, ils sont lus ailleurs, interrompus, dits trop complexes ; le service répond d’un bout à l’autre', async () => {
  const { fait, reponses } = await pendant(() => joindre(MODELES, 'publier', LENT, 'hostile.md'));
  // Each answer came before the refusal did.
  expect(reponses).toBeGreaterThan(20);
  expect(fait.status).toBe(422);
  const page = await fait.text();
  expect(dire(page)).toMatch(
    /Ce texte est trop complexe pour être lu ici\s: sa lecture demande plus de \d+ secondes de calcul\./,
  );
  expect(page, 'le texte reste dans la page').toContain('*a_'.repeat(990));
  expect(dire(await pilote.lire(MODELES))).not.toContain('Hostile, version');
  expect(application.imprevus).toEqual([]);
}, 120_000);

test.each([
  ['dix mille citations emboîtées', `${'>'.repeat(10_000)} a`, /8, colonne 21 Citations ou listes/],
  ['dix mille listes emboîtées', `${'- '.repeat(10_000)}a`, /8, colonne 41 Citations ou listes/],
  [
    'quatre cents listes en retrait',
    Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}- a`).join('\n'),
    /109, colonne 102/,
  ],
  [
    'dix mille crochets dans une règle',
    `\`\`\`regle\na: ${'['.repeat(10_000)}\n\`\`\``,
    /9, colonne 104 Crochets/,
  ],
  [
    'quatre cents clés en retrait dans une règle',
    `\`\`\`regle\n${Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n\`\`\``,
    /colonne 102/,
  ],
  ['dix mille crochets dans le texte', '['.repeat(10_000), /8, colonne 101 Crochets/],
  [
    'des renvois de YAML qui se multiplient',
    `\`\`\`regle\na: &a [x, x]\n${Array.from({ length: 40 }, (_, i) => `a${i}: &a${i} [*a, *a, *a]`).join('\n')}\n\`\`\``,
    /ancres, renvois et étiquettes/,
  ],
])('%s reçoivent une faute à leur place', async (_, corps, faute) => {
  const reponse = await joindre(MODELES, 'verifier', `${ENTETE}${corps}\n`, 'hostile.md');
  expect(reponse.status).toBe(422);
  expect(dire(await reponse.text())).toMatch(faute);
  expect(application.imprevus).toEqual([]);
});

test('un classeur qui ment sur sa taille est refusé près du champ, sans que le service en porte le poids', async () => {
  const menteur = await classeurMenteur(1_500_000_000);
  const avant = process.memoryUsage.rss();
  let pic = avant;
  const mesure = setInterval(() => {
    pic = Math.max(pic, process.memoryUsage.rss());
  }, 10);
  const { fait, reponses } = await pendant(() => joindre(REPRISE, 'lire', menteur, 'menteur.xlsx'));
  clearInterval(mesure);
  expect(fait.status).toBe(422);
  expect(dire(await fait.text())).toContain('n’a pas la taille qu’il annonce');
  expect(reponses).toBeGreaterThan(0);
  expect((pic - avant) / 1e6).toBeLessThan(300);
  expect(application.imprevus).toEqual([]);
}, 60_000);

test('dix envois hostiles à la fois n’arrêtent ni le service ni, ensuite, les autres lectures', async () => {
  const visiteurs = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const v = visite(application);
      await v.prendre(dvq.mandat ?? '');
      return v;
    }),
  );
  const { fait, reponses } = await pendant(() =>
    Promise.all(visiteurs.map((v) => joindre(MODELES, 'verifier', LENT, 'hostile.md', v))),
  );
  expect(reponses).toBeGreaterThan(20);
  const pages = await Promise.all(fait.map(async (r) => `${r.status} ${dire(await r.text())}`));
  const occupees = pages.filter((p) => p.startsWith('503'));
  expect(occupees.length).toBeGreaterThan(0);
  for (const page of occupees) expect(page).toContain('d’autres sont en cours de lecture');
  for (const page of pages) expect(page).toMatch(/^(422|503) /);
  const apres = await joindre(REPRISE, 'lire', Buffer.from('Titre\nMJC\n'), 'liste.csv');
  expect(apres.status).toBe(200);
  expect(application.imprevus).toEqual([]);
}, 120_000);

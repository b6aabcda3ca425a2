import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { ProjectionDossier } from '../src/journal/journal.ts';
import { avancerGeneration, ecrireProjection } from '../src/journal/projection.ts';
import { ouvrirBaseSqlite, ouvrirSqlite } from '../src/journal/sqlite.ts';
import { dire } from './mesure.ts';
import { demarrer, type Serveur } from './serveur.ts';

const CONNEXIONS = 20;
const SECONDES = 8;
const ESPACE = 'demonstration';

/** Pages of the real server against a bare one of the same size; its memory at rest, and how soon it answers. */
export async function mesurerPages(parc: number): Promise<void> {
  const donnees = await mkdtemp(join(tmpdir(), 'maillage-bench-'));
  const env = { MAILLAGE_DATA: donnees, PORT: '0', NODE_ENV: 'production' };
  try {
    await (await demarrer('dist/src/main.js', [], env)).arreter();
    await peupler(donnees, parc);
    const serveur = await demarrer('dist/src/main.js', [], env);
    try {
      dire('serveur prêt après son démarrage', serveur.pretEn, 'ms', 1000, 0);
      await attendre(4000);
      dire('mémoire du serveur au repos', serveur.memoire(), 'Mo', 150, 0);
      const cookie = await entrer(serveur);
      const convention = await premiereConvention(serveur, cookie);
      await comparer('page d’une convention', serveur, convention, cookie);
      await comparer(
        `liste de ${parc.toLocaleString('fr')} conventions, triée par retard`,
        serveur,
        '/conventions?tri=retard',
        cookie,
      );
      await comparer('à faire, toutes conventions', serveur, '/a-faire', cookie);
      dire('mémoire du serveur après la charge', serveur.memoire(), 'Mo', null, 0);
    } finally {
      await serveur.arreter();
    }
  } finally {
    await rm(donnees, { recursive: true, force: true });
  }
}

async function comparer(quoi: string, serveur: Serveur, chemin: string, cookie: string): Promise<void> {
  const page = await fetch(serveur.adresse + chemin, { headers: { cookie } });
  const taille = (await page.arrayBuffer()).byteLength;
  if (page.status !== 200) throw new Error(`${chemin} : ${page.status}`);
  const vraie = await charger(serveur, chemin, cookie);
  const nue = await demarrer('bench/nue.js', [String(taille)], {});
  const reference = await charger(nue, '/', cookie);
  await nue.arreter();
  console.log(`  ${quoi}, ${Math.round(taille / 1000)} ko : ${vraie.parSeconde.toFixed(0)} requêtes/s`);
  dire(`${quoi} : CPU du serveur par requête`, vraie.cpu / 1000, 'ms', 1.5);
  dire(`${quoi} : CPU / page nue de même taille`, vraie.cpu / reference.cpu, '×', null, 1);
  dire(`${quoi} : médiane à ${CONNEXIONS} connexions`, vraie.mediane, 'ms', null, 0);
  dire(`${quoi} : p99 à ${CONNEXIONS} connexions`, vraie.p99, 'ms', 100, 0);
}

async function charger(serveur: Serveur, chemin: string, cookie: string) {
  const tirer = (duration: number) =>
    autocannon({ url: serveur.adresse + chemin, connections: CONNEXIONS, duration, headers: { cookie } });
  await tirer(2);
  const avant = serveur.cpu();
  const bilan = await tirer(SECONDES);
  if (bilan.non2xx > 0 || bilan.errors > 0)
    throw new Error(`${chemin} : ${bilan.non2xx} refus, ${bilan.errors} erreurs`);
  const n = bilan.requests.total;
  return {
    cpu: (serveur.cpu() - avant) / n,
    mediane: bilan.latency.p50,
    p99: bilan.latency.p99,
    parSeconde: n / SECONDES,
  };
}

/** Takes the first demonstration identity, as a person does on the page. */
async function entrer(serveur: Serveur): Promise<string> {
  const page = await fetch(`${serveur.adresse}/identite`);
  const html = await page.text();
  const cookie = cookieDe(page);
  const champs = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const corps = new URLSearchParams(champs.map(([, nom, valeur]) => [nom ?? '', valeur ?? '']));
  corps.set('cle', /name="cle" value="([^"]+)"/.exec(html)?.[1] ?? '');
  const reponse = await fetch(`${serveur.adresse}/identite`, {
    method: 'POST',
    body: corps,
    headers: { cookie, origin: serveur.adresse },
    redirect: 'manual',
  });
  if (reponse.status !== 303) throw new Error(`identité refusée : ${reponse.status}`);
  return cookieDe(reponse);
}

const cookieDe = (reponse: Response): string =>
  reponse.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');

async function premiereConvention(serveur: Serveur, cookie: string): Promise<string> {
  const html = await (
    await fetch(`${serveur.adresse}/conventions?q=mjc+besancon`, { headers: { cookie } })
  ).text();
  const trouvee = /href="(\/conventions\/mjc-besancon[a-z0-9-]*)"/.exec(html)?.[1];
  if (!trouvee) throw new Error('aucune convention dans la liste');
  return trouvee;
}

/** Rows of lists for many agreements, copied from those of the demonstration: pages read only these. */
async function peupler(donnees: string, parc: number): Promise<void> {
  const journal = await ouvrirSqlite(join(donnees, 'maillage.sqlite'));
  try {
    const flux = (await journal.flux(ESPACE)).map((f) => f.flux);
    const modeles: ProjectionDossier[] = [];
    for (const f of flux) {
      const dossier = await journal.dossier(ESPACE, f);
      const organisation = dossier?.organisations[0];
      if (!dossier || organisation === undefined) continue;
      const { lignes } = await journal.aFaire({
        espace: ESPACE,
        organisation,
        flux: f,
        page: 1,
        taille: 100,
      });
      modeles.push({ dossier, lignes });
    }
    await copier(donnees, parc, modeles);
    const { total } = await journal.dossiers({ espace: ESPACE, organisation: null, page: 1, taille: 1 });
    if (total < parc) throw new Error(`${total} conventions dans les listes, au lieu de ${parc}`);
  } finally {
    await journal.fermer();
  }
}

/** A hundred copies a transaction; each has the head that its row is the projection of, and no fact. */
async function copier(donnees: string, parc: number, modeles: readonly ProjectionDossier[]): Promise<void> {
  const { db } = ouvrirBaseSqlite(join(donnees, 'maillage.sqlite'));
  for (let debut = 0; debut < parc; debut += 100)
    await db.transaction().execute(async (tx) => {
      for (let i = debut; i < Math.min(parc, debut + 100); i++) {
        const { dossier, lignes } = modeles[i % modeles.length] as ProjectionDossier;
        const [flux, titre, recherche] = [`copie-${i}`, `${dossier.titre} ${i}`, `copie ${i}`];
        await tx
          .insertInto('tete')
          .values({ espace: ESPACE, flux, rang: dossier.rang, empreinte: '' })
          .execute();
        await ecrireProjection(tx, ESPACE, {
          dossier: { ...dossier, flux, titre, recherche },
          lignes: lignes.map((l) => ({ ...l, flux })),
        });
      }
      await avancerGeneration(tx, ESPACE);
    });
  await db.destroy();
}

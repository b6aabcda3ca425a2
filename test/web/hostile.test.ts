import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { entrerCommeAdministrateur, type Visite, visite } from './entree.ts';
import {
  BALISE_REVENUE,
  type Corps,
  corpsPour,
  encoder,
  hostile,
  type Paire,
  type Valeur,
} from './malveillances.ts';
import { apprendreLesParametres, lireLesRoutes, type Remplir, type Route } from './routes.ts';
import { type Arpente, arpenter, type FormulaireServi, formulairesDe } from './servis.ts';

/** One who may act, and who tries everything. `null`: the administrator of another espace, who has an account. */
const GENS = [
  ['le pilote', 'agent-dvq'],
  ['les finances', 'agent-finances'],
  ['une association', 'presidence-mjc-clairs-soleils'],
  ['l’administrateur de la démonstration', 'administrateur'],
  ['l’administrateur d’un autre espace', null],
] as const;

/** Beyond this no answer is waited for: a page takes some hundredths of a second. */
const PATIENCE = 10_000;
/** For each address and each form of each person; `ESSAIS=20` before a release. Seeds differ at each run: nights add up. */
const ESSAIS = Number(process.env.ESSAIS ?? 2);

let application: ApplicationOuverte;
let routes: readonly Route[];
let remplir: Remplir;
let base: Database.Database;
/** What forms answered to everybody, by status: some were refused beside a field, some written. */
const statuts = new Map<number, number>();
let demandes = 0;

beforeAll(async () => {
  application = await ouvrirApplication();
  base = new Database(join(application.donnees, 'maillage.sqlite'), { readonly: true });
  routes = lireLesRoutes(application);
  const pilote = visite(application);
  await pilote.prendre('agent-dvq');
  remplir = await apprendreLesParametres(application, pilote);
}, 90_000);
afterAll(async () => {
  base?.close();
  await application?.fermer();
});

describe.each(GENS)('%s envoie n’importe quoi', (_, mandat) => {
  let qui: Visite;
  let vu: Arpente;

  beforeAll(async () => {
    qui = visite(application);
    if (mandat === null) await entrerCommeAdministrateur(application, qui);
    else await qui.prendre(mandat);
    vu = await arpenter(
      qui,
      routes,
      routes.filter((r) => r.methode === 'GET').map((r) => remplir(r.chemin)),
    );
  });

  test('chaque adresse répond, quoi qu’on lui demande', { timeout: 300_000 }, async () => {
    const lues = routes.filter((r) => r.methode === 'GET');
    const nom = fc.constantFrom(
      'au',
      'connu',
      'vers',
      'jour',
      'mandat',
      'jeton',
      'page',
      'q',
      ...vu.questions,
    );
    const questions = fc.array(fc.tuple(nom, hostile), { maxLength: 4 });
    for (const { chemin } of lues)
      await fc.assert(
        fc.asyncProperty(questions, fc.option(hostile), async (posees, morceau) => {
          const adresse = morceau === null ? remplir(chemin) : deformer(chemin, enAdresse(morceau));
          const requete = posees.map(([n, v]) => `${n}=${enAdresse(v)}`).join('&');
          await juger(await demander(qui, `${adresse}?${requete}`));
        }),
        { numRuns: ESSAIS },
      );
  });

  test('chaque formulaire refuse sans rien écrire, ou écrit', { timeout: 300_000 }, async () => {
    for (const servi of vu.formulaires.toSorted(lesSortiesEnDernier)) {
      let jeton = await jetonDe(qui, mandat);
      let rang = await rangMontre(qui, servi);
      await fc.assert(
        fc.asyncProperty(corpsPour(servi), async (genere) => {
          const corps = aJour(genere, servi, rang);
          const avant = faits();
          const reponse = await demander(qui, servi.action, enRequete(corps, servi, jeton));
          await juger(reponse);
          statuts.set(reponse.status, (statuts.get(reponse.status) ?? 0) + 1);
          if (reponse.status >= 400) expect(faits(), servi.action).toBe(avant);
          else {
            // Who acts may just have changed.
            jeton = await jetonDe(qui, mandat);
            rang = await rangMontre(qui, servi);
          }
        }),
        { numRuns: ESSAIS },
      );
    }
  });

  test('ce qui vient d’être écrit se relit partout sans rien ouvrir', { timeout: 120_000 }, async () => {
    // Each page is judged as the walk reads it; those that the walk leaves out, having seen two of their kind, come after.
    const juge: Visite = {
      ...qui,
      async aller(page, init) {
        const reponse = await demander(qui, page, init);
        await juger(reponse.clone());
        return reponse;
      },
    };
    const { pages } = await arpenter(juge, routes, vu.pages);
    const lues = new Set(pages);
    for (const page of vu.pages) if (!lues.has(page)) await juger(await demander(qui, page));
  });

  test('chaque route qui écrit tient devant des champs qui ne sont pas les siens', {
    timeout: 120_000,
  }, async () => {
    const inconnu: FormulaireServi = { page: '/connexion', action: '', champs: new Map(), fichiers: [] };
    for (const { methode, chemin } of routes) {
      if (methode !== 'POST' || chemin === '/sortir') continue;
      const jeton = await jetonDe(qui, mandat);
      await fc.assert(
        fc.asyncProperty(corpsPour(inconnu), async (corps) => {
          const avant = faits();
          const reponse = await demander(qui, remplir(chemin), enRequete(corps, inconnu, jeton));
          await juger(reponse);
          if (reponse.status >= 400) expect(faits(), chemin).toBe(avant);
        }),
        { numRuns: Math.ceil(ESSAIS / 2) },
      );
    }
  });
});

test('des formulaires ont refusé, d’autres ont écrit, et le serveur n’a connu aucune erreur imprévue', () => {
  expect(statuts.get(422)).toBeGreaterThan(10);
  expect(statuts.get(303)).toBeGreaterThan(10);
  expect(application.imprevus).toEqual([]);
  console.log(
    `malveillances : ${demandes} demandes, dont ${[...statuts.values()].reduce((a, b) => a + b)} formulaires`,
  );
});

/** An answer in time, whatever is asked. */
const demander = (qui: Visite, adresse: string, init: RequestInit = {}): Promise<Response> => {
  demandes += 1;
  return qui.aller(adresse, { ...init, signal: AbortSignal.timeout(PATIENCE) });
};

/** Never a failure of ours, never a markup given back, never a way out of the application. */
async function juger(reponse: Response): Promise<void> {
  const page = await reponse.text();
  const ou = `${reponse.status} ${reponse.url.slice(0, 300)}`;
  expect(application.imprevus, ou).toEqual([]);
  expect(reponse.status, ou).toBeLessThan(500);
  if (reponse.headers.get('content-type')?.startsWith('text/html'))
    expect(BALISE_REVENUE.exec(page)?.[0], ou).toBeUndefined();
  expect(reponse.headers.get('x-content-type-options'), ou).toBe('nosniff');
  const vers = reponse.headers.get('location');
  if (vers !== null) expect(new URL(vers, application.adresse).origin, ou).toBe(application.adresse);
}

/** Every fact of the installation, and every draft: a refusal adds none. */
const faits = (): number => (base.prepare('select count(*) as n from fait').get() as { n: number }).n;

/** Beyond 16 kB of headers, Node itself answers 431. */
const enAdresse = (valeur: Valeur): string => encoder(valeur).slice(0, 2500);

/** One parameter of the address, at least, is no longer a real one. */
const deformer = (chemin: string, morceau: string): string =>
  chemin.includes(':')
    ? remplir(chemin.replace(/:\w+(?:\{(?:[^{}]|\{[^}]*\})*\})?/, morceau.replaceAll('$', '%24')))
    : `${chemin}/${morceau}`;

/** Those that end what the next ones need: a mandate, the session, an agreement. */
const fin = ({ action }: FormulaireServi): number =>
  [
    'terminer',
    'passer-la-main',
    'deleguer',
    '/administration/personnes/',
    '/moi',
    '/identite',
    '/connexion',
    '/sortir',
  ].findIndex((m) => action.includes(m));
const lesSortiesEnDernier = (a: FormulaireServi, b: FormulaireServi): number => fin(a) - fin(b);

/** The token of whoever acts; who acts no more takes the mandate again. */
async function jetonDe(qui: Visite, mandat: string | null): Promise<string> {
  if (mandat !== null && (await qui.aller('/a-faire')).status === 302) await qui.prendre(mandat);
  return /name="jeton" value="([^"]+)"/.exec(await qui.lire('/identite'))?.[1] ?? '';
}

/** What the page now says it was written from. */
async function rangMontre(qui: Visite, { page, action }: FormulaireServi): Promise<string | undefined> {
  const forms = formulairesDe(await qui.lire(page), page);
  const champs = forms.find((f) => f.action === action)?.champs;
  return (champs?.get('rang') ?? champs?.get('version'))?.[0];
}

/** What was written meanwhile would have every body refused for that alone. */
function aJour(corps: Corps, { champs }: FormulaireServi, rang: string | undefined): Corps {
  const [lu] = champs.get('rang') ?? champs.get('version') ?? [];
  if (corps.sorte === 'brut' || rang === undefined) return corps;
  const paires = corps.paires.map((p): Paire => {
    const [nom, valeur] = p;
    const sien = (nom === 'rang' || nom === 'version') && 'texte' in valeur && valeur.texte === lu;
    return sien ? [nom, { texte: rang }] : p;
  });
  return { ...corps, paires };
}

function enRequete(corps: Corps, { fichiers }: FormulaireServi, jeton: string): RequestInit {
  if (corps.sorte === 'brut')
    return {
      method: 'POST',
      body: Buffer.from(corps.corps),
      headers: corps.type === null ? {} : { 'content-type': corps.type },
    };
  if (fichiers.length === 0)
    return {
      method: 'POST',
      body: [['jeton', { texte: jeton }] as const, ...corps.paires]
        .map(([nom, valeur]) => `${encoder({ texte: nom })}=${encoder(valeur)}`)
        .join('&'),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
  const donnees = new FormData();
  donnees.append('jeton', jeton);
  for (const [nom, valeur] of corps.paires)
    donnees.append(nom, 'octets' in valeur ? valeur.octets : valeur.texte);
  for (const { champ, nom, octets } of corps.fichiers) donnees.append(champ, new Blob([octets]), nom);
  return { method: 'POST', body: donnees };
}

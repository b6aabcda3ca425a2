import { afterAll, beforeAll, expect, test } from 'vitest';
import { asep, clairsSoleils, dvq, finances } from '../../demo/identites.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { entrerCommeAdministrateur, type Visite, visite } from './entree.ts';
import {
  apprendreLesParametres,
  conventionDEssai,
  lireLesRoutes,
  type Remplir,
  type Route as RouteLue,
} from './routes.ts';

/** Who may reach a route. Every route of the application must be one of these: a new one is declared here, or fails. */
type Acces = 'ouvert' | 'compte' | 'mandat' | 'dossier' | 'organisation' | 'arrivee' | 'administration';

const ACCES: readonly (readonly [RegExp, Acces])[] = [
  [
    /^\/(|actifs\/.*|identite|connexion|connexion\/lien|sortir|mot-de-passe.*|entrer\/.*|invitation\/.*)$/,
    'ouvert',
  ],
  [
    /^\/(sante.*|metriques|aide.*|accessibilite|donnees-personnelles|mentions-legales|logiciel|autre-jour)$/,
    'ouvert',
  ],
  [/^\/(vers|rappels\/arret.*|agenda\/.*)$/, 'ouvert'],
  [/^\/moi\/(rappels|agenda)$/, 'mandat'],
  [/^\/(connexion\/code|moi.*)$/, 'compte'],
  [/^\/conventions\/:id(\/.*)?$/, 'dossier'],
  [/^\/organisations\/:id(\/.*)?$/, 'organisation'],
  [/^\/(a-faire|conventions|conventions\/nouvelle.*|versements|journal|calendrier\.ics)$/, 'mandat'],
  [/^\/organisations(\/nouvelle)?$/, 'mandat'],
  [/^\/guichet(\/depot)?$/, 'mandat'],
  [/^\/guichet\/arrivees\/.*$/, 'arrivee'],
  [/^\/(administration(\/.*)?|espace\/envois)$/, 'administration'],
];

interface Route extends RouteLue {
  readonly acces: Acces;
}

let application: ApplicationOuverte;
let routes: readonly Route[];
let convention = '';
let remplir: Remplir;
const personas = new Map<string, Visite>();

beforeAll(async () => {
  application = await ouvrirApplication();
  for (const [nom, mandat] of [
    ['le pilote', dvq.mandat],
    ['les finances', finances.mandat],
    ['son association', clairsSoleils.presidence.mandat],
    ['une autre association', asep.direction.mandat],
    ['un autre espace', null],
    ['personne', ''],
  ] as const) {
    const qui = visite(application);
    if (mandat === null) await entrerCommeAdministrateur(application, qui);
    else if (mandat) await qui.prendre(mandat);
    personas.set(nom, qui);
  }
  convention = await conventionDEssai(application);
  remplir = await apprendreLesParametres(application, personas.get('le pilote') as Visite);
  routes = lireLesRoutes(application).map((r) => ({
    ...r,
    acces: ACCES.find(([motif]) => motif.test(r.chemin))?.[1] as Acces,
  }));
}, 90_000);
afterAll(() => application?.fermer());

test('chaque route de l’application a son accès déclaré', () => {
  expect(routes.length).toBeGreaterThan(60);
  expect(routes.filter((r) => r.acces === undefined).map((r) => `${r.methode} ${r.chemin}`)).toEqual([]);
});

test('chaque route répond à chacun selon sa place, et rien ne change', { timeout: 120_000 }, async () => {
  const avant = await rangs();
  const ecarts: string[] = [];
  let essais = 0;
  for (const [nom, qui] of personas) {
    const page = await qui.lire('/connexion');
    for (const route of routes) {
      // Going out would end the session that the next routes need.
      if (route.chemin === '/sortir') continue;
      const adresse = remplir(route.chemin);
      const reponse =
        route.methode === 'GET' ? await qui.aller(adresse) : await qui.envoyer(adresse, {}, page);
      await reponse.arrayBuffer();
      essais++;
      const attendu = attendre(nom, route);
      const recu = lire(reponse);
      if (!attendu.includes(recu))
        ecarts.push(`${nom}, ${route.methode} ${adresse} : ${recu}, pas ${attendu}`);
    }
  }
  expect(ecarts).toEqual([]);
  expect(await rangs()).toEqual(avant);
  expect(application.imprevus).toEqual([]);
  console.log(`matrice : ${routes.length} routes, ${personas.size} places, ${essais} essais`);
});

type Reponse = 'page' | 'ailleurs' | 'porte' | 'refus' | 'introuvable' | 'erreur';

function lire(r: Response): Reponse {
  const vers = r.headers.get('location') ?? '';
  if (r.status >= 500) return 'erreur';
  if (r.status === 404) return 'introuvable';
  if (r.status >= 400) return 'refus';
  if (r.status >= 300) return /^\/(identite|connexion)/.test(vers) ? 'porte' : 'ailleurs';
  return 'page';
}

/** A form sent empty is refused to whoever may send it: what is judged here is who reaches it. */
function attendre(qui: string, { methode, acces }: Route): readonly Reponse[] {
  const ecrit = methode === 'POST';
  const anonyme = qui === 'personne';
  const servi: readonly Reponse[] = ecrit ? ['refus', 'ailleurs', 'page'] : ['page', 'ailleurs', 'refus'];
  switch (acces) {
    case 'ouvert':
      return ['page', 'ailleurs', 'porte', 'introuvable', 'refus'];
    case 'compte':
      if (qui !== 'un autre espace') return [ecrit ? 'refus' : 'porte'];
      return [...servi, 'introuvable'];
    case 'mandat':
      return anonyme ? [ecrit ? 'refus' : 'porte'] : [...servi, ...(ecrit ? (['introuvable'] as const) : [])];
    case 'administration':
      if (anonyme) return [ecrit ? 'refus' : 'porte'];
      // The administrator of another espace administers that one.
      return qui === 'le pilote' || qui === 'un autre espace' ? [...servi, 'introuvable'] : ['refus'];
    case 'dossier':
      if (anonyme) return [ecrit ? 'refus' : 'porte'];
      return /autre/.test(qui) ? ['introuvable'] : [...servi, 'introuvable'];
    case 'arrivee':
      if (anonyme) return [ecrit ? 'refus' : 'porte'];
      // Handed in by an association that is none of these.
      return qui === 'le pilote' ? [...servi, 'introuvable'] : ['introuvable', 'refus'];
    case 'organisation':
      if (anonyme) return [ecrit ? 'refus' : 'porte'];
      return qui === 'le pilote' || qui === 'les finances' || qui === 'son association'
        ? [...servi, 'introuvable']
        : ['introuvable'];
  }
}

async function rangs(): Promise<readonly (readonly [string, number | undefined])[]> {
  const lus: (readonly [string, number | undefined])[] = [];
  for (const e of await application.service.espaces.chacun()) {
    if (e.id === 'demonstration') lus.push([convention, (await e.dossier(convention, dvq))?.rang]);
    for (const { id } of (await e.repertoire()).organisations)
      lus.push([`${e.id} ${id}`, (await e.annuaire.organisation(id))?.etat.rang]);
  }
  return lus;
}

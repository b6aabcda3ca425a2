import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clairsSoleils, dvq, finances } from '../../demo/identites.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { type Visite, visite } from './entree.ts';

let application: ApplicationOuverte;
let presidence: Visite;
let adresse = '';

beforeAll(async () => {
  application = await ouvrirApplication();
  presidence = visite(application);
  await presidence.prendre(clairsSoleils.presidence.mandat ?? '');
  adresse =
    /href="(\/conventions\/mjc-besancon-clairs-soleils-[a-z0-9-]+)/.exec(
      await presidence.lire('/conventions'),
    )?.[1] ?? '';
}, 60_000);
afterAll(() => application?.fermer());

const FORMULAIRE = '/enregistrer/confier-fonction';
/** The people offered, with the value that names each. */
const offerts = (page: string) =>
  [...page.matchAll(/value="(donnees\.partie[^"]*)"[^>]*>(?:<label[^>]*><span>)?([^<]+)/g)].map((m) => ({
    valeur: `${m[1]}`.replaceAll('&amp;', '&'),
    dit: `${m[2]}`,
  }));
const gens = (page: string): readonly string[] => offerts(page).map((o) => o.dit);
const section = (page: string): string =>
  (/<section[^>]*id="fonctions"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '').replace(/<[^>]+>/g, ' ');

async function confier(qui: Visite, champs: Readonly<Record<string, string>>): Promise<Response> {
  const page = await qui.lire(`${adresse}${FORMULAIRE}`);
  const rang = /name="rang" value="(\d+)"/.exec(page)?.[1] ?? '';
  return qui.envoyer(`${adresse}${FORMULAIRE}`, { rang, jour: '20/11/2026', ...champs }, page);
}

describe('les fonctions d’une convention', () => {
  test('la présidence dit qui tient la trésorerie parmi les siens, puis qui lui succède', async () => {
    const page = await presidence.lire(`${adresse}${FORMULAIRE}`);
    expect(gens(page).length).toBeGreaterThan(1);
    expect(gens(page).every((g) => g.includes('MJC'))).toBe(true);
    const [premier, second] = offerts(page).map((o) => ({ ...o, nom: o.dit.split(',')[0] ?? '' }));
    if (!premier || !second) throw new Error('deux personnes sont attendues');
    const donner = (qui: string, jour: string) =>
      confier(presidence, { 'donnees.fonction': 'tresorier', qui, jour });
    expect((await donner(premier.valeur, '20/11/2026')).status).toBe(303);
    expect(section(await presidence.lire(adresse))).toMatch(
      new RegExp(`Trésorerie\\s+${premier.nom.replace(/[()/]/g, '.')}`),
    );
    expect((await donner(second.valeur, '21/11/2026')).status).toBe(303);
    const dite = section(await presidence.lire(adresse));
    const [maintenant = '', avant = ''] = dite.split('Qui les tenait avant');
    expect(maintenant).toContain(second.nom);
    expect(avant).toMatch(new RegExp(`Trésorerie\\s+${premier.nom.replace(/[()/]/g, '.')}`));
    // The day before the second took it, the first still held it.
    expect(section(await presidence.lire(`${adresse}?au=2026-11-20`))).not.toContain(second.nom);
  });

  test('le pilote choisit parmi les gens de toutes les parties ; une réponse inventée ne s’enregistre pas', async () => {
    const pilote = visite(application);
    await pilote.prendre(dvq.mandat ?? '');
    const page = await pilote.lire(`${adresse}${FORMULAIRE}`);
    expect(gens(page).some((g) => g.includes('CCAS'))).toBe(true);
    const refus = await confier(pilote, {
      'donnees.fonction': 'tresorier',
      qui: 'donnees.partie=association&donnees.personne=quelqu-un',
    });
    expect(refus.status).toBe(422);
    expect(await refus.text()).toContain('choisissez une des réponses proposées');
  });

  test('les finances lisent pourquoi elles ne le disent pas', async () => {
    const qui = visite(application);
    await qui.prendre(finances.mandat ?? '');
    expect(await qui.lire(`${adresse}${FORMULAIRE}`)).toContain('Pas possible pour vous');
    expect((await confier(qui, {})).status).toBe(403);
    expect(application.imprevus).toEqual([]);
  });
});

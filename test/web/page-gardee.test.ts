import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';

let application: ApplicationOuverte;
let agent = '';
let presidente = '';
let convention = '';

beforeAll(async () => {
  application = await ouvrirApplication();
  agent = await entrer('agent-dvq');
  const liste = await lire('/conventions?recherche=mjc+besancon', agent);
  convention = /href="(\/conventions\/mjc-besancon[a-z0-9-]*)"/.exec(liste)?.[1] ?? '';
  presidente = await entrer((await mandatDeLAssociation()) ?? '');
});
afterAll(() => application?.fermer());

async function entrer(mandat: string): Promise<string> {
  const choix = await fetch(`${application.adresse}/identite`);
  const jeton = /name="jeton" value="([^"]+)"/.exec(await choix.text())?.[1] ?? '';
  const cookie = choix.headers.get('set-cookie')?.split(';')[0] ?? '';
  const entree = await fetch(`${application.adresse}/identite`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ jeton, cle: mandat }),
    headers: { cookie, origin: application.adresse },
  });
  return entree.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function lire(chemin: string, cookie: string): Promise<string> {
  const reponse = await fetch(`${application.adresse}${chemin}`, { headers: { cookie } });
  return (await reponse.text()).replace(/[\u00A0\u202F]/g, ' ');
}

const espace = async () => {
  const ouvert = await application.service.espaces.de('demonstration');
  if (!ouvert) throw new Error('pas de démonstration');
  return ouvert;
};

/** A mandate of the association of that agreement. */
async function mandatDeLAssociation() {
  const { annuaire, dossier } = await espace();
  const lecteur = (await annuaire.tenu('agent-dvq'))?.acteur;
  const lu = lecteur && (await dossier(convention.split('/').at(-1) ?? '', lecteur));
  const tenus = await annuaire.tenus();
  return tenus.find((t) => t.organisation.id === lu?.etat.parties.association)?.acteur.mandat;
}

describe('La page d’une convention, relue sans que rien ait changé', () => {
  test('reste la même, et chacun y garde son nom et son compte à lui', async () => {
    const premiere = await lire(convention, agent);
    expect(await lire(convention, agent)).toBe(premiere);
    const autre = await lire(convention, presidente);
    const qui = (page: string) => /<a class="qui"[\s\S]*?<\/a>/.exec(page)?.[0];
    expect(qui(autre)).toBeDefined();
    expect(qui(autre)).not.toBe(qui(premiere));
    const corps = (page: string) => page.slice(page.indexOf('class="rang chapeau"'), page.indexOf('<footer'));
    expect(corps(autre)).toBe(corps(premiere));
  });

  test('montre l’année que l’on demande, puis toute la vie', async () => {
    expect(await lire(`${convention}?annee=2027`, agent)).toContain('Échéances de 2027');
    expect(await lire(convention, agent)).toContain('Échéances de 2026');
  });

  test('montre le jour que l’on regarde, puis de nouveau aujourd’hui', async () => {
    expect(await lire(`${convention}?au=2026-05-20`, agent)).toContain('?au=2026-05-20#');
    expect(await lire(convention, agent)).not.toContain('2026-05-20#');
  });

  test('dit aussitôt un fait nouveau', async () => {
    const faits = (page: string) => Number(/(\d+) faits enregistrés/.exec(page)?.[1]);
    const avant = faits(await lire(convention, agent));
    const { annuaire, dossier, possibles, agir } = await espace();
    const id = convention.split('/').at(-1) ?? '';
    const acteur = (await annuaire.tenu('agent-dvq'))?.acteur;
    const lu = acteur && (await dossier(id, acteur));
    const relance =
      acteur &&
      (await possibles(id, acteur))?.find(
        (a) => a.demande.acte === 'relancer' && a.empechements.length === 0,
      );
    if (!lu || !relance) throw new Error('rien à relancer');
    const fait = await agir(id, acteur, lu.rang, relance.demande);
    expect(fait.ok).toBe(true);
    expect(faits(await lire(convention, agent))).toBe(avant + 1);
  });
});

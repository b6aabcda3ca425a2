import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maillage } from '../../src/cli/maillage.ts';
import { type ApplicationOuverte, AUJOURDHUI, ouvrirApplication, SECRET } from '../browser/application.ts';
import { entrerCommeAdministrateur, visite } from '../web/entree.ts';

const CAMILLE = 'camille@valmont.example.fr';

let dossier = '';
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'maillage-lien-'));
});
afterAll(() => rm(dossier, { recursive: true, force: true }));

/** The command as typed, under these settings and no other. */
async function taper(environnement: Readonly<Record<string, string>>, ...mots: string[]) {
  const dit = { sortie: '', remarques: '' };
  const code = await maillage(mots, {
    sortie: {
      ecrire(texte) {
        dit.sortie += texte;
      },
      ecrireOctets() {},
      remarquer(texte) {
        dit.remarques += texte;
      },
      largeur: null,
    },
    aujourdhui: AUJOURDHUI,
    environnement,
  });
  return { code, ...dit };
}

const init = (environnement: Readonly<Record<string, string>>, donnees: string) =>
  taper(
    environnement,
    ...['init', 'Ville de Valmont', '--administrateur', 'Camille Dupré', '--courriel', CAMILLE],
    ...['--donnees', donnees],
  );

describe('les commandes qui donnent un lien lisent les réglages comme le service', () => {
  it('une faute les arrête toutes avant d’écrire, et elle est dite comme au démarrage', async () => {
    const donnees = join(dossier, 'fautives');
    for (const commande of ['init', 'lien'] as const) {
      const reglages = {
        MAILLAGE_URL: 'conventions.exemple.fr',
        MAILLAGE_SECRET: 'court',
        MAILLAGE_PORT: '80',
      };
      const dit =
        commande === 'init'
          ? await init(reglages, donnees)
          : await taper(reglages, 'lien', CAMILLE, '--donnees', donnees);
      expect(dit.code, commande).toBe(2);
      for (const nom of Object.keys(reglages)) expect(dit.remarques, commande).toContain(nom);
      expect(dit.remarques).not.toContain('court');
    }
    expect(await readdir(dossier)).toEqual([]);
  });

  it('le lien mène à l’adresse publique, sinon au port où le service écoute ; une variable vide compte comme absente', async () => {
    const ouvert = await init({ MAILLAGE_URL: 'https://conventions.exemple.fr/' }, join(dossier, 'publique'));
    expect(ouvert.sortie).toMatch(/^https:\/\/conventions\.exemple\.fr\/invitation\//m);
    const vide = { MAILLAGE_URL: '', DATABASE_URL: '', MAILLAGE_SECRET: '', PORT: '8080' };
    const ici = await init({ ...vide, MAILLAGE_DATA: join(dossier, 'ici') }, join(dossier, 'locale'));
    expect(ici.sortie).toMatch(/^http:\/\/127\.0\.0\.1:8080\/invitation\//m);
    expect((await readdir(dossier)).sort()).toEqual(['locale', 'publique']);
  });
});

describe('qui ne peut plus entrer', () => {
  let application: ApplicationOuverte;
  const reglages = { MAILLAGE_SECRET: SECRET.toString(), PORT: '8080' };
  beforeAll(async () => {
    application = await ouvrirApplication();
    await entrerCommeAdministrateur(application, visite(application));
  });
  afterAll(() => application?.fermer());

  const demander = async (...options: string[]) => {
    const dit = await taper(reglages, 'lien', CAMILLE, '--donnees', application.donnees, ...options);
    return {
      ...dit,
      chemin: /http:\/\/127\.0\.0\.1:8080(\/mot-de-passe\/[\w-]{43})/.exec(dit.sortie)?.[1] ?? '',
    };
  };
  const suivre = async (chemin: string) => {
    const qui = visite(application);
    const choisi = await qui.envoyer(
      chemin,
      { 'mot-de-passe': 'agrafe cheval pluie 88' },
      await qui.lire(chemin),
    );
    expect(choisi.status).toBe(303);
    // Whoever founded the espace holds two offices: they say first under which one they come.
    const moi = await qui.lire('/moi');
    await qui.envoyer('/moi/mandat', { mandat: /name="mandat" value="([^"]+)"/.exec(moi)?.[1] ?? '' }, moi);
    return (await qui.aller('/a-faire')).headers.get('location');
  };

  it('reçoit un lien qui ne passe pas le second facteur', async () => {
    const { code, sortie, chemin } = await demander();
    expect(code).toBe(0);
    expect(sortie).not.toContain('second facteur');
    expect(await suivre(chemin)).toMatch(/^\/connexion\/code/);
  });

  it('et l’a perdu, codes compris : il est levé, ses sessions finissent, un autre est demandé avant tout', async () => {
    const { code, sortie, chemin } = await demander('--second-facteur-perdu');
    expect(code).toBe(0);
    expect(sortie).toContain('Son second facteur est levé');
    expect(await suivre(chemin)).toMatch(/^\/moi\/second-facteur/);
  });

  it('n’a pas de compte : rien n’est fait', async () => {
    const dit = await taper(
      reglages,
      'lien',
      'personne@valmont.example.fr',
      '--second-facteur-perdu',
      '--donnees',
      application.donnees,
    );
    expect(dit).toMatchObject({ code: 1, sortie: '', remarques: expect.stringContaining('Aucun compte') });
  });
});

import type * as Argon from '@node-rs/argon2';
import { afterAll, expect, it, vi } from 'vitest';
import { ouvrirComptes } from '../../src/comptes/ouvrir.ts';
import {
  courante,
  dansUnMonde,
  demander,
  entrer,
  habitant,
  MINUTE,
  navigateur,
  PHRASE,
  refuse,
  reussi,
} from './monde.ts';

// Files of a run share their modules: those that already hold the real library must be read anew, with ours in its place.
const argon = vi.hoisted(() => {
  vi.resetModules();
  return { travaux: [] as string[] };
});
vi.mock('@node-rs/argon2', async (original) => {
  const vrai = await original<typeof Argon>();
  return {
    ...vrai,
    hash: (...p: Parameters<typeof vrai.hash>) => {
      argon.travaux.push('hash');
      return vrai.hash(...p);
    },
    verify: (...p: Parameters<typeof vrai.verify>) => {
      argon.travaux.push(`verify ${/m=\d+,t=\d+,p=\d+/.exec(String(p[0]))?.[0]}`);
      return vrai.verify(...p);
    },
  };
});
afterAll(() => {
  vi.doUnmock('@node-rs/argon2');
  vi.resetModules();
});

const essayer = (
  monde: Parameters<typeof entrer>[0],
  courriel: string,
  motDePasse: string,
  qui = navigateur(),
) => monde.comptes.entrerParMotDePasse({ courriel, motDePasse }, qui);

dansUnMonde('entrer par mot de passe', (monde) => {
  it('fait le même travail que l’adresse soit connue ou non, et le refuse par la même phrase', async () => {
    await habitant(monde, 'agathe');
    const sansMotDePasse = reussi(
      await monde.comptes.creer({ courriel: 'sans@mairie.example.fr', nom: 'Sans Motdepasse' }),
    );
    const requetes: string[] = [];
    const espionne = monde.base.db.withPlugin({
      transformQuery({ node }) {
        requetes.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const comptes = await ouvrirComptes({
      base: { ...monde.base, db: espionne },
      horloge: monde,
      secret: Buffer.alloc(32, 7),
      adressePublique: 'https://conventions.exemple.fr',
      oidc: null,
      signaler: () => undefined,
    });
    const faire = async (courriel: string) => {
      requetes.length = 0;
      argon.travaux.length = 0;
      const issue = await comptes.entrerParMotDePasse(
        { courriel, motDePasse: 'ce n’est pas lui' },
        navigateur(),
      );
      return { issue, requetes: [...requetes], travaux: [...argon.travaux] };
    };
    const connu = await faire('agathe@mairie.example.fr');
    expect(connu.travaux).toEqual(['verify m=19456,t=2,p=1']);
    expect(connu.requetes.length).toBeGreaterThan(2);
    expect(refuse(connu.issue)).toBe('identifiants-refuses');
    expect(await faire('personne@mairie.example.fr')).toEqual(connu);
    expect(await faire(sansMotDePasse.courriel)).toEqual(connu);
  });

  it.each([
    '',
    'agathe',
    'a@b',
    '@mairie.fr',
    'a b@mairie.fr',
    'a@mairie..fr',
    `${'a'.repeat(65)}@mairie.fr`,
    'аgathe@mairie.fr',
  ])('demande une adresse entière : pas %j', async (courriel) => {
    expect(refuse(await essayer(monde, courriel, PHRASE))).toBe('courriel-illisible');
  });

  it('prend un mot de passe quelle que soit la façon dont le clavier compose les accents', async () => {
    const compte = await habitant(monde, 'blaise');
    const { jeton } = await demander(monde, compte.courriel, 'mot-de-passe');
    reussi(await monde.comptes.choisirMotDePasse(jeton, 'théière égarée dehors 8'));
    const decompose = 'théière égarée dehors 8'.normalize('NFD');
    expect(refuse(await essayer(monde, compte.courriel, decompose))).toBe('accepté');
  });

  it('un mot de passe démesuré est refusé sans être haché', async () => {
    const compte = await habitant(monde, 'clara');
    argon.travaux.length = 0;
    expect(refuse(await essayer(monde, compte.courriel, 'a'.repeat(1_000_000)))).toBe('identifiants-refuses');
    expect(argon.travaux).toEqual([]);
  });

  it('qui devine s’arrête au dixième essai, l’adresse existât-elle ou non', async () => {
    await habitant(monde, 'denis');
    for (const courriel of ['denis@mairie.example.fr', 'nul@mairie.example.fr']) {
      const codes = [];
      for (let fois = 0; fois < 12; fois++)
        codes.push(refuse(await essayer(monde, courriel, `essai numéro ${fois}`)));
      expect(codes.slice(0, 10)).toEqual(Array(10).fill('identifiants-refuses'));
      expect(codes.slice(10)).toEqual(['trop-d-essais', 'trop-d-essais']);
    }
    expect(refuse(await essayer(monde, 'denis@mairie.example.fr', PHRASE))).toBe('trop-d-essais');
    monde.avancer(15 * MINUTE + 1);
    expect(refuse(await essayer(monde, 'denis@mairie.example.fr', PHRASE))).toBe('accepté');
  });

  it('qui devine par cent essais au même instant n’en fait juger que dix', async () => {
    await habitant(monde, 'elise');
    const issues = await Promise.all(
      Array.from({ length: 100 }, (_, i) => essayer(monde, 'elise@mairie.example.fr', `essai numéro ${i}`)),
    );
    expect(issues.map(refuse).filter((c) => c === 'identifiants-refuses')).toHaveLength(10);
  });

  it('qui devine ne met pas dehors la personne : son navigateur est connu, ses essais comptés à part', async () => {
    const compte = await habitant(monde, 'farid');
    const sien = navigateur();
    await entrer(monde, compte, sien);
    sien.recevoir((await monde.comptes.sortir(sien.cookies)).cookies);
    for (let fois = 0; fois < 15; fois++) await essayer(monde, compte.courriel, `essai numéro ${fois}`);
    expect(refuse(await essayer(monde, compte.courriel, PHRASE))).toBe('trop-d-essais');
    expect(refuse(await essayer(monde, compte.courriel, 'je me trompe', sien))).toBe('identifiants-refuses');
    await entrer(monde, compte, sien);
  });

  it('pendant l’attaque, la personne entre d’un navigateur nouveau par un lien, et il devient connu', async () => {
    const compte = await habitant(monde, 'gisele');
    for (let fois = 0; fois < 15; fois++) await essayer(monde, compte.courriel, `essai numéro ${fois}`);
    const neuf = navigateur();
    const { jeton } = await demander(monde, compte.courriel, 'connexion', neuf);
    neuf.recevoir(reussi(await monde.comptes.consommerLien(jeton, neuf)).cookies);
    await entrer(monde, compte, neuf);
  });

  it('un navigateur connu qui devine s’arrête aussi, sans gêner les autres', async () => {
    const compte = await habitant(monde, 'henri');
    const [vole, sien] = [navigateur(), navigateur()];
    await entrer(monde, compte, vole);
    await entrer(monde, compte, sien);
    for (let fois = 0; fois < 10; fois++) await essayer(monde, compte.courriel, `essai numéro ${fois}`, vole);
    expect(refuse(await essayer(monde, compte.courriel, PHRASE, vole))).toBe('trop-d-essais');
    await entrer(monde, compte, sien);
  });

  it('la preuve d’un navigateur ne vaut que pour son compte, et ne se fabrique pas', async () => {
    const [ines, jeanne] = [await habitant(monde, 'ines'), await habitant(monde, 'jeanne')];
    const chezInes = navigateur();
    await entrer(monde, ines, chezInes);
    for (let fois = 0; fois < 10; fois++) await essayer(monde, jeanne.courriel, `essai numéro ${fois}`);
    expect(refuse(await essayer(monde, jeanne.courriel, PHRASE, chezInes))).toBe('trop-d-essais');
    const forge = {
      ...navigateur(),
      cookies: `__Host-maillage-appareil=${'a'.repeat(16)}.${'b'.repeat(43)}`,
    };
    const issue = await monde.comptes.entrerParMotDePasse(
      { courriel: jeanne.courriel, motDePasse: PHRASE },
      forge,
    );
    expect(refuse(issue)).toBe('trop-d-essais');
  });

  it('deux personnes qui partagent un navigateur y restent connues l’une et l’autre', async () => {
    const [karim, louise] = [await habitant(monde, 'karim'), await habitant(monde, 'louise')];
    const partage = navigateur();
    await entrer(monde, karim, partage);
    await entrer(monde, louise, partage);
    for (const compte of [karim, louise])
      for (let fois = 0; fois < 10; fois++) await essayer(monde, compte.courriel, `essai numéro ${fois}`);
    await entrer(monde, karim, partage);
    await entrer(monde, louise, partage);
    expect((await courante(monde, partage)).compte.id).toBe(louise.id);
  });

  it('un réseau qui essaie toutes les adresses s’arrête, et ce qui réussit ne compte pas', async () => {
    const compte = await habitant(monde, 'marc');
    const reseau = '203.0.113.9';
    for (let fois = 0; fois < 20; fois++) await entrer(monde, compte, navigateur(reseau));
    const codes = [];
    for (let fois = 0; fois < 61; fois++)
      codes.push(refuse(await essayer(monde, `cible${fois}@mairie.example.fr`, 'x', navigateur(reseau))));
    expect(codes.filter((c) => c === 'trop-d-essais')).toEqual(['trop-d-essais']);
    expect(codes[60]).toBe('trop-d-essais');
  });

  it('les compteurs ne disent ni qui est visé, ni d’où', async () => {
    await essayer(monde, 'visee@mairie.example.fr', 'x', navigateur('198.51.100.77'));
    const gardes = JSON.stringify(await monde.base.db.selectFrom('tentative').selectAll().execute());
    expect(gardes).not.toMatch(/visee|198\.51/);
  });
});

import { describe, expect, it } from 'vitest';
import { ouvrirComptes } from '../../src/comptes/ouvrir.ts';
import {
  CATALOGUE,
  type CodeDeRefus,
  direRefusDeCompte,
  type RefusDeCompte,
} from '../../src/comptes/refus.ts';
import {
  courante,
  dansUnMonde,
  demander,
  entrer,
  HEURE,
  habitant,
  navigateur,
  refuse,
  reussi,
} from './monde.ts';

dansUnMonde('un compte', (monde) => {
  it('est unique par adresse, même créé dix fois au même instant', async () => {
    const issues = await Promise.all(
      ['agathe@mairie.example.fr', 'Agathe@Mairie.example.fr'].flatMap((courriel) =>
        Array.from({ length: 5 }, () => monde.comptes.creer({ courriel, nom: 'Agathe' })),
      ),
    );
    expect(issues.map(refuse).sort()).toEqual(['accepté', ...Array(9).fill('courriel-pris')]);
    expect(refuse(await monde.comptes.creer({ courriel: 'x', nom: 'X' }))).toBe('courriel-illisible');
    expect(refuse(await monde.comptes.creer({ courriel: 'x@mairie.fr', nom: ' \t ' }))).toBe('nom-absent');
  });

  it('s’exporte en entier, sans rien qui permette d’entrer', async () => {
    const compte = await habitant(monde, 'blaise');
    const qui = navigateur();
    await entrer(monde, compte, qui);
    reussi(await monde.comptes.preparerSecondFacteur(await courante(monde, qui)));
    await demander(monde, compte.courriel);
    const exporte = await monde.comptes.exporterCompte(compte.id);
    const quand = monde.maintenant();
    const { ouverte, vue, id } = await courante(monde, qui);
    expect(exporte).toEqual({
      compte: { ...compte, cree: quand },
      moyens: [{ fournisseur: 'credential', sujet: compte.id, depuis: quand }],
      sessions: [{ id, moyen: 'mot-de-passe', navigateur: 'Firefox sur Windows', ouverte, vue }],
      secondFacteur: null,
      liens: [{ objet: 'connexion', expire: expect.any(String) }],
    });
    expect(JSON.stringify(exporte)).not.toContain('argon2');
    expect(await monde.comptes.exporterCompte('inconnu')).toBeNull();
  });

  it('effacé, ne laisse de trace dans aucune table, et celui des autres reste', async () => {
    const [clara, denis] = [await habitant(monde, 'clara'), await habitant(monde, 'denis')];
    const [chezClara, chezDenis] = [navigateur(), navigateur()];
    await entrer(monde, clara, chezClara);
    await entrer(monde, denis, chezDenis);
    reussi(await monde.comptes.preparerSecondFacteur(await courante(monde, chezClara)));
    const { jeton } = await demander(monde, clara.courriel);
    await monde.comptes.effacerCompte(clara.id);
    for (const table of TABLES)
      expect(JSON.stringify(await monde.base.db.selectFrom(table).selectAll().execute())).not.toMatch(
        new RegExp(`clara|${clara.id}`),
      );
    expect(await monde.comptes.session(chezClara.cookies)).toBeNull();
    expect(refuse(await monde.comptes.voirLien(jeton))).toBe('lien-perdu');
    expect(await monde.comptes.session(chezDenis.cookies)).not.toBeNull();
    await monde.comptes.effacerCompte(clara.id);
  });

  it('voit ses liens et ses compteurs périmés balayés', async () => {
    const compte = await habitant(monde, 'elise');
    await demander(monde, compte.courriel);
    monde.avancer(8 * 24 * HEURE);
    const { jeton } = await demander(monde, compte.courriel);
    await monde.comptes.balayer();
    expect(await monde.base.db.selectFrom('lien').selectAll().execute()).toHaveLength(1);
    expect(await monde.base.db.selectFrom('tentative').selectAll().execute()).toHaveLength(2);
    expect(refuse(await monde.comptes.voirLien(jeton))).toBe('accepté');
  });

  it('ne s’ouvre pas sous un secret trop court, ni une adresse publique qui n’en est pas une', async () => {
    const reglages = { base: monde.base, horloge: monde, oidc: null, signaler: () => undefined };
    const adressePublique = 'https://conventions.exemple.fr';
    await expect(ouvrirComptes({ ...reglages, adressePublique, secret: Buffer.alloc(31) })).rejects.toThrow(
      '32',
    );
    await expect(
      ouvrirComptes({ ...reglages, adressePublique: 'conventions', secret: Buffer.alloc(32) }),
    ).rejects.toThrow();
  });

  it('sur une adresse sans https, pose des cookies qu’un navigateur accepte', async () => {
    const comptes = await monde.encore({ adressePublique: 'http://127.0.0.1:3000' });
    const compte = await habitant(monde, 'farid');
    const { jeton } = await demander(monde, compte.courriel);
    const { cookies } = reussi(await comptes.consommerLien(jeton, navigateur()));
    expect(cookies.map((c) => c.split('=')[0])).toEqual(['maillage-compte', 'maillage-appareil']);
    expect(cookies.join()).not.toContain('Secure');
  });
});

const TABLES = [
  'utilisateur',
  'moyen_de_connexion',
  'session',
  'lien',
  'second_facteur',
  'code_de_secours',
  'tentative',
] as const;

describe('les refus des comptes', () => {
  it.each(Object.keys(CATALOGUE) as CodeDeRefus[])('« %s » dit ce qui est arrivé, puis que faire', (code) => {
    const dit = direRefusDeCompte({ code, champ: null, minutes: 15, min: 12, max: 200 } as RefusDeCompte);
    expect(dit).toMatch(/^\p{Lu}[^\n]+\.$/u);
    expect(dit).not.toMatch(/undefined| [:;!?»]|« |'|veuillez|oups/i);
    expect(dit.split(/[.:] ?/).filter((p) => p !== '').length).toBeGreaterThan(1);
  });
});

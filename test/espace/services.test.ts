import { afterAll, beforeAll, expect, it } from 'vitest';
import { constaterServices, type Installation } from '../../src/constater.ts';
import { FLUX_DE_L_ESPACE } from '../../src/facts/flux.ts';
import { direFaitDAnnuaire } from '../../src/views/annuaire.ts';
import { moteurSqlite } from '../journal/moteurs.ts';
import { ouvrirValmont, type Valmont } from './valmont.ts';

let monde: Valmont;
beforeAll(async () => {
  monde = await ouvrirValmont(moteurSqlite());
});
afterAll(() => monde?.fermer());

const SMTP = {
  url: 'smtps://maillage:tres-secret@courriel.exemple.fr',
  expediteur: 'Maillage <a@exemple.fr>',
};
const BOITE = { utilisateur: 'guichet', hote: 'imap.exemple.fr', motDePasse: 'tres-secret' };

it('le journal de l’espace dit chaque changement des services, une fois, et jamais un secret', async () => {
  const espace = await monde.espace();
  const dits = async (): Promise<readonly string[]> => {
    const noms = await espace.noms();
    const faits = await monde.magasin.lire('valmont', FLUX_DE_L_ESPACE);
    return faits
      .filter((f) => f.sorte === 'services-constates')
      .map((f) => direFaitDAnnuaire(noms, f).replace(/[\u00A0\u202F]/g, ' '));
  };
  const constater = (i: Partial<Installation>) => constaterServices(espace, { oidc: null, ...i });
  await constater({});
  expect(await dits()).toEqual([]);
  await constater({ smtp: SMTP, boite: { ...BOITE, espace: 'aubrelle' } });
  await constater({ smtp: SMTP });
  const premier =
    'Services de l’installation : envoi des courriels (par courriel.exemple.fr, de Maillage <a@exemple.fr>)';
  expect(await dits()).toEqual([premier]);
  await constater({ smtp: SMTP, boite: { ...BOITE, espace: 'valmont' } });
  expect(await dits()).toEqual([
    premier,
    `${premier} ; boîte aux lettres du guichet (guichet, sur imap.exemple.fr)`,
  ]);
  await constater({});
  expect((await dits()).at(-1)).toBe('Aucun service de l’installation n’est plus réglé');
  expect(JSON.stringify(await monde.magasin.lire('valmont', FLUX_DE_L_ESPACE))).not.toContain('secret');
});

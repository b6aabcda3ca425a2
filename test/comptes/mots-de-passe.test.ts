import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lireCourriel } from '../../src/comptes/courriel.ts';
import { reseauDe } from '../../src/comptes/essais.ts';
import { jugerMotDePasse } from '../../src/comptes/jugerMotDePasse.ts';
import { empreinteDuMotDePasse, verifierMotDePasse } from '../../src/comptes/motsDePasse.ts';
import { nommerNavigateur } from '../../src/comptes/navigateur.ts';

const CAMILLE = { courriel: 'camille.durand@besancon.fr', nom: 'Camille Dùrand' };
const juger = async (motDePasse: string): Promise<string> =>
  (await jugerMotDePasse(motDePasse, CAMILLE))?.erreur.code ?? 'accepté';

describe('un mot de passe nouveau', () => {
  it.each(['', 'court', 'onze caract', '🌳'.repeat(11)])(
    'de moins de douze caractères est trop court : %j',
    async (mot) => {
      expect(await juger(mot)).toBe('mot-de-passe-court');
    },
  );

  it('de plus de deux cents caractères est trop long', async () => {
    expect(await juger('ab1 '.repeat(51))).toBe('mot-de-passe-long');
  });

  it.each([
    'tasse verte nuage',
    'k7#vQ2m!zR9w',
    'le petit chat dort',
    'ÉTÉ-où-ça-gèle',
    '墨水在下雨天里走了很远很远',
  ])('peut être de toute sorte : %j', async (mot) => {
    expect(await juger(mot)).toBe('accepté');
  });

  it.each([
    'motdepasse2026',
    'Motdepasse123!',
    'azertyuiop123',
    'password1234',
    '123456789012',
    'jetaimejetaime',
    'bonjourbonjour',
    'Soleil2024Soleil',
    'marseille1234',
    'footballfootball1',
    'aaaaaaaaaaaaaaaa',
    'qsdfghjklmazerty',
  ])('courant ou fait de suites courantes est refusé : %j', async (mot) => {
    expect(await juger(mot)).toBe('mot-de-passe-devinable');
  });

  it.each([
    'camille dans la forêt 8',
    'DURAND et le vieux pont',
    'vive besancon et ses ponts',
    'xx-camille.durand-xx',
  ])(
    'qui contient le nom ou l’adresse est refusé, sans égard aux accents ni à la casse : %j',
    async (mot) => {
      expect(await juger(mot)).toBe('mot-de-passe-personnel');
    },
  );

  it('quel qu’il soit reçoit une réponse, jamais une panne', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (mot) => {
        expect(await juger(mot)).toMatch(/^(accepté|mot-de-passe-)/);
      }),
      { numRuns: 40 },
    );
  });

  it('se garde en argon2id aux réglages de l’OWASP, avec son propre sel', async () => {
    const [une, autre] = [
      await empreinteDuMotDePasse('tasse verte'),
      await empreinteDuMotDePasse('tasse verte'),
    ];
    expect(une).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(une).not.toBe(autre);
    expect(await verifierMotDePasse(une, 'tasse verte')).toBe(true);
    expect(await verifierMotDePasse(une, 'tasse vert')).toBe(false);
  });
});

describe('une adresse électronique', () => {
  it('se compare en minuscules, son domaine en ASCII', () => {
    expect(lireCourriel(' Élu@mairie.fr')).toBeNull();
    // The Kelvin sign, which becomes a plain k in lower case.
    expect(lireCourriel('\u212Aarim@mairie.fr')).toBeNull();
    expect(lireCourriel(' Elu.Vie+asso@Mairie-Évry.FR ')).toBe('elu.vie+asso@xn--mairie-vry-h7a.fr');
  });

  it('lue deux fois est la même', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary', maxLength: 40 })), (texte) => {
        const lue = lireCourriel(texte);
        if (lue !== null) expect(lireCourriel(lue)).toBe(lue);
        expect(lue ?? '').not.toMatch(/\s/);
      }),
    );
  });
});

describe('un réseau', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:1::1', '2001:db8:0:1'],
    ['2001:DB8:0:1:ffff:ffff:ffff:ffff', '2001:db8:0:1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['inconnue', 'inconnue'],
  ])('est l’adresse elle-même, ou les soixante-quatre premiers bits : %s', (adresse, reseau) => {
    expect(reseauDe(adresse)).toBe(reseau);
  });
});

describe('un navigateur', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge sur Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari sur iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
      'Chrome sur Android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox sur Linux'],
    ['curl/8', 'Navigateur'],
    [null, 'Navigateur'],
  ])('se reconnaît sans se suivre', (agent, nom) => {
    expect(nommerNavigateur(agent)).toBe(nom);
  });
});

import { HOTP, Secret } from 'otpauth';
import { expect, it } from 'vitest';
import type { Compte } from '../../src/comptes/comptes.ts';
import { resteAFaire } from '../../src/comptes/comptes.ts';
import {
  courante,
  dansUnMonde,
  demander,
  entrer,
  habitant,
  MINUTE,
  type Monde,
  type Navigateur,
  navigateur,
  PHRASE,
  refuse,
  reussi,
} from './monde.ts';

/** The application on a phone: it knows the secret scanned, and the time. */
type Telephone = (decalage?: number) => Promise<string>;

async function enroler(
  monde: Monde,
  qui: Navigateur,
): Promise<{ telephone: Telephone; codes: readonly string[] }> {
  const { secret } = reussi(await monde.comptes.preparerSecondFacteur(await courante(monde, qui)));
  const cle = Secret.fromBase32(secret.replaceAll(' ', ''));
  const telephone: Telephone = async (decalage = 0) =>
    HOTP.generate({ secret: cle, counter: Math.floor(Date.parse(monde.maintenant()) / 30_000) + decalage });
  const issue = reussi(
    await monde.comptes.installerSecondFacteur(await courante(monde, qui), await telephone(), qui),
  );
  qui.recevoir(issue.cookies);
  return { telephone, codes: issue.codes };
}

/** Someone with a second factor, then back with their password alone. */
async function aConfirmer(monde: Monde, prenom: string) {
  const compte: Compte = await habitant(monde, prenom);
  const chezSoi = navigateur();
  await entrer(monde, compte, chezSoi);
  const enrole = await enroler(monde, chezSoi);
  monde.avancer(MINUTE);
  const qui = navigateur();
  await entrer(monde, compte, qui);
  const confirmer = async (code: string, ou: Navigateur = qui) => {
    const issue = await monde.comptes.confirmer(await courante(monde, ou), code, ou);
    if (issue.ok) ou.recevoir(issue.valeur.cookies);
    return issue;
  };
  return { compte, chezSoi, qui, confirmer, ...enrole };
}

dansUnMonde('le second facteur', (monde) => {
  it('s’installe en scannant un dessin, ou en recopiant le même secret, jusqu’au premier code', async () => {
    const qui = navigateur();
    await entrer(monde, await habitant(monde, 'agathe'), qui);
    const session = await courante(monde, qui);
    const propose = reussi(await monde.comptes.preparerSecondFacteur(session));
    expect(propose.secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(propose.adresse).toContain(`secret=${propose.secret.replaceAll(' ', '')}`);
    expect(propose.adresse).toContain('otpauth://totp/Maillage:agathe%40mairie.example.fr');
    expect(propose.svg).toMatch(/^<svg /);
    expect(propose.svg).not.toMatch(/style=|<script|on\w+=/);
    expect(reussi(await monde.comptes.preparerSecondFacteur(session)).secret).toBe(propose.secret);
    expect((await courante(monde, qui)).secondFacteur).toBe(false);
    expect(refuse(await monde.comptes.installerSecondFacteur(session, '000000', qui))).toBe(
      'code-d-installation-refuse',
    );
    const avant = qui.cookies;
    const { codes } = await enroler(monde, qui);
    expect(await courante(monde, qui)).toMatchObject({ secondFacteur: true, confirmee: true });
    expect(await monde.comptes.session(avant)).toBeNull();
    expect(new Set(codes).size).toBe(10);
    expect(refuse(await monde.comptes.preparerSecondFacteur(await courante(monde, qui)))).toBe(
      'second-facteur-present',
    );
  });

  it('est ensuite attendu à chaque entrée, par mot de passe comme par lien, et sur les sessions déjà ouvertes', async () => {
    const { compte, qui, confirmer, telephone } = await aConfirmer(monde, 'blaise');
    expect(resteAFaire(await courante(monde, qui), false)).toBe('confirmer');
    const parLien = navigateur();
    const { jeton } = await demander(monde, compte.courriel);
    parLien.recevoir(reussi(await monde.comptes.consommerLien(jeton, parLien)).cookies);
    expect(resteAFaire(await courante(monde, parLien), false)).toBe('confirmer');
    const avant = qui.cookies;
    expect(refuse(await confirmer(await telephone()))).toBe('accepté');
    expect(resteAFaire(await courante(monde, qui), true)).toBe('rien');
    expect(await monde.comptes.session(avant)).toBeNull();
  });

  it('n’est exigé de qui n’en a pas que là où la page l’exige', async () => {
    const qui = navigateur();
    await entrer(monde, await habitant(monde, 'clara'), qui);
    expect(resteAFaire(await courante(monde, qui), false)).toBe('rien');
    expect(resteAFaire(await courante(monde, qui), true)).toBe('installer');
  });

  it('ne prend un code qu’une fois, ni plus vieux que le dernier', async () => {
    const { compte, confirmer, telephone } = await aConfirmer(monde, 'denis');
    const avant = await telephone(-1);
    const code = await telephone();
    expect(refuse(await confirmer(code))).toBe('accepté');
    const ailleurs = navigateur();
    await entrer(monde, compte, ailleurs);
    expect(refuse(await confirmer(code, ailleurs))).toBe('code-refuse');
    expect(refuse(await confirmer(avant, ailleurs))).toBe('code-refuse');
    expect(refuse(await confirmer(await telephone(1), ailleurs))).toBe('accepté');
  });

  it('d’un code donné deux fois au même instant n’ouvre qu’une session', async () => {
    const { compte, telephone, confirmer } = await aConfirmer(monde, 'elise');
    const code = await telephone();
    const navigateurs = [navigateur(), navigateur(), navigateur()];
    for (const n of navigateurs) await entrer(monde, compte, n);
    const issues = await Promise.all(navigateurs.map((n) => confirmer(code, n)));
    expect(issues.filter((i) => i.ok)).toHaveLength(1);
  });

  it('supporte une horloge décalée d’une demi-minute, pas davantage', async () => {
    const { confirmer, telephone } = await aConfirmer(monde, 'farid');
    expect(refuse(await confirmer(await telephone(2)))).toBe('code-refuse');
    expect(refuse(await confirmer(await telephone(-2)))).toBe('code-refuse');
    expect(
      refuse(await confirmer(`${(await telephone(-1)).slice(0, 3)} ${(await telephone(-1)).slice(3)}`)),
    ).toBe('accepté');
  });

  it('s’arrête au cinquième code faux, sans mettre dehors un navigateur que le compte connaît', async () => {
    const { compte, chezSoi, confirmer, telephone } = await aConfirmer(monde, 'gisele');
    await entrer(monde, compte, chezSoi);
    for (let fois = 0; fois < 5; fois++) expect(refuse(await confirmer('123'))).toBe('code-refuse');
    expect(refuse(await confirmer(await telephone()))).toBe('trop-d-essais');
    expect(refuse(await confirmer(await telephone(), chezSoi))).toBe('accepté');
  });

  it('compte les codes faux d’un navigateur à l’autre : en changer n’offre pas d’essais de plus', async () => {
    const { compte, telephone, confirmer } = await aConfirmer(monde, 'henri');
    for (let fois = 0; fois < 5; fois++) {
      const neuf = navigateur();
      await entrer(monde, compte, neuf);
      await confirmer('999999999', neuf);
    }
    const neuf = navigateur();
    await entrer(monde, compte, neuf);
    expect(refuse(await confirmer(await telephone(), neuf))).toBe('trop-d-essais');
  });

  it('perdu, se remplace par un code de secours, qui ne sert qu’une fois', async () => {
    const { compte, codes, confirmer } = await aConfirmer(monde, 'ines');
    const [premier = '', deuxieme = ''] = codes;
    const issue = await confirmer(` ${premier.toUpperCase().replaceAll('-', ' ')} `);
    expect(reussi(issue).codesRestants).toBe(9);
    const ailleurs = navigateur();
    await entrer(monde, compte, ailleurs);
    expect(refuse(await confirmer(premier, ailleurs))).toBe('code-refuse');
    expect(refuse(await confirmer(deuxieme, ailleurs))).toBe('accepté');
  });

  it('les codes de secours d’une personne n’ouvrent rien à une autre', async () => {
    const { codes } = await aConfirmer(monde, 'jeanne');
    const { confirmer } = await aConfirmer(monde, 'karim');
    expect(refuse(await confirmer(codes[0] ?? ''))).toBe('code-refuse');
  });

  it('les codes de secours se renouvellent : les anciens ne valent plus', async () => {
    const { compte, chezSoi, codes, confirmer } = await aConfirmer(monde, 'louise');
    const nouveaux = reussi(await monde.comptes.renouvelerLesCodes(await courante(monde, chezSoi)));
    expect(await monde.comptes.codesRestants(await courante(monde, chezSoi))).toBe(10);
    const ailleurs = navigateur();
    await entrer(monde, compte, ailleurs);
    expect(refuse(await confirmer(codes[0] ?? '', ailleurs))).toBe('code-refuse');
    expect(refuse(await confirmer(nouveaux[0] ?? '', ailleurs))).toBe('accepté');
  });

  it('ni le secret ni les codes ne se lisent dans la base', async () => {
    const { codes, qui } = await aConfirmer(monde, 'marc');
    const { id } = (await courante(monde, qui)).compte;
    const facteur = await monde.base.db
      .selectFrom('second_facteur')
      .selectAll()
      .where('utilisateur', '=', id)
      .executeTakeFirstOrThrow();
    const gardes = await monde.base.db
      .selectFrom('code_de_secours')
      .selectAll()
      .where('utilisateur', '=', id)
      .execute();
    expect(facteur.secret.length).toBeGreaterThan(100);
    for (const code of codes) expect(JSON.stringify(gardes)).not.toContain(code.replaceAll('-', ''));
    expect(gardes).toHaveLength(10);
  });

  it('ne se change ni ne se retire sans avoir été donné, ni longtemps après l’entrée', async () => {
    const { qui, chezSoi } = await aConfirmer(monde, 'nadia');
    const nonConfirmee = await courante(monde, qui);
    expect(refuse(await monde.comptes.retirerSecondFacteur(nonConfirmee))).toBe('a-confirmer');
    expect(refuse(await monde.comptes.renouvelerLesCodes(nonConfirmee))).toBe('a-confirmer');
    const change = await monde.comptes.changerMotDePasse(
      nonConfirmee,
      { actuel: PHRASE, nouveau: 'brique vive sapin 31' },
      qui,
    );
    expect(refuse(change)).toBe('a-confirmer');
    const confirmee = await courante(monde, chezSoi);
    monde.avancer(31 * MINUTE);
    expect(refuse(await monde.comptes.retirerSecondFacteur(confirmee))).toBe('connexion-ancienne');
  });

  it('retiré, n’est plus attendu, et un autre peut s’installer', async () => {
    const { chezSoi, telephone, compte, confirmer, qui } = await aConfirmer(monde, 'oscar');
    reussi(await monde.comptes.retirerSecondFacteur(await courante(monde, chezSoi)));
    expect(await monde.comptes.session(qui.cookies)).toBeNull();
    const session = await courante(monde, chezSoi);
    expect(session.secondFacteur).toBe(false);
    expect(refuse(await monde.comptes.confirmer(session, await telephone(), chezSoi))).toBe(
      'second-facteur-absent',
    );
    monde.avancer(MINUTE);
    const autre = await enroler(monde, chezSoi);
    const ailleurs = navigateur();
    await entrer(monde, compte, ailleurs);
    monde.avancer(MINUTE);
    expect(refuse(await confirmer(await telephone(), ailleurs))).toBe('code-refuse');
    expect(refuse(await confirmer(await autre.telephone(), ailleurs))).toBe('accepté');
  });

  it('et ses codes tous perdus, se lève par un administrateur : la personne rentre et en installe un autre', async () => {
    const { compte, chezSoi, codes } = await aConfirmer(monde, 'paula');
    await monde.comptes.leverSecondFacteur(compte.id);
    expect(await monde.comptes.session(chezSoi.cookies)).toBeNull();
    await entrer(monde, compte, chezSoi);
    const session = await courante(monde, chezSoi);
    expect(resteAFaire(session, true)).toBe('installer');
    expect(refuse(await monde.comptes.confirmer(session, codes[0] ?? '', chezSoi))).toBe(
      'second-facteur-absent',
    );
    await enroler(monde, chezSoi);
  });
});

import { expect, it } from 'vitest';
import {
  AUTRE_PHRASE,
  courante,
  dansUnMonde,
  demander,
  entrer,
  HEURE,
  habitant,
  MINUTE,
  navigateur,
  PHRASE,
  refuse,
  reussi,
} from './monde.ts';

dansUnMonde('les liens envoyés par courriel', (monde) => {
  it('se regardent autant de fois que l’on veut, et ne servent qu’une', async () => {
    const compte = await habitant(monde, 'agathe');
    const { jeton, a } = await demander(monde, compte.courriel);
    expect(a).toBe('agathe@mairie.example.fr');
    for (let fois = 0; fois < 3; fois++)
      expect(reussi(await monde.comptes.voirLien(jeton))).toMatchObject({
        objet: 'connexion',
        courriel: compte.courriel,
        nom: 'agathe Martin',
      });
    const { session } = reussi(await monde.comptes.consommerLien(jeton, navigateur()));
    expect(session).toMatchObject({ moyen: 'lien', compte: { id: compte.id } });
    expect(refuse(await monde.comptes.consommerLien(jeton, navigateur()))).toBe('lien-perdu');
    expect(refuse(await monde.comptes.voirLien(jeton))).toBe('lien-perdu');
  });

  it('cliqués deux fois au même instant n’ouvrent qu’une session', async () => {
    const compte = await habitant(monde, 'blaise');
    const { jeton } = await demander(monde, compte.courriel);
    const issues = await Promise.all(
      Array.from({ length: 8 }, () => monde.comptes.consommerLien(jeton, navigateur())),
    );
    expect(issues.filter((i) => i.ok)).toHaveLength(1);
  });

  it('cessent de valoir après un quart d’heure', async () => {
    const compte = await habitant(monde, 'clara');
    const { jeton } = await demander(monde, compte.courriel);
    monde.avancer(15 * MINUTE - 1);
    expect(refuse(await monde.comptes.voirLien(jeton))).toBe('accepté');
    monde.avancer(1);
    expect(refuse(await monde.comptes.voirLien(jeton))).toBe('lien-perime');
    expect(refuse(await monde.comptes.consommerLien(jeton, navigateur()))).toBe('lien-perime');
  });

  it('ne laissent dans la base rien qui vaille le lien', async () => {
    const compte = await habitant(monde, 'denis');
    const { jeton } = await demander(monde, compte.courriel);
    const gardes = await monde.base.db.selectFrom('lien').selectAll().execute();
    expect(JSON.stringify(gardes)).not.toContain(jeton);
    for (const { empreinte } of gardes)
      expect(refuse(await monde.comptes.voirLien(empreinte))).toBe('lien-perdu');
  });

  it.each(['', 'x', 'a'.repeat(10_000), '../../etc', '\0', '💥'])(
    'inventés (%j) ne mènent nulle part',
    async (jeton) => {
      expect(refuse(await monde.comptes.voirLien(jeton))).toBe('lien-perdu');
      expect(refuse(await monde.comptes.consommerLien(jeton, navigateur()))).toBe('lien-perdu');
      expect(refuse(await monde.comptes.choisirMotDePasse(jeton, PHRASE))).toBe('lien-perdu');
    },
  );

  it('ramènent ce que la page y avait mis', async () => {
    const compte = await habitant(monde, 'elise');
    const { envoi } = reussi(
      await monde.comptes.demanderLien(
        { courriel: compte.courriel, objet: 'connexion', suite: '/dossiers/mjc' },
        navigateur(),
      ),
    );
    expect(reussi(await monde.comptes.consommerLien(envoi?.jeton ?? '', navigateur())).suite).toBe(
      '/dossiers/mjc',
    );
  });

  it('pour une adresse que personne ne porte : la même réponse, rien à envoyer, le même travail', async () => {
    await habitant(monde, 'farid');
    const lignes = async () => (await monde.base.db.selectFrom('lien').select('empreinte').execute()).length;
    for (const courriel of ['farid@mairie.example.fr', 'personne@mairie.example.fr']) {
      const avant = await lignes();
      const issue = await monde.comptes.demanderLien({ courriel, objet: 'mot-de-passe' }, navigateur());
      expect(issue.ok).toBe(true);
      expect(await lignes()).toBe(avant + 1);
    }
    const perdu = reussi(
      await monde.comptes.demanderLien(
        { courriel: 'personne@mairie.example.fr', objet: 'connexion' },
        navigateur(),
      ),
    );
    expect(perdu.envoi).toBeNull();
  });

  it('ne noient pas une boîte : cinq par quart d’heure, ceux déjà partis restent bons', async () => {
    const compte = await habitant(monde, 'gisele');
    const partis = [];
    for (let fois = 0; fois < 8; fois++) {
      const { envoi } = reussi(
        await monde.comptes.demanderLien({ courriel: compte.courriel, objet: 'connexion' }, navigateur()),
      );
      if (envoi !== null) partis.push(envoi.jeton);
    }
    expect(partis).toHaveLength(5);
    expect(refuse(await monde.comptes.consommerLien(partis[0] ?? '', navigateur()))).toBe('accepté');
  });

  it('demandés en masse depuis un même réseau sont refusés', async () => {
    const robot = navigateur('2001:db8:0:1::1');
    const codes = [];
    for (let fois = 0; fois < 41; fois++)
      codes.push(
        refuse(
          await monde.comptes.demanderLien(
            { courriel: `inconnu${fois}@mairie.example.fr`, objet: 'connexion' },
            { ...robot, cookies: null, adresse: `2001:db8:0:1::${fois + 1}` },
          ),
        ),
      );
    expect(codes.slice(0, 40)).not.toContain('trop-d-essais');
    expect(codes[40]).toBe('trop-d-essais');
    const voisin = await monde.comptes.demanderLien(
      { courriel: 'voisin@mairie.example.fr', objet: 'connexion' },
      navigateur('2001:db8:0:2::1'),
    );
    expect(refuse(voisin)).toBe('accepté');
  });

  it('de mot de passe oublié en font choisir un autre, et terminent toutes les sessions', async () => {
    const compte = await habitant(monde, 'henri');
    const intrus = navigateur();
    await entrer(monde, compte, intrus);
    const { jeton } = await demander(monde, compte.courriel, 'mot-de-passe');
    expect(refuse(await monde.comptes.consommerLien(jeton, navigateur()))).toBe('lien-perdu');
    expect(refuse(await monde.comptes.choisirMotDePasse(jeton, 'trop court'))).toBe('mot-de-passe-court');
    reussi(await monde.comptes.choisirMotDePasse(jeton, AUTRE_PHRASE));
    expect(await monde.comptes.session(intrus.cookies)).toBeNull();
    expect(refuse(await monde.comptes.choisirMotDePasse(jeton, PHRASE))).toBe('lien-perdu');
    const saisie = { courriel: compte.courriel, motDePasse: PHRASE };
    expect(refuse(await monde.comptes.entrerParMotDePasse(saisie, navigateur()))).toBe(
      'identifiants-refuses',
    );
    await entrer(monde, compte, navigateur(), AUTRE_PHRASE);
  });

  it('de connexion ne font pas choisir de mot de passe', async () => {
    const compte = await habitant(monde, 'ines');
    const { jeton } = await demander(monde, compte.courriel);
    expect(refuse(await monde.comptes.choisirMotDePasse(jeton, AUTRE_PHRASE))).toBe('lien-perdu');
    expect(refuse(await monde.comptes.voirLien(jeton))).toBe('accepté');
  });

  it('d’invitation valent sept jours et vérifient l’adresse, avec ou sans mot de passe', async () => {
    const cree = reussi(
      await monde.comptes.creer({ courriel: 'Nouvelle@Asso.example.fr', nom: ' Jeanne   Petit ' }),
    );
    expect(cree).toMatchObject({
      nom: 'Jeanne Petit',
      courriel: 'nouvelle@asso.example.fr',
      courrielVerifie: false,
    });
    const envoi = await monde.comptes.inviter(cree.id, 'mandat-3');
    monde.avancer(7 * 24 * HEURE - MINUTE);
    const entree = reussi(await monde.comptes.consommerLien(envoi?.jeton ?? '', navigateur()));
    expect(entree.suite).toBe('mandat-3');
    expect(entree.session.compte.courrielVerifie).toBe(true);
    expect((await monde.comptes.compte(cree.id))?.courrielVerifie).toBe(true);
    expect(await monde.comptes.inviter('inconnu')).toBeNull();
  });

  it('d’invitation n’ouvrent plus un compte déjà ouvert : une semaine serait trop longue', async () => {
    const compte = await habitant(monde, 'jeanne');
    const envoi = await monde.comptes.inviter(compte.id, 'mandat-4');
    const jeton = envoi?.jeton ?? '';
    expect(refuse(await monde.comptes.consommerLien(jeton, navigateur()))).toBe('deja-inscrit');
    expect(refuse(await monde.comptes.choisirMotDePasse(jeton, AUTRE_PHRASE))).toBe('deja-inscrit');
    expect(reussi(await monde.comptes.voirLien(jeton))).toMatchObject({
      dejaInscrit: true,
      suite: 'mandat-4',
    });
  });

  it('demandés avant un changement de mot de passe ne valent plus après', async () => {
    const compte = await habitant(monde, 'karim');
    const [connexion, oubli] = [
      await demander(monde, compte.courriel),
      await demander(monde, compte.courriel, 'mot-de-passe'),
    ];
    const qui = navigateur();
    await entrer(monde, compte, qui);
    const session = await courante(monde, qui);
    reussi(await monde.comptes.changerMotDePasse(session, { actuel: PHRASE, nouveau: AUTRE_PHRASE }, qui));
    for (const { jeton } of [connexion, oubli])
      expect(refuse(await monde.comptes.voirLien(jeton))).toBe('lien-perdu');
  });
});

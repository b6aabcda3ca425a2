import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Comptes } from '../../src/comptes/comptes.ts';
import { type FournisseurReel, ouvrirFournisseurReel, RETOUR, SORTIE } from './fournisseur-reel.ts';
import {
  courante,
  dansUnMonde,
  entrer,
  habitant,
  MINUTE,
  type Navigateur,
  navigateur,
  refuse,
  reussi,
} from './monde.ts';

dansUnMonde('l’identité professionnelle', (monde) => {
  let fournisseur: FournisseurReel;
  let comptes: Comptes;
  const signales: unknown[] = [];
  beforeAll(async () => {
    fournisseur = await ouvrirFournisseurReel();
    comptes = await monde.encore({ oidc: fournisseur.config, signaler: (e) => signales.push(e) });
  });
  afterAll(() => fournisseur.fermer());
  beforeEach(() => {
    fournisseur.falsifier = null;
    fournisseur.niveau = 'eidas1';
    signales.length = 0;
  });

  const agent = (prenom: string, plus: object = {}) => ({
    sub: `sujet-${prenom}`,
    given_name: prenom,
    usual_name: 'Martin',
    email: `${prenom}@mairie.example.fr`,
    uid: `uid-${prenom}`,
    siret: '21250056500016',
    idp_id: 'idp-de-la-ville',
    ...plus,
  });

  /** There and back: gives the address at which the browser comes back. */
  const partir = async (qui: Navigateur, suite: string | null = null): Promise<string> => {
    const depart = reussi(await comptes.partirChezLeFournisseur(suite));
    qui.recevoir(depart.cookies);
    return fournisseur.suivre(depart.adresse);
  };
  const revenir = async (qui: Navigateur, adresse: string, lierParCourriel = false) => {
    const issue = await comptes.revenirDuFournisseur(adresse, qui, { lierParCourriel });
    if (issue.ok) qui.recevoir(issue.valeur.cookies);
    return issue;
  };

  it('envoie chez le fournisseur avec état, nonce et clé de preuve, sans secret dans l’adresse', async () => {
    const { adresse, cookies } = reussi(await comptes.partirChezLeFournisseur(null));
    const demande = new URL(adresse).searchParams;
    expect(demande.get('scope')).toBe('openid given_name usual_name email uid siret idp_id');
    expect(demande.get('state')?.length).toBeGreaterThanOrEqual(32);
    expect(demande.get('nonce')?.length).toBeGreaterThanOrEqual(32);
    expect(demande.get('code_challenge_method')).toBe('S256');
    expect(demande.get('redirect_uri')).toBe(`https://conventions.exemple.fr${RETOUR}`);
    const autre = new URL(reussi(await comptes.partirChezLeFournisseur(null)).adresse).searchParams;
    expect(autre.get('state')).not.toBe(demande.get('state'));
    expect(cookies[0]).toContain('HttpOnly; SameSite=Lax; Secure');
    expect(cookies[0]).not.toContain(demande.get('state'));
  });

  it('fait entrer un agent dont l’adresse est celle d’un compte, là où c’est permis, et s’en souvient', async () => {
    const compte = await habitant(monde, 'agathe');
    fournisseur.agent = agent('agathe');
    const qui = navigateur();
    expect(refuse(await revenir(qui, await partir(qui)))).toBe('agent-inconnu');
    const entree = reussi(await revenir(qui, await partir(qui, '/dossiers'), true));
    expect(entree.session).toMatchObject({
      moyen: 'agent-connect',
      compte: { id: compte.id },
      confirmee: false,
    });
    expect(entree.suite).toBe('/dossiers');
    expect(entree.identite).toEqual({
      emetteur: fournisseur.config.emetteur,
      sujet: 'sujet-agathe',
      prenom: 'agathe',
      nom: 'Martin',
      courriel: 'agathe@mairie.example.fr',
      uid: 'uid-agathe',
      siret: '21250056500016',
      idp: 'idp-de-la-ville',
    });
    expect(qui.cookies).not.toContain('maillage-agent');
    fournisseur.agent = agent('agathe', { email: 'nouvelle-adresse@mairie.example.fr' });
    const retour = reussi(await revenir(qui, await partir(qui)));
    expect(retour.session.compte.id).toBe(compte.id);
  });

  it('ne lie pas un compte dont l’adresse n’a pas été prouvée, ni une adresse que le fournisseur ne garantit pas', async () => {
    const blaise = await habitant(monde, 'blaise');
    await monde.base.db
      .updateTable('utilisateur')
      .set({ courriel_verifie: 0 })
      .where('id', '=', blaise.id)
      .execute();
    fournisseur.agent = agent('blaise');
    const qui = navigateur();
    expect(refuse(await revenir(qui, await partir(qui), true))).toBe('agent-inconnu');
    await habitant(monde, 'clara');
    fournisseur.agent = agent('clara', { email_verified: false });
    expect(refuse(await revenir(qui, await partir(qui), true))).toBe('agent-inconnu');
  });

  it('ouvre le compte d’un agent invité qui n’a pas encore ouvert son invitation', async () => {
    const cree = reussi(await monde.comptes.creer({ courriel: 'nadia@mairie.example.fr', nom: 'Nadia' }));
    fournisseur.agent = agent('nadia');
    const qui = navigateur();
    const { session } = reussi(await revenir(qui, await partir(qui), true));
    expect(session.compte).toEqual({ ...cree, courrielVerifie: true });
  });

  it('ne prend pas un autre sujet pour le même agent parce qu’il porte son adresse', async () => {
    await habitant(monde, 'denis');
    fournisseur.agent = agent('denis');
    const qui = navigateur();
    expect(refuse(await revenir(qui, await partir(qui), true))).toBe('accepté');
    fournisseur.agent = agent('denis', { sub: 'un-autre' });
    expect(refuse(await revenir(qui, await partir(qui), false))).toBe('agent-inconnu');
  });

  it('au niveau voulu, vaut second facteur', async () => {
    await habitant(monde, 'elise');
    fournisseur.agent = agent('elise');
    fournisseur.niveau = 'eidas2';
    const qui = navigateur();
    expect(reussi(await revenir(qui, await partir(qui), true)).session.confirmee).toBe(true);
  });

  it('refuse un retour sans départ, d’un autre départ, d’un autre navigateur, rejoué ou tardif', async () => {
    await habitant(monde, 'farid');
    fournisseur.agent = agent('farid');
    const [qui, autre] = [navigateur(), navigateur()];
    const retour = await partir(qui);
    expect(refuse(await revenir(navigateur(), retour, true))).toBe('agents-refuses');
    await partir(autre);
    expect(refuse(await revenir(autre, retour, true))).toBe('agents-refuses');
    const sansEtat = new URL(retour);
    sansEtat.searchParams.delete('state');
    expect(refuse(await revenir(qui, sansEtat.href, true))).toBe('agents-refuses');
    expect(refuse(await revenir({ ...qui, cookies: qui.cookies }, retour, true))).toBe('accepté');
    expect(refuse(await revenir(qui, retour, true))).toBe('agents-refuses');
    const tard = await partir(qui);
    monde.avancer(16 * MINUTE);
    expect(refuse(await revenir(qui, tard, true))).toBe('agents-refuses');
  });

  it.each([
    [
      'd’une signature fausse',
      (jwt: string) => `${jwt.slice(0, -10)}${jwt.at(-10) === 'A' ? 'B' : 'A'}${jwt.slice(-9)}`,
    ],
    [
      'd’un autre contenu sous la même signature',
      (jwt: string) => {
        const [tete, corps = '', signature] = jwt.split('.');
        const dit = JSON.parse(Buffer.from(corps, 'base64url').toString());
        dit.email = 'victime@mairie.example.fr';
        return [tete, Buffer.from(JSON.stringify(dit)).toString('base64url'), signature].join('.');
      },
    ],
    [
      'sans signature',
      (jwt: string) => {
        const corps = jwt.split('.')[1];
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${corps}.`;
      },
    ],
    [
      'en simple JSON',
      (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as object,
    ],
  ])('refuse la description d’un agent %s', async (_, falsifier) => {
    fournisseur.agent = agent('gisele');
    if ((await monde.comptes.compteDe('gisele@mairie.example.fr')) === null) await habitant(monde, 'gisele');
    fournisseur.falsifier = falsifier;
    const qui = navigateur();
    expect(refuse(await revenir(qui, await partir(qui), true))).toBe('agents-refuses');
    expect(signales).toHaveLength(1);
  });

  it('quittée, l’est aussi chez le fournisseur', async () => {
    await habitant(monde, 'henri');
    fournisseur.agent = agent('henri');
    const qui = navigateur();
    reussi(await revenir(qui, await partir(qui), true));
    const { suite } = await comptes.sortir(qui.cookies);
    const sortie = new URL(suite ?? '');
    expect(sortie.origin).toBe(fournisseur.config.emetteur);
    expect(sortie.searchParams.get('id_token_hint')?.split('.')).toHaveLength(3);
    expect(sortie.searchParams.get('state')?.length).toBeGreaterThanOrEqual(32);
    expect(sortie.searchParams.get('post_logout_redirect_uri')).toBe(
      `https://conventions.exemple.fr${SORTIE}`,
    );
    expect((await fetch(sortie)).status).toBe(200);
    expect(await comptes.session(qui.cookies)).toBeNull();
  });

  it('laisse le second facteur du compte attendu, quand le niveau ne suffit pas', async () => {
    const compte = await habitant(monde, 'ines');
    const chezSoi = navigateur();
    await entrer(monde, compte, chezSoi);
    await monde.base.db
      .insertInto('second_facteur')
      .values({ utilisateur: compte.id, secret: 'x', confirme: monde.maintenant(), dernier_pas: 0 })
      .execute();
    fournisseur.agent = agent('ines');
    const qui = navigateur();
    reussi(await revenir(qui, await partir(qui), true));
    expect(await courante(monde, qui)).toMatchObject({ secondFacteur: true, confirmee: false });
  });

  it('absente ou injoignable, laisse les autres entrées ouvertes et le dit', async () => {
    expect(refuse(await monde.comptes.partirChezLeFournisseur(null))).toBe('agents-absents');
    expect(
      refuse(await monde.comptes.revenirDuFournisseur('/x', navigateur(), { lierParCourriel: true })),
    ).toBe('agents-absents');
    const perdu = await monde.encore({
      oidc: { ...fournisseur.config, emetteur: 'http://127.0.0.1:9' },
      signaler: (e) => signales.push(e),
    });
    expect(refuse(await perdu.partirChezLeFournisseur(null))).toBe('agents-injoignables');
    expect(signales).toHaveLength(1);
  });
});

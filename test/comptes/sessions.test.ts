import { expect, it } from 'vitest';
import {
  AUTRE_PHRASE,
  courante,
  dansUnMonde,
  entrer,
  HEURE,
  habitant,
  MINUTE,
  navigateur,
  PHRASE,
  refuse,
  reussi,
} from './monde.ts';

dansUnMonde('les sessions', (monde) => {
  it('s’ouvrent par l’adresse et le mot de passe, et disent qui est là', async () => {
    const compte = await habitant(monde, 'agathe');
    const qui = navigateur();
    const { session, cookies } = await entrer(
      monde,
      { ...compte, courriel: ' Agathe@Mairie.Example.fr ' },
      qui,
    );
    expect(session).toMatchObject({
      compte: { nom: 'agathe Martin', courriel: 'agathe@mairie.example.fr', courrielVerifie: true },
      moyen: 'mot-de-passe',
      confirmee: false,
      mandat: null,
      navigateur: 'Firefox sur Windows',
    });
    expect(await monde.comptes.session(qui.cookies)).toEqual(session);
    expect(cookies[0]).toMatch(
      /^__Host-maillage-compte=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/,
    );
  });

  it('ne laissent dans la base rien qui permette d’entrer', async () => {
    const qui = navigateur();
    const compte = await habitant(monde, 'blaise');
    await entrer(monde, compte, qui);
    const jeton = /maillage-compte=([\w-]+)/.exec(qui.cookies ?? '')?.[1] ?? '';
    const lignes = await monde.base.db.selectFrom('session').select('jeton').execute();
    expect(lignes.map((l) => l.jeton)).not.toContain(jeton);
    for (const { jeton: garde } of lignes)
      expect(await monde.comptes.session(`__Host-maillage-compte=${garde}`)).toBeNull();
  });

  it('finissent après deux heures sans rien faire, pas avant', async () => {
    const qui = navigateur();
    await entrer(monde, await habitant(monde, 'clara'), qui);
    monde.avancer(2 * HEURE - MINUTE);
    expect(await monde.comptes.session(qui.cookies)).not.toBeNull();
    monde.avancer(2 * HEURE - MINUTE);
    expect(await monde.comptes.session(qui.cookies)).not.toBeNull();
    monde.avancer(2 * HEURE);
    expect(await monde.comptes.session(qui.cookies)).toBeNull();
  });

  it('finissent douze heures après l’entrée, même en pleine activité', async () => {
    const qui = navigateur();
    await entrer(monde, await habitant(monde, 'denis'), qui);
    for (let heure = 1; heure < 12; heure++) {
      monde.avancer(HEURE);
      expect(await monde.comptes.session(qui.cookies)).not.toBeNull();
    }
    monde.avancer(HEURE);
    expect(await monde.comptes.session(qui.cookies)).toBeNull();
  });

  it('se voient toutes, et se terminent une à une ou toutes sauf celle-ci', async () => {
    const compte = await habitant(monde, 'elise');
    const [bureau, tablette, telephone] = [navigateur(), navigateur(), navigateur()];
    for (const qui of [bureau, tablette, telephone]) {
      await entrer(monde, compte, qui);
      monde.avancer(MINUTE);
    }
    const ici = await courante(monde, bureau);
    const listees = await monde.comptes.sessions(ici);
    expect(listees.map((s) => s.courante)).toEqual([true, false, false]);
    const celleDuTelephone = (await courante(monde, telephone)).id;
    await monde.comptes.terminer(ici, celleDuTelephone);
    expect(await monde.comptes.session(telephone.cookies)).toBeNull();
    expect(await monde.comptes.session(tablette.cookies)).not.toBeNull();
    await monde.comptes.terminerLesAutres(ici);
    expect(await monde.comptes.session(tablette.cookies)).toBeNull();
    expect(await monde.comptes.session(bureau.cookies)).not.toBeNull();
  });

  it('d’une autre personne ne peuvent pas être terminées', async () => {
    const [lea, malo] = [navigateur(), navigateur()];
    await entrer(monde, await habitant(monde, 'lea'), lea);
    await entrer(monde, await habitant(monde, 'malo'), malo);
    await monde.comptes.terminer(await courante(monde, malo), (await courante(monde, lea)).id);
    expect(await monde.comptes.session(lea.cookies)).not.toBeNull();
  });

  it('changent de jeton à chaque entrée : celui d’avant n’ouvre plus rien', async () => {
    const compte = await habitant(monde, 'farid');
    const qui = navigateur();
    await entrer(monde, compte, qui);
    const avant = qui.cookies;
    await entrer(monde, compte, qui);
    expect(await monde.comptes.session(avant)).toBeNull();
    expect(await monde.comptes.session(qui.cookies)).not.toBeNull();
  });

  it('se ferment, et le navigateur oublie', async () => {
    const qui = navigateur();
    await entrer(monde, await habitant(monde, 'gisele'), qui);
    const avant = qui.cookies;
    const sortie = await monde.comptes.sortir(qui.cookies);
    qui.recevoir(sortie.cookies);
    expect(sortie.suite).toBeNull();
    expect(qui.cookies).not.toContain('maillage-compte');
    expect(await monde.comptes.session(avant)).toBeNull();
  });

  it('gardent le mandat sous lequel on agit', async () => {
    const qui = navigateur();
    await entrer(monde, await habitant(monde, 'henri'), qui);
    const choisie = reussi(await monde.comptes.choisirMandat(await courante(monde, qui), 'mandat-12'));
    expect(choisie.mandat).toBe('mandat-12');
    expect((await courante(monde, qui)).mandat).toBe('mandat-12');
    await monde.comptes.toutTerminer(choisie.compte.id);
    expect(refuse(await monde.comptes.choisirMandat(choisie, null))).toBe('session-terminee');
  });

  it('se terminent ailleurs quand le mot de passe change, et changent ici de jeton', async () => {
    const compte = await habitant(monde, 'ines');
    const [ici, ailleurs] = [navigateur(), navigateur()];
    await entrer(monde, compte, ici);
    await entrer(monde, compte, ailleurs);
    const avant = ici.cookies;
    const faux = await monde.comptes.changerMotDePasse(
      await courante(monde, ici),
      { actuel: 'autre chose', nouveau: AUTRE_PHRASE },
      ici,
    );
    expect(refuse(faux)).toBe('mot-de-passe-actuel-faux');
    const session = await courante(monde, ici);
    const change = reussi(
      await monde.comptes.changerMotDePasse(session, { actuel: PHRASE, nouveau: AUTRE_PHRASE }, ici),
    );
    ici.recevoir(change.cookies);
    expect(await monde.comptes.session(ailleurs.cookies)).toBeNull();
    expect(await monde.comptes.session(avant)).toBeNull();
    expect(await monde.comptes.session(ici.cookies)).not.toBeNull();
    await entrer(monde, compte, ailleurs, AUTRE_PHRASE);
  });

  it('ouvertes depuis plus d’une demi-heure ne suffisent plus à changer le mot de passe', async () => {
    const compte = await habitant(monde, 'jeanne');
    const qui = navigateur();
    await entrer(monde, compte, qui);
    monde.avancer(31 * MINUTE);
    const issue = await monde.comptes.changerMotDePasse(
      await courante(monde, qui),
      { actuel: 'x', nouveau: AUTRE_PHRASE },
      qui,
    );
    expect(refuse(issue)).toBe('connexion-ancienne');
  });

  it('sont les mêmes pour deux instances du service', async () => {
    const qui = navigateur();
    await entrer(monde, await habitant(monde, 'karim'), qui);
    const autre = await monde.encore();
    expect((await autre.session(qui.cookies))?.compte.nom).toBe('karim Martin');
  });

  it('périmées sont balayées, les vivantes restent', async () => {
    const [vieux, neuf] = [navigateur(), navigateur()];
    await entrer(monde, await habitant(monde, 'louise'), vieux);
    monde.avancer(3 * HEURE);
    await entrer(monde, await habitant(monde, 'marc'), neuf);
    await monde.comptes.balayer();
    const restent = await monde.base.db.selectFrom('session').select('id').execute();
    expect(restent).toHaveLength(1);
    expect(await monde.comptes.session(neuf.cookies)).not.toBeNull();
  });
});

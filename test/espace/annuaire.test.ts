import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import { fluxDOrganisation } from '../../src/facts/flux.ts';
import { le } from '../acts/vie.ts';
import { surChaqueMoteur } from '../journal/moteurs.ts';

import { CAMILLE, NOOR, ouvrirValmont, refuse, reussi, SACHA, type Valmont } from './valmont.ts';

surChaqueMoteur('Qui agit pour qui, dans un espace', (moteur) => {
  let monde: Valmont;
  beforeAll(async () => {
    monde = await ouvrirValmont(moteur);
  });
  afterAll(() => monde?.fermer());

  let administrateur = '';
  let presidence = '';
  let equipe = '';

  it('l’administrateur invité à la fondation prend son mandat, une fois et une seule', async () => {
    const { annuaire } = await monde.espace();
    const invitation = await monde.inviteEnAttente('valmont-ville');
    administrateur = reussi(await annuaire.accepter('valmont-ville', invitation, CAMILLE));
    expect((await annuaire.tenus()).map((t) => [t.acteur.fonction, t.personne.nom]).sort()).toEqual([
      ['administrateur', 'Camille Dupré'],
      ['agent-pilote', 'Camille Dupré'],
    ]);
    expect((await monde.acteurDe(administrateur)).fonction).toBe('administrateur');
    refuse(await annuaire.accepter('valmont-ville', invitation, SACHA), 'invitation-acceptee');
  });

  it('il inscrit une association et invite sa présidence, qui invite son équipe', async () => {
    const { annuaire } = await monde.espace();
    const saisie = { nature: 'association', siret: '', rna: '', adresse: '', courriel: '' };
    const id = reussi(
      await annuaire.inscrire(await monde.acteurDe(administrateur), {
        ...saisie,
        ...{ nom: 'Les Ateliers du Pont', nomCourt: 'Ateliers du Pont' },
      }),
    );
    expect(id).toBe('ateliers-du-pont');
    reussi(await inviter(await monde.acteurDe(administrateur), 'dirigeant', SACHA));
    presidence = reussi(await annuaire.accepter(id, await monde.inviteEnAttente(id), SACHA));
    reussi(await inviter(await monde.acteurDe(presidence), 'equipe', NOOR));
    equipe = reussi(await annuaire.accepter(id, await monde.inviteEnAttente(id), NOOR));
    refuse(await inviter(await monde.acteurDe(equipe), 'equipe', CAMILLE), 'annuaire-sans-droit');
    refuse(await inviter(await monde.acteurDe(presidence), 'finances', CAMILLE), 'fonction-d-ailleurs');
    for (const courriel of [
      'noor@asso.example,autre',
      'noor@asso.fr>',
      'a@b.fr\r\nBcc:x',
      'groupe:a@b.fr;',
      'x@y',
    ])
      refuse(
        await inviter(await monde.acteurDe(presidence), 'equipe', { ...CAMILLE, courriel }),
        'adresse-fausse',
      );
  });

  it('une invitation laissée quinze jours ne s’accepte plus', async () => {
    const { annuaire } = await monde.espace();
    reussi(await inviter(await monde.acteurDe(presidence), 'observateur', CAMILLE));
    const invitation = await monde.inviteEnAttente('ateliers-du-pont');
    monde.aller('20 janvier 2026');
    refuse(await annuaire.accepter('ateliers-du-pont', invitation, CAMILLE), 'invitation-expiree');
  });

  it('une absence se délègue pour ses jours, et pas davantage', async () => {
    monde.aller('1 février 2026');
    const personne = (await monde.acteurDe(equipe)).personne;
    const deleguer = async (du: string, au: string) =>
      monde.agir(await monde.acteurDe(presidence), {
        acte: 'deleguer',
        donnees: { mandat: presidence, personne, du: le(du), au: le(au), motif: 'congés' },
      });
    refuse(await deleguer('1 janvier 2026', '9 janvier 2026'), 'fin-passee');
    const apres = reussi(await deleguer('2 février 2026', '8 février 2026'));
    const delegation = apres.mandats.at(-1)?.id ?? '';
    const { annuaire } = await monde.espace();
    expect(await annuaire.tenu(delegation)).toBeNull();
    monde.aller('8 février 2026');
    expect((await annuaire.tenu(delegation))?.acteur).toMatchObject({ personne, fonction: 'dirigeant' });
    monde.aller('9 février 2026');
    expect(await annuaire.tenu(delegation)).toBeNull();
  });

  it('qui part passe la main : l’un finit la veille du jour où l’autre commence', async () => {
    const successeur = (await monde.acteurDe(equipe)).personne;
    const apres = reussi(
      await monde.agir(await monde.acteurDe(presidence), {
        acte: 'passer-la-main',
        donnees: { mandat: presidence, personne: successeur, le: le('28 février 2026') },
      }),
    );
    const nouveau = apres.mandats.at(-1)?.id ?? '';
    const { annuaire } = await monde.espace();
    monde.aller('28 février 2026');
    expect(
      [await annuaire.tenu(presidence), await annuaire.tenu(nouveau)].map((t) => t?.acteur.fonction),
    ).toEqual(['dirigeant', undefined]);
    monde.aller('1 mars 2026');
    expect(
      [await annuaire.tenu(presidence), await annuaire.tenu(nouveau)].map((t) => t?.acteur.fonction),
    ).toEqual([undefined, 'dirigeant']);
    refuse(
      await annuaire.agir('ateliers-du-pont', await monde.acteurDe(administrateur), 1, retirer()),
      'ecrit-entre-temps',
    );
  });

  it('le dernier administrateur ne peut pas s’en aller', async () => {
    const acteur = await monde.acteurDe(administrateur);
    const { annuaire } = await monde.espace();
    const terminer = {
      acte: 'terminer-mandat',
      donnees: { mandat: administrateur, le: monde.horloge.aujourdhui(), motif: 'départ' },
    } as const;
    const { rang } = await monde.etat('valmont-ville');
    refuse(await annuaire.agir('valmont-ville', acteur, rang, terminer), 'dernier-administrateur');
  });

  it('un espace ne voit rien de l’autre', async () => {
    const ailleurs = await monde.espace('aubrelle');
    expect(await ailleurs.annuaire.tenus()).toEqual([]);
    expect(await ailleurs.annuaire.tenu(administrateur)).toBeNull();
    expect(await ailleurs.annuaire.organisation('ateliers-du-pont')).toBeNull();
    const ici = await monde.acteurDe(administrateur);
    const { rang } = await monde.etat('aubrelle-ville', 'aubrelle');
    const demande = {
      acte: 'inviter',
      donnees: {
        fonction: 'agent',
        du: monde.horloge.aujourdhui(),
        au: null,
        nom: 'X',
        courriel: 'x@valmont.example',
      },
    } as const;
    refuse(await ailleurs.annuaire.agir('aubrelle-ville', ici, rang, demande), 'annuaire-sans-droit');
    expect((await ailleurs.repertoire()).organisations.map((o) => o.id)).toEqual(['aubrelle-ville']);
    expect(await monde.espaces.de('ailleurs')).toBeNull();
  });

  it('la table des mandats se refait des seuls faits, dont la chaîne tient', async () => {
    const avant = await monde.magasin.mandats('valmont');
    expect(avant.length).toBeGreaterThan(4);
    await monde.magasin.reprojeterMandats('valmont', {
      ...{ organisation: 'ateliers-du-pont', nature: null, mandats: [] },
    });
    expect(await monde.magasin.mandats('valmont')).not.toEqual(avant);
    await (await monde.espace()).reconstruire();
    expect(await monde.magasin.mandats('valmont')).toEqual(avant);
    expect(await monde.magasin.verifier('valmont', fluxDOrganisation('ateliers-du-pont'))).toEqual([]);
    const faits = await monde.magasin.lire('valmont', fluxDOrganisation('ateliers-du-pont'));
    expect(faits.find((f) => f.sorte === 'delegation-donnee')?.auteur.mandat).toBe(presidence);
  });

  const inviter = (
    acteur: Acteur,
    fonction: 'dirigeant' | 'equipe' | 'observateur' | 'finances',
    { nom, courriel }: typeof SACHA,
  ) =>
    monde.agir(acteur, {
      acte: 'inviter',
      donnees: { fonction, du: monde.horloge.aujourdhui(), au: null, nom, courriel },
    });

  const retirer = () =>
    ({ acte: 'retirer-invitation', donnees: { invitation: 'x:1', motif: 'erreur' } }) as const;
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import { instant } from '../../src/basics/instant.ts';
import { FLUX_DE_L_ESPACE, fluxDOrganisation } from '../../src/facts/flux.ts';
import { le } from '../acts/vie.ts';
import { surChaqueMoteur } from '../journal/moteurs.ts';

import { CAMILLE, NOOR, ouvrirValmont, refuse, reussi, SACHA, type Valmont } from './valmont.ts';

surChaqueMoteur('Ce qui est gardé des personnes', (moteur) => {
  let monde: Valmont;
  let administrateur = '';
  let presidence = '';
  let equipe = '';
  beforeAll(async () => {
    monde = await ouvrirValmont(moteur);
    const { annuaire } = await monde.espace();
    const accepter = async (organisation: string, compte: typeof CAMILLE): Promise<string> =>
      reussi(await annuaire.accepter(organisation, await monde.inviteEnAttente(organisation), compte));
    administrateur = await accepter('valmont-ville', CAMILLE);
    const qui = await monde.acteurDe(administrateur);
    const id = reussi(
      await annuaire.inscrire(qui, {
        ...{ nom: 'Les Ateliers du Pont', nomCourt: 'Ateliers du Pont', nature: 'association' },
        ...{ siret: '', rna: '', adresse: '', courriel: '' },
      }),
    );
    const inviter = async (
      par: Acteur,
      fonction: 'dirigeant' | 'equipe',
      { nom, courriel }: typeof SACHA,
    ): Promise<void> => {
      const donnees = { fonction, du: le('5 janvier 2026'), au: null, nom, courriel };
      reussi(await monde.agir(par, { acte: 'inviter', donnees }));
    };
    await inviter(qui, 'dirigeant', SACHA);
    presidence = await accepter(id, SACHA);
    await inviter(await monde.acteurDe(presidence), 'equipe', NOOR);
    equipe = await accepter(id, NOOR);
    const donnees = {
      mandat: presidence,
      personne: (await monde.acteurDe(equipe)).personne,
      le: le('28 février 2026'),
    };
    reussi(await monde.agir(await monde.acteurDe(presidence), { acte: 'passer-la-main', donnees }));
    monde.aller('1 mars 2026');
  });
  afterAll(() => monde?.fermer());

  it('le second facteur d’un compte ne se lève ni sans motif, ni pour un compte qui sert ailleurs', async () => {
    const { personnes } = (await monde.espace()).administration;
    const qui = await monde.acteurDe(administrateur);
    const { personne } = await monde.acteurDe(equipe);
    const leves: string[] = [];
    const lever = async (compte: string): Promise<void> => {
      leves.push(compte);
    };
    refuse(await personnes.leverSecondFacteur(qui, personne, ' ', lever), 'motif-absent');
    refuse(
      await personnes.leverSecondFacteur(await monde.acteurDe(equipe), personne, 'perdu', lever),
      'administration-sans-droit',
    );
    const double = { id: 'noor-ailleurs', nom: 'Noor Belin', courriel: NOOR.courriel };
    await monde.magasin.inscrire('aubrelle', {
      personnes: [double],
      comptes: [{ personne: double.id, compte: NOOR.id }],
    });
    refuse(await personnes.leverSecondFacteur(qui, personne, 'téléphone perdu', lever), 'compte-partage');
    expect(leves).toEqual([]);
    await monde.magasin.inscrire('aubrelle', { effaces: { personne: double.id, textes: [] } });
    reussi(await personnes.leverSecondFacteur(qui, personne, 'téléphone perdu', lever));
    expect(leves).toEqual([NOOR.id]);
    expect((await monde.magasin.lire('valmont', FLUX_DE_L_ESPACE)).at(-1)).toMatchObject({
      sorte: 'second-facteur-leve',
      donnees: { personne },
    });
  });

  it('qui n’agit plus s’efface, sans que ses faits ni la chaîne bougent', async () => {
    const { personnes } = (await monde.espace()).administration;
    const qui = await monde.acteurDe(administrateur);
    const flux = fluxDOrganisation('ateliers-du-pont');
    const avant = await monde.magasin.lire('valmont', flux);
    const invitee = avant.find((f) => f.sorte === 'mandat-confie' && f.donnees.mandat === presidence);
    if (invitee?.sorte !== 'mandat-confie') throw new Error('pas de présidence');
    const { personne, invitation } = invitee.donnees;
    await monde.magasin.regler('valmont', { personne, rythme: 'semaine', jour: 1, urgents: [], serie: 0 });
    await monde.magasin.deposer(courriel('un', personne, SACHA.courriel));
    await monde.magasin.deposer(courriel('deux', null, SACHA.courriel));
    await monde.magasin.deposer(courriel('autre', null, NOOR.courriel));
    const fermes: string[] = [];
    const fermer = async (compte: string): Promise<void> => {
      fermes.push(compte);
    };
    monde.aller('28 février 2026');
    refuse(await personnes.effacer(qui, personne, 'à sa demande', fermer), 'personne-tient-mandat');
    monde.aller('1 mars 2026');
    refuse(await personnes.effacer(qui, personne, '', fermer), 'motif-absent');
    refuse(await personnes.effacer(qui, 'personne-inconnue', 'à sa demande', fermer), 'personne-absente');
    expect(fermes).toEqual([]);
    reussi(await personnes.effacer(qui, personne, 'à sa demande', fermer));
    expect(fermes).toEqual([SACHA.id]);
    expect(
      JSON.stringify([await monde.magasin.personnes('valmont'), await monde.magasin.lire('valmont', flux)]),
    ).not.toMatch(/Sacha|sacha@/);
    expect(await monde.magasin.verifier('valmont', flux)).toEqual([]);
    const apres = await monde.magasin.lire('valmont', flux);
    expect(apres.map((f) => [f.rang, f.sorte, f.auteur.personne])).toEqual(
      avant.map((f) => [f.rang, f.sorte, f.auteur.personne]),
    );
    expect(apres.find((f) => f.id === invitation)?.textes).not.toHaveProperty('courriel');
    // Noor's own invitation keeps its words.
    expect(apres.some((f) => f.sorte === 'invitation-envoyee' && f.textes.courriel === NOOR.courriel)).toBe(
      true,
    );
    const { lignes } = await monde.magasin.lister('valmont', { etat: undefined, page: 1, taille: 10 });
    expect(lignes.map((l) => l.cle)).toEqual(['autre']);
    expect(await monde.magasin.reglages('valmont')).toEqual([]);
    refuse(await personnes.effacer(qui, personne, 'à sa demande', fermer), 'personne-absente');
  });

  it('ce qui n’est pas une convention s’oublie au terme réglé, et pas la veille', async () => {
    const ici = await monde.espace();
    const qui = await monde.acteurDe(administrateur);
    const regler = (courriels: number, lectures: number) =>
      ici.administration.reglerConservation(qui, { courriels, lectures, brouillons: 6, personnes: 1 });
    refuse(await regler(14, 12), 'duree-hors-bornes');
    refuse(await regler(1, 11), 'duree-hors-bornes');
    reussi(await regler(1, 12));
    expect(await ici.durees()).toEqual({ courriels: 1, lectures: 12, brouillons: 6, personnes: 1 });

    const place = { flux: 'x', formulaire: 'fiche', exercice: 2026, organisation: 'ateliers-du-pont' };
    const enregistre = monde.horloge.maintenant();
    const { personne } = qui;
    await monde.magasin.garderBrouillon('valmont', place, {
      ...{ partie: 'une', version: 0, personne, enregistre, saisie: { a: 'b' } },
    });
    await monde.magasin.noterLecture('valmont', {
      ...{ quand: enregistre, personne, organisation: 'valmont-ville', fonction: 'finances' },
      ...{ objet: 'iban' as const, cible: 'ateliers-du-pont' },
    });
    await monde.magasin.deposer(courriel('fini', null, 'fini@valmont.example'));
    for (;;) {
      const pris = await monde.magasin.prendre(monde.horloge.maintenant(), instantDans(60), 'essai');
      if (pris === null) break;
      const suite = { etat: 'parti', cause: null } as const;
      if (pris.cle === 'fini') await monde.magasin.remettre(pris, instantDans(60), 'essai');
      if (pris.cle === 'fini') await monde.magasin.conclure(pris, 'essai', suite, monde.horloge.maintenant());
    }
    const reste = async () => ({
      brouillons: (await monde.magasin.brouillons('valmont', place)).length,
      lectures: (await monde.magasin.lectures('valmont', 10)).length,
      courriels: (await monde.magasin.lister('valmont', { page: 1, taille: 10 })).lignes
        .map((l) => l.cle)
        .sort(),
    });
    const tout = { brouillons: 1, lectures: 1, courriels: ['autre', 'fini'] };
    for (const [jour, attendu] of [
      ['1 avril 2026', tout],
      ['2 avril 2026', { ...tout, courriels: ['autre'] }],
      ['1 septembre 2026', { ...tout, courriels: ['autre'] }],
      ['2 septembre 2026', { ...tout, courriels: ['autre'], brouillons: 0 }],
      ['1 mars 2027', { ...tout, courriels: ['autre'], brouillons: 0 }],
      ['2 mars 2027', { brouillons: 0, lectures: 0, courriels: ['autre'] }],
    ] as const) {
      await ici.balayer(le(jour));
      expect(await reste(), jour).toEqual(attendu);
    }
  });

  const instantDans = (secondes: number) =>
    instant(new Date(Date.parse(monde.horloge.maintenant()) + secondes * 1000));

  const courriel = (cle: string, personne: string | null, adresse: string) => ({
    ...{ espace: 'valmont', cle, personne, adresse, sorte: 'resume', jour: monde.horloge.aujourdhui() },
    ...{
      objet: 'Ce qui vous attend',
      texte: 'Bonjour',
      html: '<p>Bonjour</p>',
      cree: monde.horloge.maintenant(),
    },
  });
});

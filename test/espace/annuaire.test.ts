import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import { type CodeDeRefus, ecrireRefus, type Refus } from '../../src/acts/refus.ts';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import type { Result } from '../../src/basics/result.ts';
import type { Espace } from '../../src/espace/espace.ts';
import { type Espaces, ouvrirEspaces } from '../../src/espace/espaces.ts';
import { fonderEspace } from '../../src/espace/fonder.ts';
import { FLUX_DE_L_ESPACE, fluxDOrganisation } from '../../src/facts/flux.ts';
import type { Organisation } from '../../src/journal/registre.ts';
import { attend } from '../../src/rules/mandats.ts';
import { ouvrirFichiersDe } from '../../src/services/fichiers.ts';
import { le } from '../acts/vie.ts';
import { type Magasin, surChaqueMoteur } from '../journal/moteurs.ts';

const organisation = (id: string, nature: Organisation['nature'], nom: string): Organisation => ({
  ...{ id, nature, nom, nomCourt: nom, siret: null, rna: null, adresse: null, courriel: null },
});
const CAMILLE = { id: 'compte-camille', nom: 'Camille Dupré', courriel: 'camille@valmont.example' };
const SACHA = { id: 'compte-sacha', nom: 'Sacha Perrin', courriel: 'sacha@asso.example' };
const NOOR = { id: 'compte-noor', nom: 'Noor Belin', courriel: 'noor@asso.example' };

surChaqueMoteur('Qui agit pour qui, dans un espace', (moteur) => {
  let racine = '';
  let magasin: Magasin;
  let espaces: Espaces;
  let aujourdhui: Jour = le('5 janvier 2026');
  let tic = 0;
  const horloge = {
    aujourdhui: () => aujourdhui,
    maintenant: () => instant(new Date(Date.parse(`${ecrireIso(aujourdhui)}T08:00:00Z`) + tic++ * 1000)),
  };
  const aller = (jour: string): void => {
    aujourdhui = le(jour);
  };

  beforeAll(async () => {
    racine = mkdtempSync(join(tmpdir(), 'maillage-annuaire-'));
    magasin = await moteur.ouvrir(await moteur.nouvelleAdresse());
    const fichiersDe = (espace: string) => ouvrirFichiersDe(racine, espace);
    espaces = ouvrirEspaces({
      ...{ journal: magasin, registre: magasin, horloge, fichiersDe },
      aLOuverture: async () => {},
    });
    for (const [id, nom] of [
      ['valmont', 'Ville de Valmont'],
      ['aubrelle', 'Ville d’Aubrelle'],
    ] as const)
      await fonderEspace(
        { espace: id, journal: magasin, registre: magasin, horloge, fichiers: await fichiersDe(id) },
        {
          ...{ nom, demonstration: false, personnes: [], mandats: [] },
          organisations: [organisation(`${id}-ville`, 'commune', nom)],
          administrateur: { nom: 'Camille Dupré', courriel: CAMILLE.courriel, expire: le('19 janvier 2026') },
        },
      );
  });
  afterAll(async () => {
    await magasin?.fermer();
    await moteur.nettoyer();
    rmSync(racine, { recursive: true });
  });

  const espace = async (id = 'valmont'): Promise<Espace> => {
    const ouvert = await espaces.de(id);
    if (!ouvert) throw new Error(`pas d’espace ${id}`);
    return ouvert;
  };
  const etat = async (organisation: string, id?: string) => {
    const lu = await (await espace(id)).annuaire.organisation(organisation);
    if (!lu) throw new Error(`pas d’organisation ${organisation}`);
    return lu.etat;
  };
  const acteurDe = async (mandat: string): Promise<Acteur> => {
    const tenu = await (await espace()).annuaire.tenu(mandat);
    if (!tenu) throw new Error(`mandat ${mandat} non tenu`);
    return tenu.acteur;
  };
  const inviteEnAttente = async (organisation: string): Promise<string> =>
    (await etat(organisation)).invitations.find((i) => attend(i, aujourdhui))?.fait ?? 'aucune:1';

  let administrateur = '';
  let presidence = '';
  let equipe = '';

  it('l’administrateur invité à la fondation prend son mandat, une fois et une seule', async () => {
    const { annuaire } = await espace();
    const invitation = await inviteEnAttente('valmont-ville');
    administrateur = reussi(await annuaire.accepter('valmont-ville', invitation, CAMILLE));
    expect(await annuaire.tenus()).toMatchObject([
      { acteur: { fonction: 'administrateur', mandat: administrateur }, personne: { nom: 'Camille Dupré' } },
    ]);
    refuse(await annuaire.accepter('valmont-ville', invitation, SACHA), 'invitation-acceptee');
  });

  it('il inscrit une association et invite sa présidence, qui invite son équipe', async () => {
    const { annuaire } = await espace();
    const saisie = { nature: 'association', siret: '', rna: '', adresse: '', courriel: '' };
    const id = reussi(
      await annuaire.inscrire(await acteurDe(administrateur), {
        ...saisie,
        ...{ nom: 'Les Ateliers du Pont', nomCourt: 'Ateliers du Pont' },
      }),
    );
    expect(id).toBe('ateliers-du-pont');
    reussi(await inviter(await acteurDe(administrateur), 'dirigeant', SACHA));
    presidence = reussi(await annuaire.accepter(id, await inviteEnAttente(id), SACHA));
    reussi(await inviter(await acteurDe(presidence), 'equipe', NOOR));
    equipe = reussi(await annuaire.accepter(id, await inviteEnAttente(id), NOOR));
    refuse(await inviter(await acteurDe(equipe), 'equipe', CAMILLE), 'annuaire-sans-droit');
    refuse(await inviter(await acteurDe(presidence), 'finances', CAMILLE), 'fonction-d-ailleurs');
    for (const courriel of [
      'noor@asso.example,autre',
      'noor@asso.fr>',
      'a@b.fr\r\nBcc:x',
      'groupe:a@b.fr;',
      'x@y',
    ])
      refuse(await inviter(await acteurDe(presidence), 'equipe', { ...CAMILLE, courriel }), 'adresse-fausse');
  });

  it('une invitation laissée quinze jours ne s’accepte plus', async () => {
    const { annuaire } = await espace();
    reussi(await inviter(await acteurDe(presidence), 'observateur', CAMILLE));
    const invitation = await inviteEnAttente('ateliers-du-pont');
    aller('20 janvier 2026');
    refuse(await annuaire.accepter('ateliers-du-pont', invitation, CAMILLE), 'invitation-expiree');
  });

  it('une absence se délègue pour ses jours, et pas davantage', async () => {
    aller('1 février 2026');
    const personne = (await acteurDe(equipe)).personne;
    const deleguer = async (du: string, au: string) =>
      agir(await acteurDe(presidence), {
        acte: 'deleguer',
        donnees: { mandat: presidence, personne, du: le(du), au: le(au), motif: 'congés' },
      });
    refuse(await deleguer('1 janvier 2026', '9 janvier 2026'), 'fin-passee');
    const apres = reussi(await deleguer('2 février 2026', '8 février 2026'));
    const delegation = apres.mandats.at(-1)?.id ?? '';
    const { annuaire } = await espace();
    expect(await annuaire.tenu(delegation)).toBeNull();
    aller('8 février 2026');
    expect((await annuaire.tenu(delegation))?.acteur).toMatchObject({ personne, fonction: 'dirigeant' });
    aller('9 février 2026');
    expect(await annuaire.tenu(delegation)).toBeNull();
  });

  it('qui part passe la main : l’un finit la veille du jour où l’autre commence', async () => {
    const successeur = (await acteurDe(equipe)).personne;
    const apres = reussi(
      await agir(await acteurDe(presidence), {
        acte: 'passer-la-main',
        donnees: { mandat: presidence, personne: successeur, le: le('28 février 2026') },
      }),
    );
    const nouveau = apres.mandats.at(-1)?.id ?? '';
    const { annuaire } = await espace();
    aller('28 février 2026');
    expect(
      [await annuaire.tenu(presidence), await annuaire.tenu(nouveau)].map((t) => t?.acteur.fonction),
    ).toEqual(['dirigeant', undefined]);
    aller('1 mars 2026');
    expect(
      [await annuaire.tenu(presidence), await annuaire.tenu(nouveau)].map((t) => t?.acteur.fonction),
    ).toEqual([undefined, 'dirigeant']);
    refuse(
      await annuaire.agir('ateliers-du-pont', await acteurDe(administrateur), 1, retirer()),
      'ecrit-entre-temps',
    );
  });

  it('le dernier administrateur ne peut pas s’en aller', async () => {
    const acteur = await acteurDe(administrateur);
    const { annuaire } = await espace();
    const terminer = {
      acte: 'terminer-mandat',
      donnees: { mandat: administrateur, le: aujourdhui, motif: 'départ' },
    } as const;
    const { rang } = await etat('valmont-ville');
    refuse(await annuaire.agir('valmont-ville', acteur, rang, terminer), 'dernier-administrateur');
  });

  it('un espace ne voit rien de l’autre', async () => {
    const ailleurs = await espace('aubrelle');
    expect(await ailleurs.annuaire.tenus()).toEqual([]);
    expect(await ailleurs.annuaire.tenu(administrateur)).toBeNull();
    expect(await ailleurs.annuaire.organisation('ateliers-du-pont')).toBeNull();
    const ici = await acteurDe(administrateur);
    const { rang } = await etat('aubrelle-ville', 'aubrelle');
    const demande = {
      acte: 'inviter',
      donnees: { fonction: 'agent', du: aujourdhui, au: null, nom: 'X', courriel: 'x@valmont.example' },
    } as const;
    refuse(await ailleurs.annuaire.agir('aubrelle-ville', ici, rang, demande), 'annuaire-sans-droit');
    expect((await ailleurs.repertoire()).organisations.map((o) => o.id)).toEqual(['aubrelle-ville']);
    expect(await espaces.de('ailleurs')).toBeNull();
  });

  it('le second facteur d’un compte ne se lève ni sans motif, ni pour un compte qui sert ailleurs', async () => {
    const { personnes } = (await espace()).administration;
    const qui = await acteurDe(administrateur);
    const { personne } = await acteurDe(equipe);
    const leves: string[] = [];
    const lever = async (compte: string): Promise<void> => {
      leves.push(compte);
    };
    refuse(await personnes.leverSecondFacteur(qui, personne, ' ', lever), 'motif-absent');
    refuse(
      await personnes.leverSecondFacteur(await acteurDe(equipe), personne, 'perdu', lever),
      'administration-sans-droit',
    );
    const double = { id: 'noor-ailleurs', nom: 'Noor Belin', courriel: NOOR.courriel };
    await magasin.inscrire('aubrelle', {
      personnes: [double],
      comptes: [{ personne: double.id, compte: NOOR.id }],
    });
    refuse(await personnes.leverSecondFacteur(qui, personne, 'téléphone perdu', lever), 'compte-partage');
    expect(leves).toEqual([]);
    await magasin.inscrire('aubrelle', { effaces: { personne: double.id, textes: [] } });
    reussi(await personnes.leverSecondFacteur(qui, personne, 'téléphone perdu', lever));
    expect(leves).toEqual([NOOR.id]);
    expect((await magasin.lire('valmont', FLUX_DE_L_ESPACE)).at(-1)).toMatchObject({
      sorte: 'second-facteur-leve',
      donnees: { personne },
    });
  });

  it('qui n’agit plus s’efface, sans que ses faits ni la chaîne bougent', async () => {
    const { personnes } = (await espace()).administration;
    const qui = await acteurDe(administrateur);
    const flux = fluxDOrganisation('ateliers-du-pont');
    const avant = await magasin.lire('valmont', flux);
    const invitee = avant.find((f) => f.sorte === 'mandat-confie' && f.donnees.mandat === presidence);
    if (invitee?.sorte !== 'mandat-confie') throw new Error('pas de présidence');
    const { personne, invitation } = invitee.donnees;
    await magasin.regler('valmont', { personne, rythme: 'semaine', jour: 1, urgents: [], serie: 0 });
    await magasin.deposer(courriel('un', personne, SACHA.courriel));
    await magasin.deposer(courriel('deux', null, SACHA.courriel));
    await magasin.deposer(courriel('autre', null, NOOR.courriel));
    const fermes: string[] = [];
    const fermer = async (compte: string): Promise<void> => {
      fermes.push(compte);
    };
    aller('28 février 2026');
    refuse(await personnes.effacer(qui, personne, 'à sa demande', fermer), 'personne-tient-mandat');
    aller('1 mars 2026');
    refuse(await personnes.effacer(qui, personne, '', fermer), 'motif-absent');
    refuse(await personnes.effacer(qui, 'personne-inconnue', 'à sa demande', fermer), 'personne-absente');
    expect(fermes).toEqual([]);
    reussi(await personnes.effacer(qui, personne, 'à sa demande', fermer));
    expect(fermes).toEqual([SACHA.id]);
    expect(
      JSON.stringify([await magasin.personnes('valmont'), await magasin.lire('valmont', flux)]),
    ).not.toMatch(/Sacha|sacha@/);
    expect(await magasin.verifier('valmont', flux)).toEqual([]);
    const apres = await magasin.lire('valmont', flux);
    expect(apres.map((f) => [f.rang, f.sorte, f.auteur.personne])).toEqual(
      avant.map((f) => [f.rang, f.sorte, f.auteur.personne]),
    );
    expect(apres.find((f) => f.id === invitation)?.textes).not.toHaveProperty('courriel');
    // Noor's own invitation keeps its words.
    expect(apres.some((f) => f.sorte === 'invitation-envoyee' && f.textes.courriel === NOOR.courriel)).toBe(
      true,
    );
    const { lignes } = await magasin.lister('valmont', { etat: undefined, page: 1, taille: 10 });
    expect(lignes.map((l) => l.cle)).toEqual(['autre']);
    expect(await magasin.reglages('valmont')).toEqual([]);
    refuse(await personnes.effacer(qui, personne, 'à sa demande', fermer), 'personne-absente');
  });

  it('ce qui n’est pas une convention s’oublie au terme réglé, et pas la veille', async () => {
    const ici = await espace();
    const qui = await acteurDe(administrateur);
    const regler = (courriels: number, lectures: number) =>
      ici.administration.reglerConservation(qui, { courriels, lectures, brouillons: 6, personnes: 1 });
    refuse(await regler(14, 12), 'duree-hors-bornes');
    refuse(await regler(1, 11), 'duree-hors-bornes');
    reussi(await regler(1, 12));
    expect(await ici.durees()).toEqual({ courriels: 1, lectures: 12, brouillons: 6, personnes: 1 });

    const place = { flux: 'x', formulaire: 'fiche', exercice: 2026, organisation: 'ateliers-du-pont' };
    const enregistre = horloge.maintenant();
    const { personne } = qui;
    await magasin.garderBrouillon('valmont', place, {
      ...{ partie: 'une', version: 0, personne, enregistre, saisie: { a: 'b' } },
    });
    await magasin.noterLecture('valmont', {
      ...{ quand: enregistre, personne, organisation: 'valmont-ville', fonction: 'finances' },
      ...{ objet: 'iban' as const, cible: 'ateliers-du-pont' },
    });
    await magasin.deposer(courriel('fini', null, 'fini@valmont.example'));
    for (;;) {
      const pris = await magasin.prendre(horloge.maintenant(), instantDans(60), 'essai');
      if (pris === null) break;
      const suite = { etat: 'parti', cause: null } as const;
      if (pris.cle === 'fini') await magasin.remettre(pris, instantDans(60), 'essai');
      if (pris.cle === 'fini') await magasin.conclure(pris, 'essai', suite, horloge.maintenant());
    }
    const reste = async () => ({
      brouillons: (await magasin.brouillons('valmont', place)).length,
      lectures: (await magasin.lectures('valmont', 10)).length,
      courriels: (await magasin.lister('valmont', { page: 1, taille: 10 })).lignes.map((l) => l.cle).sort(),
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

  it('la table des mandats se refait des seuls faits, dont la chaîne tient', async () => {
    const avant = await magasin.mandats('valmont');
    expect(avant.length).toBeGreaterThan(4);
    await magasin.reprojeterMandats('valmont', { organisation: 'ateliers-du-pont', mandats: [] });
    expect(await magasin.mandats('valmont')).not.toEqual(avant);
    await (await espace()).reconstruire();
    expect(await magasin.mandats('valmont')).toEqual(avant);
    expect(await magasin.verifier('valmont', fluxDOrganisation('ateliers-du-pont'))).toEqual([]);
    const faits = await magasin.lire('valmont', fluxDOrganisation('ateliers-du-pont'));
    expect(faits.find((f) => f.sorte === 'delegation-donnee')?.auteur.mandat).toBe(presidence);
  });

  async function agir(
    acteur: Acteur,
    demande: Parameters<Espace['annuaire']['agir']>[3],
    organisation = 'ateliers-du-pont',
  ) {
    const { rang } = await etat(organisation);
    return (await espace()).annuaire.agir(organisation, acteur, rang, demande);
  }

  const inviter = (
    acteur: Acteur,
    fonction: 'dirigeant' | 'equipe' | 'observateur' | 'finances',
    { nom, courriel }: typeof SACHA,
  ) => agir(acteur, { acte: 'inviter', donnees: { fonction, du: aujourdhui, au: null, nom, courriel } });

  const courriel = (cle: string, personne: string | null, adresse: string) => ({
    ...{ espace: 'valmont', cle, personne, adresse, sorte: 'resume', jour: aujourdhui },
    ...{ objet: 'Ce qui vous attend', texte: 'Bonjour', html: '<p>Bonjour</p>', cree: horloge.maintenant() },
  });

  const instantDans = (secondes: number) =>
    instant(new Date(Date.parse(horloge.maintenant()) + secondes * 1000));

  const retirer = () =>
    ({ acte: 'retirer-invitation', donnees: { invitation: 'x:1', motif: 'erreur' } }) as const;
});

function reussi<T>(r: Result<T, readonly Refus[]>): T {
  if (!r.ok) throw new Error(r.erreur.map(ecrireRefus).join(' ; '));
  return r.valeur;
}

function refuse(r: Result<unknown, readonly Refus[]>, code: CodeDeRefus): void {
  expect(r.ok ? 'accepté' : r.erreur.map((x) => x.code)).toContain(code);
}

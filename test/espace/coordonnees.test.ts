import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import type { DemandeDAnnuaire } from '../../src/acts/annuaire/demande.ts';
import type { Dossier } from '../../src/espace/espace.ts';
import { fluxDOrganisation } from '../../src/facts/flux.ts';
import type { EtatOrganisation } from '../../src/rules/mandats.ts';
import { dvq, le } from '../acts/vie.ts';
import { conclure, faire, type Monde, ouvrirMonde, RIB } from './vivre.ts';

const IBAN = 'FR14 2004 1010 0505 0001 3M02 606';
const finances = (personne: string): Acteur => ({ personne, organisation: 'ville', fonction: 'finances' });
const [LEA, MARC, INES] = [finances('lea'), finances('marc'), finances('ines')];
const PRESIDENCE: Acteur = { personne: 'sacha', organisation: 'mjc', fonction: 'dirigeant' };
const EQUIPE: Acteur = { ...PRESIDENCE, fonction: 'equipe' };
const VOISINE: Acteur = { ...PRESIDENCE, organisation: 'autre-association' };
const DEMANDE = {
  acte: 'demander-coordonnees',
  donnees: { iban: IBAN, titulaire: 'MJC', rib: RIB, nomFichier: 'rib.pdf' },
} as const satisfies DemandeDAnnuaire;
const RAPPEL = {
  acte: 'rappeler-coordonnees',
  donnees: { confirme: true, interlocuteur: 'la trésorière', remarque: '' },
} as const satisfies DemandeDAnnuaire;
const VALIDER = { acte: 'valider-coordonnees', donnees: {} } as const satisfies DemandeDAnnuaire;

describe('le changement de coordonnées bancaires d’une association', () => {
  let monde: Monde;
  let dossier: Dossier;

  beforeAll(async () => {
    monde = await ouvrirMonde();
    for (const [organisation, nature] of [
      ['mjc', 'association'],
      ['autre-association', 'association'],
      ['gbm', 'intercommunalite'],
    ] as const)
      await monde.journal.ajouter({
        ...{ espace: 'essai', flux: fluxDOrganisation(organisation), rangAttendu: 0, auteur: dvq },
        faits: [
          {
            sorte: 'organisation-inscrite',
            jour: le('1 octobre 2025'),
            donnees: { organisation, nature },
            textes: {},
          },
        ],
        enregistre: monde.contexte.horloge.maintenant(),
        projection: () => null,
      });
    dossier = await conclure(monde);
    const papiers = { obligation: 'agrement-initial', moyen: 'papier' } as const;
    const periode = { du: le('1 janvier 2026'), au: le('31 décembre 2029') };
    for (const piece of [{ piece: 'notification-caf', periode }, { piece: 'projet-social' }])
      dossier = await faire(monde, dossier, dvq, '30 décembre 2025', {
        ...{ acte: 'deposer-piece', donnees: { ...papiers, ...piece }, textes: {} },
      });
    monde.aller('20 février 2026');
  });
  afterAll(() => monde?.fermer());

  const agir = async (
    acteur: Acteur,
    demande: DemandeDAnnuaire,
    organisation = 'mjc',
  ): Promise<EtatOrganisation | readonly string[]> => {
    const { annuaire } = monde.espace;
    const rang = (await annuaire.organisation(organisation))?.etat.rang ?? 0;
    const issue = await annuaire.agir(organisation, acteur, rang, demande);
    return issue.ok ? issue.valeur : issue.erreur.map((r) => r.code);
  };
  const acompte = async () =>
    (await monde.espace.dossier(dossier.id, dvq))?.etat.versements.find((v) =>
      v.cle.startsWith('fonctionnement/2026/acompte-1'),
    );
  const retenu = async (): Promise<boolean> =>
    (await acompte())?.deblocage.some((b) => b.sorte === 'coordonnees') ?? false;

  it('un IBAN faux est refusé à sa place, l’équipe et la voisine ne demandent pas', async () => {
    const faux = (iban: string) => ({ ...DEMANDE, donnees: { ...DEMANDE.donnees, iban } });
    expect(await agir(PRESIDENCE, faux('FR14 2004 1010 0505 0001 3M02 607'))).toEqual(['iban-cle']);
    expect(await agir(PRESIDENCE, faux('bonjour'))).toEqual(['iban-faux']);
    expect(await agir(EQUIPE, DEMANDE)).toEqual(['coordonnees-sans-droit']);
    expect(await agir(VOISINE, DEMANDE)).toEqual(['coordonnees-sans-droit']);
    const gbm: Acteur = { personne: 'gus', organisation: 'gbm', fonction: 'administrateur' };
    expect(await agir(gbm, DEMANDE, 'gbm')).toEqual(['coordonnees-d-association']);
  });

  it('dès la demande, les versements attendent et disent pourquoi ; rien n’est écrit au dossier', async () => {
    const avant = await acompte();
    expect(avant?.etat).toBe('exigible');
    expect(await retenu()).toBe(false);
    expect(await agir(PRESIDENCE, DEMANDE)).toMatchObject({
      coordonnees: { enAttente: { titulaire: 'MJC' } },
    });
    const pendant = await acompte();
    expect(pendant).toMatchObject({ etat: 'suspendu', montant: avant?.montant });
    expect(pendant?.deblocage.at(-1)).toEqual({
      ...{ sorte: 'coordonnees', organisation: 'mjc', depuis: le('20 février 2026') },
    });
    expect((await monde.espace.dossier(dossier.id, dvq))?.rang).toBe(dossier.rang);
    const { lignes } = await monde.espace.aFaire(LEA, { sorte: 'versement', page: 1, taille: 50 });
    expect(lignes.find((l) => l.cle.includes('acompte-1'))?.statut).toBe('suspendu');
    // The day before, and what was known then, do not change.
    const hier = await monde.espace.dossier(dossier.id, dvq, { au: le('19 février 2026') });
    expect(hier?.etat.versements.some((v) => v.deblocage.some((b) => b.sorte === 'coordonnees'))).toBe(false);
  });

  it('un paiement demande alors un motif, et une seconde demande attend la première', async () => {
    const donnees = {
      versements: 'fonctionnement',
      exercice: 2026,
      tranche: 'acompte-1',
      payeur: 'ville',
      montant: 100 as never,
    };
    const issue = await monde.espace.agir(dossier.id, LEA, dossier.rang, {
      ...{ acte: 'enregistrer-paiement', jour: le('20 février 2026'), donnees, textes: {} },
    });
    expect(issue.ok ? [] : issue.erreur.map((r) => r.code)).toEqual(['paiement-sans-droit']);
    expect(await agir(PRESIDENCE, DEMANDE)).toEqual(['coordonnees-en-cours']);
  });

  it('sans numéro connu avant, pas de rappel : un numéro noté depuis ne prouve rien', async () => {
    expect(await agir(LEA, RAPPEL)).toEqual(['telephone-inconnu-avant']);
    await agir(LEA, {
      acte: 'noter-telephone',
      donnees: { numero: '03 81 00 00 00', source: 'courriel de ce matin' },
    });
    expect(await agir(LEA, RAPPEL)).toEqual(['telephone-inconnu-avant']);
    expect(
      await agir(PRESIDENCE, {
        acte: 'noter-telephone',
        donnees: { numero: '06 00 00 00 00', source: 'moi' },
      }),
    ).toEqual(['coordonnees-sans-droit']);
    expect(await agir(LEA, { acte: 'refuser-coordonnees', donnees: { motif: '' } })).toEqual([
      'motif-absent',
    ]);
    await agir(LEA, { acte: 'refuser-coordonnees', donnees: { motif: 'Invérifiable' } });
    expect(await retenu()).toBe(false);
  });

  it('qui a rappelé, ou noté le numéro, ne valide pas ; une autre personne valide, et les paiements reprennent', async () => {
    await agir(PRESIDENCE, DEMANDE);
    expect(await agir(MARC, VALIDER)).toEqual(['rappel-absent']);
    await agir(INES, RAPPEL);
    expect(await agir(INES, VALIDER)).toEqual(['meme-personne']);
    // Léa noted the number, and called nobody: she may have chosen who answers.
    expect(await agir(LEA, VALIDER)).toEqual(['telephone-de-qui-valide']);
    await agir(LEA, RAPPEL);
    // The person, whatever the office or the organisation.
    expect(await agir({ ...INES, fonction: 'agent-pilote' }, VALIDER)).toEqual(['meme-personne']);
    expect(await agir(PRESIDENCE, VALIDER)).toEqual(['coordonnees-sans-droit']);
    expect(await retenu()).toBe(true);
    expect(await agir(MARC, VALIDER)).toMatchObject({
      coordonnees: { enAttente: null, enVigueur: { iban: IBAN.replaceAll(' ', ''), suite: { par: 'marc' } } },
    });
    expect(await retenu()).toBe(false);
    expect(await agir(PRESIDENCE, DEMANDE)).toEqual(['iban-inchange']);
  });

  it('une demande que l’association ne reconnaît pas ne se valide pas', async () => {
    const autre = { ...DEMANDE, donnees: { ...DEMANDE.donnees, iban: 'DE89370400440532013000' } };
    expect(await agir(LEA, autre), 'elle a noté le numéro').toEqual(['telephone-de-qui-demande']);
    // Nobody of the association is in mandate in this espace: a payer records its request for it.
    expect(await agir(MARC, autre)).toMatchObject({ coordonnees: { enAttente: { par: 'marc' } } });
    expect(await agir(MARC, RAPPEL)).toEqual(['rappel-de-qui-demande']);
    await agir(LEA, { ...RAPPEL, donnees: { ...RAPPEL.donnees, confirme: false } });
    expect(await agir(finances('noor'), VALIDER)).toEqual(['rappel-infirme']);
    await agir(LEA, RAPPEL);
    // Marc recorded the request himself.
    expect(await agir(MARC, VALIDER)).toEqual(['meme-personne']);
    await agir(PRESIDENCE, { acte: 'refuser-coordonnees', donnees: { motif: '' } });
    await agir(MARC, { acte: 'refuser-coordonnees', donnees: { motif: 'Doute' } });
    const etat = (await monde.espace.annuaire.organisation('mjc'))?.etat;
    expect(etat?.coordonnees.enVigueur?.iban).toBe(IBAN.replaceAll(' ', ''));
  });

  it('l’IBAN en entier n’est lu que par les payeurs et les siens, et chaque lecture est gardée', async () => {
    const { annuaire, administration } = monde.espace;
    const gbm: Acteur = { personne: 'gus', organisation: 'gbm', fonction: 'finances' };
    for (const acteur of [EQUIPE, VOISINE, gbm, { ...LEA, fonction: 'elu' } as Acteur])
      expect(await annuaire.lireCoordonnees('mjc', acteur)).toBeNull();
    for (const acteur of [LEA, dvq, PRESIDENCE])
      expect((await annuaire.lireCoordonnees('mjc', acteur))?.enVigueur?.iban).toBe(IBAN.replaceAll(' ', ''));
    const administrateur: Acteur = { personne: 'ada', organisation: 'ville', fonction: 'administrateur' };
    const lues = await administration.lectures(administrateur, 10);
    expect(lues.ok && lues.valeur.map((l) => [l.personne, l.objet, l.cible])).toEqual([
      ['sacha', 'iban', 'mjc'],
      [dvq.personne, 'iban', 'mjc'],
      ['lea', 'iban', 'mjc'],
    ]);
    expect((await administration.lectures(LEA, 10)).ok).toBe(false);
    expect(await monde.contexte.registre.lectures('ailleurs', 10)).toEqual([]);
  });

  it('l’IBAN, le titulaire et le numéro s’effacent sans rompre la chaîne', async () => {
    const flux = fluxDOrganisation('mjc');
    for (const f of await monde.journal.lire('essai', flux))
      if (Object.keys(f.textes).length > 0)
        await monde.contexte.registre.effacerTextes('essai', flux, f.rang);
    expect((await monde.espace.annuaire.organisation('mjc'))?.etat.coordonnees.enVigueur?.iban).toBeNull();
    expect(await monde.journal.verifier('essai', flux)).toEqual([]);
    expect(JSON.stringify(await monde.journal.extraire('essai', flux))).not.toContain('3M02606');
  });
});

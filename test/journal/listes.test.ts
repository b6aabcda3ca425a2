import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FiltreAFaire, FiltreDossiers, LigneAFaire, LigneDossier } from '../../src/journal/journal.ts';
import { ajout, ESPACE, le, projection, vote } from './exemples.ts';
import { type Magasin, surChaqueMoteur } from './moteurs.ts';

surChaqueMoteur('les listes', (moteur) => {
  let adresse = '';
  let journal: Magasin;
  const garder = (
    flux: string,
    dossier: Partial<LigneDossier>,
    lignes: readonly Partial<LigneAFaire>[] = [],
    chez = journal,
  ) => chez.ajouter(ajout(flux, 0, [vote(2026, 1)], { projection: () => projection(flux, dossier, lignes) }));

  beforeAll(async () => {
    adresse = await moteur.nouvelleAdresse();
    journal = await moteur.ouvrir(adresse);
    await garder(
      'elan',
      {
        titre: 'Élan des Vareilles',
        recherche: 'Élan des Vareilles — MJC Cœur de Ville',
        organisations: ['ville', 'ccas', 'elan'],
        quartiers: ['vareilles'],
        enRetard: 2,
        prochaine: le('2026-04-01'),
        prochain: le('2026-04-02'),
      },
      [
        { cle: 'comptes', urgence: 'en-retard', qui: ['elan'], limite: le('2026-03-01') },
        { cle: 'acompte', sorte: 'versement', qui: ['ville'], limite: le('2026-05-01'), montant: 8_450_000 },
        { cle: 'continu', urgence: 'plus-tard', qui: ['elan'], limite: null },
      ],
    );
    await garder(
      'zenith',
      {
        titre: 'Zénith',
        organisations: ['ville', 'zenith'],
        quartiers: ['vareilles', 'clairs-soleils'],
        suspendus: 1,
        montantSuspendu: 4_050_000_000_00,
        phase: 'projet',
        prochaine: le('2026-03-20'),
        deriveLe: le('2026-06-01'),
      },
      [
        {
          cle: 'solde',
          sorte: 'versement',
          urgence: 'cette-semaine',
          qui: ['ville', 'zenith'],
          limite: le('2026-03-16'),
          montant: 4_050_000,
        },
      ],
    );
    await garder(
      'eau',
      { titre: 'Eau vive', modele: 'objectifs', tropPercu: 500, organisations: ['ville', 'eau'] },
      [{ cle: 'bilan', urgence: 'cette-semaine', qui: ['eau'], limite: le('2026-03-15') }],
    );
  });
  afterAll(async () => {
    await journal.fermer();
    await moteur.nettoyer();
  });

  const aFaire = async (f: Partial<FiltreAFaire> = {}, chez = journal) => {
    const page = await chez.aFaire({ espace: ESPACE, organisation: null, page: 1, taille: 10, ...f });
    expect(page.total, 'total').toBe(page.lignes.length);
    return page.lignes.map((l) => l.cle);
  };
  const dossiers = async (f: Partial<FiltreDossiers> = {}) => {
    const page = await journal.dossiers({ espace: ESPACE, organisation: null, page: 1, taille: 10, ...f });
    expect(page.total, 'total').toBe(page.lignes.length);
    return page.lignes.map((l) => l.flux);
  };

  it('rangent les dossiers comme un annuaire français, é avec e', async () => {
    expect(await dossiers()).toEqual(['eau', 'elan', 'zenith']);
  });

  it('trient par prochaine date, par retard, par montant suspendu ; l’inconnu vient en dernier', async () => {
    expect(await dossiers({ tri: 'prochaine' })).toEqual(['zenith', 'elan', 'eau']);
    expect(await dossiers({ tri: 'retard' })).toEqual(['elan', 'eau', 'zenith']);
    expect(await dossiers({ tri: 'suspendu' })).toEqual(['zenith', 'eau', 'elan']);
  });

  it('trouvent sans accents ni majuscules, chaque mot devant figurer', async () => {
    expect(await dossiers({ recherche: 'ELAN coeur' })).toEqual(['elan']);
    expect(await dossiers({ recherche: 'cœur, vare' })).toEqual(['elan']);
    expect(await dossiers({ recherche: 'elan zenith' })).toEqual([]);
    expect(await dossiers({ recherche: '%' })).toEqual(['eau', 'elan', 'zenith']);
  });

  it('filtrent les dossiers par organisation, quartier, phase et modèle', async () => {
    expect(await dossiers({ organisation: 'ccas' })).toEqual(['elan']);
    expect(await dossiers({ organisation: 'inconnue' })).toEqual([]);
    expect(await dossiers({ quartier: 'vareilles' })).toEqual(['elan', 'zenith']);
    expect(await dossiers({ quartier: 'vareilles', organisation: 'zenith' })).toEqual(['zenith']);
    expect(await dossiers({ phase: 'projet' })).toEqual(['zenith']);
    expect(await dossiers({ modele: 'objectifs' })).toEqual(['eau']);
  });

  it('disent ce qui est à faire par date, par montant décroissant, par convention', async () => {
    expect(await aFaire()).toEqual(['comptes', 'bilan', 'solde', 'acompte', 'continu']);
    expect(await aFaire({ tri: 'montant' })).toEqual(['acompte', 'solde', 'comptes', 'bilan', 'continu']);
    expect(await aFaire({ tri: 'convention' })).toEqual(['bilan', 'comptes', 'acompte', 'continu', 'solde']);
  });

  it('filtrent ce qui est à faire, seul et ensemble', async () => {
    expect(await aFaire({ organisation: 'elan' })).toEqual(['comptes', 'acompte', 'continu']);
    expect(await aFaire({ organisation: 'ville', qui: 'ville' })).toEqual(['solde', 'acompte']);
    expect(await aFaire({ qui: 'ville', tri: 'montant' })).toEqual(['acompte', 'solde']);
    expect(await aFaire({ sorte: 'versement' })).toEqual(['solde', 'acompte']);
    expect(await aFaire({ urgence: 'cette-semaine' })).toEqual(['bilan', 'solde']);
    expect(await aFaire({ urgence: ['cette-semaine', 'sans-exemple'] })).toEqual(['bilan', 'solde']);
    expect(await aFaire({ quartier: 'clairs-soleils' })).toEqual(['solde']);
    expect(await aFaire({ flux: 'elan', organisation: 'zenith' })).toEqual([]);
    expect(await aFaire({ flux: 'elan', sorte: 'versement' })).toEqual(['acompte']);
    expect(await aFaire({ quartier: 'vareilles', qui: 'elan', urgence: 'en-retard' })).toEqual(['comptes']);
  });

  it('bornent une période, jours compris ; sans date, on n’y est pas', async () => {
    expect(await aFaire({ du: le('2026-03-15'), au: le('2026-03-16') })).toEqual(['bilan', 'solde']);
    expect(await aFaire({ du: le('2026-03-16') })).toEqual(['solde', 'acompte']);
    expect(await aFaire({ au: le('2026-03-15'), qui: 'elan' })).toEqual(['comptes']);
  });

  it('coupent en pages dont le total reste le même', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => journal.aFaire({ espace: ESPACE, organisation: null, page, taille: 2 })),
    );
    expect(pages.map((p) => p.total)).toEqual([5, 5, 5]);
    expect(pages.flatMap((p) => p.lignes.map((l) => l.cle))).toEqual(await aFaire());
    expect(pages[0]?.lignes[0]).toMatchObject({ titre: 'Élan des Vareilles', qui: ['elan'], montant: null });
  });

  it('font le bilan de ce qu’une organisation voit', async () => {
    const versementsEnRetard = 0;
    const tout = {
      enRetard: 2,
      versementsEnRetard,
      semaine: 2,
      suspendus: 1,
      montantSuspendu: 405_000_000_000,
      tropPercu: 500,
    };
    expect(await journal.bilan(ESPACE, null)).toEqual(tout);
    expect(await journal.bilan(ESPACE, 'ville')).toEqual(tout);
    expect(await journal.bilan(ESPACE, 'ccas')).toEqual({
      enRetard: 2,
      versementsEnRetard,
      semaine: 0,
      suspendus: 0,
      montantSuspendu: 0,
      tropPercu: 0,
    });
    expect((await journal.bilan('ailleurs', null)).enRetard).toBe(0);
  });

  it('disent quels dossiers dériver de nouveau : jour venu, ou dérivés plus tard qu’on ne regarde', async () => {
    expect(await journal.aRederiver(ESPACE, le('2026-04-01'), 10)).toEqual(['zenith']);
    expect(await journal.aRederiver(ESPACE, le('2026-06-02'), 10)).toEqual(['elan']);
    expect(await journal.aRederiver(ESPACE, le('2026-05-01'), 1)).toHaveLength(1);
  });

  it('suivent ce qu’un autre programme écrit, totaux compris', async () => {
    const espace = 'partage';
    const autre = await moteur.ouvrir(adresse);
    const voir = () => journal.aFaire({ espace, organisation: null, page: 1, taille: 10 });
    expect((await voir()).total).toBe(0);
    await autre.ajouter(
      ajout('a', 0, [vote(2026, 1)], { espace, projection: () => projection('a', {}, [{}, {}]) }),
    );
    expect((await voir()).total).toBe(2);
    await autre.ajouter(
      ajout('a', 1, [vote(2026, 2)], {
        espace,
        projection: () => projection('a', { rang: 2, organisations: ['ccas'] }, [{ intitule: 'Autre' }]),
      }),
    );
    expect(await voir()).toMatchObject({ total: 1, lignes: [{ intitule: 'Autre' }] });
    expect((await journal.dossiers({ espace, organisation: 'ville', page: 1, taille: 5 })).total).toBe(0);
    await autre.fermer();
  });

  it('ne reviennent pas en arrière quand on les recalcule d’après un dossier qui a changé depuis', async () => {
    const espace = 'retour';
    const avec = (rang: number, titre: string) => projection('a', { rang, titre });
    await journal.ajouter(ajout('a', 0, [vote(2026, 1)], { espace, projection: () => avec(1, 'un') }));
    await journal.ajouter(ajout('a', 1, [vote(2026, 2)], { espace, projection: () => avec(2, 'deux') }));
    await journal.reprojeter(espace, avec(1, 'un'));
    expect((await journal.dossier(espace, 'a'))?.titre).toBe('deux');
    await journal.reprojeter(espace, avec(2, 'deux, dérivé plus tard'));
    expect((await journal.dossier(espace, 'a'))?.titre).toBe('deux, dérivé plus tard');
  });

  it('acceptent un titre démesuré', async () => {
    const titre = Array.from({ length: 2000 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7)).join('');
    const issue = await journal.ajouter(
      ajout('a', 0, [vote(2026, 1)], {
        espace: 'long',
        projection: () => projection('a', { titre, recherche: titre }, [{}]),
      }),
    );
    expect(issue.ok).toBe(true);
    expect((await journal.dossier('long', 'a'))?.titre).toBe(titre);
  });

  it('s’oublient et se refont sans toucher aux faits', async () => {
    const espace = 'oubli';
    const rangs = projection('a', { organisations: ['ville'], quartiers: ['q'] }, [{}, { qui: ['ccas'] }]);
    await journal.ajouter(ajout('a', 0, [vote(2026, 1)], { espace, projection: () => rangs }));
    const voir = () => journal.aFaire({ espace, organisation: 'ville', qui: 'ccas', page: 1, taille: 5 });
    const avant = await voir();
    expect(avant.total).toBe(1);
    await journal.oublierProjection(espace);
    expect((await voir()).total).toBe(0);
    expect(await journal.lire(espace, 'a')).toHaveLength(1);
    await journal.reprojeter(espace, rangs);
    expect(await voir()).toEqual(avant);
  });

  it('tiennent le registre dans l’ordre français, et corrigent sans doubler', async () => {
    const espace = 'registre';
    const personne = (id: string, nom: string) => ({ id, nom, courriel: null });
    await journal.inscrire(espace, {
      personnes: [personne('z', 'Zoé'), personne('e', 'Émile'), personne('f', 'Fanny')],
      quartiers: [{ id: 'q', nom: 'Quartier', statut: 'prioritaire', habitants: 3_000_000_000 }],
    });
    await journal.inscrire(espace, { personnes: [personne('z', 'Abel')] });
    expect((await journal.personnes(espace)).map((p) => p.nom)).toEqual(['Abel', 'Émile', 'Fanny']);
    expect(await journal.quartiers(espace)).toEqual([
      { id: 'q', nom: 'Quartier', statut: 'prioritaire', habitants: 3_000_000_000 },
    ]);
    const faux = { empreinte: '0'.repeat(64), nom: 'm', version: '1', source: 'x' };
    await expect(journal.garderModele(espace, faux)).rejects.toThrow('empreinte');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import type { DemandeDuGuichet } from '../../src/acts/guichet/demande.ts';
import type { Dossier, Espace } from '../../src/espace/espace.ts';
import type { ArriveeLue } from '../../src/espace/guichet.ts';
import { ouvrirEspace } from '../../src/espace/ouvrir.ts';
import { parVraisemblance } from '../../src/espace/propositions.ts';
import { dvq, equipe, le } from '../acts/vie.ts';
import { conclure, type Monde, ouvrirMonde } from './vivre.ts';

let monde: Monde;
let dossier: Dossier;
const ailleurs: Acteur = { personne: 'p-2', organisation: 'autre-association', fonction: 'equipe' };
const agentCcas: Acteur = { personne: 'p-3', organisation: 'ccas', fonction: 'agent-pilote' };
const elue: Acteur = { personne: 'p-4', organisation: 'ville', fonction: 'elu' };

beforeAll(async () => {
  monde = await ouvrirMonde();
  dossier = await conclure(monde);
  await conclure(monde, 'autre-association');
  monde.aller('3 juillet 2026');
});
afterAll(() => monde?.fermer());

let numero = 0;
async function fichier(texte = `contenu ${numero++}`) {
  const garde = await monde.contexte.fichiers.deposer(
    (async function* () {
      yield Buffer.from(texte);
    })(),
    'rapport-activite.txt',
  );
  if (!garde.ok) throw new Error(garde.erreur.detail);
  const { nom, ...contenu } = garde.valeur;
  return { fichier: contenu, nom };
}

async function deposer(
  qui: Acteur = equipe,
  combien = 1,
  espace: Espace = monde.espace,
): Promise<ArriveeLue> {
  const fichiers = await Promise.all(Array.from({ length: combien }, () => fichier()));
  const fini = await espace.guichet.deposer(qui, {
    ...{ guichet: 'ville', organisation: qui.organisation, moyen: 'depot', fichiers, refuses: [] },
    envoyeeLe: monde.espace.horloge.aujourdhui(),
  });
  if (!fini.ok) throw new Error(JSON.stringify(fini.erreur));
  return fini.valeur;
}

const piece = { obligation: 'pieces-annuelles', piece: 'rapport-activite', exercice: 2026 };

async function faire(
  a: ArriveeLue,
  qui: Acteur,
  demande: DemandeDuGuichet,
  espace: Espace = monde.espace,
): Promise<ArriveeLue> {
  const fini = await espace.guichet.agir(a.arrivee.flux, qui, a.arrivee.rang, demande);
  if (!fini.ok) throw new Error(JSON.stringify(fini.erreur));
  return fini.valeur;
}

const classer = (a: ArriveeLue, qui = equipe, rang = 0): Promise<ArriveeLue> =>
  faire(a, qui, {
    acte: 'classer-fichier',
    donnees: { fichier: a.arrivee.fichiers[rang]?.id ?? '', dossier: dossier.id, ...piece },
  });

const codes = async (issue: ReturnType<Espace['guichet']['agir']>): Promise<readonly string[]> => {
  const fini = await issue;
  return fini.ok ? [] : fini.erreur.map((r) => r.code);
};

const depots = async (): Promise<number> =>
  (await monde.espace.dossier(dossier.id, dvq))?.faits.filter((f) => f.sorte === 'piece-deposee').length ?? 0;

describe('une pièce déposée au guichet', () => {
  test('entre au dossier quand le guichet la confirme, au jour où elle a été envoyée', async () => {
    const avant = await depots();
    monde.aller('6 juillet 2026');
    const classee = await classer(await deposer());
    expect(classee.arrivee.etat).toBe('a-confirmer');
    expect(await depots()).toBe(avant);
    monde.aller('9 juillet 2026');
    const [f] = classee.arrivee.fichiers;
    const versee = await faire(classee, dvq, { acte: 'verser-fichier', donnees: { fichier: f?.id ?? '' } });
    expect(versee.arrivee.etat).toBe('finie');
    const faits = (await monde.espace.dossier(dossier.id, dvq))?.faits ?? [];
    const depot = faits.findLast((x) => x.sorte === 'piece-deposee');
    expect(depot?.jour).toBe(le('6 juillet 2026'));
    expect(depot?.donnees).toMatchObject({ ...piece, moyen: 'depot', arrivee: f?.id });
    expect(versee.arrivee.fichiers[0]?.suite).toMatchObject({ sorte: 'verse', depot: depot?.id });
  });

  test('compte du jour de la poste quand le guichet la reçoit plus tard', async () => {
    monde.aller('13 juillet 2026');
    const fini = await monde.espace.guichet.deposer(dvq, {
      ...{ guichet: 'ville', organisation: 'mjc', moyen: 'papier', refuses: [] },
      fichiers: [await fichier()],
      envoyeeLe: le('10 juillet 2026'),
    });
    if (!fini.ok) throw new Error(JSON.stringify(fini.erreur));
    const classee = await classer(fini.valeur, dvq);
    await faire(classee, dvq, {
      acte: 'verser-fichier',
      donnees: { fichier: classee.arrivee.fichiers[0]?.id ?? '' },
    });
    const faits = (await monde.espace.dossier(dossier.id, dvq))?.faits ?? [];
    expect(faits.at(-1)).toMatchObject({
      jour: le('10 juillet 2026'),
      donnees: { recueLe: le('13 juillet 2026'), moyen: 'papier' },
    });
  });

  test('se retourne avec un motif, et ne bouge plus', async () => {
    const a = await classer(await deposer());
    const id = a.arrivee.fichiers[0]?.id ?? '';
    const retourner = (motif: string) =>
      monde.espace.guichet.agir(a.arrivee.flux, dvq, a.arrivee.rang, {
        acte: 'retourner-fichier',
        donnees: { fichier: id, motif },
      });
    expect(await codes(retourner(' '))).toEqual(['motif-absent']);
    const retour = await retourner('Il manque la page 2');
    if (!retour.ok) throw new Error('refusé');
    expect(retour.valeur.arrivee.fichiers[0]?.suite).toMatchObject({ motif: 'Il manque la page 2' });
    expect(
      await codes(
        monde.espace.guichet.agir(a.arrivee.flux, dvq, retour.valeur.arrivee.rang, {
          acte: 'verser-fichier',
          donnees: { fichier: id },
        }),
      ),
    ).toEqual(['fichier-deja-retourne']);
  });

  test('n’est pas prise sous un classement que le dossier refuserait', async () => {
    const a = await deposer();
    const fichierId = a.arrivee.fichiers[0]?.id ?? '';
    for (const [donnees, code] of [
      [{ ...piece, dossier: dossier.id, piece: 'inventee' }, 'piece-inconnue'],
      [{ ...piece, dossier: 'convention-inventee' }, 'classement-ailleurs'],
    ] as const)
      expect(
        await codes(
          monde.espace.guichet.agir(a.arrivee.flux, equipe, a.arrivee.rang, {
            acte: 'classer-fichier',
            donnees: { ...donnees, fichier: fichierId },
          }),
        ),
      ).toEqual([code]);
  });
});

describe('un versement coupé au milieu', () => {
  test('se reprend par le même geste, sans second dépôt', async () => {
    let coupe = true;
    const { journal } = monde.contexte;
    const coupant = ouvrirEspace({
      ...monde.contexte,
      journal: {
        ...journal,
        ajouter: (ajout) => {
          if (coupe && ajout.faits[0]?.sorte === 'fichier-confirme') throw new Error('coupure');
          return journal.ajouter(ajout);
        },
      },
    });
    const a = await classer(await deposer());
    const demande = {
      acte: 'verser-fichier',
      donnees: { fichier: a.arrivee.fichiers[0]?.id ?? '' },
    } as const;
    const avant = await depots();
    await expect(faire(a, dvq, demande, coupant)).rejects.toThrow('coupure');
    expect(await depots()).toBe(avant + 1);
    coupe = false;
    const fini = await faire(a, dvq, demande, coupant);
    expect(fini.arrivee.etat).toBe('finie');
    expect(await depots()).toBe(avant + 1);
  });

  test('demandé dix fois à la fois, n’entre qu’une fois', async () => {
    const a = await classer(await deposer());
    const avant = await depots();
    const demande = {
      acte: 'verser-fichier',
      donnees: { fichier: a.arrivee.fichiers[0]?.id ?? '' },
    } as const;
    const issues = await Promise.all(
      Array.from({ length: 10 }, () =>
        monde.espace.guichet.agir(a.arrivee.flux, dvq, a.arrivee.rang, demande),
      ),
    );
    expect(issues.filter((i) => i.ok).length).toBe(1);
    expect(await depots()).toBe(avant + 1);
  });
});

describe('le guichet des uns est fermé aux autres', () => {
  test('une autre association, une autre entité, un élu ne voient ni n’écrivent', async () => {
    const a = await deposer();
    for (const qui of [ailleurs, agentCcas, elue]) {
      expect(await monde.espace.guichet.arrivee(a.arrivee.flux, qui)).toBeNull();
      expect(await monde.espace.guichet.fichier(a.arrivee.flux, qui, 2)).toBeNull();
      const page = await monde.espace.guichet.arrivees(qui, { page: 1, taille: 100 });
      expect(page.lignes.map((l) => l.flux)).not.toContain(a.arrivee.flux);
      for (const demande of [
        {
          acte: 'classer-fichier',
          donnees: { fichier: `${a.arrivee.flux}:2`, dossier: dossier.id, ...piece },
        },
        { acte: 'verser-fichier', donnees: { fichier: `${a.arrivee.flux}:2` } },
        { acte: 'ecarter-arrivee', donnees: { motif: 'curiosité' } },
        { acte: 'attribuer-arrivee', donnees: { organisation: 'autre-association' } },
      ] as const)
        expect(await codes(monde.espace.guichet.agir(a.arrivee.flux, qui, a.arrivee.rang, demande))).toEqual([
          'arrivee-introuvable',
        ]);
    }
  });

  test('le déposant ne confirme pas à la place du guichet', async () => {
    const a = await classer(await deposer());
    for (const demande of [
      { acte: 'verser-fichier', donnees: { fichier: `${a.arrivee.flux}:2` } },
      { acte: 'retourner-fichier', donnees: { fichier: `${a.arrivee.flux}:2`, motif: 'pour voir' } },
    ] as const)
      expect(await codes(monde.espace.guichet.agir(a.arrivee.flux, equipe, a.arrivee.rang, demande))).toEqual(
        ['guichet-sans-droit'],
      );
  });

  test('on ne dépose ni pour une autre organisation, ni à un guichet qui ne suit rien, ni hier', async () => {
    const depot = { moyen: 'depot', fichiers: [await fichier()], refuses: [] } as const;
    const aujourdhui = monde.espace.horloge.aujourdhui();
    for (const [donnees, code] of [
      [{ guichet: 'ville', organisation: 'autre-association', envoyeeLe: aujourdhui }, 'guichet-sans-droit'],
      [{ guichet: 'ccas', organisation: 'mjc', envoyeeLe: aujourdhui }, 'hors-guichet'],
      [{ guichet: 'ville', organisation: 'mjc', envoyeeLe: le('1 juin 2026') }, 'depot-antidate'],
    ] as const) {
      const fini = await monde.espace.guichet.deposer(equipe, { ...depot, ...donnees });
      expect(fini.ok ? [] : fini.erreur.map((r) => r.code)).toEqual([code]);
    }
  });

  test('un autre espace n’y trouve rien, même avec la bonne adresse', async () => {
    const a = await deposer();
    const voisin = ouvrirEspace({ ...monde.contexte, espace: 'voisin' });
    expect(await voisin.guichet.arrivee(a.arrivee.flux, dvq)).toBeNull();
    expect((await voisin.guichet.arrivees(dvq, { page: 1, taille: 10 })).total).toBe(0);
    expect(
      await codes(
        voisin.guichet.agir(a.arrivee.flux, dvq, a.arrivee.rang, {
          acte: 'ecarter-arrivee',
          donnees: { motif: 'passage' },
        }),
      ),
    ).toEqual(['arrivee-introuvable']);
  });
});

test('le nom d’un fichier désigne la pièce, l’année départage', async () => {
  const a = await deposer();
  const propositions = await monde.espace.guichet.propositions(a.arrivee, equipe);
  expect(propositions.length).toBeGreaterThan(5);
  const aujourdhui = monde.espace.horloge.aujourdhui();
  const premiere = (dit: string) => parVraisemblance(propositions, dit, aujourdhui).propositions[0]?.piece.id;
  expect(premiere('Rapport_activite_2025.pdf')).toBe('rapport-activite');
  expect(premiere('scan rapport commissaire aux comptes.pdf')).toMatch(/commissaire/);
  expect(parVraisemblance(propositions, 'IMG_0034.jpg', aujourdhui).probables).toBe(0);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import type { DemandeDAnnuaire } from '../../src/acts/annuaire/demande.ts';
import type { Creation } from '../../src/acts/demande.ts';
import type { Dossier } from '../../src/espace/espace.ts';
import { le } from '../acts/vie.ts';
import {
  ADMIN,
  agirDans,
  DEMANDE,
  GBM,
  GINA,
  GUY,
  LEA,
  litDans,
  MARC,
  NOOR,
  NOTER,
  ouvrirAvecDesGens,
  PILOTE,
  RAPPEL,
  SACHA,
  VALIDER,
} from './gens.ts';
import { attendre, conclure, creation, faire, type Monde } from './vivre.ts';

/**
 * The known attacks, each act permitted by itself, replayed as they were found: a body that the city invited, and the
 * president of an association. Everything goes through the door of the espace.
 */
let monde: Monde;
const agir = (qui: Acteur, demande: DemandeDAnnuaire, organisation?: string) =>
  agirDans(monde, qui, demande, organisation);
const lit = (qui: Acteur): Promise<boolean> => litDans(monde, qui);

describe('un organisme invité ne se fait pas payeur d’une association', () => {
  beforeAll(async () => {
    monde = await ouvrirAvecDesGens();
  });
  afterAll(() => monde?.fermer());

  /** As the reference agreement, with another body in the place of the city that pilots and pays. */
  const aLaPlace = (): Creation => ({
    ...creation(monde),
    titre: 'À la place de la ville',
    parties: { ville: 'gbm', ccas: 'ccas', gbm: 'ville', association: 'mjc' },
  });
  let dossier: Dossier;

  it('il n’ouvre pas de convention, et un projet ne lui donne rien', async () => {
    const seul = await monde.espace.creer(GBM, aLaPlace());
    expect(seul.ok ? [] : seul.erreur.map((r) => r.code)).toEqual(['creation-sans-droit']);
    dossier = attendre(await monde.espace.creer(PILOTE, aLaPlace())).dossier;
    for (const qui of [GBM, GINA]) {
      expect(await lit(qui)).toBe(false);
      expect(await agir(qui, NOTER)).toBe('coordonnees-sans-droit');
    }
  });

  it('il ne signe pas pour l’association : en vigueur sans qu’elle ait signé, la convention ne lui donne rien', async () => {
    for (const partie of ['ville', 'ccas', 'gbm']) {
      const donnees = { partie, objet: 'convention' } as const;
      for (const acte of ['deposer-deliberation', 'transmettre-acte', 'publier-acte'] as const)
        dossier = await faire(monde, dossier, GBM, '3 décembre 2025', { acte, donnees, textes: {} } as never);
    }
    for (const partie of ['ville', 'ccas', 'gbm', 'association'])
      dossier = await faire(monde, dossier, GBM, '20 décembre 2025', {
        ...{ acte: 'signer', donnees: { partie }, textes: {} },
      });
    dossier = await faire(monde, dossier, GBM, '22 décembre 2025', {
      ...{ acte: 'notifier', donnees: {}, textes: {} },
    });
    monde.aller('20 février 2026');
    expect((await monde.espace.dossier(dossier.id, GBM))?.etat.phase.nom).toBe('en-vigueur');
    expect(await lit(GINA)).toBe(false);
    expect(await agir(SACHA, DEMANDE)).toBe('fait');
    for (const demande of [
      NOTER,
      RAPPEL,
      VALIDER,
      { acte: 'refuser-coordonnees', donnees: { motif: 'faux' } } as const,
    ])
      expect(await agir(GINA, demande), demande.acte).toBe('coordonnees-sans-droit');
    // Neither does the authority, which pays nothing here: it holds the number, and nothing else.
    expect(await lit(LEA)).toBe(false);
    expect(await agir(LEA, RAPPEL)).toBe('coordonnees-sans-droit');
    expect(await agir(SACHA, { acte: 'refuser-coordonnees', donnees: { motif: 'pas encore' } })).toBe('fait');
  });

  it('la signature que l’association enregistre elle-même en fait un payeur, et sa fin le défait', async () => {
    const signature = dossier.faits.findLast((f) => f.sorte === 'convention-signee');
    dossier = attendre(
      await monde.espace.agir(dossier.id, GBM, dossier.rang, {
        ...{ acte: 'annuler-fait', jour: le('20 février 2026') },
        ...{ donnees: { fait: dossier.faits.at(-1)?.id ?? '' }, textes: { motif: 'à refaire' } },
      }),
    ).dossier;
    dossier = attendre(
      await monde.espace.agir(dossier.id, GBM, dossier.rang, {
        ...{ acte: 'annuler-fait', jour: le('20 février 2026') },
        ...{ donnees: { fait: signature?.id ?? '' }, textes: { motif: 'à refaire' } },
      }),
    ).dossier;
    dossier = await faire(monde, dossier, SACHA, '20 février 2026', {
      ...{ acte: 'signer', donnees: { partie: 'association' }, textes: {} },
    });
    expect(await lit(GINA), 'signée, pas encore en vigueur').toBe(false);
    dossier = await faire(monde, dossier, GBM, '20 février 2026', {
      ...{ acte: 'notifier', donnees: {}, textes: {} },
    });
    expect((await monde.espace.dossier(dossier.id, GBM))?.etat.phase.nom).toBe('en-vigueur');
    expect(await lit(GINA)).toBe(true);
    expect(await lit(LEA)).toBe(false);
    monde.aller('2 janvier 2031');
    expect((await monde.espace.dossier(dossier.id, GBM))?.etat.phase.nom).toBe('terminee');
    expect(await lit(GINA)).toBe(false);
  });
});

describe('le changement de compte, entre une association et qui la paie', () => {
  beforeAll(async () => {
    monde = await ouvrirAvecDesGens();
    await conclure(monde);
    monde.aller('20 février 2026');
  });
  afterAll(() => monde?.fermer());

  it('tant qu’elle a une présidence, elle seule le demande', async () => {
    expect(await agir(LEA, DEMANDE)).toBe('coordonnees-par-l-association');
    expect(await agir(NOOR, DEMANDE)).toBe('coordonnees-sans-droit');
  });

  it('une seule personne du payeur ne suffit jamais, même celle qui a choisi le numéro', async () => {
    expect(await agir(LEA, NOTER)).toBe('fait');
    expect(await agir(SACHA, DEMANDE)).toBe('fait');
    expect(await agir(LEA, RAPPEL)).toBe('fait');
    expect(await agir(LEA, VALIDER)).toBe('meme-personne telephone-de-qui-valide');
    for (const qui of [SACHA, GINA, GUY, ADMIN])
      expect(await agir(qui, VALIDER)).toBe('coordonnees-sans-droit');
    expect(await agir(MARC, VALIDER)).toBe('fait');
  });
});

it('le payeur se lit jusqu’à la dernière convention, au-delà de deux cents', async () => {
  monde = await ouvrirAvecDesGens();
  const dossier = await conclure(monde);
  monde.aller('20 février 2026');
  expect(await lit(LEA)).toBe(true);
  // Lists go by title: two hundred drafts come before the agreement that counts.
  const ligne = await monde.journal.dossier('essai', dossier.id);
  if (!ligne) throw new Error('pas de ligne');
  for (let i = 0; i < 205; i++)
    await monde.journal.reprojeter('essai', {
      dossier: { ...ligne, flux: `projet-${i}`, titre: `A${i}` },
      lignes: [],
    });
  expect(await lit(LEA)).toBe(true);
  await monde.fermer();
});

import { describe, expect, it } from 'vitest';
import type { Demande } from '../../src/acts/demande.ts';
import { AGREMENT, cadreAvecAgrement, depot, jugement, PIECES_ANNUELLES } from './annee.ts';
import {
  agentCcas,
  agentGbm,
  cadreSigne,
  dvq,
  equipe,
  finances,
  le,
  observatrice,
  presidente,
  projetDeCadre,
  type Vie,
} from './vie.ts';

const echeance = (vie: Vie, cle: string, au: string) => vie.etat(le(au)).echeances.find((e) => e.cle === cle);

describe('déposer une pièce', () => {
  const rapport = depot('10 juillet 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 });

  it('revient à l’association ou au service pilote qui la reçoit', () => {
    const vie = cadreSigne();
    for (const qui of [equipe, presidente, dvq]) expect(vie.refus(qui, rapport)).toEqual([]);
    for (const qui of [agentCcas, finances, observatrice])
      expect(vie.refus(qui, rapport)).toEqual(['fonction-sans-droit']);
  });

  it('nomme une obligation, une pièce et un exercice qui existent', () => {
    const vie = cadreSigne();
    expect(vie.refus(equipe, depot('10 juillet 2026', 'inventaire', 'rapport-activite'))).toContain(
      'fonction-sans-droit',
    );
    expect(vie.refus(dvq, depot('10 juillet 2026', 'inventaire', 'rapport-activite'))).toEqual([
      'obligation-inconnue',
    ]);
    expect(
      vie.refus(equipe, depot('10 juillet 2026', 'pieces-annuelles', 'photo', { exercice: 2026 })),
    ).toEqual(['piece-inconnue']);
    expect(vie.refus(equipe, depot('10 juillet 2026', 'pieces-annuelles', 'rapport-activite'))).toEqual([
      'exercice-absent',
    ]);
    expect(
      vie.refus(equipe, depot('10 juillet 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2031 })),
    ).toEqual(['echeance-inconnue']);
  });

  it('en ligne se fait avec son fichier', () => {
    const vie = cadreSigne();
    const { fichier: _, ...sans } = rapport.donnees;
    expect(vie.refus(equipe, { ...rapport, donnees: sans })).toEqual(['fichier-absent']);
    expect(vie.refus(equipe, rapport)).toEqual([]);
  });

  it('qui nourrit un registre dit sa période, dans le bon sens', () => {
    const vie = cadreSigne();
    const notification = (plus: object) =>
      depot('12 janvier 2026', 'agrement-initial', 'notification-caf', plus);
    expect(vie.refus(equipe, notification({}))).toEqual(['periode-absente']);
    const inverse = { periode: { du: le('31 décembre 2026'), au: le('1 janvier 2026') } };
    expect(vie.refus(equipe, notification(inverse))).toEqual(['periode-inversee']);
    expect(vie.refus(equipe, notification(AGREMENT))).toEqual([]);
  });

  it('ne se reçoit pas avant d’être envoyée, ni demain', () => {
    const vie = cadreSigne();
    const recue = (jour: string) => ({
      ...rapport,
      donnees: { ...rapport.donnees, recueLe: le(jour) },
    });
    expect(vie.refus(equipe, recue('9 juillet 2026'))).toEqual(['reception-avant-envoi']);
    expect(vie.refus(equipe, recue('11 juillet 2026'))).toEqual(['jour-futur']);
    expect(vie.refus(equipe, recue('10 juillet 2026'))).toEqual([]);
  });

  it('tardive est acceptée, avec sa réserve', () => {
    const vie = cadreSigne();
    for (const piece of PIECES_ANNUELLES)
      vie.faire(equipe, depot('2 septembre 2026', 'pieces-annuelles', piece, { exercice: 2026 }));
    expect(echeance(vie, 'pieces-annuelles/2026', '3 septembre 2026')?.statut).toBe('satisfaite-hors-delai');
  });

  it('pour un projet d’investissement se limite à un par an, sauf retour', () => {
    const vie = cadreSigne();
    const projet = depot('1 juin 2026', 'demande-investissement', 'demande-ecrite', { exercice: 2026 });
    const f = vie.faire(presidente, projet);
    expect(vie.refus(presidente, projet)).toEqual(['maximum-par-exercice']);
    vie.faire(dvq, jugement('retourner-piece', f.id, '3 juin 2026', 'Sans plan de financement'));
    expect(vie.refus(presidente, { ...projet, jour: le('4 juin 2026') })).toEqual([]);
  });

  it('d’une notification reçue ne précède pas cette réception, et dit laquelle s’il y en a deux', () => {
    const vie = cadreAvecAgrement();
    const notifie = (jour: string) =>
      vie.faire(equipe, {
        acte: 'signaler-notification',
        jour: le(jour),
        donnees: { piece: 'notification-caf' },
        textes: {},
      });
    const premiere = notifie('5 novembre 2026');
    const transmise = (jour: string, plus: object = {}) =>
      depot(jour, 'agrement-nouveau', 'notification-caf', { ...AGREMENT, ...plus });
    expect(vie.refus(dvq, transmise('4 novembre 2026'), le('6 novembre 2026'))).toEqual([
      'avant-declencheur',
    ]);
    expect(vie.refus(equipe, transmise('6 novembre 2026'))).toEqual([]);
    notifie('7 novembre 2026');
    expect(vie.refus(equipe, transmise('8 novembre 2026'))).toEqual(['echeance-ambigue']);
    expect(vie.refus(equipe, transmise('8 novembre 2026', { declencheur: premiere.id }))).toEqual([]);
  });

  it('sur demande attend la demande', () => {
    const vie = cadreSigne();
    const remise = depot('10 mars 2026', 'papiers-sur-demande', 'document-demande');
    expect(vie.refus(equipe, remise)).toEqual(['rien-de-demande']);
    vie.faire(dvq, {
      acte: 'demander-piece',
      jour: le('2 mars 2026'),
      donnees: { obligation: 'papiers-sur-demande', pieces: ['comptable'], pourLe: le('16 mars 2026') },
      textes: {},
    });
    expect(vie.refus(equipe, remise)).toEqual([]);
  });

  it('est possible dès le projet de convention', () => {
    const vie = projetDeCadre();
    expect(vie.refus(equipe, depot('10 novembre 2025', 'agrement-initial', 'projet-social'))).toEqual([]);
  });
});

describe('accepter ou retourner une pièce', () => {
  function avecRapport() {
    const vie = cadreSigne();
    const f = vie.faire(
      equipe,
      depot('10 juillet 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 }),
    );
    return { vie, f };
  }

  it('revient au service pilote, une fois, pas avant l’envoi', () => {
    const { vie, f } = avecRapport();
    expect(vie.refus(equipe, jugement('accepter-piece', f.id, '12 juillet 2026'))).toEqual([
      'fonction-sans-droit',
    ]);
    const avant = jugement('accepter-piece', f.id, '9 juillet 2026');
    expect(vie.refus(dvq, avant, le('12 juillet 2026'))).toEqual(['avant-depot']);
    expect(vie.refus(dvq, jugement('accepter-piece', 'vie:999', '12 juillet 2026'))).toEqual([
      'depot-inconnu',
    ]);
    vie.faire(dvq, jugement('accepter-piece', f.id, '12 juillet 2026'));
    expect(vie.refus(dvq, jugement('accepter-piece', f.id, '12 juillet 2026'))).toEqual([
      'depot-deja-accepte',
    ]);
    expect(
      vie.refus(equipe, depot('13 juillet 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 })),
    ).toEqual(['piece-deja-acceptee']);
  });

  it('un retour dit pourquoi, et laisse déposer une autre version', () => {
    const { vie, f } = avecRapport();
    expect(vie.refus(dvq, jugement('retourner-piece', f.id, '12 juillet 2026'))).toEqual(['motif-absent']);
    vie.faire(dvq, jugement('retourner-piece', f.id, '12 juillet 2026', 'Page 4 illisible'));
    expect(vie.refus(dvq, jugement('accepter-piece', f.id, '12 juillet 2026'))).toEqual([
      'depot-deja-retourne',
    ]);
    expect(
      vie.refus(equipe, depot('13 juillet 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 })),
    ).toEqual([]);
  });
});

describe('demander une pièce', () => {
  const demande = (
    obligation: string,
    pieces: string[],
    pourLe = '16 mars 2026',
  ): Demande<'demander-piece'> => ({
    acte: 'demander-piece',
    jour: le('2 mars 2026'),
    donnees: { obligation, pieces, pourLe: le(pourLe) },
    textes: {},
  });

  it('vaut pour ce qui est dû sur demande, avec un délai', () => {
    const vie = cadreSigne();
    expect(vie.refus(dvq, demande('papiers-sur-demande', ['comptable']))).toEqual([]);
    expect(vie.refus(dvq, demande('assurances', ['preuve-primes']))).toEqual([]);
    expect(vie.refus(agentGbm, demande('assurances', ['preuve-primes']))).toEqual([]);
    expect(vie.refus(dvq, demande('pieces-annuelles', ['rapport-activite']))).toEqual(['non-demandable']);
    expect(vie.refus(dvq, demande('papiers-sur-demande', []))).toEqual(['pieces-absentes']);
    expect(vie.refus(dvq, demande('papiers-sur-demande', ['sentimental']))).toEqual(['piece-inconnue']);
    expect(vie.refus(dvq, demande('papiers-sur-demande', ['comptable'], '2 mars 2026'))).toEqual([
      'delai-passe',
    ]);
    expect(vie.refus(equipe, demande('papiers-sur-demande', ['comptable']))).toEqual(['fonction-sans-droit']);
  });
});

describe('relancer, lever une réserve, constater', () => {
  const relance = (cle: string, jour: string): Demande<'relancer'> => ({
    acte: 'relancer',
    jour: le(jour),
    donnees: { echeance: cle, moyen: 'courriel' },
    textes: {},
  });
  const levee = (cle: string, jour: string, motif?: string): Demande<'lever-reserve'> => ({
    acte: 'lever-reserve',
    jour: le(jour),
    donnees: { echeance: cle },
    textes: motif ? { motif } : {},
  });

  it('une relance vise ce qui reste attendu', () => {
    const vie = cadreSigne();
    expect(vie.refus(dvq, relance('pieces-annuelles/2026', '1 août 2026'))).toEqual([]);
    expect(vie.refus(dvq, relance('pieces-annuelles/2040', '1 août 2026'))).toEqual(['echeance-inconnue']);
    expect(vie.refus(equipe, relance('pieces-annuelles/2026', '1 août 2026'))).toEqual([
      'fonction-sans-droit',
    ]);
    for (const piece of PIECES_ANNUELLES)
      vie.faire(equipe, depot('2 août 2026', 'pieces-annuelles', piece, { exercice: 2026 }));
    expect(vie.refus(dvq, relance('pieces-annuelles/2026', '3 août 2026'))).toEqual(['rien-a-relancer']);
  });

  it('une réserve se lève une fois, avec son motif, par le seul service pilote', () => {
    const vie = cadreSigne();
    expect(vie.refus(dvq, levee('pieces-annuelles/2026', '1 août 2026', 'Accident de santé'))).toEqual([
      'aucune-reserve',
    ]);
    for (const piece of PIECES_ANNUELLES)
      vie.faire(equipe, depot('2 août 2026', 'pieces-annuelles', piece, { exercice: 2026 }));
    expect(vie.refus(dvq, levee('pieces-annuelles/2026', '3 août 2026'))).toEqual(['motif-absent']);
    expect(vie.refus(agentCcas, levee('pieces-annuelles/2026', '3 août 2026', 'Accident'))).toEqual([
      'fonction-sans-droit',
    ]);
    vie.faire(dvq, levee('pieces-annuelles/2026', '3 août 2026', 'Comptable absente'));
    expect(vie.refus(dvq, levee('pieces-annuelles/2026', '4 août 2026', 'Comptable absente'))).toEqual([
      'reserve-deja-levee',
    ]);
  });

  it('ne se constate que ce qui ne se prouve pas par des pièces ; un manquement dit lequel', () => {
    const vie = cadreSigne();
    const constat = (
      obligation: string,
      conforme: boolean,
      plus: { exercice?: number; motif?: string } = {},
    ): Demande<'constater-obligation'> => ({
      acte: 'constater-obligation',
      jour: le('3 mars 2026'),
      donnees: { obligation, conforme, ...(plus.exercice ? { exercice: plus.exercice } : {}) },
      textes: plus.motif ? { motif: plus.motif } : {},
    });
    expect(vie.refus(dvq, constat('mention-soutien', true))).toEqual([]);
    expect(vie.refus(agentGbm, constat('mention-soutien', true))).toEqual([]);
    expect(vie.refus(dvq, constat('mention-soutien', false))).toEqual(['motif-absent']);
    expect(vie.refus(dvq, constat('mention-soutien', false, { motif: 'Affiche du 2 mars' }))).toEqual([]);
    expect(vie.refus(dvq, constat('pieces-annuelles', true, { exercice: 2026 }))).toEqual([
      'se-prouve-par-pieces',
    ]);
    expect(vie.refus(equipe, constat('mention-soutien', true))).toEqual(['fonction-sans-droit']);
  });
});

describe('signaler une notification, remplir la fiche', () => {
  it('n’est utile que si une échéance en dépend', () => {
    const vie = cadreSigne();
    const notification = (piece: string): Demande<'signaler-notification'> => ({
      acte: 'signaler-notification',
      jour: le('5 novembre 2026'),
      donnees: { piece },
      textes: {},
    });
    expect(vie.refus(equipe, notification('notification-caf'))).toEqual([]);
    expect(vie.refus(equipe, notification('rapport-activite'))).toEqual(['notification-inconnue']);
    expect(vie.refus(agentGbm, notification('notification-caf'))).toEqual(['fonction-sans-droit']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Demande } from '../../src/acts/demande.ts';
import { agentGbm, cadreSigne, dvq, equipe, le, presidente } from './vie.ts';

const convocation = (
  jour: string,
  tenueLe: string,
  plus: Partial<Demande<'convoquer-reunion'>['donnees']> = {},
): Demande<'convoquer-reunion'> => ({
  acte: 'convoquer-reunion',
  jour: le(jour),
  donnees: { instance: 'commission-suivi', tenueLe: le(tenueLe), exercice: 2026, ...plus },
  textes: {},
});
const tenue = (
  jour: string,
  reunion: string | undefined,
  plus: Partial<Demande<'tenir-reunion'>['donnees']> = {},
): Demande<'tenir-reunion'> => ({
  acte: 'tenir-reunion',
  jour: le(jour),
  donnees: { instance: 'commission-suivi', ...(reunion ? { reunion } : {}), ...plus },
  textes: {},
});
const deplacement = (jour: string, reunion: string, tenueLe: string): Demande<'deplacer-reunion'> => ({
  acte: 'deplacer-reunion',
  jour: le(jour),
  donnees: { reunion, tenueLe: le(tenueLe) },
  textes: {},
});
const annulation = (jour: string, reunion: string, motif?: string): Demande<'annuler-reunion'> => ({
  acte: 'annuler-reunion',
  jour: le(jour),
  donnees: { reunion },
  textes: motif ? { motif } : {},
});

describe('convoquer', () => {
  it('revient à qui l’article nomme : la Ville pour la commission, l’association pour son assemblée', () => {
    const vie = cadreSigne();
    expect(vie.refus(dvq, convocation('12 octobre 2026', '10 décembre 2026'))).toEqual([]);
    expect(vie.refus(presidente, convocation('12 octobre 2026', '10 décembre 2026'))).toEqual([
      'fonction-sans-droit',
    ]);
    expect(
      vie.refus(equipe, convocation('12 mai 2026', '10 juin 2026', { instance: 'assemblee-generale' })),
    ).toEqual([]);
  });

  it('une réunion annuelle dit son année, et ne précède pas sa convocation', () => {
    const vie = cadreSigne();
    const { exercice: _, ...sansAnnee } = convocation('12 octobre 2026', '10 décembre 2026').donnees;
    expect(
      vie.refus(dvq, { ...convocation('12 octobre 2026', '10 décembre 2026'), donnees: sansAnnee }),
    ).toEqual(['exercice-absent']);
    expect(vie.refus(dvq, convocation('12 octobre 2026', '11 octobre 2026'))).toEqual([
      'seance-avant-convocation',
    ]);
    expect(vie.refus(dvq, convocation('12 octobre 2026', '10 décembre 2026', { exercice: 2031 }))).toEqual([
      'exercice-hors-convention',
    ]);
    expect(vie.refus(dvq, convocation('12 octobre 2026', '10 décembre 2026', { instance: 'bal' }))).toEqual([
      'instance-inconnue',
    ]);
  });

  it('deux fois la réunion ordinaire d’une année est refusé, pas une réunion exceptionnelle', () => {
    const vie = cadreSigne();
    vie.faire(dvq, convocation('12 octobre 2026', '10 décembre 2026'));
    expect(vie.refus(dvq, convocation('13 octobre 2026', '12 décembre 2026'))).toEqual(['deja-convoquee']);
    const exceptionnelle = convocation('13 octobre 2026', '12 novembre 2026', { exceptionnelle: true });
    expect(vie.refus(dvq, exceptionnelle)).toEqual([]);
  });
});

describe('déplacer, annuler, tenir', () => {
  function convoquee() {
    const vie = cadreSigne();
    const f = vie.faire(dvq, convocation('12 octobre 2026', '10 décembre 2026'));
    return { vie, id: f.id };
  }

  it('une séance se tient le jour prévu ; tenue un autre jour, son déplacement s’enregistre d’abord', () => {
    const { vie, id } = convoquee();
    expect(vie.refus(dvq, tenue('9 décembre 2026', id))).toEqual(['autre-jour-que-prevu']);
    vie.faire(dvq, deplacement('1 décembre 2026', id, '9 décembre 2026'));
    const f = vie.faire(dvq, tenue('9 décembre 2026', id));
    expect(f.donnees).toMatchObject({ reunion: id, exercice: 2026 });
    expect(vie.refus(dvq, tenue('9 décembre 2026', id))).toEqual(['reunion-deja-tenue']);
    expect(vie.refus(dvq, deplacement('10 décembre 2026', id, '15 décembre 2026'))).toEqual([
      'reunion-deja-tenue',
    ]);
  });

  it('tenue sans dire sa convocation, la question est posée', () => {
    const { vie } = convoquee();
    expect(vie.refus(dvq, tenue('10 décembre 2026', undefined, { exercice: 2026 }))).toEqual([
      'convocation-a-dire',
    ]);
    expect(vie.refus(dvq, tenue('10 décembre 2026', undefined, { instance: 'reunion-technique' }))).toEqual(
      [],
    );
  });

  it('une convocation d’une autre instance, ou inconnue, est refusée', () => {
    const { vie, id } = convoquee();
    expect(vie.refus(dvq, tenue('10 décembre 2026', id, { instance: 'reunion-technique' }))).toEqual([
      'autre-instance',
    ]);
    expect(vie.refus(dvq, tenue('10 décembre 2026', 'vie:999'))).toEqual(['reunion-inconnue']);
  });

  it('le déplacement change le jour, vers un jour à venir, par qui convoque', () => {
    const { vie, id } = convoquee();
    expect(vie.refus(dvq, deplacement('1 décembre 2026', id, '10 décembre 2026'))).toEqual(['meme-date']);
    expect(vie.refus(dvq, deplacement('1 décembre 2026', id, '30 novembre 2026'))).toEqual([
      'seance-avant-convocation',
    ]);
    expect(vie.refus(presidente, deplacement('1 décembre 2026', id, '15 décembre 2026'))).toEqual([
      'fonction-sans-droit',
    ]);
  });

  it('une annulation dit pourquoi, et la séance annulée ne se tient plus', () => {
    const { vie, id } = convoquee();
    expect(vie.refus(dvq, annulation('1 décembre 2026', id))).toEqual(['motif-absent']);
    vie.faire(dvq, annulation('1 décembre 2026', id, 'Neige annoncée'));
    expect(vie.refus(dvq, tenue('10 décembre 2026', id))).toEqual(['reunion-deja-annulee']);
    expect(vie.refus(dvq, convocation('2 décembre 2026', '17 décembre 2026'))).toEqual([]);
  });
});

describe('demander une réunion', () => {
  const demande = (partie: string, instance: string): Demande<'demander-reunion'> => ({
    acte: 'demander-reunion',
    jour: le('3 mars 2026'),
    donnees: { instance, partie },
    textes: {},
  });

  it('est ouvert à toute partie pour la commission, par les siens', () => {
    const vie = cadreSigne();
    expect(vie.refus(presidente, demande('association', 'commission-suivi'))).toEqual([]);
    expect(vie.refus(agentGbm, demande('gbm', 'commission-suivi'))).toEqual([]);
    expect(vie.refus(agentGbm, demande('association', 'commission-suivi'))).toEqual(['fonction-sans-droit']);
  });

  it('l’assemblée de l’association ne se demande que par elle', () => {
    expect(cadreSigne().refus(agentGbm, demande('gbm', 'assemblee-generale'))).toEqual(['ne-demande-pas']);
  });
});

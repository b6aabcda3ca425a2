import { describe, expect, it } from 'vitest';
import {
  annee,
  compte,
  conventionCadre,
  enEuros,
  iso,
  montant,
  PIECES_ANNUELLES,
  type Recit,
  terme,
  versement,
} from './recit.ts';

/** The July papers of a year, all in time. */
const piecesDeJuillet = (recit: Recit, exercice: number) =>
  recit.le(`${exercice}-07-10`).depose('pieces-annuelles', PIECES_ANNUELLES, { exercice });

describe('Les cas chiffrés de la convention-cadre', () => {
  it('243 000 € votés en mars : trois tiers égaux', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 243_000);
    expect(annee(recit.au('2026-12-31'), 2026)).toEqual([81_000, 81_000, 81_000]);
  });

  it('250 000 € votés en mars : 81 000, 84 500, 84 500, et les jours où ils sont payables', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    piecesDeJuillet(recit, 2026);
    const etat = recit.au('2026-12-31');
    expect(annee(etat, 2026)).toEqual([81_000, 84_500, 84_500]);
    expect(['acompte-1', 'acompte-2', 'solde'].map((t) => iso(versement(etat, 2026, t).du))).toEqual([
      '2026-01-01',
      '2026-05-01',
      '2026-08-01',
    ]);
    expect(['acompte-1', 'acompte-2', 'solde'].map((t) => iso(versement(etat, 2026, t).au))).toEqual([
      '2026-01-31',
      '2026-05-31',
      '2026-08-31',
    ]);
  });

  it('chacun devient exigible le premier jour de son mois, pas la veille', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const lus = ['2025-12-31', '2026-01-01'].map((j) => versement(recit.au(j), 2026, 'acompte-1').etat);
    expect(lus).toEqual(['prevu', 'exigible']);
    const mai = ['2026-04-30', '2026-05-01'].map((j) => versement(recit.au(j), 2026, 'acompte-2').etat);
    expect(mai).toEqual(['prevu', 'exigible']);
  });

  it('pas encore voté en mai, 250 000 € votés en juin : le second acompte suit l’année passée', () => {
    const recit = conventionCadre();
    recit.le('2026-06-18').laVilleVote(2026, 250_000);
    expect(annee(recit.au('2026-12-31'), 2026)).toEqual([81_000, 81_000, 88_000]);
    expect(versement(recit.au('2026-12-31'), 2026, 'acompte-2').parDefaut).toBe(true);
  });

  it('60 000 € votés en mars : rien de négatif, 21 000 € de trop-perçu', () => {
    const recit = conventionCadre();
    recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 81_000);
    recit.le('2026-03-26').laVilleVote(2026, 60_000);
    const etat = recit.au('2026-12-31');
    expect(annee(etat, 2026)).toEqual([81_000, 0, 0]);
    expect(enEuros(compte(etat, 2026).tropPercu)).toBe(21_000);
    expect(versement(etat, 2026, 'acompte-2')).toMatchObject({
      etat: 'sans-objet',
      motifSansObjet: 'montant-nul',
    });
  });

  it('le trop-perçu s’éteint à mesure des reversements et se prescrit fin 2030', () => {
    const recit = conventionCadre();
    recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 81_000);
    recit.le('2026-03-26').laVilleVote(2026, 60_000);
    recit.le('2026-05-04').lAssociationReverse(2026, 15_000);
    const apres = compte(recit.au('2026-05-04'), 2026);
    expect([enEuros(apres.tropPercu), enEuros(apres.reverse), apres.prescription]).toEqual([
      6_000, 15_000, 2030,
    ]);
    recit.le('2026-06-01').lAssociationReverse(2026, 6_000);
    expect(compte(recit.au('2026-06-01'), 2026)).toMatchObject({ tropPercu: 0, prescription: null });
  });

  it('jamais voté : deux tiers de l’année passée, puis un solde sans base', () => {
    const etat = conventionCadre().au('2026-12-31');
    expect(annee(etat, 2026)).toEqual([81_000, 81_000, 'sans base : vote 2026']);
    expect(versement(etat, 2026, 'solde').etat).toBe('indetermine');
  });

  it('0 € voté est un vote connu : plus rien à payer, 81 000 € de trop-perçu', () => {
    const recit = conventionCadre();
    recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 81_000);
    recit.le('2026-03-26').laVilleVote(2026, 0);
    const etat = recit.au('2026-12-31');
    expect(annee(etat, 2026)).toEqual([81_000, 0, 0]);
    expect(enEuros(compte(etat, 2026).tropPercu)).toBe(81_000);
  });

  it('100 000,00 € puis 100 000,00 € : le demi-centime monte, la somme est exacte', () => {
    const recit = conventionCadre({ 'annee-derogation': terme.nombre(2020) });
    recit.le('2025-03-20').laVilleVote(2025, 100_000);
    recit.le('2026-01-10').laVilleVote(2026, 100_000);
    expect(annee(recit.au('2026-12-31'), 2026)).toEqual([33_333.33, 33_333.34, 33_333.33]);
  });

  it('70 000 € payés sur 81 000 dus : les 11 000 € restent dus, la suite ne bouge pas', () => {
    const recit = conventionCadre();
    recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 70_000);
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const etat = recit.au('2026-12-31');
    expect(annee(etat, 2026)).toEqual([81_000, 84_500, 84_500]);
    expect(versement(etat, 2026, 'acompte-1')).toMatchObject({
      etat: 'verse-en-partie',
      resteDu: 1_100_000,
    });
  });

  it('février suspendu jusqu’en juin : mai n’enfle pas', () => {
    const recit = conventionCadre({ 'annee-derogation': terme.nombre(2020) });
    const convocation = recit.le('2026-01-05').note('notification-recue', { piece: 'notification-caf' });
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const avant = recit.au('2026-05-15');
    expect(annee(avant, 2026)).toEqual([81_000, 84_500, 84_500]);
    expect(versement(avant, 2026, 'acompte-1')).toMatchObject({ etat: 'suspendu', resteDu: 8_100_000 });
    recit.le('2026-06-08').depose('agrement-nouveau', ['notification-caf'], { declencheur: convocation });
    const apres = recit.au('2026-06-08');
    expect(versement(apres, 2026, 'acompte-1').etat).toBe('exigible');
    expect(annee(apres, 2026)).toEqual([81_000, 84_500, 84_500]);
  });

  it('0 € voté en juin, deux tiers payés : 162 000 € de trop-perçu', () => {
    const recit = conventionCadre();
    recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 81_000);
    recit.le('2026-05-12').laVilleVerse(2026, 'acompte-2', 81_000);
    recit.le('2026-06-18').laVilleVote(2026, 0);
    const etat = recit.au('2026-12-31');
    expect(annee(etat, 2026)).toEqual([81_000, 81_000, 0]);
    expect(enEuros(compte(etat, 2026).tropPercu)).toBe(162_000);
  });

  it('150 000 € votés en juin, deux tiers payés : 12 000 € de trop-perçu', () => {
    const recit = conventionCadre();
    recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 81_000);
    recit.le('2026-05-12').laVilleVerse(2026, 'acompte-2', 81_000);
    recit.le('2026-06-18').laVilleVote(2026, 150_000);
    const etat = recit.au('2026-12-31');
    expect(annee(etat, 2026)).toEqual([81_000, 81_000, 0]);
    expect(enEuros(compte(etat, 2026).tropPercu)).toBe(12_000);
  });

  it('242 500 € en 2025 : l’exception ne vaut que pour un versement, le repli est exact', () => {
    const recit = conventionCadre({ 'subvention-precedente': terme.montant(242_500) });
    expect(annee(recit.au('2026-05-31'), 2026).slice(0, 2)).toEqual([81_000, 80_833.33]);
    recit.le('2026-06-18').laVilleVote(2026, 250_000);
    expect(montant(recit.au('2026-12-31'), 2026, 'solde')).toBe(88_166.67);
  });

  it('aucune subvention en N-1 : pas de base, puis la moitié de N une fois voté, puis le reste', () => {
    const recit = conventionCadre({ 'annee-derogation': terme.nombre(2020) });
    const [creation] = recit.faits;
    if (creation?.sorte !== 'convention-creee') throw new Error('récit');
    delete (creation.donnees.termes as Record<string, unknown>)['subvention-precedente'];
    expect(annee(recit.au('2026-02-10'), 2026)).toEqual([
      'sans base : vote 2025',
      'sans base : vote 2026',
      'sans base : vote 2026',
    ]);
    recit.le('2026-03-26').laVilleVote(2026, 90_000);
    expect(annee(recit.au('2026-12-31'), 2026)).toEqual(['sans base : vote 2025', 45_000, 45_000]);
  });

  it('un avenant de juin porte 250 000 à 270 000 : mai était juste quand il fut payé', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    recit.le('2026-05-12').laVilleVerse(2026, 'acompte-2', 84_500);
    recit.le('2026-06-18').laVilleVote(2026, 270_000);
    expect(annee(recit.au('2026-12-31'), 2026)).toEqual([81_000, 84_500, 104_500]);
  });

  it('résiliée le 1er juillet : le solde est arrêté', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const ouverture = recit
      .le('2026-03-30')
      .note('procedure-ouverte', { procedure: 'resiliation-faute', partie: 'ville' });
    recit.le('2026-03-30').note('etape-franchie', { ouverture, etape: 'mise-en-demeure' });
    recit.le('2026-07-01').note('etape-franchie', { ouverture, etape: 'resiliation' });
    const etat = recit.au('2026-12-31');
    expect(annee(etat, 2026).slice(0, 2)).toEqual([81_000, 84_500]);
    expect(versement(etat, 2026, 'solde')).toMatchObject({
      etat: 'sans-objet',
      motifSansObjet: 'convention-arretee',
      resteDu: 0,
    });
  });
});

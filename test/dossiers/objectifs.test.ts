import { describe, expect, it } from 'vitest';
import { euros } from '../../src/basics/montant.ts';
import {
  compte,
  conventionObjectifs,
  echeance,
  enEuros,
  iso,
  jour,
  montant,
  type Recit,
  terme,
  versement,
} from './recit.ts';

const constaterLeCout = (recit: Recit, le: string, exercice: number, cout: number): void => {
  recit.le(le).note('montant-constate', { grandeur: 'cout-eligible', exercice, montant: euros(cout) });
};

/** The financial report and the accounts, sent, then the report accepted. */
const accepterLeCompteRendu = (recit: Recit, exercice: number, depose: string, accepte: string): void => {
  recit.le(depose).depose('compte-rendu-financier', ['comptes-annuels', 'cerfa-15059'], { exercice });
  const depot = recit.faits.at(-1)?.id ?? '';
  recit.le(accepte).note('piece-acceptee', { depot });
};

const bilanATemps = (recit: Recit, exercice: number): void => {
  recit.le(`${exercice}-12-15`).depose('bilan-annuel', ['bilan-activite'], { exercice });
};

describe('La convention d’objectifs : deux payeurs, 80 % puis le solde, exercice d’octobre à septembre', () => {
  it('l’exercice porte l’année où il s’achève', () => {
    const etat = conventionObjectifs().au('2025-11-01');
    expect(etat.exercices.map((e) => [e.numero, iso(e.du), iso(e.au)])).toEqual([
      [2026, '2025-10-01', '2026-09-30'],
      [2027, '2026-10-01', '2027-09-30'],
      [2028, '2027-10-01', '2028-09-30'],
    ]);
  });

  it('l’avance de 80 % se partage 60/40, trente jours après l’entrée en vigueur la première année', () => {
    const etat = conventionObjectifs().au('2025-10-20');
    expect([montant(etat, 2026, 'avance'), montant(etat, 2026, 'avance', 'departement')]).toEqual([
      19_200, 12_800,
    ]);
    const premiere = versement(etat, 2026, 'avance');
    expect([iso(premiere.du), iso(premiere.au), premiere.etat]).toEqual([
      '2025-10-10',
      '2025-11-09',
      'exigible',
    ]);
    const suivante = versement(etat, 2027, 'avance');
    expect([iso(suivante.du), iso(suivante.au)]).toEqual(['2027-01-01', '2027-01-31']);
  });

  it('le centime qui reste du partage va au premier payeur', () => {
    const etat = conventionObjectifs({ 'montant-annee-1': terme.montant(100.01) }).au('2025-10-20');
    expect([montant(etat, 2026, 'avance'), montant(etat, 2026, 'avance', 'departement')]).toEqual([
      48.01, 32,
    ]);
    const un = conventionObjectifs({ 'montant-annee-1': terme.montant(0.04) }).au('2025-10-20');
    expect([montant(un, 2026, 'avance'), montant(un, 2026, 'avance', 'departement')]).toEqual([0.02, 0.01]);
  });

  it('le solde attend l’acceptation du compte rendu, puis court soixante jours', () => {
    const recit = conventionObjectifs();
    constaterLeCout(recit, '2027-01-15', 2026, 100_000);
    bilanATemps(recit, 2026);
    expect(versement(recit.au('2027-02-01'), 2026, 'solde')).toMatchObject({ etat: 'prevu', du: null });
    accepterLeCompteRendu(recit, 2026, '2027-02-10', '2027-03-01');
    const solde = versement(recit.au('2027-03-01'), 2026, 'solde');
    expect([iso(solde.du), iso(solde.au), solde.etat]).toEqual(['2027-03-01', '2027-04-30', 'exigible']);
    expect([
      montant(recit.au('2027-03-01'), 2026, 'solde'),
      montant(recit.au('2027-03-01'), 2026, 'solde', 'departement'),
    ]).toEqual([4_800, 3_200]);
  });

  it('plafonné à 70 % du coût éligible : 50 000 € de coût laissent 3 000 € à verser', () => {
    const recit = conventionObjectifs();
    constaterLeCout(recit, '2027-01-15', 2026, 50_000);
    bilanATemps(recit, 2026);
    accepterLeCompteRendu(recit, 2026, '2027-02-10', '2027-03-01');
    const etat = recit.au('2027-03-01');
    expect([montant(etat, 2026, 'solde'), montant(etat, 2026, 'solde', 'departement')]).toEqual([
      1_800, 1_200,
    ]);
    expect(versement(etat, 2026, 'solde').calcul.map((l) => l.op)).toEqual([
      'prendre',
      'plafonner',
      'plafonner',
      'retirer',
      'part-du-payeur',
    ]);
  });

  it('un coût inconnu laisse le solde indéterminé : jamais « pas de plafond »', () => {
    const recit = conventionObjectifs();
    bilanATemps(recit, 2026);
    accepterLeCompteRendu(recit, 2026, '2027-02-10', '2027-03-01');
    const solde = versement(recit.au('2027-03-02'), 2026, 'solde');
    expect(solde.etat).toBe('indetermine');
    expect(solde.montant).toMatchObject({
      manque: { grandeur: { sorte: 'constate', grandeur: 'cout-eligible' }, exercice: 2026 },
    });
  });

  it('le plafond cumulé retire ce que les autres années ont reçu', () => {
    const recit = conventionObjectifs({
      'montant-annee-1': terme.montant(70_000),
      'montant-annee-2': terme.montant(70_000),
    });
    constaterLeCout(recit, '2027-01-15', 2026, 100_000);
    bilanATemps(recit, 2026);
    accepterLeCompteRendu(recit, 2026, '2027-02-10', '2027-03-01');
    constaterLeCout(recit, '2028-01-15', 2027, 60_000);
    bilanATemps(recit, 2027);
    accepterLeCompteRendu(recit, 2027, '2028-02-10', '2028-03-01');
    const etat = recit.au('2028-03-01');
    const total = (n: number, t: string) =>
      Number(montant(etat, n, t)) + Number(montant(etat, n, t, 'departement'));
    expect([total(2026, 'avance'), total(2026, 'solde')]).toEqual([56_000, 14_000]);
    expect([total(2027, 'avance'), total(2027, 'solde')]).toEqual([56_000, 0]);
    const [, annuel, cumule] = versement(etat, 2027, 'solde').calcul;
    expect(annuel?.operande).toEqual({ num: 4_200_000, den: 1 });
    expect(cumule?.operande).toEqual({ num: 12_800_000 - 7_000_000, den: 1 });
  });

  it('un bilan en retard coûte 5 % du solde par mois entamé, au plus 20 %, sans retour', () => {
    const solde = (depot: string, au: string) => {
      const recit = conventionObjectifs();
      constaterLeCout(recit, '2027-01-15', 2026, 100_000);
      accepterLeCompteRendu(recit, 2026, '2027-01-20', '2027-02-01');
      recit.le(depot).depose('bilan-annuel', ['bilan-activite'], { exercice: 2026 });
      return montant(recit.au(au), 2026, 'solde');
    };
    expect(solde('2026-12-31', '2027-02-15')).toBe(4_800);
    expect(solde('2027-01-01', '2027-02-15')).toBe(4_560);
    expect(solde('2027-01-31', '2027-02-15')).toBe(4_560);
    expect(solde('2027-02-01', '2027-02-15')).toBe(4_320);
  });

  it('la retenue s’arrête au plafond et ne revient pas par le solde', () => {
    const recit = conventionObjectifs();
    constaterLeCout(recit, '2027-06-01', 2026, 100_000);
    accepterLeCompteRendu(recit, 2026, '2027-06-20', '2027-07-01');
    const etat = recit.au('2027-07-15');
    expect(montant(etat, 2026, 'solde')).toBe(3_840);
    expect(versement(etat, 2026, 'solde').calcul.find((l) => l.op === 'retenue')?.part).toEqual({
      num: 1,
      den: 5,
    });
  });

  it('l’option trimestrielle remplace l’avance par quatre cinquièmes égaux, dès octobre', () => {
    const etat = conventionObjectifs({ rythme: terme.texte('trimestriel') }).au('2025-10-20');
    const siens = etat.versements.filter((v) => v.exercice === 2026 && v.payeur === 'ville');
    expect(siens.map((v) => [v.tranche.id, iso(v.du)])).toEqual([
      ['trimestre-1', '2025-10-01'],
      ['trimestre-2', '2026-01-01'],
      ['trimestre-3', '2026-04-01'],
      ['trimestre-4', '2026-07-01'],
      ['solde', null],
    ]);
    expect(montant(etat, 2026, 'trimestre-1')).toBe(4_800);
  });

  it('sans dénonciation, la convention est reconduite d’un an, trois fois au plus', () => {
    const recit = conventionObjectifs();
    expect(recit.au('2028-06-30').duree).toMatchObject({ fin: jour('2028-09-30'), reconductions: 0 });
    expect(iso(recit.au('2028-06-30').prochainChangement)).toBe('2028-07-01');
    expect(recit.au('2028-07-01').duree).toMatchObject({ fin: jour('2029-09-30'), reconductions: 1 });
    expect(recit.au('2028-07-01').exercices.at(-1)?.numero).toBe(2029);
    expect(recit.au('2040-01-01').duree).toMatchObject({ fin: jour('2031-09-30'), reconductions: 3 });
  });

  it('une dénonciation du dernier jour empêche la reconduction ; le lendemain, elle vaut pour la suivante', () => {
    const denoncer = (le: string) => {
      const recit = conventionObjectifs();
      recit.le(le).note('denonciation-notifiee', { partie: 'association' });
      return iso(recit.au('2032-01-01').duree.fin);
    };
    expect(denoncer('2028-06-30')).toBe('2028-09-30');
    expect(denoncer('2028-07-01')).toBe('2029-09-30');
  });

  it('une année de reconduction sans montant convenu le dit, puis suit l’avenant', () => {
    const recit = conventionObjectifs();
    expect(montant(recit.au('2028-10-05'), 2029, 'avance')).toBe('sans base : montant 2029');
    recit.le('2028-11-02').note('avenant-signe', {
      numero: 1,
      parties: ['ville', 'departement', 'association'],
      effet: jour('2028-11-02'),
      termes: { 'montant-annee-4': terme.montant(45_000) },
    });
    expect(montant(recit.au('2028-11-02'), 2029, 'avance')).toBe(21_600);
  });

  it('chaque payeur a son compte ; le trop versé par l’un ne touche pas l’autre', () => {
    const recit = conventionObjectifs();
    recit.le('2025-10-25').laVilleVerse(2026, 'avance', 20_000);
    recit.le('2025-10-25').laVilleVerse(2026, 'avance', 12_800, 'departement');
    const etat = recit.au('2025-10-26');
    expect([
      enEuros(compte(etat, 2026).tropPercu),
      enEuros(compte(etat, 2026, 'departement').tropPercu),
    ]).toEqual([800, 0]);
  });

  it('le compte rendu est dû six mois après la clôture, le bilan fin décembre', () => {
    const etat = conventionObjectifs().au('2026-10-01');
    expect(iso(echeance(etat, 'compte-rendu-financier/2026').limite)).toBe('2027-03-30');
    expect(iso(echeance(etat, 'bilan-annuel/2026').limite)).toBe('2026-12-31');
    expect(iso(echeance(etat, 'evaluation').limite)).toBe('2028-03-30');
  });
});

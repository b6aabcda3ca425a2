import { describe, expect, it } from 'vitest';
import { euros } from '../../src/basics/montant.ts';
import {
  CADRE,
  conventionCadre,
  echeance,
  iso,
  jour,
  montant,
  moteurModifie,
  terme,
  versement,
} from '../dossiers/recit.ts';

describe('Ce que les règles veulent dire, de 10 à 17', () => {
  it('10. une échéance antérieure à l’entrée en vigueur n’est jamais en retard', () => {
    const recit = conventionCadre({ 'date-agrement': terme.jour('2025-01-30') });
    const depots = recit.faits.filter((f) => f.sorte === 'piece-deposee').map((f) => f.id);
    expect(echeance(recit.au('2025-12-18'), 'agrement-initial')).toMatchObject({
      statut: 'anterieure',
      retard: 0,
    });
    expect(depots.length).toBe(2);
    expect(echeance(recit.au('2026-02-01'), 'agrement-initial').statut).toBe('satisfaite');
    const premier = versement(recit.au('2026-01-02'), 2026, 'acompte-1');
    expect([premier.etat, premier.conditions.map((c) => c.etat)]).toEqual([
      'exigible',
      ['remplie', 'remplie'],
    ]);
  });

  it('10. lue strictement, elle bloque tout pour toujours : l’impasse est dite', () => {
    const strict = moteurModifie(CADRE, (m) => ({
      ...m,
      versements: m.versements.map((v) => ({
        ...v,
        conditions: v.conditions.map((c) => ({ ...c, tardif: 'strict' as const })),
      })),
    }));
    const etat = conventionCadre({ 'date-agrement': terme.jour('2025-01-30') }, strict).au('2025-12-20');
    expect(etat.alertes).toContainEqual({
      sorte: 'impasse',
      versement: 'fonctionnement/2026/acompte-1/ville',
      echeance: 'agrement-initial',
    });
    expect(
      conventionCadre({}, strict)
        .au('2025-12-20')
        .alertes.filter((a) => a.sorte === 'impasse'),
    ).toEqual([]);
  });

  it('10. un versement dont tout le temps précède l’entrée en vigueur n’existe pas ; le reste fait la somme', () => {
    const recit = conventionCadre({
      'date-effet': terme.jour('2026-04-01'),
      'annee-derogation': terme.nombre(2020),
    });
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const etat = recit.au('2026-04-02');
    expect(etat.versements.filter((v) => v.exercice === 2026).map((v) => v.tranche.id)).toEqual([
      'acompte-2',
      'solde',
    ]);
    expect([montant(etat, 2026, 'acompte-2'), montant(etat, 2026, 'solde')]).toEqual([125_000, 125_000]);
    const attendu = conventionCadre({ 'date-effet': terme.jour('2026-04-01') }).au('2026-04-02');
    expect(versement(attendu, 2026, 'acompte-1').etat).toBe('exigible');
  });

  it('11. une année partielle suit la règle entière, sauf prorata écrit', () => {
    const entiere = conventionCadre({ 'date-effet': terme.jour('2026-04-01') }).au('2026-04-02');
    expect(entiere.exercices[0]).toMatchObject({ numero: 2026, part: { num: 3, den: 4 } });
    const auProrata = (partiel: 'entier' | 'prorata-mois') =>
      moteurModifie(CADRE, (m) => ({
        ...m,
        exercice: { ...m.exercice, partiel },
        versements: m.versements.map((v) => ({
          ...v,
          reference: { sorte: 'montant' as const, decalage: 0 },
          montants: { 2026: euros(120_000) },
          exceptions: [],
          tranches: v.tranches.slice(2).map((t) => ({
            ...t,
            calcul: {
              ...t.calcul,
              etapes: [{ op: 'prendre' as const, grandeur: { sorte: 'montant' as const, decalage: 0 } }],
            },
          })),
        })),
      }));
    const depuisAvril = { 'date-effet': terme.jour('2026-04-01') };
    expect(montant(conventionCadre(depuisAvril, auProrata('entier')).au('2026-05-01'), 2026, 'solde')).toBe(
      120_000,
    );
    expect(
      montant(conventionCadre(depuisAvril, auProrata('prorata-mois')).au('2026-05-01'), 2026, 'solde'),
    ).toBe(90_000);
  });

  it('11. les chiffres d’avant entrent comme faits d’ouverture, et un vote enregistré prévaut sur le terme', () => {
    const recit = conventionCadre({ 'annee-derogation': terme.nombre(2020) });
    expect(montant(recit.au('2026-02-01'), 2026, 'acompte-1')).toBe(81_000);
    recit.le('2025-04-03').laVilleVote(2025, 300_000);
    expect(montant(recit.au('2026-02-01'), 2026, 'acompte-1')).toBe(100_000);
  });

  it('12. une commission déplacée déplace la fiche, avec son histoire', () => {
    const recit = conventionCadre();
    const convocation = recit.le('2026-10-01').note('reunion-convoquee', {
      instance: 'commission-suivi',
      tenueLe: jour('2026-11-25'),
      exercice: 2026,
    });
    const fiche = (j: string) => echeance(recit.au(j), `fiche/f${convocation.split(':')[1]}`);
    expect(iso(fiche('2026-10-02').limite)).toBe('2026-11-10');
    const deplacement = recit
      .le('2026-11-02')
      .note('reunion-deplacee', { reunion: convocation, tenueLe: jour('2026-12-09') });
    expect(iso(fiche('2026-11-02').limite)).toBe('2026-11-24');
    expect(recit.au('2026-11-02').reunions[0]?.deplacements).toEqual([
      { fait: deplacement, de: jour('2026-11-25'), a: jour('2026-12-09') },
    ]);
  });

  it('12. avancée après coup, la commission ne met pas en retard une fiche arrivée à temps', () => {
    const recit = conventionCadre();
    const convocation = recit.le('2026-10-01').note('reunion-convoquee', {
      instance: 'commission-suivi',
      tenueLe: jour('2026-12-10'),
      exercice: 2026,
    });
    recit.le('2026-11-20').depose('fiche', ['fiche-annuelle'], { declencheur: convocation });
    recit.le('2026-11-21').note('reunion-deplacee', { reunion: convocation, tenueLe: jour('2026-11-27') });
    const cle = `fiche/f${convocation.split(':')[1]}`;
    expect(echeance(recit.au('2026-11-22'), cle)).toMatchObject({
      statut: 'satisfaite',
      limite: jour('2026-11-12'),
    });
    const tardive = conventionCadre();
    const autre = tardive.le('2026-10-01').note('reunion-convoquee', {
      instance: 'commission-suivi',
      tenueLe: jour('2026-12-10'),
      exercice: 2026,
    });
    tardive.le('2026-11-19').note('reunion-deplacee', { reunion: autre, tenueLe: jour('2026-11-27') });
    tardive.le('2026-11-20').depose('fiche', ['fiche-annuelle'], { declencheur: autre });
    expect(echeance(tardive.au('2026-11-22'), `fiche/f${autre.split(':')[1]}`).statut).toBe(
      'satisfaite-hors-delai',
    );
  });

  it('12. sans commission convoquée, la fiche est de date inconnue tant que la période court', () => {
    const recit = conventionCadre();
    expect(echeance(recit.au('2026-12-31'), 'fiche/2026')).toMatchObject({
      statut: 'date-inconnue',
      limite: null,
    });
    expect(echeance(recit.au('2027-01-01'), 'fiche/2026').statut).toBe('sans-objet');
    expect(echeance(recit.au('2027-01-01'), 'commission-suivi/2026').statut).toBe('en-retard');
  });

  it('12. une fiche envoyée pour une commission annulée vaut pour celle qui la remplace', () => {
    const recit = conventionCadre();
    const tenir = (le: string) =>
      recit.le('2026-10-01').note('reunion-convoquee', {
        instance: 'commission-suivi',
        tenueLe: jour(le),
        exercice: 2026,
      });
    const premiere = tenir('2026-11-25');
    recit.le('2026-11-03').depose('fiche', ['fiche-annuelle'], { declencheur: premiere });
    recit.le('2026-11-12').note('reunion-annulee', { reunion: premiere });
    expect(echeance(recit.au('2026-11-13'), 'fiche/2026').statut).toBe('satisfaite');
    const seconde = tenir('2026-12-15');
    expect(echeance(recit.au('2026-11-13'), `fiche/f${seconde.split(':')[1]}`).statut).toBe('satisfaite');
  });

  it('13. le jour du déclencheur ne compte pas, le dernier jour compte, rien ne glisse le week-end', () => {
    const recit = conventionCadre();
    recit.le('2026-02-06').note('notification-recue', { piece: 'notification-caf' });
    const cle = `agrement-nouveau/f${recit.faits.length}`;
    const statuts = ['2026-02-20', '2026-02-21', '2026-02-22'].map((j) => echeance(recit.au(j), cle).statut);
    expect(statuts).toEqual(['ouverte', 'ouverte', 'en-retard']);
    expect(echeance(recit.au('2026-02-23'), cle).retard).toBe(2);
  });

  it('13. un délai en mois va de quantième en quantième, borné au dernier jour', () => {
    const recit = conventionCadre({ 'date-effet': terme.jour('2026-01-31') });
    expect(iso(echeance(recit.au('2026-02-01'), 'referent-participation').limite)).toBe('2026-02-28');
  });

  it('13. « avant le 30 août » : le 29 est le dernier jour', () => {
    const recit = conventionCadre();
    const lire = (j: string) => echeance(recit.au(j), 'demande-fonctionnement/2026');
    expect([iso(lire('2026-08-29').limite), lire('2026-08-29').statut, lire('2026-08-30').statut]).toEqual([
      '2026-08-29',
      'ouverte',
      'en-retard',
    ]);
  });

  it('14. la fin arrête les versements à venir ; les devoirs nés avant demeurent', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const ouverture = recit
      .le('2026-03-02')
      .note('procedure-ouverte', { procedure: 'resiliation-faute', partie: 'ville' });
    recit.le('2026-03-02').note('etape-franchie', { ouverture, etape: 'mise-en-demeure' });
    recit.le('2026-06-03').note('etape-franchie', { ouverture, etape: 'resiliation' });
    const etat = recit.au('2026-07-20');
    expect(etat.phase).toMatchObject({ nom: 'resiliee', depuis: jour('2026-06-03') });
    expect(echeance(etat, 'pieces-annuelles/2026').statut).toBe('en-retard');
    expect(echeance(etat, 'commission-suivi/2026').statut).toBe('sans-objet');
    expect(echeance(etat, 'demande-fonctionnement/2026').statut).toBe('sans-objet');
    expect(etat.exercices.map((e) => e.numero)).toEqual([2026]);
    expect(['acompte-1', 'acompte-2', 'solde'].map((t) => versement(etat, 2026, t).etat)).toEqual([
      'exigible',
      'exigible',
      'sans-objet',
    ]);
  });

  it('14. au terme, ce qui restait dû reste dû', () => {
    const recit = conventionCadre();
    recit.le('2029-03-26').laVilleVote(2029, 30_000);
    const etat = recit.au('2030-02-01');
    expect(etat.phase.nom).toBe('terminee');
    expect(versement(etat, 2029, 'solde')).toMatchObject({ etat: 'suspendu', resteDu: 1_500_000 });
  });

  it('15. l’inconnu est indéterminé, jamais zéro ; un vote de zéro est connu', () => {
    const recit = conventionCadre();
    const solde = versement(recit.au('2026-08-02'), 2026, 'solde');
    expect(solde.montant).toEqual({
      sorte: 'indetermine',
      manque: { grandeur: { sorte: 'vote', decalage: 0 }, exercice: 2026 },
    });
    expect(solde).toMatchObject({ etat: 'indetermine', resteDu: 0 });
    expect(solde.deblocage[0]).toMatchObject({ sorte: 'grandeur', exercice: 2026 });
    recit.le('2026-08-03').laVilleVote(2026, 0);
    expect(versement(recit.au('2026-08-03'), 2026, 'solde').montant).toEqual({ sorte: 'connu', centimes: 0 });
  });

  it('16. la durée décide des exercices, les exercices des échéances et des versements', () => {
    const courte = conventionCadre({ 'date-fin': terme.jour('2027-12-31') }).au('2026-01-02');
    expect(courte.exercices.map((e) => e.numero)).toEqual([2026, 2027]);
    expect(courte.echeances.filter((e) => e.obligation.id === 'pieces-annuelles').map((e) => e.cle)).toEqual([
      'pieces-annuelles/2026',
      'pieces-annuelles/2027',
    ]);
    expect(new Set(courte.versements.map((v) => v.exercice))).toEqual(new Set([2026, 2027]));
  });

  it('17. regarder un autre jour n’ajoute rien aux faits', () => {
    const recit = conventionCadre();
    const avant = JSON.stringify(recit.faits);
    recit.au('2029-06-01');
    recit.au('2024-06-01');
    expect(JSON.stringify(recit.faits)).toBe(avant);
  });
});

import { describe, expect, it } from 'vitest';
import {
  CADRE,
  compte,
  conventionCadre,
  echeance,
  enEuros,
  iso,
  jour,
  moteurDe,
  PIECES_ANNUELLES,
  raconter,
  versement,
} from '../dossiers/recit.ts';

describe('Vie de la convention, procédures, registres et tâches', () => {
  it('de projet à terminée, chaque phase commence à son jour', () => {
    const recit = conventionCadre();
    const lire = (j: string) => [recit.au(j).phase.nom, iso(recit.au(j).phase.depuis)];
    expect(['2025-12-01', '2025-12-11', '2025-12-16', '2026-01-01', '2030-01-01'].map(lire)).toEqual([
      ['projet', '2025-11-20'],
      ['autorisee', '2025-12-11'],
      ['signee', '2025-12-16'],
      ['en-vigueur', '2026-01-01'],
      ['terminee', '2030-01-01'],
    ]);
  });

  it('une signature avant la transmission de la délibération est signalée, et ne se répare pas', () => {
    const recit = raconter(moteurDe(CADRE));
    recit.le('2025-12-04').note('deliberation-prise', { partie: 'ville', objet: 'convention' });
    const signature = recit.le('2025-12-10').note('convention-signee', { partie: 'ville' });
    recit.le('2025-12-12').note('acte-transmis', { partie: 'ville', objet: 'convention' });
    const signalees = (j: string) =>
      recit.au(j).alertes.filter((a) => a.sorte === 'signature-avant-transmission');
    expect(signalees('2026-03-01')).toEqual([
      { sorte: 'signature-avant-transmission', partie: 'ville', fait: signature },
    ]);
    expect(
      conventionCadre()
        .au('2026-03-01')
        .alertes.some((a) => a.sorte === 'signature-avant-transmission'),
    ).toBe(false);
  });

  it('la résiliation s’ouvre le lendemain des trois mois laissés par la mise en demeure', () => {
    const recit = conventionCadre();
    const ouverture = recit
      .le('2026-03-30')
      .note('procedure-ouverte', { procedure: 'resiliation-faute', partie: 'ville' });
    const etape = (j: string) => recit.au(j).procedures[0]?.etapes.find((e) => e.id === 'resiliation');
    expect(etape('2026-03-31')).toMatchObject({ possibleDes: null, fermee: false });
    recit.le('2026-03-31').note('etape-franchie', { ouverture, etape: 'mise-en-demeure' });
    expect(iso(etape('2026-04-01')?.possibleDes)).toBe('2026-07-01');
    const tache = (j: string) => recit.au(j).aFaire.find((t) => t.cle.endsWith('/resiliation'))?.urgence;
    expect([tache('2026-06-30'), tache('2026-07-01')]).toEqual(['en-attente', 'bientot']);
    recit.le('2026-06-10').note('etape-franchie', { ouverture, etape: 'regularisation' });
    expect(etape('2026-07-02')?.fermee).toBe(true);
    expect(iso(recit.au('2026-07-02').procedures[0]?.close)).toBe('2026-06-10');
  });

  it('quinze jours courent de la réception, non de l’envoi', () => {
    const recit = conventionCadre();
    const ouverture = recit
      .le('2026-03-30')
      .note('procedure-ouverte', { procedure: 'resiliation-entites', partie: 'ville' });
    recit
      .le('2026-03-31')
      .note('etape-franchie', { ouverture, etape: 'mise-en-demeure', recueLe: jour('2026-04-03') });
    const etape = recit.au('2026-04-04').procedures[0]?.etapes.find((e) => e.id === 'resiliation');
    expect(iso(etape?.possibleDes)).toBe('2026-04-19');
  });

  it('après résiliation, ce qui n’a pas été employé est à reverser', () => {
    const recit = conventionCadre();
    recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 81_000);
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const ouverture = recit
      .le('2026-03-01')
      .note('procedure-ouverte', { procedure: 'resiliation-faute', partie: 'ville' });
    recit.le('2026-06-10').note('etape-franchie', { ouverture, etape: 'resiliation' });
    expect(enEuros(compte(recit.au('2026-07-01'), 2026).tropPercu)).toBe(0);
    recit
      .le('2026-09-01')
      .note('montant-constate', { grandeur: 'non-utilise', exercice: 2026, montant: 1_200_000 as never });
    expect(enEuros(compte(recit.au('2026-09-01'), 2026).tropPercu)).toBe(12_000);
  });

  it('l’agrément tient lieu d’engagement républicain tant qu’il court, et sa fin s’annonce six mois avant', () => {
    const recit = conventionCadre();
    const statut = (j: string) => echeance(recit.au(j), 'engagement-republicain').statut;
    expect([statut('2026-12-31'), statut('2027-01-01')]).toEqual(['satisfaite', 'permanente']);
    const annonce = (j: string) =>
      recit.au(j).alertes.some((a) => a.sorte === 'registre-expire' && a.registre === 'agrement');
    expect([annonce('2026-06-29'), annonce('2026-06-30')]).toEqual([false, true]);
  });

  it('une pièce retournée ne compte plus ; la suivante compte à son jour', () => {
    const recit = conventionCadre();
    recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
    const rejetee = recit.faits.at(-1)?.id ?? '';
    expect(echeance(recit.au('2026-07-12'), 'pieces-annuelles/2026').statut).toBe('satisfaite');
    recit.le('2026-07-20').note('piece-retournee', { depot: rejetee });
    expect(echeance(recit.au('2026-07-20'), 'pieces-annuelles/2026').statut).toBe('en-retard');
    recit.le('2026-07-22').depose('pieces-annuelles', ['rapport-special'], { exercice: 2026 });
    expect(echeance(recit.au('2026-07-22'), 'pieces-annuelles/2026')).toMatchObject({
      statut: 'satisfaite-hors-delai',
      satisfaiteLe: jour('2026-07-22'),
    });
  });

  it('une nouvelle version d’une pièce arrivée à temps ne la met pas en retard', () => {
    const recit = conventionCadre();
    recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
    recit.le('2026-09-10').depose('pieces-annuelles', ['rapport-special'], { exercice: 2026 });
    expect(echeance(recit.au('2026-09-10'), 'pieces-annuelles/2026').statut).toBe('satisfaite');
  });

  it('une demande de papiers est due au jour qu’elle fixe', () => {
    const recit = conventionCadre();
    const demande = recit.le('2026-03-02').note('piece-demandee', {
      obligation: 'papiers-sur-demande',
      pieces: [],
      pourLe: jour('2026-03-20'),
    });
    const cle = `papiers-sur-demande/f${demande.split(':')[1]}`;
    expect(['2026-03-20', '2026-03-21'].map((j) => echeance(recit.au(j), cle).statut)).toEqual([
      'ouverte',
      'en-retard',
    ]);
  });

  it('suspendu depuis : la suite ininterrompue des manques, pas le dernier seul', () => {
    const recit = conventionCadre();
    const recue = recit.le('2026-04-20').note('notification-recue', { piece: 'notification-caf' });
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    recit.le('2026-07-30').depose('agrement-nouveau', ['notification-caf'], { declencheur: recue });
    const mai = versement(recit.au('2026-08-02'), 2026, 'acompte-2');
    expect(mai.deblocage.map((d) => ('echeance' in d ? d.echeance : ''))).toEqual(['pieces-annuelles/2026']);
    expect(iso(mai.suspenduDepuis)).toBe('2026-05-06');
  });

  it('à faire : le retard d’abord, puis la semaine, puis le reste ; chacun sait ce qu’il retient', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const { aFaire } = recit.au('2026-08-25');
    const rangs = ['en-retard', 'cette-semaine', 'bientot', 'plus-tard', 'en-attente'];
    const lus = aFaire.map((t) => rangs.indexOf(t.urgence));
    expect(lus).toEqual([...lus].sort((a, b) => a - b));
    expect(aFaire.find((t) => t.objet === 'pieces-annuelles/2026')).toMatchObject({
      qui: ['association'],
      urgence: 'en-retard',
      retient: 25_000_000,
    });
    expect(aFaire.find((t) => t.objet === 'demande-fonctionnement/2026')?.urgence).toBe('cette-semaine');
    expect(aFaire.find((t) => t.objet === 'fonctionnement/2026/solde/ville')).toMatchObject({
      qui: ['ville'],
      urgence: 'en-attente',
    });
  });
});

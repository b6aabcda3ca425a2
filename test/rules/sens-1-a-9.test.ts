import { describe, expect, it } from 'vitest';
import { euros } from '../../src/basics/montant.ts';
import type { Fait } from '../../src/facts/fait.ts';
import { deriver } from '../../src/rules/deriver.ts';
import {
  annee,
  CADRE,
  conventionCadre,
  echeance,
  enEuros,
  iso,
  jour,
  montant,
  moteurDe,
  moteurModifie,
  PIECES_ANNUELLES,
  terme,
  versement,
} from '../dossiers/recit.ts';

describe('Ce que les règles veulent dire, de 1 à 9', () => {
  it('1. un jour passé se lit comme on le savait alors, et comme on le sait maintenant', () => {
    const recit = conventionCadre();
    recit
      .le('2026-07-10')
      .enregistre('2026-07-20')
      .depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
    expect(echeance(recit.au('2026-07-16', '2026-07-16'), 'pieces-annuelles/2026').statut).toBe('en-retard');
    expect(echeance(recit.au('2026-07-16'), 'pieces-annuelles/2026').statut).toBe('satisfaite');
  });

  it('1. demain ne change pas hier : un vote de mars n’est pas vu en février', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    expect(montant(recit.au('2026-03-25'), 2026, 'acompte-2')).toBe(81_000);
    expect(montant(recit.au('2026-03-26'), 2026, 'acompte-2')).toBe(84_500);
  });

  it('2. le même jour, le rang décide ; entre deux flux, l’instant d’enregistrement', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000).laVilleVote(2026, 260_000);
    expect(recit.au('2026-04-01').votes.map((v) => enEuros(v.montant))).toEqual([260_000]);
    const [premier, second] = recit.faits.filter((f) => f.sorte === 'subvention-votee');
    const ailleurs = (f: Fait | undefined, flux: string, a: string) =>
      ({ ...f, id: `${flux}:1`, flux, rang: 1, enregistre: `2026-03-27T${a}:00.000Z` }) as unknown as Fait;
    const reste = recit.faits.filter((f) => f.sorte !== 'subvention-votee');
    const lire = (faits: readonly Fait[]) =>
      deriver(moteurDe(CADRE), faits, { au: jour('2026-04-01'), connu: null }).votes.map((v) =>
        enEuros(v.montant),
      );
    expect(
      lire([...reste, ailleurs(premier, 'seance-b', '11:00'), ailleurs(second, 'seance-a', '10:00')]),
    ).toEqual([250_000]);
    expect(
      lire([...reste, ailleurs(premier, 'seance-a', '10:00'), ailleurs(second, 'seance-b', '10:00')]),
    ).toEqual([260_000]);
  });

  it('3. une annulation vaut dès son enregistrement, pas avant, et laisse sa trace', () => {
    const recit = conventionCadre();
    const vote = recit.le('2026-03-26').note('subvention-votee', {
      versements: 'fonctionnement',
      exercice: 2026,
      payeur: 'ville',
      montant: euros(250_000),
    });
    recit.le('2026-04-10').annule(vote);
    expect(montant(recit.au('2026-04-05', '2026-04-05'), 2026, 'acompte-2')).toBe(84_500);
    const maintenant = recit.au('2026-04-05');
    expect(montant(maintenant, 2026, 'acompte-2')).toBe(81_000);
    expect([...maintenant.annules]).toEqual([[vote, recit.faits.at(-1)?.id]]);
  });

  it('3. une annulation annulée rend au fait sa place', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const vote = recit.faits.at(-1)?.id ?? '';
    recit.le('2026-04-10').annule(vote);
    recit.le('2026-04-11').annule(recit.faits.at(-1)?.id ?? '');
    expect(montant(recit.au('2026-04-12'), 2026, 'acompte-2')).toBe(84_500);
  });

  it('4. chaque notification de l’agrément ouvre sa propre échéance, à quinze jours', () => {
    const recit = conventionCadre();
    const premiere = recit.le('2026-02-02').note('notification-recue', { piece: 'notification-caf' });
    recit.le('2027-01-04').note('notification-recue', { piece: 'notification-caf' });
    recit.le('2026-02-17').depose('agrement-nouveau', ['notification-caf'], {
      declencheur: premiere,
      periode: ['2027-01-01', '2030-12-31'],
    });
    const siennes = recit
      .au('2027-01-20')
      .echeances.filter((e) => e.obligation.id === 'agrement-nouveau')
      .map((e) => [iso(e.limite), e.statut]);
    expect(siennes).toEqual([
      ['2026-02-17', 'satisfaite'],
      ['2027-01-19', 'en-retard'],
    ]);
  });

  it('5. une pièce répond à l’année qu’elle nomme, pas à celle où elle arrive', () => {
    const recit = conventionCadre();
    recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2027 });
    const etat = recit.au('2026-07-16');
    expect(echeance(etat, 'pieces-annuelles/2026').statut).toBe('en-retard');
    expect(echeance(etat, 'pieces-annuelles/2027').statut).toBe('satisfaite');
  });

  it('5. une pièce sans année ne répond à aucune', () => {
    const recit = conventionCadre();
    recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES);
    expect(echeance(recit.au('2026-07-10'), 'pieces-annuelles/2026').statut).toBe('ouverte');
  });

  it('6. le montant suit les faits jusqu’à la liquidation, qui le fige avec son calcul', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    recit.le('2026-05-04').laVilleLiquide(2026, 'acompte-2', 84_500);
    recit.le('2026-05-20').laVilleVote(2026, 270_000);
    const etat = recit.au('2026-05-21');
    expect(annee(etat, 2026)).toEqual([81_000, 84_500, 104_500]);
    expect(versement(etat, 2026, 'acompte-2').determine).toMatchObject({ par: 'liquidation' });
    const libre = conventionCadre();
    libre.le('2026-03-26').laVilleVote(2026, 250_000);
    libre.le('2026-05-20').laVilleVote(2026, 270_000);
    expect(annee(libre.au('2026-05-21'), 2026)).toEqual([81_000, 94_500, 94_500]);
  });

  it('6. un premier acompte payé en moins ne fait pas grossir le second ; payé en trop, il ne l’entame pas', () => {
    for (const paye of [10_000, 81_000, 99_000]) {
      const recit = conventionCadre();
      recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', paye);
      recit.le('2026-03-26').laVilleVote(2026, 250_000);
      const etat = recit.au('2026-12-31');
      expect(annee(etat, 2026)).toEqual([81_000, 84_500, 84_500]);
      expect(enEuros(versement(etat, 2026, 'acompte-1').resteDu)).toBe(Math.max(0, 81_000 - paye));
    }
  });

  it('7. les pièces de juillet ne retiennent ni janvier ni mai à leur date, mais août, et tout ce qui reste impayé alors', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    expect(versement(recit.au('2026-05-02'), 2026, 'acompte-2').etat).toBe('exigible');
    const aout = versement(recit.au('2026-08-01'), 2026, 'solde');
    expect(aout).toMatchObject({ etat: 'suspendu', suspenduDepuis: jour('2026-08-01') });
    expect(aout.deblocage).toEqual([
      { sorte: 'piece', echeance: 'pieces-annuelles/2026', pieces: PIECES_ANNUELLES },
    ]);
    expect(echeance(recit.au('2026-08-01'), 'pieces-annuelles/2026').retient).toEqual([
      'fonctionnement/2026/acompte-1/ville',
      'fonctionnement/2026/acompte-2/ville',
      'fonctionnement/2026/solde/ville',
    ]);
  });

  it('7. le plus petit déblocage ne nomme que ce qui manque', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES.slice(0, 4), { exercice: 2026 });
    expect(versement(recit.au('2026-08-03'), 2026, 'solde').deblocage).toEqual([
      { sorte: 'piece', echeance: 'pieces-annuelles/2026', pieces: ['rapport-special'] },
    ]);
  });

  it('8. une pièce tardive libère le versement, avec une réserve', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    recit.le('2026-08-20').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
    const etat = recit.au('2026-08-20');
    expect(versement(etat, 2026, 'solde').etat).toBe('exigible');
    expect(versement(etat, 2026, 'solde').conditions.map((c) => c.etat)).toContain('remplie-avec-reserve');
    expect(echeance(etat, 'pieces-annuelles/2026').statut).toBe('satisfaite-hors-delai');
  });

  it('8. en lecture stricte, une pièce tardive suspend jusqu’à une levée motivée', () => {
    const strict = moteurModifie(CADRE, (m) => ({
      ...m,
      versements: m.versements.map((v) => ({
        ...v,
        conditions: v.conditions.map((c) => ({ ...c, tardif: 'strict' as const })),
      })),
    }));
    const recit = conventionCadre({}, strict);
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    recit.le('2026-08-20').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
    expect(versement(recit.au('2026-08-21'), 2026, 'solde').deblocage).toEqual([
      { sorte: 'reserve', echeance: 'pieces-annuelles/2026' },
    ]);
    recit.le('2026-08-25').note('reserve-levee', { echeance: 'pieces-annuelles/2026' });
    const leve = versement(recit.au('2026-08-25'), 2026, 'solde');
    expect(leve.etat).toBe('exigible');
    expect(leve.conditions.map((c) => c.etat)).toContain('levee');
  });

  it('9. après un avenant, une échéance garde la règle du début de sa période', () => {
    const avecTerme = moteurModifie(CADRE, (m) => ({
      ...m,
      obligations: m.obligations.map((o) =>
        o.id === 'demande-fonctionnement'
          ? {
              ...o,
              quand: {
                sorte: 'au-plus-tard' as const,
                repere: { sorte: 'terme' as const, terme: 'date-agrement' },
              },
            }
          : o,
      ),
    }));
    const recit = conventionCadre({ 'date-agrement': terme.jour('2026-06-30') }, avecTerme);
    recit.le('2026-04-01').note('avenant-signe', {
      numero: 1,
      parties: ['ville', 'association'],
      effet: jour('2026-04-01'),
      termes: { 'date-agrement': terme.jour('2026-09-30') },
    });
    const etat = recit.au('2027-02-01');
    expect(iso(echeance(etat, 'demande-fonctionnement/2026').limite)).toBe('2026-06-30');
    expect(iso(echeance(etat, 'demande-fonctionnement/2027').limite)).toBe('2026-09-30');
    expect(etat.termes['date-agrement']?.fait).toBe(recit.faits.at(-1)?.id);
  });

  it('9. un terme amendé vaut à partir de son jour d’effet', () => {
    const recit = conventionCadre();
    recit.le('2028-10-01').note('avenant-signe', {
      numero: 1,
      parties: ['ville', 'ccas', 'gbm', 'association'],
      effet: jour('2029-01-01'),
      termes: { 'date-fin': terme.jour('2030-12-31') },
    });
    expect(iso(recit.au('2028-12-31').duree.fin)).toBe('2029-12-31');
    expect(iso(recit.au('2028-12-31').prochainChangement)).toBe('2029-01-01');
    expect(iso(recit.au('2029-01-01').duree.fin)).toBe('2030-12-31');
    expect(recit.au('2029-01-01').exercices.map((e) => e.numero)).toContain(2030);
  });
});

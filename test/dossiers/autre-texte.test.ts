import { describe, expect, it } from 'vitest';
import type { Modele } from '../../src/modele/regles.ts';
import {
  CADRE,
  conventionCadre,
  echeance,
  iso,
  jour,
  montant,
  moteurDe,
  moteurModifie,
  PIECES_ANNUELLES,
  versement,
} from './recit.ts';

const EMPREINTE = 'b'.repeat(64);

/** The next text: papers by 30 June under another article, half at once, no duty to show support, insurance yearly. */
const nouveauTexte = (m: Modele): Modele => ({
  ...m,
  version: '2.0',
  obligations: m.obligations
    .filter((o) => o.id !== 'mention-soutien')
    .map((o) =>
      o.id === 'pieces-annuelles'
        ? {
            ...o,
            article: '6.9',
            intitule: 'Comptes et rapports',
            quand: {
              sorte: 'au-plus-tard' as const,
              repere: { sorte: 'jour-de-l-annee' as const, mois: 6, jour: 30, decalage: 0 },
            },
          }
        : o,
    ),
  versements: m.versements.map((v) => ({
    ...v,
    tranches: v.tranches.map((t) =>
      t.id === 'acompte-1'
        ? {
            ...t,
            article: '7.9',
            calcul: {
              ...t.calcul,
              etapes: t.calcul.etapes.map((e) =>
                e.op === 'garder' ? { ...e, part: { num: 1, den: 2 } } : e,
              ),
            },
          }
        : t,
    ),
  })),
});

function passeAuNouveauTexte(effet = '2027-01-01') {
  const recit = conventionCadre(
    {},
    moteurDe(CADRE),
    new Map([[EMPREINTE, moteurModifie(CADRE, nouveauTexte)]]),
  );
  recit.le('2026-03-26').laVilleVote(2026, 240_000);
  recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
  const avenant = recit.le('2026-11-16').note('avenant-signe', {
    numero: 1,
    parties: ['ville', 'ccas', 'gbm', 'association'],
    effet: jour(effet),
    termes: {},
    modele: { nom: CADRE, version: '2.0', empreinte: EMPREINTE },
  });
  return { recit, avenant };
}

describe('un avenant qui fait passer la convention à un autre texte', () => {
  it('laisse au texte d’avant ce qui est né sous lui, et soumet la suite au nouveau', () => {
    const { recit } = passeAuNouveauTexte();
    const etat = recit.au('2027-02-15');
    const ancienne = echeance(etat, 'pieces-annuelles/2026');
    const nouvelle = echeance(etat, 'pieces-annuelles/2027');
    expect([iso(ancienne.limite), ancienne.obligation.article, ancienne.texte]).toEqual([
      '2026-07-15',
      '6.3',
      0,
    ]);
    expect([iso(nouvelle.limite), nouvelle.obligation.article, nouvelle.texte]).toEqual([
      '2027-06-30',
      '6.9',
      1,
    ]);
    expect(nouvelle.obligation.intitule).toBe('Comptes et rapports');
    expect(ancienne.statut).toBe('satisfaite');
  });

  it('calcule chaque versement selon le texte du début de son année, et cite son article', () => {
    const { recit } = passeAuNouveauTexte();
    const etat = recit.au('2027-02-15');
    expect(montant(etat, 2026, 'acompte-1')).toBe(81_000);
    expect(montant(etat, 2027, 'acompte-1')).toBe(120_000);
    expect(versement(etat, 2026, 'acompte-2').article).toBe('7.1');
    expect(versement(etat, 2027, 'acompte-1').article).toBe('7.9');
    expect(etat.versements.filter((v) => v.exercice === 2026)).toHaveLength(3);
    expect(new Set(etat.versements.map((v) => v.cle)).size).toBe(etat.versements.length);
    expect(new Set(etat.echeances.map((e) => e.cle)).size).toBe(etat.echeances.length);
  });

  it('change ce qui est dû en permanence le jour de son effet, pas avant', () => {
    const { recit } = passeAuNouveauTexte();
    const cles = (j: string) => recit.au(j).echeances.map((e) => e.cle);
    expect(cles('2026-12-31')).toContain('mention-soutien');
    expect(cles('2027-01-01')).not.toContain('mention-soutien');
    expect(iso(recit.au('2026-12-31').prochainChangement)).toBe('2027-01-01');
    expect(recit.au('2026-12-31').modele.version).toBe(moteurDe(CADRE).modele.version);
    expect(recit.au('2027-01-01').modele.version).toBe('2.0');
  });

  it('pris en cours d’année, laisse finir l’année commencée', () => {
    const { recit } = passeAuNouveauTexte('2027-05-01');
    const etat = recit.au('2027-08-20');
    expect(iso(echeance(etat, 'pieces-annuelles/2027').limite)).toBe('2027-07-15');
    expect(montant(etat, 2027, 'acompte-1')).toBe(80_000);
    expect(iso(echeance(etat, 'pieces-annuelles/2028').limite)).toBe('2028-06-30');
  });

  it('ne compte pas avant d’être signé, ni une fois annulé, ni pour qui ne le connaissait pas', () => {
    const { recit, avenant } = passeAuNouveauTexte();
    expect(recit.au('2026-11-15').textes).toHaveLength(1);
    expect(recit.au('2027-02-15', '2026-11-15').textes).toHaveLength(1);
    recit.le('2027-02-01').annule(avenant);
    const etat = recit.au('2027-02-15');
    expect(etat.textes).toHaveLength(1);
    expect(iso(echeance(etat, 'pieces-annuelles/2027').limite)).toBe('2027-07-15');
  });

  it('dit les textes que la convention a eus, avec leurs jours', () => {
    const { recit, avenant } = passeAuNouveauTexte();
    const { textes, avenants } = recit.au('2027-02-15');
    expect(textes.map((t) => [t.modele.version, iso(t.du), iso(t.au)])).toEqual([
      [moteurDe(CADRE).modele.version, null, '2026-12-31'],
      ['2.0', '2027-01-01', null],
    ]);
    expect(avenants[0]).toMatchObject({ fait: avenant, texte: 1 });
  });

  it('ne touche pas aux autres conventions du même texte', () => {
    const { recit } = passeAuNouveauTexte();
    recit.au('2027-02-15');
    const seule = conventionCadre().au('2027-02-15');
    expect(iso(echeance(seule, 'pieces-annuelles/2027').limite)).toBe('2027-07-15');
    expect(seule.textes).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import type { Demande } from '../../src/acts/demande.ts';
import { ecrireRefus } from '../../src/acts/refus.ts';
import { centimes, euros } from '../../src/basics/montant.ts';
import type { Etat } from '../../src/rules/etat.ts';
import {
  cadreAvecAgrement,
  cadreEnMars2026,
  depot,
  liquidation,
  PIECES_ANNUELLES,
  paiement,
  vote,
} from './annee.ts';
import { agentGbm, cpoSignee, dvq, equipe, finances, le, presidente, type Vie } from './vie.ts';

const versement = (etat: Etat, tranche: string, exercice = 2026) =>
  etat.versements.find((v) => v.tranche.id === tranche && v.exercice === exercice);
const compte = { versements: 'fonctionnement', exercice: 2026, payeur: 'ville' };
const sentence = (vie: Vie, demande: Demande<'enregistrer-paiement' | 'liquider-versement'>) => {
  const issue = vie.demander(finances, demande);
  return issue.ok ? '' : issue.erreur.map(ecrireRefus).join(' ');
};

describe('enregistrer un vote', () => {
  it('revient au payeur et au service pilote', () => {
    const vie = cadreAvecAgrement();
    expect(vie.refus(dvq, vote(2026, 250_000, '26 mars 2026'))).toEqual([]);
    expect(vie.refus(finances, vote(2026, 250_000, '26 mars 2026'))).toEqual([]);
    expect(vie.refus(agentGbm, vote(2026, 250_000, '26 mars 2026'))).toEqual(['fonction-sans-droit']);
    expect(vie.refus(presidente, vote(2026, 250_000, '26 mars 2026'))).toEqual(['fonction-sans-droit']);
  });

  it('nomme une année couverte, ou celle d’avant, et un payeur de la règle', () => {
    const vie = cadreAvecAgrement();
    expect(vie.refus(dvq, vote(2025, 243_000, '20 janvier 2026'))).toEqual([]);
    expect(vie.refus(dvq, vote(2024, 243_000, '20 janvier 2026'))).toEqual(['exercice-hors-convention']);
    expect(vie.refus(dvq, vote(2030, 243_000, '20 janvier 2026'))).toEqual(['exercice-hors-convention']);
    const v = vote(2026, 250_000, '26 mars 2026');
    expect(vie.refus(dvq, { ...v, donnees: { ...v.donnees, payeur: 'gbm' } })).toEqual(['payeur-inconnu']);
    expect(vie.refus(dvq, { ...v, donnees: { ...v.donnees, versements: 'loyer' } })).toEqual([
      'versements-inconnus',
    ]);
  });

  it('d’un montant nul est un vote, connu comme tel', () => {
    const vie = cadreAvecAgrement();
    vie.faire(dvq, vote(2026, 0, '26 mars 2026'));
    expect(vie.etat(le('26 mars 2026')).votes.find((v) => v.exercice === 2026)?.montant).toBe(0);
  });
});

describe('liquider un versement', () => {
  it('n’est possible que lorsqu’il est exigible, pour le montant affiché', () => {
    const vie = cadreAvecAgrement();
    expect(vie.refus(finances, liquidation('31 janvier 2026', 2026, 'acompte-1', 81_000))).toEqual([
      'versement-pas-venu',
    ]);
    expect(vie.refus(finances, liquidation('10 février 2026', 2026, 'acompte-1', 80_000))).toEqual([
      'montant-change',
    ]);
    expect(vie.refus(presidente, liquidation('10 février 2026', 2026, 'acompte-1', 81_000))).toEqual([
      'fonction-sans-droit',
    ]);
    vie.faire(finances, liquidation('10 février 2026', 2026, 'acompte-1', 81_000));
    expect(vie.refus(finances, liquidation('11 février 2026', 2026, 'acompte-1', 81_000))).toEqual([
      'deja-liquide',
    ]);
  });

  it('garde le calcul tel qu’il était montré, vote compris', () => {
    const vie = cadreEnMars2026();
    const fait = vie.faire(finances, liquidation('5 mai 2026', 2026, 'acompte-2', 84_500));
    if (fait.sorte !== 'versement-liquide') throw new Error(fait.sorte);
    const calcul = fait.donnees.calcul ?? [];
    expect(calcul.some((l) => l.fait === vie.vote2026.id)).toBe(true);
    expect(calcul[0]).toMatchObject({ article: '7.1', libelle: 'prendre la subvention votée 2026' });
    expect(calcul.at(-1)?.reste).toBe('84\u202F500,00\u00A0€');
    vie.faire(dvq, vote(2026, 270_000, '20 juin 2026'));
    expect(versement(vie.etat(le('1 juillet 2026')), 'acompte-2')?.montant).toEqual({
      sorte: 'connu',
      centimes: euros(84_500),
    });
  });

  it('est refusé s’il est suspendu, et le refus nomme les pièces qui manquent', () => {
    const vie = cadreEnMars2026();
    vie.faire(finances, paiement('6 mai 2026', 2026, 'acompte-2', 84_500));
    for (const piece of PIECES_ANNUELLES.slice(0, 4))
      vie.faire(equipe, depot('10 juillet 2026', 'pieces-annuelles', piece, { exercice: 2026 }));
    const solde = liquidation('20 août 2026', 2026, 'solde', 84_500);
    expect(vie.refus(finances, solde)).toEqual(['versement-suspendu']);
    expect(sentence(vie, solde)).toContain('rapport spécial');
  });

  it('est refusé si rien ne dit encore son montant', () => {
    const vie = cadreAvecAgrement();
    vie.faire(finances, paiement('12 février 2026', 2026, 'acompte-1', 81_000));
    for (const piece of PIECES_ANNUELLES)
      vie.faire(equipe, depot('10 juillet 2026', 'pieces-annuelles', piece, { exercice: 2026 }));
    expect(vie.refus(finances, liquidation('20 août 2026', 2026, 'solde', 81_000))).toEqual([
      'montant-indetermine',
    ]);
  });
});

describe('enregistrer un paiement', () => {
  it('de ce qui est dû ne demande aucun motif', () => {
    const vie = cadreAvecAgrement();
    vie.faire(finances, paiement('12 février 2026', 2026, 'acompte-1', 81_000));
    expect(versement(vie.etat(le('12 février 2026')), 'acompte-1')?.etat).toBe('verse');
  });

  it('n’est jamais nul ni négatif', () => {
    const vie = cadreAvecAgrement();
    const paye = paiement('12 février 2026', 2026, 'acompte-1', 81_000);
    const de = (n: number) => ({ ...paye, donnees: { ...paye.donnees, montant: centimes(n) } });
    expect(vie.refus(finances, de(-100))).toEqual(['montant-negatif']);
    expect(vie.refus(finances, de(0))).toEqual(['montant-nul']);
  });

  it('supérieur à ce qui est dû demande un motif, puis est gardé et montre le trop-perçu', () => {
    const vie = cadreEnMars2026();
    vie.faire(finances, paiement('6 mai 2026', 2026, 'acompte-2', 84_500));
    const trop = (motif?: string) => paiement('6 mai 2026', 2026, 'acompte-2', 1_000, motif);
    expect(vie.refus(finances, trop())).toEqual(['paiement-sans-droit']);
    vie.faire(finances, trop('Double mandatement constaté en trésorerie'));
    const c = vie.etat(le('7 mai 2026')).comptes.find((x) => x.exercice === 2026);
    expect(c?.verse).toBe(euros(81_000 + 84_500 + 1_000));
  });

  it('au-delà du reste dû dit ce qui restait à payer', () => {
    const vie = cadreAvecAgrement();
    vie.faire(finances, paiement('12 février 2026', 2026, 'acompte-1', 70_000));
    expect(sentence(vie, paiement('1 mars 2026', 2026, 'acompte-1', 12_000))).toBe(
      'Il reste 11\u202F000\u00A0€ à payer, et le paiement est de 12\u202F000\u00A0€. Écrivez pourquoi, ou corrigez le montant.',
    );
  });

  it('ne précède pas sa liquidation, et vise une tranche qui existe', () => {
    const vie = cadreAvecAgrement();
    vie.faire(finances, liquidation('10 février 2026', 2026, 'acompte-1', 81_000));
    const avant = paiement('9 février 2026', 2026, 'acompte-1', 81_000);
    expect(vie.refus(finances, avant, le('10 février 2026'))).toEqual(['avant-liquidation']);
    expect(vie.refus(finances, paiement('12 février 2026', 2031, 'acompte-1', 81_000))).toEqual([
      'versement-inconnu',
    ]);
  });

  it('d’une convention encore à signer est refusé', () => {
    const vie = cadreAvecAgrement();
    expect(
      vie.refus(
        finances,
        paiement('22 décembre 2025', 2026, 'acompte-1', 81_000, 'Avance de trésorerie'),
        le('23 décembre 2025'),
      ),
    ).toEqual(['phase-contraire']);
  });
});

describe('émettre un titre, enregistrer un reversement', () => {
  const titre = (montant: number, jour = '1 septembre 2026'): Demande<'emettre-titre'> => ({
    acte: 'emettre-titre',
    jour: le(jour),
    donnees: { ...compte, montant: euros(montant) },
    textes: { reference: 'Titre 12' },
  });
  const reversement = (montant: number, jour = '1 octobre 2026'): Demande<'enregistrer-reversement'> => ({
    acte: 'enregistrer-reversement',
    jour: le(jour),
    donnees: { ...compte, montant: euros(montant) },
    textes: {},
  });

  /** 81 000 paid, 60 000 voted: 21 000 overpaid. */
  function tropPercu(): Vie {
    const vie = cadreAvecAgrement();
    vie.faire(finances, paiement('12 février 2026', 2026, 'acompte-1', 81_000));
    vie.faire(dvq, vote(2026, 60_000, '26 mars 2026'));
    return vie;
  }

  it('un titre ne dépasse pas ce qui a été versé en trop, ni deux titres ensemble', () => {
    const vie = tropPercu();
    expect(vie.refus(finances, titre(22_000))).toEqual(['titre-au-dela']);
    vie.faire(finances, titre(15_000));
    expect(vie.refus(finances, titre(7_000))).toEqual(['titre-au-dela']);
    expect(vie.refus(finances, titre(6_000))).toEqual([]);
    expect(vie.refus(equipe, titre(6_000))).toEqual(['fonction-sans-droit']);
  });

  it('rien ne se recouvre quand rien n’a été versé en trop', () => {
    expect(cadreEnMars2026().refus(finances, titre(1, '1 avril 2026'))).toEqual(['rien-a-recouvrer']);
    expect(cadreEnMars2026().refus(finances, reversement(1, '1 avril 2026'))).toEqual(['rien-a-recouvrer']);
  });

  it('le reversement éteint le trop-perçu, sans le dépasser', () => {
    const vie = tropPercu();
    expect(vie.refus(finances, reversement(21_001))).toEqual(['reversement-au-dela']);
    vie.faire(finances, reversement(21_000));
    expect(vie.etat(le('2 octobre 2026')).comptes.find((c) => c.exercice === 2026)?.tropPercu).toBe(0);
    expect(vie.refus(finances, reversement(1, '2 octobre 2026'))).toEqual(['rien-a-recouvrer']);
  });
});

describe('demander une subvention, constater un chiffre', () => {
  it('la demande nomme une année de la convention', () => {
    const vie = cadreAvecAgrement();
    const demande = (exercice: number): Demande<'demander-subvention'> => ({
      acte: 'demander-subvention',
      jour: le('20 août 2026'),
      donnees: { versements: 'fonctionnement', exercice, montant: euros(255_000) },
      textes: {},
    });
    expect(vie.refus(presidente, demande(2027))).toEqual([]);
    expect(vie.refus(presidente, demande(2030))).toEqual(['exercice-hors-convention']);
    expect(vie.refus(agentGbm, demande(2027))).toEqual(['fonction-sans-droit']);
  });

  it('un chiffre constaté est de ceux que la convention compte', () => {
    const vie = cpoSignee();
    const grandeur = vie.etat(le('1 mars 2026')).modele.grandeurs[0]?.id ?? '';
    const constat = (id: string): Demande<'constater-montant'> => ({
      acte: 'constater-montant',
      jour: le('1 mars 2026'),
      donnees: { grandeur: id, exercice: 2026, montant: euros(61_000) },
      textes: {},
    });
    expect(vie.refus(dvq, constat(grandeur))).toEqual([]);
    expect(vie.refus(dvq, constat('temperature'))).toEqual(['grandeur-inconnue']);
    expect(vie.refus(presidente, constat(grandeur))).toEqual(['fonction-sans-droit']);
  });

  it('un indice ne s’enregistre que si un montant en dépend', () => {
    const indice: Demande<'enregistrer-indice'> = {
      acte: 'enregistrer-indice',
      jour: le('1 mars 2026'),
      donnees: { indice: 'ilat', periode: '2025-T4', valeurEnMilliemes: 137_120 },
      textes: {},
    };
    expect(cadreAvecAgrement().refus(finances, indice)).toEqual(['indice-inconnu']);
  });
});

describe('demander une aide en nature, y répondre', () => {
  const demande = (nature: string, obligation = 'aides-en-nature'): Demande<'demander-aide'> => ({
    acte: 'demander-aide',
    jour: le('3 mars 2026'),
    donnees: { obligation, nature },
    textes: { objet: 'Une salle le mercredi' },
  });
  const reponse = (
    fait: string,
    plus: Partial<Demande<'decider-aide'>['donnees']>,
    motif?: string,
  ): Demande<'decider-aide'> => ({
    acte: 'decider-aide',
    jour: le('2 avril 2026'),
    donnees: { demande: fait, decision: 'accordee', ...plus },
    textes: motif ? { motif } : {},
  });

  it('l’association demande une aide d’une nature prévue', () => {
    const vie = cadreAvecAgrement();
    expect(vie.refus(equipe, demande('locaux'))).toEqual([]);
    expect(vie.refus(equipe, demande('helicoptere'))).toEqual(['nature-inconnue']);
    expect(vie.refus(equipe, demande('locaux', 'assurances'))).toEqual(['aide-non-prevue']);
    expect(vie.refus(finances, demande('locaux'))).toEqual(['fonction-sans-droit']);
  });

  it('une aide accordée est chiffrée, un refus est motivé, et la réponse est unique', () => {
    const vie = cadreAvecAgrement();
    const f = vie.faire(equipe, demande('locaux'));
    expect(vie.refus(dvq, reponse(f.id, {}))).toEqual(['valeur-absente']);
    expect(vie.refus(dvq, reponse(f.id, { decision: 'refusee' }))).toEqual(['motif-absent']);
    expect(vie.refus(equipe, reponse(f.id, { valeur: euros(4_200) }))).toEqual(['fonction-sans-droit']);
    expect(vie.refus(dvq, reponse('vie:999', { valeur: euros(4_200) }))).toEqual(['demande-inconnue']);
    vie.faire(dvq, reponse(f.id, { valeur: euros(4_200) }));
    expect(vie.refus(dvq, reponse(f.id, { valeur: euros(4_200) }))).toEqual(['aide-deja-decidee']);
  });
});

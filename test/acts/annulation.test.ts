import { describe, expect, it } from 'vitest';
import type { Demande } from '../../src/acts/demande.ts';
import { ecrireRefus } from '../../src/acts/refus.ts';
import { cadreEnMars2026, depot, liquidation, PIECES_ANNUELLES, paiement } from './annee.ts';
import { agentGbm, cadreSigne, dvq, equipe, finances, le, presidente } from './vie.ts';

const annuler = (fait: string, jour: string, motif?: string): Demande<'annuler-fait'> => ({
  acte: 'annuler-fait',
  jour: le(jour),
  donnees: { fait },
  textes: motif ? { motif } : {},
});
const MOTIF = 'Erreur de saisie';

describe('annuler un fait', () => {
  it('dit pourquoi, et le fait sort du compte', () => {
    const vie = cadreEnMars2026();
    expect(vie.refus(dvq, annuler(vie.vote2026.id, '27 mars 2026'))).toEqual(['motif-absent']);
    vie.faire(dvq, annuler(vie.vote2026.id, '27 mars 2026', MOTIF));
    expect(vie.etat(le('27 mars 2026')).votes.some((v) => v.exercice === 2026)).toBe(false);
    expect(vie.refus(dvq, annuler(vie.vote2026.id, '28 mars 2026', MOTIF))).toEqual(['fait-deja-annule']);
  });

  it('revient à qui l’a enregistré, ou au service pilote', () => {
    const vie = cadreSigne();
    const f = vie.faire(
      equipe,
      depot('10 juillet 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 }),
    );
    expect(vie.refus(presidente, annuler(f.id, '11 juillet 2026', MOTIF))).toEqual([]);
    expect(vie.refus(dvq, annuler(f.id, '11 juillet 2026', MOTIF))).toEqual([]);
    expect(vie.refus(agentGbm, annuler(f.id, '11 juillet 2026', MOTIF))).toEqual(['fonction-sans-droit']);
  });

  it('suppose le droit de l’avoir enregistré : l’équipe n’annule pas ce qu’a signé la présidente', () => {
    const vie = cadreSigne();
    const confie = vie.faire(presidente, {
      acte: 'confier-fonction',
      jour: le('3 mars 2026'),
      donnees: { partie: 'association', fonction: 'tresorier', personne: 'quelqu-un' },
      textes: {},
    });
    expect(vie.refus(equipe, annuler(confie.id, '4 mars 2026', MOTIF))).toEqual(['fonction-sans-droit']);
    expect(vie.refus(presidente, annuler(confie.id, '4 mars 2026', MOTIF))).toEqual([]);
    const signature = vie.faits.find((f) => f.sorte === 'deliberation-prise')?.id ?? '';
    expect(vie.refus(finances, annuler(signature, '4 mars 2026', MOTIF))).toEqual(['fonction-sans-droit']);
  });

  it('ne touche ni la création, ni une annulation, ni un fait d’un autre dossier', () => {
    const vie = cadreEnMars2026();
    expect(vie.refus(dvq, annuler('vie:1', '27 mars 2026', MOTIF))).toEqual(['creation-definitive']);
    const a = vie.faire(dvq, annuler(vie.vote2026.id, '27 mars 2026', MOTIF));
    expect(vie.refus(dvq, annuler(a.id, '27 mars 2026', MOTIF))).toEqual(['annulation-definitive']);
    expect(vie.refus(dvq, annuler('ailleurs:3', '27 mars 2026', MOTIF))).toEqual(['fait-inconnu']);
  });

  it('d’un vote est refusé tant qu’une liquidation le montre dans son calcul', () => {
    const vie = cadreEnMars2026();
    const l = vie.faire(finances, liquidation('5 mai 2026', 2026, 'acompte-2', 84_500));
    const issue = vie.demander(dvq, annuler(vie.vote2026.id, '6 mai 2026', MOTIF));
    expect(issue.ok ? [] : issue.erreur.map(ecrireRefus)).toEqual([
      `Ce fait sert de fondement à la suite\u00A0: versement liquidé (n° ${l.rang}). Annulez d’abord ces faits, du plus récent au plus ancien.`,
    ]);
    vie.faire(finances, annuler(l.id, '6 mai 2026', MOTIF));
    expect(vie.refus(dvq, annuler(vie.vote2026.id, '6 mai 2026', MOTIF))).toEqual([]);
  });

  it('d’une liquidation payée, d’un dépôt accepté, d’une convocation tenue est refusé', () => {
    const vie = cadreEnMars2026();
    const l = vie.faire(finances, liquidation('5 mai 2026', 2026, 'acompte-2', 84_500));
    vie.faire(finances, paiement('6 mai 2026', 2026, 'acompte-2', 84_500));
    expect(vie.refus(dvq, annuler(l.id, '7 mai 2026', MOTIF))).toEqual(['fait-utilise']);

    const d = vie.faire(
      equipe,
      depot('10 juillet 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 }),
    );
    vie.faire(dvq, {
      acte: 'accepter-piece',
      jour: le('11 juillet 2026'),
      donnees: { depot: d.id },
      textes: {},
    });
    expect(vie.refus(equipe, annuler(d.id, '12 juillet 2026', MOTIF))).toEqual(['fait-utilise']);

    const c = vie.faire(dvq, {
      acte: 'convoquer-reunion',
      jour: le('12 octobre 2026'),
      donnees: { instance: 'commission-suivi', tenueLe: le('10 décembre 2026'), exercice: 2026 },
      textes: {},
    });
    vie.faire(dvq, {
      acte: 'tenir-reunion',
      jour: le('10 décembre 2026'),
      donnees: { instance: 'commission-suivi', reunion: c.id },
      textes: {},
    });
    expect(vie.refus(dvq, annuler(c.id, '11 décembre 2026', MOTIF))).toEqual(['fait-utilise']);
  });

  it('d’une réserve levée se défait avant le dépôt tardif qui l’avait fait naître', () => {
    const vie = cadreSigne();
    const depots = PIECES_ANNUELLES.map((piece) =>
      vie.faire(equipe, depot('2 août 2026', 'pieces-annuelles', piece, { exercice: 2026 })),
    );
    const levee = vie.faire(dvq, {
      acte: 'lever-reserve',
      jour: le('3 août 2026'),
      donnees: { echeance: 'pieces-annuelles/2026' },
      textes: { motif: 'Comptable absente' },
    });
    const premier = depots[0]?.id ?? '';
    expect(vie.refus(dvq, annuler(premier, '4 août 2026', MOTIF))).toEqual(['fait-utilise']);
    vie.faire(dvq, annuler(levee.id, '4 août 2026', MOTIF));
    expect(vie.refus(dvq, annuler(premier, '4 août 2026', MOTIF))).toEqual([]);
  });

  it('d’une délibération est refusé dès que l’acte est transmis, publié ou signé', () => {
    const vie = cadreSigne();
    const de = (sorte: string) => vie.faits.find((f) => f.sorte === sorte)?.id ?? '';
    for (const sorte of ['deliberation-prise', 'acte-transmis', 'acte-publie', 'convention-signee'])
      expect(vie.refus(dvq, annuler(de(sorte), '23 décembre 2025', MOTIF)), sorte).toEqual(['fait-utilise']);
  });
});

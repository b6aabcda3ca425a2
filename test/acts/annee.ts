import type { Demande } from '../../src/acts/demande.ts';
import { euros } from '../../src/basics/montant.ts';
import type { Fait } from '../../src/facts/fait.ts';
import { cadreSigne, dvq, equipe, finances, le, type Vie } from './vie.ts';

export const FICHIER = { empreinte: 'c'.repeat(64), taille: 12, type: 'application/pdf' } as const;

/** A deposit on line, with its file: all that a debtor may send by itself. */
export const depot = (
  jour: string,
  obligation: string,
  piece: string,
  plus: Partial<Demande<'deposer-piece'>['donnees']> = {},
): Demande<'deposer-piece'> => ({
  acte: 'deposer-piece',
  jour: le(jour),
  donnees: { obligation, piece, moyen: 'depot', fichier: FICHIER, ...plus },
  textes: {},
});

export const AGREMENT = { periode: { du: le('1 janvier 2026'), au: le('31 décembre 2026') } };

export const vote = (exercice: number, montant: number, jour: string): Demande<'enregistrer-vote'> => ({
  acte: 'enregistrer-vote',
  jour: le(jour),
  donnees: { versements: 'fonctionnement', exercice, payeur: 'ville', montant: euros(montant) },
  textes: {},
});

type NomTranche = 'acompte-1' | 'acompte-2' | 'solde';
const tranche = (exercice: number, t: NomTranche) => ({
  versements: 'fonctionnement',
  exercice,
  tranche: t,
  payeur: 'ville',
});

export const paiement = (
  jour: string,
  exercice: number,
  t: NomTranche,
  montant: number,
  motif?: string,
): Demande<'enregistrer-paiement'> => ({
  acte: 'enregistrer-paiement',
  jour: le(jour),
  donnees: { ...tranche(exercice, t), montant: euros(montant) },
  textes: motif ? { motif } : {},
});

export const liquidation = (
  jour: string,
  exercice: number,
  t: NomTranche,
  montant: number,
): Demande<'liquider-versement'> => ({
  acte: 'liquider-versement',
  jour: le(jour),
  donnees: { ...tranche(exercice, t), montant: euros(montant) },
  textes: {},
});

/** The reference agreement, signed, its approval papers in, by mid January 2026. */
export function cadreAvecAgrement(): Vie {
  const vie = cadreSigne();
  vie.faire(equipe, depot('12 janvier 2026', 'agrement-initial', 'notification-caf', AGREMENT));
  vie.faire(equipe, depot('12 janvier 2026', 'agrement-initial', 'projet-social'));
  return vie;
}

/** Nothing late before the month of `payer`: the instalment of February is payable. */
export function cadreEnMars2026(): Vie & { readonly vote2026: Fait } {
  const vie = cadreAvecAgrement();
  vie.faire(finances, liquidation('10 février 2026', 2026, 'acompte-1', 81_000));
  vie.faire(finances, paiement('12 février 2026', 2026, 'acompte-1', 81_000));
  const vote2026 = vie.faire(dvq, vote(2026, 250_000, '26 mars 2026'));
  return { ...vie, vote2026 };
}

export const PIECES_ANNUELLES = [
  'rapport-activite',
  'projet-associatif',
  'rapport-financier',
  'rapport-commissaire',
  'rapport-special',
];

/** A deposit accepted or returned. */
export const jugement = (
  acte: 'accepter-piece' | 'retourner-piece',
  fait: string,
  jour: string,
  motif?: string,
): Demande<'accepter-piece' | 'retourner-piece'> =>
  ({
    acte,
    jour: le(jour),
    donnees: { depot: fait },
    textes: motif ? { motif } : {},
  }) as Demande<'accepter-piece' | 'retourner-piece'>;

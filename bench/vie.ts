import { type Instant, instant } from '../src/basics/instant.ts';
import { ajouterJours, type Jour, jour } from '../src/basics/jour.ts';
import { type Centimes, centimes } from '../src/basics/montant.ts';
import type { Fait, FaitNouveau } from '../src/facts/fait.ts';

/** The five whole years of the measured agreement. */
export const ANNEES = [2025, 2026, 2027, 2028, 2029] as const;
export const MODELE_DE_REFERENCE = 'convention-cadre-centre-social';

export interface Variante {
  readonly flux: string;
  /** spreads grants and days from one agreement to the next, so that no two are alike */
  readonly rang: number;
  readonly empreinte: string;
}

/**
 * A life under the reference modele, told in about 150 facts: papers each year (one of them late, one never sent),
 * committees, assemblies, votes, requests, payments (one in part).
 */
export function vieDeReference({ flux, rang, empreinte }: Variante): readonly Fait[] {
  const decalage = rang % 20;
  const grant = (annee: number): Centimes =>
    centimes(24_300_000 + ((rang * 7919) % 500) * 1_000 + (annee - 2024) * 410_001);
  const faits: Fait[] = [];
  const ajouter = (j: Jour, n: Omit<FaitNouveau, 'jour' | 'textes'>): string => {
    const numero = faits.length + 1;
    const id = `${flux}:${numero}`;
    const { sorte, donnees } = n;
    const enregistre = aMidi(j);
    faits.push({
      sorte,
      jour: j,
      donnees,
      textes: {},
      id,
      flux,
      rang: numero,
      enregistre,
      auteur: AUTEUR,
    } as Fait);
    return id;
  };
  commencer(ajouter, grant(2024), empreinte);
  for (const annee of ANNEES) vivreUneAnnee(ajouter, annee, decalage, grant);
  // As a store gives them: read from text, all of one shape. Built by hand, they would slow both down.
  return JSON.parse(JSON.stringify(faits));
}

type Ajouter = (j: Jour, n: Omit<FaitNouveau, 'jour' | 'textes'>) => string;

const AUTEUR = { personne: 'agent', organisation: 'ville-exemple', fonction: 'agent-pilote' };
const aMidi = (j: Jour): Instant => instant(new Date(j * 86_400_000 + 43_200_000));
const PARTIES = ['ville', 'ccas', 'gbm', 'association'] as const;

function commencer(ajouter: Ajouter, precedente: Centimes, empreinte: string): void {
  const creation = jour(2024, 11, 4);
  ajouter(creation, {
    sorte: 'convention-creee',
    donnees: {
      modele: { nom: MODELE_DE_REFERENCE, version: '1.0', empreinte },
      termes: {
        'date-effet': { type: 'jour', valeur: jour(2025, 1, 1) },
        'date-fin': { type: 'jour', valeur: jour(2029, 12, 31) },
        'date-agrement': { type: 'jour', valeur: jour(2025, 1, 30) },
        'subvention-precedente': { type: 'montant', valeur: precedente },
        'annee-subvention-precedente': { type: 'nombre', valeur: 2024 },
        'annee-derogation': { type: 'nombre', valeur: 2025 },
        'acompte-derogation': { type: 'montant', valeur: centimes(8_100_000) },
      },
      parties: {
        ville: 'ville-exemple',
        ccas: 'ccas-exemple',
        gbm: 'gbm-exemple',
        association: 'association-exemple',
      },
      quartiers: ['centre'],
    },
  });
  for (const partie of PARTIES) {
    ajouter(jour(2024, 12, 3), { sorte: 'deliberation-prise', donnees: { partie, objet: 'convention' } });
    if (partie !== 'association')
      ajouter(jour(2024, 12, 5), { sorte: 'acte-transmis', donnees: { partie, objet: 'convention' } });
  }
  for (const partie of PARTIES)
    ajouter(jour(2024, 12, 12), { sorte: 'convention-signee', donnees: { partie } });
  ajouter(jour(2024, 12, 19), { sorte: 'convention-notifiee', donnees: {} });
  for (const piece of ['notification-caf', 'projet-social'])
    ajouter(jour(2025, 1, 20), {
      sorte: 'piece-deposee',
      donnees: {
        obligation: 'agrement-initial',
        piece,
        moyen: 'depot',
        ...(piece === 'notification-caf' ? { periode: { du: jour(2024, 7, 1), au: jour(2028, 6, 30) } } : {}),
      },
    });
  ajouter(jour(2025, 1, 25), {
    sorte: 'piece-deposee',
    donnees: { obligation: 'referent-participation', piece: 'designation-referent', moyen: 'courriel' },
  });
}

const PIECES_ANNUELLES = [
  'rapport-activite',
  'projet-associatif',
  'rapport-financier',
  'rapport-commissaire',
  'rapport-special',
];

function vivreUneAnnee(
  ajouter: Ajouter,
  annee: number,
  decalage: number,
  grant: (annee: number) => Centimes,
): void {
  const tard = annee === 2026;
  verser(
    ajouter,
    annee,
    'acompte-1',
    jour(annee, annee === 2025 ? 1 : 2, 21),
    tard ? 7_000_000 : null,
    annee === 2025 ? 8_100_000 : Math.round(grant(annee - 1) / 3),
  );
  ajouter(jour(annee, 3, 5 + decalage), {
    sorte: 'subvention-votee',
    donnees: { versements: 'fonctionnement', exercice: annee, payeur: 'ville', montant: grant(annee) },
  });
  ajouter(jour(annee, 3, 27), {
    sorte: 'avenant-signe',
    donnees: {
      numero: annee - 2024,
      parties: ['ville', 'association'],
      effet: jour(annee, 3, 27),
      termes: {},
      exercice: annee,
    },
  });
  verser(ajouter, annee, 'acompte-2', jour(annee, 5, 12), null, 8_000_000);
  assemblee(ajouter, annee);
  for (const piece of PIECES_ANNUELLES) {
    const le = tard && piece === 'rapport-special' ? jour(annee, 9, 2) : jour(annee, 6, 20 + (decalage % 10));
    if (annee === 2028 && piece === 'rapport-special') continue;
    const depot = ajouter(le, {
      sorte: 'piece-deposee',
      donnees: { obligation: 'pieces-annuelles', piece, exercice: annee, moyen: 'depot' },
    });
    ajouter(ajouterJours(le, 6), { sorte: 'piece-acceptee', donnees: { depot } });
  }
  ajouter(jour(annee, 8, 20), {
    sorte: 'piece-deposee',
    donnees: {
      obligation: 'demande-fonctionnement',
      piece: 'demande-subvention',
      exercice: annee,
      moyen: 'depot',
      montant: grant(annee + 1),
    },
  });
  if (!tard && annee !== 2028) verser(ajouter, annee, 'solde', jour(annee, 8, 25), null, 8_000_000);
  commission(ajouter, annee);
}

function verser(
  ajouter: Ajouter,
  annee: number,
  tranche: string,
  le: Jour,
  paye: number | null,
  du: number,
): void {
  ajouter(le, {
    sorte: 'versement-effectue',
    donnees: {
      versements: 'fonctionnement',
      exercice: annee,
      tranche,
      payeur: 'ville',
      montant: centimes(paye ?? du),
    },
  });
}

function assemblee(ajouter: Ajouter, annee: number): void {
  const convocation = ajouter(jour(annee, 5, 15), {
    sorte: 'reunion-convoquee',
    donnees: { instance: 'assemblee-generale', tenueLe: jour(annee, 6, 10) },
  });
  const tenue = ajouter(jour(annee, 6, 10), {
    sorte: 'reunion-tenue',
    donnees: { instance: 'assemblee-generale', reunion: convocation },
  });
  for (const piece of ['convocation', 'ordre-du-jour', 'documents', 'proces-verbal'])
    ajouter(jour(annee, 6, 11), {
      sorte: 'piece-deposee',
      donnees: { obligation: 'papiers-assemblee', piece, declencheur: tenue, moyen: 'courriel' },
    });
}

function commission(ajouter: Ajouter, annee: number): void {
  const convocation = ajouter(jour(annee, 10, 20), {
    sorte: 'reunion-convoquee',
    donnees: { instance: 'commission-suivi', tenueLe: jour(annee, 11, 25), exercice: annee },
  });
  ajouter(jour(annee, 11, annee === 2027 ? 14 : 8), {
    sorte: 'piece-deposee',
    donnees: {
      obligation: 'fiche',
      piece: 'fiche-annuelle',
      declencheur: convocation,
      exercice: annee,
      moyen: 'depot',
    },
  });
  const tenue = ajouter(jour(annee, 11, 25), {
    sorte: 'reunion-tenue',
    donnees: { instance: 'commission-suivi', reunion: convocation, exercice: annee },
  });
  const compteRendu = ajouter(jour(annee, 12, 10), {
    sorte: 'piece-deposee',
    donnees: {
      obligation: 'compte-rendu',
      piece: 'compte-rendu',
      declencheur: tenue,
      recueLe: jour(annee, 12, 12),
      moyen: 'courriel',
    },
  });
  ajouter(jour(annee, 12, 20), {
    sorte: 'piece-deposee',
    donnees: {
      obligation: 'reponse',
      piece: 'reponse-compte-rendu',
      declencheur: compteRendu,
      moyen: 'courriel',
    },
  });
}

import fc from 'fast-check';
import type { Instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import type { Fait } from '../../src/facts/fait.ts';
import {
  CADRE,
  conventionCadre,
  conventionObjectifs,
  jour,
  moteurDe,
  OBJECTIFS,
  PIECES_ANNUELLES,
} from '../dossiers/recit.ts';

/** One thing that may happen in the life of an agreement; numbers choose among what exists already. */
interface Geste {
  readonly sorte: (typeof SORTES)[number];
  /** days from 1 January 2026 */
  readonly le: number;
  /** days before it was recorded */
  readonly attente: number;
  readonly exercice: number;
  readonly montant: number;
  readonly choix: number;
}

const SORTES = [
  'vote',
  'vote',
  'vote',
  'paiement',
  'paiement',
  'paiement',
  'liquidation',
  'pieces',
  'pieces',
  'pieces',
  'piece',
  'agrement',
  'retour',
  'acceptation',
  'notification',
  'reponse-notification',
  'changement',
  'information',
  'convocation',
  'convocation',
  'deplacement',
  'annulation-reunion',
  'tenue',
  'fiche',
  'compte-rendu',
  'demande-piece',
  'levee',
  'constat',
  'avenant',
  'cout',
  'reversement',
  'procedure',
  'etape',
  'denonciation',
] as const;

const ORIGINE = jour('2026-01-01');

const geste: fc.Arbitrary<Geste> = fc.record({
  sorte: fc.constantFrom(...SORTES),
  le: fc.integer({ min: -20, max: 1500 }),
  attente: fc.constantFrom(0, 0, 0, 1, 7, 40),
  exercice: fc.integer({ min: 2025, max: 2029 }),
  montant: fc.integer({ min: 0, max: 30_000_000 }),
  choix: fc.nat(1000),
});

/** A plausible dossier: one of the two modeles, signed, then some dozens of things that happen. */
export const dossierPlausible = fc
  .record({
    modele: fc.constantFrom(CADRE, OBJECTIFS),
    gestes: fc.array(geste, { minLength: 8, maxLength: 45, size: 'max' }),
  })
  .map(({ modele, gestes }) => ({ modele, moteur: moteurDe(modele), faits: vivre(modele, gestes) }));

/** A day within or around the life of the agreement. */
export const unJour = fc.integer({ min: -60, max: 1700 }).map((n) => (ORIGINE + n) as Jour);

export const finDeJournee = (j: Jour): Instant => `${ecrireIso(j)}T23:59:59.999Z` as Instant;

export function vivre(modele: string, gestes: readonly Geste[]): Fait[] {
  const faits = [...(modele === CADRE ? conventionCadre() : conventionObjectifs()).faits];
  const parEnregistrement = [...gestes].sort((a, b) => a.le + a.attente - (b.le + b.attente));
  for (const g of parEnregistrement) {
    const contenu = contenuDe(modele, g, faits);
    if (contenu === null) continue;
    const rang = faits.length + 1;
    const enregistre = ecrireIso((ORIGINE + g.le + g.attente) as Jour);
    faits.push({
      ...contenu,
      id: `d1:${rang}`,
      flux: 'd1',
      rang,
      jour: (ORIGINE + g.le) as Jour,
      enregistre: `${enregistre}T12:00:00.${String(rang).padStart(3, '0')}Z` as Instant,
      auteur: {
        personne: 'p',
        organisation: g.choix % 2 ? 'organisation-ville' : 'organisation-association',
        fonction: 'agent',
      },
      textes: {},
    } as unknown as Fait);
  }
  return faits;
}

interface Contenu {
  readonly sorte: string;
  readonly donnees: object;
}

/** What a gesture records; null when there is nothing to act on yet. */
function contenuDe(modele: string, g: Geste, faits: readonly Fait[]): Contenu | null {
  const versements = modele === CADRE ? 'fonctionnement' : 'projet';
  const payeur = modele === OBJECTIFS && g.choix % 3 === 0 ? 'departement' : 'ville';
  const tranches = modele === CADRE ? ['acompte-1', 'acompte-2', 'solde'] : ['avance', 'solde'];
  const tranche = tranches[g.choix % tranches.length];
  const { exercice, montant } = g;
  const choisi = (sorte: string): string | null => {
    const tels = faits.filter((f) => f.sorte === sorte);
    return tels.length === 0 ? null : (tels[g.choix % tels.length]?.id ?? null);
  };
  const sur = (sorte: string, contenu: (id: string) => Contenu): Contenu | null => {
    const id = choisi(sorte);
    return id === null ? null : contenu(id);
  };
  const depot = (obligation: string, piece: string, autres: object): Contenu => ({
    sorte: 'piece-deposee',
    donnees: { obligation, piece, moyen: 'depot', ...autres },
  });
  const instance = modele === CADRE ? 'commission-suivi' : 'comite-pilotage';
  const jourDit = (ORIGINE + g.le) as Jour;
  switch (g.sorte) {
    case 'vote':
      return { sorte: 'subvention-votee', donnees: { versements, exercice, payeur, montant } };
    case 'paiement':
      return {
        sorte: 'versement-effectue',
        donnees: { versements, exercice, tranche, payeur, montant: montant + 1 },
      };
    case 'liquidation':
      return g.choix % 4 === 0
        ? { sorte: 'versement-liquide', donnees: { versements, exercice, tranche, payeur, montant } }
        : null;
    case 'pieces':
    case 'piece':
      return modele === CADRE
        ? depot('pieces-annuelles', PIECES_ANNUELLES[g.choix % 5] ?? '', { exercice })
        : g.choix % 2
          ? depot('compte-rendu-financier', g.choix % 4 > 1 ? 'cerfa-15059' : 'comptes-annuels', { exercice })
          : depot('bilan-annuel', 'bilan-activite', { exercice });
    case 'agrement':
      return modele === CADRE
        ? depot('agrement-initial', 'notification-caf', {
            periode: { du: jourDit, au: (jourDit + 30 + (g.choix % 900)) as Jour },
          })
        : depot('assurance-civile', 'police-responsabilite', {
            periode: { du: jourDit, au: (jourDit + 30 + (g.choix % 400)) as Jour },
          });
    case 'retour':
      return sur('piece-deposee', (id) => ({ sorte: 'piece-retournee', donnees: { depot: id } }));
    case 'acceptation':
      return sur('piece-deposee', (id) => ({ sorte: 'piece-acceptee', donnees: { depot: id } }));
    case 'notification':
      return { sorte: 'notification-recue', donnees: { piece: 'notification-caf' } };
    case 'reponse-notification':
      return sur('notification-recue', (id) =>
        depot('agrement-nouveau', 'notification-caf', { declencheur: id }),
      );
    case 'changement':
      return { sorte: 'evenement-survenu', donnees: { evenement: 'changement', nature: 'autre' } };
    case 'information':
      return sur('evenement-survenu', (id) => depot('changements', 'information', { declencheur: id }));
    case 'convocation':
      return {
        sorte: 'reunion-convoquee',
        donnees: {
          instance: g.choix % 5 === 0 && modele === CADRE ? 'assemblee-generale' : instance,
          tenueLe: (jourDit + 5 + (g.choix % 60)) as Jour,
          exercice,
          exceptionnelle: g.choix % 7 === 0,
        },
      };
    case 'deplacement':
      return sur('reunion-convoquee', (id) => ({
        sorte: 'reunion-deplacee',
        donnees: { reunion: id, tenueLe: (jourDit + 3 + (g.choix % 60)) as Jour },
      }));
    case 'annulation-reunion':
      return sur('reunion-convoquee', (id) => ({ sorte: 'reunion-annulee', donnees: { reunion: id } }));
    case 'tenue':
      return sur('reunion-convoquee', (id) => ({
        sorte: 'reunion-tenue',
        donnees: { instance, reunion: id },
      }));
    case 'fiche':
      return sur('reunion-convoquee', (id) => depot('fiche', 'fiche-annuelle', { declencheur: id }));
    case 'compte-rendu':
      return sur('reunion-convoquee', (id) => depot('compte-rendu', 'compte-rendu', { declencheur: id }));
    case 'demande-piece':
      return {
        sorte: 'piece-demandee',
        donnees: {
          obligation: 'papiers-sur-demande',
          pieces: [],
          pourLe: (jourDit + (g.choix % 40)) as Jour,
        },
      };
    case 'levee':
      return { sorte: 'reserve-levee', donnees: { echeance: `pieces-annuelles/${exercice}` } };
    case 'constat':
      return {
        sorte: 'obligation-constatee',
        donnees: { obligation: 'mention-soutien', conforme: g.choix % 2 === 0 },
      };
    case 'avenant':
      return {
        sorte: 'avenant-signe',
        donnees: {
          numero: 1 + (g.choix % 9),
          parties: ['ville', 'association'],
          effet: (jourDit + (g.choix % 200)) as Jour,
          termes:
            modele === CADRE
              ? { 'date-fin': { type: 'jour', valeur: (jour('2029-12-31') + (g.choix % 400)) as Jour } }
              : { [`montant-annee-${1 + (g.choix % 4)}`]: { type: 'montant', valeur: montant } },
        },
      };
    case 'cout':
      return { sorte: 'montant-constate', donnees: { grandeur: 'cout-eligible', exercice, montant } };
    case 'reversement':
      return { sorte: 'reversement-recu', donnees: { versements, exercice, payeur, montant } };
    case 'procedure':
      return g.choix % 5 === 0
        ? {
            sorte: 'procedure-ouverte',
            donnees: {
              procedure: modele === CADRE ? 'resiliation-faute' : 'resiliation',
              partie: 'ville',
            },
          }
        : null;
    case 'etape':
      return sur('procedure-ouverte', (id) => ({
        sorte: 'etape-franchie',
        donnees: { ouverture: id, etape: g.choix % 2 ? 'mise-en-demeure' : 'resiliation' },
      }));
    case 'denonciation':
      return g.choix % 5 === 0
        ? { sorte: 'denonciation-notifiee', donnees: { partie: 'association' } }
        : null;
  }
}

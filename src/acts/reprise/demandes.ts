import type { Jour } from '../../basics/jour.ts';
import type { Modele } from '../../modele/regles.ts';
import type { Demande } from '../demande.ts';
import { refuser } from '../refus.ts';
import type { DemandeLue, LecteurDeLigne } from './lecteur.ts';
import type { Correspondance } from './tableau.ts';

/**
 * The acts that the columns of a row tell, in the order in which an agreement lives: voted, sent, published, signed,
 * notified; then grants voted, papers received, payments, each in the order of days.
 */
export function demandesDe(
  modele: Modele,
  correspondance: Correspondance,
  lecteur: LecteurDeLigne,
): readonly DemandeLue[] {
  const cibles = correspondance.filter((c) => c !== null);
  return [
    ...ETAPES.flatMap((etape) => conclusion(modele, lecteur, etape)),
    ...parJour(cibles.flatMap((c) => vote(lecteur, c))),
    ...parJour(cibles.flatMap((c) => depot(lecteur, c))),
    ...parJour(cibles.flatMap((c) => paiement(lecteur, c))),
  ];
}

const parJour = (demandes: readonly DemandeLue[]): readonly DemandeLue[] =>
  demandes.toSorted((a, b) => a.demande.jour - b.demande.jour);

const ETAPES = ['deliberation', 'transmission', 'publication', 'signature', 'notification'] as const;
type Etape = (typeof ETAPES)[number];

const ACTES: Record<
  Exclude<Etape, 'notification'>,
  'deposer-deliberation' | 'transmettre-acte' | 'publier-acte' | 'signer'
> = {
  deliberation: 'deposer-deliberation',
  transmission: 'transmettre-acte',
  publication: 'publier-acte',
  signature: 'signer',
};

function conclusion({ parties }: Modele, lecteur: LecteurDeLigne, etape: Etape): readonly DemandeLue[] {
  const commune = lecteur.cellule(etape);
  const leMemeJour = lecteur.jour(commune);
  if (etape === 'notification')
    return commune && leMemeJour !== null
      ? [
          {
            colonne: commune.colonne,
            demande: { acte: 'notifier', jour: leMemeJour, donnees: {}, textes: {} },
          },
        ]
      : [];
  const concernees = etape === 'signature' ? parties : parties.filter((p) => p.role === 'entite');
  return concernees.flatMap(({ id: partie }): readonly DemandeLue[] => {
    const propre = lecteur.cellule(`${etape}/${partie}`);
    const jour = propre ? lecteur.jour(propre) : leMemeJour;
    const colonne = (propre ?? commune)?.colonne;
    if (jour === null || colonne === undefined) return [];
    const acte = ACTES[etape];
    const demande: Demande =
      acte === 'signer'
        ? { acte, jour, donnees: { partie }, textes: {} }
        : { acte, jour, donnees: { partie, objet: 'convention' }, textes: {} };
    return [{ colonne, demande }];
  });
}

/** An amount and its day stand in two columns: one without the other is a fault, never a guess. */
function date(
  lecteur: LecteurDeLigne,
  cible: string,
  le: string,
): {
  readonly colonne: number;
  readonly montant: ReturnType<LecteurDeLigne['montant']>;
  readonly jour: Jour;
} | null {
  const ecrit = lecteur.cellule(cible);
  const quand = lecteur.cellule(le);
  const montant = lecteur.montant(ecrit);
  const jour = lecteur.jour(quand);
  // A column of payments says 0 where nothing was paid.
  if (montant === 0 && cible.startsWith('paye/')) return null;
  if (ecrit && !quand)
    lecteur.fauter(
      ecrit.colonne,
      refuser('colonne-sans-jour', null, { quoi: lecteur.entete(cible), colonne: lecteur.entete(le) }),
    );
  if (quand && !ecrit)
    lecteur.fauter(quand.colonne, refuser('colonne-sans-montant', null, { quoi: lecteur.entete(cible) }));
  return ecrit && montant !== null && jour !== null ? { colonne: ecrit.colonne, montant, jour } : null;
}

function vote(lecteur: LecteurDeLigne, cible: string): readonly DemandeLue[] {
  const [sorte, versements = '', annee, payeur = ''] = cible.split('/');
  if (sorte !== 'vote') return [];
  const lu = date(lecteur, cible, cible.replace(/^vote/, 'vote-le'));
  if (lu?.montant == null) return [];
  const donnees = { versements, exercice: Number(annee), payeur, montant: lu.montant };
  return [{ colonne: lu.colonne, demande: { acte: 'enregistrer-vote', jour: lu.jour, donnees, textes: {} } }];
}

function paiement(lecteur: LecteurDeLigne, cible: string): readonly DemandeLue[] {
  const [sorte, versements = '', annee, tranche = '', payeur = ''] = cible.split('/');
  if (sorte !== 'paye') return [];
  const lu = date(lecteur, cible, cible.replace(/^paye/, 'paye-le'));
  if (lu?.montant == null) return [];
  const donnees = { versements, exercice: Number(annee), tranche, payeur, montant: lu.montant };
  return [
    { colonne: lu.colonne, demande: { acte: 'enregistrer-paiement', jour: lu.jour, donnees, textes: {} } },
  ];
}

function depot(lecteur: LecteurDeLigne, cible: string): readonly DemandeLue[] {
  const [sorte, obligation = '', piece = '', annee] = cible.split('/');
  if (sorte !== 'depot') return [];
  const c = lecteur.cellule(cible);
  const jour = lecteur.jour(c);
  if (!c || jour === null) return [];
  const donnees = {
    ...{ obligation, piece, moyen: 'papier' as const },
    ...(annee === undefined ? {} : { exercice: Number(annee) }),
  };
  return [{ colonne: c.colonne, demande: { acte: 'deposer-piece', jour, donnees, textes: {} } }];
}

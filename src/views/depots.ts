import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Echeance, PieceRecue } from '../rules/etat.ts';
import { type ADire, nomPiece, trouverFait } from './dit.ts';
import { MOYENS_D_ARRIVEE } from './faits-guichet.ts';
import { titreEcheance } from './intitules.ts';
import { depotQuiCompte, jourDit, type Statut } from './statuts.ts';
import { sansArticle } from './typographie.ts';

/** What an organisation handed in, wherever it did, and what became of it. */
export interface DepotDit {
  readonly jour: Jour;
  readonly titre: string;
  readonly dossier: string;
  readonly convention: string;
  /** the deadline it answers; null when none does any more */
  readonly echeance: { readonly cle: string; readonly titre: string } | null;
  readonly moyen: string;
  /** returned, and no version since stands in its place */
  readonly aRefaire: boolean;
  readonly suite: 'attend' | 'accepte' | 'retourne' | 'ecarte';
  readonly statut: Statut;
  /** why it was returned, or cancelled */
  readonly motif: string | null;
}

type Remise = Fait<'piece-deposee'> | Fait<'fiche-remplie'>;

/** The papers and forms of one agreement that this organisation owes, or recorded itself; the last one first. */
export function depotsDe(d: ADire, organisation: string): readonly DepotDit[] {
  const places = placer(d.etat.echeances);
  const siens = Object.keys(d.etat.parties).filter((role) => d.etat.parties[role] === organisation);
  return d.faits
    .filter((f): f is Remise => f.sorte === 'piece-deposee' || f.sorte === 'fiche-remplie')
    .filter((f) => f.jour <= d.etat.regard.au)
    .filter((f) => f.auteur.organisation === organisation || doitLaRemise(d, f, siens))
    .map((f) => dire(d, f, places.get(f.id)))
    .reverse();
}

interface Place {
  readonly echeance: Echeance;
  readonly piece: PieceRecue;
  readonly depot: PieceRecue['depots'][number];
}

/** Each deposit, by its fact, with the deadline that takes it. */
const placer = (echeances: readonly Echeance[]): ReadonlyMap<string, Place> =>
  new Map(
    echeances.flatMap((echeance) =>
      echeance.pieces.flatMap((piece) =>
        piece.depots.map((depot) => [depot.fait, { echeance, piece, depot }] as const),
      ),
    ),
  );

function doitLaRemise({ etat }: ADire, f: Remise, siens: readonly string[]): boolean {
  const debiteurs =
    f.sorte === 'fiche-remplie'
      ? etat.modele.formulaires.find((x) => x.id === f.donnees.formulaire)?.remplit
      : etat.textes.flatMap((t) => t.modele.obligations).find((o) => o.id === f.donnees.obligation)?.debiteur;
  return debiteurs?.some((role) => siens.includes(role)) ?? false;
}

function dire(d: ADire, f: Remise, place: Place | undefined): DepotDit {
  return {
    jour: f.jour,
    titre: titreDe(d, f),
    dossier: d.id,
    convention: d.titre,
    echeance: place ? { cle: place.echeance.cle, titre: titreEcheance(d, place.echeance) } : null,
    moyen: MOYENS_D_ARRIVEE[f.sorte === 'piece-deposee' ? f.donnees.moyen : 'depot'],
    aRefaire: place !== undefined && place.depot.retournee !== null && !depotQuiCompte(place.piece),
    ...devenir(d, f, place),
  };
}

function titreDe(d: ADire, f: Remise): string {
  if (f.sorte === 'piece-deposee')
    return sansArticle(nomPiece(d, f.donnees.piece, f.donnees.exercice ?? null));
  const formulaire = d.etat.modele.formulaires.find((x) => x.id === f.donnees.formulaire);
  return `${sansArticle(formulaire?.intitule ?? 'fiche annuelle')} ${f.donnees.exercice}`;
}

/** Returned, accepted, replaced, waiting or cancelled: never silent, with the reason when there is one. */
function devenir(
  d: ADire,
  f: Remise,
  place: Place | undefined,
): Pick<DepotDit, 'suite' | 'statut' | 'motif'> {
  const { au } = d.etat.regard;
  const annulation = trouverFait(d, d.etat.annules.get(f.id) ?? null);
  if (annulation)
    return {
      suite: 'ecarte',
      statut: { forme: 'sansobjet', libelle: `Annulée le ${jourDit(annulation.jour, au)}` },
      motif: motifDe(annulation),
    };
  const retour = trouverFait(d, place?.depot.retournee ?? null);
  if (retour)
    return {
      suite: 'retourne',
      statut: { forme: 'suspendu', libelle: `Retournée le ${jourDit(retour.jour, au)}` },
      motif: motifDe(retour),
    };
  const accord = trouverFait(d, place?.depot.acceptee ?? null);
  if (accord)
    return {
      suite: 'accepte',
      statut: { forme: 'fait', libelle: `Acceptée le ${jourDit(accord.jour, au)}` },
      motif: null,
    };
  if (place !== undefined && depotQuiCompte(place.piece)?.fait !== f.id)
    return {
      suite: 'ecarte',
      statut: { forme: 'sansobjet', libelle: 'Remplacée par une version suivante' },
      motif: null,
    };
  return {
    suite: 'attend',
    statut: { forme: 'attente', libelle: 'Reçue, pas encore examinée' },
    motif: null,
  };
}

const motifDe = (f: Fait): string | null => {
  const { motif } = f.textes as { readonly motif?: string };
  return motif ?? null;
};

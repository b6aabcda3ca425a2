import { enumerer, minuscule } from '../basics/francais.ts';
import type { Jour } from '../basics/jour.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { Fait } from '../facts/fait.ts';
import type { Echeance } from '../rules/etat.ts';
import { suspendDesVersements } from '../rules/retenues.ts';
import { type CaseDeReglette, direLimite, direPas, type PasDit, reglette } from './dates.ts';
import { type ADire, nomPartie, nomsParties } from './dit.ts';
import { titreEcheance, titreVersement, trouverVersement } from './intitules.ts';
import { direLigneDeJournal, histoireDe, type LigneDeJournal } from './journal.ts';
import { depotQuiCompte, type Statut, statutEcheance, statutPiece } from './statuts.ts';
import { sansArticle } from './typographie.ts';

export interface PieceVue {
  readonly id: string;
  readonly intitule: string;
  readonly facultative: boolean;
  readonly comprend: readonly string[];
  readonly statut: Statut;
  /** deposits, oldest first */
  readonly depots: readonly {
    readonly ligne: LigneDeJournal;
    readonly retournee: string | null;
    readonly acceptee: boolean;
    readonly compte: boolean;
  }[];
  /** the amount that this piece states, when it is a request */
  readonly periode: boolean;
  readonly formulaire: string | null;
}

/** Everything one page says of one deadline. */
export interface EcheanceVue {
  readonly cle: string;
  readonly titre: string;
  readonly article: string;
  /** rank of the text it falls under */
  readonly texte: number;
  readonly statut: Statut;
  /** « au plus tard le 15 juillet 2026 » */
  readonly quand: string;
  readonly limite: Jour | null;
  readonly de: string;
  readonly a: string;
  readonly guichet: string | null;
  readonly facultative: boolean;
  readonly enCasDeRetard: string;
  readonly retient: readonly { readonly cle: string; readonly titre: string }[];
  readonly pieces: readonly PieceVue[];
  readonly suffitUne: boolean;
  readonly pourquoi: readonly PasDit[];
  readonly reglette: readonly CaseDeReglette[] | null;
  readonly histoire: readonly LigneDeJournal[];
}

export function echeanceView(d: ADire, e: Echeance): EcheanceVue {
  const au = d.etat.regard.au;
  return {
    cle: e.cle,
    titre: titreEcheance(d, e),
    article: e.obligation.article,
    texte: e.texte,
    statut: statutEcheance(e, au),
    quand: direLimite(e),
    limite: e.limite,
    de: nomsParties(d, e.obligation.debiteur),
    a: nomsParties(d, e.obligation.creancier),
    guichet: guichet(d, e),
    facultative: e.obligation.facultative,
    enCasDeRetard: enCasDeRetard(d, e),
    retient: retenus(d, e),
    pieces: e.pieces.map((p) => vuePiece(d, e, p)),
    suffitUne: e.obligation.exige === 'une' && e.pieces.length > 1,
    pourquoi: e.pourquoi.map((p) => direPas(d, p)),
    reglette: reglette(e, au),
    histoire: histoireDe(d, (f) => concerne(f, e)),
  };
}

function vuePiece(d: ADire, e: Echeance, p: Echeance['pieces'][number]): PieceVue {
  const annee = p.piece.porteSur === null || e.exercice === null ? null : e.exercice + p.piece.porteSur;
  const intitule = sansArticle(p.piece.intitule);
  return {
    id: p.piece.id,
    intitule: annee === null || intitule.includes(String(annee)) ? intitule : `${intitule} ${annee}`,
    facultative: p.piece.facultative,
    comprend: p.piece.comprend,
    statut: statutPiece(p, e, d.etat.regard.au),
    depots: p.depots.flatMap((depot) => {
      const fait = d.faits.find((f) => f.id === depot.fait);
      if (!fait) return [];
      const retour = depot.retournee === null ? undefined : d.faits.find((f) => f.id === depot.retournee);
      return {
        ligne: direLigneDeJournal(d, fait),
        retournee:
          depot.retournee === null
            ? null
            : retour?.sorte === 'piece-retournee'
              ? (retour.textes.motif ?? 'motif effacé')
              : 'motif effacé',
        acceptee: depot.acceptee !== null,
        compte: depotQuiCompte(p)?.fait === depot.fait,
      };
    }),
    periode: p.piece.fournit !== null,
    formulaire: p.piece.formulaire,
  };
}

function guichet(d: ADire, e: Echeance): string | null {
  for (const role of e.obligation.creancier) {
    const partie = d.etat.modele.parties.find((p) => p.id === role);
    if (partie?.guichet) return `${nomPartie(d, role)} (${minuscule(sansArticle(partie.guichet))})`;
  }
  return null;
}

const retenus = (d: ADire, e: Echeance): EcheanceVue['retient'] =>
  e.retient.flatMap((cle) => {
    const v = trouverVersement(d.etat, cle);
    return v ? [{ cle, titre: titreVersement(d, v) }] : [];
  });

/** « Retient le solde 2026, 84 500,00 € » or « Ne retient aucun versement »: the consequence is always said. */
export function enCasDeRetard(d: ADire, e: Echeance): string {
  const versements = e.retient.flatMap((cle) => trouverVersement(d.etat, cle) ?? []);
  if (versements.length > 0) {
    const dits = versements.map((v) =>
      v.montant.sorte === 'connu'
        ? `${minuscule(titreVersement(d, v))} (${ecrireMontant(v.montant.centimes)})`
        : minuscule(titreVersement(d, v)),
    );
    return `Retient\u00A0: ${enumerer(dits)}`;
  }
  if (e.statut === 'satisfaite' || e.statut === 'satisfaite-hors-delai') return 'Ne retient plus rien';
  return suspendDesVersements(d.etat.modele, e.obligation.id)
    ? 'Suspend les versements qui viendraient après'
    : 'Ne retient aucun versement';
}

/** A fact belongs to a deadline when it proves it, asks for it, reminds it, judges one of its deposits, or triggered it. */
function concerne(f: Fait, e: Echeance): boolean {
  if (f.id === e.declencheur || e.preuves.includes(f.id) || e.relances.includes(f.id)) return true;
  if (e.pourquoi.some((p) => p.fait === f.id)) return true;
  const depots = e.pieces.flatMap((p) => p.depots.map((x) => x.fait));
  switch (f.sorte) {
    case 'piece-deposee':
      return depots.includes(f.id);
    case 'piece-acceptee':
    case 'piece-retournee':
      return depots.includes(f.donnees.depot);
    case 'relance-envoyee':
    case 'reserve-levee':
      return f.donnees.echeance === e.cle;
    case 'obligation-constatee':
      return f.donnees.obligation === e.obligation.id && (f.donnees.exercice ?? null) === e.exercice;
    default:
      return false;
  }
}

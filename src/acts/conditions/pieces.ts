import type { Fait } from '../../facts/fait.ts';
import type { Obligation } from '../../modele/regles.ts';
import type { Echeance } from '../../rules/etat.ts';
import {
  type Cas,
  type Condition,
  echeanceDeCle,
  echeancesVisees,
  faitsVivants,
  faitVivant,
  obligationDe,
} from '../cas.ts';
import { tientLeLien } from '../qui.ts';
import { refuser } from '../refus.ts';
import { motifManquant } from './commun.ts';

type SurObligation = 'deposer-piece' | 'demander-piece' | 'constater-obligation';

export const obligationConnue: Condition<SurObligation | 'demander-aide'> = ({ etat, demande }) =>
  obligationDe(etat, demande.donnees.obligation)
    ? null
    : refuser('obligation-inconnue', 'donnees.obligation', { obligation: demande.donnees.obligation });

/** A piece of the obligation, or of the request that asked for it by its nature. */
export const pieceDeLObligation: Condition<'deposer-piece'> = ({ etat, demande }) => {
  const obligation = obligationDe(etat, demande.donnees.obligation);
  if (!obligation) return null;
  const demandees = echeancesVisees(etat, demande.donnees).flatMap((e) => e.pieces.map((p) => p.piece));
  const connues = [...obligation.pieces, ...demandees];
  if (connues.some((p) => p.id === demande.donnees.piece)) return null;
  return refuser('piece-inconnue', 'donnees.piece', {
    piece: demande.donnees.piece,
    obligation: obligation.intitule,
    pieces: [...new Set(connues.map((p) => p.intitule))],
  });
};

/** The paper answers one deadline, and only one. */
export const uneSeuleEcheance: Condition<'deposer-piece' | 'constater-obligation'> = ({ etat, demande }) => {
  const { obligation: id, exercice } = demande.donnees;
  const obligation = obligationDe(etat, id);
  if (!obligation) return null;
  const visees = echeancesVisees(etat, demande.donnees);
  if (visees.length === 1) return null;
  if (obligation.chaque === 'exercice' && exercice === undefined)
    return refuser('exercice-absent', 'donnees.exercice');
  if (visees.length > 1)
    return refuser('echeance-ambigue', 'donnees.declencheur', {
      obligation: obligation.intitule,
      nombre: visees.length,
    });
  return obligation.quand.sorte === 'sur-demande'
    ? refuser('rien-de-demande', null, { obligation: obligation.intitule })
    : refuser('echeance-inconnue', 'donnees.obligation', { obligation: obligation.intitule });
};

/** A window does not open early. */
export const fenetreOuverte: Condition<'deposer-piece'> = (cas) => {
  const e = laVisee(cas);
  return e?.obligation.quand.sorte === 'fenetre' && e.ouverture !== null && cas.demande.jour < e.ouverture
    ? refuser('fenetre-fermee', 'jour', { obligation: e.obligation.intitule, ouverture: e.ouverture })
    : null;
};

/** What comes after an event does not come before it; what must precede a meeting may. */
export const apresLeDeclencheur: Condition<'deposer-piece' | 'constater-obligation'> = (cas) => {
  const e = laVisee(cas);
  if (!e || e.declencheur === null || precede(e.obligation)) return null;
  const declencheur = cas.faits.find((f) => f.id === e.declencheur);
  const depuis = declencheur && jourDuDeclencheur(cas, declencheur);
  return depuis !== undefined && cas.demande.jour < depuis
    ? refuser('avant-declencheur', 'jour', { obligation: e.obligation.intitule, depuis })
    : null;
};

/** Outside the life of the agreement, only where the obligation allows it. */
export const pendantLaConvention: Condition<'deposer-piece'> = ({ etat, demande }) => {
  const obligation = obligationDe(etat, demande.donnees.obligation);
  if (obligation?.horsPeriode !== 'refus') return null;
  const { du, au, fin } = etat.duree;
  const derniere = fin ?? au;
  const dehors = (du !== null && demande.jour < du) || (derniere !== null && demande.jour > derniere);
  return dehors
    ? refuser('hors-periode', 'jour', { obligation: obligation.intitule, du, au: derniere })
    : null;
};

/** « One project a year »: the same paper is not sent twice for a year, unless it was returned. */
export const maximumNonAtteint: Condition<'deposer-piece'> = (cas) => {
  const e = laVisee(cas);
  const maximum = e?.obligation.auPlusParExercice ?? null;
  if (!e || maximum === null || e.exercice === null) return null;
  const vivants = e.pieces
    .find((p) => p.piece.id === cas.demande.donnees.piece)
    ?.depots.filter((d) => d.retournee === null);
  return (vivants?.length ?? 0) >= maximum
    ? refuser('maximum-par-exercice', 'donnees.piece', {
        obligation: e.obligation.intitule,
        maximum,
        exercice: e.exercice,
      })
    : null;
};

/** A paper that feeds a register says from when to when it is good. */
export const periodeDite: Condition<'deposer-piece'> = ({ etat, demande }) => {
  const piece = obligationDe(etat, demande.donnees.obligation)?.pieces.find(
    (p) => p.id === demande.donnees.piece,
  );
  const { periode } = demande.donnees;
  if (!periode)
    return piece?.fournit ? refuser('periode-absente', 'donnees.periode', { piece: piece.intitule }) : null;
  return periode.au < periode.du
    ? refuser('periode-inversee', 'donnees.periode', { du: periode.du, au: periode.au })
    : null;
};

export const receptionApresEnvoi: Condition<'deposer-piece' | 'franchir-etape'> = ({
  demande,
  aujourdhui,
}) => {
  const reception = demande.donnees.recueLe;
  if (reception === undefined) return null;
  if (reception > aujourdhui)
    return refuser('jour-futur', 'donnees.recueLe', { jour: reception, aujourdhui });
  return reception < demande.jour
    ? refuser('reception-avant-envoi', 'donnees.recueLe', { envoi: demande.jour, reception })
    : null;
};

/** What a debtor sends through here comes with its file; only whoever receives says that it came another way. */
export const remiseEnLigne: Condition<'deposer-piece'> = (cas) =>
  cas.demande.donnees.moyen !== 'depot' && tientLeLien('debiteur', cas)
    ? refuser('remise-a-constater', 'donnees.moyen')
    : null;

export const fichierJoint: Condition<'deposer-piece'> = ({ demande }) =>
  demande.donnees.moyen === 'depot' && demande.donnees.fichier === undefined
    ? refuser('fichier-absent', 'donnees.fichier')
    : null;

/** What came to the counter enters an agreement once. */
export const pasDejaVersee: Condition<'deposer-piece'> = (cas) => {
  const { arrivee } = cas.demande.donnees;
  if (arrivee === undefined) return null;
  const deja = faitsVivants(cas, 'piece-deposee').find((f) => f.donnees.arrivee === arrivee);
  return deja ? refuser('arrivee-deja-versee', null, { le: deja.jour }) : null;
};

/** An accepted paper of a dated deadline is not replaced under the feet of who accepted it. */
export const pasEncoreAcceptee: Condition<'deposer-piece'> = (cas) => {
  const e = laVisee(cas);
  if (!e || e.statut === 'permanente') return null;
  const recue = e.pieces.find((p) => p.piece.id === cas.demande.donnees.piece);
  const acceptation = recue?.depots.findLast((d) => d.acceptee !== null)?.acceptee;
  const fait = cas.faits.find((f) => f.id === acceptation);
  return recue && fait
    ? refuser('piece-deja-acceptee', 'donnees.piece', { piece: recue.piece.intitule, le: fait.jour })
    : null;
};

export const depotConnu: Condition<'accepter-piece' | 'retourner-piece'> = (cas) => {
  const { depot: id } = cas.demande.donnees;
  const depot = faitVivant(cas, id, 'piece-deposee') ?? faitVivant(cas, id, 'fiche-remplie');
  if (!depot) return refuser('depot-inconnu', 'donnees.depot');
  return cas.demande.jour < depot.jour ? refuser('avant-depot', 'jour', { depot: depot.jour }) : null;
};

export const depotNonJuge: Condition<'accepter-piece' | 'retourner-piece'> = (cas) => {
  const juge = cas.faits.find(
    (f) =>
      (f.sorte === 'piece-acceptee' || f.sorte === 'piece-retournee') &&
      f.donnees.depot === cas.demande.donnees.depot &&
      !cas.etat.annules.has(f.id),
  );
  if (!juge) return null;
  return refuser(
    juge.sorte === 'piece-acceptee' ? 'depot-deja-accepte' : 'depot-deja-retourne',
    'donnees.depot',
    {
      le: juge.jour,
    },
  );
};

/** Only what is owed on request is asked for. */
export const seDemande: Condition<'demander-piece'> = ({ etat, demande }) => {
  const obligation = obligationDe(etat, demande.donnees.obligation);
  if (!obligation) return null;
  const { quand } = obligation;
  const demandable = quand.sorte === 'sur-demande' || (quand.sorte === 'en-permanence' && quand.surDemande);
  return demandable
    ? null
    : refuser('non-demandable', 'donnees.obligation', { obligation: obligation.intitule });
};

/** Pieces of the obligation, or of its closed list of natures. */
export const piecesDemandables: Condition<'demander-piece'> = ({ etat, demande }) => {
  const obligation = obligationDe(etat, demande.donnees.obligation);
  if (!obligation) return null;
  const connues = [...obligation.pieces.map((p) => p.id), ...obligation.parmi];
  if (demande.donnees.pieces.length === 0 && connues.length > 0)
    return refuser('pieces-absentes', 'donnees.pieces');
  const inconnue = demande.donnees.pieces.find((p) => !connues.includes(p));
  return inconnue === undefined
    ? null
    : refuser('piece-inconnue', 'donnees.pieces', {
        piece: inconnue,
        obligation: obligation.intitule,
        pieces: [...obligation.pieces.map((p) => p.intitule), ...obligation.parmi],
      });
};

export const delaiALaisser: Condition<'demander-piece'> = ({ demande }) =>
  demande.donnees.pourLe <= demande.jour
    ? refuser('delai-passe', 'donnees.pourLe', { pourLe: demande.donnees.pourLe, demande: demande.jour })
    : null;

export const echeanceConnue: Condition<'relancer' | 'lever-reserve'> = ({ etat, demande }) =>
  echeanceDeCle(etat, demande.donnees.echeance)
    ? null
    : refuser('echeance-inconnue', 'donnees.echeance', { obligation: demande.donnees.echeance });

export const resteARecevoir: Condition<'relancer'> = ({ etat, demande }) => {
  const e = echeanceDeCle(etat, demande.donnees.echeance);
  const fini = e && ['satisfaite', 'satisfaite-hors-delai', 'sans-objet'].includes(e.statut);
  return fini ? refuser('rien-a-relancer', null, { obligation: e.obligation.intitule }) : null;
};

export const reserveALever: Condition<'lever-reserve'> = ({ etat, demande }) => {
  const e = echeanceDeCle(etat, demande.donnees.echeance);
  if (!e) return null;
  const obligation = e.obligation.intitule;
  if (e.reserveLevee !== null) return refuser('reserve-deja-levee', null, { obligation });
  return e.statut === 'satisfaite-hors-delai' ? null : refuser('aucune-reserve', null, { obligation });
};

/** A dated duty with papers is met by its papers, not by being said met. */
export const seConstate: Condition<'constater-obligation'> = (cas) => {
  const { etat, demande } = cas;
  const obligation = obligationDe(etat, demande.donnees.obligation);
  if (!obligation) return null;
  const exigees = obligation.pieces.filter((p) => !p.facultative);
  if (demande.donnees.conforme && exigees.length > 0 && obligation.quand.sorte !== 'en-permanence')
    return refuser('se-prouve-par-pieces', 'donnees.obligation', {
      obligation: obligation.intitule,
      pieces: exigees.map((p) => p.intitule),
    });
  const e = laVisee(cas);
  return e && demande.donnees.conforme && (e.statut === 'satisfaite' || e.statut === 'satisfaite-hors-delai')
    ? refuser('deja-constatee', null, { obligation: obligation.intitule })
    : null;
};

export const motiveSiNonConforme: Condition<'constater-obligation'> = ({ demande }) =>
  demande.donnees.conforme ? null : motifManquant(demande.textes.motif);

/** A notice received from a third party counts only where a deadline hangs on it. */
export const notificationAttendue: Condition<'signaler-notification'> = ({ etat, demande }) => {
  const attendues = piecesNotifiees(etat.modele.obligations);
  if (attendues.includes(demande.donnees.piece)) return null;
  const intitule = (id: string) =>
    etat.modele.obligations.flatMap((o) => o.pieces).find((p) => p.id === id)?.intitule ?? id;
  return refuser('notification-inconnue', 'donnees.piece', {
    piece: demande.donnees.piece,
    pieces: attendues.map(intitule),
  });
};

/** Papers whose reception by the debtor triggers an obligation of the modele. */
export function piecesNotifiees(obligations: readonly Obligation[]): readonly string[] {
  const trouvees = new Set<string>();
  for (const { quand } of obligations)
    if (
      'repere' in quand &&
      quand.repere.sorte === 'evenement' &&
      quand.repere.evenement.sorte === 'reception'
    )
      trouvees.add(quand.repere.evenement.piece);
  return [...trouvees];
}

function laVisee({
  etat,
  demande,
}: Pick<Cas<'deposer-piece' | 'constater-obligation'>, 'etat' | 'demande'>): Echeance | undefined {
  const visees = echeancesVisees(etat, demande.donnees);
  return visees.length === 1 ? visees[0] : undefined;
}

/** Obligations that are due before the event they hang on. */
const precede = ({ quand }: Obligation): boolean =>
  quand.sorte === 'avant' || (quand.sorte === 'delai' && quand.sens === 'avant');

/** A meeting counts on the day it was held, anything else on its own day. */
function jourDuDeclencheur({ etat }: Pick<Cas, 'etat'>, declencheur: Fait) {
  const reunion = etat.reunions.find((r) => r.convocation === declencheur.id);
  return reunion ? (reunion.tenueLe ?? reunion.prevueLe ?? declencheur.jour) : declencheur.jour;
}

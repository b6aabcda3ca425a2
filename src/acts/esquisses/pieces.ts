import type { Echeance, Etat } from '../../rules/etat.ts';
import { ficheDEcheance } from '../../rules/fiche.ts';
import { echeancesVisees } from '../cas.ts';
import { piecesNotifiees } from '../conditions/pieces.ts';
import { type Esquisse, esquisser, estProche, type Vue } from '../esquisse.ts';

/** Papers: what may be sent, judged, asked for, reminded of. */
export function esquissesDePieces(vue: Vue): readonly Esquisse[] {
  const { etat, aujourdhui } = vue;
  const proches = etat.echeances.filter(
    (e) => e.statut !== 'sans-objet' && (estProche(e.limite, aujourdhui) || e.satisfaiteLe !== null),
  );
  return [
    ...proches.flatMap((e) => [...depots(vue, e), ...jugements(vue, e), ...suivi(vue, e)]),
    ...demandes(vue),
    ...piecesNotifiees(etat.modele.obligations).map((piece) =>
      esquisser('signaler-notification', { sorte: 'convention' }, aujourdhui, { piece }),
    ),
  ];
}

function depots({ etat, aujourdhui }: Vue, e: Echeance): readonly Esquisse[] {
  const rattachement = rattacher(etat, e);
  return e.pieces.flatMap(({ piece }) => {
    const deposer = esquisser(
      'deposer-piece',
      { sorte: 'piece', echeance: e.cle, piece: piece.id },
      aujourdhui,
      { obligation: e.obligation.id, piece: piece.id, moyen: 'depot', ...rattachement },
      ['donnees.fichier', 'donnees.periode', 'donnees.recueLe'],
    );
    const fiche = piece.formulaire === null ? null : ficheDEcheance(etat, e);
    if (piece.formulaire === null || fiche === null) return [deposer];
    const remplir = esquisser(
      'remplir-fiche',
      { sorte: 'piece', echeance: e.cle, piece: piece.id },
      aujourdhui,
      { formulaire: piece.formulaire, exercice: fiche.exercice, reponses: {} },
      ['donnees.reponses'],
    );
    return [deposer, remplir];
  });
}

function jugements({ aujourdhui }: Vue, e: Echeance): readonly Esquisse[] {
  return e.pieces
    .flatMap((p) => p.depots)
    .flatMap((depot) => {
      const objet = { sorte: 'depot', echeance: e.cle, fait: depot.fait } as const;
      const donnees = { depot: depot.fait };
      return [
        esquisser('accepter-piece', objet, aujourdhui, donnees),
        esquisser('retourner-piece', objet, aujourdhui, donnees, ['textes.motif']),
      ];
    });
}

function suivi({ etat, aujourdhui }: Vue, e: Echeance): readonly Esquisse[] {
  const objet = { sorte: 'echeance', cle: e.cle } as const;
  const exigees = e.pieces.filter((p) => !p.piece.facultative);
  const esquisses = [
    esquisser('relancer', objet, aujourdhui, { echeance: e.cle, moyen: 'courriel' }),
    esquisser('lever-reserve', objet, aujourdhui, { echeance: e.cle }, ['textes.motif']),
  ];
  if (exigees.length > 0 && e.statut !== 'permanente') return esquisses;
  const constater = esquisser('constater-obligation', objet, aujourdhui, {
    obligation: e.obligation.id,
    conforme: true,
    ...rattacher(etat, e),
  });
  return [...esquisses, constater];
}

/** Enough to tell this deadline from the others: its year when that is enough, its trigger as well otherwise. */
export function rattacher(
  etat: Etat,
  { obligation, exercice, declencheur }: Echeance,
): { readonly exercice?: number; readonly declencheur?: string } {
  const parExercice = exercice === null ? {} : { exercice };
  const seule = echeancesVisees(etat, { obligation: obligation.id, ...parExercice }).length === 1;
  return seule || declencheur === null ? parExercice : { ...parExercice, declencheur };
}

function demandes({ etat, aujourdhui }: Vue): readonly Esquisse[] {
  return etat.modele.obligations
    .filter(({ quand: q }) => q.sorte === 'sur-demande' || (q.sorte === 'en-permanence' && q.surDemande))
    .map((o) =>
      esquisser(
        'demander-piece',
        { sorte: 'obligation', obligation: o.id },
        aujourdhui,
        { obligation: o.id, pieces: [], pourLe: aujourdhui },
        ['donnees.pieces', 'donnees.pourLe'],
      ),
    );
}

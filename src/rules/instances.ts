import type { Evenement, Quand } from '../modele/quand.ts';
import type { Mot, PieceAttendue } from '../modele/regles.ts';
import type { Exercice } from './etat.ts';
import { occurrences } from './evenements.ts';
import type { Occurrence, Passe } from './passe.ts';
import { cleAnnuelle, type ObligationPreparee } from './preparer.ts';
import { jourDuTerme } from './termes.ts';

/** What tells one instance of an obligation from another. */
export interface Instance {
  readonly preparee: ObligationPreparee;
  readonly cle: string;
  readonly exercice: Exercice | null;
  readonly declencheur: Occurrence | null;
  readonly attendues: readonly PieceAttendue[];
}

/** Every instance of an obligation: by year, by trigger, by request, or the only one. */
export function instancesDe(passe: Passe, preparee: ObligationPreparee): Instance[] {
  const { obligation, forme } = preparee;
  const attendues = obligation.pieces;
  switch (forme) {
    case 'annuelle':
      return passe.exercices.map((exercice) => ({
        preparee,
        cle: cleAnnuelle(preparee, exercice.numero),
        exercice,
        declencheur: null,
        attendues,
      }));
    case 'par-declencheur':
      return preparee.declencheur === null ? [] : instancesDeclenchees(passe, preparee, preparee.declencheur);
    case 'sur-demande':
      return demandesDe(passe, preparee);
    case 'permanente': {
      const toujours = { preparee, cle: obligation.id, exercice: null, declencheur: null, attendues };
      return [toujours, ...demandesDe(passe, preparee)];
    }
    case 'unique':
      if (estSansValeur(passe, obligation.quand)) return [];
      return [{ preparee, cle: obligation.id, exercice: null, declencheur: null, attendues }];
    case 'libre':
      return [];
  }
}

/** One by occurrence; and, for a meeting owed every year, one without a date while the year has none. */
function instancesDeclenchees(passe: Passe, preparee: ObligationPreparee, ev: Evenement): Instance[] {
  const { obligation } = preparee;
  const attendues = obligation.pieces;
  const vues = occurrences(passe, ev, obligation.debiteur);
  const instances = vues.map((o) => instanceDeclenchee(preparee, o, attendues));
  if (ev.sorte !== 'tenue' && ev.sorte !== 'convocation') return instances;
  const instance = passe.moteur.modele.instances.find((i) => i.id === ev.instance);
  if (instance?.chaque !== 'exercice') return instances;
  for (const exercice of passe.exercices)
    if (!vues.some((o) => o.exercice === exercice.numero && estOrdinaire(o)))
      instances.push({
        preparee,
        cle: cleAnnuelle(preparee, exercice.numero),
        exercice,
        declencheur: null,
        attendues,
      });
  return instances;
}

const estOrdinaire = (o: Occurrence): boolean =>
  o.reunion === null || (o.reunion.annulee === null && !o.reunion.exceptionnelle);

const demandesDe = (passe: Passe, preparee: ObligationPreparee): Instance[] =>
  occurrences(passe, { sorte: 'demande', obligation: preparee.obligation.id }, []).map((o) =>
    instanceDeclenchee(preparee, o, piecesDemandees(preparee, o)),
  );

function instanceDeclenchee(
  preparee: ObligationPreparee,
  o: Occurrence,
  attendues: readonly PieceAttendue[],
): Instance {
  const id = preparee.obligation.id;
  const cle = o.fait === null ? id : `${id}/f${o.fait.slice(o.fait.lastIndexOf(':') + 1)}`;
  return { preparee, cle, exercice: null, declencheur: o, attendues };
}

/** What the request names: pieces of the rule, or natures that it lists without a piece for each. */
function piecesDemandees(preparee: ObligationPreparee, o: Occurrence): readonly PieceAttendue[] {
  const { pieces } = preparee.obligation;
  if (o.demande === null || o.demande.pieces.length === 0) return pieces;
  const connues = pieces.filter((p) => o.demande?.pieces.includes(p.id));
  if (connues.length > 0 || pieces.length > 0) return connues.length > 0 ? connues : pieces;
  return o.demande.pieces.map(pieceNommee);
}

const pieceNommee = (id: Mot): PieceAttendue => ({
  id,
  intitule: id,
  porteSur: null,
  fournit: null,
  formulaire: null,
  comprend: [],
  facultative: false,
});

/** A date that hangs on an optional term left without a value: the duty does not exist. */
const estSansValeur = (passe: Passe, quand: Quand): boolean =>
  (quand.sorte === 'au-plus-tard' || quand.sorte === 'avant') &&
  quand.repere.sorte === 'terme' &&
  jourDuTerme(passe.termes, quand.repere.terme, passe.au) === null;

import { type Condition, faitsVivants, faitVivant, obligationDe } from '../cas.ts';
import { refuser } from '../refus.ts';
import { exerciceCouvert, motifManquant } from './commun.ts';

/** Aid is asked for under the article that promises to study it: an obligation triggered by such a request. */
export const aidePrevue: Condition<'demander-aide'> = ({ etat, demande }) => {
  const obligation = obligationDe(etat, demande.donnees.obligation);
  if (!obligation) return null;
  return seDemande(obligation.quand, obligation.id)
    ? null
    : refuser('aide-non-prevue', 'donnees.obligation', { obligation: obligation.intitule });
};

/** True when the obligation is triggered by a request for itself. */
export function seDemande(quand: unknown, obligation: string): boolean {
  if (typeof quand !== 'object' || quand === null) return false;
  const q = quand as { readonly sorte?: unknown; readonly obligation?: unknown };
  if (q.sorte === 'demande' && q.obligation === obligation) return true;
  return Object.values(quand).some((v) => seDemande(v, obligation));
}

export const natureDAide: Condition<'demander-aide'> = ({ etat, demande }) => {
  const natures = obligationDe(etat, demande.donnees.obligation)?.parmi ?? [];
  return natures.length === 0 || natures.includes(demande.donnees.nature)
    ? null
    : refuser('nature-inconnue', 'donnees.nature', { nature: demande.donnees.nature, natures });
};

export const exerciceDeLAide: Condition<'demander-aide'> = (cas) =>
  cas.demande.donnees.exercice === undefined ? null : exerciceCouvert(cas, cas.demande.donnees.exercice);

export const demandeDAideConnue: Condition<'decider-aide'> = (cas) => {
  const aide = faitVivant(cas, cas.demande.donnees.demande, 'aide-demandee');
  if (!aide) return refuser('demande-inconnue', 'donnees.demande');
  return cas.demande.jour < aide.jour ? refuser('avant-demande', 'jour', { le: aide.jour }) : null;
};

export const pasEncoreDecidee: Condition<'decider-aide'> = (cas) => {
  const deja = faitsVivants(cas, 'aide-decidee').find(
    (f) => f.donnees.demande === cas.demande.donnees.demande,
  );
  return deja ? refuser('aide-deja-decidee', null, { le: deja.jour }) : null;
};

/** A refusal says why; a grant says its value, to be found again in the association's accounts. */
export const decisionComplete: Condition<'decider-aide'> = ({ demande }) => {
  if (demande.donnees.decision === 'refusee') return motifManquant(demande.textes.motif);
  return demande.donnees.valeur === undefined ? refuser('valeur-absente', 'donnees.valeur') : null;
};

import type { Fraction } from '../basics/montant.ts';
import type { Condition, Modele, Mot } from '../modele/regles.ts';
import { ajouterMoisCivils } from './calendrier.ts';
import { jourDu } from './conditions.ts';
import type { EcheanceEnCours, Echeancier } from './echeances.ts';
import { noter, type Passe } from './passe.ts';
import { compare, entier, produit, somme } from './rationnels.ts';
import type { Part } from './tranches.ts';

type Retenir = Extract<Condition['sinon'], { readonly sorte: 'retenir' }>;

/** The share of an instalment withheld on day `d` for papers missing or late by then; null when nothing is. */
export function retenueAu(passe: Passe, part: Part, echeancier: Echeancier, d: number): Fraction | null {
  let total: Fraction | null = null;
  for (const c of part.prepares.regles.conditions) {
    if (c.sinon.sorte !== 'retenir') continue;
    if (c.pour.length > 0 && !c.pour.includes(part.tranche.id)) continue;
    for (const mot of c.recu)
      for (const e of echeancier.parObligation.get(mot) ?? []) {
        const retenue = retenuePour(passe, e, c.sinon, Math.min(d, passe.au));
        if (retenue !== null) total = total === null ? retenue : (somme(total, retenue) ?? total);
      }
  }
  return total === null || compare(total, entier(1)) <= 0 ? total : entier(1);
}

/** Whether the text makes a payment wait for this obligation, even when none waits today. */
export const suspendDesVersements = ({ versements }: Modele, obligation: Mot): boolean =>
  versements.some((v) =>
    [...v.conditions, ...v.exceptions.flatMap((x) => x.conditions)].some(
      (c) => c.sinon.sorte === 'suspendre' && c.recu.includes(obligation),
    ),
  );

function retenuePour(passe: Passe, e: EcheanceEnCours, regle: Retenir, d: number): Fraction | null {
  const du = jourDu(e);
  if (du === null || e.obligation.facultative || e.statut === 'anterieure' || e.statut === 'sans-objet')
    return null;
  if (du >= d) {
    noter(passe, du + 1);
    return null;
  }
  const recueLe = e.satisfaiteLe !== null && e.satisfaiteLe <= d ? e.satisfaiteLe : null;
  if (recueLe !== null && (recueLe <= du || regle.restituee)) return null;
  if (regle.par === 'tranche') return plafonnee(regle.part, regle.plafond);
  let mois = 1;
  while (ajouterMoisCivils(du, mois) < (recueLe ?? d)) mois++;
  if (recueLe === null) noter(passe, ajouterMoisCivils(du, mois) + 1);
  return plafonnee(produit(regle.part, entier(mois)) ?? regle.plafond, regle.plafond);
}

const plafonnee = (part: Fraction, plafond: Fraction): Fraction =>
  compare(part, plafond) > 0 ? plafond : part;

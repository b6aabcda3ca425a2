import type { Fait } from '../facts/fait.ts';
import type { Modele, Mot } from '../modele/regles.ts';
import type { Etat } from './etat.ts';

/**
 * Those who pay an organisation under one agreement, on the day looked at: the agreement is in force, and the
 * organisation signed it. What only the payer wrote proves nothing, or a body could make itself payer alone: the
 * signature, and the text that names the payers, count when the organisation itself recorded them, or the authority that
 * answers for the espace.
 */
export function payeursDe(
  etat: Etat,
  faits: readonly Fait[],
  organisation: string,
  collectivite: string,
): ReadonlySet<string> {
  const payeurs = new Set<string>();
  if (etat.phase.nom !== 'en-vigueur') return payeurs;
  const sur = new Map(faits.map((f) => [f.id, [organisation, collectivite].includes(f.auteur.organisation)]));
  const signee = (partie: Mot): boolean =>
    faits.some(
      (f) =>
        f.sorte === 'convention-signee' &&
        f.donnees.partie === partie &&
        !etat.annules.has(f.id) &&
        sur.get(f.id) === true,
    );
  for (const v of texteSur(etat, sur)?.versements ?? [])
    if (etat.parties[v.beneficiaire] === organisation && signee(v.beneficiaire))
      for (const { partie } of v.payeurs) {
        const payeur = etat.parties[partie];
        if (payeur) payeurs.add(payeur);
      }
  return payeurs;
}

/** The last text in force that neither a payer nor a pilot brought alone. */
const texteSur = (etat: Etat, sur: ReadonlyMap<string, boolean>): Modele | undefined =>
  etat.textes.findLast(
    (t) => (t.du === null || t.du <= etat.regard.au) && (t.fait === null || sur.get(t.fait) === true),
  )?.modele;

import type { Jour } from '../basics/jour.ts';
import { plier } from '../basics/pli.ts';
import type { Fait } from '../facts/fait.ts';
import type { Modele, Mot } from '../modele/regles.ts';
import type { Etat } from '../rules/etat.ts';
import { motNu } from './typographie.ts';

/** Someone held an office of a party, as far as this agreement goes. */
export interface FonctionTenue {
  readonly partie: Mot;
  readonly fonction: Mot;
  readonly personne: string;
  readonly du: Jour;
  /** the day someone else took it; null: held still */
  readonly jusqu: Jour | null;
}

/** Every holder of an office on the day looked at and before, in the order in which they took it. */
export function fonctionsTenues({
  etat,
  faits,
}: {
  readonly etat: Etat;
  readonly faits: readonly Fait[];
}): readonly FonctionTenue[] {
  const tenues: FonctionTenue[] = [];
  const confiees = faits.flatMap((f) =>
    f.sorte === 'fonction-confiee' && f.jour <= etat.regard.au && !etat.annules.has(f.id) ? [f] : [],
  );
  for (const { jour, donnees } of confiees.sort((a, b) => a.jour - b.jour || a.rang - b.rang)) {
    const dernier = tenues.findLastIndex(
      (t) => t.partie === donnees.partie && t.fonction === donnees.fonction,
    );
    const avant = tenues[dernier];
    if (avant?.personne === donnees.personne) continue;
    if (avant) tenues[dernier] = { ...avant, jusqu: jour };
    tenues.push({ ...donnees, du: jour, jusqu: null });
  }
  return tenues;
}

/** An office that a text names: its word in facts, and as it is written. */
export interface FonctionNommee {
  readonly mot: Mot;
  readonly dite: string;
}

/** Who signs, as the text writes it: « premier vice-président ». */
export const signatairesNommes = (modele: Modele): readonly FonctionNommee[] =>
  uniques(
    modele.parties.flatMap(({ signataire }) =>
      signataire ? [{ mot: plier(signataire).replace(/[^a-z0-9]+/g, '-'), dite: signataire }] : [],
    ),
  );

/** Who signs, whom forms ask for, under the words of whichever names it first; then every other office already held. */
export function fonctionsPossibles(d: Parameters<typeof fonctionsTenues>[0]): readonly FonctionNommee[] {
  const { modele } = d.etat;
  const demandees = modele.formulaires.flatMap((f) =>
    f.sections.flatMap((s) =>
      s.champs.flatMap(({ reprisDe, intitule }) =>
        reprisDe?.sorte === 'fonction' ? [{ mot: reprisDe.fonction, dite: intitule }] : [],
      ),
    ),
  );
  return uniques([
    ...signatairesNommes(modele),
    ...demandees,
    ...fonctionsTenues(d).map(({ fonction }) => ({ mot: fonction, dite: motNu(fonction) })),
  ]);
}

/** As the text says it; a word that it does not know, with spaces. */
export const direFonction = (d: Parameters<typeof fonctionsTenues>[0], mot: Mot): string =>
  fonctionsPossibles(d).find((f) => f.mot === mot)?.dite ?? motNu(mot);

const uniques = (fonctions: readonly FonctionNommee[]): readonly FonctionNommee[] =>
  [...new Map([...fonctions].reverse().map((f) => [f.mot, f])).values()].reverse();

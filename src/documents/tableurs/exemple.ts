import { ciblesDe } from '../../acts/reprise/cibles.ts';
import { ecrireJour, type Jour, jour } from '../../basics/jour.ts';
import { ecrireMontantSimple } from '../../basics/montant.ts';
import type { ValeurDeTerme } from '../../facts/champs.ts';
import type { Modele } from '../../modele/regles.ts';
import { termesDExemple } from '../../rules/termes-d-exemple.ts';
import type { TableAEcrire } from './table.ts';

type Ligne = ReadonlyMap<string, string>;

/** A table that reads at once under a modele: its heads are those that the mapping proposes, its row is invented. */
export function tableauDExemple(modele: Modele, aujourdhui: Jour, annee: number): TableAEcrire<Ligne> {
  const termes = termesDExemple(modele, annee);
  const association = modele.parties.find((p) => p.role === 'association')?.id ?? '';
  const paye = modele.versements.flatMap((v) =>
    v.payeurs.flatMap(({ partie }) => {
      const tranche = v.tranches[0];
      const cle = `${v.id}/${annee}`;
      return [
        ...(v.reference.sorte === 'vote'
          ? [
              [`vote/${cle}/${partie}`, '30 000,00'] as const,
              [`vote-le/${cle}/${partie}`, ecrire(jour(annee, 3, 15))] as const,
            ]
          : []),
        ...(tranche
          ? [
              [`paye/${cle}/${tranche.id}/${partie}`, '10 000,00'] as const,
              [`paye-le/${cle}/${tranche.id}/${partie}`, ecrire(jour(annee, 4, 20))] as const,
            ]
          : []),
      ];
    }),
  );
  const valeurs: Ligne = new Map([
    ['titre', 'Convention de la Maison des associations (exemple)'],
    [`parties/${association}`, 'Maison des associations (exemple)'],
    ['association/siret', ''],
    ['association/courriel', 'contact@exemple.fr'],
    ['quartiers', ''],
    ...modele.termes.map((t): readonly [string, string] => [`termes/${t.id}`, ecrireTerme(termes[t.id])]),
    ['deliberation', ecrire(jour(annee - 1, 12, 4))],
    ['transmission', ecrire(jour(annee - 1, 12, 8))],
    ['publication', ecrire(jour(annee - 1, 12, 9))],
    ['signature', ecrire(jour(annee - 1, 12, 18))],
    ['notification', ecrire(jour(annee - 1, 12, 22))],
    ...paye,
  ]);
  const cibles = ciblesDe(modele, String(annee));
  return {
    titre: `Conventions à reprendre`,
    jour: aujourdhui,
    lignes: [valeurs],
    colonnes: [...valeurs.keys()].map((id) => ({
      cle: id,
      libelle: cibles.find((c) => c.id === id)?.libelle ?? id,
      lire: (l) => ({ genre: 'texte', valeur: l.get(id) ?? '' }),
    })),
  };
}

const ecrire = (j: Jour): string => ecrireJour(j).replaceAll('\u00A0', ' ');

/** As people type it. */
function ecrireTerme(v: ValeurDeTerme | undefined): string {
  if (v === undefined) return '';
  switch (v.type) {
    case 'jour':
      return ecrire(v.valeur);
    case 'montant':
      return ecrireMontantSimple(v.valeur);
    case 'fraction':
      return `${v.num}/${v.den}`;
    default:
      return String(v.valeur);
  }
}

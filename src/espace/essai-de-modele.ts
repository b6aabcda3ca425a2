import type { Instant } from '../basics/instant.ts';
import { anneeDe, type Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import { compilerModele } from '../modele/compiler.ts';
import type { Modele } from '../modele/regles.ts';
import { deriver } from '../rules/deriver.ts';
import { preparer } from '../rules/preparer.ts';
import { termesDExemple } from '../rules/termes-d-exemple.ts';
import type { EssaiDeModele } from './administration.ts';
import type { Acteur } from './espace.ts';

/** What trying a text needs besides it. */
export interface PourEssayer {
  readonly empreinte: string;
  readonly auteur: Acteur;
  readonly aujourdhui: Jour;
  readonly maintenant: Instant;
}

/** All the faults of a text; or, when it has none, an invented agreement that follows it. Plain data, pure. */
export function essayerModele(source: string, pour: PourEssayer): EssaiDeModele {
  const compile = compilerModele(source, null);
  if (!compile.ok) return { fautes: compile.erreur };
  return { fautes: null, modele: compile.valeur, convention: inventer(compile.valeur, pour) };
}

/** An agreement that nobody concluded, from the first of January, with invented terms and no party named. */
function inventer(modele: Modele, { empreinte, auteur, aujourdhui, maintenant }: PourEssayer) {
  const { nom, version, titre } = modele;
  const fait: Fait<'convention-creee'> = {
    ...{ id: 'apercu:1', flux: 'apercu', rang: 1, sorte: 'convention-creee', jour: aujourdhui },
    enregistre: maintenant,
    auteur,
    donnees: {
      modele: { nom, version, empreinte },
      termes: termesDExemple(modele, anneeDe(aujourdhui)),
      parties: {},
      quartiers: [],
    },
    textes: { titre },
  };
  const etat = deriver(preparer(modele), [fait], { au: aujourdhui, connu: null });
  return { titre, faits: [fait], etat };
}

import { refuserNonLu } from '../acts/non-lu.ts';
import { ecrireRefus } from '../acts/refus.ts';
import { echec, type Result } from '../basics/result.ts';
import { aPart, moduleVoisin } from '../lecteurs/a-part.ts';
import type { compilerModele } from '../modele/compiler.ts';
import type { Faute, Modele } from '../modele/regles.ts';
import type { essayerModele } from './essai-de-modele.ts';

/**
 * `essayerModele`, in a process that can be killed. A text that passes is compiled again in the service, at the first need after
 * each start: its computing being bounded, it never holds the service up for longer (docs/decisions/0053).
 */
export const essayerModeleAPart = aPart<typeof essayerModele>(
  'modèle',
  moduleVoisin('./essai-de-modele.ts', import.meta.url),
  'essayerModele',
);

const compiler = aPart<typeof compilerModele>(
  'modèle',
  moduleVoisin('../modele/compiler.ts', import.meta.url),
  'compilerModele',
);

/** `compilerModele`, in a process that can be killed: a bound that stops it is a fault of the text, at its first line. */
export async function compilerModeleAPart(
  source: string,
  nom: string | null,
): Promise<Result<Modele, readonly Faute[]>> {
  const lu = await compiler(source, nom);
  if (lu.ok) return lu.valeur;
  const message = ecrireRefus(refuserNonLu(lu.erreur, null, 'texte')).replace(/\.$/, '');
  return echec([{ position: { ligne: 1, colonne: 1 }, mot: '', message, attendu: null, proche: null }]);
}

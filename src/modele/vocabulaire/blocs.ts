import type { Cles } from '../formes/forme.ts';
import { facultative, type LuDe, requise } from '../formes/groupes.ts';
import { texte } from '../formes/mots.ts';
import type { Releve } from '../releve.ts';
import { CLES_AXE, construireAxe } from './axe.ts';
import { CLES_FORMULAIRE, construireFormulaire } from './formulaire.ts';
import { CLES_INSTANCE, construireInstance } from './instance.ts';
import { CLES_OBLIGATION, construireObligation } from './obligation.ts';
import { CLES_PROCEDURE, construireProcedure } from './procedure.ts';
import { CLES_VERSEMENTS, construireVersements } from './versements.ts';

/** A kind of rule: its keys, and what it compiles to. The first key names the rule. */
interface SorteDeRegle<C extends Cles, T> {
  readonly cles: C;
  readonly construire: (lu: LuDe<C>, ici: number, r: Releve) => T | null;
}
const sorte = <C extends Cles, T>(
  cles: C,
  construire: (lu: LuDe<C>, ici: number, r: Releve) => T | null,
): SorteDeRegle<C, T> => ({ cles, construire });

/** Every kind of rule that a `regle` block may hold, by the key that names it. */
export const REGLES = {
  obligation: sorte(CLES_OBLIGATION, construireObligation),
  versements: sorte(CLES_VERSEMENTS, construireVersements),
  instance: sorte(CLES_INSTANCE, construireInstance),
  procédure: sorte(CLES_PROCEDURE, construireProcedure),
  axe: sorte(CLES_AXE, construireAxe),
  formulaire: sorte(CLES_FORMULAIRE, construireFormulaire),
};

/** The front matter. */
export const CLES_ENTETE = {
  nom: requise(texte, 'le nom du modèle, en minuscules sans accents'),
  version: requise(texte, 'la version du modèle'),
  titre: requise(texte, 'le titre de la convention'),
  résumé: requise(texte, 'ce que le modèle permet, en une ou deux phrases'),
  auteur: facultative(texte, 'qui tient le modèle'),
};

import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Condition, Exception, Mot, ReglesVersements, Tranche } from '../modele/regles.ts';
import type { Exercice, PasDeDate } from './etat.ts';
import type { Passe } from './passe.ts';
import { couvre, type JoursDeLAnnee, type VersementsPrepares } from './preparer.ts';
import { bornes } from './reperes.ts';
import { faitsDe } from './selection.ts';
import { termeAu } from './termes.ts';

/** One instalment of one year for one payer: its rule with its exception, its window, what was paid. */
export interface Part {
  readonly cle: string;
  readonly prepares: VersementsPrepares;
  readonly tranche: Tranche;
  readonly exception: Exception | null;
  readonly exercice: Exercice;
  /** rank of the instalment in its year, of the payer among payers */
  readonly rang: number;
  readonly payeur: Mot;
  readonly rangPayeur: number;
  readonly du: Jour | null;
  readonly au: Jour | null;
  readonly pourquoiDate: readonly PasDeDate[];
  readonly liquidation: Fait<'versement-liquide'> | null;
  readonly paiements: readonly Fait<'versement-effectue'>[];
}

/** Every instalment of a rule, year by year, then in the order of the modele, then by payer. */
export function lireParts(passe: Passe, prepares: VersementsPrepares): Part[] {
  const { regles } = prepares;
  const liquidations = faitsDe(passe.faits, 'versement-liquide').filter(
    (f) => f.donnees.versements === regles.id,
  );
  const paiements = faitsDe(passe.faits, 'versement-effectue').filter(
    (f) => f.donnees.versements === regles.id,
  );
  const parts: Part[] = [];
  for (const exercice of passe.exercices) {
    if (passe.entree !== null && exercice.au < passe.entree) continue;
    if (!couvre(prepares.periode, exercice.du)) continue;
    let rang = 0;
    for (const tranche of regles.tranches) {
      if (!estRetenue(passe, tranche, exercice)) continue;
      const exception = exceptionDe(passe, prepares, tranche, exercice);
      const fenetre = fenetreDe(passe, prepares, tranche, exception, exercice);
      if (avantLEntree(passe.entree, regles, tranche, exception, fenetre.limite)) continue;
      for (let p = 0; p < regles.payeurs.length; p++) {
        const payeur = regles.payeurs[p]?.partie ?? '';
        const laSienne = (f: Fait<'versement-liquide'> | Fait<'versement-effectue'>): boolean =>
          f.donnees.exercice === exercice.numero &&
          f.donnees.tranche === tranche.id &&
          f.donnees.payeur === payeur;
        parts.push({
          cle: cleDe(prepares, exercice.numero, tranche, payeur, p),
          prepares,
          tranche,
          exception,
          exercice,
          rang,
          payeur,
          rangPayeur: p,
          du: fenetre.ouverture,
          au: fenetre.limite,
          pourquoiDate: fenetre.pas,
          liquidation: liquidations.findLast(laSienne) ?? null,
          paiements: paiements.filter(laSienne),
        });
      }
      rang++;
    }
  }
  return parts;
}

/** The days on which an instalment is to be paid; reckoned once per modele where they hang on the year alone. */
function fenetreDe(
  passe: Passe,
  prepares: VersementsPrepares,
  tranche: Tranche,
  exception: Exception | null,
  exercice: Exercice,
): JoursDeLAnnee {
  const source = exception?.quand ? exception : tranche;
  const quand = exception?.quand ?? tranche.quand;
  const memoire = prepares.fenetres.get(source);
  const connue = memoire?.get(exercice.numero);
  if (connue !== undefined && connue.debut === exercice.du) return connue;
  const pas: PasDeDate[] = [];
  const { ouverture, limite } = bornes(passe, quand, {
    exercice,
    declencheur: null,
    debiteur: prepares.parties,
    article: source.article,
    termesAu: exercice.du,
    pas,
    dateDeReunion: null,
    source: null,
  });
  const fenetre = { debut: exercice.du, ouverture, limite, source: null, pas };
  memoire?.set(exercice.numero, fenetre);
  return fenetre;
}

function cleDe(
  prepares: VersementsPrepares,
  exercice: number,
  tranche: Tranche,
  payeur: Mot,
  rang: number,
): string {
  const memoire = prepares.cles[rang]?.get(tranche);
  let cle = memoire?.get(exercice);
  if (cle === undefined) {
    cle = `${prepares.regles.id}/${exercice}/${tranche.id}/${payeur}`;
    memoire?.set(exercice, cle);
  }
  return cle;
}

/**
 * Its whole time lay before entry into force: the agreement never called for it (meaning 10). One that expressly
 * waits for entry into force stays due, however late that comes.
 */
function avantLEntree(
  entree: Jour | null,
  regles: ReglesVersements,
  tranche: Tranche,
  exception: Exception | null,
  limite: Jour | null,
): boolean {
  if (entree === null || limite === null || limite >= entree) return false;
  const attend = (c: Condition): boolean =>
    c.evenement?.sorte === 'entree-en-vigueur' && (c.pour.length === 0 || c.pour.includes(tranche.id));
  return !regles.conditions.some(attend) && !(exception?.conditions.some(attend) ?? false);
}

/** An option of the agreement: the instalment exists when the term says so at the start of the year. */
function estRetenue(passe: Passe, tranche: Tranche, exercice: Exercice): boolean {
  if (tranche.si === null) return true;
  const valeur = termeAu(passe.termes, tranche.si.terme, exercice.du)?.valeur;
  return valeur?.type === 'texte' && valeur.valeur === tranche.si.vaut;
}

function exceptionDe(
  passe: Passe,
  prepares: VersementsPrepares,
  tranche: Tranche,
  exercice: Exercice,
): Exception | null {
  for (const e of prepares.regles.exceptions)
    if (e.tranche === tranche.id && vautPour(passe, e.exercice, exercice)) return e;
  return null;
}

function vautPour(passe: Passe, annee: Exception['exercice'], exercice: Exercice): boolean {
  if (annee === 'premier') return exercice.premier;
  if (annee === 'dernier') return exercice.dernier;
  if (typeof annee === 'number') return annee === exercice.numero;
  const valeur = termeAu(passe.termes, annee.terme, exercice.du)?.valeur;
  return valeur?.type === 'nombre' && valeur.valeur === exercice.numero;
}

import type { Jour } from '../basics/jour.ts';
import { arrondir, type Centimes } from '../basics/montant.ts';
import type { Mot } from '../modele/regles.ts';
import { anneeCivile } from './calendrier.ts';
import type { CompteExercice, Exercice, IdFait, Montant, Versement } from './etat.ts';
import { mesurer } from './grandeurs.ts';
import { estVenu, type Passe } from './passe.ts';
import type { VersementsPrepares } from './preparer.ts';
import { entier, produit } from './rationnels.ts';
import { faitsDe } from './selection.ts';

/** Claims are lost four years after the year in which they fell due (loi n° 68-1250 du 31 décembre 1968, art. 1). */
const ANNEES_DE_PRESCRIPTION = 4;

/** A sum stated unused gives rise to a repayment once a termination says so (`reverser-non-utilise`). */
const NON_UTILISE = 'non-utilise';

/** The money of each rule, year and payer: due, paid, overpaid. */
export function lireComptes(passe: Passe, versements: readonly Versement[]): CompteExercice[] {
  const comptes: CompteExercice[] = [];
  for (const prepares of passe.moteur.versements)
    for (const exercice of passe.exercices)
      for (const { partie } of prepares.regles.payeurs) {
        const siens = versements.filter(
          (v) =>
            v.regles === prepares.regles &&
            v.texte === prepares.texte &&
            v.exercice === exercice.numero &&
            v.payeur === partie,
        );
        if (siens.length > 0) comptes.push(tenirCompte(passe, prepares, exercice, partie, siens));
      }
  return comptes;
}

function tenirCompte(
  passe: Passe,
  prepares: VersementsPrepares,
  exercice: Exercice,
  payeur: Mot,
  siens: readonly Versement[],
): CompteExercice {
  const id = prepares.regles.id;
  const duCompte = (d: { versements: Mot; exercice: number; payeur: Mot }): boolean =>
    d.versements === id && d.exercice === exercice.numero && d.payeur === payeur;
  let verse = 0;
  for (const f of faitsDe(passe.faits, 'versement-effectue'))
    if (duCompte(f.donnees)) verse += f.donnees.montant;
  let reverse = 0;
  for (const f of faitsDe(passe.faits, 'reversement-recu'))
    if (duCompte(f.donnees)) reverse += f.donnees.montant;
  const titres: IdFait[] = [];
  for (const f of faitsDe(passe.faits, 'titre-emis')) if (duCompte(f.donnees)) titres.push(f.id);
  let determine = 0;
  let resteDu = 0;
  let premierDu: Jour | null = null;
  for (const v of siens) {
    resteDu += v.resteDu;
    if (estAcquis(passe, v) && v.montant.sorte === 'connu') determine += v.montant.centimes;
    if (v.resteDu > 0 && v.du !== null && (premierDu === null || v.du < premierDu)) premierDu = v.du;
  }
  const reference = referenceDe(passe, prepares, exercice, payeur);
  const plafond = reference.sorte === 'connu' ? Math.min(determine, reference.centimes) : determine;
  const indu = Math.max(0, verse - plafond) + nonUtilise(passe, exercice, verse);
  const tropPercu = Math.max(0, Math.min(indu, verse) - reverse);
  const annee = premierDu === null ? anneeCivile(exercice.au) : anneeCivile(premierDu);
  return {
    versements: id,
    exercice: exercice.numero,
    payeur,
    reference,
    determine: determine as Centimes,
    verse: verse as Centimes,
    resteDu: resteDu as Centimes,
    tropPercu: tropPercu as Centimes,
    reverse: reverse as Centimes,
    titres,
    prescription: resteDu > 0 || tropPercu > 0 ? annee + ANNEES_DE_PRESCRIPTION : null,
  };
}

/** Its time has come, or it was settled before: it counts as due. */
const estAcquis = (passe: Passe, v: Versement): boolean =>
  v.motifSansObjet !== 'convention-arretee' &&
  (v.determine !== null || (v.du !== null && estVenu(passe, v.du)));

function referenceDe(passe: Passe, prepares: VersementsPrepares, exercice: Exercice, payeur: Mot): Montant {
  const { regles, partage, entier: complet } = prepares;
  const rangPayeur = regles.payeurs.findIndex((p) => p.partie === payeur);
  const tranche = regles.tranches[0];
  if (tranche === undefined) return inconnu(prepares, exercice);
  const part = {
    cle: '',
    prepares,
    tranche,
    exception: null,
    exercice,
    rang: 0,
    payeur,
    rangPayeur,
    du: null,
    au: null,
    pourquoiDate: [],
    liquidation: null,
    paiements: [],
  };
  const mesure = mesurer(passe, part, regles.reference, Number.POSITIVE_INFINITY, SANS_TRANCHES);
  if (mesure.valeur === null)
    return { sorte: 'indetermine', manque: { grandeur: regles.reference, exercice: mesure.exercice } };
  let total = mesure.valeur;
  if (
    regles.reference.sorte === 'montant' &&
    passe.moteur.modele.exercice.partiel === 'prorata-mois' &&
    exercice.part.num !== exercice.part.den
  )
    total = produit(total, exercice.part) ?? total;
  const somme = arrondir(total, regles.arrondi.mode, regles.arrondi.pas);
  if (!partage) return { sorte: 'connu', centimes: somme };
  const partDe = (i: number): number => {
    const p = regles.payeurs[i]?.part;
    return p ? arrondir(produit(entier(somme), p) ?? ZERO, regles.arrondi.mode) : 0;
  };
  let centimes = partDe(rangPayeur);
  if (rangPayeur === 0 && complet) {
    centimes = somme;
    for (let i = 1; i < regles.payeurs.length; i++) centimes -= partDe(i);
  }
  return { sorte: 'connu', centimes: centimes as Centimes };
}

const ZERO = entier(0);
const SANS_TRANCHES = () => ({ valeur: ZERO, tranches: [] });

const inconnu = (prepares: VersementsPrepares, exercice: Exercice): Montant => ({
  sorte: 'indetermine',
  manque: { grandeur: prepares.regles.reference, exercice: exercice.numero },
});

function nonUtilise(passe: Passe, exercice: Exercice, verse: number): number {
  if (!passe.procedures.some(aEffetDeReversement)) return 0;
  const constat = faitsDe(passe.faits, 'montant-constate').findLast(
    (f) => f.donnees.grandeur === NON_UTILISE && f.donnees.exercice === exercice.numero,
  );
  return constat === undefined ? 0 : Math.min(verse, constat.donnees.montant);
}

const aEffetDeReversement = (p: Passe['procedures'][number]): boolean =>
  p.etapes.some((e, i) => e.faite !== null && p.regles.etapes[i]?.effets.includes('reverser-non-utilise'));

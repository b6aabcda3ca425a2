import { arrondir, type Centimes, type Fraction } from '../basics/montant.ts';
import type { Calcul, Etape, Grandeur } from '../modele/regles.ts';
import type { LigneDeCalcul } from './etat.ts';
import { type Determine, mesurer } from './grandeurs.ts';
import type { Passe } from './passe.ts';
import { compare, entier, produit, somme } from './rationnels.ts';
import type { Part } from './tranches.ts';

/** An instalment reckoned from the facts of a day. Amounts in cents; null when a quantity is missing. */
export interface Resultat {
  /** to be paid */
  readonly net: Centimes | null;
  /** what later instalments deduct: before anything withheld */
  readonly brut: Centimes | null;
  readonly lignes: readonly LigneDeCalcul[];
  readonly parDefaut: boolean;
  readonly manque: { readonly grandeur: Grandeur; readonly exercice: number } | null;
}

/** What the calculation asks of the rest of the ledger. */
export interface Livre {
  readonly determine: Determine;
  /** received by the other years so far, for caps that run over the whole agreement */
  readonly autresAnnees: (part: Part, d: number) => Fraction | null;
  /** share withheld on a day for papers that are missing or late */
  readonly retenue: (part: Part, d: number) => Fraction | null;
}

/** Runs the steps of an instalment on the facts that happened by `d`; rounds once, at the end, then never below the floor. */
export function calculer(passe: Passe, part: Part, d: number, livre: Livre): Resultat {
  const article = part.exception?.article ?? part.tranche.article;
  const choisi = choisirCalcul(passe, part, d, livre);
  const deroule = derouler(passe, part, choisi.calcul, article, d, livre);
  if (deroule.valeur === null)
    return {
      net: null,
      brut: null,
      lignes: deroule.lignes,
      parDefaut: choisi.parDefaut,
      manque: choisi.manque ?? deroule.manque,
    };
  const { lignes } = deroule;
  const aRetenir = livre.retenue(part, d);
  const retenu =
    aRetenir === null ? deroule.valeur : retirerLaRetenue(deroule.valeur, aRetenir, article, lignes);
  const total = finir(part, retenu, article, lignes);
  const brut = aRetenir === null ? total : finir(part, deroule.valeur, article, null);
  return {
    net: partDuPayeur(part, total, article, lignes),
    brut: partDuPayeur(part, brut, article, null),
    lignes,
    parDefaut: choisi.parDefaut,
    manque: null,
  };
}

/** The default branch stands while its quantity is unknown; what is missing is then that quantity, if nothing else helps. */
function choisirCalcul(
  passe: Passe,
  part: Part,
  d: number,
  livre: Livre,
): { calcul: Calcul; parDefaut: boolean; manque: Resultat['manque'] } {
  const propre = part.exception?.calcul;
  if (propre) return { calcul: propre, parDefaut: false, manque: null };
  const { aDefaut, calcul } = part.tranche;
  if (aDefaut === null) return { calcul, parDefaut: false, manque: null };
  const mesure = mesurer(passe, part, aDefaut.de, d, livre.determine);
  if (mesure.valeur !== null) return { calcul, parDefaut: false, manque: null };
  return {
    calcul: aDefaut.calcul,
    parDefaut: true,
    manque: { grandeur: aDefaut.de, exercice: mesure.exercice },
  };
}

interface Deroule {
  readonly valeur: Fraction | null;
  readonly lignes: LigneDeCalcul[];
  readonly manque: Resultat['manque'];
}

function derouler(
  passe: Passe,
  part: Part,
  calcul: Calcul,
  article: string,
  d: number,
  livre: Livre,
): Deroule {
  const lignes: LigneDeCalcul[] = [];
  let valeur: Fraction | null = ZERO;
  let manque: Resultat['manque'] = null;
  for (const etape of calcul.etapes) {
    if (etape.op === 'garder') {
      valeur = valeur === null ? null : produit(valeur, etape.part);
      lignes.push(ligne(article, 'garder', valeur, { part: etape.part }));
      continue;
    }
    const mesure = mesurer(passe, part, etape.grandeur, d, livre.determine);
    const operande = operandeDe(passe, part, etape, mesure.valeur, d, livre);
    if (operande === null) manque ??= { grandeur: etape.grandeur, exercice: mesure.exercice };
    valeur =
      manque !== null || valeur === null || operande === null ? null : appliquer(etape, valeur, operande);
    lignes.push({
      article,
      op: etape.op,
      grandeur: etape.grandeur,
      exercice: mesure.exercice,
      part: etape.op === 'plafonner' ? etape.part : null,
      operande,
      reste: valeur,
      faits: mesure.faits,
      tranches: mesure.tranches,
    });
    if (etape.op === 'prendre' && estAProratiser(passe, part, etape.grandeur)) {
      valeur = valeur === null ? null : produit(valeur, part.exercice.part);
      lignes.push(ligne(article, 'prorata', valeur, { part: part.exercice.part }));
    }
  }
  return { valeur, lignes, manque };
}

const ZERO: Fraction = { num: 0, den: 1 };

function appliquer(etape: Exclude<Etape, { op: 'garder' }>, valeur: Fraction, operande: Fraction) {
  switch (etape.op) {
    case 'prendre':
      return operande;
    case 'retirer':
      return somme(valeur, operande, -1);
    case 'ajouter':
      return somme(valeur, operande);
    case 'plafonner':
      return compare(valeur, operande) > 0 ? operande : valeur;
    case 'au-moins':
      return compare(valeur, operande) < 0 ? operande : valeur;
  }
}

/** For a cap, the share of the quantity; cumulated, that of all years so far less what the others received. */
function operandeDe(
  passe: Passe,
  part: Part,
  etape: Exclude<Etape, { op: 'garder' }>,
  valeur: Fraction | null,
  d: number,
  livre: Livre,
): Fraction | null {
  if (etape.op !== 'plafonner' || valeur === null) return valeur;
  if (!etape.cumul) return produit(valeur, etape.part);
  let total: Fraction | null = valeur;
  const { grandeur } = etape;
  if ('decalage' in grandeur)
    for (const { numero } of passe.exercices) {
      if (numero >= part.exercice.numero) break;
      const decalage = grandeur.decalage + numero - part.exercice.numero;
      const autre = mesurer(passe, part, { ...grandeur, decalage }, d, livre.determine).valeur;
      total = autre === null || total === null ? null : somme(total, autre);
    }
  const plafond = total === null ? null : produit(total, etape.part);
  const recu = livre.autresAnnees(part, d);
  return plafond === null || recu === null ? null : somme(plafond, recu, -1);
}

/** Only the amount fixed for a whole year is reduced, and only where the modele writes it (meaning 11). */
const estAProratiser = (passe: Passe, part: Part, g: Grandeur): boolean =>
  g.sorte === 'montant' &&
  g.decalage === 0 &&
  passe.moteur.modele.exercice.partiel === 'prorata-mois' &&
  part.exercice.part.num !== part.exercice.part.den;

function retirerLaRetenue(
  valeur: Fraction,
  retenue: Fraction,
  article: string,
  lignes: LigneDeCalcul[],
): Fraction {
  const montant = produit(valeur, retenue);
  const reste = montant === null ? null : somme(valeur, montant, -1);
  lignes.push(ligne(article, 'retenue', reste, { part: retenue, operande: montant }));
  return reste ?? valeur;
}

function finir(part: Part, valeur: Fraction, article: string, lignes: LigneDeCalcul[] | null): Centimes {
  const { arrondi, plancher } = part.prepares.regles;
  const minimum = entier(Math.max(0, plancher ?? 0));
  let v = valeur;
  if (compare(v, minimum) < 0) {
    v = minimum;
    lignes?.push(ligne(article, 'plancher', v, { operande: minimum }));
  }
  if (v.den === 1 && arrondi.pas === 1) return v.num as Centimes;
  const rond = arrondir(v, arrondi.mode, arrondi.pas);
  if (v.den !== 1 || v.num !== rond) lignes?.push(ligne(article, 'arrondir', entier(rond), {}));
  return rond;
}

/** Each payer's share is rounded; the first takes what remains, so that the shares make the whole. */
function partDuPayeur(
  part: Part,
  total: Centimes,
  article: string,
  lignes: LigneDeCalcul[] | null,
): Centimes {
  const { regles, partage, entier: complet } = part.prepares;
  if (!partage) return total;
  const arrondie = (p: Fraction | null): number =>
    p === null ? 0 : arrondir(produit(entier(total), p) ?? ZERO, regles.arrondi.mode);
  const sienne = regles.payeurs[part.rangPayeur]?.part ?? null;
  let montant = arrondie(sienne);
  if (part.rangPayeur === 0 && complet) {
    montant = total;
    for (let i = 1; i < regles.payeurs.length; i++) montant -= arrondie(regles.payeurs[i]?.part ?? null);
  }
  lignes?.push(
    ligne(article, 'part-du-payeur', entier(montant), { part: sienne, operande: entier(montant) }),
  );
  return montant as Centimes;
}

const ligne = (
  article: string,
  op: LigneDeCalcul['op'],
  reste: Fraction | null,
  autres: Partial<Pick<LigneDeCalcul, 'part' | 'operande'>>,
): LigneDeCalcul => ({
  article,
  op,
  grandeur: null,
  exercice: null,
  part: autres.part ?? null,
  operande: autres.operande ?? null,
  reste,
  faits: RIEN,
  tranches: RIEN,
});

const RIEN: readonly never[] = [];

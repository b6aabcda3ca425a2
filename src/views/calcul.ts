import { capitale, de, FINE, INSECABLE } from '../basics/francais.ts';
import { arrondir, ecrireMontant, type Fraction, fraction } from '../basics/montant.ts';
import type { LigneDeCalcul, Versement } from '../rules/etat.ts';
import { type ADire, nomPartie, type Reference, reference } from './dit.ts';
import { direFait } from './faits.ts';
import { direGrandeur } from './grandeurs.ts';
import { titreVersement, trouverVersement } from './intitules.ts';
import { accord } from './typographie.ts';

/** One line of the ledger, ready to print: operation, fact used, amount, running rest. */
export interface LigneDite {
  readonly article: string;
  readonly libelle: string;
  readonly detail: string | null;
  readonly faits: readonly Reference[];
  /** earlier instalments used, by key */
  readonly tranches: readonly string[];
  readonly montant: string | null;
  readonly reste: string | null;
}

/** Words a calculation line by line; what takes several earlier instalments away becomes one line for each. */
export function direCalcul(d: ADire, v: Pick<Versement, 'calcul'>): readonly LigneDite[] {
  const lignes: LigneDite[] = [];
  let avant: Fraction | null = null;
  for (const ligne of v.calcul) {
    lignes.push(...(parTranche(d, ligne, avant) ?? [direLigne(d, ligne)]));
    avant = ligne.reste;
  }
  return lignes;
}

function direLigne(d: ADire, l: LigneDeCalcul): LigneDite {
  const faits = l.faits.flatMap((id) => reference(d, id) ?? []);
  return {
    article: l.article,
    libelle: direOperation(d, l),
    detail: detailDe(d, l),
    faits,
    tranches: l.tranches,
    montant: direOperande(l),
    reste: l.reste === null ? null : ecrireExact(l.reste),
  };
}

function detailDe(d: ADire, l: LigneDeCalcul): string | null {
  if (l.faits.length > 0) return l.faits.map((id) => direFaitCourt(d, id)).join(' ');
  if (l.grandeur?.sorte === 'determine' && l.tranches.length === 0) return 'Aucun, pour cette année.';
  return null;
}

function direFaitCourt(d: ADire, id: string): string {
  const fait = d.faits.find((f) => f.id === id);
  if (fait?.sorte === 'convention-creee') return 'Donné par la convention, à sa création.';
  return fait ? `${direFait(d, fait).phrase}.` : '';
}

function direOperation(d: ADire, l: LigneDeCalcul): string {
  const grandeur = l.grandeur ? direGrandeur(d, l.grandeur, l.exercice) : '';
  switch (l.op) {
    case 'prendre':
      return capitale(grandeur);
    case 'retirer':
      return `On retire${INSECABLE}: ${grandeur}`;
    case 'ajouter':
      return `On ajoute${INSECABLE}: ${grandeur}`;
    case 'garder':
      return `On en garde ${direPart(l.part)}`;
    case 'plafonner':
      return `Jamais plus de ${direPart(l.part)}${INSECABLE}: ${grandeur}`;
    case 'au-moins':
      return `Jamais moins que${INSECABLE}: ${grandeur}`;
    case 'plancher':
      return 'Un versement n’est jamais négatif';
    case 'arrondir':
      return 'Arrondi au centime, le demi-centime vers le haut';
    case 'prorata':
      return `Année incomplète${INSECABLE}: on en garde ${direPart(l.part)}`;
    case 'retenue':
      return `Retenue${INSECABLE}: ${direPart(l.part)}`;
    case 'part-du-payeur':
      return `Part du payeur${INSECABLE}: ${direPart(l.part)}`;
  }
}

const TIERS: Readonly<Record<string, string>> = {
  '1/2': 'la moitié',
  '1/3': 'un tiers',
  '2/3': 'deux tiers',
  '1/4': 'un quart',
  '3/4': 'trois quarts',
  '1/1': 'tout',
};

/** « un tiers », « la moitié », « 80 % », « 5/12 ». */
export function direPart(part: Fraction | null): string {
  if (part === null) return 'une part inconnue';
  const mots = TIERS[`${part.num}/${part.den}`];
  if (mots) return mots;
  return (part.num * 100) % part.den === 0
    ? `${(part.num * 100) / part.den}${FINE}%`
    : `${part.num}/${part.den}`;
}

function direOperande(l: LigneDeCalcul): string | null {
  if (l.op === 'garder' || l.op === 'prorata' || l.op === 'part-du-payeur')
    return l.part === null ? null : `× ${direPartEnChiffres(l.part)}`;
  if (l.operande === null) return l.op === 'plancher' || l.op === 'arrondir' ? null : 'inconnu';
  const moins = l.op === 'retirer' || l.op === 'retenue';
  return moins ? `\u2212${INSECABLE}${ecrireExact(l.operande)}` : ecrireExact(l.operande);
}

const direPartEnChiffres = (part: Fraction): string =>
  [2, 4, 5, 10, 20, 50, 100].includes(part.den)
    ? `${(part.num * 100) / part.den}${FINE}%`.replace('.', ',')
    : `${part.num}/${part.den}`;

/** Exact cents as an amount; a value that is not whole cents says so by « environ ». */
function ecrireExact(f: Fraction): string {
  const montant = ecrireMontant(arrondir(f, 'demi-superieur'));
  return f.den === 1 ? montant : `≈${INSECABLE}${montant}`;
}

/** « 1er acompte, tel que déterminé » instead of one lump, when the parts are known and add up. */
function parTranche(d: ADire, l: LigneDeCalcul, avant: Fraction | null): LigneDite[] | null {
  if (l.op !== 'retirer' || l.grandeur?.sorte !== 'determine' || l.operande === null || avant === null)
    return null;
  const versements = l.tranches.map((cle) => trouverVersement(d.etat, cle));
  const lignes: LigneDite[] = [];
  let reste = avant;
  let somme = 0;
  for (const v of versements) {
    if (v?.montant.sorte !== 'connu') return null;
    somme += v.montant.centimes;
    reste = fraction(reste.num - v.montant.centimes * reste.den, reste.den);
    lignes.push({
      article: v.article,
      libelle: `${titreVersement(d, v)}, ${v.determine === null ? 'tel que calculé' : 'tel que déterminé'}`,
      detail: direEtatPaiement(d, v),
      faits: v.paiements.flatMap((p) => reference(d, p.fait) ?? []),
      tranches: [v.cle],
      montant: `\u2212${INSECABLE}${ecrireMontant(v.montant.centimes)}`,
      reste: ecrireExact(reste),
    });
  }
  return lignes.length > 0 && l.operande.den === 1 && somme === l.operande.num ? lignes : null;
}

function direEtatPaiement(d: ADire, v: Versement): string {
  if (v.paiements.length === 0) return `Pas encore payé${FINE}; ce qui est dû reste dû à part.`;
  const phrases = v.paiements.map((p) => direFaitCourt(d, p.fait)).join(' ');
  return v.resteDu > 0 ? `${phrases} Reste dû à part${INSECABLE}: ${ecrireMontant(v.resteDu)}.` : phrases;
}

/** « Les trois versements de 2026 font exactement 250 000,00 € », when they do. */
export function direSomme(d: ADire, v: Versement): string | null {
  const freres = d.etat.versements.filter(
    (x) => x.regles.id === v.regles.id && x.exercice === v.exercice && x.payeur === v.payeur,
  );
  let somme = 0;
  for (const x of freres) {
    // What an early end stopped will never be paid: the sum would promise it.
    if (x.montant.sorte !== 'connu' || x.motifSansObjet === 'convention-arretee') return null;
    somme += x.montant.centimes;
  }
  const compte = d.etat.comptes.find(
    (c) => c.versements === v.regles.id && c.exercice === v.exercice && c.payeur === v.payeur,
  );
  if (freres.length < 2 || compte?.reference.sorte !== 'connu') return null;
  if (compte.reference.centimes !== somme) return null;
  const par = v.regles.payeurs.length > 1 ? ` ${de(nomPartie(d, v.payeur))}` : '';
  return `Les ${freres.length} ${accord(freres.length, 'versement')} de ${v.exercice}${par} font exactement ${ecrireMontant(compte.reference.centimes)}.`;
}

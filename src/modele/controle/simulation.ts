import { arrondir, type Centimes, centimes, type Fraction, fraction } from '../../basics/montant.ts';
import type { Calcul, Grandeur, Mot, ReglesVersements, Tranche } from '../regles.ts';
import type { ADrafter } from './constat.ts';

/**
 * The instalments of one ordinary year in which every reference, past and present, is `reference`: enough to compare two
 * readings of a sentence in figures. `autre` replaces the calculation of one instalment. Null when something is unknown.
 */
export function simulerAnnee(
  p: ADrafter,
  v: ReglesVersements,
  reference: Centimes,
  autre: { readonly tranche: Mot; readonly calcul: Calcul } | null,
): readonly Centimes[] | null {
  const montants: Centimes[] = [];
  for (const t of v.tranches.filter((x) => estChoisie(p, x))) {
    const calcul = autre?.tranche === t.id ? autre.calcul : t.calcul;
    const exact = calculer(
      p,
      calcul,
      reference,
      montants.reduce((s, m) => s + m, 0),
    );
    if (exact === null) return null;
    const arrondi = arrondir(exact, v.arrondi.mode, v.arrondi.pas);
    montants.push(v.plancher === null ? arrondi : centimes(Math.max(arrondi, v.plancher)));
  }
  return montants;
}

/** An instalment under an option exists only when the agreement chose that option. */
function estChoisie(p: ADrafter, { si }: Tranche): boolean {
  if (si === null) return true;
  const v = p.termes[si.terme] ?? p.modele.termes.find((t) => t.id === si.terme)?.defaut;
  return v?.type === 'texte' && v.valeur === si.vaut;
}

function calculer(p: ADrafter, calcul: Calcul, reference: Centimes, deja: number): Fraction | null {
  let valeur = fraction(0, 1);
  for (const e of calcul.etapes) {
    if (e.op === 'garder') {
      valeur = fraction(valeur.num * e.part.num, valeur.den * e.part.den);
      continue;
    }
    const operande = mesurer(p, e.grandeur, reference, deja);
    if (operande === null) return null;
    if (e.op === 'prendre') valeur = fraction(operande, 1);
    else if (e.op === 'retirer') valeur = fraction(valeur.num - operande * valeur.den, valeur.den);
    else if (e.op === 'ajouter') valeur = fraction(valeur.num + operande * valeur.den, valeur.den);
    else {
      const borne =
        e.op === 'plafonner' ? fraction(operande * e.part.num, e.part.den) : fraction(operande, 1);
      const depasse = valeur.num * borne.den > borne.num * valeur.den;
      if (depasse === (e.op === 'plafonner')) valeur = borne;
    }
  }
  return valeur;
}

function mesurer(p: ADrafter, g: Grandeur, reference: Centimes, deja: number): number | null {
  switch (g.sorte) {
    case 'vote':
    case 'montant':
      return reference;
    case 'determine':
    case 'verse':
      return g.decalage === 0 ? deja : reference;
    case 'fixe':
      return g.montant;
    case 'terme': {
      const v = p.termes[g.terme];
      return v?.type === 'montant' ? v.valeur : null;
    }
    case 'constate':
      return null;
  }
}

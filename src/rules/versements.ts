import type { Jour } from '../basics/jour.ts';
import type { Centimes } from '../basics/montant.ts';
import { calculer, type Livre, type Resultat } from './calcul.ts';
import { type Verification, verifier } from './conditions.ts';
import type { Echeancier } from './echeances.ts';
import type { Deblocage, EtatVersement, Montant, Versement } from './etat.ts';
import { estVenu, noter, type Passe } from './passe.ts';
import { entier } from './rationnels.ts';
import { retenueAu } from './retenues.ts';
import { faitsDe } from './selection.ts';
import { lireParts, type Part } from './tranches.ts';

/** An instalment and what reckoning it found: the ledger that later ones deduct from. */
interface Inscription {
  readonly part: Part;
  /** the day it was determined; null while it follows the facts */
  readonly le: number | null;
  readonly resultat: Resultat;
}

export interface Echeancement {
  readonly versements: readonly Versement[];
  /** instalments that a strict reading can never release, with the deadline that stops them */
  readonly impasses: readonly { readonly versement: string; readonly echeance: string }[];
}

/** Every instalment: amount, state, conditions. See docs/decisions on what « determined » means. */
export function lireVersements(passe: Passe, echeancier: Echeancier): Echeancement {
  const versements: Versement[] = [];
  const impasses: { versement: string; echeance: string }[] = [];
  const parRegle = new Map<string, Inscription[]>();
  for (const prepares of passe.moteur.versements) {
    // Two texts of one rule keep one ledger: what an earlier year was determined at stands under the next text.
    const inscrits = parRegle.get(prepares.regles.id) ?? [];
    parRegle.set(prepares.regles.id, inscrits);
    const livre = ouvrirLivre(passe, echeancier, inscrits);
    for (const part of lireParts(passe, prepares)) {
      const inscription = determiner(passe, part, livre);
      inscrits.push(inscription);
      const ref = jourDeVerification(passe, part);
      const verification = verifier(passe, part, echeancier, ref);
      const versement = composer(passe, inscription, verification);
      versements.push(versement);
      for (const e of verification.impasses)
        if (versement.etat !== 'verse') impasses.push({ versement: part.cle, echeance: e.cle });
      if (versement.deblocage.length > 0) for (const e of verification.enCause) e.retient.push(part.cle);
    }
  }
  return { versements, impasses };
}

function ouvrirLivre(passe: Passe, echeancier: Echeancier, inscrits: readonly Inscription[]): Livre {
  const brutAu = (i: Inscription, d: number): Centimes | null => {
    const acquis = i.le === null ? d === TOUT : i.le <= d;
    return acquis ? i.resultat.brut : calculer(passe, i.part, d, livre).brut;
  };
  const livre: Livre = {
    determine: (part, exercice, d) => {
      let total = 0;
      const tranches: string[] = [];
      for (const i of inscrits) {
        if (i.part.exercice.numero !== exercice) continue;
        if (exercice === part.exercice.numero && i.part.rang >= part.rang) continue;
        if (!part.prepares.partage && i.part.payeur !== part.payeur) continue;
        const brut = brutAu(i, d);
        if (brut === null) continue;
        total += brut;
        tranches.push(i.part.cle);
      }
      return { valeur: entier(total), tranches };
    },
    autresAnnees: (part, d) => {
      let total = 0;
      for (const i of inscrits) if (i.part.exercice.numero < part.exercice.numero) total += brutAu(i, d) ?? 0;
      return entier(total);
    },
    retenue: (part, d) => retenueAu(passe, part, echeancier, d),
  };
  return livre;
}

/** All facts of the look. */
const TOUT = Number.POSITIVE_INFINITY;

/**
 * An amount follows the facts until it is liquidated, paid for the first time, or the last day of its window has
 * passed, whichever comes first; then it is that of the facts of that day. Without a base on that day, it is
 * determined on the first later day on which the facts give one.
 */
function determiner(passe: Passe, part: Part, livre: Livre): Inscription {
  const { liquidation } = part;
  if (liquidation !== null) {
    const calcule = calculer(passe, part, liquidation.jour, livre);
    const { montant } = liquidation.donnees;
    return {
      part,
      le: liquidation.jour,
      resultat: { ...calcule, net: montant, brut: montant, manque: null },
    };
  }
  const le = jourVenu(passe, part);
  if (le === null) {
    const encours = calculer(passe, part, TOUT, livre);
    if (part.au !== null && encours.net !== null) noter(passe, part.au + 1);
    return { part, le: null, resultat: encours };
  }
  const resultat = calculer(passe, part, le, livre);
  if (resultat.net !== null) return { part, le, resultat };
  for (const jour of joursSuivants(passe, le)) {
    const plusTard = calculer(passe, part, jour, livre);
    if (plusTard.net !== null) return { part, le: jour, resultat: plusTard };
  }
  return { part, le: null, resultat: calculer(passe, part, TOUT, livre) };
}

function jourVenu(passe: Passe, part: Part): Jour | null {
  const paiement = part.paiements[0]?.jour ?? null;
  if (part.au === null || (paiement !== null && paiement <= part.au)) return paiement;
  return part.au < passe.au ? part.au : null;
}

/** The later days on which a fact may bring the base that was missing. */
function joursSuivants(passe: Passe, apres: Jour): Jour[] {
  const jours = new Set<Jour>();
  for (const f of faitsDe(passe.faits, 'subvention-votee')) if (f.jour > apres) jours.add(f.jour);
  for (const f of faitsDe(passe.faits, 'montant-constate')) if (f.jour > apres) jours.add(f.jour);
  for (const f of faitsDe(passe.faits, 'indice-publie')) if (f.jour > apres) jours.add(f.jour);
  for (const f of faitsDe(passe.faits, 'avenant-signe')) {
    const effet = Math.max(f.jour, f.donnees.effet) as Jour;
    if (effet > apres && effet <= passe.au) jours.add(effet);
  }
  return [...jours].sort((a, b) => a - b);
}

/** Conditions are those of the day of payment: today while unpaid, the window's first day while it is to come. */
function jourDeVerification(passe: Passe, part: Part): Jour {
  const paiement = part.paiements.at(-1);
  if (paiement !== undefined) return paiement.jour;
  const aujourdhui = passe.arret !== null && passe.arret < passe.au ? passe.arret : passe.au;
  return part.du !== null && part.du > aujourdhui ? part.du : aujourdhui;
}

function composer(passe: Passe, inscription: Inscription, verification: Verification): Versement {
  const { part, resultat } = inscription;
  const { regles } = part.prepares;
  let paye = 0;
  for (const p of part.paiements) paye += p.donnees.montant;
  const arretee = estArretee(passe, part, verification, paye);
  const retenue = retenueDuBeneficiaire(passe, part);
  const etat = etatDe(passe, part, resultat, verification, paye, arretee, retenue !== null);
  const ouvert = etat === 'suspendu' || etat === 'exigible' || etat === 'verse-en-partie';
  const manques = retenue === null ? verification.deblocage : [...verification.deblocage, retenue];
  const bloque = (etat === 'suspendu' || etat === 'verse-en-partie') && manques.length > 0;
  return {
    cle: part.cle,
    regles,
    texte: part.prepares.texte,
    tranche: part.tranche,
    exercice: part.exercice.numero,
    payeur: part.payeur,
    article: part.exception?.article ?? part.tranche.article,
    du: part.du,
    au: part.au,
    etat,
    motifSansObjet: etat !== 'sans-objet' ? null : arretee ? 'convention-arretee' : 'montant-nul',
    montant: montantDe(resultat),
    determine: determination(part, inscription.le),
    calcul: resultat.lignes,
    parDefaut: resultat.parDefaut,
    conditions: verification.conditions,
    deblocage: bloque
      ? manques
      : etat === 'indetermine' && resultat.manque !== null
        ? [{ sorte: 'grandeur', ...resultat.manque }, ...verification.deblocage]
        : AUCUN,
    suspension: verification.suspension,
    limite: limiteDe(passe, inscription, verification),
    suspenduDepuis: bloque ? (verification.bloqueDepuis ?? plusTard(retenue?.depuis, part.du)) : null,
    paiements: part.paiements.map((p) => ({ fait: p.id, jour: p.jour, montant: p.donnees.montant })),
    paye: paye as Centimes,
    resteDu: (ouvert && !arretee && resultat.net !== null ? Math.max(0, resultat.net - paye) : 0) as Centimes,
    pourquoiDate: part.pourquoiDate,
  };
}

const AUCUN: readonly never[] = [];

/** Nobody is late before the day on which it could be paid (meaning 18): released, bound, its amount known. */
function limiteDe(passe: Passe, { part, le }: Inscription, { suspension }: Verification): Jour | null {
  if (part.au === null) return null;
  const connuLe = part.liquidation === null && le !== null && part.paiements.length === 0 ? le : part.au;
  return Math.max(part.au, suspension?.au ?? part.au, passe.entree ?? part.au, connuLe) as Jour;
}

/**
 * While the bank details of whom it is paid to are changing, nothing is to be paid them. Nothing is stored: concluding
 * the change frees the instalment. It takes away no right: an early end does not stop what only waited for this.
 */
function retenueDuBeneficiaire(
  passe: Passe,
  part: Part,
): Extract<Deblocage, { sorte: 'coordonnees' }> | null {
  if (passe.retenus.length === 0) return null;
  const organisation = passe.parties[part.prepares.regles.beneficiaire];
  const retenu = passe.retenus.find((r) => r.organisation === organisation);
  return retenu ? { sorte: 'coordonnees', organisation: retenu.organisation, depuis: retenu.depuis } : null;
}

const plusTard = (a: Jour | undefined, b: Jour | null): Jour | null =>
  a === undefined ? null : b !== null && b > a ? b : a;

/** An early end stops what was to come, and what was held back on that day; what was payable stays due. */
function estArretee(passe: Passe, part: Part, verification: Verification, paye: number): boolean {
  if (passe.arret === null || paye > 0) return false;
  return part.du === null || part.du >= passe.arret || verification.deblocage.length > 0;
}

function etatDe(
  passe: Passe,
  part: Part,
  resultat: Resultat,
  verification: Verification,
  paye: number,
  arretee: boolean,
  retenu: boolean,
): EtatVersement {
  const { net } = resultat;
  if (paye > 0) return net === null || paye >= net ? 'verse' : 'verse-en-partie';
  if (arretee || net === 0) return 'sans-objet';
  if (part.du === null || !estVenu(passe, part.du)) return 'prevu';
  if (net === null) return 'indetermine';
  if (verification.deblocage.length > 0 || retenu) return 'suspendu';
  return passe.entree !== null && estVenu(passe, passe.entree) ? 'exigible' : 'prevu';
}

function montantDe(resultat: Resultat): Montant {
  if (resultat.net !== null) return { sorte: 'connu', centimes: resultat.net };
  return { sorte: 'indetermine', manque: resultat.manque ?? MANQUE_INCONNU };
}

/** A calculation without any step gives no amount. */
const MANQUE_INCONNU: Extract<Montant, { sorte: 'indetermine' }>['manque'] = {
  grandeur: { sorte: 'vote', decalage: 0 },
  exercice: 0,
};

function determination(part: Part, le: number | null): Versement['determine'] {
  if (le === null) return null;
  const jour = le as Jour;
  if (part.liquidation !== null) return { le: jour, par: 'liquidation', fait: part.liquidation.id };
  const paiement = part.paiements[0];
  return paiement !== undefined && paiement.jour === le
    ? { le: jour, par: 'liquidation', fait: paiement.id }
    : { le: jour, par: 'jour-venu', fait: null };
}

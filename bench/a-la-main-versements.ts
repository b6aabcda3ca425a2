import { ajouterJours, type Jour } from '../src/basics/jour.ts';
import { arrondir, type Centimes, type Fraction, fraction } from '../src/basics/montant.ts';
import type { Grandeur } from '../src/modele/regles.ts';
import type {
  CompteExercice,
  ConditionVerifiee,
  Deblocage,
  EtatVersement,
  IdFait,
  LigneDeCalcul,
} from '../src/rules/etat.ts';
import { type EcheanceALaMain, jourDe, type VersementALaMain, type Vie } from './a-la-main-vie.ts';
import { ANNEES } from './vie.ts';

const TRANCHES = ['acompte-1', 'acompte-2', 'solde'] as const;
type Tranche = (typeof TRANCHES)[number];
type Manque = { readonly grandeur: Grandeur; readonly exercice: number } | null;

interface Resultat {
  readonly net: Centimes | null;
  readonly lignes: readonly LigneDeCalcul[];
  readonly parDefaut: boolean;
  readonly manque: Manque;
}

interface Inscrit {
  readonly annee: number;
  readonly rang: number;
  readonly cle: string;
  readonly le: number | null;
  readonly net: Centimes | null;
}

const TOUT = Number.POSITIVE_INFINITY;
const UN_TIERS = { num: 1, den: 3 };
const DEMI = { num: 1, den: 2 };
const VOTE: Grandeur = { sorte: 'vote', decalage: 0 };
const VOTE_AVANT: Grandeur = { sorte: 'vote', decalage: -1 };
const DETERMINE: Grandeur = { sorte: 'determine', decalage: 0 };
const DEROGATION: Grandeur = { sorte: 'terme', terme: 'acompte-derogation' };

/** The instalments of the reference agreement, and the account of each year. */
export function versementsALaMain(
  v: Vie,
  echeances: readonly EcheanceALaMain[],
): { readonly versements: VersementALaMain[]; readonly comptes: CompteExercice[] } {
  const inscrits: Inscrit[] = [];
  const versements: VersementALaMain[] = [];
  const comptes: CompteExercice[] = [];
  const attendues = CONDITIONNENT.map((o) =>
    echeances.filter((e) => e.cle === o || e.cle.startsWith(`${o}/`)),
  );
  for (const annee of ANNEES) {
    const siens = TRANCHES.map((tranche, rang) => versement(v, attendues, inscrits, annee, tranche, rang));
    versements.push(...siens);
    comptes.push(compte(v, annee, siens));
  }
  return { versements, comptes };
}

const derogatoire = (v: Vie, annee: number, tranche: Tranche): boolean => {
  const terme = v.creation.donnees.termes['annee-derogation'];
  return tranche === 'acompte-1' && terme?.type === 'nombre' && terme.valeur === annee;
};

function versement(
  v: Vie,
  attendues: readonly (readonly EcheanceALaMain[])[],
  inscrits: Inscrit[],
  annee: number,
  tranche: Tranche,
  rang: number,
): VersementALaMain {
  const exception = derogatoire(v, annee, tranche);
  const article = exception ? '7.2' : '7.1';
  const mois = exception ? 1 : tranche === 'acompte-1' ? 2 : tranche === 'acompte-2' ? 5 : 8;
  const du = jourDe(annee, mois, 1);
  const au = ajouterJours(jourDe(annee, mois + 1, 1), -1);
  const cle = `fonctionnement/${annee}/${tranche}/ville`;
  const paiements = v.paiements.get(`${annee}/${tranche}`) ?? [];
  const premier = paiements[0];
  const passe = au < v.au ? au : null;
  const venu = premier === undefined ? passe : passe === null || premier.jour < passe ? premier.jour : passe;
  let le: number | null = venu;
  let r = calculer(v, inscrits, annee, tranche, venu ?? TOUT, exception);
  if (venu !== null && r.net === null) {
    le = null;
    for (const d of v.votes
      .map((x) => x.jour)
      .filter((j) => j > venu)
      .sort((a, b) => a - b)) {
      const plusTard = calculer(v, inscrits, annee, tranche, d, exception);
      if (plusTard.net === null) continue;
      le = d;
      r = plusTard;
      break;
    }
    if (le === null) r = calculer(v, inscrits, annee, tranche, TOUT, exception);
  }
  inscrits.push({ annee, rang, cle, le, net: r.net });
  const ref = paiements.at(-1)?.jour ?? (Math.max(du, v.au) as Jour);
  const verification = verifier(v, attendues, ref, du, exception);
  let paye = 0;
  for (const p of paiements) paye += p.donnees.montant;
  const etat = etatDe(v, r.net, paye, du, verification.deblocage.length > 0);
  const bloque = (etat === 'suspendu' || etat === 'verse-en-partie') && verification.deblocage.length > 0;
  const deblocage = bloque
    ? verification.deblocage
    : etat === 'indetermine' && r.manque !== null
      ? [{ sorte: 'grandeur' as const, ...r.manque }, ...verification.deblocage]
      : [];
  if (deblocage.length > 0) for (const e of verification.enCause) (e.retient as string[]).push(cle);
  const ouvert = etat === 'suspendu' || etat === 'exigible' || etat === 'verse-en-partie';
  const parPaiement = premier !== undefined && premier.jour === le;
  return {
    cle,
    article,
    du,
    au,
    etat,
    montant:
      r.net !== null
        ? { sorte: 'connu', centimes: r.net }
        : { sorte: 'indetermine', manque: r.manque ?? { grandeur: VOTE, exercice: 0 } },
    determine:
      le === null
        ? null
        : {
            le: le as Jour,
            par: parPaiement ? 'liquidation' : 'jour-venu',
            fait: parPaiement ? premier.id : null,
          },
    parDefaut: r.parDefaut,
    calcul: r.lignes,
    conditions: verification.conditions,
    deblocage,
    suspenduDepuis: bloque ? verification.depuis : null,
    paiements: paiements.map((p) => ({ fait: p.id, jour: p.jour, montant: p.donnees.montant })),
    paye: paye as Centimes,
    resteDu: (ouvert && r.net !== null ? Math.max(0, r.net - paye) : 0) as Centimes,
    pourquoiDate: [
      { article, sorte: 'repere', libelle: 'premier jour du mois', jour: du, fait: null },
      { article, sorte: 'limite', libelle: 'dernier jour du mois', jour: au, fait: null },
    ],
  };
}

function etatDe(v: Vie, net: number | null, paye: number, du: Jour, bloque: boolean): EtatVersement {
  if (paye > 0) return net === null || paye >= net ? 'verse' : 'verse-en-partie';
  if (net === 0) return 'sans-objet';
  if (v.au < du) return 'prevu';
  if (net === null) return 'indetermine';
  if (bloque) return 'suspendu';
  return v.au >= v.entree ? 'exigible' : 'prevu';
}

interface Mesure {
  readonly centimes: number | null;
  readonly faits: readonly IdFait[];
}

function voteDe(v: Vie, annee: number, d: number): Mesure {
  const vote = v.votes.findLast((x) => x.donnees.exercice === annee && x.jour <= d);
  if (vote) return { centimes: vote.donnees.montant, faits: [vote.id] };
  const { termes } = v.creation.donnees;
  const reprise = termes['annee-subvention-precedente'];
  const montant = termes['subvention-precedente'];
  if (reprise?.type === 'nombre' && reprise.valeur === annee && montant?.type === 'montant')
    return { centimes: montant.valeur, faits: [v.creation.id] };
  return { centimes: null, faits: [] };
}

/** One running calculation: each step leaves its line. */
function calculer(
  v: Vie,
  inscrits: readonly Inscrit[],
  annee: number,
  tranche: Tranche,
  d: number,
  exception: boolean,
): Resultat {
  const article = exception ? '7.2' : '7.1';
  const lignes: LigneDeCalcul[] = [];
  let manque: Manque = null;
  let valeur: Fraction | null = null;
  const prendre = (grandeur: Grandeur, exercice: number, m: Mesure): void => {
    if (m.centimes === null) manque = { grandeur, exercice };
    valeur = m.centimes === null ? null : { num: m.centimes, den: 1 };
    lignes.push(
      ligne(article, 'prendre', { grandeur, exercice, operande: valeur, reste: valeur, faits: m.faits }),
    );
  };
  const garder = (part: Fraction): void => {
    valeur = valeur === null ? null : fraction(valeur.num * part.num, valeur.den * part.den);
    lignes.push(ligne(article, 'garder', { part, reste: valeur }));
  };
  const retirerDetermine = (): void => {
    let total = 0;
    const tranches: string[] = [];
    for (const i of inscrits) {
      if (i.annee !== annee || i.rang >= TRANCHES.indexOf(tranche)) continue;
      const acquis = i.le === null ? d === TOUT : i.le <= d;
      const nom = TRANCHES[i.rang] as Tranche;
      const net = acquis ? i.net : calculer(v, inscrits, annee, nom, d, derogatoire(v, annee, nom)).net;
      if (net === null) continue;
      total += net;
      tranches.push(i.cle);
    }
    valeur = valeur === null ? null : { num: valeur.num - total * valeur.den, den: valeur.den };
    lignes.push(
      ligne(article, 'retirer', {
        grandeur: DETERMINE,
        exercice: annee,
        operande: { num: total, den: 1 },
        reste: valeur,
        tranches,
      }),
    );
  };
  let parDefaut = false;
  if (exception) {
    const terme = v.creation.donnees.termes['acompte-derogation'];
    prendre(DEROGATION, annee, {
      centimes: terme?.type === 'montant' ? terme.valeur : null,
      faits: [v.creation.id],
    });
  } else {
    parDefaut = tranche === 'acompte-2' && voteDe(v, annee, d).centimes === null;
    if (tranche === 'acompte-1' || parDefaut) {
      prendre(VOTE_AVANT, annee - 1, voteDe(v, annee - 1, d));
      garder(UN_TIERS);
    } else {
      prendre(VOTE, annee, voteDe(v, annee, d));
      retirerDetermine();
      if (tranche === 'acompte-2') garder(DEMI);
    }
  }
  const brut = valeur as Fraction | null;
  if (brut === null)
    return { net: null, lignes, parDefaut, manque: parDefaut ? { grandeur: VOTE, exercice: annee } : manque };
  return { net: finir(article, brut, lignes), lignes, parDefaut, manque: null };
}

function finir(article: string, brut: Fraction, lignes: LigneDeCalcul[]): Centimes {
  let valeur = brut;
  if (valeur.num < 0) {
    valeur = { num: 0, den: 1 };
    lignes.push(ligne(article, 'plancher', { operande: valeur, reste: valeur }));
  }
  if (valeur.den === 1) return valeur.num as Centimes;
  const rond = arrondir(valeur, 'demi-superieur');
  lignes.push(ligne(article, 'arrondir', { reste: { num: rond, den: 1 } }));
  return rond;
}

const ligne = (article: string, op: LigneDeCalcul['op'], l: Partial<LigneDeCalcul>): LigneDeCalcul => ({
  article,
  op,
  grandeur: l.grandeur ?? null,
  exercice: l.exercice ?? null,
  part: l.part ?? null,
  operande: l.operande ?? null,
  reste: l.reste ?? null,
  faits: l.faits ?? [],
  tranches: l.tranches ?? [],
});

const CONDITIONNENT = ['agrement-initial', 'pieces-annuelles', 'papiers-assemblee'];
const INTITULES = [
  'Première notification de l’agrément',
  'Pièces annuelles',
  'Papiers des assemblées générales',
] as const;
const UN_AN = 366;

interface Verification {
  readonly conditions: ConditionVerifiee[];
  readonly deblocage: Deblocage[];
  readonly enCause: EcheanceALaMain[];
  depuis: Jour | null;
}

function verifier(
  v: Vie,
  attendues: readonly (readonly EcheanceALaMain[])[],
  ref: Jour,
  du: Jour,
  exception: boolean,
): Verification {
  const r: Verification = { conditions: [], deblocage: [], enCause: [], depuis: null };
  const trous: { du: number; au: number }[] = [];
  if (exception) entreeEnVigueur(v, ref, r, trous);
  attendues.forEach((echeances, o) => {
    const echues = echeances.filter((e) => {
      const j = e.limite ?? e.ouverture;
      return e.statut !== 'sans-objet' && j !== null && j < ref;
    });
    echues.forEach((e, i) => {
      const j = (e.limite ?? e.ouverture) as Jour;
      const bloque = e.satisfaiteLe === null || e.satisfaiteLe > ref;
      if (!bloque && i < echues.length - 1 && j + UN_AN < ref) return;
      trous.push({ du: j + 1, au: bloque ? TOUT : (e.satisfaiteLe ?? 0) });
      const manque = bloque
        ? e.pieces.filter((p) => p.depots.every((d) => v.retournes.has(d))).map((p) => p.id)
        : [];
      if (bloque) {
        r.enCause.push(e);
        r.deblocage.push(
          manque.length > 0
            ? { sorte: 'piece', echeance: e.cle, pieces: manque }
            : { sorte: 'obligation', echeance: e.cle },
        );
      }
      const tard = !bloque && (e.satisfaiteLe ?? 0) > j && e.statut === 'satisfaite-hors-delai';
      r.conditions.push({
        article: '7.1',
        sorte: 'obligation',
        echeance: e.cle,
        intitule: INTITULES[o] as string,
        etat: bloque ? 'manquante' : tard ? 'remplie-avec-reserve' : 'remplie',
        depuis: bloque ? ajouterJours(j, 1) : e.satisfaiteLe,
        manque,
        faits: e.preuves,
      });
    });
  });
  if (r.deblocage.length > 0) r.depuis = debut(trous, du);
  return r;
}

function entreeEnVigueur(v: Vie, ref: Jour, r: Verification, trous: { du: number; au: number }[]): void {
  const remplie = v.entree <= v.au && v.entree <= ref;
  trous.push({ du: -TOUT, au: remplie ? v.entree : TOUT });
  if (!remplie) r.deblocage.push({ sorte: 'evenement', evenement: 'entree-en-vigueur' });
  r.conditions.push({
    article: '7.2',
    sorte: 'evenement',
    echeance: null,
    intitule: 'entree-en-vigueur',
    etat: remplie ? 'remplie' : 'manquante',
    depuis: remplie ? v.entree : null,
    manque: [],
    faits: [],
  });
}

function debut(trous: readonly { readonly du: number; readonly au: number }[], du: Jour): Jour {
  let d = TOUT;
  for (const t of trous) if (t.au === TOUT && t.du < d) d = t.du;
  for (let recule = true; recule; ) {
    recule = false;
    for (const t of trous)
      if (t.du < d && t.au >= d) {
        d = t.du;
        recule = true;
      }
  }
  return Math.max(du, d) as Jour;
}

function compte(v: Vie, annee: number, siens: readonly VersementALaMain[]): CompteExercice {
  let verse = 0;
  let resteDu = 0;
  let determine = 0;
  let premier: Jour | null = null;
  for (const x of siens) {
    verse += x.paye;
    resteDu += x.resteDu;
    if ((x.determine !== null || (x.du !== null && v.au >= x.du)) && x.montant.sorte === 'connu')
      determine += x.montant.centimes;
    if (x.resteDu > 0 && x.du !== null && (premier === null || x.du < premier)) premier = x.du;
  }
  const { centimes } = voteDe(v, annee, TOUT);
  const plafond = centimes === null ? determine : Math.min(determine, centimes);
  const tropPercu = Math.max(0, verse - plafond);
  return {
    versements: 'fonctionnement',
    exercice: annee,
    payeur: 'ville',
    reference:
      centimes === null
        ? { sorte: 'indetermine', manque: { grandeur: VOTE, exercice: annee } }
        : { sorte: 'connu', centimes: centimes as Centimes },
    determine: determine as Centimes,
    verse: verse as Centimes,
    resteDu: resteDu as Centimes,
    tropPercu: tropPercu as Centimes,
    reverse: 0 as Centimes,
    titres: [],
    prescription: resteDu > 0 || tropPercu > 0 ? annee + 4 : null,
  };
}

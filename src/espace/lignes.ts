import type { Fait } from '../facts/fait.ts';
import type { LigneAFaire } from '../journal/journal.ts';
import type { Mot } from '../modele/regles.ts';
import type { Echeance, EtapeDeJalon, Etat, Tache, Versement } from '../rules/etat.ts';
import { jourQuiDistingue } from '../rules/jumelles.ts';
import { suspendDesVersements } from '../rules/retenues.ts';

/** Coming deadlines and instalments have their row one year ahead; further on, the day's turn will add it. */
export const HORIZON = 366;

/** An agreement's state, and the facts it comes from. */
interface Connus {
  readonly etat: Etat;
  readonly faits: readonly Fait[];
}

/** One row per open task, per coming deadline or instalment within the horizon, per instalment paid within the last one. */
export function lignesAFaire(flux: string, d: Connus): readonly LigneAFaire[] {
  const { etat } = d;
  const taches = etat.aFaire.map((t) => ligneDeTache(flux, d, t));
  const deja = new Set(taches.map((l) => l.cle));
  // A draft commits nobody: what it would make happen is on its own page, not among what is to come.
  if (etat.phase.nom === 'projet' || etat.phase.nom === 'autorisee') return taches;
  const aVenir = [
    ...etat.echeances.filter((e) => estAVenir(etat, e)).map((e) => ligneDEcheance(flux, d, e)),
    ...etat.versements
      .filter((v) => estPrevu(etat, v))
      .map((v) => ligneDeVersement(flux, etat, v, 'plus-tard')),
    ...etat.versements
      .filter((v) => estVerseDepuisPeu(etat, v))
      .map((v) => ligneDeVersement(flux, etat, v, 'fait')),
  ];
  return [...taches, ...aVenir.filter((l) => !deja.has(l.cle))];
}

const estAVenir = (etat: Etat, e: Echeance): boolean =>
  e.statut === 'date-inconnue' ||
  (e.statut === 'a-venir' && e.limite !== null && e.limite - HORIZON <= etat.regard.au);

const estPrevu = (etat: Etat, v: Versement): boolean =>
  v.etat === 'prevu' && v.du !== null && v.du - HORIZON <= etat.regard.au;

const estVerseDepuisPeu = (etat: Etat, v: Versement): boolean => {
  const dernier = v.paiements.at(-1);
  return v.etat === 'verse' && dernier !== undefined && dernier.jour + HORIZON >= etat.regard.au;
};

function ligneDeTache(flux: string, d: Connus, t: Tache): LigneAFaire {
  const { etat } = d;
  const base = {
    flux,
    cle: t.cle,
    sorte: t.sorte,
    qui: organisations(etat, t.qui),
    urgence: t.urgence,
    limite: t.limite,
  };
  const objet = typeof t.objet === 'string' ? t.objet : null;
  const details = { objet, retient: t.retient, facultative: t.facultative };
  const echeance = t.sorte === 'echeance' ? etat.echeances.find((e) => e.cle === t.objet) : undefined;
  if (echeance)
    return {
      ...base,
      intitule: titrer(echeance.obligation.intitule, echeance.exercice),
      article: echeance.obligation.article,
      statut: echeance.statut,
      montant: null,
      exercice: echeance.exercice,
      details: { ...details, ...detailsDEcheance(d, echeance) },
    };
  const versement = t.sorte === 'versement' ? etat.versements.find((v) => v.cle === t.objet) : undefined;
  if (versement)
    return {
      ...base,
      intitule: titrer(versement.tranche.intitule, versement.exercice),
      article: versement.article,
      statut: versement.etat,
      montant: montantDe(versement),
      exercice: versement.exercice,
      details: { ...details, ...detailsDeVersement(etat, versement) },
    };
  return {
    ...base,
    ...resteAFaire(etat, t),
    exercice: null,
    statut: t.urgence,
    details: { ...details, etape: t.sorte === 'jalon' ? t.objet.etape : null },
  };
}

/** Milestones, procedures, overpayments; a deadline or an instalment has its own row. */
function resteAFaire(etat: Etat, t: Tache): Pick<LigneAFaire, 'intitule' | 'article' | 'montant'> {
  switch (t.sorte) {
    case 'procedure': {
      const p = etat.procedures.find((x) => x.ouverture === t.objet.ouverture);
      const etape = p?.regles.etapes.find((e) => e.id === t.objet.etape);
      return {
        intitule: [p?.regles.intitule, etape?.intitule].flatMap((x) => (x ? [majuscule(x)] : [])).join(' : '),
        article: p?.regles.article ?? '',
        montant: null,
      };
    }
    case 'trop-percu': {
      const regles = etat.modele.versements.find((v) => v.id === t.objet.versements);
      return {
        intitule: [`Trop-perçu ${t.objet.exercice}`, ...(regles ? [regles.intitule] : [])].join(', '),
        article: regles?.article ?? '',
        montant: t.retient,
      };
    }
    case 'jalon': {
      const partie = etat.modele.parties.find((p) => p.id === t.objet.partie);
      return {
        intitule: [JALONS[t.objet.etape], ...(partie ? [partie.intitule] : [])].join(' : '),
        article: '',
        montant: null,
      };
    }
    default:
      throw new Error('une échéance ou un versement à faire, absent de l’état');
  }
}

const JALONS: Readonly<Record<EtapeDeJalon, string>> = {
  deliberation: 'Délibération',
  transmission: 'Transmission au contrôle de légalité',
  signature: 'Signature',
  notification: 'Notification de la convention',
};

const ligneDEcheance = (flux: string, d: Connus, e: Echeance): LigneAFaire => ({
  flux,
  cle: `echeance/${e.cle}`,
  sorte: 'echeance',
  intitule: titrer(e.obligation.intitule, e.exercice),
  article: e.obligation.article,
  qui: organisations(d.etat, e.obligation.debiteur),
  statut: e.statut,
  urgence: e.statut === 'date-inconnue' ? 'en-attente' : 'plus-tard',
  limite: e.limite,
  montant: null,
  exercice: e.exercice,
  details: {
    objet: e.cle,
    retient: 0,
    facultative: e.obligation.facultative,
    ...detailsDEcheance(d, e),
  },
});

const ligneDeVersement = (
  flux: string,
  etat: Etat,
  v: Versement,
  urgence: 'plus-tard' | 'fait',
): LigneAFaire => ({
  flux,
  cle: `versement/${v.cle}`,
  sorte: 'versement',
  intitule: titrer(v.tranche.intitule, v.exercice),
  article: v.article,
  qui: organisations(etat, [v.payeur]),
  statut: v.etat,
  urgence,
  limite: urgence === 'fait' ? (v.paiements.at(-1)?.jour ?? v.au) : v.au,
  montant: montantDe(v),
  exercice: v.exercice,
  details: { objet: v.cle, retient: 0, facultative: false, ...detailsDeVersement(etat, v) },
});

function detailsDEcheance(d: Connus, e: Echeance): LigneAFaire['details'] {
  const manque = e.pieces.filter((p) => !p.piece.facultative && p.etat !== 'recue' && MANQUE.has(p.etat));
  return {
    ouverture: e.ouverture,
    manque: manque.map((p) => p.piece.intitule).join(', '),
    manquent: manque.length,
    attendues: e.pieces.filter((p) => !p.piece.facultative).length,
    relances: e.relances.length,
    nature: e.obligation.id,
    suspend: suspendDesVersements(d.etat.modele, e.obligation.id),
    distingue: jourQuiDistingue(d, e),
  };
}

const MANQUE: ReadonlySet<string> = new Set(['attendue', 'retournee', 'manquante']);

function detailsDeVersement(etat: Etat, v: Versement): LigneAFaire['details'] {
  const [premier] = v.deblocage;
  const echeance =
    premier && 'echeance' in premier ? etat.echeances.find((e) => e.cle === premier.echeance) : undefined;
  const pieces =
    premier?.sorte === 'piece'
      ? premier.pieces.map((id) => echeance?.obligation.pieces.find((p) => p.id === id)?.intitule ?? id)
      : [];
  return {
    du: v.du,
    suspenduDepuis: v.suspenduDepuis,
    deblocage: premier?.sorte ?? null,
    debloque:
      premier?.sorte === 'coordonnees'
        ? 'la validation des nouvelles coordonnées bancaires'
        : pieces.length > 0
          ? pieces.join(', ')
          : (echeance?.obligation.intitule ?? null),
    debloqueEcheance: echeance?.cle ?? null,
    paye: v.paye,
    parDefaut: v.parDefaut,
    regle: v.regles.id,
  };
}

const montantDe = (v: Versement): number | null =>
  v.montant.sorte === 'connu'
    ? v.etat === 'prevu'
      ? v.montant.centimes
      : v.resteDu || v.montant.centimes
    : null;

const organisations = (etat: Etat, roles: readonly Mot[]): readonly string[] => [
  ...new Set(roles.flatMap((role) => etat.parties[role] ?? [])),
];

/** « Pièces annuelles 2026 »: titles carry no article and say their year. */
const titrer = (intitule: string, exercice: number | null): string => {
  const nu = majuscule(intitule.replace(/^(?:(?:le|la|les|un|une|des) |l[’'])/i, ''));
  return exercice === null ? nu : `${nu}\u00A0${exercice}`;
};

const majuscule = (texte: string): string => texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1);

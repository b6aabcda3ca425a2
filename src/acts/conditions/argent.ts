import { type Centimes, centimes } from '../../basics/montant.ts';
import type { Deblocage, Etat, Versement } from '../../rules/etat.ts';
import {
  type Cas,
  type Condition,
  compteVise,
  echeanceDeCle,
  faitsVivants,
  intituleDeRole,
  intitulesDeRoles,
  versementVise,
} from '../cas.ts';
import { type Refus, refuser } from '../refus.ts';
import { exerciceCouvert, motifManquant } from './commun.ts';

type SurTranche = 'liquider-versement' | 'enregistrer-paiement';
type SurCompte = 'emettre-titre' | 'enregistrer-reversement';

export const versementsConnus: Condition<'enregistrer-vote' | 'demander-subvention'> = ({ etat, demande }) =>
  reglesDe(etat, demande.donnees.versements)
    ? null
    : refuser('versements-inconnus', 'donnees.versements', { versements: demande.donnees.versements });

export const payeurConnu: Condition<'enregistrer-vote'> = ({ etat, demande }) => {
  const payeurs = reglesDe(etat, demande.donnees.versements)?.payeurs.map((p) => p.partie) ?? [];
  const { payeur } = demande.donnees;
  return payeurs.length === 0 || payeurs.includes(payeur)
    ? null
    : refuser('payeur-inconnu', 'donnees.payeur', {
        payeur: intituleDeRole(etat, payeur),
        payeurs: intitulesDeRoles(etat, payeurs),
      });
};

/** The year before the first is open: its figures enter as opening facts. */
export const exerciceDuVote: Condition<'enregistrer-vote' | 'constater-montant'> = (cas) =>
  exerciceCouvert(cas, cas.demande.donnees.exercice, 1);

export const exerciceDeLaDemande: Condition<'demander-subvention'> = (cas) =>
  exerciceCouvert(cas, cas.demande.donnees.exercice);

export const versementConnu: Condition<SurTranche> = ({ etat, demande }) =>
  versementVise(etat, demande.donnees) ? null : refuser('versement-inconnu', null);

/** Only what is payable is liquidated, once, for the amount the user saw. */
export const liquidable: Condition<'liquider-versement'> = (cas) => {
  const v = versementVise(cas.etat, cas.demande.donnees);
  if (!v) return null;
  const liquide = faitsVivants(cas, 'versement-liquide').find((f) => f.id === v.determine?.fait);
  if (liquide) return refuser('deja-liquide', null, { le: liquide.jour });
  if (v.etat !== 'exigible') return pasPayable(cas, v);
  if (v.montant.sorte === 'indetermine') return refuser('montant-indetermine', null);
  if (v.du !== null && cas.demande.jour < v.du) return refuser('versement-pas-venu', 'jour', { du: v.du });
  const vu = cas.demande.donnees.montant;
  return vu === v.montant.centimes
    ? null
    : refuser('montant-change', 'donnees.montant', { vu, montant: v.montant.centimes });
};

export const montantPositif: Condition<'enregistrer-paiement' | SurCompte> = ({ demande }) => {
  const { montant } = demande.donnees;
  if (montant > 0) return null;
  return refuser(montant === 0 ? 'montant-nul' : 'montant-negatif', 'donnees.montant');
};

/** A payment above what is due, or of what was not payable, happened all the same: it is kept, with its reason. */
export const paiementDuOuMotive: Condition<'enregistrer-paiement'> = (cas) => {
  const v = versementVise(cas.etat, cas.demande.donnees);
  if (!v || motifManquant(cas.demande.textes.motif) === null) return null;
  const { montant } = cas.demande.donnees;
  if (v.etat === 'exigible' || v.etat === 'verse-en-partie')
    return montant > v.resteDu
      ? refuser('paiement-au-dela', 'textes.motif', { paye: montant, du: v.resteDu })
      : null;
  return refuser('paiement-sans-droit', 'textes.motif', { etat: ETATS[v.etat] });
};

export const apresLiquidation: Condition<'enregistrer-paiement'> = (cas) => {
  const v = versementVise(cas.etat, cas.demande.donnees);
  const liquide = faitsVivants(cas, 'versement-liquide').find((f) => f.id === v?.determine?.fait);
  return liquide && cas.demande.jour < liquide.jour
    ? refuser('avant-liquidation', 'jour', { le: liquide.jour })
    : null;
};

/** Titles never add up to more than was overpaid. */
export const tropPercuSansTitre: Condition<'emettre-titre'> = (cas) => {
  const tropPercu = compteVise(cas.etat, cas.demande.donnees)?.tropPercu ?? 0;
  if (tropPercu <= 0) return refuser('rien-a-recouvrer', null);
  const reste = centimes(tropPercu - titresEnAttente(cas));
  const { montant } = cas.demande.donnees;
  return montant > reste ? refuser('titre-au-dela', 'donnees.montant', { montant, reste }) : null;
};

export const tropPercuARendre: Condition<'enregistrer-reversement'> = ({ etat, demande }) => {
  const reste = compteVise(etat, demande.donnees)?.tropPercu ?? centimes(0);
  if (reste <= 0) return refuser('rien-a-recouvrer', null);
  const { montant } = demande.donnees;
  return montant > reste ? refuser('reversement-au-dela', 'donnees.montant', { montant, reste }) : null;
};

export const grandeurConnue: Condition<'constater-montant'> = ({ etat, demande }) => {
  const { grandeurs } = etat.modele;
  return grandeurs.some((g) => g.id === demande.donnees.grandeur)
    ? null
    : refuser('grandeur-inconnue', 'donnees.grandeur', {
        grandeur: demande.donnees.grandeur,
        grandeurs: grandeurs.map((g) => g.intitule),
      });
};

export const indiceSuivi: Condition<'enregistrer-indice'> = ({ etat, demande }) => {
  const indices = indicesSuivis(etat);
  return indices.includes(demande.donnees.indice)
    ? null
    : refuser('indice-inconnu', 'donnees.indice', { indice: demande.donnees.indice, indices });
};

export const indicesSuivis = (etat: Etat): readonly string[] => [
  ...new Set(etat.modele.versements.flatMap((v) => (v.indexation ? [v.indexation.indice] : []))),
];

const reglesDe = (etat: Etat, id: string) => etat.modele.versements.find((v) => v.id === id);

/** Titles issued and not yet paid back: what was given back settled the oldest first. */
function titresEnAttente(cas: Cas<'emettre-titre'>): number {
  const { versements, exercice, payeur } = cas.demande.donnees;
  const somme = (faits: readonly { readonly donnees: Mouvement }[]): number =>
    faits
      .filter(
        ({ donnees: d }) => d.versements === versements && d.exercice === exercice && d.payeur === payeur,
      )
      .reduce((total, f) => total + f.donnees.montant, 0);
  return Math.max(0, somme(faitsVivants(cas, 'titre-emis')) - somme(faitsVivants(cas, 'reversement-recu')));
}

interface Mouvement {
  readonly versements: string;
  readonly exercice: number;
  readonly payeur: string;
  readonly montant: Centimes;
}

const ETATS: Record<Versement['etat'], string> = {
  prevu: 'prévu pour plus tard',
  suspendu: 'suspendu',
  exigible: 'exigible',
  verse: 'déjà payé',
  'verse-en-partie': 'payé en partie',
  'sans-objet': 'sans objet',
  indetermine: 'sans montant connu',
};

/** Why an instalment cannot be paid now, in the words of its own state. */
export function pasPayable({ etat }: Pick<Cas, 'etat'>, v: Versement): Refus | null {
  switch (v.etat) {
    case 'prevu':
      return refuser('versement-pas-venu', null, { du: v.du });
    case 'suspendu':
      return refuser('versement-suspendu', null, { manque: v.deblocage.map((d) => nommer(etat, d)) });
    case 'indetermine':
      return refuser('montant-indetermine', null);
    case 'verse':
    case 'sans-objet':
      return refuser('versement-sans-objet', null);
    case 'exigible':
    case 'verse-en-partie':
      return null;
  }
}

function nommer(etat: Etat, d: Deblocage): string {
  switch (d.sorte) {
    case 'piece': {
      const e = echeanceDeCle(etat, d.echeance);
      const noms = d.pieces.map((id) => e?.obligation.pieces.find((p) => p.id === id)?.intitule ?? id);
      return noms.join(', ');
    }
    case 'obligation':
      return echeanceDeCle(etat, d.echeance)?.obligation.intitule ?? d.echeance;
    case 'reserve':
      return `la levée de la réserve sur « ${echeanceDeCle(etat, d.echeance)?.obligation.intitule ?? d.echeance} »`;
    case 'evenement':
      return d.evenement;
    case 'coordonnees':
      return 'la validation des nouvelles coordonnées bancaires';
    case 'grandeur':
      return `le chiffre de ${d.exercice}`;
  }
}

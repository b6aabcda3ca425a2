import { enumerer } from '../../basics/francais.ts';
import { anneeDe, type Jour } from '../../basics/jour.ts';
import { centimes, ecrireMontantCourt } from '../../basics/montant.ts';
import type { Espace } from '../../espace/espace.ts';
import type { NomsConnus } from '../dit.ts';
import { jourDit, type Statut } from '../statuts.ts';
import { compter } from '../typographie.ts';

/** A row of the portfolio as the espace gives it. */
export type LigneDeConvention = Awaited<ReturnType<Espace['conventions']>>['lignes'][number];

/** One agreement at a glance. */
export interface ConventionDite {
  readonly titre: string;
  readonly chemin: string;
  /** who it is with, and where: « Clairs-Soleils (prioritaire), Vareilles (fragile) » */
  readonly territoire: string;
  readonly statut: Statut;
  /** « 84 500 € retenus », « 21 000 € à reprendre » */
  readonly argent: readonly string[];
  readonly phase: string;
  readonly prochaine: Jour | null;
  readonly duree: string;
}

export const PHASES: Readonly<Record<string, string>> = {
  projet: 'En projet',
  autorisee: 'Autorisée, à signer',
  signee: 'Signée, pas encore en vigueur',
  'en-vigueur': 'En vigueur',
  terminee: 'Terminée',
  resiliee: 'Résiliée',
};

export function direConvention(l: LigneDeConvention, au: Jour, noms: NomsConnus): ConventionDite {
  const argent: string[] = [];
  if (l.suspendus > 0) argent.push(`${ecrireMontantCourt(centimes(l.montantSuspendu))} retenus`);
  if (l.tropPercu > 0) argent.push(`${ecrireMontantCourt(centimes(l.tropPercu))} à reprendre`);
  return {
    titre: l.titre,
    chemin: `/conventions/${l.flux}`,
    territoire: l.quartiers
      .map((id) => noms.quartier(id))
      .filter((q) => q !== undefined)
      .map((q) => (q.statut === 'autre' ? q.nom : `${q.nom} (${q.statut})`))
      .join(', '),
    statut: statutDeConvention(l, au),
    argent,
    phase: PHASES[l.phase] ?? l.phase,
    prochaine: l.prochaine,
    duree: direDuree(l),
  };
}

/** The worst of what it holds: what is late first, then what is held back, then its stage of life. */
function statutDeConvention(l: LigneDeConvention, au: Jour): Statut {
  const versements = l.versementsEnRetard ?? 0;
  const echeances = l.enRetard - versements;
  const tard = [
    ...(echeances > 0 ? [compter(echeances, 'échéance')] : []),
    ...(versements > 0 ? [compter(versements, 'versement')] : []),
  ];
  if (tard.length > 0) return { forme: 'retard', libelle: `${enumerer(tard)} en retard` };
  if (l.suspendus > 0)
    return { forme: 'suspendu', libelle: `${compter(l.suspendus, 'versement')} en suspens` };
  if (l.tropPercu > 0) return { forme: 'proche', libelle: 'Trop-perçu à reprendre' };
  switch (l.phase) {
    case 'en-vigueur':
      return l.prochaine !== null && l.prochaine - au < 15
        ? { forme: 'proche', libelle: `Échéance le ${jourDit(l.prochaine, au)}` }
        : { forme: 'fait', libelle: 'À jour' };
    case 'terminee':
    case 'resiliee':
      return { forme: 'sansobjet', libelle: PHASES[l.phase] ?? '' };
    case 'projet':
      return { forme: 'avenir', libelle: 'En projet' };
    default:
      return { forme: 'ouvert', libelle: PHASES[l.phase] ?? '' };
  }
}

function direDuree(l: LigneDeConvention): string {
  const annee = (j: Jour | null) => (j === null ? '…' : String(anneeDe(j)));
  const [du, au] = [annee(l.du), annee(l.au)];
  return du === au ? du : `${du}\u2013${au}`;
}

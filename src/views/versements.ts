import { capitale, de, FINE, INSECABLE } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { Fait } from '../facts/fait.ts';
import type { CompteExercice, Versement } from '../rules/etat.ts';
import { direCalcul, direSomme, type LigneDite } from './calcul.ts';
import { bilanConditions, type ConditionDite, direConditions } from './conditions.ts';
import { direPas, type PasDit } from './dates.ts';
import { type DeblocageDit, direDeblocage } from './deblocage.ts';
import { type ADire, nomPartie } from './dit.ts';
import { titreCompte, titreVersement } from './intitules.ts';
import { histoireDe, type LigneDeJournal } from './journal.ts';
import { manqueDit, quandVersement, type Statut, statutVersement } from './statuts.ts';
import { parTemps } from './tables.ts';

/** Everything one page says of one instalment. */
export interface VersementVue {
  readonly cle: string;
  readonly titre: string;
  /** « Subvention de fonctionnement de la Ville » */
  readonly surtitre: string;
  readonly article: string;
  /** rank of the text it falls under */
  readonly texte: number;
  /** null while it has no base */
  readonly montant: string | null;
  readonly attend: string | null;
  readonly statut: Statut;
  readonly quand: string;
  /** « A été suspendu du 1er août au 22 novembre 2026. »; null when it never was, or still is */
  readonly suspension: string | null;
  readonly deblocage: DeblocageDit | null;
  readonly lignes: readonly LigneDite[];
  readonly resultat: string;
  /** how the amount was fixed: by a liquidation, by its day, not yet */
  readonly fige: string;
  readonly parDefaut: boolean;
  readonly somme: string | null;
  readonly conditions: readonly ConditionDite[];
  readonly bilanConditions: string;
  readonly pourquoiDate: readonly PasDit[];
  readonly paye: string;
  readonly resteDu: string | null;
  readonly compte: CompteDit | null;
  readonly suivants: readonly SuivantDit[];
  readonly histoire: readonly LigneDeJournal[];
}

export interface SuivantDit {
  readonly cle: string;
  readonly titre: string;
  readonly montant: string | null;
  readonly statut: Statut;
}

/** The account of the year: what is due, paid, overpaid, taken back. */
export interface CompteDit {
  readonly titre: string;
  readonly tropPercu: string | null;
  readonly tropPercuCentimes: number;
  readonly reverse: string | null;
  readonly prescription: number | null;
}

export function versementView(d: ADire, v: Versement): VersementVue {
  const conditions = direConditions(d, v);
  const connu = v.montant.sorte === 'connu' ? v.montant.centimes : null;
  return {
    cle: v.cle,
    titre: titreVersement(d, v),
    surtitre: `${capitale(v.regles.intitule)} ${de(nomPartie(d, v.payeur))}`,
    article: v.article,
    texte: v.texte,
    montant: connu === null ? null : ecrireMontant(connu),
    attend: manqueDit(v),
    statut: statutVersement(v, d.etat.regard.au),
    quand: quandVersement(v),
    suspension: v.suspension && direSuspension(v.suspension),
    deblocage: v.deblocage.length === 0 ? null : direDeblocage(d, v),
    lignes: direCalcul(d, v),
    resultat: titreVersement(d, v),
    fige: direFige(v),
    parDefaut: v.parDefaut,
    somme: direSomme(d, v),
    conditions,
    bilanConditions: bilanConditions(conditions),
    pourquoiDate: v.pourquoiDate.map((p) => direPas(d, p)),
    paye: ecrireMontant(v.paye),
    resteDu: v.resteDu > 0 ? ecrireMontant(v.resteDu) : null,
    compte: compteDe(d, v),
    suivants: suivants(d, v),
    histoire: histoireDe(d, (f) => concerne(f, v)),
  };
}

function direFige(v: Versement): string {
  if (v.determine === null)
    return `Ce montant suit les faits${INSECABLE}: il sera arrêté le jour du versement.`;
  const le = ecrireJour(v.determine.le);
  return v.determine.par === 'liquidation'
    ? `Montant arrêté par la liquidation du ${le}${FINE}; un vote ultérieur ne le change plus.`
    : `Montant arrêté le ${le}, son jour venu, d’après les faits de ce jour.`;
}

const direSuspension = ({ du, au }: NonNullable<Versement['suspension']>): string =>
  `A été suspendu du ${ecrireJour(du)} au ${ecrireJour(au)}, jour où ce qui manquait est venu.`;

function compteDe(d: ADire, v: Versement): CompteDit | null {
  const c = d.etat.comptes.find(
    (x) => x.versements === v.regles.id && x.exercice === v.exercice && x.payeur === v.payeur,
  );
  return c ? direCompte(d, c) : null;
}

export const direCompte = (d: ADire, c: CompteExercice): CompteDit => ({
  titre: titreCompte(d.etat, c),
  tropPercu: c.tropPercu > 0 ? ecrireMontant(c.tropPercu) : null,
  tropPercuCentimes: c.tropPercu,
  reverse: c.reverse > 0 ? ecrireMontant(c.reverse) : null,
  prescription: c.prescription,
});

/** Later instalments of the same rule and payer: what this one acts upon. */
function suivants(d: ADire, v: Versement): readonly SuivantDit[] {
  const rang = [...d.etat.versements]
    .filter((x) => x.regles.id === v.regles.id && x.payeur === v.payeur)
    .sort(parTemps);
  return rang
    .slice(rang.findIndex((x) => x.cle === v.cle) + 1, rang.findIndex((x) => x.cle === v.cle) + 4)
    .map((x) => ({
      cle: x.cle,
      titre: titreVersement(d, x),
      montant: x.montant.sorte === 'connu' ? ecrireMontant(x.montant.centimes) : null,
      statut: statutVersement(x, d.etat.regard.au),
    }));
}

function concerne(f: Fait, v: Versement): boolean {
  if (f.sorte === 'versement-effectue' || f.sorte === 'versement-liquide')
    return (
      f.donnees.versements === v.regles.id &&
      f.donnees.exercice === v.exercice &&
      f.donnees.tranche === v.tranche.id &&
      f.donnees.payeur === v.payeur
    );
  if (f.sorte === 'relance-envoyee' || f.sorte === 'reserve-levee')
    return v.conditions.some((c) => c.echeance === f.donnees.echeance);
  if (f.sorte === 'titre-emis' || f.sorte === 'reversement-recu' || f.sorte === 'subvention-votee')
    return (
      f.donnees.versements === v.regles.id &&
      f.donnees.exercice === v.exercice &&
      f.donnees.payeur === v.payeur
    );
  return v.calcul.some((l) => l.faits.includes(f.id));
}

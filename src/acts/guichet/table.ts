import type { Fonction } from '../../facts/annuaire.ts';
import type { CasDuGuichet, ConditionDuGuichet } from './cas.ts';
import * as si from './conditions.ts';
import type { NomActeDuGuichet } from './demande.ts';

/** What whoever acts is to an arrival. */
export type LienDuGuichet =
  /** of the organisation whose counter it is */
  | 'guichet'
  /** of the organisation that sends */
  | 'deposant';

export interface LigneDuGuichet<A extends NomActeDuGuichet> {
  readonly qui: Partial<Record<LienDuGuichet, readonly Fonction[]>>;
  readonly si: readonly ConditionDuGuichet<A>[];
}

/** Who holds a counter. */
export const TENANTS: readonly Fonction[] = ['agent-pilote'];
/** Who sends papers in the name of an organisation, whichever side it is on. */
export const DEPOSANTS: readonly Fonction[] = ['dirigeant', 'equipe', 'agent', 'agent-pilote'];

/**
 * Who may do what at a counter. Read a row aloud: « verser un fichier au dossier: the clerk of the counter, if the
 * arrival is not left aside, the file still waits, is classed, and no harm was found in it ».
 */
// biome-ignore format: a table reads as a table
export const TABLE_GUICHET: { readonly [A in NomActeDuGuichet]: LigneDuGuichet<A> } = {
  'deposer-au-guichet': { qui: { deposant: DEPOSANTS, guichet: TENANTS }, si: [si.guichetDesSiens, si.jourVrai, si.fichierGarde] },
  'attribuer-arrivee':  { qui: { guichet: TENANTS },                      si: [si.nonFinie, si.rienDeDecide, si.guichetDesSiens] },
  'classer-fichier':    { qui: { deposant: DEPOSANTS, guichet: TENANTS }, si: [si.pasAPart, si.fichierEnAttente] },
  'verser-fichier':     { qui: { guichet: TENANTS },                      si: [si.pasAPart, si.fichierEnAttente, si.fichierClasse, si.fichierSain] },
  'retourner-fichier':  { qui: { guichet: TENANTS },                      si: [si.fichierEnAttente, si.motive] },
  'ecarter-arrivee':    { qui: { guichet: TENANTS },                      si: [si.nonFinie, si.motive] },
  'reprendre-arrivee':  { qui: { guichet: TENANTS },                      si: [si.estAPart] },
};

/** True when the actor holds one of the row's links, in one of its offices. */
export const permisAuGuichet = ({ qui }: LigneDuGuichet<NomActeDuGuichet>, cas: CasDuGuichet): boolean =>
  (Object.entries(qui) as [LienDuGuichet, readonly Fonction[]][]).some(
    ([lien, fonctions]) => fonctions.includes(cas.acteur.fonction) && tient(lien, cas),
  );

function tient(lien: LienDuGuichet, { acteur, arrivee, demande }: CasDuGuichet): boolean {
  const depot = demande.acte === 'deposer-au-guichet' ? demande.donnees : null;
  return (
    acteur.organisation ===
    (lien === 'guichet' ? (arrivee ?? depot)?.guichet : (arrivee ?? depot)?.organisation)
  );
}

import type { Acteur } from '../acts/acteur.ts';
import type { DemandeDAnnuaire, NomActeDAnnuaire, OrganisationSaisie } from '../acts/annuaire/demande.ts';
import type { Refus } from '../acts/refus.ts';
import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Result } from '../basics/result.ts';
import type { SorteDeCoordonnees } from '../facts/coordonnees.ts';
import type { Fait } from '../facts/fait.ts';
import type { Organisation, Personne } from '../journal/registre.ts';
import type { DemandeDeCoordonnees, EtatCoordonnees } from '../rules/coordonnees.ts';
import type { EtatOrganisation } from '../rules/mandats.ts';

type Issue<T> = Promise<Result<T, readonly Refus[]>>;

/** A mandate in force, and the names that go with it. */
export interface MandatTenu {
  readonly acteur: Acteur & { readonly mandat: string };
  readonly titre: string | null;
  readonly personne: Personne;
  readonly organisation: Organisation;
  readonly du: Jour;
  readonly au: Jour | null;
  readonly delegueDe: string | null;
}

export interface FichierLu {
  readonly nom: string;
  readonly type: string;
  readonly contenu: AsyncIterable<Uint8Array>;
}

export interface EtapeDeCoordonnees {
  readonly organisation: string;
  readonly fait: Fait<SorteDeCoordonnees>;
  /** the request that the step bears on; null for a number noted */
  readonly demande: DemandeDeCoordonnees | null;
  /** one mandate for each person */
  readonly prevenus: readonly MandatTenu[];
}

/** The account behind whoever accepts an invitation. */
export interface CompteConnu {
  readonly id: string;
  readonly nom: string;
  readonly courriel: string;
}

/** Who acts for whom in an espace. Every write is judged by the real today. */
export interface AnnuaireDEspace {
  /** those in force today, or on another day, by organisation */
  tenus(au?: Jour): Promise<readonly MandatTenu[]>;
  /** the one of that name, if it is in force today */
  tenu(mandat: string): Promise<MandatTenu | null>;
  /** everything given, past and to come; null when there is no such organisation */
  organisation(
    id: string,
  ): Promise<{ readonly etat: EtatOrganisation; readonly faits: readonly Fait[] } | null>;
  /** `rangAttendu`: the rank of the organisation's facts that the user had under the eyes */
  agir(
    organisation: string,
    acteur: Acteur,
    rangAttendu: number,
    demande: DemandeDAnnuaire,
  ): Issue<EtatOrganisation>;
  /** May this actor do this to this organisation, conditions apart? `mandat`: the one that the act bears on. */
  permet(
    organisation: EtatOrganisation,
    acteur: Acteur,
    acte: NomActeDAnnuaire,
    mandat?: string,
  ): Promise<boolean>;
  /** The bank details in full; null when they are not theirs to read. Each reading is kept. */
  lireCoordonnees(organisation: string, acteur: Acteur): Promise<EtatCoordonnees | null>;
  /** The bank's paper of one request, on the same terms. */
  lireRib(organisation: string, acteur: Acteur, demande: string): Promise<FichierLu | null>;
  /** May this actor read the bank details in full? Nothing is read. */
  peutLireCoordonnees(organisation: EtatOrganisation, acteur: Acteur): Promise<boolean>;
  /**
   * The steps of changes of bank details recorded since an instant, each with whoever must hear of it: those who may read
   * them. For the program's own rounds, never for a page; nothing when nothing was written since the last time.
   */
  etapesDeCoordonnees(depuis: Instant): Promise<readonly EtapeDeCoordonnees[]>;
  /** A new organisation; gives its identifier. */
  inscrire(acteur: Acteur, saisie: OrganisationSaisie): Issue<string>;
  /** The person whom an invitation names takes their mandate; gives its identifier. */
  accepter(organisation: string, invitation: string, compte: CompteConnu): Issue<string>;
  /** Rebuilds the table of mandates from the facts. */
  reconstruire(): Promise<void>;
}

import type { Fonction } from '../facts/annuaire.ts';
import type { Mot } from '../modele/regles.ts';
import type { Etat } from '../rules/etat.ts';
import type { Acteur } from './acteur.ts';
import { type Cas, intitulesDeRoles, obligationDe, procedureVisee, reunionVisee, rolesDe } from './cas.ts';
import { type Refus, refuser } from './refus.ts';

/** What an organisation is to an agreement, or to the very thing an act bears on. */
export type Lien =
  | 'pilote'
  | 'entite'
  | 'association'
  /** pays under these rules of payment */
  | 'payeur'
  /** owes the obligation, or fills the form */
  | 'debiteur'
  /** is owed the obligation */
  | 'creancier'
  /** is the party that the act names */
  | 'partie'
  /** convenes this meeting */
  | 'convoquant'
  /** opened the procedure, or has the initiative of it */
  | 'initiateur'
  /** recorded the fact */
  | 'auteur';

/** Who may: for each link, the offices. */
export type Qui = Partial<Record<Lien, readonly Fonction[]>>;

/** Judges the actor against a row's « qui ». Null: they may. */
export function droit(qui: Qui, cas: Cas): Refus | null {
  const roles = rolesDe(cas.etat, cas.acteur.organisation);
  if (roles.length === 0) return refuser('hors-convention', null);
  for (const [lien, fonctions] of Object.entries(qui) as [Lien, readonly Fonction[]][])
    if (fonctions.includes(cas.acteur.fonction) && tient(lien, roles, cas)) return null;
  return refuser('fonction-sans-droit', null, { qui: nommer(qui, cas) });
}

/** True when the actor's organisation holds this link to what the act bears on, whatever the person's office. */
export const tientLeLien = (lien: Lien, cas: Cas): boolean =>
  tient(lien, rolesDe(cas.etat, cas.acteur.organisation), cas);

/** Before the act says what it bears on: true unless the organisation cannot hold this link on this agreement. */
export function peutTenir(lien: Lien, { etat, acteur }: Pick<Cas, 'etat' | 'acteur'>): boolean {
  const tenants = TENUS_SANS_OBJET[lien]?.(etat);
  return tenants === undefined || tenants.some((r) => rolesDe(etat, acteur.organisation).includes(r));
}

function tient(lien: Lien, roles: readonly Mot[], cas: Cas): boolean {
  if (lien === 'auteur') return auteurDuFait(cas) === cas.acteur.organisation;
  return rolesLies(lien, cas).some((role) => roles.includes(role));
}

/** The roles of the agreement that hold this link to what the act bears on. */
function rolesLies(lien: Lien, cas: Cas): readonly Mot[] {
  const { etat } = cas;
  const { obligations } = etat.modele;
  switch (lien) {
    case 'pilote':
    case 'entite':
    case 'association':
      return TENUS_SANS_OBJET[lien]?.(etat) ?? [];
    case 'payeur':
      return champ(cas, 'payeur');
    case 'debiteur': {
      const formulaire = etat.modele.formulaires.find((f) => f.id === champ(cas, 'formulaire')[0]);
      return formulaire?.remplit ?? obligationVisee(cas)?.debiteur ?? [];
    }
    case 'creancier':
      return obligationVisee(cas)?.creancier ?? [];
    case 'partie':
      return champ(cas, 'partie');
    case 'convoquant': {
      const reunion = champ(cas, 'reunion')[0];
      const instance =
        champ(cas, 'instance')[0] ?? (reunion ? reunionVisee(etat, reunion)?.instance : undefined);
      return etat.modele.instances.find((i) => i.id === instance)?.convoque ?? [];
    }
    case 'initiateur': {
      const procedure = procedureVisee(etat, champ(cas, 'ouverture')[0] ?? '');
      const debiteurs = procedure?.regles.etapes.find((e) => e.id === champ(cas, 'etape')[0])?.debiteur;
      return procedure ? [procedure.partie, ...(debiteurs ?? [])] : [];
    }
    case 'auteur':
      return [];
  }

  function obligationVisee({ demande, faits }: Cas) {
    if ('obligation' in demande.donnees) return obligationDe(etat, demande.donnees.obligation);
    if ('echeance' in demande.donnees) {
      const { echeance } = demande.donnees;
      return etat.echeances.find((e) => e.cle === echeance)?.obligation;
    }
    const id = 'depot' in demande.donnees ? demande.donnees.depot : champ(cas, 'demande')[0];
    const fait = faits.find((f) => f.id === id);
    if (fait?.sorte === 'fiche-remplie') {
      const { formulaire } = fait.donnees;
      return obligations.find((o) => o.pieces.some((p) => p.formulaire === formulaire));
    }
    if (fait?.sorte !== 'piece-deposee' && fait?.sorte !== 'aide-demandee') return undefined;
    return obligations.find((o) => o.id === fait.donnees.obligation);
  }
}

const auteurDuFait = ({ faits, demande }: Cas): string | undefined =>
  demande.acte === 'annuler-fait'
    ? faits.find((f) => f.id === demande.donnees.fait)?.auteur.organisation
    : undefined;

function champ({ demande }: Cas, nom: string): readonly string[] {
  const valeur = (demande.donnees as Readonly<Record<string, unknown>>)[nom];
  return typeof valeur === 'string' ? [valeur] : [];
}

const NOMS_DE_FONCTION: Record<Fonction, string> = {
  'agent-pilote': 'un agent',
  agent: 'un agent',
  finances: 'les finances',
  elu: 'un élu',
  dirigeant: 'un dirigeant',
  equipe: 'l’équipe',
  observateur: 'un observateur',
  administrateur: 'un administrateur',
};

const COMPLEMENT: Record<Lien, string> = {
  pilote: 'du service pilote',
  entite: 'd’une entité',
  association: 'de l’association',
  payeur: 'du payeur',
  debiteur: 'de qui doit la remise',
  creancier: 'de qui la reçoit',
  partie: 'de la partie nommée',
  convoquant: 'de qui convoque',
  initiateur: 'de la partie qui a l’initiative',
  auteur: 'de qui a enregistré le fait',
};

/** « un agent du service pilote », « les finances du payeur »: who could do it, the actual parties named when known. */
function nommer(qui: Qui, cas: Cas): readonly string[] {
  return (Object.entries(qui) as [Lien, readonly Fonction[]][]).map(([lien, fonctions]) => {
    const roles = intitulesDeRoles(cas.etat, rolesLies(lien, cas));
    const noms = [...new Set(fonctions.map((f) => NOMS_DE_FONCTION[f]))].join(' ou ');
    return roles.length > 0 ? `${noms} (${roles.join(', ')})` : `${noms} ${COMPLEMENT[lien]}`;
  });
}

/**
 * What a row gives this office, whatever the object: `oui`, `selon` (when the organisation holds the link to the object),
 * `non`. Says nothing of the conditions.
 */
export function droitDOffice(qui: Qui, etat: Etat, acteur: Acteur): 'oui' | 'selon' | 'non' {
  const roles = rolesDe(etat, acteur.organisation);
  let dit: 'selon' | 'non' = 'non';
  for (const [lien, fonctions] of Object.entries(qui) as [Lien, readonly Fonction[]][]) {
    if (roles.length === 0 || !fonctions.includes(acteur.fonction)) continue;
    const tenants = TENUS_SANS_OBJET[lien]?.(etat);
    if (tenants === undefined) dit = 'selon';
    else if (tenants.some((role) => roles.includes(role))) return 'oui';
  }
  return dit;
}

/** Who could, said of the row alone: « un agent du service pilote ». */
export const direQui = (qui: Qui): readonly string[] =>
  (Object.entries(qui) as [Lien, readonly Fonction[]][]).map(
    ([lien, fonctions]) =>
      `${[...new Set(fonctions.map((f) => NOMS_DE_FONCTION[f]))].join(' ou ')} ${COMPLEMENT[lien]}`,
  );

const parRole = (etat: Etat, role: 'entite' | 'association'): readonly Mot[] =>
  etat.modele.parties.filter((p) => p.role === role).map((p) => p.id);

const TENUS_SANS_OBJET: Partial<Record<Lien, (etat: Etat) => readonly Mot[]>> = {
  pilote: (etat) => etat.modele.parties.filter((p) => p.pilote).map((p) => p.id),
  entite: (etat) => parRole(etat, 'entite'),
  association: (etat) => parRole(etat, 'association'),
};

/** True when this organisation holds a role on the agreement: the right to read it. */
export const estPartie = (etat: Pick<Etat, 'parties'>, { organisation }: Acteur): boolean =>
  Object.values(etat.parties).includes(organisation);

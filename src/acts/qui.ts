import type { Mot } from '../modele/regles.ts';
import type { Etat } from '../rules/etat.ts';
import type { Acteur, Fonction } from './acteur.ts';
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

function tient(lien: Lien, roles: readonly Mot[], cas: Cas): boolean {
  if (lien === 'auteur') return auteurDuFait(cas) === cas.acteur.organisation;
  return rolesLies(lien, cas).some((role) => roles.includes(role));
}

/** The roles of the agreement that hold this link to what the act bears on. */
function rolesLies(lien: Lien, cas: Cas): readonly Mot[] {
  const { etat } = cas;
  const { parties, obligations } = etat.modele;
  switch (lien) {
    case 'pilote':
      return parties.filter((p) => p.pilote).map((p) => p.id);
    case 'entite':
      return parties.filter((p) => p.role === 'entite').map((p) => p.id);
    case 'association':
      return parties.filter((p) => p.role === 'association').map((p) => p.id);
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

/** True when this organisation holds a role on the agreement: the right to read it. */
export const estPartie = (etat: Pick<Etat, 'parties'>, { organisation }: Acteur): boolean =>
  Object.values(etat.parties).includes(organisation);

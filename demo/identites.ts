import type { Acteur } from '../src/acts/acteur.ts';
import type { Fondation } from '../src/espace/fonder.ts';
import type { Fonction } from '../src/facts/annuaire.ts';
import type { Organisation, Personne, Quartier } from '../src/journal/registre.ts';

/**
 * Who lives in the demonstration. Bodies, neighbourhoods and the four signatories are those of the reference agreement,
 * a public document; every other person is named by function, and the second city is invented.
 */

const organisation = (
  id: string,
  nature: Organisation['nature'],
  nom: string,
  nomCourt: string,
  adresse: string | null = null,
  courriel: string | null = null,
): Organisation => ({ id, nature, nom, nomCourt, adresse, courriel, siret: null, rna: null });

export const ORGANISATIONS: Fondation['organisations'] = [
  organisation(
    'ville-besancon',
    'commune',
    'Ville de Besançon',
    'la Ville',
    'Direction Vie des quartiers, Besançon',
    'dvq@besancon.fr',
  ),
  organisation('ccas-besancon', 'ccas', 'Centre communal d’action sociale de Besançon', 'le CCAS'),
  organisation('grand-besancon', 'intercommunalite', 'Grand Besançon Métropole', 'GBM'),
  organisation('caf-doubs', 'autre', 'Caisse d’allocations familiales du Doubs', 'la CAF'),
  organisation(
    'mjc-clairs-soleils',
    'association',
    'MJC Besançon / Clairs-Soleils',
    'la MJC Clairs-Soleils',
    'Centre Martin Luther King, 67 E rue de Chalezeule, 25000 Besançon',
  ),
  organisation(
    'asep',
    'association',
    'ASEP Cras / Chaprais / Viotte',
    'l’ASEP',
    null,
    'direction@asep.example',
  ),
  organisation(
    'cq-rosemont',
    'association',
    'Comité de quartier Rosemont / Saint-Ferjeux',
    'le Comité de quartier',
  ),
  organisation('mjc-palente', 'association', 'MJC Palente', 'la MJC Palente'),
  organisation('ville-aubrelle', 'commune', 'Ville d’Aubrelle (ville inventée)', 'la Ville d’Aubrelle'),
  organisation(
    'departement-haute-aubre',
    'departement',
    'Département de la Haute-Aubre (inventé)',
    'le Département',
  ),
  organisation(
    'ateliers-du-canal',
    'association',
    'Les Ateliers du Canal (association inventée)',
    'les Ateliers du Canal',
  ),
];

/** Population figures: those that the reference agreement gives; unknown elsewhere. */
export const QUARTIERS: readonly Quartier[] = [
  { id: 'battant', nom: 'Battant', statut: 'prioritaire', habitants: null },
  { id: 'clairs-soleils', nom: 'Clairs-Soleils', statut: 'prioritaire', habitants: 1428 },
  { id: 'hauts-de-saint-claude', nom: 'Hauts de Saint-Claude', statut: 'prioritaire', habitants: null },
  { id: 'montrapon', nom: 'Montrapon', statut: 'prioritaire', habitants: null },
  { id: 'palente-orchamps', nom: 'Palente-Orchamps', statut: 'prioritaire', habitants: null },
  { id: 'planoise', nom: 'Planoise', statut: 'prioritaire', habitants: null },
  { id: 'cite-de-l-amitie', nom: 'Cité de l’Amitié', statut: 'fragile', habitants: null },
  { id: 'cite-de-la-pelouse', nom: 'Cité de la Pelouse', statut: 'fragile', habitants: null },
  { id: 'secteur-pesty', nom: 'Secteur Pesty', statut: 'fragile', habitants: null },
  { id: 'vareilles', nom: 'Cité des Vareilles', statut: 'fragile', habitants: 700 },
  { id: 'cite-viotte', nom: 'Cité Viotte', statut: 'fragile', habitants: null },
  { id: 'quai-du-canal', nom: 'Quai du Canal (Aubrelle)', statut: 'autre', habitants: null },
];

/** Someone whom a visitor of the demonstration may be. */
interface Identite {
  readonly acteur: Acteur;
  readonly nom: string;
  /** the organisation, as the choice of identities shows it */
  readonly pour: string;
}

const identite = (
  personne: string,
  organisation: string,
  fonction: Fonction,
  nom: string,
  pour: string,
): Identite => ({ acteur: { personne, organisation, fonction, mandat: personne }, nom, pour });

const DVQ = identite(
  'agent-dvq',
  'ville-besancon',
  'agent-pilote',
  'Agent de la Direction Vie des quartiers',
  'Ville de Besançon, service pilote',
);
const FINANCES = identite(
  'agent-finances',
  'ville-besancon',
  'finances',
  'Agent de la Direction des finances',
  'Ville de Besançon',
);
const CCAS = identite('agent-ccas', 'ccas-besancon', 'agent', 'Agent du CCAS', 'CCAS de Besançon');
const GBM = identite(
  'agent-gbm',
  'grand-besancon',
  'agent',
  'Agent de la mission Contrat de ville',
  'Grand Besançon Métropole',
);
const ELU = identite(
  'elu-referent',
  'ville-besancon',
  'elu',
  'Élu référent de la Ville',
  'Ville de Besançon',
);
const OBSERVATEUR = identite(
  'membre-conseil-habitants',
  'ville-besancon',
  'observateur',
  'Membre du conseil consultatif d’habitants',
  'Ville de Besançon',
);
const ADMIN = identite(
  'administrateur',
  'ville-besancon',
  'administrateur',
  'Administrateur de l’espace',
  'Ville de Besançon',
);

/** The two people by whom each association acts. */
const association = (id: string, nom: string) => ({
  presidence: identite(`presidence-${id}`, id, 'dirigeant', 'Présidence de l’association', nom),
  direction: identite(`direction-${id}`, id, 'equipe', 'Direction de l’association', nom),
});

const CLAIRS_SOLEILS = association('mjc-clairs-soleils', 'MJC Besançon / Clairs-Soleils');
const ASEP = association('asep', 'ASEP Cras / Chaprais / Viotte');
const ROSEMONT = association('cq-rosemont', 'Comité de quartier Rosemont / Saint-Ferjeux');
const PALENTE = association('mjc-palente', 'MJC Palente');
const CANAL = association('ateliers-du-canal', 'Les Ateliers du Canal (association inventée)');

const AUBRELLE = identite(
  'agent-culture-aubrelle',
  'ville-aubrelle',
  'agent-pilote',
  'Agent du service Vie associative d’Aubrelle',
  'Ville d’Aubrelle (inventée), service pilote',
);
const FINANCES_AUBRELLE = identite(
  'agent-finances-aubrelle',
  'ville-aubrelle',
  'finances',
  'Agent des finances d’Aubrelle',
  'Ville d’Aubrelle (inventée)',
);
const DEPARTEMENT = identite(
  'agent-departement',
  'departement-haute-aubre',
  'agent',
  'Agent du Département de la Haute-Aubre',
  'Département de la Haute-Aubre (inventé)',
);
const FINANCES_DEPARTEMENT = identite(
  'agent-finances-departement',
  'departement-haute-aubre',
  'finances',
  'Agent des finances du Département',
  'Département de la Haute-Aubre (inventé)',
);

/** Whom a visitor may be. */
const IDENTITES: readonly Identite[] = [
  DVQ,
  FINANCES,
  CCAS,
  GBM,
  ELU,
  CLAIRS_SOLEILS.presidence,
  CLAIRS_SOLEILS.direction,
  ASEP.presidence,
  ASEP.direction,
  ROSEMONT.presidence,
  ROSEMONT.direction,
  PALENTE.presidence,
  PALENTE.direction,
  OBSERVATEUR,
  ADMIN,
  AUBRELLE,
  FINANCES_AUBRELLE,
  DEPARTEMENT,
  FINANCES_DEPARTEMENT,
  CANAL.presidence,
  CANAL.direction,
];

/** Those who signed the reference agreement, as public officers; the president signs for the association. */
const SIGNATAIRES: readonly Personne[] = [
  { id: 'anne-vignot', nom: 'Anne Vignot', courriel: null },
  { id: 'sylvie-wanlin', nom: 'Sylvie Wanlin', courriel: null },
  { id: 'gabriel-baulieu', nom: 'Gabriel Baulieu', courriel: null },
  { id: 'jean-marie-dame', nom: 'Jean-Marie Dame', courriel: null },
];

export const PERSONNES: readonly Personne[] = [
  ...IDENTITES.map((i) => ({
    id: i.acteur.personne,
    // One pair of brackets is enough.
    nom: `${i.nom} (${i.pour.replace(/ \(([^)]*)\)/, ', $1')})`,
    courriel: null,
  })),
  ...SIGNATAIRES,
];

/** The mandates of the demonstration carry the name of who holds them. */
export const MANDATS: Fondation['mandats'] = IDENTITES.map(({ acteur, nom }) => ({
  id: acteur.personne,
  ...{ organisation: acteur.organisation, personne: acteur.personne, fonction: acteur.fonction, titre: nom },
}));

const acteurs = (a: { readonly presidence: Identite; readonly direction: Identite }) => ({
  presidence: a.presidence.acteur,
  direction: a.direction.acteur,
});

/** The same people, as the stories call them. */
export const dvq = DVQ.acteur;
export const finances = FINANCES.acteur;
export const agentCcas = CCAS.acteur;
export const agentGbm = GBM.acteur;
export const clairsSoleils = acteurs(CLAIRS_SOLEILS);
export const asep = acteurs(ASEP);
export const rosemont = acteurs(ROSEMONT);
export const palente = acteurs(PALENTE);
export const canal = acteurs(CANAL);
export const aubrelle = AUBRELLE.acteur;
export const financesAubrelle = FINANCES_AUBRELLE.acteur;
export const departement = DEPARTEMENT.acteur;
export const financesDepartement = FINANCES_DEPARTEMENT.acteur;
export const admin = ADMIN.acteur;

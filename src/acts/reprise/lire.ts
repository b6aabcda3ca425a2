import { avecArticle } from '../../basics/francais.ts';
import { lireSiret } from '../../basics/identifiants.ts';
import type { Jour } from '../../basics/jour.ts';
import { lirePart } from '../../basics/montant.ts';
import { plier } from '../../basics/pli.ts';
import type { ValeurDeTerme } from '../../facts/champs.ts';
import type { Modele, TermeDeclare } from '../../modele/regles.ts';
import type { OrganisationSaisie } from '../annuaire/demande.ts';
import { peutTenir } from '../creer.ts';
import type { Creation } from '../demande.ts';
import { refuser } from '../refus.ts';
import { demandesDe } from './demandes.ts';
import {
  type Cellule,
  type DemandeLue,
  type FauteDeLigne,
  type LecteurDeLigne,
  ouvrirLecteur,
} from './lecteur.ts';
import type { Correspondance, Tableau } from './tableau.ts';

/** What the register knows when a row is read. */
export interface Repertoire {
  readonly organisations: readonly {
    readonly id: string;
    readonly nom: string;
    readonly nomCourt: string;
    readonly nature: string;
    readonly siret: string | null;
    readonly rna: string | null;
  }[];
  readonly quartiers: readonly { readonly id: string; readonly nom: string }[];
}

export interface LigneLue {
  /** the association's name as written, and who it is; `saisie`: not known yet, to be inscribed */
  readonly association: { readonly nom: string; readonly saisie: OrganisationSaisie | null };
  /** its association is absent when it has still to be inscribed */
  readonly creation: Creation;
  readonly demandes: readonly DemandeLue[];
}

/** Reads one row, cell by cell: everything wrong in it is told. Judges nothing: acts do. */
export function lireLigne(
  { modele, empreinte }: { readonly modele: Modele; readonly empreinte: string },
  tableau: Tableau,
  ligne: Tableau['lignes'][number],
  correspondance: Correspondance,
  /** who holds the roles that no column names */
  parties: Readonly<Record<string, string>>,
  repertoire: Repertoire,
  aujourdhui: Jour,
): { readonly lue: LigneLue; readonly fautes: readonly FauteDeLigne[] } {
  const fautes: FauteDeLigne[] = [];
  const lecteur = ouvrirLecteur(tableau, ligne, correspondance, fautes);
  const role = modele.parties.find((p) => p.role === 'association')?.id ?? '';
  const association = lireAssociation(lecteur, role, repertoire);
  const tenants = { ...lireParties(lecteur, modele, parties, repertoire) };
  if (association.id !== null) tenants[role] = association.id;
  const demandes = demandesDe(modele, correspondance, lecteur);
  const titre = lecteur.cellule('titre')?.texte ?? association.nom;
  const dites = demandes.map((d) => d.demande.jour);
  const creation: Creation = {
    modele: empreinte,
    titre,
    // What happened to it happened once it existed: without a day of its own, the first that the row tells.
    jour: lecteur.jour(lecteur.cellule('jour')) ?? (Math.min(aujourdhui, ...dites) as Jour),
    parties: tenants,
    termes: lireTermes(lecteur, modele.termes),
    quartiers: lireQuartiers(lecteur, repertoire),
  };
  return { lue: { association, creation, demandes }, fautes };
}

function lireAssociation(
  lecteur: LecteurDeLigne,
  role: string,
  { organisations }: Repertoire,
): LigneLue['association'] & { readonly id: string | null } {
  const nommee = lecteur.cellule(`parties/${role}`);
  const siret = lecteur.cellule('association/siret');
  const rna = lecteur.cellule('association/rna')?.texte ?? '';
  if (nommee === null && siret === null) {
    lecteur.fauter(null, refuser('cellule-absente', null, { quoi: 'Association' }));
    return { id: null, nom: '', saisie: null };
  }
  const lu = siret && lireSiret(siret.texte);
  if (siret && lu && !lu.ok) lecteur.fauter(siret.colonne, refuser('siret-faux', null));
  const numero = lu?.ok ? lu.valeur : null;
  const associations = organisations.filter((o) => peutTenir('association', o.nature));
  const connue =
    (numero && associations.find((o) => o.siret === numero)) ??
    (nommee && trouver(associations, nommee.texte));
  if (connue) return { id: connue.id, nom: connue.nom, saisie: null };
  if (nommee === null) {
    lecteur.fauter(siret?.colonne ?? null, refuser('cellule-absente', null, { quoi: 'Association' }));
    return { id: null, nom: '', saisie: null };
  }
  const nom = nommee.texte;
  const autre = (champ: string): string => lecteur.cellule(`association/${champ}`)?.texte ?? '';
  const saisie = {
    ...{ nom, nomCourt: avecArticle(nom), nature: 'association', siret: numero ?? '', rna },
    ...{ adresse: autre('adresse'), courriel: autre('courriel') },
  };
  return { id: null, nom, saisie };
}

function lireParties(
  lecteur: LecteurDeLigne,
  modele: Modele,
  fixes: Readonly<Record<string, string>>,
  { organisations }: Repertoire,
): Record<string, string> {
  const tenants: Record<string, string> = {};
  const entites = organisations.filter((o) => peutTenir('entite', o.nature));
  for (const { id, role } of modele.parties) {
    if (role === 'association') continue;
    const c = lecteur.cellule(`parties/${id}`);
    const trouvee = c && trouver(entites, c.texte);
    if (c && !trouvee)
      lecteur.fauter(
        c.colonne,
        refuser('cellule-organisation', null, { texte: c.texte, connues: entites.map((o) => o.nom) }),
      );
    const tenant = trouvee?.id ?? (c ? undefined : fixes[id]);
    if (tenant) tenants[id] = tenant;
  }
  return tenants;
}

function trouver(organisations: Repertoire['organisations'], texte: string) {
  const dit = plier(texte);
  const chiffres = texte.replace(/\D/g, '');
  return organisations.find(
    (o) =>
      o.id === texte ||
      plier(o.nom) === dit ||
      plier(o.nomCourt) === dit ||
      (chiffres.length === 14 && o.siret === chiffres) ||
      (o.rna !== null && plier(o.rna) === dit),
  );
}

function lireQuartiers(lecteur: LecteurDeLigne, { quartiers }: Repertoire): readonly string[] {
  const c = lecteur.cellule('quartiers');
  const lus = (c?.texte ?? '').split(/[;,\n]/).map((q) => q.trim());
  return lus
    .filter((q) => q !== '')
    .flatMap((texte) => {
      const connu = quartiers.find((q) => q.id === texte || plier(q.nom) === plier(texte));
      if (connu) return [connu.id];
      const connus = quartiers.map((q) => q.nom);
      lecteur.fauter(c?.colonne ?? null, refuser('cellule-quartier', null, { texte, connus }));
      return [];
    });
}

function lireTermes(lecteur: LecteurDeLigne, termes: readonly TermeDeclare[]): Record<string, ValeurDeTerme> {
  return Object.fromEntries(
    termes.flatMap((t) => {
      const c = lecteur.cellule(`termes/${t.id}`);
      const valeur = c && lireTerme(lecteur, t, c);
      return valeur ? [[t.id, valeur] as const] : [];
    }),
  );
}

function lireTerme(lecteur: LecteurDeLigne, { type }: TermeDeclare, c: Cellule): ValeurDeTerme | null {
  switch (type) {
    case 'jour': {
      const valeur = lecteur.jour(c);
      return valeur === null ? null : { type, valeur };
    }
    case 'montant': {
      const valeur = lecteur.montant(c);
      return valeur === null ? null : { type, valeur };
    }
    case 'nombre': {
      const nu = c.texte.replace(/[\s\u00A0\u202F]/g, '');
      if (/^-?\d{1,12}$/.test(nu)) return { type, valeur: Number(nu) };
      lecteur.fauter(c.colonne, refuser('cellule-nombre', null, { texte: c.texte }));
      return null;
    }
    case 'fraction': {
      const lue = lirePart(c.texte);
      if (lue) return { type, num: lue.num, den: lue.den };
      lecteur.fauter(c.colonne, refuser('cellule-part', null, { texte: c.texte }));
      return null;
    }
    case 'texte':
      return { type, valeur: c.texte };
  }
}

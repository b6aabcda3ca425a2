import type { Jour } from '../basics/jour.ts';
import type { Dossier } from '../espace/espace.ts';
import type { ArriveeLue } from '../espace/guichet.ts';
import type { Versement } from '../rules/etat.ts';
import type { NomsConnus } from '../views/dit.ts';
import { titreVersement } from '../views/intitules.ts';
import { COLONNES_ECHEANCES, COLONNES_VERSEMENTS, echeancesTable, versementsTable } from '../views/tables.ts';
import { type Adresser, evenementsDe } from './agenda/de-convention.ts';
import { ecrireIcs } from './agenda/ics.ts';
import { conventionEcrite, nomDuPilote } from './convention-ecrite.ts';
import { ecrireHtml } from './html/convention.ts';
import { donneesConvention } from './pdf/convention.ts';
import { donneesDecompte } from './pdf/decompte.ts';
import { donneesEcheances } from './pdf/echeances.ts';
import type { Imprimerie } from './pdf/imprimerie.ts';
import { donneesRecu } from './pdf/recu.ts';
import { ecrireCsv } from './tableurs/csv.ts';
import { nomDeFichier } from './tableurs/table.ts';

/** A document ready to be sent or written: bytes, media type, name of the file. */
export interface Produit {
  readonly octets: Uint8Array;
  readonly type: string;
  readonly nom: string;
}

/** What producing needs beside the dossier. `aujourdhui`: so that a look at another day says so. */
export interface Atelier {
  readonly imprimerie: Imprimerie;
  readonly aujourdhui: Jour;
  readonly adresser: Adresser;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';

/** Every document of one agreement, by the last part of its address. Heavy libraries are loaded at their first use. */
export const PRODUITS = {
  'texte.html': {
    type: 'text/html; charset=utf-8',
    produire: (d, a) => enOctets(ecrireHtml(conventionEcrite(d, a.aujourdhui))),
  },
  'texte.pdf': {
    type: 'application/pdf',
    produire: (d, a) =>
      a.imprimerie.imprimer('convention', donneesConvention(conventionEcrite(d, a.aujourdhui))),
  },
  'texte.docx': {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    produire: async (d, a) =>
      (await import('./docx/convention.ts')).ecrireDocx(conventionEcrite(d, a.aujourdhui)),
  },
  'calendrier.ics': {
    type: 'text/calendar; charset=utf-8',
    produire: (d, a) => enOctets(ecrireIcs(d.titre, d.etat.regard.au, evenementsDe(d, a.adresser))),
  },
  'echeances.pdf': {
    type: 'application/pdf',
    produire: (d, a) => a.imprimerie.imprimer('echeances', donneesEcheances(d, provenance(d))),
  },
  'echeances.xlsx': {
    type: XLSX,
    produire: async (d) => (await import('./tableurs/xlsx.ts')).ecrireXlsx(tableEcheances(d)),
  },
  'echeances.csv': { type: CSV, produire: (d) => enOctets(ecrireCsv(tableEcheances(d))) },
  'versements.xlsx': {
    type: XLSX,
    produire: async (d) => (await import('./tableurs/xlsx.ts')).ecrireXlsx(tableVersements(d)),
  },
  'versements.csv': { type: CSV, produire: (d) => enOctets(ecrireCsv(tableVersements(d))) },
} as const satisfies Record<string, Fabrique>;

export type NomDeProduit = keyof typeof PRODUITS;

export const estProduit = (nom: string): nom is NomDeProduit => Object.hasOwn(PRODUITS, nom);

/** One document of one agreement, as it stands on the day looked at. */
export async function produire(nom: NomDeProduit, d: Dossier, atelier: Atelier): Promise<Produit> {
  const fabrique: Fabrique = PRODUITS[nom];
  const [sujet, extension] = nom.split('.') as [string, string];
  return {
    octets: await fabrique.produire(d, atelier),
    type: fabrique.type,
    nom: nomDeFichier(`${sujet} ${d.titre}`, extension),
  };
}

/** The reckoning of one instalment, as PDF. */
export async function produireDecompte(d: Dossier, v: Versement, { imprimerie }: Atelier): Promise<Produit> {
  return {
    octets: await imprimerie.imprimer('decompte', donneesDecompte(d, v, provenance(d))),
    type: 'application/pdf',
    nom: nomDeFichier(`decompte ${titreVersement(d, v)} ${d.titre}`, 'pdf'),
  };
}

/** The receipt of what came to a counter, as PDF. */
export async function produireRecu(
  lue: Pick<ArriveeLue, 'arrivee' | 'tete'>,
  noms: NomsConnus,
  fuseau: string,
  { imprimerie, aujourdhui }: Pick<Atelier, 'imprimerie' | 'aujourdhui'>,
): Promise<Produit> {
  return {
    octets: await imprimerie.imprimer('recu', donneesRecu(lue, noms, aujourdhui, fuseau)),
    type: 'application/pdf',
    nom: nomDeFichier(`recepisse ${lue.arrivee.flux.replace('arrivee--', '')}`, 'pdf'),
  };
}

/** One calendar for one organisation, over all its agreements: what it must do, and the meetings. */
export function produireAgenda(
  nom: string,
  organisation: string,
  dossiers: readonly Dossier[],
  { adresser, aujourdhui }: Pick<Atelier, 'adresser' | 'aujourdhui'>,
): Produit {
  const evenements = dossiers.flatMap((d) =>
    evenementsDe(d, adresser, organisation).map((e) => ({ ...e, titre: `${e.titre} · ${d.titre}` })),
  );
  return {
    octets: enOctets(ecrireIcs(nom, aujourdhui, evenements)),
    type: PRODUITS['calendrier.ics'].type,
    nom: nomDeFichier(`calendrier ${nom}`, 'ics'),
  };
}

interface Fabrique {
  readonly type: string;
  readonly produire: (d: Dossier, atelier: Atelier) => Uint8Array | Promise<Uint8Array>;
}

const enOctets = (texte: string): Uint8Array => new TextEncoder().encode(texte);

const provenance = (d: Dossier) => ({ editeur: nomDuPilote(d), tete: d.tete });

const tableEcheances = (d: Dossier) => ({
  titre: `Échéances, ${d.titre}`,
  jour: d.etat.regard.au,
  colonnes: COLONNES_ECHEANCES,
  lignes: echeancesTable(d),
});

const tableVersements = (d: Dossier) => ({
  titre: `Versements, ${d.titre}`,
  jour: d.etat.regard.au,
  colonnes: COLONNES_VERSEMENTS,
  lignes: versementsTable(d),
});

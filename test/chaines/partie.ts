import type { Fait } from '../../src/facts/fait.ts';
import { type Carnet, carnetVierge, noter } from './carnet.ts';
import { organisationDe, PEUPLES } from './gens.ts';
import type { Monde } from './monde.ts';

/** A world being walked, with what an honest reader noted of it. */
export interface Partie {
  readonly monde: Monde;
  readonly carnets: Map<string, Carnet>;
  /** names made by the product, and how a walk calls them: by the step that made them */
  readonly alias: Map<string, string>;
}

export const autoriteDe = (espace: string): string =>
  organisationDe(espace, PEUPLES[espace]?.organisations[0]?.[0] ?? '');

export function carnetDe(partie: Partie, espace: string): Carnet {
  const carnet = partie.carnets.get(espace);
  if (!carnet) throw new Error(`pas de carnet de ${espace}`);
  return carnet;
}

/** Reads a world from its journal, as it stands. */
export async function reprendre(monde: Monde, alias: ReadonlyMap<string, string>): Promise<Partie> {
  const partie: Partie = { monde, carnets: new Map(), alias: new Map(alias) };
  for (const espace of monde.espaces.keys()) {
    const flux = await monde.magasin.flux(espace);
    const faits = (await Promise.all(flux.map((f) => monde.magasin.lire(espace, f.flux)))).flat();
    const carnet = carnetVierge();
    noter(carnet, [...faits].sort(parInstant));
    partie.carnets.set(espace, { ...carnet, ...(await registreDe(monde, espace)) });
  }
  return partie;
}

const parInstant = (a: Fait, b: Fait): number =>
  a.enregistre < b.enregistre ? -1 : a.enregistre > b.enregistre ? 1 : a.rang - b.rang;

/** What the register says of each body's nature and numbers. */
export async function registreDe(
  monde: Monde,
  espace: string,
): Promise<Pick<Carnet, 'identites' | 'natures'>> {
  const organisations = await monde.magasin.organisations(espace);
  return {
    natures: new Map(organisations.map((o) => [o.id, o.nature])),
    identites: new Map(
      organisations.map((o) => [o.id, [o.nature, o.siret ?? '', o.rna ?? ''].join(' ').trim()]),
    ),
  };
}

export type Tetes = ReadonlyMap<string, number>;

/** The rank of every flux of every espace: what a refusal must leave as it was. */
export async function tetesDe(monde: Monde): Promise<Tetes> {
  const tetes = new Map<string, number>();
  for (const espace of monde.espaces.keys())
    for (const { flux, rang } of await monde.magasin.flux(espace)) tetes.set(`${espace} ${flux}`, rang);
  return tetes;
}

/** Facts written since, by espace; at most one flux is new in a step. */
export async function ecritsDepuis(
  monde: Monde,
  avant: Tetes,
  apres: Tetes,
): Promise<ReadonlyMap<string, readonly Fait[]>> {
  const ecrits = new Map<string, readonly Fait[]>();
  for (const [cle, rang] of apres) {
    const connu = avant.get(cle) ?? 0;
    if (rang === connu) continue;
    const [espace = '', flux = ''] = cle.split(' ');
    const faits = (await monde.magasin.lire(espace, flux)).slice(connu);
    ecrits.set(espace, [...(ecrits.get(espace) ?? []), ...faits].sort(parInstant));
  }
  return ecrits;
}

/** What a step made takes the name of that step: names of the product are drawn anew each time. */
export function nommer(partie: Partie, pas: number, faits: readonly Fait[]): void {
  let n = 0;
  const dire = (nom: unknown): void => {
    if (typeof nom !== 'string' || partie.alias.has(nom) || /^(?:valmont|aubrelle)-/.test(nom)) return;
    partie.alias.set(nom, `§${pas}.${n++}§`);
  };
  for (const f of faits) {
    dire(f.flux);
    dire(f.id);
    for (const champ of ['mandat', 'delegue', 'organisation', 'personne'])
      dire((f.donnees as Readonly<Record<string, unknown>>)[champ]);
  }
}

/** With the names that any walk understands. */
export function abstraire<T>(partie: Partie, donnees: T): T {
  let texte = JSON.stringify(donnees);
  // The longest first: a fact is named after its flux.
  const noms = [...partie.alias].sort((a, b) => b[0].length - a[0].length);
  // A key may hold the name of a fact; any other name stands alone, lest it be found inside a word.
  for (const [nom, alias] of noms)
    texte = nom.includes(':') ? texte.replaceAll(nom, alias) : texte.replaceAll(`"${nom}"`, `"${alias}"`);
  return JSON.parse(texte) as T;
}

/** With this world's own names; null when something named was never made here. */
export function concretiser<T>(partie: Partie, donnees: T): T | null {
  let texte = JSON.stringify(donnees);
  for (const [nom, alias] of partie.alias) texte = texte.replaceAll(alias, nom);
  return texte.includes('§') ? null : (JSON.parse(texte) as T);
}

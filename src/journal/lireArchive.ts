import * as z from 'zod';
import { echec, type Result, reussite } from '../basics/result.ts';
import { estUnDossier } from '../facts/flux.ts';
import { type Archive, type FauteDArchive, FORMAT, VERSION } from './archive.ts';
import { verifierChaine } from './chaine.ts';
import { deballer } from './deballer.ts';
import type { Chaine } from './journal.ts';
import { nommesPar } from './nommes.ts';
import { empreinteDe, lireEnveloppe } from './scelle.ts';

/** Every fault of an archive: altered, missing, reordered or truncated facts, altered texts, models or files. Offline. */
export function verifierArchive(octets: Uint8Array, teteAttendue?: string): readonly FauteDArchive[] {
  const lue = lireArchive(octets);
  if (!lue.ok) return lue.erreur;
  const tete = lue.valeur.chaine.tete?.empreinte;
  return teteAttendue === undefined || tete === teteAttendue
    ? []
    : [{ code: 'chaine', ou: 'dossier.json', detail: 'la tête n’est pas celle que vous tenez par ailleurs' }];
}

/** Reads an archive whose every part holds; else all its faults. Pure. */
export function lireArchive(octets: Uint8Array): Result<Archive, readonly FauteDArchive[]> {
  const deballee = deballer(octets);
  if (!deballee.ok) return echec([deballee.erreur]);
  const fautes: FauteDArchive[] = [];
  const archive = ouvrir(deballee.valeur, (ou, detail) => {
    fautes.push({ code: 'format', ou, detail });
  });
  if (archive !== null) fautes.push(...fautesDeChaine(archive.chaine), ...fautesDePieces(archive));
  return archive === null || fautes.length > 0 ? echec(fautes) : reussite(archive);
}

type Contenu = ReadonlyMap<string, Uint8Array>;
type Dire = (ou: string, detail: string) => void;

/** Null when a part cannot be read at all; what is wrong with it has been said. */
function ouvrir(contenu: Contenu, dire: Dire): Archive | null {
  const dossier = lireJson(contenu, 'dossier.json', entete, dire);
  const registre = lireJson(contenu, 'registre.json', registreNomme, dire);
  const lignes = lignesDe(contenu, 'faits.jsonl', dire);
  const textes = lignesDe(contenu, 'textes.jsonl', dire)?.map((l) =>
    lireSelon(l, 'textes.jsonl', texteStocke, dire),
  );
  if (dossier === null || registre === null || lignes === null || textes === undefined) return null;
  const faits = lignes.map((texte, i) => ({
    rang: lireEnveloppe(texte)?.rang ?? i + 1,
    texte,
    empreinte: empreinteDe(texte),
  }));
  const fichiers = [...contenu].filter(([nom]) => nom.startsWith(FICHIERS));
  return {
    espace: dossier.espace,
    chaine: {
      flux: dossier.flux,
      faits,
      textes: textes.filter((t) => t !== null),
      tete: { rang: dossier.rang, empreinte: dossier.tete },
    },
    ...registre,
    modeles: registre.modeles.flatMap((m) => {
      const source = texteDe(contenu, `modeles/${m.empreinte}.md`, dire);
      return source === null ? [] : [{ ...m, source }];
    }),
    fichiers: new Map(fichiers.map(([nom, octets]) => [nom.slice(FICHIERS.length), octets])),
  };
}

const FICHIERS = 'fichiers/';

const entete = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  espace: z.string(),
  flux: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .refine(estUnDossier),
  rang: z.int().min(1),
  tete: z.string(),
});
const texteStocke = z.strictObject({
  rang: z.int().min(1),
  champ: z.string(),
  sel: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  texte: z.string().nullable(),
});
const mot = z.string().min(1).max(80);
const peutEtre = z.string().max(1000).nullable();
const registreNomme = z.strictObject({
  organisations: z.array(
    z.strictObject({
      id: mot,
      nom: z.string().max(500),
      nomCourt: z.string().max(200),
      nature: z.enum(['commune', 'ccas', 'intercommunalite', 'departement', 'association', 'autre']),
      siret: peutEtre,
      rna: peutEtre,
      adresse: peutEtre,
      courriel: peutEtre,
    }),
  ),
  personnes: z.array(z.strictObject({ id: mot, nom: z.string().max(500), courriel: peutEtre })),
  quartiers: z.array(
    z.strictObject({
      id: mot,
      nom: z.string().max(500),
      statut: z.enum(['prioritaire', 'fragile', 'autre']),
      habitants: z.int().nullable(),
    }),
  ),
  modeles: z.array(z.strictObject({ empreinte: z.string(), nom: z.string(), version: z.string() })),
});

const fautesDeChaine = (chaine: Chaine): readonly FauteDArchive[] =>
  verifierChaine(chaine).map(({ rang, code, detail }) => ({
    code: 'chaine',
    ou: code === 'scelle' ? 'textes.jsonl' : 'faits.jsonl',
    rang,
    detail,
  }));

function fautesDePieces({ chaine, fichiers, modeles }: Archive): readonly FauteDArchive[] {
  const fautes: FauteDArchive[] = [];
  const nommes = nommesPar(chaine.faits);
  for (const [empreinte, octets] of fichiers)
    if (empreinteDe(octets) !== empreinte)
      fautes.push({ code: 'fichier', ou: `fichiers/${empreinte}`, detail: 'ce fichier a été modifié' });
    else if (!nommes.fichiers.has(empreinte))
      fautes.push({ code: 'fichier', ou: `fichiers/${empreinte}`, detail: 'aucun fait ne nomme ce fichier' });
  for (const empreinte of nommes.fichiers.keys())
    if (!fichiers.has(empreinte))
      fautes.push({ code: 'fichier', ou: `fichiers/${empreinte}`, detail: 'ce fichier manque' });
  for (const m of modeles)
    if (empreinteDe(m.source) !== m.empreinte)
      fautes.push({ code: 'modele', ou: `modeles/${m.empreinte}.md`, detail: 'ce modèle a été modifié' });
  for (const empreinte of nommes.modeles)
    if (!modeles.some((m) => m.empreinte === empreinte))
      fautes.push({ code: 'modele', ou: `modeles/${empreinte}.md`, detail: 'ce modèle manque' });
  return fautes;
}

function lireJson<S extends z.ZodType>(
  contenu: Contenu,
  nom: string,
  schema: S,
  dire: Dire,
): z.output<S> | null {
  const texte = texteDe(contenu, nom, dire);
  return texte === null ? null : lireSelon(texte, nom, schema, dire);
}

function lireSelon<S extends z.ZodType>(
  texte: string,
  nom: string,
  schema: S,
  dire: Dire,
): z.output<S> | null {
  let lu: unknown;
  try {
    lu = JSON.parse(texte);
  } catch {
    dire(nom, 'ce fichier n’est pas du JSON');
    return null;
  }
  const juge = schema.safeParse(lu);
  if (juge.success) return juge.data;
  const ou = juge.error.issues[0]?.path.join('.') ?? '';
  dire(nom, `ce fichier n’a pas la forme attendue${ou === '' ? '' : ` (${ou})`}`);
  return null;
}

function lignesDe(contenu: Contenu, nom: string, dire: Dire): readonly string[] | null {
  const lignes = texteDe(contenu, nom, dire)?.split('\n');
  if (lignes === undefined) return null;
  if (lignes.pop() === '') return lignes;
  dire(nom, 'la dernière ligne est tronquée');
  return null;
}

function texteDe(contenu: Contenu, nom: string, dire: Dire): string | null {
  const octets = contenu.get(nom);
  if (octets === undefined) {
    dire(nom, 'ce fichier manque');
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    dire(nom, 'ce fichier n’est pas en UTF-8');
    return null;
  }
}

import { z } from 'zod';

/** docs/format-sauvegarde.md: a tar that any tool opens; tables in lots of gzipped lines, files under their hash. */
export const FORMAT = 'maillage-sauvegarde';
export const VERSION = 1;

export const ENTETE = 'sauvegarde.json';
export const MANIFESTE = 'manifeste.json';
export const SECRET = 'secret';

const empreinte = z.string().regex(/^[0-9a-f]{64}$/);

/** The first entry: what is needed before anything else is read. */
export const entete = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  moteur: z.enum(['sqlite', 'postgres']),
  commencee: z.string(),
  migrations: z.array(z.string()),
});
export type Entete = z.infer<typeof entete>;

/** The last one: a backup that was cut has none. */
export const manifeste = z.object({
  terminee: z.string(),
  /** every other entry but files, whose names say their bytes */
  parties: z.array(z.object({ nom: z.string(), octets: z.int(), sha256: empreinte, rangees: z.int() })),
  fichiers: z.object({ nombre: z.int(), octets: z.int() }),
});
export type Manifeste = z.infer<typeof manifeste>;

export const nomDeLot = (table: string, numero: number): string =>
  `tables/${table}/${String(numero).padStart(5, '0')}.ndjson.gz`;
export const tableDuLot = (nom: string): string | null =>
  /^tables\/([a-z_0-9]+)\/\d{5,}\.ndjson\.gz$/.exec(nom)?.[1] ?? null;

export const nomDeFichier = (espace: string, hash: string): string => `fichiers/${espace}/${hash}`;
export function fichierNomme(nom: string): { readonly espace: string; readonly empreinte: string } | null {
  const [, espace, hash] = /^fichiers\/([a-z0-9][a-z0-9-]{2,59})\/([0-9a-f]{64})$/.exec(nom) ?? [];
  return espace !== undefined && hash !== undefined ? { espace, empreinte: hash } : null;
}

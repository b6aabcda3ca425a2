import type { Context } from 'hono';
import type { FichierGarde } from '../composants/champ.tsx';
import type { Env } from '../env.ts';
import { ErreurHttp } from './erreur.ts';
import { type FichierDepose, type FichierRecu, lireMultipart, normaliser, noter } from './multipart.ts';
import { desceller, jetonJuste, sceller } from './session.ts';

/** A form as received: its fields as typed, its files already on disk (or refused, with the reason). */
export interface FormulaireRecu {
  /** what was typed in a field, trimmed; '' when absent */
  un(nom: string): string;
  /** every value of a field: boxes, repeated fields */
  tous(nom: string): readonly string[];
  /** all fields as typed, to fill the form again */
  readonly saisie: ReadonlyMap<string, readonly string[]>;
  /** files of a field: those just sent, or the one kept from an earlier try */
  fichiers(nom: string): readonly FichierRecu[];
  /** the rank the page had shown; 0 when the form says none, as if nothing had been seen */
  readonly rang: number;
}

/**
 * Reads a form that writes. Refuses (403) without the session's token, at another day, or without an identity;
 * (413) beyond the size allowed; (415) what is not a form. Call it once the page's rights are checked: files are
 * stored as they stream in.
 */
export async function lireFormulaire(c: Context<Env>): Promise<FormulaireRecu> {
  if (c.var.cadre.ailleurs) throw new ErreurHttp(403, 'autre-jour');
  const { saisie, fichiers } = await lireCorps(c);
  const { session, deps } = c.var;
  const tous = (nom: string): readonly string[] => saisie.get(nom) ?? [];
  const un = (nom: string): string => (tous(nom)[0] ?? '').trim();
  const rang = /^\d{1,9}$/.exec(un('rang'));
  return {
    un,
    tous,
    saisie,
    rang: rang ? Number(rang[0]) : 0,
    fichiers(nom) {
      const recus = fichiers.get(nom) ?? [];
      if (recus.length > 0) return recus;
      const garde = desceller(un(`${nom}-garde`), session, deps.secret);
      return garde === null ? [] : [{ ok: true, valeur: JSON.parse(garde) as FichierDepose }];
    },
  };
}

/** What `ChampFichier` shows when a form comes back: the file is there already, sealed for this session. */
export function garderFichier(c: Context<Env>, fichier: FichierDepose): FichierGarde {
  return {
    empreinte: sceller(JSON.stringify(fichier), c.var.session, c.var.deps.secret),
    nom: fichier.nom,
    taille: ecrireTaille(fichier.taille),
  };
}

/** `1,4 Mo`, `312 ko`. */
export function ecrireTaille(octets: number): string {
  if (octets < 1_000_000) return `${Math.max(1, Math.round(octets / 1000))}\u00A0ko`;
  return `${(octets / 1_000_000).toFixed(1).replace('.', ',')}\u00A0Mo`;
}

const CORPS_SIMPLE_MAX = 500_000;

async function lireCorps(c: Context<Env>): Promise<{
  saisie: Map<string, string[]>;
  fichiers: Map<string, FichierRecu[]>;
}> {
  const type = c.req.header('content-type') ?? '';
  const juste = (jeton: string): boolean => jetonJuste(jeton, c.var.session, c.var.deps.secret);
  if (type.startsWith('multipart/form-data')) return lireMultipart(c, c.var.deps.espace.fichiers, juste);
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new ErreurHttp(415, 'corps-illisible');
  const saisie = new Map<string, string[]>();
  for (const [nom, valeur] of new URLSearchParams(await lireTexte(c))) noter(saisie, nom, normaliser(valeur));
  if (!juste(saisie.get('jeton')?.[0] ?? '')) throw new ErreurHttp(403, 'jeton-perime');
  return { saisie, fichiers: new Map() };
}

async function lireTexte(c: Context<Env>): Promise<string> {
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  for await (const m of c.req.raw.body ?? []) {
    taille += m.length;
    if (taille > CORPS_SIMPLE_MAX) throw new ErreurHttp(413, 'corps-trop-grand');
    morceaux.push(m);
  }
  return Buffer.concat(morceaux).toString('utf8');
}

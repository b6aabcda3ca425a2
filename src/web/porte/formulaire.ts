import type { Context } from 'hono';
import { ecrireTaille } from '../../views/statuts.ts';
import type { FichierGarde } from '../composants/champ.tsx';
import type { Env } from '../env.ts';
import { ErreurHttp } from './erreur.ts';
import {
  CORPS_SIMPLE_MAX,
  type FichierDepose,
  type FichierRecu,
  lireMultipart,
  normaliser,
  noter,
} from './multipart.ts';
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
 * (413) beyond the size allowed; (415) what is not a form. Call it once the page's rights are checked: the files of
 * `champsDeFichier` are stored as they stream in, and no other.
 */
export async function lireFormulaire(
  c: Context<Env>,
  champsDeFichier: readonly string[] = [],
): Promise<FormulaireRecu> {
  if (c.var.cadre.ailleurs) throw new ErreurHttp(403, 'autre-jour');
  const { saisie, fichiers } = await lireCorps(c, new Set(champsDeFichier));
  const tous = (nom: string): readonly string[] => saisie.get(nom) ?? [];
  const un = (nom: string): string => (tous(nom)[0] ?? '').trim();
  const rang = /^\d{1,9}$/.exec(un('rang'));
  return {
    un,
    tous,
    saisie,
    rang: rang ? Number(rang[0]) : 0,
    fichiers: (nom) => fichiers.get(nom) ?? [],
  };
}

/** The file kept from an earlier try, where no other was sent over it: it waits anew, unless it has waited too long. */
async function reprendreGarde(c: Context<Env>, scelle: string): Promise<FichierRecu | null> {
  const { session, deps } = c.var;
  const garde = desceller(scelle, session, deps.secret);
  if (garde === null) return null;
  const valeur = JSON.parse(garde) as FichierDepose;
  if (await deps.espace.fichiers.toucher(valeur.empreinte)) return { ok: true, valeur };
  return { ok: false, erreur: { code: 'perdu', nom: valeur.nom, detail: 'il a attendu trop longtemps' } };
}

/** What `ChampFichier` shows when a form comes back: the file is there already, sealed for this session. */
export function garderFichier(c: Context<Env>, fichier: FichierDepose): FichierGarde {
  return {
    empreinte: sceller(JSON.stringify(fichier), c.var.session, c.var.deps.secret),
    nom: fichier.nom,
    taille: ecrireTaille(fichier.taille),
  };
}

async function lireCorps(
  c: Context<Env>,
  attendus: ReadonlySet<string>,
): Promise<{
  saisie: Map<string, string[]>;
  fichiers: Map<string, FichierRecu[]>;
}> {
  const type = c.req.header('content-type') ?? '';
  const juste = (jeton: string): boolean => jetonJuste(jeton, c.var.session, c.var.deps.secret);
  if (type.startsWith('multipart/form-data')) {
    const lu = await lireMultipart(c, attendus, juste);
    for (const nom of attendus) await completer(c, nom, lu);
    return lu;
  }
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new ErreurHttp(415, 'corps-illisible');
  const saisie = new Map<string, string[]>();
  for (const [nom, valeur] of new URLSearchParams(await lireTexte(c))) noter(saisie, nom, normaliser(valeur));
  if (!juste(saisie.get('jeton')?.[0] ?? '')) throw new ErreurHttp(403, 'jeton-perime');
  const lu = { saisie, fichiers: new Map<string, FichierRecu[]>() };
  for (const nom of attendus) await completer(c, nom, lu);
  return lu;
}

async function completer(
  c: Context<Env>,
  nom: string,
  lu: {
    readonly saisie: ReadonlyMap<string, readonly string[]>;
    readonly fichiers: Map<string, FichierRecu[]>;
  },
): Promise<void> {
  if (lu.fichiers.has(nom)) return;
  const garde = await reprendreGarde(c, (lu.saisie.get(`${nom}-garde`)?.[0] ?? '').trim());
  if (garde) lu.fichiers.set(nom, [garde]);
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

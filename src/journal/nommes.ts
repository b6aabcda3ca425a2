import type { FaitStocke } from './journal.ts';
import { lireEnveloppe } from './scelle.ts';

/** Hashes of the files and modeles that facts name, found wherever they stand in their data. */
export function nommesPar(faits: readonly FaitStocke[]): {
  readonly fichiers: ReadonlyMap<string, { readonly type: string; readonly taille: number }>;
  readonly modeles: ReadonlySet<string>;
  /** every word of the facts: those that are identifiers of the register are what the dossier names */
  readonly mots: ReadonlySet<string>;
} {
  const fichiers = new Map<string, { readonly type: string; readonly taille: number }>();
  const modeles = new Set<string>();
  const mots = new Set<string>();
  const voir = (v: unknown): void => {
    if (typeof v === 'string') mots.add(v);
    if (typeof v !== 'object' || v === null) return;
    const { empreinte, taille, type, version } = v as Record<string, unknown>;
    if (typeof empreinte === 'string' && typeof taille === 'number')
      fichiers.set(empreinte, { type: String(type), taille });
    if (typeof empreinte === 'string' && typeof version === 'string') modeles.add(empreinte);
    for (const dedans of Object.values(v)) voir(dedans);
  };
  for (const f of faits) {
    const lu = lireEnveloppe(f.texte);
    voir(lu?.donnees);
    voir(lu?.auteur);
  }
  return { fichiers, modeles, mots };
}

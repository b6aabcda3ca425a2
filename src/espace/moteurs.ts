import type { Demande } from '../acts/demande.ts';
import type { Fait } from '../facts/fait.ts';
import type { Registre } from '../journal/registre.ts';
import { compilerModele } from '../modele/compiler.ts';
import { type Moteur, preparer } from '../rules/preparer.ts';

/** Compiled modeles, by content hash. A text kept by the register never changes: compiled once, kept for ever. */
export interface Moteurs {
  /** the engine of a kept text; null when the register has no such text */
  de(empreinte: string): Promise<Moteur | null>;
  /** Makes ready every modele that these facts name, so that deriving them waits for nothing. */
  pour(faits: readonly Pick<Fait, 'sorte' | 'donnees'>[]): Promise<MoteursPrets>;
  /** Makes ready the text that a request moves to, when it names one. */
  nommes(demande: Demande): Promise<MoteursPrets>;
}

export type MoteursPrets = ReadonlyMap<string, Moteur>;

export function ouvrirMoteurs(espace: string, registre: Registre): Moteurs {
  const prets = new Map<string, Promise<Moteur | null>>();
  const de = (empreinte: string): Promise<Moteur | null> => {
    const connu = prets.get(empreinte);
    if (connu) return connu;
    const promis = compiler(espace, registre, empreinte);
    prets.set(empreinte, promis);
    // What failed is tried again: the register may have it by then.
    promis.then(
      (moteur) => moteur ?? prets.delete(empreinte),
      () => prets.delete(empreinte),
    );
    return promis;
  };
  return {
    de,
    nommes: async (demande) => {
      const empreinte = demande.acte === 'signer-avenant' ? demande.donnees.modele : undefined;
      const moteur = empreinte === undefined ? null : await de(empreinte);
      return new Map(empreinte !== undefined && moteur ? [[empreinte, moteur]] : []);
    },
    pour: async (faits) => {
      const empreintes = [...new Set(faits.flatMap((f) => empreinteDe(f) ?? []))];
      const compiles = await Promise.all(empreintes.map(de));
      return new Map(
        empreintes.flatMap((empreinte, i) => {
          const moteur = compiles[i];
          return moteur ? [[empreinte, moteur] as const] : [];
        }),
      );
    },
  };
}

/**
 * The engine of the very text that an agreement was signed under. Throws when the register lost it, or one that an
 * amendment moves to: nothing may be shown without them.
 */
export function moteurDe(moteurs: MoteursPrets, faits: readonly Fait[]): Moteur {
  const empreintes = faits.flatMap((f) => empreinteDe(f) ?? []);
  const perdue = empreintes.find((e) => !moteurs.has(e));
  const moteur = moteurs.get(empreintes[0] ?? '');
  if (!moteur || perdue !== undefined) throw new Error(`texte de modèle perdu : ${perdue ?? 'aucun'}`);
  return moteur;
}

function empreinteDe(f: Pick<Fait, 'sorte' | 'donnees'>): string | undefined {
  const fait = f as Fait;
  return fait.sorte === 'convention-creee' || fait.sorte === 'avenant-signe'
    ? fait.donnees.modele?.empreinte
    : undefined;
}

async function compiler(espace: string, registre: Registre, empreinte: string): Promise<Moteur | null> {
  const garde = await registre.modele(espace, empreinte);
  if (!garde) return null;
  const compile = compilerModele(garde.source, garde.nom);
  if (!compile.ok) throw new Error(`le modèle gardé ${garde.nom} (${empreinte}) ne se compile plus`);
  return preparer(compile.valeur);
}

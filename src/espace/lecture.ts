import { estPartie } from '../acts/qui.ts';
import type { Jour } from '../basics/jour.ts';
import { FAITS_COORDONNEES } from '../facts/coordonnees.ts';
import type { Fait } from '../facts/fait.ts';
import { fluxDOrganisation } from '../facts/flux.ts';
import type { Modele } from '../modele/regles.ts';
import { deriver } from '../rules/deriver.ts';
import type { Etat, Regard } from '../rules/etat.ts';
import type { Acteur, Contexte, Dossier, Noms } from './espace.ts';
import { type Moteurs, type MoteursPrets, moteurDe } from './moteurs.ts';
import { lireNoms } from './noms.ts';

/** All that is known of a dossier, before any look. */
export interface Lu {
  readonly id: string;
  readonly titre: string;
  readonly rang: number;
  readonly tete: string;
  readonly faits: readonly Fait[];
  readonly moteurs: MoteursPrets;
  /** what the rules take from the lives of its parties */
  readonly contexte: readonly Fait[];
  readonly noms: Noms;
}

/** A dossier as the journal gave it. `generation`: the register's, when names and texts were read. */
export interface LuAuJournal extends Lu {
  readonly generation: number;
}

/** Reads dossiers and names, keeping what was read for as long as nothing was written since. */
export interface Lecture {
  /** a dossier whole; null when the flux is unknown or is no agreement */
  tout(id: string): Promise<LuAuJournal | null>;
  noms(): Promise<Noms>;
  generation(): Promise<number>;
  /** facts of organisations on which an agreement between them depends */
  contexte(organisations: readonly string[]): Promise<readonly Fait[]>;
  /** Keeps a dossier as an append has just left it. */
  garder(lu: LuAuJournal): void;
}

/** What the parts of an espace share. */
export interface Atelier {
  readonly contexte: Contexte;
  readonly moteurs: Moteurs;
  readonly lecture: Lecture;
  /** the organisation that answers for the espace */
  readonly collectivite: () => Promise<string>;
}

/** Dossiers kept in memory: some tens of kilobytes each. */
const GARDES_AU_PLUS = 100;

export function ouvrirLecture(
  { espace, journal, registre }: Pick<Contexte, 'espace' | 'journal' | 'registre'>,
  moteurs: Moteurs,
): Lecture {
  const gardes = new Map<string, { readonly cle: string; readonly lu: LuAuJournal }>();
  let nommes: { readonly generation: number; readonly noms: Promise<Noms> } | null = null;
  const garder = (lu: LuAuJournal): void => {
    gardes.delete(lu.id);
    gardes.set(lu.id, { cle: `${lu.tete} ${lu.generation}`, lu });
    const [ancien] = gardes.keys();
    if (gardes.size > GARDES_AU_PLUS && ancien !== undefined) gardes.delete(ancien);
  };
  const nomsDe = (generation: number): Promise<Noms> => {
    if (nommes?.generation !== generation) nommes = { generation, noms: lireNoms(espace, registre) };
    return nommes.noms;
  };
  const contexteDe = async (organisations: readonly string[]): Promise<readonly Fait[]> => {
    const lues = await Promise.all(
      [...new Set(organisations)].map((o) => journal.lire(espace, fluxDOrganisation(o))),
    );
    return lues.flat().filter((f) => Object.hasOwn(FAITS_COORDONNEES, f.sorte));
  };
  return {
    garder,
    contexte: contexteDe,
    generation: () => registre.generation(espace),
    noms: async () => nomsDe(await registre.generation(espace)),
    async tout(id) {
      const [tete, generation] = await Promise.all([journal.tete(espace, id), registre.generation(espace)]);
      if (tete === null) return null;
      // The head moves with every fact, the generation with every erasure: together they date what was read.
      const cle = `${tete.tete} ${generation}`;
      const garde = gardes.get(id);
      if (garde?.cle === cle) {
        garder(garde.lu);
        return garde.lu;
      }
      const faits = await journal.lire(espace, id);
      const creation = faits[0];
      if (creation?.sorte !== 'convention-creee' || faits.at(-1)?.sorte === 'convention-retiree') return null;
      const rang = faits.at(-1)?.rang ?? 0;
      const prets = await moteurs.pour(faits);
      const lu: LuAuJournal = {
        id,
        titre: creation.textes.titre ?? id,
        rang,
        tete: tete.tete,
        faits,
        moteurs: prets,
        // A fact of an organisation moves the generation too: what was read is kept no longer than it is true.
        contexte: await contexteDe(payees(moteurDe(prets, faits).modele, creation.donnees.parties)),
        noms: await nomsDe(generation),
        generation,
      };
      // Someone wrote between the two reads: what was read is sound, and is not kept under the older head.
      if (rang !== tete.rang) return { ...lu, tete: (await journal.tete(espace, id))?.tete ?? tete.tete };
      garder(lu);
      return lu;
    },
  };
}

/** The organisations to which an agreement pays something. */
export const payees = (
  { versements }: Modele,
  parties: Readonly<Record<string, string>>,
): readonly string[] => versements.flatMap((v) => parties[v.beneficiaire] ?? []);

/** The last state derived from each list of facts, with everything known: the one that pages and acts share. */
const presents = new WeakMap<readonly Fait[], { readonly au: Jour; readonly etat: Etat }>();

/** The state at a look: today's for acts, another for whoever reads. */
export function deriverLu(lu: Pick<Lu, 'faits' | 'moteurs' | 'contexte'>, regard: Regard): Etat {
  const garde = presents.get(lu.faits);
  if (garde?.au === regard.au && regard.connu === null) return garde.etat;
  const etat = deriver(moteurDe(lu.moteurs, lu.faits), lu.faits, regard, {
    textes: lu.moteurs,
    organisations: lu.contexte,
  });
  if (regard.connu === null) presents.set(lu.faits, { au: regard.au, etat });
  return etat;
}

/**
 * The dossier as looked at. Who is party is judged on what is known today, whatever the look: looking at another day
 * never widens rights. Null when it is not theirs to read.
 */
export function regarder(
  lu: Lu,
  acteur: Acteur,
  aujourdhui: Regard['au'],
  regard: Partial<Regard>,
): Dossier | null {
  const present = deriverLu(lu, { au: aujourdhui, connu: null });
  if (!estPartie(present, acteur)) return null;
  const { au = aujourdhui, connu = null } = regard;
  const ici = au === aujourdhui && connu === null;
  return {
    id: lu.id,
    titre: lu.titre,
    rang: lu.rang,
    tete: lu.tete,
    faits: ici ? lu.faits : lu.faits.filter((f) => connu === null || f.enregistre <= connu),
    etat: ici ? present : deriverLu(lu, { au, connu }),
    noms: lu.noms,
  };
}

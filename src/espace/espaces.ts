import type { Journal } from '../journal/journal.ts';
import type { EspaceGarde, Registre } from '../journal/registre.ts';
import type { MandatTenu } from './annuaire.ts';
import type { Espace, Fichiers, Horloge } from './espace.ts';
import { ouvrirEspace } from './ouvrir.ts';

/** Every espace of an installation. Nothing read or written through one can reach another. */
export interface Espaces {
  liste(): Promise<readonly EspaceGarde[]>;
  /** null when there is none of that name */
  de(id: string): Promise<Espace | null>;
  /** Each espace, opened in turn. */
  chacun(): Promise<readonly Espace[]>;
  /** the mandates in force of whoever holds an account, in every espace */
  mandatsDuCompte(compte: string): Promise<readonly MandatDUnEspace[]>;
}

export interface MandatDUnEspace {
  readonly espace: Espace;
  readonly garde: EspaceGarde;
  readonly mandat: MandatTenu;
}

export interface ContexteCommun {
  readonly journal: Journal;
  readonly registre: Registre;
  readonly horloge: Horloge;
  /** each espace keeps its own files, out of reach of the others */
  readonly fichiersDe: (espace: string) => Promise<Fichiers>;
  /** what is done to each when it opens, those founded while the service runs included */
  readonly aLOuverture: (espace: Espace) => Promise<void>;
}

export function ouvrirEspaces({ fichiersDe, aLOuverture, ...commun }: ContexteCommun): Espaces {
  const { registre } = commun;
  const ouverts = new Map<string, Promise<Espace>>();
  const ouvrir = (id: string): Promise<Espace> => {
    const connu = ouverts.get(id);
    if (connu) return connu;
    const promis = fichiersDe(id).then(async (fichiers) => {
      const espace = ouvrirEspace({ ...commun, espace: id, fichiers });
      await aLOuverture(espace);
      return espace;
    });
    ouverts.set(id, promis);
    promis.catch(() => ouverts.delete(id));
    return promis;
  };
  const liste = () => registre.espaces();
  return {
    liste,
    de: async (id) => (ouverts.has(id) || (await liste()).some((e) => e.id === id) ? ouvrir(id) : null),
    chacun: async () => Promise.all((await liste()).map((e) => ouvrir(e.id))),
    async mandatsDuCompte(compte) {
      const tenus: MandatDUnEspace[] = [];
      for (const { espace: id, personne } of await registre.personnesDuCompte(compte)) {
        const espace = await ouvrir(id);
        const garde = await espace.garde();
        for (const mandat of await espace.annuaire.tenus())
          if (mandat.personne.id === personne) tenus.push({ espace, garde, mandat });
      }
      return tenus;
    },
  };
}

import type { NonLu } from '../basics/non-lu.ts';
import type { Result } from '../basics/result.ts';
import { type Arret, type Equipe, ouvrirEquipe } from './equipe.ts';
import type { Lecture } from './ouvrier.ts';

/** What a reader may take: docs/decisions/0053. */
export type Bornes = Pick<Lecture, 'secondes' | 'calcul' | 'memoire'>;

/** What a small thing may take: beyond, no text of an authority that we know of was ever. */
export const BORNES: Bornes = { secondes: 60, calcul: 3, memoire: 600 };

/**
 * A function of a module, run in a child process that can be killed: what it is given and what it gives back are copied, so
 * that both are plain data. Never throws for what it reads. `module`: from `moduleVoisin`.
 */
export const aPart =
  <F extends (...donnees: never[]) => unknown>(
    quoi: string,
    module: string,
    fonction: string,
    bornes: Bornes = BORNES,
  ) =>
  async (...donnees: Parameters<F>): Promise<Result<Awaited<ReturnType<F>>, NonLu>> =>
    (await equipe().lire({ quoi, module, fonction, donnees, ...bornes })) as Result<
      Awaited<ReturnType<F>>,
      NonLu
    >;

/** The address of a module written beside another one, in the sources as once compiled. */
export const moduleVoisin = (chemin: `${string}.ts`, ici: string): string =>
  new URL(ici.endsWith('.ts') ? chemin : chemin.replace(/\.ts$/, '.js'), ici).href;

/** Says each reading that a bound stopped; replaces whoever was told before. */
export const direLesArrets = (dire: (arret: Arret) => void): void => {
  direArret = dire;
};

let direArret: (arret: Arret) => void = () => undefined;
let ouverte: Equipe | null = null;

/** One for the process: what bounds the machine bounds all espaces together. */
function equipe(): Equipe {
  ouverte ??= ouvrirEquipe({
    ...{ ouvriers: 2, file: 6, patience: 30, repos: 30 },
    direArret: (arret) => direArret(arret),
  });
  return ouverte;
}

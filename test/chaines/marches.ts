import type { Geste, Issue } from './gestes.ts';
import { ouvrirHasard } from './hasard.ts';
import type { Invariant, Violation } from './invariants.ts';
import { faireUnPas } from './marche.ts';
import { ouvrirMonde, type Porte } from './monde.ts';
import type { Depart } from './ouverture.ts';
import { abstraire, concretiser, type Partie, reprendre } from './partie.ts';
import { type Melange, tirer } from './tirer.ts';

/** A step as it is kept: its number, and what was tried, by names that any walk understands. */
export interface Pas {
  readonly n: number;
  readonly geste: Geste;
  readonly issue: Issue;
}

export interface Marche {
  readonly pas: readonly Pas[];
  /** what the last step broke; none when the walk came to its end */
  readonly violations: readonly Violation[];
}

export interface Trajet {
  readonly porte: Porte;
  readonly depart: Depart;
  /** those whose breach ends the walk; the others go unseen */
  readonly guette: (invariant: Invariant) => boolean;
}

/** Walks at random, so many steps at most, until something that is watched for breaks. */
export const marcher = (
  trajet: Trajet,
  graine: number,
  melange: Melange,
  longueur: number,
): Promise<Marche> =>
  enPartie(trajet, async (partie) => {
    const h = ouvrirHasard(graine);
    const pas: Pas[] = [];
    for (let n = 1; n <= longueur; n++) {
      const geste = await tirer(partie, h, melange);
      if (geste === null) continue;
      const ecrit = abstraire(partie, geste);
      const { issue, violations } = await faireUnPas(partie, n, geste);
      pas.push({ n, geste: ecrit, issue });
      const vues = violations.filter((v) => trajet.guette(v.invariant));
      if (vues.length > 0) return { pas, violations: vues };
    }
    return { pas, violations: [] };
  });

/** Tries the same steps again in a new world; a step that names what was never made there is left out. */
export const rejouer = (trajet: Trajet, gestes: readonly Pick<Pas, 'n' | 'geste'>[]): Promise<Marche> =>
  enPartie(trajet, async (partie) => {
    const pas: Pas[] = [];
    for (const { n, geste } of gestes) {
      const concret = concretiser(partie, geste);
      if (concret === null) continue;
      const { issue, violations } = await faireUnPas(partie, n, concret);
      pas.push({ n, geste, issue });
      const vues = violations.filter((v) => trajet.guette(v.invariant));
      if (vues.length > 0) return { pas, violations: vues };
    }
    return { pas, violations: [] };
  });

/** The shortest part of a walk that still breaks the same: halves, then quarters, then each step in turn. */
export async function reduire(trajet: Trajet, marche: Marche): Promise<Marche> {
  const [premiere] = marche.violations;
  if (!premiere) return marche;
  const serre: Trajet = { ...trajet, guette: (i) => i === premiere.invariant };
  const tient = async (pas: readonly Pas[]): Promise<Marche | null> => {
    const rejouee = await rejouer(serre, pas);
    return rejouee.violations.length > 0 ? rejouee : null;
  };
  const dernier = marche.pas.at(-1);
  // What was refused changed nothing.
  let gardee =
    (await tient(marche.pas.filter((p) => p === dernier || p.issue.sorte === 'accepte'))) ?? marche;
  for (
    let taille = Math.ceil(gardee.pas.length / 2);
    taille >= 1;
    taille = taille === 1 ? 0 : Math.ceil(taille / 2)
  )
    for (let debut = 0; debut < gardee.pas.length - 1; ) {
      const reste = gardee.pas.filter(
        (_, i) => i < debut || i >= debut + taille || i === gardee.pas.length - 1,
      );
      const plusCourte = await tient(reste);
      if (plusCourte) gardee = plusCourte;
      else debut += taille;
    }
  return gardee;
}

async function enPartie<T>({ porte, depart }: Trajet, jouer: (partie: Partie) => Promise<T>): Promise<T> {
  const monde = await ouvrirMonde(porte, depart.gabarit);
  try {
    return await jouer(await reprendre(monde, depart.alias));
  } finally {
    await monde.fermer();
  }
}

import { echec, type Result, reussite } from '../basics/result.ts';
import { RUBRIQUES, VARIABLES } from './rubriques.ts';
import type { Variable } from './variable.ts';

export type Environnement = Readonly<Record<string, string | undefined>>;

type Rubriques = typeof RUBRIQUES;
type Valeurs<R> = { readonly [K in keyof R]: R[K] extends Variable<infer T> ? T : never };
/** Every setting of the service, read and checked. */
export type Configuration = { readonly [K in keyof Rubriques]: Valeurs<Rubriques[K]> };

export type FauteDeConfiguration =
  | { readonly code: 'illisible'; readonly variable: Variable<unknown>; readonly recu: string }
  /** begins with our prefix, and is none of ours: a slip that would silently set nothing */
  | { readonly code: 'inconnue'; readonly nom: string }
  /** one is written that cannot go without another */
  | { readonly code: 'manque'; readonly nom: string; readonly avec: string };

/** The second is asked for by the first. */
const ENSEMBLE: readonly (readonly [string, string])[] = [
  ['MAILLAGE_OIDC_EMETTEUR', 'MAILLAGE_OIDC_CLIENT'],
  ['MAILLAGE_OIDC_EMETTEUR', 'MAILLAGE_OIDC_SECRET'],
  ['MAILLAGE_OIDC_EMETTEUR', 'MAILLAGE_URL'],
  ['MAILLAGE_SMTP', 'MAILLAGE_EXPEDITEUR'],
  ['MAILLAGE_IMAP_ESPACE', 'MAILLAGE_IMAP'],
  ['MAILLAGE_IMAP_GUICHET', 'MAILLAGE_IMAP'],
  // Links in mails are absolute.
  ['MAILLAGE_SMTP', 'MAILLAGE_URL'],
];

/** Reads every setting, or gives all the faults together. */
export function lireConfiguration(
  environnement: Environnement,
): Result<Configuration, readonly FauteDeConfiguration[]> {
  const fautes: FauteDeConfiguration[] = [];
  const ecrite = (nom: string): boolean => (environnement[nom]?.trim() ?? '') !== '';
  const lues = Object.entries(RUBRIQUES).map(([titre, rubrique]) => [
    titre,
    Object.fromEntries(
      Object.entries(rubrique as Readonly<Record<string, Variable<unknown>>>).map(([cle, variable]) => {
        const recu = brut(variable, environnement);
        const lu = variable.lire(recu);
        if (!lu.ok) fautes.push({ code: 'illisible', variable, recu: recu ?? '' });
        return [cle, lu.ok ? lu.valeur : null];
      }),
    ),
  ]);
  for (const nom of Object.keys(environnement).sort())
    if (nom.startsWith('MAILLAGE_') && !VARIABLES.some((v) => v.nom === nom))
      fautes.push({ code: 'inconnue', nom });
  for (const [nom, avec] of ENSEMBLE)
    if (ecrite(nom) && !ecrite(avec)) fautes.push({ code: 'manque', nom, avec });
  return fautes.length > 0 ? echec(fautes) : reussite(Object.fromEntries(lues) as Configuration);
}

/** What is written for a variable; null when nothing is. */
export function brut({ nom }: Variable<unknown>, environnement: Environnement): string | null {
  const ecrit = environnement[nom]?.trim();
  return ecrit === undefined || ecrit === '' ? null : ecrit;
}

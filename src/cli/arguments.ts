import { parseArgs } from 'node:util';
import { ecrireIso, type Jour, lireJour, nomDuMois } from '../basics/jour.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import { motProche } from '../modele/proche.ts';

/** An option of a command. `valeur`: how its value is named in the help; absent for a switch. */
export interface OptionDeCommande {
  readonly nom: string;
  readonly valeur?: string;
  readonly aide: string;
}

export interface Arguments {
  readonly positions: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly bascules: ReadonlySet<string>;
}

/** Reads what was typed after the name of the command. The error is a whole French sentence. */
export function lireArguments(
  mots: readonly string[],
  connues: readonly OptionDeCommande[],
): Result<Arguments, string> {
  const { tokens } = parseArgs({
    args: [...mots],
    options: Object.fromEntries(
      connues.map((o) => [o.nom, { type: o.valeur ? ('string' as const) : ('boolean' as const) }]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positions: string[] = [];
  const options: Record<string, string> = {};
  const bascules = new Set<string>();
  for (const t of tokens) {
    if (t.kind === 'positional') positions.push(t.value);
    if (t.kind !== 'option') continue;
    const connue = connues.find((o) => o.nom === t.name);
    if (!connue) return echec(optionInconnue(t.rawName, connues));
    if (connue.valeur === undefined) {
      if (t.value !== undefined) return echec(`L’option --${t.name} ne prend pas de valeur.`);
      bascules.add(t.name);
    } else {
      if (t.value === undefined || (t.value.startsWith('--') && !t.inlineValue))
        return echec(`L’option --${t.name} attend une valeur\u00A0: --${t.name} ${connue.valeur}.`);
      options[t.name] = t.value;
    }
  }
  return reussite({ positions, options, bascules });
}

function optionInconnue(brute: string, connues: readonly OptionDeCommande[]): string {
  const proche = motProche(
    brute.replace(/^-+/, ''),
    connues.map((o) => o.nom),
  );
  const suite = proche === null ? '' : ` Vouliez-vous dire «\u00A0--${proche}\u00A0»\u202F?`;
  return `L’option «\u00A0${brute}\u00A0» n’existe pas.${suite}`;
}

/** The day of `--au`, in French or ISO; `defaut` when it is not given. */
export function lireAu(args: Arguments, defaut: Jour): Result<Jour, string> {
  const texte = args.options.au;
  if (texte === undefined) return reussite(defaut);
  const lu = lireJour(texte);
  if (lu.ok) return lu;
  if (lu.erreur.code === 'date-inexistante') {
    const { mois, dernier } = lu.erreur;
    return echec(
      `--au ${texte}\u00A0: ce jour n’existe pas, le dernier jour de ${nomDuMois(mois)} est le ${dernier} cette année-là.`,
    );
  }
  return echec(
    `--au ${texte}\u00A0: cette date ne se lit pas. Écrivez-la «\u00A0${ecrireIso(defaut)}\u00A0», «\u00A015/07/2026\u00A0» ou «\u00A015 juillet 2026\u00A0».`,
  );
}

/** A whole number of at least `minimum`. */
export function lireEntier(args: Arguments, nom: string, minimum: number): Result<number | null, string> {
  const texte = args.options[nom];
  if (texte === undefined) return reussite(null);
  const n = Number(texte);
  return /^\d+$/.test(texte) && n >= minimum
    ? reussite(n)
    : echec(`--${nom} ${texte}\u00A0: un nombre entier d’au moins ${minimum} est attendu.`);
}

/** Microseconds of CPU of this process while `faire` runs `fois` times, for one run. */
export function cpuParFois(fois: number, faire: (i: number) => unknown): number {
  const debut = process.cpuUsage();
  for (let i = 0; i < fois; i++) garder(faire(i));
  const { user, system } = process.cpuUsage(debut);
  return (user + system) / fois;
}

export function mediane(valeurs: readonly number[]): number {
  const triees = [...valeurs].sort((a, b) => a - b);
  const milieu = triees.length >> 1;
  return triees.length % 2 === 1
    ? (triees[milieu] as number)
    : ((triees[milieu - 1] as number) + (triees[milieu] as number)) / 2;
}

export const centile = (valeurs: readonly number[], p: number): number =>
  [...valeurs].sort((a, b) => a - b)[
    Math.min(valeurs.length - 1, Math.floor((valeurs.length * p) / 100))
  ] as number;

/** One line of the report. `budget`: as design says it, in the same unit; `mesure` above it is said so. */
export function dire(
  quoi: string,
  mesure: number,
  unite: string,
  budget: number | null,
  precision = 2,
): void {
  const nombre = mesure.toLocaleString('fr', {
    maximumFractionDigits: precision,
    minimumFractionDigits: precision,
  });
  const verdict = budget === null ? '' : mesure <= budget ? `≤ ${budget} ✓` : `> ${budget} ✗`;
  console.log(`${quoi.padEnd(66)} ${`${nombre} ${unite}`.padStart(16)}  ${verdict}`);
}

/** Nanoseconds of one turn of a plain loop: how fast this machine is now, so that other figures can be read. */
export function vitesse(): number {
  const tours = 1e8;
  let s = 0;
  const debut = process.cpuUsage();
  for (let i = 0; i < tours; i++) s = (Math.imul(s, 31) + i) | 0;
  const { user, system } = process.cpuUsage(debut);
  garder(s);
  return ((user + system) * 1000) / tours;
}

/** Kept where the compiler cannot see that nobody reads it. */
let temoin: unknown = null;
function garder(valeur: unknown): void {
  temoin = valeur;
  if (temoin === garder) throw new Error('impossible');
}

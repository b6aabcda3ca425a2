/** Readers as hostile bytes would make them: run only in a child process. */

export const rendre = (valeur: unknown): unknown => valeur;

export function tournerSansFin(): never {
  for (;;);
}

export const descendreSansFin = (): number => 1 + descendreSansFin();

export function emplirDeTampons(): number {
  const tampons: Buffer[] = [];
  for (;;) tampons.push(Buffer.alloc(20_000_000, tampons.length + 1));
}

export function emplirLeTas(): number {
  const objets: { readonly n: number }[][] = [];
  for (;;) objets.push(Array.from({ length: 100_000 }, (_, n) => ({ n })));
}

export const arreterTout = (): never => process.exit(3);

export const lireLEnvironnement = (): NodeJS.ProcessEnv => ({ ...process.env });

export const numero = (): number => process.pid;

export const echouer = (): never => {
  throw new TypeError('une bibliothèque s’est trompée');
};

export const attendre = (ms: number): Promise<void> => new Promise((fini) => setTimeout(fini, ms));

export const rendreUneFonction = (): (() => void) => () => undefined;

export function calculer(secondes: number): string {
  const debut = process.cpuUsage();
  while (process.cpuUsage(debut).user < secondes * 1e6);
  return 'fini';
}

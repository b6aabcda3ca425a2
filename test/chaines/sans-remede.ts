import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Porte } from './monde.ts';

/** One mend: where it stands in the sources, as it is written, and what the sentence was before it. */
export interface Remede {
  readonly fichier: string;
  readonly ecrit: string;
  readonly ote: string;
}

/** The product as it would be without these mends: its sources copied, and these sentences put back as they were. */
export interface SansRemede {
  readonly porte: Porte;
  effacer(): void;
}

/** Throws when a mend is no longer written so: a test that takes nothing out would prove nothing. */
export async function ouvrirSansRemede(remedes: readonly Remede[], racine = depot()): Promise<SansRemede> {
  const copie = mkdtempSync(join(tmpdir(), 'maillage-sans-remede-'));
  cpSync(join(racine, 'src'), join(copie, 'src'), { recursive: true });
  cpSync(join(racine, 'package.json'), join(copie, 'package.json'));
  symlinkSync(join(racine, 'node_modules'), join(copie, 'node_modules'));
  for (const { fichier, ecrit, ote } of remedes) {
    const chemin = join(copie, fichier);
    const source = readFileSync(chemin, 'utf8');
    if (source.split(ecrit).length !== 2)
      throw new Error(`le remède n’est plus écrit ainsi, une fois et une seule, dans ${fichier} : ${ecrit}`);
    writeFileSync(
      chemin,
      source.replace(ecrit, () => ote),
    );
  }
  const lire = (nom: string) => import(/* @vite-ignore */ join(copie, 'src', nom));
  const { ouvrirEspaces } = (await lire('espace/espaces.ts')) as Pick<Porte, 'ouvrirEspaces'>;
  const { fonderEspace } = (await lire('espace/fonder.ts')) as Pick<Porte, 'fonderEspace'>;
  const { ouvrirSqlite } = (await lire('journal/sqlite.ts')) as Pick<Porte, 'ouvrirSqlite'>;
  const { ouvrirFichiersDe } = (await lire('services/fichiers.ts')) as Pick<Porte, 'ouvrirFichiersDe'>;
  return {
    porte: { ouvrirEspaces, fonderEspace, ouvrirSqlite, ouvrirFichiersDe },
    effacer: () => rmSync(copie, { recursive: true, force: true }),
  };
}

const depot = (): string => new URL('../../', import.meta.url).pathname;

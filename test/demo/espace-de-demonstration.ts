import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aubrelle, dvq } from '../../demo/identites.ts';
import { semer } from '../../demo/semer.ts';
import type { Acteur } from '../../src/acts/acteur.ts';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import type { Dossier, Espace } from '../../src/espace/espace.ts';
import { ouvrirEspace } from '../../src/espace/ouvrir.ts';
import { ouvrirSqlite } from '../../src/journal/sqlite.ts';
import { deriver } from '../../src/rules/deriver.ts';
import type { Etat } from '../../src/rules/etat.ts';
import { preparer } from '../../src/rules/preparer.ts';
import { ouvrirFichiers } from '../../src/services/fichiers.ts';
import { deposerLaDemonstration } from './semee.ts';

const MODELES = fileURLToPath(new URL('../../modeles/', import.meta.url));

export interface Demonstration {
  readonly espace: Espace;
  /** the dossier of a story, as its pilot sees it */
  readonly dossier: (recit: string, au: Jour) => Promise<Dossier>;
  /** the state of a story at the very start of a day, derived from its whole life */
  readonly vie: (recit: string) => Promise<(au: Jour) => Etat>;
  /** seeds again, as if the program started on a later day */
  readonly semerAu: (aujourdhui: Jour) => Promise<void>;
  readonly recits: readonly string[];
  readonly fermer: () => Promise<void>;
}

/** The demonstration as it would be seeded on a given day: real journal, real files, true clock of that day. */
export async function demonstration(aujourdhui: Jour): Promise<Demonstration> {
  const dossier = mkdtempSync(join(tmpdir(), 'maillage-demo-'));
  await deposerLaDemonstration(dossier, 'espace', aujourdhui, async (vierge) => {
    mkdirSync(vierge);
    await (await ouvrir(vierge, aujourdhui)).fermer();
  });
  const ouverte = await ouvrir(dossier, aujourdhui);
  return {
    ...ouverte,
    async fermer() {
      await ouverte.fermer();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}

async function ouvrir(dossier: string, aujourdhui: Jour): Promise<Demonstration> {
  const journal = await ouvrirSqlite(join(dossier, 'maillage.sqlite'));
  const contexte = {
    espace: 'demonstration',
    journal,
    registre: journal,
    fichiers: await ouvrirFichiers(join(dossier, 'fichiers')),
    horloge: { maintenant: () => minuit(aujourdhui), aujourdhui: () => aujourdhui },
  };
  const modeles = readdirSync(MODELES)
    .filter((f) => f.endsWith('.md'))
    .map((f) => ({ nom: f.replace(/\.md$/, ''), source: readFileSync(join(MODELES, f), 'utf8') }));
  const ids = await semer(contexte, { aujourdhui, modeles });
  const espace = ouvrirEspace(contexte);
  return {
    espace,
    recits: [...ids.keys()],
    async dossier(recit, au) {
      const lu = await espace.dossier(ids.get(recit) ?? '', piloteDe(recit), { au, connu: minuit(au) });
      if (!lu) throw new Error(`dossier absent : ${recit}`);
      return lu;
    },
    async semerAu(jour) {
      await semer(contexte, { aujourdhui: jour, modeles });
    },
    async vie(recit) {
      const lu = await espace.dossier(ids.get(recit) ?? '', piloteDe(recit));
      if (!lu) throw new Error(`dossier absent : ${recit}`);
      const moteur = preparer(lu.etat.modele);
      return (au) => deriver(moteur, lu.faits, { au, connu: minuit(au) });
    },
    fermer: () => journal.fermer(),
  };
}

/** What is known at the very start of a day: whatever was recorded on the days before. */
const minuit = (jour: Jour) => instant(new Date(`${ecrireIso(jour)}T00:00:00Z`));

const piloteDe = (recit: string): Acteur => (recit === 'ateliers-du-canal' ? aubrelle : dvq);

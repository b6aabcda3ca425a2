import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../src/basics/instant.ts';
import { jour } from '../src/basics/jour.ts';
import { centimes } from '../src/basics/montant.ts';
import { projeter } from '../src/espace/projection.ts';
import type { Fait, FaitNouveau } from '../src/facts/fait.ts';
import { ouvrirSqlite } from '../src/journal/sqlite.ts';
import { deriver } from '../src/rules/deriver.ts';
import { centile, dire, mediane } from './mesure.ts';
import type { Reference } from './reference.ts';
import { vieDeReference } from './vie.ts';

const FAITS = 300;
const AU = jour(2029, 9, 15);
const NOMS = { organisation: () => undefined, quartier: () => undefined };

/** One new fact in a whole dossier on SQLite: appended, synced, derived, its rows of lists rewritten. */
export async function mesurerMagasin({ moteur, empreinte }: Reference): Promise<void> {
  const dossier = await mkdtemp(join(tmpdir(), 'maillage-bench-'));
  const journal = await ouvrirSqlite(join(dossier, 'maillage.sqlite'));
  try {
    const vie = vieDeReference({ flux: 'd', rang: 3, empreinte });
    const projection = (faits: readonly Fait[]) =>
      projeter('d', faits, deriver(moteur, faits, { au: AU, connu: null }), NOMS);
    const ajouter = (rangAttendu: number, faits: readonly FaitNouveau[]) =>
      journal.ajouter({
        espace: 'bench',
        flux: 'd',
        rangAttendu,
        faits,
        auteur: { personne: 'p', organisation: 'o', fonction: 'agent-pilote' },
        enregistre: instant(new Date('2029-09-15T08:00:00Z')),
        projection,
      });
    await ajouter(
      0,
      vie.map(
        ({ sorte, jour: le, donnees, textes }) => ({ sorte, jour: le, donnees, textes }) as FaitNouveau,
      ),
    );
    const temps: number[] = [];
    for (let i = 0; i < FAITS; i++) {
      const constat: FaitNouveau = {
        sorte: 'montant-constate',
        jour: AU,
        donnees: { grandeur: 'valorisation-votee', exercice: 2029, montant: centimes(i) },
        textes: {},
      };
      const debut = performance.now();
      const ecrit = await ajouter(vie.length + i, [constat]);
      temps.push(performance.now() - debut);
      if (!ecrit.ok) throw new Error('fait refusé');
    }
    dire('un fait de plus, écrit, synchronisé et projeté (médiane)', mediane(temps), 'ms', null);
    dire('un fait de plus, p99', centile(temps, 99), 'ms', null);
  } finally {
    await journal.fermer();
    await rm(dossier, { recursive: true, force: true });
  }
}

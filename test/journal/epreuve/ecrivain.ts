// A child process that writes without rest and says each thing once it is acknowledged. Killed by its parent.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import type { Journal } from '../../../src/journal/journal.ts';
import { ouvrirJournal } from '../../../src/journal/ouvrir.ts';
import { basePostgres, ouvrirPostgres } from '../../../src/journal/postgres.ts';
import type { Registre } from '../../../src/journal/registre.ts';
import { baseSqlite, ouvrirSqlite } from '../../../src/journal/sqlite.ts';
import { ouvrirFichiers } from '../../../src/services/fichiers.ts';
import { ajout, projection, vote } from '../exemples.ts';

const dire = (...mots: readonly (string | number)[]): void => {
  process.stdout.write(`${mots.join(' ')}\n`);
};

const [tache, adresse = '', ...reste] = process.argv.slice(2);
dire('depart');
if (tache === 'ecrire') await ecrire(reste[0] ?? '', Number(reste[1]));
else if (tache === 'disputer') await disputer(reste[0] ?? '', Number(reste[1]));
else if (tache === 'deposer') await deposer();
else if (tache === 'migrer') await (await ouvrir()).fermer();
else throw new Error(`tâche inconnue : ${tache}`);

function ouvrir(reglage = ''): Promise<Journal & Registre> {
  const postgres = adresse.startsWith('postgres');
  // The negative control: the same program, on engines told not to sync.
  if (reglage === 'sans-sync' && postgres) return ouvrirJournal(basePostgres(adresse).base);
  if (reglage === 'sans-sync') {
    const base = baseSqlite(new Database(adresse));
    return sql`pragma synchronous = off`.execute(base.db).then(() => ouvrirJournal(base));
  }
  return postgres ? ouvrirPostgres(adresse) : ouvrirSqlite(adresse);
}

/** Says « acquis FLUX RANG MONTANT SYNCS » for each acknowledged fact; on a refusal, says it and stops. */
async function ecrire(reglage: string, paralleles: number): Promise<void> {
  const journal = await ouvrir(reglage);
  dire('pret');
  const syncs = (): number => {
    const compte = process.env.COUPURE_COMPTE;
    if (compte === undefined) return 0;
    return (readFileSync(compte, 'utf8').match(/-wal$|\/pg_wal\//gm) ?? []).length;
  };
  const un = async (n: number): Promise<void> => {
    const flux = `charge-${process.pid}-${n}`;
    for (let rang = 0; ; rang++) {
      const montant = Math.floor(Math.random() * 1e6);
      const avant = syncs();
      const issue = await journal.ajouter(
        ajout(flux, rang, [vote(2026, montant, `à ${rang} ${'é'.repeat(rang % 200)}`)], {
          projection: (faits) => projection(flux, { rang: faits.length }, [{ montant }, { limite: null }]),
        }),
      );
      if (!issue.ok) {
        dire('refus', JSON.stringify(issue.erreur));
        return;
      }
      dire('acquis', flux, rang + 1, montant, syncs() - avant);
    }
  };
  await Promise.all(Array.from({ length: paralleles }, (_, n) => un(n)));
  await journal.fermer();
}

/** Fights for each rank of one flux; says « gagne RANG MONTANT » or « perd RANG ». */
async function disputer(flux: string, jusqua: number): Promise<void> {
  const journal = await ouvrir();
  dire('pret');
  for (let rang = 0; rang < jusqua; ) {
    const montant = Math.floor(Math.random() * 1e6);
    const issue = await journal.ajouter(
      ajout(flux, rang, [vote(2026, montant)], {
        projection: (faits) => projection(flux, { rang: faits.length }, [{ montant }]),
      }),
    );
    if (issue.ok) {
      dire('gagne', rang + 1, montant);
      rang += 1;
    } else if (issue.erreur.code === 'rang-perime' && issue.erreur.nouveaux.length > 0) {
      dire('perd', rang + 1);
      rang += issue.erreur.nouveaux.length;
    } else throw new Error(JSON.stringify(issue.erreur));
  }
  await journal.fermer();
}

/** Deposits files of a few megabytes, slowly enough to be killed inside; says « acquis EMPREINTE ». */
async function deposer(): Promise<void> {
  const magasin = await ouvrirFichiers(adresse);
  dire('pret');
  async function* lent(): AsyncIterable<Uint8Array> {
    for (let i = 0; i < 20; i++) yield Buffer.from(randomBytes(30_000).toString('hex'));
  }
  for (;;) {
    const issue = await magasin.deposer(lent(), 'long.txt');
    if (!issue.ok) {
      dire('refus', JSON.stringify(issue.erreur));
      return;
    }
    dire('acquis', issue.valeur.empreinte);
  }
}

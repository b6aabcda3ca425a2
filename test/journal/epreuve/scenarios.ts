import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { ouvrirFichiers } from '../../../src/services/fichiers.ts';
import { ajout, projection, vote } from '../exemples.ts';
import { auHasard, type Constat, constater, dossierDEssai, type Ecrivain, lancer, ouvrir } from './banc.ts';
import type { Support } from './support.ts';

/** kill -9 of a writing process at a random moment, `fois` times on the same store; all that was ever acknowledged is looked for each time. */
export async function tuerLEcrivain(adresse: string, fois: number): Promise<Constat> {
  const acquis: (readonly string[])[] = [];
  let pire: Constat = { acquis: 0, perdus: 0, ruptures: 0 };
  for (let i = 0; i < fois; i++) {
    const ecrivain = lancer('ecrire', adresse, ['normal', '4']);
    await ecrivain.a('acquis');
    await attendre(auHasard(0, 400));
    await ecrivain.tuer();
    acquis.push(...ecrivain.dits('acquis'));
    pire = ajouterConstat(await constater(adresse, acquis), pire);
  }
  return pire;
}

/** kill -9 of a whole PostgreSQL (postmaster and children) under load, then its restart on the same disk. */
export async function tuerLeServeur(
  adresse: string,
  fois: number,
  tuerEtRelever: () => Promise<void>,
): Promise<Constat> {
  const acquis: (readonly string[])[] = [];
  let pire: Constat = { acquis: 0, perdus: 0, ruptures: 0 };
  for (let i = 0; i < fois; i++) {
    const ecrivain = lancer('ecrire', adresse, ['normal', '4']);
    await ecrivain.a('acquis');
    await attendre(auHasard(0, 400));
    await tuerEtRelever();
    await ecrivain.tuer();
    acquis.push(...ecrivain.dits('acquis'));
    pire = ajouterConstat(await constater(adresse, acquis), pire);
  }
  return pire;
}

/** The power goes while a process writes: only what was synced remains. */
export async function couperLeCourant(support: Support, reglage: 'normal' | 'sans-sync'): Promise<Constat> {
  const ecrivain = lancer('ecrire', support.adresse, [reglage, '4'], support.env);
  await ecrivain.a('acquis', 20);
  await attendre(auHasard(0, 800));
  if (support.nom === 'SQLite') await ecrivain.tuer();
  const dernier = ecrivain.dits('acquis').length;
  const reste = await support.couper().catch((e: unknown) => e as Error);
  await ecrivain.tuer();
  // What arrived while the server was being killed was acknowledged too.
  const acquis = ecrivain.dits('acquis');
  if (reste instanceof Error) {
    if (reglage === 'normal') throw reste;
    return { acquis: dernier, perdus: dernier, ruptures: 0 };
  }
  const constat = constater(reste, acquis);
  return reglage === 'normal'
    ? constat
    : constat.catch(() => ({ acquis: dernier, perdus: dernier, ruptures: 0 }));
}

/** Syncs of the journal's own log counted during each of `fois` appends, in order. */
export async function compterLesSyncs(
  support: Support,
  reglage: 'normal' | 'sans-sync',
  fois: number,
): Promise<readonly number[]> {
  const ecrivain = lancer('ecrire', support.adresse, [reglage, '1'], support.env);
  await ecrivain.a('acquis', fois);
  await ecrivain.tuer();
  return ecrivain
    .dits('acquis')
    .slice(0, fois)
    .map((a) => Number(a[4]));
}

/** From a given moment every sync fails: what the writer is told, and what remains of what it had acknowledged. */
export async function empecherLesSyncs(
  support: Support,
): Promise<{ readonly refus: string; readonly constat: Constat }> {
  const ecrivain = lancer('ecrire', support.adresse, ['normal', '1'], support.env);
  await ecrivain.a('acquis', 10);
  await writeFile(support.panne, '');
  await ecrivain.fini();
  const refus = dernierRefus(ecrivain);
  await rm(support.panne);
  await support.relever();
  return { refus, constat: await constater(support.adresse, ecrivain.dits('acquis')) };
}

/** The disk fills up while a process writes; then room is made again. */
export async function remplirLeDisque(
  adresse: string,
  faireDeLaPlace: () => Promise<void>,
): Promise<{ readonly refus: string; readonly constat: Constat }> {
  const ecrivain = lancer('ecrire', adresse, ['normal', '1']);
  await ecrivain.fini();
  await faireDeLaPlace();
  return { refus: dernierRefus(ecrivain), constat: await constater(adresse, ecrivain.dits('acquis')) };
}

/** kill -9 in the middle of uploads, `fois` times on one store. */
export async function tuerLeDepot(fois: number): Promise<{
  readonly acquis: number;
  readonly perdus: number;
  /** files whose name does not say their bytes */
  readonly mensongers: number;
  /** half-received files seen after a kill; how many were left once the store was opened again */
  readonly provisoires: number;
  readonly restes: number;
}> {
  const racine = await dossierDEssai();
  const acquis: string[] = [];
  const bilan = { acquis: 0, perdus: 0, mensongers: 0, provisoires: 0, restes: 0 };
  for (let i = 0; i < fois; i++) {
    const ecrivain = lancer('deposer', racine);
    await ecrivain.a('acquis');
    await attendre(auHasard(0, 100));
    await ecrivain.tuer();
    acquis.push(...ecrivain.dits('acquis').map((a) => a[1] ?? ''));
    bilan.provisoires += (await readdir(join(racine, 'arrivees'))).length;
    const magasin = await ouvrirFichiers(racine);
    bilan.restes += (await readdir(join(racine, 'arrivees'))).length;
    for (const empreinte of acquis) if (!(await magasin.existe(empreinte))) bilan.perdus += 1;
    for (const chemin of await readdir(racine, { recursive: true })) {
      const nom = chemin.split('/').at(-1) ?? '';
      if (!/^[0-9a-f]{64}$/.test(nom)) continue;
      const octets = await readFile(join(racine, chemin));
      if (createHash('sha256').update(octets).digest('hex') !== nom) bilan.mensongers += 1;
    }
  }
  await rm(racine, { recursive: true, force: true });
  return { ...bilan, acquis: acquis.length };
}

/** kill -9 while the schema is being made, `fois` times, each on a new base; then the store is opened and used. */
export async function tuerLaMigration(
  nouvelleAdresse: () => Promise<string>,
  fois: number,
): Promise<Constat> {
  let pire: Constat = { acquis: 0, perdus: 0, ruptures: 0 };
  for (let i = 0; i < fois; i++) {
    const adresse = await nouvelleAdresse();
    const migre = lancer('migrer', adresse);
    await migre.a('depart');
    await attendre(auHasard(0, 60));
    await migre.tuer();
    const journal = await ouvrir(adresse);
    const acquis: (readonly string[])[] = [];
    for (let rang = 0; rang < 5; rang++) {
      const fait = ajout('apres', rang, [vote(2026, rang)], {
        projection: (faits) => projection('apres', { rang: faits.length }),
      });
      if ((await journal.ajouter(fait)).ok) acquis.push(['acquis', 'apres', String(rang + 1), String(rang)]);
    }
    await journal.fermer();
    const constat = await constater(adresse, acquis);
    pire = ajouterConstat({ ...constat, perdus: constat.perdus + 5 - acquis.length }, pire);
  }
  return pire;
}

/** Processes that fight for every rank of one flux: for each rank, how many won it. */
export async function disputer(
  adresse: string,
  combien: number,
  rangs: number,
): Promise<{ readonly gagnants: readonly number[]; readonly perdants: number; readonly constat: Constat }> {
  const flux = `dispute-${auHasard(0, 1e9)}`;
  const ecrivains = Array.from({ length: combien }, () => lancer('disputer', adresse, [flux, String(rangs)]));
  await Promise.all(ecrivains.map((e) => e.fini()));
  const gains = ecrivains.flatMap((e) => e.dits('gagne'));
  const gagnants = Array.from(
    { length: rangs },
    (_, i) => gains.filter((g) => g[1] === String(i + 1)).length,
  );
  const acquis = gains.map(([, rang, montant]) => ['acquis', flux, rang ?? '', montant ?? '']);
  const perdants = ecrivains.reduce((n, e) => n + e.dits('perd').length, 0);
  return { gagnants, perdants, constat: await constater(adresse, acquis) };
}

export const ajouterConstat = (a: Constat, b: Constat): Constat => ({
  acquis: Math.max(a.acquis, b.acquis),
  perdus: a.perdus + b.perdus,
  ruptures: a.ruptures + b.ruptures,
});

const dernierRefus = (e: Ecrivain): string => e.lignes.find((l) => l.startsWith('refus ')) ?? 'aucun refus';

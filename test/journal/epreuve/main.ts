// The long form: `npm run epreuve -- --points 30`. Prints what was tried, acknowledged and lost; exits 1 on any loss.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { creerServeur, trouverBinaires } from '../serveurPostgres.ts';
import { type Constat, compilerCoupure, dossierDEssai } from './banc.ts';
import { petitDisque } from './disque.ts';
import {
  ajouterConstat,
  compterLesSyncs,
  couperLeCourant,
  disputer,
  empecherLesSyncs,
  remplirLeDisque,
  tuerLaMigration,
  tuerLEcrivain,
  tuerLeDepot,
  tuerLeServeur,
} from './scenarios.ts';
import { creerBase, type Reglages, type Support, supportPostgres, supportSqlite } from './support.ts';

const points = Number(process.argv[process.argv.indexOf('--points') + 1]) || 30;
const coupures = Math.max(1, Math.round(points / 3));
const RIEN: Constat = { acquis: 0, perdus: 0, ruptures: 0 };
let pertes = 0;

const coupure = await compilerCoupure();
const binaires = await trouverBinaires();
if (coupure === null)
  console.log('sans compilateur C : ni coupure de courant, ni synchronisation comptée ou empêchée');
if ('absent' in binaires) console.log(`sans PostgreSQL : ${binaires.absent}`);

const dossier = await dossierDEssai();
const fichier = async (): Promise<string> => join(dossier, randomBytes(4).toString('hex'), 'journal.db');
dire(`SQLite, programme tué (${points} points)`, await tuerLEcrivain(await fichier(), points));
dire(`SQLite, tué pendant la mise à jour du schéma (${coupures})`, await tuerLaMigration(fichier, coupures));
await rivaux('SQLite', await fichier());
if (coupure !== null) await sousLeDisque('SQLite', (r) => supportSqlite({ coupure: coupure.chemin, ...r }));
const petit = await petitDisque(24);
if (petit === null) console.log('sans droit de monter un disque : le disque plein n’est pas essayé');
else {
  await petit.remplir(3_000_000);
  refuse('SQLite, disque plein', await remplirLeDisque(join(petit.chemin, 'journal.db'), petit.liberer));
  await petit.detruire();
}

if (!('absent' in binaires)) {
  const serveur = await creerServeur(binaires);
  await serveur.demarrer();
  await creerBase(serveur);
  const base = async (): Promise<string> => {
    const nom = `b${randomBytes(4).toString('hex')}`;
    const client = new pg.Client({ connectionString: serveur.url() });
    await client.connect();
    await client.query(`create database ${nom}`);
    await client.end();
    return serveur.url(nom);
  };
  const moitie = Math.ceil(points / 2);
  dire(`PostgreSQL, programme tué (${moitie} points)`, await tuerLEcrivain(await base(), moitie));
  const relever = async (): Promise<void> => {
    await serveur.tuer();
    await serveur.demarrer();
  };
  dire(
    `PostgreSQL, serveur tué (${points - moitie} points)`,
    await tuerLeServeur(serveur.url('essai'), points - moitie, relever),
  );
  dire(
    `PostgreSQL, tué pendant la mise à jour du schéma (${coupures})`,
    await tuerLaMigration(base, coupures),
  );
  await rivaux('PostgreSQL', await base());
  await serveur.detruire();
  if (coupure !== null)
    await sousLeDisque('PostgreSQL', (r) => supportPostgres(binaires, { coupure: coupure.chemin, ...r }));
  const plein = await petitDisque(160, binaires.qui);
  if (plein !== null) {
    const aLEtroit = await creerServeur(binaires, plein.chemin, ['--no-sync', '--wal-segsize=1']);
    await aLEtroit.demarrer();
    await creerBase(aLEtroit);
    await plein.remplir(6_000_000);
    refuse(
      'PostgreSQL, disque plein',
      await remplirLeDisque(aLEtroit.url('essai'), async () => {
        await plein.liberer();
        await aLEtroit.tuer();
        await aLEtroit.demarrer();
      }),
    );
    await aLEtroit.detruire();
    await plein.detruire();
  }
}

const depot = await tuerLeDepot(points);
const depotFautif = depot.perdus + depot.mensongers + depot.restes;
console.log(
  `${depotFautif > 0 ? 'PERTE' : 'tenu '}  dépôts tués (${points}) : ${depot.acquis} fichiers accusés, ${depot.perdus} perdus, ${depot.mensongers} mensongers, ${depot.provisoires} à moitié reçus, ${depot.restes} restés après balayage`,
);
pertes += depotFautif;
await coupure?.nettoyer();
process.exit(pertes > 0 ? 1 : 0);

async function sousLeDisque(
  nom: string,
  ouvrir: (r: Pick<Reglages, 'ombre' | 'sansSync'>) => Promise<Support>,
): Promise<void> {
  let pire = RIEN;
  for (let i = 0; i < coupures; i++) {
    const support = await ouvrir({ ombre: true });
    const constat = await couperLeCourant(support, 'normal');
    pire = { ...ajouterConstat(constat, pire), acquis: pire.acquis + constat.acquis };
    await support.detruire();
  }
  dire(`${nom}, courant coupé (${coupures} fois)`, pire);

  const temoin = await ouvrir({ ombre: true, sansSync: true });
  const sans = await couperLeCourant(temoin, 'sans-sync');
  await temoin.detruire();
  console.log(
    `${sans.perdus > 0 ? 'tenu ' : 'PERTE'}  ${nom}, courant coupé sans synchronisation (doit perdre) : ${sans.perdus} perdus sur ${sans.acquis}`,
  );
  if (sans.perdus === 0) pertes += 1;

  const compte = await ouvrir({ ombre: false });
  const syncs = await compterLesSyncs(compte, 'normal', 100);
  const moins = Math.min(...syncs);
  console.log(
    `${moins > 0 ? 'tenu ' : 'PERTE'}  ${nom}, synchronisations par fait accusé : au moins ${moins} sur 100 faits`,
  );
  if (moins === 0) pertes += 1;
  refuse(`${nom}, synchronisation en panne`, await empecherLesSyncs(compte));
  await compte.detruire();
}

async function rivaux(nom: string, adresse: string): Promise<void> {
  const { gagnants, perdants, constat } = await disputer(adresse, 3, 500);
  const unSeul = gagnants.every((g) => g === 1);
  if (!unSeul) pertes += 1;
  dire(
    `${nom}, trois rivaux sur 500 rangs (${unSeul ? 'un gagnant à chacun' : 'PAS UN SEUL GAGNANT'}, ${perdants} perdants prévenus)`,
    constat,
  );
}

function refuse(
  titre: string,
  { refus, constat }: { readonly refus: string; readonly constat: Constat },
): void {
  if (!refus.includes('non-enregistre')) pertes += 1;
  dire(`${titre} : ${refus}`, constat);
}

function dire(titre: string, { acquis, perdus, ruptures }: Constat): void {
  pertes += perdus + ruptures;
  console.log(
    `${perdus + ruptures > 0 ? 'PERTE' : 'tenu '}  ${titre} : ${acquis} faits accusés, ${perdus} perdus, ${ruptures} ruptures`,
  );
}

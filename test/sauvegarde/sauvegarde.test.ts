import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Instant, instant } from '../../src/basics/instant.ts';
import type { FaitNouveau } from '../../src/facts/fait.ts';
import type { Base } from '../../src/journal/base.ts';
import { type Sauvegardee, sauvegarder } from '../../src/sauvegarde/ecrire.ts';
import { examiner } from '../../src/sauvegarde/lire.ts';
import { restaurer } from '../../src/sauvegarde/restaurer.ts';
import { ouvrirFichiersDe } from '../../src/services/fichiers.ts';
import { lancer } from '../journal/epreuve/banc.ts';
import { ajout, ESPACE, le, vote } from '../journal/exemples.ts';
import { type MoteurDEssai, moteurPostgres, moteurSqlite, surChaqueMoteur } from '../journal/moteurs.ts';

const maintenant = (): Instant => instant(new Date());

let dossier = '';
beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), 'maillage-sauvegarde-'));
});
afterAll(() => rm(dossier, { recursive: true, force: true }));

const enDossier = (nom: string): string => join(dossier, `${nom}-${randomBytes(4).toString('hex')}`);

/** A deposited paper, named by a fact. */
async function deposer(donnees: string, texte: string): Promise<FaitNouveau> {
  const fichiers = await ouvrirFichiersDe(donnees, ESPACE);
  const depot = await fichiers.deposer(
    (async function* () {
      yield Buffer.from(texte);
    })(),
    'note.txt',
  );
  if (!depot.ok) throw new Error(depot.erreur.detail);
  const { empreinte, taille, type } = depot.valeur;
  return {
    sorte: 'piece-deposee',
    jour: le('2026-06-01'),
    donnees: { obligation: 'pieces', piece: 'rapport', moyen: 'depot', fichier: { empreinte, taille, type } },
    textes: { nomFichier: 'note.txt' },
  };
}

async function peupler(moteur: MoteurDEssai, adresse: string, donnees: string): Promise<void> {
  const magasin = await moteur.ouvrir(adresse);
  await magasin.inscrire(ESPACE, {
    personnes: [{ id: 'camille', nom: 'Camille « Ô » Œuvre', courriel: null }],
  });
  await magasin.garderModele(ESPACE, unModele());
  for (let i = 0; i < 3; i++) {
    const faits = [
      vote(2026, 1000 + i, 'une remarque, "entre guillemets"'),
      await deposer(donnees, `note ${i}`),
    ];
    const ecrit = await magasin.ajouter(ajout(`dossier-${i}`, 0, faits));
    if (!ecrit.ok) throw new Error(JSON.stringify(ecrit.erreur));
  }
  await magasin.ajouter(ajout('efface', 0, [vote(2026, 5, 'à effacer')]));
  await magasin.effacerTextes(ESPACE, 'efface', 1);
  await magasin.fermer();
}

function unModele() {
  const source = 'texte';
  return { empreinte: createHash('sha256').update(source).digest('hex'), nom: 'm', version: '1', source };
}

async function sauver(base: Base, donnees: string, fichier: string): Promise<Sauvegardee> {
  return sauvegarder({ base, donnees, maintenant }, createWriteStream(fichier));
}

/** Every chain, exactly as stored. */
async function toutDe(moteur: MoteurDEssai, adresse: string) {
  const magasin = await moteur.ouvrir(adresse);
  try {
    const flux = await magasin.flux(ESPACE);
    return {
      chaines: await Promise.all(flux.map((f) => magasin.extraire(ESPACE, f.flux))),
      ruptures: (await Promise.all(flux.map((f) => magasin.verifier(ESPACE, f.flux)))).flat(),
      personnes: await magasin.personnes(ESPACE),
      modeles: await magasin.modeles(ESPACE),
    };
  } finally {
    await magasin.fermer();
  }
}

/** The same engine, and the other. */
function destinations(moteur: MoteurDEssai): readonly MoteurDEssai[] {
  const postgres = inject('postgres');
  const autre =
    moteur.nom === 'PostgreSQL' ? moteurSqlite() : 'url' in postgres ? moteurPostgres(postgres.url) : null;
  return autre ? [moteur, autre] : [moteur];
}

surChaqueMoteur('une installation sauvegardée', (moteur) => {
  const autres = destinations(moteur).filter((m) => m !== moteur);
  let adresse = '';
  let donnees = '';
  beforeAll(async () => {
    adresse = await moteur.nouvelleAdresse();
    donnees = enDossier('donnees');
    await peupler(moteur, adresse, donnees);
    await writeFile(join(donnees, 'secret'), 'un secret de trente-deux octets !');
  });
  afterAll(async () => {
    for (const m of [moteur, ...autres]) await m.nettoyer();
  });

  it('se restaure au fait et au fichier près, sur le même moteur et sur l’autre', async () => {
    const fichier = enDossier('paisible.tar');
    const base = moteur.dessous(adresse);
    const { faits, fichiers, manquants } = await sauver(base, donnees, fichier);
    await base.db.destroy();
    expect({ faits, fichiers, manquants }).toEqual({ faits: 7, fichiers: 3, manquants: [] });
    const avant = await toutDe(moteur, adresse);
    for (const vers of destinations(moteur)) {
      const [neuve, neuf] = [await vers.nouvelleAdresse(), enDossier('neuf')];
      const dessous = vers.dessous(neuve);
      const remise = await restaurer(fichier, { base: dessous, donnees: neuf });
      expect(remise).toMatchObject({ ok: true, valeur: { flux: 4, faits: 7, fichiers: 3 } });
      expect(await toutDe(vers, neuve)).toEqual(avant);
      expect(await readFile(join(neuf, 'secret'), 'utf8')).toBe('un secret de trente-deux octets !');
      // Full now: it must not receive another.
      const encore = await restaurer(fichier, { base: dessous, donnees: neuf });
      expect(encore).toMatchObject({ ok: false, erreur: [{ detail: expect.stringContaining('pas vides') }] });
      await dessous.db.destroy();
    }
  });

  it('pendant qu’on y écrit sans relâche, contient tout ce qui était accusé avant qu’elle commence', async () => {
    const ecrivain = lancer('ecrire', adresse, ['plein', '4']);
    try {
      await ecrivain.a('acquis', 40);
      const base = moteur.dessous(adresse);
      const avant = ecrivain.dits('acquis');
      const fichier = enDossier('charge.tar');
      // A slow disk: writers must have time to write meanwhile.
      await sauvegarder({ base, donnees, maintenant }, lent(fichier));
      await base.db.destroy();
      const pendant = ecrivain.dits('acquis').length - avant.length;
      expect(pendant).toBeGreaterThan(0);
      await ecrivain.tuer();
      const vers = autres[0] ?? moteur;
      const neuve = await vers.nouvelleAdresse();
      const dessous = vers.dessous(neuve);
      expect(await restaurer(fichier, { base: dessous, donnees: enDossier('neuf') })).toMatchObject({
        ok: true,
      });
      await dessous.db.destroy();
      const { chaines, ruptures } = await toutDe(vers, neuve);
      expect(ruptures).toEqual([]);
      const rangs = new Map(chaines.map((c) => [c.flux, c.faits.length]));
      for (const [, flux = '', rang] of avant) expect(rangs.get(flux)).toBeGreaterThanOrEqual(Number(rang));
    } finally {
      await ecrivain.tuer();
    }
  });
});

/** Writes a file by small steps, with a pause at each. */
function lent(fichier: string): Writable {
  const dessous = createWriteStream(fichier);
  return new Writable({
    highWaterMark: 1024,
    write(morceau, _, suite) {
      dessous.write(morceau, () => setTimeout(suite, 2));
    },
    final: (suite) => void dessous.end(suite),
  });
}

describe('une sauvegarde abîmée', () => {
  const moteur = moteurSqlite();
  let bonne = '';
  beforeAll(async () => {
    const [adresse, donnees] = [await moteur.nouvelleAdresse(), enDossier('donnees')];
    await peupler(moteur, adresse, donnees);
    bonne = enDossier('bonne.tar');
    const base = moteur.dessous(adresse);
    await sauver(base, donnees, bonne);
    await base.db.destroy();
  });
  afterAll(() => moteur.nettoyer());

  const abimer: readonly (readonly [string, (copie: string) => Promise<void>])[] = [
    ['coupée', (copie) => truncate(copie, 6000)],
    ['dont un octet d’une table a changé', (copie) => changer(copie, 'tables/fait/', 512 + 40)],
    ['dont un octet d’un fichier a changé', (copie) => changer(copie, `fichiers/${ESPACE}`, 512 + 2)],
    ['qui n’en est pas une', (copie) => writeFile(copie, 'n’importe quoi'.repeat(100))],
  ];
  it.each(abimer)('%s est refusée, et rien n’est restauré', async (_, casser) => {
    const copie = enDossier('abimee.tar');
    await cp(bonne, copie);
    await casser(copie);
    expect((await examiner(copie)).ok).toBe(false);
    const [adresse, neuf] = [await moteur.nouvelleAdresse(), enDossier('neuf')];
    const base = moteur.dessous(adresse);
    const remise = await restaurer(copie, { base, donnees: neuf });
    await base.db.destroy();
    expect(remise.ok).toBe(false);
    expect(await stat(neuf).catch(() => null)).toBeNull();
  });

  it('un fait nomme un fichier que le disque a perdu : la sauvegarde le dit, et ne se restaure pas', async () => {
    const [adresse, donnees] = [await moteur.nouvelleAdresse(), enDossier('donnees')];
    await peupler(moteur, adresse, donnees);
    const racine = join(donnees, 'fichiers', ESPACE);
    const [rayon = ''] = (await readdir(racine)).filter((r) => r.length === 2);
    await rm(join(racine, rayon), { recursive: true });
    const base = moteur.dessous(adresse);
    const fichier = enDossier('trouee.tar');
    const { manquants } = await sauver(base, donnees, fichier);
    await base.db.destroy();
    expect(manquants).toHaveLength(1);
    const neuve = moteur.dessous(await moteur.nouvelleAdresse());
    const remise = await restaurer(fichier, { base: neuve, donnees: enDossier('neuf') });
    expect(remise).toMatchObject({
      ok: false,
      erreur: [{ detail: expect.stringContaining('fichier absent') }],
    });
    // Nothing is left of it: the right backup can come next.
    expect(await restaurer(bonne, { base: neuve, donnees: enDossier('neuf') })).toMatchObject({ ok: true });
    await neuve.db.destroy();
  });

  it('un disque plein se dit par ses propres mots', async () => {
    const adresse = await moteur.nouvelleAdresse();
    const donnees = enDossier('donnees');
    await peupler(moteur, adresse, donnees);
    const base = moteur.dessous(adresse);
    const issue = sauvegarder({ base, donnees, maintenant }, createWriteStream('/dev/full'));
    await expect(issue).rejects.toMatchObject({ code: 'ENOSPC' });
    await base.db.destroy();
  });
});

/** Alters one byte, `apres` bytes after the name of an entry. */
async function changer(fichier: string, nom: string, apres: number): Promise<void> {
  const octets = await readFile(fichier);
  const ou = octets.indexOf(nom) + apres;
  octets[ou] = (octets[ou] ?? 0) ^ 0xff;
  await writeFile(fichier, octets);
}

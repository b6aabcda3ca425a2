import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  CADRE,
  conventionCadre,
  conventionObjectifs,
  OBJECTIFS,
  PIECES_ANNUELLES,
  type Recit,
} from '../dossiers/recit.ts';
import { deposerRecit } from './donnees.ts';
import { construire, maillage } from './lancer.ts';

// Each step starts the real program; the time it takes is that of the machine.
vi.setConfig({ testTimeout: 180_000 });

let dossier = '';
beforeAll(async () => {
  await construire();
  dossier = await mkdtemp(join(tmpdir(), 'maillage-cli-'));
});
afterAll(() => rm(dossier, { recursive: true, force: true }));

/** Blanks as people type them, so that expected lines can be read. */
const simple = (t: string): string => t.replace(/[\u00A0\u202F]/g, ' ');

/** Exports a told dossier with the command itself, and gives the archive. */
async function exporter(nom: string, recit: Recit, modele = CADRE): Promise<string> {
  const donnees = join(dossier, nom);
  await deposerRecit(donnees, nom, recit.faits, modele);
  const archive = join(dossier, `${nom}.zip`);
  const { code, remarques } = await maillage('exporter', '--donnees', donnees, '--sortie', archive);
  expect({ code, remarques: remarques.startsWith(archive) }).toEqual({ code: 0, remarques: true });
  return archive;
}

interface LigneJson {
  readonly exercice: number;
  readonly montant: number | null;
  readonly code: string;
  readonly statut: string;
}

async function lignes(archive: string, au: string): Promise<readonly LigneJson[]> {
  const { code, sortie } = await maillage('versements', archive, '--annee', '2026', '--au', au, '--json');
  expect(code).toBe(0);
  return JSON.parse(sortie).lignes;
}

const CAS: readonly (readonly [string, (r: Recit) => void, string, readonly (number | null)[]])[] = [
  [
    'vote de 250 000 € en mars',
    (r) => r.le('2026-03-26').laVilleVote(2026, 250_000),
    '31 décembre 2026',
    [81_000, 84_500, 84_500],
  ],
  [
    'vote de 250 000 € en juin',
    (r) => r.le('2026-06-18').laVilleVote(2026, 250_000),
    '31/12/2026',
    [81_000, 81_000, 88_000],
  ],
  [
    'vote de 60 000 € en mars',
    (r) => r.le('2026-03-26').laVilleVote(2026, 60_000),
    '2026-12-31',
    [81_000, 0, 0],
  ],
  ['jamais de vote', () => undefined, '2026-12-31', [81_000, 81_000, null]],
];

describe('les cas chiffrés, depuis un dossier exporté', () => {
  it.each(CAS)('%s', async (nom, raconter, au, attendus) => {
    const recit = conventionCadre();
    raconter(recit);
    const archive = await exporter(nom.replace(/\W+/g, '-').toLowerCase(), recit);
    const lues = await lignes(archive, au);
    expect(lues.map((l) => l.montant)).toEqual(attendus.map((a) => (a === null ? null : a * 100)));
  });

  it('le tableau aligne montants, états et ce qui débloque', async () => {
    const recit = conventionCadre();
    recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 81_000);
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const archive = await exporter('tableau', recit);
    const { sortie } = await maillage('versements', archive, '--annee', '2026', '--au', '20 août 2026');
    const texte = simple(sortie);
    expect(texte).toContain('Trois-Ponts, au 20 août 2026');
    expect(texte).toContain('De : la Ville · À : l’association');
    expect(texte).toMatch(
      /Premier acompte 2026\s+en janvier 2026\s+81 000,00 €\s+Versé le 20 janvier\s+81 000,00 €\s+0,00 €/,
    );
    expect(texte).toMatch(/Solde 2026\s+en août 2026\s+84 500,00 €\s+Suspendu depuis le 1er août/);
    expect(texte).toContain('Le dépôt de « rapport d’activité');
  });

  it('--detail donne chaque ligne du calcul, les conditions et ce qui débloque', async () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES.slice(0, 4), { exercice: 2026 });
    const archive = await exporter('detail', recit);
    const { sortie } = await maillage(
      'versements',
      archive,
      '--annee',
      '2026',
      '--detail',
      '--au',
      '2026-08-20',
    );
    const solde = simple(sortie.slice(sortie.indexOf('Solde 2026 —')));
    expect(solde).toMatch(/7\.1\s+Subvention votée pour 2026\s+250 000,00 €\s+250 000,00 €\s+fait n° \d+/);
    expect(solde).toMatch(/− 81 000,00 €\s+169 000,00 €/);
    expect(solde).toMatch(/− 84 500,00 €\s+84 500,00 €/);
    expect(solde).toContain('Une seule chose le débloque');
    expect(solde).toContain('rapport spécial');
    expect(solde).toMatch(/✗ .*rapport spécial/i);
  });

  it('les échéances disent ce qui est en retard, et rien d’autre avec --retard', async () => {
    const recit = conventionCadre();
    const archive = await exporter('echeances', recit);
    const toutes = await maillage('echeances', archive, '--au', '2026-07-20', '--json');
    const retards = await maillage('echeances', archive, '--au', '2026-07-20', '--retard', '--json');
    const lues = JSON.parse(retards.sortie).lignes;
    expect(lues.length).toBeGreaterThan(0);
    expect(lues.length).toBeLessThan(JSON.parse(toutes.sortie).lignes.length);
    expect(lues).toContainEqual(
      expect.objectContaining({
        cle: 'pieces-annuelles/2026',
        code: 'en-retard',
        limite: '2026-07-15',
        retard: 5,
      }),
    );
  });

  it('la fiche dit ses totaux, ses écarts et leurs explications, en tableau et en JSON', async () => {
    const recit = conventionCadre();
    const remplie = (exercice: number, valeurs: Record<string, number>) =>
      ({ formulaire: 'fiche-de-suivi', exercice, valeurs }) as const;
    recit.le('2026-11-20').note('fiche-remplie', remplie(2026, { 'annee-ecoulee.adherents': 800 }));
    recit
      .le('2027-11-19')
      .note(
        'fiche-remplie',
        remplie(2027, { 'annee-ecoulee.adherents': 1000, 'chiffres.salaires.attendu': 53_000_000 }),
      );
    const archive = await exporter('fiche', recit);
    const { code, sortie } = await maillage('fiche', archive, '--au', '2027-12-01');
    expect(code).toBe(0);
    const texte = simple(sortie);
    expect(texte).toContain('Fiche annuelle de travail et d’analyse 2027');
    expect(texte).toContain('✗ Adhérents : À expliquer');
    expect(texte).toContain('2026 : 800 ; maintenant : 1 000 (+ 200, soit + 25 %).');
    expect(texte).toMatch(/Masse salariale\s+inconnu\s+530 000,00 €\s+inconnu/);
    const json = await maillage('fiche', archive, '--annee', '2026', '--au', '2027-12-01', '--json');
    expect(JSON.parse(json.sortie)).toMatchObject({
      exercice: 2026,
      deposeeLe: '2026-11-20',
      reponses: { 'annee-ecoulee.adherents': 800 },
    });
    const avant = await maillage('fiche', archive, '--annee', '2026', '--au', '2026-11-01', '--json');
    expect(JSON.parse(avant.sortie)).toMatchObject({ deposeeLe: null, reponses: {} });
    const hors = await maillage('fiche', archive, '--annee', '2031');
    expect(hors.code).toBe(2);
    expect(hors.remarques).toContain('la convention couvre 2026, 2027, 2028, 2029');
  });

  it('le second modèle se lit de même, sans une ligne pour lui', async () => {
    const archive = await exporter('objectifs', conventionObjectifs(), OBJECTIFS);
    const { code, sortie } = await maillage('versements', archive, '--au', '2026-01-15');
    expect(code).toBe(0);
    expect(simple(sortie)).toMatch(/\d [\d ]*,\d\d €/);
  });
});

describe('un dossier qui sort, revient et se vérifie', () => {
  it('revient entier dans d’autres données, et y donne les mêmes chiffres', async () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const archive = await exporter('aller', recit);
    const retour = join(dossier, 'retour');
    const repris = await maillage('importer', archive, '--donnees', retour);
    expect(repris).toMatchObject({ code: 0, remarques: '' });
    const deja = await maillage('importer', archive, '--donnees', retour);
    expect(deja.code).toBe(1);
    expect(deja.remarques).toContain('existe déjà');
    const ici = await maillage('versements', '--donnees', retour, '--au', '2026-12-31', '--json');
    const la = await maillage('versements', archive, '--au', '2026-12-31', '--json');
    expect(JSON.parse(ici.sortie)).toEqual(JSON.parse(la.sortie));
    const relue = join(dossier, 'relue.zip');
    await maillage('exporter', '--donnees', retour, '--sortie', relue);
    expect(Buffer.compare(readFileSync(archive), readFileSync(relue))).toBe(0);
    expect((await maillage('verifier', '--donnees', retour)).sortie).toMatch(
      /aller\u00A0: intact \(\d+\u00A0faits, tête [0-9a-f]{64}\)/,
    );
  });

  it('dit où l’archive a été altérée, n’en tire aucun chiffre et ne l’importe pas', async () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    const archive = await exporter('intacte', recit);
    expect(await maillage('verifier', archive)).toMatchObject({ code: 0 });
    const pieces = unzipSync(readFileSync(archive));
    const faits = strFromU8(pieces['faits.jsonl'] ?? new Uint8Array());
    expect(faits).toContain('25000000');
    pieces['faits.jsonl'] = strToU8(faits.replace('25000000', '35000000'));
    const alteree = join(dossier, 'alteree.zip');
    writeFileSync(alteree, zipSync(pieces));
    const verdict = await maillage('verifier', alteree);
    expect(verdict.code).toBe(1);
    expect(verdict.sortie).toMatch(/faits\.jsonl, fait n°\u00A0\d+/);
    const versements = await maillage('versements', alteree);
    expect({ code: versements.code, sortie: versements.sortie }).toEqual({ code: 1, sortie: '' });
    const vierge = join(dossier, 'vierge');
    expect((await maillage('importer', alteree, '--donnees', vierge)).code).toBe(1);
    expect((await maillage('verifier', '--donnees', vierge)).remarques).toContain(
      'ne contient pas de données',
    );
  });

  it('reconnaît un dossier dont on a coupé la fin, par la tête que l’on tient', async () => {
    const court = await exporter('court', conventionCadre());
    const tete = (await maillage('verifier', '--donnees', join(dossier, 'court'))).sortie.match(
      /tête (\w+)/,
    )?.[1];
    expect((await maillage('verifier', court, '--tete', tete ?? '')).code).toBe(0);
    const autre = await maillage('verifier', court, '--tete', '0'.repeat(64));
    expect(autre.code).toBe(1);
  });
});

describe('les documents, depuis le terminal', () => {
  it('écrit chacun d’eux, sans jamais recouvrir un fichier qui existe', async () => {
    const archive = await exporter('documents', conventionCadre());
    const debuts: Readonly<Record<string, string>> = {
      'texte.html': '<!doctype html>',
      'texte.pdf': '%PDF-1.7',
      'texte.docx': 'PK',
      'calendrier.ics': 'BEGIN:VCALENDAR',
      'echeances.pdf': '%PDF-1.7',
      'echeances.xlsx': 'PK',
      'echeances.csv': '\uFEFFAu plus tard;',
      'versements.xlsx': 'PK',
      'versements.csv': '\uFEFFAnnée;',
    };
    for (const [format, debut] of Object.entries(debuts)) {
      const sortie = join(dossier, `sortie-${format}`);
      expect(await maillage('exporter', archive, '--format', format, '--sortie', sortie)).toMatchObject({
        code: 0,
      });
      expect(readFileSync(sortie, 'utf8').slice(0, debut.length)).toBe(debut);
    }
    const encore = await maillage(
      'exporter',
      archive,
      '--format',
      'texte.pdf',
      '--sortie',
      join(dossier, 'sortie-texte.pdf'),
    );
    expect(encore.code).toBe(2);
    expect(encore.remarques).toContain('existe déjà');
  });

  it('propose le format le plus proche', async () => {
    const { code, remarques } = await maillage('exporter', 'x.zip', '--format', 'texte.odf');
    expect(code).toBe(2);
    expect(remarques).toContain('Vouliez-vous dire');
  });

  it('demande de choisir quand il y a plusieurs dossiers, et propose le plus proche', async () => {
    const donnees = join(dossier, 'plusieurs');
    await deposerRecit(donnees, 'trois-ponts', conventionCadre().faits, CADRE);
    await deposerRecit(donnees, 'vieux-moulin', conventionCadre().faits, CADRE);
    const sans = await maillage('echeances', '--donnees', donnees);
    expect(sans.code).toBe(2);
    expect(sans.remarques).toContain('trois-ponts, vieux-moulin');
    const faux = await maillage('echeances', '--donnees', donnees, '--dossier', 'vieux-moulins');
    expect(faux.remarques).toContain('Vouliez-vous dire «\u00A0vieux-moulin\u00A0»');
    expect((await maillage('echeances', '--donnees', donnees, '--dossier', 'vieux-moulin')).code).toBe(0);
  });
});

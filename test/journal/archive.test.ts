import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fichiers } from '../../src/espace/espace.ts';
import type { FaitNouveau } from '../../src/facts/fait.ts';
import { exporterDossier, importerDossier } from '../../src/journal/echange.ts';
import { verifierArchive } from '../../src/journal/lireArchive.ts';
import { empreinteDe } from '../../src/journal/scelle.ts';
import { ouvrirFichiers } from '../../src/services/fichiers.ts';
import { ajout, ESPACE, le, projection, vote } from './exemples.ts';
import { type Magasin, moteurSqlite, surChaqueMoteur } from './moteurs.ts';

const PDF = strToU8('%PDF-1.7\ncomptes certifiés\n%%EOF\n');
const MODELE = '# Convention\n\n## Article 1\n';

surChaqueMoteur('l’archive d’un dossier', (moteur) => {
  const autreMoteur = moteurSqlite();
  let racine = '';
  let journal: Magasin;
  let fichiers: Fichiers;
  let archive: Uint8Array;
  let vierge: Magasin;

  beforeAll(async () => {
    racine = await mkdtemp(join(tmpdir(), 'maillage-archive-'));
    journal = await moteur.ouvrir(await moteur.nouvelleAdresse());
    fichiers = await ouvrirFichiers(join(racine, 'fichiers'));
    vierge = await autreMoteur.ouvrir(await autreMoteur.nouvelleAdresse());
    await peupler(journal, fichiers);
    archive = (await exporterDossier(journal, fichiers, ESPACE, 'mjc')) ?? new Uint8Array();
  });
  afterAll(async () => {
    await journal.fermer();
    await vierge.fermer();
    await moteur.nettoyer();
    await autreMoteur.nettoyer();
    await rm(racine, { recursive: true, force: true });
  });

  it('revient au bit près, d’un moteur à l’autre, faits, textes, noms, modèle et fichiers', async () => {
    expect(verifierArchive(archive)).toEqual([]);
    const ailleurs = await autreMoteur.ouvrir(await autreMoteur.nouvelleAdresse());
    const leurs = await ouvrirFichiers(join(racine, 'autres'));
    const issue = await importerDossier(ailleurs, leurs, ESPACE, archive, () =>
      projection('mjc', { rang: 4 }),
    );
    expect(issue).toMatchObject({ ok: true, valeur: { flux: 'mjc' } });
    expect(await ailleurs.lire(ESPACE, 'mjc')).toEqual(await journal.lire(ESPACE, 'mjc'));
    expect(await ailleurs.tete(ESPACE, 'mjc')).toEqual(await journal.tete(ESPACE, 'mjc'));
    expect(await ailleurs.verifier(ESPACE, 'mjc')).toEqual([]);
    expect(await leurs.existe(empreinteDe(PDF))).toBe(true);
    expect((await ailleurs.modele(ESPACE, empreinteDe(MODELE)))?.source).toBe(MODELE);
    expect((await ailleurs.dossiers({ espace: ESPACE, organisation: null, page: 1, taille: 5 })).total).toBe(
      1,
    );
    const retour = await exporterDossier(ailleurs, leurs, ESPACE, 'mjc');
    expect(Buffer.from(retour ?? []).equals(Buffer.from(archive))).toBe(true);
    await ailleurs.fermer();
  });

  it('n’emporte du registre que ce que le dossier nomme', () => {
    const registre = JSON.parse(strFromU8(unzipSync(archive)['registre.json'] ?? new Uint8Array()));
    expect(registre.personnes.map((p: { id: string }) => p.id)).toEqual(['camille']);
    expect(registre.organisations.map((o: { id: string }) => o.id)).toEqual(['mjc', 'ville']);
  });

  it('se continue là où elle est importée', async () => {
    const ailleurs = await autreMoteur.ouvrir(await autreMoteur.nouvelleAdresse());
    await importerDossier(ailleurs, fichiers, 'autre-espace', archive, () => null);
    const suite = await ailleurs.ajouter(ajout('mjc', 4, [vote(2027, 3)], { espace: 'autre-espace' }));
    expect(suite.ok).toBe(true);
    expect(await ailleurs.verifier('autre-espace', 'mjc')).toEqual([]);
    await ailleurs.fermer();
  });

  it('garde les noms que l’espace connaît déjà', async () => {
    const ailleurs = await autreMoteur.ouvrir(await autreMoteur.nouvelleAdresse());
    await ailleurs.inscrire(ESPACE, { personnes: [{ id: 'camille', nom: 'Nom corrigé', courriel: null }] });
    await importerDossier(ailleurs, fichiers, ESPACE, archive, () => null);
    expect(await ailleurs.personnes(ESPACE)).toEqual([{ id: 'camille', nom: 'Nom corrigé', courriel: null }]);
    await ailleurs.fermer();
  });

  it('dit effacé ce qui l’a été, et se vérifie encore', async () => {
    const source = await moteur.ouvrir(await moteur.nouvelleAdresse());
    await source.ajouter(ajout('mjc', 0, [vote(2026, 1, 'à oublier')]));
    await source.effacerTextes(ESPACE, 'mjc', 1);
    const expurgee = (await exporterDossier(source, fichiers, ESPACE, 'mjc')) ?? new Uint8Array();
    expect(verifierArchive(expurgee)).toEqual([]);
    const textes = strFromU8(unzipSync(expurgee)['textes.jsonl'] ?? new Uint8Array());
    expect(textes).toBe('{"champ":"remarque","rang":1,"sel":null,"texte":null}\n');
    await source.fermer();
  });

  it('refuse un dossier déjà présent', async () => {
    const issue = await importerDossier(journal, fichiers, ESPACE, archive, () => null);
    expect(issue).toMatchObject({ ok: false, erreur: [{ code: 'deja-la' }] });
  });

  it('reconnaît une archive entière mais coupée de ses derniers faits à la tête que l’on tient', async () => {
    const source = await moteur.ouvrir(await moteur.nouvelleAdresse());
    await source.ajouter(ajout('mjc', 0, [vote(2025, 1)]));
    const ancienne = (await exporterDossier(source, fichiers, ESPACE, 'mjc')) ?? new Uint8Array();
    await source.ajouter(ajout('mjc', 1, [vote(2026, 1)]));
    const tete = (await source.tete(ESPACE, 'mjc'))?.tete;
    expect(verifierArchive(ancienne)).toEqual([]);
    expect(verifierArchive(ancienne, tete)).toMatchObject([{ code: 'chaine', ou: 'dossier.json' }]);
    await source.fermer();
  });

  const ALTERATIONS: readonly [string, (e: Zippable) => void, string][] = [
    ['un montant changé', (e) => changer(e, 'faits.jsonl', '25000000', '95000000'), 'chaine 4'],
    ['un fait ôté', (e) => lignes(e, (l) => [...l.slice(0, 1), ...l.slice(2)]), 'chaine 3'],
    ['deux faits intervertis', (e) => lignes(e, (l) => [l[1], l[0], ...l.slice(2)]), 'chaine 2'],
    ['le dernier fait coupé', (e) => lignes(e, (l) => l.slice(0, -1)), 'chaine 3'],
    ['un fait répété', (e) => lignes(e, (l) => [...l, l.at(-1)]), 'chaine 4'],
    ['une ligne coupée', (e) => changer(e, 'faits.jsonl', /\n$/, ''), 'format faits.jsonl'],
    ['un fait qui n’est plus du JSON', (e) => changer(e, 'faits.jsonl', '{"auteur"', '{auteur'), 'chaine 1'],
    ['un motif réécrit', (e) => changer(e, 'textes.jsonl', 'unanimité', 'majorité'), 'chaine 3'],
    ['un motif ôté', (e) => changer(e, 'textes.jsonl', /.*unanimité.*\n/, ''), 'chaine 3'],
    ['une tête fausse', (e) => changer(e, 'dossier.json', /"tete":"../, '"tete":"00'), 'chaine 4'],
    [
      'une autre version du format',
      (e) => changer(e, 'dossier.json', '"version":1', '"version":2'),
      'format dossier.json',
    ],
    [
      'un fichier modifié',
      (e) => poser(e, `fichiers/${empreinteDe(PDF)}`, strToU8('%PDF-1.7\nfaux')),
      'fichier',
    ],
    ['un fichier ôté', (e) => void delete e[`fichiers/${empreinteDe(PDF)}`], 'fichier'],
    ['un fichier de trop', (e) => poser(e, `fichiers/${empreinteDe('x')}`, strToU8('x')), 'fichier'],
    [
      'un modèle modifié',
      (e) => changer(e, `modeles/${empreinteDe(MODELE)}.md`, 'Article', 'Artice'),
      'modele',
    ],
    ['un modèle ôté', (e) => void delete e[`modeles/${empreinteDe(MODELE)}.md`], 'format'],
    ['le registre ôté', (e) => void delete e['registre.json'], 'format registre.json'],
    [
      'un chemin qui sort du dossier',
      (e) => poser(e, '../../etc/cron.d/x', strToU8('x')),
      'zip ../../etc/cron.d/x',
    ],
    ['un chemin étranger', (e) => poser(e, 'lisez-moi.txt', strToU8('x')), 'zip lisez-moi.txt'],
  ];

  it.each(ALTERATIONS)('révèle %s ; l’import le refuse et n’écrit rien', async (_, alterer, attendu) => {
    const entrees: Zippable = unzipSync(archive);
    alterer(entrees);
    const abimee = zipSync(entrees);
    const fautes = verifierArchive(abimee).map((f) => `${f.code} ${f.rang ?? f.ou}`);
    expect(fautes.some((f) => f.startsWith(attendu))).toBe(true);
    const issue = await importerDossier(vierge, fichiers, ESPACE, abimee, () => null);
    expect(issue.ok).toBe(false);
    expect(await vierge.flux(ESPACE)).toEqual([]);
    expect(await vierge.personnes(ESPACE)).toEqual([]);
  });

  it('révèle un octet changé, où qu’il soit dans les faits', () => {
    const entrees: Zippable = unzipSync(archive);
    const faits = entrees['faits.jsonl'] as Uint8Array;
    for (let i = 0; i < faits.length; i += 7) {
      const touches = Uint8Array.from(faits);
      touches[i] = (touches[i] ?? 0) ^ 1;
      const touchee = zipSync({ ...entrees, 'faits.jsonl': touches }, { level: 0 });
      expect(verifierArchive(touchee), `octet ${i}`).not.toEqual([]);
    }
  });
});

async function peupler(journal: Magasin, fichiers: Fichiers): Promise<void> {
  async function* contenu() {
    yield PDF;
  }
  const depot = await fichiers.deposer(contenu(), 'comptes.pdf');
  if (!depot.ok) throw new Error(depot.erreur.detail);
  const { empreinte, taille, type } = depot.valeur;
  const organisation = { nomCourt: 'x', siret: null, rna: null, adresse: null, courriel: null };
  await journal.inscrire(ESPACE, {
    organisations: [
      { ...organisation, id: 'ville', nom: 'Ville', nature: 'commune' },
      { ...organisation, id: 'mjc', nom: 'MJC', nature: 'association' },
      { ...organisation, id: 'tierce', nom: 'Tierce', nature: 'association' },
    ],
    personnes: [
      { id: 'camille', nom: 'Camille Élan', courriel: 'c@exemple.fr' },
      { id: 'autre', nom: 'Quelqu’un d’autre', courriel: null },
    ],
    quartiers: [{ id: 'clairs-soleils', nom: 'Clairs-Soleils', statut: 'prioritaire', habitants: 1428 }],
  });
  await journal.garderModele(ESPACE, {
    empreinte: empreinteDe(MODELE),
    nom: 'cadre',
    version: '1',
    source: MODELE,
  });
  const faits: readonly FaitNouveau[] = [
    {
      sorte: 'convention-creee',
      jour: le('2026-01-05'),
      donnees: {
        modele: { nom: 'cadre', version: '1', empreinte: empreinteDe(MODELE) },
        termes: { debut: { type: 'jour', valeur: le('2026-01-01') } },
        parties: { association: 'mjc', ville: 'ville' },
        quartiers: ['clairs-soleils'],
      },
      textes: { titre: 'Convention-cadre' },
    },
    {
      sorte: 'piece-deposee',
      jour: le('2026-02-01'),
      donnees: {
        obligation: 'comptes',
        piece: 'bilan',
        moyen: 'depot',
        fichier: { empreinte, taille, type },
      },
      textes: { nomFichier: 'comptes.pdf' },
    },
    vote(2026, 250_000, 'à l’unanimité'),
  ];
  await journal.ajouter(ajout('mjc', 0, faits));
  await journal.ajouter(ajout('mjc', 3, [vote(2025, 243_000)]));
}

function changer(entrees: Zippable, nom: string, avant: string | RegExp, apres: string): void {
  const texte = strFromU8(entrees[nom] as Uint8Array);
  if (texte.replace(avant, apres) === texte) throw new Error(`rien à changer dans ${nom}`);
  entrees[nom] = strToU8(texte.replace(avant, apres));
}

function poser(entrees: Zippable, nom: string, octets: Uint8Array): void {
  entrees[nom] = octets;
}

function lignes(entrees: Zippable, faire: (l: readonly string[]) => readonly (string | undefined)[]): void {
  const avant = strFromU8(entrees['faits.jsonl'] as Uint8Array)
    .trimEnd()
    .split('\n');
  entrees['faits.jsonl'] = strToU8(`${faire(avant).join('\n')}\n`);
}

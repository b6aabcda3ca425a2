import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Instant, instant } from '../../src/basics/instant.ts';
import type { FaitNouveau } from '../../src/facts/fait.ts';
import { ouvrirFichiersDe } from '../../src/services/fichiers.ts';
import { ajout, ESPACE, le } from './exemples.ts';
import { type Magasin, surChaqueMoteur } from './moteurs.ts';

surChaqueMoteur('les fichiers qu’aucun fait ne nomme', (moteur) => {
  const dossiers: string[] = [];
  afterAll(async () => {
    await moteur.nettoyer();
    for (const d of dossiers) await rm(d, { recursive: true, force: true });
  });

  const HEURE = 3_600_000;
  const ilYA = (heures: number): Instant => instant(new Date(Date.now() - heures * HEURE));

  /** Two instances on one base and one folder; `age`: hours since what they receive was sent. */
  async function deux(quota = 1000) {
    const donnees = await mkdtemp(join(tmpdir(), 'maillage-balayage-'));
    dossiers.push(donnees);
    const adresse = await moteur.nouvelleAdresse();
    const magasins: readonly [Magasin, Magasin] = [
      await moteur.ouvrir(adresse),
      await moteur.ouvrir(adresse),
    ];
    let age = 0;
    const ouvrir = (registre: Magasin) =>
      ouvrirFichiersDe(donnees, ESPACE, { suivi: { registre, maintenant: () => ilYA(age), quota } });
    return {
      ...{ donnees, magasins, fichiers: [await ouvrir(magasins[0]), await ouvrir(magasins[1])] as const },
      vieillir: (heures: number) => {
        age = heures;
      },
      fermer: () => Promise.all(magasins.map((m) => m.fermer())),
    };
  }

  async function* octets(texte: string) {
    yield Buffer.from(texte);
  }
  const nomme = ({ empreinte, taille, type }: { empreinte: string; taille: number; type: string }) =>
    ({
      sorte: 'piece-deposee',
      jour: le('2026-06-01'),
      donnees: {
        obligation: 'pieces',
        piece: 'rapport',
        moyen: 'depot',
        fichier: { empreinte, taille, type },
      },
      textes: { nomFichier: 'note.txt' },
    }) satisfies FaitNouveau;

  it('partent après un jour, sauf ceux qu’un formulaire montre de nouveau ; ceux qu’un fait nomme restent', async () => {
    const { donnees, magasins, fichiers, vieillir, fermer } = await deux();
    const [ici, la] = fichiers;
    vieillir(30);
    const garder = async (texte: string) => {
      const recu = await ici.deposer(octets(texte), 'note.txt');
      if (!recu.ok) throw new Error(recu.erreur.detail);
      return recu.valeur;
    };
    const [abandonne, repris, fait] = [
      await garder('abandonné'),
      await garder('repris'),
      await garder('fait'),
    ];
    expect((await magasins[0].ajouter(ajout('dossier', 0, [nomme(fait)]))).ok).toBe(true);
    vieillir(0);
    expect(await la.toucher(repris.empreinte)).toBe(true);
    // Known to nobody, as an older version left it: its age is that of the disk.
    const inconnu = await (await ouvrirFichiersDe(donnees, ESPACE)).deposer(octets('inconnu'), 'note.txt');
    if (!inconnu.ok) throw new Error(inconnu.erreur.detail);
    const { empreinte } = inconnu.valeur;
    const vieux = new Date(Date.now() - 30 * HEURE);
    await utimes(join(donnees, 'fichiers', ESPACE, empreinte.slice(0, 2), empreinte), vieux, vieux);
    const partis = await Promise.all([ici.balayer(ilYA(24)), la.balayer(ilYA(24))]);
    expect(partis[0] + partis[1]).toBeGreaterThanOrEqual(2);
    expect(await la.existe(abandonne.empreinte)).toBe(false);
    expect(await la.existe(empreinte)).toBe(false);
    expect(await la.toucher(abandonne.empreinte)).toBe(false);
    expect([await la.existe(repris.empreinte), await la.existe(fait.empreinte)]).toEqual([true, true]);
    // Sent again, it is kept again.
    expect((await garder('abandonné')).empreinte).toBe(abandonne.empreinte);
    expect(await ici.toucher(abandonne.empreinte)).toBe(true);
    await fermer();
  });

  it('un acte et le balayage se disputent un fichier : jamais un fait écrit ne nomme un fichier absent', async () => {
    const { magasins, fichiers, vieillir, fermer } = await deux();
    const issues = new Set<boolean>();
    for (let essai = 0; essai < 40; essai++) {
      vieillir(30);
      const recu = await fichiers[0].deposer(octets(randomBytes(8).toString('hex')), 'note.txt');
      if (!recu.ok) throw new Error(recu.erreur.detail);
      const balayer = () => fichiers[1].balayer(ilYA(24));
      const ecrire = () => magasins[0].ajouter(ajout(`course-${essai}`, 0, [nomme(recu.valeur)]));
      const [ecrit] =
        essai % 2 === 0
          ? await Promise.all([ecrire(), balayer()])
          : await Promise.all([balayer(), ecrire()]).then(([b, e]) => [e, b] as const);
      expect(await fichiers[0].existe(recu.valeur.empreinte)).toBe(ecrit.ok);
      if (!ecrit.ok) expect(ecrit.erreur.code).toBe('fichier-retire');
      expect((await magasins[0].lire(ESPACE, `course-${essai}`)).length).toBe(ecrit.ok ? 1 : 0);
      issues.add(ecrit.ok);
    }
    expect(issues.size).toBeGreaterThan(0);
    await fermer();
  });

  it('une organisation ne garde pas plus que sa place, et une autre n’en pâtit pas', async () => {
    const { fichiers, fermer } = await deux(25);
    const deposer = (organisation: string, texte: string) =>
      fichiers[0].deposerPour(organisation, octets(texte), 'note.txt');
    expect((await deposer('mjc', 'vingt caractères !!!')).ok).toBe(true);
    const plein = await deposer('mjc', 'dix de plus');
    expect(plein.ok ? null : plein.erreur).toMatchObject({ code: 'quota', quota: 25 });
    expect((await deposer('club', 'dix de plus')).ok).toBe(true);
    // The same bytes again take no more room.
    expect((await deposer('mjc', 'vingt caractères !!!')).ok).toBe(true);
    await fermer();
  });
});

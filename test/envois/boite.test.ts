import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as attendre } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { type Instant, instant } from '../../src/basics/instant.ts';
import { distribuer } from '../../src/envois/distribuer.ts';
import type { EnvoiNouveau } from '../../src/journal/envois.ts';
import { ouvrirCourrier } from '../../src/services/courrier.ts';
import { le } from '../acts/vie.ts';
import { exige } from '../exige.ts';
import { type Magasin, moteurPostgres, surChaqueMoteur, urlPostgres } from '../journal/moteurs.ts';
import { type Conduite, ouvrirServeurSmtp, partieDe, type ServeurSmtp } from './serveur-smtp.ts';

const MATIN = Date.parse('2026-07-08T06:00:00Z');
const dans = (minutes: number): Instant => instant(new Date(MATIN + minutes * 60_000));
const envoi = (cle: string, plus: Partial<EnvoiNouveau> = {}): EnvoiNouveau => ({
  ...{ espace: 'essai', cle, personne: 'p', adresse: `${cle}@exemple.fr`, sorte: 'urgent' },
  ...{
    jour: le('8 juillet 2026'),
    objet: `Objet ${cle}`,
    texte: 'texte',
    html: '<p>texte</p>',
    cree: dans(0),
  },
  ...plus,
});

surChaqueMoteur('la boîte d’envoi', (moteur) => {
  let boite: Magasin;
  let serveur: ServeurSmtp;
  beforeEach(async () => {
    boite = await moteur.ouvrir(await moteur.nouvelleAdresse());
    serveur = await ouvrirServeurSmtp();
  });
  afterEach(async () => {
    await boite.fermer();
    await serveur.fermer();
  });
  afterAll(() => moteur.nettoyer());

  const courrier = (url = serveur.url) =>
    ouvrirCourrier({
      ...{ url, expediteur: 'Maillage <m@exemple.fr>' },
      delais: { connexionMs: 5000, silenceMs: 1500 },
    });
  const passer = (minutes: number, porteur = 'un') =>
    distribuer({
      ...{ envois: boite, courrier: courrier(), porteur, maintenant: () => dans(minutes) },
      entetes: async () => ({ 'X-Essai': 'oui' }),
    });
  const etats = async () =>
    (await boite.lister('essai', { page: 1, taille: 100 })).lignes.map((l) => [l.cle, l.etat, l.tentatives]);

  it('écrit un courriel une fois, l’envoie une fois, puis oublie ce qu’il disait', async () => {
    expect([await boite.deposer(envoi('a')), await boite.deposer(envoi('a'))]).toEqual([true, false]);
    expect((await passer(1)).parti).toBe(1);
    expect((await passer(2)).parti).toBe(0);
    expect(serveur.recus.map((r) => [r.a, r.objet])).toEqual([['a@exemple.fr', 'Objet a']]);
    expect(serveur.recus[0]?.brut).toMatch(/^X-Essai: oui\r$/m);
    expect(await etats()).toEqual([['a', 'parti', 1]]);
    expect(await boite.compter('essai')).toEqual(new Map([['parti', 1]]));
  });

  it.each<[string, Conduite, string]>([
    ['refuse le destinataire pour toujours', { destinataire: 550 }, 'echec'],
    ['refuse le courriel une fois lu', { apres: 554 }, 'echec'],
    ['refuse pour le moment', { destinataire: 450 }, 'pret'],
    ['lit, puis refuse pour le moment', { apres: 451 }, 'pret'],
    ['coupe avant le courriel', 'couper-avant', 'pret'],
    ['coupe après avoir tout lu', 'couper-apres', 'incertain'],
    ['se tait après avoir tout lu', 'se-taire', 'incertain'],
  ])('le serveur %s', async (_, conduite, etat) => {
    await boite.deposer(envoi('a'));
    serveur.faire(conduite);
    await passer(1);
    expect(await etats()).toEqual([['a', etat, 1]]);
    const [ligne] = (await boite.lister('essai', { page: 1, taille: 1 })).lignes;
    expect(ligne?.cause).not.toBeNull();
    serveur.faire('accepter');
    await passer(2);
    expect(serveur.recus).toHaveLength(0);
    await passer(10);
    expect(serveur.recus).toHaveLength(etat === 'pret' ? 1 : 0);
  });

  it('un serveur injoignable n’use pas tous les courriels : il arrête la tournée', async () => {
    for (const cle of ['a', 'b', 'c']) await boite.deposer(envoi(cle));
    await distribuer({
      ...{
        envois: boite,
        courrier: courrier('smtp://127.0.0.1:1'),
        porteur: 'un',
        maintenant: () => dans(1),
      },
      entetes: async () => ({}),
    });
    expect((await etats()).map(([, etat, n]) => [etat, n])).toEqual([
      ['pret', 1],
      ['pret', 0],
      ['pret', 0],
    ]);
    await passer(10);
    expect(serveur.recus).toHaveLength(3);
  });

  it('renonce après plusieurs jours d’essais', async () => {
    await boite.deposer(envoi('a'));
    serveur.faire({ destinataire: 450 });
    for (let minute = 1; minute < 5 * 1440; minute += 120) await passer(minute);
    expect((await etats())[0]?.slice(0, 2)).toEqual(['a', 'echec']);
  });

  it('pris puis abandonné, un courriel se reprend ; remis puis coupé, il est incertain et ne repart pas', async () => {
    await boite.deposer(envoi('a'));
    await boite.deposer(envoi('b'));
    const pris = await boite.prendre(dans(0), dans(10), 'mort');
    const remis = await boite.prendre(dans(0), dans(10), 'mort');
    if (!pris || !remis) throw new Error('rien à prendre');
    expect(await boite.remettre(remis, dans(10), 'autre')).toBe(false);
    expect(await boite.remettre(remis, dans(10), 'mort')).toBe(true);
    expect(await passer(5)).toMatchObject({ parti: 0, incertain: 0 });
    expect(await passer(11)).toMatchObject({ parti: 1, incertain: 1 });
    await passer(5000);
    expect(serveur.recus.map((r) => r.a)).toEqual([`${pris.cle}@exemple.fr`]);
    // The dead one wakes: what it held is no longer its own.
    expect(await boite.remettre(pris, dans(30), 'mort')).toBe(false);
  });

  it('ne dit un rappel qu’une fois à chacun, même à plusieurs à la fois', async () => {
    const dits: string[] = [];
    const annoncer = (cle: string, personne: string, rappels: readonly string[]) =>
      boite.annoncer({ espace: 'essai', personne, cle, jour: le('8 juillet 2026') }, rappels, (nouveaux) => {
        dits.push(...[...nouveaux].map((r) => `${personne} ${r}`));
        return envoi(cle, { personne });
      });
    const issues = await Promise.all([
      annoncer('1', 'p', ['x', 'y']),
      annoncer('2', 'p', ['y', 'x', 'z']),
      annoncer('3', 'q', ['x']),
    ]);
    expect(issues.filter((i) => i === 'ecrit').length).toBeGreaterThan(1);
    expect([...(await boite.annonces('essai', 'p', ['x', 'y', 'z', 'w']))].sort()).toEqual(['x', 'y', 'z']);
    expect(await annoncer('4', 'p', ['x', 'y', 'z'])).toBe('rien');
    // A mail of that key is there: what it would have told stays to be told.
    expect(await annoncer('3', 'p', ['w'])).toBe('deja');
    expect(await boite.annonces('essai', 'p', ['w'])).toEqual(new Set());
    expect(await boite.annonces('autre-espace', 'p', ['x'])).toEqual(new Set());
  });

  it('un agenda n’a qu’une adresse, dont rien de secret n’est gardé', async () => {
    await boite.ouvrirAgenda('essai', 'p', 'empreinte-1', dans(0));
    await boite.ouvrirAgenda('essai', 'p', 'empreinte-2', dans(1));
    expect(await boite.agendaDe('empreinte-1')).toBeNull();
    expect(await boite.agendaDe('empreinte-2')).toEqual({ espace: 'essai', personne: 'p' });
    expect(await boite.agendaOuvert('essai', 'p')).toBe(dans(1));
    await boite.fermerAgenda('essai', 'p');
    expect(await boite.agendaDe('empreinte-2')).toBeNull();
  });

  it('oublie ce qui est ancien, jamais ce qui attend encore', async () => {
    await boite.deposer(envoi('ancien', { jour: le('1 janvier 2025') }));
    await passer(1);
    await boite.deposer(envoi('attend', { jour: le('1 janvier 2025') }));
    await boite.elaguer(le('1 janvier 2026'));
    expect((await etats()).map(([cle]) => cle)).toEqual(['attend']);
  });
});

const { describe } = await exige('postgres');
describe('trois serveurs sur la même base, l’un tué en plein envoi', () => {
  const moteur = moteurPostgres(urlPostgres());
  const enfants: ChildProcess[] = [];
  afterAll(async () => {
    for (const e of enfants) e.kill('SIGKILL');
    await moteur.nettoyer();
  });

  it('aucun rappel ne part deux fois, et ce qui ne part pas est dit incertain', {
    timeout: 240_000,
  }, async () => {
    const serveur = await ouvrirServeurSmtp();
    const adresse = await moteur.nouvelleAdresse();
    const boite = await moteur.ouvrir(adresse);
    const facteur = (nom: string): ChildProcess => {
      const chemin = (relatif: string) => fileURLToPath(new URL(relatif, import.meta.url));
      const e = spawn(
        process.execPath,
        [
          ...['--import', chemin('../journal/epreuve/chargeur.mjs'), chemin('./epreuve/facteur.ts')],
          ...[adresse, serveur.url, nom, '60'],
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      enfants.push(e);
      return e;
    };
    const trois = ['un', 'deux', 'trois'].map(facteur);
    const finis = trois.map((e) => new Promise((fini) => e.once('exit', fini)));
    while (serveur.recus.length < 5) await attendre(10);
    trois[0]?.kill('SIGKILL');
    await Promise.all(finis);
    // Long after: what was only held is sent, what was being handed over is told uncertain.
    await distribuer({
      ...{ envois: boite, courrier: ouvrirCourrier({ url: serveur.url, expediteur: 'm@exemple.fr' }) },
      ...{
        porteur: 'quatre',
        entetes: async () => ({}),
        maintenant: () => instant(new Date(Date.now() + 3_600_000)),
      },
    });
    const dits = serveur.recus.flatMap((r) =>
      (/dit:([^;]*);/.exec(partieDe(r.brut, 'text/plain'))?.[1] ?? '')
        .split(',')
        .map((rappel) => `${r.a} ${rappel}`),
    );
    expect(new Set(dits).size).toBe(dits.length);
    const compte = await boite.compter('essai');
    expect([...compte.keys()].filter((e) => e !== 'parti' && e !== 'incertain')).toEqual([]);
    expect(compte.get('incertain') ?? 0).toBeLessThanOrEqual(1);
    const partis = compte.get('parti') ?? 0;
    expect(serveur.recus.length - partis).toBeGreaterThanOrEqual(0);
    expect(serveur.recus.length - partis).toBeLessThanOrEqual(1);
    await boite.fermer();
    await serveur.fermer();
  });
});

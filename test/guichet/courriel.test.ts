import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import { ouvrirEspace } from '../../src/espace/ouvrir.ts';
import { relever } from '../../src/reception/relever.ts';
import { motifDEcart } from '../../src/reception/tri.ts';
import { le } from '../acts/vie.ts';
import { conclure, type Monde, ouvrirMonde } from '../espace/vivre.ts';
import { exige } from '../exige.ts';
import { creerDovecot, type Dovecot } from './dovecot.ts';

const dvq: Acteur = { personne: 'p-1', organisation: 'ville', fonction: 'agent-pilote' };
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

let numero = 0;
/** A message as a mail program writes it. */
function message(
  change: {
    readonly entetes?: readonly string[];
    readonly de?: string;
    readonly objet?: string;
    readonly date?: string;
    readonly id?: string;
    readonly pieces?: readonly { readonly nom: string; readonly octets: Buffer }[];
  } = {},
): string {
  const {
    entetes = [],
    de = 'Direction <direction@mjc.example>',
    objet = `Envoi ${numero++}`,
    date = 'Thu, 19 Nov 2026 18:30:00 +0100',
    id = `<${numero++}@mjc.example>`,
    pieces = [{ nom: 'rapport-activite.pdf', octets: Buffer.concat([PDF, Buffer.from(`%${numero++}`)]) }],
  } = change;
  return [
    ...entetes,
    `From: ${de}`,
    'To: guichet@ville.example',
    `Subject: ${objet}`,
    `Date: ${date}`,
    `Message-ID: ${id}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="limite"',
    '',
    '--limite',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bonjour, voici le rapport.',
    ...pieces.flatMap((p) => [
      '--limite',
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename="${p.nom}"`,
      'Content-Transfer-Encoding: base64',
      '',
      ...(p.octets.toString('base64').match(/.{1,76}/g) ?? []),
    ]),
    '--limite--',
    '',
  ].join('\r\n');
}

const { describe } = await exige('dovecot');
describe('la boîte aux lettres, lue sur un vrai serveur', () => {
  let monde: Monde;
  let dovecot: Dovecot;
  const signales: unknown[] = [];
  const lire = (espace = monde.espace) =>
    relever(dovecot.boite, {
      espace,
      fuseau: 'Europe/Paris',
      signaler: (quoi, erreur) => signales.push(quoi, erreur),
    });
  const toutes = async () => (await monde.espace.guichet.arrivees(dvq, { page: 1, taille: 200 })).lignes;
  const recevoir = async (...messages: readonly string[]) => {
    const avant = new Set((await toutes()).map((l) => l.flux));
    for (const m of messages) await dovecot.livrer(m);
    await lire();
    return (await toutes()).filter((l) => !avant.has(l.flux));
  };

  beforeAll(async () => {
    dovecot = await creerDovecot();
    monde = await ouvrirMonde();
    await monde.contexte.registre.fonder({
      ...{ id: 'essai', nom: 'Essai', demonstration: false, collectivite: 'ville' },
      cree: monde.espace.horloge.maintenant(),
    });
    await conclure(monde);
    await monde.contexte.registre.inscrire('essai', {
      organisations: [
        {
          ...{ id: 'mjc', nom: 'MJC Clairs-Soleils', nomCourt: 'la MJC', nature: 'association' as const },
          ...{ siret: null, rna: null, adresse: null, courriel: 'direction@mjc.example' },
        },
      ],
    });
    monde.aller('22 novembre 2026');
  }, 120_000);
  afterAll(async () => {
    await dovecot?.detruire();
    await monde?.fermer();
  });

  test('un message d’une organisation connue attend d’être classé, du jour où le serveur l’a reçu et non de celui qu’il porte', async () => {
    const [ligne] = await recevoir(message({ objet: 'Rapport d’activité' }));
    expect(ligne).toMatchObject({
      ...{ etat: 'a-classer', organisation: 'mjc', moyen: 'courriel', apart: null },
      ...{ envoyeeLe: le('20 novembre 2026'), recueLe: le('20 novembre 2026') },
    });
    const lue = await monde.espace.guichet.arrivee(ligne?.flux ?? '', dvq);
    expect(lue?.arrivee.fichiers.map((f) => f.nom)).toEqual(['rapport-activite.pdf']);
    expect(lue?.arrivee.corps).toBe('Bonjour, voici le rapport.');
    const original = await monde.espace.guichet.fichier(ligne?.flux ?? '', dvq, 'original');
    const octets: Uint8Array[] = [];
    for await (const m of original?.contenu ?? []) octets.push(m);
    expect(Buffer.concat(octets).toString()).toContain('Content-Disposition: attachment');
  });

  test('un expéditeur inconnu attend à part', async () => {
    const [ligne] = await recevoir(message({ de: 'x@ailleurs.example' }));
    expect(ligne).toMatchObject({ etat: 'a-part', apart: 'expediteur-inconnu' });
  });

  test('ni réponse automatique, ni avis de non-remise, ni boucle, ni lettre d’information ne dérange', async () => {
    const lignes = await recevoir(
      message({ entetes: ['Auto-Submitted: auto-replied'] }),
      message({ entetes: ['X-Auto-Response-Suppress: All'] }),
      message({ entetes: ['Precedence: auto_reply'] }),
      message({ entetes: ['Return-Path: <>'] }),
      message({ de: 'MAILER-DAEMON@serveur.example' }),
      message({ entetes: Array.from({ length: 50 }, (_, i) => `Received: from a${i} by b${i}`) }),
      message({ entetes: ['List-Id: <nouvelles.example>'] }),
    );
    expect(lignes.map((l) => l.apart).sort()).toEqual([
      'avis-de-non-remise',
      'avis-de-non-remise',
      'boucle',
      'envoi-en-nombre',
      'reponse-automatique',
      'reponse-automatique',
      'reponse-automatique',
    ]);
  });

  test('un message sans fichier attend à part, une date à venir ou trop ancienne n’est pas crue', async () => {
    const [ligne] = await recevoir(message({ pieces: [], date: 'Mon, 01 Jan 2035 00:00:00 +0000' }));
    expect(ligne).toMatchObject({ apart: 'sans-fichier', envoyeeLe: le('20 novembre 2026') });
    const [ancien] = await recevoir(message({ date: 'Mon, 01 Jun 2026 08:00:00 +0000' }));
    expect(ancien).toMatchObject({ envoyeeLe: le('20 novembre 2026') });
  });

  test('un fichier menteur, à macros ou qui se déplie sans fin n’est pas gardé, les autres le sont', async () => {
    const zip = Buffer.from('UEsDBBQACAAIAA==', 'base64');
    const [ligne] = await recevoir(
      message({
        pieces: [
          { nom: 'faux.pdf', octets: Buffer.from('MZ\x90\x00programme') },
          { nom: 'budget.xlsm', octets: zip },
          { nom: 'bombe.zip', octets: zip },
          { nom: 'bombe.docx', octets: Buffer.concat([zip, Buffer.alloc(5000)]) },
          { nom: 'bon.pdf', octets: PDF },
        ],
      }),
    );
    const lue = await monde.espace.guichet.arrivee(ligne?.flux ?? '', dvq);
    expect(lue?.arrivee.fichiers.map((f) => f.nom)).toEqual(['bon.pdf']);
    expect(lue?.arrivee.refuses.map((r) => `${r.nom} ${r.motif}`).sort()).toEqual([
      'bombe.docx type-mensonger',
      'bombe.zip type-interdit',
      'budget.xlsm macro',
      'faux.pdf type-mensonger',
    ]);
  });

  test('un message de 30 Mo est gardé entier, son fichier trop grand est dit', async () => {
    const [ligne] = await recevoir(
      message({
        pieces: [{ nom: 'video.pdf', octets: Buffer.concat([PDF, Buffer.alloc(22_000_000, 32)]) }],
      }),
    );
    const lue = await monde.espace.guichet.arrivee(ligne?.flux ?? '', dvq);
    expect(lue?.arrivee.refuses).toEqual([{ nom: 'video.pdf', motif: 'trop-grand' }]);
    expect(lue?.arrivee.original?.taille).toBeGreaterThan(29_000_000);
    expect(lue?.arrivee.apart?.motif).toBe('sans-fichier');
  }, 120_000);

  test('un message plus grand que tout n’est pas pris, et l’arrivée le dit', async () => {
    const [ligne] = await recevoir(
      message({ pieces: [{ nom: 'film.pdf', octets: Buffer.alloc(36_000_000, 65) }], objet: 'Un film' }),
    );
    expect(ligne).toMatchObject({ apart: 'trop-grand', objet: 'Un film' });
  }, 120_000);

  test('une forme abîmée n’arrête rien : ce qui suit arrive', async () => {
    const profond = Array.from(
      { length: 400 },
      (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
    ).join('');
    const abimes = [
      'ceci n’est pas un message\r\n',
      '\r\n\r\n\r\n',
      `From: a@b.example\r\nSubject: =?utf-8?B?////\r\nContent-Type: multipart/mixed; boundary=\r\n\r\n--\r\n`,
      `From: direction@mjc.example\r\nMIME-Version: 1.0\r\n${profond}`,
      `From: direction@mjc.example\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Disposition: attachment; filename="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n@@@@pas du base64`,
      `From: ${'a'.repeat(5000)}\r\nSubject: \u0000\uFFFD\r\nContent-Type: text/plain; charset=inconnu\r\n\r\nbonjour`,
    ];
    const lignes = await recevoir(...abimes, message({ objet: 'Après les abîmés' }));
    expect(lignes.length).toBe(abimes.length + 1);
    expect(lignes.find((l) => l.objet === 'Après les abîmés')).toMatchObject({ etat: 'a-classer' });
    expect(lignes.filter((l) => l.etat !== 'a-part').length).toBe(1);
    expect(signales).toEqual([]);
  });

  test('mille parties emboîtées, quatre cents côte à côte ou des messages en poupées n’arrêtent rien, et ce qui suit arrive', async () => {
    const emboitees = Array.from(
      { length: 1_000 },
      (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
    ).join('');
    const poupees = 'Content-Type: message/rfc822\r\n\r\n'.repeat(1_000);
    const piece = '--x\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\n%PDF-1.4\r\n';
    const tete = 'From: direction@mjc.example\r\nMIME-Version: 1.0\r\nSubject: Côte à côte\r\n';
    const lignes = await recevoir(
      `${tete}${emboitees}`,
      `${tete}${poupees}bonjour`,
      `${tete}Content-Type: multipart/mixed; boundary="x"\r\n\r\n${piece.repeat(400)}--x--\r\n`,
      message({ objet: 'Après les poupées' }),
    );
    expect(lignes.length).toBe(4);
    expect(lignes.filter((l) => l.etat !== 'a-part').map((l) => l.objet)).toEqual(['Après les poupées']);
    expect(lignes.map((l) => l.apart)).toContain('illisible');
    expect(signales).toEqual([]);
  }, 120_000);

  test('relu, reconstruit ou livré deux fois, rien ne se perd ni ne se double', async () => {
    const avant = (await toutes()).length;
    await lire();
    expect((await toutes()).length).toBe(avant);
    const m = message({ id: '<double@mjc.example>' });
    await dovecot.refaire();
    expect((await recevoir(m)).length).toBe(1);
    // The mailbox is made anew: other UIDs, another UIDVALIDITY, the same message.
    await dovecot.refaire();
    expect(await recevoir(m)).toEqual([]);
    const [autre] = await recevoir(`Received: by un-autre-chemin\r\n${m}`);
    expect(autre).toMatchObject({ apart: 'deja-recu' });
  });

  test('coupée après avoir gardé et avant d’avoir marqué, la lecture reprend sans doubler', async () => {
    await dovecot.livrer(message({ objet: 'Coupure' }));
    const { journal } = monde.contexte;
    let coupe = true;
    const coupant = ouvrirEspace({
      ...monde.contexte,
      journal: {
        ...journal,
        ajouter: async (ajout) => {
          const fini = await journal.ajouter(ajout);
          if (coupe) throw new Error('coupure après écriture');
          return fini;
        },
      },
    });
    expect(await lire(coupant)).toEqual({ recus: 0, reportes: 1 });
    signales.length = 0;
    coupe = false;
    expect(await lire(coupant)).toEqual({ recus: 0, reportes: 0 });
    expect((await toutes()).filter((l) => l.objet === 'Coupure').length).toBe(1);
  });

  test('deux lectures à la fois ne reçoivent chaque message qu’une fois', async () => {
    for (let i = 0; i < 4; i++) await dovecot.livrer(message({ objet: 'À deux' }));
    const [un, deux] = await Promise.all([lire(), lire()]);
    expect(un.recus + deux.recus).toBe(4);
    expect((await toutes()).filter((l) => l.objet === 'À deux').length).toBe(4);
  });

  test('un mot de passe faux se dit, et ne fait rien d’autre', async () => {
    await expect(
      relever(
        { ...dovecot.boite, motDePasse: 'faux' },
        { espace: monde.espace, fuseau: 'Europe/Paris', signaler: () => undefined },
      ),
    ).rejects.toThrow();
  });
});

test('un message écrit par quelqu’un n’est pas pris pour une réponse automatique', () => {
  const entetes = new Map([
    ['from', ['Direction <direction@mjc.example>']],
    ['auto-submitted', ['no']],
    ['received', ['from a by b']],
    ['delivered-to', ['guichet@ville.example']],
  ]);
  expect(motifDEcart(entetes, 'guichet@ville.example')).toBeNull();
});

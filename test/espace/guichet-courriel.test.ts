import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageRecu } from '../../src/espace/guichet.ts';
import { dvq, le } from '../acts/vie.ts';
import { conclure, type Monde, ouvrirMonde } from './vivre.ts';

let monde: Monde;
beforeAll(async () => {
  monde = await ouvrirMonde();
  await conclure(monde);
  monde.aller('3 juillet 2026');
});
afterAll(() => monde?.fermer());

let numero = 0;
async function fichier() {
  const garde = await monde.contexte.fichiers.deposer(
    (async function* () {
      yield Buffer.from(`contenu ${numero++}`);
    })(),
    'rapport-activite.txt',
  );
  if (!garde.ok) throw new Error(garde.erreur.detail);
  const { nom, ...contenu } = garde.valeur;
  return { fichier: contenu, nom };
}

describe('un message', () => {
  const message = async (change: Partial<MessageRecu> = {}): Promise<MessageRecu> => ({
    guichet: 'ville',
    cle: crypto.randomUUID().replaceAll('-', ''),
    source: `boite 1 ${numero++}`,
    message: null,
    adresse: 'direction@mjc.example',
    expediteur: 'Direction <direction@mjc.example>',
    objet: 'Rapport d’activité',
    corps: 'Bonjour',
    envoyeeLe: le('1 juillet 2026'),
    recueLe: le('2 juillet 2026'),
    original: null,
    apart: null,
    fichiers: [await fichier()],
    refuses: [],
    ...change,
  });
  const derniere = async () => {
    const [ligne] = (await monde.espace.guichet.arrivees(dvq, { moyen: 'courriel', page: 1, taille: 1 }))
      .lignes;
    return ligne;
  };

  test('d’une adresse inconnue attend à part jusqu’à ce qu’on dise de qui il vient', async () => {
    monde.aller('20 juillet 2026');
    const m = await message({ adresse: 'inconnu@ailleurs.example', recueLe: le('20 juillet 2026') });
    expect(await monde.espace.guichet.recevoir(m)).toEqual({ ok: true, valeur: true });
    const ligne = await derniere();
    expect(ligne).toMatchObject({ etat: 'a-part', apart: 'expediteur-inconnu', organisation: null });
    const a = await monde.espace.guichet.arrivee(ligne?.flux ?? '', dvq);
    if (!a) throw new Error('absente');
    const su = await monde.espace.guichet.agir(a.arrivee.flux, dvq, a.arrivee.rang, {
      acte: 'attribuer-arrivee',
      donnees: { organisation: 'mjc' },
    });
    expect(su.ok && su.valeur.arrivee).toMatchObject({ etat: 'a-classer', organisation: 'mjc' });
  });

  test('reçu deux fois n’arrive qu’une fois ; le même contenu sous un autre envoi est mis à part', async () => {
    await monde.contexte.registre.inscrire('essai', {
      personnes: [{ id: 'p-dir', nom: 'Direction', courriel: 'Direction@MJC.example' }],
    });
    const m = await message({ message: 'a'.repeat(64) });
    expect(await monde.espace.guichet.recevoir(m)).toEqual({ ok: true, valeur: true });
    expect(await monde.espace.guichet.recevoir(m)).toEqual({ ok: true, valeur: false });
    const issues = await Promise.all(
      Array.from({ length: 5 }, async () => monde.espace.guichet.recevoir({ ...m, cle: 'b'.repeat(40) })),
    );
    expect(issues.filter((i) => i.ok && i.valeur).length).toBe(1);
    const connus = await monde.journal.messagesConnus('essai', { par: 'message', valeurs: ['a'.repeat(64)] });
    expect(connus.map((l) => l.apart).sort()).toEqual(['deja-recu', 'expediteur-inconnu']);
  });

  test('les lignes du guichet se reconstruisent telles quelles depuis les faits', async () => {
    const lire = () => monde.espace.guichet.arrivees(dvq, { page: 1, taille: 100 });
    const avant = await lire();
    await monde.espace.reconstruire();
    expect(await lire()).toEqual(avant);
    expect(avant.total).toBeGreaterThan(2);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Dossier } from '../../src/espace/espace.ts';
import { ouvrirEspace } from '../../src/espace/ouvrir.ts';
import { exporterDossier, importerDossier } from '../../src/journal/echange.ts';
import { lireArchive } from '../../src/journal/lireArchive.ts';
import { ouvrirSqlite } from '../../src/journal/sqlite.ts';
import { ouvrirFichiers } from '../../src/services/fichiers.ts';
import { texteView } from '../../src/views/texte.ts';
import { dvq, le } from '../acts/vie.ts';
import { conclure, faire, MODELE, type Monde, ouvrirMonde } from './vivre.ts';

let monde: Monde;
let dossier: Dossier;
let empreinte: string;

const PARTIES = ['ville', 'ccas', 'gbm', 'association'];

beforeEach(async () => {
  monde = await ouvrirMonde();
  dossier = await conclure(monde);
  const source = MODELE.replaceAll('15 juillet N', '30 juin N');
  const garde = await monde.espace.garderModele(source, 'convention-cadre-centre-social');
  if (!garde.ok) throw new Error('modèle fautif');
  empreinte = garde.valeur.empreinte;
  for (const partie of ['ville', 'ccas', 'gbm']) {
    const donnees = { partie, objet: 'avenant', avenant: 1 } as const;
    for (const acte of ['deposer-deliberation', 'transmettre-acte', 'publier-acte'] as const)
      dossier = await faire(monde, dossier, dvq, '9 novembre 2026', { acte, donnees, textes: {} });
  }
  dossier = await faire(monde, dossier, dvq, '16 novembre 2026', {
    acte: 'signer-avenant',
    donnees: { numero: 1, parties: PARTIES, effet: le('1 janvier 2027'), termes: {}, modele: empreinte },
    textes: { objet: 'Nouveau texte' },
  });
});
afterEach(() => monde.fermer());

const limite = (d: Dossier, cle: string) => d.etat.echeances.find((e) => e.cle === cle)?.limite;

it('la convention passe au nouveau texte ; ce qui précède reste sous l’ancien', async () => {
  monde.aller('15 février 2027');
  const d = await monde.espace.dossier(dossier.id, dvq);
  if (!d) throw new Error('dossier perdu');
  expect(limite(d, 'pieces-annuelles/2026')).toBe(le('15 juillet 2026'));
  expect(limite(d, 'pieces-annuelles/2027')).toBe(le('30 juin 2027'));
  const lu = (rang?: number) =>
    JSON.stringify(texteView(d, rang).articles.find((a) => a.numero === '6.3')?.blocs);
  expect(lu()).toContain('30\u00A0juin');
  expect(lu(0)).toContain('15\u00A0juillet');
  expect(texteView(d).autres.map((t) => t.libelle)).toEqual([
    'Texte d’origine, jusqu’au 31\u00A0décembre\u00A02026',
  ]);
});

it('l’archive emporte les deux textes, et le dossier importé se lit de même', async () => {
  const octets = await exporterDossier(monde.journal, monde.contexte.fichiers, 'essai', dossier.id);
  const lue = lireArchive(octets ?? new Uint8Array());
  expect(lue.ok && lue.valeur.modeles.map((m) => m.empreinte).sort()).toEqual(
    [monde.modele, empreinte].sort(),
  );
  const racine = mkdtempSync(join(tmpdir(), 'maillage-ailleurs-'));
  const journal = await ouvrirSqlite(join(racine, 'maillage.sqlite'));
  try {
    const fichiers = await ouvrirFichiers(join(racine, 'fichiers'));
    const repris = await importerDossier(journal, fichiers, 'essai', octets ?? new Uint8Array(), () => null);
    expect(repris.ok).toBe(true);
    monde.aller('15 février 2027');
    const ailleurs = ouvrirEspace({ ...monde.contexte, journal, registre: journal, fichiers });
    const [ici, la] = await Promise.all([monde.espace, ailleurs].map((e) => e.dossier(dossier.id, dvq)));
    expect(la?.etat.textes.map((t) => t.empreinte)).toEqual([monde.modele, empreinte]);
    expect(la?.etat.echeances.map((e) => [e.cle, e.limite])).toEqual(
      ici?.etat.echeances.map((e) => [e.cle, e.limite]),
    );
  } finally {
    await journal.fermer();
    rmSync(racine, { recursive: true, force: true });
  }
});

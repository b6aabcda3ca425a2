import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dvq, finances } from '../../demo/identites.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { entrerCommeAdministrateur, type Visite, visite } from './entree.ts';

let application: ApplicationOuverte;
let pilote: Visite;
let modele = '';

beforeAll(async () => {
  application = await ouvrirApplication();
  pilote = visite(application);
  await pilote.prendre(dvq.mandat ?? '');
  modele = /exemple\/([0-9a-f]{64})/.exec(await pilote.lire('/administration/reprise'))?.[1] ?? '';
}, 60_000);
afterAll(() => application?.fermer());

async function deposer(contenu: Uint8Array | string, nom: string): Promise<Response> {
  const page = await pilote.lire('/administration/reprise');
  const corps = new FormData();
  corps.append('jeton', /name="jeton" value="([^"]+)"/.exec(page)?.[1] ?? '');
  corps.append('modele', modele);
  corps.append('geste', 'lire');
  corps.append('fichier', new Blob([contenu as BlobPart]), nom);
  return pilote.aller('/administration/reprise', { method: 'POST', body: corps });
}

/** Every field of the page of columns, as it stands. */
function champs(page: string): Record<string, string> {
  const caches = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const listes = [...page.matchAll(/<select[^>]* name="([^"]+)"[\s\S]*?<\/select>/g)];
  return Object.fromEntries([
    ...caches.map((m) => [m[1], m[2]]),
    ...listes.map((m) => [m[1], /<option value="([^"]*)" selected/.exec(m[0])?.[1] ?? '']),
  ]);
}

const total = async (): Promise<number> => {
  const espace = await application.service.espaces.de('demonstration');
  return (await espace?.conventions(dvq, { page: 1, taille: 1 }))?.total ?? -1;
};

describe('la reprise d’un tableau, au guichet', () => {
  test('le tableau d’exemple se télécharge, se relit, s’essaie, entre, puis s’annule', async () => {
    const avant = await total();
    const exemple = await pilote.aller(`/administration/reprise/exemple/${modele}`);
    expect(exemple.headers.get('content-disposition')).toContain('.xlsx');
    const colonnes = await (await deposer(new Uint8Array(await exemple.arrayBuffer()), 'liste.xlsx')).text();
    expect(colonnes).toContain('Ce que sont les colonnes');
    const saisie = { ...champs(colonnes), 'partie-ccas': 'ccas-besancon', 'partie-gbm': 'grand-besancon' };
    const essai = await pilote.envoyer('/administration/reprise', { ...saisie, geste: 'essayer' }, colonnes);
    const dit = await essai.text();
    expect(essai.status).toBe(200);
    expect(dit).toContain('Maison des associations (exemple) (à inscrire)');
    expect(await total()).toBe(avant);

    const fait = await pilote.envoyer('/administration/reprise', { ...saisie, geste: 'reprendre' }, colonnes);
    expect(fait.status).toBe(303);
    expect(await total()).toBe(avant + 1);
    const apres = await pilote.lire(fait.headers.get('location') ?? '');
    expect(apres).toContain('La reprise est faite');
    expect(await pilote.lire('/administration')).toContain('1\u00A0convention reprise d’un tableau');

    const reprise = /name="reprise" value="([^"]+)"/.exec(apres)?.[1] ?? '';
    const sansMotif = await pilote.envoyer('/administration/reprise/annuler', { reprise, motif: '' }, apres);
    expect(sansMotif.status).toBe(422);
    expect(await sansMotif.text()).toContain('Le motif manque');
    const annulee = await pilote.envoyer(
      '/administration/reprise/annuler',
      { reprise, motif: 'Essai' },
      apres,
    );
    expect(annulee.status).toBe(303);
    expect(await total()).toBe(avant);
  });

  test('un CSV de tableur français (Windows-1252, points-virgules) se lit avec ses accents', async () => {
    const octets = Buffer.from(
      'Intitulé;Association;Date de début\nÉtoile;ASEP Cras / Chaprais / Viotte;01/01/2026\n',
      'latin1',
    );
    const page = await (await deposer(octets, 'liste.csv')).text();
    expect(page).toContain('A. Intitulé');
    expect(page).toContain('«\u00A0Étoile\u00A0»');
  });

  test('les fautes sont dites à leur cellule, et le fichier reste', async () => {
    const colonnes = await (
      await deposer('Titre;Association;Date de début\nA;ASEP;31/02/2026\n', 'f.csv')
    ).text();
    const essai = await pilote.envoyer(
      '/administration/reprise',
      { ...champs(colonnes), geste: 'reprendre' },
      colonnes,
    );
    const dit = await essai.text();
    expect(essai.status).toBe(422);
    expect(dit).toMatch(/C2[\s\S]*Date de début[\s\S]*31\/02\/2026[\s\S]*Attendu/);
    expect(dit).toContain('name="fichier-garde"');
  });

  test.each([
    ['faux.xlsx', 'PK\u0003\u0004 rien', 'son contenu n’est pas celui'],
    ['vide.csv', '\n\n', 'La première feuille est vide'],
    ['double.csv', 'Titre;Titre\na;b\n', 'Deux colonnes portent le nom'],
    ['programme.exe', 'MZ', 'ce type de fichier n’est pas accepté'],
  ])('%s est refusé avec la raison', async (nom, contenu, attendu) => {
    const reponse = await deposer(contenu, nom);
    expect(reponse.status).toBe(422);
    expect(await reponse.text()).toContain(attendu);
  });

  test('les finances ne reprennent pas, et un autre espace ne voit pas ces reprises', async () => {
    const autre = visite(application);
    await autre.prendre(finances.mandat ?? '');
    expect((await autre.aller('/administration/reprise')).status).toBe(403);
    const voisin = visite(application);
    await entrerCommeAdministrateur(application, voisin);
    expect(await voisin.lire('/administration')).not.toContain('reprise d’un tableau (');
    expect(application.imprevus).toEqual([]);
  });
});

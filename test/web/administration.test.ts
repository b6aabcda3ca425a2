import { afterAll, beforeAll, expect, test } from 'vitest';
import { admin, dvq, finances } from '../../demo/identites.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { entrerCommeAdministrateur, type Visite, visite } from './entree.ts';

let application: ApplicationOuverte;
let pilote: Visite;
let voisin: Visite;
let gere: Visite;

beforeAll(async () => {
  application = await ouvrirApplication();
  [pilote, voisin, gere] = [visite(application), visite(application), visite(application)];
  await gere.prendre(admin.mandat ?? '');
  await pilote.prendre(dvq.mandat ?? '');
  await entrerCommeAdministrateur(application, voisin);
}, 60_000);
afterAll(() => application?.fermer());

const QUARTIERS = '/administration/quartiers';
const MENTIONS = '/administration/mentions';
const dire = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const lire = async (qui: Visite, ou: string): Promise<string> => dire(await qui.lire(ou));
const envoyer = async (
  qui: Visite,
  ou: string,
  champs: Readonly<Record<string, string>>,
): Promise<Response> => qui.envoyer(ou, champs, await qui.lire(ou));

async function joindre(contenu: string, commune: string): Promise<Response> {
  const corps = new FormData();
  corps.append('jeton', /name="jeton" value="([^"]+)"/.exec(await pilote.lire(QUARTIERS))?.[1] ?? '');
  corps.append('geste', 'lire');
  corps.append('commune', commune);
  corps.append('fichier', new Blob([contenu]), 'qpv.csv');
  return pilote.aller(QUARTIERS, { method: 'POST', body: corps });
}

test('le fichier officiel se voit avant d’entrer ; l’espace voisin n’en reçoit rien', async () => {
  const fichier = 'code_qp;nom_qp;commune_qp\nQN02599M;Le Grand Essai;Besançon\nQN02101M;Ailleurs;Dijon\n';
  const essai = await joindre(fichier, 'Besançon');
  const page = await essai.text();
  expect(essai.status).toBe(200);
  expect(dire(page)).toContain('1 nouveau quartier');
  expect(dire(page)).toContain('1 ligne d’autres communes');
  expect(await lire(pilote, '/conventions')).not.toContain('Le Grand Essai');
  const garde = /name="fichier-garde" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const entre = await pilote.envoyer(
    QUARTIERS,
    { 'fichier-garde': garde, commune: 'Besançon', geste: 'inscrire' },
    page,
  );
  expect(entre.status).toBe(303);
  expect(await lire(pilote, QUARTIERS)).toMatch(/Le Grand Essai Prioritaire/);
  expect(await lire(pilote, '/administration')).toContain('Quartier inscrit : Le Grand Essai');
  expect(await lire(voisin, QUARTIERS)).not.toContain('Le Grand Essai');
  // The same file again changes nothing.
  expect((await joindre(fichier, 'Besançon')).status).toBe(422);
});

test('un fichier fautif n’inscrit rien, et dit la ligne', async () => {
  const reponse = await joindre('Nom;Habitants\nBregille;beaucoup\nPalente haute;12\n', '');
  expect(reponse.status).toBe(422);
  expect(dire(await reponse.text())).toMatch(/2 « beaucoup » n’est pas un nombre d’habitants/);
  expect(await lire(pilote, QUARTIERS)).not.toContain('Palente haute');
});

test('un quartier s’inscrit à la main, se corrige sous le même nom, et se refuse sans nom', async () => {
  const un = { nom: 'Les Hauts', statut: 'fragile', habitants: '1 200', geste: 'ajouter' };
  expect((await envoyer(pilote, QUARTIERS, un)).status).toBe(303);
  expect((await envoyer(pilote, QUARTIERS, { ...un, nom: 'les hauts', statut: 'autre' })).status).toBe(303);
  const page = await lire(pilote, QUARTIERS);
  expect(page).toMatch(/les hauts Autre 1.200/);
  expect(page).not.toContain('Les Hauts Fragile');
  const refus = await envoyer(pilote, QUARTIERS, { ...un, nom: '' });
  expect(refus.status).toBe(422);
  expect(await refus.text()).toContain('value="1 200"');
});

test('les mentions de l’espace se règlent par son administrateur, et se lisent sans compte', async () => {
  const dites = { responsable: 'Ville de Valmont', delegue: 'dpo@valmont.example.fr <script>', courriel: '' };
  expect((await envoyer(voisin, MENTIONS, dites)).status).toBe(303);
  const anonyme = visite(application);
  const page = await anonyme.lire('/donnees-personnelles');
  expect(dire(page)).toContain('dpo@valmont.example.fr &lt;script&gt;');
  expect(dire(page)).toMatch(/Durées de conservation Pas encore renseigné/);
  expect(await lire(anonyme, '/mentions-legales')).toContain('Qui tient cet espace Ville de Valmont');
  // Where one acts, only that espace is named.
  expect(await lire(pilote, '/mentions-legales')).not.toContain('Valmont');
  expect(await lire(pilote, '/mentions-legales')).toContain('Espace de démonstration');
  const trop = await envoyer(voisin, MENTIONS, { responsable: 'x'.repeat(2001) });
  expect(trop.status).toBe(422);
  expect(await lire(anonyme, '/mentions-legales')).toContain('Ville de Valmont');
});

test('les personnes se cherchent, se lisent, se remettent ; qui agit ne s’efface pas', async () => {
  const ici = '/administration/personnes';
  expect(await lire(voisin, `${ici}?q=dupre`)).toMatch(/Camille Dupré .*administration.* ouvert/);
  expect(await lire(voisin, `${ici}?q=personne-ainsi-nommee`)).toContain('Personne de ce nom.');
  const id = /personnes\/(personne-[0-9a-f]+)"/.exec(await voisin.lire(ici))?.[1] ?? '';
  const page = await voisin.lire(`${ici}/${id}`);
  expect(page).not.toContain('motif-effacer');
  const fichier = await voisin.aller(`${ici}/${id}/donnees.json`);
  expect(fichier.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await fichier.json()).toMatchObject({
    nom: 'Camille Dupré',
    compte: true,
    mandats: [{ au: null }, { au: null }],
  });
  const refus = await voisin.envoyer(
    `${ici}/${id}`,
    { geste: 'effacer', 'motif-effacer': 'pour voir' },
    page,
  );
  expect(refus.status).toBe(422);
  expect(dire(await refus.text())).toMatch(
    /Camille Dupré agit encore, ou doit agir, pour .*Terminez d’abord/,
  );
  expect((await pilote.aller(ici)).status).toBe(403);
  // Nobody of one espace is anybody in another.
  expect((await gere.aller(`${ici}/${id}`)).status).toBe(404);
  expect(await lire(gere, `${ici}?q=dupre`)).not.toContain('Camille');
});

test('un second facteur perdu se lève avec son motif, et termine les sessions', async () => {
  const ici = '/administration/personnes';
  const id = /personnes\/(personne-[0-9a-f]+)"/.exec(await voisin.lire(ici))?.[1] ?? '';
  const page = await voisin.lire(`${ici}/${id}`);
  const sans = await voisin.envoyer(`${ici}/${id}`, { geste: 'lever', 'motif-lever': '' }, page);
  expect(sans.status).toBe(422);
  expect(await sans.text()).toContain('href="#motif-lever"');
  expect((await voisin.aller('/moi')).status).toBe(200);
  const fini = await voisin.envoyer(
    `${ici}/${id}`,
    { geste: 'lever', 'motif-lever': 'téléphone perdu' },
    page,
  );
  expect(fini.status).toBe(303);
  expect((await voisin.aller('/moi')).headers.get('location')).toMatch(/^\/connexion/);
});

test('les durées de conservation se règlent entre leurs bornes, et se lisent par tous', async () => {
  const ici = '/administration/conservation';
  const dites = { courriels: '6', lectures: '24', brouillons: '12', personnes: '18' };
  const hors = await envoyer(gere, ici, { ...dites, lectures: '3' });
  expect(hors.status).toBe(422);
  const page = await hors.text();
  expect(dire(page)).toMatch(/Cette durée va de 12 à 120 mois/);
  expect(page).toContain('value="18"');
  const lettres = await envoyer(gere, ici, { ...dites, courriels: 'six' });
  expect(dire(await lettres.text())).toMatch(/« six » n’est pas un nombre entier/);
  expect((await envoyer(gere, ici, dites)).status).toBe(303);
  expect(await lire(gere, '/administration')).toContain(
    'Durées de conservation réglées : courriels envoyés, 6 mois',
  );
  expect((await pilote.aller(ici)).status).toBe(403);
});

test('les services qui manquent disent ce que cela change ; sans courriel, aucun essai ne part', async () => {
  const ici = '/administration/services';
  expect(await lire(gere, ici)).toMatch(/Envoi des courriels Pas réglé .*personne ne les reçoit/);
  const refus = await gere.envoyer(ici, {}, await gere.lire('/administration/conservation'));
  expect(refus.status).toBe(422);
  expect(dire(await refus.text())).toContain('Aucun serveur de courriel n’est réglé');
  expect((await pilote.aller(ici)).status).toBe(403);
});

test('qui n’administre pas n’y entre pas', async () => {
  const qui = visite(application);
  await qui.prendre(finances.mandat ?? '');
  for (const ou of [QUARTIERS, MENTIONS]) expect((await qui.aller(ou)).status).toBe(403);
  expect((await pilote.aller(MENTIONS)).status).toBe(403);
  expect(application.imprevus).toEqual([]);
});

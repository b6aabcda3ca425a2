import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { type Visite, visite } from './entree.ts';

let application: ApplicationOuverte;
let association: Visite;
let service: Visite;
let echeance = '';

beforeAll(async () => {
  application = await ouvrirApplication();
  association = visite(application);
  await association.prendre('presidence-mjc-clairs-soleils');
  service = visite(application);
  await service.prendre('agent-dvq');
  echeance =
    /href="(\/conventions\/[a-z0-9-]+\/echeances\/pieces-annuelles[^"]*)"/.exec(
      await service.lire('/a-faire'),
    )?.[1] ?? '';
});
afterAll(() => application?.fermer());

const depot = (page: string): string => /<form[^>]+multipart[\s\S]*?<\/form>/.exec(page)?.[0] ?? '';

async function deposer(qui: Visite, plus: Readonly<Record<string, string>>): Promise<Response> {
  const formulaire = depot(await qui.lire(echeance));
  const corps = new FormData();
  for (const [, nom = '', valeur = ''] of formulaire.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
  ))
    corps.append(nom, valeur);
  if (!corps.has('donnees.piece'))
    corps.append('donnees.piece', /name="donnees\.piece" value="([^"]+)"/.exec(formulaire)?.[1] ?? '');
  for (const [nom, valeur] of Object.entries(plus)) corps.append(nom, valeur);
  corps.append('donnees.fichier', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'piece.pdf');
  return qui.aller(`${echeance}?acte=deposer-piece`, { method: 'POST', body: corps });
}

describe('le jour d’un dépôt, par le site', () => {
  test('ne se demande pas à qui doit la pièce, et se demande à qui la reçoit', async () => {
    const sien = depot(await association.lire(echeance));
    expect(sien).toContain('donnees.fichier');
    for (const champ of ['jour', 'donnees.moyen', 'donnees.recueLe'])
      expect(sien, champ).not.toContain(`name="${champ}"`);
    const recu = depot(await service.lire(echeance));
    for (const champ of ['jour', 'donnees.moyen', 'donnees.recueLe'])
      expect(recu, champ).toContain(`name="${champ}"`);
  });

  test('envoyé quand même par qui doit la pièce, il est refusé et dit pourquoi', async () => {
    for (const [plus, dit] of [
      [{ jour: '29/06/2026' }, 'ne peut pas être daté du 29'],
      [{ 'donnees.moyen': 'papier' }, 's’enregistre par qui le reçoit'],
    ] as const) {
      const reponse = await deposer(association, plus);
      expect(reponse.status).toBe(422);
      expect(await reponse.text()).toContain(dit);
    }
  });

  test('sans jour, le dépôt est daté d’aujourd’hui', async () => {
    const reponse = await deposer(association, {});
    expect(reponse.status, (await reponse.clone().text()).match(/id="bilan"[\s\S]{0,600}/)?.[0]).toBe(303);
  });
});

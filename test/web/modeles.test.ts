import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dvq, finances } from '../../demo/identites.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { type Visite, visite } from './entree.ts';

let application: ApplicationOuverte;
let pilote: Visite;

beforeAll(async () => {
  application = await ouvrirApplication();
  pilote = visite(application);
  await pilote.prendre(dvq.mandat ?? '');
}, 60_000);
afterAll(() => application?.fermer());

const PAGE = '/administration/modeles';
const OBJECTIFS = readFileSync(
  new URL('../../modeles/convention-pluriannuelle-objectifs.md', import.meta.url),
  'utf8',
);
/** Another authority's text: same rules, its own name. */
const AUTRE = OBJECTIFS.replace(
  'nom: convention-pluriannuelle-objectifs',
  'nom: convention-de-valmont',
).replace('titre: Convention pluriannuelle d’objectifs', 'titre: Convention d’objectifs de Valmont');
const PROPOSE = '/conventions/nouvelle';

const envoyer = async (
  champs: Readonly<Record<string, string>>,
  ou = PAGE,
  qui = pilote,
): Promise<Response> => qui.envoyer(ou, champs, await qui.lire(PAGE));
const dire = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, '’');

describe('les modèles de l’espace', () => {
  test('un texte fautif revient avec toutes ses fautes à leur ligne, gardé tel qu’il était', async () => {
    const fautif = AUTRE.replace('    signataire: ', '    signatère: ').replace(
      / à signature/g,
      ' à la signatur',
    );
    const reponse = await envoyer({ source: fautif, geste: 'verifier' });
    const page = await reponse.text();
    expect(reponse.status).toBe(422);
    const ligne = fautif.split('\n').findIndex((l) => l.includes('signatère')) + 1;
    expect(dire(page)).toMatch(new RegExp(`${ligne}, colonne\\s5[\\s\\S]*signatère[\\s\\S]*signataire`));
    expect(page).toContain('signatère: ');
    // Published all the same, it is refused for the same faults.
    expect((await envoyer({ source: fautif, geste: 'publier' })).status).toBe(422);
    expect(await pilote.lire(PROPOSE)).not.toContain('Valmont');
  });

  test('un texte juste se voit à l’œuvre avant d’être publié, puis se choisit', async () => {
    const essai = await envoyer({ source: AUTRE, geste: 'verifier' });
    const vu = dire(await essai.text());
    expect(essai.status).toBe(200);
    expect(vu).toContain('Convention d’objectifs de Valmont, version\u00A01.0');
    expect(vu).toMatch(/Le calendrier[\s\S]*Compte rendu financier/);
    expect(await pilote.lire(PROPOSE)).not.toContain('Valmont');

    const publie = await envoyer({ source: AUTRE, geste: 'publier' });
    expect(publie.status).toBe(303);
    expect(dire(await pilote.lire(publie.headers.get('location') ?? ''))).toContain('Le modèle est publié');
    expect(await pilote.lire(PROPOSE)).toContain('Convention d’objectifs de Valmont');
    expect(dire(await pilote.lire('/administration'))).toContain(
      'Modèle publié\u00A0: convention de valmont, version 1.0',
    );
  });

  test('un texte publié ne change pas : la même version, autrement écrite, est refusée', async () => {
    const change = `${AUTRE}\nUne phrase de plus.\n`;
    const refus = await envoyer({ source: change, geste: 'publier' });
    expect(refus.status).toBe(422);
    const page = await refus.text();
    expect(dire(page)).toContain('donnez une autre version');
    expect(page).toContain('Une phrase de plus.');
    const suivante = change.replace('version: "1.0"', 'version: "1.1"');
    expect((await envoyer({ source: suivante, geste: 'publier' })).status).toBe(303);
  });

  test('retiré du choix, il ne se choisit plus et se télécharge encore ; proposé de nouveau, il revient', async () => {
    const page = await pilote.lire(PAGE);
    const empreinte =
      /version\s1\.1[\s\S]*?action="\/administration\/modeles\/([0-9a-f]{64})"/.exec(page)?.[1] ?? '';
    const sien = `${PAGE}/${empreinte}`;
    expect((await envoyer({ geste: 'retirer', motif: '' }, sien)).status).toBe(422);
    expect((await envoyer({ geste: 'retirer', motif: 'Remplacé par un autre texte' }, sien)).status).toBe(
      303,
    );
    expect((await pilote.aller(`${PROPOSE}/${empreinte}`)).status).toBe(404);
    expect(await (await pilote.aller(sien)).text()).toContain('Une phrase de plus.');
    expect(await pilote.lire(`${PAGE}?depuis=${empreinte}`)).toContain('Une phrase de plus.');
    expect((await envoyer({ geste: 'offrir' }, sien)).status).toBe(303);
    expect((await pilote.aller(`${PROPOSE}/${empreinte}`)).status).toBe(200);
  });

  test('un fichier .md remplace ce qui est écrit ; ce qui n’est pas un texte est refusé', async () => {
    const joindre = async (octets: string, nom: string): Promise<Response> => {
      const corps = new FormData();
      const page = await pilote.lire(PAGE);
      corps.append('jeton', /name="jeton" value="([^"]+)"/.exec(page)?.[1] ?? '');
      corps.append('geste', 'verifier');
      corps.append('source', 'autre chose');
      corps.append('fichier', new Blob([octets]), nom);
      return pilote.aller(PAGE, { method: 'POST', body: corps });
    };
    const lu = await joindre(AUTRE.replaceAll('\n', '\r\n').replace('"1.0"', '"2.0"'), 'valmont.md');
    expect(dire(await lu.text())).toContain('version\u00A02.0');
    expect((await joindre('MZ\u0000\u0001', 'valmont.md')).status).toBe(422);
  });

  test('les finances n’y entrent pas', async () => {
    const qui = visite(application);
    await qui.prendre(finances.mandat ?? '');
    expect((await qui.aller(PAGE)).status).toBe(403);
    expect(application.imprevus).toEqual([]);
  });
});

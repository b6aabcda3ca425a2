import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clairsSoleils, dvq, finances } from '../../demo/identites.ts';
import { type ApplicationOuverte, ouvrirApplication } from '../browser/application.ts';
import { type Visite, visite } from '../web/entree.ts';
import { lireLesRoutes } from '../web/routes.ts';
import { arpenter } from '../web/servis.ts';
import { fautesDeMots } from './mots.ts';

const regles = (texte: string): readonly string[] => fautesDeMots(`<p>${texte}</p>`).map((f) => f.regle);

describe('les règles des mots voient ce qu’elles défendent', () => {
  test.each([
    ['jalon/association/signature', 'clé'],
    ['Échéance pieces-annuelles/2026', 'clé'],
    ['Une organisation (ville-de-valmont)', 'identifiant entre crochets'],
    ['Fait mjc-2026:12', 'identifiant de fait'],
    ['Reçu par personne-0a1b2c3d4e5f', 'identifiant tiré au sort'],
    ['Version 9f86d081884c7d65', 'empreinte sans étiquette'],
    ['Reçu en ligne de le Comité', 'de le, à le'],
    ['À remettre à les entités', 'de le, à le'],
    ['Signature de Élise', 'élision'],
    ['Il faut que un descriptif arrive', 'élision'],
    ['1 obligations permanentes', 'pluriel après un'],
    ['Voir les 1 autres', 'les 1'],
    ['Il reste 3 jour', 'singulier après plusieurs'],
    ['Deux  espaces', 'deux espaces'],
    ['Vraiment ?', 'espace avant ; ! ?'],
    ['Ainsi : oui', 'espace avant deux-points'],
    ['Le « solde »', 'guillemets'],
    ["L'association", 'apostrophe droite'],
    ['Le 2026-11-22', 'jour à l’anglaise'],
    ['Un total de 84500 €', 'montant'],
    ['Par undefined', 'mot de machine'],
  ])('%s', (texte, regle) => {
    expect(regles(texte)).toContain(regle);
  });

  test.each([
    'Demandez-leur de le faire, ou de les envoyer.',
    'Le onze novembre, 1\u00A0mois et 1\u00A0pièce.',
    'Article 1 sur deux, du 1er au 30\u00A0juin\u00A02026.',
    '84\u202F500,00\u00A0€, empreinte 9f86d081884c7d65',
    'Vraiment\u202F? Ainsi\u00A0: le «\u00A0solde\u00A0» de l’association.',
    'Le CCAS et/ou la Ville, à 17\u00A0h\u00A030, le 22/11/2026.',
    'Que la Ville paie, ou qu’elle dise pourquoi\u202F; 2\u00A0jours.',
  ])('laisse passer %s', (texte) => {
    expect(regles(texte)).toEqual([]);
  });
});

describe('chacun lit des pages bien écrites, dont chaque lien mène quelque part', () => {
  let application: ApplicationOuverte;
  beforeAll(async () => {
    application = await ouvrirApplication();
  }, 120_000);
  afterAll(() => application?.fermer());

  const DEPARTS = ['/a-faire', '/conventions', '/versements', '/journal', '/organisations', '/aide'];
  const QUI = [
    ['le pilote', dvq.mandat, [...DEPARTS, '/guichet', '/administration']],
    ['les finances', finances.mandat, DEPARTS],
    ['la présidence', clairsSoleils.presidence.mandat, [...DEPARTS, '/guichet']],
  ] as const;

  test.each(QUI)('%s, aujourd’hui', { timeout: 300_000 }, async (_, mandat, departs) => {
    const qui = visite(application);
    await qui.prendre(mandat ?? '');
    const { pages } = await arpenter(qui, lireLesRoutes(application), departs);
    expect(pages.length).toBeGreaterThan(25);
    expect(await fautesDesPages(qui, pages)).toEqual([]);
  });

  test.each(QUI)(
    '%s, un autre jour\u00A0: aucun lien mort, aucun formulaire qui écrit',
    { timeout: 300_000 },
    async (_, mandat) => {
      const qui = visite(application);
      await qui.prendre(mandat ?? '');
      const fautes: string[] = [];
      for (const au of ['2026-03-02', '2027-06-15']) {
        const suivis = new Map<string, number>();
        for (const depart of ['/a-faire', '/conventions', '/versements', '/journal']) {
          const page = await qui.lire(`${depart}?au=${au}`);
          fautes.push(...(await liensMorts(qui, `${depart}?au=${au}`, page, suivis)));
          for (const lien of premiers(liensDe(page).filter((l) => /^\/conventions\/[^/?]+\?/.test(l)))) {
            const dossier = await qui.lire(lien);
            fautes.push(...(await liensMorts(qui, lien, dossier, suivis)));
            for (const profond of premiers(
              liensDe(dossier).filter((l) => /\/(echeances|versements)\//.test(l)),
            ))
              fautes.push(...(await liensMorts(qui, profond, await qui.lire(profond), suivis)));
          }
        }
      }
      expect([...new Set(fautes)]).toEqual([]);
    },
  );

  test('une échéance ou un versement mène à la convention, un jour où ils n’existent pas', async () => {
    const qui = visite(application);
    await qui.prendre(dvq.mandat ?? '');
    const [dossier = ''] = liensDe(await qui.lire('/conventions')).filter((l) =>
      /^\/conventions\/(?!nouvelle)[^/?]+$/.test(l),
    );
    for (const profond of ['echeances/reunion/f999', 'versements/solde/2099']) {
      const reponse = await qui.aller(`${dossier}/${profond}?au=2015-03-02`);
      expect([reponse.status, reponse.headers.get('location')]).toEqual([
        303,
        `${dossier}?absente=oui&au=2015-03-02`,
      ]);
    }
    const page = await qui.aller(`${dossier}?absente=oui&au=2015-03-02`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('n’existe pas dans cette convention au jour regardé');
  });

  async function fautesDesPages(qui: Visite, pages: readonly string[]): Promise<readonly string[]> {
    const fautes = new Set<string>();
    for (const adresse of pages) {
      const reponse = await qui.aller(adresse);
      if (reponse.status >= 400) fautes.add(`${adresse} : ${reponse.status}`);
      if (!reponse.headers.get('content-type')?.startsWith('text/html')) continue;
      for (const f of fautesDeMots(await reponse.text()))
        fautes.add(`${f.regle} : « ${f.extrait} » (${adresse})`);
    }
    return [...fautes];
  }
});

/** Links that answer nothing, and forms that write, on a page seen at another day. */
async function liensMorts(
  qui: Visite,
  adresse: string,
  page: string,
  suivis: Map<string, number>,
): Promise<readonly string[]> {
  const fautes: string[] = [];
  const au = /[?&]au=([\d-]+)/.exec(adresse)?.[1] ?? '';
  if (/<form\b[^>]*method="post"/.test(page)) fautes.push(`${adresse} : un formulaire qui écrit`);
  for (const lien of liensDe(page)) {
    if (!suivis.has(lien)) suivis.set(lien, (await qui.aller(lien)).status);
    if ((suivis.get(lien) ?? 500) >= 400) fautes.push(`${adresse} → ${lien} : ${suivis.get(lien)}`);
    if (
      /^\/(conventions|versements|journal|a-faire|guichet)\b/.test(lien) &&
      !lien.includes(`au=${au}`) &&
      // A file is the same on any day.
      !lien.includes('/fichiers/') &&
      !adresse.startsWith(lien)
    )
      fautes.push(`${adresse} → ${lien} : perd le jour regardé`);
  }
  return fautes;
}

const liensDe = (page: string): readonly string[] => [
  ...new Set(
    [...page.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, l = '']) => l.replaceAll('&amp;', '&')),
  ),
];

const premiers = <T>(liste: readonly T[]): readonly T[] => liste.slice(0, 3);

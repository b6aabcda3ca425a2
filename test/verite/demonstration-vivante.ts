import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { semer } from '../../demo/semer.ts';
import { assembler } from '../../src/assembler.ts';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import { ouvrirSqlite } from '../../src/journal/sqlite.ts';
import { ouvrirFichiersDe } from '../../src/services/fichiers.ts';
import { SECRET } from '../browser/application.ts';
import { lirePage, type PageLue } from './page.ts';

/** The demonstration while its days go by: the clock is the real one of the service, and what happens is recorded on its day. */
export interface DemonstrationVivante {
  /** The real today becomes this later day, with whatever was recorded on the days before. */
  avancer(jour: Jour): Promise<void>;
  /** What somebody reads, as of today; null: no such page for them. */
  lire(mandat: string, adresse: string): Promise<PageLue | null>;
  fermer(): Promise<void>;
}

const MODELES = fileURLToPath(new URL('../../modeles/', import.meta.url));
const SANS_LIMITE = { ecritures: 100_000, documents: 100_000, sessions: 100_000 };

export async function ouvrirDemonstrationVivante(debut: Jour): Promise<DemonstrationVivante> {
  const donnees = mkdtempSync(join(tmpdir(), 'maillage-verite-'));
  let aujourdhui = debut;
  const imprevus: unknown[] = [];
  const horloge = {
    aujourdhui: () => aujourdhui,
    maintenant: () => instant(new Date(`${ecrireIso(aujourdhui)}T09:00:00Z`)),
  };
  // The service knows nothing of the stories: they are recorded beside it, as another instance would.
  const journal = await ouvrirSqlite(join(donnees, 'maillage.sqlite'));
  const modeles = readdirSync(MODELES)
    .filter((f) => f.endsWith('.md'))
    .map((f) => ({ nom: f.replace(/\.md$/, ''), source: readFileSync(join(MODELES, f), 'utf8') }));
  const vivre = async () =>
    semer(
      {
        ...{ espace: 'demonstration', journal, registre: journal, horloge },
        fichiers: await ouvrirFichiersDe(donnees, 'demonstration', { examinateur: null }),
      },
      { aujourdhui, modeles },
    );
  await vivre();
  const service = await assembler({
    ...{
      donnees,
      base: null,
      horloge,
      secret: SECRET.toString(),
      adressePublique: null,
      oidc: null,
      courrier: null,
    },
    ...{ fuseau: 'Europe/Paris', demonstration: false, limites: SANS_LIMITE },
    signaler: (_, erreur) => imprevus.push(erreur),
  });
  const demander = (adresse: string, init: RequestInit = {}) =>
    service.application.request(`http://127.0.0.1${adresse}`, init);
  const sessions = new Map<string, Promise<string>>();
  const prendre = async (mandat: string): Promise<string> => {
    const porte = await demander('/identite');
    const jeton = /name="jeton" value="([^"]+)"/.exec(await porte.text())?.[1] ?? '';
    const entre = await demander('/identite', {
      method: 'POST',
      headers: { origin: 'http://127.0.0.1', cookie: temoins(porte) },
      body: new URLSearchParams({ jeton, cle: mandat }),
    });
    if (entre.status !== 303) throw new Error(`${mandat} n’entre pas : ${entre.status}`);
    return temoins(entre);
  };
  return {
    async avancer(jour) {
      aujourdhui = jour;
      sessions.clear();
      await vivre();
    },
    async lire(mandat, adresse) {
      const session = sessions.get(mandat) ?? prendre(mandat);
      sessions.set(mandat, session);
      const reponse = await demander(adresse, { headers: { cookie: await session } });
      const html = await reponse.text();
      if (reponse.status >= 500 || imprevus.length > 0)
        throw imprevus[0] ?? new Error(`${adresse} : ${html}`);
      if (reponse.status !== 200 || !reponse.headers.get('content-type')?.startsWith('text/html'))
        return null;
      return lirePage(html, { adresse, qui: mandat, au: ecrireIso(aujourdhui) });
    },
    async fermer() {
      await service.fermer();
      await journal.fermer();
      rmSync(donnees, { recursive: true, force: true });
    },
  };
}

const temoins = (reponse: Response): string =>
  reponse.headers
    .getSetCookie()
    .map((pose) => pose.split(';')[0])
    .join('; ');

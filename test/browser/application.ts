import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { assembler, type Reglages, type Service } from '../../src/assembler.ts';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour, jour } from '../../src/basics/jour.ts';
import type { Limites } from '../../src/web/porte/quotas.ts';
import { deposerLaDemonstration } from '../demo/semee.ts';

/** The day that every browser test lives on: some things are late, an instalment is held back, a committee comes. */
export const AUJOURDHUI: Jour = jour(2026, 11, 22);

/** When the service's clock starts; it moves by a second each time it is read. */
const MATIN = Date.parse(`${ecrireIso(AUJOURDHUI)}T09:00:00Z`);

export interface ApplicationOuverte {
  readonly adresse: string;
  readonly service: Service;
  readonly donnees: string;
  /** unforeseen errors of the server: a test ends with none */
  readonly imprevus: readonly unknown[];
  /** the service's own clock, in milliseconds */
  maintenant(): number;
  fermer(): Promise<void>;
}

/** The one that the test service signs with. */
export const SECRET = Buffer.from('un secret que seuls les essais emploient');

const SANS_LIMITE: Limites = { ecritures: 10_000, documents: 10_000, sessions: 10_000 };

/** The real application, seeded, on a port of its own and a folder of its own, under a fixed clock. */
export async function ouvrirApplication(
  limites: Limites = SANS_LIMITE,
  autrement: Partial<Reglages> & {
    readonly avant?: (donnees: string) => Promise<void>;
    readonly port?: number;
  } = {},
): Promise<ApplicationOuverte> {
  const donnees = await mkdtemp(join(tmpdir(), 'maillage-web-'));
  const { avant, port = 0, ...reglages } = autrement;
  await avant?.(donnees);
  const imprevus: unknown[] = [];
  let secondes = 0;
  const maintenant = () => MATIN + secondes * 1000;
  const tous: Omit<Reglages, 'donnees'> = {
    base: null,
    demonstration: true,
    horloge: {
      aujourdhui: () => AUJOURDHUI,
      maintenant: () => {
        secondes += 1;
        return instant(new Date(maintenant()));
      },
    },
    secret: SECRET.toString(),
    adressePublique: null,
    oidc: null,
    courrier: null,
    fuseau: 'Europe/Paris',
    signaler: (_, erreur) => imprevus.push(erreur),
    limites,
    ...reglages,
  };
  if (tous.demonstration && tous.base === null && avant === undefined)
    await deposerLaDemonstration(donnees, 'application', AUJOURDHUI, async (dossier) => {
      await (await assembler({ ...tous, donnees: dossier })).fermer();
    });
  const service = await assembler({ ...tous, donnees });
  const serveur = await new Promise<Server>((ouvert) => {
    const s = serve({ fetch: service.application.fetch, port, hostname: '127.0.0.1' }, () =>
      ouvert(s as Server),
    );
  });
  return {
    adresse: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    service,
    donnees,
    imprevus,
    maintenant,
    async fermer() {
      serveur.closeAllConnections();
      await new Promise((fini) => serveur.close(fini));
      await service.fermer();
      await rm(donnees, { recursive: true, force: true });
    },
  };
}

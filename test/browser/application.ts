import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { assembler, type Service } from '../../src/assembler.ts';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour, jour } from '../../src/basics/jour.ts';
import type { Limites } from '../../src/web/porte/limites.ts';

/** The day that every browser test lives on: some things are late, an instalment is held back, a committee comes. */
export const AUJOURDHUI: Jour = jour(2026, 11, 22);

export interface ApplicationOuverte {
  readonly adresse: string;
  readonly service: Service;
  readonly donnees: string;
  /** unforeseen errors of the server: a test ends with none */
  readonly imprevus: readonly unknown[];
  fermer(): Promise<void>;
}

const SANS_LIMITE: Limites = { ecritures: 10_000, documents: 10_000, sessions: 10_000 };

/** The real application, seeded, on a port of its own and a folder of its own, under a fixed clock. */
export async function ouvrirApplication(limites: Limites = SANS_LIMITE): Promise<ApplicationOuverte> {
  const donnees = await mkdtemp(join(tmpdir(), 'maillage-web-'));
  const imprevus: unknown[] = [];
  let secondes = 0;
  const service = await assembler({
    donnees,
    base: null,
    horloge: {
      aujourdhui: () => AUJOURDHUI,
      maintenant: () => {
        secondes += 1;
        return instant(new Date(Date.parse(`${ecrireIso(AUJOURDHUI)}T09:00:00Z`) + secondes * 1000));
      },
    },
    secret: Buffer.alloc(32, 7),
    adressePublique: null,
    fuseau: 'Europe/Paris',
    signaler: (_, erreur) => imprevus.push(erreur),
    limites,
  });
  const serveur = await new Promise<Server>((ouvert) => {
    const s = serve({ fetch: service.application.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      ouvert(s as Server),
    );
  });
  return {
    adresse: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    service,
    donnees,
    imprevus,
    async fermer() {
      serveur.closeAllConnections();
      await new Promise((fini) => serveur.close(fini));
      await service.fermer();
      await rm(donnees, { recursive: true, force: true });
    },
  };
}

import type { Service } from './assembler.ts';
import type { Horloge } from './espace/espace.ts';
import type { ReglagesDeBoite } from './reception/relever.ts';
import type { Releve } from './services/releve.ts';

const UNE_HEURE = 3600;
const UNE_MINUTE = 60;

interface Pour {
  readonly horloge: Horloge;
  readonly releve: Releve;
  readonly fuseau: string;
  /** `espace`: null: the only one there is */
  readonly boite: (ReglagesDeBoite & { readonly espace: string | null; readonly secondes: number }) | null;
}

/** What the service does by itself, again and again, for as long as it runs. A turn that fails is told, and comes back. */
export function lancerLesTours(service: Service, { horloge, releve, fuseau, boite }: Pour): void {
  const { espaces, poste } = service;
  const tourner = (secondes: number, plainte: string, tour: () => Promise<unknown>): void => {
    void tour()
      .catch((erreur: unknown) => releve.erreur(plainte, erreur))
      .then(() => setTimeout(() => tourner(secondes, plainte, tour), secondes * 1000).unref());
  };
  // Lists follow the day: rows whose date has come are derived again, at start and within the hour after midnight.
  tourner(UNE_HEURE, 'le tour du jour a échoué', async () => {
    for (const espace of await espaces.chacun()) {
      await espace.tourDuJour(horloge.aujourdhui());
      await espace.balayer(horloge.aujourdhui());
    }
    await service.balayer();
  });
  // What is to be told is written down, and what waits leaves.
  tourner(UNE_MINUTE, 'le tour des envois a échoué', () => poste.tourDesEnvois(horloge.maintenant()));
  // What could not be searched for harmful programs is searched again, until it has been.
  tourner(UNE_MINUTE, 'la recherche de programmes nuisibles a échoué', async () => {
    for (const { fichiers } of await espaces.chacun()) await fichiers.examinerRetenus();
  });
  // Chains are looked at again, some at each turn: what is altered beneath the service is not found by serving.
  tourner(UNE_MINUTE, 'la vérification des chaînes de faits a échoué', () => service.verifierDesChaines());
  if (boite)
    tourner(boite.secondes, 'la boîte aux lettres du guichet ne se lit pas', () =>
      service.seul('boite-aux-lettres', async () => {
        const { relever } = await import('./reception/relever.ts');
        const tous = await espaces.liste();
        const id = boite.espace ?? (tous.length === 1 ? tous[0]?.id : undefined);
        const espace = id === undefined ? null : await espaces.de(id);
        if (espace === null)
          throw new Error('MAILLAGE_IMAP_ESPACE doit nommer un espace de cette installation');
        await relever(boite, {
          espace,
          fuseau,
          signaler: (quoi, erreur) => releve.erreur(`non reçu, sera relu : ${quoi}`, erreur),
        });
      }),
    );
}

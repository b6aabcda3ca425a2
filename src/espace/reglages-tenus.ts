import { SERVICES } from '../facts/administration.ts';
import { LE_PROGRAMME } from '../facts/fait.ts';
import { FLUX_DE_L_ESPACE } from '../facts/flux.ts';
import type { EspaceGarde } from '../journal/registre.ts';
import { dureesDe, limiteDe } from '../rules/conservation.ts';
import { mentionsDe } from '../rules/mentions.ts';
import { servicesConstates } from '../rules/services.ts';
import type { Contexte, Espace } from './espace.ts';
import { noter } from './journal-de-l-espace.ts';

/** What the espace's own journal says of how it is held, and what follows by itself. */
export function ouvrirReglages(
  contexte: Contexte,
  garde: () => Promise<EspaceGarde>,
): Pick<Espace, 'mentions' | 'durees' | 'balayer' | 'constaterServices'> {
  const { espace, journal, registre } = contexte;
  const faits = () => journal.lire(espace, FLUX_DE_L_ESPACE);
  return {
    mentions: async () => mentionsDe(await faits()),
    durees: async () => dureesDe(await faits()),
    async balayer(aujourdhui) {
      const { courriels, lectures, brouillons } = dureesDe(await faits());
      await registre.oublier(espace, {
        courriels: limiteDe(aujourdhui, courriels),
        lectures: limiteDe(aujourdhui, lectures),
        brouillons: limiteDe(aujourdhui, brouillons),
      });
    },
    async constaterServices(services) {
      const avant = servicesConstates(await faits());
      if (SERVICES.every((s) => avant[s] === services[s])) return;
      const { collectivite } = await garde();
      const auteur = {
        personne: LE_PROGRAMME,
        organisation: collectivite,
        fonction: 'administrateur',
      } as const;
      // Refused when another instance has just noted it: nothing is lost.
      await noter<'services-constates'>(contexte, auteur, {
        sorte: 'services-constates',
        donnees: {},
        textes: services,
      });
    },
  };
}

import { type ActeDAdministration, droitDAdministrer } from '../acts/administration/table.ts';
import { refuser } from '../acts/refus.ts';
import { echec, reussite } from '../basics/result.ts';
import { DUREES, MENTIONS } from '../facts/administration.ts';
import { FLUX_DE_L_ESPACE } from '../facts/flux.ts';
import type { EspaceGarde } from '../journal/registre.ts';
import { CONSERVATION } from '../rules/conservation.ts';
import { servicesConstates } from '../rules/services.ts';
import type { AdministrationDEspace } from './administration.ts';
import type { Acteur } from './espace.ts';
import { noter, permis } from './journal-de-l-espace.ts';
import type { Atelier } from './lecture.ts';
import { ouvrirModeles } from './modeles-tenus.ts';
import { ouvrirPersonnes } from './personnes-tenues.ts';
import { ouvrirReprise } from './reprise.ts';

export function ouvrirAdministration(
  atelier: Atelier,
  garde: () => Promise<EspaceGarde>,
): AdministrationDEspace {
  const { espace, journal, registre } = atelier.contexte;
  const droit = async (acteur: Acteur, acte: ActeDAdministration) =>
    droitDAdministrer(acte, acteur, (await garde()).collectivite);
  return {
    permet: async (acteur, acte) => (await droit(acteur, acte)) === null,
    journal: (acteur) =>
      permis(droit, acteur, 'administrer', async () =>
        reussite(await journal.lire(espace, FLUX_DE_L_ESPACE)),
      ),
    reprise: ouvrirReprise(atelier, droit),
    modeles: ouvrirModeles(atelier, droit),
    personnes: ouvrirPersonnes(atelier.contexte, droit),
    inscrireQuartiers: (acteur, quartiers) =>
      permis(droit, acteur, 'tenir-quartiers', async () =>
        quartiers.length === 0
          ? echec([refuser('quartiers-rien', null)])
          : noter<'quartiers-inscrits'>(
              atelier.contexte,
              acteur,
              { sorte: 'quartiers-inscrits', donnees: { quartiers: quartiers.map((q) => q.id) }, textes: {} },
              { quartiers },
            ),
      ),
    reglerMentions: (acteur, mentions) =>
      permis(droit, acteur, 'regler-mentions', async () => {
        const trop = MENTIONS.filter((m) => (mentions[m] ?? '').length > 2000);
        if (trop.length > 0) return echec(trop.map((m) => refuser('mention-trop-longue', m)));
        return noter<'mentions-reglees'>(atelier.contexte, acteur, {
          sorte: 'mentions-reglees',
          donnees: {},
          textes: mentions,
        });
      }),
    reglerConservation: (acteur, durees) =>
      permis(droit, acteur, 'regler-conservation', async () => {
        const hors = DUREES.filter((d) => durees[d] < CONSERVATION[d].min || durees[d] > CONSERVATION[d].max);
        if (hors.length > 0)
          return echec(
            hors.map((d) =>
              refuser('duree-hors-bornes', d, { min: CONSERVATION[d].min, maximum: CONSERVATION[d].max }),
            ),
          );
        return noter<'conservation-reglee'>(atelier.contexte, acteur, {
          sorte: 'conservation-reglee',
          donnees: durees,
          textes: {},
        });
      }),
    services: (acteur) =>
      permis(droit, acteur, 'voir-services', async () =>
        reussite(servicesConstates(await journal.lire(espace, FLUX_DE_L_ESPACE))),
      ),
    lectures: (acteur, auPlus) =>
      permis(droit, acteur, 'lire-lectures', async () => reussite(await registre.lectures(espace, auPlus))),
  };
}

import { type Instant, instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import { messageDeCoordonnees } from '../documents/courriel/coordonnees.ts';
import { ecrireMessage } from '../documents/courriel/service.ts';
import type { Espace } from '../espace/espace.ts';
import { preferencesDe } from './preferences.ts';
import type { PourEcrire } from './tour.ts';

/** Steps recorded longer ago are told no more: the espace comes from an archive, or from an older program. */
const RECENT = 7 * 86_400_000;

/**
 * Writes down, for each recent step of a change of bank details, one mail to each person who must hear of it. Nobody stops
 * these mails: they are how a theft is seen. The key makes each of them once, whoever else makes the same round.
 */
export async function annoncerLesCoordonnees(
  espace: Espace,
  { envois, adressesDe }: PourEcrire,
  site: string,
  jour: Jour,
  maintenant: Instant,
): Promise<void> {
  const depuis = instant(new Date(Date.parse(maintenant) - RECENT));
  const etapes = await espace.annuaire.etapesDeCoordonnees(depuis);
  if (etapes.length === 0) return;
  const [noms, preferences] = [await espace.noms(), await preferencesDe(envois, espace.id)];
  for (const etape of etapes)
    for (const { personne, acteur } of etape.prevenus) {
      if (personne.courriel === null) continue;
      const adresse = adressesDe(espace.id, personne.id, preferences(personne.id)).page(
        acteur.mandat,
        `/organisations/${etape.organisation}/coordonnees`,
      );
      const deLOrganisation = acteur.organisation === etape.organisation;
      const message = messageDeCoordonnees(noms, etape, {
        courriel: personne.courriel,
        deLOrganisation,
        adresse,
      });
      await envois.deposer({
        ...{ espace: espace.id, cle: `coordonnees/${etape.fait.id}/${personne.id}`, personne: personne.id },
        ...{ adresse: personne.courriel, sorte: 'service', jour, cree: maintenant },
        ...ecrireMessage(message, site),
      });
    }
}

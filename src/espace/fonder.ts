import type { Jour } from '../basics/jour.ts';
import { type FaitNouveau, LE_PROGRAMME } from '../facts/fait.ts';
import { FLUX_DE_L_ESPACE, fluxDOrganisation } from '../facts/flux.ts';
import type { Projection } from '../journal/journal.ts';
import type { EspaceGarde, Organisation, Personne } from '../journal/registre.ts';
import type { Mandat } from '../rules/mandats.ts';
import { projeterOrganisation } from './annuaire-tenu.ts';
import type { Contexte } from './espace.ts';

/** What an espace begins with, before anyone could be asked who may do it. */
export interface Fondation {
  readonly nom: string;
  readonly demonstration: boolean;
  /** the one that answers for it comes first */
  readonly organisations: readonly [Organisation, ...Organisation[]];
  readonly personnes: readonly Personne[];
  readonly mandats: readonly Pick<Mandat, 'id' | 'organisation' | 'personne' | 'fonction' | 'titre'>[];
  /** whom the first organisation invites to administer it */
  readonly administrateur: { readonly nom: string; readonly courriel: string; readonly expire: Jour } | null;
}

/**
 * Founds an espace: its organisations, its first mandates, the invitation of its administrator. What an interrupted
 * founding left is completed; an espace already founded is left as it is, and the answer is false.
 */
export async function fonderEspace(contexte: Contexte, fondation: Fondation): Promise<boolean> {
  const { espace, journal, registre, horloge } = contexte;
  const collectivite = fondation.organisations[0].id;
  const { nom, demonstration } = fondation;
  const garde: EspaceGarde = { id: espace, nom, demonstration, collectivite, cree: horloge.maintenant() };
  await registre.fonder(garde);
  if ((await journal.tete(espace, FLUX_DE_L_ESPACE)) !== null) return false;
  await registre.inscrire(espace, { organisations: fondation.organisations, personnes: fondation.personnes });

  const auteur = { personne: LE_PROGRAMME, organisation: collectivite, fonction: 'administrateur' };
  const ecrire = async (
    flux: string,
    faits: readonly FaitNouveau[],
    projection: (tous: Parameters<typeof projeterOrganisation>[1]) => Projection | null,
  ): Promise<void> => {
    // Begun and cut short: what stands there is the same founding.
    if ((await journal.tete(espace, flux)) !== null) return;
    const ecrit = await journal.ajouter({
      ...{ espace, flux, rangAttendu: 0, faits, auteur, projection },
      enregistre: horloge.maintenant(),
    });
    if (!ecrit.ok && ecrit.erreur.code !== 'rang-perime')
      throw new Error(`l’espace ${espace} n’a pas pu être fondé : ${JSON.stringify(ecrit.erreur)}`);
  };
  for (const organisation of fondation.organisations)
    await ecrire(
      fluxDOrganisation(organisation.id),
      premiersFaits(organisation, fondation, horloge.aujourdhui()),
      (tous) => projeterOrganisation(organisation.id, tous),
    );
  // Last: an espace is founded once this is written.
  const jour = horloge.aujourdhui();
  const cree: FaitNouveau = {
    sorte: 'espace-cree',
    jour,
    donnees: { collectivite, demonstration },
    textes: { nom },
  };
  await ecrire(FLUX_DE_L_ESPACE, [cree], () => null);
  return true;
}

/**
 * Nobody gives themselves an office later: in a town of one person, the first one administers and prepares agreements.
 * One link takes both.
 */
const OFFICES = ['administrateur', 'agent-pilote'] as const;

function premiersFaits(o: Organisation, fondation: Fondation, jour: Jour): readonly FaitNouveau[] {
  const { administrateur } = fondation;
  const inscrite: FaitNouveau = {
    sorte: 'organisation-inscrite',
    jour,
    donnees: { organisation: o.id, nature: o.nature },
    textes: {},
  };
  const mandats = fondation.mandats
    .filter((m) => m.organisation === o.id)
    .map(
      ({ id, organisation, personne, fonction, titre }): FaitNouveau => ({
        sorte: 'mandat-confie',
        jour,
        donnees: { mandat: id, organisation, personne, fonction, du: jour },
        textes: titre === null ? {} : { titre },
      }),
    );
  const invite: FaitNouveau[] =
    administrateur && o === fondation.organisations[0]
      ? OFFICES.map((fonction) => ({
          sorte: 'invitation-envoyee',
          jour,
          donnees: { organisation: o.id, fonction, du: jour, expire: administrateur.expire },
          textes: { nom: administrateur.nom, courriel: administrateur.courriel },
        }))
      : [];
  return [inscrite, ...mandats, ...invite];
}

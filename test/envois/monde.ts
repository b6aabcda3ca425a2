import { type Instant, instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import { ouvrirPoste } from '../../src/envois/ouvrir.ts';
import type { Poste } from '../../src/envois/poste.ts';
import { ouvrirEspaces } from '../../src/espace/espaces.ts';
import { fonderEspace } from '../../src/espace/fonder.ts';
import type { Fonction } from '../../src/facts/annuaire.ts';
import type { Organisation } from '../../src/journal/registre.ts';
import { ouvrirCourrier } from '../../src/services/courrier.ts';
import { le } from '../acts/vie.ts';
import { type Monde, ouvrirMonde } from '../espace/vivre.ts';

/** Who holds what, from the first day: one person of the city holds two mandates. */
const TENUS: readonly (readonly [string, Fonction, string?])[] = [
  ['ville', 'agent-pilote'],
  ['ville', 'finances'],
  ['ville', 'administrateur', 'agent-pilote-ville'],
  ['ccas', 'agent'],
  ['ccas', 'elu'],
  ['mjc', 'dirigeant'],
  ['mjc', 'equipe'],
  ['autre-association', 'dirigeant'],
];

export interface MondeDEnvois extends Monde {
  readonly poste: Poste;
  /** another instance of the program over the same store */
  autreInstance(url?: string | null): Poste;
}

/** A founded espace with people who have addresses, and a poste over a real mail server (or none). */
export async function ouvrirMondeDEnvois(url: string | null): Promise<MondeDEnvois> {
  const monde = await ouvrirMonde();
  monde.aller('1 octobre 2025');
  const organisations = (await monde.journal.organisations('essai')) as Organisation[];
  const ville = organisations.find((o) => o.id === 'ville');
  if (!ville) throw new Error('pas de ville');
  const personnes = [...new Set(TENUS.map(([o, f, p]) => p ?? `${f}-${o}`))];
  await fonderEspace(monde.contexte, {
    nom: 'Ville d’essai',
    demonstration: false,
    organisations: [ville, ...organisations.filter((o) => o.id !== 'ville')],
    personnes: personnes.map((id) => ({ id, nom: id.replaceAll('-', ' '), courriel: `${id}@exemple.fr` })),
    mandats: TENUS.map(([organisation, fonction, personne]) => ({
      id: `m-${fonction}-${organisation}`,
      organisation,
      personne: personne ?? `${fonction}-${organisation}`,
      fonction,
      titre: null,
    })),
    administrateur: null,
  });
  const { journal, horloge, fichiers } = monde.contexte;
  const autreInstance = (vers: string | null = url): Poste =>
    ouvrirPoste({
      espaces: ouvrirEspaces({
        journal,
        registre: monde.journal,
        horloge,
        fichiersDe: async () => fichiers,
        aLOuverture: async () => {},
      }),
      envois: monde.journal,
      courrier:
        vers === null
          ? null
          : ouvrirCourrier({
              url: vers,
              expediteur: 'Maillage <ne-pas-repondre@exemple.fr>',
              delais: { connexionMs: 2000, silenceMs: 400 },
            }),
      horloge,
      fuseau: 'Europe/Paris',
      secret: Buffer.alloc(32, 7),
      adresse: 'https://maillage.exemple.fr',
    });
  return { ...monde, poste: autreInstance(), autreInstance };
}

/** An instant of a day, by the clock of the espace in summer time. */
export const a = (jour: Jour | string, heure = 8): Instant =>
  instant(
    new Date(
      Date.parse(
        `${ecrireIso(typeof jour === 'string' ? le(jour) : jour)}T${String(heure).padStart(2, '0')}:00:00+02:00`,
      ),
    ),
  );

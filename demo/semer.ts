import { type Instant, instant } from '../src/basics/instant.ts';
import { ecrireIso, type Jour } from '../src/basics/jour.ts';
import type { Contexte, Espace, Horloge } from '../src/espace/espace.ts';
import { fonderEspace } from '../src/espace/fonder.ts';
import { ouvrirEspace } from '../src/espace/ouvrir.ts';
import type { Fait } from '../src/facts/fait.ts';
import { estUnDossier, estUneArrivee } from '../src/facts/flux.ts';
import { garnirLeGuichet } from './guichet.ts';
import { MANDATS, ORGANISATIONS, PERSONNES, QUARTIERS } from './identites.ts';
import { jouer, type Scene } from './jouer.ts';
import type { Recit } from './recit.ts';
import { RECITS } from './recits.ts';

export interface Semis {
  /** the present day: only what lies before it is recorded */
  readonly aujourdhui: Jour;
  /** texts of the modeles that the stories are told under */
  readonly modeles: readonly { readonly nom: string; readonly source: string }[];
  readonly recits?: readonly Recit[];
}

/**
 * Plays the stories through the same acts as users, each on its own day: who may not do a thing then, may not here.
 * Recorded instants are simulated, and marked so. Played again on a later day, or after an interruption, it goes on from
 * where it stood, so that the demonstration stays alive; a dossier in which someone wrote is left to them, and an espace
 * in which someone wrote receives no new story. Gives the dossiers' identifiers by the name of their story.
 */
export async function semer(contexte: Contexte, semis: Semis): Promise<ReadonlyMap<string, string>> {
  const recits = (semis.recits ?? RECITS).filter((r) => r.creation.jour < semis.aujourdhui);
  const dossiers = new Map<string, string>();
  const { intacts, vierge } = await dejaJoues(contexte, recits);
  const scene = monter(contexte);
  await fonder(scene, semis.aujourdhui);
  if (vierge && intacts.size < recits.length) await meubler(contexte, scene.espace, semis);
  const gardes = await contexte.registre.modeles(contexte.espace);
  const modeles = new Map(gardes.map((m) => [m.nom, m.empreinte]));
  let ecrits = 0;
  for (const recit of recits) {
    const faits = intacts.get(recit) ?? null;
    if (faits === null && !vierge) continue;
    const joue = await jouer(scene, recit, modeles.get(recit.modele), faits, semis.aujourdhui);
    dossiers.set(recit.dossier, joue.id);
    ecrits += joue.ecrits;
  }
  if (
    vierge &&
    dossiers.size === RECITS.length &&
    !(await contexte.journal.flux(contexte.espace)).some((f) => estUneArrivee(f.flux))
  ) {
    // Listing what may be sent reads the rows of the agreements.
    await scene.espace.reconstruire();
    await garnirLeGuichet(scene, semis.aujourdhui);
  }
  scene.regler(semis.aujourdhui, 0);
  // Killed after the last act and before this, an earlier start left facts that no list shows.
  const { total } = await contexte.journal.dossiers({
    espace: contexte.espace,
    organisation: null,
    page: 1,
    taille: 1,
  });
  if (ecrits > 0 || total < dossiers.size) await scene.espace.reconstruire();
  return dossiers;
}

interface Deja {
  /** the facts of each story that nobody but the stories wrote in */
  readonly intacts: ReadonlyMap<Recit, readonly Fait[]>;
  /** nobody lives here: every dossier is a story, untouched */
  readonly vierge: boolean;
}

/** Beyond, an espace is somebody's, and reading it whole at each start would be long. */
const ESPACE_HABITE = 50;

async function dejaJoues({ espace, journal }: Contexte, recits: readonly Recit[]): Promise<Deja> {
  const intacts = new Map<Recit, readonly Fait[]>();
  const flux = (await journal.flux(espace)).filter((f) => estUnDossier(f.flux));
  if (flux.length > ESPACE_HABITE) return { intacts, vierge: false };
  for (const { flux: id } of flux) {
    const faits = await journal.lire(espace, id);
    const premier = faits[0];
    if (premier?.sorte !== 'convention-creee' || !faits.every((f) => f.simule)) continue;
    const recit = recits.find((r) => r.creation.titre === premier.textes.titre);
    if (recit) intacts.set(recit, faits);
  }
  return { intacts, vierge: intacts.size === flux.length };
}

/** Its organisations and mandates are there before the first story begins; a demonstration already founded stays as it is. */
async function fonder(scene: ReturnType<typeof monter>, aujourdhui: Jour): Promise<void> {
  scene.regler(Math.min(aujourdhui, ...RECITS.map((r) => r.creation.jour)) as Jour, 0);
  await fonderEspace(scene.contexte, {
    ...{ nom: 'Espace de démonstration', demonstration: true, administrateur: null },
    ...{ organisations: ORGANISATIONS, personnes: PERSONNES, mandats: MANDATS },
  });
}

async function meubler({ registre, espace: id }: Contexte, espace: Espace, semis: Semis): Promise<void> {
  await registre.inscrire(id, { quartiers: QUARTIERS });
  for (const { nom, source } of semis.modeles)
    if (!(await espace.garderModele(source, nom)).ok) throw new Error(`le modèle ${nom} ne se lit pas`);
}

/**
 * The same journal and register, under a clock that the stories turn, and whose instants are marked as simulated. The
 * rows of lists are rebuilt once at the end instead of at each of hundreds of acts.
 */
function monter(contexte: Contexte): Scene & { readonly contexte: Contexte } {
  let jour = 0 as Jour;
  let maintenant = '' as Instant;
  const horloge: Horloge = { maintenant: () => maintenant, aujourdhui: () => jour };
  const { journal } = contexte;
  const simule: Contexte = {
    ...contexte,
    horloge,
    journal: {
      ...journal,
      ajouter: (ajout) =>
        journal.ajouter({
          ...ajout,
          simule: true,
          projection: (faits) => {
            const lignes = ajout.projection(faits);
            return lignes && 'dossier' in lignes ? null : lignes;
          },
        }),
    },
  };
  return {
    contexte: simule,
    espace: ouvrirEspace(simule),
    regler: (quand, minute) => {
      jour = quand;
      // 8 o'clock in UTC is the morning of the same day in Paris, summer and winter.
      maintenant = instant(new Date(Date.parse(`${ecrireIso(quand)}T08:00:00Z`) + minute * 60_000));
    },
  };
}

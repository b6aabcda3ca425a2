import type { Acteur } from '../src/acts/acteur.ts';
import type { Creation } from '../src/acts/demande.ts';
import { ecrireRefus, type Refus } from '../src/acts/refus.ts';
import { type Instant, instant } from '../src/basics/instant.ts';
import { ecrireIso, ecrireJour, type Jour } from '../src/basics/jour.ts';
import type { Result } from '../src/basics/result.ts';
import type { Acquitte, Contexte, Espace, Fichiers, Horloge } from '../src/espace/espace.ts';
import { ouvrirEspace } from '../src/espace/ouvrir.ts';
import { ORGANISATIONS, PERSONNES, QUARTIERS } from './identites.ts';
import { petitPdf } from './petit-pdf.ts';
import type { Geste, Ici, Recit } from './recit.ts';
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
 * Recorded instants are simulated, and marked so. Gives the dossiers' identifiers by the name of their story.
 * Throws when an act is refused: the story is wrong.
 */
export async function semer(contexte: Contexte, semis: Semis): Promise<ReadonlyMap<string, string>> {
  const { registre, espace: id } = contexte;
  await registre.inscrire(id, { organisations: ORGANISATIONS, personnes: PERSONNES, quartiers: QUARTIERS });
  const { espace, regler } = espaceSimule(contexte);
  const modeles = new Map<string, string>();
  for (const { nom, source } of semis.modeles) {
    const garde = await espace.garderModele(source, nom);
    if (!garde.ok) throw new Error(`le modèle ${nom} ne se lit pas`);
    modeles.set(nom, garde.valeur.empreinte);
  }
  const dossiers = new Map<string, string>();
  for (const recit of semis.recits ?? RECITS) {
    const modele = modeles.get(recit.modele);
    if (modele === undefined)
      throw new Error(`le récit ${recit.dossier} demande un modèle absent : ${recit.modele}`);
    if (recit.creation.jour >= semis.aujourdhui) continue;
    dossiers.set(recit.dossier, await jouer(espace, regler, recit, modele, semis.aujourdhui));
  }
  return dossiers;
}

type Regler = (jour: Jour, minute: number) => void;

/** The same journal and register, under a clock that the stories turn, and whose instants are marked as simulated. */
function espaceSimule(contexte: Contexte): { readonly espace: Espace; readonly regler: Regler } {
  let jour = 0 as Jour;
  let maintenant = '' as Instant;
  const horloge: Horloge = { maintenant: () => maintenant, aujourdhui: () => jour };
  const { journal } = contexte;
  return {
    espace: ouvrirEspace({
      ...contexte,
      horloge,
      journal: { ...journal, ajouter: (ajout) => journal.ajouter({ ...ajout, simule: true }) },
    }),
    regler: (quand, minute) => {
      jour = quand;
      // 8 o'clock in UTC is the morning of the same day in Paris, summer and winter.
      maintenant = instant(new Date(Date.parse(`${ecrireIso(quand)}T08:00:00Z`) + minute * 60_000));
    },
  };
}

async function jouer(
  espace: Espace,
  regler: Regler,
  recit: Recit,
  modele: string,
  avant: Jour,
): Promise<string> {
  const { par, ...creation } = recit.creation;
  regler(creation.jour, 0);
  const demande: Creation = { ...creation, modele };
  let { dossier } = attendre(await espace.creer(par, demande), recit, creation.jour, par);
  const faits = new Map<string, string>();
  const titre = creation.titre.replace(/ \(.*\)$/, '');
  let [veille, minute] = [creation.jour, 0];

  const lignes = recit.lignes.filter((l) => l.le < avant).toSorted((a, b) => a.le - b.le);
  for (const ligne of lignes) {
    for (const geste of ligne.gestes) {
      minute = ligne.le === veille ? minute + 4 : 0;
      veille = ligne.le;
      regler(ligne.le, minute);
      const ici = await preparer(geste, espace.fichiers, titre, recit, faits);
      const demande = geste.demande(geste.survenu ?? ligne.le, ici);
      const acquis = attendre(
        await espace.agir(dossier.id, ligne.par, dossier.rang, demande),
        recit,
        ligne.le,
        ligne.par,
        demande.acte,
      );
      dossier = acquis.dossier;
      const ecrit = acquis.ecrits[0];
      if (geste.sous && ecrit) faits.set(geste.sous, ecrit.id);
    }
  }
  return dossier.id;
}

async function preparer(
  geste: Geste,
  fichiers: Fichiers,
  titre: string,
  recit: Recit,
  faits: ReadonlyMap<string, string>,
): Promise<Ici> {
  const fait = (nom: string): string => {
    const id = faits.get(nom);
    if (id === undefined) throw new Error(`${recit.dossier} : aucune ligne ne se nomme « ${nom} »`);
    return id;
  };
  if (geste.document === undefined) return { fait };
  const octets = petitPdf(geste.document, titre);
  const depose = await fichiers.deposer(
    (async function* () {
      yield octets;
    })(),
    `${nomDeFichier(geste.document)}.pdf`,
  );
  if (!depose.ok) throw new Error(`${recit.dossier} : ${depose.erreur.detail}`);
  const { empreinte, taille, type, nom } = depose.valeur;
  return { fait, fichier: { empreinte, taille, type }, nomFichier: nom };
}

/** `Rapport d’activité 2025` -> `rapport-d-activite-2025`. */
const nomDeFichier = (titre: string): string =>
  titre
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function attendre(
  reponse: Result<Acquitte, readonly Refus[]>,
  recit: Recit,
  jour: Jour,
  par: Acteur,
  acte = 'creer',
): Acquitte {
  if (reponse.ok) return reponse.valeur;
  const raisons = reponse.erreur.map((r) => ecrireRefus(r)).join(' ; ');
  throw new Error(`${recit.dossier}, ${ecrireJour(jour)}, ${par.personne}, ${acte} : ${raisons}`);
}

import { ecrireRefus, type Refus } from '../src/acts/refus.ts';
import { ecrireJour, type Jour } from '../src/basics/jour.ts';
import type { Result } from '../src/basics/result.ts';
import type { Acquitte, Espace, Fichiers } from '../src/espace/espace.ts';
import type { Fait } from '../src/facts/fait.ts';
import { petitPdf } from './petit-pdf.ts';
import type { Geste, Ici, Ligne, Recit } from './recit.ts';

/** An espace and the hand that turns its clock: a day, and minutes after the morning's opening. */
export interface Scene {
  readonly espace: Espace;
  readonly regler: (jour: Jour, minute: number) => void;
}

/**
 * Plays one story up to, and without, a day. `deja`: the facts of the lines already played. Throws when an act is
 * refused: the story is wrong.
 */
export async function jouer(
  scene: Scene,
  recit: Recit,
  modele: string | undefined,
  deja: readonly Fait[] | null,
  avant: Jour,
): Promise<{ readonly id: string; readonly ecrits: number }> {
  const { par, ...creation } = recit.creation;
  let [id, rang, ecrits] = [deja?.[0]?.flux ?? '', deja?.length ?? 0, 0];
  if (rang === 0) {
    if (modele === undefined)
      throw new Error(`le récit ${recit.dossier} demande un modèle absent : ${recit.modele}`);
    scene.regler(creation.jour, 0);
    const cree = attendre(
      await scene.espace.creer(par, { ...creation, modele }),
      `${recit.dossier}, création`,
    );
    [id, rang, ecrits] = [cree.dossier.id, cree.dossier.rang, 1];
  }
  const noms = new Map<string, string>();
  for (const [i, pas] of derouler(recit.lignes, avant).entries()) {
    const { ligne, geste, minute } = pas;
    // One act, one fact: the creation is the first, the step at index i writes rank i + 2.
    if (i + 2 > rang) {
      scene.regler(ligne.le, minute);
      const ici = await preparer(geste, scene.espace.fichiers, recit, noms);
      const demande = geste.demande(geste.survenu ?? ligne.le, ici);
      const ou = `${recit.dossier}, ${ecrireJour(ligne.le)}, ${ligne.par.personne}, ${demande.acte}`;
      const acquis = attendre(await scene.espace.agir(id, ligne.par, rang, demande), ou);
      rang = acquis.dossier.rang;
      ecrits++;
      if (rang !== i + 2) throw new Error(`${ou} : un acte du récit a écrit plusieurs faits`);
    }
    if (geste.sous) noms.set(geste.sous, `${id}:${i + 2}`);
  }
  return { id, ecrits };
}

/** Every step before a day, in the order of days; steps of one day stand four minutes apart. */
function derouler(
  lignes: readonly Ligne[],
  avant: Jour,
): readonly { readonly ligne: Ligne; readonly geste: Geste; readonly minute: number }[] {
  let [veille, minute] = [-1, 0];
  return lignes
    .filter((l) => l.le < avant)
    .toSorted((a, b) => a.le - b.le)
    .flatMap((ligne) =>
      ligne.gestes.map((geste) => {
        minute = ligne.le === veille ? minute + 4 : 4;
        veille = ligne.le;
        return { ligne, geste, minute };
      }),
    );
}

async function preparer(
  geste: Geste,
  fichiers: Fichiers,
  recit: Recit,
  noms: ReadonlyMap<string, string>,
): Promise<Ici> {
  const fait = (nom: string): string => {
    const id = noms.get(nom);
    if (id === undefined) throw new Error(`${recit.dossier} : aucune ligne ne se nomme « ${nom} »`);
    return id;
  };
  if (geste.document === undefined) return { fait };
  const octets = petitPdf(geste.document, recit.creation.titre);
  const depose = await fichiers.deposer(enFlux(octets), `${nomDeFichier(geste.document)}.pdf`);
  if (!depose.ok) throw new Error(`${recit.dossier} : ${depose.erreur.detail}`);
  const { empreinte, taille, type, nom } = depose.valeur;
  return { fait, fichier: { empreinte, taille, type }, nomFichier: nom };
}

async function* enFlux(octets: Uint8Array): AsyncIterable<Uint8Array> {
  yield octets;
}

/** `Rapport d’activité 2025` -> `rapport-d-activite-2025`. */
const nomDeFichier = (titre: string): string =>
  titre
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function attendre(reponse: Result<Acquitte, readonly Refus[]>, ou: string): Acquitte {
  if (reponse.ok) return reponse.valeur;
  throw new Error(`${ou} : ${reponse.erreur.map((r) => ecrireRefus(r)).join(' ; ')}`);
}

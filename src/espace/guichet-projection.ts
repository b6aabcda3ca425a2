import type { Fait } from '../facts/fait.ts';
import type { ProjectionArrivee } from '../journal/journal.ts';
import { deriverArrivee } from '../rules/guichet.ts';
import type { Noms } from './espace.ts';

/** The row of one arrival, from its facts; null for a flux that is none. */
export function projeterArrivee(
  faits: readonly Fait[],
  noms: Pick<Noms, 'organisation'>,
): ProjectionArrivee | null {
  const a = deriverArrivee(faits);
  if (!a) return null;
  const { flux, rang, guichet, organisation, etat, moyen, envoyeeLe, recueLe, enregistree, source, message } =
    a;
  const connue = organisation === null ? undefined : noms.organisation(organisation);
  const mots = [connue?.nom, connue?.nomCourt, a.objet, a.expediteur, ...a.fichiers.map((f) => f.nom)];
  return {
    arrivee: {
      ...{ flux, rang, guichet, organisation, etat, moyen, envoyeeLe, recueLe, enregistree, source, message },
      apart: a.apart?.motif ?? a.apart?.dit ?? null,
      objet: a.objet,
      expediteur: a.expediteur,
      fichiers: a.fichiers.map((f) => ({
        nom: f.nom,
        empreinte: f.fichier.empreinte,
        suite: f.suite?.sorte ?? null,
      })),
      recherche: mots.filter((m) => m).join(' '),
    },
  };
}

import { echec, type Result, reussite } from '../../basics/result.ts';
import type { FaitNouveau } from '../../facts/fait.ts';
import { donneesIllisibles } from '../lisible.ts';
import { type Refus, refuser } from '../refus.ts';
import type { CasDuGuichet, ConditionDuGuichet } from './cas.ts';
import type { NomActeDuGuichet } from './demande.ts';
import { SCHEMAS_DU_GUICHET } from './schemas.ts';
import { type LigneDuGuichet, permisAuGuichet, TABLE_GUICHET } from './table.ts';

/** Judges an act at a counter, and returns the facts to write or all that stands in the way. Pure. */
export function agirAuGuichet(cas: CasDuGuichet): Result<readonly FaitNouveau[], readonly Refus[]> {
  const refus = examinerAuGuichet(cas);
  return refus.length > 0 ? echec(refus) : reussite(faitsDe(cas));
}

/** Everything that stands in the way: first what cannot be read, then the right, then each condition of the row. */
export function examinerAuGuichet(cas: CasDuGuichet): readonly Refus[] {
  const illisible = donneesIllisibles(SCHEMAS_DU_GUICHET, cas.demande, '');
  if (illisible.length > 0) return illisible;
  const ligne = TABLE_GUICHET[cas.demande.acte] as LigneDuGuichet<NomActeDuGuichet>;
  if (!permisAuGuichet(ligne, cas)) return [refuser('guichet-sans-droit', null)];
  for (const condition of ligne.si as readonly ConditionDuGuichet<NomActeDuGuichet>[]) {
    const refus = condition(cas);
    // The next condition would only say the same in other words.
    if (refus) return [refus];
  }
  return [];
}

function faitsDe({ demande, aujourdhui: jour }: CasDuGuichet): readonly FaitNouveau[] {
  switch (demande.acte) {
    case 'deposer-au-guichet': {
      const { guichet, organisation, moyen, envoyeeLe, fichiers, refuses } = demande.donnees;
      return [
        {
          sorte: 'arrivee-recue',
          jour,
          donnees: { guichet, organisation, moyen, envoyeeLe, recueLe: jour },
          textes: {},
        },
        ...fichiersDArrivee(jour, fichiers, refuses),
      ];
    }
    case 'attribuer-arrivee':
      return [{ sorte: 'arrivee-attribuee', jour, donnees: demande.donnees, textes: {} }];
    case 'classer-fichier':
      return [{ sorte: 'fichier-classe', jour, donnees: demande.donnees, textes: {} }];
    case 'retourner-fichier': {
      const { fichier, motif } = demande.donnees;
      return [{ sorte: 'fichier-retourne', jour, donnees: { fichier }, textes: { motif: motif.trim() } }];
    }
    case 'ecarter-arrivee':
      return [
        { sorte: 'arrivee-ecartee', jour, donnees: {}, textes: { motif: demande.donnees.motif.trim() } },
      ];
    case 'reprendre-arrivee':
      return [{ sorte: 'arrivee-reprise', jour, donnees: {}, textes: {} }];
    case 'verser-fichier':
      // Written once the agreement holds the paper: the fact names it.
      return [];
  }
}

/** One fact per file, kept or not: later facts call a file by the one that received it. */
export const fichiersDArrivee = (
  jour: FaitNouveau['jour'],
  fichiers: CasDuGuichet<'deposer-au-guichet'>['demande']['donnees']['fichiers'],
  refuses: CasDuGuichet<'deposer-au-guichet'>['demande']['donnees']['refuses'],
): readonly FaitNouveau[] => [
  ...fichiers.map(
    ({ fichier, nom }): FaitNouveau => ({
      sorte: 'fichier-recu',
      jour,
      donnees: { fichier },
      textes: { nomFichier: nom },
    }),
  ),
  ...refuses.map(
    ({ motif, nom }): FaitNouveau => ({
      sorte: 'fichier-refuse',
      jour,
      donnees: { motif },
      textes: { nomFichier: nom },
    }),
  ),
];

import { dateCivile, ecrireJour, type Jour } from '../../basics/jour.ts';
import type { ArriveeLue } from '../../espace/guichet.ts';
import type { NomsConnus } from '../../views/dit.ts';
import { MOYENS_D_ARRIVEE } from '../../views/faits-guichet.ts';
import { direRefusDeFichier, referenceDArrivee, statutDeFichier } from '../../views/guichet.ts';
import { direInstant } from '../../views/listes/journal.ts';
import { ecrireTaille } from '../../views/statuts.ts';
import { compter } from '../../views/typographie.ts';
import type { Donnees } from './imprimerie.ts';

/** What the template `recu` prints: what came, when, each file by its fingerprint, and the head of the chain. */
export function donneesRecu(
  { arrivee: a, tete }: Pick<ArriveeLue, 'arrivee' | 'tete'>,
  noms: NomsConnus,
  au: Jour,
  fuseau: string,
): Donnees {
  const nomDe = (id: string): string => noms.organisation(id)?.nom ?? 'organisation inconnue';
  const guichet = nomDe(a.guichet);
  const deposant = a.organisation === null ? 'expéditeur inconnu' : nomDe(a.organisation);
  return {
    titre: 'Récépissé de dépôt',
    description: `${deposant}, le ${ecrireJour(a.recueLe)}`,
    editeur: guichet,
    date: dateCivile(au),
    pied: `Récépissé, référence ${referenceDArrivee(a.flux)} · édité le ${ecrireJour(au)} · ${compter(a.rang, 'fait')}, empreinte ${tete.slice(0, 12)}`,
    entrees: [
      ['Reçu par', guichet],
      ['De', deposant],
      ['Par quel moyen', MOYENS_D_ARRIVEE[a.moyen]],
      ['Envoyé le', ecrireJour(a.envoyeeLe)],
      ['Reçu le', ecrireJour(a.recueLe)],
      ['Enregistré le', direInstant(a.enregistree, fuseau)],
    ],
    fichiers: a.fichiers.map((f) => ({
      nom: f.nom ?? 'fichier dont le nom a été effacé',
      taille: ecrireTaille(f.fichier.taille),
      empreinte: f.fichier.empreinte.match(/.{1,16}/g)?.join(' ') ?? '',
      etat: statutDeFichier(f).libelle,
    })),
    refuses: a.refuses.map(direRefusDeFichier),
    rang: String(a.rang),
    tete: tete.match(/.{1,16}/g)?.join(' ') ?? '',
  };
}

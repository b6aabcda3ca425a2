import { capitale } from '../../basics/francais.ts';
import { trierParNom } from '../../basics/pli.ts';
import type { MandatTenu } from '../../espace/annuaire.ts';
import { fonctionsPossibles, signatairesNommes } from '../../views/fonctions-tenues.ts';
import type { Champ } from '../formulaires.ts';
import {
  type FormulaireDeclare,
  leJour,
  type PersonneDePartie,
  type Situation,
  viser,
} from './formulaires-declares.ts';

/** The offices that the modele names as signatories; no field when it names none. */
export function signatairesDe({ dossier }: Situation, id: string, libelle: string): readonly Champ[] {
  const options = signatairesNommes(dossier.etat.modele).map(({ mot, dite }) => ({
    valeur: mot,
    libelle: capitale(dite),
  }));
  return options.length === 0 ? [] : [{ genre: 'mot', id, libelle, options, facultatif: true }];
}

/** Who acts today for a party: for theirs, or for every party when they are of the one that pilots. */
export function personnesDesParties(
  { dossier, acteur }: Situation,
  tenus: readonly MandatTenu[],
): readonly PersonneDePartie[] {
  const { parties, modele } = dossier.etat;
  const pilote = modele.parties.some((p) => p.pilote && parties[p.id] === acteur.organisation);
  const vues = new Map<string, PersonneDePartie>();
  for (const { personne, organisation } of tenus)
    for (const [partie, tenant] of Object.entries(parties))
      if (tenant === organisation.id && (pilote || tenant === acteur.organisation))
        vues.set(`${partie} ${personne.id}`, {
          ...{ id: personne.id, nom: personne.nom, partie },
          organisation: organisation.nomCourt,
        });
  return trierParNom([...vues.values()]);
}

/** Who holds which office of a party, for this agreement: it signs, it is named in the yearly form. */
export const CONFIER_FONCTION: FormulaireDeclare = {
  acte: 'confier-fonction',
  titre: 'Dire qui tient une fonction',
  bouton: 'Enregistrer la fonction',
  presentation:
    'Qui la tenait avant reste au journal. Cela n’ouvre aucun accès\u00A0: les accès se donnent sur la page de l’organisation.',
  champs: (s) => {
    const fonctions = fonctionsPossibles(s.dossier);
    if (s.personnes.length === 0 || fonctions.length === 0) return [];
    return [
      {
        genre: 'mot',
        id: 'donnees.fonction',
        libelle: 'Fonction',
        options: fonctions.map(({ mot, dite }) => ({ valeur: mot, libelle: capitale(dite) })),
      },
      {
        genre: 'cible',
        id: 'qui',
        libelle: 'Qui la tient',
        options: s.personnes.map((p) => ({
          valeur: viser({ 'donnees.partie': p.partie, 'donnees.personne': p.id }),
          libelle: `${p.nom}, ${p.organisation}`,
        })),
      },
      leJour(s, 'À partir du'),
    ];
  },
};

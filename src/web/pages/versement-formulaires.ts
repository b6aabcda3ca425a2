import type { ActeExamine } from '../../acts/possibles.ts';
import { ecrireMontant, ecrireMontantSimple } from '../../basics/montant.ts';
import type { Versement } from '../../rules/etat.ts';
import type { Champ } from '../formulaires.ts';
import { type FormulaireDeclare, leJour } from './formulaires-declares.ts';

/** The two forms of the page of one instalment; what they bear on travels unseen. */
export function formulairesDeVersement(v: Versement): readonly FormulaireDeclare[] {
  const connu = v.montant.sorte === 'connu' ? v.montant.centimes : null;
  return [
    {
      acte: 'enregistrer-paiement',
      titre: 'Enregistrer le paiement',
      bouton: 'Enregistrer le paiement',
      champs: (s) => [
        ...deLaTranche(v),
        {
          genre: 'montant',
          id: 'donnees.montant',
          libelle: 'Montant payé, en euros',
          aide: v.resteDu > 0 ? `Reste dû\u00A0: ${ecrireMontant(v.resteDu)}` : 'Rien n’est dû à ce jour',
          ...(v.resteDu > 0 ? { defaut: ecrireMontantSimple(v.resteDu) } : {}),
        },
        leJour(s, 'Payé le'),
        { genre: 'texte', id: 'textes.reference', libelle: 'Référence du mandat', facultatif: true },
        {
          genre: 'long',
          id: 'textes.motif',
          libelle: 'Motif',
          aide: 'Nécessaire si le paiement dépasse ce qui est dû, ou si le versement n’est pas payable',
          facultatif: true,
        },
      ],
    },
    {
      acte: 'liquider-versement',
      titre: 'Liquider',
      bouton: 'Arrêter le montant',
      presentation:
        connu === null
          ? 'Le montant n’est pas connu.'
          : `Arrête le montant à ${ecrireMontant(connu)}, avec son calcul\u00A0: un vote ultérieur ne le changera plus.`,
      champs: (s) => [
        ...deLaTranche(v),
        cache('donnees.montant', connu === null ? '' : String(connu), true),
        leJour(s, 'Liquidé le'),
      ],
    },
  ];
}

const cache = (id: string, valeur: string, nombre = false): Champ => ({
  genre: 'cache',
  id,
  libelle: id,
  defaut: valeur,
  facultatif: true,
  ...(nombre ? { nombre: true } : {}),
});

const deLaTranche = (v: Versement): readonly Champ[] => [
  cache('donnees.versements', v.regles.id),
  cache('donnees.exercice', String(v.exercice), true),
  cache('donnees.tranche', v.tranche.id),
  cache('donnees.payeur', v.payeur),
];

export const actesDuVersement = (actes: readonly ActeExamine[], v: Versement): readonly ActeExamine[] =>
  actes.filter(
    ({ objet, demande }) =>
      demande.acte === 'ecrire-message' ||
      (objet.sorte === 'versement' && objet.cle === v.cle) ||
      (objet.sorte === 'compte' &&
        objet.versements === v.regles.id &&
        objet.exercice === v.exercice &&
        objet.payeur === v.payeur),
  );

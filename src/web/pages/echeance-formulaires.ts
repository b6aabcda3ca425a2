import type { ActeExamine } from '../../acts/possibles.ts';
import type { Echeance } from '../../rules/etat.ts';
import { estRecue } from '../../views/statuts.ts';
import { sansArticle } from '../../views/typographie.ts';
import type { Champ } from '../formulaires.ts';
import { datationPour, type FormulaireDeclare, leJour, type Situation } from './formulaires-declares.ts';

/** The forms of the page of one deadline; each carries what it bears on, so that its fields are only what a person knows. */
export function formulairesDEcheance(e: Echeance): readonly FormulaireDeclare[] {
  return [
    ...(e.pieces.length > 0 ? [deposer(e)] : []),
    {
      acte: 'constater-obligation',
      titre: 'Constater',
      bouton: 'Enregistrer le constat',
      champs: (s) => [
        ...deLObligation(e),
        {
          genre: 'oui-non',
          id: 'donnees.conforme',
          libelle: 'Ce qui est constaté',
          oui: 'C’est fait',
          non: 'Ce n’est pas fait',
          defaut: 'oui',
        },
        leJour(s, 'Constaté le'),
        {
          genre: 'long',
          id: 'textes.motif',
          libelle: 'Motif',
          aide: 'Nécessaire si ce n’est pas fait',
          facultatif: true,
        },
      ],
    },
    {
      acte: 'relancer',
      titre: 'Relancer',
      bouton: 'Enregistrer la relance',
      presentation: 'Maillage garde la trace de la relance\u00A0; il ne l’envoie pas.',
      champs: (s) => [
        cache('donnees.echeance', e.cle),
        leJour(s, 'Relance envoyée le'),
        {
          genre: 'mot',
          id: 'donnees.moyen',
          libelle: 'Par quel moyen',
          options: [
            { valeur: 'courriel', libelle: 'Courriel' },
            { valeur: 'papier', libelle: 'Courrier' },
            { valeur: 'telephone', libelle: 'Téléphone' },
          ],
          defaut: 'courriel',
        },
        { genre: 'long', id: 'textes.remarque', libelle: 'Remarque', facultatif: true },
      ],
    },
    {
      acte: 'lever-reserve',
      titre: 'Lever la réserve',
      bouton: 'Lever la réserve',
      presentation: 'La pièce est arrivée hors délai. La levée se motive et reste au journal.',
      champs: (s) => [
        cache('donnees.echeance', e.cle),
        leJour(s, 'Décidé le'),
        { genre: 'long', id: 'textes.motif', libelle: 'Motif' },
      ],
    },
    {
      acte: 'accepter-piece',
      titre: 'Accepter',
      bouton: 'Accepter la pièce',
      champs: (s) => surDepot(s, 'Acceptée le', 'remarque'),
    },
    {
      acte: 'retourner-piece',
      titre: 'Retourner',
      bouton: 'Retourner la pièce',
      champs: (s) => surDepot(s, 'Retournée le', 'motif'),
    },
  ];
}

function deposer(e: Echeance): FormulaireDeclare {
  const pieces = e.pieces.filter((p) => p.etat !== 'acceptee');
  const attendue = pieces.find((p) => !estRecue(p)) ?? pieces[0];
  const seule = pieces.length === 1;
  return {
    acte: 'deposer-piece',
    titre:
      seule && attendue
        ? `Enregistrer\u00A0: ${sansArticle(attendue.piece.intitule)}`
        : 'Enregistrer une pièce',
    bouton: 'Enregistrer la pièce',
    champs: (s) => {
      const duJour = datationPour(s, 'deposer-piece', { obligation: e.obligation.id }) === 'du-jour';
      return [
        ...deLObligation(e),
        seule
          ? cache('donnees.piece', attendue?.piece.id ?? '')
          : {
              genre: 'mot',
              id: 'donnees.piece',
              libelle: 'Quelle pièce',
              options: pieces.map((p) => ({
                valeur: p.piece.id,
                libelle: `${sansArticle(p.piece.intitule)}${estRecue(p) ? ' (déjà reçue, à remplacer)' : ''}`,
              })),
              ...(attendue ? { defaut: attendue.piece.id } : {}),
            },
        leJour(
          s,
          'Envoyée le',
          'C’est ce jour qui compte\u00A0: celui du cachet de la poste, de la réception du courriel ou du dépôt',
        ),
        {
          genre: 'mot',
          id: 'donnees.moyen',
          ...(duJour ? { tu: true, facultatif: true } : {}),
          libelle: 'Par quel moyen',
          options: [
            { valeur: 'depot', libelle: 'Fichier joint ici' },
            { valeur: 'courriel', libelle: 'Courriel' },
            { valeur: 'papier', libelle: 'Papier, par la poste' },
            { valeur: 'main', libelle: 'En main propre' },
          ],
          defaut: 'depot',
        },
        { genre: 'fichier', id: 'donnees.fichier', libelle: 'Fichier', facultatif: !duJour },
        ...(pieces.some((p) => p.piece.fournit !== null) ? PERIODE : []),
        {
          genre: 'jour',
          id: 'donnees.recueLe',
          libelle: 'Reçue le',
          aide: 'Si ce n’est pas le jour de l’envoi',
          facultatif: true,
          ...(duJour ? { tu: true } : {}),
        },
        ...(pieces.some((p) => (p.piece.porteSur ?? 0) > 0) ? [MONTANT] : []),
        {
          genre: 'long',
          id: 'textes.remarque',
          libelle: 'Remarque pour le dossier',
          aide: 'Toutes les parties la verront',
          facultatif: true,
        },
      ];
    },
    socle: { donnees: { moyen: 'depot' } },
  };
}

const PERIODE: readonly Champ[] = [
  { genre: 'jour', id: 'donnees.periode.du', libelle: 'Valable du', facultatif: true },
  { genre: 'jour', id: 'donnees.periode.au', libelle: 'Valable jusqu’au', facultatif: true },
];

const MONTANT: Champ = {
  genre: 'montant',
  id: 'donnees.montant',
  libelle: 'Montant demandé dans la pièce, en euros',
  facultatif: true,
};

const cache = (id: string, valeur: string, nombre = false): Champ => ({
  genre: 'cache',
  id,
  libelle: id,
  defaut: valeur,
  facultatif: true,
  ...(nombre ? { nombre: true } : {}),
});

const deLObligation = (e: Echeance): readonly Champ[] => [
  cache('donnees.obligation', e.obligation.id),
  ...(e.exercice === null ? [] : [cache('donnees.exercice', String(e.exercice), true)]),
  ...(e.declencheur === null ? [] : [cache('donnees.declencheur', e.declencheur)]),
];

const surDepot = (s: Situation, libelle: string, texte: 'remarque' | 'motif'): readonly Champ[] => [
  cache('donnees.depot', ''),
  leJour(s, libelle),
  {
    genre: 'long',
    id: `textes.${texte}`,
    libelle: texte === 'motif' ? 'Motif du retour' : 'Remarque',
    facultatif: texte === 'remarque',
  },
];

/** The acts of this page among all those examined. */
export const actesDeLEcheance = (actes: readonly ActeExamine[], cle: string): readonly ActeExamine[] =>
  actes.filter(
    ({ objet, demande }) =>
      demande.acte === 'ecrire-message' ||
      (objet.sorte === 'echeance' && objet.cle === cle) ||
      ((objet.sorte === 'piece' || objet.sorte === 'depot') && objet.echeance === cle),
  );

import { capitale } from '../../basics/francais.ts';
import type { Sujet } from '../../facts/echanges.ts';
import { direSujet } from '../../views/echanges.ts';
import type { Champ } from '../formulaires.ts';
import { type FormulaireDeclare, type Situation, viser } from './formulaires-declares.ts';

const COMMUN = {
  acte: 'ecrire-message',
  titre: 'Écrire un message',
  bouton: 'Envoyer le message',
} as const;

const message: Champ = {
  genre: 'long',
  id: 'textes.message',
  libelle: 'Votre message',
  aide: 'Toutes les parties le lisent\u202F; il reste avec la convention',
};

/** The form of a message on the page of what it is about. */
export const ecrireSur = (sur: Sujet): FormulaireDeclare => ({
  ...COMMUN,
  champs: () => [
    ...Object.entries(aplatir(sur)).map(
      ([id, defaut]): Champ => ({ genre: 'cache', id, libelle: '', defaut, nombre: id.endsWith('exercice') }),
    ),
    message,
  ],
});

/** The form of the page of all exchanges: what it is about is chosen. */
export const ECRIRE_SUR_LA_CONVENTION: FormulaireDeclare = {
  ...COMMUN,
  champs: (s) => [
    {
      genre: 'cible',
      id: 'sujet',
      libelle: 'À propos de',
      options: sujets(s).map((sur) => ({
        valeur: viser(aplatir(sur)),
        libelle: capitale(direSujet(s.dossier, sur)),
      })),
      defaut: viser(aplatir({ sorte: 'convention' })),
    },
    message,
  ],
};

const aplatir = (sur: Sujet): Record<string, string> =>
  Object.fromEntries(Object.entries(sur).map(([cle, v]) => [`donnees.sur.${cle}`, String(v)]));

/** What people write about: the agreement, what is under way, the forms of the year. */
function sujets({ dossier, aujourdhui }: Situation): readonly Sujet[] {
  const { etat } = dossier;
  const annee = etat.exercices.find((e) => e.du <= aujourdhui && aujourdhui <= e.au)?.numero;
  return [
    { sorte: 'convention' },
    ...etat.aFaire.flatMap((t): Sujet[] =>
      t.objet !== null && (t.sorte === 'echeance' || t.sorte === 'versement')
        ? [{ sorte: t.sorte, cle: t.objet }]
        : [],
    ),
    ...(annee === undefined
      ? []
      : etat.modele.formulaires.map(
          (f): Sujet => ({ sorte: 'formulaire', formulaire: f.id, exercice: annee }),
        )),
  ];
}

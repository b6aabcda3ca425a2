import { capitale, motNu } from '../../views/typographie.ts';
import type { Champ } from '../formulaires.ts';
import {
  champPartie,
  type FormulaireDeclare,
  leJour,
  optionsExercices,
  optionsMots,
  optionsParties,
  type Situation,
  viser,
} from './formulaires-declares.ts';
import { signatairesDe } from './formulaires-signataires.ts';

const OBJET: Champ = {
  genre: 'mot',
  id: 'donnees.objet',
  libelle: 'Sur quoi porte-t-elle',
  options: [
    { valeur: 'convention', libelle: 'La convention' },
    { valeur: 'avenant', libelle: 'Un avenant' },
  ],
  defaut: 'convention',
};

const soumises = (s: Situation) => (id: string) =>
  s.dossier.etat.modele.parties.find((p) => p.id === id)?.role === 'entite';

/** Votes, control, signature, amendments, events: the life of the agreement itself. */
export const FORMULAIRES_CONVENTION: readonly FormulaireDeclare[] = [
  {
    acte: 'deposer-deliberation',
    titre: 'Enregistrer une délibération',
    bouton: 'Enregistrer la délibération',
    champs: (s) => [
      champPartie(s, 'Quelle assemblée a délibéré'),
      leJour(s, 'Jour de la délibération'),
      OBJET,
      { genre: 'texte', id: 'textes.numero', libelle: 'Numéro de la délibération', facultatif: true },
      ...signatairesDe(s, 'donnees.autorise', 'Fonction que le vote autorise à signer'),
    ],
  },
  {
    acte: 'transmettre-acte',
    titre: 'Enregistrer une transmission au contrôle de légalité',
    bouton: 'Enregistrer la transmission',
    champs: (s) => [
      champPartie(s, 'Délibération de', soumises(s)),
      leJour(s, 'Jour de réception par la préfecture', 'Celui que porte l’accusé de réception'),
      OBJET,
      {
        genre: 'texte',
        id: 'donnees.identifiant',
        libelle: 'Identifiant porté sur l’accusé',
        aide: 'Département, SIREN, date, numéro et nature, séparés par des tirets',
        facultatif: true,
      },
    ],
  },
  {
    acte: 'publier-acte',
    titre: 'Enregistrer une publication',
    bouton: 'Enregistrer la publication',
    champs: (s) => [
      champPartie(s, 'Délibération de', soumises(s)),
      leJour(s, 'Jour de la publication'),
      OBJET,
    ],
  },
  {
    acte: 'signer',
    titre: 'Enregistrer une signature',
    bouton: 'Enregistrer la signature',
    champs: (s) => [
      champPartie(s, 'Signée pour'),
      leJour(s, 'Jour de la signature'),
      ...signatairesDe(s, 'donnees.fonction', 'Fonction du signataire'),
    ],
  },
  {
    acte: 'notifier',
    titre: 'Enregistrer la notification de la convention',
    bouton: 'Enregistrer la notification',
    champs: (s) => [leJour(s, 'Jour de la notification')],
  },
  {
    acte: 'signer-avenant',
    titre: 'Enregistrer un avenant',
    bouton: 'Enregistrer l’avenant',
    presentation:
      'Ne remplissez que les termes que l’avenant change. Un avenant qui prend acte d’un vote peut n’en changer aucun.',
    socle: { donnees: { termes: {} } },
    champs: (s) => [
      {
        genre: 'entier',
        id: 'donnees.numero',
        libelle: 'Numéro de l’avenant',
        defaut: String(s.dossier.etat.avenants.length + 1),
      },
      leJour(s, 'Jour de la signature'),
      { genre: 'jour', id: 'donnees.effet', libelle: 'Prend effet le' },
      { genre: 'mots', id: 'donnees.parties', libelle: 'Parties qui le signent', options: optionsParties(s) },
      {
        genre: 'cible',
        id: 'annee',
        libelle: 'Prend acte du vote de l’année',
        options: optionsExercices(s).map((o) => ({
          valeur: viser({ 'donnees.exercice': o.valeur }),
          libelle: o.libelle,
        })),
        facultatif: true,
      },
      ...s.dossier.etat.modele.termes.map(
        (t): Champ => ({
          genre: 'terme',
          type: t.type,
          id: `donnees.termes.${t.id}`,
          libelle: `Nouvelle valeur, ${t.intitule.charAt(0).toLocaleLowerCase('fr')}${t.intitule.slice(1)}`,
          facultatif: true,
        }),
      ),
      { genre: 'long', id: 'textes.objet', libelle: 'Objet de l’avenant', facultatif: true },
    ],
  },
  {
    acte: 'denoncer-reconduction',
    titre: 'Enregistrer une dénonciation de la reconduction',
    bouton: 'Enregistrer la dénonciation',
    champs: (s) =>
      s.dossier.etat.modele.reconduction === null
        ? []
        : [
            champPartie(s, 'Partie qui dénonce'),
            leJour(s, 'Jour de la notification'),
            { genre: 'long', id: 'textes.motif', libelle: 'Motif', facultatif: true },
          ],
  },
  {
    acte: 'signaler-evenement',
    titre: 'Signaler un évènement ou un changement',
    bouton: 'Signaler l’évènement',
    champs: (s) => {
      const { evenements } = s.dossier.etat.modele;
      if (evenements.length === 0) return [];
      return [
        {
          genre: 'cible',
          id: 'quoi',
          libelle: 'Ce qui est arrivé',
          options: evenements.flatMap((e) =>
            e.parmi.length === 0
              ? [{ valeur: viser({ 'donnees.evenement': e.id }), libelle: capitale(e.intitule) }]
              : e.parmi.map((n) => ({
                  valeur: viser({ 'donnees.evenement': e.id, 'donnees.nature': n }),
                  libelle: `${capitale(e.intitule)}\u00A0: ${motNu(n)}`,
                })),
          ),
        },
        leJour(s, 'Jour où c’est arrivé'),
        { genre: 'long', id: 'textes.precision', libelle: 'Précisions', facultatif: true },
      ];
    },
  },
  {
    acte: 'porter-appreciation',
    titre: 'Porter une appréciation',
    bouton: 'Enregistrer l’appréciation',
    presentation: 'Un jugement que le texte laisse aux personnes\u00A0: il se motive, et reste au journal.',
    champs: (s) => [
      {
        genre: 'mot',
        id: 'donnees.objet',
        libelle: 'Sur quoi',
        options: [...s.dossier.etat.modele.axes, ...s.dossier.etat.modele.obligations].map((o) => ({
          valeur: o.id,
          libelle: capitale(o.intitule),
        })),
      },
      {
        genre: 'mot',
        id: 'donnees.conclusion',
        libelle: 'Conclusion',
        options: optionsMots([
          'satisfaisant',
          'a-ameliorer',
          'insuffisant',
          'significatif',
          'non-significatif',
        ]),
      },
      leJour(s, 'Jour de l’appréciation'),
      { genre: 'long', id: 'textes.motif', libelle: 'Motif' },
    ],
  },
];

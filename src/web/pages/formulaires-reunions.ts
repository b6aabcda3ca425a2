import { texteDuJour } from '../../acts/cas.ts';
import { piecesNotifiees } from '../../acts/conditions/pieces.ts';
import { capitale } from '../../basics/francais.ts';
import { ecrireJour } from '../../basics/jour.ts';
import { nomPiece } from '../../views/dit.ts';
import { motNu, sansArticle } from '../../views/typographie.ts';
import type { Champ } from '../formulaires.ts';
import {
  champPartie,
  type FormulaireDeclare,
  leJour,
  nommerReunion,
  optionsExercices,
  optionsParties,
  type Situation,
  viser,
} from './formulaires-declares.ts';

/** Papers asked for, third-party notices, meetings, procedures. */
export const FORMULAIRES_REUNIONS: readonly FormulaireDeclare[] = [
  {
    acte: 'demander-piece',
    titre: 'Demander une pièce',
    bouton: 'Enregistrer la demande',
    champs: (s) => {
      const options = piecesDemandables(s);
      if (options.length === 0) return [];
      return [
        { genre: 'cible', id: 'sur', libelle: 'Pièce demandée', options },
        leJour(s, 'Jour de la demande'),
        { genre: 'jour', id: 'donnees.pourLe', libelle: 'À remettre au plus tard le' },
        { genre: 'long', id: 'textes.precision', libelle: 'Précisions', facultatif: true },
      ];
    },
  },
  {
    acte: 'signaler-notification',
    titre: 'Signaler une notification reçue d’un tiers',
    bouton: 'Enregistrer la notification',
    champs: (s) => {
      const pieces = piecesNotifiees(s.dossier.etat.modele.obligations);
      if (pieces.length === 0) return [];
      return [
        {
          genre: 'mot',
          id: 'donnees.piece',
          libelle: 'Notification reçue',
          options: pieces.map((p) => ({ valeur: p, libelle: sansArticle(nomPiece(s.dossier, p)) })),
          ...(pieces.length === 1 && pieces[0] !== undefined ? { defaut: pieces[0] } : {}),
        },
        leJour(s, 'Jour de sa réception par l’association'),
        { genre: 'long', id: 'textes.precision', libelle: 'Précisions', facultatif: true },
      ];
    },
  },
  {
    acte: 'demander-reunion',
    titre: 'Demander une réunion',
    bouton: 'Enregistrer la demande',
    champs: (s) => [
      champInstance(s),
      champPartie(s, 'Partie qui la demande'),
      leJour(s, 'Jour de la demande'),
      motif(true),
    ],
  },
  {
    acte: 'convoquer-reunion',
    titre: 'Convoquer une réunion',
    bouton: 'Enregistrer la convocation',
    champs: (s) => [
      champInstance(s),
      leJour(s, 'Convocation envoyée le'),
      { genre: 'jour', id: 'donnees.tenueLe', libelle: 'Jour de la réunion' },
      { genre: 'heure', id: 'donnees.heure', libelle: 'Heure', aide: 'Par exemple 17h30', facultatif: true },
      { genre: 'texte', id: 'textes.lieu', libelle: 'Lieu', facultatif: true },
      champAnnee(s),
      {
        genre: 'oui-non',
        id: 'donnees.exceptionnelle',
        libelle: 'Réunion exceptionnelle',
        oui: 'Oui, en plus de celle de l’année',
        non: 'Non, celle de l’année',
        facultatif: true,
        defaut: 'non',
      },
    ],
  },
  {
    acte: 'deplacer-reunion',
    titre: 'Déplacer une réunion',
    bouton: 'Enregistrer le report',
    presentation: 'Ce qui dépend de la date de la réunion se déplace avec elle.',
    champs: (s) =>
      surReunion(s, [
        leJour(s, 'Décidé le'),
        { genre: 'jour', id: 'donnees.tenueLe', libelle: 'Nouveau jour de la réunion' },
        motif(true),
      ]),
  },
  {
    acte: 'annuler-reunion',
    titre: 'Annuler une réunion',
    bouton: 'Enregistrer l’annulation',
    champs: (s) => surReunion(s, [leJour(s, 'Décidé le'), motif(false)]),
  },
  {
    acte: 'tenir-reunion',
    titre: 'Enregistrer la tenue d’une réunion',
    bouton: 'Enregistrer la tenue',
    champs: (s) => [
      { genre: 'cible', id: 'sur', libelle: 'Réunion tenue', options: reunionsATenir(s) },
      leJour(s, 'Jour de la réunion'),
      champAnnee(s),
      {
        genre: 'mots',
        id: 'donnees.presents',
        libelle: 'Parties présentes',
        options: optionsParties(s),
        facultatif: true,
      },
      { genre: 'long', id: 'textes.remarque', libelle: 'Remarque', facultatif: true },
    ],
  },
  {
    acte: 'ouvrir-procedure',
    titre: 'Ouvrir une procédure',
    bouton: 'Ouvrir la procédure',
    champs: (s) => {
      const options = texteDuJour(s.dossier.etat).procedures.flatMap((p) =>
        (p.motifs.length === 0 ? [null] : p.motifs).map((m) => ({
          valeur: viser({ 'donnees.procedure': p.id, ...(m === null ? {} : { 'donnees.motif': m }) }),
          libelle: `${capitale(p.intitule)}${m === null ? '' : `\u00A0: ${motNu(m)}`}`,
        })),
      );
      if (options.length === 0) return [];
      return [
        { genre: 'cible', id: 'sur', libelle: 'Procédure', options },
        champPartie(s, 'À l’initiative de'),
        leJour(s, 'Jour de l’ouverture'),
        { genre: 'long', id: 'textes.expose', libelle: 'Exposé', facultatif: true },
      ];
    },
  },
  {
    acte: 'franchir-etape',
    titre: 'Enregistrer une étape de procédure',
    bouton: 'Enregistrer l’étape',
    champs: (s) => {
      const options = etapesOuvertes(s);
      if (options.length === 0) return [];
      return [
        { genre: 'cible', id: 'sur', libelle: 'Étape', options },
        leJour(s, 'Jour de l’étape, ou de l’envoi'),
        { genre: 'jour', id: 'donnees.recueLe', libelle: 'Reçue le', facultatif: true },
        { genre: 'long', id: 'textes.precision', libelle: 'Précisions', facultatif: true },
      ];
    },
  },
];

const motif = (facultatif: boolean): Champ => ({
  genre: 'long',
  id: 'textes.motif',
  libelle: 'Motif',
  facultatif,
});

function champInstance(s: Situation): Champ {
  const options = s.dossier.etat.modele.instances.map((i) => ({
    valeur: i.id,
    libelle: capitale(i.intitule),
  }));
  return {
    genre: 'mot',
    id: 'donnees.instance',
    libelle: 'Réunion',
    options,
    ...(options.length === 1 && options[0] ? { defaut: options[0].valeur } : {}),
  };
}

/** The year is part of the fact: nothing is guessed from dates. Not asked when the meeting belongs to none. */
const champAnnee = (s: Situation): Champ => ({
  genre: 'cible',
  id: 'annee',
  libelle: 'Au titre de l’année',
  aide: 'Pour une réunion annuelle',
  options: optionsExercices(s).map((o) => ({
    valeur: viser({ 'donnees.exercice': o.valeur }),
    libelle: o.libelle,
  })),
  facultatif: true,
});

const ouvertes = ({ dossier }: Situation) =>
  dossier.etat.reunions.filter((r) => r.convocation !== null && r.tenueLe === null && r.annulee === null);

function surReunion(s: Situation, suite: readonly Champ[]): readonly Champ[] {
  const options = ouvertes(s).map((r) => ({
    valeur: r.convocation ?? '',
    libelle: nommerReunion(s, r.instance, r.prevueLe),
  }));
  if (options.length === 0) return [];
  return [
    {
      genre: 'mot',
      id: 'donnees.reunion',
      libelle: 'Réunion convoquée',
      options,
      ...(options.length === 1 && options[0] ? { defaut: options[0].valeur } : {}),
    },
    ...suite,
  ];
}

const reunionsATenir = (s: Situation) => [
  ...ouvertes(s).map((r) => ({
    valeur: viser({ 'donnees.instance': r.instance, 'donnees.reunion': r.convocation ?? '' }),
    libelle: nommerReunion(s, r.instance, r.prevueLe),
  })),
  ...s.dossier.etat.modele.instances.map((i) => ({
    valeur: viser({ 'donnees.instance': i.id }),
    libelle: `${capitale(i.intitule)}, sans convocation enregistrée`,
  })),
];

const piecesDemandables = ({ dossier }: Situation) =>
  dossier.etat.modele.obligations
    .filter(
      (o) => o.quand.sorte === 'sur-demande' || (o.quand.sorte === 'en-permanence' && o.quand.surDemande),
    )
    .flatMap((o) => {
      const mots = [
        ...o.pieces.map((p) => [p.id, sansArticle(p.intitule)] as const),
        ...o.parmi.map((m) => [m, motNu(m)] as const),
      ];
      if (mots.length === 0)
        return [
          {
            valeur: viser({ 'donnees.obligation': o.id, 'donnees.pieces[]': '' }),
            libelle: sansArticle(o.intitule),
          },
        ];
      return mots.map(([id, nom]) => ({
        valeur: viser({ 'donnees.obligation': o.id, 'donnees.pieces[]': id }),
        libelle: `${sansArticle(o.intitule)}\u00A0: ${nom}`,
      }));
    });

const etapesOuvertes = ({ dossier }: Situation) =>
  dossier.etat.procedures
    .filter((p) => p.close === null)
    .flatMap((p) =>
      p.etapes
        .filter((e) => e.faite === null && !e.fermee)
        .map((e) => ({
          valeur: viser({ 'donnees.ouverture': p.ouverture, 'donnees.etape': e.id }),
          libelle: `${p.regles.etapes.find((r) => r.id === e.id)?.intitule ?? motNu(e.id)}${e.possibleDes === null ? '' : `, possible dès le ${ecrireJour(e.possibleDes)}`}`,
        })),
    );

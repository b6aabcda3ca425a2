import { texteDuJour } from '../../acts/cas.ts';
import { capitale } from '../../basics/francais.ts';
import type { ModeleOffert } from '../../espace/espace.ts';
import type { TermeDeclare } from '../../modele/regles.ts';
import { motNu } from '../../views/typographie.ts';
import type { Champ } from '../formulaires.ts';
import { rangDuTexte } from './convention-commun.tsx';
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
import { CONFIER_FONCTION, signatairesDe } from './formulaires-signataires.ts';

/** The agreement, or one amendment: the next to sign first, once the agreement is signed. */
function champObjet({ dossier }: Situation): Champ {
  const { avenants, phase } = dossier.etat;
  const numeros = avenants.map((a) => a.numero);
  const suivant = Math.max(0, ...numeros) + 1;
  const convention = { valeur: viser({ 'donnees.objet': 'convention' }), libelle: 'La convention' };
  const options = [suivant, ...numeros.reverse()].map((n) => ({
    valeur: viser({ 'donnees.objet': 'avenant', 'donnees.avenant': String(n) }),
    libelle: `L’avenant n°\u00A0${n}`,
  }));
  const signee = phase.nom === 'signee' || phase.nom === 'en-vigueur';
  return {
    genre: 'cible',
    id: 'sur-quoi',
    libelle: 'Sur quoi porte-t-elle',
    options: signee ? [...options, convention] : [convention],
    defaut: signee ? (options[0]?.valeur ?? '') : convention.valeur,
  };
}

/** The texts that this agreement may move to: other than its own, between the same parties. */
function textesPossibles({ dossier, textes }: Situation): readonly ModeleOffert[] {
  const { etat } = dossier;
  const actuel = etat.textes[rangDuTexte(dossier)]?.empreinte;
  const roles = Object.keys(etat.parties);
  return textes.filter(
    ({ empreinte, modele }) =>
      empreinte !== actuel &&
      modele.parties.length === roles.length &&
      modele.parties.every((p) => roles.includes(p.id)),
  );
}

/** Terms of the present text, then those that only a text to come knows. */
function termesAChanger(s: Situation): readonly TermeDeclare[] {
  const tous = [texteDuJour(s.dossier.etat), ...textesPossibles(s).map((t) => t.modele)].flatMap(
    (m) => m.termes,
  );
  return tous.filter((t, i) => tous.findIndex((x) => x.id === t.id) === i);
}

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
      champObjet(s),
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
      champObjet(s),
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
      champObjet(s),
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
      ...textesPossibles(s)
        .slice(0, 1)
        .map(
          (): Champ => ({
            genre: 'mot',
            id: 'donnees.modele',
            libelle: 'Fait passer la convention à un autre texte',
            aide: 'Ce qui est né avant l’effet de l’avenant garde le texte actuel.',
            options: textesPossibles(s).map(({ empreinte, modele }) => ({
              valeur: empreinte,
              libelle: `${capitale(modele.titre)}, version ${modele.version}`,
            })),
            facultatif: true,
          }),
        ),
      ...termesAChanger(s).map(
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
  CONFIER_FONCTION,
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
      const { evenements } = texteDuJour(s.dossier.etat);
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

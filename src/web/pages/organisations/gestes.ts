import { fonctionsPossibles, NATURES } from '../../../acts/annuaire/conditions.ts';
import type { DemandeDAnnuaire, NomActeDAnnuaire } from '../../../acts/annuaire/demande.ts';
import { de } from '../../../basics/francais.ts';
import { ecrireJour } from '../../../basics/jour.ts';
import { NATURES_DITES } from '../../../views/annuaire.ts';
import { FONCTIONS } from '../../../views/listes/fonctions.ts';
import type { Champ } from '../../formulaires.ts';
import type { GesteDAnnuaire, Situation } from './declaration.ts';
import { GESTES_DE_COORDONNEES } from './gestes-coordonnees.ts';

const periode = (s: Situation): readonly Champ[] => [
  {
    genre: 'jour',
    id: 'donnees.du',
    libelle: 'À partir du',
    defaut: ecrireJour(s.aujourdhui),
  },
  {
    genre: 'jour',
    id: 'donnees.au',
    libelle: 'Jusqu’au',
    facultatif: true,
    aide: 'Dernier jour compris ; laissez vide si la fin n’est pas connue',
  },
];

/** « de Camille Dupré »: whose mandate it is. */
const deQui = (s: Situation): string => (s.mandat ? de(s.nomDe(s.mandat.personne)) : '');

const fonction = (s: Situation): Champ => ({
  genre: 'mot',
  id: 'donnees.fonction',
  libelle: 'Fonction',
  options: fonctionsPossibles(s.nature).map((f) => ({ valeur: f, libelle: FONCTIONS[f] })),
});

const personne = (s: Situation, libelle: string): Champ => ({
  genre: 'mot',
  id: 'donnees.personne',
  libelle,
  aide: 'Les personnes qui agissent déjà ici ; invitez d’abord les autres',
  options: s.personnes.map((p) => ({ valeur: p.id, libelle: p.nom })),
});

const motif: Champ = { genre: 'long', id: 'donnees.motif', libelle: 'Pourquoi', facultatif: true };

const FICHE = (s: Situation): readonly Champ[] => {
  const o = s.organisation;
  return [
    { genre: 'texte', id: 'donnees.nom', libelle: 'Nom complet', defaut: o?.nom ?? '' },
    {
      genre: 'texte',
      id: 'donnees.nomCourt',
      libelle: 'Nom court, avec son article',
      aide: 'Comme on le dit : « la Ville », « les Ateliers du Pont »',
      defaut: o?.nomCourt ?? '',
    },
    ...(s.parLAutorite ? identite(s) : []),
    {
      genre: 'texte',
      id: 'donnees.adresse',
      libelle: 'Adresse',
      facultatif: true,
      defaut: o?.adresse ?? '',
    },
    {
      genre: 'texte',
      id: 'donnees.courriel',
      libelle: 'Adresse électronique',
      facultatif: true,
      defaut: o?.courriel ?? '',
    },
  ];
};

/** What an organisation is, and its numbers: rights hang on them. */
const identite = (s: Situation): readonly Champ[] => {
  const o = s.organisation;
  return [
    {
      genre: 'mot',
      id: 'donnees.nature',
      libelle: 'Nature',
      options: NATURES.map((n) => ({ valeur: n, libelle: NATURES_DITES[n] ?? n })),
      defaut: o?.nature ?? 'association',
    },
    {
      genre: 'texte',
      id: 'donnees.siret',
      libelle: 'Numéro SIRET',
      facultatif: true,
      aide: '14 chiffres',
      defaut: o?.siret ?? '',
    },
    {
      genre: 'texte',
      id: 'donnees.rna',
      libelle: 'Numéro RNA',
      facultatif: true,
      aide: 'Un W et neuf chiffres, pour une association',
      defaut: o?.rna ?? '',
    },
  ];
};

/** By their name in the address: `/organisations/ateliers-du-pont/inviter`. */
export const GESTES: { readonly [A in Exclude<NomActeDAnnuaire, 'accepter-invitation'>]: GesteDAnnuaire } = {
  ...GESTES_DE_COORDONNEES,
  'inscrire-organisation': {
    acte: 'inscrire-organisation',
    sur: 'organisation',
    titre: () => 'Inscrire une organisation',
    lede: 'Elle pourra être partie d’une convention, et inviter ceux qui agissent pour elle.',
    bouton: 'Inscrire l’organisation',
    champs: FICHE,
  },
  'modifier-organisation': {
    acte: 'modifier-organisation',
    sur: 'organisation',
    titre: () => 'Modifier la fiche',
    lede: (s) =>
      `Les conventions déjà signées gardent leur texte ; les pages et les prochains documents disent le nouveau nom.${s.parLAutorite ? '' : ' La nature et les numéros SIRET et RNA sont tenus par la collectivité qui répond de l’espace.'}`,
    bouton: 'Enregistrer la fiche',
    champs: FICHE,
  },
  inviter: {
    acte: 'inviter',
    sur: 'organisation',
    titre: () => 'Inviter quelqu’un',
    lede: 'La personne reçoit un lien, ouvert quatorze jours. Son mandat commence quand elle accepte.',
    bouton: 'Envoyer l’invitation',
    champs: (s) => [
      { genre: 'texte', id: 'donnees.nom', libelle: 'Prénom et nom' },
      { genre: 'texte', id: 'donnees.courriel', libelle: 'Adresse électronique' },
      fonction(s),
      ...periode(s),
    ],
  },
  'retirer-invitation': {
    acte: 'retirer-invitation',
    sur: 'invitation',
    titre: (s) => `Retirer l’invitation ${de(s.invitation?.nom ?? 'cette personne')}`,
    lede: 'Le lien déjà envoyé ne servira plus.',
    bouton: 'Retirer l’invitation',
    champs: () => [motif],
  },
  'confier-mandat': {
    acte: 'confier-mandat',
    sur: 'organisation',
    titre: () => 'Confier un mandat',
    lede: 'À quelqu’un qui agit déjà pour l’organisation, ou y a agi.',
    bouton: 'Confier le mandat',
    champs: (s) => [
      personne(s, 'À qui'),
      fonction(s),
      {
        genre: 'texte',
        id: 'donnees.titre',
        libelle: 'Titre',
        facultatif: true,
        aide: 'Comme il se dit : « Trésorière », « Cheffe de service »',
      },
      ...periode(s),
    ],
  },
  'terminer-mandat': {
    acte: 'terminer-mandat',
    sur: 'mandat',
    titre: (s) => `Terminer le mandat ${deQui(s)}`,
    lede: 'Ce qui a été fait sous ce mandat reste fait. Les délégations qui en viennent finissent avec lui.',
    bouton: 'Terminer le mandat',
    champs: (s) => [
      {
        ...{ genre: 'jour', id: 'donnees.le', libelle: 'Dernier jour', defaut: ecrireJour(s.aujourdhui) },
        aide: 'Aujourd’hui : il finit aussitôt, et la personne ne peut plus rien faire. Un jour à venir : il finit au soir de ce jour.',
      },
      motif,
    ],
  },
  deleguer: {
    acte: 'deleguer',
    sur: 'mandat',
    titre: (s) => `Déléguer pendant une absence ${deQui(s)}`,
    lede: 'Le délégataire agit dans la même fonction, pendant ces jours seulement. Chaque fait dira la délégation.',
    bouton: 'Donner la délégation',
    champs: (s) => [
      personne(s, 'À qui'),
      { genre: 'jour', id: 'donnees.du', libelle: 'Premier jour', defaut: ecrireJour(s.aujourdhui) },
      { genre: 'jour', id: 'donnees.au', libelle: 'Dernier jour' },
      motif,
    ],
  },
  'passer-la-main': {
    acte: 'passer-la-main',
    sur: 'mandat',
    titre: (s) => `Passer la main ${deQui(s)}`,
    lede: 'L’un finit, l’autre commence, dans la même fonction. Tout ce qui attendait l’un attend l’autre.',
    bouton: 'Passer la main',
    champs: (s) => [
      personne(s, 'Qui prend la suite'),
      {
        ...{ genre: 'jour', id: 'donnees.le', libelle: 'Dernier jour', defaut: ecrireJour(s.aujourdhui) },
        aide: 'Aujourd’hui : la main passe aussitôt. Un jour à venir : l’un finit au soir de ce jour, l’autre commence le lendemain.',
      },
    ],
  },
};

/** What was typed, as a request: what may be left empty reads as empty, never as absent. */
export function demander(
  geste: GesteDAnnuaire,
  s: Situation,
  valeurs: Readonly<Record<string, unknown>>,
): DemandeDAnnuaire {
  const dites = (valeurs.donnees ?? {}) as Readonly<Record<string, unknown>>;
  const vides = Object.fromEntries(
    geste.champs(s).map((c) => [c.id.replace('donnees.', ''), c.genre === 'jour' ? null : ''] as const),
  );
  const visee =
    geste.sur === 'mandat'
      ? { mandat: s.mandat?.id }
      : geste.sur === 'invitation'
        ? { invitation: s.invitation?.fait }
        : {};
  // What the form does not offer stays as it is.
  const { nature = '', siret, rna } = s.organisation ?? {};
  const tenues = geste.acte === 'modifier-organisation' ? { nature, siret: siret ?? '', rna: rna ?? '' } : {};
  const { nomFichier } = (valeurs.textes ?? {}) as { readonly nomFichier?: string };
  const fichier = nomFichier === undefined ? {} : { nomFichier };
  return {
    acte: geste.acte,
    donnees: { ...tenues, ...vides, ...dites, ...visee, ...fichier },
  } as DemandeDAnnuaire;
}

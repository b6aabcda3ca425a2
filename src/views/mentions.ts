import type { Mention, Mentions } from '../rules/mentions.ts';

/** What each mention answers to, for whoever fills it and for whoever reads it. */
export const MENTIONS_DITES: { readonly [M in Mention]: { readonly titre: string; readonly aide: string } } =
  {
    responsable: {
      titre: 'Qui tient cet espace',
      aide: 'La collectivité responsable du traitement des données et éditrice du site, sous son nom entier',
    },
    adresse: { titre: 'Adresse', aide: 'Celle où l’on peut écrire' },
    courriel: { titre: 'Contact', aide: 'Adresse électronique ou téléphone du service' },
    publication: {
      titre: 'Direction de la publication',
      aide: 'La personne qui en répond, par sa fonction\u00A0: la ou le maire, la présidence',
    },
    hebergeur: { titre: 'Hébergement', aide: 'Qui héberge le service, avec son adresse' },
    delegue: {
      titre: 'Protection des données',
      aide: 'Comment joindre la personne déléguée à la protection des données',
    },
    conservation: {
      titre: 'Durées de conservation',
      aide: 'Combien de temps les dossiers, les comptes et les courriels sont gardés, et selon quel texte',
    },
    accessibilite: {
      titre: 'Signaler une difficulté d’accès',
      aide: 'À qui écrire quand une page ne se lit pas ou ne s’utilise pas',
    },
  };

/** Which mentions stand on which public page. */
export const MENTIONS_PAR_PAGE = {
  'mentions-legales': ['responsable', 'adresse', 'courriel', 'publication', 'hebergeur'],
  'donnees-personnelles': ['responsable', 'adresse', 'delegue', 'conservation'],
  accessibilite: ['responsable', 'accessibilite'],
} as const satisfies Readonly<Record<string, readonly Mention[]>>;

export type PageDeMentions = keyof typeof MENTIONS_PAR_PAGE;

/** The answers of one page, in their order; those that nobody gave are named, so that the lack is seen. */
export function mentionsDites(
  mentions: Mentions,
  page: PageDeMentions,
): readonly (readonly [titre: string, reponse: string])[] {
  return MENTIONS_PAR_PAGE[page].map((m) => [MENTIONS_DITES[m].titre, mentions[m] ?? 'Pas encore renseigné']);
}

import { phrase } from '../basics/phrase.ts';

/** Every refusal of the accounts, with its sentence: the fact, then the remedy. None says whether an address is known. */
export const CATALOGUE = {
  'courriel-illisible': () =>
    "Ceci n'est pas une adresse électronique complète. Écrivez-la comme « prenom.nom@exemple.fr ».",
  'courriel-pris': () => 'Un compte porte déjà cette adresse. Invitez cette personne sans créer de compte.',
  'nom-absent': () => 'Le nom manque. Écrivez le prénom et le nom de la personne.',
  'identifiants-refuses': () =>
    "L'adresse et le mot de passe ne vont pas ensemble. Reprenez-les, ou demandez un lien de connexion.",
  'trop-d-essais': (r: { readonly minutes: number }) =>
    `Trop d'essais ont échoué. Attendez ${r.minutes} minutes, ou demandez un lien de connexion à votre adresse.`,
  'lien-perdu': () =>
    "Ce lien n'existe pas ou a déjà servi. Demandez-en un autre : chaque lien ne sert qu'une fois.",
  'lien-perime': () => "Ce lien n'est plus valable : son délai est passé. Demandez-en un autre.",
  'deja-inscrit': () =>
    "Votre compte est déjà ouvert. Connectez-vous comme d'habitude : cette invitation n'ouvre qu'un compte neuf.",
  'mot-de-passe-court': (r: { readonly min: number }) =>
    `Le mot de passe compte moins de ${r.min} caractères. Allongez-le : une suite de mots sans lien convient.`,
  'mot-de-passe-long': (r: { readonly max: number }) =>
    `Le mot de passe dépasse ${r.max} caractères. Raccourcissez-le.`,
  'mot-de-passe-personnel': () =>
    'Le mot de passe contient votre nom ou votre adresse, que tout le monde connaît. Choisissez-en un autre.',
  'mot-de-passe-devinable': () =>
    'Ce mot de passe se devine : il est formé de mots de passe, de mots ou de suites trop courants. Choisissez plusieurs mots sans lien entre eux.',
  'mot-de-passe-actuel-faux': () =>
    "Le mot de passe actuel n'est pas le bon. Reprenez-le, ou demandez à en choisir un nouveau.",
  'session-terminee': () => 'Votre session est terminée. Connectez-vous de nouveau.',
  'a-confirmer': () =>
    'Votre second facteur est attendu. Donnez le code de votre application avant de continuer.',
  'connexion-ancienne': (r: { readonly minutes: number }) =>
    `Ce changement demande une connexion de moins de ${r.minutes} minutes. Connectez-vous de nouveau, puis reprenez.`,
  'code-refuse': () =>
    "Ce code n'est pas le bon, ou a déjà servi. Attendez le code suivant de votre application, ou donnez un code de secours.",
  'code-d-installation-refuse': () =>
    "Ce code n'est pas celui que votre application affiche maintenant. Attendez le suivant, et vérifiez que l'heure du téléphone est juste.",
  'second-facteur-present': () =>
    'Un second facteur est déjà en place. Retirez-le avant d’en installer un autre.',
  'second-facteur-absent': () => "Aucun second facteur n'est en place. Installez-le d'abord.",
  'agents-absents': () =>
    "La connexion par l'identité professionnelle n'est pas configurée ici. Connectez-vous autrement.",
  'agents-injoignables': () =>
    "Le service d'identité professionnelle ne répond pas. Recommencez dans quelques minutes, ou connectez-vous autrement.",
  'agents-refuses': () =>
    "La connexion par l'identité professionnelle n'a pas abouti. Recommencez depuis la page de connexion.",
  'agent-inconnu': () =>
    "Aucun compte n'est lié à cette identité professionnelle. Demandez une invitation à l'administrateur de votre organisation.",
};

export type CodeDeRefus = keyof typeof CATALOGUE;

type Parametres<C extends CodeDeRefus> = Parameters<(typeof CATALOGUE)[C]> extends [infer P] ? P : object;

/** Why the accounts refuse. `champ` names the field at fault, when one is. */
export type RefusDeCompte<C extends CodeDeRefus = CodeDeRefus> = {
  [K in C]: { readonly code: K; readonly champ: Champ | null } & Parametres<K>;
}[C];

export type Champ = 'courriel' | 'nom' | 'mot-de-passe' | 'mot-de-passe-actuel' | 'code';

/** The sentence of a refusal, in French typography. */
export function direRefusDeCompte(refus: RefusDeCompte): string {
  const dire = CATALOGUE[refus.code] as (r: RefusDeCompte) => string;
  return phrase(dire(refus));
}

export const refuser = <C extends CodeDeRefus>(
  code: C,
  champ: Champ | null,
  ...parametres: Parameters<(typeof CATALOGUE)[C]>
): { readonly ok: false; readonly erreur: RefusDeCompte } => ({
  ok: false,
  erreur: { code, champ, ...parametres[0] } as unknown as RefusDeCompte,
});

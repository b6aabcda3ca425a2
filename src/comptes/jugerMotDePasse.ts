import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Compte } from './comptes.ts';
import { type Champ, refuser } from './refus.ts';

/** ASVS 5 (6.2.1, 6.2.9): long enough, any characters, no rule of composition. */
export const MIN_CARACTERES = 12;
export const MAX_CARACTERES = 200;

/** Tries that an attacker who knows the lists would need: below ten thousand million, the password is on them or nearly. */
const ESSAIS_EXIGES_LOG10 = 10;
/** Beyond, the search for patterns costs more than it says: what is longer is long enough. */
const CARACTERES_JUGES = 24;

/** Faults a new password, by local lists only: nothing leaves the machine. Null when it may be taken. */
export async function jugerMotDePasse(
  motDePasse: string,
  { courriel, nom }: Pick<Compte, 'courriel' | 'nom'>,
  champ: Champ = 'mot-de-passe',
) {
  const caracteres = [...motDePasse.normalize('NFC')].length;
  if (caracteres < MIN_CARACTERES) return refuser('mot-de-passe-court', champ, { min: MIN_CARACTERES });
  if (caracteres > MAX_CARACTERES) return refuser('mot-de-passe-long', champ, { max: MAX_CARACTERES });
  const siens = motsPersonnels(courriel, nom);
  if (siens.some((mot) => plier(motDePasse).includes(mot))) return refuser('mot-de-passe-personnel', champ);
  const { guessesLog10 } = (await juge()).check(motDePasse.slice(0, CARACTERES_JUGES), [
    ...siens,
    'maillage',
  ]);
  return guessesLog10 < ESSAIS_EXIGES_LOG10 ? refuser('mot-de-passe-devinable', champ) : null;
}

/** Loaded at the first password chosen: the lists take some twenty megabytes. */
let charge: Promise<ZxcvbnFactory> | null = null;
function juge(): Promise<ZxcvbnFactory> {
  charge ??= charger();
  return charge;
}

async function charger(): Promise<ZxcvbnFactory> {
  const { ZxcvbnFactory: Juge } = await import('@zxcvbn-ts/core');
  const commun = await import('@zxcvbn-ts/language-common');
  const francais = await import('@zxcvbn-ts/language-fr');
  return new Juge({
    dictionary: { ...commun.dictionary, ...francais.dictionary },
    graphs: commun.adjacencyGraphs,
  });
}

/** Words of four letters and more: shorter ones (« Lise ») would forbid too many sentences. */
function motsPersonnels(courriel: string, nom: string): string[] {
  const [avant = '', apres = ''] = courriel.split('@');
  const mots = [
    avant,
    ...avant.split(/[^a-z0-9]+/),
    apres,
    apres.split('.')[0] ?? '',
    ...nom.split(/[^\p{L}]+/u),
  ];
  return mots.map(plier).filter((mot) => mot.length >= 4);
}

const plier = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

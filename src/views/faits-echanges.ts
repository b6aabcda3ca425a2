import { guillemets } from '../basics/francais.ts';
import type { FAITS_ECHANGES } from '../facts/echanges.ts';
import { direSujet } from './echanges.ts';
import type { Phrases } from './phrases.ts';

export const PHRASES_ECHANGES: Phrases<keyof typeof FAITS_ECHANGES> = {
  'message-ecrit': (d, f) =>
    f.donnees.sur.sorte === 'convention'
      ? 'Message sur la convention'
      : `Message à propos de ${guillemets(direSujet(d, f.donnees.sur))}`,
};

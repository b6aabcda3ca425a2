import { type Esquisse, esquisser, type Vue } from '../esquisse.ts';

/** One sketch for all: whoever may write on the agreement may write on each thing in it. */
export const esquissesDEchanges = ({ aujourdhui }: Vue): readonly Esquisse[] => [
  esquisser('ecrire-message', { sorte: 'convention' }, aujourdhui, { sur: { sorte: 'convention' } }, [
    'donnees.sur',
    'textes.message',
  ]),
];

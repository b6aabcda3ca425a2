import type { Phrase as PhraseDite } from '../../views/listes/bilan.ts';
import { T } from './texte.tsx';

/** A sentence that stresses what the eye must catch. */
export const Phrase = ({ phrase }: { phrase: PhraseDite }) => (
  <>{phrase.map((m) => (typeof m === 'string' ? <T>{m}</T> : <b class="montant">{m.fort}</b>))}</>
);

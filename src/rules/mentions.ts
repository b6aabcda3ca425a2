import type { MENTIONS } from '../facts/administration.ts';
import type { Fait } from '../facts/fait.ts';

export type Mention = (typeof MENTIONS)[number];
export type Mentions = Readonly<Partial<Record<Mention, string>>>;

/** What the espace last said of itself; an answer left empty is absent. */
export function mentionsDe(faits: readonly Fait[]): Mentions {
  const dernier = faits.findLast((f) => f.sorte === 'mentions-reglees');
  return dernier?.sorte === 'mentions-reglees' ? dernier.textes : {};
}

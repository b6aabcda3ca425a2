/** Characters that turn the order of what follows: a title made of them says one thing and shows another. French needs none. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** The same text, shown in the order in which it is written. */
export const sansDirection = (texte: string): string => texte.replace(DIRECTION, '');

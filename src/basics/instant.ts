declare const marque: unique symbol;

/** A moment in UTC, `2026-11-22T09:30:00.000Z`: fixed width, so that instants compare as text. */
export type Instant = string & { readonly [marque]: 'Instant' };

export const instant = (d: Date): Instant => d.toISOString() as Instant;

import type { Envois, ReglageDeRappels } from '../journal/envois.ts';
import { PREFERENCES, type Preferences, RYTHMES, URGENTS_POSSIBLES } from '../rules/rythmes.ts';

/** What someone asked for, and the series of their links. */
export interface PreferencesTenues extends Preferences {
  readonly serie: number;
}

export const SANS_REGLAGE: PreferencesTenues = { ...PREFERENCES, serie: 0 };

export async function preferencesDe(
  envois: Envois,
  espace: string,
): Promise<(personne: string) => PreferencesTenues> {
  const lus = new Map((await envois.reglages(espace)).map((r) => [r.personne, lire(r)]));
  return (personne) => lus.get(personne) ?? SANS_REGLAGE;
}

/** What an older version wrote and is no longer a choice falls back on the habit. */
const lire = ({ rythme, jour, urgents, serie }: ReglageDeRappels): PreferencesTenues => ({
  rythme: RYTHMES.find((r) => r === rythme) ?? PREFERENCES.rythme,
  jour: jour >= 1 && jour <= 5 ? jour : PREFERENCES.jour,
  urgents: URGENTS_POSSIBLES.filter((u) => urgents.includes(u)),
  serie,
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Couverture, couvertureCommune } from './couverture.ts';
import { policeEspaceFine } from './police-espace.ts';

/** Besley for titles, Public Sans for the program's words, Literata for the agreement's own. */
const FICHIERS = [
  'besley/500Medium/Besley_500Medium.ttf',
  'besley/600SemiBold/Besley_600SemiBold.ttf',
  'literata/400Regular/Literata_400Regular.ttf',
  'literata/400Regular_Italic/Literata_400Regular_Italic.ttf',
  'literata/700Bold/Literata_700Bold.ttf',
  'literata/700Bold_Italic/Literata_700Bold_Italic.ttf',
  'public-sans/400Regular/PublicSans_400Regular.ttf',
  'public-sans/400Regular_Italic/PublicSans_400Regular_Italic.ttf',
  'public-sans/600SemiBold/PublicSans_600SemiBold.ttf',
];

export interface Polices {
  readonly fichiers: readonly Uint8Array[];
  readonly couverture: Couverture;
}

/** The fonts that documents embed; those of the machine are never used, so that bytes are the same everywhere. */
export function chargerPolices(): Polices {
  const require = createRequire(import.meta.url);
  const fichiers = FICHIERS.map((f) => readFileSync(require.resolve(`@expo-google-fonts/${f}`)));
  const commune = couvertureCommune(fichiers);
  return {
    fichiers: [policeEspaceFine(), ...fichiers],
    couverture: (point) => point === 0x202f || commune(point),
  };
}

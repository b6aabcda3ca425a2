import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { Mot } from '../modele/regles.ts';
import type { IdFait, PeriodeDeRegistre } from './etat.ts';
import type { Moteur } from './preparer.ts';

/** The periods that deposited papers feed (approval, insurance), by register, oldest first. */
export function lireRegistres(
  moteur: Moteur,
  depots: readonly Fait<'piece-deposee'>[],
  retours: ReadonlyMap<IdFait, unknown>,
): Record<Mot, readonly PeriodeDeRegistre[]> {
  const registres: Record<Mot, PeriodeDeRegistre[]> = {};
  for (const r of moteur.modele.registres) registres[r.id] = [];
  for (const f of depots) {
    const { periode, obligation, piece } = f.donnees;
    if (periode === undefined || retours.has(f.id)) continue;
    const registre = moteur.parId.get(obligation)?.obligation.pieces.find((p) => p.id === piece)?.fournit;
    if (registre) registres[registre]?.push({ du: periode.du, au: periode.au, fait: f.id });
  }
  for (const periodes of Object.values(registres))
    if (periodes.length > 1) periodes.sort((a, b) => a.du - b.du || a.au - b.au);
  return registres;
}

/** The period that covers a day, if any. */
export const periodeCouvrant = (
  periodes: readonly PeriodeDeRegistre[] | undefined,
  j: Jour,
): PeriodeDeRegistre | undefined => periodes?.find((p) => p.du <= j && j <= p.au);

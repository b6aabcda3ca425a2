import type { Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { IdFait, Reunion } from './etat.ts';
import { numeroContenant } from './exercices.ts';
import type { Passe } from './passe.ts';
import { faitsDe } from './selection.ts';

/** Every meeting convened or held, with its moves; one held without convocation stands alone. */
export function lireReunions(passe: Passe): Reunion[] {
  const { faits } = passe;
  const tenues = faitsDe(faits, 'reunion-tenue');
  const reunions = faitsDe(faits, 'reunion-convoquee').map((c) =>
    suivreReunion(
      passe,
      c,
      tenues.find((t) => t.donnees.reunion === c.id),
    ),
  );
  for (const t of tenues)
    if (!reunions.some((r) => r.tenue === t.id)) reunions.push(reunionSansConvocation(passe, t));
  return reunions;
}

function suivreReunion(
  passe: Passe,
  convocation: Fait<'reunion-convoquee'>,
  tenue: Fait<'reunion-tenue'> | undefined,
): Reunion {
  const { instance, tenueLe, exercice, exceptionnelle } = convocation.donnees;
  const deplacements: { fait: IdFait; de: Jour; a: Jour }[] = [];
  let prevueLe = tenueLe;
  for (const d of faitsDe(passe.faits, 'reunion-deplacee')) {
    if (d.donnees.reunion !== convocation.id) continue;
    deplacements.push({ fait: d.id, de: prevueLe, a: d.donnees.tenueLe });
    prevueLe = d.donnees.tenueLe;
  }
  const annulation = faitsDe(passe.faits, 'reunion-annulee').find(
    (a) => a.donnees.reunion === convocation.id,
  );
  return {
    instance,
    convocation: convocation.id,
    convoqueeLe: convocation.jour,
    prevueLe,
    tenueLe: tenue?.jour ?? null,
    tenue: tenue?.id ?? null,
    annulee: tenue === undefined ? (annulation?.id ?? null) : null,
    deplacements,
    exercice: tenue?.donnees.exercice ?? exercice ?? numeroContenant(passe, tenue?.jour ?? prevueLe),
    exceptionnelle: exceptionnelle ?? false,
  };
}

const reunionSansConvocation = (passe: Passe, t: Fait<'reunion-tenue'>): Reunion => ({
  instance: t.donnees.instance,
  convocation: null,
  convoqueeLe: null,
  prevueLe: null,
  tenueLe: t.jour,
  tenue: t.id,
  annulee: null,
  deplacements: [],
  exercice: t.donnees.exercice ?? numeroContenant(passe, t.jour),
  exceptionnelle: false,
});

/** The date that a meeting had, as known on a day: its moves since then left aside. */
export function datePrevueAu(passe: Passe, r: Reunion, au: Jour): Jour | null {
  let date = r.deplacements[0]?.de ?? r.prevueLe;
  for (const d of faitsDe(passe.faits, 'reunion-deplacee'))
    if (d.donnees.reunion === r.convocation && d.jour <= au) date = d.donnees.tenueLe;
  return date;
}

import type { Jour } from '../../basics/jour.ts';
import { compter, ecrireJourCourt } from '../typographie.ts';

/** `22 nov. 2026 à 10 h 42`, in the espace's zone. */
export function direInstant(instant: string, fuseau: string): string {
  const p = Object.fromEntries(
    formatDe(fuseau)
      .formatToParts(new Date(instant))
      .map((x) => [x.type, x.value]),
  );
  const jour = (Date.UTC(Number(p.year), Number(p.month) - 1, Number(p.day)) / 86_400_000) as Jour;
  return `${ecrireJourCourt(jour)} à\u00A0${Number(p.hour)}\u00A0h\u00A0${p.minute}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatDe(fuseau: string): Intl.DateTimeFormat {
  let format = formats.get(fuseau);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: fuseau,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    });
    formats.set(fuseau, format);
  }
  return format;
}

/** What the check of a chain found, in one sentence. */
export function direChaine(
  faits: number,
  ruptures: readonly { readonly rang: number }[],
): {
  readonly juste: boolean;
  readonly phrase: string;
} {
  if (ruptures.length === 0)
    return {
      juste: true,
      phrase: `Chaîne vérifiée : ${compter(faits, 'fait')}, chacun lié au précédent, aucun altéré.`,
    };
  const rangs = [...new Set(ruptures.map((r) => r.rang))];
  return {
    juste: false,
    phrase: `La chaîne est rompue ${rangs.length > 1 ? 'aux faits' : 'au fait'} n°\u00A0${rangs.join(', ')}. Un fait a été altéré, retiré ou déplacé hors de Maillage : prévenez l’administrateur avant de vous appuyer sur ce dossier.`,
  };
}

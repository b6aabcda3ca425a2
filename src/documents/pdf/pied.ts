import { ecrireJour } from '../../basics/jour.ts';
import type { ADire } from '../../views/dit.ts';
import { compter } from '../../views/typographie.ts';

/** What proves where a paper comes from: the agreement, the day, and the head of its chain of facts. */
export interface Provenance {
  readonly editeur: string;
  /** head of the chain of facts, as printed on receipts */
  readonly tete: string;
}

export const pied = (d: ADire, { tete }: Provenance): string =>
  `${d.titre} · au ${ecrireJour(d.etat.regard.au)} · ${compter(d.faits.length, 'fait')}, empreinte ${tete.slice(0, 12)}`;

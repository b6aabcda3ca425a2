import type { Forme } from '../../views/statuts.ts';
import { Icone } from './icone.tsx';
import { T } from './texte.tsx';

/** The nine states that anything may be in. `attente`: a third party must act; `reserve`: done, but late or with a reserve. */
export type Ton = Forme;

/** A state: silhouette, then word, then colour. `texte` says it in full: « En retard de 130 jours ». */
export function Statut({ ton, texte, grand = false }: { ton: Ton; texte: string; grand?: boolean }) {
  return (
    <span class={`statut s-${COULEUR[ton]}${grand ? ' grand' : ''}`}>
      <Icone nom={ton} />
      <span>
        <T>{texte}</T>
      </span>
    </span>
  );
}

const COULEUR: Readonly<Record<Ton, string>> = {
  retard: 'retard',
  proche: 'proche',
  ouvert: 'ouvert',
  fait: 'fait',
  reserve: 'fait',
  suspendu: 'suspendu',
  avenir: 'avenir',
  attente: 'neutre',
  sansobjet: 'neutre',
};

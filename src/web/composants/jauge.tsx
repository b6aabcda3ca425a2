import type { Child } from 'hono/jsx';
import { T } from './texte.tsx';

export interface PartDeJauge {
  /** « 1er acompte, versé le 28 janvier » */
  readonly libelle: string;
  /** « 81 000 € » */
  readonly montant: string;
  /** share of the whole, any unit: only proportions count */
  readonly poids: number;
  /** `fait`: full; `suspendu`: hatched; `avenir`: empty */
  readonly etat: 'fait' | 'suspendu' | 'avenir';
}

/** One bar and its words: the words stand under their segment, so the bar itself is decorative. */
export function Jauge({ parts, children }: { parts: readonly PartDeJauge[]; children?: Child }) {
  const total = parts.reduce((somme, p) => somme + p.poids, 0);
  const largeur = (p: PartDeJauge) =>
    `part-${total > 0 ? Math.min(100, Math.max(1, Math.round((p.poids / total) * 100))) : 1}`;
  return (
    <div class="jauge">
      <div class="barre" aria-hidden="true">
        {parts.map((p) => (
          <span class={`${largeur(p)} j-${p.etat}`} />
        ))}
      </div>
      <dl>
        {parts.map((p) => (
          <div class={largeur(p)}>
            <dt>
              <T>{p.libelle}</T>
            </dt>
            <dd>
              <span class="montant">{p.montant}</span>
            </dd>
          </div>
        ))}
      </dl>
      {children}
    </div>
  );
}

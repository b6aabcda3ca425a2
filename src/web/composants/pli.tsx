import type { Child } from 'hono/jsx';
import { T } from './texte.tsx';

/** Open on a wide screen, folded behind a button on a phone: filters, plan of the articles. */
export function Pli({ titre, children }: { titre: string; children: Child }) {
  return (
    <details class="pli">
      <summary>
        <T>{titre}</T>
      </summary>
      {children}
    </details>
  );
}

/** A detail that is folded everywhere: « Lire la frise en tableau ». */
export function Plus({
  titre,
  ouvert = false,
  children,
}: {
  titre: string;
  ouvert?: boolean;
  children: Child;
}) {
  return (
    <details class="plus" open={ouvert}>
      <summary>
        <T>{titre}</T>
      </summary>
      {children}
    </details>
  );
}

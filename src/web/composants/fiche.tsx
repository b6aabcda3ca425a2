import type { Child } from 'hono/jsx';
import { composer, T } from './texte.tsx';

/** Particulars, term by term, usually beside the main column (`div class="deux"`). */
export function Signaletique({ entrees }: { entrees: readonly (readonly [string, Child])[] }) {
  return (
    <dl class="signaletique">
      {entrees.map(([terme, valeur]) => (
        <>
          <dt>
            <T>{terme}</T>
          </dt>
          <dd>{composer(valeur)}</dd>
        </>
      ))}
    </dl>
  );
}

/** What happened, most recent first. `etroite` for a side column. */
export function Histoire(props: {
  lignes: readonly { readonly quand: string; readonly iso: string | null; readonly quoi: Child }[];
  etroite?: boolean;
}) {
  return (
    <ul class={props.etroite ? 'histoire etroite' : 'histoire'}>
      {props.lignes.map((l) => (
        <li>
          <time datetime={l.iso ?? undefined}>
            <T>{l.quand}</T>
          </time>
          <span>{composer(l.quoi)}</span>
        </li>
      ))}
    </ul>
  );
}

import type { Child } from 'hono/jsx';
import { T } from './texte.tsx';

/** Framed words, rare: what unblocks, a contradiction, a refusal. `retard` is red, `proche` amber, none violet. */
export function Note(props: { titre: string; ton?: 'retard' | 'proche'; niveau?: 2 | 3; children: Child }) {
  const Titre = props.niveau === 3 ? 'h3' : 'h2';
  return (
    <div class={props.ton ? `note ${props.ton}` : 'note'}>
      <Titre>
        <T>{props.titre}</T>
      </Titre>
      {props.children}
    </div>
  );
}

/** What is absent here, and when it may come: never an empty space. */
export function Vide({ titre, children }: { titre: string; children?: Child }) {
  return (
    <div class="vide">
      <b>
        <T>{titre}</T>
      </b>
      {typeof children === 'string' ? <T>{children}</T> : children}
    </div>
  );
}

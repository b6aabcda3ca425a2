import type { Child } from 'hono/jsx';
import { composer } from './texte.tsx';

/** A verb with its object: « Enregistrer la pièce ». One primary per view; the others are `second`. */
export function Bouton(props: {
  children: Child;
  second?: boolean;
  name?: string;
  value?: string;
  /** sends the form elsewhere: « Aperçu » beside « Créer » */
  action?: string;
}) {
  return (
    <button
      class={props.second ? 'bouton second' : 'bouton'}
      type="submit"
      name={props.name}
      value={props.value}
      formaction={props.action}
    >
      {composer(props.children)}
    </button>
  );
}

/** The same shape for a link. `telecharge` marks a file to keep. */
export function LienBouton(props: { href: string; children: Child; second?: boolean; telecharge?: boolean }) {
  return (
    <a
      class={props.second ? 'bouton second' : 'bouton'}
      href={props.href}
      {...(props.telecharge ? { download: '' } : {})}
    >
      {composer(props.children)}
    </a>
  );
}

/** A row of buttons; they fill the width on a phone. */
export function Actions({ children }: { children: Child }) {
  return <div class="actions">{children}</div>;
}

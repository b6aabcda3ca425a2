import type { Child } from 'hono/jsx';
import { composer, T } from './texte.tsx';

/** The head of a page: what it is about in the margin, then title and one sentence. */
export function Chapeau(props: { titre: string; enMarge?: Child; lede?: Child; children?: Child }) {
  return (
    <div class="rang chapeau">
      <div class="en-marge">{composer(props.enMarge)}</div>
      <div class="corps">
        <h1>
          <T>{props.titre}</T>
        </h1>
        {props.lede !== undefined && <p class="lede">{composer(props.lede)}</p>}
        {props.children}
      </div>
    </div>
  );
}

/** One row of the sheet: margin, body. */
export function Rang({ enMarge, children }: { enMarge?: Child; children: Child }) {
  return (
    <div class="rang">
      <div class="en-marge">{composer(enMarge)}</div>
      <div class="corps">{children}</div>
    </div>
  );
}

/**
 * A titled section. `children` stands in the body column; `pleine` (a Registre, GrandLivre or Conditions)
 * spans the sheet and puts its own dates or articles in the margin.
 */
export function Section(props: {
  id: string;
  titre: string;
  combien?: number;
  precision?: string;
  enMarge?: Child;
  pleine?: Child;
  children?: Child;
}) {
  const titreId = `t-${props.id}`;
  return (
    <section class="section" id={props.id} aria-labelledby={titreId}>
      <div class="rang">
        <div class="en-marge">{composer(props.enMarge)}</div>
        <div class="corps">
          <div class="tete-liste">
            <h2 id={titreId}>
              <T>{props.titre}</T>
            </h2>
            {props.combien !== undefined && <span class="combien">{props.combien}</span>}
            {props.precision !== undefined && (
              <span class="discret">
                <T>{props.precision}</T>
              </span>
            )}
          </div>
          {props.children}
        </div>
      </div>
      {props.pleine}
    </section>
  );
}

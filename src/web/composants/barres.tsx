import { T } from './texte.tsx';

export interface Barre {
  readonly libelle: string;
  readonly valeur: string;
  /** length of the bar, 0 to 100 */
  readonly part: number;
  /** what it is compared with, drawn thinner under it */
  readonly avant?: { readonly valeur: string; readonly part: number } | undefined;
}

/** Bars and their table in one: the figures are the table, the bars only draw them. */
export function Barres(props: {
  legende: string;
  entetes: readonly [string, string];
  /** heading of what bars are compared with */
  avant?: string | undefined;
  barres: readonly Barre[];
}) {
  return (
    <table role="table" class="barres">
      <caption>
        <T>{props.legende}</T>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <T>{props.entetes[0]}</T>
          </th>
          <th role="columnheader" scope="col" class="montant">
            <T>{props.entetes[1]}</T>
          </th>
          {props.avant !== undefined && (
            <th role="columnheader" scope="col" class="montant">
              <T>{props.avant}</T>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.barres.map((b) => (
          <tr role="row">
            <th role="rowheader" scope="row">
              <T>{b.libelle}</T>
              <span class="trait" aria-hidden="true">
                <Trait part={b.part} genre="plein" />
                {b.avant && <Trait part={b.avant.part} genre="avant" />}
              </span>
            </th>
            <td role="cell" class="montant">
              {b.valeur}
            </td>
            {props.avant !== undefined && (
              <td role="cell" class="montant discret" data-l={props.avant}>
                {b.avant?.valeur ?? '—'}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Widths come from the classes of shares: a strict CSP forbids inline ones. */
function Trait({ part, genre }: { part: number; genre: 'plein' | 'avant' }) {
  const n = Math.min(100, Math.max(0, Math.round(part)));
  return (
    <span class={`ligne-de-trait ${genre}`}>
      {n > 0 && <span class={`part-${n} encre`} />}
      {n < 100 && <span class={`part-${100 - n}`} />}
    </span>
  );
}

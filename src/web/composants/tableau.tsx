import type { Child } from 'hono/jsx';
import { composer, espacer } from './texte.tsx';

export interface Colonne {
  readonly titre: Child;
  /** `montant` aligns at right; `num` keeps figures tabular and unbroken; `qui` keeps room for a short name */
  readonly sorte?: 'montant' | 'num' | 'qui';
  /** the column's name in the cards of a phone, when `titre` is not plain text */
  readonly etiquette?: string;
  /** direction of the sort that this column holds */
  readonly tri?: 'ascending' | 'descending';
}

const etiquetteDe = (c: Colonne | undefined): string | undefined =>
  c?.etiquette ?? (typeof c?.titre === 'string' ? c.titre : undefined);

/**
 * A dense table that folds into cards on a phone. `entete` says which column names the row (default 1).
 * With `etiquettes`, each cell repeats its column's name on a phone (needed when cells are figures).
 */
export function Tableau(props: {
  legende: string;
  legendeVisible?: boolean;
  colonnes: readonly Colonne[];
  lignes: readonly (readonly Child[])[];
  entete?: number;
  etiquettes?: boolean;
}) {
  const entete = props.entete ?? 1;
  return (
    <table role="table" class="tableau en-cartes">
      <caption class={props.legendeVisible ? undefined : 'seulement-lecteur'}>
        {espacer(props.legende)}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.colonnes.map((c) => (
            <th role="columnheader" scope="col" class={c.sorte} aria-sort={c.tri}>
              {composer(c.titre)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.lignes.map((ligne) => (
          <tr role="row">
            {ligne.map((cellule, i) => {
              const c = props.colonnes[i];
              return i === entete ? (
                <th role="rowheader" scope="row" class={c?.sorte}>
                  {composer(cellule)}
                </th>
              ) : (
                <td role="cell" class={c?.sorte} data-l={props.etiquettes ? etiquetteDe(c) : undefined}>
                  {composer(cellule)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

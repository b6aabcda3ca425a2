import type { Child } from 'hono/jsx';
import { composer, espacer, T } from './texte.tsx';

export interface LigneDeGrandLivre {
  /** in the margin: the article, usually a link of class `ref` */
  readonly art: Child;
  readonly libelle: Child;
  /** the fact used, or the consequence, in small under the label */
  readonly sous?: readonly Child[];
  readonly montant: string;
  /** the amount is not known: « à calculer », « sans base » */
  readonly attend?: boolean;
  /** the running rest; only with two amount columns */
  readonly reste?: string;
}

/**
 * The ledger: article in the margin, operation and fact used, amount, running rest; double rule under the result.
 * `entetes` has three names (article, label, amount) or four (and the rest). It also derives dates.
 */
export function GrandLivre(props: {
  /** read by screen readers, not shown */
  legende: string;
  entetes: readonly [string, string, string] | readonly [string, string, string, string];
  lignes: readonly LigneDeGrandLivre[];
  total?: { readonly art: Child; readonly libelle: Child; readonly montant: string };
}) {
  const { entetes } = props;
  const double = entetes.length === 4;
  const seul = double ? 'montant' : 'montant seul';
  return (
    <table role="table" class="grand-livre">
      <caption class="seulement-lecteur">{espacer(props.legende)}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" class="art" scope="col">
            {entetes[0]}
          </th>
          <th role="columnheader" class="libelle" scope="col">
            {entetes[1]}
          </th>
          <th role="columnheader" class={seul} scope="col">
            {entetes[2]}
          </th>
          {double && (
            <th role="columnheader" class="montant reste" scope="col">
              {entetes[3]}
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.lignes.map((l) => (
          <tr role="row">
            <td role="cell" class="art">
              {composer(l.art)}
            </td>
            <th role="rowheader" scope="row" class="libelle">
              {composer(l.libelle)}
              {l.sous?.map((s) => (
                <small>{composer(s)}</small>
              ))}
            </th>
            <td role="cell" class={l.attend ? `${seul} attend` : seul}>
              {l.montant}
            </td>
            {double && (
              <td role="cell" class="montant reste">
                {l.reste ?? ''}
              </td>
            )}
          </tr>
        ))}
      </tbody>
      {props.total && (
        <tfoot role="rowgroup">
          <tr role="row">
            <td role="cell" class="art">
              {composer(props.total.art)}
            </td>
            <th role="rowheader" scope="row" class="libelle">
              {composer(props.total.libelle)}
            </th>
            {double && <td role="cell" />}
            <td role="cell" class={double ? 'montant reste total' : 'montant seul total'}>
              <span>
                <T>{props.total.montant}</T>
              </span>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

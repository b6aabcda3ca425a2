import type { Child } from 'hono/jsx';
import type { Cadre } from '../cadre.ts';
import { T } from './texte.tsx';

/**
 * A form that writes. Carries the session's token first (so that an upload is refused before its bytes are read)
 * and the rank that was shown, so that a stale form is seen. Renders nothing at another day: one looks, one does not write.
 */
export function Formulaire(props: {
  cadre: Cadre;
  action: string;
  /** last rank of the dossier that the page showed */
  rang?: number;
  /** the form sends files */
  fichiers?: boolean;
  /** with script, says how far the sending has come */
  progression?: boolean;
  id?: string;
  children: Child;
}) {
  if (props.cadre.ailleurs) return null;
  return (
    <form
      id={props.id}
      method="post"
      action={props.action}
      enctype={props.fichiers ? 'multipart/form-data' : undefined}
      novalidate
      data-progression={props.progression ? 'oui' : undefined}
    >
      <input type="hidden" name="jeton" value={props.cadre.jeton} />
      {props.rang !== undefined && <input type="hidden" name="rang" value={props.rang} />}
      {props.children}
    </form>
  );
}

/** One refusal, where it belongs: `champ` is the id of a field, null for the whole form. */
export interface ErreurDeSaisie {
  readonly champ: string | null;
  readonly message: string;
}

/** Stands first in the form's page when it came back: says that nothing was kept, and links to each field. */
export function BilanErreurs(props: {
  erreurs: readonly ErreurDeSaisie[];
  titre?: string;
  children?: Child;
}) {
  if (props.erreurs.length === 0) return null;
  const n = props.erreurs.length;
  return (
    <div class="bilan-erreurs" role="alert" tabindex={-1} id="bilan">
      <h2>{props.titre ?? 'Rien n’est encore enregistré'}</h2>
      <p>
        {n === 1
          ? 'Une réponse est à corriger. Le reste est conservé.'
          : `${n} réponses sont à corriger. Le reste est conservé.`}
      </p>
      <ul>
        {props.erreurs.map((e) => (
          <li>
            {e.champ === null ? (
              <T>{e.message}</T>
            ) : (
              <a href={`#${e.champ}`}>
                <T>{e.message}</T>
              </a>
            )}
          </li>
        ))}
      </ul>
      {props.children}
    </div>
  );
}

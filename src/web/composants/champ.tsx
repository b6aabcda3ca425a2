import type { Child } from 'hono/jsx';
import { Icone } from './icone.tsx';
import { T } from './texte.tsx';

/** What every field has: `id` is also its `name` unless said otherwise; `erreur` reddens the margin. */
interface Commun {
  readonly id: string;
  readonly name?: string;
  readonly libelle: string;
  readonly aide?: string;
  readonly erreur?: string | undefined;
  readonly requis?: boolean;
}

/** One line of text; `sorte` sets keyboard and width, never refuses by itself: the server judges and says why. */
export function ChampTexte(
  props: Commun & {
    valeur?: string | undefined;
    sorte?: 'texte' | 'montant' | 'nombre' | 'courriel' | 'siret' | 'code' | 'mot-de-passe';
    court?: boolean;
    complete?: string;
    propositions?: readonly string[];
  },
) {
  const chiffres = ['montant', 'nombre', 'siret', 'code'].includes(props.sorte ?? '');
  return (
    <Enveloppe {...props}>
      <input
        class={props.court || chiffres ? 'court' : undefined}
        type={props.sorte === 'mot-de-passe' ? 'password' : 'text'}
        inputmode={
          chiffres
            ? props.sorte === 'montant'
              ? 'decimal'
              : 'numeric'
            : props.sorte === 'courriel'
              ? 'email'
              : undefined
        }
        value={props.valeur ?? ''}
        autocomplete={props.complete ?? 'off'}
        list={props.propositions ? `${props.id}-liste` : undefined}
        {...attributs(props)}
      />
      {props.propositions && (
        <datalist id={`${props.id}-liste`}>
          {props.propositions.map((p) => (
            <option value={p} />
          ))}
        </datalist>
      )}
    </Enveloppe>
  );
}

/**
 * A day, typed as people write it (« 24/11/2026 », « 24 novembre 2026 »): one text field that keeps whatever
 * was typed, even a day that does not exist. A small script adds a native calendar beside it.
 */
export function ChampDate(props: Commun & { valeur?: string | undefined }) {
  return (
    <Enveloppe {...props} aide={props.aide ?? 'Par exemple 24/11/2026 ou 24 novembre 2026'}>
      <date-facile>
        <input
          class="court"
          type="text"
          inputmode="text"
          value={props.valeur ?? ''}
          autocomplete="off"
          {...attributs({ ...props, aide: 'oui' })}
        />
      </date-facile>
    </Enveloppe>
  );
}

/** Several lines. */
export function ChampLong(props: Commun & { valeur?: string | undefined; lignes?: number }) {
  return (
    <Enveloppe {...props}>
      <textarea rows={props.lignes ?? 4} {...attributs(props)}>
        {props.valeur ?? ''}
      </textarea>
    </Enveloppe>
  );
}

export interface Option {
  readonly valeur: string;
  readonly libelle: string;
  readonly aide?: string;
  /** long lists are cut into groups, in the order of their first option */
  readonly groupe?: string;
}

/** A native list: six choices or more. */
export function ChampListe(props: Commun & { valeur?: string | undefined; options: readonly Option[] }) {
  return (
    <Enveloppe {...props}>
      <select {...attributs(props)}>
        {enGroupes(props.options).map(({ groupe, options }) =>
          groupe === undefined ? (
            <Options options={options} valeur={props.valeur} />
          ) : (
            <optgroup label={groupe}>
              <Options options={options} valeur={props.valeur} />
            </optgroup>
          ),
        )}
      </select>
    </Enveloppe>
  );
}

function enGroupes(options: readonly Option[]) {
  const groupes: { groupe: string | undefined; options: Option[] }[] = [];
  for (const o of options) {
    const sien = groupes.find((g) => g.groupe === o.groupe);
    if (sien) sien.options.push(o);
    else groupes.push({ groupe: o.groupe, options: [o] });
  }
  return groupes;
}

const Options = ({ options, valeur }: { options: readonly Option[]; valeur: string | undefined }) => (
  <>
    {options.map((o) => (
      <option value={o.valeur} selected={o.valeur === (valeur ?? '')}>
        {o.libelle}
      </option>
    ))}
  </>
);

/** Radio buttons (one choice) or boxes (several): five or fewer. `valeurs` holds what is chosen. */
export function ChampChoix(
  props: Commun & { options: readonly Option[]; valeurs?: readonly string[]; plusieurs?: boolean },
) {
  const nom = props.name ?? props.id;
  return (
    <fieldset
      class={props.erreur ? 'champ erreur' : 'champ'}
      id={props.id}
      aria-describedby={decritPar(props)}
      tabindex={props.erreur ? -1 : undefined}
    >
      <legend>
        <T>{props.libelle}</T>
      </legend>
      <AideEtMessage {...props} />
      {props.options.map((o, i) => (
        <div class="choix">
          <input
            type={props.plusieurs ? 'checkbox' : 'radio'}
            id={`${props.id}-${i + 1}`}
            name={nom}
            value={o.valeur}
            checked={props.valeurs?.includes(o.valeur) ?? false}
          />
          <label for={`${props.id}-${i + 1}`}>
            <span>
              <T>{o.libelle}</T>
              {o.aide !== undefined && (
                <small>
                  <T>{o.aide}</T>
                </small>
              )}
            </span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** A file already received when a form comes back: kept by its content, so it need not be sent again. */
export interface FichierGarde {
  readonly empreinte: string;
  readonly nom: string;
  readonly taille: string;
}

/** A file. When the form comes back with other errors, `garde` shows what was received and offers to replace it. */
export function ChampFichier(
  props: Commun & { garde?: FichierGarde | undefined; accepte?: string; plusieurs?: boolean },
) {
  const { garde } = props;
  return (
    <Enveloppe {...props}>
      {garde && (
        <>
          <div class="fichier">
            <Icone nom="fichier" />
            <span>
              <b>{garde.nom}</b>
              <br />
              <T>{`${garde.taille}, déjà reçu : inutile de le joindre à nouveau`}</T>
            </span>
          </div>
          <input type="hidden" name={`${props.name ?? props.id}-garde`} value={garde.empreinte} />
          <input type="hidden" name={`${props.name ?? props.id}-garde-nom`} value={garde.nom} />
          <p class="aide">Pour le remplacer, choisissez un autre fichier :</p>
        </>
      )}
      <input type="file" accept={props.accepte} multiple={props.plusieurs} {...attributs(props)} />
    </Enveloppe>
  );
}

/** Label, help, message, control, in this order: what a screen reader says before one types. */
function Enveloppe(props: Commun & { children: Child }) {
  return (
    <div class={props.erreur ? 'champ erreur' : 'champ'}>
      <label for={props.id}>
        <T>{props.libelle}</T>
      </label>
      <AideEtMessage {...props} />
      {props.children}
    </div>
  );
}

function AideEtMessage(props: Commun) {
  return (
    <>
      {props.aide !== undefined && (
        <p class="aide" id={`${props.id}-aide`}>
          <T>{props.aide}</T>
        </p>
      )}
      {props.erreur !== undefined && (
        <p class="message" id={`${props.id}-erreur`}>
          <Icone nom="retard" />
          <span>
            <span class="seulement-lecteur">Erreur : </span>
            <T>{props.erreur}</T>
          </span>
        </p>
      )}
    </>
  );
}

const attributs = (p: Commun) => ({
  id: p.id,
  name: p.name ?? p.id,
  'aria-invalid': p.erreur === undefined ? undefined : ('true' as const),
  'aria-describedby': decritPar(p),
  'aria-required': p.requis ? ('true' as const) : undefined,
});

function decritPar(p: Commun): string | undefined {
  const ids = [
    p.aide === undefined ? null : `${p.id}-aide`,
    p.erreur === undefined ? null : `${p.id}-erreur`,
  ].filter((id) => id !== null);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

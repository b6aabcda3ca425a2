import type { Child } from 'hono/jsx';
import { type Cadre, parametresDuJour } from '../cadre.ts';
import { Bouton } from './boutons.tsx';
import type { Option } from './champ.tsx';
import { Pli } from './pli.tsx';
import { T } from './texte.tsx';

/** Filters of a list: a GET form, so that a filtered list has an address. Keeps the day looked at. */
export function Filtres(props: {
  cadre: Cadre;
  action: string;
  titre: string;
  bouton?: string;
  children: Child;
  /** how many filters are on: the fold says it on a phone */
  actifs?: number;
}) {
  const titre = props.actifs ? `${props.titre} (${props.actifs})` : props.titre;
  return (
    <Pli titre={titre}>
      <form class="filtres" method="get" action={props.action} aria-label={props.titre}>
        {parametresDuJour(props.cadre).map(([nom, valeur]) => (
          <input type="hidden" name={nom} value={valeur} />
        ))}
        {props.children}
        <Bouton second>{props.bouton ?? 'Filtrer'}</Bouton>
      </form>
    </Pli>
  );
}

/** One filter with a closed list; the first option stands for all. */
export function FiltreListe(props: {
  id: string;
  name: string;
  libelle: string;
  valeur: string | undefined;
  options: readonly Option[];
}) {
  return (
    <div>
      <label for={props.id}>
        <T>{props.libelle}</T>
      </label>
      <select id={props.id} name={props.name}>
        {props.options.map((o) => (
          <option value={o.valeur} selected={o.valeur === (props.valeur ?? '')}>
            {o.libelle}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One filter with free words. */
export function FiltreTexte(props: {
  id: string;
  name: string;
  libelle: string;
  valeur: string | undefined;
}) {
  return (
    <div class="recherche">
      <label for={props.id}>
        <T>{props.libelle}</T>
      </label>
      <input type="search" id={props.id} name={props.name} value={props.valeur ?? ''} autocomplete="off" />
    </div>
  );
}

import { cheminDeCase } from '../../../rules/fiche-questions.ts';
import { ficheView, type LigneVue } from '../../../views/fiche.ts';
import { Icone } from '../../composants/icone.tsx';
import { T } from '../../composants/texte.tsx';
import type { PageDePartie } from './saisie.ts';

/** The table of figures as fields: one cell per line and year; totals and results follow, they are not typed. */
export function SaisieDesChiffres(props: PageDePartie) {
  const { fiche } = props.enCours;
  const vue = ficheView(props.dossier, fiche);
  return (
    <>
      <p class="discret sous-titre">
        <T>
          En euros. Écrivez 0 là où il n’y a rien : une case vide laisse le total inconnu. Les totaux, les
          pourcentages et les résultats se calculent quand la partie est enregistrée.
        </T>
      </p>
      <table class="tableau chiffres-a-saisir" role="table">
        <caption class="seulement-lecteur">Chiffres de la fiche, à remplir</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Ligne
            </th>
            {vue.colonnes.map((c) => (
              <th role="columnheader" scope="col" class="montant" id={`col-${c.id}`}>
                <T>{c.titre}</T>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {vue.lignes.map((l) => (
            <tr role="row" class={l.genre}>
              <th role="rowheader" scope="row" id={`ligne-${l.id}`}>
                <T>{l.titre}</T>
              </th>
              {vue.colonnes.map((c, i) => (
                <td role="cell" class="montant">
                  <span class="nom-de-colonne" aria-hidden="true">
                    <T>{c.titre}</T>
                  </span>
                  {l.genre === 'total' || l.genre === 'resultat' ? (
                    <output class={l.cases[i]?.valeur == null ? 'attend' : undefined}>
                      {l.cases[i]?.valeur ?? 'se calcule'}
                    </output>
                  ) : (
                    <UneCase {...props} ligne={l} colonne={c.id} rang={i} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function UneCase(props: PageDePartie & { ligne: LigneVue; colonne: string; rang: number }) {
  const { ligne, colonne, rang } = props;
  const chemin = cheminDeCase(ligne.id, colonne);
  const erreur = props.erreurs.find((e) => e.champ === chemin)?.message;
  const annonce = ligne.cases[rang]?.annonce ?? null;
  const decrit = [
    erreur === undefined ? null : `${chemin}-erreur`,
    annonce === null ? null : `${chemin}-aide`,
  ]
    .filter((x) => x !== null)
    .join(' ');
  return (
    <div class={erreur === undefined ? 'case' : 'case erreur'}>
      {erreur !== undefined && (
        <p class="message" id={`${chemin}-erreur`}>
          <Icone nom="retard" />
          <span>
            <span class="seulement-lecteur">{'Erreur\u00A0: '}</span>
            <T>{erreur}</T>
          </span>
        </p>
      )}
      <input
        type="text"
        inputmode="decimal"
        id={chemin}
        name={chemin}
        value={props.valeurs[chemin] ?? ''}
        autocomplete="off"
        aria-labelledby={`ligne-${ligne.id} col-${colonne}`}
        aria-invalid={erreur === undefined ? undefined : 'true'}
        aria-describedby={decrit === '' ? undefined : decrit}
      />
      {annonce !== null && (
        <small id={`${chemin}-aide`}>
          <T>{annonce}</T>
        </small>
      )}
    </div>
  );
}

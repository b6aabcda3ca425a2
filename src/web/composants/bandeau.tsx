import { ecrireIso, ecrireJour } from '../../basics/jour.ts';
import type { Cadre } from '../cadre.ts';
import { LienBouton } from './boutons.tsx';
import { Icone } from './icone.tsx';
import { T } from './texte.tsx';

/** The unmistakable banner of a page seen at another day, with what that means and the way back. */
export function Bandeau({ cadre }: { cadre: Cadre }) {
  const passe = cadre.au < cadre.aujourdhui;
  const futur = cadre.au > cadre.aujourdhui;
  const autreSavoir = cadre.connu === null;
  return (
    <aside class="bandeau" aria-label="Vous regardez un autre jour">
      <div class="cadre">
        <div class="quand">
          <Icone nom="temps" />
        </div>
        <div class="dit">
          <strong>
            <T>{`Vu au ${ecrireJour(cadre.au)}`}</T>
          </strong>
          <span>
            {futur &&
              'Ce jour n’est pas arrivé : voici ce qui se passera si rien de plus n’est enregistré. Ici, on regarde sans rien modifier.'}
            {passe &&
              (autreSavoir
                ? 'Ce jour est passé : le voici avec tout ce qu’on en sait aujourd’hui. Ici, on regarde sans rien modifier.'
                : 'Ce jour est passé : le voici avec ce qu’on en savait ce jour-là. Ici, on regarde sans rien modifier.')}
          </span>
          {passe && (
            <>
              {' '}
              <a href={autreSavoir ? avecSavoir(cadre) : sansSavoir(cadre)}>
                {autreSavoir ? 'Voir ce qu’on savait alors' : 'Voir ce qu’on en sait aujourd’hui'}
              </a>
            </>
          )}
        </div>
        <LienBouton href={cadre.chemin}>Revenir à aujourd’hui</LienBouton>
      </div>
    </aside>
  );
}

const avecSavoir = (cadre: Cadre): string => requeteDuJour(cadre, true);
const sansSavoir = (cadre: Cadre): string => requeteDuJour(cadre, false);

function requeteDuJour(cadre: Cadre, alors: boolean): string {
  const [chemin = '', requete = ''] = cadre.chemin.split('?', 2);
  const p = new URLSearchParams(requete);
  p.set('au', ecrireIso(cadre.au));
  if (alors) p.set('connu', 'alors');
  return `${chemin}?${p.toString()}`;
}

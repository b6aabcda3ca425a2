import { type Cadre, lier } from '../cadre.ts';

/**
 * Pages of a list, cut on the server. `adresse` gives the address of a page, filters kept.
 * Says which lines are shown: « 51 à 100 sur 4 312 ».
 */
export function Pagination(props: {
  cadre: Cadre;
  page: number;
  taille: number;
  total: number;
  quoi: string;
  adresse: (page: number) => string;
}) {
  const derniere = Math.max(1, Math.ceil(props.total / props.taille));
  if (derniere === 1) return null;
  const debut = (props.page - 1) * props.taille + 1;
  const fin = Math.min(props.total, props.page * props.taille);
  return (
    <nav class="pagination" aria-label={`Pages, ${props.quoi}`}>
      <p class="discret">{`${nombre(debut)} à ${nombre(fin)} sur ${nombre(props.total)} ${props.quoi}`}</p>
      <ul class="liste">
        {props.page > 1 && (
          <li>
            <a class="bouton second" rel="prev" href={lier(props.cadre, props.adresse(props.page - 1))}>
              Page précédente
            </a>
          </li>
        )}
        {voisines(props.page, derniere).map((n) =>
          n === null ? (
            <li aria-hidden="true" class="lacune">
              …
            </li>
          ) : (
            <li>
              <a
                class="numero"
                aria-label={`Page ${n}`}
                aria-current={n === props.page ? 'page' : undefined}
                href={lier(props.cadre, props.adresse(n))}
              >
                {nombre(n)}
              </a>
            </li>
          ),
        )}
        {props.page < derniere && (
          <li>
            <a class="bouton second" rel="next" href={lier(props.cadre, props.adresse(props.page + 1))}>
              Page suivante
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function voisines(page: number, derniere: number): readonly (number | null)[] {
  const gardees = [...new Set([1, page - 1, page, page + 1, derniere])]
    .filter((n) => n >= 1 && n <= derniere)
    .sort((a, b) => a - b);
  return gardees.flatMap((n, i) => {
    const avant = gardees[i - 1];
    return avant !== undefined && n - avant > 1 ? [null, n] : [n];
  });
}

const nombre = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202F');

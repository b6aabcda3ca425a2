import type { Child } from 'hono/jsx';
import type { Ton } from './statut.tsx';
import { Statut } from './statut.tsx';
import { composer, T } from './texte.tsx';

export interface LigneDeRegistre {
  /** in the margin: « 15 », « juillet 2026 »; `null` when the day is unknown */
  readonly jour: string | null;
  readonly sousJour: string;
  /** the same day for machines, `2026-07-15` */
  readonly iso: string | null;
  readonly titre: string;
  readonly href: string;
  /** agreement, who must act, article: in this order */
  readonly meta: readonly Child[];
  readonly ton: Ton;
  readonly statut: string;
  /** the consequence: « Retient le solde 2026, 84 500,00 € » */
  readonly dit: string | null;
  readonly tardive: boolean;
  /** buttons at right; none at another day */
  readonly actions?: Child;
}

/** Deadlines as lines of a register: the day in the margin, then what, who, state, consequence, action. */
export function Registre({
  lignes,
  titreNiveau = 3,
}: {
  lignes: readonly LigneDeRegistre[];
  titreNiveau?: 2 | 3;
}) {
  return (
    <ul class="registre">
      {lignes.map((ligne) => (
        <Ligne ligne={ligne} niveau={titreNiveau} />
      ))}
    </ul>
  );
}

function Ligne({ ligne, niveau }: { ligne: LigneDeRegistre; niveau: 2 | 3 }) {
  const Titre = niveau === 2 ? 'h2' : 'h3';
  return (
    <li class={ligne.tardive ? 'echeance tardive' : 'echeance'}>
      <p class="date">
        {ligne.jour === null ? (
          <span class="sans-date">
            <T>{ligne.sousJour}</T>
          </span>
        ) : (
          <time datetime={ligne.iso ?? undefined}>
            <b>
              <T>{ligne.jour}</T>
            </b>
            <span>
              <T>{ligne.sousJour}</T>
            </span>
          </time>
        )}
      </p>
      <div class="fond">
        <div>
          <Titre class="quoi">
            <a href={ligne.href}>
              <T>{ligne.titre}</T>
            </a>
          </Titre>
          <p class="meta">
            {ligne.meta.map((m) => (
              <span>{composer(m)}</span>
            ))}
          </p>
          <div class="etat">
            <Statut ton={ligne.ton} texte={ligne.statut} />
            {ligne.dit !== null && (
              <p class="dit">
                <T>{ligne.dit}</T>
              </p>
            )}
          </div>
        </div>
        {ligne.actions !== undefined && <div class="faire">{ligne.actions}</div>}
      </div>
    </li>
  );
}

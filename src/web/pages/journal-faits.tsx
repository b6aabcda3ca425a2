import { ecrireIso } from '../../basics/jour.ts';
import type { LigneDeJournal } from '../../views/journal.ts';
import { direInstant } from '../../views/listes/journal.ts';
import { ecrireTaille } from '../../views/statuts.ts';
import { ecrireJourCourt } from '../../views/typographie.ts';
import { type Cadre, lier } from '../cadre.ts';
import { T } from '../composants/texte.tsx';

/** One fact to show: where it stands, and whether its cancelling may be asked. */
export interface FaitMontre extends LigneDeJournal {
  readonly flux: string;
  /** title of its agreement, when several are mixed */
  readonly convention?: string;
  readonly annulable: boolean;
}

/**
 * Facts as a register: number and day in the margin, then what, who recorded it and when. A cancelled fact stays,
 * struck, with the reason.
 */
export function ListeDeFaits(props: { cadre: Cadre; fuseau: string; faits: readonly FaitMontre[] }) {
  return (
    <ol class="faits">
      {props.faits.map((f) => (
        <li class={f.annulation ? 'fait annule' : 'fait'} id={`fait-${f.rang}`}>
          <p class="date">
            <time datetime={ecrireIso(f.jour)}>
              <T>{ecrireJourCourt(f.jour)}</T>
            </time>
            <span>{`n°\u00A0${f.rang}`}</span>
          </p>
          <div class="fond">
            <Corps {...props} fait={f} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Corps({ cadre, fuseau, fait: f }: { cadre: Cadre; fuseau: string; fait: FaitMontre }) {
  const dossier = `/conventions/${f.flux}`;
  return (
    <>
      <p class="phrase">
        {f.annulation ? (
          <del>
            <T>{f.phrase}</T>
          </del>
        ) : (
          <T>{f.phrase}</T>
        )}
      </p>
      {f.annulation && (
        <p class="annulation">
          <T>{`Annulé par le fait n°\u00A0${f.annulation.rang}${f.annulation.motif === null ? '.' : ` : ${f.annulation.motif}`}`}</T>
        </p>
      )}
      {f.precisions.map((p) => (
        <p class="precision">
          <T>{p}</T>
        </p>
      ))}
      <p class="discret">
        {f.convention !== undefined && (
          <>
            <a href={lier(cadre, dossier)}>{f.convention}</a>
            {' · '}
          </>
        )}
        <T>{f.auteur}</T>
        {' · '}
        <T>{`enregistré le ${direInstant(f.enregistre, fuseau)}${f.simule ? ' (instant simulé)' : ''}`}</T>
        {f.fichier && (
          <>
            {' · '}
            <a href={`${dossier}/fichiers/${f.fichier.empreinte}`}>
              {`${f.fichier.nom} (${ecrireTaille(f.fichier.taille)})`}
            </a>
          </>
        )}
        {f.annulable && (
          <>
            {' '}
            <a class="geste" href={`${dossier}/journal/${f.rang}/annuler`}>
              Annuler ce fait<span class="seulement-lecteur">{` n°\u00A0${f.rang}`}</span>
            </a>
          </>
        )}
      </p>
    </>
  );
}

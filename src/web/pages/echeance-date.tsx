import { dateCivile } from '../../basics/jour.ts';
import type { CaseDeReglette } from '../../views/dates.ts';
import type { EcheanceVue } from '../../views/echeances.ts';
import { ecrireJourCourt } from '../../views/typographie.ts';
import { GrandLivre } from '../composants/grand-livre.tsx';
import { Rang, Section } from '../composants/mise-en-page.tsx';
import { T } from '../composants/texte.tsx';
import { Art, type DuDossier, LienFait } from './convention-commun.tsx';

/** The reckoning of the last day, step by step, and the days counted. */
export function DateDEcheance({ cadre, dossier, vue }: DuDossier & { vue: EcheanceVue }) {
  return (
    <>
      <Section
        id="date"
        titre="D’où vient cette date"
        pleine={
          vue.pourquoi.length > 0 && (
            <GrandLivre
              legende="Calcul de la date limite"
              entetes={['Article', 'Étape', 'Date']}
              lignes={vue.pourquoi.map((p) => ({
                art: <Art cadre={cadre} dossier={dossier} numero={p.article} texte={vue.texte} />,
                libelle: p.libelle,
                ...(p.detail === null
                  ? {}
                  : {
                      sous: [
                        <>
                          <T>{p.detail}</T>{' '}
                          {p.fait && <LienFait cadre={cadre} dossier={dossier} fait={p.fait} />}
                        </>,
                      ],
                    }),
                montant: p.jour ?? 'inconnue',
                attend: p.jour === null,
              }))}
              {...(vue.limite === null
                ? {}
                : {
                    total: {
                      art: <Art cadre={cadre} dossier={dossier} numero={vue.article} texte={vue.texte} />,
                      libelle: 'Au plus tard',
                      montant: ecrireJourCourt(vue.limite),
                    },
                  })}
            />
          )
        }
      >
        {vue.pourquoi.length === 0 && (
          <p class="discret">
            <T>{`Cette obligation n’a pas de date à calculer\u00A0: ${vue.quand}.`}</T>
          </p>
        )}
      </Section>
      {vue.reglette && (
        <Rang>
          <Reglette cases={vue.reglette} />
        </Rang>
      )}
    </>
  );
}

function Reglette({ cases }: { cases: readonly CaseDeReglette[] }) {
  const genres = new Set(cases.map((c) => c.genre));
  return (
    <>
      <ol class={`reglette debut-${((cases[0]?.jour ?? 0) + 3) % 7}`} aria-hidden="true">
        {cases.map((c, i) => {
          const d = dateCivile(c.jour);
          const nomme = i === 0 || d.jour === 1 || c.genre !== 'delai';
          return (
            <li class={c.genre === 'nu' ? undefined : c.genre}>
              <T>{d.jour === 1 ? '1er' : String(d.jour)}</T>
              <br />
              {nomme && c.genre !== 'nu' ? ecrireJourCourt(c.jour, false).split('\u00A0')[1] : '\u00A0'}
            </li>
          );
        })}
      </ol>
      <ul class="legende-reglette liste">
        {LEGENDE.filter(([genre]) => genres.has(genre)).map(([genre, mot]) => (
          <li>
            <i class={genre} />
            {mot}
          </li>
        ))}
      </ul>
    </>
  );
}

const LEGENDE = [
  ['auj', 'Jour regardé'],
  ['limite', 'Dernier jour'],
  ['delai', 'Les jours comptés'],
  ['evt', 'Ce dont on part'],
] as const;

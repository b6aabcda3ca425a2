import type { FicheVue, LigneVue, QuestionVue } from '../../../views/fiche.ts';
import { ecrireCentiemes } from '../../../views/fiche-ecrire.ts';
import type { VerdictDit } from '../../../views/fiche-verdicts.ts';
import { compter } from '../../../views/typographie.ts';
import { Barres } from '../../composants/barres.tsx';
import { Section } from '../../composants/mise-en-page.tsx';
import { Plus } from '../../composants/pli.tsx';
import { T } from '../../composants/texte.tsx';
import { StatutVu } from '../convention-commun.tsx';

/** What does not agree first, with its explanation; what agrees is folded. */
export function Controles({ vue }: { vue: FicheVue }) {
  if (vue.verdicts.length === 0) return null;
  const ecarts = vue.verdicts.filter((v) => v.verdict.etat === 'ecart');
  const autres = vue.verdicts.filter((v) => v.verdict.etat !== 'ecart');
  const tenus = autres.filter((v) => v.verdict.etat === 'tenu').length;
  return (
    <Section
      id="controles"
      titre="Ce qui s’explique"
      {...(ecarts.length > 0 ? { combien: ecarts.length } : {})}
      precision={`${compter(tenus, 'chiffre')} ${tenus >= 2 ? 'concordent' : 'concorde'}`}
    >
      {ecarts.length === 0 && <p class="discret">{`Aucun écart\u00A0: ce qui peut se comparer concorde.`}</p>}
      <ul class="liste ecarts-lus">
        {ecarts.map((v) => (
          <UnEcart dit={v} />
        ))}
      </ul>
      {autres.length > 0 && (
        <Plus titre={`Voir ce qui concorde ou ne se compare pas encore (${autres.length})`}>
          <ul class="liste ecarts-lus">
            {autres.map((v) => (
              <UnEcart dit={v} />
            ))}
          </ul>
        </Plus>
      )}
    </Section>
  );
}

function UnEcart({ dit }: { dit: VerdictDit }) {
  const { verdict } = dit;
  return (
    <li>
      <p class="tete-ecart">
        <b>
          <T>{dit.titre}</T>
        </b>
        <StatutVu statut={dit.statut} />
      </p>
      <p>
        <T>{dit.phrase}</T>
      </p>
      {verdict.explication !== null && (
        <blockquote class="explication">
          <T>{verdict.explication}</T>
        </blockquote>
      )}
    </li>
  );
}

/** Income and charges as bars over the years, then the whole table. */
export function ChiffresLus({ vue }: { vue: FicheVue }) {
  if (vue.lignes.length === 0 || vue.lignes.every((l) => l.cases.every((c) => c.valeur === null)))
    return null;
  const dessin = dessiner(vue);
  return (
    <Section id="chiffres" titre="Chiffres">
      {dessin && <Barres {...dessin} />}
      <table role="table" class="tableau chiffres-lus">
        <caption class="seulement-lecteur">Chiffres de la fiche, en euros et en part du total</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Ligne
            </th>
            {vue.colonnes.map((c) => (
              <th role="columnheader" scope="col" class="montant">
                <T>{c.titre}</T>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {vue.lignes.map((l) => (
            <UneLigne ligne={l} vue={vue} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The lines of the last year that closed, beside what had been announced of it: what people look at first. */
function dessiner(vue: FicheVue): Parameters<typeof Barres>[0] | null {
  const rang = vue.colonnes.findLastIndex((_, i) => vue.lignes.some((l) => l.cases[i]?.centimes != null));
  const colonne = vue.colonnes[rang];
  const lignes = vue.lignes.filter((l) => l.genre === 'ligne' && (l.cases[rang]?.centimes ?? -1) >= 0);
  if (!colonne || lignes.length === 0) return null;
  const nombres = lignes.flatMap((l) => [l.cases[rang]?.centimes ?? 0, l.cases[rang]?.annonceCentimes ?? 0]);
  const plusGrand = Math.max(1, ...nombres);
  const part = (n: number) => Math.max(n > 0 ? 1 : 0, (n * 100) / plusGrand);
  const compare = lignes.some((l) => l.cases[rang]?.annonceCentimes != null);
  return {
    legende: compare ? `${colonne.titre}, à côté de ce qui était annoncé` : colonne.titre,
    entetes: ['Ligne', 'Montant'],
    avant: compare ? 'Annoncé' : undefined,
    barres: lignes.flatMap((l) => {
      const c = l.cases[rang];
      if (c?.valeur == null) return [];
      const avant = c.annonceCentimes;
      return [
        {
          libelle: l.titre,
          valeur: c.valeur,
          part: part(c.centimes ?? 0),
          avant: avant === null ? undefined : { valeur: ecrireCentiemes(avant, 'euros'), part: part(avant) },
        },
      ];
    }),
  };
}

function UneLigne({ ligne, vue }: { ligne: LigneVue; vue: FicheVue }) {
  return (
    <tr role="row" class={ligne.genre}>
      <th role="rowheader" scope="row">
        <T>{ligne.titre}</T>
      </th>
      {ligne.cases.map((c, i) => (
        <td role="cell" class="montant">
          <span class="nom-de-colonne" aria-hidden="true">
            <T>{vue.colonnes[i]?.titre ?? ''}</T>
          </span>
          <span class="valeur">
            {c.valeur ?? <span class="discret">inconnu</span>}
            {c.part !== null && ligne.genre !== 'total' && <small>{c.part}</small>}
            {c.annonce !== null && (
              <small>
                <T>{c.annonce}</T>
              </small>
            )}
          </span>
        </td>
      ))}
    </tr>
  );
}

/** Every answer, last year's beside it; shares are drawn. Parts without an answer are named, not shown. */
export function PartiesLues({ vue, avant }: { vue: FicheVue; avant: number | null }) {
  const remplies = vue.parties.filter((p) =>
    p.questions.some((q) => q.reponses.some((r) => r.valeur !== null)),
  );
  return (
    <>
      {remplies.map((p) => (
        <Section id={`partie-${p.cle.replaceAll('.', '-')}`} titre={p.titre}>
          <dl class="reponses">
            {p.questions.map((q) =>
              q.reponses.some((r) => r.part !== null) ? (
                <div class="dessin">
                  <dt class="seulement-lecteur">
                    <T>{q.intitule}</T>
                  </dt>
                  <dd>
                    <Parts question={q} avant={avant} annee={vue.exercice} />
                  </dd>
                </div>
              ) : (
                <UneReponse question={q} avant={avant} />
              ),
            )}
          </dl>
        </Section>
      ))}
    </>
  );
}

function UneReponse({ question: q, avant }: { question: QuestionVue; avant: number | null }) {
  const valeur = q.reponses.map((r) => r.valeur).filter((v) => v !== null);
  const jadis = q.reponses.map((r) => r.avant).filter((v) => v !== null);
  if (valeur.length === 0 && jadis.length === 0) return null;
  return (
    <div class={q.long ? 'longue' : undefined}>
      <dt>
        <T>{q.intitule}</T>
      </dt>
      <dd>
        {valeur.length === 0 ? (
          <span class="discret">sans réponse</span>
        ) : (
          <T>{q.reponses.length === 2 ? `du ${valeur.join(' au ')}` : valeur.join(', ')}</T>
        )}
        {!q.long && avant !== null && jadis.length > 0 && jadis.join() !== valeur.join() && (
          <small>
            <T>{`${avant} : ${jadis.join(', ')}`}</T>
          </small>
        )}
      </dd>
    </div>
  );
}

function Parts({
  question: q,
  avant,
  annee,
}: {
  question: QuestionVue;
  avant: number | null;
  annee: number;
}) {
  const compare = avant !== null && q.reponses.some((r) => r.partAvant !== null);
  return (
    <Barres
      legende={q.intitule}
      entetes={['Part', String(annee)]}
      {...(compare ? { avant: String(avant) } : {})}
      barres={q.reponses.map((r) => ({
        libelle: r.intitule.replace(/^./, (x) => x.toLocaleUpperCase('fr')),
        valeur: r.valeur ?? '—',
        part: r.part ?? 0,
        ...(compare && r.avant !== null ? { avant: { valeur: r.avant, part: r.partAvant ?? 0 } } : {}),
      }))}
    />
  );
}

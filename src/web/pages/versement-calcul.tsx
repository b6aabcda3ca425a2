import type { Issues } from '../../views/hypotheses.ts';
import type { VersementVue } from '../../views/versements.ts';
import { lier } from '../cadre.ts';
import { GrandLivre } from '../composants/grand-livre.tsx';
import { Rang, Section } from '../composants/mise-en-page.tsx';
import { Plus } from '../composants/pli.tsx';
import { Tableau } from '../composants/tableau.tsx';
import { T } from '../composants/texte.tsx';
import { Art, adresseDe, type DuDossier, LienFait } from './convention-commun.tsx';

/** The amount line by line, then what else the sentence could mean, in figures. */
export function Calcul(
  props: DuDossier & { vue: VersementVue; lectures: readonly (Issues & { readonly libelle: string })[] },
) {
  const { cadre, dossier, vue } = props;
  return (
    <>
      <Section
        id="calcul"
        titre="D’où vient ce montant"
        pleine={
          <GrandLivre
            legende={`Calcul, ${vue.titre}, ligne à ligne, avec l’article appliqué et le fait utilisé`}
            entetes={['Article', 'Opération et fait utilisé', 'Montant', 'Reste']}
            lignes={vue.lignes.map((l) => ({
              art: <Art cadre={cadre} dossier={dossier} numero={l.article} texte={vue.texte} />,
              libelle: l.libelle,
              ...(l.detail === null && l.faits.length === 0
                ? {}
                : {
                    sous: [
                      <>
                        {l.detail !== null && <T>{`${l.detail} `}</T>}
                        {l.faits.map((f) => (
                          <>
                            <LienFait cadre={cadre} dossier={dossier} fait={f} />{' '}
                          </>
                        ))}
                      </>,
                    ],
                  }),
              montant: l.montant ?? '',
              ...(l.reste === null ? { reste: 'inconnu' } : { reste: l.reste }),
            }))}
            total={{
              art: <Art cadre={cadre} dossier={dossier} numero={vue.article} texte={vue.texte} />,
              libelle: vue.resultat,
              montant: vue.montant ?? 'sans base',
            }}
          />
        }
      />
      <Rang>
        <div class="apres-calcul">
          {vue.parDefaut && (
            <p>
              <T>Calculé à défaut de vote : la règle de secours de l’article s’applique.</T>
            </p>
          )}
          <p class="discret">
            <T>{[vue.fige, vue.somme].filter((p) => p !== null).join(' ')}</T>
          </p>
          <p class="discret">
            <T>{`À payer ${vue.quand}.`}</T>
          </p>
          {props.lectures.map((lecture) => (
            <Plus titre={`L’article ${vue.article} peut se lire autrement`}>
              <Tableau
                legende={`Versements de ${lecture.exercice} selon la lecture de l’article`}
                entete={0}
                etiquettes
                colonnes={[
                  { titre: 'Lecture' },
                  ...lecture.colonnes.map((c) => ({ titre: c, sorte: 'montant' as const })),
                ]}
                lignes={lecture.lignes.map((l) => [l.hypothese, ...l.montants.map((m) => m ?? 'sans base')])}
              />
            </Plus>
          ))}
          <p>
            <a href={lier(cadre, adresseDe(dossier.id, `/decompte/${vue.cle}`))} download="">
              Télécharger le décompte en PDF
            </a>
          </p>
          {vue.pourquoiDate.length > 0 && (
            <Plus titre="D’où vient sa date">
              <ul class="liste">
                {vue.pourquoiDate.map((p) => (
                  <li>
                    <Art cadre={cadre} dossier={dossier} numero={p.article} texte={vue.texte} />{' '}
                    <T>{`${p.libelle}\u00A0: ${p.jour ?? 'date inconnue'}`}</T>
                  </li>
                ))}
              </ul>
            </Plus>
          )}
        </div>
      </Rang>
    </>
  );
}

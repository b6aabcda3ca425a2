import { ecrireIso } from '../../basics/jour.ts';
import { documentsView } from '../../views/documents.ts';
import { ecrireTaille } from '../../views/statuts.ts';
import { ecrireJourCourt } from '../../views/typographie.ts';
import { lier } from '../cadre.ts';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau, Section } from '../composants/mise-en-page.tsx';
import { Vide } from '../composants/note.tsx';
import { Tableau } from '../composants/tableau.tsx';
import { T } from '../composants/texte.tsx';
import { adresseDe, arianeDe, type DuDossier } from './convention-commun.tsx';

/** The papers of a dossier: those it received, those the program writes. */
export function PageDocuments({ cadre, dossier }: DuDossier) {
  const vue = documentsView(dossier);
  return (
    <Feuille
      cadre={cadre}
      titre={`Documents, ${dossier.titre}`}
      rubrique="conventions"
      ariane={arianeDe(dossier, { texte: 'Documents' })}
    >
      <Chapeau
        titre="Documents"
        enMarge={dossier.titre}
        lede="Ce que les parties ont déposé, et ce que Maillage écrit à partir de la convention et des faits."
      />
      <Section id="produits" titre="Écrits par Maillage">
        <ul class="documents liste">
          {vue.produits.map((p) => (
            <li>
              <b>
                <T>{p.titre}</T>
              </b>
              <p class="discret">
                <T>{p.contenu}</T>
              </p>
              <p class="formats">
                {p.formats.map((f) => (
                  <a class="bouton second" href={lier(cadre, adresseDe(dossier.id, f.chemin))} download="">
                    <span class="seulement-lecteur">{`${p.titre}, `}</span>
                    {f.nom}
                  </a>
                ))}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="deposes" titre="Fichiers déposés" combien={vue.fichiers.length}>
        {vue.fichiers.length === 0 ? (
          <Vide titre="Aucun fichier pour le moment">
            Les pièces déposées avec un fichier viendront ici, la plus récente en premier.
          </Vide>
        ) : (
          <Tableau
            legende="Fichiers déposés dans le dossier"
            colonnes={[
              { titre: 'Envoyé le', sorte: 'num' },
              { titre: 'Fichier' },
              { titre: 'Pièce' },
              { titre: 'Par' },
              { titre: 'Taille', sorte: 'num' },
            ]}
            lignes={vue.fichiers.map((f) => [
              <time datetime={ecrireIso(f.jour)}>
                <T>{ecrireJourCourt(f.jour)}</T>
              </time>,
              <a href={adresseDe(dossier.id, `/fichiers/${f.empreinte}`)}>{f.nom}</a>,
              f.annule ? `${f.piece} (annulé)` : f.piece,
              f.auteur,
              ecrireTaille(f.taille),
            ])}
          />
        )}
      </Section>
    </Feuille>
  );
}

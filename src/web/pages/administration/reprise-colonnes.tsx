import type { Context } from 'hono';
import { peutTenir } from '../../../acts/creer.ts';
import { ecrireRefus } from '../../../acts/refus.ts';
import { ciblesDe } from '../../../acts/reprise/cibles.ts';
import type { Correspondance, Tableau } from '../../../acts/reprise/tableau.ts';
import { capitale, guillemets } from '../../../basics/francais.ts';
import type { EssaiDeReprise } from '../../../espace/administration.ts';
import type { ModeleOffert, Organisation } from '../../../espace/espace.ts';
import { direConventionEssayee, lettreDeColonne } from '../../../views/reprise.ts';
import { accord, compter } from '../../../views/typographie.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { ChampListe, type FichierGarde } from '../../composants/champ.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang, Section } from '../../composants/mise-en-page.tsx';
import { Tableau as TableauVu } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';
import type { Env } from '../../env.ts';
import { ADMINISTRATION } from './commun.ts';

interface Props {
  readonly c: Context<Env>;
  readonly offert: ModeleOffert;
  readonly fichier: FichierGarde;
  readonly tableau: Tableau;
  readonly correspondance: Correspondance;
  readonly parties: Readonly<Record<string, string>>;
  readonly organisations: readonly Organisation[];
  /** null: not tried yet */
  readonly essai: EssaiDeReprise | null;
  readonly erreurs: readonly ErreurDeSaisie[];
}

/** What each column is, then what would be created and every fault. */
export function PageDeColonnes(props: Props) {
  const { c, essai, offert, tableau } = props;
  const fautes = essai?.fautes.length ?? 0;
  return (
    <Feuille
      cadre={c.var.cadre}
      titre="Ce que sont les colonnes"
      erreur={fautes > 0 || props.erreurs.length > 0}
      ariane={[
        ADMINISTRATION,
        { texte: 'Reprise d’un tableau', href: '/administration/reprise' },
        { texte: props.fichier.nom },
      ]}
    >
      <Chapeau
        titre="Ce que sont les colonnes"
        enMarge={`Modèle version ${offert.modele.version}`}
        lede={`${props.fichier.nom} : ${compter(tableau.lignes.length, 'ligne')}, ${compter(tableau.entetes.length, 'colonne')}. Ce qui est proposé vient des noms de colonnes ; corrigez-le, puis essayez : un essai n’écrit rien.`}
      />
      <Rang>
        <div class="saisie">
          <BilanErreurs erreurs={props.erreurs} titre="Rien n’est repris" />
        </div>
      </Rang>
      {essai !== null && <Bilan {...props} essai={essai} />}
      <Formulaire cadre={c.var.cadre} action="/administration/reprise">
        <input type="hidden" name="modele" value={offert.empreinte} />
        <input type="hidden" name="fichier-garde" value={props.fichier.empreinte} />
        <Section id="colonnes" titre="Les colonnes" combien={tableau.entetes.length}>
          <div class="saisie saisie-large">
            <div class="saisie-grille">
              {tableau.entetes.map((_, i) => (
                <UneColonne {...props} colonne={i} />
              ))}
            </div>
          </div>
        </Section>
        <Section id="parties" titre="Les parties qu’aucune colonne ne nomme">
          <div class="saisie saisie-large">
            <div class="saisie-grille">
              {offert.modele.parties
                .filter((p) => p.role === 'entite')
                .map((p) => (
                  <ChampListe
                    id={`partie-${p.id}`}
                    libelle={capitale(p.intitule)}
                    valeur={props.parties[p.id]}
                    options={[
                      { valeur: '', libelle: 'Choisir' },
                      ...props.organisations
                        .filter((o) => peutTenir('entite', o.nature))
                        .map((o) => ({ valeur: o.id, libelle: o.nom })),
                    ]}
                  />
                ))}
            </div>
            <Actions>
              <Bouton name="geste" value="essayer" second={essai !== null && fautes === 0}>
                {essai === null ? 'Essayer sans rien écrire' : 'Essayer de nouveau'}
              </Bouton>
              {essai !== null && fautes === 0 && essai.conventions.length > 0 && (
                <Bouton name="geste" value="reprendre">
                  {`Reprendre ${accord(essai.conventions.length, 'la convention', `les ${essai.conventions.length} conventions`)}`}
                </Bouton>
              )}
              <LienBouton second href="/administration/reprise">
                Choisir un autre fichier
              </LienBouton>
            </Actions>
          </div>
        </Section>
      </Formulaire>
    </Feuille>
  );
}

function UneColonne({ offert, tableau, correspondance, colonne }: Props & { colonne: number }) {
  const entete = tableau.entetes[colonne] ?? '';
  const exemple = tableau.lignes.map((l) => l.cellules[colonne]?.trim() ?? '').find((v) => v !== '');
  return (
    <ChampListe
      id={`colonne-${colonne}`}
      libelle={`${lettreDeColonne(colonne)}. ${entete || 'sans nom'}`}
      aide={exemple === undefined ? 'Colonne vide' : `Par exemple ${guillemets(exemple.slice(0, 60))}`}
      valeur={correspondance[colonne] ?? ''}
      options={[
        { valeur: '', libelle: 'Laisser de côté' },
        ...ciblesDe(offert.modele, entete).map((x) => ({
          valeur: x.id,
          libelle: capitale(x.libelle),
          groupe: x.groupe,
        })),
      ]}
    />
  );
}

function Bilan({ essai, tableau }: Props & { essai: EssaiDeReprise }) {
  const { conventions, fautes } = essai;
  const celluleDe = (ligne: number | null, colonne: number | null): string =>
    colonne === null
      ? ''
      : (tableau.lignes
          .find((l) => l.numero === ligne)
          ?.cellules[colonne]?.trim()
          .slice(0, 60) ?? '');
  return (
    <>
      {fautes.length > 0 && (
        <Section
          id="fautes"
          titre="À corriger dans le fichier"
          combien={fautes.length}
          enMarge="Tant qu’il en reste une, rien n’entre"
        >
          <TableauVu
            legende="Fautes, par ligne et par colonne"
            entete={0}
            colonnes={[
              { titre: 'Où', sorte: 'num' },
              { titre: 'Colonne' },
              { titre: 'Écrit' },
              { titre: 'Ce qui ne va pas, et ce qui est attendu' },
            ]}
            lignes={fautes.map((f) => [
              f.ligne === null
                ? 'Fichier'
                : `${f.colonne === null ? 'Ligne ' : lettreDeColonne(f.colonne)}${f.ligne}`,
              f.colonne === null ? 'toute la ligne' : (tableau.entetes[f.colonne] ?? ''),
              celluleDe(f.ligne, f.colonne) || 'rien',
              ecrireRefus(f.refus),
            ])}
          />
        </Section>
      )}
      <Section
        id="apercu"
        titre={fautes.length > 0 ? 'Ce qui se lit déjà bien' : 'Ce qui serait créé'}
        combien={conventions.length}
        enMarge="Essai, rien n’est écrit"
      >
        {conventions.length === 0 ? (
          <p class="discret">
            <T>Aucune ligne ne peut encore entrer.</T>
          </p>
        ) : (
          <TableauVu
            legende="Conventions qui seraient créées"
            colonnes={[
              { titre: 'Ligne', sorte: 'num' },
              { titre: 'Convention' },
              { titre: 'Association' },
              { titre: 'Serait' },
              { titre: 'Son histoire' },
            ]}
            lignes={conventions
              .map(direConventionEssayee)
              .map((x) => [String(x.ligne), x.titre, x.association, x.phase, x.histoire])}
          />
        )}
      </Section>
    </>
  );
}

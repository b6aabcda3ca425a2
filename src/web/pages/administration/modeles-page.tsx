import type { Context } from 'hono';
import { capitale } from '../../../basics/francais.ts';
import { ecrireJour } from '../../../basics/jour.ts';
import type { EssaiDeModele, ModeleTenu } from '../../../espace/administration.ts';
import type { Noms } from '../../../espace/espace.ts';
import type { Faute, Modele } from '../../../modele/regles.ts';
import { compter } from '../../../views/typographie.ts';
import { Actions, Bouton } from '../../composants/boutons.tsx';
import { ChampFichier, ChampLong, ChampTexte } from '../../composants/champ.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang, Section } from '../../composants/mise-en-page.tsx';
import { Note, Vide } from '../../composants/note.tsx';
import { Plus } from '../../composants/pli.tsx';
import { Statut } from '../../composants/statut.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';
import type { Env } from '../../env.ts';
import { ApercuDeConvention } from '../nouvelle-apercu.tsx';
import { ADMINISTRATION } from './commun.ts';

/** A text being written: what was typed or joined, what checking it gave. */
export interface TexteEnCours {
  readonly source: string;
  readonly essai: EssaiDeModele | null;
  readonly erreurs: readonly ErreurDeSaisie[];
}

interface Props {
  readonly c: Context<Env>;
  readonly tenus: readonly ModeleTenu[];
  /** how many agreements follow a modele, by its name */
  readonly suivis: ReadonlyMap<string, number>;
  readonly texte: TexteEnCours;
  readonly noms: Noms;
}

/** The texts held and the one being written; what checking it gave comes first, and beside it the text to mend. */
export function PageDeModeles(props: Props) {
  const { c, tenus, texte } = props;
  const { cadre } = c.var;
  const { essai, erreurs } = texte;
  const publie = tenus.find((m) => String(m.fait?.rang) === c.req.query('publie'));
  return (
    <Feuille
      cadre={cadre}
      titre="Modèles"
      erreur={erreurs.length > 0 || (essai?.fautes?.length ?? 0) > 0}
      ariane={[ADMINISTRATION, { texte: 'Modèles' }]}
    >
      <Chapeau
        titre="Modèles"
        enMarge={compter(tenus.length, 'texte')}
        lede="Un modèle est le texte d’une convention, ses règles à côté. Un texte publié ne change plus : on en publie une autre version, et chaque convention garde la sienne."
      />
      {publie && (
        <Rang>
          <Note titre="Le modèle est publié">
            <p>
              <T>{`${publie.modele.titre}, version\u00A0${publie.modele.version}\u00A0: il est proposé aux nouvelles conventions.`}</T>
            </p>
          </Note>
        </Rang>
      )}
      {essai !== null &&
        (essai.fautes === null ? (
          <Pret c={c} modele={essai.modele} source={texte.source} />
        ) : (
          <Fautes fautes={essai.fautes} />
        ))}
      {essai === null && <Tenus {...props} />}
      <LeTexte {...props} />
      {essai?.fautes === null && (
        <ApercuDeConvention
          cadre={cadre}
          brouillon={{ id: 'apercu', ...essai.convention, noms: props.noms }}
        />
      )}
    </Feuille>
  );
}

function Tenus({ c, tenus, suivis, texte }: Props) {
  return (
    <Section id="tenus" titre="Textes de l’espace" combien={tenus.length}>
      {tenus.length === 0 ? (
        <Vide titre="Aucun texte encore.">Publiez le premier, plus bas.</Vide>
      ) : (
        <ul class="liste">
          {tenus.map((m) => (
            <UnModele c={c} tenu={m} suivis={suivis.get(m.modele.nom) ?? 0} erreurs={texte.erreurs} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function LeTexte({ c, texte }: Props) {
  const { essai, erreurs } = texte;
  return (
    <Section id="texte" titre={essai === null ? 'Publier un texte' : 'Le texte vérifié'}>
      <div class="saisie">
        <BilanErreurs erreurs={erreurs} titre="Rien n’est publié" />
        <Formulaire cadre={c.var.cadre} action="/administration/modeles" fichiers>
          <ChampFichier
            id="fichier"
            libelle="Fichier du modèle, facultatif"
            aide="Un texte .md ou .txt, tel que « Écrire un modèle » l’explique dans l’aide. Joint, il remplace ce qui est écrit dessous."
            accepte=".md,.txt"
            erreur={erreurs.find((e) => e.champ === 'fichier')?.message}
          />
          <ChampLong
            id="source"
            libelle="Texte du modèle"
            valeur={texte.source}
            lignes={texte.source === '' ? 6 : 24}
            erreur={erreurs.find((e) => e.champ === 'source')?.message}
          />
          <Actions>
            <Bouton name="geste" value="verifier">
              Vérifier le texte
            </Bouton>
          </Actions>
        </Formulaire>
      </div>
    </Section>
  );
}

/** Nothing to reproach: what it would give is shown below, and it may be published as it was checked. */
function Pret({ c, modele, source }: { c: Context<Env>; modele: Modele; source: string }) {
  return (
    <Rang>
      <Note titre={`${modele.titre}, version\u00A0${modele.version}\u00A0: aucune faute`}>
        <p>
          <T>
            {`${compter(modele.parties.length, 'partie')}, ${compter(modele.obligations.length, 'obligation')}, ${compter(modele.termes.length, 'terme')} à fixer. Plus bas, le calendrier et le texte d’une convention inventée qui le suivrait.`}
          </T>
        </p>
        <Formulaire cadre={c.var.cadre} action="/administration/modeles">
          <input type="hidden" name="source" value={source} />
          <Actions>
            <Bouton name="geste" value="publier">
              Publier ce texte
            </Bouton>
          </Actions>
        </Formulaire>
      </Note>
    </Rang>
  );
}

function Fautes({ fautes }: { fautes: readonly Faute[] }) {
  return (
    <Section id="fautes" titre="À corriger" combien={fautes.length}>
      <Tableau
        legende="Fautes du texte"
        colonnes={[
          { titre: 'Ligne', sorte: 'num' },
          { titre: 'Ce qui ne va pas' },
          { titre: 'Attendu' },
          { titre: 'Vouliez-vous dire' },
        ]}
        etiquettes
        lignes={fautes.map((f) => [
          `${f.position.ligne}, colonne\u00A0${f.position.colonne}`,
          <T>{`${capitale(f.message)}.`}</T>,
          <T>{f.attendu ?? ''}</T>,
          <T>{f.proche ?? ''}</T>,
        ])}
      />
    </Section>
  );
}

function UnModele(props: {
  c: Context<Env>;
  tenu: ModeleTenu;
  suivis: number;
  erreurs: readonly ErreurDeSaisie[];
}) {
  const { c, tenu, suivis } = props;
  const { modele, empreinte, fait } = tenu;
  const action = `/administration/modeles/${empreinte}`;
  const motif = `motif-${empreinte.slice(0, 8)}`;
  const erreur = props.erreurs.find((e) => e.champ === motif)?.message;
  const depuis = fait === null ? 'fourni avec Maillage' : `le ${ecrireJour(fait.jour)}`;
  return (
    <li class="identite">
      <div>
        <p class="identite-nom">
          <T>{`${modele.titre}, version\u00A0${modele.version}`}</T>
        </p>
        <p>
          {tenu.offert ? (
            <Statut ton="fait" texte={`Proposé, ${fait === null ? depuis : `publié ${depuis}`}`} />
          ) : (
            <Statut ton="sansobjet" texte={`Retiré du choix ${depuis}`} />
          )}
        </p>
        <p class="discret">
          {suivis > 0 ? (
            <a href={`/conventions?modele=${modele.nom}`}>{compter(suivis, 'convention')}</a>
          ) : (
            'Aucune convention'
          )}
          <T>
            {suivis > 0
              ? ` ${suivis > 1 ? 'suivent' : 'suit'} ce modèle, toutes versions ensemble`
              : ' ne le suit encore'}
          </T>
          {' · '}
          <a href={action} download="">
            Télécharger le texte
          </a>
          {' · '}
          <a href={`/administration/modeles?depuis=${empreinte}#texte`}>En écrire une autre version</a>
        </p>
        {tenu.offert ? (
          <Plus titre="Retirer du choix" ouvert={erreur !== undefined}>
            <Formulaire cadre={c.var.cadre} action={action}>
              <ChampTexte id={motif} name="motif" libelle="Pourquoi" requis erreur={erreur} />
              <Actions>
                <Bouton second name="geste" value="retirer">
                  Ne plus le proposer
                </Bouton>
              </Actions>
            </Formulaire>
          </Plus>
        ) : (
          <Formulaire cadre={c.var.cadre} action={action}>
            <Actions>
              <Bouton second name="geste" value="offrir">
                Le proposer de nouveau
              </Bouton>
            </Actions>
          </Formulaire>
        )}
      </div>
    </li>
  );
}

import type { Context } from 'hono';
import { enumerer } from '../../../basics/francais.ts';
import { ecrireJour } from '../../../basics/jour.ts';
import type { RepriseFaite } from '../../../espace/administration.ts';
import type { ModeleOffert } from '../../../espace/espace.ts';
import { accord, compter } from '../../../views/typographie.ts';
import { Actions, Bouton } from '../../composants/boutons.tsx';
import { ChampChoix, ChampFichier, ChampTexte } from '../../composants/champ.tsx';
import type { SaisiePrecedente } from '../../composants/champs.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang, Section } from '../../composants/mise-en-page.tsx';
import { Note, Vide } from '../../composants/note.tsx';
import { Plus } from '../../composants/pli.tsx';
import { T } from '../../composants/texte.tsx';
import type { Env } from '../../env.ts';
import { ADMINISTRATION } from './commun.ts';

/** Deposit a table; what was taken over before, and taking it back. */
export function PageDeReprise(props: {
  c: Context<Env>;
  modeles: readonly ModeleOffert[];
  reprises: readonly RepriseFaite[];
  erreurs: readonly ErreurDeSaisie[];
  saisie?: SaisiePrecedente;
}) {
  const { c, erreurs, modeles, reprises } = props;
  const { cadre } = c.var;
  const erreur = (champ: string) => erreurs.find((e) => e.champ === champ)?.message;
  const faite = reprises.find((r) => String(r.fait.rang) === c.req.query('faite') && r.annulee === null);
  return (
    <Feuille
      cadre={cadre}
      titre="Reprise d’un tableau"
      erreur={erreurs.length > 0}
      ariane={[ADMINISTRATION, { texte: 'Reprise d’un tableau' }]}
    >
      <Chapeau
        titre="Reprise d’un tableau"
        enMarge="Rien n’est écrit avant votre accord"
        lede="Une ligne par convention. Vous direz ce qu’est chaque colonne, verrez ce qui serait créé et chaque faute à sa place ; puis tout entre d’un coup, ou rien."
      />
      {faite && (
        <Rang>
          <Note titre="La reprise est faite">
            <p>
              <T>{`${compter(faite.fait.donnees.dossiers.length, 'convention')} ${accord(faite.fait.donnees.dossiers.length, 'est entrée', 'sont entrées')} dans l’espace. Vous pouvez encore l’annuler plus bas, tant que personne n’y a écrit.`}</T>
            </p>
          </Note>
        </Rang>
      )}
      {c.req.query('annulee') === 'oui' && (
        <Rang>
          <Note titre="La reprise est annulée">
            <p>
              Ses conventions ne paraissent plus nulle part. Les associations inscrites restent au répertoire.
            </p>
          </Note>
        </Rang>
      )}
      <Section id="tableau" titre="Le tableau">
        <div class="saisie">
          <BilanErreurs erreurs={erreurs} titre="Rien n’est repris" />
          <Formulaire cadre={cadre} action="/administration/reprise" fichiers>
            <ChampChoix
              id="modele"
              libelle="Modèle que suivent ces conventions"
              erreur={erreur('modele')}
              options={modeles.map((m) => ({
                valeur: m.empreinte,
                libelle: m.modele.titre,
                aide: `Version ${m.modele.version}`,
              }))}
              valeurs={props.saisie?.get('modele') ?? (modeles[0] ? [modeles[0].empreinte] : [])}
            />
            <ChampFichier
              id="fichier"
              libelle="Tableau"
              aide="XLSX (sa première feuille) ou CSV. La première ligne nomme les colonnes ; celles d’une année disent cette année : « Subvention votée 2026 »"
              accepte=".xlsx,.csv"
              erreur={erreur('fichier')}
            />
            <Actions>
              <Bouton name="geste" value="lire">
                Lire le tableau
              </Bouton>
            </Actions>
          </Formulaire>
          <p class="discret">
            <T>Tableau d’exemple, à remplir : </T>
            {modeles.map((m, i) => (
              <>
                {i > 0 && ', '}
                <a href={`/administration/reprise/exemple/${m.empreinte}`} download="">
                  <T>{`${m.modele.titre} (${m.modele.version})`}</T>
                </a>
              </>
            ))}
          </p>
        </div>
      </Section>
      <Section id="reprises" titre="Reprises faites" combien={reprises.length}>
        {reprises.length === 0 ? (
          <Vide titre="Aucune reprise encore.">Chacune paraîtra ici, avec de quoi l’annuler.</Vide>
        ) : (
          <ul class="liste">
            {reprises.map((r) => (
              <UneReprise c={c} r={r} erreurs={erreurs} saisie={props.saisie} />
            ))}
          </ul>
        )}
      </Section>
    </Feuille>
  );
}

function UneReprise(props: {
  c: Context<Env>;
  r: RepriseFaite;
  erreurs: readonly ErreurDeSaisie[];
  saisie: SaisiePrecedente | undefined;
}) {
  const { c, r, saisie } = props;
  const n = r.fait.donnees.dossiers.length;
  const sienne = saisie?.get('reprise')?.[0] === r.fait.id;
  const id = `motif-${r.fait.rang}`;
  return (
    <li class="identite">
      <div>
        <p class="identite-nom">
          <T>{r.fait.textes.nomFichier ?? 'Tableau'}</T>
        </p>
        <p class="discret">
          <T>
            {`${compter(n, 'convention')}, ${ecrireJour(r.fait.jour)}${r.annulee === null ? '' : `, annulée le ${ecrireJour(r.annulee)}`}`}
          </T>
        </p>
        {r.ecrites.length > 0 && (
          <p class="discret">
            <T>
              {`Ne s’annule plus d’un bloc : quelqu’un a écrit dans ${enumerer(r.ecrites.slice(0, 3).map((e) => e.titre))}${r.ecrites.length > 3 ? ` et ${compter(r.ecrites.length - 3, 'autre')}` : ''}.`}
            </T>
          </p>
        )}
        {r.annulee === null && r.ecrites.length === 0 && !c.var.cadre.ailleurs && (
          <Plus titre="Annuler cette reprise" ouvert={sienne}>
            <Formulaire cadre={c.var.cadre} action="/administration/reprise/annuler">
              <input type="hidden" name="reprise" value={r.fait.id} />
              <ChampTexte
                id={id}
                name="motif"
                libelle="Pourquoi"
                aide="Le motif reste au journal de l’espace"
                valeur={sienne ? saisie?.get('motif')?.[0] : undefined}
                erreur={sienne ? props.erreurs.find((e) => e.champ === 'motif')?.message : undefined}
              />
              <Actions>
                <Bouton second>{`Retirer ${accord(n, 'la convention', `les ${n} conventions`)}`}</Bouton>
              </Actions>
            </Formulaire>
          </Plus>
        )}
      </div>
    </li>
  );
}

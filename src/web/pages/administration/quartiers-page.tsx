import type { Context } from 'hono';
import { type QuartierSaisi, type QuartiersLus, STATUTS_DE_QUARTIER } from '../../../acts/quartiers.ts';
import { ecrireRefus } from '../../../acts/refus.ts';
import { capitale } from '../../../basics/francais.ts';
import { accord, compter } from '../../../views/typographie.ts';
import { Actions, Bouton } from '../../composants/boutons.tsx';
import { ChampChoix, ChampFichier, ChampTexte, type FichierGarde } from '../../composants/champ.tsx';
import type { SaisiePrecedente } from '../../composants/champs.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang, Section } from '../../composants/mise-en-page.tsx';
import { Note, Vide } from '../../composants/note.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';
import type { Env } from '../../env.ts';
import { ADMINISTRATION } from './commun.ts';

export interface Saisie {
  readonly dits: SaisiePrecedente;
  readonly erreurs: readonly ErreurDeSaisie[];
  /** what the file joined would enter */
  readonly essai: QuartiersLus | null;
  readonly fichier: FichierGarde | null;
}

const ADRESSE = '/administration/quartiers';

export function PageDeQuartiers(props: {
  c: Context<Env>;
  quartiers: readonly QuartierSaisi[];
  saisie: Saisie;
}) {
  const { c, quartiers, saisie } = props;
  const { cadre } = c.var;
  const inscrits = Number(c.req.query('inscrits') ?? 0);
  const erreur = (champ: string) => saisie.erreurs.find((e) => e.champ === champ)?.message;
  const dit = (champ: string) => saisie.dits.get(champ)?.[0] ?? '';
  return (
    <Feuille
      cadre={cadre}
      titre="Quartiers"
      erreur={saisie.erreurs.length > 0}
      ariane={[ADMINISTRATION, { texte: 'Quartiers' }]}
    >
      <Chapeau
        titre="Quartiers"
        enMarge={compter(quartiers.length, 'quartier')}
        lede="Les conventions disent où elles s’appliquent ; les listes se filtrent par quartier."
      />
      {inscrits > 0 && saisie.essai === null && (
        <Rang>
          <Note titre={`${compter(inscrits, 'quartier')} ${accord(inscrits, 'inscrit')}`}>
            <p>Le journal de l’espace le garde.</p>
          </Note>
        </Rang>
      )}
      <Rang>
        <BilanErreurs erreurs={saisie.erreurs} titre="Rien n’est inscrit" />
      </Rang>
      {saisie.essai && saisie.fichier && (
        <Essai c={c} essai={saisie.essai} fichier={saisie.fichier} commune={dit('commune')} />
      )}
      <Section id="tenus" titre="Inscrits" combien={quartiers.length}>
        {quartiers.length === 0 ? (
          <Vide titre="Aucun quartier encore.">Inscrivez-en un, ou joignez le fichier officiel.</Vide>
        ) : (
          <ListeDeQuartiers quartiers={quartiers} legende="Quartiers inscrits" />
        )}
      </Section>
      <Section id="fichier-des-quartiers" titre="Depuis un fichier">
        <div class="saisie">
          <Formulaire cadre={cadre} action={ADRESSE} fichiers>
            <ChampFichier
              id="fichier"
              libelle="Fichier des quartiers"
              aide="CSV ou XLSX. Le fichier national des quartiers prioritaires se lit tel quel ; sinon, une colonne Nom, et au besoin Code, Statut, Habitants, Commune."
              accepte=".csv,.xlsx"
              erreur={erreur('fichier')}
            />
            <ChampTexte
              id="commune"
              libelle="Ne garder que la commune, facultatif"
              aide="Un fichier national a des quartiers de partout"
              valeur={dit('commune')}
              erreur={erreur('commune')}
            />
            <Actions>
              <Bouton name="geste" value="lire">
                Voir ce qui serait inscrit
              </Bouton>
            </Actions>
          </Formulaire>
        </div>
      </Section>
      <Section id="un-quartier" titre="Un par un">
        <div class="saisie">
          <Formulaire cadre={cadre} action={ADRESSE}>
            <ChampTexte
              id="nom"
              libelle="Nom du quartier"
              aide="Un quartier déjà inscrit sous ce nom est corrigé"
              valeur={dit('nom')}
              erreur={erreur('nom')}
            />
            <ChampChoix
              id="statut"
              libelle="Statut"
              options={STATUTS_DE_QUARTIER.map((s) => ({ valeur: s, libelle: capitale(s) }))}
              valeurs={[dit('statut') || 'prioritaire']}
              erreur={erreur('statut')}
            />
            <ChampTexte
              id="habitants"
              sorte="nombre"
              libelle="Habitants, facultatif"
              valeur={dit('habitants')}
              erreur={erreur('habitants')}
            />
            <Actions>
              <Bouton name="geste" value="ajouter">
                Inscrire le quartier
              </Bouton>
            </Actions>
          </Formulaire>
        </div>
      </Section>
    </Feuille>
  );
}

/** What the file would do, before it does it. */
function Essai(props: { c: Context<Env>; essai: QuartiersLus; fichier: FichierGarde; commune: string }) {
  const { essai, fichier } = props;
  const n = essai.nouveaux.length + essai.changes.length;
  return (
    <Section id="essai" titre="Ce qui serait inscrit" combien={n} enMarge="Essai, rien n’est écrit">
      <p class="discret">
        <T>
          {`${fichier.nom}\u00A0: ${compter(essai.nouveaux.length, 'nouveau quartier', 'nouveaux quartiers')}, ${compter(essai.changes.length, 'corrigé')}, ${compter(essai.pareils, 'inchangé')}${essai.ailleurs > 0 ? `, ${compter(essai.ailleurs, 'ligne')} d’autres communes laissées de côté` : ''}.`}
        </T>
      </p>
      {essai.fautes.length > 0 && (
        <Tableau
          legende="Fautes du fichier"
          entete={0}
          etiquettes
          colonnes={[{ titre: 'Ligne', sorte: 'num' }, { titre: 'Ce qui ne va pas' }]}
          lignes={essai.fautes.map((f) => [String(f.ligne), <T>{ecrireRefus(f.refus)}</T>])}
        />
      )}
      {n > 0 && (
        <ListeDeQuartiers quartiers={[...essai.nouveaux, ...essai.changes]} legende="Quartiers à inscrire" />
      )}
      {n > 0 && essai.fautes.length === 0 && (
        <Formulaire cadre={props.c.var.cadre} action={ADRESSE}>
          <input type="hidden" name="fichier-garde" value={fichier.empreinte} />
          <input type="hidden" name="commune" value={props.commune} />
          <Actions>
            <Bouton name="geste" value="inscrire">
              {`Inscrire ${accord(n, 'ce quartier', `ces ${n} quartiers`)}`}
            </Bouton>
          </Actions>
        </Formulaire>
      )}
    </Section>
  );
}

const ListeDeQuartiers = (props: { quartiers: readonly QuartierSaisi[]; legende: string }) => (
  <Tableau
    legende={props.legende}
    entete={0}
    etiquettes
    colonnes={[{ titre: 'Quartier' }, { titre: 'Statut' }, { titre: 'Habitants', sorte: 'montant' }]}
    lignes={props.quartiers.map((q) => [
      <T>{q.nom}</T>,
      capitale(q.statut),
      q.habitants === null ? '' : q.habitants.toLocaleString('fr-FR'),
    ])}
  />
);

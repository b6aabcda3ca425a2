import { ecrireRefus, type Refus } from '../../../acts/refus.ts';
import { ecrireIso } from '../../../basics/jour.ts';
import { type Fiche, resteAExpliquer } from '../../../rules/fiche.ts';
import { type FicheVue, ficheView } from '../../../views/fiche.ts';
import { direLigneDeJournal } from '../../../views/journal.ts';
import { accord, compter } from '../../../views/typographie.ts';
import { lier } from '../../cadre.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { ChampDate } from '../../composants/champ.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang, Section } from '../../composants/mise-en-page.tsx';
import { Note, Vide } from '../../composants/note.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';
import { Enregistre } from '../convention.tsx';
import { Art, arianeDe, type DuDossier, HistoireDe, StatutVu } from '../convention-commun.tsx';
import { adresseFiche } from './adresses.ts';
import type { EnCours } from './en-cours.ts';
import { ChiffresLus, Controles, PartiesLues } from './lecture.tsx';

export interface PageDeFiche extends DuDossier {
  /** what is shown: the draft, or what was sent */
  readonly fiche: Fiche;
  /** null: this person does not fill it */
  readonly enCours: EnCours | null;
  /** the draft is shown */
  readonly brouillon: boolean;
  readonly empechements: readonly Refus[];
  readonly erreurs: readonly ErreurDeSaisie[];
  readonly jour: string | null;
  /** who receives a form on paper says when it was sent; who fills it sends it today */
  readonly ditLeJour: boolean;
  readonly enregistre: string | null;
}

/** The form of a year: where it stands, what it says beside last year's, what does not agree, and its sending. */
export function PageFiche(props: PageDeFiche) {
  const { cadre, dossier, fiche, enCours, brouillon } = props;
  const vue = ficheView(dossier, fiche);
  const rien = fiche.parties.every((p) => p.remplies === 0);
  return (
    <Feuille
      cadre={cadre}
      titre={vue.titre}
      rubrique="a-faire"
      erreur={props.erreurs.length > 0}
      ariane={arianeDe(dossier, { texte: vue.titre })}
    >
      <Chapeau
        titre={vue.titre}
        enMarge={
          <>
            <Art cadre={cadre} dossier={dossier} numero={vue.article} />
            <br />
            <T>{`remplie par ${vue.par}`}</T>
          </>
        }
      >
        <Enregistre dit={props.enregistre} />
        <p class="etat-tete">
          <StatutVu statut={vue.statut} grand />
        </p>
        {vue.envoi && (
          <p class="discret">
            <T>{`Par ${vue.envoi.auteur}.`}</T>
          </p>
        )}
        <Annees {...props} />
      </Chapeau>
      <Rang>
        <div class="saisie">
          <BilanErreurs erreurs={props.erreurs} titre="La fiche n’est pas déposée" />
        </div>
        <Etat {...props} vue={vue} />
      </Rang>
      {enCours && (brouillon || fiche.deposee === null) && <ListeDesParties {...props} vue={vue} />}
      {!rien && (
        <>
          <Controles vue={vue} />
          <ChiffresLus vue={vue} />
          <PartiesLues vue={vue} avant={fiche.precedente?.exercice ?? null} />
        </>
      )}
      {enCours && (brouillon || fiche.deposee === null) && <Depot {...props} />}
      {fiche.envois.length > 0 && (
        <Section id="histoire" titre="Historique">
          <HistoireDe
            cadre={cadre}
            dossier={dossier}
            lignes={fiche.envois.map((e) => direLigneDeJournal(dossier, e.fait))}
          />
        </Section>
      )}
    </Feuille>
  );
}

/** The same form, another year: only those that hold something, and the one shown. */
function Annees({ cadre, dossier, fiche }: PageDeFiche) {
  const { formulaire, exercice } = fiche;
  const autres = dossier.faits.flatMap((f) =>
    f.sorte === 'fiche-remplie' && f.donnees.formulaire === formulaire.id && !dossier.etat.annules.has(f.id)
      ? [f.donnees.exercice]
      : [],
  );
  const annees = [...new Set([...autres, exercice])].sort((a, b) => a - b);
  if (annees.length < 2) return null;
  return (
    <nav class="sommaire" aria-label="Fiches des autres années">
      {annees.map((n) => (
        <a
          href={lier(cadre, adresseFiche(dossier.id, formulaire.id, n))}
          aria-current={n === exercice ? 'page' : undefined}
        >
          {n}
        </a>
      ))}
    </nav>
  );
}

function Etat(props: PageDeFiche & { vue: FicheVue }) {
  const { cadre, dossier, fiche, enCours, brouillon, vue } = props;
  const adresse = adresseFiche(dossier.id, fiche.formulaire.id, fiche.exercice);
  const aRemplir = enCours?.fiche.parties.find((p) => p.etat !== 'complete') ?? enCours?.fiche.parties[0];
  return (
    <>
      {vue.retour !== null && (
        <Note titre="La fiche a été retournée" ton="proche">
          <p>
            <T>{vue.retour}</T>
          </p>
        </Note>
      )}
      {brouillon && (
        <Note titre="Brouillon en cours">
          <p>
            <T>
              {`${vue.bilan}. Seule votre organisation voit ce brouillon ; les autres parties verront la fiche une fois déposée.`}
            </T>
          </p>
          {fiche.envois.length > 0 && (
            <p>
              <a href={`${adresse}?vue=deposee`}>Voir la fiche telle qu’elle est déposée</a>
            </p>
          )}
        </Note>
      )}
      {fiche.deposee === null && !brouillon && (
        <Vide titre="La fiche n’est pas encore déposée">
          <T>
            {enCours
              ? 'Elle se remplit partie par partie ; chaque partie est gardée en brouillon. Ce qui est déjà connu est proposé.'
              : `Elle revient ${vue.aQui}. Un brouillon ne se voit pas avant le dépôt.`}
          </T>
        </Vide>
      )}
      {!enCours && !cadre.ailleurs && fiche.deposee === null && props.empechements.length > 0 && (
        <p class="discret">
          <T>{[...new Set(props.empechements.map(ecrireRefus))].join(' ')}</T>
        </p>
      )}
      {enCours && aRemplir && (
        <Actions>
          <LienBouton
            second={fiche.deposee !== null && !brouillon}
            href={`${adresse}/remplir/${aRemplir.cle}`}
          >
            {brouillon ? 'Continuer la fiche' : fiche.deposee ? 'Corriger la fiche' : 'Remplir la fiche'}
          </LienBouton>
        </Actions>
      )}
    </>
  );
}

function ListeDesParties({ dossier, fiche, vue, enCours }: PageDeFiche & { vue: FicheVue }) {
  const adresse = adresseFiche(dossier.id, fiche.formulaire.id, fiche.exercice);
  const fautes = (cle: string) => enCours?.erreurs.filter((e) => e.partie === cle).length ?? 0;
  return (
    <Section id="parties" titre="Les parties de la fiche" precision={vue.bilan}>
      <Tableau
        legende="Parties de la fiche et leur avancement"
        entete={0}
        etiquettes
        colonnes={[{ titre: 'Partie' }, { titre: 'Réponses', sorte: 'num' }, { titre: 'État' }]}
        lignes={vue.parties.map((p) => [
          <a href={`${adresse}/remplir/${p.cle}`}>
            <T>{p.titre}</T>
          </a>,
          p.avancement,
          <StatutVu
            statut={
              fautes(p.cle) > 0
                ? { forme: 'retard', libelle: `${compter(fautes(p.cle), 'réponse')} à corriger` }
                : p.statut
            }
          />,
        ])}
      />
    </Section>
  );
}

/** What is missing is said, and keeps nobody from sending. */
function Depot(props: PageDeFiche) {
  const { cadre, dossier, fiche } = props;
  const adresse = adresseFiche(dossier.id, fiche.formulaire.id, fiche.exercice);
  const incompletes = fiche.parties.filter((p) => p.etat !== 'complete').length;
  const reste = fiche.verdicts.filter(resteAExpliquer).length;
  const manques = [
    ...(incompletes > 0
      ? [
          `${compter(incompletes, 'partie')} ${accord(incompletes, 'n’est pas complète', 'ne sont pas complètes')}`,
        ]
      : []),
    ...(reste > 0
      ? [`${compter(reste, 'écart')} ${accord(reste, 'n’a pas d’explication', 'n’ont pas d’explication')}`]
      : []),
  ];
  return (
    <Section id="deposer" titre="Déposer la fiche">
      <div class="saisie">
        <p>
          <T>
            {manques.length === 0
              ? 'Tout est rempli. Une fois déposée, la fiche est lue par toutes les parties ; elle se corrige par un nouveau dépôt.'
              : `${manques.join(', ')}. La fiche peut partir ainsi : la commission verra ce qui manque, et un nouveau dépôt pourra la compléter.`}
          </T>
        </p>
        <Formulaire cadre={cadre} action={`${adresse}/deposer`} rang={dossier.rang}>
          {props.ditLeJour && (
            <ChampDate
              id="jour"
              libelle="Envoyée le"
              valeur={props.jour ?? ecrireIso(cadre.aujourdhui).split('-').reverse().join('/')}
              erreur={props.erreurs.find((e) => e.champ === 'jour')?.message}
              requis
            />
          )}
          <Actions>
            <Bouton second={incompletes > 0}>Déposer la fiche</Bouton>
          </Actions>
        </Formulaire>
      </div>
    </Section>
  );
}

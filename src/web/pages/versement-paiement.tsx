import type { ActeExamine } from '../../acts/possibles.ts';
import { ecrireRefus } from '../../acts/refus.ts';
import type { Versement } from '../../rules/etat.ts';
import type { VersementVue } from '../../views/versements.ts';
import { Section } from '../composants/mise-en-page.tsx';
import { Note, Vide } from '../composants/note.tsx';
import { Plus } from '../composants/pli.tsx';
import { adresseVersement, type DuDossier, HistoireDe } from './convention-commun.tsx';
import type { Situation } from './formulaires-declares.ts';
import { BilanDuRetour, FormulaireVu, type Retour } from './formulaires-vue.tsx';
import { formulairesDeVersement } from './versement-formulaires.ts';

export interface PageDeVersement extends DuDossier {
  readonly versement: Versement;
  readonly situation: Situation;
  readonly actes: readonly ActeExamine[];
  readonly retour: Retour | null;
  readonly enregistre: string | null;
}

/** Payment and liquidation, or why not; then the history. */
export function Paiement(props: PageDeVersement & { vue: VersementVue }) {
  const { cadre, dossier, vue } = props;
  return (
    <Section id="payer" titre="Enregistrer le paiement">
      <div class="deux">
        <div>
          <BilanDuRetour retour={props.retour} prefixe={props.retour ? `${props.retour.acte}-` : ''} />
          {cadre.ailleurs ? (
            <Vide titre="On regarde, sans écrire">Revenez à aujourd’hui pour enregistrer un paiement.</Vide>
          ) : (
            <Formes {...props} />
          )}
        </div>
        <div>
          <h3>Historique</h3>
          {vue.histoire.length === 0 ? (
            <p class="discret">Rien n’est encore enregistré sur ce versement.</p>
          ) : (
            <HistoireDe cadre={cadre} dossier={dossier} lignes={vue.histoire} etroite />
          )}
        </div>
      </div>
    </Section>
  );
}

function Formes(props: PageDeVersement & { vue: VersementVue }) {
  const { actes, cadre, dossier, retour, situation, versement } = props;
  const declares = formulairesDeVersement(versement);
  const actesDe = (acte: string) => actes.filter((a) => a.demande.acte === acte);
  const possibles = declares.filter((f) => actesDe(f.acte).some((a) => a.empechements.length === 0));
  const refuses = declares.filter((f) => actesDe(f.acte).length > 0 && !possibles.includes(f));
  const raisons = [
    ...new Set(refuses.flatMap((f) => actesDe(f.acte).flatMap((a) => a.empechements.map(ecrireRefus)))),
  ];
  return (
    <>
      {possibles.length === 0 && (
        <Vide titre={titreDuVide(props)}>
          {raisons.length === 0
            ? 'Il s’enregistre quand le versement est payable.'
            : raisons.map((r) => <p>{r}</p>)}
        </Vide>
      )}
      {possibles.length > 0 && (versement.etat === 'suspendu' || versement.etat === 'prevu') && (
        <div class="pas-encore">
          <Vide titre="Pas encore payable">
            {versement.etat === 'prevu'
              ? 'Le paiement s’enregistre quand son temps est venu.'
              : 'Le paiement s’enregistre quand plus rien ne le retient. Ce qui le débloque est en tête de page.'}
          </Vide>
        </div>
      )}
      {possibles.length > 0 && versement.deblocage.some((b) => b.sorte === 'coordonnees') && (
        <Note titre="Ne payez pas sur le nouveau compte" ton="retard" niveau={3}>
          <p>
            Ses coordonnées bancaires changent et ne sont pas encore vérifiées. Un paiement ne s’enregistre
            ici que s’il est déjà parti, sur le compte d’avant.
          </p>
        </Note>
      )}
      {possibles.map((declare) => {
        const forme = (
          <FormulaireVu
            cadre={cadre}
            situation={situation}
            declare={declare}
            action={`${adresseVersement(dossier.id, versement.cle)}?acte=${declare.acte}`}
            prefixe={`${declare.acte}-`}
            retour={retour?.acte === declare.acte ? retour : null}
          />
        );
        const devant =
          declare.acte === 'enregistrer-paiement' &&
          versement.etat !== 'suspendu' &&
          versement.etat !== 'prevu';
        return devant ? (
          forme
        ) : (
          <Plus
            titre={
              declare.acte === 'enregistrer-paiement' ? 'Payer malgré tout, avec un motif' : declare.titre
            }
            ouvert={retour?.acte === declare.acte}
          >
            {forme}
          </Plus>
        );
      })}
    </>
  );
}

const titreDuVide = ({ versement }: PageDeVersement): string =>
  versement.etat === 'verse'
    ? 'Ce versement est payé'
    : versement.etat === 'sans-objet'
      ? 'Rien à payer'
      : 'Pas possible pour vous, ou pas encore';

import type { ActeExamine } from '../../acts/possibles.ts';
import { ecrireRefus } from '../../acts/refus.ts';
import { a } from '../../basics/francais.ts';
import { ecrireJourAvecSemaine } from '../../basics/jour.ts';
import type { Echeance } from '../../rules/etat.ts';
import { deriverFiche, ficheDEcheance } from '../../rules/fiche.ts';
import { type EcheanceVue, echeanceView, type PieceVue } from '../../views/echeances.ts';
import { titreFiche } from '../../views/fiche.ts';
import { lier } from '../cadre.ts';
import { Actions, LienBouton } from '../composants/boutons.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { Signaletique } from '../composants/fiche.tsx';
import { Chapeau, Rang, Section } from '../composants/mise-en-page.tsx';
import { Note, Vide } from '../composants/note.tsx';
import { Plus } from '../composants/pli.tsx';
import { T } from '../composants/texte.tsx';
import { Enregistre } from './convention.tsx';
import {
  Art,
  adresseDe,
  adresseEcheance,
  adresseVersement,
  arianeDe,
  type DuDossier,
  HistoireDe,
  StatutVu,
} from './convention-commun.tsx';
import { EchangesSur } from './echanges.tsx';
import { AutresActes, Formule, Jugement, type PageDEcheance } from './echeance-actes.tsx';
import { DateDEcheance } from './echeance-date.tsx';
import { formulairesDEcheance } from './echeance-formulaires.ts';
import { adresseFiche } from './fiche/adresses.ts';
import { BilanDuRetour, FormulaireVu, type Retour } from './formulaires-vue.tsx';

/** One deadline: why it is due and counted from what; what is expected, received, judged; what may be recorded. */
export function PageEcheance(props: PageDEcheance) {
  const { cadre, dossier, echeance } = props;
  const vue = echeanceView(dossier, echeance);
  const limite = vue.limite === null ? vue.quand : `au plus tard le ${ecrireJourAvecSemaine(vue.limite)}`;
  return (
    <Feuille
      cadre={cadre}
      titre={vue.titre}
      rubrique="a-faire"
      erreur={props.retour !== null}
      ariane={arianeDe(
        dossier,
        { texte: 'Échéances', href: `${adresseDe(dossier.id)}#echeances` },
        { texte: vue.titre },
      )}
    >
      <Chapeau
        titre={vue.titre}
        enMarge={
          <>
            <Art cadre={cadre} dossier={dossier} numero={vue.article} texte={props.echeance.texte} />
            {vue.guichet !== null && (
              <>
                <br />
                <T>{`à remettre ${a(vue.guichet)}`}</T>
              </>
            )}
          </>
        }
      >
        <Enregistre dit={props.enregistre} />
        <p class="etat-tete">
          <StatutVu
            statut={{ ...vue.statut, libelle: avecLimite(vue.statut.libelle, limite, echeance) }}
            grand
          />
        </p>
      </Chapeau>
      <Rang>
        <div class="deux">
          <div>
            <BilanDuRetour retour={props.retour} prefixe={prefixeDe(props.retour)} />
            <VersLaFiche {...props} />
            <Depot {...props} />
          </div>
          <aside aria-label="À propos de cette échéance">
            <Signaletique entrees={entrees(props, vue)} />
          </aside>
        </div>
      </Rang>
      <Pieces {...props} vue={vue} />
      <AutresActes {...props} />
      <DateDEcheance cadre={cadre} dossier={dossier} vue={vue} />
      <EchangesSur
        {...props}
        sur={{ sorte: 'echeance', cle: echeance.cle }}
        action={`${adresseEcheance(dossier.id, echeance.cle)}?acte=ecrire-message`}
      />
      <Section id="histoire" titre="Historique">
        {vue.histoire.length === 0 ? (
          <Vide titre="Rien n’est encore enregistré">
            Les dépôts, les relances et les décisions viendront ici, avec leur auteur et leur jour.
          </Vide>
        ) : (
          <HistoireDe cadre={cadre} dossier={dossier} lignes={vue.histoire} />
        )}
      </Section>
    </Feuille>
  );
}

const avecLimite = (libelle: string, limite: string, e: Echeance): string =>
  e.statut === 'a-venir' || e.statut === 'ouverte' || e.statut === 'en-retard'
    ? `${libelle}, ${limite}`
    : libelle;

const prefixeDe = (retour: Retour | null): string =>
  retour === null || retour.acte === 'deposer-piece' ? '' : `${retour.acte}-`;

function entrees({ cadre, dossier }: DuDossier, vue: EcheanceVue) {
  return [
    ['De', vue.de],
    ['À', vue.guichet ?? vue.a],
    ['Quand', vue.quand],
    [
      'Si elle manque',
      vue.retient.length === 0 ? (
        vue.enCasDeRetard
      ) : (
        <>
          {'Retient '}
          {vue.retient.map((v, i) => (
            <>
              {i > 0 && ', '}
              <a href={lier(cadre, adresseVersement(dossier.id, v.cle))}>
                <T>{v.titre}</T>
              </a>
            </>
          ))}
        </>
      ),
    ],
    ...(vue.facultative ? ([['Caractère', 'Facultative']] as const) : []),
  ] as const;
}

/** A deadline that asks for a form sends to it first; a file may still stand for it. */
function VersLaFiche({ cadre, dossier, echeance }: PageDEcheance) {
  const demandee = ficheDEcheance(dossier.etat, echeance);
  if (demandee === null) return null;
  const { formulaire, exercice } = demandee;
  const deposee = deriverFiche(dossier, formulaire, exercice, null).deposee !== null;
  return (
    <Note titre={titreFiche(demandee)}>
      <p>
        <T>
          {deposee
            ? 'La fiche est déposée : chiffres, écarts et explications s’y lisent.'
            : 'La fiche se remplit ici, partie par partie ; ce qui est déjà connu y est proposé.'}
        </T>
      </p>
      <Actions>
        <LienBouton second={deposee} href={lier(cadre, adresseFiche(dossier.id, formulaire.id, exercice))}>
          {deposee ? 'Lire la fiche' : 'Ouvrir la fiche'}
        </LienBouton>
      </Actions>
    </Note>
  );
}

/** The form that most people came for, or why it cannot be filled. */
function Depot(props: PageDEcheance) {
  const { cadre, dossier, echeance, situation, actes, retour } = props;
  const depots = actes.filter((a) => a.demande.acte === 'deposer-piece');
  if (depots.length === 0 || cadre.ailleurs) return <Aucun {...props} />;
  if (depots.every((a) => a.empechements.length > 0)) return <Impossible actes={depots} />;
  const declare = formulairesDEcheance(echeance).find((f) => f.acte === 'deposer-piece');
  if (!declare) return null;
  const sien = retour?.acte === 'deposer-piece' ? retour : null;
  if (
    (echeance.satisfaiteLe !== null || ficheDEcheance(props.dossier.etat, echeance) !== null) &&
    sien === null
  )
    return (
      <Plus
        titre={
          echeance.satisfaiteLe === null ? 'Déposer un fichier à la place' : 'Déposer une nouvelle version'
        }
      >
        <Formule {...props} declare={declare} retour={null} />
      </Plus>
    );
  return (
    <>
      <h2 class="titre-de-formulaire">
        <T>{declare.titre}</T>
      </h2>
      <FormulaireVu
        cadre={cadre}
        situation={situation}
        declare={declare}
        action={`${adresseEcheance(dossier.id, echeance.cle)}?acte=deposer-piece`}
        retour={sien}
        revenir={adresseDe(dossier.id)}
      />
    </>
  );
}

function Aucun({ cadre, echeance }: PageDEcheance) {
  if (echeance.pieces.length > 0 && cadre.ailleurs)
    return <Vide titre="On regarde, sans écrire">Revenez à aujourd’hui pour enregistrer une pièce.</Vide>;
  return (
    <Vide titre="Aucune pièce à déposer ici">
      {echeance.pieces.length === 0
        ? 'Cette obligation se constate, ou se remplit d’elle-même quand le fait attendu est enregistré.'
        : 'Le dépôt n’est pas encore ouvert.'}
    </Vide>
  );
}

function Impossible({ actes }: { actes: readonly ActeExamine[] }) {
  const raisons = [...new Set(actes.flatMap((a) => a.empechements.map(ecrireRefus)))];
  return (
    <Vide titre="Pas possible pour vous, ou pas encore">
      {raisons.map((r) => (
        <p>{r}</p>
      ))}
    </Vide>
  );
}

function Pieces(props: PageDEcheance & { vue: EcheanceVue }) {
  const { vue } = props;
  if (vue.pieces.length === 0) return null;
  return (
    <Section
      id="pieces"
      titre={vue.pieces.length === 1 ? 'La pièce' : 'Les pièces, une par une'}
      {...(vue.suffitUne ? { precision: 'Une seule suffit' } : {})}
      pleine={
        <ul class="conditions">
          {vue.pieces.map((p) => (
            <Piece {...props} piece={p} />
          ))}
        </ul>
      }
    />
  );
}

function Piece(props: PageDEcheance & { piece: PieceVue }) {
  const { cadre, dossier, piece } = props;
  return (
    <li class={piece.statut.forme === 'retard' ? 'manque' : undefined}>
      <div class="art">
        <Art
          cadre={cadre}
          dossier={dossier}
          numero={props.echeance.obligation.article}
          texte={props.echeance.texte}
        />
      </div>
      <div class="fond">
        <p>
          <b>
            <T>{piece.intitule}</T>
          </b>
        </p>
        {piece.comprend.length > 0 && (
          <p class="pourquoi">
            <T>{`Comprend\u00A0: ${piece.comprend.map((c) => c.replaceAll('-', ' ')).join(', ')}.`}</T>
          </p>
        )}
        <StatutVu statut={piece.statut} />
        {piece.depots.length > 0 && (
          <div class="depots">
            {piece.depots.map((d, i) => (
              <>
                {piece.depots.length > 1 && (
                  <p class="discret">
                    <T>{`Version ${i + 1}`}</T>
                  </p>
                )}
                <HistoireDe cadre={cadre} dossier={dossier} lignes={[d.ligne]} />
                {d.retournee !== null && (
                  <p class="message-retour">
                    <T>{`Retournée\u00A0: ${d.retournee}`}</T>
                  </p>
                )}
                {d.retournee === null && !d.acceptee && <Jugement {...props} depot={d.ligne.id} />}
              </>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

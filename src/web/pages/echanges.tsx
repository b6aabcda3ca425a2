import type { ActeExamine } from '../../acts/possibles.ts';
import { ecrireRefus } from '../../acts/refus.ts';
import { ecrireIso, ecrireJour } from '../../basics/jour.ts';
import type { Sujet } from '../../facts/echanges.ts';
import { type Fil, filSur, filsDe, type MessageDit } from '../../views/echanges.ts';
import { compter } from '../../views/typographie.ts';
import { lier } from '../cadre.ts';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau, Rang, Section } from '../composants/mise-en-page.tsx';
import { Vide } from '../composants/note.tsx';
import { Plus } from '../composants/pli.tsx';
import { T } from '../composants/texte.tsx';
import { Enregistre } from './convention.tsx';
import { adresseDe, arianeDe, type DuDossier } from './convention-commun.tsx';
import { ECRIRE_SUR_LA_CONVENTION, ecrireSur } from './echanges-formulaire.ts';
import type { Situation } from './formulaires-declares.ts';
import { BilanDuRetour, FormulaireVu, type Retour } from './formulaires-vue.tsx';

interface Props extends DuDossier {
  readonly situation: Situation;
  /** the act of writing, examined for whoever looks */
  readonly actes: readonly ActeExamine[];
  readonly retour: Retour | null;
}

/** Everything the parties said to each other, thread by thread; the last written in comes first. */
export function PageEchanges(props: Props & { readonly enregistre: string | null }) {
  const { cadre, dossier, situation, retour } = props;
  const fils = filsDe(dossier, situation.acteur.organisation);
  return (
    <Feuille
      cadre={cadre}
      titre={`Échanges, ${dossier.titre}`}
      rubrique="conventions"
      erreur={retour !== null}
      ariane={arianeDe(dossier, { texte: 'Échanges' })}
    >
      <Chapeau
        titre="Échanges"
        enMarge={dossier.titre}
        lede="Ce que les parties se disent à propos de la convention. Chacune lit tout ; rien ne se dit à part."
      >
        <Enregistre dit={props.enregistre} />
        <BilanDuRetour retour={retour} />
      </Chapeau>
      <Section id="ecrire" titre="Écrire un message">
        <Ecrire {...props} />
      </Section>
      {fils.length === 0 ? (
        <Rang>
          <Vide titre="Personne n’a encore écrit">
            Une question sur une pièce, un rendez-vous à prendre : écrivez-le ici, ou sur la page de ce dont
            il s’agit. Les autres parties sont prévenues.
          </Vide>
        </Rang>
      ) : (
        fils.map((fil) => <UnFil {...props} fil={fil} />)
      )}
    </Feuille>
  );
}

function UnFil({ cadre, dossier, fil }: Props & { fil: Fil }) {
  return (
    <Section
      id={`fil-${fil.cle.replaceAll('/', '-')}`}
      titre={fil.titre}
      precision={compter(fil.messages.length, 'message')}
    >
      <Messages messages={fil.messages} />
      {fil.chemin !== '' && (
        <p>
          <a href={lier(cadre, adresseDe(dossier.id, fil.chemin))}>
            Répondre, et voir de quoi il s’agit
            <span class="seulement-lecteur">
              <T>{` : ${fil.titre}`}</T>
            </span>
          </a>
        </p>
      )}
    </Section>
  );
}

/** The thread about one thing, on its own page. */
export function EchangesSur(props: Props & { readonly sur: Sujet; readonly action: string }) {
  const { cadre, dossier, situation, sur, action } = props;
  const retour = props.retour?.acte === 'ecrire-message' ? props.retour : null;
  const messages = filSur(dossier, sur, situation.acteur.organisation);
  if (cadre.ailleurs && messages.length === 0) return null;
  return (
    <Section
      id="echanges"
      titre="Échanges"
      {...(messages.length > 0 ? { precision: compter(messages.length, 'message') } : {})}
    >
      <Messages messages={messages} />
      {!cadre.ailleurs &&
        (empechements(props.actes).length > 0 ? (
          <Impossible {...props} />
        ) : (
          <Plus
            titre={messages.length === 0 ? 'Écrire un message' : 'Répondre'}
            ouvert={retour !== null || messages.length > 0}
          >
            <FormulaireVu
              cadre={cadre}
              situation={situation}
              declare={ecrireSur(sur)}
              action={action}
              prefixe="ecrire-message-"
              retour={retour}
            />
          </Plus>
        ))}
    </Section>
  );
}

function Ecrire(props: Props) {
  const { cadre, dossier, situation, retour } = props;
  if (cadre.ailleurs)
    return <Vide titre="On regarde, sans écrire">Revenez à aujourd’hui pour écrire un message.</Vide>;
  if (empechements(props.actes).length > 0) return <Impossible {...props} />;
  return (
    <div class="saisie">
      <FormulaireVu
        cadre={cadre}
        situation={situation}
        declare={ECRIRE_SUR_LA_CONVENTION}
        action={adresseDe(dossier.id, '/echanges')}
        retour={retour}
      />
    </div>
  );
}

const empechements = (actes: readonly ActeExamine[]) =>
  actes.filter((a) => a.demande.acte === 'ecrire-message').flatMap((a) => a.empechements);

const Impossible = ({ actes }: Props) => (
  <p class="discret">
    <T>{empechements(actes).map(ecrireRefus).join(' ')}</T>
  </p>
);

const Messages = ({ messages }: { messages: readonly MessageDit[] }) =>
  messages.length === 0 ? null : (
    <ol class="echanges liste">
      {messages.map((m) => (
        <li class={m.notre ? 'echange notre' : 'echange'} id={`message-${m.rang}`}>
          <p class="echange-qui">
            <b>
              <T>{m.auteur}</T>
            </b>{' '}
            <time datetime={ecrireIso(m.jour)}>
              <T>{`le ${ecrireJour(m.jour)}`}</T>
            </time>
          </p>
          {m.texte === null ? (
            <p class="discret">
              {m.absence === 'retire' ? 'Ce message a été annulé.' : 'Le texte de ce message a été effacé.'}
            </p>
          ) : (
            m.texte.split(/\n{2,}/).map((paragraphe) => <p class="echange-texte">{paragraphe}</p>)
          )}
        </li>
      ))}
    </ol>
  );

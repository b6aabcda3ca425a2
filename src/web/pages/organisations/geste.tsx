import type { Context } from 'hono';
import type { NomActeDAnnuaire } from '../../../acts/annuaire/demande.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import type { FichierGarde } from '../../composants/champ.tsx';
import { Champs, type SaisiePrecedente } from '../../composants/champs.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { Note } from '../../composants/note.tsx';
import type { Env } from '../../env.ts';
import type { GesteDAnnuaire, Situation } from './declaration.ts';

/** Where one comes back after a gesture. */
export const suiteDe = (acte: NomActeDAnnuaire): string =>
  acte.endsWith('-coordonnees') || acte === 'noter-telephone' ? '/coordonnees' : '';

/** One gesture, one form. */
export function PageGeste(props: {
  c: Context<Env>;
  declare: GesteDAnnuaire;
  situation: Situation;
  organisation: string | null;
  rang: number;
  saisie?: SaisiePrecedente;
  erreurs?: readonly ErreurDeSaisie[];
  gardes?: ReadonlyMap<string, FichierGarde>;
}) {
  const { c, declare, situation, organisation } = props;
  const { cadre } = c.var;
  const titre = declare.titre(situation);
  const retour =
    organisation === null ? '/organisations' : `/organisations/${organisation}${suiteDe(declare.acte)}`;
  const champs = declare.champs(situation);
  const erreurs = (props.erreurs ?? []).map((e) => ({
    ...e,
    champ: champs.some((x) => x.id === e.champ) ? e.champ : null,
  }));
  return (
    <Feuille
      cadre={cadre}
      titre={titre}
      erreur={erreurs.length > 0}
      ariane={[
        { texte: 'Organisations', href: '/organisations' },
        ...(situation.organisation ? [{ texte: situation.organisation.nom, href: retour }] : []),
        { texte: titre },
      ]}
    >
      <Chapeau
        titre={titre}
        lede={typeof declare.lede === 'string' ? declare.lede : declare.lede(situation)}
        enMarge={situation.organisation?.nomCourt}
      />
      <Rang>
        <div class="saisie">
          <BilanErreurs erreurs={erreurs} />
          {champs.some((x) => x.genre === 'mot' && x.options.length === 0) ? (
            <Note titre="Personne d’autre n’agit encore ici" ton="proche">
              <p>Invitez d’abord la personne ; elle pourra ensuite recevoir ce mandat.</p>
            </Note>
          ) : (
            <Formulaire
              cadre={cadre}
              action={`${c.req.path}${new URL(c.req.url).search}`}
              rang={props.rang}
              fichiers={champs.some((x) => x.genre === 'fichier')}
            >
              <Champs
                champs={champs}
                saisie={props.saisie}
                erreurs={erreurs}
                {...(props.gardes ? { gardes: props.gardes } : {})}
              />
              <Actions>
                <Bouton>{declare.bouton}</Bouton>
                <LienBouton second href={retour}>
                  Revenir sans rien changer
                </LienBouton>
              </Actions>
            </Formulaire>
          )}
        </div>
      </Rang>
    </Feuille>
  );
}

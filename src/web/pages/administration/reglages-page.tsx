import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { Actions, Bouton } from '../../composants/boutons.tsx';
import { Champs, type SaisiePrecedente } from '../../composants/champs.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { Note } from '../../composants/note.tsx';
import type { Env } from '../../env.ts';
import type { Champ } from '../../formulaires.ts';
import { ADMINISTRATION } from './commun.ts';

/** What the page shows again when it comes back. */
export interface RetourDeReglages {
  readonly erreurs: readonly ErreurDeSaisie[];
  readonly saisie?: SaisiePrecedente;
}

/** Settings of the espace, all in one form; `?regle=oui` says that they were kept. */
export function PageDeReglages(
  props: RetourDeReglages & {
    c: Context<Env>;
    adresse: string;
    titre: string;
    lede: string;
    champs: readonly Champ[];
    bouton: string;
    /** said once they are kept: what it changes, where it is read */
    regle: { readonly titre: string; readonly dit: Child };
  },
) {
  const { c, titre, champs, erreurs, saisie } = props;
  return (
    <Feuille
      cadre={c.var.cadre}
      titre={titre}
      erreur={erreurs.length > 0}
      ariane={[ADMINISTRATION, { texte: titre }]}
    >
      <Chapeau titre={titre} lede={props.lede} />
      {c.req.query('regle') === 'oui' && (
        <Rang>
          <Note titre={props.regle.titre}>
            <p>{props.regle.dit}</p>
          </Note>
        </Rang>
      )}
      <Rang>
        <div class="saisie">
          <BilanErreurs erreurs={erreurs} titre="Rien n’est enregistré" />
          <Formulaire cadre={c.var.cadre} action={props.adresse}>
            <Champs champs={champs} erreurs={erreurs} {...(saisie ? { saisie } : {})} />
            <Actions>
              <Bouton>{props.bouton}</Bouton>
            </Actions>
          </Formulaire>
        </div>
      </Rang>
    </Feuille>
  );
}

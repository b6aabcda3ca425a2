import { type Cadre, lier } from '../cadre.ts';
import { Actions, Bouton, LienBouton } from '../composants/boutons.tsx';
import type { FichierGarde } from '../composants/champ.tsx';
import { Champs, type SaisiePrecedente } from '../composants/champs.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../composants/formulaire.tsx';
import { T } from '../composants/texte.tsx';
import { champsDe, type FormulaireDeclare, type Situation } from './formulaires-declares.ts';

/** A form that came back: which one, what was typed, what is wrong, the files already received. */
export interface Retour {
  readonly acte: string;
  /** the deposit judged, when several forms of the page are of one kind */
  readonly sur: string | null;
  readonly saisie: SaisiePrecedente;
  readonly erreurs: readonly ErreurDeSaisie[];
  readonly gardes: ReadonlyMap<string, FichierGarde>;
  /** what someone else wrote meanwhile */
  readonly perime: boolean;
}

/** One declared form, drawn, with what came back in it. */
export function FormulaireVu(props: {
  cadre: Cadre;
  situation: Situation;
  declare: FormulaireDeclare;
  action: string;
  /** tells apart several forms of one page */
  prefixe?: string;
  retour?: Retour | null;
  /** values known beforehand, by field */
  remplis?: Readonly<Record<string, string>>;
  revenir?: string;
}) {
  const { declare, situation, retour } = props;
  const montres = champsDe(declare, situation).filter((c) => !c.tu);
  const champs = montres.map((c) => {
    const rempli = props.remplis?.[c.id];
    return rempli === undefined ? c : { ...c, defaut: rempli };
  });
  const prefixe = props.prefixe ?? '';
  return (
    <Formulaire
      cadre={props.cadre}
      action={props.action}
      rang={situation.dossier.rang}
      fichiers={champs.some((c) => c.genre === 'fichier')}
    >
      {declare.presentation !== undefined && (
        <p class="discret">
          <T>{declare.presentation}</T>
        </p>
      )}
      <Champs
        champs={champs}
        prefixe={prefixe}
        {...(retour ? { saisie: retour.saisie, erreurs: retour.erreurs, gardes: retour.gardes } : {})}
      />
      <Actions>
        <Bouton>{declare.bouton}</Bouton>
        {props.revenir !== undefined && (
          <LienBouton second href={lier(props.cadre, props.revenir)}>
            Revenir sans enregistrer
          </LienBouton>
        )}
      </Actions>
    </Formulaire>
  );
}

/** What is wrong, first on the page; a stale form is told apart from a wrong answer. */
export function BilanDuRetour({ retour, prefixe = '' }: { retour: Retour | null; prefixe?: string }) {
  if (retour === null) return null;
  return (
    <BilanErreurs
      erreurs={retour.erreurs.map((e) => ({
        ...e,
        champ: e.champ === null ? null : `${prefixe}${e.champ}`,
      }))}
      titre={retour.perime ? 'Le dossier a changé pendant votre saisie' : 'Rien n’est encore enregistré'}
    />
  );
}

import type { Champ } from '../formulaires.ts';
import {
  ChampChoix,
  ChampDate,
  ChampFichier,
  ChampListe,
  ChampLong,
  ChampTexte,
  type FichierGarde,
} from './champ.tsx';
import type { ErreurDeSaisie } from './formulaire.tsx';

/** What was typed before, by field; the field's own default otherwise. */
export type SaisiePrecedente = ReadonlyMap<string, readonly string[]>;

/** Draws a declared form: one control per field, with what was typed and what is wrong beside it. */
export function Champs(props: {
  champs: readonly Champ[];
  saisie?: SaisiePrecedente | undefined;
  erreurs?: readonly ErreurDeSaisie[];
  gardes?: ReadonlyMap<string, FichierGarde>;
  /** tells apart the fields of several forms of one page */
  prefixe?: string;
}) {
  return (
    <>
      {props.champs.map((champ) => (
        <UnChamp
          champ={champ}
          prefixe={props.prefixe ?? ''}
          valeurs={props.saisie?.get(champ.id) ?? (champ.defaut === undefined ? [] : [champ.defaut])}
          erreur={props.erreurs?.find((e) => e.champ === champ.id)?.message}
          garde={props.gardes?.get(champ.id)}
        />
      ))}
    </>
  );
}

function UnChamp(props: {
  champ: Champ;
  prefixe: string;
  valeurs: readonly string[];
  erreur: string | undefined;
  garde: FichierGarde | undefined;
}) {
  const { champ, erreur } = props;
  const valeur = props.valeurs[0];
  const commun = {
    id: `${props.prefixe}${champ.id}`,
    name: champ.id,
    libelle: champ.facultatif && champ.genre !== 'cache' ? `${champ.libelle}, facultatif` : champ.libelle,
    erreur,
    requis: !champ.facultatif,
    ...(champ.aide === undefined ? {} : { aide: champ.aide }),
  };
  switch (champ.genre) {
    case 'cache':
      return <input type="hidden" name={champ.id} value={valeur ?? ''} />;
    case 'jour':
      return <ChampDate {...commun} valeur={valeur} />;
    case 'montant':
      return <ChampTexte {...commun} sorte="montant" valeur={valeur} />;
    case 'entier':
      return <ChampTexte {...commun} sorte="nombre" valeur={valeur} />;
    case 'heure':
      return <ChampTexte {...commun} court valeur={valeur} />;
    case 'texte':
      return <ChampTexte {...commun} valeur={valeur} />;
    case 'terme':
      return champ.type === 'jour' ? (
        <ChampDate {...commun} valeur={valeur} />
      ) : (
        <ChampTexte {...commun} court={champ.type !== 'texte'} valeur={valeur} />
      );
    case 'long':
      return <ChampLong {...commun} valeur={valeur} />;
    case 'fichier':
      return (
        <ChampFichier
          {...commun}
          aide={champ.aide ?? 'PDF, DOCX, XLSX, ODT, ODS, JPEG ou PNG, 20 Mo au plus'}
          garde={props.garde}
        />
      );
    case 'oui-non':
      return (
        <ChampChoix
          {...commun}
          options={[
            { valeur: 'oui', libelle: champ.oui },
            { valeur: 'non', libelle: champ.non },
          ]}
          valeurs={props.valeurs}
        />
      );
    case 'mots':
      return <ChampChoix {...commun} plusieurs options={champ.options} valeurs={props.valeurs} />;
    case 'mot':
    case 'cible':
      return champ.options.length <= 5 ? (
        <ChampChoix {...commun} options={champ.options} valeurs={props.valeurs} />
      ) : (
        <ChampListe
          {...commun}
          options={
            champ.defaut === undefined
              ? [{ valeur: '', libelle: 'Choisir' }, ...champ.options]
              : champ.options
          }
          valeur={valeur}
        />
      );
  }
}

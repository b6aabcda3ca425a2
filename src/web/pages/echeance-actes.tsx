import type { ActeExamine } from '../../acts/possibles.ts';
import { ecrireRefus } from '../../acts/refus.ts';
import type { Echeance } from '../../rules/etat.ts';
import { LienBouton } from '../composants/boutons.tsx';
import { Section } from '../composants/mise-en-page.tsx';
import { Plus } from '../composants/pli.tsx';
import { adresseDe, adresseEcheance, type DuDossier } from './convention-commun.tsx';
import { formulairesDEcheance } from './echeance-formulaires.ts';
import type { FormulaireDeclare, Situation } from './formulaires-declares.ts';
import { FormulaireVu, type Retour } from './formulaires-vue.tsx';

export interface PageDEcheance extends DuDossier {
  readonly echeance: Echeance;
  readonly situation: Situation;
  /** acts examined for whoever looks, on this deadline */
  readonly actes: readonly ActeExamine[];
  readonly retour: Retour | null;
  readonly enregistre: string | null;
}

/** Reminders, findings, lifting of a reserve: what is possible is a form, what is not says why. */
export function AutresActes(props: PageDEcheance) {
  const { actes, cadre, echeance, retour } = props;
  const autres = formulairesDEcheance(echeance).filter(
    (f) =>
      ['constater-obligation', 'relancer', 'lever-reserve'].includes(f.acte) &&
      actes.some((a) => a.demande.acte === f.acte),
  );
  if (cadre.ailleurs || autres.length === 0) return null;
  const possible = (f: FormulaireDeclare) =>
    actes.some((a) => a.demande.acte === f.acte && a.empechements.length === 0);
  const possibles = autres.filter(possible);
  const refuses = autres.filter((f) => !possible(f));
  return (
    <Section id="actes" titre="Enregistrer autre chose">
      {possibles.map((f) => (
        <Plus
          titre={f.titre}
          ouvert={retour?.acte === f.acte || (possibles.length === 1 && echeance.pieces.length === 0)}
        >
          <Formule {...props} declare={f} />
        </Plus>
      ))}
      {refuses.length > 0 && (
        <Plus titre="Ce qui n’est pas possible, et pourquoi">
          <ul>
            {refuses.map((f) => (
              <li>
                <b>{f.titre}</b>
                {'\u00A0: '}
                {[
                  ...new Set(
                    actes
                      .filter((a) => a.demande.acte === f.acte)
                      .flatMap((a) => a.empechements.map(ecrireRefus)),
                  ),
                ].join(' ')}
              </li>
            ))}
          </ul>
        </Plus>
      )}
      <LienBouton second href={adresseDe(props.dossier.id, '/enregistrer')}>
        Tout ce qui peut s’enregistrer
      </LienBouton>
    </Section>
  );
}

/** Accept or return one deposit. */
export function Jugement(props: PageDEcheance & { depot: string }) {
  const { actes, cadre, depot, echeance, retour } = props;
  if (cadre.ailleurs) return null;
  const permis = (acte: string) =>
    actes.some(
      (a) =>
        a.demande.acte === acte &&
        a.objet.sorte === 'depot' &&
        a.objet.fait === depot &&
        a.empechements.length === 0,
    );
  return (
    <>
      {formulairesDEcheance(echeance)
        .filter((f) => (f.acte === 'accepter-piece' || f.acte === 'retourner-piece') && permis(f.acte))
        .map((f) => (
          <Plus titre={f.bouton} ouvert={retour?.acte === f.acte && retour.sur === depot}>
            <Formule {...props} declare={f} sur={depot} />
          </Plus>
        ))}
    </>
  );
}

/** One form of this page, with what came back in it. */
export function Formule(props: PageDEcheance & { declare: FormulaireDeclare; sur?: string }) {
  const { declare } = props;
  const sien =
    props.retour?.acte === declare.acte && (props.sur === undefined || props.retour.sur === props.sur)
      ? props.retour
      : null;
  return (
    <FormulaireVu
      cadre={props.cadre}
      situation={props.situation}
      declare={declare}
      action={`${adresseEcheance(props.dossier.id, props.echeance.cle)}?acte=${declare.acte}`}
      prefixe={
        declare.acte === 'deposer-piece'
          ? ''
          : `${declare.acte}-${sien ? '' : (props.sur?.replace(':', '-') ?? '')}`
      }
      retour={sien}
      {...(props.sur === undefined ? {} : { remplis: { 'donnees.depot': props.sur } })}
    />
  );
}

import type { ActeExamine } from '../../acts/possibles.ts';
import { ecrireRefus } from '../../acts/refus.ts';
import { titreEcheance, titreVersement, trouverEcheance, trouverVersement } from '../../views/intitules.ts';
import { lier } from '../cadre.ts';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau, Rang, Section } from '../composants/mise-en-page.tsx';
import { Vide } from '../composants/note.tsx';
import { T } from '../composants/texte.tsx';
import {
  adresseDe,
  adresseEcheance,
  adresseVersement,
  arianeDe,
  type DuDossier,
} from './convention-commun.tsx';
import { FORMULAIRES_ARGENT } from './formulaires-argent.ts';
import { FORMULAIRES_CONVENTION } from './formulaires-convention.ts';
import type { FormulaireDeclare, Situation } from './formulaires-declares.ts';
import { FORMULAIRES_REUNIONS } from './formulaires-reunions.ts';
import { BilanDuRetour, FormulaireVu, type Retour } from './formulaires-vue.tsx';

/** Every form that stands on its own page, by topic. Those of a deadline or an instalment stand on its page. */
const RUBRIQUES: readonly { readonly titre: string; readonly formulaires: readonly FormulaireDeclare[] }[] = [
  { titre: 'La convention', formulaires: FORMULAIRES_CONVENTION },
  { titre: 'L’argent', formulaires: FORMULAIRES_ARGENT },
  { titre: 'Les pièces, les réunions, les procédures', formulaires: FORMULAIRES_REUNIONS },
];

export const formulaireDe = (acte: string): FormulaireDeclare | undefined =>
  RUBRIQUES.flatMap((r) => r.formulaires).find((f) => f.acte === acte);

interface Props extends DuDossier {
  readonly situation: Situation;
  readonly actes: readonly ActeExamine[];
}

/** « Que voulez-vous enregistrer ? »: what this person may record now, and why not the rest. */
export function PageEnregistrer(props: Props) {
  const { cadre, dossier, situation, actes } = props;
  const offerts = RUBRIQUES.map((r) => ({
    ...r,
    formulaires: r.formulaires.filter((f) => f.champs(situation).length > 0),
  }));
  const possible = (f: FormulaireDeclare) =>
    actes.some((a) => a.demande.acte === f.acte && a.empechements.length === 0);
  return (
    <Feuille
      cadre={cadre}
      titre={`Que voulez-vous enregistrer, ${dossier.titre}`}
      rubrique="conventions"
      ariane={arianeDe(dossier, { texte: 'Enregistrer' })}
    >
      <Chapeau
        titre="Que voulez-vous enregistrer&#8239;?"
        enMarge={dossier.titre}
        lede="Ce qui s’est passé, avec son jour. Rien ne s’efface ensuite : une erreur s’annule, avec un motif."
      />
      {cadre.ailleurs ? (
        <Rang>
          <Vide titre="On regarde, sans écrire">Revenez à aujourd’hui pour enregistrer.</Vide>
        </Rang>
      ) : (
        <>
          <Section id="ouverts" titre="Sur une échéance ou un versement">
            <Cibles {...props} />
          </Section>
          {offerts.map((r, i) => {
            const ouverts = r.formulaires.filter(possible);
            if (ouverts.length === 0) return null;
            return (
              <Section id={`rubrique-${i + 1}`} titre={r.titre}>
                <ul class="choix-actes liste">
                  {ouverts.map((f) => (
                    <li>
                      <a href={adresseDe(dossier.id, `/enregistrer/${f.acte}`)}>
                        <T>{f.titre}</T>
                      </a>
                    </li>
                  ))}
                </ul>
              </Section>
            );
          })}
          <Rang>
            <p>
              <a href={adresseDe(dossier.id, '/droits')}>
                Ce que vous pouvez faire ici, et pourquoi pas le reste
              </a>
            </p>
          </Rang>
        </>
      )}
    </Feuille>
  );
}

function raisons(actes: readonly ActeExamine[], f: FormulaireDeclare): string {
  const dites = [
    ...new Set(
      actes.filter((a) => a.demande.acte === f.acte).flatMap((a) => a.empechements.map(ecrireRefus)),
    ),
  ];
  return dites.length === 0
    ? 'Rien, dans ce dossier, ne l’appelle aujourd’hui.'
    : dites.slice(0, 3).join(' ');
}

/** Deadlines and instalments on which something may be recorded: their own pages hold the forms. */
function Cibles({ cadre, dossier, actes }: Props) {
  const permis = actes.filter((a) => a.empechements.length === 0);
  const cles = (sortes: readonly string[]) => [
    ...new Set(
      permis.flatMap(({ objet, demande }) => {
        if (!sortes.includes(demande.acte)) return [];
        if (objet.sorte === 'piece' || objet.sorte === 'depot') return [objet.echeance];
        return objet.sorte === 'echeance' || objet.sorte === 'versement' ? [objet.cle] : [];
      }),
    ),
  ];
  const echeances = cles(['deposer-piece', 'constater-obligation', 'accepter-piece', 'lever-reserve'])
    .flatMap((cle) => trouverEcheance(dossier.etat, cle) ?? [])
    .filter(
      (e) =>
        e.statut === 'en-retard' ||
        e.statut === 'ouverte' ||
        e.pieces.some((p) => p.etat === 'recue' || p.etat === 'recue-hors-delai'),
    );
  const versements = cles(['enregistrer-paiement', 'liquider-versement']).flatMap(
    (cle) => trouverVersement(dossier.etat, cle) ?? [],
  );
  if (echeances.length + versements.length === 0)
    return <p class="discret">Rien d’ouvert à ce jour pour votre fonction.</p>;
  return (
    <ul class="choix-actes liste">
      {versements
        .filter((v) => v.etat === 'exigible' || v.etat === 'verse-en-partie' || v.etat === 'suspendu')
        .map((v) => (
          <li>
            <a href={lier(cadre, `${adresseVersement(dossier.id, v.cle)}#payer`)}>
              <T>{`Payer ou liquider\u00A0: ${titreVersement(dossier, v)}`}</T>
            </a>
          </li>
        ))}
      {echeances.map((e) => (
        <li>
          <a href={lier(cadre, adresseEcheance(dossier.id, e.cle))}>
            <T>{titreEcheance(dossier, e)}</T>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** One form on its own page. */
export function PageFormulaire(
  props: Props & {
    readonly declare: FormulaireDeclare;
    readonly retour: Retour | null;
    readonly remplis: Readonly<Record<string, string>>;
  },
) {
  const { cadre, dossier, declare, retour, actes } = props;
  const siens = actes.filter((a) => a.demande.acte === declare.acte);
  const ferme = retour === null && siens.length > 0 && siens.every((a) => a.empechements.length > 0);
  const vide = declare.champs(props.situation).length === 0;
  return (
    <Feuille
      cadre={cadre}
      titre={`${declare.titre}, ${dossier.titre}`}
      rubrique="conventions"
      erreur={retour !== null}
      ariane={arianeDe(
        dossier,
        { texte: 'Enregistrer', href: adresseDe(dossier.id, '/enregistrer') },
        { texte: declare.titre },
      )}
    >
      <Chapeau titre={declare.titre} enMarge={dossier.titre} />
      <Rang>
        <div class="saisie">
          <BilanDuRetour retour={retour} />
          {cadre.ailleurs ? (
            <Vide titre="On regarde, sans écrire">Revenez à aujourd’hui pour enregistrer.</Vide>
          ) : ferme || vide ? (
            <Vide titre="Pas possible pour vous, ou pas encore">
              <p>
                <T>{raisons(actes, declare)}</T>
              </p>
            </Vide>
          ) : (
            <FormulaireVu
              cadre={cadre}
              situation={props.situation}
              declare={declare}
              action={adresseDe(dossier.id, `/enregistrer/${declare.acte}`)}
              retour={retour}
              remplis={props.remplis}
              revenir={adresseDe(dossier.id)}
            />
          )}
        </div>
      </Rang>
    </Feuille>
  );
}

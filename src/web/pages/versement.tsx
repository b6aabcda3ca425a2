import { autresLectures, type Issues, issuesDuVote } from '../../views/hypotheses.ts';
import { type VersementVue, versementView } from '../../views/versements.ts';
import { lier } from '../cadre.ts';
import { Actions, LienBouton } from '../composants/boutons.tsx';
import { Conditions } from '../composants/conditions.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau, Section } from '../composants/mise-en-page.tsx';
import { Note, Vide } from '../composants/note.tsx';
import { Tableau } from '../composants/tableau.tsx';
import { T } from '../composants/texte.tsx';
import { Enregistre } from './convention.tsx';
import {
  Art,
  adresseDe,
  adresseEcheance,
  adresseVersement,
  arianeDe,
  StatutVu,
} from './convention-commun.tsx';
import { EchangesSur } from './echanges.tsx';
import { Calcul } from './versement-calcul.tsx';
import { type PageDeVersement, Paiement } from './versement-paiement.tsx';

/** One instalment: how much and why, on what conditions, what follows, what may be recorded. */
export function PageVersement(props: PageDeVersement) {
  const { cadre, dossier, versement } = props;
  const vue = versementView(dossier, versement);
  return (
    <Feuille
      cadre={cadre}
      titre={vue.titre}
      rubrique="versements"
      erreur={props.retour !== null}
      ariane={arianeDe(
        dossier,
        { texte: 'Versements', href: `${adresseDe(dossier.id)}#versements` },
        { texte: vue.titre },
      )}
    >
      <Chapeau titre={vue.titre} enMarge={vue.surtitre}>
        <Enregistre dit={props.enregistre} />
        <p class="montant-tete">{vue.montant ?? 'à calculer'}</p>
        <p class="etat-tete">
          <StatutVu statut={vue.statut} grand />
        </p>
        {vue.suspension !== null && (
          <p class="discret">
            <T>{vue.suspension}</T>
          </p>
        )}
        <Debloque {...props} vue={vue} />
        <TropPercu {...props} vue={vue} />
      </Chapeau>
      <Calcul cadre={cadre} dossier={dossier} vue={vue} lectures={autresLectures(dossier, versement)} />
      <LesConditions {...props} vue={vue} />
      <Suite {...props} vue={vue} />
      <Paiement {...props} vue={vue} />
      <EchangesSur
        {...props}
        sur={{ sorte: 'versement', cle: versement.cle }}
        action={`${adresseVersement(dossier.id, versement.cle)}?acte=ecrire-message`}
      />
    </Feuille>
  );
}

function Debloque(props: PageDeVersement & { vue: VersementVue }) {
  const { cadre, dossier, vue } = props;
  if (vue.deblocage === null) return null;
  const premiere = vue.deblocage.choses.find((c) => c.echeance !== null);
  return (
    <Note titre={vue.deblocage.titre} ton="retard">
      {vue.deblocage.choses.length === 1 ? (
        <p>
          <T>{vue.deblocage.phrase}</T>
        </p>
      ) : (
        <ul>
          {vue.deblocage.choses.map((c) => (
            <li>
              <T>{`${c.texte.charAt(0).toLocaleUpperCase('fr')}${c.texte.slice(1)}.`}</T>
            </li>
          ))}
        </ul>
      )}
      {props.versement.deblocage.map(
        (b) =>
          b.sorte === 'coordonnees' && (
            <p>
              <a href={`/organisations/${b.organisation}/coordonnees`}>
                Voir le changement de coordonnées bancaires
              </a>
            </p>
          ),
      )}
      {premiere?.echeance != null && (
        <Actions>
          <LienBouton href={lier(cadre, adresseEcheance(dossier.id, premiere.echeance))}>
            {cadre.ailleurs
              ? 'Voir l’échéance'
              : premiere.sorte === 'reserve'
                ? 'Lever la réserve'
                : 'Enregistrer la pièce'}
          </LienBouton>
          {!cadre.ailleurs && (
            <LienBouton second href={`${adresseEcheance(dossier.id, premiere.echeance)}#actes`}>
              Relancer
            </LienBouton>
          )}
        </Actions>
      )}
    </Note>
  );
}

function TropPercu({ cadre, dossier, vue, actes }: PageDeVersement & { vue: VersementVue }) {
  if (vue.compte?.tropPercu == null) return null;
  const possibles = actes.filter(
    (a) =>
      (a.demande.acte === 'emettre-titre' || a.demande.acte === 'enregistrer-reversement') &&
      a.empechements.length === 0,
  );
  return (
    <Note titre={`${vue.compte.tropPercu} versés en trop`} ton="retard">
      <p>
        <T>
          {`${vue.compte.titre}.${vue.compte.reverse === null ? '' : ` Déjà repris\u00A0: ${vue.compte.reverse}.`}${vue.compte.prescription === null ? '' : ` Cette créance se perd après le 31 décembre ${vue.compte.prescription}.`}`}
        </T>
      </p>
      {!cadre.ailleurs && possibles.length > 0 && (
        <Actions>
          {possibles.map((a) => (
            <LienBouton second href={adresseDe(dossier.id, `/enregistrer/${a.demande.acte}`)}>
              {a.demande.acte === 'emettre-titre' ? 'Émettre un titre' : 'Enregistrer un reversement'}
            </LienBouton>
          ))}
        </Actions>
      )}
    </Note>
  );
}

function LesConditions({ cadre, dossier, vue }: PageDeVersement & { vue: VersementVue }) {
  return (
    <Section
      id="conditions"
      titre="Les conditions, une par une"
      precision={vue.bilanConditions}
      pleine={
        vue.conditions.length > 0 && (
          <Conditions
            conditions={vue.conditions.map((c) => ({
              art: <Art cadre={cadre} dossier={dossier} numero={c.article} texte={vue.texte} />,
              intitule:
                c.echeance === null ? (
                  c.intitule
                ) : (
                  <a href={lier(cadre, adresseEcheance(dossier.id, c.echeance))}>
                    <T>{c.intitule}</T>
                  </a>
                ),
              ...(c.pourquoi === null ? {} : { pourquoi: c.pourquoi }),
              ton: c.statut.forme,
              statut: c.statut.libelle,
              manque: c.manque,
            }))}
          />
        )
      }
    />
  );
}

function Suite({ cadre, dossier, versement, vue }: PageDeVersement & { vue: VersementVue }) {
  const issues = issuesDuVote(dossier, versement);
  return (
    <Section id="suite" titre="Ce qui suit">
      {vue.suivants.length === 0 && issues === null && (
        <Vide titre="C’est le dernier versement">Aucun autre n’est prévu par la convention.</Vide>
      )}
      {vue.suivants.length > 0 && (
        <Tableau
          legende="Versements suivants"
          colonnes={[{ titre: 'État' }, { titre: 'Versement' }, { titre: 'Montant', sorte: 'montant' }]}
          lignes={vue.suivants.map((s) => [
            <StatutVu statut={s.statut} />,
            <a href={lier(cadre, adresseVersement(dossier.id, s.cle))}>
              <T>{s.titre}</T>
            </a>,
            s.montant ?? 'à calculer',
          ])}
        />
      )}
      {issues && (
        <>
          <h3 class="sous-titre">
            <T>{`Selon le vote de ${issues.exercice}`}</T>
          </h3>
          <TableauIssues issues={issues} legende={`Versements de ${issues.exercice} selon l’issue du vote`} />
        </>
      )}
    </Section>
  );
}

/** Outcomes side by side, each amount under its instalment. */
function TableauIssues({ issues, legende }: { issues: Issues; legende: string }) {
  return (
    <Tableau
      legende={legende}
      entete={0}
      etiquettes
      colonnes={[{ titre: 'Si…' }, ...issues.colonnes.map((c) => ({ titre: c, sorte: 'montant' as const }))]}
      lignes={issues.lignes.map((l) => [l.hypothese, ...l.montants.map((m) => m ?? 'sans base')])}
    />
  );
}

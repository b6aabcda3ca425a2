import { CHIFFRES, type Question, type Reponse } from '../../../rules/fiche-questions.ts';
import { titreFiche, titrePartie } from '../../../views/fiche.ts';
import { ecrireReponse } from '../../../views/fiche-ecrire.ts';
import { direVerdict, type VerdictDit } from '../../../views/fiche-verdicts.ts';
import { accord, compter } from '../../../views/typographie.ts';
import { Actions, Bouton } from '../../composants/boutons.tsx';
import { ChampDate, ChampLong, ChampTexte } from '../../composants/champ.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { T } from '../../composants/texte.tsx';
import { arianeDe, StatutVu } from '../convention-commun.tsx';
import { SaisieDesChiffres } from './chiffres.tsx';
import type { PageDePartie } from './saisie.ts';

/** One part of the form: its fields, last year's answer beside each, an explanation where a difference asks for one. */
export function PagePartie(props: PageDePartie) {
  const { cadre, dossier, enCours, partie, adresse } = props;
  const { fiche } = enCours;
  const rang = fiche.parties.findIndex((p) => p.cle === partie.cle);
  const precedente = fiche.parties[rang - 1];
  const suivante = fiche.parties[rang + 1];
  const ecarts = fiche.verdicts
    .filter((v) => v.partie === partie.cle && v.etat === 'ecart')
    .map((v) => direVerdict(fiche, v));
  const aExpliquer = ecarts.filter((e) => e.verdict.explication === null).length;
  return (
    <Feuille
      cadre={cadre}
      titre={`${titrePartie(partie)}, ${titreFiche(fiche)}`}
      rubrique="a-faire"
      erreur={props.erreurs.length > 0}
      ariane={arianeDe(dossier, { texte: titreFiche(fiche), href: adresse }, { texte: titrePartie(partie) })}
    >
      <Chapeau
        titre={titrePartie(partie)}
        enMarge={`Partie ${rang + 1} sur ${fiche.parties.length}`}
        lede={`${titreFiche(fiche)}. Brouillon : seule votre organisation le voit, jusqu’au dépôt.`}
      />
      <Rang>
        <div class={partie.cle === CHIFFRES ? undefined : 'saisie'}>
          <BilanErreurs
            erreurs={props.erreurs}
            titre={
              props.erreurs.some((e) => e.champ === null)
                ? 'Cette partie n’est pas enregistrée'
                : 'Gardé en brouillon, à corriger'
            }
          />
          {props.garde && props.erreurs.length === 0 && aExpliquer > 0 && (
            <div class="note proche" role="status">
              <p>
                <T>{`Brouillon enregistré. ${compter(aExpliquer, 'écart')} à expliquer ci-dessous, si vous le pouvez dès maintenant.`}</T>
              </p>
            </div>
          )}
          <Formulaire cadre={cadre} action={`${adresse}/remplir/${partie.cle}`}>
            <input type="hidden" name="version" value={enCours.brouillons.get(partie.cle)?.version ?? 0} />
            {partie.cle === CHIFFRES ? <SaisieDesChiffres {...props} /> : <Questions {...props} />}
            <Explications {...props} ecarts={ecarts} />
            <Actions>
              <Bouton>{suivante ? 'Enregistrer et continuer' : 'Enregistrer et relire la fiche'}</Bouton>
              {suivante && (
                <Bouton second name="suite" value="fiche">
                  Enregistrer et revenir à la fiche
                </Bouton>
              )}
            </Actions>
          </Formulaire>
          <nav class="parties-voisines" aria-label="Autres parties de la fiche">
            {precedente && (
              <a href={`${adresse}/remplir/${precedente.cle}`}>
                <T>{`Précédente : ${titrePartie(precedente)}`}</T>
              </a>
            )}
            <a href={adresse}>Toutes les parties</a>
            {suivante && (
              <a href={`${adresse}/remplir/${suivante.cle}`}>
                <T>{`Suivante : ${titrePartie(suivante)}`}</T>
              </a>
            )}
          </nav>
        </div>
      </Rang>
    </Feuille>
  );
}

/** Short answers that follow one another stand side by side; the rest takes the width. */
function Questions(props: PageDePartie) {
  const groupes: Question[][] = [];
  for (const q of props.partie.questions) {
    const dernier = groupes.at(-1);
    if (dernier?.[0] && estCourte(q) && estCourte(dernier[0])) dernier.push(q);
    else groupes.push([q]);
  }
  return (
    <>
      {props.proposees.size > 0 && (
        <p class="discret repris">
          <T>
            {`${compter(props.proposees.size, 'réponse')} ${accord(props.proposees.size, 'est reprise', 'sont reprises')} de ce qui est déjà connu. Relisez avant d’enregistrer.`}
          </T>
        </p>
      )}
      {groupes.map((g) =>
        g.length === 1 && g[0] ? (
          <UneQuestion {...props} question={g[0]} />
        ) : (
          <div class="saisie-grille">
            {g.map((q) => (
              <UneQuestion {...props} question={q} />
            ))}
          </div>
        ),
      )}
    </>
  );
}

const estCourte = (q: Question): boolean =>
  q.reponses.length === 1 &&
  ['entier', 'decimal', 'montant', 'montant-signe', 'jour', 'siret', 'ape'].includes(
    q.reponses[0]?.type ?? '',
  );

/** A question: one field, or several under one legend. */
function UneQuestion(props: PageDePartie & { question: Question }) {
  const { question } = props;
  const [premiere] = question.reponses;
  if (question.reponses.length === 1 && premiere)
    return <UnChamp {...props} reponse={premiere} libelle={question.intitule} />;
  return (
    <fieldset class="groupe-de-reponses">
      <legend>
        <T>{question.intitule}</T>
      </legend>
      <div class="saisie-grille">
        {question.reponses.map((r) => (
          <UnChamp
            {...props}
            reponse={r}
            libelle={
              r.type === 'pourcent'
                ? `${capitaliser(r.intitule)}, en\u00A0%`
                : capitaliser(r.chemin.split('.').at(-1) ?? r.intitule)
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

const capitaliser = (t: string): string => t.charAt(0).toLocaleUpperCase('fr') + t.slice(1);

function UnChamp(props: PageDePartie & { reponse: Reponse; libelle: string; question: Question }) {
  const { reponse } = props;
  const aides = aidesDe(props);
  const commun = {
    id: reponse.chemin,
    libelle: props.libelle,
    valeur: props.valeurs[reponse.chemin] ?? '',
    erreur: props.erreurs.find((e) => e.champ === reponse.chemin)?.message,
    ...(aides.length > 0 ? { aide: aides.join(' · ') } : {}),
  };
  switch (reponse.type) {
    case 'jour':
      return <ChampDate {...commun} />;
    case 'texte-long':
    case 'personnes':
      return <ChampLong {...commun} />;
    case 'entier':
    case 'siret':
      return <ChampTexte {...commun} sorte="nombre" />;
    case 'decimal':
    case 'pourcent':
    case 'montant':
    case 'montant-signe':
      return <ChampTexte {...commun} sorte="montant" />;
    default:
      return <ChampTexte {...commun} court={reponse.type === 'ape'} />;
  }
}

/** Where a proposed answer comes from, and what last year's form said when it said something else. */
function aidesDe({
  reponse,
  question,
  enCours,
  proposees,
  valeurs,
}: Parameters<typeof UnChamp>[0]): string[] {
  const { precedente } = enCours.fiche;
  const avant = precedente && ecrireReponse(reponse.type, precedente.reponses[reponse.chemin]);
  const valeur = valeurs[reponse.chemin] ?? '';
  const deLaFiche = question.champ.reprisDe?.sorte === 'fiche-precedente';
  const proposee = proposees.has(reponse.chemin);
  return [
    ...(proposee ? [deLaFiche ? `Repris de la fiche ${precedente?.exercice}` : 'Repris du dossier'] : []),
    ...(avant && precedente && !deLaFiche && avant.replaceAll('\u00A0', ' ') !== valeur
      ? [`En ${precedente.exercice} : ${abreger(avant)}`]
      : []),
    ...(reponse.type === 'personnes' ? ['Une personne par ligne'] : []),
  ];
}

/** Last year's words remind; they are read whole on the form of that year. */
const abreger = (t: string): string => (t.length <= 180 ? t : `${t.slice(0, 170).replace(/\s+\S*$/, '')}…`);

/** Explanation fields stand only where a difference asks for one. */
function Explications(props: PageDePartie & { ecarts: readonly VerdictDit[] }) {
  if (props.ecarts.length === 0) return null;
  return (
    <section class="ecarts-a-expliquer" id="a-expliquer" aria-labelledby="t-a-expliquer">
      <h2 id="t-a-expliquer">Écarts à expliquer</h2>
      <p class="discret">Un écart se montre et s’explique ; il n’empêche jamais d’envoyer la fiche.</p>
      {props.ecarts.map((e) => (
        <div class="ecart">
          <p class="tete-ecart">
            <b>
              <T>{e.titre}</T>
            </b>
            <StatutVu statut={e.statut} />
          </p>
          {e.verdict.sujet !== null && (
            <p class="discret">
              <T>{`${e.verdict.controle.intitule}.`}</T>
            </p>
          )}
          <p>
            <T>{e.phrase}</T>
          </p>
          <ChampLong
            id={e.verdict.chemin}
            libelle={`Explication : ${e.titre.charAt(0).toLocaleLowerCase('fr')}${e.titre.slice(1)}`}
            valeur={props.valeurs[e.verdict.chemin] ?? e.verdict.explication ?? ''}
            erreur={props.erreurs.find((x) => x.champ === e.verdict.chemin)?.message}
            lignes={2}
          />
        </div>
      ))}
    </section>
  );
}

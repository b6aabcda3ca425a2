import { TENANTS } from '../../../acts/guichet/table.ts';
import { capitale, guillemets } from '../../../basics/francais.ts';
import { ecrireJour } from '../../../basics/jour.ts';
import type { Noms } from '../../../espace/espace.ts';
import type { ArriveeLue } from '../../../espace/guichet.ts';
import { LE_PROGRAMME } from '../../../facts/fait.ts';
import { nomPersonne } from '../../../views/dit.ts';
import { MOYENS_D_ARRIVEE, PHRASES_GUICHET } from '../../../views/faits-guichet.ts';
import {
  direExpediteur,
  direRefusDeFichier,
  motifDEcartDit,
  statutDArrivee,
  titreDArrivee,
} from '../../../views/guichet.ts';
import { direInstant } from '../../../views/listes/journal.ts';
import { ecrireJourCourt } from '../../../views/typographie.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { ChampListe, ChampLong } from '../../composants/champ.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { Histoire, Signaletique } from '../../composants/fiche.tsx';
import { BilanErreurs, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang, Section } from '../../composants/mise-en-page.tsx';
import { Note } from '../../composants/note.tsx';
import { Plus } from '../../composants/pli.tsx';
import { Statut } from '../../composants/statut.tsx';
import { T } from '../../composants/texte.tsx';
import type { PageDArrivee } from './commun.ts';
import { Fichiers } from './fichiers.tsx';
import { adresseDArrivee } from './liste.tsx';

/** One arrival: what came, what each file is said to be, what became of it. It waits here until it is finished. */
export function PageArrivee(props: PageDArrivee) {
  const { cadre, acteur, lue, noms } = props;
  const { arrivee: a } = lue;
  const tient = TENANTS.includes(acteur.fonction) && a.guichet === acteur.organisation;
  const statut = statutDArrivee(a.etat, tient);
  const titre = titreDArrivee(a);
  return (
    <Feuille
      cadre={cadre}
      titre={titre}
      rubrique="guichet"
      erreur={props.erreurs.length > 0}
      ariane={[{ texte: 'Guichet', href: '/guichet' }, { texte: titre }]}
    >
      <Chapeau titre={titre} enMarge={`Arrivé le ${ecrireJourCourt(a.recueLe)}`}>
        {props.dit !== null && (
          <div class="note enregistre" role="status">
            <p>
              <T>{props.dit}</T>
            </p>
          </div>
        )}
        <p class="etat-tete">
          <Statut ton={statut.forme} texte={statut.libelle} grand />
        </p>
      </Chapeau>
      <Rang>
        <div class="deux">
          <div>
            <BilanErreurs erreurs={props.erreurs} titre="Tout n’est pas enregistré" />
            <APart {...props} tient={tient} />
            <Fichiers {...props} tient={tient} />
            {a.refuses.length > 0 && (
              <Note titre="Ce qui n’a pas été gardé" ton="proche" niveau={2}>
                {a.refuses.map((r) => (
                  <p>
                    <T>{direRefusDeFichier(r)}</T>
                  </p>
                ))}
              </Note>
            )}
          </div>
          <aside aria-label="À propos de cette arrivée">
            <Signaletique
              entrees={[
                ['De', direExpediteur(noms, a)],
                ['À', noms.organisation(a.guichet)?.nom ?? a.guichet],
                ['Moyen', capitale(MOYENS_D_ARRIVEE[a.moyen])],
                ['Envoyé le', ecrireJour(a.envoyeeLe)],
                ['Reçu le', ecrireJour(a.recueLe)],
                ...(a.expediteur !== null && a.organisation !== null
                  ? ([['Adresse', a.expediteur]] as const)
                  : []),
              ]}
            />
            <Actions>
              <LienBouton second href={`${adresseDArrivee(a.flux)}/recu.pdf`} telecharge>
                Télécharger le récépissé
              </LienBouton>
              {tient && a.original !== null && (
                <LienBouton second href={`${adresseDArrivee(a.flux)}/original`} telecharge>
                  Télécharger le message
                </LienBouton>
              )}
            </Actions>
          </aside>
        </div>
      </Rang>
      {a.corps !== null && a.corps.trim() !== '' && (
        <Section id="message" titre="Le message">
          <p class="message-recu">{a.corps}</p>
        </Section>
      )}
      <Section id="histoire" titre="Historique">
        <Histoire
          lignes={[...lue.faits].reverse().map((f) => ({
            quand: ecrireJourCourt(f.jour),
            iso: null,
            quoi: `${direFait(noms, f)}. ${auteurDe(noms, f)}, ${direInstant(f.enregistre, props.fuseau)}`,
          }))}
        />
      </Section>
    </Feuille>
  );
}

function direFait(noms: Noms, f: ArriveeLue['faits'][number]): string {
  const dire = (PHRASES_GUICHET as Record<string, ((d: object, fait: object) => string) | undefined>)[
    f.sorte
  ];
  const motif = 'motif' in f.textes && f.textes.motif ? `\u00A0: ${guillemets(f.textes.motif)}` : '';
  return `${dire ? dire({ noms }, f) : f.sorte}${motif}`;
}

const auteurDe = (noms: Noms, { auteur }: ArriveeLue['faits'][number]): string =>
  auteur.personne === LE_PROGRAMME
    ? 'Lecture de la boîte aux lettres'
    : nomPersonne(noms, auteur.personne, 'Personne effacée');

/** Why it was left aside, and how to take it up; or how to set aside what is no paper. */
function APart(props: PageDArrivee & { tient: boolean }) {
  const { cadre, lue, tient, organisations } = props;
  const { arrivee: a } = lue;
  if (a.etat === 'finie') return null;
  const action = adresseDArrivee(a.flux);
  const inconnu = a.organisation === null;
  return (
    <>
      {a.apart !== null && (
        <Note titre="Mise à part" ton="proche" niveau={2}>
          <p>
            <T>
              {a.apart.motif === null ? motifDEcartDit(a.apart.dit) : `${motifDEcartDit(a.apart.motif)}.`}
            </T>
          </p>
          {tient && !inconnu && (
            <Formulaire cadre={cadre} action={action} rang={a.rang}>
              <Bouton second name="geste" value="reprendre">
                Reprendre cette arrivée
              </Bouton>
            </Formulaire>
          )}
        </Note>
      )}
      {tient && inconnu && (
        <Formulaire cadre={cadre} action={action} rang={a.rang}>
          <ChampListe
            id="organisation"
            libelle="De quelle organisation cela vient-il ?"
            aide="Une adresse s’imite : vérifiez que le message vient bien d’elle"
            valeur={props.saisie?.get('organisation')?.[0]}
            erreur={props.erreurs.find((e) => e.champ === 'organisation')?.message}
            options={[{ valeur: '', libelle: 'Choisir' }, ...organisations]}
          />
          <Actions>
            <Bouton name="geste" value="attribuer">
              Attribuer à cette organisation
            </Bouton>
          </Actions>
        </Formulaire>
      )}
      {tient && a.apart === null && (
        <Plus titre="Mettre à part" ouvert={props.erreurs.some((e) => e.champ === 'motif-apart')}>
          <Formulaire cadre={cadre} action={action} rang={a.rang}>
            <ChampLong
              id="motif-apart"
              name="motif"
              libelle="Pourquoi"
              aide="Par exemple : ce n’est pas une pièce, c’est une question"
              lignes={2}
              erreur={props.erreurs.find((e) => e.champ === 'motif-apart')?.message}
            />
            <Bouton second name="geste" value="ecarter">
              Mettre à part
            </Bouton>
          </Formulaire>
        </Plus>
      )}
    </>
  );
}

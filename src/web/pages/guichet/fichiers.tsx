import { guillemets } from '../../../basics/francais.ts';
import { ecrireIso, ecrireJour } from '../../../basics/jour.ts';
import { ecrireMontant } from '../../../basics/montant.ts';
import { type Proposition, parVraisemblance } from '../../../espace/propositions.ts';
import type { Classement, FichierArrive } from '../../../rules/guichet.ts';
import { direProposition, propositionView, statutDeFichier } from '../../../views/guichet.ts';
import { direInstant } from '../../../views/listes/journal.ts';
import { ecrireTaille } from '../../../views/statuts.ts';
import { lier } from '../../cadre.ts';
import { Actions, Bouton } from '../../composants/boutons.tsx';
import { ChampDate, ChampListe, ChampLong, ChampTexte } from '../../composants/champ.tsx';
import { Formulaire } from '../../composants/formulaire.tsx';
import { Icone } from '../../composants/icone.tsx';
import { Plus } from '../../composants/pli.tsx';
import { Statut } from '../../composants/statut.tsx';
import { T } from '../../composants/texte.tsx';
import type { PageDArrivee } from './commun.ts';
import { adresseDArrivee } from './liste.tsx';

type Props = PageDArrivee & { readonly tient: boolean };

/** The name of a choice in the form: what tells one proposition from the others, in one line. */
export const cleDeClassement = ({ dossier, obligation, piece, exercice, declencheur }: Classement): string =>
  [dossier, obligation, piece, exercice ?? '', declencheur ?? ''].join('/');

export const rangDe = (f: FichierArrive): string => f.id.split(':')[1] ?? '';

/** The files that wait, in one form; then those that have been dealt with. */
export function Fichiers(props: Props) {
  const { lue, cadre, tient } = props;
  const { arrivee: a } = lue;
  const attend = a.fichiers.filter((f) => f.suite === null);
  const finis = a.fichiers.filter((f) => f.suite !== null);
  const classable = a.organisation !== null && a.apart === null && !cadre.ailleurs;
  return (
    <>
      {attend.length > 0 && classable && (
        <Formulaire cadre={cadre} action={adresseDArrivee(a.flux)} rang={a.rang}>
          <ul class="arrives liste">
            {attend.map((f) => (
              <li>
                <Tete {...props} fichier={f} />
                <Classer {...props} fichier={f} />
              </li>
            ))}
          </ul>
          <Actions>
            {tient && (
              <Bouton name="geste" value="verser">
                {attend.length === 1 ? 'Verser au dossier' : 'Verser au dossier ce qui est classé'}
              </Bouton>
            )}
            <Bouton second={tient} name="geste" value="classer">
              Enregistrer le classement
            </Bouton>
          </Actions>
        </Formulaire>
      )}
      {attend.length > 0 && !classable && (
        <ul class="arrives liste">
          {attend.map((f) => (
            <li>
              <Tete {...props} fichier={f} />
            </li>
          ))}
        </ul>
      )}
      {tient && attend.length > 0 && <Retourner {...props} fichiers={attend} />}
      {finis.length > 0 && (
        <ul class="arrives liste">
          {finis.map((f) => (
            <li>
              <Tete {...props} fichier={f} />
              {f.suite?.sorte === 'retourne' && (
                <p class="message-retour">
                  <T>{`Motif : ${f.suite.motif ?? 'motif effacé'}`}</T>
                </p>
              )}
              {f.suite?.sorte === 'verse' && (
                <p>
                  <a href={lier(cadre, `/conventions/${f.suite.dossier}/documents`)}>
                    Voir les documents du dossier
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Its name, its size, where it stands, and whether it may be opened. */
function Tete({ lue, fichier: f, fuseau }: Props & { fichier: FichierArrive }) {
  const examen = lue.examens.get(f.fichier.empreinte);
  const ferme = examen?.sorte === 'attente' || examen?.sorte === 'infecte';
  const nom = f.nom ?? 'fichier dont le nom a été effacé';
  const { forme, libelle } = statutDeFichier(f);
  return (
    <>
      <div class="fichier">
        <Icone nom="fichier" />
        <span>
          {ferme ? (
            <b>{nom}</b>
          ) : (
            <a href={`${adresseDArrivee(lue.arrivee.flux)}/fichiers/${rangDe(f)}`}>{nom}</a>
          )}
          <br />
          {ecrireTaille(f.fichier.taille)}
        </span>
      </div>
      <p>
        <Statut ton={forme} texte={libelle} />
      </p>
      {examen?.sorte === 'attente' && (
        <p>
          <Statut
            ton="attente"
            texte="En quarantaine : la recherche de programmes nuisibles n’a pas encore répondu"
          />
        </p>
      )}
      {examen?.sorte === 'infecte' && (
        <p>
          <Statut
            ton="retard"
            texte={`Programme nuisible trouvé (${examen.signature}) le ${direInstant(examen.le, fuseau)} par ${examen.par.split('/')[0]}. Ce fichier ne sera remis à personne`}
          />
        </p>
      )}
    </>
  );
}

/** What it is: likely ones first, then everything that may be sent, by agreement. */
function Classer(props: Props & { fichier: FichierArrive }) {
  const { fichier: f, cadre, saisie, erreurs, propositions, lue } = props;
  const rang = rangDe(f);
  const rangees = parVraisemblance(
    propositions,
    `${f.nom ?? ''} ${lue.arrivee.objet ?? ''}`,
    cadre.aujourdhui,
  );
  const option = (p: Proposition) => ({
    valeur: cleDeClassement(p.classement),
    libelle: direProposition(propositionView(p, cadre.aujourdhui)),
  });
  const probables = rangees.propositions.slice(0, rangees.probables);
  const conventions = [...new Set(propositions.map((p) => p.dossier))];
  const typee = saisie?.get(`piece-${rang}`)?.[0];
  const devinee = rangees.sure && probables[0] ? cleDeClassement(probables[0].classement) : undefined;
  const valeur = typee ?? (f.classement ? cleDeClassement(f.classement) : devinee);
  const choisie = propositions.find((p) => cleDeClassement(p.classement) === valeur);
  const avant = f.classement;
  const dire = (nom: string, defaut: string | undefined): string | undefined =>
    saisie?.get(`${nom}-${rang}`)?.[0] ?? defaut;
  const erreur = (nom: string): string | undefined =>
    erreurs.find((e) => e.champ === `${nom}-${rang}`)?.message;
  const precise = erreur('du') ?? erreur('au') ?? erreur('montant');
  const demande = choisie !== undefined && choisie.piece.fournit !== null;
  return (
    <>
      <ChampListe
        id={`piece-${rang}`}
        libelle={`Qu’est-ce que ${guillemets(f.nom ?? 'ce fichier')} ?`}
        valeur={valeur}
        erreur={erreur('piece')}
        options={[
          { valeur: '', libelle: 'Choisir une pièce' },
          ...probables.map((p) => ({ ...option(p), groupe: 'Le plus probable' })),
          ...conventions.flatMap((d) =>
            propositions
              .filter((p) => p.dossier === d && !probables.includes(p))
              .map((p) => ({ ...option(p), groupe: d.titre })),
          ),
        ]}
      />
      {choisie && choisie.version > 1 && <Versions proposition={choisie} />}
      <Plus
        titre="Période couverte, montant"
        ouvert={
          precise !== undefined || demande || avant?.periode !== undefined || avant?.montant !== undefined
        }
      >
        <ChampDate
          id={`du-${rang}`}
          libelle="Valable du, facultatif"
          aide="Pour un agrément ou une assurance. Par exemple 01/01/2026"
          valeur={dire('du', avant?.periode && enClair(avant.periode.du))}
          erreur={erreur('du')}
        />
        <ChampDate
          id={`au-${rang}`}
          libelle="Valable jusqu’au, facultatif"
          aide="Le dernier jour compris. Par exemple 31/12/2026"
          valeur={dire('au', avant?.periode && enClair(avant.periode.au))}
          erreur={erreur('au')}
        />
        <ChampTexte
          id={`montant-${rang}`}
          libelle="Montant demandé ou déclaré, facultatif"
          aide="En euros. Par exemple 81 000,00"
          sorte="montant"
          valeur={dire('montant', avant?.montant === undefined ? undefined : ecrireMontant(avant.montant))}
          erreur={erreur('montant')}
        />
      </Plus>
    </>
  );
}

const enClair = (j: Parameters<typeof ecrireIso>[0]): string => ecrireIso(j).split('-').reverse().join('/');

/** What it replaces: the former sendings stay in the agreement. */
function Versions({ proposition: { echeance, piece, version } }: { proposition: Proposition }) {
  const depots = echeance.pieces.find((p) => p.piece.id === piece.id)?.depots ?? [];
  return (
    <p class="aide">
      <T>
        {`Ce sera la version ${version}. Avant elle : ${depots
          .map(
            (d, i) =>
              `version ${i + 1} du ${ecrireJour(d.jour)}${d.retournee === null ? '' : ' (retournée)'}`,
          )
          .join(', ')}. Elles restent au dossier.`}
      </T>
    </p>
  );
}

function Retourner(props: Props & { fichiers: readonly FichierArrive[] }) {
  const { cadre, lue, erreurs, saisie } = props;
  return (
    <>
      {props.fichiers.map((f) => {
        const rang = rangDe(f);
        const erreur = erreurs.find((e) => e.champ === `motif-${rang}`)?.message;
        return (
          <Plus titre={`Retourner ${guillemets(f.nom ?? 'ce fichier')}`} ouvert={erreur !== undefined}>
            <Formulaire cadre={cadre} action={adresseDArrivee(lue.arrivee.flux)} rang={lue.arrivee.rang}>
              <input type="hidden" name="fichier" value={rang} />
              <ChampLong
                id={`motif-${rang}`}
                name="motif"
                libelle="Pourquoi le retourner"
                aide="L’organisation qui l’a envoyé lira cette raison"
                lignes={3}
                valeur={erreur === undefined ? undefined : saisie?.get('motif')?.[0]}
                erreur={erreur}
              />
              <Bouton second name="geste" value="retourner">
                Retourner le fichier
              </Bouton>
            </Formulaire>
          </Plus>
        );
      })}
    </>
  );
}

import type { Context } from 'hono';
import type { PersonneTenue } from '../../../espace/administration.ts';
import type { Noms } from '../../../espace/espace.ts';
import type { Fonction } from '../../../facts/annuaire.ts';
import { direPeriode } from '../../../views/faits-annuaire.ts';
import { FONCTIONS } from '../../../views/listes/fonctions.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { ChampLong } from '../../composants/champ.tsx';
import type { SaisiePrecedente } from '../../composants/champs.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { Signaletique } from '../../composants/fiche.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Section } from '../../composants/mise-en-page.tsx';
import { Note, Vide } from '../../composants/note.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';
import type { Env } from '../../env.ts';
import { ADMINISTRATION } from './commun.ts';

interface Props {
  c: Context<Env>;
  tenue: PersonneTenue;
  noms: Noms;
  erreurs: readonly ErreurDeSaisie[];
  saisie?: SaisiePrecedente;
}

/** One person: what is kept, then what an administrator may do of it. */
export function PageDePersonne(props: Props) {
  const { c, tenue, noms, erreurs } = props;
  const { personne, compte, mandats, agit } = tenue;
  return (
    <Feuille
      cadre={c.var.cadre}
      titre={personne.nom}
      erreur={erreurs.length > 0}
      ariane={[
        ADMINISTRATION,
        { texte: 'Personnes', href: '/administration/personnes' },
        { texte: personne.nom },
      ]}
    >
      <Chapeau
        titre={personne.nom}
        enMarge="Personne"
        lede={
          agit
            ? 'Agit pour une organisation, ou doit agir. On l’efface après le dernier jour de ses mandats.'
            : mandats.length > 0
              ? `N’agit plus pour aucune organisation${tenue.aEffacer ? ', et la durée pendant laquelle on la garde est passée' : ''}.`
              : 'Est nommée par des conventions, et n’agit pour aucune organisation.'
        }
      />
      <Section id="registre" titre="Au registre">
        <BilanErreurs erreurs={erreurs} titre="Rien n’est changé" />
        {c.req.query('leve') === 'oui' && (
          <Note titre="Le second facteur est levé">
            <p>Ses sessions sont terminées. À son retour, un autre second facteur lui sera demandé.</p>
          </Note>
        )}
        <Signaletique
          entrees={[
            ['Adresse', personne.courriel ?? 'aucune'],
            ['Compte', compte === null ? 'aucun' : 'ouvert'],
            ['Identifiant', personne.id],
          ]}
        />
      </Section>
      <Section id="mandats" titre="Ses mandats" combien={mandats.length}>
        {mandats.length === 0 ? (
          <Vide titre="Aucun mandat.">Cette personne n’a jamais agi ici.</Vide>
        ) : (
          <Tableau
            legende="Mandats, les derniers d’abord"
            entete={0}
            etiquettes
            colonnes={[{ titre: 'Pour' }, { titre: 'Fonction' }, { titre: 'Quand' }]}
            lignes={mandats.map((m) => [
              <a href={`/organisations/${m.organisation}`}>
                {noms.organisation(m.organisation)?.nom ?? m.organisation}
              </a>,
              m.titre ?? FONCTIONS[m.fonction as Fonction] ?? m.fonction,
              direPeriode(m),
            ])}
          />
        )}
      </Section>
      <Section id="donnees" titre="Remettre ses données">
        <p>
          <T>
            Ce que l’espace sait de cette personne, en un fichier à lui remettre. Elle télécharge elle-même ce
            qui touche à son compte, depuis « Mon compte ».
          </T>
        </p>
        <Actions>
          <LienBouton second telecharge href={`/administration/personnes/${personne.id}/donnees.json`}>
            Télécharger ses données
          </LienBouton>
        </Actions>
      </Section>
      {compte !== null && (
        <Geste
          {...props}
          geste="lever"
          titre="Second facteur perdu"
          dit="Assurez-vous d’abord que c’est bien elle, de vive voix : qui lève ce second facteur n’aura plus que le mot de passe entre lui et le compte. Ses sessions se terminent."
          bouton="Lever le second facteur"
        />
      )}
      {!agit && (
        <Geste
          {...props}
          geste="effacer"
          titre="Effacer cette personne"
          dit="Son nom, son adresse, ses réglages, ses invitations et son compte sont effacés, sans retour. Ce qu’elle a enregistré ou signé reste au journal, sous « personne effacée ». Les textes libres qui la nommeraient et les sauvegardes déjà faites ne changent pas."
          bouton="Effacer"
        />
      )}
    </Feuille>
  );
}

function Geste(props: Props & { geste: 'lever' | 'effacer'; titre: string; dit: string; bouton: string }) {
  const { c, tenue, erreurs, saisie, geste } = props;
  const champ = `motif-${geste}`;
  return (
    <Section id={geste} titre={props.titre}>
      <p>
        <T>{props.dit}</T>
      </p>
      <div class="saisie">
        <Formulaire cadre={c.var.cadre} action={`/administration/personnes/${tenue.personne.id}`}>
          <ChampLong
            id={champ}
            libelle="Motif"
            aide="Il restera au journal de l’espace. N’y nommez personne."
            lignes={2}
            valeur={saisie?.get(champ)?.[0]}
            erreur={erreurs.find((e) => e.champ === champ)?.message}
          />
          <input type="hidden" name="geste" value={geste} />
          <Actions>
            <Bouton second={geste === 'lever'}>{props.bouton}</Bouton>
          </Actions>
        </Formulaire>
      </div>
    </Section>
  );
}

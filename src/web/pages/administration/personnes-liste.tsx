import type { Context } from 'hono';
import type { PersonneTenue } from '../../../espace/administration.ts';
import type { Noms } from '../../../espace/espace.ts';
import { direPourQui } from '../../../views/annuaire.ts';
import { compter } from '../../../views/typographie.ts';
import { Feuille } from '../../composants/feuille.tsx';
import { Filtres, FiltreTexte } from '../../composants/filtres.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { Note, Vide } from '../../composants/note.tsx';
import { Pagination } from '../../composants/pagination.tsx';
import { Statut } from '../../composants/statut.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import type { Env } from '../../env.ts';
import { adresseAvec, pageDemandee, TAILLE } from '../listes/commun.tsx';
import { ADMINISTRATION } from './commun.ts';

const ICI = '/administration/personnes';

export function ListeDePersonnes(props: {
  c: Context<Env>;
  personnes: readonly PersonneTenue[];
  q: string;
  noms: Noms;
}) {
  const { c, personnes, q, noms } = props;
  const page = Math.min(pageDemandee(c), Math.max(1, Math.ceil(personnes.length / TAILLE)));
  return (
    <Feuille cadre={c.var.cadre} titre="Personnes" ariane={[ADMINISTRATION, { texte: 'Personnes' }]}>
      <Chapeau
        titre="Personnes"
        enMarge={compter(personnes.length, 'personne')}
        lede="Ce que l’espace garde de chacun. Quand quelqu’un demande ses données ou leur effacement, cela se fait ici."
      >
        <Filtres
          cadre={c.var.cadre}
          action={ICI}
          titre="Chercher une personne"
          bouton="Chercher"
          actifs={q === '' ? 0 : 1}
        >
          <FiltreTexte id="f-q" name="q" libelle="Nom ou adresse électronique" valeur={q} />
        </Filtres>
      </Chapeau>
      <Rang>
        {c.req.query('effacee') === 'oui' && (
          <Note titre="La personne est effacée">
            <p>Ce qu’elle avait enregistré reste au journal, sous « personne effacée ».</p>
          </Note>
        )}
        {personnes.length === 0 ? (
          <Vide titre="Personne de ce nom.">Essayez une partie du nom, ou son adresse électronique.</Vide>
        ) : (
          <Tableau
            legende="Personnes de l’espace, par nom"
            entete={0}
            etiquettes
            colonnes={[{ titre: 'Nom' }, { titre: 'Agit pour' }, { titre: 'Compte', sorte: 'qui' }]}
            lignes={personnes.slice((page - 1) * TAILLE, page * TAILLE).map((p) => [
              <>
                <a href={`${ICI}/${p.personne.id}`}>{p.personne.nom}</a>
                {p.personne.courriel !== null && <span class="dessous">{p.personne.courriel}</span>}
                {p.aEffacer && <Statut ton="attente" texte="À effacer" />}
              </>,
              direFonctions(p, noms),
              p.compte === null ? 'aucun' : 'ouvert',
            ])}
          />
        )}
        <Pagination
          cadre={c.var.cadre}
          page={page}
          taille={TAILLE}
          total={personnes.length}
          quoi="personnes"
          adresse={(n) => adresseAvec(ICI, { q, page: n })}
        />
      </Rang>
    </Feuille>
  );
}

/** « la Ville (finances), le CCAS (agent) »: those held today. */
function direFonctions({ mandats }: PersonneTenue, noms: Noms): string {
  const tenus = mandats.filter((m) => m.tenu);
  return tenus.length === 0 ? 'personne aujourd’hui' : tenus.map((m) => direPourQui(noms, m)).join(', ');
}

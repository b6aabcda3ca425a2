import type { Hono } from 'hono';
import {
  ajouterJours,
  ajouterMois,
  anneeDe,
  ecrireIso,
  ecrireJourAvecSemaine,
  type Jour,
  jour,
  lireJour,
} from '../../basics/jour.ts';
import type { Cadre } from '../cadre.ts';
import { Actions, Bouton, LienBouton } from '../composants/boutons.tsx';
import { ChampChoix, ChampDate } from '../composants/champ.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { BilanErreurs } from '../composants/formulaire.tsx';
import { Chapeau, Rang, Section } from '../composants/mise-en-page.tsx';
import { T } from '../composants/texte.tsx';
import { direDateRefusee } from '../dire.ts';
import type { Env } from '../env.ts';
import { cheminLocal } from './chemin-local.ts';

/** « Voir un autre jour »: chooses the day, then sends back to the page one came from. */
export function pagesAutreJour(app: Hono<Env>): void {
  app.get('/autre-jour', (c) => {
    const { cadre } = c.var;
    const de = cheminLocal(c.req.query('de'));
    const saisi = c.req.query('jour');
    const connu = c.req.query('savoir') === 'alors';
    if (saisi !== undefined) {
      const lu = lireJour(saisi);
      if (lu.ok) return c.redirect(adresseAu(de, lu.valeur, connu, cadre.aujourdhui));
      return c.html(
        <PageAutreJour
          cadre={cadre}
          de={de}
          saisi={saisi}
          connu={connu}
          erreur={direDateRefusee(lu.erreur)}
        />,
        400,
      );
    }
    return c.html(<PageAutreJour cadre={cadre} de={de} saisi="" connu={connu} />);
  });
}

/** Shown by the form, and by any page whose `?au=` cannot be read. */
export function PageAutreJour(props: {
  cadre: Cadre;
  de: string;
  saisi: string;
  connu: boolean;
  erreur?: string;
}) {
  const { cadre, de } = props;
  return (
    <Feuille
      cadre={{ ...cadre, au: cadre.aujourdhui, ailleurs: false, connu: null }}
      titre="Voir un autre jour"
      erreur={props.erreur !== undefined}
    >
      <Chapeau
        titre="Voir un autre jour"
        enMarge="On regarde, sans rien modifier"
        lede="Toutes les pages se montrent telles qu’elles étaient un jour passé, ou telles qu’elles seront si rien de plus n’arrive."
      />
      <Rang>
        {props.erreur !== undefined && (
          <BilanErreurs titre="Ce jour ne se lit pas" erreurs={[{ champ: 'jour', message: props.erreur }]} />
        )}
        <form method="get" action="/autre-jour" class="saisie">
          <input type="hidden" name="de" value={de} />
          <ChampDate id="jour" libelle="Quel jour" valeur={props.saisi} erreur={props.erreur} />
          <ChampChoix
            id="savoir"
            libelle="Pour un jour passé"
            valeurs={[props.connu ? 'alors' : 'maintenant']}
            options={[
              {
                valeur: 'maintenant',
                libelle: 'Avec ce qu’on en sait aujourd’hui',
                aide: 'Une pièce reçue ce jour-là mais enregistrée plus tard compte.',
              },
              {
                valeur: 'alors',
                libelle: 'Avec ce qu’on savait ce jour-là',
                aide: 'Seulement ce qui était déjà enregistré.',
              },
            ]}
          />
          <Actions>
            <Bouton>Voir ce jour</Bouton>
            <LienBouton second href={de}>
              Revenir à aujourd’hui
            </LienBouton>
          </Actions>
        </form>
      </Rang>
      <Section id="raccourcis" titre="Jours proches">
        <ul class="raccourcis">
          {raccourcis(cadre.aujourdhui).map(([nom, j]) => (
            <li>
              <a href={adresseAu(de, j, false, cadre.aujourdhui)}>
                <T>{nom}</T>
              </a>
              <span class="discret">
                <T>{ecrireJourAvecSemaine(j)}</T>
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </Feuille>
  );
}

function adresseAu(de: string, j: Jour, alors: boolean, aujourdhui: Jour): string {
  const [chemin = '', requete = ''] = de.split('?', 2);
  const p = new URLSearchParams(requete);
  p.delete('au');
  p.delete('connu');
  if (j !== aujourdhui) p.set('au', ecrireIso(j));
  if (alors && j < aujourdhui) p.set('connu', 'alors');
  const suite = p.toString();
  return suite === '' ? chemin : `${chemin}?${suite}`;
}

function raccourcis(aujourdhui: Jour): readonly (readonly [string, Jour])[] {
  const annee = anneeDe(aujourdhui);
  return [
    ['Il y a un an', ajouterMois(aujourdhui, -12)],
    ['Il y a un mois', ajouterMois(aujourdhui, -1)],
    ['Hier', ajouterJours(aujourdhui, -1)],
    ['Dans une semaine', ajouterJours(aujourdhui, 7)],
    ['Dans un mois', ajouterMois(aujourdhui, 1)],
    [`À la fin de ${annee}`, jour(annee, 12, 31)],
    [`Au milieu de ${annee + 1}`, jour(annee + 1, 7, 1)],
  ];
}

import type { Context } from 'hono';
import type { Acteur, Espace } from '../../../espace/espace.ts';
import { deriverOrganisation } from '../../../rules/mandats.ts';
import { NATURES_DITES } from '../../../views/annuaire.ts';
import { compter } from '../../../views/typographie.ts';
import { Actions, LienBouton } from '../../composants/boutons.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import type { Env } from '../../env.ts';

/** Every organisation of the espace, and how many people act for each today. */
export async function ListeDOrganisations({
  c,
  espace,
  acteur,
}: {
  readonly c: Context<Env>;
  readonly espace: Espace;
  readonly acteur: Acteur;
}) {
  const { organisations } = await espace.repertoire();
  const tenus = await espace.annuaire.tenus();
  const combien = (id: string): number =>
    new Set(tenus.filter((t) => t.organisation.id === id).map((t) => t.personne.id)).size;
  const vide = deriverOrganisation('', []);
  const peutInscrire = await espace.annuaire.permet(vide, acteur, 'inscrire-organisation');
  return (
    <Feuille cadre={c.var.cadre} titre="Organisations">
      <Chapeau
        titre="Organisations"
        enMarge={compter(organisations.length, 'organisation')}
        lede="Les collectivités et les associations de l’espace, et qui agit pour elles aujourd’hui."
      >
        {peutInscrire && !c.var.cadre.ailleurs && (
          <Actions>
            <LienBouton href="/organisations/nouvelle">Inscrire une organisation</LienBouton>
          </Actions>
        )}
      </Chapeau>
      <Rang>
        <Tableau
          legende="Organisations de l’espace"
          entete={0}
          colonnes={[{ titre: 'Organisation' }, { titre: 'Nature' }, { titre: 'Personnes', sorte: 'num' }]}
          lignes={organisations.map((o) => [
            <a href={`/organisations/${o.id}`}>{o.nom}</a>,
            NATURES_DITES[o.nature] ?? o.nature,
            combien(o.id) === 0 ? 'personne encore' : compter(combien(o.id), 'personne'),
          ])}
        />
      </Rang>
    </Feuille>
  );
}

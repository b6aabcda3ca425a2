import type { Context } from 'hono';
import type { Espace } from '../../espace/espace.ts';
import { dureesDites } from '../../views/conservation.ts';
import { mentionsDites, type PageDeMentions } from '../../views/mentions.ts';
import { Signaletique } from '../composants/fiche.tsx';
import { Section } from '../composants/mise-en-page.tsx';
import { T } from '../composants/texte.tsx';
import type { Env } from '../env.ts';

/** Who holds the espace where one acts; for whoever acts nowhere, each espace of the installation. */
export async function quiTient(c: Context<Env>, page: PageDeMentions) {
  const { acteur } = c.var.cadre;
  const espaces = acteur ? [c.var.deps.espace] : await c.var.deps.espaces.chacun();
  const dits = await Promise.all(espaces.map((e) => direUnEspace(e, page)));
  return (
    <>
      {dits.map(({ id, nom, demonstration, entrees }) => (
        <Section id={`espace-${id}`} titre={nom}>
          {demonstration ? (
            <p class="lisible">
              <T>
                Les signataires nommés sont ceux d’une convention publique ; toutes les autres personnes sont
                désignées par leur fonction et n’existent pas. N’y déposez pas de documents réels : chacun
                peut y prendre n’importe quelle identité.
              </T>
            </p>
          ) : (
            <Signaletique entrees={entrees} />
          )}
        </Section>
      ))}
    </>
  );
}

async function direUnEspace(espace: Espace, page: PageDeMentions) {
  const [garde, mentions, durees] = await Promise.all([espace.garde(), espace.mentions(), espace.durees()]);
  const gardees = page === 'donnees-personnelles' ? dureesDites(durees) : [];
  return { ...garde, entrees: [...mentionsDites(mentions, page), ...gardees] };
}

import type { Context, Hono } from 'hono';
import { NATURES } from '../../acts/annuaire/conditions.ts';
import type { MandatTenu } from '../../espace/annuaire.ts';
import type { Espace } from '../../espace/espace.ts';
import { CE_QU_ON_VIENT_FAIRE, FONCTIONS } from '../../views/listes/fonctions.ts';
import { Bouton } from '../composants/boutons.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { Formulaire } from '../composants/formulaire.tsx';
import { Chapeau, Rang } from '../composants/mise-en-page.tsx';
import { T } from '../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../env.ts';
import { introuvable } from '../porte/erreur.ts';
import { lireFormulaire } from '../porte/formulaire.ts';
import { limiter } from '../porte/limites.ts';
import { garderSession, nouvelleSession } from '../porte/session.ts';
import { cheminLocal } from './chemin-local.ts';

/** « Qui êtes-vous ? »: in a demonstration only, anybody takes any of its mandates. */
export function pagesIdentite(app: Hono<Env>, deps: DependancesCommunes): void {
  const surHttps = deps.adressePublique?.startsWith('https:') ?? false;

  app.get('/identite', async (c) => {
    const { cadre } = c.var;
    const espace = (await demonstration(deps)) ?? introuvable();
    const mandats = await espace.annuaire.tenus();
    return c.html(
      <Feuille cadre={cadre} titre="Qui êtes-vous ?" ariane={undefined}>
        <Chapeau
          titre="Qui êtes-vous ?"
          enMarge="Espace de démonstration"
          lede="Choisissez une fonction : vous verrez ce qu’elle voit et pourrez faire ce qu’elle peut faire. On en change à tout moment."
        />
        <Formulaire cadre={{ ...cadre, ailleurs: false }} action="/identite">
          <input type="hidden" name="vers" value={cheminLocal(c.req.query('vers'))} />
          {parOrganisation(mandats).map((tenus) => (
            <Organisation tenus={tenus} moi={cadre.acteur?.mandat ?? null} />
          ))}
        </Formulaire>
        <Rang>
          <p class="discret identites-note">
            <T>
              Cet espace est une démonstration : les personnes n’existent pas, les dossiers mêlent des faits
              publics et des faits inventés, et chacun peut y prendre la fonction qu’il veut.
            </T>
          </p>
        </Rang>
      </Feuille>,
    );
  });

  app.post('/identite', limiter(deps.limites.sessions, 'adresse'), async (c: Context<Env>) => {
    const recu = await lireFormulaire(c);
    const espace = (await demonstration(deps)) ?? introuvable();
    const { mandat } = ((await espace.annuaire.tenu(recu.un('cle'))) ?? introuvable()).acteur;
    await garderSession(c, nouvelleSession({ espace: espace.id, id: mandat }), {
      secret: deps.secret,
      surHttps,
    });
    return c.redirect(cheminLocal(recu.un('vers')), 303);
  });
}

function Organisation({
  tenus,
  moi,
}: {
  readonly tenus: readonly MandatTenu[];
  readonly moi: string | null;
}) {
  const pour = tenus[0]?.organisation.nom ?? '';
  return (
    <section class="identites" aria-label={pour}>
      <Rang enMarge={<h2 class="identites-pour">{pour}</h2>}>
        <ul class="liste">
          {tenus.map(({ acteur, titre }) => {
            const nom = titre ?? FONCTIONS[acteur.fonction];
            return (
              <li class="identite">
                <div>
                  <p class="identite-nom">
                    <T>{nom}</T>
                    {acteur.mandat === moi && <span class="discret"> (vous, maintenant)</span>}
                  </p>
                  <p class="discret">
                    <T>{CE_QU_ON_VIENT_FAIRE[acteur.fonction]}</T>
                  </p>
                </div>
                <Bouton second name="cle" value={acteur.mandat}>
                  Entrer<span class="seulement-lecteur">{` comme ${nom}, ${pour}`}</span>
                </Bouton>
              </li>
            );
          })}
        </ul>
      </Rang>
    </section>
  );
}

/** Public bodies first, associations after them; offices in the order of the vocabulary. */
function parOrganisation(mandats: readonly MandatTenu[]): readonly (readonly MandatTenu[])[] {
  const groupes = new Map<string, MandatTenu[]>();
  for (const m of mandats) groupes.set(m.organisation.id, [...(groupes.get(m.organisation.id) ?? []), m]);
  const poids = ([premier]: readonly MandatTenu[]): number =>
    premier ? NATURES.indexOf(premier.organisation.nature) : 0;
  return [...groupes.values()]
    .map((g) => g.toSorted((a, b) => ordre(a) - ordre(b)))
    .toSorted((a, b) => poids(a) - poids(b));
}

const ordre = ({ acteur }: MandatTenu): number => Object.keys(FONCTIONS).indexOf(acteur.fonction);

/** The espace whose people anybody may be; null on an installation without one. */
export async function demonstration({
  espaces,
}: Pick<DependancesCommunes, 'espaces'>): Promise<Espace | null> {
  const garde = (await espaces.liste()).find((e) => e.demonstration);
  return garde ? espaces.de(garde.id) : null;
}

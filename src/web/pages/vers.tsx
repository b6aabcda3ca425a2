import type { Context, Hono } from 'hono';
import type { MandatTenu } from '../../espace/annuaire.ts';
import { FONCTIONS } from '../../views/listes/fonctions.ts';
import { Actions, Bouton, LienBouton } from '../composants/boutons.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { Formulaire } from '../composants/formulaire.tsx';
import { Chapeau, Rang } from '../composants/mise-en-page.tsx';
import type { DependancesCommunes, Env } from '../env.ts';
import { cleDuMandat } from '../identite.ts';
import { cheminLocal } from './chemin-local.ts';
import { acteurOuChoix } from './listes/commun.tsx';

/**
 * Where the links of mails lead: a page, under the mandate that it was told under. Under that very mandate one passes;
 * under another, a button asks first. A link alone never changes for whom one acts.
 */
export function pagesVers(app: Hono<Env>, deps: DependancesCommunes): void {
  app.get('/vers', async (c) => {
    const { cadre, connu } = c.var;
    if (connu.manque !== 'mandat') acteurOuChoix(c);
    const vise = `${c.req.query('espace') ?? ''}/${c.req.query('mandat') ?? ''}`;
    const page = cheminLocal(c.req.query('page'));
    if (connu.identite && cleDuMandat(connu.identite) === vise) return c.redirect(page);
    const prenable = await trouver(c, deps, vise);
    return c.html(
      <Feuille cadre={cadre} titre="Ce lien vise un autre mandat">
        {prenable === null ? (
          <Chapeau
            titre="Ce lien vise un mandat que vous ne tenez pas"
            lede="Il a été envoyé pour une fonction qui a pris fin, ou qu’une autre personne tient. La page s’ouvrira peut-être sous votre mandat actuel."
          />
        ) : (
          <Chapeau
            titre={`Agir pour ${prenable.tenu.organisation.nom}\u202F?`}
            lede={`Ce lien vous a été envoyé pour\u00A0: ${direMandat(prenable.tenu)}.${cadre.qui ? ` Vous agissez maintenant pour\u00A0: ${cadre.qui.nom}, ${cadre.qui.pour}.` : ''}`}
          />
        )}
        <Rang>
          {prenable === null ? (
            <LienBouton href={page}>Ouvrir la page quand même</LienBouton>
          ) : (
            <Formulaire cadre={{ ...cadre, ailleurs: false }} action={prenable.action}>
              <input type="hidden" name={prenable.champ} value={prenable.valeur} />
              <input type="hidden" name="vers" value={page} />
              <Actions>
                <Bouton>Changer de mandat et ouvrir la page</Bouton>
                <LienBouton second href={page}>
                  Ouvrir sans changer
                </LienBouton>
              </Actions>
            </Formulaire>
          )}
        </Rang>
      </Feuille>,
    );
  });
}

interface Prenable {
  readonly tenu: MandatTenu;
  /** the form by which one changes, here or in « Mon compte » */
  readonly action: string;
  readonly champ: string;
  readonly valeur: string;
}

/** A mandate in force that whoever is here may take: one of the account's own; in a demonstration, any. */
async function trouver(
  c: Context<Env>,
  { espaces }: DependancesCommunes,
  vise: string,
): Promise<Prenable | null> {
  const { compte } = c.var.connu;
  if (compte !== null) {
    const tenus = await espaces.mandatsDuCompte(compte.compte.id);
    const sien = tenus.find((t) => cleDuMandat(t) === vise);
    return sien ? { tenu: sien.mandat, action: '/moi/mandat', champ: 'mandat', valeur: vise } : null;
  }
  const [id = '', mandat = ''] = vise.split('/', 2);
  const espace = await espaces.de(id);
  if (!espace || !(await espace.garde()).demonstration) return null;
  const tenu = await espace.annuaire.tenu(mandat);
  return tenu && { tenu, action: '/identite', champ: 'cle', valeur: mandat };
}

const direMandat = ({ acteur, organisation, titre }: MandatTenu): string =>
  `${titre ?? FONCTIONS[acteur.fonction]}, ${organisation.nom}`;

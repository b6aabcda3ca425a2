import type { Context, Hono } from 'hono';
import { DUREES } from '../../../facts/administration.ts';
import type { Durees } from '../../../rules/conservation.ts';
import { DUREES_DITES, direBornes } from '../../../views/conservation.ts';
import type { Env } from '../../env.ts';
import { type Champ, lireChamps } from '../../formulaires.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { Limites } from '../../porte/quotas.ts';
import { enErreurs, exiger } from './commun.ts';
import { PageDeReglages, type RetourDeReglages } from './reglages-page.tsx';

const ICI = '/administration/conservation';

/** How long the espace keeps what is no agreement: mails, readings, drafts, people who left. */
export function pagesConservation(app: Hono<Env>, limites: Limites): void {
  app.get(ICI, async (c) => {
    const { espace } = await exiger(c, 'regler-conservation');
    return c.html(<Page c={c} durees={await espace.durees()} erreurs={[]} />);
  });

  app.post(ICI, limiter(limites.ecritures, 'session'), async (c) => {
    const { acteur, espace } = await exiger(c, 'regler-conservation');
    const recu = await lireFormulaire(c);
    const durees = await espace.durees();
    const lu = lireChamps(champs(durees), recu);
    const fini =
      lu.erreurs.length > 0
        ? null
        : await espace.administration.reglerConservation(acteur, lireDurees(lu.valeurs));
    if (fini?.ok) return c.redirect(`${ICI}?regle=oui`, 303);
    const erreurs = fini ? enErreurs(fini.erreur) : lu.erreurs;
    return c.html(<Page c={c} durees={durees} erreurs={erreurs} saisie={recu.saisie} />, 422);
  });
}

const lireDurees = (valeurs: Readonly<Record<string, unknown>>): Durees =>
  Object.fromEntries(DUREES.map((d) => [d, Number(valeurs[d])])) as unknown as Durees;

const champs = (durees: Durees): readonly Champ[] =>
  DUREES.map((d) => ({
    genre: 'entier',
    id: d,
    libelle: `${DUREES_DITES[d].titre}, en mois`,
    aide: `${DUREES_DITES[d].aide} ${direBornes(d)}.`,
    defaut: String(durees[d]),
  }));

const Page = ({
  c,
  durees,
  ...retour
}: RetourDeReglages & { readonly c: Context<Env>; readonly durees: Durees }) => (
  <PageDeReglages
    {...retour}
    c={c}
    adresse={ICI}
    titre="Durées de conservation"
    lede="Combien de temps l’espace garde ce qui n’est pas une convention. Les faits, les pièces et les textes signés, eux, ne s’effacent jamais d’eux-mêmes."
    champs={champs(durees)}
    bouton="Enregistrer les durées"
    regle={{
      titre: 'Les durées sont enregistrées',
      dit: (
        <>
          Elles s’appliquent dans l’heure, et se lisent sur la page{' '}
          <a href="/donnees-personnelles">Données personnelles</a>.
        </>
      ),
    }}
  />
);

import type { Context, Hono } from 'hono';
import { direVersements } from '../../../views/listes/bilan.ts';
import { direLigne } from '../../../views/listes/ligne.ts';
import { ecrireJourCourt } from '../../../views/typographie.ts';
import { lier } from '../../cadre.ts';
import { Feuille } from '../../composants/feuille.tsx';
import { FiltreListe, Filtres } from '../../composants/filtres.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { Vide } from '../../composants/note.tsx';
import { Onglets } from '../../composants/onglets.tsx';
import { Pagination } from '../../composants/pagination.tsx';
import { Phrase } from '../../composants/phrase.tsx';
import { Statut } from '../../composants/statut.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { T } from '../../composants/texte.tsx';
import type { Env } from '../../env.ts';
import { espaceAuJour } from './au-jour.ts';
import { ListeBornee } from './bornee.tsx';
import {
  acteurOuChoix,
  adresseAvec,
  choisi,
  lireChoix,
  motDuFiltre,
  pageDemandee,
  TAILLE,
} from './commun.tsx';

const TRIS = ['limite', 'montant', 'convention'] as const;
/** What an instalment may be, as tabs. */
const VUES = ['tous', 'a-payer', 'en-retard', 'en-attente', 'plus-tard', 'fait'] as const;
type Vue = (typeof VUES)[number];

const NOMS: Readonly<Record<Vue, string>> = {
  tous: 'Tous',
  'a-payer': 'À payer',
  'en-retard': 'En retard',
  'en-attente': 'Retenus',
  'plus-tard': 'Prévus',
  fait: 'Versés',
};

/** Rows read to say at the top why money is held back, and how much is late. */
const RAISONS_LUES = 200;

/** Urgencies of the projection that a tab holds; what is late is still to be paid. */
const urgencesDe = (vue: Exclude<Vue, 'tous'>): string | readonly string[] =>
  vue === 'a-payer' ? ['en-retard', 'cette-semaine', 'bientot'] : vue;

/** « Versements »: instalments across agreements, due, held back, to come, paid. */
export function pagesVersements(app: Hono<Env>): void {
  app.get('/versements', async (c) => {
    const { cadre } = c.var;
    const acteur = acteurOuChoix(c);
    const espace = espaceAuJour(c);
    const f = lireFiltres(c);
    const tri = f.tri ?? 'limite';
    const versements = (urgence: string) =>
      espace.aFaire(acteur, { sorte: 'versement', urgence, page: 1, taille: RAISONS_LUES });
    const [{ lignes, total, page }, bilan, tard, retenus, noms] = await Promise.all([
      espace.aFaire(acteur, {
        sorte: 'versement',
        ...(f.vue === 'tous' ? {} : { urgence: urgencesDe(f.vue) }),
        ...(f.convention === undefined ? {} : { flux: f.convention }),
        ...(f.quartier === undefined ? {} : { quartier: f.quartier }),
        tri,
        page: pageDemandee(c),
        taille: TAILLE,
      }),
      espace.bilan(acteur),
      versements('en-retard'),
      versements('en-attente'),
      espace.noms(),
    ]);
    const choix = await lireChoix(c, acteur, noms);
    const adresse = (reste: Record<string, string | number>) =>
      adresseAvec('/versements', { ...parametres(f), tri, ...reste });
    const tete = (titre: string, cle: (typeof TRIS)[number]) => ({
      titre: <a href={lier(cadre, adresse({ tri: cle }))}>{titre}</a>,
      ...(tri === cle ? { tri: cle === 'montant' ? ('descending' as const) : ('ascending' as const) } : {}),
    });
    return c.html(
      <Feuille cadre={cadre} titre="Versements" rubrique="versements">
        <Chapeau
          titre="Versements"
          enMarge={cadre.qui?.pour}
          lede={<Phrase phrase={direVersements(bilan, tard, retenus.lignes)} />}
        >
          <ListeBornee borne={espace.borne()} />
          <Filtres
            cadre={cadre}
            action="/versements"
            titre="Filtrer les versements"
            actifs={[f.convention, f.quartier].filter((x) => x !== undefined).length}
          >
            {f.vue !== 'tous' && <input type="hidden" name="vue" value={f.vue} />}
            {choix.conventions.length > 0 && (
              <FiltreListe
                id="f-convention"
                name="convention"
                libelle="Convention"
                valeur={f.convention}
                options={[
                  { valeur: '', libelle: `Toutes (${choix.conventions.length})` },
                  ...choix.conventions,
                ]}
              />
            )}
            <FiltreListe
              id="f-quartier"
              name="quartier"
              libelle="Quartier"
              valeur={f.quartier}
              options={[{ valeur: '', libelle: 'Tous' }, ...choix.quartiers]}
            />
          </Filtres>
        </Chapeau>
        <Rang>
          <Onglets
            titre="Versements par état"
            onglets={VUES.map((v) => ({
              nom: NOMS[v],
              href: lier(cadre, adresseAvec('/versements', { ...parametres({ ...f, vue: v }), tri: f.tri })),
              actuel: v === f.vue,
            }))}
          />
          {total === 0 ? (
            <Vide titre="Aucun versement ici.">
              Les versements naissent du texte de chaque convention : ils paraissent dès qu’elle est en
              vigueur.
            </Vide>
          ) : (
            <Tableau
              legende={`Versements, ${NOMS[f.vue].toLocaleLowerCase('fr')}`}
              colonnes={[
                { ...tete('Date', 'limite'), sorte: 'num' },
                { titre: 'Versement' },
                tete('Convention', 'convention'),
                { titre: 'Payeur', sorte: 'qui' },
                { ...tete('Montant', 'montant'), sorte: 'montant' },
                { titre: 'État' },
              ]}
              lignes={lignes
                .map((l) => direLigne(l, cadre.au, noms, acteur))
                .map((l) => [
                  l.limite === null ? '—' : ecrireJourCourt(l.limite),
                  <a href={lier(cadre, l.chemin)}>
                    <T>{l.titre}</T>
                  </a>,
                  <a class="discrete" href={lier(cadre, `/conventions/${l.flux}`)}>
                    {l.convention}
                  </a>,
                  l.qui,
                  l.montant ?? 'à calculer',
                  <Statut ton={l.statut.forme} texte={l.statut.libelle} />,
                ])}
            />
          )}
          <Pagination
            cadre={cadre}
            page={page}
            taille={TAILLE}
            total={total}
            quoi="versements"
            adresse={(n) => adresse({ page: n })}
          />
        </Rang>
      </Feuille>,
    );
  });
}

interface FiltresVersements {
  readonly vue: Vue;
  readonly convention: string | undefined;
  readonly quartier: string | undefined;
  readonly tri: (typeof TRIS)[number] | undefined;
}

const lireFiltres = (c: Context<Env>): FiltresVersements => ({
  vue: choisi(c.req.query('vue'), VUES) ?? 'tous',
  convention: motDuFiltre(c.req.query('convention')),
  quartier: motDuFiltre(c.req.query('quartier')),
  tri: choisi(c.req.query('tri'), TRIS),
});

const parametres = (f: FiltresVersements) => ({
  vue: f.vue === 'tous' ? undefined : f.vue,
  convention: f.convention,
  quartier: f.quartier,
});

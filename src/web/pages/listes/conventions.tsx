import type { Context, Hono } from 'hono';
import { direConvention, PHASES } from '../../../views/listes/convention.ts';
import { ecrireJourCourt } from '../../../views/typographie.ts';
import { lier } from '../../cadre.ts';
import { Actions, LienBouton } from '../../composants/boutons.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { FiltreListe, Filtres, FiltreTexte } from '../../composants/filtres.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { Vide } from '../../composants/note.tsx';
import { Pagination } from '../../composants/pagination.tsx';
import { Statut } from '../../composants/statut.tsx';
import { Tableau } from '../../composants/tableau.tsx';
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

const TRIS = ['titre', 'prochaine', 'retard', 'suspendu'] as const;

/** « Conventions »: the portfolio, its search, the state of each at a glance. */
export function pagesConventions(app: Hono<Env>): void {
  app.get('/conventions', async (c) => {
    const { cadre } = c.var;
    const acteur = acteurOuChoix(c);
    const espace = espaceAuJour(c);
    const f = lireFiltres(c);
    const tri = f.tri ?? 'titre';
    const noms = await espace.noms();
    const [{ lignes, total, page }, choix, modeles] = await Promise.all([
      espace.conventions(acteur, {
        ...(f.recherche === undefined ? {} : { recherche: f.recherche }),
        ...(f.quartier === undefined ? {} : { quartier: f.quartier }),
        ...(f.phase === undefined ? {} : { phase: f.phase }),
        ...(f.modele === undefined ? {} : { modele: f.modele }),
        tri,
        page: pageDemandee(c),
        taille: TAILLE,
      }),
      lireChoix(c, acteur, noms),
      c.var.deps.espace.textes(),
    ]);
    const adresse = (reste: Record<string, string | number>) =>
      adresseAvec('/conventions', { ...parametres(f), ...reste });
    const tete = (titre: string, cle: (typeof TRIS)[number]) => ({
      titre: <a href={lier(cadre, adresse({ tri: cle }))}>{titre}</a>,
      etiquette: titre,
      ...(tri === cle ? { tri: SENS[cle] } : {}),
    });
    const filtree = [f.recherche, f.quartier, f.phase, f.modele].some((x) => x !== undefined);
    const cree = await c.var.deps.espace.peutCreer(acteur);
    return c.html(
      <Feuille cadre={cadre} titre="Conventions" rubrique="conventions">
        <Chapeau titre="Conventions" enMarge={cadre.qui?.pour} lede={combien(total, filtree)}>
          <ListeBornee borne={espace.borne()} />
          {cree && !cadre.ailleurs && (
            <Actions>
              <LienBouton href="/conventions/nouvelle">Préparer une convention</LienBouton>
            </Actions>
          )}
          <Filtres
            cadre={cadre}
            action="/conventions"
            titre="Chercher une convention"
            bouton="Chercher"
            actifs={[f.recherche, f.quartier, f.phase, f.modele].filter((x) => x !== undefined).length}
          >
            <FiltreTexte id="f-q" name="q" libelle="Titre, organisation ou quartier" valeur={f.recherche} />
            <FiltreListe
              id="f-quartier"
              name="quartier"
              libelle="Quartier"
              valeur={f.quartier}
              options={[{ valeur: '', libelle: 'Tous' }, ...choix.quartiers]}
            />
            <FiltreListe
              id="f-phase"
              name="phase"
              libelle="Étape de vie"
              valeur={f.phase}
              options={[
                { valeur: '', libelle: 'Toutes' },
                ...Object.entries(PHASES).map(([valeur, libelle]) => ({ valeur, libelle })),
              ]}
            />
            {modeles.length > 1 && (
              <FiltreListe
                id="f-modele"
                name="modele"
                libelle="Modèle"
                valeur={f.modele}
                options={[
                  { valeur: '', libelle: 'Tous' },
                  ...[...new Map(modeles.map((m) => [m.modele.nom, m.modele.titre]))].map(
                    ([valeur, libelle]) => ({
                      valeur,
                      libelle,
                    }),
                  ),
                ]}
              />
            )}
          </Filtres>
        </Chapeau>
        <Rang>
          {total === 0 ? (
            <Vide
              titre={
                filtree
                  ? 'Aucune convention ne répond à cette recherche.'
                  : 'Aucune convention pour l’instant.'
              }
            >
              {filtree
                ? 'Essayez un mot plus court, sans accent au besoin, ou retirez un filtre.'
                : 'Celles dont votre organisation est partie paraîtront ici.'}
            </Vide>
          ) : (
            <Tableau
              legende="Conventions"
              entete={0}
              etiquettes
              colonnes={[
                tete('Convention', 'titre'),
                { titre: 'Durée', sorte: 'num' },
                tete('État', 'retard'),
                { ...tete('Argent', 'suspendu'), sorte: 'montant' },
                { ...tete('Prochaine échéance', 'prochaine'), sorte: 'num' },
              ]}
              lignes={lignes
                .map((l) => direConvention(l, cadre.au, noms))
                .map((l) => [
                  <>
                    <a href={lier(cadre, l.chemin)}>{l.titre}</a>
                    {l.territoire !== '' && <small class="dessous">{l.territoire}</small>}
                  </>,
                  l.duree,
                  <>
                    <Statut ton={l.statut.forme} texte={l.statut.libelle} />
                    {l.statut.libelle !== l.phase && l.phase !== PHASES['en-vigueur'] && (
                      <small class="dessous">{l.phase}</small>
                    )}
                  </>,
                  l.argent.length === 0 ? '' : l.argent.map((a) => <span class="ligne-argent">{a}</span>),
                  l.prochaine === null ? '—' : ecrireJourCourt(l.prochaine),
                ])}
            />
          )}
          <Pagination
            cadre={cadre}
            page={page}
            taille={TAILLE}
            total={total}
            quoi="conventions"
            adresse={(n) => adresse({ tri, page: n })}
          />
        </Rang>
      </Feuille>,
    );
  });
}

const SENS = {
  titre: 'ascending',
  prochaine: 'ascending',
  retard: 'descending',
  suspendu: 'descending',
} as const;

interface FiltresConventions {
  readonly recherche: string | undefined;
  readonly quartier: string | undefined;
  readonly phase: string | undefined;
  readonly modele: string | undefined;
  readonly tri: (typeof TRIS)[number] | undefined;
}

function lireFiltres(c: Context<Env>): FiltresConventions {
  const q = (c.req.query('q') ?? '').normalize('NFC').trim().slice(0, 100);
  return {
    recherche: q === '' ? undefined : q,
    quartier: motDuFiltre(c.req.query('quartier')),
    phase: choisi(c.req.query('phase'), Object.keys(PHASES)),
    modele: motDuFiltre(c.req.query('modele')),
    tri: choisi(c.req.query('tri'), TRIS),
  };
}

const parametres = (f: FiltresConventions) => ({
  q: f.recherche,
  quartier: f.quartier,
  phase: f.phase,
  modele: f.modele,
});

function combien(total: number, filtree: boolean): string {
  if (total === 0) return filtree ? 'Rien ne répond à cette recherche.' : 'Aucune convention.';
  const n = String(total).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202F');
  if (total === 1) return filtree ? 'Une convention répond à cette recherche.' : 'Une convention.';
  return filtree
    ? `${n} conventions répondent à cette recherche.`
    : `${n} conventions, et ce qui demande l’attention dans chacune.`;
}

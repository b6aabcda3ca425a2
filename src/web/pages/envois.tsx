import type { Hono } from 'hono';
import type { Acteur } from '../../acts/acteur.ts';
import { ecrireIso } from '../../basics/jour.ts';
import type { EtatDEnvoiDit, LigneDEnvoiDite } from '../../envois/poste.ts';
import type { Espace, Noms } from '../../espace/espace.ts';
import { compter, ecrireJourCourt } from '../../views/typographie.ts';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau, Rang } from '../composants/mise-en-page.tsx';
import { Note, Vide } from '../composants/note.tsx';
import { Onglets } from '../composants/onglets.tsx';
import { Pagination } from '../composants/pagination.tsx';
import { Statut, type Ton } from '../composants/statut.tsx';
import { Tableau } from '../composants/tableau.tsx';
import { T } from '../composants/texte.tsx';
import type { Env } from '../env.ts';
import { ErreurHttp } from '../porte/erreur.ts';
import { acteurOuChoix, adresseAvec, choisi, pageDemandee, TAILLE } from './listes/commun.tsx';

/** Every mail of the espace, for whoever administers it: sent, failed and why, uncertain. Never what they said. */
export function pagesEnvois(app: Hono<Env>): void {
  app.get('/espace/envois', async (c) => {
    const acteur = acteurOuChoix(c);
    const { cadre, deps } = c.var;
    if (!(await estAdministrateur(deps.espace, acteur))) throw new ErreurHttp(403, 'pas-permis');
    const vue = choisi(c.req.query('etat'), VUES) ?? 'tous';
    const page = pageDemandee(c);
    const etat = vue === 'tous' ? undefined : vue;
    const [{ lignes, total }, compte, noms] = await Promise.all([
      deps.poste.lister(deps.espace.id, { etat, page, taille: TAILLE }),
      deps.poste.compter(deps.espace.id),
      deps.espace.noms(),
    ]);
    return c.html(
      <Feuille
        cadre={cadre}
        titre="Courriels de l’espace"
        ariane={[{ texte: 'Administration', href: '/administration' }, { texte: 'Courriels de l’espace' }]}
      >
        <Chapeau
          titre="Courriels de l’espace"
          enMarge={compter(total, 'courriel')}
          lede="Ce qui est parti, ce qui attend, ce qui a échoué et pourquoi. Ce que disaient les courriels n’est pas gardé."
        />
        <Rang>
          {!deps.poste.ouverte && (
            <Note titre="Aucun serveur de courriel n’est réglé">
              <p>Les courriels sont écrits et attendent. Réglez le serveur pour qu’ils partent.</p>
            </Note>
          )}
          <Onglets
            titre="Courriels par état"
            onglets={VUES.map((v) => ({
              href: adresseAvec('/espace/envois', { etat: v === 'tous' ? undefined : v }),
              nom: v === 'tous' ? 'Tous' : `${DITS[v].nom} (${compte.get(v) ?? 0})`,
              actuel: v === vue,
            }))}
          />
          {lignes.length === 0 ? (
            <Vide titre="Aucun courriel ici">Rien n’a été écrit dans cet état.</Vide>
          ) : (
            <Liste lignes={lignes} noms={noms} />
          )}
          <Pagination
            cadre={cadre}
            page={page}
            taille={TAILLE}
            total={total}
            quoi="courriels"
            adresse={(n) => adresseAvec('/espace/envois', { etat, page: n })}
          />
        </Rang>
      </Feuille>,
    );
  });
}

/** An administrator of the organisation that answers for the espace. */
export async function estAdministrateur(espace: Espace, acteur: Acteur): Promise<boolean> {
  return acteur.fonction === 'administrateur' && (await espace.garde()).collectivite === acteur.organisation;
}

const VUES = ['tous', 'parti', 'pret', 'echec', 'incertain'] as const;

const DITS: Readonly<Record<EtatDEnvoiDit, { readonly nom: string; readonly ton: Ton }>> = {
  parti: { nom: 'Partis', ton: 'fait' },
  pret: { nom: 'En attente', ton: 'attente' },
  pris: { nom: 'En cours', ton: 'ouvert' },
  remise: { nom: 'En cours de remise', ton: 'ouvert' },
  echec: { nom: 'En échec', ton: 'retard' },
  incertain: { nom: 'Incertains', ton: 'suspendu' },
};
const UN: Readonly<Record<EtatDEnvoiDit, string>> = {
  parti: 'Parti',
  pret: 'En attente',
  pris: 'En cours',
  remise: 'En cours de remise',
  echec: 'Échec',
  incertain: 'Incertain',
};

const SORTES: Readonly<Record<string, string>> = {
  resume: 'Résumé',
  urgent: 'Sans attendre',
  service: 'Service',
};

const Liste = ({ lignes, noms }: { lignes: readonly LigneDEnvoiDite[]; noms: Noms }) => (
  <Tableau
    legende="Courriels, du plus récent au plus ancien"
    etiquettes
    colonnes={[
      { titre: 'État' },
      { titre: 'Objet' },
      { titre: 'À' },
      { titre: 'Le', sorte: 'num' },
      { titre: 'Détail' },
    ]}
    lignes={lignes.map((l) => [
      <Statut ton={DITS[l.etat].ton} texte={UN[l.etat]} />,
      <T>{l.objet}</T>,
      (l.personne !== null && noms.personne(l.personne)?.nom) || 'adresse hors du registre',
      <time datetime={ecrireIso(l.jour)}>{ecrireJourCourt(l.jour)}</time>,
      <T>
        {[
          SORTES[l.sorte] ?? l.sorte,
          ...(l.tentatives > 1 ? [compter(l.tentatives, 'essai')] : []),
          ...(l.cause === null ? [] : [l.cause]),
        ].join(', ')}
      </T>,
    ])}
  />
);

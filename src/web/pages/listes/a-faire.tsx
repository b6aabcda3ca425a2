import type { Context, Hono } from 'hono';
import { ajouterJours, anneeDe, type Jour, jour } from '../../../basics/jour.ts';
import type { Espace } from '../../../espace/espace.ts';
import { direBilan } from '../../../views/listes/bilan.ts';
import { direLigne, type LigneAFaire } from '../../../views/listes/ligne.ts';
import { jourDit } from '../../../views/statuts.ts';
import { lier } from '../../cadre.ts';
import { LienBouton } from '../../composants/boutons.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { FiltreListe, Filtres } from '../../composants/filtres.tsx';
import { Chapeau, Rang, Section } from '../../composants/mise-en-page.tsx';
import { Vide } from '../../composants/note.tsx';
import { Pagination } from '../../composants/pagination.tsx';
import { Phrase } from '../../composants/phrase.tsx';
import type { Env } from '../../env.ts';
import { espaceAuJour } from './au-jour.ts';
import { ListeBornee } from './bornee.tsx';
import {
  acteurOuChoix,
  adresseAvec,
  type Choix,
  choisi,
  lireChoix,
  motDuFiltre,
  pageDemandee,
  TAILLE,
} from './commun.tsx';
import { RegistreDeLignes, RetenusEnLivre, TableauDeLignes } from './lignes.tsx';

const URGENCES = ['en-retard', 'cette-semaine', 'bientot', 'plus-tard', 'en-attente'] as const;
type Urgence = (typeof URGENCES)[number];
const SORTES = ['echeance', 'versement', 'trop-percu', 'jalon', 'procedure'] as const;
const PERIODES = ['30-jours', '90-jours', 'annee', 'annee-suivante'] as const;
const TRIS = ['limite', 'montant', 'convention'] as const;

/** « À faire »: what is late, what comes, what is held back and why, across every agreement of whoever looks. */
export function pagesAFaire(app: Hono<Env>): void {
  app.get('/a-faire', async (c) => {
    const filtres = lireFiltres(c);
    return filtres.urgence === undefined
      ? pageParUrgence(c, filtres)
      : pageListe(c, filtres, filtres.urgence);
  });
}

interface FiltresAFaire {
  readonly convention: string | undefined;
  readonly qui: string | undefined;
  readonly sorte: string | undefined;
  readonly quartier: string | undefined;
  readonly periode: (typeof PERIODES)[number] | undefined;
  readonly urgence: Urgence | undefined;
  readonly tri: (typeof TRIS)[number] | undefined;
}

const lireFiltres = (c: Context<Env>): FiltresAFaire => ({
  convention: motDuFiltre(c.req.query('convention')),
  qui: motDuFiltre(c.req.query('qui')),
  sorte: choisi(c.req.query('sorte'), SORTES),
  quartier: motDuFiltre(c.req.query('quartier')),
  periode: choisi(c.req.query('periode'), PERIODES),
  urgence: choisi(c.req.query('urgence'), URGENCES),
  tri: choisi(c.req.query('tri'), TRIS),
});

/** What the base is asked, from what the address says. */
function demander(f: FiltresAFaire, au: Jour) {
  const [du, jusque] = bornes(f.periode, au);
  return {
    ...(f.convention === undefined ? {} : { flux: f.convention }),
    ...(f.qui === undefined ? {} : { qui: f.qui }),
    ...(f.sorte === undefined ? {} : { sorte: f.sorte }),
    ...(f.quartier === undefined ? {} : { quartier: f.quartier }),
    ...(du === undefined ? {} : { du }),
    ...(jusque === undefined ? {} : { au: jusque }),
  };
}

function bornes(periode: FiltresAFaire['periode'], au: Jour): readonly [Jour?, Jour?] {
  const annee = anneeDe(au);
  switch (periode) {
    case '30-jours':
      return [undefined, ajouterJours(au, 30)];
    case '90-jours':
      return [undefined, ajouterJours(au, 90)];
    case 'annee':
      return [undefined, jour(annee, 12, 31)];
    case 'annee-suivante':
      return [jour(annee + 1, 1, 1), jour(annee + 1, 12, 31)];
    case undefined:
      return [];
  }
}

async function pageParUrgence(c: Context<Env>, f: FiltresAFaire) {
  const { cadre } = c.var;
  const acteur = acteurOuChoix(c);
  const espace = espaceAuJour(c);
  const demande = demander(f, cadre.au);
  const lire = (urgence: Urgence, taille: number, sorte = demande.sorte) =>
    espace.aFaire(acteur, {
      ...demande,
      ...(sorte === undefined ? {} : { sorte }),
      urgence,
      page: 1,
      taille,
    });
  const [retards, semaine, retenus, sansDate, bientot, plusTard, bilan, noms] = await Promise.all([
    lire('en-retard', 12),
    lire('cette-semaine', 12),
    f.sorte === undefined || f.sorte === 'versement' ? lire('en-attente', 8, 'versement') : AUCUNE,
    f.sorte === undefined || f.sorte === 'echeance' ? lire('en-attente', 8, 'echeance') : AUCUNE,
    lire('bientot', 12),
    lire('plus-tard', 8),
    espace.bilan(acteur),
    espace.noms(),
  ]);
  const choix = await lireChoix(c, acteur, noms);
  const dire = (lignes: readonly LigneAFaire[]) => lignes.map((l) => direLigne(l, cadre.au, noms, acteur));
  const toutes = (urgence: Urgence, total: number, montrees: number, reste: { sorte?: string } = {}) =>
    total > montrees ? (
      <p class="suite-liste">
        <LienBouton second href={lier(cadre, adresseAvec('/a-faire', { ...f, ...reste, urgence }))}>
          {`Voir les ${total}`}
        </LienBouton>
      </p>
    ) : undefined;
  const rien =
    retards.total + semaine.total + retenus.total + sansDate.total + bientot.total + plusTard.total === 0;
  return c.html(
    <Feuille cadre={cadre} titre="À faire" rubrique="a-faire">
      <Chapeau titre="À faire" enMarge={cadre.qui?.pour} lede={<Phrase phrase={direBilan(bilan)} />}>
        <ListeBornee borne={espace.borne()} />
        <FormulaireDeFiltres c={c} f={f} choix={choix} />
      </Chapeau>
      {rien && (
        <Rang>
          <Vide titre="Rien n’est à faire ici.">
            {estFiltre(f)
              ? 'Aucune ligne ne répond à ces filtres. Retirez-en un, ou regardez un autre jour.'
              : 'Aucune échéance n’est ouverte et aucun versement n’attend. Les prochaines paraîtront ici à leur date.'}
          </Vide>
        </Rang>
      )}
      {retards.total > 0 && (
        <Section
          id="retard"
          titre="En retard"
          combien={retards.total}
          pleine={
            <>
              <RegistreDeLignes cadre={cadre} lignes={dire(retards.lignes)} premier />
              {toutes('en-retard', retards.total, retards.lignes.length)}
            </>
          }
        />
      )}
      {semaine.total > 0 && (
        <Section
          id="semaine"
          titre="Cette semaine"
          combien={semaine.total}
          precision={semaineDite(cadre.au)}
          pleine={
            <>
              <RegistreDeLignes cadre={cadre} lignes={dire(semaine.lignes)} premier={retards.total === 0} />
              {toutes('cette-semaine', semaine.total, semaine.lignes.length)}
            </>
          }
        />
      )}
      {retenus.total > 0 && (
        <Section
          id="retenu"
          titre="Ce qui est retenu, et pourquoi"
          combien={retenus.total}
          pleine={
            <>
              <RetenusEnLivre cadre={cadre} lignes={dire(retenus.lignes)} />
              {toutes('en-attente', retenus.total, retenus.lignes.length, { sorte: 'versement' })}
            </>
          }
        />
      )}
      {bientot.total > 0 && (
        <Section id="bientot" titre="Bientôt" combien={bientot.total}>
          <TableauDeLignes cadre={cadre} legende="Échéances prochaines" lignes={dire(bientot.lignes)} />
          {toutes('bientot', bientot.total, bientot.lignes.length)}
        </Section>
      )}
      {plusTard.total > 0 && (
        <Section id="plus-tard" titre="Plus tard" combien={plusTard.total}>
          <TableauDeLignes cadre={cadre} legende="Échéances suivantes" lignes={dire(plusTard.lignes)} />
          {toutes('plus-tard', plusTard.total, plusTard.lignes.length)}
        </Section>
      )}
      {sansDate.total > 0 && (
        <Section
          id="sans-date"
          titre="Sans date pour l’instant"
          combien={sansDate.total}
          precision="leur délai part d’un évènement qui n’a pas eu lieu"
        >
          <TableauDeLignes cadre={cadre} legende="Échéances sans date" lignes={dire(sansDate.lignes)} />
          {toutes('en-attente', sansDate.total, sansDate.lignes.length, { sorte: 'echeance' })}
        </Section>
      )}
    </Feuille>,
  );
}

const AUCUNE: Awaited<ReturnType<Espace['aFaire']>> = { lignes: [], total: 0, page: 1, taille: 1 };

const TITRES: Readonly<Record<Urgence, string>> = {
  'en-retard': 'En retard',
  'cette-semaine': 'Cette semaine',
  bientot: 'Bientôt',
  'plus-tard': 'Plus tard',
  'en-attente': 'Ce qui attend',
};

async function pageListe(c: Context<Env>, f: FiltresAFaire, urgence: Urgence) {
  const { cadre } = c.var;
  const acteur = acteurOuChoix(c);
  const espace = espaceAuJour(c);
  const tri = f.tri ?? 'limite';
  const { lignes, total, page } = await espace.aFaire(acteur, {
    ...demander(f, cadre.au),
    urgence,
    tri,
    page: pageDemandee(c),
    taille: TAILLE,
  });
  const noms = await espace.noms();
  const choix = await lireChoix(c, acteur, noms);
  const titre = TITRES[urgence];
  const adresse = (n: number) => adresseAvec('/a-faire', { ...f, tri, page: n });
  return c.html(
    <Feuille
      cadre={cadre}
      titre={titre}
      rubrique="a-faire"
      ariane={[{ texte: 'À faire', href: '/a-faire' }, { texte: titre }]}
    >
      <Chapeau titre={titre} enMarge={cadre.qui?.pour}>
        <ListeBornee borne={espace.borne()} />
        <FormulaireDeFiltres c={c} f={f} choix={choix} />
      </Chapeau>
      <Rang>
        {total === 0 ? (
          <Vide titre="Rien ici.">Aucune ligne ne répond à ces filtres.</Vide>
        ) : (
          <TableauDeLignes
            cadre={cadre}
            legende={titre}
            lignes={lignes.map((l) => direLigne(l, cadre.au, noms, acteur))}
            tri={{ actuel: tri, adresse: (t) => adresseAvec('/a-faire', { ...f, tri: t }) }}
          />
        )}
        <Pagination cadre={cadre} page={page} taille={TAILLE} total={total} quoi="lignes" adresse={adresse} />
      </Rang>
    </Feuille>,
  );
}

function FormulaireDeFiltres({ c, f, choix }: { c: Context<Env>; f: FiltresAFaire; choix: Choix }) {
  const { cadre } = c.var;
  return (
    <Filtres cadre={cadre} action="/a-faire" titre="Filtrer la liste" actifs={combienDeFiltres(f)}>
      {f.urgence !== undefined && <input type="hidden" name="urgence" value={f.urgence} />}
      {choix.conventions.length > 0 && (
        <FiltreListe
          id="f-convention"
          name="convention"
          libelle="Convention"
          valeur={f.convention}
          options={[{ valeur: '', libelle: `Toutes (${choix.conventions.length})` }, ...choix.conventions]}
        />
      )}
      <FiltreListe
        id="f-qui"
        name="qui"
        libelle="Qui doit agir"
        valeur={f.qui}
        options={[
          { valeur: '', libelle: 'Tout le monde' },
          { valeur: cadre.acteur?.organisation ?? '', libelle: 'Mon organisation' },
          ...choix.organisations,
        ]}
      />
      <FiltreListe
        id="f-sorte"
        name="sorte"
        libelle="Nature"
        valeur={f.sorte}
        options={[
          { valeur: '', libelle: 'Toutes' },
          { valeur: 'echeance', libelle: 'Pièces et échéances' },
          { valeur: 'versement', libelle: 'Versements' },
          { valeur: 'trop-percu', libelle: 'Trop-perçus' },
          { valeur: 'jalon', libelle: 'Signatures et actes' },
          { valeur: 'procedure', libelle: 'Procédures' },
        ]}
      />
      <FiltreListe
        id="f-quartier"
        name="quartier"
        libelle="Quartier"
        valeur={f.quartier}
        options={[{ valeur: '', libelle: 'Tous' }, ...choix.quartiers]}
      />
      <FiltreListe
        id="f-periode"
        name="periode"
        libelle="Période"
        valeur={f.periode}
        options={[
          { valeur: '', libelle: 'Toutes les dates' },
          { valeur: '30-jours', libelle: 'Sous 30 jours' },
          { valeur: '90-jours', libelle: 'Sous 90 jours' },
          { valeur: 'annee', libelle: `Jusqu’à fin ${anneeDe(cadre.au)}` },
          { valeur: 'annee-suivante', libelle: `En ${anneeDe(cadre.au) + 1}` },
        ]}
      />
    </Filtres>
  );
}

const combienDeFiltres = (f: FiltresAFaire): number =>
  [f.convention, f.qui, f.sorte, f.quartier, f.periode].filter((x) => x !== undefined).length;
const estFiltre = (f: FiltresAFaire): boolean => combienDeFiltres(f) > 0;

function semaineDite(au: Jour): string {
  return `jusqu’au ${jourDit(ajouterJours(au, 7), au)}`;
}

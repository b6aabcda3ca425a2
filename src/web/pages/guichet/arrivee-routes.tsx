import type { Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { Acteur } from '../../../acts/acteur.ts';
import type { DemandeDuGuichet } from '../../../acts/guichet/demande.ts';
import { ecrireRefus, type Refus } from '../../../acts/refus.ts';
import { ouvrirImprimerie } from '../../../documents/pdf/imprimerie.ts';
import { produireRecu } from '../../../documents/produits.ts';
import type { ArriveeLue } from '../../../espace/guichet.ts';
import { fluxDArrivee } from '../../../facts/flux.ts';
import { compter } from '../../../views/typographie.ts';
import type { ErreurDeSaisie } from '../../composants/formulaire.tsx';
import type { Env } from '../../env.ts';
import { ErreurHttp, introuvable } from '../../porte/erreur.ts';
import { type FormulaireRecu, lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { Limites } from '../../porte/quotas.ts';
import { annoncerFichier } from '../../porte/remise.ts';
import { PageArrivee } from './arrivee.tsx';
import { lireClassements } from './classements.ts';
import { acteurDuGuichet, adresseDArrivee } from './liste.tsx';

const ID = ':id{[cd]-[a-z0-9]{20,24}}';

/** One arrival: its page, its files, its receipt, and what is done with it. */
export function pagesArrivee(app: Hono<Env>, limites: Limites): void {
  const ecrire = limiter(limites.ecritures, 'session');
  const imprimerie = ouvrirImprimerie();

  app.get(`/guichet/arrivees/${ID}`, async (c) => {
    const ouvert = await ouvrir(c);
    return montrer(c, ouvert, { erreurs: [], saisie: null }, 200);
  });

  app.post(`/guichet/arrivees/${ID}`, ecrire, async (c) => {
    const { acteur, lue } = await ouvrir(c);
    const recu = await lireFormulaire(c);
    const issue = await faire(c, acteur, lue, recu);
    if (issue.erreurs.length === 0)
      return c.redirect(`${adresseDArrivee(lue.arrivee.flux)}?fait=${issue.faits}`, 303);
    const perime = issue.refus.some((r) => r.code === 'ecrit-entre-temps');
    return montrer(
      c,
      { acteur, lue: issue.lue },
      { erreurs: issue.erreurs, saisie: recu.saisie },
      perime ? 409 : 422,
    );
  });

  app.get(`/guichet/arrivees/${ID}/recu.pdf`, limiter(limites.documents, 'session'), async (c) => {
    const { lue } = await ouvrir(c);
    const { cadre, deps } = c.var;
    const produit = await produireRecu(lue, await deps.espace.noms(), deps.fuseau, {
      imprimerie,
      aujourdhui: cadre.aujourdhui,
    });
    annoncerFichier(c, produit);
    return c.body(new Uint8Array(produit.octets));
  });

  app.get(`/guichet/arrivees/${ID}/fichiers/:rang{[1-9][0-9]{0,3}}`, (c) =>
    remettre(c, Number(c.req.param('rang'))),
  );
  app.get(`/guichet/arrivees/${ID}/original`, (c) => remettre(c, 'original'));
}

async function ouvrir(c: Context<Env>): Promise<{ readonly acteur: Acteur; readonly lue: ArriveeLue }> {
  const acteur = acteurDuGuichet(c);
  const flux = fluxDArrivee(c.req.param('id') ?? '');
  return { acteur, lue: (await c.var.deps.espace.guichet.arrivee(flux, acteur)) ?? introuvable() };
}

async function remettre(c: Context<Env>, rang: number | 'original') {
  const { acteur, lue } = await ouvrir(c);
  const { guichet } = c.var.deps.espace;
  const id = `${lue.arrivee.flux}:${rang}`;
  const nomme =
    rang === 'original' ? lue.arrivee.original : lue.arrivee.fichiers.find((f) => f.id === id)?.fichier;
  const examen = nomme && lue.examens.get(nomme.empreinte);
  if (examen?.sorte === 'attente') throw new ErreurHttp(403, 'fichier-en-quarantaine');
  if (examen?.sorte === 'infecte') throw new ErreurHttp(403, 'fichier-infecte');
  const lu = (await guichet.fichier(lue.arrivee.flux, acteur, rang)) ?? introuvable();
  annoncerFichier(c, lu);
  return stream(c, async (sortie) => {
    for await (const morceau of lu.contenu) await sortie.write(morceau);
  });
}

interface Issue {
  readonly lue: ArriveeLue;
  readonly faits: number;
  readonly erreurs: readonly ErreurDeSaisie[];
  readonly refus: readonly Refus[];
}

/** One gesture of the page: it may be several acts, each on the rank that the one before left. */
async function faire(
  c: Context<Env>,
  acteur: Acteur,
  depart: ArriveeLue,
  recu: FormulaireRecu,
): Promise<Issue> {
  const { guichet } = c.var.deps.espace;
  let lue = depart;
  let faits = 0;
  let rang = recu.rang;
  const erreurs: ErreurDeSaisie[] = [];
  const tousRefus: Refus[] = [];
  const agir = async (demande: DemandeDuGuichet, champ: (r: Refus) => string | null): Promise<boolean> => {
    const fini = await guichet.agir(depart.arrivee.flux, acteur, rang, demande);
    if (fini.ok) {
      lue = fini.valeur;
      rang = lue.arrivee.rang;
      faits += 1;
      return true;
    }
    tousRefus.push(...fini.erreur);
    erreurs.push(...fini.erreur.map((r) => ({ champ: champ(r), message: ecrireRefus(r) })));
    return false;
  };
  const { flux } = depart.arrivee;
  switch (recu.un('geste')) {
    case 'reprendre':
      await agir({ acte: 'reprendre-arrivee', donnees: {} }, () => null);
      break;
    case 'ecarter':
      await agir({ acte: 'ecarter-arrivee', donnees: { motif: recu.un('motif') } }, () => 'motif-apart');
      break;
    case 'attribuer':
      await agir(
        { acte: 'attribuer-arrivee', donnees: { organisation: recu.un('organisation') } },
        () => 'organisation',
      );
      break;
    case 'retourner': {
      const n = recu.un('fichier');
      await agir(
        { acte: 'retourner-fichier', donnees: { fichier: `${flux}:${n}`, motif: recu.un('motif') } },
        () => `motif-${n}`,
      );
      break;
    }
    case 'classer':
    case 'verser': {
      const propositions = await guichet.propositions(depart.arrivee, acteur);
      const lus = lireClassements(depart.arrivee, propositions, recu);
      erreurs.push(...lus.erreurs);
      for (const { fichier, rang: n, classement, change } of lus.classements) {
        const champ = (r: Refus): string => `${champDe(r)}-${n}`;
        if (change && !(await agir({ acte: 'classer-fichier', donnees: { ...classement, fichier } }, champ)))
          continue;
        if (recu.un('geste') === 'verser')
          await agir({ acte: 'verser-fichier', donnees: { fichier } }, champ);
      }
      if (lus.classements.length === 0 && lus.erreurs.length === 0)
        erreurs.push({
          champ: null,
          message: 'Aucun fichier n’est classé. Dites d’au moins un fichier ce qu’il est.',
        });
      break;
    }
    default:
      throw new ErreurHttp(400, 'corps-illisible');
  }
  return { lue, faits, erreurs, refus: tousRefus };
}

const champDe = ({ champ }: Refus): string => {
  if (champ?.startsWith('donnees.periode')) return 'du';
  return champ === 'donnees.montant' ? 'montant' : 'piece';
};

async function montrer(
  c: Context<Env>,
  { acteur, lue }: { readonly acteur: Acteur; readonly lue: ArriveeLue },
  retour: {
    readonly erreurs: readonly ErreurDeSaisie[];
    readonly saisie: ReadonlyMap<string, readonly string[]> | null;
  },
  statut: 200 | 409 | 422,
) {
  const { cadre, deps } = c.var;
  const { guichet } = deps.espace;
  const inconnu = lue.arrivee.organisation === null;
  const organisations = inconnu ? (await deps.espace.repertoire()).organisations : [];
  return c.html(
    <PageArrivee
      {...{ cadre, acteur, lue, ...retour }}
      noms={await deps.espace.noms()}
      fuseau={deps.fuseau}
      propositions={await guichet.propositions(lue.arrivee, acteur)}
      organisations={organisations
        .filter((o) => o.id !== lue.arrivee.guichet)
        .map((o) => ({ valeur: o.id, libelle: o.nom }))}
      dit={direFait(c, lue)}
    />,
    statut,
  );
}

/** From what the arrival itself says: a tampered address changes nothing but whether it is said. */
function direFait(c: Context<Env>, { arrivee: a }: ArriveeLue): string | null {
  if (c.req.query('depose') === 'oui')
    return `Reçu : ${compter(a.fichiers.length, 'fichier')}. Dites maintenant ce qu’est chacun, ou revenez plus tard : cette page attend dans « Guichet ».`;
  if (c.req.query('fait') === undefined) return null;
  if (a.etat === 'finie') return 'Enregistré : chaque fichier de cette arrivée a sa suite.';
  if (a.etat === 'a-confirmer') return 'Enregistré : le service confirmera ce classement.';
  return a.etat === 'a-part' ? 'Enregistré : cette arrivée est mise à part.' : 'Enregistré.';
}

import type { Context, Hono } from 'hono';
import type { Correspondance, Tableau, TableauIllisible } from '../../../acts/reprise/tableau.ts';
import { anneeDe } from '../../../basics/jour.ts';
import { echec, type Result } from '../../../basics/result.ts';
import { tableauDExemple } from '../../../documents/tableurs/exemple.ts';
import { lireTableauAPart } from '../../../documents/tableurs/lire-a-part.ts';
import { nomDeFichier } from '../../../documents/tableurs/table.ts';
import { ecrireXlsx } from '../../../documents/tableurs/xlsx.ts';
import type { Acteur, Espace, ModeleOffert } from '../../../espace/espace.ts';
import { direTableauIllisible } from '../../../views/reprise.ts';
import type { ErreurDeSaisie } from '../../composants/formulaire.tsx';
import { direDepotRefuse } from '../../dire.ts';
import type { Env } from '../../env.ts';
import { introuvable } from '../../porte/erreur.ts';
import { type FormulaireRecu, garderFichier, lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { FichierDepose } from '../../porte/multipart.ts';
import type { Limites } from '../../porte/quotas.ts';
import { annoncerFichier } from '../../porte/remise.ts';
import { enErreurs, exiger, lireDepose, permis, type StatutDeRefus, statutDuTableau } from './commun.ts';
import { PageDeReprise } from './reprise-accueil.tsx';
import { PageDeColonnes } from './reprise-colonnes.tsx';

const OCTETS_AU_PLUS = 8_000_000;

/** An authority's existing list: deposit the file, say what each column is, try, then create all or nothing. */
export function pagesReprise(app: Hono<Env>, limites: Limites): void {
  const ecrire = limiter(limites.ecritures, 'session');

  app.get('/administration/reprise', async (c) => {
    const ici = await exiger(c, 'reprendre');
    return c.html(await accueil(c, ici, []));
  });

  app.get('/administration/reprise/exemple/:empreinte{[0-9a-f]{64}}', async (c) => {
    const { espace } = await exiger(c, 'reprendre');
    const { modele } = (await offertDe(espace, c.req.param('empreinte'))) ?? introuvable();
    const { aujourdhui } = c.var.cadre;
    // A whole year back: every event of the example has happened.
    const table = tableauDExemple(modele, aujourdhui, anneeDe(aujourdhui) - 1);
    annoncerFichier(c, {
      nom: nomDeFichier(`exemple ${modele.nom}`, 'xlsx'),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    return c.body((await ecrireXlsx(table)).slice().buffer);
  });

  app.post('/administration/reprise', ecrire, async (c) => {
    const ici = await exiger(c, 'reprendre');
    return traiter(c, ici, await lireFormulaire(c, ['fichier']));
  });

  app.post('/administration/reprise/annuler', ecrire, async (c) => {
    const ici = await exiger(c, 'annuler-reprise');
    const recu = await lireFormulaire(c);
    const fini = await ici.espace.administration.reprise.annuler(
      ici.acteur,
      recu.un('reprise'),
      recu.un('motif'),
    );
    if (fini.ok) return c.redirect('/administration/reprise?annulee=oui', 303);
    return c.html(await accueil(c, ici, enErreurs(fini.erreur), recu), 422);
  });
}

interface Ici {
  readonly acteur: Acteur;
  readonly espace: Espace;
}

const offertDe = async (espace: Espace, empreinte: string): Promise<ModeleOffert | undefined> =>
  (await espace.textes()).find((m) => m.empreinte === empreinte);

async function accueil(
  c: Context<Env>,
  { espace, acteur }: Ici,
  erreurs: readonly ErreurDeSaisie[],
  recu?: FormulaireRecu,
) {
  return PageDeReprise({
    c,
    modeles: await espace.textes(),
    reprises: permis(await espace.administration.reprise.liste(acteur)),
    erreurs,
    ...(recu ? { saisie: recu.saisie } : {}),
  });
}

async function traiter(c: Context<Env>, ici: Ici, recu: FormulaireRecu): Promise<Response> {
  const { acteur, espace } = ici;
  const { reprise } = espace.administration;
  const refaire = async (champ: string, message: string, statut: StatutDeRefus = 422) =>
    c.html(await accueil(c, ici, [{ champ, message }], recu), statut);
  const offert = await offertDe(espace, recu.un('modele'));
  if (!offert) return refaire('modele', 'Choisissez le modèle que suivent ces conventions.');
  const depose = recu.fichiers('fichier')[0];
  if (!depose) return refaire('fichier', 'Joignez le tableau à reprendre.');
  if (!depose.ok) return refaire('fichier', direDepotRefuse(depose.erreur));
  const fichier = depose.valeur;
  const lu = await lireLeTableau(espace, fichier);
  if (!lu.ok) return refaire('fichier', direTableauIllisible(lu.erreur), statutDuTableau(lu.erreur));
  const tableau = lu.valeur;

  const premiere = recu.un('geste') === 'lire';
  const correspondance = premiere
    ? permis(await reprise.proposer(acteur, offert.empreinte, tableau.entetes))
    : lireCorrespondance(recu, tableau);
  const parties = premiere ? await partiesProposees(offert, ici) : lireParties(recu, offert);
  const page = {
    ...{ c, offert, fichier: garderFichier(c, fichier), tableau, correspondance, parties },
    organisations: (await espace.repertoire()).organisations,
  };
  if (premiere) return c.html(PageDeColonnes({ ...page, essai: null, erreurs: [] }));
  const demande = { modele: offert.empreinte, tableau, correspondance, parties, fichier };
  if (recu.un('geste') === 'reprendre') {
    const fini = await reprise.reprendre(acteur, demande);
    if (fini.ok) return c.redirect(`/administration/reprise?faite=${fini.valeur.rang}`, 303);
    // Faults are told in their table, by the try below.
    const autres = fini.erreur.filter((r) => r.code !== 'reprise-fautive');
    if (autres.length > 0)
      return c.html(PageDeColonnes({ ...page, essai: null, erreurs: enErreurs(autres) }), 422);
  }
  const essai = await reprise.essayer(acteur, demande);
  return essai.ok
    ? c.html(
        PageDeColonnes({ ...page, essai: essai.valeur, erreurs: [] }),
        essai.valeur.fautes.length > 0 ? 422 : 200,
      )
    : c.html(PageDeColonnes({ ...page, essai: null, erreurs: enErreurs(essai.erreur) }), 422);
}

async function lireLeTableau(
  espace: Espace,
  { empreinte, taille }: FichierDepose,
): Promise<Result<Tableau, TableauIllisible>> {
  if (taille > OCTETS_AU_PLUS) return echec({ code: 'trop-gros', max: 20_000 });
  return lireTableauAPart(await lireDepose(espace, empreinte));
}

const lireCorrespondance = (recu: FormulaireRecu, { entetes }: Tableau): Correspondance =>
  entetes.map((_, i) => recu.un(`colonne-${i}`) || null);

const lireParties = (recu: FormulaireRecu, { modele }: ModeleOffert): Record<string, string> =>
  Object.fromEntries(
    modele.parties.map((p) => [p.id, recu.un(`partie-${p.id}`)]).filter(([, id]) => id !== ''),
  );

/** The pilot is whoever takes over; the others as in the last agreement under that modele, when there is one. */
async function partiesProposees(
  { modele }: ModeleOffert,
  { acteur, espace }: Ici,
): Promise<Record<string, string>> {
  const { lignes } = await espace.conventions(acteur, { modele: modele.nom, page: 1, taille: 1 });
  const derniere = lignes[0] && (await espace.dossier(lignes[0].flux, acteur));
  return Object.fromEntries(
    modele.parties
      .filter((p) => p.role === 'entite')
      .flatMap((p) => {
        const tenant = p.pilote ? acteur.organisation : derniere?.etat.parties[p.id];
        return tenant ? [[p.id, tenant] as const] : [];
      }),
  );
}

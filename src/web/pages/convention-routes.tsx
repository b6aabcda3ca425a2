import type { Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { Acteur } from '../../acts/acteur.ts';
import type { Dossier } from '../../espace/espace.ts';
import { trouverEcheance, trouverVersement } from '../../views/intitules.ts';
import { lier } from '../cadre.ts';
import type { Env } from '../env.ts';
import { ErreurHttp, introuvable } from '../porte/erreur.ts';
import { limiter } from '../porte/limites.ts';
import type { Limites } from '../porte/quotas.ts';
import { annoncerFichier } from '../porte/remise.ts';
import { PageConvention } from './convention.tsx';
import { adresseDe, adresseEcheance, adresseVersement, rangDuTexte } from './convention-commun.tsx';
import { PageDocuments } from './documents.tsx';
import { PageDroits } from './droits.tsx';
import { PageEchanges } from './echanges.tsx';
import { ECRIRE_SUR_LA_CONVENTION, ecrireSur } from './echanges-formulaire.ts';
import { PageEcheance } from './echeance.tsx';
import { actesDeLEcheance, formulairesDEcheance } from './echeance-formulaires.ts';
import { formulaireDe, PageEnregistrer, PageFormulaire } from './formulaires.tsx';
import type { FormulaireDeclare, Situation } from './formulaires-declares.ts';
import { personnesDesParties } from './formulaires-signataires.ts';
import { direEnregistre, type Traite, traiter } from './formulaires-traiter.ts';
import type { Retour } from './formulaires-vue.tsx';
import { acteurOuChoix } from './listes/commun.tsx';
import { PageTexte } from './texte.tsx';
import { PageVersement } from './versement.tsx';
import { actesDuVersement, formulairesDeVersement } from './versement-formulaires.ts';

const ABSENTE = 'Ce que vous cherchiez n’existe pas dans cette convention au jour regardé.';

const CLE = ':cle{[a-z0-9-]+(?:/[a-z0-9-]+){0,5}}';

/** The pages of one dossier, and its forms. */
export function pagesDossier(app: Hono<Env>, limites: Limites): void {
  const ecrire = limiter(limites.ecritures, 'session');

  app.get('/conventions/:id', async (c) => {
    const { dossier } = await ouvrir(c);
    const annee = /^\d{4}$/.exec(c.req.query('annee') ?? '')?.[0];
    return c.html(
      <PageConvention
        cadre={c.var.cadre}
        dossier={dossier}
        annee={annee === undefined ? null : Number(annee)}
        enregistre={c.req.query('absente') === undefined ? enregistre(c, dossier) : ABSENTE}
      />,
    );
  });

  app.get('/conventions/:id/texte', async (c) => {
    const { dossier } = await ouvrir(c);
    const demande = Number(c.req.query('texte') ?? Number.NaN) - 1;
    const rang = dossier.etat.textes[demande] ? demande : rangDuTexte(dossier);
    return c.html(<PageTexte cadre={c.var.cadre} dossier={dossier} rang={rang} />);
  });

  app.get('/conventions/:id/droits', async (c) => {
    const { dossier, acteur } = await ouvrir(c);
    const { espace } = c.var.deps;
    // Rights are judged by the real today, whatever day is looked at.
    const present = (await espace.dossier(dossier.id, acteur)) ?? introuvable();
    const actes = (await espace.possibles(dossier.id, acteur)) ?? [];
    const pour = present.noms.organisation(acteur.organisation)?.nom ?? '';
    return c.html(<PageDroits cadre={c.var.cadre} dossier={present} {...{ acteur, pour, actes }} />);
  });

  app.get('/conventions/:id/documents', async (c) => {
    const { dossier } = await ouvrir(c);
    return c.html(<PageDocuments cadre={c.var.cadre} dossier={dossier} />);
  });

  app.get('/conventions/:id/fichiers/:empreinte{[0-9a-f]{64}}', fichier);

  app.get(`/conventions/:id/echeances/${CLE}`, async (c) => montrerEcheance(c, await ouvrir(c), null, 200));
  app.post(`/conventions/:id/echeances/${CLE}`, ecrire, async (c) => {
    const ouvert = await ouvrir(c);
    const cle = c.req.param('cle') ?? '';
    const echeance = trouverEcheance(ouvert.dossier.etat, cle) ?? introuvable();
    const message = ecrireSur({ sorte: 'echeance', cle });
    const declare = declareDe(c, [...formulairesDEcheance(echeance), message]);
    const traite = await traiter(c, ouvert.acteur, ouvert.situation, declare);
    return traite.ok
      ? reussir(c, traite, adresseEcheance(ouvert.dossier.id, cle))
      : montrerEcheance(c, await ouvrir(c), traite.retour, traite.statut);
  });

  app.get(`/conventions/:id/versements/${CLE}`, async (c) => montrerVersement(c, await ouvrir(c), null, 200));
  app.post(`/conventions/:id/versements/${CLE}`, ecrire, async (c) => {
    const ouvert = await ouvrir(c);
    const cle = c.req.param('cle') ?? '';
    const versement = trouverVersement(ouvert.dossier.etat, cle) ?? introuvable();
    const message = ecrireSur({ sorte: 'versement', cle });
    const declare = declareDe(c, [...formulairesDeVersement(versement), message]);
    const traite = await traiter(c, ouvert.acteur, ouvert.situation, declare);
    return traite.ok
      ? reussir(c, traite, adresseVersement(ouvert.dossier.id, cle))
      : montrerVersement(c, await ouvrir(c), traite.retour, traite.statut);
  });

  app.get('/conventions/:id/echanges', async (c) => montrerEchanges(c, await ouvrir(c), null, 200));
  app.post('/conventions/:id/echanges', ecrire, async (c) => {
    const ouvert = await ouvrir(c);
    const traite = await traiter(c, ouvert.acteur, ouvert.situation, ECRIRE_SUR_LA_CONVENTION);
    return traite.ok
      ? reussir(c, traite, adresseDe(ouvert.dossier.id, '/echanges'))
      : montrerEchanges(c, await ouvrir(c), traite.retour, traite.statut);
  });

  app.get('/conventions/:id/enregistrer', async (c) => {
    const ouvert = await ouvrir(c);
    return c.html(
      <PageEnregistrer
        cadre={c.var.cadre}
        dossier={ouvert.dossier}
        situation={await completer(c, ouvert)}
        actes={await examiner(c, ouvert)}
      />,
    );
  });
  app.get('/conventions/:id/enregistrer/:acte', async (c) =>
    montrerFormulaire(c, await ouvrir(c), null, 200),
  );
  app.post('/conventions/:id/enregistrer/:acte', ecrire, async (c) => {
    const ouvert = await ouvrir(c);
    const declare = formulaireDe(c.req.param('acte') ?? '') ?? introuvable();
    const traite = await traiter(c, ouvert.acteur, await completer(c, ouvert), declare);
    return traite.ok
      ? reussir(c, traite, adresseDe(ouvert.dossier.id))
      : montrerFormulaire(c, await ouvrir(c), traite.retour, traite.statut);
  });
}

interface Ouvert {
  readonly acteur: Acteur;
  readonly dossier: Dossier;
  readonly situation: Situation;
}

/** The dossier at the day looked at; what is not theirs reads like what does not exist. */
async function ouvrir(c: Context<Env>): Promise<Ouvert> {
  const { cadre, deps } = c.var;
  const acteur = acteurOuChoix(c);
  const id = c.req.param('id') ?? '';
  const dossier =
    (await deps.espace.dossier(id, acteur, { au: cadre.au, connu: cadre.connu })) ?? introuvable();
  return {
    acteur,
    dossier,
    situation: { dossier, acteur, aujourdhui: cadre.aujourdhui, textes: [], personnes: [] },
  };
}

/** What only some forms need: the texts that an amendment may move to, the people who may hold an office. Without a form named, the list of all asks whether there are people. */
async function completer(c: Context<Env>, { situation }: Ouvert): Promise<Situation> {
  const { espace } = c.var.deps;
  switch (c.req.param('acte')) {
    case 'signer-avenant':
      return { ...situation, textes: await espace.modeles() };
    case undefined:
    case 'confier-fonction':
      return { ...situation, personnes: personnesDesParties(situation, await espace.annuaire.tenus()) };
    default:
      return situation;
  }
}

const examiner = async (c: Context<Env>, { acteur, dossier }: Ouvert) =>
  c.var.cadre.ailleurs ? [] : ((await c.var.deps.espace.possibles(dossier.id, acteur)) ?? []);

/** Not born yet on the day looked at, or no more: the agreement says so. */
const versLaConvention = (c: Context<Env>, { dossier }: Ouvert) =>
  c.redirect(lier(c.var.cadre, adresseDe(dossier.id, '?absente=oui')), 303);

async function montrerEcheance(
  c: Context<Env>,
  ouvert: Ouvert,
  retour: Retour | null,
  statut: 200 | 409 | 422,
) {
  const echeance = trouverEcheance(ouvert.dossier.etat, c.req.param('cle') ?? '');
  if (!echeance) return versLaConvention(c, ouvert);
  return c.html(
    <PageEcheance
      cadre={c.var.cadre}
      {...ouvert}
      echeance={echeance}
      actes={actesDeLEcheance(await examiner(c, ouvert), echeance.cle)}
      retour={retour}
      enregistre={enregistre(c, ouvert.dossier)}
    />,
    statut,
  );
}

async function montrerVersement(
  c: Context<Env>,
  ouvert: Ouvert,
  retour: Retour | null,
  statut: 200 | 409 | 422,
) {
  const versement = trouverVersement(ouvert.dossier.etat, c.req.param('cle') ?? '');
  if (!versement) return versLaConvention(c, ouvert);
  return c.html(
    <PageVersement
      cadre={c.var.cadre}
      {...ouvert}
      versement={versement}
      actes={actesDuVersement(await examiner(c, ouvert), versement)}
      retour={retour}
      enregistre={enregistre(c, ouvert.dossier)}
    />,
    statut,
  );
}

async function montrerEchanges(
  c: Context<Env>,
  ouvert: Ouvert,
  retour: Retour | null,
  statut: 200 | 409 | 422,
) {
  return c.html(
    <PageEchanges
      cadre={c.var.cadre}
      {...ouvert}
      actes={await examiner(c, ouvert)}
      retour={retour}
      enregistre={enregistre(c, ouvert.dossier)}
    />,
    statut,
  );
}

async function montrerFormulaire(
  c: Context<Env>,
  ouvert: Ouvert,
  retour: Retour | null,
  statut: 200 | 409 | 422,
) {
  const declare = formulaireDe(c.req.param('acte') ?? '') ?? introuvable();
  const actes = await examiner(c, ouvert);
  const premier = actes.find((a) => a.demande.acte === declare.acte && a.empechements.length === 0);
  return c.html(
    <PageFormulaire
      cadre={c.var.cadre}
      {...ouvert}
      situation={await completer(c, ouvert)}
      declare={declare}
      actes={actes}
      retour={retour}
      remplis={{ ...proposer(premier?.demande.donnees ?? {}), ...demandes(c) }}
    />,
    statut,
  );
}

/** What the first possible act already says: the party whose turn it is, the next number. */
const proposer = (donnees: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(donnees).flatMap(([cle, v]) =>
      (cle === 'partie' || cle === 'numero') && (typeof v === 'string' || typeof v === 'number')
        ? [[`donnees.${cle}`, String(v)]]
        : [],
    ),
  );

/** What the address says beforehand: `?donnees.partie=ville`. */
const demandes = (c: Context<Env>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(c.req.query()).filter(([cle]) => /^(donnees|textes)\.[a-zA-Z.-]+$/.test(cle)),
  );

const declareDe = (c: Context<Env>, declares: readonly FormulaireDeclare[]): FormulaireDeclare =>
  declares.find((f) => f.acte === c.req.query('acte')) ?? introuvable();

const reussir = (c: Context<Env>, { acquitte }: Extract<Traite, { ok: true }>, adresse: string) =>
  c.redirect(`${adresse}?enregistre=${acquitte.ecrits.at(-1)?.rang ?? ''}`, 303);

/** Said once, from the fact itself: an address that was tampered with can only name a fact that exists. */
function enregistre(c: Context<Env>, dossier: Dossier): string | null {
  const rang = Number(c.req.query('enregistre') ?? Number.NaN);
  const fait = dossier.faits.find((f) => f.rang === rang);
  return fait ? direEnregistre({ dossier, ecrits: [fait] }) : null;
}

/** A stored file, through the fact that names it. */
async function fichier(c: Context<Env>) {
  const { acteur, dossier } = await ouvrir(c);
  const empreinte = c.req.param('empreinte');
  const fait =
    dossier.faits.find((f) => f.sorte === 'piece-deposee' && f.donnees.fichier?.empreinte === empreinte) ??
    introuvable();
  const examen = await c.var.deps.espace.fichiers.examen(empreinte ?? '');
  if (examen.sorte === 'attente') throw new ErreurHttp(403, 'fichier-en-quarantaine');
  if (examen.sorte === 'infecte') throw new ErreurHttp(403, 'fichier-infecte');
  const lu = (await c.var.deps.espace.fichier(dossier.id, acteur, fait.id)) ?? introuvable();
  annoncerFichier(c, lu);
  return stream(c, async (sortie) => {
    for await (const morceau of lu.contenu) await sortie.write(morceau);
  });
}

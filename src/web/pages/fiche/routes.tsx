import type { Context, Hono } from 'hono';
import type { Acteur } from '../../../acts/acteur.ts';
import { SANS_ANNUAIRE } from '../../../acts/agir.ts';
import { datationDuFormulaire } from '../../../acts/dater.ts';
import { ecrireRefus, type Refus } from '../../../acts/refus.ts';
import { empechementsDeRemplir } from '../../../acts/remplir.ts';
import { lireJour } from '../../../basics/jour.ts';
import { reussite } from '../../../basics/result.ts';
import type { Brouillon, Dossier, FicheEnCours } from '../../../espace/espace.ts';
import type { Formulaire } from '../../../modele/formulaire.ts';
import { deriverFiche, exercicesDeFiche } from '../../../rules/fiche.ts';
import type { ErreurDeSaisie } from '../../composants/formulaire.tsx';
import { direDateRefusee } from '../../dire.ts';
import type { Env } from '../../env.ts';
import { introuvable } from '../../porte/erreur.ts';
import { lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { Limites } from '../../porte/quotas.ts';
import { direEnregistre } from '../formulaires-traiter.ts';
import { acteurOuChoix } from '../listes/commun.tsx';
import { adresseFiche, adressePartie } from './adresses.ts';
import { type EnCours, lirePartie, mettreEnCours, valeursDe } from './en-cours.ts';
import { PageFiche } from './page.tsx';
import { PagePartie } from './partie.tsx';

const FICHE = '/conventions/:id/fiches/:formulaire{[a-z0-9-]+}/:exercice{[0-9]{4}}';

/** The form of a year: read it, fill it part by part, send it. */
export function pagesFiche(app: Hono<Env>, limites: Limites): void {
  const ecrire = limiter(limites.ecritures, 'session');

  app.get(FICHE, async (c) => {
    const ouverte = await ouvrir(c);
    const rang = Number(c.req.query('enregistre') ?? Number.NaN);
    const fait = ouverte.dossier.faits.find((f) => f.rang === rang);
    const dit = fait ? direEnregistre({ dossier: ouverte.dossier, ecrits: [fait] }) : null;
    return montrerFiche(c, ouverte, { erreurs: [], jour: null, dit, statut: 200 });
  });

  app.post(`${FICHE}/deposer`, ecrire, async (c) => {
    const ouverte = await ouvrir(c);
    const recu = await lireFormulaire(c);
    const texte = recu.un('jour');
    const refuser = (erreurs: readonly ErreurDeSaisie[], statut: 409 | 422) =>
      montrerFiche(c, ouverte, { erreurs, jour: texte, dit: null, statut });
    const enCours = ouverte.enCours;
    if (enCours === null) return refuser(enErreurs(ouverte.empechements), 422);
    // A day sent although none was asked is judged by the act, not dropped.
    const jour = texte === '' && !ouverte.ditLeJour ? reussite(c.var.cadre.aujourdhui) : lireJour(texte);
    const fautes = enCours.erreurs.map((e) => ({
      champ: null,
      message: `${titreDeLaPartie(ouverte, e.partie)}\u00A0: ${e.message}`,
    }));
    if (!jour.ok) return refuser([{ champ: 'jour', message: direDateRefusee(jour.erreur) }, ...fautes], 422);
    if (fautes.length > 0) return refuser(fautes, 422);
    const { espace } = c.var.deps;
    const { dossier, acteur, fiche } = ouverte;
    const fini = await espace.agir(dossier.id, acteur, recu.rang, {
      acte: 'remplir-fiche',
      jour: jour.valeur,
      donnees: { ...fiche, reponses: enCours.fiche.reponses },
      textes: {},
    });
    if (!fini.ok)
      return refuser(
        enErreurs(fini.erreur, ouverte.ditLeJour),
        fini.erreur.some((r) => r.code === 'ecrit-entre-temps') ? 409 : 422,
      );
    await espace.effacerBrouillons(dossier.id, acteur, fiche);
    return c.redirect(`${adresseDe(ouverte)}?enregistre=${fini.valeur.ecrits.at(-1)?.rang ?? ''}`, 303);
  });

  app.get(`${FICHE}/remplir/:partie{[a-z0-9.-]+}`, async (c) => {
    const ouverte = await ouvrir(c);
    if (ouverte.enCours === null) return c.redirect(adresseDe(ouverte), 303);
    const partie = partieDe(c, ouverte.enCours);
    const { valeurs, proposees } = valeursDe(ouverte.dossier, ouverte.enCours, partie);
    const erreurs = ouverte.enCours.erreurs.filter((e) => e.partie === partie.cle);
    return montrerPartie(c, ouverte, ouverte.enCours, { valeurs, proposees, erreurs, statut: 200 });
  });

  app.post(`${FICHE}/remplir/:partie{[a-z0-9.-]+}`, ecrire, async (c) => {
    const ouverte = await ouvrir(c);
    const recu = await lireFormulaire(c);
    const { enCours } = ouverte;
    if (enCours === null) return c.redirect(adresseDe(ouverte), 303);
    const partie = partieDe(c, enCours);
    const explications = [...recu.saisie.keys()].filter((k) =>
      enCours.fiche.verdicts.some((v) => v.chemin === k && v.partie === partie.cle),
    );
    const saisie = Object.fromEntries(
      [...partie.reponses.map((r) => r.chemin), ...explications].map((k) => [k, recu.un(k)]),
    );
    const version = Number(/^\d{1,9}$/.exec(recu.un('version'))?.[0] ?? 0);
    const { espace } = c.var.deps;
    const { dossier, acteur, fiche } = ouverte;
    const garde = await espace.garderBrouillon(dossier.id, acteur, fiche, {
      partie: partie.cle,
      version,
      saisie,
    });
    if (!garde.ok)
      return montrerPartie(c, await ouvrir(c), enCours, {
        valeurs: saisie,
        proposees: new Set(),
        erreurs: [...enErreurs(garde.erreur), ...lirePartie(partie, saisie).erreurs],
        statut: 409,
      });
    const relue = await ouvrir(c);
    const apres = relue.enCours ?? enCours;
    const erreurs = apres.erreurs.filter((e) => e.partie === partie.cle);
    if (erreurs.length > 0)
      return montrerPartie(c, relue, apres, { valeurs: saisie, proposees: new Set(), erreurs, statut: 422 });
    return c.redirect(suiteDe(relue, apres, partie.cle, recu), 303);
  });
}

/** Onwards; back to the same part first when it holds a difference that the person has not yet been shown. */
function suiteDe(
  ouverte: Ouverte,
  { fiche }: EnCours,
  cle: string,
  recu: { readonly saisie: ReadonlyMap<string, unknown>; un(nom: string): string },
): string {
  const { dossier } = ouverte;
  const versPartie = (p: string) =>
    adressePartie(dossier.id, ouverte.fiche.formulaire, ouverte.fiche.exercice, p);
  const jamaisVu = fiche.verdicts.some(
    (v) => v.partie === cle && v.etat === 'ecart' && v.explication === null && !recu.saisie.has(v.chemin),
  );
  if (jamaisVu) return `${versPartie(cle)}?garde=oui#a-expliquer`;
  const suivante = fiche.parties[fiche.parties.findIndex((p) => p.cle === cle) + 1];
  return recu.un('suite') === 'fiche' || suivante === undefined
    ? adresseDe(ouverte)
    : versPartie(suivante.cle);
}

interface Ouverte {
  readonly acteur: Acteur;
  readonly dossier: Dossier;
  readonly formulaire: Formulaire;
  readonly fiche: FicheEnCours;
  /** null: this person does not fill it, today or at this look */
  readonly enCours: EnCours | null;
  readonly empechements: readonly Refus[];
  readonly ditLeJour: boolean;
}

/** The form at the day looked at; what is not theirs, and what the modele does not hold, read alike. */
async function ouvrir(c: Context<Env>): Promise<Ouverte> {
  const { cadre, deps } = c.var;
  const acteur = acteurOuChoix(c);
  const regard = { au: cadre.au, connu: cadre.connu };
  const dossier = (await deps.espace.dossier(c.req.param('id') ?? '', acteur, regard)) ?? introuvable();
  const exercice = Number(c.req.param('exercice'));
  const formulaire =
    dossier.etat.modele.formulaires.find((f) => f.id === c.req.param('formulaire')) ?? introuvable();
  if (!exercicesDeFiche(dossier.etat).includes(exercice)) introuvable();
  const fiche = { formulaire: formulaire.id, exercice };
  const empechements = cadre.ailleurs ? [] : empechementsDeRemplir(dossier, acteur, cadre.aujourdhui, fiche);
  const gardes: readonly Brouillon[] | null = cadre.ailleurs
    ? null
    : await deps.espace.brouillons(dossier.id, acteur, fiche);
  const enCours = gardes && mettreEnCours(dossier, formulaire, fiche, gardes);
  const { etat, faits } = dossier;
  const vue = { etat, faits, acteur, aujourdhui: cadre.aujourdhui, annuaire: SANS_ANNUAIRE };
  const ditLeJour = datationDuFormulaire(vue, 'remplir-fiche', fiche) === 'dit';
  return { acteur, dossier, formulaire, fiche, enCours, empechements, ditLeJour };
}

const adresseDe = ({ dossier, fiche }: Ouverte): string =>
  adresseFiche(dossier.id, fiche.formulaire, fiche.exercice);

const partieDe = (c: Context<Env>, { fiche }: EnCours) =>
  fiche.parties.find((p) => p.cle === c.req.param('partie')) ?? introuvable();

const titreDeLaPartie = ({ enCours }: Ouverte, cle: string): string =>
  enCours?.fiche.parties.find((p) => p.cle === cle)?.intitule ?? cle;

const enErreurs = (refus: readonly Refus[], ditLeJour = true): readonly ErreurDeSaisie[] =>
  refus.map((r) => ({ champ: r.champ === 'jour' && ditLeJour ? 'jour' : null, message: ecrireRefus(r) }));

function montrerFiche(
  c: Context<Env>,
  ouverte: Ouverte,
  retour: {
    readonly erreurs: readonly ErreurDeSaisie[];
    readonly jour: string | null;
    readonly dit: string | null;
    readonly statut: 200 | 409 | 422;
  },
) {
  const { enCours, dossier, formulaire, fiche } = ouverte;
  const brouillon = enCours !== null && enCours.brouillons.size > 0 && c.req.query('vue') !== 'deposee';
  return c.html(
    <PageFiche
      cadre={c.var.cadre}
      dossier={dossier}
      fiche={brouillon ? enCours.fiche : deriverFiche(dossier, formulaire, fiche.exercice, null)}
      enCours={enCours}
      brouillon={brouillon}
      empechements={ouverte.empechements}
      erreurs={retour.erreurs}
      jour={retour.jour}
      ditLeJour={ouverte.ditLeJour}
      enregistre={retour.dit}
    />,
    retour.statut,
  );
}

function montrerPartie(
  c: Context<Env>,
  { dossier, fiche }: Ouverte,
  enCours: EnCours,
  rempli: {
    readonly valeurs: Readonly<Record<string, string>>;
    readonly proposees: ReadonlySet<string>;
    readonly erreurs: readonly ErreurDeSaisie[];
    readonly statut: 200 | 409 | 422;
  },
) {
  return c.html(
    <PagePartie
      cadre={c.var.cadre}
      dossier={dossier}
      enCours={enCours}
      partie={partieDe(c, enCours)}
      adresse={adresseFiche(dossier.id, fiche.formulaire, fiche.exercice)}
      garde={c.req.query('garde') === 'oui'}
      {...rempli}
    />,
    rempli.statut,
  );
}

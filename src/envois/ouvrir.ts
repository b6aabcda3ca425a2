import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Instant } from '../basics/instant.ts';
import { ajouterJours, type Jour } from '../basics/jour.ts';
import { evenementsDe } from '../documents/agenda/de-convention.ts';
import type { Adresses } from '../documents/courriel/resume.ts';
import { ecrireMessage } from '../documents/courriel/service.ts';
import type { MandatTenu } from '../espace/annuaire.ts';
import type { Dossier, Espace, Horloge } from '../espace/espace.ts';
import type { Espaces } from '../espace/espaces.ts';
import type { EnvoiPris, Envois } from '../journal/envois.ts';
import { prochainResume } from '../rules/rythmes.ts';
import type { Courrier } from '../services/courrier.ts';
import { momentDans } from '../services/horloge.ts';
import { objetDuResume } from '../views/rappels.ts';
import { annoncerLesCoordonnees } from './coordonnees.ts';
import { type Distribution, distribuer } from './distribuer.ts';
import { empreinteDAgenda, jetonDArret, lireJetonDArret, nouveauJetonDAgenda } from './jetons.ts';
import { aTransmettre, direMandat, parPersonne, partager } from './parts.ts';
import type { BilanDeTour, Poste } from './poste.ts';
import { type PreferencesTenues, preferencesDe } from './preferences.ts';
import { ouvrirTour, type PourEcrire, prevoir } from './tour.ts';
import { rappeler } from './veille.ts';

export interface ContexteDEnvoi {
  readonly espaces: Espaces;
  readonly envois: Envois;
  /** null: no mail server is set, and mails wait */
  readonly courrier: Courrier | null;
  readonly horloge: Horloge;
  readonly fuseau: string;
  readonly secret: Buffer;
  /** the public address of the site: links in mails are absolute */
  readonly adresse: string;
}

/** Kept for thirteen months: what was told, and that mails were sent. */
const MEMOIRE = 400;
/** Agreements looked at for one person's preview or calendar. */
const DOSSIERS_AU_PLUS = 500;
const RIEN: Distribution = { parti: 0, echec: 0, incertain: 0, pret: 0 };

export function ouvrirPoste(contexte: ContexteDEnvoi): Poste {
  const { espaces, envois, courrier, horloge, secret } = contexte;
  const local = momentDans(contexte.fuseau);
  const porteur = `${hostname()} ${process.pid} ${randomUUID()}`;
  const tours = new Map<string, ReturnType<typeof ouvrirTour>>();
  let elagueLe: Jour | null = null;
  const adresser = (chemin: string): string => new URL(chemin, contexte.adresse).href;
  const arretDe = (espace: string, personne: string, { serie }: PreferencesTenues): string =>
    adresser(`/rappels/arreter?jeton=${jetonDArret(secret, { espace, personne, serie })}`);
  const adressesDe = (espace: string, personne: string, preferences: PreferencesTenues): Adresses => ({
    page: (mandat, chemin) => adresser(`/vers?${new URLSearchParams({ espace, mandat, page: chemin })}`),
    reglages: adresser('/moi/rappels'),
    arreter: arretDe(espace, personne, preferences),
  });
  const pourEcrire: PourEcrire = { envois, adressesDe };
  const preferences = async (espace: string, personne: string): Promise<PreferencesTenues> =>
    (await preferencesDe(envois, espace))(personne);

  /** RFC 8058: the reader's own program stops the mails by a POST, without any page. */
  const entetes = async ({ espace, personne, sorte }: EnvoiPris): Promise<Record<string, string>> =>
    personne === null || (sorte !== 'resume' && sorte !== 'urgent')
      ? {}
      : {
          'List-Unsubscribe': `<${arretDe(espace, personne, await preferences(espace, personne))}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        };

  // One round at a time here; other instances are kept apart by the outbox itself.
  let enCours: Promise<unknown> = Promise.resolve();
  const aLaSuite = <T>(faire: () => Promise<T>): Promise<T> => {
    const suite = enCours.then(faire, faire);
    enCours = suite.catch(() => undefined);
    return suite;
  };
  const envoyerCeQuiAttend = (): Promise<Distribution> =>
    courrier === null
      ? Promise.resolve(RIEN)
      : distribuer({ envois, courrier, porteur, entetes, maintenant: horloge.maintenant });

  async function tour(maintenant: Instant): Promise<BilanDeTour> {
    const moment = local(maintenant);
    let [resumes, urgents] = [0, 0];
    for (const espace of await espaces.chacun()) {
      // The people of a demonstration are invented: nobody reads their mail.
      if ((await espace.garde()).demonstration) continue;
      const sien = tours.get(espace.id) ?? ouvrirTour(espace, pourEcrire);
      tours.set(espace.id, sien);
      const fait = await sien(moment, maintenant);
      await annoncerLesCoordonnees(espace, pourEcrire, adresser('/'), moment.jour, maintenant);
      resumes += fait.resumes;
      urgents += fait.urgents;
    }
    if (elagueLe !== moment.jour) await envois.elaguer(ajouterJours(moment.jour, -MEMOIRE));
    elagueLe = moment.jour;
    return { resumes, urgents, ...(await envoyerCeQuiAttend()) };
  }

  return {
    ouverte: courrier !== null,
    tourDesEnvois: (maintenant) => aLaSuite(() => tour(maintenant)),
    aBlanc: (espace, au) => prevoir(espace, pourEcrire, au),
    async envoyer(message) {
      const { a, objet, lien } = message;
      const occasion = createHash('sha256').update([a, objet, lien.adresse].join('\n')).digest('hex');
      const { texte, html } = ecrireMessage(message, adresser('/'));
      await envois.deposer({
        ...{
          espace: message.espace ?? '',
          cle: `service/${occasion}`,
          personne: null,
          adresse: a,
          sorte: 'service',
        },
        ...{ jour: horloge.aujourdhui(), objet, texte, html, cree: horloge.maintenant() },
      });
      // Written down is enough for whoever asked: a server that is down is tried again by the rounds.
      void aLaSuite(envoyerCeQuiAttend).catch(() => undefined);
    },
    preferences,
    async regler(espace, personne, { rythme, jour, urgents }) {
      const { serie } = await preferences(espace, personne);
      await envois.regler(espace, { personne, rythme, jour, urgents, serie });
    },
    async apercevoir(espace, personne) {
      const voulu = await preferences(espace.id, personne);
      const jour = prochainResume(voulu, horloge.aujourdhui());
      if (jour === null) return null;
      const mandats = parPersonne(await espace.annuaire.tenus(jour)).get(personne) ?? [];
      const choses = aTransmettre(mandats, (await leursDossiers(espace, mandats, jour)).map(rappeler));
      const dites = await envois.annonces(
        espace.id,
        personne,
        choses.map((c) => c.cle),
      );
      const parts = partager(choses.filter((c) => !dites.has(c.cle)));
      return { jour, parts, objet: objetDuResume(parts.flatMap((p) => p.dits)) };
    },
    lireArret: async (jeton) => arretValable(jeton),
    async arreter(jeton) {
      const lu = await arretValable(jeton);
      if (lu === null) return false;
      const { jour, serie } = await preferences(lu.espace, lu.personne);
      await envois.regler(lu.espace, { personne: lu.personne, rythme: 'jamais', jour, urgents: [], serie });
      return true;
    },
    async ouvrirAgenda(espace, personne) {
      const jeton = nouveauJetonDAgenda();
      await envois.ouvrirAgenda(espace, personne, empreinteDAgenda(jeton), horloge.maintenant());
      return `/agenda/${jeton}.ics`;
    },
    fermerAgenda: (espace, personne) => envois.fermerAgenda(espace, personne),
    agendaOuvert: (espace, personne) => envois.agendaOuvert(espace, personne),
    async lireAgenda(jeton) {
      const lu = await envois.agendaDe(empreinteDAgenda(jeton));
      const espace = lu && (await espaces.de(lu.espace));
      const mandats = espace ? parPersonne(await espace.annuaire.tenus()).get(lu.personne) : undefined;
      // Whoever holds no mandate any more has nothing to read, and the address is worth nothing.
      if (!espace || !mandats) return null;
      const dossiers = await leursDossiers(espace, mandats, horloge.aujourdhui());
      const siennes = new Set(mandats.map((m) => m.acteur.organisation));
      return {
        nom: `Maillage, ${mandats.map(direMandat).join(' ; ')}`,
        evenements: dossiers.flatMap((d) =>
          [...siennes]
            .filter((o) => Object.values(d.etat.parties).includes(o))
            .flatMap((o, i) =>
              evenementsDe(d, adresser, o).filter((e) => i === 0 || e.categorie !== 'Réunion'),
            ),
        ),
      };
    },
    lister: (espace, filtre) => envois.lister(espace, filtre),
    compter: (espace) => envois.compter(espace),
  };

  async function arretValable(jeton: string) {
    const lu = lireJetonDArret(secret, jeton);
    if (lu === null || (await preferences(lu.espace, lu.personne)).serie !== lu.serie) return null;
    return { espace: lu.espace, personne: lu.personne };
  }
}

/** The agreements of a person's organisations, as they stand on a day; each once. */
async function leursDossiers(
  espace: Espace,
  mandats: readonly MandatTenu[],
  au: Jour,
): Promise<readonly Dossier[]> {
  const dossiers = new Map<string, Dossier>();
  for (const { acteur } of mandats) {
    const { lignes } = await espace.conventions(acteur, { page: 1, taille: DOSSIERS_AU_PLUS, tri: 'retard' });
    for (const { flux } of lignes) {
      const d = dossiers.has(flux) ? null : await espace.dossier(flux, acteur, { au });
      if (d) dossiers.set(flux, d);
    }
  }
  return [...dossiers.values()];
}

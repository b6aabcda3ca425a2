import { afterAll, beforeAll, expect } from 'vitest';
import type { Instant } from '../../src/basics/instant.ts';
import type { Result } from '../../src/basics/result.ts';
import type { Compte, Comptes, Entree, Envoi, SessionOuverte, Visiteur } from '../../src/comptes/comptes.ts';
import { ouvrirComptes, type ReglagesDesComptes } from '../../src/comptes/ouvrir.ts';
import { type CodeDeRefus, direRefusDeCompte, type RefusDeCompte } from '../../src/comptes/refus.ts';
import type { Base } from '../../src/journal/base.ts';
import { type MoteurDEssai, surChaqueMoteur } from '../journal/moteurs.ts';

/** A good password, and another. */
export const PHRASE = 'tasse verte nuage 47';
export const AUTRE_PHRASE = 'cheval agrafe batterie 12';

export const MINUTE = 60_000;
export const HEURE = 60 * MINUTE;

/** An installation with its accounts, and a clock that tests turn. */
export interface Monde {
  readonly comptes: Comptes;
  readonly base: Base;
  avancer(ms: number): void;
  maintenant(): Instant;
  /** opens the same store again, as another instance would */
  encore(plus?: Partial<ReglagesDesComptes>): Promise<Comptes>;
}

/** Runs a suite once per engine, each over one store shared by its tests. */
export function dansUnMonde(
  titre: string,
  suite: (monde: Monde) => void,
  reglages: Partial<ReglagesDesComptes> = {},
): void {
  surChaqueMoteur(titre, (moteur) => {
    const monde = { ouvert: null as (Monde & { fermer(): Promise<void> }) | null };
    const ouvert = () => {
      if (monde.ouvert === null) throw new Error('le monde n’est pas ouvert');
      return monde.ouvert;
    };
    beforeAll(async () => {
      monde.ouvert = await creerMonde(moteur, reglages);
    });
    afterAll(async () => {
      await monde.ouvert?.fermer();
      await moteur.nettoyer();
    });
    suite({
      get comptes() {
        return ouvert().comptes;
      },
      get base() {
        return ouvert().base;
      },
      avancer: (ms) => ouvert().avancer(ms),
      maintenant: () => ouvert().maintenant(),
      encore: (plus) => ouvert().encore(plus),
    });
  });
}

async function creerMonde(moteur: MoteurDEssai, reglages: Partial<ReglagesDesComptes>) {
  const adresse = await moteur.nouvelleAdresse();
  const journal = await moteur.ouvrir(adresse);
  const base = moteur.dessous(adresse);
  let ms = Date.parse('2026-03-02T08:00:00.000Z');
  const maintenant = () => new Date(ms).toISOString() as Instant;
  const encore = (plus: Partial<ReglagesDesComptes> = {}) =>
    ouvrirComptes({
      base,
      horloge: { maintenant },
      secret: Buffer.alloc(32, 7),
      adressePublique: 'https://conventions.exemple.fr',
      oidc: null,
      signaler: (erreur) => console.error(erreur),
      ...reglages,
      ...plus,
    });
  return {
    comptes: await encore(),
    base,
    avancer: (duree: number) => {
      ms += duree;
    },
    maintenant,
    encore,
    async fermer() {
      await base.db.destroy();
      await journal.fermer();
    },
  };
}

/** A browser: keeps the cookies it is given, and sends them back. */
export interface Navigateur extends Visiteur {
  recevoir(cookies: readonly string[]): void;
}

let suivant = 1;

export function navigateur(adresse = `192.0.2.${suivant++ % 250}`): Navigateur {
  const gardes = new Map<string, string>();
  return {
    adresse,
    navigateur: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    get cookies() {
      return gardes.size === 0 ? null : [...gardes].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ');
    },
    recevoir(cookies) {
      for (const cookie of cookies) {
        const [nom = '', valeur = ''] = (cookie.split(';')[0] ?? '').split('=', 2);
        if (/Max-Age=0/.test(cookie)) gardes.delete(nom);
        else gardes.set(nom, valeur);
      }
    },
  };
}

export function reussi<T>(issue: Result<T, RefusDeCompte>): T {
  if (!issue.ok) throw new Error(direRefusDeCompte(issue.erreur));
  return issue.valeur;
}

export const refuse = (issue: Result<unknown, RefusDeCompte>): CodeDeRefus | 'accepté' =>
  issue.ok ? 'accepté' : issue.erreur.code;

/** Someone with a password, whose address is verified. */
export async function habitant({ comptes }: Monde, prenom: string): Promise<Compte> {
  const cree = reussi(
    await comptes.creer({ courriel: `${prenom}@mairie.example.fr`, nom: `${prenom} Martin` }),
  );
  const invitation = await comptes.inviter(cree.id);
  return reussi(await comptes.choisirMotDePasse(invitation?.jeton ?? '', PHRASE));
}

/** Comes in by password, keeping the cookies. */
export async function entrer(
  { comptes }: Monde,
  compte: Compte,
  qui: Navigateur,
  motDePasse = PHRASE,
): Promise<Entree> {
  const entree = reussi(await comptes.entrerParMotDePasse({ courriel: compte.courriel, motDePasse }, qui));
  qui.recevoir(entree.cookies);
  return entree;
}

export async function demander(
  { comptes }: Monde,
  courriel: string,
  objet: 'connexion' | 'mot-de-passe' = 'connexion',
  qui: Visiteur = navigateur(),
): Promise<Envoi> {
  const { envoi } = reussi(await comptes.demanderLien({ courriel, objet }, qui));
  if (envoi === null) throw new Error(`rien à envoyer à ${courriel}`);
  return envoi;
}

export async function courante({ comptes }: Monde, qui: Navigateur): Promise<SessionOuverte> {
  const session = await comptes.session(qui.cookies);
  expect(session).not.toBeNull();
  return session as SessionOuverte;
}

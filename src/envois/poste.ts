import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { EvenementDAgenda } from '../documents/agenda/evenement.ts';
import type { CourrielEcrit } from '../documents/courriel/gabarit.ts';
import type { PartDeResume } from '../documents/courriel/resume.ts';
import type { Message } from '../documents/courriel/service.ts';
import type { Espace } from '../espace/espace.ts';
import type { Envois, EtatDEnvoi, LigneDEnvoi } from '../journal/envois.ts';
import type { Preferences } from '../rules/rythmes.ts';
import type { Distribution } from './distribuer.ts';
import type { PreferencesTenues } from './preferences.ts';

/** What a round did: digests and urgent mails written down, then what became of those that waited. */
export interface BilanDeTour extends Distribution {
  readonly resumes: number;
  readonly urgents: number;
}

/** A mail as it would be sent: what « à blanc » prints, what a preview shows. */
export interface CourrielPrevu {
  readonly personne: { readonly id: string; readonly nom: string; readonly courriel: string | null };
  readonly sorte: 'resume' | 'urgent';
  readonly jour: Jour;
  readonly ecrit: CourrielEcrit;
}

/** What the next digest would say; without parts, it would not be sent. */
export interface ProchainResume {
  readonly jour: Jour;
  readonly objet: string;
  readonly parts: readonly PartDeResume[];
}

/** Mails as the administrator's page shows them. */
export type EtatDEnvoiDit = EtatDEnvoi;
export type LigneDEnvoiDite = LigneDEnvoi;

/** An agenda that its address opened. */
export interface AgendaOuvert {
  readonly nom: string;
  readonly evenements: readonly EvenementDAgenda[];
}

/** Everything that leaves by mail, and what each asked of it. */
export interface Poste {
  /** true when a mail server is set: otherwise mails are written down, and wait */
  readonly ouverte: boolean;
  /** Writes down what this minute asks for, then sends what waits. Another instance may do it at the same time. */
  tourDesEnvois(maintenant: Instant): Promise<BilanDeTour>;
  /** What this day would send if nothing more happened; nothing is written. */
  aBlanc(espace: Espace, au: Jour): Promise<readonly CourrielPrevu[]>;
  /**
   * Writes down a mail that answers what someone has just asked (a link, an invitation), and sends it at once. The same
   * words with the same link to the same address are one mail, however often they are asked.
   */
  envoyer(message: Message): Promise<void>;
  preferences(espace: string, personne: string): Promise<PreferencesTenues>;
  regler(espace: string, personne: string, preferences: Preferences): Promise<void>;
  /** The next digest of a person, if nothing more happens by then; null: their rhythm is never. */
  apercevoir(espace: Espace, personne: string): Promise<ProchainResume | null>;
  /** Stops the mails of whoever this token was made for; null when it is worth nothing. */
  lireArret(jeton: string): Promise<{ readonly espace: string; readonly personne: string } | null>;
  arreter(jeton: string): Promise<boolean>;
  /** The path of a personal calendar, secret and told once. The former one stops working. */
  ouvrirAgenda(espace: string, personne: string): Promise<string>;
  fermerAgenda: Envois['fermerAgenda'];
  agendaOuvert: Envois['agendaOuvert'];
  lireAgenda(jeton: string): Promise<AgendaOuvert | null>;
  lister: Envois['lister'];
  compter: Envois['compter'];
}

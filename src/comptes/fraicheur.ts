import type { SessionOuverte } from './comptes.ts';
import { type Contexte, MINUTE, plusTard } from './contexte.ts';
import { refuser } from './refus.ts';

const FRAICHEUR_MINUTES = 30;

/** What opens an account is changed only by who has just come in, in whole: a session left open is not enough. */
export function exigerFraicheur({ horloge }: Contexte, session: SessionOuverte) {
  if (session.secondFacteur && !session.confirmee) return refuser('a-confirmer', 'code');
  return plusTard(session.ouverte, FRAICHEUR_MINUTES * MINUTE) < horloge.maintenant()
    ? refuser('connexion-ancienne', null, { minutes: FRAICHEUR_MINUTES })
    : null;
}

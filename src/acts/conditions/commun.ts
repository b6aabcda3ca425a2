import { type Cas, type Condition, intitulesDeRoles } from '../cas.ts';
import type { NomActe } from '../demande.ts';
import { type Refus, refuser } from '../refus.ts';

/** Whatever is recorded has happened. */
export const dejaArrive: Condition<NomActe> = ({ demande, aujourdhui }) =>
  demande.jour > aujourdhui ? refuser('jour-futur', 'jour', { jour: demande.jour, aujourdhui }) : null;

/** Rights are judged by the real today: an act on the state of another day is refused. */
export const vuAujourdhui: Condition<NomActe> = ({ etat, aujourdhui }) =>
  etat.regard.au !== aujourdhui || etat.regard.connu !== null ? refuser('regard-autre-jour', null) : null;

/** A reason is written, of more than a few letters. */
export const motive: Condition<
  | 'retourner-piece'
  | 'lever-reserve'
  | 'porter-appreciation'
  | 'annuler-reunion'
  | 'annuler-fait'
  | 'enregistrer-paiement'
> = ({ demande }) => motifManquant(demande.textes.motif);

/** Null: it says something. `champ`: where it was typed. */
export const motifManquant = (motif: string | undefined, champ = 'textes.motif'): Refus | null =>
  (motif ?? '').trim().length < 3 ? refuser('motif-absent', champ) : null;

/** The party named is a party. */
export const partieConnue: Condition<
  | 'deposer-deliberation'
  | 'transmettre-acte'
  | 'publier-acte'
  | 'signer'
  | 'confier-fonction'
  | 'denoncer-reconduction'
  | 'demander-reunion'
  | 'ouvrir-procedure'
> = ({ etat, demande }) => {
  const { partie } = demande.donnees;
  if (partie in etat.parties) return null;
  return refuser('partie-inconnue', 'donnees.partie', {
    partie,
    parties: intitulesDeRoles(etat, Object.keys(etat.parties)),
  });
};

/** The year is one of the agreement's; `avant` years before the first are open to figures of the time before. */
export function exerciceCouvert(cas: Cas, exercice: number | undefined, avant = 0): Refus | null {
  if (exercice === undefined) return refuser('exercice-absent', 'donnees.exercice');
  const numeros = cas.etat.exercices.map((e) => e.numero);
  if (numeros.length === 0) return null;
  const premier = Math.min(...numeros) - avant;
  const dernier = Math.max(...numeros);
  return exercice < premier || exercice > dernier
    ? refuser('exercice-hors-convention', 'donnees.exercice', { exercice, premier, dernier })
    : null;
}

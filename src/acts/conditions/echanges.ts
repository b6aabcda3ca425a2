import type { Sujet } from '../../facts/echanges.ts';
import type { Etat } from '../../rules/etat.ts';
import type { Condition } from '../cas.ts';
import { refuser } from '../refus.ts';

const LONGUEUR_D_UN_MESSAGE = 5000;

export const sujetConnu: Condition<'ecrire-message'> = ({ etat, demande }) =>
  existe(etat, demande.donnees.sur) ? null : refuser('sujet-inconnu', 'donnees.sur');

export const messageEcrit: Condition<'ecrire-message'> = ({ demande }) => {
  const texte = (demande.textes.message ?? '').trim();
  if (texte === '') return refuser('message-vide', 'textes.message');
  return texte.length > LONGUEUR_D_UN_MESSAGE
    ? refuser('texte-trop-long', 'textes.message', { max: LONGUEUR_D_UN_MESSAGE })
    : null;
};

/** Typed from outside: anything may stand there. */
function existe(etat: Etat, sur: Partial<Sujet> | undefined): boolean {
  switch (sur?.sorte) {
    case 'convention':
      return true;
    case 'echeance':
      return etat.echeances.some((e) => e.cle === sur.cle);
    case 'versement':
      return etat.versements.some((v) => v.cle === sur.cle);
    case 'formulaire':
      return (
        etat.modele.formulaires.some((f) => f.id === sur.formulaire) &&
        etat.exercices.some((e) => e.numero === sur.exercice)
      );
    default:
      return false;
  }
}

import type { Etat, Reunion } from '../../rules/etat.ts';
import { type Condition, intituleDeRole, intitulesDeRoles, reunionVisee } from '../cas.ts';
import { refuser } from '../refus.ts';
import { exerciceCouvert } from './commun.ts';

type SurInstance = 'demander-reunion' | 'convoquer-reunion' | 'tenir-reunion';
type SurReunion = 'deplacer-reunion' | 'annuler-reunion';

export const instanceConnue: Condition<SurInstance> = ({ etat, demande }) =>
  instanceDe(etat, demande.donnees.instance)
    ? null
    : refuser('instance-inconnue', 'donnees.instance', { instance: demande.donnees.instance });

/** Who may ask for a meeting: those the article names, and those who could convene it themselves. */
export const peutDemander: Condition<'demander-reunion'> = ({ etat, demande }) => {
  const instance = instanceDe(etat, demande.donnees.instance);
  if (!instance) return null;
  const parties = [...new Set([...instance.exceptionnelle, ...instance.convoque])];
  const { partie } = demande.donnees;
  return parties.includes(partie)
    ? null
    : refuser('ne-demande-pas', 'donnees.partie', {
        partie: intituleDeRole(etat, partie),
        instance: instance.intitule,
        parties: intitulesDeRoles(etat, parties),
      });
};

/** A yearly meeting says which year it is for. */
export const exerciceDeLaReunion: Condition<'convoquer-reunion' | 'tenir-reunion'> = (cas) => {
  const { instance, exercice } = cas.demande.donnees;
  const annuelle = instanceDe(cas.etat, instance)?.chaque === 'exercice';
  const heritee = cas.demande.acte === 'tenir-reunion' && cas.demande.donnees.reunion !== undefined;
  if (exercice === undefined && (!annuelle || heritee)) return null;
  return exerciceCouvert(cas, exercice);
};

export const seanceApresConvocation: Condition<'convoquer-reunion' | 'deplacer-reunion'> = ({ demande }) => {
  const { tenueLe } = demande.donnees;
  return tenueLe < demande.jour
    ? refuser('seance-avant-convocation', 'donnees.tenueLe', { tenueLe, convocation: demande.jour })
    : null;
};

/** An ordinary meeting of a year is not convened twice over; moving it keeps its history. */
export const pasDejaConvoquee: Condition<'convoquer-reunion'> = ({ etat, demande }) => {
  const { instance, exercice, tenueLe, exceptionnelle } = demande.donnees;
  const deja = etat.reunions.find(
    (r) =>
      estOuverte(r) &&
      r.instance === instance &&
      (r.prevueLe === tenueLe ||
        (exercice !== undefined && r.exercice === exercice && !r.exceptionnelle && !exceptionnelle)),
  );
  return deja && deja.prevueLe !== null
    ? refuser('deja-convoquee', 'donnees.tenueLe', {
        instance: instanceDe(etat, instance)?.intitule ?? instance,
        prevueLe: deja.prevueLe,
      })
    : null;
};

export const reunionOuverte: Condition<SurReunion | 'tenir-reunion'> = ({ etat, demande }) => {
  if (demande.donnees.reunion === undefined) return null;
  const r = reunionVisee(etat, demande.donnees.reunion);
  if (!r) return refuser('reunion-inconnue', 'donnees.reunion');
  if (r.tenueLe !== null) return refuser('reunion-deja-tenue', null, { le: r.tenueLe });
  return r.annulee !== null ? refuser('reunion-deja-annulee', null) : null;
};

export const autreJour: Condition<'deplacer-reunion'> = ({ etat, demande }) => {
  const prevueLe = reunionVisee(etat, demande.donnees.reunion)?.prevueLe ?? null;
  return prevueLe === demande.donnees.tenueLe ? refuser('meme-date', 'donnees.tenueLe', { prevueLe }) : null;
};

/** A meeting is held on the day it was planned for; another day is first a move, which moves what hangs on it. */
export const leJourPrevu: Condition<'tenir-reunion'> = ({ etat, demande }) => {
  const { reunion, instance } = demande.donnees;
  if (reunion === undefined) return null;
  const r = reunionVisee(etat, reunion);
  if (!r) return null;
  if (r.instance !== instance)
    return refuser('autre-instance', 'donnees.instance', {
      instance: instanceDe(etat, r.instance)?.intitule ?? r.instance,
    });
  return r.prevueLe !== null && r.prevueLe !== demande.jour
    ? refuser('autre-jour-que-prevu', 'jour', { prevueLe: r.prevueLe })
    : null;
};

/** Held without saying which convocation it answers, while one stands for the same day or year: it must be said. */
export const convocationDite: Condition<'tenir-reunion'> = ({ etat, demande }) => {
  const { reunion, instance, exercice } = demande.donnees;
  if (reunion !== undefined) return null;
  const convoquee = etat.reunions.find(
    (r) =>
      estOuverte(r) &&
      r.instance === instance &&
      (r.prevueLe === demande.jour || (exercice !== undefined && r.exercice === exercice)),
  );
  return convoquee && convoquee.prevueLe !== null
    ? refuser('convocation-a-dire', 'donnees.reunion', {
        instance: instanceDe(etat, instance)?.intitule ?? instance,
        prevueLe: convoquee.prevueLe,
      })
    : null;
};

export const estOuverte = (r: Reunion): boolean =>
  r.convocation !== null && r.tenueLe === null && r.annulee === null;

export const instanceDe = (etat: Etat, id: string) => etat.modele.instances.find((i) => i.id === id);

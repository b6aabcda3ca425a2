import type { Jour } from '../basics/jour.ts';
import { type DatesDEcheance, dateAlors } from './dates.ts';
import type { StatutEcheance } from './etat.ts';
import { numeroContenant } from './exercices.ts';
import type { Instance } from './instances.ts';
import { estVenu, noter, type Passe } from './passe.ts';
import { bornes } from './reperes.ts';
import type { Satisfaction } from './satisfaction.ts';

export interface Verdict {
  readonly statut: StatutEcheance;
  readonly limite: Jour | null;
  readonly retard: number;
}

export function statuer(passe: Passe, i: Instance, s: DatesDEcheance, faite: Satisfaction): Verdict {
  const { forme, obligation } = i.preparee;
  if (forme === 'permanente' && i.declencheur === null) return permanente(passe, faite);
  const limite = dateSansTenue(passe, i, s) ? null : s.limite;
  if (faite.le !== null) return { statut: satisfaite(passe, i, s, faite.le), limite, retard: 0 };
  const avant = obligation.quand.sorte === 'sans-delai' ? (limite ?? s.ouverture) : limite;
  if (s.source?.reunion?.annulee && i.declencheur !== null) return sansObjet(limite);
  if (estNeeApresLaFin(passe, i, s)) return sansObjet(limite);
  if (avant !== null && estAnterieure(passe, i, avant)) return { statut: 'anterieure', limite, retard: 0 };
  if (limite === null) return sansDate(passe, i, s);
  if (estVenu(passe, limite + 1))
    return obligation.facultative
      ? sansObjet(limite)
      : { statut: 'en-retard', limite, retard: passe.au - limite };
  return { statut: estOuverte(passe, s.ouverture) ? 'ouverte' : 'a-venir', limite, retard: 0 };
}

const sansObjet = (limite: Jour | null): Verdict => ({ statut: 'sans-objet', limite, retard: 0 });

function permanente(passe: Passe, s: Satisfaction): Verdict {
  if (passe.fin !== null && estVenu(passe, passe.fin + 1)) return sansObjet(null);
  if (s.infirmeeLe !== null) return { statut: 'en-retard', limite: null, retard: passe.au - s.infirmeeLe };
  return { statut: s.le === null ? 'permanente' : 'satisfaite', limite: null, retard: 0 };
}

function satisfaite(passe: Passe, i: Instance, s: DatesDEcheance, le: Jour): StatutEcheance {
  if (s.limite === null || le <= s.limite) return 'satisfaite';
  if (passe.entree !== null && s.limite < passe.entree) return 'satisfaite';
  const alors = dateAlors(passe, i, s.source, le);
  return alors !== null && le <= alors ? 'satisfaite' : 'satisfaite-hors-delai';
}

/** A meeting whose day passed without being held gives no date to what follows it. */
function dateSansTenue(passe: Passe, i: Instance, s: DatesDEcheance): boolean {
  const { source } = s;
  if (source === null || source.reunion === null || source.reunion.tenueLe !== null) return false;
  const { quand } = i.preparee.obligation;
  const apres = quand.sorte === 'sans-delai' || (quand.sorte === 'delai' && quand.sens === 'apres');
  return apres && estVenu(passe, source.jour + 1);
}

/** A duty survives the end when it was born before (meaning 14): its year had begun, its trigger had happened. */
function estNeeApresLaFin(passe: Passe, i: Instance, s: DatesDEcheance): boolean {
  const { fin } = passe;
  if (fin === null) return false;
  const { quand, pieces } = i.preparee.obligation;
  const fenetre = quand.sorte === 'fenetre' || quand.sorte === 'mois';
  if ((fenetre || i.exercice === null) && s.ouverture !== null && s.ouverture > fin) return true;
  if (passe.resiliee === null || i.exercice === null || pieces.length === 0) return false;
  const derniere = numeroContenant(passe, fin);
  const annee = i.exercice.numero;
  return pieces.every((p) => p.porteSur !== null && annee + p.porteSur > derniere);
}

/**
 * Before entry into force nobody is late; while it is unknown, what passes falls before it (meaning 10). The same for
 * a duty that a later text brings in.
 */
function estAnterieure(passe: Passe, i: Instance, limite: Jour): boolean {
  const { periode } = i.preparee;
  if (periode?.premier && limite < periode.du) return true;
  if (passe.entree !== null) return limite < passe.entree;
  return estVenu(passe, limite + 1);
}

function sansDate(passe: Passe, i: Instance, s: DatesDEcheance): Verdict {
  const { quand } = i.preparee.obligation;
  if (s.ouverture !== null && quand.sorte === 'sans-delai' && !dateSansTenue(passe, i, s))
    return { statut: estOuverte(passe, s.ouverture) ? 'ouverte' : 'a-venir', limite: null, retard: 0 };
  if (passe.fin !== null && estVenu(passe, passe.fin + 1)) return sansObjet(null);
  const fermeture = fermetureDe(passe, i);
  if (fermeture !== null && estVenu(passe, fermeture + 1)) return sansObjet(null);
  return { statut: 'date-inconnue', limite: null, retard: 0 };
}

/** Last day on which the event that gives the date may still come: the window of the instance, else the year. */
function fermetureDe(passe: Passe, i: Instance): Jour | null {
  if (i.exercice === null) return null;
  const { rattachement } = i.preparee.obligation;
  const instance =
    rattachement?.sorte === 'instance'
      ? passe.moteur.modele.instances.find((x) => x.id === rattachement.id)
      : undefined;
  if (instance === undefined) return i.exercice.au;
  const fenetre = bornes(passe, instance.quand, {
    exercice: i.exercice,
    declencheur: null,
    debiteur: [],
    article: '',
    termesAu: i.exercice.du,
    pas: [],
    dateDeReunion: null,
    source: null,
  });
  return fenetre.limite ?? i.exercice.au;
}

/** Nothing is open before entry into force. */
function estOuverte(passe: Passe, ouverture: Jour | null): boolean {
  if (passe.entree === null) return false;
  if (!estVenu(passe, passe.entree)) {
    if (ouverture !== null) noter(passe, ouverture);
    return false;
  }
  return ouverture === null || estVenu(passe, ouverture);
}

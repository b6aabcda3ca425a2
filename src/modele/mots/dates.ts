import type { Duree } from '../../basics/duree.ts';
import { de, enumerer, INSECABLE, minuscule, que } from '../../basics/francais.ts';
import { ecrireJour, nomDuMois } from '../../basics/jour.ts';
import type { Evenement, Lequel, Quand, Repere } from '../quand.ts';
import type { Modele, Mot } from '../regles.ts';
import { type Contexte, valeurDeTerme } from './termes.ts';

/** « au plus tard le 15 juillet », « dans les 15 jours calendaires suivant… », « en février ». */
export function ecrireQuand(c: Contexte, q: Quand): string {
  switch (q.sorte) {
    case 'au-plus-tard':
      return `au plus tard ${ecrireRepere(c, q.repere)}`;
    case 'avant':
      return `avant ${ecrireRepere(c, q.repere)}`;
    case 'delai':
      return q.sens === 'avant'
        ? `au plus tard ${ecrireDuree(q.duree)} avant ${ecrireRepere(c, q.repere)}`
        : `${ecrireDans(q.duree)} suivant ${ecrireRepere(c, q.repere)}`;
    case 'fenetre':
      return `entre ${ecrireRepere(c, q.du)} et ${ecrireRepere(c, q.au)}`;
    case 'mois':
      return q.annee === null
        ? `en ${nomDuMois(q.mois)}${deAnnee(q.decalage)}`
        : `en ${nomDuMois(q.mois)}\u00A0${q.annee}`;
    case 'sans-delai':
      return `sans délai après ${ecrireRepere(c, q.repere)}`;
    case 'sur-demande':
      return 'sur demande';
    case 'en-permanence':
      return q.surDemande ? 'à tout moment et sur demande' : 'à tout moment';
    case 'a-tout-moment':
      return 'à tout moment';
    case 'avec':
      return `en même temps ${que(piecesDe(c.modele, q.obligation))}`;
  }
}

/** A point in time as a noun: « le 15 juillet », « l’entrée en vigueur », « 15 jours calendaires avant… ». */
export function ecrireRepere(c: Contexte, r: Repere): string {
  switch (r.sorte) {
    case 'date':
      return `le ${ecrireJour(r.jour)}`;
    case 'jour-de-l-annee':
      return `le ${r.jour === 1 ? '1er' : r.jour}\u00A0${nomDuMois(r.mois)}${deAnnee(r.decalage)}`;
    case 'debut-exercice':
      return `le début de l’exercice ${annee(r.decalage)}`;
    case 'fin-exercice':
      return `la fin de l’exercice ${annee(r.decalage)}`;
    case 'terme':
      return `le ${valeurDeTerme(c, r.terme).texte}`;
    case 'evenement':
      return ecrireEvenement(c.modele, r.evenement, r.lequel);
    case 'premier-de':
      return `la première de ces dates${INSECABLE}: ${enumerer(r.reperes.map((x) => ecrireRepere(c, x)))}`;
    case 'dernier-de':
      return `la dernière de ces dates${INSECABLE}: ${enumerer(r.reperes.map((x) => ecrireRepere(c, x)))}`;
    case 'decale':
      return `${ecrireDuree(r.duree)} ${r.sens === 'apres' ? 'après' : 'avant'} ${ecrireRepere(c, r.repere)}`;
  }
}

/** An event as a noun. `chacun` reads naturally: « chaque assemblée générale », « la réception de… ». */
export function ecrireEvenement(modele: Modele, e: Evenement, lequel: Lequel = 'chacun'): string {
  const rang = (masculin: string, feminin: string, genre: 'm' | 'f', defaut: string): string =>
    lequel === 'chacun'
      ? defaut
      : genre === 'm'
        ? `le ${lequel} ${masculin}`
        : `la ${lequel === 'premier' ? 'première' : 'dernière'} ${feminin}`;
  switch (e.sorte) {
    case 'entree-en-vigueur':
      return 'l’entrée en vigueur de la convention';
    case 'signature':
      return 'la signature par toutes les parties';
    case 'notification':
      return 'la notification de la convention aux parties';
    case 'fin-de-convention':
      return 'la fin de la convention';
    case 'tenue': {
      const nom = minuscule(nomInstance(modele, e.instance));
      return lequel === 'chacun' ? `chaque ${nom}` : `${rang('', 'réunion', 'f', '')} (${nom})`;
    }
    case 'convocation':
      return `${rang('', 'convocation', 'f', 'la convocation')} (${minuscule(nomInstance(modele, e.instance))})`;
    case 'reception':
      return `${rang('', 'réception', 'f', 'la réception')} ${de(nomPiece(modele, e.piece))}`;
    case 'envoi':
      return `${rang('envoi', '', 'm', 'l’envoi')} ${de(nomPiece(modele, e.piece))}`;
    case 'acceptation':
      return `${lequel === 'dernier' ? 'la dernière acceptation' : 'l’acceptation'} ${de(nomPiece(modele, e.piece))}`;
    case 'vote':
      return `${rang('vote', '', 'm', 'le vote')} ${e.payeur ? `par ${nomPartie(modele, e.payeur)} ` : ''}pour ${annee(e.decalage)}`;
    case 'demande':
      return rang('', 'demande', 'f', 'chaque demande');
    case 'decision':
      return rang('', 'décision', 'f', 'la décision');
    case 'survenance':
      return `${lequel === 'chacun' ? 'chaque' : `le ${lequel}`} ${minuscule(modele.evenements.find((x) => x.id === e.evenement)?.intitule ?? e.evenement)}`;
    case 'fin-de-registre':
      return `la fin de la période en cours (${minuscule(modele.registres.find((x) => x.id === e.registre)?.intitule ?? e.registre)})`;
  }
}

const MODES = { calendaires: 'calendaire', ouvres: 'ouvré', ouvrables: 'ouvrable', francs: 'franc' } as const;

/** « 15 jours calendaires », « 3 mois », « 1 an ». */
export function ecrireDuree(d: Duree): string {
  const s = d.n > 1 ? 's' : '';
  if (d.unite === 'annees') return `${d.n}${INSECABLE}an${s}`;
  if (d.unite === 'mois') return `${d.n}${INSECABLE}mois${d.mode ? ` franc${s}` : ''}`;
  return `${d.n}${INSECABLE}jour${s} ${MODES[d.mode]}${s}`;
}

function ecrireDans(d: Duree): string {
  if (d.n > 1) return `dans les ${ecrireDuree(d)}`;
  if (d.unite === 'annees') return 'dans l’année';
  return d.unite === 'mois' ? 'dans le mois' : `dans le jour ${MODES[d.mode]}`;
}

/** `N`, `N-1`, `N+1`, as the texts of agreements write them. */
export const annee = (decalage: number): string =>
  decalage === 0 ? 'N' : decalage > 0 ? `N+${decalage}` : `N-${-decalage}`;

const deAnnee = (decalage: number): string => (decalage === 0 ? '' : ` de l’année ${annee(decalage)}`);

export const nomPartie = (modele: Modele, id: Mot): string =>
  modele.parties.find((p) => p.id === id)?.intitule ?? modele.tiers.find((t) => t.id === id)?.intitule ?? id;

const nomInstance = (modele: Modele, id: Mot): string =>
  modele.instances.find((i) => i.id === id)?.intitule ?? id;

function nomPiece(modele: Modele, id: Mot): string {
  for (const o of modele.obligations) for (const p of o.pieces) if (p.id === id) return minuscule(p.intitule);
  return id;
}

function piecesDe(modele: Modele, id: Mot): string {
  const o = modele.obligations.find((x) => x.id === id);
  return o ? `les pièces de l’article\u00A0${o.article}` : id;
}

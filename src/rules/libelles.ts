import type { Duree } from '../basics/duree.ts';
import { nomDuMois } from '../basics/jour.ts';
import type { Evenement, Repere } from '../modele/quand.ts';
import type { Modele, Mot } from '../modele/regles.ts';

/** Short noun phrases for the steps of a date; sentences are worded by the views. Remembered by text, then by rule. */

const parModele = new WeakMap<Modele, WeakMap<object, string>>();
const durees = new WeakMap<object, string>();

function memoireDe(modele: Modele): WeakMap<object, string> {
  let memoire = parModele.get(modele);
  if (memoire === undefined) {
    memoire = new WeakMap();
    parModele.set(modele, memoire);
  }
  return memoire;
}

export function direRepere(modele: Modele, repere: Repere): string {
  const memoire = memoireDe(modele);
  let texte = memoire.get(repere);
  if (texte === undefined) {
    texte = nommerRepere(modele, repere);
    memoire.set(repere, texte);
  }
  return texte;
}

export function direEvenement(modele: Modele, ev: Evenement): string {
  const memoire = memoireDe(modele);
  let texte = memoire.get(ev);
  if (texte === undefined) {
    texte = nommerEvenement(modele, ev);
    memoire.set(ev, texte);
  }
  return texte;
}

export function direDuree(duree: Duree, sens: 'apres' | 'avant'): string {
  const cle = duree as object;
  let texte = durees.get(cle);
  if (texte === undefined) {
    texte = `${duree.n} ${uniteDe(duree)}`;
    durees.set(cle, texte);
  }
  return sens === 'apres' ? `${texte} après` : `${texte} avant`;
}

const MODES = {
  calendaires: 'calendaire',
  ouvres: 'ouvré',
  ouvrables: 'ouvrable',
  francs: 'franc',
} as const;

function uniteDe(duree: Duree): string {
  const s = duree.n > 1 ? 's' : '';
  if (duree.unite === 'annees') return `an${s}`;
  if (duree.unite === 'mois') return duree.mode === 'francs' ? `mois franc${s}` : 'mois';
  return `jour${s} ${MODES[duree.mode]}${s}`;
}

function nommerRepere(modele: Modele, repere: Repere): string {
  switch (repere.sorte) {
    case 'jour-de-l-annee':
      return `${repere.jour === 1 ? '1er' : repere.jour} ${nomDuMois(repere.mois)}`;
    case 'debut-exercice':
      return 'début de l’exercice';
    case 'fin-exercice':
      return 'fin de l’exercice';
    case 'terme':
      return modele.termes.find((t) => t.id === repere.terme)?.intitule ?? repere.terme;
    default:
      return 'date fixée';
  }
}

function nommerEvenement(modele: Modele, ev: Evenement): string {
  switch (ev.sorte) {
    case 'entree-en-vigueur':
      return 'entrée en vigueur';
    case 'signature':
      return 'signature par toutes les parties';
    case 'notification':
      return 'notification de la convention';
    case 'fin-de-convention':
      return 'fin de la convention';
    case 'tenue':
      return `tenue\u00A0: ${nomInstance(modele, ev.instance)}`;
    case 'convocation':
      return `convocation\u00A0: ${nomInstance(modele, ev.instance)}`;
    case 'reception':
      return `réception\u00A0: ${nomPiece(modele, ev.piece)}`;
    case 'envoi':
      return `envoi\u00A0: ${nomPiece(modele, ev.piece)}`;
    case 'acceptation':
      return `acceptation\u00A0: ${nomPiece(modele, ev.piece)}`;
    case 'vote':
      return 'vote de la subvention';
    case 'demande':
      return 'demande';
    case 'decision':
      return 'décision';
    case 'survenance':
      return modele.evenements.find((e) => e.id === ev.evenement)?.intitule ?? ev.evenement;
    case 'fin-de-registre':
      return `fin\u00A0: ${modele.registres.find((r) => r.id === ev.registre)?.intitule ?? ev.registre}`;
  }
}

const nomInstance = (modele: Modele, id: Mot): string =>
  modele.instances.find((i) => i.id === id)?.intitule ?? id;

function nomPiece(modele: Modele, id: Mot): string {
  for (const o of modele.obligations)
    for (const p of o.pieces) if (p.id === id && p.intitule !== '') return p.intitule;
  return id;
}

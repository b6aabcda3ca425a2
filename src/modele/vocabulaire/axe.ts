import { facultative, type LuDe, liste, requise } from '../formes/groupes.ts';
import { entier, nomDeclare, texte } from '../formes/mots.ts';
import type { Axe } from '../regles.ts';
import type { Releve } from '../releve.ts';
import { article, intitule, parties } from './communes.ts';

export const CLES_AXE = {
  axe: requise(nomDeclare('axe'), 'le nom de l’axe, unique dans le modèle'),
  numéro: requise(entier(1, 99), 'son numéro'),
  article,
  intitulé: intitule,
  entité: requise(parties, 'la ou les parties publiques qui le suivent'),
  service: facultative(texte, 'le service interlocuteur'),
  attentes: requise(liste(texte), 'ce qui est attendu'),
  dispositifs: facultative(liste(texte), 'les dispositifs liés'),
};

/** A thematic axis of work. */
export function construireAxe(lu: LuDe<typeof CLES_AXE>, _ici: number, r: Releve): Axe {
  return {
    id: lu.axe,
    numero: lu.numéro,
    article: lu.article ?? r.article,
    intitule: lu.intitulé,
    entite: lu.entité,
    service: lu.service ?? null,
    attentes: lu.attentes,
    dispositifs: lu.dispositifs ?? [],
  };
}

import { type Forme, fauter, puis } from '../formes/forme.ts';
import { dictionnaire, facultative, type LuDe, liste, objet, requise } from '../formes/groupes.ts';
import { entier, nomDeclare, ouiNon, parmi, renvoi, texte, valeur } from '../formes/mots.ts';
import type { Quand, Repere } from '../quand.ts';
import type { Obligation, PieceAttendue } from '../regles.ts';
import type { Releve } from '../releve.ts';
import { type Lecture, type Lu, lireRenvoi, passer, refuserIci } from '../valeurs/jetons.ts';
import { lireRappel, RAPPEL_ATTENDU } from '../valeurs/rappel.ts';
import { anneeRelative, article, evenement, intitule, motsIntitules, parties } from './communes.ts';
import { quand } from './quand.ts';

const piece = objet({
  intitulé: intitule,
  'porte sur': facultative(anneeRelative, 'l’année dont elle parle'),
  fournit: facultative(
    renvoi('registre', 'un registre'),
    'le registre qu’elle alimente : le dépôt porte alors une période',
  ),
  formulaire: facultative(
    renvoi('formulaire', 'un formulaire'),
    'le formulaire à remplir, à la place d’un fichier',
  ),
  comprend: facultative(liste(texte), 'ce qu’elle contient'),
  facultative: facultative(ouiNon, '« oui » quand elle peut manquer'),
});

const pieces: Forme<readonly PieceAttendue[]> = puis(dictionnaire(nomDeclare('piece'), piece), (lues) =>
  lues.map(({ cle, valeur: p }) => ({
    id: cle,
    intitule: p.intitulé,
    porteSur: p['porte sur'] ?? null,
    fournit: p.fournit ?? null,
    formulaire: p.formulaire ?? null,
    comprend: p.comprend ?? [],
    facultative: p.facultative ?? false,
  })),
);

export const CLES_OBLIGATION = {
  obligation: requise(nomDeclare('obligation'), 'le nom de l’obligation, unique dans le modèle'),
  article,
  intitulé: intitule,
  débiteur: requise(parties, 'qui doit'),
  créancier: facultative(parties, 'à qui'),
  chaque: facultative(parmi({ exercice: 'exercice' }), '« exercice » : une échéance par an'),
  quand: requise(quand, 'quand : date, délai, période, sur demande…'),
  facultative: facultative(ouiNon, '« oui » quand c’est une possibilité et non un devoir'),
  'au plus par exercice': facultative(entier(1, 1000), 'combien de fois par an au plus'),
  pièces: facultative(pieces, 'les pièces attendues'),
  exige: facultative(parmi({ toutes: 'toutes', une: 'une' }), 'toutes les pièces, ou une au moins'),
  parmi: facultative(motsIntitules, 'les natures possibles : liste fermée'),
  'satisfaite par': facultative(evenement, 'l’évènement qui vaut exécution, à la place de pièces'),
  'tenue pour satisfaite': facultative(
    valeur(lireTantQue, '« tant que REGISTRE en cours »', ['tant que agrement en cours']),
    'le registre dont une période en cours vaut exécution',
  ),
  'rattachée à': facultative(
    renvoi('attache', 'une instance, un axe ou une procédure'),
    'ce dont elle dépend',
  ),
  'hors période': facultative(
    parmi({ réserve: 'reserve', refus: 'refus' }),
    'un dépôt avant le début ou après la fin : accepté avec réserve, ou refusé',
  ),
  rappels: facultative(
    liste(valeur(lireRappel, RAPPEL_ATTENDU, ['30 jours calendaires avant', 'le jour même'])),
    'quand prévenir, compté depuis la date limite ; sans cette clé, l’habitude de la maison',
  ),
};

/** The rule of an `obligation` block. */
export function construireObligation(
  lu: LuDe<typeof CLES_OBLIGATION>,
  ici: number,
  r: Releve,
): Obligation | null {
  if (!lu.chaque && citeN(lu.quand))
    return fauter(
      r,
      ici,
      lu.obligation,
      `« ${lu.obligation} » parle de l’année N sans revenir chaque exercice`,
      '« chaque: exercice », ou une date avec son millésime',
      null,
    );
  return {
    id: lu.obligation,
    article: lu.article ?? r.article,
    intitule: lu.intitulé,
    debiteur: lu.débiteur,
    creancier: lu.créancier ?? [],
    chaque: lu.chaque ?? null,
    quand: lu.quand,
    facultative: lu.facultative ?? false,
    auPlusParExercice: lu['au plus par exercice'] ?? null,
    pieces: lu.pièces ?? [],
    exige: lu.exige ?? 'toutes',
    parmi: lu.parmi ?? [],
    satisfaitePar: lu['satisfaite par'] ?? null,
    tenuePourSatisfaite: lu['tenue pour satisfaite'] ?? null,
    rattachement: lu['rattachée à'] ? { sorte: 'instance', id: lu['rattachée à'] } : null,
    horsPeriode: lu['hors période'] ?? 'refus',
    rappels: lu.rappels ?? null,
    position: lu.position,
  };
}

/** Whether a moment depends on the year N. */
export function citeN(q: Quand): boolean {
  switch (q.sorte) {
    case 'mois':
      return q.annee === null;
    case 'fenetre':
      return repereCiteN(q.du) || repereCiteN(q.au);
    case 'au-plus-tard':
    case 'avant':
    case 'delai':
    case 'sans-delai':
      return repereCiteN(q.repere);
    default:
      return false;
  }
}

function repereCiteN(p: Repere): boolean {
  switch (p.sorte) {
    case 'jour-de-l-annee':
    case 'debut-exercice':
    case 'fin-exercice':
      return true;
    case 'evenement':
      return p.evenement.sorte === 'vote';
    case 'decale':
      return repereCiteN(p.repere);
    case 'premier-de':
    case 'dernier-de':
      return p.reperes.some(repereCiteN);
    default:
      return false;
  }
}

function lireTantQue(l: Lecture): Lu<{ readonly registre: string }> {
  const attendu = '« tant que REGISTRE en cours »';
  if (!passer(l, 'tant', 'que'))
    return refuserIci(l, (m) => `« ${m} » n’est pas attendu`, attendu, ['tant que']);
  const registre = lireRenvoi(l, 'registre', 'un registre');
  if (!registre.ok) return registre;
  if (!passer(l, 'en', 'cours'))
    return refuserIci(l, (m) => `« ${m} » n’est pas attendu`, attendu, ['en cours']);
  return { ok: true, valeur: { registre: registre.valeur } };
}

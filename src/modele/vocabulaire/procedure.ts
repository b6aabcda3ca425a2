import { dictionnaire, facultative, type LuDe, liste, objet, requise } from '../formes/groupes.ts';
import { nomDeclare, ouiNon, parmi, renvoi, texte, valeur } from '../formes/mots.ts';
import type { EtapeProcedure, ReglesProcedure } from '../regles.ts';
import type { Releve } from '../releve.ts';
import { lireDuree } from '../valeurs/duree.ts';
import {
  type Lecture,
  type Lu,
  lireRenvoi,
  passer,
  passerArticle,
  passerDe,
  refuserIci,
} from '../valeurs/jetons.ts';
import { article, intitule, motsIntitules, parties } from './communes.ts';

const renvoiEtape = renvoi('etape', 'une étape de la procédure');

const etape = objet({
  intitulé: intitule,
  forme: facultative(texte, 'la forme imposée : lettre recommandée…'),
  débiteur: facultative(parties, 'qui accomplit l’étape'),
  facultative: facultative(ouiNon, '« oui » quand elle peut manquer'),
  délai: facultative(
    valeur(lireDelaiDEtape, '« 3 mois après envoi de ETAPE » ou « … après réception de ETAPE »', [
      '3 mois après envoi de mise-en-demeure',
    ]),
    'le temps à laisser passer : avant, l’étape n’est pas permise',
  ),
  après: facultative(renvoiEtape, 'l’étape qui doit être faite avant'),
  sauf: facultative(renvoiEtape, 'l’étape qui, une fois faite, ferme celle-ci'),
  effets: facultative(
    liste(
      parmi({
        clore: 'clore',
        fin: 'fin',
        'arrêt des versements': 'arret-des-versements',
        'reverser le non utilisé': 'reverser-non-utilise',
        'reverser l’indu': 'reverser-indu',
        "reverser l'indu": 'reverser-indu',
        'dépenses engagées non couvertes': 'depenses-non-couvertes',
      }),
    ),
    'ce qu’elle entraîne',
  ),
});

export const CLES_PROCEDURE = {
  procédure: requise(nomDeclare('procedure'), 'le nom de la procédure, unique dans le modèle'),
  article,
  intitulé: intitule,
  'à l’initiative de': requise(parties, 'qui peut l’ouvrir'),
  motifs: facultative(motsIntitules, 'les motifs admis : liste fermée'),
  étapes: requise(dictionnaire(nomDeclare('etape'), etape), 'les étapes, dans l’ordre'),
};

/** The rule of a `procédure` block: termination, control, dispute. */
export function construireProcedure(
  lu: LuDe<typeof CLES_PROCEDURE>,
  _ici: number,
  r: Releve,
): ReglesProcedure {
  return {
    id: lu.procédure,
    article: lu.article ?? r.article,
    intitule: lu.intitulé,
    initiative: lu['à l’initiative de'],
    motifs: lu.motifs ?? [],
    etapes: lu.étapes.map(
      ({ cle, valeur: e }): EtapeProcedure => ({
        id: cle,
        intitule: e.intitulé,
        forme: e.forme ?? null,
        debiteur: e.débiteur ?? [],
        facultative: e.facultative ?? false,
        delai: e.délai ?? null,
        apres: e.après ?? null,
        sauf: e.sauf ?? null,
        effets: e.effets ?? [],
      }),
    ),
    position: lu.position,
  };
}

function lireDelaiDEtape(l: Lecture): Lu<NonNullable<EtapeProcedure['delai']>> {
  const duree = lireDuree(l);
  if (!duree.ok) return duree;
  if (!passer(l, 'après'))
    return refuserIci(
      l,
      (m) => `« ${m} » n’est pas attendu`,
      '« après envoi de » ou « après réception de »',
      ['après'],
    );
  passerArticle(l);
  const depuis = passer(l, 'envoi') ? 'envoi' : passer(l, 'réception') ? 'reception' : null;
  if (!depuis)
    return refuserIci(
      l,
      (m) => `« ${m} » ne dit pas d’où court le délai`,
      '« envoi de » ou « réception de »',
      ['envoi', 'réception'],
    );
  passerDe(l);
  const apres = lireRenvoi(l, 'etape', 'une étape de la procédure');
  return apres.ok ? { ok: true, valeur: { duree: duree.valeur, apres: apres.valeur, depuis } } : apres;
}

import type { Forme } from '../formes/forme.ts';
import { facultative, type LuDe, liste, objet, requise } from '../formes/groupes.ts';
import { entier, nomDeclare, ouiNon, parmi, renvoi, texte } from '../formes/mots.ts';
import type { ReglesInstance } from '../regles.ts';
import type { Releve } from '../releve.ts';
import { article, intitule, parties } from './communes.ts';
import { quand } from './quand.ts';

const membre = objet({
  de: requise(liste(renvoi('invite', 'une partie ou un tiers')), 'les parties ou tiers représentés'),
  collège: requise(texte, 'à quel titre : élu, technicien, invité…'),
  'au moins': facultative(entier(0, 100), 'combien de chacun au moins'),
  facultatif: facultative(ouiNon, '« oui » pour qui peut être invité'),
});

export const CLES_INSTANCE = {
  instance: requise(nomDeclare('instance'), 'le nom de l’instance, unique dans le modèle'),
  article,
  intitulé: intitule,
  convoque: requise(parties, 'qui invite'),
  chaque: facultative(parmi({ exercice: 'exercice' }), '« exercice » : elle se tient chaque année'),
  'au moins': facultative(entier(1, 366), 'combien de fois au moins'),
  quand: requise(quand, 'la période où elle se tient'),
  exceptionnelle: facultative(parties, 'qui peut demander une réunion exceptionnelle'),
  membres: facultative(liste(membre), 'qui y siège'),
  'ordre du jour': facultative(liste(texte), 'les points à traiter'),
};

/** The rule of an `instance` block: a committee, a board, a general meeting. */
export function construireInstance(lu: LuDe<typeof CLES_INSTANCE>, _ici: number, r: Releve): ReglesInstance {
  return {
    id: lu.instance,
    article: lu.article ?? r.article,
    intitule: lu.intitulé,
    convoque: lu.convoque,
    chaque: lu.chaque ?? null,
    auMoins: lu['au moins'] ?? 0,
    quand: lu.quand,
    exceptionnelle: lu.exceptionnelle ?? [],
    membres: (lu.membres ?? []).map((m: MembreLu) => ({
      de: m.de,
      college: m.collège,
      auMoins: m['au moins'] ?? 0,
      facultatif: m.facultatif ?? false,
    })),
    ordreDuJour: lu['ordre du jour'] ?? [],
    position: lu.position,
  };
}
type MembreLu = typeof membre extends Forme<infer T> ? T : never;

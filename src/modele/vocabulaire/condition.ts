import { type Forme, nommee, texteOuObjet } from '../formes/forme.ts';
import { facultative, liste, objet, requise } from '../formes/groupes.ts';
import { ouiNon, parmi, renvoi } from '../formes/mots.ts';
import type { Condition } from '../regles.ts';
import { article, evenement, fraction } from './communes.ts';

/** What an instalment waits for, and what happens meanwhile. */
export const condition = nommee(
  'condition',
  objet({
    article,
    reçu: facultative(
      liste(renvoi('obligation', 'une obligation')),
      'les obligations dont les pièces doivent être reçues',
    ),
    évènement: facultative(evenement, 'ce qui doit s’être produit'),
    pour: facultative(liste(renvoi('tranche', 'une tranche')), 'les tranches concernées ; toutes par défaut'),
    tardif: facultative(
      parmi({ réserve: 'reserve', strict: 'strict' }),
      'une pièce en retard : simple réserve, ou versement suspendu jusqu’à levée',
    ),
    sinon: requise(
      texteOuObjet(
        parmi({ suspendre: 'suspendre' }),
        objet({
          retenir: requise(fraction, 'la part retenue'),
          par: requise(
            parmi({ tranche: 'tranche', 'mois entamé': 'mois-entame' }),
            'une fois par tranche, ou par mois de retard entamé',
          ),
          plafond: facultative(fraction, 'la retenue ne dépasse pas cette part'),
          restituée: requise(ouiNon, 'la retenue est-elle rendue quand la pièce arrive'),
        }),
      ),
      'ce qui arrive quand elle n’est pas remplie',
    ),
  }),
);
type ConditionLue = typeof condition extends Forme<infer T> ? T : never;

const ENTIER = { num: 1, den: 1 } as const;

/** The condition, under the article of its rule unless it names its own. */
export function construireCondition(c: ConditionLue, article: string): Condition {
  return {
    article: c.article ?? article,
    recu: c.reçu ?? [],
    evenement: c.évènement ?? null,
    pour: c.pour ?? [],
    tardif: c.tardif ?? 'reserve',
    sinon:
      c.sinon === 'suspendre'
        ? { sorte: 'suspendre' }
        : {
            sorte: 'retenir',
            part: c.sinon.retenir,
            par: c.sinon.par,
            plafond: c.sinon.plafond ?? ENTIER,
            restituee: c.sinon.restituée,
          },
    position: c.position,
  };
}

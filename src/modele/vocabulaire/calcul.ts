import { type Forme, fauterSur, nommee, puis } from '../formes/forme.ts';
import { facultative, liste, objet } from '../formes/groupes.ts';
import { parmi } from '../formes/mots.ts';
import type { Calcul, Etape } from '../regles.ts';
import { placerDansBloc } from '../releve.ts';
import { fraction, grandeur } from './communes.ts';

const OPERATIONS = ['prendre', 'retirer', 'ajouter', 'garder', 'plafonner à', 'au moins'] as const;

const etape: Forme<Etape> = puis(
  objet({
    prendre: facultative(grandeur, 'partir de cette grandeur'),
    retirer: facultative(grandeur, 'en retirer cette grandeur'),
    ajouter: facultative(grandeur, 'y ajouter cette grandeur'),
    garder: facultative(fraction, 'n’en garder qu’une part'),
    'plafonner à': facultative(fraction, 'ne pas dépasser cette part de la grandeur dite par « de »'),
    de: facultative(grandeur, 'avec « plafonner à » : la grandeur plafond'),
    cumul: facultative(
      parmi({ convention: true }),
      '« convention » : le plafond vaut pour toutes les années ensemble',
    ),
    'au moins': facultative(grandeur, 'ne pas descendre sous cette grandeur'),
  }),
  (e, ici, r) => {
    const ops = OPERATIONS.filter((op) => e[op] !== undefined);
    const op = ops[0];
    if (!op || ops.length > 1)
      return fauterSur(r, ici, 'une étape de calcul dit une opération, et une seule', OPERATIONS.join(', '));
    if ((op === 'plafonner à') !== (e.de !== undefined))
      return fauterSur(
        r,
        ici,
        op === 'plafonner à' ? '« plafonner à » ne dit pas de quoi' : '« de » ne va qu’avec « plafonner à »',
        '« plafonner à: 80 % » avec « de: … »',
      );
    if (e.prendre) return { op: 'prendre', grandeur: e.prendre };
    if (e.retirer) return { op: 'retirer', grandeur: e.retirer };
    if (e.ajouter) return { op: 'ajouter', grandeur: e.ajouter };
    if (e.garder) return { op: 'garder', part: e.garder };
    if (e['plafonner à'] && e.de)
      return { op: 'plafonner', part: e['plafonner à'], grandeur: e.de, cumul: e.cumul ?? false };
    return e['au moins'] ? { op: 'au-moins', grandeur: e['au moins'] } : null;
  },
);

/** Steps of a calculation, in order; the first says what it starts from. */
export const calcul: Forme<Calcul> = nommee(
  'calcul',
  puis(liste(etape), (etapes, ici, r) => {
    const premiere = etapes[0];
    if (premiere?.op !== 'prendre')
      return fauterSur(r, ici, 'le calcul ne part de rien', '« prendre » comme première étape');
    return { etapes, position: placerDansBloc(r, ici.debut) };
  }),
);

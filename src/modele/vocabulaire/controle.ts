import { type Forme, nommee, puis } from '../formes/forme.ts';
import { type Entree, facultative, liste, objet } from '../formes/groupes.ts';
import { renvoi, valeur } from '../formes/mots.ts';
import type { Cible, Controle, Operande } from '../formulaire.ts';
import { placerDansBloc, type Releve } from '../releve.ts';
import {
  CIBLE_ATTENDUE,
  lireCible,
  lireOperande,
  lireSeuil,
  OPERANDE_ATTENDU,
  SEUIL_ATTENDU,
} from '../valeurs/operande.ts';
import { fraction, intitule } from './communes.ts';

const operande: Forme<Operande> = nommee(
  'nombre de la fiche',
  puis(
    valeur(lireOperande, OPERANDE_ATTENDU, ['adherents', 'dont-ville en prevu', 'vote N', '100 %']),
    (o, _ici, r, debut) => ({ ...o, position: placerDansBloc(r, debut) }),
  ),
);
const cible: Forme<Cible> = puis(
  valeur(lireCible, CIBLE_ATTENDUE, ['adherents', 'colonne definitif']),
  (c, _ici, r, debut) => ({ ...c, position: placerDansBloc(r, debut) }),
);
const seuil = valeur(lireSeuil, SEUIL_ATTENDU, ['5 000 €', '1 %', '10']);

/** One check of a form: an equality, a bound, or a comparison with last year. */
export const controle = objet({
  intitulé: intitule,
  'total de': facultative(liste(operande), 'une égalité : les nombres qu’on additionne'),
  moins: facultative(liste(operande), 'les nombres qu’on retire de ce total'),
  vaut: facultative(operande, 'le nombre que ce total doit faire'),
  'écart admis': facultative(seuil, 'la différence tolérée ; aucune par défaut'),
  borne: facultative(liste(operande), 'des limites : les nombres qu’elles tiennent'),
  'au moins': facultative(operande, 'la limite basse'),
  'au plus': facultative(operande, 'la limite haute'),
  compare: facultative(liste(cible), 'd’une année à l’autre : ce qu’on compare à la fiche précédente'),
  'à la colonne': facultative(
    renvoi('colonne', 'une colonne du tableau'),
    'la colonne de la fiche précédente à laquelle une colonne se compare ; la même par défaut',
  ),
  'explication dès': facultative(fraction, 'la part à partir de laquelle une différence s’explique'),
  'et dès': facultative(seuil, 'la différence en dessous de laquelle elle ne s’explique pas'),
  versements: facultative(
    renvoi('versements', 'une règle de versements'),
    'celle de « demande », « vote » et « versé », quand le modèle en a plusieurs',
  ),
});
type ControleLu = typeof controle extends Forme<infer T> ? T : never;

/** The keys that go with the one that says the kind of check; the first is needed. */
const ACCORDS = {
  'total de': ['vaut', 'moins', 'écart admis', 'versements'],
  borne: ['au moins', 'au plus', 'versements'],
  compare: ['explication dès', 'à la colonne', 'et dès'],
} as const;
type Genre = keyof typeof ACCORDS;
const GENRES = Object.keys(ACCORDS) as readonly Genre[];

/** The check, or null once its fault is told: exactly one kind, with the keys that go with it. */
export function construireControle(e: Entree<string, ControleLu>, r: Releve): Controle | null {
  const { valeur: c, cle: id, position } = e;
  const fautif = (message: string, attendu: string): null => {
    r.fautes.push({ position, mot: id, message, attendu, proche: null });
    return null;
  };
  const dits = GENRES.filter((g) => c[g] !== undefined);
  const [genre] = dits;
  if (genre === undefined || dits.length > 1)
    return fautif(
      `le contrôle « ${id} » dit ${dits.length === 0 ? 'rien à vérifier' : 'plusieurs choses'}`,
      PARMI,
    );
  const permis: readonly string[] = ['intitulé', 'position', genre, ...ACCORDS[genre]];
  const intrus = Object.keys(c).find((k) => !permis.includes(k));
  if (intrus !== undefined) return fautif(`« ${intrus} » ne va pas avec « ${genre} »`, enumererCles(genre));
  const commun = { id, intitule: c.intitulé, position };
  const versements = c.versements ?? null;
  if (c['total de'])
    return c.vaut
      ? {
          ...commun,
          sorte: 'egalite',
          total: c['total de'],
          moins: c.moins ?? [],
          vaut: c.vaut,
          ecartAdmis: c['écart admis']?.valeur ?? 0,
          versements,
        }
      : fautif('« total de » ne dit pas ce qu’il vaut', '« vaut »');
  if (c.borne) {
    const [auMoins, auPlus] = [c['au moins'] ?? null, c['au plus'] ?? null];
    return auMoins || auPlus
      ? { ...commun, sorte: 'borne', valeurs: c.borne, auMoins, auPlus, versements }
      : fautif('« borne » n’a pas de limite', '« au moins », « au plus » ou les deux');
  }
  const [part, des] = [c['explication dès'] ?? null, c['et dès']?.valeur ?? 0];
  return part !== null || des > 0
    ? {
        ...commun,
        sorte: 'comparaison',
        cibles: c.compare ?? [],
        avec: c['à la colonne'] ?? null,
        part,
        des,
      }
    : fautif(
        '« compare » ne dit pas à partir de quand une différence s’explique',
        '« explication dès » ou « et dès »',
      );
}

const PARMI = 'une seule clé parmi : « total de », « borne », « compare »';

const enumererCles = (genre: Genre): string => ACCORDS[genre].map((k) => `« ${k} »`).join(', ');

/** Section names that paths of the form use for something else. */
export function refuserNomReserve(
  s: { readonly cle: string; readonly position: Controle['position'] },
  r: Releve,
): void {
  if (s.cle !== 'chiffres' && s.cle !== 'explications') return;
  r.fautes.push({
    position: s.position,
    mot: s.cle,
    message: `« ${s.cle} » nomme déjà ${s.cle === 'chiffres' ? 'le tableau de chiffres' : 'les explications'}`,
    attendu: 'un autre nom de section',
    proche: null,
  });
}

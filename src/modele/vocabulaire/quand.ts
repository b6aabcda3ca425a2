import { reussite } from '../../basics/result.ts';
import { type Cle, type Forme, fauterSur, nommee, puis, texteOuObjet } from '../formes/forme.ts';
import { facultative, type LuDe, objet } from '../formes/groupes.ts';
import { parmi, renvoi, valeur } from '../formes/mots.ts';
import type { Quand, Repere } from '../quand.ts';
import {
  type Lecture,
  type Lu,
  lireAnneeRelative,
  manque,
  passer,
  refuser,
  voir,
} from '../valeurs/jetons.ts';
import { MOIS } from '../valeurs/repere.ts';
import { duree, repere } from './communes.ts';

const court: Forme<Quand> = puis(
  parmi({
    'à tout moment': 'a-tout-moment',
    'en permanence': 'en-permanence',
    'en permanence et sur demande': 'en-permanence-et-sur-demande',
    'sur demande': 'sur-demande',
  }),
  (mot) =>
    mot === 'en-permanence' || mot === 'en-permanence-et-sur-demande'
      ? { sorte: 'en-permanence', surDemande: mot !== 'en-permanence' }
      : { sorte: mot },
);

const cles = {
  'au plus tard': facultative(repere, 'le dernier jour, compris'),
  avant: facultative(
    repere,
    'le jour d’avant est le dernier ; avec « délai », le jour à partir duquel on remonte',
  ),
  délai: facultative(
    duree,
    'le délai, avec « après » ou « avant » : le jour de départ ne compte pas, le dernier est compris',
  ),
  après: facultative(repere, 'avec « délai » : le jour à partir duquel il court'),
  du: facultative(repere, 'le premier jour d’une période'),
  au: facultative(repere, 'le dernier jour de la période, compris'),
  en: facultative(
    valeur(lireMois, 'un mois : « février N » ou « janvier 2026 »', ['février N', 'janvier 2026']),
    'un mois entier',
  ),
  'sans délai après': facultative(repere, 'aussitôt, sans nombre de jours : une personne juge'),
  avec: facultative(renvoi('obligation', 'une obligation'), 'en même temps qu’une autre obligation'),
} satisfies Record<string, Cle<unknown>>;

/** Ways to say when: exactly one of these sets of keys. */
const FACONS: readonly {
  readonly cles: readonly (keyof typeof cles)[];
  readonly lire: (q: LuDe<typeof cles>) => Quand;
}[] = [
  { cles: ['au plus tard'], lire: (q) => ({ sorte: 'au-plus-tard', repere: q['au plus tard'] as Repere }) },
  { cles: ['avant'], lire: (q) => ({ sorte: 'avant', repere: q.avant as Repere }) },
  {
    cles: ['délai', 'après'],
    lire: (q) => ({
      sorte: 'delai',
      duree: q.délai as NonNullable<typeof q.délai>,
      sens: 'apres',
      repere: q.après as Repere,
    }),
  },
  {
    cles: ['délai', 'avant'],
    lire: (q) => ({
      sorte: 'delai',
      duree: q.délai as NonNullable<typeof q.délai>,
      sens: 'avant',
      repere: q.avant as Repere,
    }),
  },
  { cles: ['du', 'au'], lire: (q) => ({ sorte: 'fenetre', du: q.du as Repere, au: q.au as Repere }) },
  { cles: ['en'], lire: (q) => q.en as Quand },
  {
    cles: ['sans délai après'],
    lire: (q) => ({ sorte: 'sans-delai', repere: q['sans délai après'] as Repere }),
  },
  { cles: ['avec'], lire: (q) => ({ sorte: 'avec', obligation: q.avec as string }) },
];

const long: Forme<Quand> = puis(objet(cles), (q, ici, r) => {
  const presentes = Object.keys(cles).filter((k) => q[k as keyof typeof cles] !== undefined);
  const facon = FACONS.find(
    (f) => f.cles.length === presentes.length && f.cles.every((k) => presentes.includes(k)),
  );
  if (facon) return facon.lire(q);
  const seul = presentes.length === 1 ? presentes[0] : undefined;
  if (seul === 'délai')
    return fauterSur(
      r,
      ici,
      'le délai ne dit pas à partir de quoi il court',
      '« après » ou « avant », avec un repère ou un évènement',
    );
  return fauterSur(
    r,
    ici,
    presentes.length === 0
      ? `« ${ici.mot} » ne dit rien`
      : `« ${presentes.join(' » et « ')} » ne vont pas ensemble`,
    FACONS.map((f) => f.cles.join(' + ')).join(', ou '),
  );
});

/** When an obligation or an instalment falls. */
export const quand: Forme<Quand> = nommee('quand', texteOuObjet(court, long));

/** `février N`, `janvier N+1`, `janvier 2026`. */
export function lireMois(l: Lecture): Lu<Quand> {
  const jeton = l.jetons[l.i];
  if (!jeton) return manque(l, 'un mois', MOIS);
  const mois = MOIS.indexOf(jeton.texte.toLowerCase()) + 1;
  if (mois === 0)
    return refuser(jeton, `« ${jeton.texte} » n’est pas un mois`, 'un mois en toutes lettres', MOIS);
  l.i += 1;
  if (/^\d{4}$/.test(voir(l))) {
    const annee = Number(voir(l));
    passer(l, voir(l));
    return reussite({ sorte: 'mois', mois, decalage: 0, annee });
  }
  const decalage = lireAnneeRelative(l);
  return decalage.ok ? reussite({ sorte: 'mois', mois, decalage: decalage.valeur, annee: null }) : decalage;
}

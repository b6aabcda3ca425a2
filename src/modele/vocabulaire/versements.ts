import type { Centimes, Fraction } from '../../basics/montant.ts';
import { fauter, puis } from '../formes/forme.ts';
import { dictionnaire, facultative, type LuDe, liste, objet, requise } from '../formes/groupes.ts';
import { entier, nomDeclare, parmi, renvoi, texte, valeur } from '../formes/mots.ts';
import type { Etape, Exception, ReglesVersements, Tranche } from '../regles.ts';
import type { Releve } from '../releve.ts';
import { type Lecture, type Lu, lireRenvoi, passer, refuserIci, voir } from '../valeurs/jetons.ts';
import { calcul } from './calcul.ts';
import { article, fraction, grandeur, intitule, montantFixe, partie } from './communes.ts';
import { condition, construireCondition } from './condition.ts';
import { quand } from './quand.ts';

const tranche = objet({
  intitulé: intitule,
  article,
  quand: requise(quand, 'quand elle se verse'),
  calcul: requise(calcul, 'les étapes, dans l’ordre'),
  'à défaut': facultative(
    objet({
      de: requise(grandeur, 'la grandeur qui peut manquer'),
      calcul: requise(calcul, 'le calcul tant qu’elle manque'),
    }),
    'le calcul à faire tant qu’une grandeur n’est pas connue',
  ),
  si: facultative(
    objet({
      terme: requise(renvoi('terme', 'un terme', 'texte'), 'le terme qui choisit'),
      vaut: requise(texte, 'la valeur pour laquelle la tranche existe'),
    }),
    'l’option de la convention sous laquelle la tranche existe',
  ),
});

export const CLES_VERSEMENTS = {
  versements: requise(nomDeclare('versements'), 'le nom de la règle, unique dans le modèle'),
  article,
  intitulé: intitule,
  payeur: facultative(partie, 'qui verse, quand il n’y en a qu’un'),
  payeurs: facultative(
    puis(dictionnaire(partie, fraction), verifierParts),
    'qui verse, avec la part de chacun',
  ),
  bénéficiaire: requise(partie, 'qui reçoit'),
  chaque: requise(parmi({ exercice: 'exercice' }), '« exercice »'),
  référence: requise(grandeur, 'la grandeur de l’année : ce que les tranches, ensemble, doivent faire'),
  montants: facultative(
    dictionnaire(entier(1990, 2150), montantFixe),
    'les montants fixés par le modèle, par millésime',
  ),
  'montants par rang': facultative(
    liste(renvoi('terme', 'un terme', 'montant')),
    'les termes qui donnent le montant de la première année, de la deuxième…',
  ),
  reprise: facultative(
    objet({
      montant: requise(renvoi('terme', 'un terme', 'montant'), 'le terme qui donne le montant'),
      exercice: facultative(
        renvoi('terme', 'un terme', 'nombre'),
        'le terme qui donne l’année ; à défaut, l’année qui précède la convention',
      ),
    }),
    'la référence d’une année antérieure au premier vote enregistré',
  ),
  indexation: facultative(
    objet({
      départ: requise(montantFixe, 'le montant de la première année'),
      indice: requise(nomDeclare(null), 'l’indice publié'),
      base: requise(texte, 'la période de base : « 2024-T2 »'),
      plafond: facultative(fraction, 'la hausse annuelle ne dépasse pas cette part'),
    }),
    'un montant qui suit un indice publié',
  ),
  arrondi: facultative(
    objet({
      au: requise(
        parmi({
          centime: 'centime',
          euro: 'euro',
          'dizaine d’euros': 'dizaine',
          "dizaine d'euros": 'dizaine',
          'centaine d’euros': 'centaine',
          "centaine d'euros": 'centaine',
        }),
        'le pas',
      ),
      demi: requise(
        parmi({
          supérieur: 'demi-superieur',
          'toujours au-dessus': 'superieur',
          'toujours en dessous': 'inferieur',
        }),
        'le sens',
      ),
    }),
    'comment arrondir ; au centime, demi supérieur, par défaut',
  ),
  plancher: facultative(montantFixe, 'aucune tranche sous ce montant : « 0 » interdit un versement négatif'),
  tranches: requise(dictionnaire(nomDeclare('tranche'), tranche), 'les versements de l’année, dans l’ordre'),
  conditions: facultative(liste(condition), 'ce sans quoi un versement attend'),
  exceptions: facultative(
    liste(
      objet({
        article,
        tranche: requise(renvoi('tranche', 'une tranche'), 'la tranche remplacée'),
        exercice: requise(
          valeur(lireExerciceVise, 'un millésime, « premier », « dernier » ou « terme … »', [
            '2026',
            'premier',
            'terme annee-exception',
          ]),
          'l’année visée',
        ),
        quand: facultative(quand, 'la date qui remplace'),
        calcul: facultative(calcul, 'le calcul qui remplace'),
        conditions: facultative(liste(condition), 'les conditions qui s’ajoutent'),
      }),
    ),
    'ce qui déroge, pour une tranche d’une année',
  ),
  excédent: requise(
    parmi({ 'à reverser': 'a-reverser', 'à reporter': 'a-reporter' }),
    'ce que devient un trop-perçu',
  ),
  'autres lectures': facultative(
    liste(
      objet({
        tranche: requise(renvoi('tranche', 'une tranche'), 'la tranche dont la phrase se lit autrement'),
        libellé: requise(texte, 'l’autre lecture, en mots'),
        calcul: requise(calcul, 'l’autre calcul ; montré, jamais appliqué'),
      }),
    ),
    'les autres sens possibles de la même phrase',
  ),
};

const PAS = { centime: 1, euro: 100, dizaine: 1000, centaine: 10_000 } as const;

/** The rule of a `versements` block. */
export function construireVersements(
  lu: LuDe<typeof CLES_VERSEMENTS>,
  ici: number,
  r: Releve,
): ReglesVersements | null {
  if ((lu.payeur === undefined) === (lu.payeurs === undefined))
    return fauter(
      r,
      ici,
      lu.versements,
      `« ${lu.versements} » ne dit pas une fois, et une seule, qui verse`,
      '« payeur » ou « payeurs »',
      null,
    );
  if (citeMontant(lu) && !lu.montants && !lu['montants par rang'] && !lu.indexation)
    return fauter(
      r,
      ici,
      lu.versements,
      `« ${lu.versements} » compte sur « montant N » sans dire ce montant`,
      '« montants », « montants par rang » ou « indexation »',
      null,
    );
  const propre = lu.article ?? r.article;
  return {
    id: lu.versements,
    article: propre,
    intitule: lu.intitulé,
    payeurs: lu.payeurs ?? [{ partie: lu.payeur as string, part: null }],
    beneficiaire: lu.bénéficiaire,
    reference: lu.référence,
    montants: Object.fromEntries((lu.montants ?? []).map((m): [number, Centimes] => [m.cle, m.valeur])),
    montantsParRang: lu['montants par rang'] ?? [],
    reprise: lu.reprise ? { montant: lu.reprise.montant, exercice: lu.reprise.exercice ?? null } : null,
    indexation: lu.indexation
      ? {
          depart: lu.indexation.départ,
          indice: lu.indexation.indice,
          base: lu.indexation.base,
          plafond: lu.indexation.plafond ?? null,
        }
      : null,
    arrondi: { mode: lu.arrondi?.demi ?? 'demi-superieur', pas: PAS[lu.arrondi?.au ?? 'centime'] },
    plancher: lu.plancher ?? null,
    tranches: lu.tranches.map(
      ({ cle, valeur: t, position }): Tranche => ({
        id: cle,
        intitule: t.intitulé,
        article: t.article ?? propre,
        quand: t.quand,
        calcul: t.calcul,
        aDefaut: t['à défaut'] ? { de: t['à défaut'].de, calcul: t['à défaut'].calcul } : null,
        si: t.si ? { terme: t.si.terme, vaut: t.si.vaut } : null,
        position,
      }),
    ),
    conditions: (lu.conditions ?? []).map((c) => construireCondition(c, propre)),
    exceptions: (lu.exceptions ?? []).map(
      (e): Exception => ({
        article: e.article ?? propre,
        tranche: e.tranche,
        exercice: e.exercice,
        quand: e.quand ?? null,
        calcul: e.calcul ?? null,
        conditions: (e.conditions ?? []).map((c) => construireCondition(c, e.article ?? propre)),
        position: e.position,
      }),
    ),
    excedent: lu.excédent,
    autresLectures: (lu['autres lectures'] ?? []).map((a) => ({
      tranche: a.tranche,
      libelle: a.libellé,
      calcul: a.calcul,
    })),
    position: lu.position,
  };
}

function verifierParts(
  parts: readonly { readonly cle: string; readonly valeur: Fraction }[],
  ici: { readonly debut: number; readonly mot: string },
  r: Releve,
): readonly { readonly partie: string; readonly part: Fraction }[] | null {
  const den = parts.reduce((d, p) => d * p.valeur.den, 1);
  const num = parts.reduce((n, p) => n + (p.valeur.num * den) / p.valeur.den, 0);
  if (num === den) return parts.map((p) => ({ partie: p.cle, part: p.valeur }));
  const total = `${String(Math.round((num / den) * 10_000) / 100).replace('.', ',')} %`;
  return fauter(r, ici.debut, ici.mot, `les parts des payeurs font ${total}`, '100 % en tout', null);
}

function citeMontant(lu: LuDe<typeof CLES_VERSEMENTS>): boolean {
  const cite = (e: Etape): boolean => 'grandeur' in e && e.grandeur.sorte === 'montant';
  return lu.référence.sorte === 'montant' || lu.tranches.some((t) => t.valeur.calcul.etapes.some(cite));
}

function lireExerciceVise(l: Lecture): Lu<Exception['exercice']> {
  if (/^\d{4}$/.test(voir(l))) {
    const annee = Number(voir(l));
    l.i += 1;
    return { ok: true, valeur: annee };
  }
  if (passer(l, 'premier')) return { ok: true, valeur: 'premier' };
  if (passer(l, 'dernier')) return { ok: true, valeur: 'dernier' };
  if (passer(l, 'terme')) {
    const terme = lireRenvoi(l, 'terme', 'un terme déclaré', 'nombre');
    return terme.ok ? { ok: true, valeur: { terme: terme.valeur } } : terme;
  }
  return refuserIci(
    l,
    (m) => `« ${m} » n’est pas une année visée`,
    'un millésime, « premier », « dernier » ou « terme … »',
    ['premier', 'dernier', 'terme'],
  );
}

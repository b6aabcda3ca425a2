import { type Forme, fauterSur, puis } from '../formes/forme.ts';
import { dictionnaire, facultative, type LuDe, liste, objet, requise } from '../formes/groupes.ts';
import { nomDeclare, ouiNon, parmi, renvoi, valeur } from '../formes/mots.ts';
import type { Champ, Formulaire, LigneChiffree } from '../formulaire.ts';
import type { Releve } from '../releve.ts';
import { lireReprise, REPRISE_ATTENDUE } from '../valeurs/operande.ts';
import { anneeRelative, article, intitule, motsIntitules, parties } from './communes.ts';
import { construireControle, controle, refuserNomReserve } from './controle.ts';

const renvoiLigne = renvoi('ligne', 'une ligne du tableau');

const champ = objet({
  intitulé: intitule,
  type: requise(
    parmi({
      texte: 'texte',
      'texte long': 'texte-long',
      entier: 'entier',
      décimal: 'decimal',
      montant: 'montant',
      'montant signé': 'montant-signe',
      date: 'date',
      période: 'periode',
      siret: 'siret',
      ape: 'ape',
      personne: 'personne',
      personnes: 'personnes',
      répartition: 'repartition',
    }),
    'la sorte de réponse',
  ),
  rubriques: facultative(motsIntitules, 'pour une répartition en pourcentages : ses rubriques'),
  'repris de': facultative(
    valeur(lireReprise, REPRISE_ATTENDUE, ['organisme.nom', 'fonction.president', 'fiche N-1']),
    'la donnée déjà connue que le champ propose',
  ),
  indicateurs: facultative(ouiNon, '« oui » quand la réponse porte des indicateurs'),
});

const section = objet({
  intitulé: intitule,
  'pour chaque': facultative(parmi({ axe: true }), '« axe » : la section se répète pour chaque axe'),
  'après les chiffres': facultative(ouiNon, '« oui » quand elle se remplit après le tableau de chiffres'),
  champs: requise(dictionnaire(nomDeclare('champ'), champ), 'les questions'),
});

const ligne = puis(
  objet({
    intitulé: intitule,
    signe: facultative(ouiNon, '« oui » quand elle peut être négative'),
    dont: facultative(renvoiLigne, 'la ligne dont elle est une part'),
    somme: facultative(liste(renvoiLigne), 'les lignes qu’elle additionne : elle ne se saisit pas'),
    différence: facultative(liste(renvoiLigne), 'la première ligne moins la seconde : elle ne se saisit pas'),
  }),
  (l, ici, r) =>
    l.différence && l.différence.length !== 2
      ? fauterSur(r, ici, 'une différence se fait entre deux lignes', 'deux lignes : [produits, charges]')
      : l,
);

export const CLES_FORMULAIRE = {
  formulaire: requise(nomDeclare('formulaire'), 'le nom du formulaire, unique dans le modèle'),
  article,
  intitulé: intitule,
  remplit: requise(parties, 'qui le remplit'),
  chaque: facultative(parmi({ exercice: 'exercice' }), '« exercice » : un par an'),
  sections: requise(dictionnaire(nomDeclare(null), section), 'les parties du formulaire'),
  colonnes: facultative(
    dictionnaire(
      nomDeclare('colonne'),
      objet({ intitulé: intitule, 'porte sur': requise(anneeRelative, 'l’année de la colonne') }),
    ),
    'les colonnes du tableau de chiffres',
  ),
  lignes: facultative(dictionnaire(nomDeclare('ligne'), ligne), 'les lignes du tableau de chiffres'),
  contrôles: facultative(
    dictionnaire(nomDeclare(null), controle),
    'ce qui se vérifie : un écart s’explique, il n’empêche jamais l’envoi',
  ),
};
type SectionLue = typeof section extends Forme<infer T> ? T : never;

/** A yearly form: its questions, and a table of figures whose totals are derived. */
export function construireFormulaire(lu: LuDe<typeof CLES_FORMULAIRE>, _ici: number, r: Releve): Formulaire {
  for (const s of lu.sections) refuserNomReserve(s, r);
  return {
    id: lu.formulaire,
    article: lu.article ?? r.article,
    intitule: lu.intitulé,
    remplit: lu.remplit,
    chaque: lu.chaque ?? null,
    sections: lu.sections.map(({ cle, valeur: s, position }) => ({
      id: cle,
      position,
      intitule: s.intitulé,
      pourChaqueAxe: s['pour chaque'] ?? false,
      apresLesChiffres: s['après les chiffres'] ?? false,
      champs: construireChamps(s),
    })),
    colonnes: (lu.colonnes ?? []).map(({ cle, valeur: c }) => ({
      id: cle,
      intitule: c.intitulé,
      porteSur: c['porte sur'],
    })),
    lignes: (lu.lignes ?? []).map(
      ({ cle, valeur: l }): LigneChiffree => ({
        id: cle,
        intitule: l.intitulé,
        signe: l.signe ?? false,
        dont: l.dont ?? null,
        somme: l.somme ?? [],
        difference: l.différence ? [l.différence[0] as string, l.différence[1] as string] : null,
      }),
    ),
    controles: (lu.contrôles ?? []).flatMap((e) => construireControle(e, r) ?? []),
    position: lu.position,
  };
}

const construireChamps = (s: SectionLue): readonly Champ[] =>
  s.champs.map(({ cle, valeur: c }) => ({
    id: cle,
    intitule: c.intitulé,
    type: c.type,
    rubriques: c.rubriques ?? [],
    reprisDe: c['repris de'] ?? null,
    indicateurs: c.indicateurs ?? false,
  }));

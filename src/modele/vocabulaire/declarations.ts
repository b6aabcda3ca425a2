import { dateCivile, lireJour } from '../../basics/jour.ts';
import { lireMontant } from '../../basics/montant.ts';
import type { ValeurDeTerme } from '../../facts/champs.ts';
import { fauter, fauterSur, type Lieu, puis, texteOuObjet } from '../formes/forme.ts';
import { dictionnaire, facultative, liste, objet, requise } from '../formes/groupes.ts';
import { entier, nomDeclare, ouiNon, parmi, renvoi, texte } from '../formes/mots.ts';
import type { TermeDeclare } from '../regles.ts';
import type { Releve } from '../releve.ts';
import { lireFraction } from '../valeurs/grandeur.ts';
import { lireTout } from '../valeurs/jetons.ts';
import { article, duree, intitule, motsIntitules, parties, repere } from './communes.ts';

const renvoiTerme = renvoi('terme', 'un terme déclaré', 'nombre');

const terme = puis(
  objet({
    intitulé: intitule,
    type: requise(
      parmi({ date: 'jour', montant: 'montant', part: 'fraction', nombre: 'nombre', texte: 'texte' }),
      'la sorte de valeur',
    ),
    défaut: facultative(texte, 'la valeur proposée'),
    facultatif: facultative(ouiNon, '« oui » quand la convention peut s’en passer'),
    choix: facultative(liste(texte), 'pour un texte : les seules valeurs possibles'),
  }),
  (t, ici, r): Omit<TermeDeclare, 'id'> | null => {
    const defaut = t.défaut === undefined ? null : lireDefaut(t.type, t.défaut, ici, r);
    if (t.défaut !== undefined && defaut === null) return null;
    return {
      intitule: t.intitulé,
      type: t.type,
      defaut,
      facultatif: t.facultatif ?? false,
      choix: t.choix ?? [],
    };
  },
);

const partie = objet({
  intitulé: intitule,
  rôle: requise(parmi({ entité: 'entite', association: 'association' }), 'entité publique ou association'),
  pilote: facultative(ouiNon, '« oui » pour celle à qui tout s’adresse'),
  signataire: facultative(texte, 'la fonction qui signe'),
  guichet: facultative(texte, 'le service qui reçoit'),
});

const jourDeDepart = puis(texte, (t, _ici, r, debut) => {
  const lu = lireJour(`${t} 2024`);
  if (!lu.ok)
    return fauter(r, debut, t, `« ${t} » n’est pas un jour de l’année`, 'un jour comme « 1 janvier »', null);
  const { mois, jour } = dateCivile(lu.valeur);
  return { mois, jour };
});

/** Declarations: what a modele names before its rules. One block may hold several. */
export const CLES_DECLARATIONS = {
  termes: facultative(
    puis(dictionnaire(nomDeclare('terme'), terme), noterTypes),
    'ce que chaque convention remplit',
  ),
  parties: facultative(dictionnaire(nomDeclare('partie'), partie), 'qui s’engage'),
  tiers: facultative(dictionnaire(nomDeclare('invite'), texte), 'qui peut être invité sans être partie'),
  exercice: facultative(
    objet({
      commence: requise(jourDeDepart, 'le premier jour de l’exercice : « 1 janvier »'),
      nommé: facultative(
        parmi({ 'année de début': 'annee-de-debut', 'année de fin': 'annee-de-fin' }),
        'l’année dont il porte le nom',
      ),
      partiel: facultative(
        parmi({ entier: 'entier', 'prorata en mois': 'prorata-mois' }),
        'un exercice que la convention ne couvre qu’en partie',
      ),
    }),
    'l’exercice',
  ),
  durée: facultative(
    objet({
      article,
      de: requise(repere, 'la date d’effet'),
      à: requise(repere, 'le dernier jour'),
      annoncée: facultative(renvoiTerme, 'le terme qui dit la durée en années'),
      intitulée: facultative(
        objet({
          de: requise(renvoiTerme, 'la première année'),
          à: requise(renvoiTerme, 'la dernière année'),
        }),
        'les millésimes du titre',
      ),
    }),
    'la durée de la convention',
  ),
  reconduction: facultative(
    objet({
      article,
      pour: requise(duree, 'la durée de chaque reconduction'),
      'au plus': requise(entier(1, 50), 'combien de fois'),
      dénonciation: requise(
        objet({ par: requise(parties, 'qui peut dénoncer'), préavis: requise(duree, 'avant la fin') }),
        'ce qui l’empêche',
      ),
    }),
    'la reconduction tacite',
  ),
  avenants: facultative(
    objet({
      article,
      délibération: requise(
        parmi({ exécutoire: true, libre: false }),
        '« exécutoire » quand chaque entité délibère, transmet et publie avant de signer',
      ),
    }),
    'ce qui autorise un avenant',
  ),
  'entrée en vigueur': facultative(repere, 'quand la convention commence à obliger'),
  registres: facultative(
    dictionnaire(
      nomDeclare('registre'),
      objet({ intitulé: intitule, alerte: facultative(duree, 'prévenir combien de temps avant la fin') }),
    ),
    'ce qui a une période de validité : agrément, assurance',
  ),
  évènements: facultative(
    dictionnaire(
      nomDeclare('evenement'),
      objet({ intitulé: intitule, parmi: facultative(motsIntitules, 'ses natures : liste fermée') }),
    ),
    'ce qui peut survenir et que l’on déclare',
  ),
  grandeurs: facultative(
    dictionnaire(nomDeclare('grandeur'), texteOuObjet(texte, objet({ intitulé: intitule }))),
    'les montants constatés : coût éligible, valeur d’une aide',
  ),
};

/** Rules that point at a term expect it to hold something of a kind. */
function noterTypes<
  T extends { readonly cle: string; readonly valeur: { readonly type: ValeurDeTerme['type'] } },
>(termes: readonly T[], _ici: Lieu, r: Releve): readonly T[] {
  for (const t of termes) r.typesDesTermes.set(t.cle, t.valeur.type);
  return termes;
}

function lireDefaut(type: ValeurDeTerme['type'], t: string, ici: Lieu, r: Releve): ValeurDeTerme | null {
  switch (type) {
    case 'jour': {
      const lu = lireJour(t);
      return lu.ok
        ? { type, valeur: lu.valeur }
        : fauterSur(r, ici, `la valeur par défaut « ${t} » n’est pas une date`, 'une date qui existe');
    }
    case 'montant': {
      const lu = lireMontant(t);
      return lu.ok
        ? { type, valeur: lu.valeur }
        : fauterSur(r, ici, `la valeur par défaut « ${t} » n’est pas un montant`, 'un montant');
    }
    case 'fraction': {
      const lu = lireTout(t, lireFraction);
      return lu.ok
        ? { type, ...lu.valeur.valeur }
        : fauterSur(r, ici, `la valeur par défaut « ${t} » n’est pas une part`, 'une part : « 80 % »');
    }
    case 'nombre':
      return /^\d{1,9}$/.test(t)
        ? { type, valeur: Number(t) }
        : fauterSur(r, ici, `la valeur par défaut « ${t} » n’est pas un nombre entier`, 'un nombre entier');
    case 'texte':
      return { type, valeur: t };
  }
}

import { type Forme, nommee, puis, texteOuObjet } from '../formes/forme.ts';
import { dictionnaire, type Entree, facultative, liste, objet, requise } from '../formes/groupes.ts';
import { nomDeclare, renvoi, renvoiArticle, texte, valeur } from '../formes/mots.ts';
import type { Evenement, Repere } from '../quand.ts';
import type { Mot } from '../regles.ts';
import { DUREE_ATTENDUE, lireDuree } from '../valeurs/duree.ts';
import { EVENEMENT_ATTENDU, lireEvenement } from '../valeurs/evenement.ts';
import {
  FRACTION_ATTENDUE,
  GRANDEUR_ATTENDUE,
  lireFraction,
  lireGrandeur,
  lireMontantFixe,
} from '../valeurs/grandeur.ts';
import { lireAnneeRelative } from '../valeurs/jetons.ts';
import { lireRepere, REPERE_ATTENDU } from '../valeurs/repere.ts';

export const duree = nommee(
  'durée',
  valeur(lireDuree, DUREE_ATTENDUE, ['15 jours calendaires', '3 mois', '1 an']),
);
export const evenement: Forme<Evenement> = nommee(
  'évènement',
  valeur(lireEvenement, EVENEMENT_ATTENDU, ['entrée en vigueur', 'tenue de commission-suivi']),
);
export const grandeur = nommee(
  'grandeur',
  valeur(lireGrandeur, GRANDEUR_ATTENDUE, ['vote N', 'vote N-1', 'déterminé N', '81 000 €']),
);
export const montantFixe = nommee(
  'montant',
  valeur(lireMontantFixe, 'un montant en euros : « 81 000 € »', ['81 000 €']),
);
export const fraction = nommee('part', valeur(lireFraction, FRACTION_ATTENDUE, ['1/3', '80 %']));
export const anneeRelative = nommee(
  'année',
  valeur(lireAnneeRelative, 'une année : « N », « N-1 » ou « N+1 »', ['N', 'N-1', 'N+1']),
);

const repereSimple: Forme<Repere> = valeur(lireRepere, REPERE_ATTENDU, [
  '15 juillet N',
  'terme date-fin',
  'entrée en vigueur',
  '15 jours calendaires avant chaque tenue de commission-suivi',
]);
const repereMultiple: Forme<Repere> = puis(
  objet({
    'premier de': facultative(liste(repereSimple), 'la première de plusieurs dates'),
    'dernier de': facultative(liste(repereSimple), 'la dernière de plusieurs dates'),
  }),
  (lu, ici, r) => {
    const [premier, dernier] = [lu['premier de'], lu['dernier de']];
    if (premier && !dernier) return { sorte: 'premier-de', reperes: premier };
    if (dernier && !premier) return { sorte: 'dernier-de', reperes: dernier };
    r.fautes.push({
      position: lu.position,
      mot: ici.mot,
      message: `« ${ici.mot} » demande une liste de dates, et une seule`,
      attendu: '« premier de » ou « dernier de »',
      proche: null,
    });
    return null;
  },
);
/** A point in time, or the first or last of several. */
export const repere: Forme<Repere> = nommee('repère', texteOuObjet(repereSimple, repereMultiple));

/** Parties to the agreement; `entites` and `parties` stand for the groups, spelled out once all parties are known. */
export const parties = nommee('parties', liste(renvoi('partie', 'une partie, « entites » ou « parties »')));
export const partie = renvoi('partie', 'une partie');

/** `mot: intitulé` lines, or a plain list of words. The labels go to the modele's own. */
export const motsIntitules: Forme<readonly Mot[]> = {
  attendu: 'des lignes « mot: intitulé »',
  schema: () => ({ anyOf: [lignes.schema(), { type: 'array', items: { type: 'string' } }] }),
  lire: (n, ici, r) => {
    const lues = lignes.lire(n, ici, r);
    return lues
      ? noterIntitules(lues, (i) => {
          r.intitules[`${r.regle}.${i.cle}`] = i.valeur;
        })
      : null;
  },
};
const lignes = dictionnaire(nomDeclare(null), texte);

function noterIntitules(
  lues: readonly Entree<string, string>[],
  noter: (e: Entree<string, string>) => void,
): readonly Mot[] {
  for (const e of lues) noter(e);
  return lues.map((e) => e.cle);
}

export const article = facultative(
  renvoiArticle,
  'le numéro de l’article appliqué, quand ce n’est pas celui où se trouve la règle',
);
export const intitule = requise(texte, 'ce que les personnes liront');

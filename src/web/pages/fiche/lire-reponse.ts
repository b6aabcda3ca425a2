import { MOTS_AU_PLUS } from '../../../acts/conditions/fiche.ts';
import { lireApe, lireSiret } from '../../../basics/identifiants.ts';
import { ecrireIso, lireJour } from '../../../basics/jour.ts';
import { lireMontant } from '../../../basics/montant.ts';
import { echec, type Result, reussite } from '../../../basics/result.ts';
import type { Reponse } from '../../../rules/fiche-questions.ts';
import { direDateRefusee, direMontantRefuse } from '../../dire.ts';

/** One typed answer, as the form keeps it; or what is wrong with it, then the remedy. Never called on an empty field. */
export function lireReponse({ type }: Pick<Reponse, 'type'>, texte: string): Result<string | number, string> {
  switch (type) {
    case 'montant':
    case 'montant-signe':
      return montant(texte, type === 'montant-signe');
    case 'entier':
      return nombre(texte, /^\d{1,9}$/, 'un nombre entier', '212');
    case 'decimal':
      return nombre(texte, /^\d{1,9}(,\d{1,2})?$/, 'un nombre à deux décimales au plus', '4,5');
    case 'pourcent': {
      const lu = nombre(texte.replace(/%$/, ''), /^\d{1,3}(,\d{1,2})?$/, 'un pourcentage', '41,5');
      return lu.ok && lu.valeur > 100
        ? echec(`«\u00A0${texte}\u00A0» dépasse 100\u202F%. Écrivez une part entre 0 et 100.`)
        : lu;
    }
    case 'jour': {
      const lu = lireJour(texte);
      return lu.ok ? reussite(ecrireIso(lu.valeur)) : echec(direDateRefusee(lu.erreur));
    }
    case 'siret': {
      const lu = lireSiret(texte);
      return lu.ok ? lu : echec(SIRET[lu.erreur.code]);
    }
    case 'ape': {
      const lu = lireApe(texte);
      return lu.ok
        ? lu
        : echec('Un code APE a quatre chiffres et une lettre, par exemple 94.99Z. Vérifiez-le.');
    }
    default:
      return texte.length <= MOTS_AU_PLUS
        ? reussite(texte)
        : echec(
            `Cette réponse compte ${texte.length}\u00A0caractères. Ramenez-la à ${MOTS_AU_PLUS}, ou joignez le détail en pièce.`,
          );
  }
}

const SIRET = {
  longueur: 'Un numéro SIRET a quatorze chiffres. Vérifiez qu’il n’en manque pas.',
  forme: 'Un numéro SIRET ne contient que des chiffres. Retirez le reste.',
  cle: 'Ce numéro SIRET n’existe pas\u00A0: un chiffre a dû être mal saisi. Relisez-le.',
} as const;

function montant(texte: string, signe: boolean): Result<number, string> {
  const lu = lireMontant(texte);
  if (!lu.ok) return echec(direMontantRefuse(lu.erreur));
  return lu.valeur < 0 && !signe
    ? echec('Cette ligne n’est jamais négative. Retirez le signe moins.')
    : reussite(lu.valeur);
}

function nombre(texte: string, forme: RegExp, quoi: string, exemple: string): Result<number, string> {
  const nu = texte.replace(/[\s\u00A0\u202F]/g, '').replace('.', ',');
  return forme.test(nu)
    ? reussite(Number(nu.replace(',', '.')))
    : echec(`«\u00A0${texte}\u00A0» n’est pas ${quoi}. Écrivez par exemple ${exemple}.`);
}

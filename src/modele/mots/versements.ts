import { enumerer, minuscule } from '../../basics/francais.ts';
import { ecrireMontantCourt } from '../../basics/montant.ts';
import type { Condition, Mot, ReglesVersements } from '../regles.ts';
import { ecrireCalcul, ecrireDefaut, ecrireGrandeur } from './calculs.ts';
import { ecrireEvenement, ecrireQuand, nomPartie } from './dates.ts';
import { type Dit, liste, phrase } from './dit.ts';
import { ecrirePourcent } from './parts.ts';
import { type Contexte, valeurDeTerme } from './termes.ts';

/** What a slot shows of a rule of payments, of one of its instalments, exceptions or conditions. */
export function direVersements(
  c: Contexte,
  id: Mot,
  propriete: string,
  detail: string | undefined,
): Dit | null {
  const v = c.modele.versements.find((x) => x.id === id);
  if (!v) return null;
  if (detail) return direTranche(c, v, propriete, detail);
  switch (propriete) {
    case 'article':
      return phrase(v.article);
    case 'intitule':
      return phrase(v.intitule);
    case 'payeurs':
      return liste(
        v.payeurs.map((p) => nomPartie(c.modele, p.partie) + (p.part ? `, ${ecrirePourcent(p.part)}` : '')),
      );
    case 'beneficiaire':
      return phrase(nomPartie(c.modele, v.beneficiaire));
    case 'reference':
      return phrase(ecrireGrandeur(c, v.reference));
    case 'montants':
      return liste(direMontants(c, v));
    case 'tranches':
      return liste(
        v.tranches.map(
          (t) => `${t.intitule}, ${ecrireQuand(c, t.quand)}\u00A0: ${ecrireCalcul(c, t.calcul)}`,
        ),
      );
    case 'conditions':
      return liste(v.conditions.map((x) => direCondition(c, x)));
    case 'excedent':
      return phrase(v.excedent === 'a-reverser' ? 'reversé' : 'reporté sur l’exercice suivant');
    default:
      return null;
  }
}

/** Amounts set by the agreement: those of the modele by year, then those of the terms that have a value. */
function direMontants(c: Contexte, v: ReglesVersements): readonly string[] {
  const parAnnee = Object.entries(v.montants).map(([annee, m]) => `${annee}\u00A0: ${ecrireMontantCourt(m)}`);
  const parRang = v.montantsParRang.flatMap((terme) => {
    const t = c.modele.termes.find((x) => x.id === terme);
    const valeur = valeurDeTerme(c, terme);
    return t && (valeur.connu || !t.facultatif) ? [`${t.intitule}\u00A0: ${valeur.texte}`] : [];
  });
  return [...parAnnee, ...parRang];
}

function direTranche(c: Contexte, v: ReglesVersements, id: Mot, propriete: string): Dit | null {
  const condition = v.conditions[Number(/^condition-(\d)$/.exec(id)?.[1] ?? 0) - 1];
  if (condition) return phrase(propriete === 'sinon' ? direSinon(condition) : direRecu(c, condition));
  const rang = /^exception-(\d)$/.exec(id);
  if (rang) {
    const e = v.exceptions[Number(rang[1]) - 1];
    if (propriete === 'quand' && e?.quand) return phrase(ecrireQuand(c, e.quand));
    if (propriete === 'calcul' && e?.calcul) return phrase(ecrireCalcul(c, e.calcul));
    if (propriete !== 'exercice' || !e) return null;
    if (typeof e.exercice === 'object') {
      return phrase(valeurDeTerme(c, e.exercice.terme).texte);
    }
    return phrase(String(e.exercice));
  }
  const t = v.tranches.find((x) => x.id === id);
  if (!t) return null;
  switch (propriete) {
    case 'intitule':
      return phrase(t.intitule);
    case 'quand':
      return phrase(ecrireQuand(c, t.quand));
    case 'calcul':
      return phrase(ecrireCalcul(c, t.calcul));
    case 'defaut':
      return phrase(ecrireDefaut(c, t) ?? 'sans autre calcul');
    default:
      return null;
  }
}

const direCondition = (c: Contexte, x: Condition): string =>
  `${direRecu(c, x)}\u00A0; sinon, ${direSinon(x)}`;

function direRecu(c: Contexte, x: Condition): string {
  const recu = x.recu.map((id) => minuscule(c.modele.obligations.find((o) => o.id === id)?.intitule ?? id));
  return enumerer(x.evenement ? [...recu, ecrireEvenement(c.modele, x.evenement)] : recu);
}

/** « versement suspendu », « retenue de 5 % par mois de retard entamé, dans la limite de 20 %, non restituée ». */
function direSinon({ sinon }: Condition): string {
  if (sinon.sorte === 'suspendre') return 'versement suspendu';
  const limite =
    sinon.plafond.num === sinon.plafond.den ? '' : `, dans la limite de ${ecrirePourcent(sinon.plafond)}`;
  return `retenue de ${ecrirePourcent(sinon.part)}${sinon.par === 'mois-entame' ? ' par mois de retard entamé' : ''}${limite}, ${sinon.restituee ? 'restituée ensuite' : 'non restituée'}`;
}

import { de, minuscule } from '../../basics/francais.ts';
import { ecrireMontantCourt } from '../../basics/montant.ts';
import type { Calcul, Etape, Grandeur, Tranche } from '../regles.ts';
import { annee } from './dates.ts';
import { ecrirePart } from './parts.ts';
import { type Contexte, valeurDeTerme } from './termes.ts';

/** « un tiers de la subvention votée pour N-1 », « la moitié de la différence entre… et… ». */
export function ecrireCalcul(c: Contexte, calcul: Calcul): string {
  return calcul.etapes.reduce<Dite>(
    (dite, etape, i) => (i === 0 ? debut(c, etape) : suite(c, dite, etape)),
    RIEN,
  ).texte;
}

/** « tant que la subvention pour N n’est pas votée, un tiers de… »; null when the rule has no fallback. */
export function ecrireDefaut(c: Contexte, tranche: Tranche): string | null {
  if (!tranche.aDefaut) return null;
  const manque =
    tranche.aDefaut.de.sorte === 'vote'
      ? `tant que la subvention pour ${annee(tranche.aDefaut.de.decalage)} n’est pas votée`
      : `tant que n’est pas connu ${ecrireGrandeur(c, tranche.aDefaut.de)}`;
  return `${manque}, ${ecrireCalcul(c, tranche.aDefaut.calcul)}`;
}

/** A quantity as a noun with its article: « la subvention votée pour N ». */
export function ecrireGrandeur(c: Contexte, g: Grandeur): string {
  switch (g.sorte) {
    case 'vote':
      return `la subvention votée pour ${annee(g.decalage)}`;
    case 'montant':
      return `le montant fixé pour ${annee(g.decalage)}`;
    case 'determine':
      return `ce qui était déjà dû pour ${annee(g.decalage)}`;
    case 'verse':
      return `ce qui a été versé pour ${annee(g.decalage)}`;
    case 'fixe':
      return ecrireMontantCourt(g.montant);
    case 'terme':
      return valeurDeTerme(c, g.terme).texte;
    case 'constate': {
      const intitule = c.modele.grandeurs.find((x) => x.id === g.grandeur)?.intitule ?? g.grandeur;
      return `${minuscule(intitule)} pour ${annee(g.decalage)}`;
    }
  }
}

/** What has been said of a running value; `paire` keeps a difference open, so that a part of it reads well. */
interface Dite {
  readonly texte: string;
  readonly paire: readonly [string, string] | null;
  readonly simple: boolean;
}
const RIEN: Dite = { texte: '', paire: null, simple: true };

function debut(c: Contexte, e: Etape): Dite {
  return 'grandeur' in e ? { texte: ecrireGrandeur(c, e.grandeur), paire: null, simple: true } : RIEN;
}

function suite(c: Contexte, dite: Dite, e: Etape): Dite {
  switch (e.op) {
    case 'prendre':
      return debut(c, e);
    case 'retirer': {
      const retire = ecrireGrandeur(c, e.grandeur);
      return {
        texte: `${dite.texte}, moins ${retire}`,
        paire: dite.simple ? [dite.texte, retire] : null,
        simple: false,
      };
    }
    case 'ajouter':
      return { texte: `${dite.texte}, plus ${ecrireGrandeur(c, e.grandeur)}`, paire: null, simple: false };
    case 'garder': {
      const part = ecrirePart(e.part);
      if (dite.paire)
        return {
          texte: `${part} de la différence entre ${dite.paire[0]} et ${dite.paire[1]}`,
          paire: null,
          simple: false,
        };
      return dite.simple
        ? { texte: `${part} ${deGrandeur(dite.texte)}`, paire: null, simple: true }
        : { texte: `${dite.texte}, dont on garde ${part}`, paire: null, simple: false };
    }
    case 'plafonner':
      return {
        texte: `${dite.texte}, sans dépasser ${ecrirePart(e.part)} ${deGrandeur(ecrireGrandeur(c, e.grandeur))}${e.cumul ? ', toutes années cumulées' : ''}`,
        paire: null,
        simple: false,
      };
    case 'au-moins':
      return {
        texte: `${dite.texte}, sans descendre sous ${ecrireGrandeur(c, e.grandeur)}`,
        paire: null,
        simple: false,
      };
  }
}

/** « de la subvention », « du montant », « de 81 000 € », « de ce qui… ». */
const deGrandeur = (nom: string): string => (/^[\d[]/.test(nom) ? `de ${nom}` : de(nom));

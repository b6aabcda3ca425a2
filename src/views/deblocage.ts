import { capitale, de, enumerer } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import type { Deblocage, Versement } from '../rules/etat.ts';
import { type ADire, nomInstance } from './dit.ts';
import { direGrandeur } from './grandeurs.ts';
import { titreEcheance, trouverEcheance } from './intitules.ts';
import { accord, citer, enLettres, motNu } from './typographie.ts';

/** What would make an instalment payable, in words. */
export interface DeblocageDit {
  /** « Une seule chose le débloque », « Deux choses le débloquent » */
  readonly titre: string;
  /** one sentence with everything in it */
  readonly phrase: string;
  readonly choses: readonly ChoseDite[];
}

export interface ChoseDite {
  /** « le dépôt du rapport spécial, dû le 15 juillet 2026 » */
  readonly texte: string;
  /** the deadline to open, when it is one */
  readonly echeance: string | null;
  readonly sorte: Deblocage['sorte'];
}

/** Words the smallest set of things that unblocks an instalment (design §2, meaning 7). */
export function direDeblocage(d: ADire, v: Versement): DeblocageDit {
  const choses = v.deblocage.map((b) => direChose(d, b));
  const n = choses.length;
  return {
    titre:
      n === 1
        ? 'Une seule chose le débloque'
        : `${capitale(enLettres(n, true))} ${accord(n, 'chose')} le débloquent`,
    phrase: n === 0 ? '' : `${capitale(enumerer(choses.map((c) => c.texte)))}.`,
    choses,
  };
}

function direChose(d: ADire, b: Deblocage): ChoseDite {
  switch (b.sorte) {
    case 'piece': {
      const e = trouverEcheance(d.etat, b.echeance);
      const noms = b.pieces.map((p) => e?.pieces.find((x) => x.piece.id === p)?.piece.intitule ?? motNu(p));
      return {
        texte: `le dépôt de ${enumerer(noms.map(citer))}${dueLe(d, b.echeance)}`,
        echeance: b.echeance,
        sorte: b.sorte,
      };
    }
    case 'obligation': {
      const e = trouverEcheance(d.etat, b.echeance);
      const nom = e ? titreEcheance(d, e) : b.echeance;
      return {
        texte: `le constat de ${citer(nom)}${dueLe(d, b.echeance)}`,
        echeance: b.echeance,
        sorte: b.sorte,
      };
    }
    case 'reserve': {
      const e = trouverEcheance(d.etat, b.echeance);
      return {
        texte: `la levée motivée de la réserve sur ${citer(e ? titreEcheance(d, e) : b.echeance)}, reçu hors délai`,
        echeance: b.echeance,
        sorte: b.sorte,
      };
    }
    case 'evenement':
      return { texte: direEvenement(d, b.evenement), echeance: null, sorte: b.sorte };
    case 'coordonnees':
      return {
        texte: `la fin du changement de coordonnées bancaires ${de(d.noms.organisation(b.organisation)?.nomCourt ?? motNu(b.organisation))}, demandé le ${ecrireJour(b.depuis)} : un rappel, puis une seconde personne`,
        echeance: null,
        sorte: b.sorte,
      };
    case 'grandeur':
      return {
        texte:
          b.grandeur.sorte === 'vote'
            ? `le vote de la subvention de ${b.exercice}`
            : `le constat du montant : ${direGrandeur(d, b.grandeur, b.exercice)}`,
        echeance: null,
        sorte: b.sorte,
      };
  }
}

function dueLe(d: ADire, cle: string): string {
  const limite = trouverEcheance(d.etat, cle)?.limite ?? null;
  if (limite === null) return '';
  return limite < d.etat.regard.au
    ? `, attendu depuis le ${ecrireJour(limite)}`
    : `, à remettre au plus tard le ${ecrireJour(limite)}`;
}

const EVENEMENTS: Readonly<Record<string, string>> = {
  'entree-en-vigueur': 'l’entrée en vigueur de la convention',
  signature: 'la signature de la convention par toutes les parties',
  notification: 'la notification de la convention',
};

function direEvenement(d: ADire, mot: string): string {
  const connu = EVENEMENTS[mot];
  if (connu) return connu;
  const instance = d.etat.modele.instances.find((i) => mot.endsWith(i.id));
  if (instance) return `la tenue de ${citer(nomInstance(d, instance.id))}`;
  return d.etat.modele.evenements.find((e) => e.id === mot)?.intitule ?? motNu(mot);
}

import { reussite } from '../../basics/result.ts';
import type { Evenement, Lequel } from '../quand.ts';
import {
  type Lecture,
  type Lu,
  lireAnneeRelative,
  lireRenvoi,
  noterAnneeRelative,
  passer,
  passerArticle,
  passerDe,
  refuserIci,
  type SorteDeMot,
  voir,
} from './jetons.ts';

export const EVENEMENT_ATTENDU =
  'un évènement : « entrée en vigueur », « signature », « notification », « fin de la convention », « tenue de », « convocation de », « réception de », « envoi de », « acceptation de », « demande de », « décision sur », « survenance de », « fin du registre » ou « vote de »';

const UNIQUES = {
  'entrée en vigueur': 'entree-en-vigueur',
  signature: 'signature',
  notification: 'notification',
  'fin de la convention': 'fin-de-convention',
} as const;

/** Event that names one word: how it is written, what the word points at, its field in the tree. */
const AVEC_OBJET = [
  ['tenue', 'tenue', 'instance', 'une instance'],
  ['convocation', 'convocation', 'instance', 'une instance'],
  ['réception', 'reception', 'piece', 'une pièce'],
  ['envoi', 'envoi', 'piece', 'une pièce'],
  ['acceptation', 'acceptation', 'piece', 'une pièce'],
  ['demande', 'demande', 'obligation', 'une obligation'],
  ['survenance', 'survenance', 'evenement', 'un évènement déclaré'],
] as const;

const LEQUEL: Readonly<Record<string, Lequel>> = {
  chaque: 'chacun',
  premier: 'premier',
  première: 'premier',
  dernier: 'dernier',
  dernière: 'dernier',
};

/** An event on which a date hangs. Where several can occur, says which: no silent default. */
export function lireEvenementChoisi(
  l: Lecture,
): Lu<{ readonly evenement: Evenement; readonly lequel: Lequel }> {
  passerArticle(l);
  const choix = LEQUEL[voir(l).toLowerCase()];
  const debut = l.i;
  if (choix) l.i += 1;
  const lu = lireEvenement(l);
  if (!lu.ok) return lu;
  if (choix || estUnique(lu.valeur)) return reussite({ evenement: lu.valeur, lequel: choix ?? 'premier' });
  l.i = debut;
  return refuserIci(
    l,
    (mot) => `« ${mot} » peut se produire plusieurs fois, et rien ne dit laquelle compte`,
    '« chaque », « premier » ou « dernier » devant l’évènement',
    [],
  );
}

/** An event of the life of an agreement. */
export function lireEvenement(l: Lecture): Lu<Evenement> {
  passerArticle(l);
  for (const [ecrit, sorte] of Object.entries(UNIQUES))
    if (passer(l, ...ecrit.split(' '))) return reussite({ sorte });
  for (const [ecrit, sorte, objet, attendu] of AVEC_OBJET) {
    if (!passer(l, ecrit)) continue;
    const mot = lireObjet(l, objet, attendu);
    return mot.ok ? reussite({ sorte, [objet]: mot.valeur } as unknown as Evenement) : mot;
  }
  if (passer(l, 'décision', 'sur')) {
    const mot = lireRenvoi(l, 'obligation', 'une obligation');
    return mot.ok ? reussite({ sorte: 'decision', obligation: mot.valeur }) : mot;
  }
  if (passer(l, 'fin', 'du', 'registre')) {
    const mot = lireRenvoi(l, 'registre', 'un registre');
    return mot.ok ? reussite({ sorte: 'fin-de-registre', registre: mot.valeur }) : mot;
  }
  if (passer(l, 'vote')) return lireVote(l);
  return refuserIci(l, (mot) => `« ${mot} » n’est pas un évènement connu`, EVENEMENT_ATTENDU, [
    ...Object.keys(UNIQUES),
    ...AVEC_OBJET.map(([ecrit]) => ecrit),
    'décision sur',
    'fin du registre',
    'vote',
  ]);
}

/** As a modele writes it; reads back to the same value. */
export function noterEvenement(e: Evenement): string {
  switch (e.sorte) {
    case 'entree-en-vigueur':
      return 'entrée en vigueur';
    case 'signature':
    case 'notification':
      return e.sorte;
    case 'fin-de-convention':
      return 'fin de la convention';
    case 'tenue':
    case 'convocation':
      return `${e.sorte} de ${e.instance}`;
    case 'reception':
      return `réception de ${e.piece}`;
    case 'envoi':
    case 'acceptation':
      return `${e.sorte} de ${e.piece}`;
    case 'demande':
      return `demande de ${e.obligation}`;
    case 'decision':
      return `décision sur ${e.obligation}`;
    case 'survenance':
      return `survenance de ${e.evenement}`;
    case 'fin-de-registre':
      return `fin du registre ${e.registre}`;
    case 'vote':
      return `vote de ${e.versements} ${noterAnneeRelative(e.decalage)}${e.payeur ? ` par ${e.payeur}` : ''}`;
  }
}

export const estUnique = (e: Evenement): boolean => Object.values<string>(UNIQUES).includes(e.sorte);

/** `vote de fonctionnement N`, `vote de socle N par ville`. */
function lireVote(l: Lecture): Lu<Evenement> {
  const versements = lireObjet(l, 'versements', 'une règle de versements');
  if (!versements.ok) return versements;
  const decalage = lireAnneeRelative(l);
  if (!decalage.ok) return decalage;
  if (!passer(l, 'par'))
    return reussite({
      sorte: 'vote',
      versements: versements.valeur,
      decalage: decalage.valeur,
      payeur: null,
    });
  const payeur = lireRenvoi(l, 'partie', 'une partie');
  if (!payeur.ok) return payeur;
  return reussite({
    sorte: 'vote',
    versements: versements.valeur,
    decalage: decalage.valeur,
    payeur: payeur.valeur,
  });
}

function lireObjet(l: Lecture, sorte: SorteDeMot, attendu: string): Lu<string> {
  if (!passerDe(l))
    return refuserIci(l, (mot) => `« de » manque devant « ${mot} »`, `« de », puis ${attendu}`, []);
  return lireRenvoi(l, sorte, attendu);
}

import { capitale } from '../../basics/francais.ts';
import { centimes, ecrireMontantCourt } from '../../basics/montant.ts';
import type { Bilan } from '../../espace/espace.ts';
import { accord, enLettres } from '../typographie.ts';

/** A sentence in pieces: `fort` is what the eye must catch. */
export type Phrase = readonly (string | { readonly fort: string })[];

/** « Trois échéances sont en retard, deux tombent cette semaine. Deux versements sont retenus, 105 333,33 € en tout. » */
export function direBilan(b: Bilan): Phrase {
  const phrases: Phrase[] = [direEcheances(b)];
  if (b.suspendus > 0)
    phrases.push([
      ` ${nombre(b.suspendus, 'versement est retenu', 'versements sont retenus')}, `,
      { fort: ecrireMontantCourt(centimes(b.montantSuspendu)) },
      b.suspendus > 1 ? ' en tout.' : '.',
    ]);
  if (b.tropPercu > 0)
    phrases.push([
      ' ',
      { fort: ecrireMontantCourt(centimes(b.tropPercu)) },
      ' versés en trop restent à reprendre.',
    ]);
  return phrases.flat();
}

function direEcheances(b: Bilan): Phrase {
  if (b.enRetard === 0 && b.semaine === 0) return ['Rien n’est en retard, rien ne tombe cette semaine.'];
  if (b.enRetard === 0)
    return [
      `Rien n’est en retard. ${nombre(b.semaine, 'échéance tombe', 'échéances tombent', true)} cette semaine.`,
    ];
  const retard = nombre(b.enRetard, 'échéance est', 'échéances sont', true);
  if (b.semaine === 0) return [`${retard} en retard, rien ne tombe cette semaine.`];
  return [
    `${retard} en retard, ${enLettres(b.semaine, true)} ${accord(b.semaine, 'tombe', 'tombent')} cette semaine.`,
  ];
}

const nombre = (n: number, un: string, plusieurs: string, feminin = false): string =>
  `${capitale(enLettres(n, feminin))} ${accord(n, un, plusieurs)}`;

import { capitale, enumerer, INSECABLE } from '../../basics/francais.ts';
import { centimes, ecrireMontantCourt } from '../../basics/montant.ts';
import type { Bilan } from '../../espace/espace.ts';
import { accord, enLettres } from '../typographie.ts';
import type { LigneAFaire } from './ligne.ts';

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

/** What is late first, then what is held back and by what: « rien n’est retenu » is said only when nothing is owed late either. */
export function direVersements(
  b: Bilan,
  tard: { readonly total: number; readonly lignes: readonly Pick<LigneAFaire, 'montant'>[] },
  retenus: readonly Pick<LigneAFaire, 'statut' | 'details'>[],
): Phrase {
  const phrases: Phrase[] = [];
  if (tard.total > 0) {
    const tout = tard.lignes.length === tard.total;
    const du = tard.lignes.reduce((somme, l) => somme + (l.montant ?? 0), 0);
    phrases.push([
      `${nombre(tard.total, 'versement est à payer', 'versements sont à payer')}, en retard`,
      ...(tout ? [`${INSECABLE}: `, { fort: ecrireMontantCourt(centimes(du)) }] : []),
      '.',
    ]);
  }
  if (b.suspendus > 0)
    phrases.push([
      { fort: ecrireMontantCourt(centimes(b.montantSuspendu)) },
      ` ${b.suspendus > 1 ? 'sont retenus' : 'est retenu'}${raisons(retenus)}.`,
    ]);
  if (phrases.length === 0) return ['Aucun versement n’est retenu ni en retard.'];
  return phrases.flatMap((p, i) => (i === 0 ? p : [' ', ...p]));
}

/** Each kind of thing that holds money back, in the order in which it is met; nothing when one of them has no name. */
function raisons(retenus: readonly Pick<LigneAFaire, 'statut' | 'details'>[]): string {
  const sortes = [
    ...new Set(
      retenus.filter((l) => l.statut !== 'indetermine').map((l) => String(l.details.deblocage ?? '')),
    ),
  ];
  const dites = sortes.map((s) => RAISONS[s]);
  return dites.length === 0 || dites.some((x) => x === undefined)
    ? ''
    : ` par ${enumerer(dites.flatMap((x) => x ?? []))}`;
}

const RAISONS: Readonly<Record<string, string>> = {
  piece: 'des pièces qui manquent',
  obligation: 'des obligations à constater',
  reserve: 'des réserves à lever',
  evenement: 'des événements attendus',
  grandeur: 'des montants à constater',
  coordonnees: 'un changement de coordonnées bancaires',
};

function direEcheances(b: Bilan): Phrase {
  const versements = b.versementsEnRetard;
  const echeances = b.enRetard - versements;
  const semaine =
    b.semaine === 0
      ? ''
      : `${capitale(enLettres(b.semaine, true))} ${accord(b.semaine, 'chose est à faire', 'choses sont à faire')} cette semaine.`;
  if (b.enRetard === 0)
    return [
      semaine === ''
        ? 'Rien n’est en retard, rien n’est à faire cette semaine.'
        : `Rien n’est en retard. ${semaine}`,
    ];
  const tard = [
    ...(echeances > 0 ? [`${enLettres(echeances, true)} ${accord(echeances, 'échéance')}`] : []),
    ...(versements > 0 ? [`${enLettres(versements)} ${accord(versements, 'versement')} à payer`] : []),
  ];
  const phrase = `${capitale(enumerer(tard))} ${accord(b.enRetard, 'est', 'sont')} en retard`;
  return [semaine === '' ? `${phrase}, rien d’autre n’est à faire cette semaine.` : `${phrase}. ${semaine}`];
}

const nombre = (n: number, un: string, plusieurs: string, feminin = false): string =>
  `${capitale(enLettres(n, feminin))} ${accord(n, un, plusieurs)}`;

import { capitale, de, enumerer, FINE, INSECABLE, minuscule } from '../basics/francais.ts';
import type { Centimes } from '../basics/montant.ts';
import { centimes, ecrireMontantCourt } from '../basics/montant.ts';
import type { Etat } from '../rules/etat.ts';
import { type ADire, nomInstance, nomPartie } from './dit.ts';
import { titreEcheance } from './intitules.ts';
import { jourDit } from './statuts.ts';
import { parLimite, piecesManquantes } from './tables.ts';
import { accord, citer, enLettres, sansArticle } from './typographie.ts';

/** A piece of a sentence; `fort` is what the eye must catch. */
export interface Segment {
  readonly texte: string;
  readonly fort: boolean;
}

/** What an elected person understands in ten seconds: four sentences at most, money and dates standing out. */
export function resumer(d: ADire): readonly Segment[] {
  const phrases = HORS_VIE[d.etat.phase.nom]?.(d) ?? [
    allure(d.etat),
    ...retards(d),
    ...tropPercus(d.etat),
    ...reunion(d),
    ...prochainVote(d),
  ];
  return phrases.slice(0, 5).flatMap((p, i) => (i === 0 ? p : [simple(' '), ...p]));
}

type Phrase = readonly Segment[];
const simple = (texte: string): Segment => ({ texte, fort: false });
const fort = (texte: string): Segment => ({ texte, fort: true });

const HORS_VIE: Partial<Record<Etat['phase']['nom'], (d: ADire) => Phrase[]>> = {
  projet: enPreparation,
  autorisee: enPreparation,
  signee: enPreparation,
  terminee: (d) => [
    [simple('La convention '), fort(finDite(d, 'a pris fin')), simple('.')],
    ...soldeFinal(d),
    ...tropPercus(d.etat),
  ],
  resiliee: (d) => [
    [
      simple('La convention '),
      fort(finDite(d, 'a été résiliée')),
      simple(`${FINE}; les versements sont arrêtés.`),
    ],
    ...soldeFinal(d),
    ...tropPercus(d.etat),
  ],
};

const finDite = (d: ADire, verbe: string): string => {
  const fin = d.etat.duree.fin ?? d.etat.phase.depuis;
  return fin === null ? verbe : `${verbe} le ${jourDit(fin, d.etat.regard.au)}`;
};

/** What is missing before the agreement binds anyone. */
function enPreparation(d: ADire): Phrase[] {
  const { jalons, notifiee } = d.etat.phase;
  const sans = (champ: 'deliberee' | 'transmise' | 'publiee' | 'signee') =>
    jalons.filter((j) => j[champ] === null).map((j) => nomPartie(d, j.partie));
  const manque: string[] = [];
  if (sans('deliberee').length > 0) manque.push(`la délibération ${enumerer(sans('deliberee').map(de))}`);
  else if (sans('signee').length > 0) manque.push(`la signature ${enumerer(sans('signee').map(de))}`);
  else if (notifiee === null) manque.push('sa notification');
  const suite = manque.length > 0 ? [simple(` Il manque ${enumerer(manque)}.`)] : [];
  return [[simple('La convention '), fort('n’est pas encore en vigueur'), simple('.'), ...suite]];
}

function soldeFinal(d: ADire): Phrase[] {
  const restent = d.etat.echeances.filter((e) => e.statut === 'en-retard').length;
  if (restent === 0) return [];
  return [
    [
      simple(
        `${capitale(enLettres(restent, true))} ${accord(restent, 'échéance')} ${accord(restent, 'reste', 'restent')} à clore.`,
      ),
    ],
  ];
}

function allure(etat: Etat): Phrase {
  if (etat.versements.some((v) => v.etat === 'suspendu'))
    return [simple('Le partenariat avance, mais de l’argent attend.')];
  if (etat.echeances.some((e) => e.statut === 'en-retard') || etat.comptes.some((c) => c.tropPercu > 0))
    return [simple('Le partenariat avance.')];
  return [simple('Le partenariat avance, '), fort('tout est à jour'), simple('.')];
}

function retards(d: ADire): Phrase[] {
  const tard = d.etat.echeances.filter((e) => e.statut === 'en-retard').sort(parLimite);
  const suspendus = d.etat.versements.filter((v) => v.etat === 'suspendu');
  const retenu = somme(suspendus.map((v) => (v.montant.sorte === 'connu' ? v.montant.centimes : 0)));
  if (tard.length === 0)
    return suspendus.length === 0 ? [] : [[fort(`${ecrireMontantCourt(retenu)} sont retenus`), simple('.')]];
  const bloquants = tard.filter((e) => e.retient.length > 0);
  const n = tard.length;
  const debut = `${capitale(enLettres(n, true))} ${accord(n, 'échéance est', 'échéances sont')} en retard`;
  if (bloquants.length === 0 || retenu === 0) return [[simple(`${debut}.`)]];
  const pieces = bloquants.flatMap(piecesManquantes);
  const quoi =
    pieces.length > 0 && pieces.length <= 2 ? `Il manque ${enumerer(pieces.map(citer))}` : `${debut}`;
  const autres =
    pieces.length > 0 && pieces.length <= 2 && n > bloquants.length
      ? [
          simple(
            ` ${capitale(enLettres(n - bloquants.length, true))} ${accord(n - bloquants.length, 'autre échéance est', 'autres échéances sont')} en retard.`,
          ),
        ]
      : [];
  return [
    [simple(`${quoi}${FINE}; cela `), fort(`retient ${ecrireMontantCourt(retenu)}`), simple('.'), ...autres],
  ];
}

function tropPercus(etat: Etat): Phrase[] {
  const total = somme(etat.comptes.map((c) => c.tropPercu));
  return total > 0
    ? [[fort(`${ecrireMontantCourt(total)} ont été versés en trop`), simple(' et restent à reprendre.')]]
    : [];
}

function reunion(d: ADire): Phrase[] {
  const au = d.etat.regard.au;
  const prochaine = d.etat.reunions
    .filter((r) => r.tenueLe === null && r.annulee === null && r.prevueLe !== null && r.prevueLe >= au)
    .sort((a, b) => (a.prevueLe ?? 0) - (b.prevueLe ?? 0))[0];
  if (prochaine?.prevueLe != null)
    return [
      [simple('Les parties se réunissent '), fort(`le ${jourDit(prochaine.prevueLe, au)}`), simple('.')],
    ];
  const aConvoquer = d.etat.echeances.find(
    (e) => e.statut === 'ouverte' && e.obligation.satisfaitePar?.sorte === 'tenue' && e.limite !== null,
  );
  if (aConvoquer?.limite == null || aConvoquer.obligation.satisfaitePar?.sorte !== 'tenue') return [];
  const nom = sansArticle(nomInstance(d, aConvoquer.obligation.satisfaitePar.instance));
  return [[simple(`${nom} `), fort('à réunir'), simple(` d’ici le ${jourDit(aConvoquer.limite, au)}.`)]];
}

function prochainVote(d: ADire): Phrase[] {
  const au = d.etat.regard.au;
  const attendu = d.etat.versements
    .filter(
      (v) =>
        v.montant.sorte === 'indetermine' &&
        v.montant.manque.grandeur.sorte === 'vote' &&
        v.montant.manque.exercice >= anneeProche(d) - 1,
    )
    .sort((a, b) => a.exercice - b.exercice)[0];
  if (attendu?.montant.sorte === 'indetermine' && attendu.exercice <= anneeProche(d))
    return [[simple(`Le montant de ${attendu.montant.manque.exercice} reste à voter.`)]];
  const suivante = d.etat.echeances
    .filter((e) => e.limite !== null && e.limite >= au && (e.statut === 'ouverte' || e.statut === 'a-venir'))
    .sort(parLimite)[0];
  return suivante?.limite == null
    ? []
    : [
        [
          simple(
            `Prochaine échéance${INSECABLE}: ${minuscule(titreEcheance(d, suivante))}, le ${jourDit(suivante.limite, au)}.`,
          ),
        ],
      ];
}

const anneeProche = (d: ADire): number => {
  const courant = d.etat.exercices.find((e) => e.du <= d.etat.regard.au && e.au >= d.etat.regard.au);
  return (courant?.numero ?? Number.NEGATIVE_INFINITY) + 1;
};

const somme = (montants: readonly number[]): Centimes => centimes(montants.reduce((a, b) => a + b, 0));

import { capitale, de, enumerer, FINE, INSECABLE, minuscule } from '../basics/francais.ts';
import type { Centimes } from '../basics/montant.ts';
import { centimes, ecrireMontantCourt } from '../basics/montant.ts';
import type { Etat } from '../rules/etat.ts';
import { type ADire, nomInstance, nomPartie, nomRegistre } from './dit.ts';
import { titreEcheance } from './intitules.ts';
import { estPayableEnRetard, estRetenu, jourDit } from './statuts.ts';
import { parLimite, piecesManquantes } from './tables.ts';
import { accord, citer, enLettres, sansArticle } from './typographie.ts';

/** A piece of a sentence; `fort` is what the eye must catch. */
export interface Segment {
  readonly texte: string;
  readonly fort: boolean;
}

/** What an elected person understands in ten seconds: what is wrong first, all of it, then what comes. */
export function resumer(d: ADire): readonly Segment[] {
  const phrases = HORS_VIE[d.etat.phase.nom]?.(d) ?? enVie(d);
  return phrases.flatMap((p, i) => (i === 0 ? p : [simple(' '), ...p]));
}

/** What is late, held back, unpaid, lapsed or overpaid, whoever owes it; what comes is said beside, never instead. */
function enVie(d: ADire): Phrase[] {
  const alarmes = [...retards(d), ...aPayer(d.etat), ...tropPercus(d.etat), ...avertissements(d)];
  const suite = [...reunion(d), ...prochainVote(d)];
  if (alarmes.length > 0) return [...alarmes, ...suite.slice(0, Math.max(1, 4 - alarmes.length))];
  return [[simple('Le partenariat avance, '), fort('tout est à jour'), simple('.')], ...suite];
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
    ...retards(d),
    ...aPayer(d.etat),
    ...tropPercus(d.etat),
    ...avertissements(d),
  ],
  resiliee: (d) => [
    [
      simple('La convention '),
      fort(finDite(d, 'a été résiliée')),
      simple(`${FINE}; les versements sont arrêtés.`),
    ],
    ...retards(d),
    ...aPayer(d.etat),
    ...tropPercus(d.etat),
    ...avertissements(d),
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
  return [
    [simple('La convention '), fort('n’est pas encore en vigueur'), simple('.'), ...suite],
    ...avertissements(d),
  ];
}

function retards(d: ADire): Phrase[] {
  const tard = d.etat.echeances.filter((e) => e.statut === 'en-retard').sort(parLimite);
  const n = tard.length;
  const debut =
    n === 0 ? '' : `${capitale(enLettres(n, true))} ${accord(n, 'échéance est', 'échéances sont')} en retard`;
  const suspendus = d.etat.versements.filter(estRetenu);
  const retenu = somme(suspendus.map((v) => v.resteDu));
  if (suspendus.length === 0) return n === 0 ? [] : [[simple(`${debut}.`)]];
  const montant = fort(
    `${ecrireMontantCourt(retenu)} ${accord(Math.floor(retenu / 100), 'est retenu', 'sont retenus')}`,
  );
  const pieces = tard.filter((e) => e.retient.length > 0).flatMap(piecesManquantes);
  const faute =
    pieces.length > 0 && pieces.length <= 2
      ? [simple(` tant que manque${pieces.length > 1 ? 'nt' : ''} ${enumerer(pieces.map(citer))}.`)]
      : [simple('.')];
  return [...(n === 0 ? [] : [[simple(`${debut}.`)]]), [montant, ...faute]];
}

/** What may be paid and is not: on time first said as a thing to do, late as a debt. */
function aPayer(etat: Etat): Phrase[] {
  const dus = etat.versements.filter((v) => v.resteDu > 0 && !estRetenu(v));
  const tard = dus.filter((v) => estPayableEnRetard(v, etat.regard.au));
  return [tard, dus.filter((v) => !tard.includes(v))].flatMap((siens, i) => {
    if (siens.length === 0) return [];
    const restent = somme(siens.map((v) => v.resteDu));
    return [
      [
        fort(`${ecrireMontantCourt(restent)} ${accord(Math.floor(restent / 100), 'est', 'sont')} à payer`),
        simple(i === 0 ? ', en retard.' : '.'),
      ],
    ];
  });
}

/** Warnings drawn red below: an approval that lapsed, an unlawful signature. */
function avertissements(d: ADire): Phrase[] {
  const { au } = d.etat.regard;
  return d.etat.alertes.flatMap((a): Phrase[] => {
    if (a.sorte === 'registre-expire' && a.le < au)
      return [
        [simple(`${capitale(nomRegistre(d, a.registre))}${INSECABLE}: `), fort('terme dépassé'), simple('.')],
      ];
    if (a.sorte === 'signature-avant-transmission')
      return [[simple('Une signature est '), fort('irrégulière'), simple('.')]];
    return [];
  });
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

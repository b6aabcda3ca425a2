import type { Acteur } from '../../src/acts/acteur.ts';
import { euros } from '../../src/basics/montant.ts';
import type { ValeurDeTerme } from '../../src/facts/champs.ts';
import {
  autoriseAvenant,
  convoque,
  demandeSubvention,
  depose,
  emetTitre,
  paie,
  recoit,
  signeAvenant,
  survient,
  tient,
  vote,
} from '../gestes.ts';
import { dvq } from '../identites.ts';
import { date, type Geste, type Ligne, le, sous, survenu } from '../recit.ts';

/** What comes back every year under the framework agreement, so that a story tells only its dates and its figures. */

/** The terms that all four agreements fill; five years are announced, whatever the title says. */
export const termesDuCadre = (t: {
  readonly effet: string;
  readonly fin: string;
  readonly agrement: string;
  /** the last grant voted before the agreement: its year, its euros */
  readonly subvention: readonly [number, number];
  readonly territoire: string;
  readonly millesimes: readonly [number, number];
}): Record<string, ValeurDeTerme> => ({
  'date-effet': { type: 'jour', valeur: date(t.effet) },
  'date-fin': { type: 'jour', valeur: date(t.fin) },
  'date-agrement': { type: 'jour', valeur: date(t.agrement) },
  'duree-annees': { type: 'nombre', valeur: 5 },
  'premier-millesime': { type: 'nombre', valeur: t.millesimes[0] },
  'dernier-millesime': { type: 'nombre', valeur: t.millesimes[1] },
  territoire: { type: 'texte', valeur: t.territoire },
  'annee-subvention-precedente': { type: 'nombre', valeur: t.subvention[0] },
  'subvention-precedente': { type: 'montant', valeur: euros(t.subvention[1]) },
});

const TITRES = {
  'rapport-activite': (n: number) => `Rapport d’activité ${n - 1}`,
  'projet-associatif': (n: number) => `Projet associatif actualisé ${n}`,
  'rapport-financier': (n: number) => `Rapport financier ${n - 1}, comptes certifiés et balances`,
  'rapport-commissaire': (n: number) => `Rapport du commissaire aux comptes ${n - 1}`,
  'rapport-special': (n: number) => `Rapport spécial sur les conventions réglementées ${n - 1}`,
} as const;
export type PieceAnnuelle = keyof typeof TITRES;
const TOUTES = Object.keys(TITRES) as PieceAnnuelle[];

/** One paper of article 6.3, for year N; the line may name it to return or accept it later. */
export const pieceAnnuelle = (n: number, piece: PieceAnnuelle): Geste =>
  depose('pieces-annuelles', piece, TITRES[piece](n), { exercice: n });

/** All the papers of article 6.3 but those said, sent the same day. */
export const piecesAnnuelles = (n: number, sauf: readonly PieceAnnuelle[] = []): readonly Geste[] =>
  TOUTES.filter((p) => !sauf.includes(p)).map((p) => pieceAnnuelle(n, p));

/** A general meeting: it took place, and its four papers followed (article 6.4). */
export function assemblee(n: number, tenue: string, papiers: string, par: Acteur): readonly Ligne[] {
  const nom = `assemblee-${n}-${tenue}`;
  const papier = (piece: string, titre: string) =>
    depose('papiers-assemblee', piece, `${titre} de l’assemblée générale du ${tenue}`, { apres: nom });
  return [
    le(tenue, par, sous(nom, tient('assemblee-generale', null, [], { exercice: n }))),
    le(
      papiers,
      par,
      papier('convocation', 'Convocation'),
      papier('ordre-du-jour', 'Ordre du jour'),
      papier('documents', 'Documents'),
      papier('proces-verbal', 'Procès-verbal'),
    ),
  ];
}

/** The request for N+1, its letter and its amount (article 7.1). */
export const demandeFonctionnement = (n: number, montant: number): readonly Geste[] => [
  depose('demande-fonctionnement', 'demande-subvention', `Demande de subvention ${n + 1}`, {
    exercice: n,
    montant,
  }),
  demandeSubvention('fonctionnement', n + 1, montant, `Fonctionnement ${n + 1}`),
];

/** The council's vote, recorded a few days later, then the two-party amendment that carries it. */
export function voteEtAvenant(
  n: number,
  montant: number,
  dates: { readonly vote: string; readonly saisi: string; readonly avenant: string },
  numero: number,
): readonly Ligne[] {
  return [
    le(
      dates.saisi,
      dvq,
      survenu(dates.vote, sous(`vote-${n}`, vote('fonctionnement', n, montant))),
      ...autoriseAvenant('ville', numero, dates.vote),
    ),
    le(
      dates.avenant,
      dvq,
      signeAvenant(numero, dates.avenant, {
        parties: ['ville', 'association'],
        objet: `Subvention de fonctionnement ${n}`,
        exercice: n,
      }),
    ),
  ];
}

/** A payment by the city, on the operating grant. */
export const verse = (n: number, tranche: 'acompte-1' | 'acompte-2' | 'solde', montant: number): Geste =>
  paie('fonctionnement', n, tranche, montant, { reference: `Mandat ${n}, ${tranche}` });

/** The claim of what was overpaid, and its return. */
export const titre = (n: number, montant: number, reference: string): Geste =>
  emetTitre('fonctionnement', n, montant, reference);
export const retour = (n: number, montant: number, reference: string): Geste =>
  recoit('fonctionnement', n, montant, reference);

/** The follow-up committee from convocation to answer; a date left out is something not done, or told otherwise. */
export function commission(
  n: number,
  association: Acteur,
  d: {
    readonly convoquee: string;
    readonly prevue: string;
    readonly lieu?: string;
    readonly fiche?: string;
    /** the form filled on line; a file is sent otherwise */
    readonly enLigne?: Geste;
    readonly tenue?: string;
    readonly compteRendu?: string;
    readonly reponse?: string;
  },
): readonly Ligne[] {
  const nom = `commission-${n}`;
  return [
    le(
      d.convoquee,
      dvq,
      sous(
        nom,
        convoque('commission-suivi', d.prevue, {
          exercice: n,
          heure: '14:00',
          lieu: d.lieu ?? 'Hôtel de Ville',
        }),
      ),
    ),
    ...(d.fiche ? [le(d.fiche, association, d.enLigne ?? ficheDe(n, nom))] : []),
    ...(d.tenue ? tenue(n, d.tenue, nom) : []),
    ...(d.compteRendu ? [le(d.compteRendu, dvq, compteRendu(n))] : []),
    ...(d.reponse ? [le(d.reponse, association, reponse(n))] : []),
  ];
}

/** The yearly form, sent for the committee that the named line convened (article 8.1.3). */
export const ficheDe = (n: number, convocation: string): Geste =>
  depose('fiche', 'fiche-annuelle', `Fiche de travail et d’analyse ${n}`, {
    apres: convocation,
    exercice: n,
  });

export const tenue = (n: number, quand: string, convocation: string): readonly Ligne[] => [
  le(
    quand,
    dvq,
    sous(
      `tenue-${n}`,
      tient('commission-suivi', convocation, ['ville', 'ccas', 'gbm', 'association'], { exercice: n }),
    ),
  ),
];

export const compteRendu = (n: number): Geste =>
  sous(
    `compte-rendu-${n}`,
    depose('compte-rendu', 'compte-rendu', `Compte-rendu de la commission de suivi ${n}`, {
      apres: `commission-${n}`,
    }),
  );

const reponse = (n: number): Geste =>
  depose('reponse', 'reponse-compte-rendu', `Réponse de l’association au compte-rendu ${n}`, {
    apres: `compte-rendu-${n}`,
  });

export const changement = (nature: string, precision: string): Geste =>
  survient('changement', precision, nature);

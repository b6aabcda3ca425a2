import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import { type Centimes, ecrireMontant } from '../basics/montant.ts';
import type { Fait } from '../facts/fait.ts';
import type { Modele, ReglesVersements } from '../modele/regles.ts';
import { deriver } from '../rules/deriver.ts';
import type { Etat, Regard, Versement } from '../rules/etat.ts';
import { type Moteur, preparer } from '../rules/preparer.ts';
import type { ADire } from './dit.ts';
import { titreVersement } from './intitules.ts';
import { parTemps } from './tables.ts';
import { sansArticle } from './typographie.ts';

/** Amounts of the instalments of one year, under several outcomes. `null`: no base. */
export interface Issues {
  readonly exercice: number;
  readonly colonnes: readonly string[];
  readonly lignes: readonly { readonly hypothese: string; readonly montants: readonly (string | null)[] }[];
}

/** What the next unvoted year gives if the request is voted, if nothing changes, if nobody votes; null when nothing is open. */
export function issuesDuVote(d: ADire, v: Versement): Issues | null {
  const { regles, payeur } = v;
  if (regles.reference.sorte !== 'vote' || regles.payeurs.length !== 1) return null;
  const exercice = d.etat.exercices.find(
    (e) =>
      e.numero >= v.exercice &&
      !d.etat.votes.some((x) => x.versements === regles.id && x.exercice === e.numero),
  );
  if (!exercice) return null;
  const issue = (montant: Centimes | null) =>
    montants(d, regles, exercice.numero, voter(d, v, exercice, montant));
  const demande = demandeDe(d, regles, exercice.numero);
  const precedent = d.etat.votes.find(
    (x) => x.versements === regles.id && x.payeur === payeur && x.exercice === exercice.numero - 1,
  );
  const sansVote = issue(null);
  const pareil = precedent && precedent.montant !== demande ? precedent : null;
  const lignes = [
    ...(demande !== null
      ? [
          {
            hypothese: `Les ${ecrireMontant(demande)} demandés sont votés`,
            ...issue(demande),
          },
        ]
      : []),
    ...(pareil
      ? [
          {
            hypothese: `${ecrireMontant(pareil.montant)}, comme en ${exercice.numero - 1}`,
            ...issue(pareil.montant),
          },
        ]
      : []),
    { hypothese: 'Aucun vote', ...sansVote },
  ];
  return {
    exercice: exercice.numero,
    colonnes: sansVote.colonnes,
    lignes: lignes.map(({ hypothese, valeurs }) => ({ hypothese, montants: valeurs })),
  };
}

/** The last request for a year: recorded as such, or stated by the paper that bears it. */
function demandeDe(d: ADire, regles: ReglesVersements, exercice: number): Centimes | null {
  const dite = d.etat.demandes.filter((x) => x.versements === regles.id && x.exercice === exercice).at(-1);
  if (dite) return dite.montant;
  const porteuses = d.etat.modele.obligations
    .filter((o) => !o.facultative)
    .flatMap((o) => o.pieces.filter((p) => (p.porteSur ?? 0) > 0).map((p) => ({ o: o.id, ...p })));
  const depot = faitsVus(d).findLast(
    (f) =>
      f.sorte === 'piece-deposee' &&
      f.donnees.montant !== undefined &&
      !d.etat.annules.has(f.id) &&
      porteuses.some(
        (p) =>
          p.o === f.donnees.obligation &&
          p.id === f.donnees.piece &&
          (f.donnees.exercice ?? 0) + (p.porteSur ?? 0) === exercice,
      ),
  );
  return depot?.sorte === 'piece-deposee' ? (depot.donnees.montant ?? null) : null;
}

/** The same year under the other readings of the sentence that the modele declares; empty when it has one meaning. */
export function autresLectures(d: ADire, v: Versement): readonly (Issues & { readonly libelle: string })[] {
  return v.regles.autresLectures.map((lecture) => {
    const etat = rederiver(d, faitsVus(d), d.etat.regard, (m, texte) =>
      texte === v.texte ? relire(m, v.regles, lecture) : m,
    );
    const retenue = montants(d, v.regles, v.exercice, d.etat);
    return {
      libelle: lecture.libelle,
      exercice: v.exercice,
      colonnes: retenue.colonnes,
      lignes: [
        { hypothese: 'Lecture retenue', montants: retenue.valeurs },
        { hypothese: lecture.libelle, montants: montants(d, v.regles, v.exercice, etat).valeurs },
      ],
    };
  });
}

/** Amounts of the instalments of a year, in order. */
function montants(
  d: ADire,
  regles: ReglesVersements,
  exercice: number,
  etat: Etat,
): { colonnes: readonly string[]; valeurs: readonly (string | null)[] } {
  const siens = etat.versements
    .filter((v) => v.regles.id === regles.id && v.exercice === exercice)
    .sort(parTemps);
  const plusieurs = regles.payeurs.length > 1;
  return {
    colonnes: siens.map((v) => (plusieurs ? titreVersement(d, v) : sansArticle(v.tranche.intitule))),
    valeurs: siens.map((v) => (v.montant.sorte === 'connu' ? ecrireMontant(v.montant.centimes) : null)),
  };
}

/** The state at the end of the year, had this vote been recorded on the day looked at; `null`: had nobody voted. */
function voter(
  d: ADire,
  v: Versement,
  exercice: { numero: number; au: Jour },
  montant: Centimes | null,
): Etat {
  const faits = faitsVus(d);
  const dernier = faits.at(-1);
  const suppose: readonly Fait[] =
    montant === null || !dernier
      ? []
      : [
          {
            ...dernier,
            id: `${dernier.flux}:${dernier.rang + 1}`,
            rang: dernier.rang + 1,
            sorte: 'subvention-votee',
            jour: d.etat.regard.au,
            enregistre: FIN_DES_TEMPS,
            donnees: { versements: v.regles.id, exercice: exercice.numero, payeur: v.payeur, montant },
            textes: {},
          },
        ];
  const au = Math.max(exercice.au, d.etat.regard.au) as Jour;
  return rederiver(d, [...faits, ...suppose], { au, connu: null });
}

const FIN_DES_TEMPS = '9999-12-31T00:00:00.000Z' as Instant;

/** Only what had happened by the day looked at: a supposition never borrows from the future. */
const faitsVus = ({ faits, etat }: ADire): readonly Fait[] => faits.filter((f) => f.jour <= etat.regard.au);

const relire = (
  modele: Modele,
  regles: ReglesVersements,
  lecture: ReglesVersements['autresLectures'][number],
): Modele => {
  const autre = {
    ...regles,
    tranches: regles.tranches.map((t) => (t.id === lecture.tranche ? { ...t, calcul: lecture.calcul } : t)),
  };
  return { ...modele, versements: modele.versements.map((v) => (v.id === regles.id ? autre : v)) };
};

/** The same agreement under other facts, or with one of its texts changed. */
function rederiver(
  { etat }: ADire,
  faits: readonly Fait[],
  regard: Regard,
  changer: (modele: Modele, texte: number) => Modele = (m) => m,
): Etat {
  const prets = etat.textes.map((t, i) => [t.empreinte, moteurDe(changer(t.modele, i))] as const);
  return deriver(prets[0]?.[1] ?? moteurDe(etat.modele), faits, regard, {
    textes: new Map(prets.slice(1)),
  });
}

/** Engines by modele: preparing one costs more than a derivation. */
const moteurs = new WeakMap<Modele, Moteur>();

function moteurDe(modele: Modele): Moteur {
  const pret = moteurs.get(modele) ?? preparer(modele);
  moteurs.set(modele, pret);
  return pret;
}

import { readFileSync } from 'node:fs';
import type { Instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour, lireJour } from '../../src/basics/jour.ts';
import { type Centimes, euros } from '../../src/basics/montant.ts';
import type { ValeurDeTerme } from '../../src/facts/champs.ts';
import type { DonneesDe, Fait, SorteDeFait } from '../../src/facts/fait.ts';
import { compilerModele } from '../../src/modele/compiler.ts';
import type { Modele } from '../../src/modele/regles.ts';
import { deriver } from '../../src/rules/deriver.ts';
import type { Etat } from '../../src/rules/etat.ts';
import { type Moteur, preparer } from '../../src/rules/preparer.ts';
import { AUCUN_AUTRE, type AutresTextes } from '../../src/rules/textes.ts';

/** A dossier told in facts, day by day, as a clerk would tell it; then looked at on any day. */
export interface Recit {
  /** Facts that happen on a day, recorded the same day unless said otherwise. */
  le(jour: string): Journee;
  /** The state on a day, with everything known, or only what was recorded by the end of a day. */
  au(jour: string, connuLe?: string): Etat;
  readonly faits: readonly Fait[];
}

export interface Journee {
  readonly recit: Recit;
  /** Recorded on another day than it happened. */
  enregistre(jour: string): Journee;
  note<S extends SorteDeFait>(sorte: S, donnees: DonneesDe<S>, par?: string): string;
  laVilleVote(exercice: number, montant: number, payeur?: string): Journee;
  laVilleVerse(exercice: number, tranche: string, montant: number, payeur?: string): Journee;
  laVilleLiquide(exercice: number, tranche: string, montant: number): Journee;
  lAssociationReverse(exercice: number, montant: number): Journee;
  /** Deposits pieces of an obligation, for a year or a trigger. */
  depose(obligation: string, pieces: readonly string[], pour?: Pour): Journee;
  annule(fait: string): Journee;
}

export interface Pour {
  readonly exercice?: number;
  readonly declencheur?: string;
  readonly periode?: readonly [string, string];
}

export const jour = (texte: string): Jour => {
  const lu = lireJour(texte);
  if (!lu.ok) throw new Error(`date du récit : ${texte}`);
  return lu.valeur;
};

export const iso = (j: Jour | null | undefined): string | null => (j == null ? null : ecrireIso(j));

const fin = (texte: string): Instant => `${texte}T23:59:59.999Z` as Instant;

const moteurs = new Map<string, Moteur>();

/** The compiled modele of `modeles/`, by name. */
export function moteurDe(nom: string): Moteur {
  const connu = moteurs.get(nom);
  if (connu) return connu;
  const source = readFileSync(new URL(`../../modeles/${nom}.md`, import.meta.url), 'utf8');
  const compile = compilerModele(source, nom);
  if (!compile.ok) throw new Error(`modèle ${nom} : ${JSON.stringify(compile.erreur[0])}`);
  const moteur = preparer(compile.valeur);
  moteurs.set(nom, moteur);
  return moteur;
}

/** The same modele, changed for a test: another reading, a strict condition… */
export const moteurModifie = (nom: string, changer: (m: Modele) => Modele): Moteur =>
  preparer(changer(moteurDe(nom).modele));

/** `autres`: the texts that amendments may move to, by content hash. */
export function raconter(moteur: Moteur, flux = 'd1', autres: AutresTextes = AUCUN_AUTRE): Recit {
  const faits: Fait[] = [];
  const recit: Recit = {
    faits,
    le: (j) => journee(recit, faits, flux, j, j),
    au: (j, connuLe) =>
      deriver(
        moteur,
        faits,
        { au: jour(j), connu: connuLe === undefined ? null : fin(connuLe) },
        { textes: autres },
      ),
  };
  return recit;
}

function journee(recit: Recit, faits: Fait[], flux: string, le: string, enregistreLe: string): Journee {
  const note: Journee['note'] = (sorte, donnees, par = 'organisation-ville') => {
    const rang = faits.length + 1;
    const id = `${flux}:${rang}`;
    faits.push({
      sorte,
      donnees,
      id,
      flux,
      rang,
      jour: jour(le),
      enregistre: `${enregistreLe}T12:00:00.${String(rang % 1000).padStart(3, '0')}Z` as Instant,
      auteur: { personne: 'p', organisation: par, fonction: 'agent-pilote' },
      textes: {},
    } as unknown as Fait);
    return id;
  };
  const ici: Journee = {
    recit,
    note,
    enregistre: (j) => journee(recit, faits, flux, le, j),
    laVilleVote: (exercice, montant, payeur = 'ville') => {
      note('subvention-votee', { ...desVersements(recit), exercice, payeur, montant: euros(montant) });
      return ici;
    },
    laVilleVerse: (exercice, tranche, montant, payeur = 'ville') => {
      const donnees = { ...desVersements(recit), exercice, tranche, payeur, montant: euros(montant) };
      note('versement-effectue', donnees);
      return ici;
    },
    laVilleLiquide: (exercice, tranche, montant) => {
      const donnees = {
        ...desVersements(recit),
        exercice,
        tranche,
        payeur: 'ville',
        montant: euros(montant),
      };
      note('versement-liquide', donnees);
      return ici;
    },
    lAssociationReverse: (exercice, montant) => {
      note('reversement-recu', {
        ...desVersements(recit),
        exercice,
        payeur: 'ville',
        montant: euros(montant),
      });
      return ici;
    },
    depose: (obligation, pieces, pour = {}) => {
      for (const piece of pieces)
        note(
          'piece-deposee',
          {
            obligation,
            piece,
            moyen: 'depot',
            ...(pour.exercice === undefined ? {} : { exercice: pour.exercice }),
            ...(pour.declencheur === undefined ? {} : { declencheur: pour.declencheur }),
            ...(pour.periode === undefined
              ? {}
              : { periode: { du: jour(pour.periode[0]), au: jour(pour.periode[1]) } }),
          },
          'organisation-association',
        );
      return ici;
    },
    annule: (fait) => {
      note('fait-annule', { fait });
      return ici;
    },
  };
  return ici;
}

/** Both modeles have one rule of payments; stories name it by the modele that they were created under. */
const desVersements = (recit: Recit): { versements: string } => {
  const creation = recit.faits.find((f) => f.sorte === 'convention-creee');
  const nom = creation?.sorte === 'convention-creee' ? creation.donnees.modele.nom : '';
  return { versements: nom === OBJECTIFS ? 'projet' : 'fonctionnement' };
};

export const CADRE = 'convention-cadre-centre-social';
export const OBJECTIFS = 'convention-pluriannuelle-objectifs';

export const terme = {
  jour: (j: string): ValeurDeTerme => ({ type: 'jour', valeur: jour(j) }),
  montant: (e: number): ValeurDeTerme => ({ type: 'montant', valeur: euros(e) }),
  nombre: (n: number): ValeurDeTerme => ({ type: 'nombre', valeur: n }),
  texte: (t: string): ValeurDeTerme => ({ type: 'texte', valeur: t }),
};

export type Termes = Readonly<Record<string, ValeurDeTerme>>;

const TERMES_CADRE: Termes = {
  'date-effet': terme.jour('2026-01-01'),
  'date-fin': terme.jour('2029-12-31'),
  'date-agrement': terme.jour('2026-01-30'),
  'subvention-precedente': terme.montant(243_000),
  'annee-derogation': terme.nombre(2026),
  'acompte-derogation': terme.montant(81_000),
};

export const PIECES_ANNUELLES = [
  'rapport-activite',
  'projet-associatif',
  'rapport-financier',
  'rapport-commissaire',
  'rapport-special',
];

/** The reference agreement, deliberated, signed and notified in December 2025, its approval sent. */
export function conventionCadre(
  termes: Termes = {},
  moteur: Moteur = moteurDe(CADRE),
  autres: AutresTextes = AUCUN_AUTRE,
): Recit {
  const recit = raconter(moteur, 'd1', autres);
  creer(recit, '2025-11-20', CADRE, { ...TERMES_CADRE, ...termes }, ['ville', 'ccas', 'gbm', 'association']);
  for (const [partie, le] of [
    ['ccas', '2025-12-03'],
    ['ville', '2025-12-04'],
    ['gbm', '2025-12-11'],
  ] as const) {
    recit.le(le).note('deliberation-prise', { partie, objet: 'convention' });
    recit.le('2025-12-12').note('acte-transmis', { partie, objet: 'convention' });
    recit.le('2025-12-12').note('acte-publie', { partie, objet: 'convention' });
  }
  for (const partie of ['ville', 'ccas', 'gbm', 'association'])
    recit.le('2025-12-16').note('convention-signee', { partie });
  recit.le('2025-12-18').note('convention-notifiee', {});
  recit.le('2025-12-19').depose('agrement-initial', ['projet-social']);
  recit
    .le('2025-12-19')
    .depose('agrement-initial', ['notification-caf'], { periode: ['2023-01-01', '2026-12-31'] });
  return recit;
}

/** The multi-year agreement of two payers, notified on 10 October 2025. Years run from October to September. */
export function conventionObjectifs(termes: Termes = {}, moteur: Moteur = moteurDe(OBJECTIFS)): Recit {
  const recit = raconter(moteur);
  const complets = {
    'date-effet': terme.jour('2025-10-01'),
    'date-fin': terme.jour('2028-09-30'),
    projet: terme.texte('un lieu'),
    'montant-annee-1': terme.montant(40_000),
    'montant-annee-2': terme.montant(42_000),
    'montant-annee-3': terme.montant(44_000),
    ...termes,
  };
  creer(recit, '2025-09-01', OBJECTIFS, complets, ['ville', 'departement', 'association']);
  for (const partie of ['ville', 'departement']) {
    recit.le('2025-09-15').note('deliberation-prise', { partie, objet: 'convention' });
    recit.le('2025-09-20').note('acte-transmis', { partie, objet: 'convention' });
  }
  for (const partie of ['ville', 'departement', 'association'])
    recit.le('2025-10-01').note('convention-signee', { partie });
  recit.le('2025-10-10').note('convention-notifiee', {});
  return recit;
}

function creer(recit: Recit, le: string, nom: string, termes: Termes, parties: readonly string[]): void {
  recit.le(le).note('convention-creee', {
    modele: { nom, version: '1.0', empreinte: '0'.repeat(64) },
    termes,
    parties: Object.fromEntries(parties.map((p) => [p, `organisation-${p}`])),
    quartiers: [],
  });
}

/** An instalment by year and name: `acompte-1`. */
export function versement(etat: Etat, exercice: number, tranche: string, payeur = 'ville') {
  const v = etat.versements.find(
    (x) => x.exercice === exercice && x.tranche.id === tranche && x.payeur === payeur,
  );
  if (!v) throw new Error(`pas de versement ${tranche} ${exercice}`);
  return v;
}

export function echeance(etat: Etat, cle: string) {
  const e = etat.echeances.find((x) => x.cle === cle);
  if (!e) throw new Error(`pas d’échéance ${cle} parmi ${etat.echeances.map((x) => x.cle).join(', ')}`);
  return e;
}

/** The amount in euros, or what is missing. */
export function montant(etat: Etat, exercice: number, tranche: string, payeur = 'ville'): number | string {
  const v = versement(etat, exercice, tranche, payeur);
  return v.montant.sorte === 'connu'
    ? v.montant.centimes / 100
    : `sans base : ${v.montant.manque.grandeur.sorte} ${v.montant.manque.exercice}`;
}

export const enEuros = (c: Centimes): number => c / 100;

/** The year's instalments of the reference agreement, in euros. */
export const annee = (etat: Etat, exercice: number): readonly (number | string)[] =>
  ['acompte-1', 'acompte-2', 'solde'].map((t) => montant(etat, exercice, t));

export function compte(etat: Etat, exercice: number, payeur = 'ville') {
  const c = etat.comptes.find((x) => x.exercice === exercice && x.payeur === payeur);
  if (!c) throw new Error(`pas de compte ${exercice}`);
  return c;
}

import type { Demande, DonneesDemandees, NomActe } from '../src/acts/demande.ts';
import { euros } from '../src/basics/montant.ts';
import type { ValeurDeTerme } from '../src/facts/champs.ts';
import type { Reponses } from '../src/facts/fiche.ts';
import { date, type Geste, survenu } from './recit.ts';

/** What people do, in the words of the stories. Amounts are in euros, dates in French, years are the year N of the article. */

// Signing

export const delibere = (partie: string, autorise: string, numero?: string): Geste =>
  acte('deposer-deliberation', { partie, objet: 'convention', autorise }, { numero });

export const transmet = (partie: string, identifiant?: string): Geste =>
  acte('transmettre-acte', { partie, objet: 'convention', ...(identifiant ? { identifiant } : {}) });

export const publie = (partie: string): Geste => acte('publier-acte', { partie, objet: 'convention' });

export const signe = (partie: string, fonction: string, personne?: string): Geste =>
  acte('signer', { partie, fonction, ...(personne ? { personne } : {}) });

export const notifie = (): Geste => acte('notifier', {});

/** The vote that authorises an amendment, on its day, then its transmission and its publication on the day they are recorded. */
export const autoriseAvenant = (partie: string, avenant: number, vote: string): readonly Geste[] => {
  const sur = { partie, objet: 'avenant', avenant } as const;
  return [
    survenu(vote, acte('deposer-deliberation', sur)),
    acte('transmettre-acte', sur),
    acte('publier-acte', sur),
  ];
};

export const signeAvenant = (
  numero: number,
  effet: string,
  quoi: {
    readonly parties: readonly string[];
    readonly objet: string;
    readonly exercice?: number;
    readonly termes?: Readonly<Record<string, ValeurDeTerme>>;
  },
): Geste =>
  acte(
    'signer-avenant',
    {
      numero,
      parties: [...quoi.parties],
      effet: date(effet),
      termes: quoi.termes ?? {},
      ...(quoi.exercice ? { exercice: quoi.exercice } : {}),
    },
    { objet: quoi.objet },
  );

export const confie = (partie: string, fonction: string, personne: string): Geste =>
  acte('confier-fonction', { partie, fonction, personne });

export const survient = (evenement: string, precision: string, nature?: string): Geste =>
  acte('signaler-evenement', { evenement, ...(nature ? { nature } : {}) }, { precision });

export const denonce = (partie: string, motif: string): Geste =>
  acte('denoncer-reconduction', { partie }, { motif });

export const annule = (nom: string, motif: string): Geste => ({
  demande: (jour, ici) => ({
    acte: 'annuler-fait',
    jour,
    donnees: { fait: ici.fait(nom) },
    textes: { motif },
  }),
});

// Papers

interface Depot {
  readonly exercice?: number;
  /** the line that triggered the obligation */
  readonly apres?: string;
  readonly moyen?: 'depot' | 'courriel' | 'papier' | 'main';
  readonly du?: string;
  readonly au?: string;
  readonly montant?: number;
  readonly remarque?: string;
}

export const depose = (obligation: string, piece: string, document: string, d: Depot = {}): Geste => ({
  document,
  demande: (jour, ici) => ({
    acte: 'deposer-piece',
    jour,
    donnees: {
      obligation,
      piece,
      moyen: d.moyen ?? 'depot',
      ...(d.exercice ? { exercice: d.exercice } : {}),
      ...(d.apres ? { declencheur: ici.fait(d.apres) } : {}),
      ...(ici.fichier ? { fichier: ici.fichier } : {}),
      ...(d.du && d.au ? { periode: { du: date(d.du), au: date(d.au) } } : {}),
      ...(d.montant === undefined ? {} : { montant: euros(d.montant) }),
    },
    textes: textesPresents({ nomFichier: ici.nomFichier, remarque: d.remarque }),
  }),
});

/** The yearly form, filled on line: answers by path, amounts in cents. */
export const remplitFiche = (formulaire: string, exercice: number, reponses: Reponses): Geste =>
  acte('remplir-fiche', { formulaire, exercice, reponses });

export const accepte = (depot: string, remarque?: string): Geste => ({
  demande: (jour, ici) => ({
    acte: 'accepter-piece',
    jour,
    donnees: { depot: ici.fait(depot) },
    textes: textesPresents({ remarque }),
  }),
});

export const retourne = (depot: string, motif: string): Geste => ({
  demande: (jour, ici) => ({
    acte: 'retourner-piece',
    jour,
    donnees: { depot: ici.fait(depot) },
    textes: { motif },
  }),
});

export const demandePieces = (
  obligation: string,
  pieces: readonly string[],
  pourLe: string,
  precision: string,
): Geste => acte('demander-piece', { obligation, pieces: [...pieces], pourLe: date(pourLe) }, { precision });

/** `apres`: the line that triggered the deadline; its key then ends with the rank of that fact. */
export const relance = (
  echeance: string,
  moyen: 'courriel' | 'papier' | 'telephone',
  remarque: string,
  apres?: string,
): Geste => ({
  demande: (jour, ici) => ({
    acte: 'relancer',
    jour,
    donnees: { echeance: apres ? `${echeance}/f${ici.fait(apres).split(':')[1]}` : echeance, moyen },
    textes: { remarque },
  }),
});

/** A message about a deadline, read by every party. */
export const ecritSur = (echeance: string, message: string): Geste =>
  acte('ecrire-message', { sur: { sorte: 'echeance', cle: echeance } }, { message });

export const notificationDe = (piece: string, precision: string): Geste =>
  acte('signaler-notification', { piece }, { precision });

export const constate = (
  obligation: string,
  conforme: boolean,
  motif: string,
  d: { readonly exercice?: number; readonly apres?: string } = {},
): Geste => ({
  demande: (jour, ici) => ({
    acte: 'constater-obligation',
    jour,
    donnees: {
      obligation,
      conforme,
      ...(d.exercice ? { exercice: d.exercice } : {}),
      ...(d.apres ? { declencheur: ici.fait(d.apres) } : {}),
    },
    textes: { motif },
  }),
});

// Money

export const demandeSubvention = (
  versements: string,
  exercice: number,
  montant: number,
  objet: string,
): Geste => acte('demander-subvention', { versements, exercice, montant: euros(montant) }, { objet });

export const vote = (
  versements: string,
  exercice: number,
  montant: number,
  v: { readonly payeur?: string; readonly acte?: string; readonly remarque?: string } = {},
): Geste =>
  acte(
    'enregistrer-vote',
    {
      versements,
      exercice,
      payeur: v.payeur ?? 'ville',
      montant: euros(montant),
      ...(v.acte ? { acte: v.acte } : {}),
    },
    { remarque: v.remarque },
  );

export const liquide = (
  versements: string,
  exercice: number,
  tranche: string,
  montant: number,
  payeur = 'ville',
): Geste => acte('liquider-versement', { versements, exercice, tranche, payeur, montant: euros(montant) });

export const paie = (
  versements: string,
  exercice: number,
  tranche: string,
  montant: number,
  p: { readonly payeur?: string; readonly reference?: string; readonly motif?: string } = {},
): Geste =>
  acte(
    'enregistrer-paiement',
    { versements, exercice, tranche, payeur: p.payeur ?? 'ville', montant: euros(montant) },
    { reference: p.reference, motif: p.motif },
  );

export const emetTitre = (
  versements: string,
  exercice: number,
  montant: number,
  reference: string,
  payeur = 'ville',
): Geste => acte('emettre-titre', { versements, exercice, payeur, montant: euros(montant) }, { reference });

export const recoit = (
  versements: string,
  exercice: number,
  montant: number,
  reference: string,
  payeur = 'ville',
): Geste =>
  acte('enregistrer-reversement', { versements, exercice, payeur, montant: euros(montant) }, { reference });

export const constateMontant = (grandeur: string, exercice: number, montant: number, source: string): Geste =>
  acte('constater-montant', { grandeur, exercice, montant: euros(montant) }, { source });

export const demandeAide = (obligation: string, nature: string, exercice: number, objet: string): Geste =>
  acte('demander-aide', { obligation, nature, exercice }, { objet });

export const decideAide = (
  demande: string,
  decision: 'accordee' | 'refusee',
  motif: string,
  valeur?: number,
): Geste => ({
  demande: (jour, ici) => ({
    acte: 'decider-aide',
    jour,
    donnees: {
      demande: ici.fait(demande),
      decision,
      ...(valeur === undefined ? {} : { valeur: euros(valeur) }),
    },
    textes: { motif },
  }),
});

// Meetings and procedures

interface Seance {
  readonly exercice?: number;
  readonly heure?: string;
  readonly lieu?: string;
  readonly exceptionnelle?: boolean;
}

export const convoque = (instance: string, tenueLe: string, s: Seance = {}): Geste =>
  acte(
    'convoquer-reunion',
    {
      instance,
      tenueLe: date(tenueLe),
      ...(s.heure ? { heure: s.heure } : {}),
      ...(s.exercice ? { exercice: s.exercice } : {}),
      ...(s.exceptionnelle ? { exceptionnelle: true } : {}),
    },
    { lieu: s.lieu },
  );

export const demandeReunion = (instance: string, partie: string, motif: string): Geste =>
  acte('demander-reunion', { instance, partie }, { motif });

export const deplace = (reunion: string, tenueLe: string, motif: string): Geste => ({
  demande: (jour, ici) => ({
    acte: 'deplacer-reunion',
    jour,
    donnees: { reunion: ici.fait(reunion), tenueLe: date(tenueLe) },
    textes: { motif },
  }),
});

/** `convocation`: the line that convened it; none for a meeting that only came to be known. */
export const tient = (
  instance: string,
  convocation: string | null,
  presents: readonly string[],
  s: { readonly exercice?: number; readonly remarque?: string } = {},
): Geste => ({
  demande: (jour, ici) => ({
    acte: 'tenir-reunion',
    jour,
    donnees: {
      instance,
      ...(convocation ? { reunion: ici.fait(convocation) } : {}),
      ...(s.exercice ? { exercice: s.exercice } : {}),
      ...(presents.length > 0 ? { presents: [...presents] } : {}),
    },
    textes: textesPresents({ remarque: s.remarque }),
  }),
});

export const ouvreProcedure = (
  procedure: string,
  partie: string,
  motif: string | null,
  expose: string,
): Geste => acte('ouvrir-procedure', { procedure, partie, ...(motif ? { motif } : {}) }, { expose });

export const franchit = (ouverture: string, etape: string, precision: string, recueLe?: string): Geste => ({
  demande: (jour, ici) => ({
    acte: 'franchir-etape',
    jour,
    donnees: { ouverture: ici.fait(ouverture), etape, ...(recueLe ? { recueLe: date(recueLe) } : {}) },
    textes: { precision },
  }),
});

function acte<A extends NomActe>(
  nom: A,
  donnees: DonneesDemandees<A>,
  textes: Readonly<Record<string, string | undefined>> = {},
): Geste {
  return {
    demande: (jour) => ({ acte: nom, jour, donnees, textes: textesPresents(textes) }) as unknown as Demande,
  };
}

/** A text that is absent has no key at all: the stored form would refuse an undefined value. */
function textesPresents(textes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(textes).filter((t): t is [string, string] => t[1] !== undefined && t[1] !== ''),
  );
}

import type { Fait } from '../facts/fait.ts';
import { type Reponses, reponsesDeFiche } from '../facts/fiche.ts';
import type { Formulaire, LigneChiffree } from '../modele/formulaire.ts';
import type { Mot } from '../modele/regles.ts';
import type { Echeance, Etat, IdFait } from './etat.ts';
import { type Verdict, verifierFiche } from './fiche-controles.ts';
import { nombreDeCase } from './fiche-nombres.ts';
import { type PartieDeFiche, partiesDe, seSaisit } from './fiche-questions.ts';

/** The form of one year, as typed or as sent: what is filled, what follows from it, what is to be explained. */
export interface Fiche {
  readonly formulaire: Formulaire;
  readonly exercice: number;
  readonly reponses: Reponses;
  /** forms sent for this year, oldest first, cancelled ones left out */
  readonly envois: readonly Envoi[];
  /** the one that counts: the last that was not returned */
  readonly deposee: Envoi | null;
  /** the form of the year before that counts */
  readonly precedente: {
    readonly fait: IdFait;
    readonly exercice: number;
    readonly reponses: Reponses;
  } | null;
  readonly parties: readonly PartieRemplie[];
  readonly tableau: readonly LigneDerivee[];
  readonly verdicts: readonly Verdict[];
}

export interface Envoi {
  readonly fait: Fait<'fiche-remplie'>;
  readonly retourne: Fait<'piece-retournee'> | null;
}

export interface PartieRemplie extends PartieDeFiche {
  readonly remplies: number;
  /** differences of this part without an explanation */
  readonly aExpliquer: number;
  readonly etat: 'vide' | 'commencee' | 'complete';
}

export interface LigneDerivee {
  readonly ligne: LigneChiffree;
  readonly seSaisit: boolean;
  readonly cases: readonly CaseDerivee[];
}

/** Cents. `part`: share of its total, in tenths of a percent. `annonce`: what last year's form said of the same year. */
export interface CaseDerivee {
  readonly colonne: Mot;
  readonly valeur: number | null;
  readonly part: number | null;
  readonly annonce: number | null;
}

/**
 * The form of a year over a dossier. `saisie`: answers under way; null: those of the form that was sent. Pure: facts
 * after the day looked at, and cancelled ones, are left out.
 */
export function deriverFiche(
  { etat, faits }: { readonly etat: Etat; readonly faits: readonly Fait[] },
  formulaire: Formulaire,
  exercice: number,
  saisie: Reponses | null,
): Fiche {
  const envois = envoisDe(etat, faits, formulaire.id, exercice);
  const deposee = envois.findLast((e) => e.retourne === null) ?? null;
  const veille = envoisDe(etat, faits, formulaire.id, exercice - 1).findLast((e) => e.retourne === null);
  const precedente = veille
    ? { fait: veille.fait.id, exercice: exercice - 1, reponses: reponsesDeFiche(veille.fait) }
    : null;
  const reponses = saisie ?? (deposee ? reponsesDeFiche(deposee.fait) : {});
  const avant = precedente?.reponses ?? null;
  const verdicts = verifierFiche({ etat, faits, formulaire, exercice, reponses, avant });
  return {
    formulaire,
    exercice,
    reponses,
    envois,
    deposee,
    precedente,
    parties: partiesDe(etat.modele, formulaire).map((p) => remplir(p, reponses, verdicts)),
    tableau: formulaire.lignes.map((ligne) => deriverLigne(formulaire, ligne, reponses, avant)),
    verdicts,
  };
}

/** A difference that nobody has explained yet. */
export const resteAExpliquer = (v: Verdict): boolean => v.etat === 'ecart' && v.explication === null;

/** Years for which a form may be looked at: those of the agreement. */
export const exercicesDeFiche = (etat: Etat): readonly number[] => etat.exercices.map((e) => e.numero);

/** The form that a deadline asks for, and its year: its own, or that of the meeting which triggered it. */
export function ficheDEcheance(
  etat: Pick<Etat, 'modele' | 'reunions'>,
  e: Echeance,
): { readonly formulaire: Formulaire; readonly exercice: number } | null {
  const id = e.pieces.find((p) => p.piece.formulaire !== null)?.piece.formulaire;
  const formulaire = etat.modele.formulaires.find((f) => f.id === id);
  const reunion = etat.reunions.find(
    (r) => e.declencheur !== null && (r.convocation === e.declencheur || r.tenue === e.declencheur),
  );
  const exercice = e.exercice ?? reunion?.exercice ?? null;
  return formulaire && exercice !== null ? { formulaire, exercice } : null;
}

function envoisDe(etat: Etat, faits: readonly Fait[], id: Mot, exercice: number): readonly Envoi[] {
  const vivants = faits.filter((f) => f.jour <= etat.regard.au && !etat.annules.has(f.id));
  return vivants
    .filter((f) => f.sorte === 'fiche-remplie')
    .filter((f) => f.donnees.formulaire === id && f.donnees.exercice === exercice)
    .sort((a, b) => a.jour - b.jour || a.rang - b.rang)
    .map((fait) => ({
      fait,
      retourne: vivants.find((f) => f.sorte === 'piece-retournee' && f.donnees.depot === fait.id) ?? null,
    })) as readonly Envoi[];
}

function remplir(p: PartieDeFiche, reponses: Reponses, verdicts: readonly Verdict[]): PartieRemplie {
  const remplies = p.reponses.filter((r) => estRemplie(reponses[r.chemin])).length;
  return {
    ...p,
    remplies,
    aExpliquer: verdicts.filter((v) => v.partie === p.cle && resteAExpliquer(v)).length,
    etat: remplies === 0 ? 'vide' : remplies < p.reponses.length ? 'commencee' : 'complete',
  };
}

const estRemplie = (v: Reponses[string] | undefined): boolean => v !== undefined && v !== '';

function deriverLigne(
  f: Formulaire,
  ligne: LigneChiffree,
  reponses: Reponses,
  avant: Reponses | null,
): LigneDerivee {
  const total = totalDe(f, ligne);
  return {
    ligne,
    seSaisit: seSaisit(ligne),
    cases: f.colonnes.map((c) => {
      const { valeur } = nombreDeCase(f, reponses, ligne.id, c.id);
      const sur = total === null ? null : nombreDeCase(f, reponses, total, c.id).valeur;
      const annoncee = f.colonnes.find((x) => x.porteSur === c.porteSur + 1);
      return {
        colonne: c.id,
        valeur,
        part: valeur === null || sur === null || sur <= 0 ? null : Math.round((valeur * 1000) / sur),
        annonce: annoncee ? nombreDeCase(f, avant, ligne.id, annoncee.id).valeur : null,
      };
    }),
  };
}

/** The total that a line is a share of: the sum that holds it, or holds the line it is part of; results have none. */
function totalDe(f: Formulaire, ligne: LigneChiffree): Mot | null {
  if (ligne.signe) return null;
  const tenue = ligne.dont ?? ligne.id;
  return (
    f.lignes.find((l) => !l.signe && l.somme.includes(tenue))?.id ??
    (ligne.somme.length > 0 ? ligne.id : null)
  );
}

import { lireJour } from '../../../basics/jour.ts';
import { lireMontant } from '../../../basics/montant.ts';
import type { Proposition } from '../../../espace/propositions.ts';
import type { IdFait } from '../../../rules/etat.ts';
import type { Arrivee, Classement, FichierArrive } from '../../../rules/guichet.ts';
import type { ErreurDeSaisie } from '../../composants/formulaire.tsx';
import { direDateRefusee, direMontantRefuse } from '../../dire.ts';
import type { FormulaireRecu } from '../../porte/formulaire.ts';
import { cleDeClassement, rangDe } from './fichiers.tsx';

export interface ClassementLu {
  readonly fichier: IdFait;
  readonly rang: string;
  readonly classement: Classement;
  /** false: it is what is recorded already */
  readonly change: boolean;
}

/** What the form says of each file that waits; only what was proposed can be chosen. */
export function lireClassements(
  a: Arrivee,
  propositions: readonly Proposition[],
  recu: FormulaireRecu,
): { readonly classements: readonly ClassementLu[]; readonly erreurs: readonly ErreurDeSaisie[] } {
  const classements: ClassementLu[] = [];
  const erreurs: ErreurDeSaisie[] = [];
  for (const f of a.fichiers.filter((x) => x.suite === null)) {
    const lu = lireUn(f, propositions, recu);
    if (lu === null) continue;
    if ('classement' in lu) classements.push(lu);
    else erreurs.push(...lu.erreurs);
  }
  return { classements, erreurs };
}

function lireUn(
  f: FichierArrive,
  propositions: readonly Proposition[],
  recu: FormulaireRecu,
): ClassementLu | { readonly erreurs: readonly ErreurDeSaisie[] } | null {
  const rang = rangDe(f);
  const dit = (nom: string): string => recu.un(`${nom}-${rang}`);
  const cle = dit('piece');
  if (cle === '') return null;
  const choisi = propositions.find((p) => cleDeClassement(p.classement) === cle)?.classement;
  // What is recorded stays a choice, even once its deadline is no longer proposed.
  const classement =
    choisi ?? (f.classement && cleDeClassement(f.classement) === cle ? f.classement : undefined);
  if (!classement)
    return { erreurs: [{ champ: `piece-${rang}`, message: 'Choisissez une pièce de la liste.' }] };
  const erreurs: ErreurDeSaisie[] = [];
  const jour = (nom: 'du' | 'au') => {
    const lu = lireJour(dit(nom));
    if (lu.ok) return lu.valeur;
    erreurs.push({ champ: `${nom}-${rang}`, message: direDateRefusee(lu.erreur) });
    return null;
  };
  const { dossier, obligation, piece, exercice, declencheur } = classement;
  const avecPeriode = dit('du') !== '' || dit('au') !== '';
  const [du, au] = avecPeriode ? [jour('du'), jour('au')] : [null, null];
  const montant =
    dit('montant') === '' ? null : lireMontant(dit('montant').replace(/[\s\u00A0\u202F]*€$/, ''));
  if (montant && !montant.ok)
    erreurs.push({ champ: `montant-${rang}`, message: direMontantRefuse(montant.erreur) });
  if (montant?.ok && montant.valeur < 0)
    erreurs.push({ champ: `montant-${rang}`, message: 'Un montant est positif. Retirez le signe moins.' });
  if (erreurs.length > 0) return { erreurs };
  const complet: Classement = {
    ...{ dossier, obligation, piece },
    ...(exercice === undefined ? {} : { exercice }),
    ...(declencheur === undefined ? {} : { declencheur }),
    ...(du !== null && au !== null ? { periode: { du, au } } : {}),
    ...(montant?.ok ? { montant: montant.valeur } : {}),
  };
  return { fichier: f.id, rang, classement: complet, change: !pareils(f.classement, complet) };
}

const pareils = (a: Classement | null, b: Classement): boolean =>
  a !== null &&
  cleDeClassement(a) === cleDeClassement(b) &&
  a.periode?.du === b.periode?.du &&
  a.periode?.au === b.periode?.au &&
  a.montant === b.montant;

import { ajouterJours, type Jour } from '../basics/jour.ts';
import type { Mot } from '../modele/regles.ts';
import type { NomDePhase, Phase } from './etat.ts';
import { estVenu, type Passe } from './passe.ts';
import { type Faits, faitsDe } from './selection.ts';

type Jalon = Phase['jalons'][number];

/** What each party did towards entry into force: vote, transmission, publication, signature. */
export function lireJalons(parties: readonly { readonly id: Mot }[], faits: Faits): Jalon[] {
  return parties.map(({ id }) => ({
    partie: id,
    deliberee: premierActe(faitsDe(faits, 'deliberation-prise'), id),
    transmise: premierActe(faitsDe(faits, 'acte-transmis'), id),
    publiee: premierActe(faitsDe(faits, 'acte-publie'), id),
    signee: faitsDe(faits, 'convention-signee').find((f) => f.donnees.partie === id)?.jour ?? null,
  }));
}

/** The day the last party signed; null while one has not. */
export function jourDeSignature(jalons: readonly Jalon[]): Jour | null {
  return dernier(jalons.map((j) => j.signee));
}

export function lirePhase(passe: Passe, jalons: readonly Jalon[]): Phase {
  const { nom, depuis } = stade(passe, jalons);
  return {
    nom,
    depuis,
    entreeEnVigueur: passe.entree,
    jalons,
    notifiee: faitsDe(passe.faits, 'convention-notifiee')[0]?.jour ?? null,
  };
}

function stade(passe: Passe, jalons: readonly Jalon[]): { nom: NomDePhase; depuis: Jour | null } {
  const { entree, fin, resiliee } = passe;
  if (resiliee !== null) return { nom: 'resiliee', depuis: resiliee };
  if (fin !== null && entree !== null && estVenu(passe, fin + 1))
    return { nom: 'terminee', depuis: ajouterJours(fin, 1) };
  if (entree !== null && estVenu(passe, entree)) return { nom: 'en-vigueur', depuis: entree };
  if (passe.signature !== null) return { nom: 'signee', depuis: passe.signature };
  const entites = passe.moteur.modele.parties.filter((p) => p.role === 'entite');
  const autorisee = dernier(entites.map((p) => jalons.find((j) => j.partie === p.id)?.deliberee ?? null));
  if (autorisee !== null) return { nom: 'autorisee', depuis: autorisee };
  return { nom: 'projet', depuis: faitsDe(passe.faits, 'convention-creee')[0]?.jour ?? null };
}

type Acte = {
  readonly jour: Jour;
  readonly donnees: { readonly partie: Mot; readonly objet: 'convention' | 'avenant' };
};

const premierActe = (actes: readonly Acte[], partie: Mot): Jour | null =>
  actes.find((f) => f.donnees.partie === partie && f.donnees.objet === 'convention')?.jour ?? null;

/** The last of several days, null while one is unknown or when there is none. */
function dernier(jours: readonly (Jour | null)[]): Jour | null {
  let max: Jour | null = null;
  for (const j of jours) {
    if (j === null) return null;
    if (max === null || j > max) max = j;
  }
  return max;
}

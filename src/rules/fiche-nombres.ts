import type { Fait } from '../facts/fait.ts';
import type { Reponses } from '../facts/fiche.ts';
import type { Formulaire, LigneChiffree, Operande, Unite } from '../modele/formulaire.ts';
import type { Modele, Mot } from '../modele/regles.ts';
import type { Etat, IdFait } from './etat.ts';
import { CHIFFRES, cheminDeCase, partiesDe, seSaisit } from './fiche-questions.ts';

/** A number in hundredths of its unit (cents for euros), and the facts it comes from; null when it is not known. */
export interface Nombre {
  readonly valeur: number | null;
  readonly unite: Unite;
  readonly faits: readonly IdFait[];
  /** where it stands in the form: what to look at when it is wrong */
  readonly chemins: readonly string[];
}

/** What numbers are read from: the form, last year's, and the dossier around them. */
export interface Sources {
  readonly etat: Etat;
  readonly faits: readonly Fait[];
  readonly formulaire: Formulaire;
  readonly exercice: number;
  readonly reponses: Reponses;
  /** answers of last year's form; null when there is none */
  readonly avant: Reponses | null;
}

/** Unknown is not zero: a total with a part missing is not known. */
export function somme(nombres: readonly Nombre[], unite: Unite): Nombre {
  const valeur = nombres.every((n) => n.valeur !== null)
    ? nombres.reduce((t, n) => t + (n.valeur ?? 0), 0)
    : null;
  return {
    valeur,
    unite,
    faits: nombres.flatMap((n) => n.faits),
    chemins: nombres.flatMap((n) => n.chemins),
  };
}

export function nombreDe(s: Sources, o: Operande, versements: Mot | null): Nombre {
  switch (o.sorte) {
    case 'fixe':
      return { valeur: o.valeur, unite: o.unite, faits: [], chemins: [] };
    case 'champ':
      return nombreDuChamp(s.etat.modele, s.formulaire, o.fiche === 0 ? s.reponses : s.avant, o.champ);
    case 'cellule':
      return nombreDeCase(s.formulaire, o.fiche === 0 ? s.reponses : s.avant, o.ligne, o.colonne);
    default:
      return nombreDuDossier(s, o.sorte, s.exercice + o.decalage, versements);
  }
}

/** One cell of the table, typed or derived. */
export function nombreDeCase(f: Formulaire, reponses: Reponses | null, ligne: Mot, colonne: Mot): Nombre {
  const chemins = [cheminDeCase(ligne, colonne)];
  return { valeur: valeurDeCase(f, reponses, ligne, colonne), unite: 'euros', faits: [], chemins };
}

function valeurDeCase(f: Formulaire, reponses: Reponses | null, ligne: Mot, colonne: Mot): number | null {
  const l = f.lignes.find((x) => x.id === ligne);
  if (l === undefined || reponses === null) return null;
  if (seSaisit(l)) {
    const lue = reponses[cheminDeCase(ligne, colonne)];
    return typeof lue === 'number' ? lue : null;
  }
  const parts = elementsDe(l).map(([id, signe]) => {
    const valeur = valeurDeCase(f, reponses, id, colonne);
    return valeur === null ? null : signe * valeur;
  });
  return parts.includes(null) ? null : parts.reduce<number>((t, v) => t + (v ?? 0), 0);
}

const elementsDe = (l: LigneChiffree): readonly (readonly [Mot, 1 | -1])[] =>
  l.difference === null
    ? l.somme.map((id) => [id, 1] as const)
    : [
        [l.difference[0], 1],
        [l.difference[1], -1],
      ];

const UNITES: Readonly<Record<string, Unite>> = {
  montant: 'euros',
  'montant-signe': 'euros',
  pourcent: 'pourcents',
};

/** One field: its number, or the total of its shares. */
export function nombreDuChamp(modele: Modele, f: Formulaire, reponses: Reponses | null, champ: Mot): Nombre {
  const question = partiesDe(modele, f)
    .filter((p) => p.cle !== CHIFFRES)
    .flatMap((p) => p.questions)
    .find((q) => q.champ.id === champ);
  const atomes = question?.reponses ?? [];
  const unite = UNITES[atomes[0]?.type ?? ''] ?? 'unites';
  return somme(
    atomes.map((r) => ({
      valeur: enCentiemes(reponses?.[r.chemin], unite),
      unite,
      faits: [],
      chemins: [r.chemin],
    })),
    unite,
  );
}

/** Money is kept in cents already; the rest as people write it. */
function enCentiemes(v: string | number | boolean | undefined, unite: Unite): number | null {
  if (typeof v !== 'number') return null;
  return unite === 'euros' ? v : Math.round(v * 100);
}

function nombreDuDossier(
  { etat, faits }: Sources,
  sorte: 'demande' | 'vote' | 'verse',
  exercice: number,
  versements: Mot | null,
): Nombre {
  const regle = versements ?? etat.modele.versements[0]?.id;
  const deLAnnee = (x: { readonly versements: Mot; readonly exercice: number }): boolean =>
    x.versements === regle && x.exercice === exercice;
  const retenus =
    sorte === 'demande'
      ? etat.demandes.filter(deLAnnee).slice(-1)
      : sorte === 'vote'
        ? etat.votes.filter(deLAnnee)
        : versementsDe(etat, faits).filter(deLAnnee);
  return {
    valeur: retenus.length === 0 ? null : retenus.reduce((t, x) => t + x.montant, 0),
    unite: 'euros',
    faits: retenus.map((x) => x.fait),
    chemins: [],
  };
}

const versementsDe = (etat: Etat, faits: readonly Fait[]) =>
  etat.versements
    .flatMap((v) =>
      v.paiements.map((p) => ({ ...p, versements: v.regles.id, exercice: v.exercice, montant: p.montant })),
    )
    .filter((p) => faits.some((f) => f.id === p.fait));

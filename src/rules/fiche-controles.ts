import type { Reponses } from '../facts/fiche.ts';
import type { Cible, Controle, Unite } from '../modele/formulaire.ts';
import type { Mot } from '../modele/regles.ts';
import type { IdFait } from './etat.ts';
import { type Nombre, nombreDe, nombreDeCase, nombreDuChamp, type Sources, somme } from './fiche-nombres.ts';
import { CHIFFRES, EXPLICATIONS, partieDuChamp, seSaisit } from './fiche-questions.ts';

/** What a check says of a form. Numbers in hundredths; the difference is what was found less what was expected. */
export interface Verdict {
  readonly controle: Controle;
  /** the path of its explanation */
  readonly chemin: string;
  /** the part of the form where it is shown */
  readonly partie: string;
  /** the field, or the line of figures, that a comparison is about */
  readonly sujet: { readonly sorte: 'champ' | 'ligne'; readonly id: Mot } | null;
  readonly attend: 'egal' | 'au-moins' | 'au-plus' | 'comme-avant';
  /** `indetermine`: a number is missing, so nothing can be said */
  readonly etat: 'tenu' | 'ecart' | 'indetermine';
  readonly unite: Unite;
  readonly constate: number | null;
  readonly attendu: number | null;
  readonly ecart: number | null;
  readonly faits: readonly IdFait[];
  readonly chemins: readonly string[];
  /** null: none was given */
  readonly explication: string | null;
}

/** Every check of the form, in its order. A difference is shown and explained; it never blocks. */
export const verifierFiche = (s: Sources): readonly Verdict[] =>
  s.formulaire.controles.flatMap((c) => {
    if (c.sorte === 'egalite') return [egalite(s, c)];
    if (c.sorte === 'borne') return c.valeurs.map((_, i) => borne(s, c, i));
    return c.cibles.flatMap((cible) => comparer(s, c, cible));
  });

function egalite(s: Sources, c: Extract<Controle, { sorte: 'egalite' }>): Verdict {
  const lire = (o: (typeof c.total)[number]): Nombre => nombreDe(s, o, c.versements);
  const plus = c.total.map(lire);
  const unite = plus[0]?.unite ?? 'unites';
  const moins = c.moins.map(lire).map((n) => ({ ...n, valeur: n.valeur === null ? null : -n.valeur }));
  return juger(s, c, {
    chemin: `${EXPLICATIONS}.${c.id}`,
    sujet: null,
    attend: 'egal',
    constate: somme([...plus, ...moins], unite),
    attendu: lire(c.vaut),
    tient: (ecart) => Math.abs(ecart) <= c.ecartAdmis,
  });
}

function borne(s: Sources, c: Extract<Controle, { sorte: 'borne' }>, i: number): Verdict {
  const base = `${EXPLICATIONS}.${c.id}`;
  const constate = nombreDe(s, c.valeurs[i] as (typeof c.valeurs)[number], c.versements);
  const bas = c.auMoins && nombreDe(s, c.auMoins, c.versements);
  const haut = c.auPlus && nombreDe(s, c.auPlus, c.versements);
  // Of two limits, the one that is not held is the one to tell.
  const sousLeBas =
    bas !== null && (haut === null || (bas.valeur !== null && (constate.valeur ?? bas.valeur) < bas.valeur));
  const attendu = sousLeBas ? bas : haut;
  return juger(s, c, {
    chemin: c.valeurs.length === 1 ? base : `${base}.${i + 1}`,
    sujet: null,
    attend: sousLeBas ? 'au-moins' : 'au-plus',
    constate,
    attendu: attendu as Nombre,
    tient: (ecart) => (sousLeBas ? ecart >= 0 : ecart <= 0),
  });
}

function comparer(
  s: Sources,
  c: Extract<Controle, { sorte: 'comparaison' }>,
  cible: Cible,
): readonly Verdict[] {
  const base = `${EXPLICATIONS}.${c.id}`;
  const { formulaire: f, etat } = s;
  const tientDepuis = (attendu: Nombre) => (ecart: number) => !estSignificatif(c, ecart, attendu.valeur ?? 0);
  if (cible.sorte === 'champ') {
    const attendu = nombreDuChamp(etat.modele, f, s.avant, cible.champ);
    return [
      juger(s, c, {
        chemin: `${base}.${cible.champ}`,
        sujet: { sorte: 'champ', id: cible.champ },
        attend: 'comme-avant',
        constate: nombreDuChamp(etat.modele, f, s.reponses, cible.champ),
        attendu,
        tient: tientDepuis(attendu),
      }),
    ];
  }
  const lignes = cible.sorte === 'cellule' ? [cible.ligne] : f.lignes.filter(seSaisit).map((l) => l.id);
  return lignes.map((ligne) => {
    const attendu = nombreDeCase(f, s.avant, ligne, c.avec ?? cible.colonne);
    return juger(s, c, {
      chemin: cible.sorte === 'cellule' ? `${base}.${ligne}.${cible.colonne}` : `${base}.${ligne}`,
      sujet: { sorte: 'ligne', id: ligne },
      attend: 'comme-avant',
      constate: nombreDeCase(f, s.reponses, ligne, cible.colonne),
      attendu,
      tient: tientDepuis(attendu),
    });
  });
}

/** From a share of last year's number and from an amount, both at once: a small number moves by large shares. */
function estSignificatif(
  c: Extract<Controle, { sorte: 'comparaison' }>,
  ecart: number,
  reference: number,
): boolean {
  const grandeur = Math.abs(ecart);
  if (grandeur === 0 || grandeur < c.des) return false;
  return c.part === null || grandeur * c.part.den >= Math.abs(reference) * c.part.num;
}

interface AJuger extends Pick<Verdict, 'chemin' | 'sujet' | 'attend'> {
  readonly constate: Nombre;
  readonly attendu: Nombre;
  readonly tient: (ecart: number) => boolean;
}

function juger(s: Sources, controle: Controle, j: AJuger): Verdict {
  const { constate, attendu } = j;
  const ecart = constate.valeur === null || attendu.valeur === null ? null : constate.valeur - attendu.valeur;
  return {
    controle,
    chemin: j.chemin,
    partie: partieDe(s, constate.chemins[0] ?? attendu.chemins[0] ?? '', j.sujet),
    sujet: j.sujet,
    attend: j.attend,
    etat: ecart === null ? 'indetermine' : j.tient(ecart) ? 'tenu' : 'ecart',
    unite: constate.unite,
    constate: constate.valeur,
    attendu: attendu.valeur,
    ecart,
    faits: [...new Set([...constate.faits, ...attendu.faits])],
    chemins: constate.chemins,
    explication: explicationDe(s.reponses, j.chemin),
  };
}

function partieDe({ etat, formulaire }: Sources, chemin: string, sujet: Verdict['sujet']): string {
  if (sujet?.sorte === 'champ') return partieDuChamp(etat.modele, formulaire, sujet.id) ?? CHIFFRES;
  return chemin.split('.')[0] || CHIFFRES;
}

function explicationDe(reponses: Reponses, chemin: string): string | null {
  const dite = reponses[chemin];
  return typeof dite === 'string' && dite.trim() !== '' ? dite : null;
}

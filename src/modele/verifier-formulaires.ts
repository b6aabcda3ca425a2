import type { Cible, Controle, Formulaire, Operande, TypeDeChamp, Unite } from './formulaire.ts';
import type { Modele, Position } from './regles.ts';
import type { Releve } from './releve.ts';

/** Checks of the forms that need them whole: lines that add up in circles, checks that mix units or years. */
export function verifierFormulaires(m: Modele, r: Releve): void {
  for (const f of m.formulaires) {
    verifierLignes(f, r);
    for (const s of f.sections)
      for (const c of s.champs)
        if (c.type === 'repartition' && c.rubriques.length === 0)
          fauteA(r, s.position, c.id, `la répartition « ${c.id} » n’a pas de rubriques`, '« rubriques »');
    for (const c of f.controles) verifierControle(m, f, c, r);
  }
}

function verifierLignes(f: Formulaire, r: Releve): void {
  const elements = new Map(f.lignes.map((l) => [l.id, [...l.somme, ...(l.difference ?? [])]]));
  const tourne = (id: string, chemin: readonly string[]): boolean =>
    chemin.includes(id) || (elements.get(id) ?? []).some((x) => tourne(x, [...chemin, id]));
  const premiere = f.lignes.find((l) => tourne(l.id, []));
  if (premiere)
    fauteA(
      r,
      f.position,
      premiere.id,
      `la ligne « ${premiere.id} » s’additionne elle-même`,
      'une somme qui ne dépende pas d’elle',
    );
}

function verifierControle(m: Modele, f: Formulaire, c: Controle, r: Releve): void {
  if (c.sorte === 'comparaison') {
    for (const cible of c.cibles) verifierCible(f, c.avec, cible, r);
    return;
  }
  const operandes =
    c.sorte === 'egalite'
      ? [...c.total, ...c.moins, c.vaut]
      : [...c.valeurs, ...[c.auMoins, c.auPlus].filter((o) => o !== null)];
  const unites = operandes.map((o) => uniteDe(f, o, r));
  const premiere = unites.find((u) => u !== null);
  const autre = unites.findIndex((u) => u !== null && u !== premiere);
  const fautif = operandes[autre];
  if (fautif && premiere)
    fauteA(
      r,
      fautif.position,
      motDe(fautif),
      `« ${motDe(fautif)} » se compte en ${UNITES[unites[autre] ?? 'unites']}, ce qui précède en ${UNITES[premiere]}`,
      'des nombres de même unité',
    );
  const dehors = operandes.find((o) => o.sorte === 'demande' || o.sorte === 'vote' || o.sorte === 'verse');
  if (dehors && c.versements === null && m.versements.length !== 1)
    fauteA(
      r,
      dehors.position,
      motDe(dehors),
      `le modèle a ${m.versements.length} règles de versements`,
      '« versements » dans le contrôle, pour dire laquelle',
    );
}

/** A column is compared with what was announced for the same year: the two must speak of one year. */
function verifierCible(f: Formulaire, avec: string | null, cible: Cible, r: Releve): void {
  if (cible.sorte === 'champ') {
    uniteDe(f, { ...cible, fiche: 0 }, r);
    return;
  }
  const annee = f.colonnes.find((x) => x.id === cible.colonne)?.porteSur;
  const annoncee = f.colonnes.find((x) => x.id === avec)?.porteSur;
  if (annee === undefined || annoncee === undefined || annee === annoncee - 1) return;
  fauteA(
    r,
    cible.position,
    cible.colonne,
    `« ${cible.colonne} » et « ${avec} » de la fiche précédente ne portent pas sur la même année`,
    f.colonnes
      .filter((x) => x.porteSur === annee + 1)
      .map((x) => `« ${x.id} »`)
      .join(', ') || 'deux colonnes de la même année',
  );
}

const UNITE_DU_TYPE: Partial<Record<TypeDeChamp, Unite>> = {
  entier: 'unites',
  decimal: 'unites',
  montant: 'euros',
  'montant-signe': 'euros',
  repartition: 'pourcents',
};
const UNITES: Readonly<Record<Unite, string>> = { euros: 'euros', pourcents: 'pourcents', unites: 'unités' };

function uniteDe(f: Formulaire, o: Operande, r: Releve): Unite | null {
  if (o.sorte === 'fixe') return o.unite;
  if (o.sorte !== 'champ') return 'euros';
  const champ = f.sections.flatMap((s) => s.champs).find((x) => x.id === o.champ);
  if (!champ) return null;
  const enSection = f.sections.find((s) => s.champs.includes(champ));
  const unite = enSection?.pourChaqueAxe ? undefined : UNITE_DU_TYPE[champ.type];
  if (unite) return unite;
  fauteA(
    r,
    o.position,
    o.champ,
    enSection?.pourChaqueAxe
      ? `« ${o.champ} » se répète pour chaque axe`
      : `« ${o.champ} » n’est pas un nombre`,
    'un champ de type « entier », « décimal », « montant » ou « répartition »',
  );
  return null;
}

const motDe = (o: Operande): string =>
  o.sorte === 'champ'
    ? o.champ
    : o.sorte === 'cellule'
      ? o.ligne
      : o.sorte === 'fixe'
        ? String(o.valeur / 100)
        : o.sorte;

function fauteA(r: Releve, position: Position, mot: string, message: string, attendu: string): void {
  r.fautes.push({ position, mot, message, attendu, proche: null });
}

import { dateCivile, type Jour, jour, nomDuMois } from '../../basics/jour.ts';
import type { FriseVue, VoieDeFrise } from '../../views/frise.ts';
import type { ItemDeFrise } from '../../views/frise-items.ts';
import type { Forme } from '../../views/statuts.ts';

/** Where things stand on the drawing, in its own units. Nothing here is text to read: views worded it. */
export interface Trace {
  readonly hauteur: number;
  readonly reperes: readonly { readonly x: number; readonly libelle: string }[];
  readonly regard: number | null;
  readonly voies: readonly VoieTracee[];
  readonly liens: readonly { readonly chemin: string; readonly sorte: 'nourrit' | 'retient' }[];
  readonly barres: readonly {
    readonly x1: number;
    readonly x2: number;
    readonly y: number;
    readonly connue: boolean;
    readonly dit: string;
  }[];
}

export interface VoieTracee {
  readonly id: string;
  readonly titre: string;
  readonly sousTitre: string;
  readonly y: number;
  readonly groupes: readonly Groupe[];
  readonly etiquettes: readonly Etiquette[];
  readonly fenetres: readonly { readonly x: number; readonly largeur: number }[];
}

/** Things too close to be told apart stand as one, under the gravest shape. */
export interface Groupe {
  readonly x: number;
  readonly forme: Forme;
  readonly taille: number;
  readonly futur: boolean;
  readonly ids: readonly string[];
}

export interface Etiquette {
  readonly x: number;
  readonly y: number;
  readonly ancre: 'start' | 'middle' | 'end';
  readonly texte: string;
  readonly ton: 'somme' | 'retard' | 'proche' | 'fort' | 'nu';
  readonly futur: boolean;
}

export const LARGEUR = 1152;
export const GAUCHE = 168;
export const DROITE = 1140;
const HAUT = 96;
const PAS = 86;

/** Places a timeline: time runs from `GAUCHE` to `DROITE`, one lane every `PAS`. */
export function tracer(vue: FriseVue): Trace {
  const etendue = vue.au - vue.du + 1;
  const x = (j: Jour): number => arrondi(GAUCHE + ((j - vue.du) / etendue) * (DROITE - GAUCHE));
  const unAn = etendue < 400;
  const voies = vue.voies.map((v, i) => tracerVoie(v, HAUT + i * PAS, x, unAn));
  const place = new Map(
    voies.flatMap((v) => v.groupes.flatMap((g) => g.ids.map((id) => [id, { x: g.x, y: v.y }] as const))),
  );
  const ligneDesBarres = (voies.find((v) => v.id === 'association')?.y ?? HAUT) + 34;
  return {
    hauteur: HAUT + (voies.length - 1) * PAS + 58,
    reperes: sousLeDrapeau(reperes(vue, x, unAn), vue.regard === null ? null : x(vue.regard)),
    regard: vue.regard === null ? null : x(vue.regard),
    voies,
    liens: vue.liens.flatMap((l) => {
      const [de, a] = [place.get(l.de), place.get(l.a)];
      return de && a ? [{ chemin: courbe(de, a), sorte: l.sorte }] : [];
    }),
    barres: vue.barres.map((b) => ({
      x1: x(b.du),
      x2: x((b.au + 1) as Jour),
      y: ligneDesBarres,
      connue: b.connue,
      dit: b.dit,
    })),
  };
}

export const LARGEUR_DRAPEAU = 112;

/** Left edge of the flag that bears the day looked at. */
export const gaucheDuDrapeau = (x: number): number =>
  Math.min(Math.max(x - LARGEUR_DRAPEAU + 1, GAUCHE), DROITE - LARGEUR_DRAPEAU);

/** A year or a month that the flag would half cover is left out: the flag says the date in full. */
function sousLeDrapeau(marques: Trace['reperes'], regard: number | null): Trace['reperes'] {
  if (regard === null) return marques;
  const gauche = gaucheDuDrapeau(regard);
  return marques.map((m) => {
    const cache = m.x + 10 < gauche + LARGEUR_DRAPEAU && m.x + 10 + m.libelle.length * 10 > gauche;
    return cache ? { ...m, libelle: '' } : m;
  });
}

function reperes(vue: FriseVue, x: (j: Jour) => number, unAn: boolean): Trace['reperes'] {
  if (!unAn)
    return vue.annees
      .map((a) => ({ x: x(jour(a, 1, 1)), libelle: String(a) }))
      .filter((r) => r.x >= GAUCHE - 1 && r.x < DROITE);
  const annee = dateCivile(vue.du).annee;
  return Array.from({ length: 12 }, (_, m) => ({
    x: x(jour(annee, m + 1, 1)),
    libelle: m % 3 === 0 ? nomDuMois(m + 1) : '',
  }));
}

function tracerVoie(voie: VoieDeFrise, y: number, x: (j: Jour) => number, unAn: boolean): VoieTracee {
  const groupes = grouper(voie.items, x);
  return {
    id: voie.id,
    titre: voie.titre,
    sousTitre: voie.sousTitre,
    y,
    groupes,
    etiquettes: etiqueter(voie, groupes, y, unAn),
    fenetres: voie.fenetres.map((f) => {
      const debut = Math.max(GAUCHE, x(f.du));
      return { x: debut, largeur: Math.max(4, Math.min(DROITE, x((f.au + 1) as Jour)) - debut) };
    }),
  };
}

const GRAVITE: readonly Forme[] = [
  'retard',
  'suspendu',
  'proche',
  'ouvert',
  'reserve',
  'fait',
  'attente',
  'avenir',
  'sansobjet',
];
const COTE_A_COTE = 15;

function grouper(items: readonly ItemDeFrise[], x: (j: Jour) => number): readonly Groupe[] {
  const groupes: Groupe[] = [];
  for (const item of items) {
    const ici = x(item.jour);
    const dernier = groupes.at(-1);
    const seul: Groupe = {
      x: ici,
      forme: item.forme,
      taille: tailleDe(item),
      futur: item.futur,
      ids: [item.id],
    };
    if (dernier === undefined || ici - dernier.x >= COTE_A_COTE || dernier.futur !== item.futur) {
      groupes.push(seul);
      continue;
    }
    const plusGrave = GRAVITE.indexOf(item.forme) < GRAVITE.indexOf(dernier.forme);
    groupes[groupes.length - 1] = {
      ...(plusGrave ? { ...seul, x: dernier.x } : dernier),
      taille: Math.max(dernier.taille, seul.taille),
      ids: [...dernier.ids, item.id],
    };
  }
  return groupes;
}

const tailleDe = (i: ItemDeFrise): number => (i.important ? 20 : i.futur ? 15 : 18);

/** Labels that fit, the gravest first; those that do not are in the table that follows the drawing. */
function etiqueter(
  voie: VoieDeFrise,
  groupes: readonly Groupe[],
  y: number,
  unAn: boolean,
): readonly Etiquette[] {
  const lignes = LIGNES[voie.id]?.map((dy) => y + dy) ?? [y + 30, y - 20];
  const prises = new Map<number, [number, number][]>(lignes.map((l) => [l, []]));
  const posees: Etiquette[] = [];
  const candidats = voie.items
    .map((item) => ({ item, texte: unAn ? (item.court ?? item.titre) : item.court }))
    .filter((c): c is { item: ItemDeFrise; texte: string } => c.texte !== null)
    .sort((a, b) => Number(b.item.important) - Number(a.item.important) || a.item.jour - b.item.jour);
  const dits = new Set<Groupe>();
  for (const { item, texte } of candidats) {
    const groupe = groupes.find((g) => g.ids.includes(item.id));
    // Over a whole life, one name for things drawn as one: the others are in the table.
    if (!groupe || (!unAn && dits.has(groupe))) continue;
    dits.add(groupe);
    const posee = poser(texte, groupe.x, lignes, prises, voie.id === 'association');
    if (posee) posees.push({ ...posee, texte, ton: tonDe(item), futur: item.futur });
  }
  return posees;
}

/** Above where threads leave downwards, below where they arrive from above. */
const LIGNES: Readonly<Record<string, readonly number[]>> = {
  votes: [-20, -36],
  versements: [30],
  association: [-18, -34],
  entites: [28],
};

const LETTRE = 6.7;

function poser(
  texte: string,
  x: number,
  lignes: readonly number[],
  prises: Map<number, [number, number][]>,
  aCote: boolean,
): Pick<Etiquette, 'x' | 'y' | 'ancre'> | null {
  const largeur = texte.length * LETTRE;
  const ecart = aCote ? 9 : -6;
  const cotes = [
    { ancre: 'end', de: x - ecart - largeur, ancrage: x - ecart },
    { ancre: 'start', de: x + ecart, ancrage: x + ecart },
  ] as const;
  const centre = { ancre: 'middle', de: x - largeur / 2, ancrage: x } as const;
  const essais = aCote ? cotes : [centre, ...cotes];
  for (const y of lignes)
    for (const { ancre, de, ancrage } of essais) {
      if (de < GAUCHE || de + largeur > DROITE) continue;
      const ligne = prises.get(y) ?? [];
      if (ligne.some(([a, b]) => de < b + 8 && de + largeur > a - 8)) continue;
      ligne.push([de, de + largeur]);
      return { x: arrondi(ancrage), y, ancre };
    }
  return null;
}

function tonDe(item: ItemDeFrise): Etiquette['ton'] {
  if (item.forme === 'retard') return 'retard';
  if (item.forme === 'proche') return 'proche';
  if (item.cible?.sorte === 'versement') return 'somme';
  return item.important && item.cible === null ? 'fort' : 'nu';
}

function courbe(de: { x: number; y: number }, a: { x: number; y: number }): string {
  const sens = a.y > de.y ? 1 : -1;
  const [y1, y2] = [de.y + sens * 11, a.y - sens * 11];
  const milieu = arrondi((y1 + y2) / 2);
  return `M${de.x} ${y1}C${de.x} ${milieu} ${a.x} ${milieu} ${a.x} ${y2}`;
}

const arrondi = (n: number): number => Math.round(n * 10) / 10;

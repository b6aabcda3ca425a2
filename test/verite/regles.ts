import type { PageLue, StatutLu } from './page.ts';

/** Something false that a page says, with its words and where they stand. */
export interface Faute {
  readonly regle: string;
  readonly qui: string;
  readonly au: string;
  readonly adresse: string;
  readonly citation: string;
}

export interface Regle {
  /** what a page promises */
  readonly nom: string;
  /** `lire`: another page as the same person sees it the same day; null when there is none */
  readonly chercher: (page: PageLue, lire: Lire) => Promise<readonly Faute[]>;
}

type Lire = (adresse: string) => Promise<PageLue | null>;

export const direFaute = (f: Faute): string => `${f.au} ${f.qui} ${f.adresse} — ${f.regle} : ${f.citation}`;

/** A rule that reads one page alone: the words at fault. */
const surUnePage = (nom: string, citations: (page: PageLue) => readonly string[]): Regle => ({
  nom,
  chercher: async (page) => citations(page).map((citation) => faute(nom, page, citation)),
});

const faute = (regle: string, { qui, au, adresse }: PageLue, citation: string): Faute => ({
  ...{ regle, qui, au, adresse, citation },
});

/** True beside what is held back, which the same sentence then names. */
const SANS_RETARD = 'Rien n’est en retard';

const TRANQUILLE = [
  'Rien n’attend',
  'tout est à jour',
  'Tout est à jour',
  'Le partenariat avance.',
  'Tout ce qui est dû à ce jour est fait',
  SANS_RETARD,
  'Rien n’est à faire ici',
  'Aucun versement n’est retenu ni en retard',
  'Aucune échéance n’est ouverte et aucun versement n’attend',
];

const estRouge = (s: StatutLu): boolean => s.ton === 'retard' || s.ton === 'suspendu';

const estConvention = (p: PageLue): boolean => /^\/conventions\/(?!nouvelle)[^/?]+$/.test(p.adresse);

/** What a red thing is called at the top of the page where it stands. */
const NOMMER: readonly (readonly [RegExp, RegExp])[] = [
  [/^(À payer|Payé en partie).*en retard/, /à payer, en retard/],
  [/[Ss]uspendu|Retenu/, /retenu/],
  [/versés en trop/, /en trop/],
  [/terme dépassé/, /terme dépassé/],
  [/antérieure à la transmission/, /irrégulière/],
  [/retard|manque|Manquante|[Rr]etourn/, /en retard/],
];

const CHIFFRES = 'un chiffre de la liste est celui de la page où il mène';

/** The list of what every page promises. One more promise is one more line, and its planted fault in the test. */
export const REGLES: readonly Regle[] = [
  surUnePage('rien n’attend seulement quand rien n’attend', (p) => {
    const rouge = [...p.statuts.filter(estRouge).map((s) => s.texte), ...rougesDesNotes(p)];
    if (rouge.length === 0 && !/Il manque /.test(p.phrase)) return [];
    const tard = p.statuts.some((s) => s.ton === 'retard');
    return TRANQUILLE.filter((t) => p.texte.includes(t) && (tard || t !== SANS_RETARD)).map(
      (t) => `« ${t} » au-dessus de « ${rouge[0] ?? p.phrase} »`,
    );
  }),
  surUnePage('la phrase du haut nomme ce qui est rouge plus bas', (p) => {
    if (!estConvention(p)) return [];
    const rouges = [...new Set([...p.statuts.filter(estRouge).map((s) => s.texte), ...rougesDesNotes(p)])];
    return rouges.flatMap((rouge) => {
      const attendu = NOMMER.find(([motif]) => motif.test(rouge))?.[1];
      return attendu?.test(p.phrase) ? [] : [`« ${rouge} » sous « ${p.phrase} »`];
    });
  }),
  surUnePage('un versement payé en partie n’est pas montré comme fait', (p) =>
    p.statuts.filter((s) => /en partie/.test(s.texte) && /fait|reserve/.test(s.ton)).map((s) => s.texte),
  ),
  surUnePage('un brouillon n’est pas rangé parmi les engagements', (p) =>
    p.adresse.startsWith('/versements')
      ? p.lignes.filter((l) => /brouillon|en projet/i.test(l.texte)).map((l) => l.texte)
      : [],
  ),
  {
    nom: CHIFFRES,
    chercher: async (page, lire) => {
      if (!/^\/(conventions|a-faire|versements)(\?|$)/.test(page.adresse)) return [];
      const fautes: Faute[] = [];
      for (const ligne of page.lignes) {
        const figures = figuresDe(page, ligne.texte);
        const adresse = ligne.liens.find((l) => /^\/conventions\/(?!nouvelle)[^?]+$/.test(l));
        if (figures.length === 0 || adresse === undefined) continue;
        const cible = await lire(adresse);
        for (const figure of cible ? figures.filter((f) => !dit(cible, f)) : [])
          fautes.push(faute(CHIFFRES, page, `« ${figure} », que ${adresse} ne dit pas`));
      }
      return fautes;
    },
  },
];

const rougesDesNotes = (p: PageLue): readonly string[] =>
  p.notes.filter((n) => n.rouge && !/débloque/.test(n.titre)).map((n) => n.titre);

/** What a row of a list counts, as the page it leads to must say it. */
function figuresDe(page: PageLue, texte: string): readonly string[] {
  const motifs = page.adresse.startsWith('/conventions')
    ? [/\d+ échéances?/, /\d+ versements? en retard/, /\d[\d ]*(?:,\d\d)? € (?:retenus|à reprendre)/]
    : [/[Ee]n retard d(?:e \d+ jours|’un jour)/, /reste \d[\d ]*(?:,\d\d)? €/];
  return motifs.flatMap((m) => m.exec(texte)?.[0].trim() ?? []);
}

function dit(page: PageLue, figure: string): boolean {
  const echeances = /^(\d+) échéance/.exec(figure);
  const mot = echeances && NOMBRES[Number(echeances[1])];
  if (mot) return new RegExp(`${mot} échéances? (?:est|sont) en retard`, 'i').test(page.phrase);
  if (/versement/.test(figure)) return /à payer, en retard/.test(page.phrase);
  const montant = /\d[\d ]*(?:,\d\d)? €/.exec(figure)?.[0];
  return page.texte.toLocaleLowerCase('fr').includes((montant ?? figure).toLocaleLowerCase('fr'));
}

const NOMBRES = 'zéro une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze'.split(
  ' ',
);

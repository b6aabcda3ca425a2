import type { Jour } from '../basics/jour.ts';

/** A written document ready to be laid out: plain texts, never markup. The same tree gives HTML, PDF and DOCX. */
export interface Ecrit {
  readonly titre: string;
  readonly sousTitre: string | null;
  /** the authority on whose behalf it is published */
  readonly editeur: string;
  /** the day whose state it tells: also the date of the file, so that the same content gives the same bytes */
  readonly jour: Jour;
  /** said on the cover and at the foot of every page: a draft, a look at another day */
  readonly avertissement: string | null;
  /** reference, period, entry into force… */
  readonly mentions: readonly Mention[];
  readonly parties: readonly PartieEcrite[];
  readonly articles: readonly ArticleEcrit[];
  readonly signatures: SignaturesEcrites | null;
  readonly annexes: readonly AnnexeEcrite[];
  /** version and hash of the text: what proves that this is the text that was signed */
  readonly empreinte: string;
}

export interface Mention {
  readonly intitule: string;
  readonly valeur: string;
}

export interface PartieEcrite {
  readonly nom: string;
  /** SIRET, address…: one line each */
  readonly details: readonly string[];
  /** « représentée par… » */
  readonly representation: string | null;
  /** « ci-après « la Ville » » */
  readonly denomination: string;
}

export interface ArticleEcrit {
  readonly numero: string;
  /** 1 for « Article 7 », 2 for « 7.1 »… */
  readonly niveau: number;
  readonly titre: string;
  readonly blocs: readonly BlocEcrit[];
}

export type BlocEcrit =
  | { readonly sorte: 'paragraphe'; readonly fragments: readonly FragmentEcrit[] }
  | {
      readonly sorte: 'liste';
      readonly ordonnee: boolean;
      readonly elements: readonly (readonly BlocEcrit[])[];
    }
  | {
      readonly sorte: 'tableau';
      readonly entetes: readonly (readonly FragmentEcrit[])[];
      readonly lignes: readonly (readonly (readonly FragmentEcrit[])[])[];
    };

/** `valeur`: a value that the program applies, taken from a rule or a term. */
export type FragmentEcrit =
  | { readonly sorte: 'texte' | 'valeur'; readonly texte: string }
  | { readonly sorte: 'fort' | 'italique'; readonly fragments: readonly FragmentEcrit[] };

export interface SignaturesEcrites {
  /** « Fait en 4 exemplaires… » */
  readonly formule: string;
  readonly blocs: readonly {
    readonly pour: string;
    readonly qualite: string | null;
    readonly nom: string | null;
    /** « Signé le 12 décembre 2025 », or null while it waits */
    readonly signature: string | null;
  }[];
}

/** What stands after the signatures: a text, and the outline of a form when the annex is one. */
export interface AnnexeEcrite {
  readonly titre: string;
  readonly blocs: readonly BlocEcrit[];
  readonly formulaire: FormulaireEcrit | null;
}

/** What each section of a form asks, and its table of figures. */
export interface FormulaireEcrit {
  readonly sections: readonly { readonly titre: string; readonly champs: readonly string[] }[];
  readonly chiffres: { readonly colonnes: readonly string[]; readonly lignes: readonly string[] } | null;
}

/** « Article 7 — Moyens », « 7.1 — Subvention »; an unnumbered one keeps its title alone. */
export function titreArticle(a: Pick<ArticleEcrit, 'numero' | 'niveau' | 'titre'>): string {
  if (a.numero === '') return a.titre;
  const numero = a.niveau === 1 ? `Article\u00A0${a.numero}` : a.numero;
  return a.titre === '' ? numero : `${numero} — ${a.titre}`;
}

import { type FileChild, Paragraph, TextRun } from 'docx';
import type { BlocEcrit, FragmentEcrit } from '../ecrit.ts';
import { tableau } from './tableau.ts';

/** Paragraphs, numbered and bulleted lists, tables. `rang` tells this part from the others: its lists start again at 1. */
export function blocs(contenu: readonly BlocEcrit[], rang: number): FileChild[] {
  return contenu.flatMap((b, i) => bloc(b, null, rang * 1000 + i));
}

/** Where a paragraph stands in a list: `premier` bears the bullet or the number. */
interface DansListe {
  readonly ordonnee: boolean;
  readonly niveau: number;
  readonly instance: number;
  readonly premier: boolean;
}

function bloc(b: BlocEcrit, liste: DansListe | null, instance: number): FileChild[] {
  switch (b.sorte) {
    case 'paragraphe':
      return [new Paragraph({ ...placeEnListe(liste), children: runs(b.fragments, {}) })];
    case 'liste': {
      const niveau = liste === null ? 0 : liste.niveau + 1;
      return b.elements.flatMap((element) =>
        element.flatMap((e, i) =>
          bloc(e, { ordonnee: b.ordonnee, niveau, instance, premier: i === 0 }, instance),
        ),
      );
    }
    case 'tableau':
      return [
        tableau(
          b.entetes.map((c) => runs(c, {})),
          b.lignes.map((l) => l.map((c) => runs(c, {}))),
        ),
      ];
  }
}

function placeEnListe(liste: DansListe | null): object {
  if (liste === null) return {};
  const { ordonnee, niveau, instance, premier } = liste;
  const level = Math.min(niveau, 3);
  if (!premier) return { indent: { left: 500 * (level + 1) } };
  return { numbering: { reference: ordonnee ? 'numeros' : 'tirets', level, instance } };
}

interface Allure {
  readonly bold?: boolean;
  readonly italics?: boolean;
}

function runs(fragments: readonly FragmentEcrit[], allure: Allure): TextRun[] {
  return fragments.flatMap((f) => run(f, allure));
}

function run(f: FragmentEcrit, allure: Allure): TextRun[] {
  switch (f.sorte) {
    case 'texte':
    case 'valeur':
      return [new TextRun({ ...allure, text: f.texte })];
    case 'fort':
      return runs(f.fragments, { ...allure, bold: true });
    case 'italique':
      return runs(f.fragments, { ...allure, italics: true });
  }
}

import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import {
  type AnnexeEcrite,
  type BlocEcrit,
  type Ecrit,
  type FormulaireEcrit,
  type PartieEcrite,
  type SignaturesEcrites,
  titreArticle,
} from '../ecrit.ts';
import { changerTextes, sansControle } from '../textes.ts';
import { blocs } from './blocs.ts';
import { figer } from './figer.ts';
import { NUMEROTATION, STYLES } from './styles.ts';
import { tableau } from './tableau.ts';

/** The agreement as a Word document that people may go on editing: real headings, lists and tables, in French. */
export async function ecrireDocx(contenu: Ecrit): Promise<Uint8Array> {
  const ecrit = changerTextes(contenu, sansControle);
  const document = new Document({
    title: ecrit.titre,
    creator: ecrit.editeur,
    lastModifiedBy: ecrit.editeur,
    description: ecrit.sousTitre ?? '',
    styles: STYLES,
    numbering: NUMEROTATION,
    sections: [
      {
        properties: {
          titlePage: true,
          page: { margin: { top: 1360, bottom: 1360, left: 1700, right: 1250 } },
        },
        footers: { first: new Footer({ children: [new Paragraph('')] }), default: pied(ecrit) },
        children: [
          ...couverture(ecrit),
          new Paragraph({ style: 'sommaire', text: 'Sommaire', pageBreakBefore: true }),
          new TableOfContents('Sommaire', {
            hyperlink: true,
            headingStyleRange: '1-2',
            beginDirty: false,
            tabLeader: LeaderType.NONE,
          }),
          titre('Identité des parties', 1, true),
          ...ecrit.parties.map(partie),
          ...ecrit.articles.flatMap((a, i) => [titre(titreArticle(a), a.niveau), ...blocs(a.blocs, i + 1)]),
          ...(ecrit.signatures === null ? [] : signatures(ecrit.signatures)),
          ...ecrit.annexes.flatMap(annexe),
        ],
      },
    ],
  });
  return figer(new Uint8Array(await Packer.toArrayBuffer(document)), ecrit.jour);
}

const NIVEAUX = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

function titre(texte: string, niveau: number, sautDePage = false): Paragraph {
  const rang = Math.min(niveau, NIVEAUX.length) - 1;
  return new Paragraph({
    heading: NIVEAUX[rang] ?? HeadingLevel.HEADING_1,
    outlineLevel: rang,
    pageBreakBefore: sautDePage,
    children: [new TextRun(texte)],
  });
}

function couverture(ecrit: Ecrit): FileChild[] {
  return [
    ...(ecrit.avertissement === null
      ? []
      : [new Paragraph({ style: 'avertissement', text: ecrit.avertissement })]),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(ecrit.titre)] }),
    ...(ecrit.sousTitre === null ? [] : [new Paragraph({ style: 'sous-titre', text: ecrit.sousTitre })]),
    ...ecrit.mentions.map(
      (m) =>
        new Paragraph({
          style: 'mention',
          tabStops: [{ type: TabStopType.LEFT, position: 2600 }],
          children: [
            new TextRun({ text: m.intitule, color: '5A5366' }),
            new TextRun({ children: [new Tab(), m.valeur] }),
          ],
        }),
    ),
  ];
}

function partie(p: PartieEcrite): Paragraph {
  const lignes = [...p.details, ...(p.representation === null ? [] : [p.representation])];
  return new Paragraph({
    keepLines: true,
    children: [
      new TextRun({ text: p.nom, bold: true }),
      ...lignes.map((l) => new TextRun({ text: l, break: 1 })),
      new TextRun({ text: p.denomination, italics: true, break: 1 }),
    ],
  });
}

function signatures(s: SignaturesEcrites): FileChild[] {
  return [
    titre('Signatures', 1),
    new Paragraph({ text: s.formule, keepNext: true }),
    ...s.blocs.map(
      (b) =>
        new Paragraph({
          style: 'signature',
          children: [
            new TextRun({ text: b.pour, bold: true }),
            ...[b.qualite, b.signature, b.nom]
              .filter((l) => l !== null)
              .map((l) => new TextRun({ text: l, break: 1 })),
          ],
        }),
    ),
  ];
}

function annexe(a: AnnexeEcrite, rang: number): FileChild[] {
  const suite = a.formulaire === null ? [] : formulaire(a.formulaire, rang);
  return [titre(a.titre, 1, true), ...blocs(a.blocs, 1000 + rang), ...suite];
}

function formulaire({ sections, chiffres }: FormulaireEcrit, rang: number): FileChild[] {
  const dites = sections.flatMap((s, i) => [
    titre(s.titre, 2),
    ...blocs([listeDe(s.champs)], 2000 + rang * 100 + i),
  ]);
  if (chiffres === null) return dites;
  const lignes = chiffres.lignes.map((l) => [
    [new TextRun(l)],
    ...chiffres.colonnes.map(() => [new TextRun('')]),
  ]);
  return [
    ...dites,
    titre('Chiffres clés', 2),
    tableau(
      ['Ligne', ...chiffres.colonnes].map((c) => [new TextRun(c)]),
      lignes,
    ),
  ];
}

const listeDe = (textes: readonly string[]): BlocEcrit => ({
  sorte: 'liste',
  ordonnee: false,
  elements: textes.map((texte) => [{ sorte: 'paragraphe', fragments: [{ sorte: 'texte', texte }] }]),
});

function pied(ecrit: Ecrit): Footer {
  const mention = [ecrit.sousTitre ?? ecrit.titre, ecrit.avertissement, ecrit.empreinte]
    .filter((t) => t !== null)
    .join(' · ');
  return new Footer({
    children: [
      new Paragraph({
        style: 'pied',
        alignment: AlignmentType.LEFT,
        children: [
          new TextRun(`${mention} · `),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';

const ENCRE = '211C2C';
const LANGUE = { value: 'fr-FR' };

/** Fonts are named, not embedded: Word shows its own where they are missing. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Literata', size: 21, color: ENCRE, language: LANGUE },
      paragraph: { spacing: { after: 140, line: 300 } },
    },
    title: {
      run: { font: 'Besley', size: 52, bold: true, color: ENCRE },
      paragraph: { spacing: { before: 1800, after: 240 } },
    },
    heading1: titre(30, 480),
    heading2: titre(24, 320),
    heading3: titre(21, 240),
  },
  paragraphStyles: [
    {
      id: 'sous-titre',
      name: 'Sous-titre',
      basedOn: 'Normal',
      run: { italics: true, size: 28, color: '5A5366' },
      paragraph: { spacing: { after: 900 } },
    },
    {
      id: 'mention',
      name: 'Mention',
      basedOn: 'Normal',
      run: { font: 'Public Sans', size: 19 },
      paragraph: { spacing: { after: 60 }, indent: { left: 2600, hanging: 2600 } },
    },
    {
      id: 'sommaire',
      name: 'Titre du sommaire',
      basedOn: 'Normal',
      run: { font: 'Besley', size: 30, bold: true },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: 'avertissement',
      name: 'Avertissement',
      basedOn: 'Normal',
      run: { font: 'Public Sans', size: 19, bold: true },
    },
    {
      id: 'entete-de-tableau',
      name: 'Entête de tableau',
      basedOn: 'Normal',
      run: { font: 'Public Sans', size: 17, bold: true },
      paragraph: { spacing: { after: 0 } },
    },
    {
      id: 'cellule',
      name: 'Cellule',
      basedOn: 'Normal',
      run: { font: 'Public Sans', size: 17 },
      paragraph: { spacing: { after: 0 } },
    },
    {
      id: 'signature',
      name: 'Signature',
      basedOn: 'Normal',
      paragraph: { keepLines: true, spacing: { before: 240, after: 900 } },
    },
    { id: 'pied', name: 'Pied', basedOn: 'Normal', run: { font: 'Public Sans', size: 15, color: '5A5366' } },
  ],
};

/** Dashes and numbers, four levels deep. */
export const NUMEROTATION: INumberingOptions = {
  config: [
    { reference: 'tirets', levels: [0, 1, 2, 3].map((n) => niveau(n, LevelFormat.BULLET, '–')) },
    { reference: 'numeros', levels: [0, 1, 2, 3].map((n) => niveau(n, LevelFormat.DECIMAL, `%${n + 1}.`)) },
  ],
};

function titre(taille: number, avant: number): NonNullable<IStylesOptions['default']>['heading1'] {
  return {
    run: { font: 'Besley', size: taille, bold: true, color: ENCRE },
    paragraph: { spacing: { before: avant, after: 140 }, keepNext: true },
  };
}

function niveau(level: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  return {
    level,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 500 * (level + 1), hanging: 300 }, spacing: { after: 80 } } },
  };
}

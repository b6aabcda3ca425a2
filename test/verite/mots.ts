/** What is wrong in the words of a page: which rule, and where it shows. */
export interface FauteDeMots {
  readonly regle: string;
  readonly extrait: string;
}

/** Everything that someone reads, hears or chooses from on a page, one string a block. Code quoted as code is left out. */
export function textesDe(html: string): readonly string[] {
  const corps = html
    .replace(/<(script|style|pre|textarea)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<code\b[^>]*>[\s\S]*?<\/code>/g, '…')
    .replace(/<!--[\s\S]*?-->/g, '');
  const dits = [...corps.matchAll(/\s(?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map(
    (m) => m[1] ?? '',
  );
  const blocs = corps
    .replace(/<(\w+)[^>]*aria-hidden="true"[^>]*>([^<]*)<\/\1>/g, '\n$2\n')
    .replace(/<\/?(?:a|abbr|b|del|em|i|small|span|strong|sup|time|u|mark)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .split('\n');
  return [...dits, ...blocs]
    .map((t) => decoder(t).replace(/^ +| +$/g, ''))
    .filter((t) => /\p{L}|\d/u.test(t));
}

const decoder = (t: string): string =>
  t
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)))
    .replaceAll('&amp;', '&');

const VOYELLE = 'aeiouyàâéèêëîïôûœæAEIOUYÀÂÉÈÊËÎÏÔÛŒÆ';
/** Before these, no elision: « le onze », « le oui ». */
const SANS_ELISION = '(?:onz|oui\\b|yaourt)';
/** Words of one form that end like a plural. */
const INVARIABLES = [
  ...['mois', 'fois', 'avis', 'tiers', 'fonds', 'accès', 'procès', 'dans', 'sans', 'sous', 'vers', 'plus'],
  ...['pas', 'puis', 'après', 'depuis', 'très', 'temps', 'corps'],
];
const COMPTES =
  'jour|pièce|versement|échéance|fait|ligne|fichier|convention|an|article|obligation|partie|personne|relance|message|modèle|version|terme|arrivée|organisation|caractère|moment|courriel|réponse|chiffre';

const REGLES: readonly (readonly [string, RegExp])[] = [
  ['mot de machine', /\b(?:undefined|NaN|null|true|false)\b|\[object/],
  ['clé', /(?<![\p{L}\d/.:-])(?!et\/ou)[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9/-]*/u],
  ['identifiant entre crochets', /[([][a-z0-9]+(?:-[a-z0-9]+)+[)\]]/],
  ['identifiant de fait', /\b[a-z][a-z0-9]*(?:-+[a-z0-9]+)*:\d+\b/],
  ['identifiant tiré au sort', /\b(?:arrivee--|personne-|mandat-|invitation-)[0-9a-f]{6,}/],
  [
    'empreinte sans étiquette',
    /(?<!empreinte[\s\u00A0:]*|référence[\s\u00A0:]*)\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b/i,
  ],
  ['de le, à le', /(?<![\p{L}-])(?:[dD]e|[àÀ]) (?:le|les) (?!\p{Ll}+(?:er|ir|re|oir)\b)/u],
  [
    'élision',
    new RegExp(
      `(?<![\\p{L}’'-])(?:[dD]e|[qQ]ue|[nN]e|[jJ]usque|[lL]orsque|[pP]uisque|[lL][ea](?! une?\\b)) (?!${SANS_ELISION})[${VOYELLE}]`,
      'u',
    ),
  ],
  [
    'pluriel après un',
    new RegExp(
      `(?<![\\p{L}\\d,.\\u202F\\u00A0/°-] ?)1[ \\u00A0](?!(?:${INVARIABLES.join('|')})(?!\\p{L}))\\p{Ll}{2,}s(?!\\p{L})`,
      'u',
    ),
  ],
  ['les 1', /(?<!\p{L})(?:les|Les|ces|des) 1(?![\d\p{L}.,])/u],
  [
    'singulier après plusieurs',
    new RegExp(
      `(?<![\\d,.°\\u202F\\u00A0/-]|art\\.|n°.|article )\\b(?:[2-9]|[1-9]\\d+)[ \\u00A0](?:${COMPTES})(?!\\p{L})`,
      'u',
    ),
  ],
  ['deux espaces', / {2,}/],
  ['espace avant ; ! ?', /[^\s\u202F\u00A0;!?(«] ?(?<!\u202F)[;!?](?=\s|$)/],
  ['espace avant deux-points', /(?<!\u00A0):(?=\s|$)/],
  ['guillemets', /«(?!\u00A0)|(?<!\u00A0)»/],
  ['apostrophe droite', /\p{L}'\p{L}/u],
  ['jour à l’anglaise', /\b\d{4}-\d\d-\d\d\b/],
  ['montant', /\d €|\d{4,}(?:,\d+)?[\u00A0\u202F ]?€|\d\.\d\d?[\u00A0 ]?€/],
];

/** Judges the words of a page; `saisis`: what people typed, shown as they typed it. */
export function fautesDeMots(html: string, saisis: ReadonlySet<string> = new Set()): readonly FauteDeMots[] {
  return textesDe(html)
    .filter((t) => !saisis.has(t))
    .flatMap((t) =>
      REGLES.flatMap(([regle, motif]) => {
        const trouve = motif.exec(t);
        return trouve
          ? [
              {
                regle,
                extrait: t.slice(Math.max(0, trouve.index - 40), trouve.index + trouve[0].length + 40),
              },
            ]
          : [];
      }),
    );
}

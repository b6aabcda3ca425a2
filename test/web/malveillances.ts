import fc from 'fast-check';
import type { FormulaireServi } from './servis.ts';

/** Stands in every markup sent; a page that gives it back as a tag or as an attribute has not escaped it. */
export const BALISE_REVENUE = /<\/?zz-mal|["']\s+onzzmal=/;

const BALISES = [
  '<zz-mal>x</zz-mal>',
  '"><zz-mal src=x>',
  "' onzzmal=1 x='",
  '" onzzmal="1',
  '</textarea></select></title><zz-mal>',
  '<![CDATA[<zz-mal>]]>',
  '&lt;zz-mal&gt;<zz-mal',
];

/** Sent as they stand, already percent-encoded: what no well-behaved browser sends. */
const OCTETS = [
  '%ED%A0%80',
  '%ED%A0%80%ED%B0%80',
  '%',
  '%ff%fe',
  '%00',
  '%C0%AF',
  '%F4%90%80%80',
  '%u0000',
  '+%2b',
];

const HOSTILES = [
  ...BALISES,
  '\0',
  '\0\0avant\0après',
  '\u202Egnp.exe',
  '\uFFFE\uFEFF',
  'e\u0301'.repeat(2000),
  'x'.repeat(60_000),
  '9'.repeat(20_000),
  ' '.repeat(20_000),
  '1 '.repeat(10_000),
  `${'a'.repeat(5000)}@${'b.'.repeat(5000)}fr`,
  `1/${'0'.repeat(5000)}1`,
  '-1',
  '-0',
  '1e309',
  'NaN',
  'Infinity',
  '0x10',
  '٣',
  '99999999999999999999',
  '10 000 000 000,01',
  '9007199254740993',
  '31/02/2026',
  '29/02/2025',
  '00/00/0000',
  '0000-00-00',
  '99999-12-31',
  '31/12/9999',
  '01/01/0001',
  '2026-11-22T00:00:00Z',
  '25:61',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/dev/null',
  'file:///etc/passwd',
  '//ailleurs.invalid/',
  'javascript:zzmal()',
  '\r\nSet-Cookie: intrus=1\r\n\r\n',
  '=HYPERLINK("http://ailleurs.invalid")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "' OR 1=1 --",
  "'; drop table fait; --",
  '%s%n%d',
  '#read("/etc/passwd")',
  '$ #sys.version $',
  '{{7*7}}',
  '[lien](javascript:zzmal())',
  '__proto__',
  'constructor',
  'toString',
  'null',
  '[]',
  '{"a":1}',
  'true',
  '💥'.repeat(300),
];

const NOMS_ETRANGES = [
  '__proto__',
  '__proto__.admin',
  'constructor.prototype.admin',
  'donnees.__proto__.montant',
  'donnees',
  'donnees[montant]',
  'donnees.montant[]',
  'textes',
  'toString',
  '',
  'rang',
  'version',
  'jour',
  'vers',
  'acte',
  'donnees.fichier-garde',
  'donnees.rib-garde',
  'fichier-garde',
  '<zz-mal>',
  'x'.repeat(5000),
];

/** One value as it travels: a text, or bytes already percent-encoded. */
export type Valeur = { readonly texte: string } | { readonly octets: string };

const texte = (t: string): Valeur => ({ texte: t });

export const hostile: fc.Arbitrary<Valeur> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...HOSTILES).map(texte) },
  { weight: 2, arbitrary: fc.constantFrom(...OCTETS).map((octets) => ({ octets })) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(texte) },
  { weight: 1, arbitrary: fc.integer().map((n) => texte(String(n))) },
);

/** A value as it stands in an address or in a form's body; a lone surrogate becomes what a browser makes of it. */
export const encoder = (valeur: Valeur): string =>
  'octets' in valeur ? valeur.octets : encodeURIComponent(Buffer.from(valeur.texte).toString());

/** What one sends to a form: the fields in their order, or a body that is none. */
export type Corps =
  | { readonly sorte: 'champs'; readonly paires: readonly Paire[]; readonly fichiers: readonly Fichier[] }
  | { readonly sorte: 'brut'; readonly type: string | null; readonly corps: string };

export type Paire = readonly [nom: string, valeur: Valeur];

export interface Fichier {
  readonly champ: string;
  readonly nom: string;
  readonly octets: Uint8Array<ArrayBuffer>;
}

/** Bodies for one form: all as it should be but for one answer, or what could pass and what could not in every mixture. */
export function corpsPour({ champs, fichiers }: FormulaireServi): fc.Arbitrary<Corps> {
  const noms = [...champs.keys()];
  const bonnes = fc.tuple(...noms.map((nom) => bonne(nom, champs.get(nom) ?? [])));
  const melees = fc.tuple(...noms.map((nom) => melee(champs.get(nom) ?? [])));
  const intrus = fc.array(
    fc.tuple(fc.oneof(fc.constantFrom(...NOMS_ETRANGES), fc.string({ maxLength: 12 })), hostile),
    { maxLength: 3 },
  );
  const joints = fc.tuple(...fichiers.map((champ) => fc.array(fichierPour(champ), { maxLength: 2 })));
  const enCorps = (
    reponses: readonly (readonly Valeur[])[],
    suite: readonly Paire[],
    f: Fichier[][],
  ): Corps => ({
    sorte: 'champs',
    paires: [...reponses.flatMap((vs, i) => vs.map((v): Paire => [noms[i] ?? '', v])), ...suite],
    fichiers: f.flat(),
  });
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(bonnes, fc.option(fc.tuple(fc.nat(), hostile)), joints).map(([b, faute, f]) =>
        enCorps(
          b.map((v, i) => [faute && faute[0] % noms.length === i ? faute[1] : v]),
          [],
          f,
        ),
      ),
    },
    { weight: 4, arbitrary: fc.tuple(melees, intrus, joints).map(([m, i, f]) => enCorps(m, i, f)) },
    { weight: 1, arbitrary: brut },
  );
}

/** What the page offers; where one types, what a person would. */
function bonne(nom: string, offertes: readonly string[]): fc.Arbitrary<Valeur> {
  const pleines = offertes.filter((v) => v !== '');
  if (pleines.length > 0) return fc.constantFrom(...pleines).map(texte);
  const [, ecrite = 'Quelques mots, écrits par une personne'] =
    ECRITES.find(([motif]) => motif.test(nom)) ?? [];
  return fc.oneof({ weight: 6, arbitrary: fc.constant(texte(ecrite)) }, fc.constant(texte('')));
}

const ECRITES: readonly (readonly [RegExp, string])[] = [
  [/jour$|Le$|\.au$|\.le$|^au-|effet|date/, '22/11/2026'],
  [/\.du$|^du-/, '01/01/2026'],
  [/montant|chiffres|prevu|attendu/, '1 000,00'],
  [/courriel/, 'quelqu.un@exemple.fr'],
  [/iban/, 'FR7630006000011234567890189'],
  [/numero|telephone/, '03 81 00 00 00'],
  [/heure/, '17h30'],
  [/etp|permanents|adherents|duree|millesime/, '3'],
];

function melee(offertes: readonly string[]): fc.Arbitrary<readonly Valeur[]> {
  const offerte = fc.constantFrom(...offertes).map(texte);
  return fc.oneof(
    { weight: 5, arbitrary: offerte.map((v) => [v]) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(...ECRITES.map(([, v]) => v), 'oui', '2026').map((v) => [texte(v)]),
    },
    { weight: 3, arbitrary: hostile.map((v) => [v]) },
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.oneof(offerte, hostile), { minLength: 2, maxLength: 5 }) },
    { weight: 1, arbitrary: offerte.map((v) => Array<Valeur>(3000).fill(v)) },
  );
}

const TYPES = [
  null,
  '',
  'text/plain',
  'application/json',
  'application/xml',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=limite',
  `multipart/form-data; boundary=${'x'.repeat(2000)}`,
  'multipart/mixed; boundary=limite',
  '; ; ;',
];

const CORPS_BRUTS = [
  '',
  '&&&===&',
  '{"jeton":"x"}',
  '--limite',
  '--limite--',
  '--limite\r\n\r\n--limite--\r\n',
  '--limite\r\nContent-Disposition: form-data\r\n\r\nx\r\n--limite--\r\n',
  '--limite\r\nContent-Disposition: form-data; name="jeton"\r\n\r\n',
  '--limite\r\nContent-Disposition: form-data; name="x"; filename="\0"\r\n\r\nx\r\n--limite--',
  `--limite\r\n${'X-Long: x\r\n'.repeat(3000)}\r\n--limite--`,
  `${'--limite\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'.repeat(600)}--limite--`,
  '\0'.repeat(1000),
];

const brut: fc.Arbitrary<Corps> = fc
  .tuple(fc.constantFrom(...TYPES), fc.oneof(fc.constantFrom(...CORPS_BRUTS), fc.string({ maxLength: 200 })))
  .map(([type, corps]) => ({ sorte: 'brut', type, corps }));

const NOMS_DE_FICHIER = [
  'piece.pdf',
  '../../etc/passwd.pdf',
  '..\\..\\piece.docx',
  '.pdf',
  'piece.pdf.exe',
  'piece\0.pdf',
  `${'x'.repeat(400)}.pdf`,
  '<zz-mal>.pdf',
  '"; filename="autre.pdf',
  '\u202Efdp.piece.pdf',
  'CON.xlsx',
  'classeur.xlsx',
  'classeur.csv',
  'image.png',
];

const OCTETS_DE_FICHIER = [
  '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n',
  '%PDF-1.4\n%%EOF\n',
  '%PDF-',
  'PK\u0003\u0004',
  `PK\u0003\u0004${'\0'.repeat(26)}[Content_Types].xml`,
  '\u0089PNG\r\n\u001a\n',
  'a;b;c\n<zz-mal>;=1+1;"\n',
  '\uFEFFnom;montant\n"',
  'MZ\u0090\0',
  '',
];

const fichierPour = (champ: string): fc.Arbitrary<Fichier> =>
  fc
    .tuple(
      fc.constantFrom(...NOMS_DE_FICHIER),
      fc.oneof(
        fc.constantFrom(...OCTETS_DE_FICHIER).map((t) => new Uint8Array(Buffer.from(t, 'latin1'))),
        fc.uint8Array({ maxLength: 400 }).map((o) => new Uint8Array(o)),
      ),
    )
    .map(([nom, octets]) => ({ champ, nom, octets }));

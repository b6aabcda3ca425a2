/**
 * A blank font of one character, the narrow no-break space (U+202F), 0.2 em wide.
 *
 * None of Besley, Public Sans and Literata has that character, which French puts between thousands and before
 * « ; ! ? ». Without it a PDF shows « 81000,00 »; drawing it as a plain gap would lose it when text is copied.
 * Built here rather than shipped as bytes, so that it can be read and checked.
 */
export function policeEspaceFine(): Uint8Array {
  const tables: readonly (readonly [string, Uint8Array])[] = [
    ['OS/2', os2()],
    ['cmap', cmap()],
    ['glyf', new Uint8Array(4)],
    ['head', head()],
    ['hhea', hhea()],
    ['hmtx', octets([u16(CHASSE), u16(0), u16(CHASSE), u16(0)])],
    ['loca', octets([u16(0), u16(0), u16(0)])],
    ['maxp', octets([u32(0x00010000), u16(2), ...Array.from({ length: 13 }, () => u16(0))])],
    ['name', name()],
    ['post', octets([u32(0x00030000), u32(0), u16(0), u16(0), ...Array.from({ length: 5 }, () => u32(0))])],
  ];
  return assembler(tables);
}

/** Family name under which templates ask for it. */
export const NOM_POLICE_ESPACE = 'Maillage Espace Fine';

const EM = 1000;
const CHASSE = 200;
const HAUT = 800;
const BAS = 200;

const u16 = (n: number): number[] => [(n >> 8) & 255, n & 255];
const u32 = (n: number): number[] => [...u16(n >>> 16), ...u16(n & 0xffff)];
const octets = (parts: readonly number[][]): Uint8Array => Uint8Array.from(parts.flat());

function head(): Uint8Array {
  const zone = [u16(0), u16(0), u16(0), u16(0)];
  return octets([
    u32(0x00010000),
    u32(0x00010000),
    u32(0),
    u32(0x5f0f3cf5),
    u16(3),
    u16(EM),
    u32(0),
    u32(0),
    u32(0),
    u32(0),
    ...zone,
    u16(0),
    u16(8),
    u16(2),
    u16(0),
    u16(0),
  ]);
}

function hhea(): Uint8Array {
  const reste = Array.from({ length: 11 }, () => u16(0));
  return octets([u32(0x00010000), u16(HAUT), u16(-BAS), u16(0), u16(CHASSE), ...reste, u16(2)]);
}

function os2(): Uint8Array {
  const vide = Array.from({ length: 11 }, () => u16(0));
  return octets([
    u16(4),
    u16(CHASSE),
    u16(400),
    u16(5),
    u16(0),
    ...vide,
    Array.from({ length: 10 }, () => 0),
    ...Array.from({ length: 4 }, () => u32(0)),
    [0x4d, 0x41, 0x49, 0x4c],
    u16(0x40),
    u16(0x202f),
    u16(0x202f),
    u16(HAUT),
    u16(-BAS),
    u16(0),
    u16(HAUT),
    u16(BAS),
    u32(0),
    u32(0),
    u16(0),
    u16(0),
    u16(0),
    u16(0x20),
    u16(0),
  ]);
}

/** Format 4: one segment for U+202F -> glyph 1, one to close. */
function cmap(): Uint8Array {
  const delta = (1 - 0x202f) & 0xffff;
  return octets([
    u16(0),
    u16(1),
    u16(3),
    u16(1),
    u32(12),
    u16(4),
    u16(32),
    u16(0),
    u16(4),
    u16(4),
    u16(1),
    u16(0),
    u16(0x202f),
    u16(0xffff),
    u16(0),
    u16(0x202f),
    u16(0xffff),
    u16(delta),
    u16(1),
    u16(0),
    u16(0),
  ]);
}

function name(): Uint8Array {
  const textes = [
    [1, NOM_POLICE_ESPACE],
    [2, 'Regular'],
    [4, NOM_POLICE_ESPACE],
    [6, NOM_POLICE_ESPACE.replaceAll(' ', '')],
  ] as const;
  const entrees: number[][] = [];
  const corps: number[] = [];
  for (const [id, texte] of textes) {
    const utf16 = [...texte].flatMap((c) => u16(c.charCodeAt(0)));
    entrees.push(u16(3), u16(1), u16(0x409), u16(id), u16(utf16.length), u16(corps.length));
    corps.push(...utf16);
  }
  return octets([u16(0), u16(textes.length), u16(6 + 12 * textes.length), ...entrees, corps]);
}

function assembler(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const puissance = 2 ** Math.floor(Math.log2(tables.length));
  const entete = [
    u32(0x00010000),
    u16(tables.length),
    u16(puissance * 16),
    u16(Math.log2(puissance)),
    u16((tables.length - puissance) * 16),
  ];
  let position = 12 + 16 * tables.length;
  const repertoire: number[][] = [];
  const corps: number[] = [];
  for (const [nom, donnees] of tables) {
    const cadre = [...donnees, ...Array.from({ length: (4 - (donnees.length % 4)) % 4 }, () => 0)];
    const etiquette = [...nom].map((c) => c.charCodeAt(0));
    repertoire.push(etiquette, u32(somme(cadre)), u32(position), u32(donnees.length));
    corps.push(...cadre);
    position += cadre.length;
  }
  const fichier = octets([...entete, ...repertoire, corps]);
  const ajustement = (0xb1b0afba - somme([...fichier])) >>> 0;
  const debutHead = 12 + 16 * tables.length + longueurAvant(tables, 'head');
  fichier.set(u32(ajustement), debutHead + 8);
  return fichier;
}

function longueurAvant(tables: readonly (readonly [string, Uint8Array])[], nom: string): number {
  let total = 0;
  for (const [n, donnees] of tables) {
    if (n === nom) return total;
    total += Math.ceil(donnees.length / 4) * 4;
  }
  throw new RangeError(`table absente : ${nom}`);
}

function somme(o: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < o.length; i += 4)
    total =
      (total + (((o[i] ?? 0) << 24) | ((o[i + 1] ?? 0) << 16) | ((o[i + 2] ?? 0) << 8) | (o[i + 3] ?? 0))) >>>
      0;
  return total;
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A file sent to browsers under a name that holds its content: it may be kept for ever. */
export interface Actif {
  readonly adresse: string;
  readonly type: string;
  readonly octets: Buffer<ArrayBuffer>;
  /** compressed forms, made at first use; null for what is already compressed */
  compresse(forme: 'br' | 'gzip'): Buffer<ArrayBuffer> | null;
}

export interface Actifs {
  /** the hashed address of an asset; throws on a name that is not one: a bug */
  adresse(nom: string): string;
  trouver(adresse: string): Actif | undefined;
}

/** Reads style sheets (joined in name order), scripts, fonts and drawings once, at start. */
export function chargerActifs(): Actifs {
  const dossier = fileURLToPath(new URL('./actifs', import.meta.url));
  const parNom = new Map<string, Actif>();
  const ranger = (nom: string, octets: Buffer<ArrayBuffer>): void => {
    parNom.set(nom, preparer(nom, octets));
  };
  const adresse = (nom: string): string => {
    const actif = parNom.get(nom);
    if (actif === undefined) throw new Error(`actif inconnu : ${nom}`);
    return actif.adresse;
  };

  ranger('espace-fine.woff2', readFileSync(join(dossier, 'polices/espace-fine.woff2')));
  for (const [paquet, fichiers] of POLICES)
    for (const fichier of fichiers)
      ranger(fichier, readFileSync(join(cheminDuPaquet(paquet), 'files', fichier)));
  ranger('signe.svg', readFileSync(join(dossier, 'signe.svg')));
  ranger('maillage.js', joindre(join(dossier, 'js'), '.js'));
  const feuille = joindre(join(dossier, 'css'), '.css')
    .toString('utf8')
    .replace(/url\("polices\/([^"]+)"\)/g, (_, nom: string) => `url("${adresse(nom)}")`);
  ranger('maillage.css', Buffer.from(feuille));

  const parAdresse = new Map([...parNom.values()].map((a) => [a.adresse, a]));
  return { adresse, trouver: (a) => parAdresse.get(a) };
}

const POLICES: readonly (readonly [string, readonly string[]])[] = [
  ['@fontsource-variable/besley', ['besley-latin-wght-normal.woff2', 'besley-latin-ext-wght-normal.woff2']],
  [
    '@fontsource-variable/public-sans',
    ['public-sans-latin-wght-normal.woff2', 'public-sans-latin-ext-wght-normal.woff2'],
  ],
  ['@fontsource-variable/literata', ['literata-latin-wght-normal.woff2', 'literata-latin-wght-italic.woff2']],
];

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function preparer(nom: string, octets: Buffer<ArrayBuffer>): Actif {
  const ext = extname(nom);
  const empreinte = createHash('sha256').update(octets).digest('hex').slice(0, 16);
  const formes = new Map<string, Buffer<ArrayBuffer>>();
  return {
    adresse: `/actifs/${nom.slice(0, -ext.length)}-${empreinte}${ext}`,
    type: TYPES[ext] ?? 'application/octet-stream',
    octets,
    compresse(forme) {
      if (ext === '.woff2') return null;
      let rendu = formes.get(forme);
      if (rendu === undefined) {
        rendu =
          forme === 'br'
            ? brotliCompressSync(octets, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
            : gzipSync(octets, { level: 9 });
        formes.set(forme, rendu);
      }
      return rendu;
    },
  };
}

function joindre(dossier: string, ext: string): Buffer<ArrayBuffer> {
  const noms = readdirSync(dossier)
    .filter((n) => n.endsWith(ext))
    .sort();
  return Buffer.from(noms.map((n) => readFileSync(join(dossier, n), 'utf8')).join('\n'));
}

const cheminDuPaquet = (nom: string): string =>
  dirname(createRequire(import.meta.url).resolve(`${nom}/package.json`));

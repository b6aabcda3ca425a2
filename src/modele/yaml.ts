import { isMap, parseDocument, type YAMLError, type YAMLMap } from 'yaml';
import { placerDansBloc, type Releve, sauver } from './releve.ts';
import type { BlocDeRegle } from './source.ts';

/** The mapping that a block holds, or null once what is wrong with it has been reported. */
export function lireYaml(bloc: BlocDeRegle, r: Releve): YAMLMap | null {
  r.base = bloc.debut;
  const tabulation = /^[ ]*\t/m.exec(bloc.texte);
  const doc = parseDocument(bloc.texte, { schema: 'failsafe', prettyErrors: false, strict: true });
  const doubles = doc.errors.filter((e) => e.code === 'DUPLICATE_KEY');
  const syntaxe = doc.errors.find((e) => e.code !== 'DUPLICATE_KEY');
  if (tabulation) {
    const debut = tabulation.index + tabulation[0].length - 1;
    fauteYaml(r, debut, '\t', 'une tabulation ne peut pas décaler une ligne', 'des espaces');
    return sauver(bloc.texte, r);
  }
  for (const e of doubles) {
    const mot = motA(bloc.texte, e.pos[0]);
    fauteYaml(r, e.pos[0], mot, `« ${mot} » est écrit deux fois au même endroit`, 'une seule fois');
  }
  if (syntaxe) {
    // what the parser stumbles on often stands after the fault: a following error would only mislead
    fauteYaml(r, syntaxe.pos[0], motA(bloc.texte, syntaxe.pos[0]), ...expliquer(syntaxe));
    return sauver(bloc.texte, r);
  }
  const interdit = /(?:^|[\s[{,:])([&*!][^\s,\]}]+)/m.exec(
    bloc.texte.replace(/(["']).*?\1|#.*$/gm, (t) => ' '.repeat(t.length)),
  );
  if (interdit) {
    const mot = interdit[1] ?? '';
    fauteYaml(
      r,
      interdit.index + interdit[0].indexOf(mot),
      mot,
      `« ${mot} » : les ancres, renvois et étiquettes de YAML ne sont pas admis`,
      'une valeur écrite en clair',
    );
    return sauver(bloc.texte, r);
  }
  if (isMap(doc.contents)) return doc.contents;
  fauteYaml(
    r,
    0,
    motA(bloc.texte, 0),
    bloc.texte.trim() === '' ? 'ce bloc est vide' : 'ce bloc ne contient pas de lignes « clé: valeur »',
    'des lignes « clé: valeur »',
  );
  return sauver(bloc.texte, r);
}

const EXPLICATIONS: Readonly<Record<string, readonly [string, string]>> = {
  BAD_INDENT: [
    'le décalage de cette ligne ne correspond à rien',
    'des espaces alignés sur les lignes voisines, et des accolades ou crochets fermés',
  ],
  MISSING_CHAR: [
    'il manque un signe près d’ici',
    '« : » suivi d’une espace après une clé, ou un guillemet, une accolade, un crochet fermé',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'deux « : » sur la même ligne',
    'la valeur entre guillemets, ou sur une ligne à part',
  ],
  MULTILINE_IMPLICIT_KEY: ['il manque « : » après la clé', '« clé: valeur »'],
  BAD_SCALAR_START: ['cette valeur commence par un signe réservé', 'la valeur entre guillemets'],
  UNEXPECTED_TOKEN: ['ce signe n’a pas sa place ici', '« clé: valeur »'],
  BAD_DQ_ESCAPE: ['ce signe « \\ » n’est pas reconnu', 'un texte sans « \\ »'],
  MULTIPLE_DOCS: ['un bloc ne contient qu’une règle', 'un autre bloc « ```regle »'],
};

const expliquer = (e: YAMLError): readonly [string, string] =>
  EXPLICATIONS[e.code] ?? ['l’écriture de cette ligne n’est pas correcte', 'des lignes « clé: valeur »'];

const motA = (texte: string, debut: number): string =>
  /^[^\s:,[\]{}]+/.exec(texte.slice(debut))?.[0] ?? texte.slice(debut, debut + 1).trim();

function fauteYaml(r: Releve, debut: number, mot: string, message: string, attendu: string): void {
  r.fautes.push({ position: placerDansBloc(r, debut), mot, message, attendu, proche: null });
}

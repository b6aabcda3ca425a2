import type { Code, Heading, Root, RootContent, Yaml } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { motProche } from './proche.ts';
import { placer, type Releve, sauver } from './releve.ts';

/** A `regle` block: its YAML, and where it starts in the source. */
export interface BlocDeRegle {
  readonly texte: string;
  readonly debut: number;
}

/** A piece of the source, in order: what heads it, then what stands under it. */
export type Morceau =
  | { readonly sorte: 'titre'; readonly noeud: Heading }
  | { readonly sorte: 'regle'; readonly bloc: BlocDeRegle }
  | { readonly sorte: 'texte'; readonly noeud: RootContent };

export interface SourceDecoupee {
  readonly entete: BlocDeRegle | null;
  readonly morceaux: readonly Morceau[];
  /** offset in the source of an offset in the parsed text */
  readonly retrouver: (offset: number) => number;
}

const lecteur = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm);

/** Cuts the Markdown into headings, text and rule blocks, and reports what cannot stand in a modele. */
export function decouperSource(r: Releve): SourceDecoupee {
  const { texte, insertions } = fermerBlocs(r);
  const retrouver = (offset: number): number =>
    offset - FERMETURE.length * insertions.filter((debut) => debut < offset).length;
  const racine: Root = lecteur.parse(texte);
  const morceaux: Morceau[] = [];
  let entete: BlocDeRegle | null = null;
  for (const noeud of racine.children) {
    if (noeud.type === 'yaml') entete = contenu(noeud, texte, retrouver);
    else if (noeud.type === 'heading') morceaux.push({ sorte: 'titre', noeud });
    else if (noeud.type === 'code' && noeud.lang === 'regle')
      morceaux.push({ sorte: 'regle', bloc: contenu(noeud, texte, retrouver) });
    else if (noeud.type === 'code') refuserBloc(noeud, r, retrouver);
    else morceaux.push({ sorte: 'texte', noeud });
  }
  return { entete, morceaux, retrouver };
}

const FERMETURE = '```\n';

/** An unclosed block would swallow the rest of the file: it is reported, then closed before the next heading or block. */
function fermerBlocs(r: Releve): { readonly texte: string; readonly insertions: readonly number[] } {
  const sorties: string[] = [];
  const insertions: number[] = [];
  let ouvert: number | null = null;
  let taille = 0;
  const ecrire = (t: string): void => {
    sorties.push(t);
    taille += t.length;
  };
  const fermer = (debut: number): void => {
    r.fautes.push({
      position: placer(r, debut),
      mot: '```',
      message: 'ce bloc de règle n’est pas fermé',
      attendu: 'une ligne « ``` » à la fin du bloc',
      proche: null,
    });
    insertions.push(taille);
    ecrire(FERMETURE);
    ouvert = null;
  };
  for (const [i, debut] of r.debuts.entries()) {
    const ligne = r.source.slice(debut, r.debuts[i + 1] ?? r.source.length);
    if (ouvert !== null && /^(```\S|#{2,6} )/.test(ligne)) fermer(ouvert);
    if (/^```\s*$/.test(ligne) && ouvert === null) {
      refuserFermeture(r, debut, sorties);
      ecrire(blanchir(ligne));
      continue;
    }
    if (/^```\s*$/.test(ligne)) ouvert = null;
    else if (/^```\S/.test(ligne)) ouvert = debut;
    ecrire(ligne);
  }
  if (ouvert !== null) {
    if (!r.source.endsWith('\n')) ecrire('\n');
    fermer(ouvert);
  }
  return { texte: sorties.join(''), insertions };
}

/**
 * A closing line that closes nothing: the opening one is missing, or stands too low. The lines just above it are a rule
 * that nobody will read: blanked, so that the text does not swallow them, and their words are not reported as unknown.
 */
function refuserFermeture(r: Releve, debut: number, sorties: string[]): void {
  r.fautes.push({
    position: placer(r, debut),
    mot: '```',
    message: 'cette ligne ne ferme aucun bloc',
    attendu: 'une ligne « ```regle » au début de la règle, et une seule « ``` » à sa fin',
    proche: null,
  });
  const perdues: string[] = [];
  for (
    let i = sorties.length - 1;
    i >= 0 && /\S/.test(sorties[i] ?? '') && !/^```/.test(sorties[i] ?? '');
    i--
  ) {
    perdues.unshift(sorties[i] ?? '');
    sorties[i] = blanchir(sorties[i] ?? '');
  }
  sauver(perdues.join(''), r);
}

/** The same length, so that every offset holds. */
const blanchir = (ligne: string): string => ligne.replace(/[^\n]/g, ' ');

/** The text between the first and last lines of a fenced block, as written. */
function contenu(noeud: Code | Yaml, texte: string, retrouver: (o: number) => number): BlocDeRegle {
  const debut = noeud.position?.start.offset ?? 0;
  const fin = noeud.position?.end.offset ?? texte.length;
  const premiere = texte.indexOf('\n', debut) + 1;
  const derniere = texte.lastIndexOf('\n', fin - 1);
  return { texte: texte.slice(premiere, Math.max(premiere, derniere + 1)), debut: retrouver(premiere) };
}

function refuserBloc(noeud: Code, r: Releve, retrouver: (o: number) => number): void {
  sauver(noeud.value, r);
  const mot = noeud.lang ?? '';
  r.fautes.push({
    position: placer(r, retrouver(noeud.position?.start.offset ?? 0)),
    mot: `\`\`\`${mot}`,
    message: `un bloc « ${mot} » n’a pas sa place dans un modèle`,
    attendu: '« ```regle » pour une règle',
    proche: motProche(mot, ['regle']),
  });
}

import { echapper } from '../html/echapper.ts';

/** What a mail says, ready to be sent: one subject, the same words with and without markup. */
export interface CourrielEcrit {
  readonly objet: string;
  readonly texte: string;
  readonly html: string;
}

/** A piece of a mail. Text stands for itself in both parts: nothing is said by colour or by an image. */
export type Bloc =
  | { readonly sorte: 'titre'; readonly texte: string }
  | { readonly sorte: 'paragraphe'; readonly texte: string; readonly discret?: boolean }
  | { readonly sorte: 'bouton'; readonly texte: string; readonly lien: string }
  | { readonly sorte: 'liste'; readonly elements: readonly Element[] };

interface Element {
  readonly titre: string;
  readonly lien: string;
  readonly lignes: readonly string[];
  readonly pressant: boolean;
}

export interface Lien {
  readonly texte: string;
  readonly lien: string;
}

/** One mail, in both parts, from the same pieces. */
export function ecrireCourriel(
  objet: string,
  titre: string,
  blocs: readonly Bloc[],
  pied: { readonly texte: string; readonly liens: readonly Lien[] },
): CourrielEcrit {
  return { objet, texte: enTexte(titre, blocs, pied), html: enHtml(objet, titre, blocs, pied) };
}

type Pied = Parameters<typeof ecrireCourriel>[3];

function enTexte(titre: string, blocs: readonly Bloc[], pied: Pied): string {
  const lignes = blocs.flatMap(blocEnTexte);
  const fin = pied.liens.flatMap((l) => [`${l.texte}\u00A0: ${l.lien}`]);
  return `${[titre, '', ...lignes, '-- ', pied.texte, ...fin].join('\n')}\n`;
}

function blocEnTexte(b: Bloc): readonly string[] {
  switch (b.sorte) {
    case 'titre':
      return [b.texte.toLocaleUpperCase('fr'), ''];
    case 'paragraphe':
      return [b.texte, ''];
    case 'bouton':
      return [`${b.texte}\u00A0:`, b.lien, ''];
    case 'liste':
      return b.elements.flatMap((e) => [`- ${e.titre}`, ...e.lignes.map((l) => `  ${l}`), `  ${e.lien}`, '']);
  }
}

function enHtml(objet: string, titre: string, blocs: readonly Bloc[], pied: Pied): string {
  const corps = blocs.map(blocEnHtml).join('\n');
  const liens = pied.liens
    .map((l) => `<a href="${echapper(l.lien)}">${echapper(l.texte)}</a>`)
    .join(' &middot; ');
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${echapper(objet)}</title>
<style>${STYLE}</style>
</head>
<body>
<div class="page" role="article" aria-label="${echapper(objet)}" lang="fr">
<p class="marque">Maillage</p>
<h1>${echapper(titre)}</h1>
${corps}
<div class="pied">
<p>${echapper(pied.texte)}</p>
<p>${liens}</p>
</div>
</div>
</body>
</html>
`;
}

function blocEnHtml(b: Bloc): string {
  switch (b.sorte) {
    case 'titre':
      return `<h2>${echapper(b.texte)}</h2>`;
    case 'paragraphe':
      return `<p${b.discret ? ' class="discret"' : ''}>${echapper(b.texte)}</p>`;
    case 'bouton':
      return `<p><a class="bouton" href="${echapper(b.lien)}">${echapper(b.texte)}</a></p>`;
    case 'liste':
      return `<ul>\n${b.elements.map(element).join('\n')}\n</ul>`;
  }
}

const element = (e: Element): string =>
  `<li${e.pressant ? ' class="pressant"' : ''}><h3><a href="${echapper(e.lien)}">${echapper(e.titre)}</a></h3>${e.lignes
    .map((l, i) => `<p${i > 0 ? ' class="discret"' : ''}>${echapper(l)}</p>`)
    .join('')}</li>`;

/** Every pair of colours passes 4.5:1, in light and in dark. A client that drops this sheet still shows headings and lists. */
const STYLE = `
body { margin: 0; padding: 0; background: #f4f1ea; color: #1d1b17; font-family: "Public Sans", "Segoe UI", Arial, sans-serif; font-size: 16px; line-height: 1.5; }
.page { max-width: 600px; margin: 0 auto; padding: 24px 20px 32px; background: #ffffff; }
.marque { margin: 0 0 20px; padding-bottom: 8px; border-bottom: 3px double #1d1b17; font-family: Georgia, serif; font-weight: bold; }
h1 { margin: 0 0 16px; font-family: Georgia, serif; font-size: 24px; line-height: 1.25; }
h2 { margin: 28px 0 8px; font-family: Georgia, serif; font-size: 18px; line-height: 1.3; }
h3 { margin: 0 0 2px; font-size: 16px; line-height: 1.4; }
p { margin: 0 0 8px; overflow-wrap: anywhere; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 14px; padding: 0 0 0 12px; border-left: 3px solid #b9b2a3; }
li.pressant { border-left: 5px solid #a3271c; padding-left: 10px; }
a { color: #174a7c; }
a.bouton { display: inline-block; padding: 12px 18px; background: #174a7c; color: #ffffff; font-weight: bold; text-decoration: none; border-radius: 4px; }
.discret { color: #57524a; font-size: 14px; }
.pied { margin-top: 32px; padding-top: 12px; border-top: 1px solid #b9b2a3; color: #57524a; font-size: 14px; }
@media (prefers-color-scheme: dark) {
body { background: #171613; color: #efece5; }
.page { background: #21201c; }
.marque { border-color: #efece5; }
a { color: #9cc8f2; }
a.bouton { background: #9cc8f2; color: #10202f; }
.discret, .pied { color: #bdb7aa; }
li.pressant { border-color: #f0968b; }
}
`;

import { ecrireIso } from '../../basics/jour.ts';
import {
  type AnnexeEcrite,
  type BlocEcrit,
  type Ecrit,
  type FormulaireEcrit,
  type FragmentEcrit,
  type PartieEcrite,
  type SignaturesEcrites,
  titreArticle,
} from '../ecrit.ts';
import { changerTextes, sansControle } from '../textes.ts';
import { echapper } from './echapper.ts';
import { FEUILLE_DE_STYLE } from './style.ts';

/** The agreement as one HTML file that stands alone: no script, no address, readable and printable anywhere. */
export function ecrireHtml(contenu: Ecrit): string {
  const ecrit = changerTextes(contenu, sansControle);
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="dcterms.date" content="${ecrireIso(ecrit.jour)}">
<title>${echapper(ecrit.titre)}</title>
<style>${FEUILLE_DE_STYLE}</style>
</head>
<body>
<a class="evitement" href="#texte">Aller au texte</a>
<header>
${ecrit.avertissement === null ? '' : `<p class="avertissement">${echapper(ecrit.avertissement)}</p>`}
<h1>${echapper(ecrit.titre)}</h1>
${ecrit.sousTitre === null ? '' : `<p class="sous-titre">${echapper(ecrit.sousTitre)}</p>`}
<dl>${ecrit.mentions.map((m) => `<div><dt>${echapper(m.intitule)}</dt><dd>${echapper(m.valeur)}</dd></div>`).join('')}</dl>
</header>
${sommaire(ecrit)}
<main id="texte">
<section aria-labelledby="parties"><h2 id="parties">Identité des parties</h2>${ecrit.parties.map(partie).join('')}</section>
${articles(ecrit)}
${ecrit.signatures === null ? '' : signatures(ecrit.signatures)}
${ecrit.annexes.map(annexe).join('\n')}
</main>
<footer><p>${echapper(ecrit.editeur)} · ${echapper(ecrit.empreinte)}</p></footer>
</body>
</html>
`;
}

function sommaire({ articles }: Ecrit): string {
  const liens = articles
    .map((a, i) => ({ a, i }))
    .filter(({ a }) => a.niveau <= 2)
    .map(
      ({ a, i }) =>
        `<li class="niveau-${a.niveau}"><a href="#article-${i}">${echapper(titreArticle(a))}</a></li>`,
    );
  return `<nav aria-labelledby="sommaire"><h2 id="sommaire">Sommaire</h2><ol>${liens.join('')}</ol></nav>`;
}

function partie(p: PartieEcrite): string {
  const lignes = p.details.map((d) => `<br>${echapper(d)}`).join('');
  const representation = p.representation === null ? '' : `<br>${echapper(p.representation)}`;
  return `<p><strong>${echapper(p.nom)}</strong>${lignes}${representation}<br><em>${echapper(p.denomination)}</em></p>`;
}

function articles({ articles }: Ecrit): string {
  return articles
    .map((a, i) => {
      const h = `h${Math.min(a.niveau + 1, 6)}`;
      return `<${h} id="article-${i}">${echapper(titreArticle(a))}</${h}>\n${a.blocs.map(bloc).join('\n')}`;
    })
    .join('\n');
}

function bloc(b: BlocEcrit): string {
  switch (b.sorte) {
    case 'paragraphe':
      return `<p>${b.fragments.map(fragment).join('')}</p>`;
    case 'liste': {
      const balise = b.ordonnee ? 'ol' : 'ul';
      return `<${balise}>${b.elements.map((e) => `<li>${e.map(bloc).join('')}</li>`).join('')}</${balise}>`;
    }
    case 'tableau': {
      const cellules = (ligne: readonly (readonly FragmentEcrit[])[], balise: string): string =>
        `<tr>${ligne.map((c) => `<${balise}>${c.map(fragment).join('')}</${balise.slice(0, 2)}>`).join('')}</tr>`;
      return `<div class="tableau" tabindex="0" role="group" aria-label="Tableau"><table><thead>${cellules(b.entetes, 'th scope="col"')}</thead><tbody>${b.lignes.map((l) => cellules(l, 'td')).join('')}</tbody></table></div>`;
    }
  }
}

function fragment(f: FragmentEcrit): string {
  switch (f.sorte) {
    case 'texte':
      return echapper(f.texte);
    case 'valeur':
      return `<span class="valeur">${echapper(f.texte)}</span>`;
    case 'fort':
      return `<strong>${f.fragments.map(fragment).join('')}</strong>`;
    case 'italique':
      return `<em>${f.fragments.map(fragment).join('')}</em>`;
  }
}

function signatures(s: SignaturesEcrites): string {
  const blocs = s.blocs.map((b) => {
    const lignes = [b.qualite, b.signature, b.nom].filter((l) => l !== null).map((l) => `<br>${echapper(l)}`);
    return `<li><strong>${echapper(b.pour)}</strong>${lignes.join('')}</li>`;
  });
  return `<section aria-labelledby="signatures"><h2 id="signatures">Signatures</h2><p>${echapper(s.formule)}</p><ul class="signatures">${blocs.join('')}</ul></section>`;
}

function annexe(a: AnnexeEcrite, rang: number): string {
  const suite = a.formulaire === null ? '' : formulaire(a.formulaire);
  return `<section class="annexe" aria-labelledby="annexe-${rang}"><h2 id="annexe-${rang}">${echapper(a.titre)}</h2>${a.blocs.map(bloc).join('')}${suite}</section>`;
}

function formulaire({ sections, chiffres }: FormulaireEcrit): string {
  const dites = sections.map((s) => {
    const champs = s.champs.map((c) => `<li>${echapper(c)}</li>`).join('');
    return `<h3>${echapper(s.titre)}</h3>${champs === '' ? '' : `<ul>${champs}</ul>`}`;
  });
  if (chiffres === null) return dites.join('');
  const entetes = ['Ligne', ...chiffres.colonnes].map((c) => `<th scope="col">${echapper(c)}</th>`);
  const vides = '<td></td>'.repeat(chiffres.colonnes.length);
  const lignes = chiffres.lignes.map((l) => `<tr><th scope="row">${echapper(l)}</th>${vides}</tr>`);
  return `${dites.join('')}<h3>Chiffres clés</h3><div class="tableau" tabindex="0" role="group" aria-label="Chiffres clés"><table><thead><tr>${entetes.join('')}</tr></thead><tbody>${lignes.join('')}</tbody></table></div>`;
}

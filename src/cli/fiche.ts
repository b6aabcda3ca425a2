import type { Centimes } from '../basics/montant.ts';
import type { FicheVue, LigneVue } from '../views/fiche.ts';
import type { Colonne } from '../views/tables.ts';
import { deuxPoints } from '../views/typographie.ts';
import { paragraphe } from './rendu.ts';
import { pourTerminal } from './sortie.ts';
import { ecrireTableau } from './tableau.ts';

/** A form on a terminal: where it stands, what does not agree, the figures, then every answer. */
export function imprimerFiche(vue: FicheVue, largeur: number | null): string {
  const titre = pourTerminal(vue.titre);
  const p = (t: string, marge = 2): string => paragraphe(t, marge, largeur, marge === 4 ? 2 : 0);
  const ecarts = vue.verdicts.filter((v) => v.verdict.etat === 'ecart');
  const tenus = vue.verdicts.filter((v) => v.verdict.etat === 'tenu').length;
  return [
    `${titre}\n${'═'.repeat([...titre].length)}\n`,
    p(`${vue.statut.libelle} (article ${vue.article}). ${vue.bilan}.`),
    '\n',
    p(deuxPoints('Ce qui s’explique', ecarts.length === 0 ? 'aucun écart' : String(ecarts.length)), 0),
    ...ecarts.flatMap((v) => [
      p(`${v.verdict.explication === null ? '✗' : '✓'} ${deuxPoints(v.titre, v.statut.libelle)}`, 4),
      p(v.phrase, 6),
      v.verdict.explication === null ? '' : p(deuxPoints('Explication', v.verdict.explication), 6),
    ]),
    p(deuxPoints('Ce qui concorde', String(tenus)), 0),
    '\n',
    vue.lignes.length === 0 ? '' : `${ecrireTableau(colonnes(vue), vue.lignes, largeur)}\n`,
    ...vue.parties.map((partie) => reponses(partie, p)),
  ].join('');
}

function reponses(partie: FicheVue['parties'][number], p: (t: string, marge?: number) => string): string {
  const dites = partie.questions.flatMap((q) => q.reponses).filter((r) => r.valeur !== null);
  if (dites.length === 0) return '';
  return [
    p(deuxPoints(partie.titre, partie.avancement), 0),
    ...dites.map((r) => p(deuxPoints(r.intitule, r.valeur ?? ''), 4)),
    '\n',
  ].join('');
}

const colonnes = (vue: FicheVue): readonly Colonne<LigneVue>[] => [
  {
    cle: 'ligne',
    libelle: 'Ligne',
    lire: (l) => ({ genre: 'texte', valeur: l.genre === 'dont' ? `  ${l.titre}` : l.titre }),
  },
  ...vue.colonnes.map(
    (c, i): Colonne<LigneVue> => ({
      cle: c.id,
      libelle: c.titre,
      lire: (l) => ({
        genre: 'montant',
        valeur: (l.cases[i]?.centimes ?? null) as Centimes | null,
        attend: 'inconnu',
      }),
    }),
  ),
];

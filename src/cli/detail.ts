import type { Versement } from '../rules/etat.ts';
import type { LigneDite } from '../views/calcul.ts';
import type { ADire } from '../views/dit.ts';
import type { Colonne } from '../views/tables.ts';
import { deuxPoints } from '../views/typographie.ts';
import { type VersementVue, versementView } from '../views/versements.ts';
import { paragraphe } from './rendu.ts';
import { pourTerminal } from './sortie.ts';
import { ecrireTableau } from './tableau.ts';

/** The reasoning of one instalment: its ledger, its conditions one by one, what unblocks it, what was paid. */
export function detaillerVersement(d: ADire, v: Versement, largeur: number | null): string {
  const vue = versementView(d, v);
  const titre = pourTerminal(`${vue.titre} — ${vue.montant ?? vue.attend ?? ''}`);
  const p = (texte: string, marge = 2): string => paragraphe(texte, marge, largeur, marge === 4 ? 2 : 0);
  return [
    `${titre}\n${'═'.repeat([...titre].length)}\n`,
    p(`${vue.statut.libelle}. ${vue.surtitre}, ${vue.quand} (article ${vue.article}).`),
    '\n',
    ecrireTableau(GRAND_LIVRE, vue.lignes, largeur),
    p(deuxPoints(vue.resultat, vue.montant ?? vue.attend ?? 'inconnu'), 0),
    '\n',
    p(vue.fige),
    vue.somme === null ? '' : p(vue.somme),
    vue.suspension === null ? '' : p(vue.suspension),
    conditions(vue, p),
    vue.deblocage === null ? '' : p(deuxPoints(vue.deblocage.titre, vue.deblocage.phrase)),
    p(
      deuxPoints('Payé', vue.paye) + (vue.resteDu === null ? '' : `, ${deuxPoints('reste dû', vue.resteDu)}`),
    ),
    vue.compte?.tropPercu ? p(deuxPoints('Trop-perçu', vue.compte.tropPercu)) : '',
  ].join('');
}

function conditions(vue: VersementVue, p: (texte: string, marge?: number) => string): string {
  if (vue.conditions.length === 0) return '';
  return [
    p(vue.bilanConditions),
    ...vue.conditions.map((c) =>
      p(`${c.manque ? '✗' : '✓'} ${deuxPoints(`${c.intitule} (art. ${c.article})`, c.statut.libelle)}`, 4),
    ),
  ].join('');
}

const texte = (valeur: string) => ({ genre: 'texte', valeur }) as const;

const GRAND_LIVRE: readonly Colonne<LigneDite>[] = [
  { cle: 'article', libelle: 'Article', lire: (l) => texte(l.article) },
  { cle: 'libelle', libelle: 'Opération', lire: (l) => texte(l.libelle) },
  { cle: 'montant', libelle: 'Montant', lire: (l) => texte(l.montant ?? '') },
  { cle: 'reste', libelle: 'Reste', lire: (l) => texte(l.reste ?? '') },
  {
    cle: 'faits',
    libelle: 'D’après',
    lire: (l) =>
      texte(
        [...l.faits.map((f) => `fait n°\u00A0${f.rang}`), l.detail ?? ''].filter((x) => x !== '').join(', '),
      ),
  },
];

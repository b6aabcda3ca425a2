import { dateCivile, ecrireJour } from '../../basics/jour.ts';
import type { Versement } from '../../rules/etat.ts';
import type { ADire } from '../../views/dit.ts';
import { deuxPoints } from '../../views/typographie.ts';
import { versementView } from '../../views/versements.ts';
import type { Donnees } from './imprimerie.ts';
import { type Provenance, pied } from './pied.ts';

/** What the template `decompte` prints: one instalment, its amount and every reason of it. */
export function donneesDecompte(d: ADire, v: Versement, provenance: Provenance): Donnees {
  const vue = versementView(d, v);
  const { au } = d.etat.regard;
  const paye = vue.resteDu === null ? vue.paye : `${vue.paye}, reste dû ${vue.resteDu}`;
  return {
    titre: `Décompte, ${vue.titre}`,
    description: `${d.titre}, au ${ecrireJour(au)}`,
    editeur: provenance.editeur,
    date: dateCivile(au),
    pied: pied(d, provenance),
    surtitre: `${d.titre} · ${vue.surtitre} · article ${vue.article}`,
    montant: vue.montant ?? vue.attend ?? 'Montant sans base',
    etat: `${vue.statut.libelle}. À payer ${vue.quand}.`,
    resultat: vue.resultat,
    lignes: vue.lignes.map((l) => ({
      article: l.article,
      libelle: l.libelle,
      detail: [...l.faits.map((f) => `fait n°\u00A0${f.rang}`), l.detail ?? '']
        .filter((x) => x !== '')
        .join(', '),
      montant: l.montant ?? '',
      reste: l.reste ?? '',
    })),
    remarques: [
      vue.fige,
      vue.somme,
      vue.deblocage === null ? null : deuxPoints(vue.deblocage.titre, vue.deblocage.phrase),
      deuxPoints('Payé', paye),
      vue.compte?.tropPercu ? deuxPoints('Trop-perçu', vue.compte.tropPercu) : null,
    ].filter((r) => r !== null),
    conditions: vue.conditions.map((c) => [c.article, c.intitule, c.statut.libelle]),
  };
}

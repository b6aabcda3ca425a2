import type { Cas } from './cas.ts';
import { type Datation, liens } from './datation.ts';
import type { Demande, NomActe } from './demande.ts';
import { type Lien, peutTenir, tientLeLien } from './qui.ts';
import { type Ligne, TABLE } from './table.ts';

/**
 * Who says the day of an act that a form is about to ask: `selon` when what is still to be chosen decides. `donnees`: what
 * the form knows already.
 */
export function datationDuFormulaire(
  vue: Omit<Cas, 'demande'>,
  acte: NomActe,
  donnees: Readonly<Record<string, unknown>>,
): Datation | 'selon' {
  const { jour, qui } = TABLE[acte] as Ligne<NomActe>;
  if (typeof jour === 'string') return jour;
  const demande = { acte, jour: vue.aujourdhui, donnees, textes: {} } as unknown as Demande;
  const cas: Cas = { ...vue, demande };
  for (const lien of liens(jour)) {
    if (tientLeLien(lien, cas)) return jour[lien] ?? 'dit';
    if (OBJETS[lien]?.some((o) => o in donnees) ?? true) continue;
    const autrement = liens(qui).some(
      (l) => l !== lien && qui[l]?.includes(vue.acteur.fonction) && peutTenir(l, cas),
    );
    return autrement ? 'selon' : (jour[lien] ?? 'dit');
  }
  return 'dit';
}

/** The fields that say what a link is held to; a link without any is held, or not, to the whole agreement. */
const OBJETS: Partial<Record<Lien, readonly string[]>> = {
  debiteur: ['obligation', 'formulaire', 'echeance', 'depot', 'demande'],
  partie: ['partie'],
  convoquant: ['instance', 'reunion'],
  initiateur: ['ouverture'],
};

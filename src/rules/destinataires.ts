import type { Fonction } from '../facts/annuaire.ts';
import type { Mot } from '../modele/regles.ts';
import type { LienDeRappel, Rappel, SorteDeRappel } from './rappels.ts';

type QuiEstPrevenu = Partial<Record<LienDeRappel, readonly Fonction[]>>;

const PILOTES: readonly Fonction[] = ['agent-pilote'];
const AGENTS: readonly Fonction[] = ['agent-pilote', 'agent'];
const COMPTABLES: readonly Fonction[] = ['finances'];
const ASSOCIATION: readonly Fonction[] = ['dirigeant', 'equipe'];
/** whoever does the work, on either side */
const SIENS: readonly Fonction[] = ['dirigeant', 'equipe', 'agent-pilote', 'agent'];
const SIEGENT: readonly Fonction[] = ['dirigeant', 'equipe', 'elu', 'agent-pilote', 'agent', 'observateur'];

/**
 * Who is told what. Read a row aloud: « a late paper: the people of whoever owes it, and the agents of the pilot ». What
 * concerns an organisation goes to whoever holds one of these offices there on the day of the sending.
 */
// biome-ignore format: a table reads as a table
export const QUI_EST_PREVENU: { readonly [S in SorteDeRappel]: QuiEstPrevenu } = {
  'a-remettre':          { debiteur: SIENS },
  'en-retard':           { debiteur: SIENS, pilote: PILOTES, creancier: AGENTS },
  'piece-retournee':     { debiteur: SIENS },
  'versement-exigible':  { payeur: COMPTABLES, pilote: PILOTES },
  'versement-suspendu':  { payeur: COMPTABLES, beneficiaire: ASSOCIATION, pilote: PILOTES },
  'versement-paye':      { beneficiaire: ASSOCIATION },
  'reunion':             { convies: SIEGENT, pilote: PILOTES },
  'fin-proche':          { pilote: PILOTES, association: ASSOCIATION },
  'message':             { parties: SIENS },
};

/** Is the holder of this mandate told? Nobody is told of what they have just done themselves. */
export function estPrevenu(
  rappel: Rappel,
  parties: Readonly<Record<Mot, string>>,
  mandat: { readonly personne: string; readonly organisation: string; readonly fonction: string },
): boolean {
  if (rappel.auteur === mandat.personne) return false;
  const qui = QUI_EST_PREVENU[rappel.sorte];
  return (Object.entries(qui) as [LienDeRappel, readonly string[]][]).some(
    ([lien, fonctions]) =>
      fonctions.includes(mandat.fonction) &&
      (rappel.liens[lien] ?? []).some((role) => parties[role] === mandat.organisation),
  );
}

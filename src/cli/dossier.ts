import type { Result } from '../basics/result.ts';
import type { ADire } from '../views/dit.ts';
import type { OptionDeCommande } from './arguments.ts';
import type { Appel, MalAppelee } from './commande.ts';

export const SOURCE_DE_DOSSIER: readonly OptionDeCommande[] = [];
export async function chargerDossier(_: Appel): Promise<Result<ADire, MalAppelee | 1>> { throw new Error("x") }

import { capitale } from '../../basics/francais.ts';
import { ecrireJourAvecSemaine, type Jour } from '../../basics/jour.ts';
import { objetDuResume, parUrgence, type RappelDit } from '../../views/rappels.ts';
import { compter } from '../../views/typographie.ts';
import { type Bloc, type CourrielEcrit, ecrireCourriel } from './gabarit.ts';

/** What one person is told under one of their mandates. */
export interface PartDeResume {
  /** « Équipe, MJC Palente » */
  readonly pour: string;
  readonly mandat: string;
  readonly dits: readonly RappelDit[];
}

/** Absolute addresses of the site that a digest leads to. */
export interface Adresses {
  /** a page, under the mandate that it is told under */
  readonly page: (mandat: string, chemin: string) => string;
  readonly reglages: string;
  readonly arreter: string;
}

/** One digest: one part per mandate, what presses first. `urgent`: it comes beside the rhythm, and says so. */
export function ecrireResume(
  parts: readonly PartDeResume[],
  jour: Jour,
  urgent: boolean,
  adresses: Adresses,
): CourrielEcrit {
  const tous = parts.flatMap((p) => p.dits);
  const plusieurs = parts.length > 1;
  const blocs = parts.flatMap((part): readonly Bloc[] => [
    ...(plusieurs ? [{ sorte: 'titre', texte: part.pour } as const] : []),
    {
      sorte: 'liste',
      elements: [...part.dits].sort(parUrgence).map((r) => ({
        titre: `${r.etiquette}\u00A0: ${r.quoi}`,
        lien: adresses.page(part.mandat, r.chemin),
        lignes: [r.dit, r.convention].filter((l) => l !== ''),
        pressant: r.pressant,
      })),
    },
  ]);
  const [seule] = parts;
  const pour = plusieurs || !seule ? '' : ` Ce courriel vous est adressé pour\u00A0: ${seule.pour}.`;
  const titre = urgent
    ? `À voir sans attendre${tous.length > 1 ? `\u00A0: ${compter(tous.length, 'chose')}` : ''}`
    : `${capitale(ecrireJourAvecSemaine(jour))}\u00A0: ${compter(tous.length, 'nouvelle')}`;
  return ecrireCourriel(objetDuResume(tous), titre, blocs, {
    texte: urgent
      ? `Envoyé sans attendre le résumé habituel, comme vos réglages le demandent.${pour}`
      : `Chaque nouvelle n’est dite qu’une fois.${pour}`,
    liens: [
      { texte: 'Régler mes rappels', lien: adresses.reglages },
      { texte: 'Ne plus recevoir ces courriels', lien: adresses.arreter },
    ],
  });
}

import type { Instant } from '../basics/instant.ts';
import { FAITS_COORDONNEES, type SorteDeCoordonnees } from '../facts/coordonnees.ts';
import type { Fait } from '../facts/fait.ts';
import { estUneOrganisation } from '../facts/flux.ts';
import { deriverOrganisation, type EtatOrganisation } from '../rules/mandats.ts';
import type { AnnuaireDEspace, EtapeDeCoordonnees, MandatTenu } from './annuaire.ts';
import type { Contexte } from './espace.ts';
import type { Lecture } from './lecture.ts';

/** What the rounds ask each minute: only the organisations written in since are read again. */
export function ouvrirEtapes(
  { espace, journal }: Pick<Contexte, 'espace' | 'journal'>,
  lecture: Pick<Lecture, 'generation'>,
  aPrevenir: (etat: EtatOrganisation) => Promise<readonly MandatTenu[]>,
): AnnuaireDEspace['etapesDeCoordonnees'] {
  const rangs = new Map<string, number>();
  let vue: number | null = null;
  return async (depuis) => {
    const generation = await lecture.generation();
    if (vue === generation) return [];
    const etapes: EtapeDeCoordonnees[] = [];
    for (const { flux, rang } of await journal.flux(espace)) {
      if (!estUneOrganisation(flux) || rangs.get(flux) === rang) continue;
      const faits = await journal.lire(espace, flux);
      etapes.push(...(await etapesDe(faits, depuis, aPrevenir)));
      rangs.set(flux, rang);
    }
    // Last: cut short, the round is made again, and what was told is not told twice.
    vue = generation;
    return etapes;
  };
}

async function etapesDe(
  faits: readonly Fait[],
  depuis: Instant,
  aPrevenir: (etat: EtatOrganisation) => Promise<readonly MandatTenu[]>,
): Promise<readonly EtapeDeCoordonnees[]> {
  const inscrite = faits[0];
  const recents = faits.filter((f) => f.enregistre >= depuis).filter(estUneEtape);
  if (inscrite?.sorte !== 'organisation-inscrite' || recents.length === 0) return [];
  const { organisation } = inscrite.donnees;
  const etat = deriverOrganisation(organisation, faits);
  const tous = await aPrevenir(etat);
  return recents.map((fait) => {
    const id = 'demande' in fait.donnees ? fait.donnees.demande : fait.id;
    // Whoever comes later was not there to be told.
    const dejaLa = tous.filter((m) => m.du <= fait.jour);
    return {
      ...{ organisation, fait },
      demande: etat.coordonnees.demandes.find((d) => d.fait === id) ?? null,
      prevenus: [...new Map(dejaLa.toReversed().map((m) => [m.personne.id, m])).values()],
    };
  });
}

const estUneEtape = (f: Fait): f is Fait<SorteDeCoordonnees> => Object.hasOwn(FAITS_COORDONNEES, f.sorte);

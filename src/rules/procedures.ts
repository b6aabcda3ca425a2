import { ajouterDuree } from '../basics/duree.ts';
import { ajouterJours, type Jour } from '../basics/jour.ts';
import type { Fait } from '../facts/fait.ts';
import type { EtapeProcedure } from '../modele/regles.ts';
import type { ProcedureEnCours } from './etat.ts';
import { type Faits, faitsDe } from './selection.ts';
import { type Texte, texteAu } from './textes.ts';

type Franchie = Fait<'etape-franchie'>;

/**
 * Every procedure opened, step by step, each with the first day on which the agreement allows it. It runs to its end
 * under the text of the day it was opened.
 */
export function lireProcedures(textes: readonly Texte[], faits: Faits): ProcedureEnCours[] {
  const procedures: ProcedureEnCours[] = [];
  for (const ouverture of faitsDe(faits, 'procedure-ouverte')) {
    const { modele } = texteAu(textes, ouverture.jour);
    const regles = modele.procedures.find((p) => p.id === ouverture.donnees.procedure);
    if (regles === undefined) continue;
    const franchies = faitsDe(faits, 'etape-franchie').filter((f) => f.donnees.ouverture === ouverture.id);
    const close = clotureDe(regles.etapes, franchies);
    procedures.push({
      ouverture: ouverture.id,
      regles,
      partie: ouverture.donnees.partie,
      motif: ouverture.donnees.motif ?? null,
      ouverteLe: ouverture.jour,
      etapes: regles.etapes.map((e) => suivreEtape(e, ouverture, franchies, close)),
      close,
    });
  }
  return procedures;
}

/** First day on which a step having this effect was taken, over all procedures. */
export function jourDeLEffet(
  procedures: readonly ProcedureEnCours[],
  effet: EtapeProcedure['effets'][number],
): Jour | null {
  let premier: Jour | null = null;
  for (const p of procedures)
    for (let i = 0; i < p.etapes.length; i++) {
      const faite = p.etapes[i]?.faite ?? null;
      if (faite !== null && p.regles.etapes[i]?.effets.includes(effet))
        premier = premier === null || faite < premier ? faite : premier;
    }
  return premier;
}

function suivreEtape(
  etape: EtapeProcedure,
  ouverture: Fait<'procedure-ouverte'>,
  franchies: readonly Franchie[],
  close: Jour | null,
): ProcedureEnCours['etapes'][number] {
  const fait = franchies.find((f) => f.donnees.etape === etape.id);
  const empechee = etape.sauf !== null && franchies.some((f) => f.donnees.etape === etape.sauf);
  return {
    id: etape.id,
    faite: fait?.jour ?? null,
    fait: fait?.id ?? null,
    possibleDes: possibleDes(etape, ouverture, franchies),
    fermee: fait === undefined && (empechee || close !== null),
  };
}

/**
 * A delay given to the other party includes its last day (meaning 13): the step opens the day after. A step that only
 * follows another opens on that day; null while what it follows has not happened.
 */
function possibleDes(
  etape: EtapeProcedure,
  ouverture: Fait<'procedure-ouverte'>,
  franchies: readonly Franchie[],
): Jour | null {
  const { delai } = etape;
  if (delai !== null) {
    const cause = franchies.find((f) => f.donnees.etape === delai.apres);
    const depart = delai.depuis === 'reception' ? cause?.donnees.recueLe : cause?.jour;
    return depart === undefined ? null : ajouterJours(ajouterDuree(depart, delai.duree, 'apres'), 1);
  }
  if (etape.apres === null) return ouverture.jour;
  return franchies.find((f) => f.donnees.etape === etape.apres)?.jour ?? null;
}

function clotureDe(etapes: readonly EtapeProcedure[], franchies: readonly Franchie[]): Jour | null {
  for (const f of franchies) {
    const effets = etapes.find((e) => e.id === f.donnees.etape)?.effets;
    if (effets?.includes('clore') || effets?.includes('fin')) return f.jour;
  }
  return null;
}

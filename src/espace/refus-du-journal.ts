import { type Refus, refuser } from '../acts/refus.ts';
import { type Fait, VOCABULAIRE } from '../facts/fait.ts';
import type { EcritureRefusee } from '../journal/journal.ts';

/** Why the journal did not keep what an act wrote, as a refusal that a page shows. */
export function refusDuJournal(refus: EcritureRefusee): Refus {
  switch (refus.code) {
    case 'rang-perime':
      return ecritEntreTemps(refus.nouveaux);
    case 'texte-irrecevable':
      return refuser('texte-irrecevable', `textes.${refus.champ}`, { texte: refus.champ });
    case 'fichier-retire':
      return refuser('fichier-introuvable', null);
    case 'horloge-reculee': {
      const secondes = (Date.parse(refus.dernier) - Date.parse(refus.lue)) / 1000;
      return refuser('horloge-reculee', null, { minutes: Math.floor(secondes / 60) });
    }
    case 'non-enregistre':
      return refuser('non-enregistre', null);
  }
}

/** The latest facts are enough to know what changed; a form that lost its rank would list the whole journal. */
const MONTRES = 5;

export const ecritEntreTemps = (nouveaux: readonly Fait[]): Refus =>
  refuser('ecrit-entre-temps', null, {
    autres: Math.max(0, nouveaux.length - MONTRES),
    faits: nouveaux
      .slice(-MONTRES)
      .map((f) => `${VOCABULAIRE[f.sorte].libelle.toLocaleLowerCase('fr')} (n° ${f.rang})`),
  });

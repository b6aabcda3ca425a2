import type { Jour } from '../basics/jour.ts';
import type { Evenement } from '../modele/quand.ts';
import type { Mot } from '../modele/regles.ts';
import type { IdFait, Reunion } from './etat.ts';
import type { Occurrence, Passe } from './passe.ts';
import { faitsDe } from './selection.ts';

/** Every occurrence of an event, oldest first. `debiteur`: whoever receives, for a reception. */
export function occurrences(passe: Passe, ev: Evenement, debiteur: readonly Mot[]): readonly Occurrence[] {
  let vues = passe.occurrences.get(ev);
  if (vues === undefined) {
    vues = chercher(passe, ev, debiteur);
    passe.occurrences.set(ev, vues);
  }
  return vues;
}

function chercher(passe: Passe, ev: Evenement, debiteur: readonly Mot[]): readonly Occurrence[] {
  const { faits } = passe;
  switch (ev.sorte) {
    case 'entree-en-vigueur':
      return seule(passe.entree);
    case 'signature':
      return seule(passe.signature);
    case 'notification':
      return faitsDe(faits, 'convention-notifiee').map((f) => occurrence(f.jour, f.id));
    case 'fin-de-convention':
      return seule(passe.fin);
    case 'tenue':
      return tenues(passe, ev.instance);
    case 'convocation':
      return faitsDe(faits, 'reunion-convoquee')
        .filter((f) => f.donnees.instance === ev.instance)
        .map((f) => occurrence(f.jour, f.id, f.donnees.exercice));
    case 'reception':
      return receptions(passe, ev.piece, debiteur);
    case 'envoi':
      return faitsDe(faits, 'piece-deposee')
        .filter((f) => f.donnees.piece === ev.piece && !passe.retours.has(f.id))
        .map((f) => occurrence(f.jour, f.id, f.donnees.exercice));
    case 'acceptation':
      return faitsDe(faits, 'piece-deposee').flatMap((f) => {
        const a = f.donnees.piece === ev.piece ? passe.acceptations.get(f.id) : undefined;
        return a === undefined ? [] : [occurrence(a.jour, a.id, f.donnees.exercice)];
      });
    case 'vote':
      return faitsDe(faits, 'subvention-votee')
        .filter(
          (f) =>
            f.donnees.versements === ev.versements && (ev.payeur === null || f.donnees.payeur === ev.payeur),
        )
        .map((f) => occurrence(f.jour, f.id, f.donnees.exercice - ev.decalage));
    case 'demande':
      return demandes(passe, ev.obligation);
    case 'decision':
      return decisions(passe, ev.obligation);
    case 'survenance':
      return faitsDe(faits, 'evenement-survenu')
        .filter((f) => f.donnees.evenement === ev.evenement)
        .map((f) => ({ ...occurrence(f.jour, f.id), par: f.auteur.organisation }));
    case 'fin-de-registre': {
      const derniere = passe.registres[ev.registre]?.at(-1);
      return derniere === undefined ? [] : [occurrence(derniere.au, derniere.fait)];
    }
  }
}

const occurrence = (
  jour: Jour,
  fait: IdFait | null,
  exercice: number | null = null,
  reunion: Reunion | null = null,
  demande: Occurrence['demande'] = null,
): Occurrence => ({ jour, fait, exercice, reunion, demande, par: null });

const seule = (jour: Jour | null): readonly Occurrence[] => (jour === null ? [] : [occurrence(jour, null)]);

function tenues(passe: Passe, instance: Mot): Occurrence[] {
  const liste: Occurrence[] = [];
  for (const r of passe.reunions) {
    const jour = r.tenueLe ?? r.prevueLe;
    if (r.instance === instance && jour !== null)
      liste.push(occurrence(jour, r.convocation ?? r.tenue, r.exercice, r));
  }
  return liste.length > 1 ? liste.sort(parJour) : liste;
}

/** What a third party notified, or what another party sent: never one's own sendings. */
function receptions(passe: Passe, piece: Mot, debiteur: readonly Mot[]): Occurrence[] {
  const recues = faitsDe(passe.faits, 'notification-recue')
    .filter((f) => f.donnees.piece === piece)
    .map((f) => occurrence(f.jour, f.id));
  for (const f of faitsDe(passe.faits, 'piece-deposee')) {
    if (f.donnees.piece !== piece || passe.retours.has(f.id)) continue;
    const envoyeur = passe.moteur.parId.get(f.donnees.obligation)?.obligation.debiteur;
    if (envoyeur === undefined || envoyeur.some((p) => debiteur.includes(p))) continue;
    const recueLe = f.donnees.recueLe ?? f.jour;
    recues.push(occurrence(Math.max(recueLe, f.jour) as Jour, f.id, f.donnees.exercice));
  }
  return recues.sort(parJour);
}

function demandes(passe: Passe, obligation: Mot): Occurrence[] {
  const liste = faitsDe(passe.faits, 'piece-demandee')
    .filter((f) => f.donnees.obligation === obligation)
    .map((f) => occurrence(f.jour, f.id, null, null, { pieces: f.donnees.pieces, pourLe: f.donnees.pourLe }));
  for (const f of faitsDe(passe.faits, 'aide-demandee'))
    if (f.donnees.obligation === obligation) liste.push(occurrence(f.jour, f.id, f.donnees.exercice));
  return liste.sort(parJour);
}

/** Decisions on aid name the request they answer. */
function decisions(passe: Passe, obligation: Mot): Occurrence[] {
  const aides = faitsDe(passe.faits, 'aide-demandee').filter((f) => f.donnees.obligation === obligation);
  return faitsDe(passe.faits, 'aide-decidee')
    .filter((d) => aides.some((a) => a.id === d.donnees.demande))
    .map((d) => occurrence(d.jour, d.donnees.demande));
}

const parJour = (a: Occurrence, b: Occurrence): number => a.jour - b.jour;

import { ajouterDuree } from '../basics/duree.ts';
import type { Alerte, CompteExercice, Phase } from './etat.ts';
import { estVenu, type Passe } from './passe.ts';
import { faitsDe } from './selection.ts';
import type { Echeancement } from './versements.ts';

/** The end of an agreement is announced six months before: the time to prepare, vote and sign the next one. */
const AVANT_LA_FIN = { unite: 'mois', n: 6 } as const;

export function lireAlertes(
  passe: Passe,
  phase: Phase,
  comptes: readonly CompteExercice[],
  impasses: Echeancement['impasses'],
): Alerte[] {
  const alertes: Alerte[] = [];
  for (const { versement, echeance } of impasses) alertes.push({ sorte: 'impasse', versement, echeance });
  for (const compte of comptes) if (compte.tropPercu > 0) alertes.push({ sorte: 'trop-percu', compte });
  signaturesIrregulieres(passe, phase, alertes);
  registresQuiExpirent(passe, alertes);
  const { fin } = passe;
  const enVie = phase.nom === 'en-vigueur' || phase.nom === 'signee';
  if (fin !== null && enVie && estVenu(passe, ajouterDuree(fin, AVANT_LA_FIN, 'avant')))
    alertes.push({ sorte: 'convention-expire', le: fin });
  return alertes;
}

/** A signature before the deliberation was sent to the prefecture is unlawful, and is not cured later. */
function signaturesIrregulieres(passe: Passe, phase: Phase, alertes: Alerte[]): void {
  for (const { id, role } of passe.moteur.modele.parties) {
    if (role !== 'entite') continue;
    const jalon = phase.jalons.find((j) => j.partie === id);
    if (!jalon || jalon.signee === null) continue;
    if (jalon.transmise !== null && jalon.transmise <= jalon.signee) continue;
    const signature = faitsDe(passe.faits, 'convention-signee').find((f) => f.donnees.partie === id);
    if (signature) alertes.push({ sorte: 'signature-avant-transmission', partie: id, fait: signature.id });
  }
}

/** The last period of a register, from the day its warning begins; nothing once the agreement is over. */
function registresQuiExpirent(passe: Passe, alertes: Alerte[]): void {
  if (passe.fin !== null && estVenu(passe, passe.fin + 1)) return;
  for (const { id, alerte } of passe.moteur.modele.registres) {
    const periodes = passe.registres[id] ?? [];
    let fin = periodes[0]?.au;
    for (const p of periodes) if (fin === undefined || p.au > fin) fin = p.au;
    if (fin === undefined || (passe.fin !== null && fin >= passe.fin)) continue;
    const debut = alerte === null ? fin : ajouterDuree(fin, alerte, 'avant');
    if (estVenu(passe, debut)) alertes.push({ sorte: 'registre-expire', registre: id, le: fin });
  }
}

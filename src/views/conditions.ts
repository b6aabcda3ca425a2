import { capitale, enumerer } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import type { ConditionVerifiee, Echeance, PieceRecue, Versement } from '../rules/etat.ts';
import type { ADire } from './dit.ts';
import { titreEcheance, trouverEcheance } from './intitules.ts';
import { depotQuiCompte, estRecue, jourDit, type Statut, statutEcheance, statutPiece } from './statuts.ts';
import { accord, compter, sansArticle } from './typographie.ts';

/** One condition of an instalment: a piece, a duty or an event, with what is known of it. */
export interface ConditionDite {
  readonly article: string;
  readonly intitule: string;
  readonly pourquoi: string | null;
  readonly statut: Statut;
  readonly manque: boolean;
  /** its own date has not come: it does not block yet */
  readonly avenir: boolean;
  readonly echeance: string | null;
}

/** Every condition piece by piece, the missing ones first. */
export function direConditions(d: ADire, v: Versement): readonly ConditionDite[] {
  const dites = v.conditions.flatMap((c) => direCondition(d, v, c));
  const rang = (c: ConditionDite): number => (c.manque ? 0 : c.avenir ? 2 : 1);
  return [...dites].sort((a, b) => rang(a) - rang(b));
}

/** « Six sur sept sont là. » */
export function bilanConditions(toutes: readonly ConditionDite[]): string {
  const dites = toutes.filter((c) => !c.avenir);
  const viendront = toutes.length - dites.length;
  const suite =
    viendront === 0
      ? ''
      : ` ${compter(viendront, 'autre viendra', 'autres viendront')} à ${accord(viendront, 'sa date', 'leur date')}.`;
  return `${bilan(dites)}${suite}`;
}

function bilan(dites: readonly ConditionDite[]): string {
  const la = dites.filter((c) => !c.manque).length;
  if (dites.length === 0) return 'Aucune condition à ce jour.';
  if (la === dites.length)
    return la === 1 ? 'L’unique condition est remplie.' : `Les ${la} conditions sont remplies.`;
  return `${la} sur ${compter(dites.length, 'condition')} ${accord(la, 'est remplie', 'sont remplies')}.`;
}

function direCondition(d: ADire, v: Versement, c: ConditionVerifiee): ConditionDite[] {
  const e = c.echeance === null ? undefined : trouverEcheance(d.etat, c.echeance);
  if (e && e.pieces.length > 0 && e.obligation.exige === 'toutes')
    return e.pieces.filter((p) => !p.piece.facultative).map((p) => direPieceExigee(d, v, c, e, p));
  return [
    {
      article: c.article,
      intitule: e ? titreEcheance(d, e) : capitale(c.intitule),
      pourquoi: e ? pourquoiEcheance(d, e) : c.depuis === null ? null : `Depuis le ${ecrireJour(c.depuis)}.`,
      statut: e && c.etat !== 'levee' ? statutEcheance(e, d.etat.regard.au) : statutEvenement(c),
      manque: c.etat === 'manquante' && !(e && estAVenir(e)),
      avenir: e !== undefined && estAVenir(e),
      echeance: c.echeance,
    },
  ];
}

function direPieceExigee(
  d: ADire,
  v: Versement,
  c: ConditionVerifiee,
  e: Echeance,
  p: PieceRecue,
): ConditionDite {
  const au = d.etat.regard.au;
  const depot = depotQuiCompte(p);
  const annee = p.piece.porteSur === null || e.exercice === null ? '' : ` ${e.exercice + p.piece.porteSur}`;
  const intitule = sansArticle(p.piece.intitule);
  return {
    article: e.obligation.article,
    intitule: intitule.includes(annee.trim()) ? intitule : `${intitule}${annee}`,
    pourquoi: pourquoiPiece(d, v, c, e, p),
    statut:
      c.etat === 'levee' && depot ? { forme: 'reserve', libelle: 'Réserve levée' } : statutPiece(p, e, au),
    manque: c.etat === 'manquante' && !estRecue(p) && !estAVenir(e),
    avenir: !estRecue(p) && estAVenir(e),
    echeance: e.cle,
  };
}

function pourquoiPiece(
  d: ADire,
  v: Versement,
  c: ConditionVerifiee,
  e: Echeance,
  p: PieceRecue,
): string | null {
  const depot = depotQuiCompte(p);
  if (!depot) return pourquoiEcheance(d, e);
  if (e.limite === null || depot.jour <= e.limite || e.statut === 'satisfaite') return null;
  const tard = `Reçu ${compter(depot.jour - e.limite, 'jour')} après la date.`;
  if (c.etat === 'levee') return `${tard} La réserve a été levée.`;
  return estStricte(v, e) && e.reserveLevee === null
    ? `${tard} Suspend jusqu’à la levée de la réserve.`
    : `${tard} Ne suspend plus, reste signalé.`;
}

const estAVenir = (e: Echeance): boolean =>
  e.statut === 'a-venir' || e.statut === 'ouverte' || e.statut === 'date-inconnue';

/** A strict reading of « in time »: a late paper suspends until its reserve is lifted. */
const estStricte = (v: Versement, e: Echeance): boolean =>
  v.regles.conditions.some((c) => c.tardif === 'strict' && c.recu.includes(e.obligation.id));

function pourquoiEcheance(d: ADire, e: Echeance): string | null {
  if (e.limite === null) return null;
  const du = `Au plus tard le ${ecrireJour(e.limite)}.`;
  const relances = e.relances.flatMap((id) => d.faits.find((f) => f.id === id) ?? []);
  if (relances.length === 0) return du;
  const jours = enumerer(relances.map((f) => jourDit(f.jour, d.etat.regard.au)));
  return `${du} ${accord(relances.length, 'Relance du', 'Relances des')} ${jours}.`;
}

function statutEvenement(c: ConditionVerifiee): Statut {
  switch (c.etat) {
    case 'remplie':
      return { forme: 'fait', libelle: c.depuis === null ? 'Rempli' : `Depuis le ${ecrireJour(c.depuis)}` };
    case 'remplie-avec-reserve':
      return { forme: 'reserve', libelle: 'Rempli hors délai' };
    case 'levee':
      return { forme: 'reserve', libelle: 'Réserve levée' };
    case 'manquante':
      return { forme: 'attente', libelle: 'Pas encore' };
  }
}

import type { Jour } from '../basics/jour.ts';
import { ecrireMontantCourt } from '../basics/montant.ts';
import type { Echeance, Reunion, Versement } from '../rules/etat.ts';
import { type ADire, nomInstance, nomPartie } from './dit.ts';
import { titreEcheance, titreVersement } from './intitules.ts';
import { type Forme, statutEcheance, statutReunion, statutVersement } from './statuts.ts';
import { compter, ecrireJourCourt, sansArticle } from './typographie.ts';

/** One thing on the timeline. `cible`: what its page is. */
export interface ItemDeFrise {
  readonly id: string;
  readonly jour: Jour;
  readonly forme: Forme;
  readonly titre: string;
  /** « 84 500 », or a few words under the shape */
  readonly court: string | null;
  /** status in words, for the table and the phone */
  readonly sous: string;
  readonly futur: boolean;
  /** drawn larger, labelled first */
  readonly important: boolean;
  readonly cible: { readonly sorte: 'echeance' | 'versement'; readonly cle: string } | null;
}

/** Votes and signatures that happened, votes awaited. */
export function itemsDesVotes(d: ADire): ItemDeFrise[] {
  const { etat } = d;
  const au = etat.regard.au;
  const fait = (id: string, jour: Jour, titre: string, court: string | null): ItemDeFrise => ({
    id,
    jour,
    forme: 'fait',
    titre,
    court,
    sous: 'Fait',
    futur: jour > au,
    important: true,
    cible: null,
  });
  const jalons = etat.phase.jalons.flatMap((j) => (j.deliberee === null ? [] : [j.deliberee]));
  const signatures = etat.phase.jalons.flatMap((j) => (j.signee === null ? [] : [j.signee]));
  const derniereSignature = Math.max(...signatures) as Jour;
  return [
    ...(jalons.length > 0
      ? [fait('deliberations', Math.max(...jalons) as Jour, compter(jalons.length, 'délibération'), null)]
      : []),
    ...(signatures.length > 0 && signatures.length === etat.phase.jalons.length
      ? [fait('signature', derniereSignature, 'Signature par toutes les parties', 'signature')]
      : []),
    ...etat.votes.map((v) => {
      const par = etat.modele.versements.find((r) => r.id === v.versements)?.payeurs.length ?? 1;
      const qui = par > 1 ? `, ${nomPartie(d, v.payeur)}` : '';
      return fait(
        v.fait,
        v.jour,
        `Vote ${v.exercice}${qui}\u00A0: ${ecrireMontantCourt(v.montant)}`,
        ecrireMontantCourt(v.montant).replace('\u00A0€', ''),
      );
    }),
    ...etat.avenants.map((a) =>
      fait(a.fait, a.signeLe, `Avenant n°\u00A0${a.numero}`, `avenant n°\u00A0${a.numero}`),
    ),
    ...etat.echeances
      .filter((e) => e.obligation.satisfaitePar?.sorte === 'vote' && estAttendue(e))
      .flatMap((e) => itemDEcheance(d, e)),
  ];
}

const estAttendue = (e: Echeance): boolean => e.satisfaiteLe === null;

export const itemsDesVersements = (d: ADire): ItemDeFrise[] =>
  d.etat.versements.flatMap((v) => {
    const jour = jourDuVersement(v);
    if (jour === null) return [];
    const statut = statutVersement(v, d.etat.regard.au);
    return {
      id: v.cle,
      jour,
      forme: statut.forme,
      titre: titreVersement(d, v),
      court: v.montant.sorte === 'connu' && v.etat !== 'sans-objet' ? sansCentimes(v) : null,
      sous: statut.libelle,
      futur: jour > d.etat.regard.au,
      important: v.etat === 'suspendu' || v.etat === 'exigible' || statut.forme === 'retard',
      cible: { sorte: 'versement' as const, cle: v.cle },
    };
  });

/** Whole euros on the timeline: the ledger has the cents. */
const sansCentimes = (v: Versement): string | null =>
  v.montant.sorte === 'connu'
    ? ecrireMontantCourt(v.montant.centimes).replace(/,\d\d\u00A0€|\u00A0€/, '')
    : null;

function jourDuVersement(v: Versement): Jour | null {
  const paye = v.paiements.at(-1)?.jour;
  if (paye !== undefined) return paye;
  if (v.du !== null && v.au !== null) return Math.round((v.du + v.au) / 2) as Jour;
  return v.du ?? v.au;
}

export const itemsDesEcheances = (d: ADire, echeances: readonly Echeance[]): ItemDeFrise[] =>
  echeances.filter((e) => e.statut !== 'permanente').flatMap((e) => itemDEcheance(d, e));

function itemDEcheance(d: ADire, e: Echeance): ItemDeFrise[] {
  const jour = e.satisfaiteLe ?? e.limite;
  if (jour === null) return [];
  const au = d.etat.regard.au;
  const statut = statutEcheance(e, au);
  const alerte = statut.forme === 'retard' || statut.forme === 'proche';
  return [
    {
      id: e.cle,
      jour,
      forme: statut.forme,
      titre: titreEcheance(d, e),
      court: alerte ? `${sansArticle(e.obligation.intitule)}, ${ecrireJourCourt(jour, false)}` : null,
      sous: statut.libelle,
      futur: jour > au,
      important: alerte,
      cible: { sorte: 'echeance', cle: e.cle },
    },
  ];
}

export const itemsDesReunions = (d: ADire): ItemDeFrise[] =>
  d.etat.reunions.flatMap((r) => {
    const jour = r.tenueLe ?? r.prevueLe;
    if (jour === null || !interesse(r)) return [];
    const statut = statutReunion(r, d.etat.regard.au);
    return {
      id: r.convocation ?? r.tenue ?? `${r.instance}/${jour}`,
      jour,
      forme: statut.forme,
      titre: sansArticle(nomInstance(d, r.instance)),
      court: statut.forme === 'ouvert' ? ecrireJourCourt(jour, false) : null,
      sous: statut.libelle,
      futur: jour > d.etat.regard.au,
      important: statut.forme === 'ouvert',
      cible: null,
    };
  });

/** A meeting cancelled and followed by nothing says nothing on the timeline; its facts stay in the journal. */
const interesse = (r: Reunion): boolean => r.annulee === null;

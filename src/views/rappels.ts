import { capitale, minuscule } from '../basics/francais.ts';
import { ecrireJour, ecrireJourAvecSemaine, type Jour } from '../basics/jour.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { Rappel, SorteDeRappel } from '../rules/rappels.ts';
import { direDeblocage } from './deblocage.ts';
import { type ADire, nomAuteur, nomInstance, nomRegistre, nomsParties, trouverFait } from './dit.ts';
import { direSujet } from './echanges.ts';
import { trouverEcheance, trouverVersement } from './intitules.ts';
import { compter, deuxPoints, sansArticle } from './typographie.ts';

/** A reminder in words, for a mail or a page. Never the text of a message: what is erased must not live on in mailboxes. */
export interface RappelDit {
  readonly sorte: SorteDeRappel;
  readonly pressant: boolean;
  /** « À remettre » */
  readonly etiquette: string;
  readonly quoi: string;
  readonly dit: string;
  readonly convention: string;
  readonly limite: Jour | null;
  readonly chemin: string;
}

/** What each kind is called, in the settings and in mails. */
export const SORTES_DE_RAPPEL: Readonly<Record<SorteDeRappel, { etiquette: string; reglage: string }>> = {
  'a-remettre': { etiquette: 'À remettre', reglage: 'Une échéance dont c’est le dernier jour, ou la veille' },
  'en-retard': { etiquette: 'En retard', reglage: 'Une échéance qui passe en retard' },
  'piece-retournee': { etiquette: 'À reprendre', reglage: 'Une pièce retournée' },
  'versement-exigible': { etiquette: 'À payer', reglage: 'Un versement à payer' },
  'versement-suspendu': { etiquette: 'Versement retenu', reglage: 'Un versement retenu' },
  'versement-paye': { etiquette: 'Versement payé', reglage: 'Un versement payé' },
  reunion: { etiquette: 'Réunion', reglage: 'Une réunion demain, déplacée ou annulée' },
  'fin-proche': { etiquette: 'Fin proche', reglage: 'Une fin qui approche' },
  message: { etiquette: 'Message', reglage: 'Un message reçu' },
};

export function direRappel(d: ADire, r: Rappel): RappelDit {
  return {
    sorte: r.sorte,
    pressant: r.pressant,
    etiquette: SORTES_DE_RAPPEL[r.sorte].etiquette,
    quoi: quoi(d, r),
    dit: dire(d, r),
    convention: d.titre,
    limite: r.limite,
    chemin: `/conventions/${d.id}${cheminDe(r)}`,
  };
}

function quoi(d: ADire, r: Rappel): string {
  if (r.sur.sorte === 'reunion') {
    const { convocation } = r.sur;
    const reunion = d.etat.reunions.find((x) => x.convocation === convocation);
    return reunion ? sansArticle(nomInstance(d, reunion.instance)) : 'Réunion';
  }
  return r.sur.sorte === 'registre' ? nomRegistre(d, r.sur.registre) : capitale(direSujet(d, r.sur));
}

function dire(d: ADire, r: Rappel): string {
  const { au } = d.etat.regard;
  const echeance = r.sur.sorte === 'echeance' ? trouverEcheance(d.etat, r.sur.cle) : undefined;
  const versement = r.sur.sorte === 'versement' ? trouverVersement(d.etat, r.sur.cle) : undefined;
  const qui = echeance ? ` par ${nomsParties(d, echeance.obligation.debiteur)}` : '';
  switch (r.sorte) {
    case 'a-remettre':
      return r.limite === null
        ? ''
        : `Attendu${qui} au plus tard le ${ecrireJour(r.limite)}, ${dans(r.limite, au)}.`;
    case 'en-retard': {
      const retient = echeance && echeance.retient.length > 0 ? ' Un versement attend.' : '';
      return r.limite === null
        ? ''
        : `Attendu${qui} le ${ecrireJour(r.limite)}, en retard de ${compter(au - r.limite, 'jour')}.${retient}`;
    }
    case 'piece-retournee':
      return 'Une pièce a été retournée\u00A0: le motif est sur sa page. Elle est à déposer de nouveau.';
    case 'versement-exigible': {
      const fin = r.limite === null ? '' : `, au plus tard le ${ecrireJour(r.limite)}`;
      return `${versement ? ecrireMontant(versement.resteDu) : ''}${fin}. Rien ne s’y oppose.`;
    }
    case 'versement-suspendu':
      return versement ? deuxPoints('Ce qui le débloque', minuscule(direDeblocage(d, versement).phrase)) : '';
    case 'versement-paye': {
      const paiement = versement?.paiements.find((p) => p.fait === r.fait);
      return paiement ? `${ecrireMontant(paiement.montant)} payés le ${ecrireJour(paiement.jour)}.` : '';
    }
    case 'reunion':
      return direReunion(d, r);
    case 'fin-proche':
      return r.limite === null
        ? ''
        : `${r.limite < au ? 'A pris' : 'Prend'} fin le ${ecrireJour(r.limite)}, ${dans(r.limite, au)}.`;
    case 'message': {
      const fait = trouverFait(d, r.fait);
      return fait ? `${nomAuteur(d, fait)} a écrit le ${ecrireJour(fait.jour)}.` : '';
    }
  }
}

function direReunion(d: ADire, r: Rappel): string {
  if (r.limite === null) return '';
  const fait = trouverFait(d, r.fait);
  const jour = ecrireJourAvecSemaine(r.limite);
  if (fait?.sorte === 'reunion-annulee') return `La réunion du ${jour} est annulée.`;
  const lieu = fait?.sorte === 'reunion-convoquee' && fait.textes.lieu ? `, ${fait.textes.lieu}` : '';
  const verbe = fait?.sorte === 'reunion-deplacee' ? 'Déplacée au' : 'Convoquée pour le';
  return `${verbe} ${jour}${lieu}, ${dans(r.limite, d.etat.regard.au)}.`;
}

function dans(limite: Jour, au: Jour): string {
  const n = limite - au;
  if (n === 0) return 'aujourd’hui';
  if (n === 1) return 'demain';
  return n > 0 ? `dans ${compter(n, 'jour')}` : `il y a ${compter(-n, 'jour')}`;
}

function cheminDe({ sur, sorte }: Rappel): string {
  if (sur.sorte === 'echeance') return `/echeances/${sur.cle}${sorte === 'message' ? '#echanges' : ''}`;
  if (sur.sorte === 'versement') return `/versements/${sur.cle}${sorte === 'message' ? '#echanges' : ''}`;
  return sorte === 'message' ? '/echanges' : '';
}

/** What a mail is called: what to do first, then how many more there are. */
export function objetDuResume(dits: readonly RappelDit[]): string {
  const [premier, ...autres] = [...dits].sort((a, b) => poids(a) - poids(b));
  if (!premier) return 'Rien de nouveau';
  const quand =
    premier.limite === null || premier.sorte === 'en-retard' ? '' : `, ${ecrireJour(premier.limite)}`;
  const suite = autres.length === 0 ? '' : ` (et ${compter(autres.length, 'autre')})`;
  return `${premier.etiquette}\u00A0: ${premier.quoi}${quand}${suite}`;
}

const ORDRE: readonly SorteDeRappel[] = [
  'piece-retournee',
  'en-retard',
  'a-remettre',
  'versement-suspendu',
  'versement-exigible',
  'reunion',
  'message',
  'versement-paye',
  'fin-proche',
];
const poids = (r: RappelDit): number => ORDRE.indexOf(r.sorte) + (r.pressant ? 0 : 100);

/** What presses first; then by kind; then by day. */
export const parUrgence = (a: RappelDit, b: RappelDit): number =>
  poids(a) - poids(b) || (a.limite ?? 0) - (b.limite ?? 0) || a.quoi.localeCompare(b.quoi, 'fr');

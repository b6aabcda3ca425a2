import type { DonneesDe, Fait } from '../../facts/fait.ts';
import { VOCABULAIRE } from '../../facts/fait.ts';
import { type Cas, type Condition, rolesDe } from '../cas.ts';
import { refuser } from '../refus.ts';

export const faitAnnulable: Condition<'annuler-fait'> = (cas) => {
  const fait = vise(cas);
  if (!fait) return refuser('fait-inconnu', 'donnees.fait');
  if (fait.sorte === 'convention-creee') return refuser('creation-definitive', 'donnees.fait');
  if (fait.sorte === 'fait-annule') return refuser('annulation-definitive', 'donnees.fait');
  return cas.etat.annules.has(fait.id) ? refuser('fait-deja-annule', 'donnees.fait') : null;
};

/** Whoever recorded a fact may take it back; the pilot may for all. */
export const faitSien: Condition<'annuler-fait'> = (cas) => {
  const fait = vise(cas);
  if (!fait || fait.auteur.organisation === cas.acteur.organisation) return null;
  const siens = rolesDe(cas.etat, cas.acteur.organisation);
  if (cas.etat.modele.parties.some((p) => p.pilote && siens.includes(p.id))) return null;
  const role = rolesDe(cas.etat, fait.auteur.organisation)[0];
  const auteur = cas.etat.modele.parties.find((p) => p.id === role)?.intitule ?? fait.auteur.organisation;
  return refuser('annulation-d-autrui', 'donnees.fait', { auteur });
};

/** No later fact relies on it: what was built on it is taken down first. */
export const rienNeReposeDessus: Condition<'annuler-fait'> = (cas) => {
  const fait = vise(cas);
  if (!fait || faitAnnulable(cas)) return null;
  const appuyes = faitsAppuyes(cas, fait);
  return appuyes.length === 0
    ? null
    : refuser('fait-utilise', 'donnees.fait', {
        par: appuyes.map((f) => `${VOCABULAIRE[f.sorte].libelle.toLocaleLowerCase('fr')} (n° ${f.rang})`),
      });
};

/** Facts recorded later, still counting, that rely on this one. */
export const faitsAppuyes = (cas: Pick<Cas, 'etat' | 'faits'>, fait: Fait): readonly Fait[] =>
  cas.faits.filter((f) => f.rang > fait.rang && !cas.etat.annules.has(f.id) && repose(f, fait));

function repose(f: Fait, sur: Fait): boolean {
  return nomme(f, sur.id) || suit(f, sur);
}

/** It names the fact: the deposit judged, the meeting moved, the trigger answered, the vote shown in a calculation. */
function nomme(f: Fait, id: string): boolean {
  switch (f.sorte) {
    case 'piece-acceptee':
    case 'piece-retournee':
      return f.donnees.depot === id;
    case 'piece-deposee':
    case 'obligation-constatee':
      return f.donnees.declencheur === id;
    case 'reunion-deplacee':
    case 'reunion-annulee':
    case 'reunion-tenue':
      return f.donnees.reunion === id;
    case 'etape-franchie':
      return f.donnees.ouverture === id;
    case 'aide-decidee':
      return f.donnees.demande === id;
    case 'versement-liquide':
    case 'versement-effectue':
      return f.donnees.calcul?.some((ligne) => ligne.fait === id) ?? false;
    default:
      return false;
  }
}

/** It is the next step of the same thing, in the order that the law or the agreement sets. */
function suit(f: Fait, sur: Fait): boolean {
  switch (sur.sorte) {
    case 'deliberation-prise':
      return (
        ((f.sorte === 'acte-transmis' || f.sorte === 'acte-publie') && memeActe(f.donnees, sur.donnees)) ||
        signe(f, sur.donnees)
      );
    case 'acte-transmis':
    case 'acte-publie':
      return signe(f, sur.donnees);
    case 'convention-signee':
      return f.sorte === 'convention-notifiee';
    case 'avenant-signe':
      return f.sorte === 'avenant-signe';
    case 'versement-liquide':
      return f.sorte === 'versement-effectue' && memeTranche(f.donnees, sur.donnees);
    case 'versement-effectue':
      return (
        (f.sorte === 'titre-emis' || f.sorte === 'reversement-recu') && memeCompte(f.donnees, sur.donnees)
      );
    case 'titre-emis':
      return f.sorte === 'reversement-recu' && memeCompte(f.donnees, sur.donnees);
    case 'piece-deposee':
      return f.sorte === 'reserve-levee' && memeEcheance(f.donnees.echeance, sur.donnees);
    case 'etape-franchie':
      return f.sorte === 'etape-franchie' && f.donnees.ouverture === sur.donnees.ouverture;
    default:
      return false;
  }
}

type Acte = DonneesDe<'acte-publie'>;
const memeActe = (a: Acte, b: Acte): boolean =>
  a.partie === b.partie && a.objet === b.objet && a.avenant === b.avenant;

const signe = (f: Fait, acte: Acte): boolean =>
  acte.objet === 'convention'
    ? f.sorte === 'convention-signee' && f.donnees.partie === acte.partie
    : f.sorte === 'avenant-signe' &&
      f.donnees.numero === acte.avenant &&
      f.donnees.parties.includes(acte.partie);

type Compte = Pick<DonneesDe<'titre-emis'>, 'versements' | 'exercice' | 'payeur'>;
const memeCompte = (a: Compte, b: Compte): boolean =>
  a.versements === b.versements && a.exercice === b.exercice && a.payeur === b.payeur;

const memeTranche = (a: Compte & { tranche: string }, b: Compte & { tranche: string }): boolean =>
  memeCompte(a, b) && a.tranche === b.tranche;

const memeEcheance = (cle: string, depot: DonneesDe<'piece-deposee'>): boolean =>
  cle === depot.obligation ||
  (cle.startsWith(`${depot.obligation}/`) &&
    (depot.exercice === undefined || cle.endsWith(`/${depot.exercice}`)));

const vise = (cas: Cas<'annuler-fait'>): Fait | undefined =>
  cas.faits.find((f) => f.id === cas.demande.donnees.fait);

import type { Jour } from '../basics/jour.ts';
import type { Centimes } from '../basics/montant.ts';
import type { Mot } from '../modele/regles.ts';
import type { EcheanceEnCours } from './echeances.ts';
import type { CompteExercice, EtapeDeJalon, ObjetDeTache, Phase, Tache, Versement } from './etat.ts';
import { estVenu, type Passe } from './passe.ts';
import type { Moteur } from './preparer.ts';

const UNE_SEMAINE = 7;
const UN_MOIS = 30;

const ORDRE: Readonly<Record<Tache['urgence'], number>> = {
  'en-retard': 0,
  'cette-semaine': 1,
  bientot: 2,
  'plus-tard': 3,
  'en-attente': 4,
};

/** What each party must, or may, do now: most urgent first, then nearest, then what holds back most. */
export function lireTaches(
  passe: Passe,
  phase: Phase,
  echeances: readonly EcheanceEnCours[],
  versements: readonly Versement[],
  comptes: readonly CompteExercice[],
): Tache[] {
  const taches: Tache[] = [];
  for (const e of echeances) ajouterEcheance(passe, e, versements, taches);
  for (const v of versements) ajouterVersement(passe, v, taches);
  for (const c of comptes) ajouterTropPercu(passe.moteur, c, taches);
  ajouterJalons(passe.moteur, phase, taches);
  ajouterProcedures(passe, taches);
  return taches.sort(parUrgence);
}

function parUrgence(a: Tache, b: Tache): number {
  const urgence = ORDRE[a.urgence] - ORDRE[b.urgence];
  if (urgence !== 0) return urgence;
  const limite = (a.limite ?? Number.MAX_SAFE_INTEGER) - (b.limite ?? Number.MAX_SAFE_INTEGER);
  if (limite !== 0) return limite;
  return b.retient - a.retient || (a.cle < b.cle ? -1 : 1);
}

function ajouterEcheance(
  passe: Passe,
  e: EcheanceEnCours,
  versements: readonly Versement[],
  taches: Tache[],
): void {
  const bloque = e.retient.length > 0;
  if (e.statut !== 'en-retard' && e.statut !== 'ouverte' && !(e.statut === 'anterieure' && bloque)) return;
  taches.push({
    ...nommer({ sorte: 'echeance', objet: e.cle }),
    qui: e.obligation.debiteur,
    urgence:
      e.statut === 'en-retard'
        ? 'en-retard'
        : e.limite === null || e.statut === 'anterieure'
          ? 'cette-semaine'
          : urgenceDe(passe, e.limite),
    limite: e.limite,
    retient: bloque ? montantRetenu(e.retient, versements) : RIEN,
    facultative: e.obligation.facultative,
  });
}

const RIEN = 0 as Centimes;

/** The one place where a task's key is written; none reads it back. */
const nommer = <O extends ObjetDeTache>(o: O): O & { readonly cle: string } => ({
  ...o,
  cle: [o.sorte, ...(typeof o.objet === 'string' ? [o.objet] : Object.values(o.objet))].join('/'),
});

function montantRetenu(cles: readonly string[], versements: readonly Versement[]): Centimes {
  let total = 0;
  for (const v of versements) if (cles.includes(v.cle)) total += v.resteDu;
  return total as Centimes;
}

function urgenceDe(passe: Passe, limite: Jour): Tache['urgence'] {
  if (estVenu(passe, limite + 1)) return 'en-retard';
  if (estVenu(passe, limite - UNE_SEMAINE)) return 'cette-semaine';
  return estVenu(passe, limite - UN_MOIS) ? 'bientot' : 'plus-tard';
}

function ajouterVersement(passe: Passe, v: Versement, taches: Tache[]): void {
  const bloque =
    v.etat === 'suspendu' ||
    v.etat === 'indetermine' ||
    (v.etat === 'verse-en-partie' && v.deblocage.length > 0);
  const aPayer = v.etat === 'exigible' || (v.etat === 'verse-en-partie' && v.resteDu > 0);
  if (!bloque && !aPayer) return;
  taches.push({
    ...nommer({ sorte: 'versement', objet: v.cle }),
    qui: [v.payeur],
    urgence: bloque ? 'en-attente' : urgenceDuPaiement(passe, v),
    limite: bloque ? v.au : v.limite,
    retient: v.resteDu,
    facultative: false,
  });
}

/** What may be paid today waits for nothing: it is never for later. */
function urgenceDuPaiement(passe: Passe, { limite }: Versement): Tache['urgence'] {
  const urgence = limite === null ? 'bientot' : urgenceDe(passe, limite);
  return urgence === 'plus-tard' ? 'bientot' : urgence;
}

/** The payer claims it first; then the beneficiary repays. A surplus carried over is claimed by nobody. */
function ajouterTropPercu(moteur: Moteur, c: CompteExercice, taches: Tache[]): void {
  if (c.tropPercu <= 0) return;
  const regles = moteur.versements.find((v) => v.regles.id === c.versements)?.regles;
  if (regles === undefined || regles.excedent === 'a-reporter') return;
  taches.push({
    ...nommer({
      sorte: 'trop-percu',
      objet: { versements: c.versements, exercice: c.exercice, payeur: c.payeur },
    }),
    qui: c.titres.length === 0 ? [c.payeur] : [regles.beneficiaire],
    urgence: 'bientot',
    limite: null,
    retient: c.tropPercu,
    facultative: false,
  });
}

/** Towards entry into force: each party votes, sends its vote (public bodies), then signs. */
function ajouterJalons(moteur: Moteur, phase: Phase, taches: Tache[]): void {
  if (phase.nom !== 'projet' && phase.nom !== 'autorisee' && phase.nom !== 'signee') return;
  for (const { id, role } of moteur.modele.parties) {
    const j = phase.jalons.find((x) => x.partie === id);
    if (!j) continue;
    if (role === 'entite' && j.deliberee === null) taches.push(jalon(id, 'deliberation'));
    else if (role === 'entite' && j.transmise === null) taches.push(jalon(id, 'transmission'));
    else if (j.signee === null) taches.push(jalon(id, 'signature'));
  }
  const pilote = moteur.modele.parties.find((p) => p.pilote);
  if (pilote && phase.notifiee === null && phase.jalons.every((j) => j.signee !== null))
    taches.push(jalon(pilote.id, 'notification'));
}

const jalon = (partie: Mot, etape: EtapeDeJalon): Tache => ({
  ...nommer({ sorte: 'jalon', objet: { partie, etape } }),
  qui: [partie],
  urgence: 'bientot',
  limite: null,
  retient: RIEN,
  facultative: false,
});

/** Steps that the agreement allows, or will allow once their delay has run. */
function ajouterProcedures(passe: Passe, taches: Tache[]): void {
  for (const p of passe.procedures) {
    if (p.close !== null) continue;
    p.etapes.forEach((e, i) => {
      const regle = p.regles.etapes[i];
      if (!regle || e.faite !== null || e.fermee || e.possibleDes === null) return;
      taches.push({
        ...nommer({ sorte: 'procedure', objet: { ouverture: p.ouverture, etape: e.id } }),
        qui: regle.debiteur.length > 0 ? regle.debiteur : [p.partie],
        urgence: estVenu(passe, e.possibleDes) ? 'bientot' : 'en-attente',
        limite: e.possibleDes,
        retient: RIEN,
        facultative: true,
      });
    });
  }
}

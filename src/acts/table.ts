import type { Fonction } from '../facts/annuaire.ts';
import type { NomDePhase } from '../rules/etat.ts';
import type { Condition } from './cas.ts';
import * as aide from './conditions/aides.ts';
import * as annulation from './conditions/annulation.ts';
import * as argent from './conditions/argent.ts';
import * as avenant from './conditions/avenants.ts';
import * as commun from './conditions/commun.ts';
import * as convention from './conditions/convention.ts';
import * as echange from './conditions/echanges.ts';
import * as fiche from './conditions/fiche.ts';
import * as piece from './conditions/pieces.ts';
import * as procedure from './conditions/procedures.ts';
import * as reunion from './conditions/reunions.ts';
import type { DatationDeLigne } from './datation.ts';
import type { NomActe } from './demande.ts';
import type { Qui } from './qui.ts';

/** One row: who may, on an agreement in which phases, who says its day, if what holds. */
export interface Ligne<A extends NomActe> {
  readonly qui: Qui;
  readonly phases: readonly NomDePhase[];
  readonly jour: DatationDeLigne;
  readonly si: readonly Condition<A>[];
}

const AGENTS: readonly Fonction[] = ['agent-pilote', 'agent'];
const PILOTES: readonly Fonction[] = ['agent-pilote'];
const COMPTABLES: readonly Fonction[] = ['finances', 'agent-pilote'];
const ELUS: readonly Fonction[] = ['elu', 'agent-pilote', 'agent'];
const ASSOCIATION: readonly Fonction[] = ['dirigeant', 'equipe'];
/** the organisation's own people, whichever side it is on */
const SIENS: readonly Fonction[] = ['dirigeant', 'equipe', 'agent-pilote', 'agent'];
/** whoever works on the agreement may speak; an observer reads, an administrator keeps the house */
const PARLENT: readonly Fonction[] = ['agent-pilote', 'agent', 'finances', 'elu', 'dirigeant', 'equipe'];
const ENGAGENT: readonly Fonction[] = ['dirigeant', 'elu', 'agent-pilote', 'agent'];

const TOUTES: readonly NomDePhase[] = ['projet', 'autorisee', 'signee', 'en-vigueur', 'terminee', 'resiliee'];
const AVANT: readonly NomDePhase[] = ['projet', 'autorisee'];
const VIVANTE: readonly NomDePhase[] = ['projet', 'autorisee', 'signee', 'en-vigueur'];
const CONCLUE: readonly NomDePhase[] = ['signee', 'en-vigueur'];
const SIGNEE: readonly NomDePhase[] = ['signee', 'en-vigueur', 'terminee', 'resiliee'];
const VIGUEUR: readonly NomDePhase[] = ['en-vigueur'];
const EFFET: readonly NomDePhase[] = ['en-vigueur', 'terminee', 'resiliee'];

/**
 * Who may do what, when, and who says on which day it happened. Read a row aloud: « retourner une pièce: an agent of the
 * pilot or of whom it is owed to, on any agreement; the day is said, unless whoever records it owes the paper; if the
 * deposit is known, not judged yet, and a reason is written ». Conditions run in order and all their refusals are told.
 * Rights come from the organisation's role on that agreement and from the person's office. Nobody says a day by which
 * they gain (docs/decisions/0051).
 */
// biome-ignore format: a table reads as a table
export const TABLE: { readonly [A in NomActe]: Ligne<A> } = {
  // Papers
  'deposer-piece':          { qui: { debiteur: SIENS, pilote: AGENTS },                phases: TOUTES,  jour: { debiteur: 'du-jour' },    si: [piece.obligationConnue, piece.pieceDeLObligation, piece.uneSeuleEcheance, piece.fenetreOuverte, piece.apresLeDeclencheur, piece.pendantLaConvention, piece.maximumNonAtteint, piece.periodeDite, piece.receptionApresEnvoi, piece.remiseEnLigne, piece.fichierJoint, piece.pasDejaVersee, piece.pasEncoreAcceptee] },
  'accepter-piece':         { qui: { pilote: AGENTS, creancier: AGENTS },              phases: TOUTES,  jour: { debiteur: 'du-jour' },    si: [piece.depotConnu, piece.depotNonJuge] },
  'retourner-piece':        { qui: { pilote: AGENTS, creancier: AGENTS },              phases: TOUTES,  jour: { debiteur: 'du-jour' },    si: [piece.depotConnu, piece.depotNonJuge, commun.motive] },
  'demander-piece':         { qui: { pilote: AGENTS, creancier: AGENTS },              phases: SIGNEE,  jour: 'du-jour',                  si: [piece.obligationConnue, piece.seDemande, piece.piecesDemandables, piece.delaiALaisser] },
  'relancer':               { qui: { pilote: AGENTS, creancier: AGENTS },              phases: SIGNEE,  jour: 'dit',                      si: [piece.echeanceConnue, piece.resteARecevoir] },
  'lever-reserve':          { qui: { pilote: PILOTES },                                phases: SIGNEE,  jour: { debiteur: 'du-jour' },    si: [piece.echeanceConnue, piece.reserveALever, commun.motive] },
  'constater-obligation':   { qui: { pilote: AGENTS, creancier: AGENTS },              phases: SIGNEE,  jour: { debiteur: 'du-jour' },    si: [piece.obligationConnue, piece.uneSeuleEcheance, piece.apresLeDeclencheur, piece.seConstate, piece.motiveSiNonConforme] },
  'signaler-notification':  { qui: { association: ASSOCIATION, pilote: AGENTS },       phases: TOUTES,  jour: 'dit',                      si: [piece.notificationAttendue] },
  'remplir-fiche':          { qui: { debiteur: SIENS, pilote: AGENTS },                phases: SIGNEE,  jour: { debiteur: 'du-jour' },    si: [fiche.formulaireConnu, fiche.exerciceDeLaFiche, fiche.rubriquesConnues, fiche.reponsesRecevables, fiche.ficheNonVide] },
  // The agreement itself
  'deposer-deliberation':   { qui: { partie: ENGAGENT, pilote: AGENTS },               phases: VIVANTE, jour: 'dit',                      si: [commun.partieConnue, convention.avenantNomme, convention.pasEncoreDeliberee] },
  'transmettre-acte':       { qui: { partie: AGENTS, pilote: AGENTS },                 phases: VIVANTE, jour: 'dit',                      si: [commun.partieConnue, convention.soumiseAuControle, convention.avenantNomme, convention.apresDeliberation, convention.pasEncoreTransmis, convention.identifiantVerifie] },
  'publier-acte':           { qui: { partie: AGENTS, pilote: AGENTS },                 phases: VIVANTE, jour: 'dit',                      si: [commun.partieConnue, convention.soumiseAuControle, convention.avenantNomme, convention.apresDeliberation, convention.pasEncorePublie] },
  'signer':                 { qui: { partie: ENGAGENT, pilote: PILOTES },              phases: AVANT,   jour: 'dit',                      si: [commun.partieConnue, convention.pasEncoreSignee, convention.deliberationExecutoire, convention.signataireAutorise] },
  'notifier':               { qui: { pilote: AGENTS },                                 phases: CONCLUE, jour: 'dit',                      si: [convention.toutesSignees, convention.pasEncoreNotifiee] },
  'signer-avenant':         { qui: { pilote: PILOTES },                                phases: CONCLUE, jour: 'dit',                      si: [avenant.numeroSuivant, avenant.entreParties, avenant.changeQuelqueChose, avenant.texteRecevable, avenant.termesDuModele, avenant.effetPendantLaConvention, avenant.deliberationsExecutoires] },
  'denoncer-reconduction':  { qui: { partie: ENGAGENT, pilote: PILOTES },              phases: VIGUEUR, jour: { partie: 'du-jour' },      si: [commun.partieConnue, convention.reconductible, convention.encoreReconductible, convention.pasEncoreDenoncee] },
  'confier-fonction':       { qui: { partie: ENGAGENT, pilote: AGENTS },               phases: TOUTES,  jour: 'dit',                      si: [commun.partieConnue] },
  'signaler-evenement':     { qui: { association: ASSOCIATION, entite: AGENTS },       phases: TOUTES,  jour: 'dit',                      si: [convention.evenementPrevu] },
  'porter-appreciation':    { qui: { entite: ELUS },                                   phases: SIGNEE,  jour: 'du-jour',                  si: [convention.objetConnu, commun.motive] },
  // Money
  'demander-subvention':    { qui: { association: ASSOCIATION, pilote: AGENTS },       phases: VIVANTE, jour: { association: 'du-jour' }, si: [argent.versementsConnus, argent.exerciceDeLaDemande] },
  'enregistrer-vote':       { qui: { payeur: [...COMPTABLES, 'agent'], pilote: AGENTS }, phases: TOUTES, jour: 'dit',                      si: [argent.versementsConnus, argent.payeurConnu, argent.exerciceDuVote] },
  'liquider-versement':     { qui: { payeur: COMPTABLES, pilote: PILOTES },            phases: EFFET,   jour: 'dit',                      si: [argent.versementConnu, argent.liquidable] },
  'enregistrer-paiement':   { qui: { payeur: COMPTABLES, pilote: PILOTES },            phases: EFFET,   jour: 'dit',                      si: [argent.versementConnu, argent.montantPositif, argent.apresLiquidation, argent.paiementDuOuMotive] },
  'emettre-titre':          { qui: { payeur: COMPTABLES },                             phases: EFFET,   jour: 'dit',                      si: [argent.montantPositif, argent.tropPercuSansTitre] },
  'enregistrer-reversement':{ qui: { payeur: COMPTABLES },                             phases: EFFET,   jour: 'dit',                      si: [argent.montantPositif, argent.tropPercuARendre] },
  'constater-montant':      { qui: { entite: [...AGENTS, 'finances'] },                phases: TOUTES,  jour: 'dit',                      si: [argent.grandeurConnue, argent.exerciceDuVote] },
  'enregistrer-indice':     { qui: { entite: COMPTABLES },                             phases: TOUTES,  jour: 'dit',                      si: [argent.indiceSuivi] },
  'demander-aide':          { qui: { association: ASSOCIATION, pilote: AGENTS },       phases: CONCLUE, jour: { association: 'du-jour' }, si: [piece.obligationConnue, aide.aidePrevue, aide.natureDAide, aide.exerciceDeLAide] },
  'decider-aide':           { qui: { debiteur: AGENTS, pilote: AGENTS },               phases: SIGNEE,  jour: { debiteur: 'du-jour' },    si: [aide.demandeDAideConnue, aide.pasEncoreDecidee, aide.decisionComplete] },
  // Meetings
  'demander-reunion':       { qui: { partie: ENGAGENT, pilote: AGENTS },               phases: CONCLUE, jour: { partie: 'du-jour' },      si: [commun.partieConnue, reunion.instanceConnue, reunion.peutDemander] },
  'convoquer-reunion':      { qui: { convoquant: SIENS, pilote: AGENTS },              phases: SIGNEE,  jour: { convoquant: 'du-jour' },  si: [reunion.instanceConnue, reunion.exerciceDeLaReunion, reunion.seanceApresConvocation, reunion.pasDejaConvoquee] },
  'deplacer-reunion':       { qui: { convoquant: SIENS, pilote: AGENTS },              phases: SIGNEE,  jour: { convoquant: 'du-jour' },  si: [reunion.reunionOuverte, reunion.seanceApresConvocation, reunion.autreJour] },
  'annuler-reunion':        { qui: { convoquant: SIENS, pilote: AGENTS },              phases: SIGNEE,  jour: { convoquant: 'du-jour' },  si: [reunion.reunionOuverte, commun.motive] },
  'tenir-reunion':          { qui: { convoquant: SIENS, pilote: AGENTS },              phases: SIGNEE,  jour: 'dit',                      si: [reunion.instanceConnue, reunion.reunionOuverte, reunion.convocationDite, reunion.exerciceDeLaReunion, reunion.leJourPrevu] },
  // Procedures
  'ouvrir-procedure':       { qui: { partie: ENGAGENT, pilote: PILOTES },              phases: SIGNEE,  jour: { partie: 'du-jour' },      si: [commun.partieConnue, procedure.procedureConnue, procedure.pasDejaFinie, procedure.aLInitiative, procedure.motifPrevu, procedure.pasDejaOuverte] },
  'franchir-etape':         { qui: { initiateur: SIENS, pilote: AGENTS },              phases: SIGNEE,  jour: { pilote: 'dit', initiateur: 'du-jour' },si: [procedure.procedureEnCours, procedure.etapeDeLaProcedure, piece.receptionApresEnvoi, procedure.etapeDeLaPartie, procedure.etapePermise] },
  // Exchanges
  'ecrire-message':         { qui: { entite: PARLENT, association: PARLENT },           phases: TOUTES,  jour: 'du-jour',                  si: [echange.sujetConnu, echange.messageEcrit] },
  // The journal
  'annuler-fait':           { qui: { auteur: [...SIENS, 'finances', 'elu'], pilote: PILOTES }, phases: TOUTES, jour: 'du-jour',                  si: [annulation.faitAnnulable, annulation.faitSien, annulation.rienNeReposeDessus, commun.motive] },
};

import { a, de, enumerer } from '../../basics/francais.ts';
import type { Jour } from '../../basics/jour.ts';
import { jour } from './phrase.ts';

/** Votes that authorise, transmission, signature, amendments, duration, offices, cancellation, creation. */
export const REFUS_CONVENTION = {
  'deja-deliberee': (r: { readonly partie: string; readonly le: Jour }) =>
    `La délibération ${de(r.partie)} est enregistrée à la date du ${jour(r.le)}. Annulez-la si elle est fausse.`,
  'deliberation-absente': (r: { readonly partie: string }) =>
    `Aucune délibération ${de(r.partie)} n'est enregistrée. Enregistrez-la d'abord.`,
  'avant-deliberation': (r: { readonly partie: string; readonly le: Jour }) =>
    `${r.partie} a délibéré le ${jour(r.le)}. Indiquez ce jour ou un jour postérieur.`,
  'association-sans-controle': (r: { readonly partie: string }) =>
    `${r.partie} n'est pas soumise au contrôle de légalité. Enregistrez seulement sa délibération.`,
  'deja-transmis': (r: { readonly partie: string; readonly le: Jour }) =>
    `L'acte ${de(r.partie)} a été transmis le ${jour(r.le)}. Annulez cette transmission si elle est fausse.`,
  'deja-publie': (r: { readonly partie: string; readonly le: Jour }) =>
    `L'acte ${de(r.partie)} a été publié le ${jour(r.le)}. Annulez cette publication si elle est fausse.`,
  'identifiant-illisible': () =>
    "L'identifiant de l'acte n'a pas la forme attendue. Recopiez celui de l'accusé de réception : département, SIREN, date, numéro et nature, séparés par des tirets.",
  'identifiant-autre-date': (r: { readonly acte: Jour; readonly deliberation: Jour }) =>
    `L'identifiant porte la date du ${jour(r.acte)}, la délibération celle du ${jour(r.deliberation)}. Vérifiez l'accusé de réception.`,
  'identifiant-autre-organisme': (r: { readonly siren: string; readonly attendu: string }) =>
    `L'identifiant porte le SIREN ${r.siren}, l'organisme a le ${r.attendu}. Vérifiez l'accusé de réception.`,
  'deliberation-non-executoire': (r: { readonly partie: string; readonly manque: readonly string[] }) =>
    `La délibération ${de(r.partie)} n'est pas encore exécutoire : il manque ${enumerer(r.manque)}. Signer avant serait irrégulier et ne se répare pas ensuite. Enregistrez d'abord ce qui manque.`,
  'signature-avant-executoire': (r: { readonly partie: string; readonly depuis: Jour }) =>
    `La délibération ${de(r.partie)} n'est exécutoire que depuis le ${jour(r.depuis)}. Une signature antérieure est irrégulière : faites signer de nouveau.`,
  'deja-signee': (r: { readonly partie: string; readonly le: Jour }) =>
    `La signature ${de(r.partie)} est enregistrée à la date du ${jour(r.le)}. Annulez-la si elle est fausse.`,
  'signataire-non-autorise': (r: { readonly fonction: string; readonly autorise: string }) =>
    `La délibération autorise « ${r.autorise} » à signer, et non « ${r.fonction} ». Faites signer la personne autorisée.`,
  'signatures-manquantes': (r: { readonly parties: readonly string[] }) =>
    `Il manque la signature ${enumerer(r.parties.map(de))}. Enregistrez-la avant de notifier.`,
  'avant-signature': (r: { readonly le: Jour }) =>
    `La dernière signature date du ${jour(r.le)}. Indiquez ce jour ou un jour postérieur.`,
  'deja-notifiee': (r: { readonly le: Jour }) =>
    `La convention a été notifiée le ${jour(r.le)}. Annulez cette notification si elle est fausse.`,
  'numero-avenant': (r: { readonly attendu: number }) =>
    `Le prochain avenant porte le numéro ${r.attendu}. Corrigez le numéro.`,
  'avenant-parties': () =>
    "Un avenant lie au moins une entité et l'association. Complétez la liste de ses parties.",
  'avenant-vide': () =>
    "L'avenant ne change rien. Indiquez un terme, un autre texte ou le vote qu'il constate.",
  'avenant-sans-numero': () =>
    "Le numéro de l'avenant manque. Indiquez sur quel avenant porte la délibération.",
  'texte-deja-applique': () =>
    "Ce texte est déjà celui de la convention au jour où l'avenant prendrait effet. Choisissez-en un autre, ou gardez le texte actuel.",
  'texte-autres-parties': (r: { readonly parties: readonly string[] }) =>
    `Ce texte lie d'autres parties : ${enumerer(r.parties)}. Choisissez un texte entre les mêmes parties, ou concluez une nouvelle convention.`,
  'texte-autre-exercice': () =>
    'Ce texte compte les exercices autrement que la convention. Choisissez un texte au même exercice, ou concluez une nouvelle convention.',
  'terme-du-texte-absent': (r: { readonly terme: string }) =>
    `Le nouveau texte demande le terme « ${r.terme} », que la convention n'a pas. Donnez sa valeur dans l'avenant.`,
  'terme-inconnu': (r: { readonly terme: string; readonly termes: readonly string[] }) =>
    `La convention n'a pas de terme « ${r.terme} ». Choisissez parmi : ${enumerer(r.termes, 'ou')}.`,
  'terme-autre-nature': (r: { readonly terme: string; readonly attendue: string }) =>
    `Le terme « ${r.terme} » attend ${r.attendue}. Corrigez sa valeur.`,
  'terme-hors-choix': (r: { readonly terme: string; readonly choix: readonly string[] }) =>
    `Le terme « ${r.terme} » vaut l'une de ces valeurs : ${enumerer(r.choix, 'ou')}. Choisissez-en une.`,
  'terme-absent': (r: { readonly terme: string }) =>
    `Le terme « ${r.terme} » n'a pas de valeur. Donnez-la avant de créer la convention.`,
  'effet-hors-duree': (r: { readonly effet: Jour; readonly du: Jour; readonly au: Jour }) =>
    `L'avenant prendrait effet le ${jour(r.effet)}, hors de la convention qui court du ${jour(r.du)} au ${jour(r.au)}. Choisissez un jour de cette période.`,
  'sans-reconduction': () => "La convention n'est pas reconductible. Elle finit d'elle-même à son terme.",
  'reconductions-epuisees': (r: { readonly terme: Jour }) =>
    `La convention a épuisé ses reconductions. Elle finit d'elle-même le ${jour(r.terme)}.`,
  'ne-denonce-pas': (r: { readonly partie: string; readonly parties: readonly string[] }) =>
    `${r.partie} ne peut pas dénoncer la reconduction. La convention le permet ${enumerer(r.parties.map(a), 'ou')}.`,
  'deja-denoncee': () => 'La reconduction est déjà dénoncée. Il n’y a rien à refaire.',
  'evenement-inconnu': (r: { readonly evenement: string; readonly evenements: readonly string[] }) =>
    r.evenements.length === 0
      ? 'La convention ne prévoit aucun évènement à signaler. Écrivez au service qui la pilote.'
      : `La convention ne connaît pas l'évènement « ${r.evenement} ». Choisissez parmi : ${enumerer(r.evenements, 'ou')}.`,
  'nature-inconnue': (r: { readonly nature: string; readonly natures: readonly string[] }) =>
    r.nature === ''
      ? `La nature manque. Choisissez parmi : ${enumerer(r.natures, 'ou')}.`
      : `« ${r.nature} » n'est pas une nature prévue. Choisissez parmi : ${enumerer(r.natures, 'ou')}.`,
  'objet-inconnu': (r: { readonly objet: string }) =>
    `La convention ne dit rien de « ${r.objet} ». Portez l'appréciation sur une de ses règles.`,
  'fait-inconnu': () => "Ce fait n'est pas au dossier. Partez du journal de la convention.",
  'fait-deja-annule': () => 'Ce fait est déjà annulé. Il n’y a rien à refaire.',
  'annulation-definitive': () =>
    "Une annulation ne s'annule pas. Enregistrez de nouveau le fait s'il avait bien eu lieu.",
  'creation-definitive': () =>
    "La création de la convention ne s'annule pas. Laissez le projet sans suite, ou mettez fin à la convention par une procédure.",
  'annulation-d-autrui': (r: { readonly auteur: string }) =>
    `Ce fait a été enregistré par ${r.auteur}. Demandez-leur, ou au service pilote, de l'annuler.`,
  'fait-utilise': (r: { readonly par: readonly string[] }) =>
    `Ce fait sert de fondement à la suite : ${enumerer(r.par)}. Annulez d'abord ces faits, du plus récent au plus ancien.`,
  'modele-inconnu': () => "Ce modèle n'est pas au registre. Choisissez-en un dans la liste des modèles.",
  'role-sans-organisation': (r: { readonly role: string }) =>
    `Personne ne tient le rôle « ${r.role} ». Choisissez l'organisation.`,
  'role-inconnu': (r: { readonly role: string }) =>
    `Le modèle n'a pas de rôle « ${r.role} ». Retirez-le de la liste des parties.`,
  'organisation-inconnue': (r: { readonly organisation: string }) =>
    `« ${r.organisation} » n'est pas au registre. Inscrivez d'abord cette organisation.`,
  'quartier-inconnu': (r: { readonly quartier: string }) =>
    `« ${r.quartier} » n'est pas au registre. Inscrivez d'abord ce quartier.`,
  'titre-absent': () => 'Le titre manque. Donnez à la convention un titre que ses lecteurs reconnaîtront.',
  'creation-sans-droit': () =>
    "Une convention se prépare chez la collectivité qui répond de l'espace, par un agent du service pilote ou par l'administrateur. Demandez-leur de l'ouvrir.",
  'role-d-une-autre-nature': (r: {
    readonly role: string;
    readonly organisation: string;
    readonly deLAssociation: boolean;
  }) =>
    r.deLAssociation
      ? `Le rôle « ${r.role} » revient à une association, et ${r.organisation} n'en est pas une. Choisissez une association.`
      : `Le rôle « ${r.role} » revient à une collectivité ou à un organisme public, et ${r.organisation} est une association. Choisissez une autre organisation.`,
  'duree-inversee': (r: { readonly du: Jour; readonly au: Jour }) =>
    `La convention finirait le ${jour(r.au)}, avant de commencer le ${jour(r.du)}. Corrigez l'une des deux dates.`,
};

import { lireActeTransmis } from '../../basics/identifiants.ts';
import type { Jour } from '../../basics/jour.ts';
import type { Mot } from '../../modele/regles.ts';
import type { Etat } from '../../rules/etat.ts';
import {
  type Cas,
  type Condition,
  faitsVivants,
  intituleDeRole,
  intitulesDeRoles,
  texteDuJour,
} from '../cas.ts';
import { type Refus, refuser } from '../refus.ts';

type SurActe = 'transmettre-acte' | 'publier-acte';

/** The vote, transmission or publication that a fact bears on: of the agreement, or of one amendment. */
function memeObjet(cas: Cas<'deposer-deliberation' | SurActe>) {
  const { partie, objet, avenant } = cas.demande.donnees;
  return (f: { readonly donnees: { partie: Mot; objet: string; avenant?: number | undefined } }) =>
    f.donnees.partie === partie && f.donnees.objet === objet && f.donnees.avenant === avenant;
}

/** A vote on an amendment says which: it authorises that one. */
export const avenantNomme: Condition<'deposer-deliberation' | SurActe> = ({ demande }) => {
  const { objet, avenant } = demande.donnees;
  return objet === 'avenant' && avenant === undefined
    ? refuser('avenant-sans-numero', 'donnees.avenant')
    : null;
};

export const pasEncoreDeliberee: Condition<'deposer-deliberation'> = (cas) => {
  const deja = faitsVivants(cas, 'deliberation-prise').find(memeObjet(cas));
  const { partie } = cas.demande.donnees;
  if (!deja) return null;
  return refuser('deja-deliberee', 'donnees.partie', {
    partie: intituleDeRole(cas.etat, partie),
    le: deja.jour,
  });
};

/** Associations are not subject to the control of legality (CGCT L2131-1 bears on public bodies). */
export const soumiseAuControle: Condition<SurActe> = ({ etat, demande }) => {
  const { partie } = demande.donnees;
  return estAssociation(etat, partie)
    ? refuser('association-sans-controle', 'donnees.partie', { partie: intituleDeRole(etat, partie) })
    : null;
};

export const apresDeliberation: Condition<SurActe> = (cas) => {
  const deliberation = faitsVivants(cas, 'deliberation-prise').findLast(memeObjet(cas));
  const partie = intituleDeRole(cas.etat, cas.demande.donnees.partie);
  if (!deliberation) return refuser('deliberation-absente', 'donnees.partie', { partie });
  return cas.demande.jour < deliberation.jour
    ? refuser('avant-deliberation', 'jour', { partie, le: deliberation.jour })
    : null;
};

export const pasEncoreTransmis: Condition<'transmettre-acte'> = (cas) => {
  const deja = faitsVivants(cas, 'acte-transmis').find(memeObjet(cas));
  return deja
    ? refuser('deja-transmis', 'donnees.partie', {
        partie: intituleDeRole(cas.etat, cas.demande.donnees.partie),
        le: deja.jour,
      })
    : null;
};

export const pasEncorePublie: Condition<'publier-acte'> = (cas) => {
  const deja = faitsVivants(cas, 'acte-publie').find(memeObjet(cas));
  return deja
    ? refuser('deja-publie', 'donnees.partie', {
        partie: intituleDeRole(cas.etat, cas.demande.donnees.partie),
        le: deja.jour,
      })
    : null;
};

/** The receipt's identifier names the body (its SIREN) and the day of the act. */
export const identifiantVerifie: Condition<'transmettre-acte'> = (cas) => {
  const { identifiant, partie } = cas.demande.donnees;
  if (identifiant === undefined) return null;
  const lu = lireActeTransmis(identifiant);
  if (!lu.ok) return refuser('identifiant-illisible', 'donnees.identifiant');
  const attendu = cas.annuaire.siren(cas.etat.parties[partie] ?? '');
  if (attendu !== null && attendu !== lu.valeur.siren)
    return refuser('identifiant-autre-organisme', 'donnees.identifiant', { siren: lu.valeur.siren, attendu });
  const deliberation = faitsVivants(cas, 'deliberation-prise').findLast(memeObjet(cas));
  return deliberation && deliberation.jour !== lu.valeur.date
    ? refuser('identifiant-autre-date', 'donnees.identifiant', {
        acte: lu.valeur.date,
        deliberation: deliberation.jour,
      })
    : null;
};

export const pasEncoreSignee: Condition<'signer'> = ({ etat, demande }) => {
  const signee = jalonDe(etat, demande.donnees.partie)?.signee ?? null;
  return signee === null
    ? null
    : refuser('deja-signee', 'donnees.partie', {
        partie: intituleDeRole(etat, demande.donnees.partie),
        le: signee,
      });
};

export const deliberationExecutoire: Condition<'signer'> = ({ etat, demande }) => {
  const jalon = jalonDe(etat, demande.donnees.partie);
  return jalon ? executoire(etat, jalon, demande.jour, 'donnees.partie') : null;
};

/**
 * A public body's vote is enforceable once published or notified and transmitted (CGCT L2131-1): a signature before is
 * unlawful and is not cured later. An association signs under its own statutes.
 */
export function executoire(
  etat: Etat,
  acte: Pick<Jalon, 'partie' | 'deliberee' | 'transmise' | 'publiee'>,
  signature: Jour,
  champ: string,
): Refus | null {
  if (estAssociation(etat, acte.partie)) return null;
  const partie = intituleDeRole(etat, acte.partie);
  if (acte.deliberee === null) return refuser('deliberation-absente', champ, { partie });
  const suites: readonly (readonly [string, Jour | null])[] = [
    ['sa transmission au contrôle de légalité', acte.transmise],
    ['sa publication', acte.publiee],
  ];
  const manque = suites.filter(([, le]) => le === null).map(([quoi]) => quoi);
  if (manque.length > 0) return refuser('deliberation-non-executoire', champ, { partie, manque });
  const depuis = Math.max(acte.deliberee, ...suites.map(([, le]) => le ?? 0)) as Jour;
  return signature < depuis ? refuser('signature-avant-executoire', 'jour', { partie, depuis }) : null;
}

export const signataireAutorise: Condition<'signer'> = (cas) => {
  const { partie, fonction } = cas.demande.donnees;
  const autorise = faitsVivants(cas, 'deliberation-prise').findLast(
    (d) => d.donnees.partie === partie && d.donnees.objet === 'convention',
  )?.donnees.autorise;
  return autorise !== undefined && fonction !== undefined && fonction !== autorise
    ? refuser('signataire-non-autorise', 'donnees.fonction', { fonction, autorise })
    : null;
};

export const toutesSignees: Condition<'notifier'> = ({ etat, demande }) => {
  const sans = etat.phase.jalons.filter((j) => j.signee === null).map((j) => j.partie);
  if (sans.length > 0)
    return refuser('signatures-manquantes', null, { parties: intitulesDeRoles(etat, sans) });
  const derniere = Math.max(...etat.phase.jalons.map((j) => j.signee ?? 0)) as Jour;
  return demande.jour < derniere ? refuser('avant-signature', 'jour', { le: derniere }) : null;
};

export const pasEncoreNotifiee: Condition<'notifier'> = ({ etat }) =>
  etat.phase.notifiee === null ? null : refuser('deja-notifiee', null, { le: etat.phase.notifiee });

export const reconductible: Condition<'denoncer-reconduction'> = ({ etat, demande }) => {
  const { reconduction } = etat.modele;
  if (reconduction === null) return refuser('sans-reconduction', null);
  const { partie } = demande.donnees;
  return reconduction.denonciation.par.includes(partie)
    ? null
    : refuser('ne-denonce-pas', 'donnees.partie', {
        partie: intituleDeRole(etat, partie),
        parties: intitulesDeRoles(etat, reconduction.denonciation.par),
      });
};

/** A notice given too late for one term opposes the next renewal (it is then certain), while there is one. */
export const encoreReconductible: Condition<'denoncer-reconduction'> = ({ etat }) => {
  const { reconduction } = etat.modele;
  const terme = etat.duree.fin ?? etat.duree.au;
  return reconduction !== null && terme !== null && etat.duree.reconductions >= reconduction.auPlus
    ? refuser('reconductions-epuisees', null, { terme })
    : null;
};

export const pasEncoreDenoncee: Condition<'denoncer-reconduction'> = (cas) =>
  faitsVivants(cas, 'denonciation-notifiee').length > 0 ? refuser('deja-denoncee', null) : null;

export const evenementPrevu: Condition<'signaler-evenement'> = ({ etat, demande }) => {
  const { evenement, nature } = demande.donnees;
  const { evenements } = texteDuJour(etat);
  const declare = evenements.find((e) => e.id === evenement);
  if (!declare)
    return refuser('evenement-inconnu', 'donnees.evenement', {
      evenement,
      evenements: evenements.map((e) => e.intitule),
    });
  if (nature === undefined ? declare.parmi.length === 0 : declare.parmi.includes(nature)) return null;
  return refuser('nature-inconnue', 'donnees.nature', { nature: nature ?? '', natures: declare.parmi });
};

/** An appreciation bears on a rule of the modele, or on one of its deadlines or instalments. */
export const objetConnu: Condition<'porter-appreciation'> = ({ etat, demande }) => {
  const { modele } = etat;
  const regles = [
    modele.obligations,
    modele.versements,
    modele.instances,
    modele.procedures,
    modele.axes,
    modele.evenements,
    modele.grandeurs,
    modele.formulaires,
  ];
  const connu = regles.some((sorte) => sorte.some((r) => r.id === demande.donnees.objet));
  return connu ? null : refuser('objet-inconnu', 'donnees.objet', { objet: demande.donnees.objet });
};

export const estAssociation = (etat: Etat, partie: Mot): boolean =>
  etat.modele.parties.find((p) => p.id === partie)?.role === 'association';

type Jalon = Etat['phase']['jalons'][number];

const jalonDe = (etat: Etat, partie: Mot) => etat.phase.jalons.find((j) => j.partie === partie);

import {
  type Condition,
  intituleDeRole,
  intitulesDeRoles,
  procedureVisee,
  rolesDe,
  texteDuJour,
} from '../cas.ts';
import { refuser } from '../refus.ts';

export const procedureConnue: Condition<'ouvrir-procedure'> = ({ etat, demande }) =>
  texteDuJour(etat).procedures.some((p) => p.id === demande.donnees.procedure)
    ? null
    : refuser('procedure-inconnue', 'donnees.procedure', { procedure: demande.donnees.procedure });

/** A control or a dispute may outlive the agreement; what ends it has nothing left to end. */
export const pasDejaFinie: Condition<'ouvrir-procedure'> = ({ etat, demande }) => {
  const regles = etat.modele.procedures.find((p) => p.id === demande.donnees.procedure);
  const finie = etat.phase.nom === 'terminee' || etat.phase.nom === 'resiliee';
  return finie && regles?.etapes.some((e) => e.effets.includes('fin'))
    ? refuser('convention-deja-finie', null, { depuis: etat.phase.depuis })
    : null;
};

export const aLInitiative: Condition<'ouvrir-procedure'> = ({ etat, demande }) => {
  const { procedure, partie } = demande.donnees;
  const initiative = etat.modele.procedures.find((p) => p.id === procedure)?.initiative ?? [];
  return initiative.length === 0 || initiative.includes(partie)
    ? null
    : refuser('sans-initiative', 'donnees.partie', {
        partie: intituleDeRole(etat, partie),
        parties: intitulesDeRoles(etat, initiative),
      });
};

export const motifPrevu: Condition<'ouvrir-procedure'> = ({ etat, demande }) => {
  const motifs = etat.modele.procedures.find((p) => p.id === demande.donnees.procedure)?.motifs ?? [];
  const { motif } = demande.donnees;
  const prevu = motif === undefined ? motifs.length === 0 : motifs.includes(motif);
  return prevu ? null : refuser('motif-hors-liste', 'donnees.motif', { motifs });
};

export const pasDejaOuverte: Condition<'ouvrir-procedure'> = ({ etat, demande }) => {
  const ouverte = etat.procedures.find(
    (p) =>
      p.close === null && p.regles.id === demande.donnees.procedure && p.partie === demande.donnees.partie,
  );
  return ouverte ? refuser('procedure-deja-ouverte', null, { depuis: ouverte.ouverteLe }) : null;
};

export const procedureEnCours: Condition<'franchir-etape'> = ({ etat, demande }) => {
  const p = procedureVisee(etat, demande.donnees.ouverture);
  if (!p) return refuser('ouverture-inconnue', 'donnees.ouverture');
  if (p.close !== null) return refuser('procedure-close', null, { le: p.close });
  return demande.jour < p.ouverteLe ? refuser('avant-ouverture', 'jour', { le: p.ouverteLe }) : null;
};

export const etapeDeLaProcedure: Condition<'franchir-etape'> = ({ etat, demande }) => {
  const p = procedureVisee(etat, demande.donnees.ouverture);
  if (!p || p.regles.etapes.some((e) => e.id === demande.donnees.etape)) return null;
  return refuser('etape-inconnue', 'donnees.etape', {
    etape: demande.donnees.etape,
    etapes: p.regles.etapes.map((e) => e.intitule),
  });
};

/** Steps come in the order the article gives, and not before the delay it grants: the refusal says the earliest day. */
export const etapePermise: Condition<'franchir-etape'> = ({ etat, demande }) => {
  const p = procedureVisee(etat, demande.donnees.ouverture);
  const regle = p?.regles.etapes.find((e) => e.id === demande.donnees.etape);
  const etape = p?.etapes.find((e) => e.id === demande.donnees.etape);
  if (!p || p.close !== null || !regle || !etape) return null;
  const nom = (id: string) => p.regles.etapes.find((e) => e.id === id)?.intitule ?? id;
  const faite = (id: string) => p.etapes.find((e) => e.id === id)?.faite ?? null;
  if (etape.faite !== null) return refuser('etape-deja-franchie', null, { le: etape.faite });
  if (etape.fermee)
    return refuser('etape-fermee', null, { etape: regle.intitule, cause: nom(regle.sauf ?? '') });
  const precedente = regle.delai?.apres ?? regle.apres;
  if (precedente !== null && faite(precedente) === null)
    return refuser('etape-precedente', 'donnees.etape', {
      etape: regle.intitule,
      precedente: nom(precedente),
    });
  if (etape.possibleDes === null && regle.delai?.depuis === 'reception')
    return refuser('reception-inconnue', 'donnees.etape', {
      etape: regle.intitule,
      attendue: nom(regle.delai.apres),
    });
  return etape.possibleDes !== null && demande.jour < etape.possibleDes
    ? refuser('etape-trop-tot', 'jour', { etape: regle.intitule, des: etape.possibleDes })
    : null;
};

/** A step belongs to the parties the article names, or to whoever opened the procedure; the pilot records for all. */
export const etapeDeLaPartie: Condition<'franchir-etape'> = ({ etat, demande, acteur }) => {
  const p = procedureVisee(etat, demande.donnees.ouverture);
  const regle = p?.regles.etapes.find((e) => e.id === demande.donnees.etape);
  if (!p || !regle) return null;
  const siens = rolesDe(etat, acteur.organisation);
  if (etat.modele.parties.some((x) => x.pilote && siens.includes(x.id))) return null;
  const parties = regle.debiteur.length > 0 ? regle.debiteur : [p.partie];
  return parties.some((x) => siens.includes(x))
    ? null
    : refuser('etape-d-une-autre-partie', null, {
        etape: regle.intitule,
        parties: intitulesDeRoles(etat, parties),
      });
};

import { type Refus, refuser } from '../refus.ts';
import { type CasDAnnuaire, type ConditionDAnnuaire, MAISON, mandatVise, seGouverne } from './cas.ts';

/**
 * Nobody raises their own rights, and nobody plays another organisation: an office is given by somebody else, and by the
 * organisation itself as soon as somebody there may give it.
 */

const estDAilleurs = ({ acteur, organisation }: CasDAnnuaire): boolean =>
  acteur.organisation !== organisation.id;

/** The authority that answers for the espace brings in the first people of an organisation; then they say it themselves. */
export const chezElle: ConditionDAnnuaire<'inviter' | 'confier-mandat'> = (cas) =>
  estDAilleurs(cas) && seGouverne(cas.organisation, cas.aujourdhui) ? refuser('se-gouverne', null) : null;

/** Else one person could end the last officer's mandate, then name another in their place. */
export const parUnAutre: ConditionDAnnuaire<'inviter' | 'confier-mandat'> = (cas) => {
  const { acteur, organisation, demande } = cas;
  if (!estDAilleurs(cas) || !MAISON.includes(demande.donnees.fonction)) return null;
  return organisation.mandats.some(
    (m) =>
      MAISON.includes(m.fonction) &&
      m.termine?.personne === acteur.personne &&
      m.termine.organisation !== organisation.id,
  )
    ? refuser('fini-par-soi', null)
    : null;
};

export const pasPourSoi: ConditionDAnnuaire<'confier-mandat' | 'deleguer' | 'passer-la-main'> = (cas) => {
  const { personne } = cas.demande.donnees;
  const tenant =
    'mandat' in cas.demande.donnees ? mandatVise(cas, cas.demande.donnees.mandat)?.personne : null;
  return personne === cas.acteur.personne && tenant !== personne ? pourSoi('donnees.personne') : null;
};

export const pasSoiMemeInvite: ConditionDAnnuaire<'inviter'> = ({ acteur, demande, courrielDe }) => {
  const sien = courrielDe(acteur.personne)?.trim().toLowerCase();
  return sien === demande.donnees.courriel.trim().toLowerCase() ? pourSoi('donnees.courriel') : null;
};

/** Sent to another address, it may still be opened by whoever sent it. */
export const pasSaPropreInvitation: ConditionDAnnuaire<'accepter-invitation'> = ({
  organisation,
  acteur,
  demande,
}) => {
  const i = organisation.invitations.find((x) => x.fait === demande.donnees.invitation);
  return i?.par === acteur.personne ? refuser('invitation-de-soi', null) : null;
};

const pourSoi = (champ: string): Refus => refuser('pour-soi', champ);

import { lireRna, lireSiret } from '../../basics/identifiants.ts';
import type { Fonction } from '../../facts/annuaire.ts';
import { attend, estFini, tientLe } from '../../rules/mandats.ts';
import { peutTenir } from '../creer.ts';
import { type Refus, refuser } from '../refus.ts';
import { type ConditionDAnnuaire, mandatVise } from './cas.ts';
import { type ChampDeFiche, champsChanges } from './demande.ts';

/** Offices that one may hold in an association; those of the public bodies are the others, and the two common ones. */
const DE_L_ASSOCIATION: readonly Fonction[] = ['dirigeant', 'equipe', 'observateur', 'administrateur'];
const D_UNE_ENTITE: readonly Fonction[] = [
  'agent-pilote',
  'agent',
  'finances',
  'elu',
  'observateur',
  'administrateur',
];

export const fonctionsPossibles = (nature: string | null): readonly Fonction[] =>
  nature === 'association' ? DE_L_ASSOCIATION : D_UNE_ENTITE;

export const identifiantsVrais: ConditionDAnnuaire<'inscrire-organisation' | 'modifier-organisation'> = ({
  demande,
}) => {
  const { nom, nomCourt, nature, siret, rna, courriel } = demande.donnees;
  if (nom.trim().length < 2) return refuser('nom-absent', 'donnees.nom');
  if (nomCourt.trim() === '') return refuser('nom-absent', 'donnees.nomCourt');
  if (!NATURES.includes(nature))
    return refuser('nature-inconnue', 'donnees.nature', { nature, natures: NATURES });
  if (siret !== '' && !lireSiret(siret).ok) return refuser('siret-faux', 'donnees.siret');
  if (rna !== '' && !lireRna(rna).ok) return refuser('rna-faux', 'donnees.rna');
  return courriel === '' ? null : adresseFausse(courriel);
};

export const ficheChangee: ConditionDAnnuaire<'modifier-organisation'> = ({ demande, fiche }) =>
  fiche && champsChanges(fiche, demande.donnees).length === 0 ? refuser('fiche-inchangee', null) : null;

/** What an organisation is, and the numbers that identify it, give it rights: the authority says them. */
export const identiteParLAutorite: ConditionDAnnuaire<'modifier-organisation'> = ({
  acteur,
  collectivite,
  demande,
  fiche,
}) => {
  if (acteur.organisation === collectivite || !fiche) return null;
  const change = champsChanges(fiche, demande.donnees).find((c) => IDENTITE.includes(c));
  return change ? refuser('identite-par-l-autorite', `donnees.${change}`) : null;
};

/** What it may do under a role hangs on its nature: whoever holds one keeps it. */
export const natureDeSesRoles: ConditionDAnnuaire<'modifier-organisation'> = ({
  acteur,
  collectivite,
  demande,
  fiche,
  roles,
}) => {
  if (acteur.organisation !== collectivite || fiche?.nature === demande.donnees.nature) return null;
  const contraire = [...roles].find((role) => !peutTenir(role, demande.donnees.nature));
  return contraire ? refuser('nature-d-un-role-tenu', 'donnees.nature', { role: contraire }) : null;
};

const IDENTITE: readonly ChampDeFiche[] = ['nature', 'siret', 'rna'];

/** Two organisations of one name happen, and the authority tells them apart; none takes another's name by itself. */
export const nomDUnAutre: ConditionDAnnuaire<'modifier-organisation'> = ({
  acteur,
  collectivite,
  demande,
  fiche,
  homonyme,
}) => {
  if (acteur.organisation === collectivite || !fiche) return null;
  for (const c of champsChanges(fiche, demande.donnees)) {
    if (c !== 'nom' && c !== 'nomCourt') continue;
    const autre = homonyme(demande.donnees[c]);
    if (autre !== null) return refuser('nom-d-un-autre', `donnees.${c}`, { autre });
  }
  return null;
};

export const NATURES: readonly string[] = [
  'commune',
  'ccas',
  'intercommunalite',
  'departement',
  'association',
  'autre',
];

export const organisationConnue: ConditionDAnnuaire<
  'inviter' | 'confier-mandat' | 'modifier-organisation' | 'noter-telephone' | 'demander-coordonnees'
> = ({ organisation }) =>
  organisation.nature === null
    ? refuser('organisation-inconnue', null, { organisation: organisation.id })
    : null;

export const fonctionDeLaNature: ConditionDAnnuaire<'inviter' | 'confier-mandat'> = ({
  organisation,
  demande,
}) =>
  fonctionsPossibles(organisation.nature).includes(demande.donnees.fonction)
    ? null
    : refuser('fonction-d-ailleurs', 'donnees.fonction');

export const joursEnOrdre: ConditionDAnnuaire<'inviter' | 'confier-mandat' | 'deleguer'> = ({ demande }) => {
  const { du, au } = demande.donnees;
  return au !== null && au < du ? refuser('jours-inverses', 'donnees.au', { du, au }) : null;
};

export const adresseLisible: ConditionDAnnuaire<'inviter'> = ({ demande }) =>
  demande.donnees.nom.trim().length < 2
    ? refuser('nom-absent', 'donnees.nom')
    : adresseFausse(demande.donnees.courriel);

/** Shape only: the mail that is sent to it tells the rest. One address, nothing that a mail program reads as two. */
const adresseFausse = (courriel: string): Refus | null =>
  /^[^\s@<>"',;:()[\]\\]{1,64}@[^\s@<>"',;:()[\]\\]{1,190}\.[^\s@<>"',;:()[\]\\.]{2,63}$/u.test(
    courriel.trim(),
  )
    ? null
    : refuser('adresse-fausse', 'donnees.courriel');

export const pasDejaInvite: ConditionDAnnuaire<'inviter'> = ({ organisation, demande, aujourdhui }) => {
  const { courriel, fonction } = demande.donnees;
  const deja = organisation.invitations.find(
    (i) =>
      attend(i, aujourdhui) &&
      i.fonction === fonction &&
      i.courriel?.toLowerCase() === courriel.trim().toLowerCase(),
  );
  return deja ? refuser('deja-invite', 'donnees.courriel', { expire: deja.expire }) : null;
};

export const invitationEnAttente: ConditionDAnnuaire<'retirer-invitation' | 'accepter-invitation'> = ({
  organisation,
  demande,
  aujourdhui,
}) => {
  const i = organisation.invitations.find((x) => x.fait === demande.donnees.invitation);
  if (!i) return refuser('invitation-inconnue', null);
  if (i.suite === 'acceptee') return refuser('invitation-acceptee', null);
  if (i.suite === 'retiree') return refuser('invitation-retiree', null);
  return aujourdhui > i.expire && demande.acte === 'accepter-invitation'
    ? refuser('invitation-expiree', null, { expire: i.expire })
    : null;
};

export const personneConnue: ConditionDAnnuaire<'confier-mandat' | 'deleguer' | 'passer-la-main'> = ({
  demande,
  personneConnue: connue,
}) => (connue(demande.donnees.personne) ? null : refuser('personne-inconnue', 'donnees.personne'));

export const pasDejaTitulaire: ConditionDAnnuaire<'confier-mandat'> = ({ organisation, demande }) => {
  const { personne, fonction, du } = demande.donnees;
  const deja = organisation.mandats.find(
    (m) =>
      m.personne === personne &&
      m.fonction === fonction &&
      m.delegueDe === null &&
      (m.au === null || m.au >= du),
  );
  return deja ? refuser('deja-titulaire', 'donnees.personne', { depuis: deja.du }) : null;
};

export const mandatEnCours: ConditionDAnnuaire<'terminer-mandat' | 'deleguer' | 'passer-la-main'> = (cas) => {
  const m = mandatVise(cas, cas.demande.donnees.mandat);
  if (!m) return refuser('mandat-inconnu', null);
  return m.au !== null && estFini(m, cas.aujourdhui) ? refuser('mandat-fini', null, { au: m.au }) : null;
};

/** A delegation is not lent again: whoever is away names each delegate. */
export const mandatPropre: ConditionDAnnuaire<'deleguer' | 'passer-la-main'> = (cas) =>
  mandatVise(cas, cas.demande.donnees.mandat)?.delegueDe === null ? null : refuser('mandat-delegue', null);

export const finApresDebut: ConditionDAnnuaire<'terminer-mandat' | 'passer-la-main'> = (cas) => {
  const m = mandatVise(cas, cas.demande.donnees.mandat);
  const { le } = cas.demande.donnees;
  if (!m) return null;
  // One that has not begun may be taken back; nobody takes it over before its first day.
  const repris = cas.demande.acte === 'terminer-mandat' && le === cas.aujourdhui;
  if (le < m.du && !repris) return refuser('jours-inverses', 'donnees.le', { du: m.du, au: le });
  // What was done under it stays done: a mandate does not end before yesterday.
  return le < cas.aujourdhui - 1 ? refuser('fin-passee', 'donnees.le', { hier: cas.aujourdhui }) : null;
};

/** An espace that nobody administers could never be helped. */
export const resteUnAdministrateur: ConditionDAnnuaire<'terminer-mandat'> = ({
  collectivite,
  organisation,
  demande,
  aujourdhui,
}) => {
  if (organisation.id !== collectivite) return null;
  const { mandat, le } = demande.donnees;
  const vise = organisation.mandats.find((m) => m.id === mandat);
  if (vise?.fonction !== 'administrateur' || vise.delegueDe !== null) return null;
  return organisation.mandats.some(
    (m) =>
      m.id !== mandat &&
      m.fonction === 'administrateur' &&
      m.delegueDe === null &&
      m.au === null &&
      m.du <= (le === aujourdhui ? le : le + 1),
  )
    ? null
    : refuser('dernier-administrateur', null);
};

export const pasASoiMeme: ConditionDAnnuaire<'deleguer' | 'passer-la-main'> = (cas) =>
  mandatVise(cas, cas.demande.donnees.mandat)?.personne === cas.demande.donnees.personne
    ? refuser('a-soi-meme', 'donnees.personne')
    : null;

export const pendantLeMandat: ConditionDAnnuaire<'deleguer'> = (cas) => {
  const m = mandatVise(cas, cas.demande.donnees.mandat);
  const { du, au } = cas.demande.donnees;
  if (!m) return null;
  if (au < cas.aujourdhui) return refuser('fin-passee', 'donnees.au', { hier: cas.aujourdhui });
  return tientLe(m, du) && tientLe(m, au)
    ? null
    : refuser('hors-du-mandat', 'donnees.au', { du: m.du, au: m.au });
};

import { FONCTIONS, type Fonction } from '../../facts/annuaire.ts';
import { type CasDAnnuaire, type ConditionDAnnuaire, MAISON } from './cas.ts';
import * as si from './conditions.ts';
import * as banque from './coordonnees.ts';
import type { NomActeDAnnuaire } from './demande.ts';
import * as soi from './soi.ts';

/** What whoever acts is to the organisation concerned. */
export type LienDAnnuaire =
  /** of the organisation that answers for the espace */
  | 'collectivite'
  /** of that very organisation */
  | 'organisation'
  /** pays that organisation, under an agreement in force that it signed */
  | 'payeur'
  /** holds the mandate that the act bears on */
  | 'titulaire'
  /** is the person invited */
  | 'invite';

export interface LigneDAnnuaire<A extends NomActeDAnnuaire> {
  readonly qui: Partial<Record<LienDAnnuaire, readonly Fonction[]>>;
  readonly si: readonly ConditionDAnnuaire<A>[];
}

const ADMINISTRATEUR: readonly Fonction[] = ['administrateur'];
/** Those who pay, on the side of whoever pays that organisation. */
const COMPTABLES: readonly Fonction[] = ['finances', 'agent-pilote'];
const TOUTES: readonly Fonction[] = FONCTIONS;

/**
 * Who may say who acts for whom. Read a row aloud: « inviter: an administrator of the authority, or an administrator or
 * president of the organisation itself, if the office suits it, the days follow each other and an address is given ».
 */
// biome-ignore format: a table reads as a table
export const TABLE_ANNUAIRE: { readonly [A in NomActeDAnnuaire]: LigneDAnnuaire<A> } = {
  'inscrire-organisation': { qui: { collectivite: ['administrateur', 'agent-pilote'] },                     si: [si.identifiantsVrais] },
  'modifier-organisation': { qui: { collectivite: ['administrateur', 'agent-pilote'], organisation: MAISON }, si: [si.organisationConnue, si.identifiantsVrais, si.ficheChangee, si.identiteParLAutorite, si.natureDeSesRoles, si.nomDUnAutre] },
  'inviter':               { qui: { collectivite: ADMINISTRATEUR, organisation: MAISON },                    si: [si.organisationConnue, soi.chezElle, soi.parUnAutre, si.fonctionDeLaNature, si.joursEnOrdre, si.adresseLisible, soi.pasSoiMemeInvite, si.pasDejaInvite] },
  'retirer-invitation':    { qui: { collectivite: ADMINISTRATEUR, organisation: MAISON },                    si: [si.invitationEnAttente] },
  'accepter-invitation':   { qui: { invite: TOUTES },                                                        si: [si.invitationEnAttente, soi.pasSaPropreInvitation] },
  'confier-mandat':        { qui: { collectivite: ADMINISTRATEUR, organisation: MAISON },                    si: [si.organisationConnue, soi.chezElle, soi.parUnAutre, soi.pasPourSoi, si.fonctionDeLaNature, si.joursEnOrdre, si.personneConnue, si.pasDejaTitulaire] },
  'terminer-mandat':       { qui: { collectivite: ADMINISTRATEUR, organisation: MAISON, titulaire: TOUTES }, si: [si.mandatEnCours, si.finApresDebut, si.resteUnAdministrateur] },
  // What an office holds is lent and handed over by those of the house: not even the authority does it for them.
  'deleguer':              { qui: { organisation: MAISON, titulaire: TOUTES },                              si: [si.mandatEnCours, si.mandatPropre, si.personneConnue, si.joursEnOrdre, soi.pasPourSoi, si.pasASoiMeme, si.pendantLeMandat] },
  'passer-la-main':        { qui: { organisation: MAISON, titulaire: TOUTES },                              si: [si.mandatEnCours, si.mandatPropre, si.personneConnue, soi.pasPourSoi, si.pasASoiMeme, si.finApresDebut] },
  // Bank details
  'noter-telephone':       { qui: { collectivite: COMPTABLES, payeur: COMPTABLES },                          si: [si.organisationConnue, banque.numeroLisible, banque.sourceDite] },
  'demander-coordonnees':  { qui: { organisation: MAISON, payeur: COMPTABLES },                              si: [si.organisationConnue, banque.estUneAssociation, banque.parLAssociation, banque.numeroDUnAutre, banque.pasDeChangementEnCours, banque.ibanVrai, banque.titulaireDit] },
  'rappeler-coordonnees':  { qui: { payeur: COMPTABLES },                                                    si: [banque.changementEnCours, banque.numeroConnuAvant, banque.numeroDUnPayeur, banque.rappelParUnAutre, banque.interlocuteurDit] },
  'valider-coordonnees':   { qui: { payeur: COMPTABLES },                                                    si: [banque.changementEnCours, banque.rappelConfirme, banque.secondePersonne, banque.numeroNotePasParSoi] },
  'refuser-coordonnees':   { qui: { organisation: MAISON, payeur: COMPTABLES },                              si: [banque.changementEnCours, banque.motifDuRefus] },
};

/** What may be read in full; each reading is kept, with who and when. */
// biome-ignore format: a table reads as a table
export const TABLE_LECTURES = {
  'lire-coordonnees':      { qui: { organisation: MAISON, payeur: COMPTABLES } },
} as const satisfies Record<string, Pick<LigneDAnnuaire<NomActeDAnnuaire>, 'qui'>>;

/** True when the actor holds one of the row's links, in one of its offices. */
export function permis({ qui }: Pick<LigneDAnnuaire<NomActeDAnnuaire>, 'qui'>, cas: CasDAnnuaire): boolean {
  return (Object.entries(qui) as [LienDAnnuaire, readonly Fonction[]][]).some(
    ([lien, fonctions]) => fonctions.includes(cas.acteur.fonction) && tient(lien, cas),
  );
}

function tient(lien: LienDAnnuaire, cas: CasDAnnuaire): boolean {
  const { acteur, collectivite, organisation, demande } = cas;
  switch (lien) {
    case 'collectivite':
      return acteur.organisation === collectivite;
    case 'organisation':
      return acteur.organisation === organisation.id;
    case 'payeur':
      return cas.payeurs.has(acteur.organisation);
    case 'titulaire':
      return (
        'mandat' in demande.donnees &&
        // A delegation lends the office, not the right to lend it again or to end it.
        demande.donnees.mandat === acteur.mandat &&
        organisation.mandats.some((m) => m.id === acteur.mandat && m.delegueDe === null)
      );
    case 'invite':
      return demande.acte === 'accepter-invitation';
  }
}

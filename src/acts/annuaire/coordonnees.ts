import { lireIban } from '../../basics/identifiants.ts';
import type { FaitNouveau } from '../../facts/fait.ts';
import { motifManquant } from '../conditions/commun.ts';
import { refuser } from '../refus.ts';
import { type CasDAnnuaire, type ConditionDAnnuaire, seGouverne } from './cas.ts';
import type { NomActeDAnnuaire } from './demande.ts';

/** Acts on bank details, apart from those on who acts for whom. */
const ACTES = [
  'noter-telephone',
  'demander-coordonnees',
  'rappeler-coordonnees',
  'valider-coordonnees',
  'refuser-coordonnees',
] as const satisfies readonly NomActeDAnnuaire[];
export type ActeDeCoordonnees = (typeof ACTES)[number];

export const numeroLisible: ConditionDAnnuaire<'noter-telephone'> = ({ demande }) =>
  /^\+?[\d .\u00A0\u202F()-]{9,20}$/.test(demande.donnees.numero.trim())
    ? null
    : refuser('telephone-faux', 'donnees.numero');

export const sourceDite: ConditionDAnnuaire<'noter-telephone'> = ({ demande }) =>
  demande.donnees.source.trim().length >= 3 ? null : refuser('source-absente', 'donnees.source');

/** It is paid to associations: public bodies pay one another by their accountants. */
export const estUneAssociation: ConditionDAnnuaire<'demander-coordonnees'> = ({ organisation }) =>
  organisation.nature === 'association' ? null : refuser('coordonnees-d-association', null);

export const ibanVrai: ConditionDAnnuaire<'demander-coordonnees'> = ({ organisation, demande }) => {
  const lu = lireIban(demande.donnees.iban);
  if (!lu.ok) return refuser(lu.erreur.code === 'cle' ? 'iban-cle' : 'iban-faux', 'donnees.iban');
  return lu.valeur === organisation.coordonnees.enVigueur?.iban
    ? refuser('iban-inchange', 'donnees.iban')
    : null;
};

export const titulaireDit: ConditionDAnnuaire<'demander-coordonnees'> = ({ demande }) =>
  demande.donnees.titulaire.trim().length >= 2 ? null : refuser('titulaire-absent', 'donnees.titulaire');

export const pasDeChangementEnCours: ConditionDAnnuaire<'demander-coordonnees'> = ({ organisation }) => {
  const { enAttente } = organisation.coordonnees;
  return enAttente ? refuser('coordonnees-en-cours', null, { depuis: enAttente.jour }) : null;
};

export const changementEnCours: ConditionDAnnuaire<
  'rappeler-coordonnees' | 'valider-coordonnees' | 'refuser-coordonnees'
> = ({ organisation }) =>
  organisation.coordonnees.enAttente ? null : refuser('coordonnees-sans-demande', null);

/**
 * Two sides: whoever is paid asks, whoever pays checks. A payer records the request only for want of anybody in the
 * association to do so, and three people of the payer's side then share the steps.
 */
export const parLAssociation: ConditionDAnnuaire<'demander-coordonnees'> = ({
  organisation,
  acteur,
  aujourdhui,
}) =>
  acteur.organisation !== organisation.id && seGouverne(organisation, aujourdhui)
    ? refuser('coordonnees-par-l-association', null)
    : null;

/** The number by which a request is checked is not one that whoever makes it has chosen. */
export const numeroDUnAutre: ConditionDAnnuaire<'demander-coordonnees'> = ({ organisation, acteur }) =>
  organisation.coordonnees.telephone?.par === acteur.personne
    ? refuser('telephone-de-qui-demande', null)
    : null;

/** Noted by a body that pays it no more, or never did, a number proves nothing. */
export const numeroDUnPayeur: ConditionDAnnuaire<'rappeler-coordonnees'> = ({
  organisation,
  collectivite,
  payeurs,
}) => {
  const t = organisation.coordonnees.enAttente?.telephone;
  return t && t.organisation !== collectivite && !payeurs.has(t.organisation)
    ? refuser('telephone-d-un-tiers', null)
    : null;
};

export const rappelParUnAutre: ConditionDAnnuaire<'rappeler-coordonnees'> = ({ organisation, acteur }) =>
  organisation.coordonnees.enAttente?.par === acteur.personne ? refuser('rappel-de-qui-demande', null) : null;

/** Whoever chose the number could answer it: they leave it to another to conclude. */
export const numeroNotePasParSoi: ConditionDAnnuaire<'valider-coordonnees'> = ({ organisation, acteur }) => {
  const { enAttente } = organisation.coordonnees;
  const note = enAttente?.telephone?.par;
  if (note === undefined) return null;
  if (note === acteur.personne) return refuser('telephone-de-qui-valide', null);
  return note === enAttente?.par ? refuser('telephone-de-qui-demande', null) : null;
};

/** Whoever takes an account over first changes the number: only one noted before the request is worth calling. */
export const numeroConnuAvant: ConditionDAnnuaire<'rappeler-coordonnees'> = ({ organisation }) => {
  const { enAttente } = organisation.coordonnees;
  return enAttente && enAttente.telephone === null
    ? refuser('telephone-inconnu-avant', null, { demande: enAttente.jour })
    : null;
};

export const interlocuteurDit: ConditionDAnnuaire<'rappeler-coordonnees'> = ({ demande }) =>
  demande.donnees.interlocuteur.trim().length >= 2
    ? null
    : refuser('interlocuteur-absent', 'donnees.interlocuteur');

/** The last call back counts: a doubt raised later stops what was confirmed before. */
export const rappelConfirme: ConditionDAnnuaire<'valider-coordonnees'> = ({ organisation }) => {
  const { enAttente } = organisation.coordonnees;
  const rappel = enAttente?.rappels.at(-1);
  if (!enAttente || rappel?.confirme) return null;
  return rappel ? refuser('rappel-infirme', null, { le: rappel.jour }) : refuser('rappel-absent', null);
};

/** Never the one who called back, nor the one who recorded the request: two pairs of eyes. The number: below. */
export const secondePersonne: ConditionDAnnuaire<'valider-coordonnees'> = ({ organisation, acteur }) => {
  const { enAttente } = organisation.coordonnees;
  const premiers = [enAttente?.par, ...(enAttente?.rappels ?? []).map((r) => r.par)];
  return premiers.includes(acteur.personne) ? refuser('meme-personne', null) : null;
};

export const motifDuRefus: ConditionDAnnuaire<'refuser-coordonnees'> = ({ demande }) =>
  motifManquant(demande.donnees.motif, 'donnees.motif');

export const estDeCoordonnees = (acte: NomActeDAnnuaire): acte is ActeDeCoordonnees =>
  (ACTES as readonly string[]).includes(acte);

export const surCoordonnees = (cas: CasDAnnuaire): cas is CasDAnnuaire<ActeDeCoordonnees> =>
  estDeCoordonnees(cas.demande.acte);

/** The fact of an act on bank details that nothing stands in the way of. */
export function faitDeCoordonnees(cas: CasDAnnuaire<ActeDeCoordonnees>): FaitNouveau {
  const { demande, organisation, aujourdhui: jour } = cas;
  const { enAttente } = organisation.coordonnees;
  switch (demande.acte) {
    case 'noter-telephone': {
      const { numero, source } = demande.donnees;
      return {
        ...{ sorte: 'telephone-note', jour, donnees: { organisation: organisation.id } },
        textes: { numero: numero.trim(), source: source.trim() },
      };
    }
    case 'demander-coordonnees': {
      const { iban, titulaire, rib, nomFichier } = demande.donnees;
      const lu = lireIban(iban);
      return {
        ...{ sorte: 'coordonnees-demandees', jour, donnees: { organisation: organisation.id, rib } },
        textes: { iban: lu.ok ? lu.valeur : iban, titulaire: titulaire.trim(), nomFichier },
      };
    }
    case 'rappeler-coordonnees': {
      if (!enAttente?.telephone) throw new Error('rappel jugé sans numéro');
      const { confirme, interlocuteur, remarque } = demande.donnees;
      return {
        sorte: 'coordonnees-rappelees',
        jour,
        donnees: { demande: enAttente.fait, telephone: enAttente.telephone.fait, confirme },
        textes: { interlocuteur: interlocuteur.trim(), remarque },
      };
    }
    case 'valider-coordonnees':
      return {
        ...{ sorte: 'coordonnees-validees', jour, donnees: { demande: visee(enAttente) } },
        textes: {},
      };
    case 'refuser-coordonnees':
      return {
        ...{ sorte: 'coordonnees-refusees', jour, donnees: { demande: visee(enAttente) } },
        textes: { motif: demande.donnees.motif.trim() },
      };
  }
}

function visee(enAttente: CasDAnnuaire['organisation']['coordonnees']['enAttente']): string {
  if (!enAttente) throw new Error('changement jugé mais absent');
  return enAttente.fait;
}

import { motifManquant } from '../conditions/commun.ts';
import { refuser } from '../refus.ts';
import { type ConditionDuGuichet, fichierVise } from './cas.ts';

type SurFichier = 'classer-fichier' | 'verser-fichier' | 'retourner-fichier';

/** Something of what was handed in could be kept. */
export const fichierGarde: ConditionDuGuichet<'deposer-au-guichet'> = ({ demande }) =>
  demande.donnees.fichiers.length > 0 ? null : refuser('depot-sans-fichier', 'fichiers');

export const guichetDesSiens: ConditionDuGuichet<'deposer-au-guichet' | 'attribuer-arrivee'> = ({
  arrivee,
  demande,
  enConvention,
}) => {
  const { organisation } = demande.donnees;
  const guichet = demande.acte === 'deposer-au-guichet' ? demande.donnees.guichet : (arrivee?.guichet ?? '');
  return enConvention(guichet, organisation)
    ? null
    : refuser('hors-guichet', demande.acte === 'deposer-au-guichet' ? 'guichet' : 'organisation');
};

/** Whoever sends sends on line, today, be it to their own counter; a counter says when what it receives was posted. */
export const jourVrai: ConditionDuGuichet<'deposer-au-guichet'> = ({ acteur, demande, aujourdhui }) => {
  const { organisation, moyen, envoyeeLe } = demande.donnees;
  if (envoyeeLe > aujourdhui) return refuser('jour-futur', 'envoyeeLe', { jour: envoyeeLe, aujourdhui });
  return acteur.organisation === organisation && (moyen !== 'depot' || envoyeeLe !== aujourdhui)
    ? refuser('depot-antidate', 'envoyeeLe')
    : null;
};

export const pasAPart: ConditionDuGuichet<'classer-fichier' | 'verser-fichier'> = ({ arrivee }) => {
  if (arrivee?.organisation === null) return refuser('expediteur-a-reconnaitre', null);
  return arrivee?.apart ? refuser('arrivee-a-part', null) : null;
};

/** Neither entered nor returned yet. */
export const fichierEnAttente: ConditionDuGuichet<SurFichier> = (cas) => {
  const vise = fichierVise(cas, cas.demande.donnees.fichier);
  if (!vise) return refuser('fichier-inconnu', null);
  if (vise.suite === null) return null;
  return refuser(vise.suite.sorte === 'verse' ? 'fichier-deja-verse' : 'fichier-deja-retourne', null, {
    le: vise.suite.le,
  });
};

export const fichierClasse: ConditionDuGuichet<'verser-fichier'> = (cas) =>
  fichierVise(cas, cas.demande.donnees.fichier)?.classement === null
    ? refuser('fichier-non-classe', null)
    : null;

/** Nothing enters an agreement before the search for harmful programs has cleared it. */
export const fichierSain: ConditionDuGuichet<'verser-fichier'> = ({ demande, innocuite }) => {
  const dit = innocuite(demande.donnees.fichier);
  if (dit === 'sain') return null;
  return refuser(dit === 'attente' ? 'fichier-en-quarantaine' : 'fichier-infecte', null);
};

export const motive: ConditionDuGuichet<'retourner-fichier' | 'ecarter-arrivee'> = ({ demande }) =>
  motifManquant(demande.donnees.motif, 'motif');

export const nonFinie: ConditionDuGuichet<'ecarter-arrivee' | 'attribuer-arrivee'> = ({ arrivee }) =>
  arrivee?.etat === 'finie' ? refuser('arrivee-finie', null) : null;

/** What was entered or returned under one name does not change hands. */
export const rienDeDecide: ConditionDuGuichet<'attribuer-arrivee'> = ({ arrivee }) =>
  arrivee?.fichiers.some((f) => f.suite !== null) ? refuser('arrivee-entamee', null) : null;

export const estAPart: ConditionDuGuichet<'reprendre-arrivee'> = ({ arrivee }) => {
  if (!arrivee?.apart) return refuser('arrivee-pas-a-part', null);
  return arrivee.organisation === null ? refuser('expediteur-a-reconnaitre', null) : null;
};

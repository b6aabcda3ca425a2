import { capitale, de, guillemets } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import type { FAITS_CONVENTION } from '../facts/convention.ts';
import { direMot, nomPartie, nomPersonne, nomsParties, trouverFait } from './dit.ts';
import { direFonction } from './fonctions-tenues.ts';
import type { Phrases } from './phrases.ts';
import { accord, motNu } from './typographie.ts';

const surQuoi = ({
  objet,
  avenant,
}: {
  readonly objet: string;
  readonly avenant?: number | undefined;
}): string =>
  objet === 'convention'
    ? ''
    : avenant === undefined
      ? ' sur un avenant'
      : ` sur l’avenant n°\u00A0${avenant}`;

export const PHRASES_CONVENTION: Phrases<keyof typeof FAITS_CONVENTION> = {
  'convention-creee': (_d, f) =>
    `Convention créée depuis le modèle ${guillemets(motNu(f.donnees.modele.nom))}, version ${f.donnees.modele.version}`,
  'deliberation-prise': (d, f) =>
    `Délibération ${de(nomPartie(d, f.donnees.partie))}${numero(f.textes.numero)} approuvant ${f.donnees.objet === 'convention' ? 'la convention' : `l’avenant${f.donnees.avenant ? ` n°\u00A0${f.donnees.avenant}` : ''}`}`,
  'acte-transmis': (d, f) =>
    `Délibération ${de(nomPartie(d, f.donnees.partie))}${surQuoi(f.donnees)} transmise au contrôle de légalité${f.donnees.identifiant ? `, accusé ${f.donnees.identifiant}` : ''}`,
  'acte-publie': (d, f) => `Délibération ${de(nomPartie(d, f.donnees.partie))}${surQuoi(f.donnees)} publiée`,
  'convention-signee': (d, f) => {
    const qui = f.donnees.personne ? d.noms.personne(f.donnees.personne)?.nom : undefined;
    return `Convention signée pour ${nomPartie(d, f.donnees.partie)}${qui ? ` par ${qui}` : ''}`;
  },
  'convention-notifiee': () => 'Convention notifiée',
  'avenant-signe': (d, f) => {
    const n = Object.keys(f.donnees.termes).length;
    const change = n > 0 ? `, qui change ${n} ${accord(n, 'terme')}` : '';
    const vote = f.donnees.exercice ? `, qui prend acte du vote de ${f.donnees.exercice}` : '';
    const texte = f.donnees.modele
      ? `, qui fait passer au texte ${guillemets(motNu(f.donnees.modele.nom))}, version ${f.donnees.modele.version}`
      : '';
    return `Avenant n°\u00A0${f.donnees.numero} signé par ${nomsParties(d, f.donnees.parties)}, effet au ${ecrireJour(f.donnees.effet)}${texte}${change}${vote}`;
  },
  'fonction-confiee': (d, f) =>
    `${capitale(direFonction(d, f.donnees.fonction))} ${de(nomPartie(d, f.donnees.partie))}\u00A0: ${nomPersonne(d.noms, f.donnees.personne)}`,
  'denonciation-notifiee': (d, f) => `Reconduction dénoncée par ${nomPartie(d, f.donnees.partie)}`,
  'evenement-survenu': (d, f) => {
    const evenement = d.etat.modele.evenements.find((e) => e.id === f.donnees.evenement);
    const nature = f.donnees.nature ? `\u00A0: ${direMot(d, f.donnees.nature)}` : '';
    return `${capitale(evenement?.intitule ?? motNu(f.donnees.evenement))}${nature}`;
  },
  'appreciation-portee': (d, f) =>
    `Appréciation portée sur ${guillemets(direMot(d, f.donnees.objet))}\u00A0: ${direMot(d, f.donnees.conclusion)}`,
  'convention-retiree': () => 'Convention retirée avec la reprise qui l’avait créée',
  'fait-annule': (d, f) => {
    const annule = trouverFait(d, f.donnees.fait);
    return annule ? `Fait n°\u00A0${annule.rang} annulé (${ecrireJour(annule.jour)})` : 'Fait annulé';
  },
};

const numero = (texte: string | undefined): string => {
  if (!texte) return '';
  return /^\d/.test(texte) ? ` n°\u00A0${texte}` : ` (${texte})`;
};

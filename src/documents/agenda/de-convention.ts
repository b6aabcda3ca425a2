import { ecrireJour, type Jour } from '../../basics/jour.ts';
import { ecrireMontant } from '../../basics/montant.ts';
import type { Echeance, Reunion, StatutEcheance, Versement } from '../../rules/etat.ts';
import { type ADire, nomInstance, nomPartie, nomsParties } from '../../views/dit.ts';
import { enCasDeRetard } from '../../views/echeances.ts';
import { titreEcheance, titreVersement } from '../../views/intitules.ts';
import { manqueDit, quandVersement } from '../../views/statuts.ts';
import { deuxPoints } from '../../views/typographie.ts';
import type { EvenementDAgenda } from './evenement.ts';

/** Gives the absolute address of a page of the site, or null where there is no site (a terminal). */
export type Adresser = (chemin: string) => string | null;

/**
 * The dated life of one agreement: deadlines, instalments, meetings, by day. With `organisation`, only what this
 * organisation must do, and the meetings.
 */
export function evenementsDe(
  d: ADire,
  adresser: Adresser,
  organisation: string | null = null,
): readonly EvenementDAgenda[] {
  const concerne = (roles: readonly string[]): boolean =>
    organisation === null || roles.some((r) => d.etat.parties[r] === organisation);
  return [
    ...d.etat.echeances
      .filter((e) => concerne(e.obligation.debiteur))
      .flatMap((e) => echeance(d, e, adresser)),
    ...d.etat.versements.filter((v) => concerne([v.payeur])).flatMap((v) => versement(d, v, adresser)),
    ...d.etat.reunions.flatMap((r) => reunion(d, r, adresser)),
  ].sort((a, b) => a.jour - b.jour || (a.uid < b.uid ? -1 : 1));
}

/** Words that stay true between two readings of the feed: never « dans 3 jours ». */
const MOTS: Readonly<Record<StatutEcheance, string>> = {
  'a-venir': 'À venir',
  ouverte: 'Ouverte',
  satisfaite: 'Fait',
  'satisfaite-hors-delai': 'Fait hors délai',
  'en-retard': 'En retard',
  'sans-objet': 'Sans objet',
  'date-inconnue': 'Date inconnue',
  anterieure: 'Antérieure à l’entrée en vigueur',
  permanente: 'En permanence',
};

function echeance(d: ADire, e: Echeance, adresser: Adresser): EvenementDAgenda[] {
  if (e.limite === null || e.statut === 'permanente' || e.statut === 'anterieure') return [];
  return [
    {
      uid: uid(d, e.cle),
      jour: e.limite,
      titre: intitule(MOTS[e.statut], titreEcheance(d, e)),
      description: [
        d.titre,
        deuxPoints(nomsParties(d, e.obligation.debiteur), `au plus tard le ${ecrireJour(e.limite)}`),
        `Article ${e.obligation.article}. ${enCasDeRetard(d, e)}.`,
      ].join('\n'),
      adresse: adresser(`/conventions/${d.id}/echeances/${e.cle}`),
      annule: e.statut === 'sans-objet',
      categorie: 'Échéance',
    },
  ];
}

const ETATS_VERSEMENT: Readonly<Record<Versement['etat'], string>> = {
  prevu: 'Prévu',
  suspendu: 'Suspendu',
  exigible: 'À payer',
  verse: 'Versé',
  'verse-en-partie': 'Versé en partie',
  'sans-objet': 'Sans objet',
  indetermine: 'Montant sans base',
};

function versement(d: ADire, v: Versement, adresser: Adresser): EvenementDAgenda[] {
  const jour = v.du ?? v.au;
  if (jour === null) return [];
  const montant = v.montant.sorte === 'connu' ? ecrireMontant(v.montant.centimes) : (manqueDit(v) ?? '');
  return [
    {
      uid: uid(d, v.cle),
      jour,
      titre: intitule(ETATS_VERSEMENT[v.etat], titreVersement(d, v)),
      description: [
        d.titre,
        deuxPoints(nomPartie(d, v.payeur), `${montant}, ${quandVersement(v)}`),
        `Article ${v.article}.`,
      ].join('\n'),
      adresse: adresser(`/conventions/${d.id}/versements/${v.cle}`),
      annule: v.etat === 'sans-objet',
      categorie: 'Versement',
    },
  ];
}

function reunion(d: ADire, r: Reunion, adresser: Adresser): EvenementDAgenda[] {
  const jour: Jour | null = r.tenueLe ?? r.prevueLe;
  const fait = r.convocation ?? r.tenue;
  if (jour === null || fait === null) return [];
  const mot = r.annulee !== null ? 'Annulée' : r.tenueLe !== null ? 'Tenue' : 'Convoquée';
  return [
    {
      uid: uid(d, fait),
      jour,
      titre: intitule(mot, nomInstance(d, r.instance)),
      description: d.titre,
      adresse: adresser(`/conventions/${d.id}`),
      annule: r.annulee !== null,
      categorie: 'Réunion',
    },
  ];
}

const intitule = (mot: string, titre: string): string => deuxPoints(mot, titre);

const uid = (d: ADire, cle: string): string => `${cle}.${d.id}@maillage`;

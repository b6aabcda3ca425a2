import { capitale, enumerer, INSECABLE, minuscule } from '../basics/francais.ts';
import { anneeDe, ecrireJour, type Jour } from '../basics/jour.ts';
import { ecrireMontant, ecrireMontantCourt } from '../basics/montant.ts';
import type { Exercice, Versement } from '../rules/etat.ts';
import { type AlerteDite, direAlertes } from './alertes.ts';
import { type Coherence, controleDeCoherence } from './coherence.ts';
import { type ADire, nomPartie, trouverFait } from './dit.ts';
import { echeancesDeLAnnee, echeancesPermanentes, type LigneDAnnee } from './echeances-annee.ts';
import { titreVersement } from './intitules.ts';
import { resumer, type Segment } from './resume.ts';
import { estRetenu, jourDit, manqueDit, type Statut, statutVersement } from './statuts.ts';
import { parTemps } from './tables.ts';
import { direTaches, type TacheDite } from './taches.ts';
import { sansArticle } from './typographie.ts';

/** Everything the page of one agreement says, but its timeline. */
export interface ConventionVue {
  readonly titre: string;
  /** « Convention-cadre de partenariat », « 2025–2029 » */
  readonly nature: string;
  readonly annees: string;
  readonly resume: readonly Segment[];
  readonly jauge: JaugeVue | null;
  readonly signaletique: readonly (readonly [string, string])[];
  readonly taches: readonly TacheDite[];
  readonly alertes: readonly AlerteDite[];
  readonly annee: number;
  readonly echeances: readonly LigneDAnnee[];
  readonly permanentes: readonly LigneDAnnee[];
  readonly versements: readonly VersementDeListe[];
  readonly coherence: Coherence | null;
  readonly nombreDeFaits: number;
}

export interface JaugeVue {
  readonly titre: string;
  readonly parts: readonly {
    readonly libelle: string;
    readonly montant: string;
    readonly poids: number;
    readonly etat: 'fait' | 'suspendu' | 'avenir';
  }[];
}

export interface VersementDeListe {
  readonly cle: string;
  readonly titre: string;
  readonly article: string;
  /** rank of the text it falls under */
  readonly texte: number;
  readonly montant: string | null;
  readonly statut: Statut;
}

/** `annee`: the year whose deadlines are listed; the year looked at by default. */
export function conventionView(d: ADire, annee?: number): ConventionVue {
  const { etat } = d;
  const choisie = annee ?? anneeDe(etat.regard.au);
  return {
    titre: d.titre,
    nature: capitale(etat.modele.titre),
    annees:
      etat.duree.du === null || etat.duree.au === null
        ? ''
        : `${anneeDe(etat.duree.du)}–${anneeDe(etat.duree.fin ?? etat.duree.au)}`,
    resume: resumer(d),
    jauge: jauge(d),
    signaletique: signaletique(d),
    taches: direTaches(d),
    alertes: direAlertes(d),
    annee: choisie,
    echeances: echeancesDeLAnnee(d, choisie),
    permanentes: echeancesPermanentes(d),
    versements: versementsAutour(d, choisie).map((v) => ({
      cle: v.cle,
      titre: titreVersement(d, v),
      article: v.article,
      texte: v.texte,
      montant: v.montant.sorte === 'connu' ? ecrireMontant(v.montant.centimes) : null,
      statut: statutVersement(v, etat.regard.au),
    })),
    coherence: controleDeCoherence(d),
    nombreDeFaits: d.faits.length,
  };
}

/** The year looked at, and what of the next is already in sight. */
function versementsAutour(d: ADire, annee: number): readonly Versement[] {
  const dUneAnnee = (v: Versement, a: number) =>
    v.exercice === a ||
    (v.du !== null && anneeDe(v.du) === a) ||
    v.paiements.some((p) => anneeDe(p.jour) === a);
  const traine = (v: Versement) => v.exercice < annee && (v.etat === 'suspendu' || v.resteDu > 0);
  return [...d.etat.versements]
    .sort(parTemps)
    .filter((v) => traine(v) || dUneAnnee(v, annee) || dUneAnnee(v, annee + 1));
}

/** The year under way; before the first the first, after the last the last. */
export function exerciceCourant({ etat }: ADire): Exercice | undefined {
  const au = etat.regard.au;
  return (
    etat.exercices.find((e) => e.du <= au && e.au >= au) ??
    (au < (etat.exercices[0]?.du ?? au) ? etat.exercices[0] : etat.exercices.at(-1))
  );
}

function jauge(d: ADire): JaugeVue | null {
  const exercice = exerciceCourant(d);
  const regles = d.etat.modele.versements[0];
  if (!exercice || !regles) return null;
  const siens = d.etat.versements
    .filter((v) => v.regles.id === regles.id && v.exercice === exercice.numero)
    .sort(parTemps);
  const connus = siens.filter((v) => v.montant.sorte === 'connu');
  if (siens.length === 0 || connus.length === 0) return null;
  const moyenne = connus.reduce((s, v) => s + centimesDe(v), 0) / connus.length || 1;
  return {
    titre: titreDeJauge(d, regles.id, exercice.numero),
    parts: siens
      .filter((v) => v.montant.sorte !== 'connu' || v.montant.centimes > 0)
      .map((v) => ({
        libelle: `${sansArticle(v.tranche.intitule)}${v.regles.payeurs.length > 1 ? ` (${nomPartie(d, v.payeur)})` : ''}, ${minuscule(statutVersement(v, d.etat.regard.au).libelle)}`,
        montant: v.montant.sorte === 'connu' ? ecrireMontantCourt(v.montant.centimes) : 'à calculer',
        poids: v.montant.sorte === 'connu' ? centimesDe(v) : moyenne,
        etat: v.etat === 'verse' ? 'fait' : estRetenu(v) ? 'suspendu' : 'avenir',
      })),
  };
}

const centimesDe = (v: Versement): number => (v.montant.sorte === 'connu' ? v.montant.centimes : 0);

function titreDeJauge(d: ADire, regles: string, exercice: number): string {
  const nom = capitale(d.etat.modele.versements.find((v) => v.id === regles)?.intitule ?? regles);
  const comptes = d.etat.comptes.filter((c) => c.versements === regles && c.exercice === exercice);
  const connus = comptes.flatMap((c) => (c.reference.sorte === 'connu' ? [c.reference.centimes] : []));
  if (connus.length === 0 || connus.length < comptes.length) {
    const attend = d.etat.versements.find(
      (v) => v.exercice === exercice && v.montant.sorte === 'indetermine',
    );
    return `${nom} ${exercice}${INSECABLE}: ${attend ? minuscule(manqueDit(attend) ?? 'montant inconnu') : 'montant inconnu'}.`;
  }
  const total = ecrireMontantCourt(connus.reduce((a, b) => a + b, 0) as (typeof connus)[number]);
  const votes = d.etat.votes.filter((v) => v.versements === regles && v.exercice === exercice);
  const jours = [...new Set(votes.map((v) => jourDit(v.jour, d.etat.regard.au)))];
  return `${nom} ${exercice}${INSECABLE}: ${total}${jours.length > 0 ? `, votés le ${enumerer(jours)}` : ''}.`;
}

function signaletique(d: ADire): readonly (readonly [string, string])[] {
  const { etat, noms } = d;
  const parties = etat.modele.parties.map((p) => {
    const tenant = etat.parties[p.id];
    return (tenant ? noms.organisation(tenant)?.nom : undefined) ?? p.intitule;
  });
  const pilote = etat.modele.parties.find((p) => p.pilote);
  const territoire = etat.quartiers.flatMap((q) => {
    const quartier = noms.quartier(q);
    return quartier
      ? [quartier.statut === 'autre' ? quartier.nom : `${quartier.nom} (${quartier.statut})`]
      : [];
  });
  const lignes: (readonly [string, string])[] = [['Parties', enumerer(parties)]];
  if (pilote) lignes.push(['Service pilote', sansArticle(pilote.guichet ?? nomPartie(d, pilote.id))]);
  if (territoire.length > 0) lignes.push(['Territoire', enumerer(territoire)]);
  if (etat.duree.du !== null && etat.duree.au !== null)
    lignes.push(['Durée', `${ecrireJour(etat.duree.du)} – ${ecrireJour(etat.duree.fin ?? etat.duree.au)}`]);
  lignes.push(['Entrée en vigueur', entree(etat.phase.entreeEnVigueur)]);
  const dernier = etat.avenants.at(-1);
  const fait = trouverFait(d, dernier?.fait ?? null);
  if (dernier && fait)
    lignes.push(['Dernier avenant', `n°${INSECABLE}${dernier.numero} du ${ecrireJour(dernier.signeLe)}`]);
  return lignes;
}

const entree = (j: Jour | null): string => (j === null ? 'pas encore' : ecrireJour(j));

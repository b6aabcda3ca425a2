import { capitale } from '../basics/francais.ts';
import { anneeDe, ecrireJour } from '../basics/jour.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { Echeance, Versement } from '../rules/etat.ts';
import { type ADire, direMot } from './dit.ts';
import { titreEcheance, titreVersement } from './intitules.ts';
import { type Statut, statutEcheance, statutReunion, statutVersement } from './statuts.ts';
import { parLimite, parTemps } from './tables.ts';
import { compter, sansArticle } from './typographie.ts';

/** Something that an article makes exist: a deadline, an instalment, a meeting, a condition. */
export interface Produit {
  readonly titre: string;
  readonly montant: string | null;
  readonly statut: Statut | null;
  readonly detail: string | null;
  readonly cible: { readonly sorte: 'echeance' | 'versement'; readonly cle: string } | null;
}

/** What an article produces around the day looked at; what is further away is counted, not listed. */
export function produitsDe(
  d: ADire,
  numero: string,
  regles: readonly string[],
  texte: number,
): readonly Produit[] {
  return [
    ...desVersements(d, numero, texte),
    ...regles.flatMap((id) => [
      ...deLObligation(d, id, texte),
      ...deLInstance(d, id),
      ...deLaProcedure(d, id),
    ]),
    ...regles.flatMap((id) => condition(d, id)),
    ...duree(d, numero),
  ];
}

const MONTREES = 4;

function deLObligation(d: ADire, id: string, texte: number): Produit[] {
  const au = d.etat.regard.au;
  const siennes = d.etat.echeances.filter((e) => e.obligation.id === id && e.texte === texte).sort(parLimite);
  const utile = (e: Echeance) => {
    if (e.statut === 'en-retard' || e.statut === 'ouverte' || e.statut === 'permanente') return true;
    if (e.statut === 'anterieure') return false;
    if (e.limite === null) return (e.exercice ?? anneeDe(au)) === anneeDe(au);
    return Math.abs(anneeDe(e.limite) - anneeDe(au)) <= 1;
  };
  const choisies = siennes.filter(utile).slice(-MONTREES);
  const reste = siennes.filter((e) => e.statut !== 'anterieure').length - choisies.length;
  const lignes = choisies.map((e) => ({
    titre: e.limite === null ? titreEcheance(d, e) : `${ecrireJour(e.limite)}, ${titreEcheance(d, e)}`,
    montant: null,
    statut: statutEcheance(e, au),
    detail: detailDe(e),
    cible: { sorte: 'echeance' as const, cle: e.cle },
  }));
  if (reste <= 0 || lignes.length === 0) return lignes;
  return [
    ...lignes,
    sec(`Et ${compter(reste, 'autre échéance', 'autres échéances')}`, 'Sur la frise de la convention'),
  ];
}

function detailDe(e: Echeance): string | null {
  return e.pieces.length > 1 ? compter(e.pieces.length, 'pièce') : null;
}

function deLInstance(d: ADire, id: string): Produit[] {
  const instance = d.etat.modele.instances.find((i) => i.id === id);
  if (!instance) return [];
  const au = d.etat.regard.au;
  return d.etat.reunions
    .filter((r) => r.instance === id)
    .slice(-3)
    .map((r) => {
      const jour = r.tenueLe ?? r.prevueLe;
      return {
        titre: `${sansArticle(instance.intitule)}${jour === null ? '' : ` du ${ecrireJour(jour)}`}`,
        montant: null,
        statut: statutReunion(r, au),
        detail: null,
        cible: null,
      };
    });
}

function deLaProcedure(d: ADire, id: string): Produit[] {
  const regles = d.etat.modele.procedures.find((p) => p.id === id);
  if (!regles) return [];
  const enCours = d.etat.procedures.filter((p) => p.regles.id === id);
  if (enCours.length === 0) return [sec(sansArticle(regles.intitule), 'Aucune procédure ouverte')];
  return enCours.map((p) => {
    const faites = p.etapes.filter((e) => e.faite !== null);
    const derniere = regles.etapes.find((e) => e.id === faites.at(-1)?.id)?.intitule;
    return {
      titre: `${sansArticle(regles.intitule)}, ouverte le ${ecrireJour(p.ouverteLe)}`,
      montant: null,
      statut:
        p.close === null
          ? { forme: 'ouvert', libelle: 'En cours' }
          : { forme: 'fait', libelle: `Close le ${ecrireJour(p.close)}` },
      detail: derniere ? capitale(derniere) : p.motif === null ? null : capitale(direMot(d, p.motif)),
      cible: null,
    };
  });
}

function desVersements(d: ADire, numero: string, texte: number): Produit[] {
  const au = d.etat.regard.au;
  const annee = anneeDe(au);
  const proche = (v: Versement) => {
    const debut = v.du ?? v.au;
    return v.etat === 'suspendu' || v.resteDu > 0 || debut === null || Math.abs(anneeDe(debut) - annee) <= 0;
  };
  return d.etat.versements
    .filter((v) => v.article === numero && v.texte === texte && proche(v))
    .sort(parTemps)
    .slice(0, 6)
    .map((v) => ({
      titre: titreVersement(d, v),
      montant: v.montant.sorte === 'connu' ? ecrireMontant(v.montant.centimes) : null,
      statut: statutVersement(v, au),
      detail: v.article === v.regles.article || v.article === v.tranche.article ? null : 'Par exception',
      cible: { sorte: 'versement' as const, cle: v.cle },
    }));
}

function condition(d: ADire, id: string): Produit[] {
  const regles = d.etat.modele.versements.filter((v) => v.conditions.some((c) => c.recu.includes(id)));
  if (regles.length === 0) return [];
  const articles = [...new Set(regles.flatMap((v) => v.conditions.map((c) => c.article)))];
  return [
    sec(
      'Condition de versement',
      `Une pièce absente suspend le versement suivant (art.\u00A0${articles.join(', ')})`,
    ),
  ];
}

function duree(d: ADire, numero: string): Produit[] {
  const { etat } = d;
  if (etat.modele.duree.article !== numero || etat.duree.du === null || etat.duree.au === null) return [];
  return [
    sec(
      `Du ${ecrireJour(etat.duree.du)} au ${ecrireJour(etat.duree.fin ?? etat.duree.au)}`,
      etat.phase.entreeEnVigueur === null
        ? 'Pas encore en vigueur'
        : `En vigueur depuis le ${ecrireJour(etat.phase.entreeEnVigueur)}`,
    ),
  ];
}

const sec = (titre: string, detail: string): Produit => ({
  titre,
  montant: null,
  statut: null,
  detail,
  cible: null,
});

import { a } from '../basics/francais.ts';
import type { CaseDerivee, Fiche, LigneDerivee, PartieRemplie } from '../rules/fiche.ts';
import { resteAExpliquer } from '../rules/fiche.ts';
import { CHIFFRES } from '../rules/fiche-questions.ts';
import { type ADire, nomAuteur, nomsParties, type Reference, reference } from './dit.ts';
import { ecrireCentiemes, ecrireEcart, ecrirePart, ecrireReponse } from './fiche-ecrire.ts';
import { direVerdict, type VerdictDit } from './fiche-verdicts.ts';
import { jourDit, type Statut } from './statuts.ts';
import { accord, compter, sansArticle } from './typographie.ts';

/** The form of a year, worded: for a page, a terminal. */
export interface FicheVue {
  readonly titre: string;
  readonly article: string;
  readonly exercice: number;
  readonly par: string;
  /** « à l’association » */
  readonly aQui: string;
  readonly statut: Statut;
  /** who sent the one that counts, and the fact */
  readonly envoi: { readonly auteur: string; readonly fait: Reference | null } | null;
  /** why the last one came back; null unless it did and nothing was sent since */
  readonly retour: string | null;
  readonly bilan: string;
  readonly parties: readonly PartieVue[];
  readonly colonnes: readonly { readonly id: string; readonly titre: string; readonly annee: number }[];
  readonly lignes: readonly LigneVue[];
  readonly verdicts: readonly VerdictDit[];
}

export interface PartieVue {
  readonly cle: string;
  readonly titre: string;
  readonly statut: Statut;
  readonly avancement: string;
  readonly questions: readonly QuestionVue[];
}

export interface QuestionVue {
  readonly chemin: string;
  readonly intitule: string;
  readonly long: boolean;
  readonly reponses: readonly {
    readonly intitule: string;
    readonly valeur: string | null;
    /** what last year's form said; null when it said nothing */
    readonly avant: string | null;
    /** a share, for a drawing */
    readonly part: number | null;
    readonly partAvant: number | null;
  }[];
}

export interface LigneVue {
  readonly id: string;
  readonly titre: string;
  readonly genre: 'ligne' | 'dont' | 'total' | 'resultat';
  readonly cases: readonly {
    readonly valeur: string | null;
    readonly centimes: number | null;
    readonly part: string | null;
    readonly annonceCentimes: number | null;
    /** « annoncé 412 000 €, + 12 000 € »: what last year's form said of the same year */
    readonly annonce: string | null;
  }[];
}

export function ficheView(d: ADire, fiche: Fiche): FicheVue {
  const { formulaire, exercice } = fiche;
  return {
    titre: titreFiche(fiche),
    article: formulaire.article,
    exercice,
    par: nomsParties(d, formulaire.remplit),
    aQui: nomsParties(d, formulaire.remplit, a),
    statut: statutFiche(d, fiche),
    envoi: fiche.deposee && {
      auteur: nomAuteur(d, fiche.deposee.fait),
      fait: reference(d, fiche.deposee.fait.id),
    },
    retour: retourDe(fiche),
    bilan: bilanDe(fiche),
    parties: fiche.parties.map((p) => partieVue(fiche, p)),
    colonnes: formulaire.colonnes.map((c) => ({
      id: c.id,
      titre: `${c.intitule} ${exercice + c.porteSur}`,
      annee: exercice + c.porteSur,
    })),
    lignes: fiche.tableau.map(ligneVue),
    verdicts: fiche.verdicts.map((v) => direVerdict(fiche, v)),
  };
}

export const titreFiche = ({ formulaire, exercice }: Pick<Fiche, 'formulaire' | 'exercice'>): string =>
  `${sansArticle(formulaire.intitule)} ${exercice}`;

export const titrePartie = (p: Pick<PartieRemplie, 'axe' | 'intitule'>): string =>
  p.axe === null ? p.intitule : `Axe ${p.axe.numero}, ${p.axe.intitule}`;

function statutFiche({ etat }: ADire, fiche: Fiche): Statut {
  if (fiche.deposee)
    return { forme: 'fait', libelle: `Déposée le ${jourDit(fiche.deposee.fait.jour, etat.regard.au)}` };
  return fiche.envois.length > 0
    ? { forme: 'proche', libelle: 'Retournée, à déposer de nouveau' }
    : { forme: 'avenir', libelle: 'Pas encore déposée' };
}

function retourDe(fiche: Fiche): string | null {
  const dernier = fiche.envois.at(-1);
  if (!dernier?.retourne) return null;
  return dernier.retourne.textes.motif ?? 'motif effacé';
}

function bilanDe(fiche: Fiche): string {
  const attendues = fiche.parties.reduce((n, p) => n + p.reponses.length, 0);
  const remplies = fiche.parties.reduce((n, p) => n + p.remplies, 0);
  const reste = fiche.verdicts.filter(resteAExpliquer).length;
  if (remplies === 0) return `${compter(attendues, 'réponse')} à donner`;
  const rempli = `${compter(remplies, 'réponse')} sur ${attendues}`;
  return reste === 0
    ? `${rempli}, rien à expliquer`
    : `${rempli}, ${compter(reste, 'écart')} ${accord(reste, 'reste', 'restent')} à expliquer`;
}

function partieVue(fiche: Fiche, p: PartieRemplie): PartieVue {
  return {
    cle: p.cle,
    titre: titrePartie(p),
    statut: statutPartie(p),
    avancement: `${p.remplies} sur ${p.reponses.length}`,
    questions:
      p.cle === CHIFFRES
        ? []
        : p.questions.map((q) => ({
            chemin: q.chemin,
            intitule: q.intitule,
            long: q.reponses[0]?.type === 'texte-long',
            reponses: q.reponses.map((r) => {
              const avant = fiche.precedente?.reponses[r.chemin];
              const dite = fiche.reponses[r.chemin];
              return {
                intitule: q.reponses.length === 1 ? q.intitule : r.intitule,
                valeur: ecrireReponse(r.type, dite),
                avant: ecrireReponse(r.type, avant),
                part: r.type === 'pourcent' && typeof dite === 'number' ? dite : null,
                partAvant: r.type === 'pourcent' && typeof avant === 'number' ? avant : null,
              };
            }),
          })),
  };
}

function statutPartie(p: PartieRemplie): Statut {
  if (p.aExpliquer > 0)
    return {
      forme: 'proche',
      libelle: `${compter(p.aExpliquer, 'écart')} à expliquer`,
    };
  switch (p.etat) {
    case 'vide':
      return { forme: 'avenir', libelle: 'À remplir' };
    case 'commencee':
      return { forme: 'ouvert', libelle: 'Commencée' };
    case 'complete':
      return { forme: 'fait', libelle: 'Complète' };
  }
}

function ligneVue(l: LigneDerivee): LigneVue {
  const { ligne } = l;
  return {
    id: ligne.id,
    titre: ligne.intitule,
    genre: ligne.dont ? 'dont' : l.seSaisit ? 'ligne' : ligne.signe ? 'resultat' : 'total',
    cases: l.cases.map((c) => ({
      valeur: c.valeur === null ? null : ecrireCentiemes(c.valeur, 'euros'),
      centimes: c.valeur,
      part: c.part === null ? null : ecrirePart(c.part),
      annonceCentimes: c.annonce,
      annonce: annonceDite(c),
    })),
  };
}

function annonceDite(c: CaseDerivee): string | null {
  if (c.annonce === null) return null;
  const annonce = `annoncé ${ecrireCentiemes(c.annonce, 'euros')}`;
  if (c.valeur === null || c.valeur === c.annonce) return annonce;
  return `${annonce}, ${ecrireEcart(c.valeur - c.annonce, 'euros')}`;
}

import type { Fiche } from '../rules/fiche.ts';
import type { Verdict } from '../rules/fiche-controles.ts';
import { ecrireCentiemes, ecrireEcart } from './fiche-ecrire.ts';
import type { Statut } from './statuts.ts';
import { deuxPoints } from './typographie.ts';

/** A check as it is told: what it says, the two numbers, and what is left to do. */
export interface VerdictDit {
  readonly verdict: Verdict;
  readonly titre: string;
  readonly phrase: string;
  readonly statut: Statut;
}

export function direVerdict(fiche: Fiche, v: Verdict): VerdictDit {
  return { verdict: v, titre: titreDe(fiche, v), phrase: phraseDe(fiche, v), statut: statutDe(v) };
}

/** What a comparison is about comes first: « Masse salariale : le résultat définitif… ». */
function titreDe({ formulaire }: Fiche, v: Verdict): string {
  if (v.sujet === null) return v.controle.intitule;
  const nom =
    v.sujet.sorte === 'ligne'
      ? formulaire.lignes.find((l) => l.id === v.sujet?.id)?.intitule
      : formulaire.sections.flatMap((s) => s.champs).find((c) => c.id === v.sujet?.id)?.intitule;
  return nom ?? v.controle.intitule;
}

function phraseDe(fiche: Fiche, v: Verdict): string {
  if (v.constate === null && v.attendu === null) return 'Rien à comparer pour le moment.';
  const dit = v.constate === null ? 'rien n’est encore écrit' : ecrireCentiemes(v.constate, v.unite);
  if (v.attendu === null) return `${deuxPoints('Dans la fiche', dit)}. ${ABSENT[v.attend]}`;
  const autre = ecrireCentiemes(v.attendu, v.unite);
  const ecart = v.ecart === null || v.ecart === 0 ? '' : ` (${ecartDit(v)})`;
  switch (v.attend) {
    case 'egal':
      return `${deuxPoints('Dans la fiche', dit)}\u202F; ${deuxPoints('attendu', autre)}${ecart}.`;
    case 'au-moins':
      return `${deuxPoints('Dans la fiche', dit)}\u202F; ${deuxPoints('au moins', autre)}${ecart}.`;
    case 'au-plus':
      return `${deuxPoints('Dans la fiche', dit)}\u202F; ${deuxPoints('au plus', autre)}${ecart}.`;
    case 'comme-avant': {
      const avant =
        v.sujet?.sorte === 'ligne'
          ? `Attendu dans la fiche ${fiche.exercice - 1}`
          : String(fiche.exercice - 1);
      return `${deuxPoints(avant, autre)}\u202F; ${deuxPoints('maintenant', dit)}${ecart}.`;
    }
  }
}

const ABSENT: Readonly<Record<Verdict['attend'], string>> = {
  egal: 'Le nombre auquel il se rapporte n’est pas encore enregistré.',
  'au-moins': 'La limite n’est pas encore connue.',
  'au-plus': 'La limite n’est pas encore connue.',
  'comme-avant': 'Aucun nombre de l’an dernier à comparer.',
};

/** The difference, and its share of what was expected when that says something. */
function ecartDit({ ecart, attendu, unite }: Verdict): string {
  const dit = ecrireEcart(ecart ?? 0, unite);
  if (attendu === null || attendu === 0 || unite === 'pourcents') return dit;
  const part = Math.round(((ecart ?? 0) * 100) / Math.abs(attendu));
  return part === 0 ? dit : `${dit}, soit ${ecrireEcart(part * 100, 'pourcents')}`;
}

function statutDe(v: Verdict): Statut {
  if (v.etat === 'tenu') return { forme: 'fait', libelle: 'Concorde' };
  if (v.etat === 'indetermine') return { forme: 'attente', libelle: 'Pas encore comparable' };
  return v.explication === null
    ? { forme: 'proche', libelle: 'À expliquer' }
    : { forme: 'reserve', libelle: 'Écart expliqué' };
}

import { INSECABLE } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import { type Centimes, ecrireMontantSimple } from '../basics/montant.ts';
import type { Fait } from '../facts/fait.ts';
import type { Champ } from '../modele/formulaire.ts';
import type { Etat } from '../rules/etat.ts';
import type { Fiche } from '../rules/fiche.ts';
import type { Question } from '../rules/fiche-questions.ts';
import { saisirReponse } from './fiche-ecrire.ts';
import { fonctionsTenues } from './fonctions-tenues.ts';

/** What the register knows that a form may propose. */
export interface NomsARepris {
  organisation(id: string):
    | {
        readonly nom: string;
        readonly siret: string | null;
        readonly rna: string | null;
        readonly adresse: string | null;
        readonly courriel: string | null;
      }
    | undefined;
  personne(id: string): { readonly nom: string } | undefined;
}

interface ARepris {
  readonly etat: Etat;
  readonly faits: readonly Fait[];
  readonly noms: NomsARepris;
}

/** What fields propose before anyone types, by path, as a field writes it. Nothing of it is kept until it is saved. */
export function proposer(d: ARepris, fiche: Fiche): Readonly<Record<string, string>> {
  const propositions: Record<string, string> = {};
  for (const p of fiche.parties)
    for (const q of p.questions)
      for (const [chemin, v] of reprendre(d, fiche, q)) if (v) propositions[chemin] = v;
  return propositions;
}

function reprendre(d: ARepris, fiche: Fiche, q: Question): readonly (readonly [string, string])[] {
  const { reprisDe } = q.champ;
  const [premiere, seconde] = q.reponses;
  if (reprisDe === null || !premiere) return [];
  const association = d.etat.parties[fiche.formulaire.remplit[0] ?? ''] ?? '';
  switch (reprisDe.sorte) {
    case 'fiche-precedente':
      return q.reponses.map((r) => [r.chemin, saisirReponse(r.type, fiche.precedente?.reponses[r.chemin])]);
    case 'organisme':
      return [[premiere.chemin, d.noms.organisation(association)?.[reprisDe.quoi] ?? '']];
    case 'fonction':
      return [[premiere.chemin, titulaires(d, reprisDe.fonction, q.champ, fiche.formulaire.remplit)]];
    case 'terme':
      return [[premiere.chemin, ecrireTerme(d.etat, reprisDe.terme)]];
    case 'registre': {
      const periode = d.etat.registres[reprisDe.registre]?.at(-1);
      if (!periode || !seconde) return [];
      return [
        [premiere.chemin, jourSaisi(periode.du)],
        [seconde.chemin, jourSaisi(periode.au)],
      ];
    }
  }
}

/** Who holds an office now: of the association for one name, of every party when the field takes several. */
function titulaires(d: ARepris, fonction: string, champ: Champ, remplit: readonly string[]): string {
  return fonctionsTenues(d)
    .filter(
      (t) =>
        t.fonction === fonction &&
        t.jusqu === null &&
        (champ.type === 'personnes' || remplit.includes(t.partie)),
    )
    .map((t) => d.noms.personne(t.personne)?.nom ?? '')
    .join('\n');
}

function ecrireTerme(etat: Etat, terme: string): string {
  const v = etat.termes[terme]?.valeur;
  if (v === undefined || v.type === 'fraction') return '';
  if (v.type === 'jour') return jourSaisi(v.valeur);
  return v.type === 'montant' ? ecrireMontantSimple(v.valeur as Centimes) : String(v.valeur);
}

const jourSaisi = (j: Parameters<typeof ecrireJour>[0]): string => ecrireJour(j).replaceAll(INSECABLE, ' ');

import { createHash } from 'node:crypto';
import type { Instant } from '../basics/instant.ts';
import { ajouterJours, ecrireIso, type Jour } from '../basics/jour.ts';
import { type Adresses, ecrireResume } from '../documents/courriel/resume.ts';
import type { Espace } from '../espace/espace.ts';
import type { Envois } from '../journal/envois.ts';
import { estJourDeResume, estUrgent } from '../rules/rythmes.ts';
import { type ATransmettre, aTransmettre, parPersonne, partager } from './parts.ts';
import type { BilanDeTour, CourrielPrevu } from './poste.ts';
import { type PreferencesTenues, preferencesDe } from './preferences.ts';
import { type DossierRappele, ouvrirVeille } from './veille.ts';

/** The day of reminders turns at seven in the morning: a deadline does not wake anyone at midnight. */
const DEBUT = 7;
/** Digests are for the morning: what comes later waits for the next one, or was asked for at once. */
const FIN_DES_RESUMES = 12;

interface Moment {
  readonly jour: Jour;
  readonly heure: number;
}

export interface PourEcrire {
  readonly envois: Envois;
  readonly adressesDe: (espace: string, personne: string, preferences: PreferencesTenues) => Adresses;
}

/** One person's turn: who, how they want to be told, what there is to tell. */
interface TourDUnePersonne {
  readonly id: string;
  readonly nom: string;
  readonly courriel: string | null;
  readonly preferences: PreferencesTenues;
  readonly choses: readonly ATransmettre[];
}

/** The rounds of one espace; keeps in memory what need not be asked again each minute. */
export function ouvrirTour(espace: Espace, { envois, adressesDe }: PourEcrire) {
  const veille = ouvrirVeille(espace);
  let memoire: { readonly jour: Jour; readonly resumes: Set<string>; readonly dites: Set<string> } | null =
    null;

  return async (moment: Moment, maintenant: Instant): Promise<Pick<BilanDeTour, 'resumes' | 'urgents'>> => {
    const jour = moment.heure >= DEBUT ? moment.jour : ajouterJours(moment.jour, -1);
    const matin = moment.heure >= DEBUT && moment.heure < FIN_DES_RESUMES;
    const bilan = { resumes: 0, urgents: 0 };
    if (memoire?.jour !== jour) memoire = { jour, resumes: new Set(), dites: new Set() };
    const { resumes, dites } = memoire;
    for (const p of await lesPersonnes(espace, envois, jour, await veille(jour))) {
      if (p.courriel === null) continue;
      const restent = p.choses.filter((c) => !dites.has(`${p.id} ${c.cle}`));
      const duResume = matin && estJourDeResume(p.preferences, jour) && !resumes.has(p.id);
      const sortes = duResume ? (['resume', 'urgent'] as const) : (['urgent'] as const);
      for (const sorte of sortes) {
        const choses =
          sorte === 'resume'
            ? restent
            : restent.filter((c) => estUrgent(p.preferences, c.rappel) && !dites.has(`${p.id} ${c.cle}`));
        const ecrit = await annoncer(p, sorte, choses);
        if (sorte === 'resume' && ecrit !== 'rien') resumes.add(p.id);
        if (ecrit !== 'deja') for (const c of choses) dites.add(`${p.id} ${c.cle}`);
        if (ecrit === 'ecrit') bilan[sorte === 'resume' ? 'resumes' : 'urgents']++;
      }
    }
    return bilan;

    async function annoncer(
      p: TourDUnePersonne,
      sorte: 'resume' | 'urgent',
      choses: readonly ATransmettre[],
    ): Promise<'ecrit' | 'deja' | 'rien'> {
      if (choses.length === 0) return 'rien';
      const cles = choses.map((c) => c.cle);
      const cle =
        sorte === 'resume'
          ? `resume/${p.id}/${ecrireIso(jour)}`
          : `urgent/${p.id}/${createHash('sha256').update(cles.sort().join('\n')).digest('hex').slice(0, 32)}`;
      return envois.annoncer({ espace: espace.id, personne: p.id, cle, jour }, cles, (nouvelles) => {
        const { objet, texte, html } = composer(
          p,
          sorte,
          choses.filter((c) => nouvelles.has(c.cle)),
        );
        return {
          ...{ espace: espace.id, cle, personne: p.id, adresse: p.courriel ?? '', sorte, jour },
          ...{ objet, texte, html, cree: maintenant },
        };
      });
    }

    function composer(p: TourDUnePersonne, sorte: 'resume' | 'urgent', choses: readonly ATransmettre[]) {
      const adresses = adressesDe(espace.id, p.id, p.preferences);
      return ecrireResume(partager(choses), jour, sorte === 'urgent', adresses);
    }
  };
}

/** What a day would send, without writing anything. */
export async function prevoir(
  espace: Espace,
  { envois, adressesDe }: PourEcrire,
  jour: Jour,
): Promise<readonly CourrielPrevu[]> {
  const prevus: CourrielPrevu[] = [];
  for (const p of await lesPersonnes(espace, envois, jour, await ouvrirVeille(espace)(jour))) {
    const dites = await envois.annonces(
      espace.id,
      p.id,
      p.choses.map((c) => c.cle),
    );
    const restent = p.choses.filter((c) => !dites.has(c.cle));
    const duResume = estJourDeResume(p.preferences, jour);
    const choses = duResume ? restent : restent.filter((c) => estUrgent(p.preferences, c.rappel));
    if (choses.length === 0) continue;
    const { id, nom, courriel } = p;
    prevus.push({
      personne: { id, nom, courriel },
      sorte: duResume ? 'resume' : 'urgent',
      jour,
      ecrit: ecrireResume(partager(choses), jour, !duResume, adressesDe(espace.id, id, p.preferences)),
    });
  }
  return prevus;
}

async function lesPersonnes(
  espace: Espace,
  envois: Envois,
  jour: Jour,
  dossiers: readonly DossierRappele[],
): Promise<readonly TourDUnePersonne[]> {
  const preferences = await preferencesDe(envois, espace.id);
  return [...parPersonne(await espace.annuaire.tenus(jour))].map(([id, mandats]) => ({
    id,
    nom: mandats[0]?.personne.nom ?? '',
    courriel: mandats[0]?.personne.courriel ?? null,
    preferences: preferences(id),
    choses: aTransmettre(mandats, dossiers),
  }));
}

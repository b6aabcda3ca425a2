import type { Jour } from '../basics/jour.ts';
import { plier } from '../basics/pli.ts';
import type { Fait } from '../facts/fait.ts';
import type { LigneAFaire, LigneDossier, ProjectionDossier } from '../journal/journal.ts';
import type { Organisation } from '../journal/registre.ts';
import type { Etat } from '../rules/etat.ts';
import { HORIZON, lignesAFaire } from './lignes.ts';

/**
 * The rows of one dossier, from its state today. `noms`: what is known of the organisations and neighbourhoods that
 * search must find. Returns null for a flux that is no agreement.
 */
export function projeter(
  flux: string,
  faits: readonly Fait[],
  etat: Etat,
  noms: {
    organisation(id: string): Pick<Organisation, 'nom' | 'nomCourt'> | undefined;
    quartier(id: string): { readonly nom: string } | undefined;
  },
): ProjectionDossier | null {
  const creation = faits[0];
  if (creation?.sorte !== 'convention-creee') return null;
  const titre = creation.textes.titre ?? flux;
  const organisations = [...new Set(Object.values(etat.parties))];
  const lignes = lignesAFaire(flux, { etat, faits });
  const suspendus = etat.versements.filter(
    (v) => v.etat === 'suspendu' || (v.etat === 'verse-en-partie' && v.deblocage.length > 0),
  );
  const tardives = lignes.filter((l) => l.urgence === 'en-retard');
  const mots = [
    titre,
    ...organisations.flatMap((id) => [noms.organisation(id)?.nom, noms.organisation(id)?.nomCourt]),
    ...etat.quartiers.map((id) => noms.quartier(id)?.nom),
  ];
  return {
    dossier: {
      flux,
      rang: faits.at(-1)?.rang ?? 0,
      titre,
      recherche: plier(mots.filter((m) => m !== undefined).join(' ')),
      association: organisationDe(etat, 'association'),
      modele: etat.modele.nom,
      phase: etat.phase.nom,
      du: etat.duree.du,
      au: etat.duree.fin ?? etat.duree.au,
      enRetard: tardives.length,
      versementsEnRetard: tardives.filter((l) => l.sorte === 'versement').length,
      suspendus: suspendus.length,
      montantSuspendu: suspendus.reduce((total, v) => total + v.resteDu, 0),
      tropPercu: etat.comptes.reduce((total, c) => total + c.tropPercu, 0),
      prochaine: prochaineEcheance(lignes, etat.regard.au),
      deriveLe: etat.regard.au,
      prochain: prochainJour(etat),
      quartiers: etat.quartiers,
      organisations,
    },
    lignes,
  };
}

function organisationDe(etat: Etat, role: 'association'): string {
  const partie = etat.modele.parties.find((p) => p.role === role);
  return (partie && etat.parties[partie.id]) ?? '';
}

function prochaineEcheance(lignes: readonly LigneAFaire[], aujourdhui: Jour): LigneDossier['prochaine'] {
  let prochaine: Jour | null = null;
  for (const { limite, urgence } of lignes)
    if (
      urgence !== 'fait' &&
      limite !== null &&
      limite >= aujourdhui &&
      (prochaine === null || limite < prochaine)
    )
      prochaine = limite;
  return prochaine;
}

/** When the rows must be derived again: the state turns by itself, or a far deadline comes within the horizon. */
function prochainJour(etat: Etat): Jour | null {
  const { au } = etat.regard;
  const loin = [
    ...etat.echeances.map((e) => (e.statut === 'a-venir' ? e.limite : null)),
    ...etat.versements.map((v) => (v.etat === 'prevu' ? v.du : null)),
  ].flatMap((j) => (j !== null && j - HORIZON > au ? [j - HORIZON] : []));
  const verses = etat.versements.flatMap((v) => {
    const dernier = v.paiements.at(-1);
    return v.etat === 'verse' && dernier && dernier.jour + HORIZON >= au ? [dernier.jour + HORIZON + 1] : [];
  });
  const change = etat.prochainChangement === null ? [] : [etat.prochainChangement];
  const jours = [...change, ...loin, ...verses];
  return jours.length === 0 ? null : (Math.max(au + 1, Math.min(...jours)) as Jour);
}

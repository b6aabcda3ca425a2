import type { Brouillon, Dossier, FicheEnCours } from '../../../espace/espace.ts';
import { type Reponses, reponsesDeFiche } from '../../../facts/fiche.ts';
import type { Formulaire } from '../../../modele/formulaire.ts';
import { deriverFiche, type Fiche } from '../../../rules/fiche.ts';
import { EXPLICATIONS, type PartieDeFiche } from '../../../rules/fiche-questions.ts';
import { saisirReponse } from '../../../views/fiche-ecrire.ts';
import { proposer } from '../../../views/fiche-reprises.ts';
import type { ErreurDeSaisie } from '../../composants/formulaire.tsx';
import { lireReponse } from './lire-reponse.ts';

/** A form while someone fills it: what is typed over what was sent, and what could not be read. */
export interface EnCours {
  readonly fiche: Fiche;
  /** drafts that count, by part; none: nothing typed since the last sending */
  readonly brouillons: ReadonlyMap<string, Brouillon>;
  readonly erreurs: readonly (ErreurDeSaisie & { readonly partie: string })[];
}

/** The form as it would be sent now. A draft older than the last sending has been sent already. */
export function mettreEnCours(
  dossier: Dossier,
  formulaire: Formulaire,
  { exercice }: FicheEnCours,
  gardes: readonly Brouillon[],
): EnCours {
  const envoyee = deriverFiche(dossier, formulaire, exercice, null);
  const dernier = envoyee.envois.at(-1)?.fait;
  const vivants = gardes.filter((b) => dernier === undefined || b.enregistre > dernier.enregistre);
  const brouillons = new Map(vivants.map((b) => [b.partie, b]));
  const reponses: Record<string, string | number | boolean> = {
    ...(dernier ? reponsesDeFiche(dernier) : {}),
  };
  const erreurs: (ErreurDeSaisie & { readonly partie: string })[] = [];
  for (const p of envoyee.parties) {
    const brouillon = brouillons.get(p.cle);
    if (!brouillon) continue;
    const lue = lirePartie(p, brouillon.saisie);
    for (const r of p.reponses) delete reponses[r.chemin];
    for (const v of envoyee.verdicts) if (v.partie === p.cle) delete reponses[v.chemin];
    Object.assign(reponses, lue.reponses);
    erreurs.push(...lue.erreurs.map((e) => ({ ...e, partie: p.cle })));
  }
  return { fiche: deriverFiche(dossier, formulaire, exercice, reponses), brouillons, erreurs };
}

/** What a part says, and what in it cannot be read. */
export function lirePartie(
  partie: PartieDeFiche,
  saisie: Readonly<Record<string, string>>,
): { readonly reponses: Reponses; readonly erreurs: readonly ErreurDeSaisie[] } {
  const reponses: Record<string, string | number> = {};
  const erreurs: ErreurDeSaisie[] = [];
  for (const r of [...partie.reponses, ...explications(saisie)]) {
    const texte = (saisie[r.chemin] ?? '').trim();
    if (texte === '') continue;
    const lue = lireReponse(r, texte);
    if (lue.ok) reponses[r.chemin] = lue.valeur;
    else erreurs.push({ champ: r.chemin, message: lue.erreur });
  }
  return { reponses, erreurs };
}

/** Explanations have no question of their own: they stand where the differences are. */
const explications = (saisie: Readonly<Record<string, string>>) =>
  Object.keys(saisie)
    .filter((chemin) => chemin.startsWith(`${EXPLICATIONS}.`))
    .map((chemin) => ({ chemin, type: 'texte-long' as const }));

/** What stands in the fields of a part: the draft, else what was sent, else what is known already. */
export function valeursDe(
  dossier: Dossier,
  { fiche, brouillons }: EnCours,
  partie: PartieDeFiche,
): { readonly valeurs: Readonly<Record<string, string>>; readonly proposees: ReadonlySet<string> } {
  const brouillon = brouillons.get(partie.cle);
  if (brouillon) return { valeurs: brouillon.saisie, proposees: new Set() };
  const propositions = fiche.envois.length === 0 ? proposer(dossier, fiche) : {};
  const chemins = [
    ...partie.reponses,
    ...fiche.verdicts.map((v) => ({ chemin: v.chemin, type: 'texte-long' as const })),
  ];
  const valeurs: Record<string, string> = {};
  const proposees = new Set<string>();
  for (const { chemin, type } of chemins) {
    const envoyee = saisirReponse(type, fiche.reponses[chemin]);
    const proposee = propositions[chemin] ?? '';
    if (envoyee === '' && proposee !== '') proposees.add(chemin);
    valeurs[chemin] = envoyee === '' ? proposee : envoyee;
  }
  return { valeurs, proposees };
}

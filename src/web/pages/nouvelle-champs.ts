import type { Acteur } from '../../acts/acteur.ts';
import { peutTenir } from '../../acts/creer.ts';
import type { Creation } from '../../acts/demande.ts';
import { capitale } from '../../basics/francais.ts';
import { ecrireJour, type Jour } from '../../basics/jour.ts';
import type { ModeleOffert, Repertoire } from '../../espace/espace.ts';
import { saisirTerme } from '../../views/listes/brouillon.ts';
import type { Champ, Lu } from '../formulaires.ts';

/** The form of a new agreement, part by part: what it is, who holds each role, where, and its terms. */
export interface PartiesDuFormulaire {
  readonly identite: readonly Champ[];
  readonly roles: readonly Champ[];
  readonly territoire: readonly Champ[];
  readonly termes: readonly Champ[];
}

export function champsDeCreation(
  { modele }: ModeleOffert,
  repertoire: Repertoire,
  acteur: Acteur,
  aujourdhui: Jour,
): PartiesDuFormulaire {
  return {
    identite: [
      { genre: 'texte', id: 'titre', libelle: 'Titre', aide: 'Le nom de l’association suffit souvent' },
      {
        genre: 'jour',
        id: 'jour',
        libelle: 'Préparée le',
        defaut: ecrireJour(aujourdhui).replaceAll('\u00A0', ' '),
      },
    ],
    roles: modele.parties.map((p) => ({
      genre: 'mot',
      id: `parties.${p.id}`,
      libelle: capitale(p.intitule),
      ...(p.pilote
        ? { aide: 'Tient le guichet : le plus souvent, votre organisation', defaut: acteur.organisation }
        : {}),
      options: repertoire.organisations
        .filter((o) => peutTenir(p.role, o.nature))
        .map((o) => ({ valeur: o.id, libelle: o.nom })),
    })),
    territoire:
      repertoire.quartiers.length === 0
        ? []
        : [
            {
              genre: 'mots',
              id: 'quartiers',
              libelle: 'Quartiers concernés',
              facultatif: true,
              options: repertoire.quartiers.map((q) => ({
                valeur: q.id,
                libelle: q.statut === 'autre' ? q.nom : `${q.nom} (${q.statut})`,
              })),
            },
          ],
    termes: modele.termes.map((t): Champ => {
      const commun = {
        id: `termes.${t.id}`,
        libelle: capitale(t.intitule),
        facultatif: t.facultatif,
        ...(t.defaut === null ? {} : { defaut: saisirTerme(t.defaut) }),
      };
      return t.choix.length > 0
        ? { ...commun, genre: 'mot', options: t.choix.map((c) => ({ valeur: c, libelle: c })) }
        : { ...commun, genre: 'terme', type: t.type };
    }),
  };
}

/** What the form said, as the act wants it. Call only when nothing is wrong in it. */
export function creationDe({ modele, empreinte }: ModeleOffert, lu: Lu): Creation {
  const v = lu.valeurs as {
    titre: string;
    jour: Jour;
    parties?: Record<string, string>;
    quartiers?: readonly string[];
    termes?: Record<string, Creation['termes'][string] | string>;
  };
  const choisis = new Set(modele.termes.filter((t) => t.choix.length > 0).map((t) => t.id));
  return {
    modele: empreinte,
    titre: v.titre,
    jour: v.jour,
    parties: v.parties ?? {},
    quartiers: v.quartiers ?? [],
    termes: Object.fromEntries(
      Object.entries(v.termes ?? {}).map(([id, valeur]) => [
        id,
        choisis.has(id) ? { type: 'texte', valeur: String(valeur) } : (valeur as Creation['termes'][string]),
      ]),
    ),
  };
}

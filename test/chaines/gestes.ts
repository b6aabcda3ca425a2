import type { Acteur } from '../../src/acts/acteur.ts';
import type { DemandeDAnnuaire, OrganisationSaisie } from '../../src/acts/annuaire/demande.ts';
import type { Creation, Demande } from '../../src/acts/demande.ts';
import type { DemandeDuGuichet } from '../../src/acts/guichet/demande.ts';
import type { Refus } from '../../src/acts/refus.ts';
import type { Result } from '../../src/basics/result.ts';
import type { Espace } from '../../src/espace/espace.ts';
import { compteDe } from './gens.ts';
import type { Monde } from './monde.ts';

/** Someone, by a mandate of an espace; `porte`: the espace at whose door they stand. */
export interface Qui {
  readonly espace: string;
  readonly mandat: string;
  readonly porte: string;
}

export type Lecture = 'coordonnees' | 'rib' | 'dossier' | 'archive' | 'fichier' | 'listes' | 'arrivee';

/** One thing that somebody tries. Plain data: it is written down, told, and tried again. */
export type Geste =
  | {
      readonly quoi: 'annuaire';
      readonly qui: Qui;
      readonly organisation: string;
      readonly demande: DemandeDAnnuaire;
    }
  | { readonly quoi: 'inscrire'; readonly qui: Qui; readonly saisie: OrganisationSaisie }
  | {
      readonly quoi: 'accepter';
      readonly porte: string;
      readonly prenom: string;
      readonly organisation: string;
      readonly invitation: string;
    }
  | { readonly quoi: 'creer'; readonly qui: Qui; readonly creation: Creation }
  | { readonly quoi: 'dossier'; readonly qui: Qui; readonly dossier: string; readonly demande: Demande }
  | { readonly quoi: 'deposer'; readonly qui: Qui; readonly guichet: string; readonly organisation: string }
  | { readonly quoi: 'guichet'; readonly qui: Qui; readonly flux: string; readonly demande: DemandeDuGuichet }
  | {
      readonly quoi: 'lire';
      readonly qui: Qui;
      readonly lecture: Lecture;
      readonly cible: string;
      readonly fait: string;
    }
  | { readonly quoi: 'passer'; readonly jours: number };

export type Issue =
  | { readonly sorte: 'accepte'; readonly lu?: unknown }
  | { readonly sorte: 'refuse'; readonly codes: readonly string[] };

/** The mandate, when the door says that it holds: as a request of the site begins. */
export const identifier = async (monde: Monde, { espace, mandat }: Qui): Promise<Acteur | null> =>
  (await espaceDe(monde, espace).annuaire.tenu(mandat))?.acteur ?? null;

export function espaceDe(monde: Monde, id: string): Espace {
  const espace = monde.espaces.get(id);
  if (!espace) throw new Error(`pas d’espace ${id}`);
  return espace;
}

/** Tries it at the door. Whoever holds no mandate is not let in; who has one is judged by the act itself. */
export async function tenter(monde: Monde, geste: Geste): Promise<Issue> {
  if (geste.quoi === 'passer') {
    monde.avancer(geste.jours);
    return { sorte: 'accepte' };
  }
  if (geste.quoi === 'accepter') {
    const { annuaire } = espaceDe(monde, geste.porte);
    return issue(await annuaire.accepter(geste.organisation, geste.invitation, compteDe(geste.prenom)));
  }
  const acteur = await identifier(monde, geste.qui);
  if (!acteur) return { sorte: 'refuse', codes: ['sans-mandat'] };
  const espace = espaceDe(monde, geste.qui.porte);
  switch (geste.quoi) {
    case 'annuaire': {
      const rang = (await espace.annuaire.organisation(geste.organisation))?.etat.rang ?? 0;
      return issue(await espace.annuaire.agir(geste.organisation, acteur, rang, geste.demande));
    }
    case 'inscrire':
      return issue(await espace.annuaire.inscrire(acteur, geste.saisie));
    case 'creer':
      return issue(await espace.creer(acteur, geste.creation));
    case 'dossier': {
      const rang = (await monde.magasin.tete(espace.id, geste.dossier))?.rang ?? 0;
      return issue(await espace.agir(geste.dossier, acteur, rang, geste.demande));
    }
    case 'deposer':
      return issue(
        await espace.guichet.deposer(acteur, {
          ...{ guichet: geste.guichet, organisation: geste.organisation, moyen: 'depot', refuses: [] },
          ...{
            envoyeeLe: monde.horloge.aujourdhui(),
            fichiers: [{ fichier: monde.papier, nom: 'papier.txt' }],
          },
        }),
      );
    case 'guichet': {
      const rang = (await monde.magasin.tete(espace.id, geste.flux))?.rang ?? 0;
      return issue(await espace.guichet.agir(geste.flux, acteur, rang, geste.demande));
    }
    case 'lire':
      return lire(espace, acteur, geste);
  }
}

const issue = (r: Result<unknown, readonly Refus[]>): Issue =>
  r.ok ? { sorte: 'accepte' } : { sorte: 'refuse', codes: r.erreur.map((x) => x.code) };

async function lire(espace: Espace, acteur: Acteur, geste: Geste & { quoi: 'lire' }): Promise<Issue> {
  const { lecture, cible, fait } = geste;
  const page = { page: 1, taille: 100 };
  const lus = {
    coordonnees: () => espace.annuaire.lireCoordonnees(cible, acteur),
    rib: () => espace.annuaire.lireRib(cible, acteur, fait),
    dossier: () => espace.dossier(cible, acteur),
    archive: () => espace.archive(cible, acteur),
    fichier: () => espace.fichier(cible, acteur, fait),
    arrivee: () => espace.guichet.arrivee(cible, acteur),
    listes: async () =>
      [
        ...(await espace.conventions(acteur, page)).lignes,
        ...(await espace.aFaire(acteur, page)).lignes,
        ...(await espace.guichet.arrivees(acteur, page)).lignes,
      ].map((l) => l.flux),
  };
  const lu = await lus[lecture]();
  return lu === null ? { sorte: 'refuse', codes: ['rien-a-lire'] } : { sorte: 'accepte', lu };
}

import type { Jour } from '../../src/basics/jour.ts';
import { euros } from '../../src/basics/montant.ts';
import { le } from '../acts/vie.ts';
import { PRENOMS } from './gens.ts';
import type { Geste, Lecture, Qui } from './gestes.ts';
import type { Hasard } from './hasard.ts';
import { carnetDe, type Partie } from './partie.ts';
import { aujourdhui, autre, organisations, quiconque, type Tirage, tenants } from './tirage.ts';
import { tirerDAnnuaire, tirerDeBanque } from './tirage-annuaire.ts';
import { tirerAuDossier } from './tirage-dossier.ts';

/** How often each kind of step is drawn. */
export const MELANGE = {
  ...{ banque: 3, annuaire: 3, accepter: 2, inscrire: 0.3, creer: 1.5 },
  ...{ dossier: 4, deposer: 0.5, lire: 2, passer: 0.7 },
} as const;
export type Melange = Readonly<Record<keyof typeof MELANGE, number>>;

/** One thing that somebody could think of doing now; null when there is nothing of the kind. */
export async function tirer(partie: Partie, h: Hasard, melange: Melange): Promise<Geste | null> {
  const espace = h.chance(0.85) ? 'valmont' : 'aubrelle';
  const t: Tirage = { partie, espace, h };
  switch (h.pese(melange)) {
    case 'banque':
      return tirerDeBanque(t);
    case 'annuaire':
      return tirerDAnnuaire(t);
    case 'accepter':
      return tirerAcceptation(t);
    case 'inscrire':
      return {
        ...{ quoi: 'inscrire', qui: quiconque(t) },
        saisie: {
          ...{
            nom: 'Régie du Pont',
            nomCourt: 'la Régie',
            nature: h.parmi(['association', 'autre', 'departement']),
          },
          ...{ siret: '', rna: '', adresse: '', courriel: '' },
        },
      };
    case 'creer':
      return tirerCreation(t);
    case 'dossier':
      return tirerAuDossier(t);
    case 'deposer':
      return {
        ...{ quoi: 'deposer', qui: quiconque(t) },
        ...{ guichet: h.parmi(organisations(t)), organisation: h.parmi(organisations(t)) },
      };
    case 'lire':
      return tirerLecture(t);
    case 'passer':
      return { quoi: 'passer', jours: h.parmi([1, 1, 3, 16, 40]) };
  }
}

/** The link of an invitation, by the one it was sent to or by whoever got hold of it. */
function tirerAcceptation({ partie, espace, h }: Tirage): Geste | null {
  const envoyees = carnetDe(partie, espace).faits.flatMap((f) =>
    f.sorte === 'invitation-envoyee' ? [f] : [],
  );
  if (envoyees.length === 0) return null;
  const { id, donnees, textes } = h.chance(0.7) ? (envoyees.at(-1) ?? h.parmi(envoyees)) : h.parmi(envoyees);
  const prenom = textes.courriel?.split('@')[0] ?? '';
  return {
    ...{ quoi: 'accepter', porte: h.chance(0.97) ? espace : autre(espace), invitation: id },
    ...{ organisation: donnees.organisation, prenom: h.chance(0.7) ? prenom : h.parmi(PRENOMS) },
  };
}

function tirerCreation(t: Tirage): Geste {
  const { partie, h } = t;
  const { textes } = partie.monde;
  const natures = [...carnetDe(partie, t.espace).natures];
  const associations = natures.filter(([, n]) => n === 'association').map(([o]) => o);
  const autres = natures.filter(([, n]) => n !== 'association').map(([o]) => o);
  const juste = (cote: readonly string[]): string =>
    h.parmi(h.chance(0.85) && cote.length > 0 ? cote : organisations(t));
  const aDeux = h.chance(0.6);
  const qui = pilotesDAbord(t);
  // Whoever drafts often draws themselves as the pilot.
  const sien = carnetDe(partie, t.espace).mandats.get(qui.mandat)?.organisation ?? '';
  const pilote = h.chance(0.7) ? sien : juste(autres);
  const date = (j: Jour) => ({ type: 'jour', valeur: j }) as const;
  const montant = { type: 'montant', valeur: euros(10_000) } as const;
  return {
    ...{ quoi: 'creer', qui },
    creation: {
      ...{ jour: aujourdhui(t), titre: 'Une convention', quartiers: [] },
      modele: textes.get(aDeux ? 'a-deux' : 'convention-pluriannuelle-objectifs') ?? '',
      termes: {
        ...{
          'date-effet': date(aujourdhui(t)),
          'date-fin': date(h.chance(0.8) ? le('31 décembre 2028') : le('31 mars 2026')),
        },
        ...(aDeux
          ? {}
          : { projet: { type: 'texte', valeur: 'un projet' } as const, 'montant-annee-1': montant }),
      },
      parties: aDeux
        ? { ville: pilote, association: juste(associations) }
        : { ville: pilote, departement: juste(autres), association: juste(associations) },
    },
  };
}

/** Two out of three by somebody in an office that drafts, of whatever body. */
function pilotesDAbord(t: Tirage): Qui {
  const carnet = carnetDe(t.partie, t.espace);
  const pilotes = tenants(t).filter((q) =>
    ['agent-pilote', 'administrateur'].includes(carnet.mandats.get(q.mandat)?.fonction ?? ''),
  );
  return pilotes.length > 0 && t.h.chance(0.7) ? t.h.parmi(pilotes) : quiconque(t);
}

const LECTURES: readonly Lecture[] = [
  'coordonnees',
  'rib',
  'dossier',
  'archive',
  'fichier',
  'listes',
  'arrivee',
];

function tirerLecture(t: Tirage): Geste | null {
  const { partie, h } = t;
  const qui = quiconque(t);
  const carnet = carnetDe(partie, qui.porte);
  const lecture = h.parmi(LECTURES);
  if (lecture === 'listes') return { quoi: 'lire', qui, lecture, cible: '', fait: '' };
  const faits = carnet.faits.filter((f) =>
    lecture === 'coordonnees' || lecture === 'rib'
      ? f.sorte === 'coordonnees-demandees'
      : lecture === 'arrivee'
        ? f.sorte === 'arrivee-recue'
        : lecture === 'fichier'
          ? f.sorte === 'piece-deposee'
          : f.sorte === 'convention-creee',
  );
  if (faits.length === 0) return null;
  const f = h.parmi(faits);
  const cible = f.sorte === 'coordonnees-demandees' ? f.donnees.organisation : f.flux;
  return { quoi: 'lire', qui, lecture, cible, fait: f.id };
}

import { capitale, FINE, guillemets, INSECABLE } from '../basics/francais.ts';
import { anneeDe, ecrireJour } from '../basics/jour.ts';
import type { ADire } from './dit.ts';
import { titreEcheance, titreVersement, trouverEcheance, trouverVersement } from './intitules.ts';
import { enLettres } from './typographie.ts';

/** A place where the agreement contradicts itself, its title, or its own calendar; and what the program does of it. */
export interface Incoherence {
  readonly texte: string;
  readonly articles: readonly string[];
}

export interface Coherence {
  readonly titre: string;
  readonly points: readonly Incoherence[];
}

/** What a reader should be shown of the agreement's own faults (domain §10), from the state alone; null when there is none. */
export function controleDeCoherence(d: ADire): Coherence | null {
  const points = [...dureeAnnoncee(d), ...anterieures(d), ...impasses(d), ...ecarts(d), ...lectures(d)];
  const n = points.length;
  if (n === 0) return null;
  return {
    titre:
      n === 1 ? 'Un point du texte est à relire' : `${capitale(enLettres(n))} points du texte sont à relire`,
    points,
  };
}

function dureeAnnoncee({ titre, etat }: ADire): Incoherence[] {
  const annonce = /\b((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)\b/.exec(`${titre} ${etat.modele.titre}`);
  const { du, au } = etat.duree;
  if (!annonce || du === null || au === null) return [];
  if (Number(annonce[1]) === anneeDe(du) && Number(annonce[2]) === anneeDe(au)) return [];
  return [
    {
      texte: `Le titre annonce ${annonce[1]}–${annonce[2]}${FINE}; l’article ${etat.modele.duree.article} donne du ${ecrireJour(du)} au ${ecrireJour(au)}. Maillage applique l’article.`,
      articles: [etat.modele.duree.article],
    },
  ];
}

function anterieures(d: ADire): Incoherence[] {
  const entree = d.etat.phase.entreeEnVigueur;
  return d.etat.echeances
    .filter((e) => e.limite !== null && entree !== null && e.limite < entree)
    .filter((e) => e.exercice === null && e.declencheur === null)
    .map((e) => ({
      texte: `L’article ${e.obligation.article} fixe une date au ${ecrireJour(e.limite as NonNullable<typeof e.limite>)} (${titreEcheance(d, e)})${entree === null ? '' : `, avant l’entrée en vigueur du ${ecrireJour(entree)}`}. Maillage ne la compte jamais en retard.`,
      articles: [e.obligation.article],
    }));
}

const impasses = (d: ADire): Incoherence[] =>
  d.etat.alertes.flatMap((a) => {
    if (a.sorte !== 'impasse') return [];
    const v = trouverVersement(d.etat, a.versement);
    const e = trouverEcheance(d.etat, a.echeance);
    if (!v || !e) return [];
    return [
      {
        texte: `Lu à la lettre, l’article ${v.article} bloquerait ${guillemets(titreVersement(d, v))} pour toujours${INSECABLE}: il dépend de ${guillemets(titreEcheance(d, e))}, dont la date ne peut plus être tenue.`,
        articles: [v.article, e.obligation.article],
      },
    ];
  });

const ecarts = (d: ADire): Incoherence[] =>
  d.etat.alertes.flatMap((a) =>
    a.sorte === 'ecart'
      ? [
          {
            texte: `${capitale(a.libelle)}${INSECABLE}: ${a.attendu} attendu, ${a.constate} constaté.`,
            articles: [a.article],
          },
        ]
      : [],
  );

const lectures = (d: ADire): Incoherence[] =>
  d.etat.modele.versements.flatMap((r) =>
    r.autresLectures.map((l) => ({
      texte: `L’article ${r.article} peut se lire autrement (${l.libelle}). La page de chaque versement donne les deux résultats.`,
      articles: [r.article],
    })),
  );

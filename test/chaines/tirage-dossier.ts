import type { Demande } from '../../src/acts/demande.ts';
import type { Jour } from '../../src/basics/jour.ts';
import { euros } from '../../src/basics/montant.ts';
import { estPartie } from './carnet.ts';
import { espaceDe, type Geste, identifier } from './gestes.ts';
import { carnetDe } from './partie.ts';
import { aujourdhui, quiconque, type Tirage, tenants } from './tirage.ts';

/** Acts that bring an agreement on, drawn first while there are some: else walks would write messages all day. */
const MENENT_LOIN: ReadonlySet<string> = new Set([
  ...['deposer-deliberation', 'transmettre-acte', 'publier-acte', 'signer', 'notifier', 'deposer-piece'],
  ...['enregistrer-vote', 'accepter-piece', 'remplir-fiche'],
]);

/** Something on an agreement, as one of its parties' pages offers it; now and then by a stranger who guessed its address. */
export async function tirerAuDossier(t: Tirage): Promise<Geste | null> {
  const { partie, h } = t;
  const carnet = carnetDe(partie, t.espace);
  const dossiers = [...carnet.conventions.keys()];
  if (dossiers.length === 0) return null;
  const dossier = h.parmi(dossiers);
  const parties = tenants(t).filter((q) =>
    estPartie(carnet, dossier, carnet.mandats.get(q.mandat)?.organisation ?? ''),
  );
  const leur = parties.length > 0 ? h.parmi(parties) : quiconque(t);
  const acteur = await identifier(partie.monde, leur);
  const examines = acteur && (await espaceDe(partie.monde, t.espace).possibles(dossier, acteur));
  if (!examines || examines.length === 0) return null;
  const offerts = examines.filter((e) => e.empechements.length === 0);
  const loin = offerts.filter((e) => MENENT_LOIN.has(e.demande.acte));
  const parmi =
    h.chance(0.6) && loin.length > 0 ? loin : h.chance(0.9) && offerts.length > 0 ? offerts : examines;
  const { demande, aSaisir } = h.parmi(parmi);
  const qui = h.chance(0.06) ? quiconque(t) : leur;
  return { quoi: 'dossier', qui, dossier, demande: remplir(t, demande, aSaisir) };
}

/** What a person would type: a reason, a file, a period; and often another day than today. */
function remplir(t: Tirage, demande: Demande, aSaisir: readonly string[]): Demande {
  const { h, partie } = t;
  const jour = h.chance(0.75) ? demande.jour : ((aujourdhui(t) - h.parmi([1, 20, 90])) as Jour);
  const donnees: Record<string, unknown> = { ...demande.donnees };
  const textes: Record<string, string> = {};
  for (const champ of aSaisir) {
    const [ou = '', nom = ''] = champ.split('.');
    if (ou === 'textes') textes[nom] = 'Parce que.';
    else if (nom === 'fichier') donnees.fichier = partie.monde.papier;
    else if (nom === 'periode') donnees.periode = { du: jour, au: (jour + 365) as Jour };
    else if (nom === 'recueLe' && h.chance(0.2)) donnees.recueLe = aujourdhui(t);
    else if (nom === 'montant') donnees.montant ??= euros(1000);
    else if (nom === 'conforme') donnees.conforme = true;
    else if (nom === 'moyen') donnees.moyen ??= 'courriel';
  }
  if (donnees.moyen === 'depot' && h.chance(0.3)) donnees.moyen = h.parmi(['papier', 'courriel', 'main']);
  return { ...demande, jour, donnees, textes: { ...demande.textes, ...textes } } as Demande;
}

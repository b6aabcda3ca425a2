import { minuscule } from '../basics/francais.ts';
import { anneeDe, ecrireJour, type Jour, jour } from '../basics/jour.ts';
import type { Echeance, Versement } from '../rules/etat.ts';
import type { ADire } from './dit.ts';
import {
  type ItemDeFrise,
  itemsDesEcheances,
  itemsDesReunions,
  itemsDesVersements,
  itemsDesVotes,
} from './frise-items.ts';
import { ecrireJourCourt, sansArticle } from './typographie.ts';

export interface VoieDeFrise {
  readonly id: string;
  readonly titre: string;
  readonly sousTitre: string;
  readonly items: readonly ItemDeFrise[];
  /** spans in which something is to happen */
  readonly fenetres: readonly { readonly du: Jour; readonly au: Jour }[];
}

/** A bar along the timeline: an approval, an insurance, and the unknown that follows. */
export interface BarreDeFrise {
  readonly du: Jour;
  readonly au: Jour;
  readonly connue: boolean;
  readonly dit: string;
}

export interface FriseVue {
  readonly du: Jour;
  readonly au: Jour;
  /** the day looked at, when it stands within the bounds */
  readonly regard: Jour | null;
  readonly annees: readonly number[];
  readonly voies: readonly VoieDeFrise[];
  /** by identifiers of items: what feeds a figure, what holds an instalment back */
  readonly liens: readonly {
    readonly de: string;
    readonly a: string;
    readonly sorte: 'nourrit' | 'retient';
  }[];
  readonly barres: readonly BarreDeFrise[];
  readonly titre: string;
  readonly description: string;
}

/** The whole life of an agreement, or one of its years, on lanes. */
export function friseView(d: ADire, annee: number | null): FriseVue {
  const [debut, fin] = bornes(d);
  const annees = Array.from({ length: anneeDe(fin) - anneeDe(debut) + 1 }, (_, i) => anneeDe(debut) + i);
  const du = annee === null ? jour(anneeDe(debut), 1, 1) : jour(annee, 1, 1);
  const au = annee === null ? jour(anneeDe(fin), 12, 31) : jour(annee, 12, 31);
  const dedans = (x: { jour: Jour }) => x.jour >= du && x.jour <= au;
  const voies = voiesDe(d).map((v) => ({
    ...v,
    items: v.items.filter(dedans).sort((a, b) => a.jour - b.jour),
    fenetres: v.fenetres.filter((f) => f.au >= du && f.du <= au),
  }));
  const presents = new Set(voies.flatMap((v) => v.items.map((i) => i.id)));
  const regard = d.etat.regard.au;
  return {
    du,
    au,
    regard: regard >= du && regard <= au ? regard : null,
    annees,
    voies: voies.filter((v) => v.items.length > 0 || v.fenetres.length > 0),
    liens: liensDe(d).filter((l) => presents.has(l.de) && presents.has(l.a)),
    barres: barresDe(d, du, au),
    titre: annee === null ? `De ${annees[0]} à ${annees.at(-1)}` : `Année ${annee}`,
    description: decrire(d, voies),
  };
}

function bornes({ etat, faits }: ADire): [Jour, Jour] {
  const au = etat.regard.au;
  const jours = faits.map((f) => f.jour);
  const debut = Math.min(etat.duree.du ?? au, ...jours.slice(0, 50), au);
  const fin = Math.max(etat.duree.fin ?? etat.duree.au ?? au, au);
  return [debut as Jour, fin as Jour];
}

function voiesDe(d: ADire): VoieDeFrise[] {
  const associations = d.etat.modele.parties.filter((p) => p.role === 'association').map((p) => p.id);
  const deLAssociation = (e: Echeance) => e.obligation.debiteur.some((p) => associations.includes(p));
  const echeances = d.etat.echeances.filter(
    (e) => !estReunion(e) && e.obligation.satisfaitePar?.sorte !== 'vote',
  );
  const reunions = d.etat.echeances.filter(estReunion);
  return [
    {
      id: 'votes',
      titre: 'Votes, avenants',
      sousTitre: 'des parties',
      items: itemsDesVotes(d),
      fenetres: [],
    },
    {
      id: 'versements',
      titre: 'Versements',
      sousTitre: 'à l’association',
      items: itemsDesVersements(d),
      fenetres: [],
    },
    {
      id: 'association',
      titre: 'Obligations',
      sousTitre: 'de l’association',
      items: itemsDesEcheances(d, echeances.filter(deLAssociation)),
      fenetres: [],
    },
    {
      id: 'entites',
      titre: 'Obligations',
      sousTitre: 'des entités',
      items: itemsDesEcheances(
        d,
        echeances.filter((e) => !deLAssociation(e)),
      ),
      fenetres: [],
    },
    {
      id: 'reunions',
      titre: 'Réunions',
      sousTitre: 'entre les parties',
      items: itemsDesReunions(d),
      fenetres: reunions.flatMap((e) =>
        e.ouverture !== null && e.limite !== null && e.statut !== 'anterieure'
          ? [{ du: e.ouverture, au: e.limite }]
          : [],
      ),
    },
  ];
}

/** A deadline that a meeting meets: it is drawn as the window of that meeting. */
const estReunion = (e: Echeance): boolean =>
  e.obligation.satisfaitePar?.sorte === 'tenue' && e.obligation.pieces.length === 0;

function liensDe(d: ADire): FriseVue['liens'] {
  const versLeVote = (v: Versement) =>
    v.calcul
      .flatMap((l) => (l.grandeur?.sorte === 'vote' ? l.faits : []))
      .map((f) => ({
        de: f,
        a: v.cle,
        sorte: 'nourrit' as const,
      }));
  const retiennent = d.etat.echeances.flatMap((e) =>
    e.retient.map((cle) => ({ de: e.cle, a: cle, sorte: 'retient' as const })),
  );
  const reunions = d.etat.reunions.flatMap((r) =>
    r.convocation === null
      ? []
      : d.etat.echeances
          .filter((e) => e.declencheur === r.convocation || e.pourquoi.some((p) => p.fait === r.convocation))
          .map((e) => ({ de: e.cle, a: r.convocation as string, sorte: 'nourrit' as const })),
  );
  return [...d.etat.versements.flatMap(versLeVote), ...retiennent, ...reunions];
}

function barresDe(d: ADire, du: Jour, au: Jour): BarreDeFrise[] {
  return d.etat.modele.registres.flatMap((r) => {
    const periodes = [...(d.etat.registres[r.id] ?? [])].sort((a, b) => a.du - b.du);
    const derniere = periodes.at(-1);
    if (!derniere) return [];
    const nom = sansArticle(r.intitule);
    const connues = periodes.map((p) => ({
      du: p.du,
      au: p.au,
      connue: true,
      dit: `${nom} jusqu’au ${ecrireJourCourt(p.au)}`,
    }));
    const apres = { du: (derniere.au + 1) as Jour, au, connue: false, dit: 'renouvellement attendu' };
    return [...connues, apres]
      .filter((b) => b.au >= du && b.du <= au)
      .map((b) => ({ ...b, du: Math.max(b.du, du) as Jour, au: Math.min(b.au, au) as Jour }));
  });
}

function decrire(d: ADire, voies: readonly VoieDeFrise[]): string {
  const noms = voies.filter((v) => v.items.length > 0).map((v) => `${minuscule(v.titre)} ${v.sousTitre}`);
  const suspendu = voies.flatMap((v) => v.items).find((i) => i.forme === 'suspendu');
  const dit = suspendu ? ` ${suspendu.titre}\u00A0: ${minuscule(suspendu.sous)}.` : '';
  return `${noms.length} voies\u00A0: ${noms.join(', ')}. Au ${ecrireJour(d.etat.regard.au)}.${dit} Le tableau qui suit donne toutes les dates.`;
}

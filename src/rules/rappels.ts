import { ajouterDuree } from '../basics/duree.ts';
import { ajouterJours, ecrireIso, type Jour, lireJour } from '../basics/jour.ts';
import type { Sujet } from '../facts/echanges.ts';
import type { Fait } from '../facts/fait.ts';
import type { PasDeRappel } from '../modele/rappel.ts';
import type { Mot } from '../modele/regles.ts';
import type { Echeance, Etat, IdFait, Reunion, Versement } from './etat.ts';

export type SorteDeRappel =
  /** a deadline comes, or is today */
  | 'a-remettre'
  | 'en-retard'
  | 'piece-retournee'
  | 'versement-exigible'
  | 'versement-suspendu'
  | 'versement-paye'
  | 'reunion'
  /** the agreement, or an approval, ends soon */
  | 'fin-proche'
  | 'message';

/** What a party is to the thing recalled. */
export type LienDeRappel =
  | 'pilote'
  | 'association'
  | 'debiteur'
  | 'creancier'
  | 'payeur'
  | 'beneficiaire'
  | 'convies'
  | 'parties';

/** One thing worth telling on a day. Its key names it for ever: each person is told it once. */
export interface Rappel {
  readonly cle: string;
  readonly sorte: SorteDeRappel;
  /** the day on which it became timely */
  readonly jour: Jour;
  readonly sur:
    | Sujet
    | { readonly sorte: 'reunion'; readonly convocation: IdFait }
    | { readonly sorte: 'registre'; readonly registre: Mot };
  /** the day that counts: the last one in time, that of the meeting, of the end */
  readonly limite: Jour | null;
  /** it cannot wait a week: whoever wants it at once gets it at once */
  readonly pressant: boolean;
  /** the fact that brought it, when one did */
  readonly fait: IdFait | null;
  /** who did it, and need not be told */
  readonly auteur: string | null;
  /** the roles of the agreement, by what they are to it */
  readonly liens: Partial<Readonly<Record<LienDeRappel, readonly Mot[]>>>;
}

const jours = (n: number) => ({ unite: 'jours', n, mode: 'calendaires' }) as const;

/** The habit of the house, where the modele says nothing: a month and a week before, the day itself, then three times. */
export const HABITUDE: readonly PasDeRappel[] = [
  { sorte: 'avant', duree: jours(30) },
  { sorte: 'avant', duree: jours(7) },
  { sorte: 'jour-meme' },
  { sorte: 'apres', duree: jours(1) },
  { sorte: 'apres', duree: jours(8) },
  { sorte: 'apres', duree: jours(30) },
];
const POUR_UNE_REUNION: readonly PasDeRappel[] = [
  { sorte: 'avant', duree: jours(7) },
  { sorte: 'avant', duree: jours(1) },
];
/** What happened longer ago is not news any more: pages still show it. */
const NOUVEAU = 21;
const PRESSE = 1;
/** A meeting moved or called off some days ago is no longer a surprise. */
const VIENT_DE_CHANGER = 5;

/**
 * Everything worth telling on the day of `etat`, by order of day. Pure: the same state and facts give the same keys,
 * so that whoever sends knows what was already told. Of one deadline, only the last moment reached is told.
 */
export function rappelsDe(etat: Etat, faits: readonly Fait[]): readonly Rappel[] {
  return [
    ...etat.echeances.flatMap((e) => echeance(etat, e)),
    ...etat.versements.flatMap((v) => versement(etat, v, faits)),
    ...etat.reunions.flatMap((r) => reunion(etat, r, faits)),
    ...finsProches(etat),
    ...messages(etat, faits),
  ].sort((a, b) => a.jour - b.jour || (a.cle < b.cle ? -1 : 1));
}

function echeance(etat: Etat, e: Echeance): Rappel[] {
  const { au } = etat.regard;
  const sur = { sorte: 'echeance', cle: e.cle } as const;
  const liens = {
    debiteur: e.obligation.debiteur,
    creancier: e.obligation.creancier,
    pilote: pilotes(etat),
  };
  const retournees = e.pieces.flatMap(({ etat: recue, depots }): Rappel[] => {
    const fait = recue === 'retournee' ? depots.at(-1)?.retournee : null;
    return fait
      ? [
          {
            ...{ sur, liens, fait, limite: e.limite, auteur: null },
            ...{ cle: `piece-retournee/${fait}`, sorte: 'piece-retournee', jour: au, pressant: true },
          },
        ]
      : [];
  });
  if (!RESTE_A_FAIRE.has(e.statut) || e.limite === null || e.obligation.facultative) return retournees;
  const pas = dernierPas(e.obligation.rappels ?? HABITUDE, e.limite, au);
  if (pas === null) return retournees;
  const enRetard = e.statut === 'en-retard';
  const rappel: Rappel = {
    ...{ sur, liens, limite: e.limite, fait: null, auteur: null },
    cle: `echeance/${e.cle}@${ecrireIso(e.limite)}/${pas.nom}`,
    sorte: enRetard ? 'en-retard' : 'a-remettre',
    jour: pas.jour,
    pressant: enRetard || e.limite - au <= PRESSE,
  };
  return [rappel, ...retournees];
}

const RESTE_A_FAIRE: ReadonlySet<Echeance['statut']> = new Set(['a-venir', 'ouverte', 'en-retard']);

function versement(etat: Etat, v: Versement, faits: readonly Fait[]): Rappel[] {
  const { au } = etat.regard;
  const sur = { sorte: 'versement', cle: v.cle } as const;
  const commun = {
    ...{ sur, limite: v.au, auteur: null },
    liens: { payeur: [v.payeur], beneficiaire: [v.regles.beneficiaire], pilote: pilotes(etat) },
  };
  const payes = v.paiements
    .filter((p) => estNouveau(faits, p.fait, au))
    .map(
      (p): Rappel => ({
        ...{ ...commun, fait: p.fait, jour: p.jour, pressant: false },
        ...{ cle: `versement-paye/${p.fait}`, sorte: 'versement-paye' },
      }),
    );
  if (v.etat === 'suspendu') {
    const depuis = v.suspenduDepuis ?? v.du ?? au;
    return [
      {
        ...{ ...commun, fait: null, jour: depuis, pressant: true },
        cle: `versement-suspendu/${v.cle}@${ecrireIso(depuis)}`,
        sorte: 'versement-suspendu',
      },
      ...payes,
    ];
  }
  if (v.etat !== 'exigible' && !(v.etat === 'verse-en-partie' && v.resteDu > 0)) return payes;
  const depuis = v.du ?? au;
  const pas = v.au === null ? null : dernierPas(HABITUDE, v.au, au);
  const courant = pas !== null && pas.jour > depuis ? pas : { nom: 'ouvert', jour: depuis };
  return [
    {
      ...{ ...commun, fait: null, jour: courant.jour, pressant: v.au !== null && v.au - au <= PRESSE },
      cle: `versement-exigible/${v.cle}@${ecrireIso(depuis)}/${courant.nom}`,
      sorte: 'versement-exigible',
    },
    ...payes,
  ];
}

/** Convened, moved, called off; then twice before it meets. */
function reunion(etat: Etat, r: Reunion, faits: readonly Fait[]): Rappel[] {
  const { au } = etat.regard;
  if (r.convocation === null || r.prevueLe === null || r.tenue !== null || r.prevueLe < au) return [];
  const regles = etat.modele.instances.find((i) => i.id === r.instance);
  const convies = [...(regles?.membres ?? []).flatMap((m) => m.de), ...(regles?.convoque ?? [])];
  const dernier = r.annulee ?? r.deplacements.at(-1)?.fait ?? r.convocation;
  const pas = r.annulee === null ? dernierPas(POUR_UNE_REUNION, r.prevueLe, au) : null;
  const fait = faits.find((f) => f.id === dernier);
  const auteur = fait?.auteur.personne ?? null;
  const change = dernier !== r.convocation && fait !== undefined && recent(fait, au, VIENT_DE_CHANGER);
  return [
    {
      cle: `reunion/${r.convocation}@${ecrireIso(r.prevueLe)}/${r.annulee === null ? (pas?.nom ?? 'convoquee') : 'annulee'}`,
      sorte: 'reunion',
      jour: pas?.jour ?? au,
      sur: { sorte: 'reunion', convocation: r.convocation },
      limite: r.prevueLe,
      pressant: change || r.prevueLe - au <= PRESSE,
      fait: dernier,
      auteur: pas === null ? auteur : null,
      liens: { convies: [...new Set(convies)], pilote: pilotes(etat) },
    },
  ];
}

function finsProches(etat: Etat): Rappel[] {
  return etat.alertes.flatMap((a): Rappel[] => {
    if (a.sorte !== 'convention-expire' && a.sorte !== 'registre-expire') return [];
    const quoi = a.sorte === 'registre-expire' ? a.registre : 'convention';
    return [
      {
        cle: `fin-proche/${quoi}@${ecrireIso(a.le)}`,
        sorte: 'fin-proche',
        jour: etat.regard.au,
        sur:
          a.sorte === 'registre-expire'
            ? { sorte: 'registre', registre: a.registre }
            : { sorte: 'convention' },
        limite: a.le,
        pressant: false,
        fait: null,
        auteur: null,
        liens: {
          pilote: pilotes(etat),
          association: etat.modele.parties.filter((p) => p.role === 'association').map((p) => p.id),
        },
      },
    ];
  });
}

function messages(etat: Etat, faits: readonly Fait[]): Rappel[] {
  const parties = Object.keys(etat.parties);
  return faits.flatMap((f): Rappel[] =>
    f.sorte === 'message-ecrit' && !etat.annules.has(f.id) && recent(f, etat.regard.au)
      ? [
          {
            ...{ cle: `message/${f.id}`, sorte: 'message', jour: f.jour, sur: f.donnees.sur, limite: null },
            ...{ pressant: true, fait: f.id, auteur: f.auteur.personne, liens: { parties } },
          },
        ]
      : [],
  );
}

const pilotes = (etat: Etat): readonly Mot[] => etat.modele.parties.filter((p) => p.pilote).map((p) => p.id);

/** The last of these moments reached on that day; null: none yet. */
function dernierPas(
  pas: readonly PasDeRappel[],
  limite: Jour,
  au: Jour,
): { readonly nom: string; readonly jour: Jour } | null {
  let dernier: { nom: string; jour: Jour } | null = null;
  for (const p of pas) {
    const jour = p.sorte === 'jour-meme' ? limite : ajouterDuree(limite, p.duree, p.sorte);
    if (jour > au || (dernier !== null && jour < dernier.jour)) continue;
    dernier = { nom: p.sorte === 'jour-meme' ? p.sorte : `${p.sorte}-${Math.abs(jour - limite)}`, jour };
  }
  return dernier;
}

function estNouveau(faits: readonly Fait[], id: IdFait, au: Jour): boolean {
  const fait = faits.find((f) => f.id === id);
  return fait !== undefined && recent(fait, au);
}

/** Recorded lately: what counts is when it was known, not when it happened. */
function recent(f: Fait, au: Jour, jours = NOUVEAU): boolean {
  const lu = lireJour(f.enregistre.slice(0, 10));
  return lu.ok && ajouterJours(lu.valeur, jours) >= au;
}

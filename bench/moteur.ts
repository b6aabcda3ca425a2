import { isDeepStrictEqual } from 'node:util';
import canonicalize from 'canonicalize';
import { jour } from '../src/basics/jour.ts';
import type { Fait } from '../src/facts/fait.ts';
import { deriver } from '../src/rules/deriver.ts';
import type { Etat } from '../src/rules/etat.ts';
import { deriverALaMain, type EtatALaMain } from './a-la-main.ts';
import { cpuParFois, dire, mediane } from './mesure.ts';
import type { Reference } from './reference.ts';
import { vieDeReference } from './vie.ts';

const AU = jour(2029, 9, 15);
const VARIANTES = 200;

/** The engine against a function written by hand for the reference modele: same facts, same day, same answer. */
export function mesurerMoteur({ moteur, empreinte }: Reference): void {
  const vies = Array.from({ length: VARIANTES }, (_, rang) =>
    vieDeReference({ flux: `d${rang}`, rang, empreinte }),
  );
  const regard = { au: AU, connu: null };
  verifierAccord(vies, (faits, au) => deriver(moteur, faits, { au, connu: null }));
  const exemple = deriver(moteur, vies[0] as readonly Fait[], regard);
  console.log(
    `  ${vies[0]?.length} faits, ${exemple.echeances.length} échéances, ${exemple.versements.length} versements`,
  );
  const parMoteur = (i: number) => deriver(moteur, vies[i % VARIANTES] as readonly Fait[], regard);
  const parMain = (i: number) => deriverALaMain(vies[i % VARIANTES] as readonly Fait[], AU);
  cpuParFois(20_000, parMoteur);
  cpuParFois(20_000, parMain);
  const manches = Array.from({ length: 11 }, () => ({
    m: cpuParFois(2000, parMoteur),
    a: cpuParFois(2000, parMain),
  }));
  dire('dériver une convention, par le moteur (CPU)', mediane(manches.map((x) => x.m)), 'µs', null, 1);
  dire(
    'dériver une convention, par la fonction écrite à la main (CPU)',
    mediane(manches.map((x) => x.a)),
    'µs',
    null,
    1,
  );
  dire('moteur / écrite à la main', mediane(manches.map((x) => x.m / x.a)), '×', 2);
  const parc = 100_000;
  dire(
    `${parc.toLocaleString('fr')} conventions dérivées (CPU, un fil)`,
    (cpuParFois(parc, parMoteur) * parc) / 1e6,
    's',
    6.5,
    1,
  );
}

const JOURS = [
  jour(2025, 1, 10),
  jour(2026, 5, 20),
  jour(2027, 3, 1),
  jour(2028, 8, 20),
  AU,
  jour(2030, 3, 1),
];

/** Throws unless both say the same of every deadline, instalment and account, on days of every kind. */
function verifierAccord(
  vies: readonly (readonly Fait[])[],
  parMoteur: (faits: readonly Fait[], au: typeof AU) => Etat,
): void {
  for (const faits of vies.slice(0, 40))
    for (const au of JOURS) {
      const attendu = reduire(parMoteur(faits, au));
      const trouve = deriverALaMain(faits, au);
      if (!isDeepStrictEqual(attendu, trouve))
        throw new Error(`désaccord au jour ${au} :\n${difference(ecrire(attendu), ecrire(trouve))}`);
    }
}

/** Keys in one order, so that texts differ only where values do. */
const ecrire = (valeur: unknown): string => canonicalize(valeur) ?? '';

function difference(a: string, b: string): string {
  let i = 0;
  while (a[i] === b[i]) i++;
  return `moteur : …${a.slice(Math.max(0, i - 300), i + 200)}\nmain   : …${b.slice(Math.max(0, i - 100), i + 200)}`;
}

/** The part of a state that the hand-written function gives too, in the same order of keys. */
function reduire(e: Etat): EtatALaMain {
  return {
    echeances: e.echeances.map((x) => ({
      cle: x.cle,
      exercice: x.exercice,
      declencheur: x.declencheur,
      ouverture: x.ouverture,
      limite: x.limite,
      statut: x.statut,
      retard: x.retard,
      satisfaiteLe: x.satisfaiteLe,
      pieces: x.pieces.map((p) => ({ id: p.piece.id, etat: p.etat, depots: p.depots.map((d) => d.fait) })),
      preuves: x.preuves,
      pourquoi: x.pourquoi,
      retient: x.retient,
    })),
    versements: e.versements.map((v) => ({
      cle: v.cle,
      article: v.article,
      du: v.du,
      au: v.au,
      etat: v.etat,
      montant: v.montant,
      determine: v.determine,
      parDefaut: v.parDefaut,
      calcul: v.calcul,
      conditions: v.conditions,
      deblocage: v.deblocage,
      suspenduDepuis: v.suspenduDepuis,
      paiements: v.paiements,
      paye: v.paye,
      resteDu: v.resteDu,
      pourquoiDate: v.pourquoiDate,
    })),
    comptes: e.comptes,
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import type { Fait } from '../../src/facts/fait.ts';
import { deriver } from '../../src/rules/deriver.ts';
import type { Etat } from '../../src/rules/etat.ts';
import { preparer } from '../../src/rules/preparer.ts';
import { CADRE } from '../dossiers/recit.ts';
import { dossierPlausible, finDeJournee, unJour } from './dossiers-plausibles.ts';

const ESSAIS = { numRuns: 250 };

/** A state as text, without what a look says of itself. */
function lu(etat: Etat, sauf: readonly string[] = []): string {
  const { regard: _r, modele: _m, annules: _a, ...reste } = etat;
  return ecrireDonnees(reste, { sauf, trie: false, renommer: (t) => t });
}

/** Texts that are one are one state: only those that differ are compared piece by piece, to show where. */
function attendreEgaux(obtenu: string, voulu: string, plus: object = {}): void {
  if (obtenu !== voulu) expect({ ...plus, ...JSON.parse(obtenu) }).toEqual({ ...plus, ...JSON.parse(voulu) });
}

describe('Ce qui vaut pour tout dossier', () => {
  it('une fois voté, la somme des versements déterminés fait la subvention au centime', () => {
    let comptees = 0;
    fc.assert(
      fc.property(dossierPlausible, unJour, ({ modele, moteur, faits }, au) => {
        const sans = faits.filter((f) => f.sorte !== 'versement-liquide' && f.sorte !== 'etape-franchie');
        const etat = deriver(moteur, sans, { au, connu: null });
        if (modele !== CADRE) return;
        for (const compte of etat.comptes) {
          const siens = etat.versements.filter((v) => v.exercice === compte.exercice);
          const solde = siens.at(-1);
          const le: Jour = solde?.determine?.le ?? au;
          const vote = voteAu(sans, compte.exercice, le);
          const enOrdre =
            solde?.determine == null ||
            siens.every((v) => v.montant.sorte === 'indetermine' || (v.determine?.le ?? le + 1) <= le);
          if (vote === null || !enOrdre) continue;
          const montants: number[] = siens.map((v) => (v.montant.sorte === 'connu' ? v.montant.centimes : 0));
          const avant = montants.slice(0, -1).reduce((a, b) => a + b, 0);
          expect(avant + (montants.at(-1) ?? 0)).toBe(Math.max(vote, avant));
          comptees++;
        }
      }),
      ESSAIS,
    );
    expect(comptees).toBeGreaterThan(40);
  });

  it('aucun versement n’est négatif, aucun reste dû, aucun trop-perçu non plus', () => {
    fc.assert(
      fc.property(dossierPlausible, unJour, ({ moteur, faits }, au) => {
        const etat = deriver(moteur, faits, { au, connu: null });
        for (const v of etat.versements) {
          if (v.montant.sorte === 'connu') expect(v.montant.centimes).toBeGreaterThanOrEqual(0);
          expect(v.resteDu).toBeGreaterThanOrEqual(0);
        }
        for (const c of etat.comptes) expect(c.tropPercu).toBeGreaterThanOrEqual(0);
      }),
      ESSAIS,
    );
  });

  it('un fait postérieur au jour, ou enregistré après l’instant connu, ne change rien', () => {
    fc.assert(
      fc.property(dossierPlausible, unJour, unJour, ({ moteur, faits }, au, k) => {
        const connu = finDeJournee(k);
        const passes = faits.filter(
          (f) => f.enregistre <= connu && (f.jour <= au || f.sorte === 'fait-annule'),
        );
        attendreEgaux(
          lu(deriver(moteur, faits, { au, connu })),
          lu(deriver(moteur, passes, { au, connu: null })),
        );
      }),
      ESSAIS,
    );
  });

  it('l’ordre de faits indépendants d’un même jour est indifférent', () => {
    let permutes = 0;
    fc.assert(
      fc.property(
        dossierPlausible,
        unJour,
        fc.array(fc.nat(60), { maxLength: 40 }),
        ({ moteur, faits }, au, echanges) => {
          const serres = faits.map((f) => ({ ...f, jour: (f.jour - (f.jour % 15)) as Jour }) as Fait);
          const { melanges, rangs } = melanger(serres, echanges);
          if (rangs.some((r, i) => r !== i + 1)) permutes++;
          attendreEgaux(
            sansOrdre(deriver(moteur, melanges, { au, connu: null }), rangs),
            sansOrdre(deriver(moteur, serres, { au, connu: null }), null),
          );
        },
      ),
      ESSAIS,
    );
    expect(permutes).toBeGreaterThan(30);
  });

  it('dès son enregistrement, une annulation fait comme si le fait n’avait jamais été enregistré', () => {
    fc.assert(
      fc.property(dossierPlausible, unJour, fc.nat(), ({ moteur, faits }, au, choix) => {
        const cible = faits[choix % faits.length];
        const dernier = faits.at(-1);
        if (!cible || !dernier) return;
        const annulation = {
          ...dernier,
          sorte: 'fait-annule',
          id: `d1:${faits.length + 1}`,
          rang: faits.length + 1,
          enregistre: '2031-01-01T00:00:00.000Z',
          donnees: { fait: cible.id },
        } as unknown as Fait;
        const avec = [...faits, annulation];
        const jamais = faits.filter((f) => f !== cible);
        attendreEgaux(
          lu(deriver(moteur, avec, { au, connu: null })),
          lu(deriver(moteur, jamais, { au, connu: null })),
        );
        const avant = { au, connu: finDeJournee(Math.max(dernier.jour, au) as Jour) };
        attendreEgaux(lu(deriver(moteur, avec, avant)), lu(deriver(moteur, faits, avant)));
      }),
      ESSAIS,
    );
  });

  it('dériver chaque jour, l’un après l’autre, donne ce que donne une seule dérivation', () => {
    fc.assert(
      fc.property(dossierPlausible, unJour, ({ moteur, faits }, au) => {
        for (let j = au - 40; j < au; j += 3) deriver(moteur, faits, { au: j as Jour, connu: null });
        attendreEgaux(
          lu(deriver(moteur, faits, { au, connu: null })),
          lu(deriver(preparer(moteur.modele), faits, { au, connu: null })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('jusqu’au prochain changement annoncé, rien ne change que le nombre de jours', () => {
    fc.assert(
      fc.property(dossierPlausible, unJour, fc.nat(), ({ moteur, faits }, au, choix) => {
        const passes = faits.filter((f) => f.jour <= au);
        const etat = deriver(moteur, passes, { au, connu: null });
        const prochain = etat.prochainChangement ?? au + 400;
        expect(prochain).toBeGreaterThan(au);
        const autre = (au + (choix % (prochain - au))) as Jour;
        const sauf = ['retard'];
        attendreEgaux(lu(deriver(moteur, passes, { au: autre, connu: null }), sauf), lu(etat, sauf), {
          le: ecrireIso(autre),
        });
      }),
      { numRuns: 600 },
    );
  });
});

/** The vote in force on a day, in cents. */
function voteAu(faits: readonly Fait[], exercice: number, le: Jour): number | null {
  let dernier: Fait<'subvention-votee'> | null = null;
  for (const f of faits)
    if (f.sorte === 'subvention-votee' && f.donnees.exercice === exercice && f.jour <= le)
      if (dernier === null || f.jour >= dernier.jour) dernier = f;
  return dernier?.donnees.montant ?? null;
}

/** Swaps neighbours of a same day that do not speak of the same thing; `rangs[new - 1]` is the rank it had. */
function melanger(faits: readonly Fait[], echanges: readonly number[]) {
  const ordre = [...faits];
  for (const n of echanges) {
    const i = n % Math.max(1, ordre.length - 1);
    const [a, b] = [ordre[i], ordre[i + 1]];
    if (a && b && a.jour === b.jour && sontIndependants(a, b)) [ordre[i], ordre[i + 1]] = [b, a];
  }
  const nouveaux = new Map(ordre.map((f, i) => [f.id, `d1:${i + 1}`]));
  const melanges = ordre.map((f, i) => {
    const donnees = JSON.parse(
      JSON.stringify(f.donnees, (_, v) => (typeof v === 'string' ? (nouveaux.get(v) ?? v) : v)),
    );
    const place = faits[i] as Fait;
    return { ...f, donnees, id: `d1:${i + 1}`, rang: i + 1, enregistre: place.enregistre } as Fait;
  });
  return { melanges, rangs: ordre.map((f) => f.rang) };
}

const sontIndependants = (a: Fait, b: Fait): boolean => sujet(a) !== sujet(b) && !cite(a, b) && !cite(b, a);

const cite = (a: Fait, b: Fait): boolean => JSON.stringify(a.donnees).includes(`"${b.id}"`);

/** What a fact speaks of: two facts on one subject depend on their order. */
function sujet(f: Fait): string {
  switch (f.sorte) {
    case 'subvention-votee':
      return `vote ${f.donnees.exercice} ${f.donnees.payeur}`;
    case 'piece-deposee':
      return `depot ${f.donnees.obligation} ${f.donnees.piece} ${f.donnees.exercice} ${f.donnees.declencheur}`;
    case 'reunion-deplacee':
    case 'reunion-annulee':
      return `reunion ${f.donnees.reunion}`;
    case 'reunion-tenue':
      return `reunion ${f.donnees.reunion ?? ''}`;
    case 'montant-constate':
      return `constate ${f.donnees.grandeur} ${f.donnees.exercice}`;
    case 'versement-effectue':
    case 'versement-liquide':
      return `${f.sorte} ${f.donnees.exercice} ${f.donnees.tranche} ${f.donnees.payeur}`;
    default:
      return f.sorte;
  }
}

/** A state with its lists sorted and its ranks written as they were before the swap. */
function sansOrdre(etat: Etat, rangs: readonly number[] | null): string {
  const ancien = (n: string): string => String(rangs === null ? n : (rangs[Number(n) - 1] ?? n));
  const { regard: _r, modele: _m, annules: _a, ...reste } = etat;
  return ecrireDonnees(reste, {
    sauf: [],
    trie: true,
    renommer: (t) =>
      t
        .replace(/\bd1:(\d+)/g, (_m, n) => `d1:${ancien(n)}`)
        .replace(/\/f(\d+)/g, (_m, n) => `/f${ancien(n)}`),
  });
}

interface Facon {
  /** keys left out, beside those of the modele */
  readonly sauf: readonly string[];
  /** lists in the order of their texts */
  readonly trie: boolean;
  readonly renommer: (texte: string) => string;
}

/** Plain data as JSON. What a state names in several places is written once: `JSON.stringify` took most of these tests' time. */
function ecrireDonnees(donnees: object, { sauf, trie, renommer }: Facon): string {
  const ecrits = new Map<object, string>();
  const tues = new Set([...sauf, 'regles', 'modele']);
  const ecrire = (v: unknown): string => {
    if (typeof v === 'string') return JSON.stringify(renommer(v));
    if (v === null || typeof v !== 'object') return JSON.stringify(v) ?? 'null';
    const deja = ecrits.get(v);
    if (deja !== undefined) return deja;
    const texte = Array.isArray(v) ? enListe(v.map(ecrire)) : enObjet(v);
    ecrits.set(v, texte);
    return texte;
  };
  const enListe = (textes: string[]): string => `[${(trie ? textes.sort() : textes).join(',')}]`;
  const enObjet = (objet: object): string => {
    const paires: string[] = [];
    for (const [cle, v] of Object.entries(objet))
      if (v !== undefined && typeof v !== 'function' && !tues.has(cle))
        paires.push(`${JSON.stringify(cle)}:${ecrire(v)}`);
    return `{${paires.join(',')}}`;
  };
  return ecrire(donnees);
}

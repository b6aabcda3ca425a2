import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dvq } from '../../demo/identites.ts';
import { type Jour, jour } from '../../src/basics/jour.ts';
import type { Dossier } from '../../src/espace/espace.ts';
import { VOCABULAIRE } from '../../src/facts/fait.ts';
import type { Versement } from '../../src/rules/etat.ts';
import { rappelsDe } from '../../src/rules/rappels.ts';
import { controleDeCoherence } from '../../src/views/coherence.ts';
import { conventionView } from '../../src/views/convention.ts';
import { depotsDe } from '../../src/views/depots.ts';
import { echeanceView } from '../../src/views/echeances.ts';
import { friseView } from '../../src/views/frise.ts';
import { autresLectures, issuesDuVote } from '../../src/views/hypotheses.ts';
import { titreEcheance } from '../../src/views/intitules.ts';
import { journalView } from '../../src/views/journal.ts';
import { direLigne } from '../../src/views/listes/ligne.ts';
import { direRappel } from '../../src/views/rappels.ts';
import { resumer } from '../../src/views/resume.ts';
import { echeancesTable, versementsTable } from '../../src/views/tables.ts';
import { texteView } from '../../src/views/texte.ts';
import { versementView } from '../../src/views/versements.ts';
import { type Demonstration, demonstration } from '../demo/espace-de-demonstration.ts';

const AUJOURDHUI = jour(2026, 11, 22);
let espace: Demonstration;
const vus: Dossier[] = [];

beforeAll(async () => {
  espace = await demonstration(AUJOURDHUI);
  for (const recit of espace.recits) vus.push(await espace.dossier(recit, AUJOURDHUI));
}, 120_000);
afterAll(() => espace?.fermer());

const mjc = (au: Jour = AUJOURDHUI): Promise<Dossier> => espace.dossier('mjc-clairs-soleils', au);
const nu = (texte: string): string => texte.replaceAll(/[\u00A0\u202F]/g, ' ');

function versement(d: Dossier, cle: string): Versement {
  const trouve = d.etat.versements.find((v) => v.cle === cle);
  if (!trouve) throw new Error(`versement absent : ${cle}`);
  return trouve;
}

test('la fin d’un agrément ne se dit jamais de la convention', async () => {
  const d = await mjc();
  const fins = rappelsDe(d.etat, d.faits)
    .filter((r) => r.sorte === 'fin-proche')
    .map((r) => direRappel(d, r));
  expect(fins.map((f) => nu(`${f.quoi}. ${f.dit}`))).toEqual([
    'Agrément « centre social ». Prend fin le 31 décembre 2026, dans 39 jours.',
  ]);
});

test('deux échéances d’une même année ne portent jamais le même nom, ni sur leur page ni dans une liste', async () => {
  for (const { etat, faits, titre } of vus) {
    const noms = etat.echeances.map((e) => nu(titreEcheance({ etat, faits }, e)));
    expect(
      noms.filter((n, i) => noms.indexOf(n) !== i),
      titre,
    ).toEqual([]);
  }
  const comite = vus.flatMap(({ etat, faits }) =>
    etat.echeances.map((e) => nu(titreEcheance({ etat, faits }, e))),
  );
  const seance = 'Compte-rendu de la commission de suivi 2026, 19 nov. 2026';
  expect(comite).toContain(seance);
  const noms = await espace.espace.noms();
  const { lignes } = await espace.espace.aFaire(dvq, { page: 1, taille: 200, sorte: 'echeance' });
  const dites = lignes.map((l) => {
    const dite = direLigne(l, AUJOURDHUI, noms, dvq);
    return nu(`${dite.titre}, ${dite.convention}`);
  });
  expect(dites.filter((n, i) => dites.indexOf(n) !== i)).toEqual([]);
  expect(dites.some((n) => n.startsWith(seance))).toBe(true);
});

describe('un versement s’explique', () => {
  test('le solde 2026 se lit ligne à ligne, chaque acompte à part, jusqu’au reste', async () => {
    const d = await mjc();
    const vue = versementView(d, versement(d, 'fonctionnement/2026/solde/ville'));
    expect(vue.lignes.map((l) => [l.article, nu(l.montant ?? ''), nu(l.reste ?? '')])).toEqual([
      ['7.1', '250 000,00 €', '250 000,00 €'],
      ['7.2', '− 81 000,00 €', '169 000,00 €'],
      ['7.1', '− 84 500,00 €', '84 500,00 €'],
    ]);
    expect(vue.lignes.every((l) => l.faits.length > 0)).toBe(true);
    expect(nu(vue.somme ?? '')).toContain('font exactement 250 000,00 €');
  });

  test('une seule chose le débloque, et c’est la première condition de la liste', async () => {
    const d = await mjc();
    const vue = versementView(d, versement(d, 'fonctionnement/2026/solde/ville'));
    expect(vue.deblocage?.titre).toBe('Une seule chose le débloque');
    expect(vue.deblocage?.phrase).toContain('rapport spécial');
    expect(vue.conditions.map((c) => c.manque)).toEqual([true, ...vue.conditions.slice(1).map(() => false)]);
    expect(vue.conditions[0]?.intitule).toContain('apport spécial');
  });

  test('l’autre lecture de l’article 7.1 donne 81 000, 44 000 et 125 000 €', async () => {
    const d = await mjc();
    const [lecture] = autresLectures(d, versement(d, 'fonctionnement/2026/acompte-2/ville'));
    expect(lecture?.lignes.map((l) => l.montants.map((m) => nu(m ?? '')))).toEqual([
      ['81 000,00 €', '84 500,00 €', '84 500,00 €'],
      ['81 000,00 €', '44 000,00 €', '125 000,00 €'],
    ]);
  });

  test('2027 a trois issues, selon le vote ; sans vote, le solde n’a pas de base', async () => {
    const d = await mjc();
    const issues = issuesDuVote(d, versement(d, 'fonctionnement/2026/solde/ville'));
    expect(issues?.exercice).toBe(2027);
    expect(issues?.lignes.map((l) => l.montants.map((m) => (m === null ? null : nu(m))))).toEqual([
      ['83 333,33 €', '86 333,34 €', '86 333,33 €'],
      ['83 333,33 €', '83 333,34 €', '83 333,33 €'],
      ['83 333,33 €', '83 333,33 €', null],
    ]);
  });

  test('supposer un vote ne change rien au dossier', async () => {
    const d = await mjc();
    const avant = JSON.stringify([d.faits, d.etat.versements]);
    issuesDuVote(d, versement(d, 'fonctionnement/2026/solde/ville'));
    expect(JSON.stringify([d.faits, d.etat.versements])).toBe(avant);
  });
});

describe('une échéance s’explique', () => {
  test('la fiche part de la commission, remonte de quinze jours, et la réglette les compte', async () => {
    const d = await mjc();
    const fiche = d.etat.echeances.find(
      (e) => e.obligation.id === 'fiche' && e.limite === jour(2026, 11, 25),
    );
    if (!fiche) throw new Error('fiche absente');
    const vue = echeanceView(d, fiche);
    expect(vue.pourquoi.map((p) => nu(p.jour ?? ''))).toEqual(['10 déc. 2026', '25 nov. 2026']);
    expect(vue.reglette?.filter((c) => c.genre === 'evt').map((c) => c.jour)).toEqual([jour(2026, 12, 10)]);
    expect(vue.reglette?.filter((c) => c.genre === 'limite').map((c) => c.jour)).toEqual([
      jour(2026, 11, 25),
    ]);
    expect(vue.reglette?.filter((c) => c.genre === 'delai')).toHaveLength(14);
  });

  test('la conséquence est dite, qu’il y en ait une ou non', async () => {
    const d = await mjc();
    const dites = d.etat.echeances.map((e) => echeanceView(d, e));
    expect(nu(dites.find((e) => e.cle === 'pieces-annuelles/2026')?.enCasDeRetard ?? '')).toContain(
      'Retient : solde 2026 (84 500,00 €)',
    );
    expect(dites.every((e) => e.enCasDeRetard !== '')).toBe(true);
  });
});

describe('la convention en dix secondes', () => {
  test('dit ce qui retient l’argent, la réunion qui vient et le vote attendu', async () => {
    const d = await mjc();
    const fort = resumer(d)
      .filter((s) => s.fort)
      .map((s) => nu(s.texte));
    expect(fort).toEqual(['84 500 € sont retenus', 'le 10 décembre']);
    expect(
      nu(
        resumer(d)
          .map((s) => s.texte)
          .join(''),
      ),
    ).toContain('2027 reste à voter');
  });

  test('montre d’abord ce qui débloque le plus', async () => {
    expect(conventionView(await mjc()).taches[0]?.cible).toEqual({
      sorte: 'echeance',
      cle: 'pieces-annuelles/2026',
    });
  });

  test('relève la date fixée avant l’entrée en vigueur et la phrase à deux sens', async () => {
    const points = controleDeCoherence(await mjc())?.points.map((p) => nu(p.texte)) ?? [];
    expect(points.some((p) => p.includes('30 janvier 2025') && p.includes('22 décembre 2025'))).toBe(true);
    expect(points.some((p) => p.includes('7.1') && p.includes('autrement'))).toBe(true);
  });
});

describe('pour tous les dossiers de la démonstration', () => {
  test('aucune phrase ne laisse voir « undefined », « null », « NaN » ni un espace simple devant deux-points', () => {
    for (const d of vus) {
      // What people typed is shown as they typed it.
      const saisis = d.faits.flatMap((f) => Object.values(f.textes).filter((t) => t !== undefined));
      const dits = phrases([
        conventionView(d),
        texteView(d).articles.map((a) => a.produits),
        d.etat.versements.map((v) => versementView(d, v)),
        d.etat.echeances.map((e) => echeanceView(d, e)),
        journalView(d),
        friseView(d, null),
      ]).filter((t) => !saisis.some((libre) => t.includes(libre)));
      expect(dits.length).toBeGreaterThan(200);
      expect(dits.filter((t) => /undefined|\bnull\b|NaN|\p{L} [:;!?]/u.test(t))).toEqual([]);
    }
  });

  test('chaque sorte de fait déjà racontée a sa phrase, jamais son nom technique', () => {
    const mots = new RegExp(Object.keys(VOCABULAIRE).join('|'));
    for (const d of vus) for (const l of journalView(d)) expect(l.phrase).not.toMatch(mots);
  });

  test('les tableaux ont une ligne par échéance et par versement, dans l’ordre des dates', () => {
    for (const d of vus) {
      const limites = echeancesTable(d).map((l) => l.limite ?? Number.MAX_SAFE_INTEGER);
      expect(limites).toEqual([...limites].sort((a, b) => a - b));
      expect(limites).toHaveLength(d.etat.echeances.length);
      expect(versementsTable(d)).toHaveLength(d.etat.versements.length);
    }
  });

  test('la frise d’une année ne montre que cette année, et ses fils joignent des choses montrées', () => {
    for (const d of vus) {
      const vue = friseView(d, 2026);
      const items = vue.voies.flatMap((v) => v.items);
      expect(items.every((i) => i.jour >= jour(2026, 1, 1) && i.jour <= jour(2026, 12, 31))).toBe(true);
      const ids = new Set(items.map((i) => i.id));
      expect(vue.liens.every((l) => ids.has(l.de) && ids.has(l.a))).toBe(true);
    }
  });
});

/** Every text of a view, wherever it stands. */
function phrases(vue: unknown): readonly string[] {
  if (typeof vue === 'string') return [vue];
  if (vue === null || typeof vue !== 'object') return [];
  return Object.values(vue).flatMap(phrases);
}

test('une association retrouve chacun de ses dépôts, avec ce qu’il est devenu et le motif d’un retour', () => {
  const dits = vus.flatMap((d) => {
    const role = d.etat.modele.parties.find((p) => p.role === 'association')?.id ?? '';
    const association = d.etat.parties[role] ?? '';
    const deposes = d.faits.filter(
      (f) =>
        (f.sorte === 'piece-deposee' || f.sorte === 'fiche-remplie') &&
        f.auteur.organisation === association &&
        f.jour <= AUJOURDHUI,
    );
    const depots = depotsDe(d, association);
    expect(depots.length, d.titre).toBeGreaterThanOrEqual(deposes.length);
    const retournees = d.etat.echeances.flatMap((e) =>
      e.pieces.flatMap((p) => p.depots.filter((x) => x.retournee !== null)),
    );
    expect(depots.filter((x) => x.suite === 'retourne').length, d.titre).toBe(
      new Set(retournees.map((x) => x.fait)).size,
    );
    return depots;
  });
  // A version accepted since: to send another could only be refused.
  const remplace = dits.find((x) => x.suite === 'retourne' && x.titre.startsWith('Rapport d’activité'));
  expect(remplace?.aRefaire).toBe(false);
  expect(new Set(dits.map((x) => x.suite))).toEqual(new Set(['attend', 'accepte', 'retourne']));
  for (const x of dits.filter((d) => d.suite === 'retourne')) expect(x.motif, x.titre).toMatch(/\S/);
  // Nothing is told in another's place: no neighbour of the register deposited any of these.
  expect(vus.flatMap((d) => depotsDe(d, 'organisation-sans-convention'))).toEqual([]);
});

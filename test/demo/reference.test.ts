import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dvq } from '../../demo/identites.ts';
import { RECITS } from '../../demo/recits.ts';
import { ecrireIso, type Jour, jour } from '../../src/basics/jour.ts';
import { euros } from '../../src/basics/montant.ts';
import type { Dossier } from '../../src/espace/espace.ts';
import type { Versement } from '../../src/rules/etat.ts';
import { type Demonstration, demonstration } from './espace-de-demonstration.ts';

const AUJOURDHUI = jour(2026, 11, 22);

describe('le 22 novembre 2026, la convention de référence', () => {
  let vue: Demonstration;
  let dossier: Dossier;

  beforeAll(async () => {
    vue = await demonstration(AUJOURDHUI);
    dossier = await vue.dossier('mjc-clairs-soleils', AUJOURDHUI);
  }, 120_000);
  afterAll(() => vue?.fermer());

  const versement = (exercice: number, tranche: string): Versement => {
    const trouve = dossier.etat.versements.find((v) => v.exercice === exercice && v.tranche.id === tranche);
    if (!trouve) throw new Error(`versement absent : ${tranche} ${exercice}`);
    return trouve;
  };
  const echeance = (obligation: string, exercice: number | null) =>
    dossier.etat.echeances.find((e) => e.obligation.id === obligation && e.exercice === exercice);

  it('est en vigueur, après trois délibérations exécutoires et quatre signatures', () => {
    expect(dossier.etat.phase.nom).toBe('en-vigueur');
    const jalons = Object.fromEntries(
      dossier.etat.phase.jalons.map((j) => [j.partie, [iso(j.deliberee), iso(j.transmise), iso(j.signee)]]),
    );
    expect(jalons).toMatchObject({
      ccas: ['2025-12-03', '2025-12-05', '2025-12-19'],
      ville: ['2025-12-04', '2025-12-08', '2025-12-19'],
      gbm: ['2025-12-11', '2025-12-15', '2025-12-19'],
    });
  });

  it('a reçu 81 000 € le 28 janvier et 84 500 € le 19 mai', () => {
    expect(versement(2026, 'acompte-1')).toMatchObject({ etat: 'verse', paye: euros(81_000) });
    expect(versement(2026, 'acompte-2')).toMatchObject({ etat: 'verse', paye: euros(84_500) });
    expect(versement(2026, 'acompte-1').paiements.map((p) => iso(p.jour))).toEqual(['2026-01-28']);
    expect(versement(2026, 'acompte-2').paiements.map((p) => iso(p.jour))).toEqual(['2026-05-19']);
  });

  it('attend son solde de 84 500 €, que le rapport spécial seul débloque', () => {
    const solde = versement(2026, 'solde');
    expect(solde.etat).toBe('suspendu');
    expect(solde.montant).toEqual({ sorte: 'connu', centimes: euros(84_500) });
    expect(solde.deblocage).toEqual([
      { sorte: 'piece', echeance: 'pieces-annuelles/2026', pieces: ['rapport-special'] },
    ]);
  });

  it('garde visible le paiement annulé, sans le compter', () => {
    const saisi = dossier.faits.find(
      (f) => f.sorte === 'versement-effectue' && f.donnees.montant === euros(48_500),
    );
    expect(saisi && dossier.etat.annules.has(saisi.id)).toBe(true);
  });

  it('doit sa fiche le 25 novembre, pour la commission du 10 décembre', () => {
    const fiche = dossier.etat.echeances.find(
      (e) => e.obligation.id === 'fiche' && e.limite === jour(2026, 11, 25),
    );
    expect(fiche?.statut).toMatch(/^(ouverte|a-venir)$/);
    expect(dossier.etat.reunions.some((r) => r.prevueLe === jour(2026, 12, 10) && r.tenueLe === null)).toBe(
      true,
    );
  });

  it('a déposé à temps sa demande de 256 000 € pour 2027', () => {
    expect(echeance('demande-fonctionnement', 2026)).toMatchObject({ statut: 'satisfaite' });
  });

  it('tient pour antérieure la date du 30 janvier 2025, qui précède l’entrée en vigueur', () => {
    expect(echeance('agrement-initial', null)?.limite).toBe(jour(2025, 1, 30));
    expect(echeance('agrement-initial', null)?.statut).not.toBe('en-retard');
  });
});

describe('la démonstration', () => {
  it('n’enregistre que ce qui précède le jour présent, d’instants simulés et dits tels', async () => {
    const vue = await demonstration(AUJOURDHUI);
    try {
      for (const recit of vue.recits) {
        const { faits } = await vue.dossier(recit, AUJOURDHUI);
        expect(faits.length).toBeGreaterThan(20);
        for (const f of faits) {
          expect(f.simule).toBe(true);
          expect(f.jour).toBeLessThan(AUJOURDHUI);
          expect(f.enregistre < ecrireIso(AUJOURDHUI)).toBe(true);
        }
      }
    } finally {
      await vue.fermer();
    }
  }, 120_000);

  it('dit ce qui est inventé, dans le titre de chaque convention', () => {
    for (const recit of RECITS) expect(recit.creation.titre).toMatch(/invent/);
  });

  it('reprend le lendemain là où elle en était, et laisse un dossier où quelqu’un a écrit', async () => {
    const vue = await demonstration(jour(2026, 11, 24));
    try {
      const avant = await vue.dossier('mjc-clairs-soleils', jour(2026, 11, 24));
      await vue.semerAu(jour(2026, 12, 12));
      const apres = await vue.dossier('mjc-clairs-soleils', jour(2026, 12, 12));
      expect(apres.rang).toBeGreaterThan(avant.rang);
      expect(apres.faits.slice(0, avant.rang).map((f) => f.id)).toEqual(avant.faits.map((f) => f.id));
      expect(apres.etat.reunions.some((r) => r.tenueLe === jour(2026, 12, 10))).toBe(true);

      const ecrit = await vue.espace.agir(apres.id, dvq, apres.rang, {
        acte: 'constater-obligation',
        jour: jour(2026, 11, 23),
        donnees: { obligation: 'mention-soutien', conforme: true },
        textes: { motif: 'Vu sur le programme de novembre.' },
      });
      expect(ecrit.ok).toBe(true);
      const voisin = (await vue.dossier('asep', jour(2026, 12, 12))).rang;
      await vue.semerAu(jour(2027, 3, 1));
      expect((await vue.dossier('mjc-clairs-soleils', jour(2027, 3, 1))).rang).toBe(apres.rang + 1);
      expect((await vue.dossier('asep', jour(2027, 3, 1))).rang).toBeGreaterThan(voisin);
    } finally {
      await vue.fermer();
    }
  }, 120_000);

  it('se rejoue avant même la première convention, sans rien enregistrer', async () => {
    const vue = await demonstration(jour(2024, 1, 1));
    expect(vue.recits).toEqual([]);
    await vue.fermer();
  });
});

const iso = (j: Jour | null): string | null => (j === null ? null : ecrireIso(j));

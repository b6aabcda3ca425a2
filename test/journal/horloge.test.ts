import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Instant, instant } from '../../src/basics/instant.ts';
import { ajout, ESPACE, vote } from './exemples.ts';
import { type Magasin, surChaqueMoteur } from './moteurs.ts';

const MIDI = Date.parse('2026-11-22T12:00:00.000Z');
/** Noon, and some seconds. */
const a = (secondes: number): Instant => instant(new Date(MIDI + secondes * 1000));

surChaqueMoteur('une horloge qui recule', (moteur) => {
  let journal: Magasin;
  let autre: Magasin;
  beforeAll(async () => {
    const adresse = await moteur.nouvelleAdresse();
    journal = await moteur.ouvrir(adresse);
    autre = await moteur.ouvrir(adresse);
  });
  afterAll(async () => {
    await journal.fermer();
    await autre.fermer();
    await moteur.nettoyer();
  });

  const ecrire = (flux: string, rang: number, enregistre: Instant, combien = 1) =>
    journal.ajouter(
      ajout(
        flux,
        rang,
        Array.from({ length: combien }, (_, i) => vote(2026, i)),
        { enregistre },
      ),
    );
  const instants = async (flux: string) => (await journal.lire(ESPACE, flux)).map((f) => f.enregistre);

  it('de deux minutes au plus, n’écrit pas de fait avant celui qui le précède', async () => {
    await ecrire('peu', 0, a(0), 2);
    const issue = await ecrire('peu', 2, a(-120), 2);
    expect(issue.ok && issue.valeur.map((f) => f.enregistre)).toEqual([a(0), a(0)]);
    await ecrire('peu', 4, a(-1));
    await ecrire('peu', 5, a(1));
    expect(await instants('peu')).toEqual([a(0), a(0), a(0), a(0), a(0), a(1)]);
    expect(await journal.verifier(ESPACE, 'peu')).toEqual([]);
  });

  it('au-delà, fait refuser l’écriture, et rien n’est gardé', async () => {
    await ecrire('trop', 0, a(0));
    const refus = { code: 'horloge-reculee', dernier: a(0), lue: a(-121) };
    expect(await ecrire('trop', 1, a(-121))).toEqual({ ok: false, erreur: refus });
    const lot = await journal.ajouterTous([
      ajout('lot', 0, [vote(2026, 1)], { enregistre: a(-121) }),
      ajout('trop', 1, [vote(2026, 1)], { enregistre: a(-121) }),
    ]);
    expect(lot).toEqual({ ok: false, erreur: refus });
    expect([await instants('trop'), await instants('lot')]).toEqual([[a(0)], []]);
  });

  it('l’avance d’un autre journal n’empêche pas d’écrire', async () => {
    await ecrire('avance', 0, a(3600));
    expect((await ecrire('a-l-heure', 0, a(0))).ok).toBe(true);
  });

  it('les instants imaginés par la démonstration ne sont ceux d’aucune horloge', async () => {
    const imagine = { enregistre: a(3600), simule: true };
    await journal.ajouter(ajout('imagine', 0, [vote(2026, 1)], imagine));
    expect((await ecrire('imagine', 1, a(0))).ok).toBe(true);
    expect(await instants('imagine')).toEqual([a(3600), a(0)]);
  });

  it('deux services dont les horloges diffèrent gardent l’ordre, et le retardataire est refusé au bon rang', async () => {
    await ecrire('deux', 0, a(0));
    const essais = await Promise.all(
      [journal, autre].flatMap((j, i) =>
        Array.from({ length: 5 }, (_, n) =>
          j.ajouter(ajout('deux', 1, [vote(2026, n)], { enregistre: a(i === 0 ? 60 : -60) })),
        ),
      ),
    );
    expect(essais.filter((e) => e.ok)).toHaveLength(1);
    expect(new Set(essais.map((e) => (e.ok ? 'ecrit' : e.erreur.code)))).toEqual(
      new Set(['ecrit', 'rang-perime']),
    );
    for (let rang = 2; rang < 8; rang++) {
      const [j, quand] = rang % 2 ? [autre, a(-30)] : [journal, a(rang)];
      expect((await j.ajouter(ajout('deux', rang, [vote(2026, rang)], { enregistre: quand }))).ok).toBe(true);
    }
    const lus = await instants('deux');
    expect(lus).toEqual([...lus].sort());
    expect(lus).toHaveLength(8);
  });
});

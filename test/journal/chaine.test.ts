import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import type { Base } from '../../src/journal/base.ts';
import { empreinteDe } from '../../src/journal/scelle.ts';
import { ajout, ESPACE, vote } from './exemples.ts';
import { surChaqueMoteur } from './moteurs.ts';

surChaqueMoteur('la chaîne des faits', (moteur) => {
  afterAll(() => moteur.nettoyer());

  /** Five facts, then what a hand in the base does to them; gives back what the check finds. */
  async function apres(toucher: (base: Base) => Promise<unknown>): Promise<readonly string[]> {
    const adresse = await moteur.nouvelleAdresse();
    const journal = await moteur.ouvrir(adresse);
    for (let i = 0; i < 5; i++)
      await journal.ajouter(ajout('mjc', i, [vote(2020 + i, 1000 * i, `vote ${i}`)]));
    expect(await journal.verifier(ESPACE, 'mjc')).toEqual([]);
    const base = moteur.dessous(adresse);
    await toucher(base);
    await base.db.destroy();
    const ruptures = await journal.verifier(ESPACE, 'mjc');
    await journal.fermer();
    return ruptures.map((r) => `${r.rang} ${r.code}`);
  }

  const remplacer = (base: Base, rang: number, avant: string, maintenant: string) =>
    sql`update fait set texte = replace(texte, ${avant}, ${maintenant}) where rang = ${rang}`.execute(
      base.db,
    );

  it('révèle un montant modifié dans la base', async () => {
    expect(await apres((b) => remplacer(b, 3, '"montant":200000', '"montant":900000'))).toEqual([
      '3 empreinte',
      '4 precedent',
    ]);
  });

  it('révèle un fait modifié dont l’empreinte a été refaite', async () => {
    const ruptures = await apres(async (b) => {
      await remplacer(b, 3, '"montant":200000', '"montant":900000');
      const { texte } = await b.db
        .selectFrom('fait')
        .select('texte')
        .where('rang', '=', 3)
        .executeTakeFirstOrThrow();
      await b.db
        .updateTable('fait')
        .set({ empreinte: empreinteDe(texte) })
        .where('rang', '=', 3)
        .execute();
    });
    expect(ruptures).toEqual(['4 precedent']);
  });

  it('révèle le dernier fait modifié, empreinte refaite', async () => {
    const ruptures = await apres(async (b) => {
      await remplacer(b, 5, '"montant":400000', '"montant":900000');
      const { texte } = await b.db
        .selectFrom('fait')
        .select('texte')
        .where('rang', '=', 5)
        .executeTakeFirstOrThrow();
      await b.db
        .updateTable('fait')
        .set({ empreinte: empreinteDe(texte) })
        .where('rang', '=', 5)
        .execute();
    });
    expect(ruptures).toEqual(['5 empreinte']);
  });

  it('révèle un fait ôté au milieu', async () => {
    const ruptures = await apres(async (b) => {
      await b.db.deleteFrom('fait').where('rang', '=', 3).execute();
    });
    expect(ruptures).toEqual(['4 rang', '4 precedent', '3 scelle']);
  });

  it('révèle les derniers faits coupés', async () => {
    const ruptures = await apres(async (b) => {
      await b.db.deleteFrom('fait').where('rang', '>', 3).execute();
      await b.db.deleteFrom('texte').where('rang', '>', 3).execute();
    });
    expect(ruptures).toEqual(['3 rang']);
  });

  it('révèle deux faits intervertis', async () => {
    const ruptures = await apres(async (b) => {
      await b.db.updateTable('fait').set({ rang: 99 }).where('rang', '=', 2).execute();
      await b.db.updateTable('fait').set({ rang: 2 }).where('rang', '=', 3).execute();
      await b.db.updateTable('fait').set({ rang: 3 }).where('rang', '=', 99).execute();
    });
    expect(ruptures).toEqual(
      expect.arrayContaining(['2 rang', '2 precedent', '3 rang', '3 precedent', '4 precedent']),
    );
  });

  it('révèle un fait ajouté à la main après la tête', async () => {
    const ruptures = await apres(async (b) => {
      const { texte } = await b.db
        .selectFrom('fait')
        .select('texte')
        .where('rang', '=', 5)
        .executeTakeFirstOrThrow();
      const faux = texte.replace('"rang":5', '"rang":6');
      await b.db
        .insertInto('fait')
        .values({ espace: ESPACE, flux: 'mjc', rang: 6, texte: faux, empreinte: empreinteDe(faux) })
        .execute();
    });
    expect(ruptures).toEqual(expect.arrayContaining(['6 precedent', '6 rang']));
  });

  it('révèle un motif réécrit, un motif ôté, un motif ajouté', async () => {
    const dans = (b: Base) => b.db.updateTable('texte').where('rang', '=', 2);
    expect(await apres((b) => dans(b).set({ texte: 'autre' }).execute())).toEqual(['2 scelle']);
    expect(
      await apres((b) =>
        dans(b)
          .set({ sel: '00'.repeat(16) })
          .execute(),
      ),
    ).toEqual(['2 scelle']);
    expect(await apres((b) => b.db.deleteFrom('texte').where('rang', '=', 2).execute())).toEqual([
      '2 scelle',
    ]);
    expect(await apres((b) => dans(b).set({ champ: 'motif' }).execute())).toEqual(['2 scelle', '2 scelle']);
  });

  it('révèle une faute de frappe qui laisse le fait illisible', async () => {
    const ruptures = await apres((b) => remplacer(b, 4, '"montant":300000', '"montant":3e5'));
    expect(ruptures).toEqual(['4 empreinte', '4 illisible', '5 precedent']);
  });

  it('tient encore quand un texte est effacé, et dit lequel l’a été', async () => {
    const adresse = await moteur.nouvelleAdresse();
    const journal = await moteur.ouvrir(adresse);
    await journal.ajouter(ajout('mjc', 0, [vote(2025, 1, 'madame X, 3 rue Y'), vote(2026, 2, 'gardé')]));
    await journal.effacerTextes(ESPACE, 'mjc', 1);
    const [efface, garde] = await journal.lire(ESPACE, 'mjc');
    expect(efface).toMatchObject({ textes: {}, effaces: ['remarque'] });
    expect(garde).toMatchObject({ textes: { remarque: 'gardé' } });
    expect(garde).not.toHaveProperty('effaces');
    expect(await journal.verifier(ESPACE, 'mjc')).toEqual([]);
    const base = moteur.dessous(adresse);
    const restes = await base.db.selectFrom('texte').select(['sel', 'texte']).where('rang', '=', 1).execute();
    expect(restes).toEqual([{ sel: null, texte: null }]);
    expect(
      await base.db.selectFrom('fait').select('texte').where('texte', 'like', '%rue%').execute(),
    ).toEqual([]);
    await base.db.destroy();
    await journal.fermer();
  });
});

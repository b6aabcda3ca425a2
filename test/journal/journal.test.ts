import { afterAll, describe, expect, it } from 'vitest';
import { ajout, ESPACE, vote } from './exemples.ts';
import { moteurSqlite } from './moteurs.ts';

describe.each([moteurSqlite()])('le journal sur $nom', (moteur) => {
  afterAll(() => moteur.nettoyer());

  it('rend les faits tels qu’ils ont été ajoutés, dans leur ordre', async () => {
    const journal = await moteur.ouvrir(await moteur.nouvelleAdresse());
    const premier = await journal.ajouter(ajout('mjc', 0, [vote(2025, 243_000)]));
    const second = await journal.ajouter(
      ajout('mjc', 1, [vote(2026, 250_000, 'à l’unanimité'), vote(2027, 1)]),
    );
    expect([premier.ok, second.ok]).toEqual([true, true]);
    const faits = await journal.lire(ESPACE, 'mjc');
    expect(faits.map((f) => f.id)).toEqual(['mjc:1', 'mjc:2', 'mjc:3']);
    expect(faits[1]).toMatchObject({
      ...vote(2026, 250_000, 'à l’unanimité'),
      auteur: { personne: 'camille' },
    });
    expect(await journal.verifier(ESPACE, 'mjc')).toEqual([]);
    await journal.fermer();
  });
});

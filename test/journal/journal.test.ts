import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FaitNouveau } from '../../src/facts/fait.ts';
import { AUTEUR, ajout, ESPACE, le, projection, vote } from './exemples.ts';
import { type Magasin, surChaqueMoteur } from './moteurs.ts';

surChaqueMoteur('le journal', (moteur) => {
  let adresse = '';
  let journal: Magasin;
  beforeAll(async () => {
    adresse = await moteur.nouvelleAdresse();
    journal = await moteur.ouvrir(adresse);
  });
  afterAll(async () => {
    await journal.fermer();
    await moteur.nettoyer();
  });

  it('rend les faits tels qu’ils ont été ajoutés, dans leur ordre', async () => {
    await journal.ajouter(ajout('mjc', 0, [vote(2025, 243_000)]));
    const issue = await journal.ajouter(
      ajout('mjc', 1, [vote(2026, 250_000, 'à l’unanimité'), vote(2027, 99_999_999)], { simule: true }),
    );
    const faits = await journal.lire(ESPACE, 'mjc');
    expect(issue).toEqual({ ok: true, valeur: faits.slice(1) });
    expect(faits).toEqual([
      { ...vote(2025, 243_000), ...commun('mjc', 1) },
      { ...vote(2026, 250_000, 'à l’unanimité'), ...commun('mjc', 2), simule: true },
      { ...vote(2027, 99_999_999), ...commun('mjc', 3), simule: true },
    ]);
    expect(await journal.verifier(ESPACE, 'mjc')).toEqual([]);
  });

  it('garde les jours, les années et les textes de toute sorte de fait, accents, emoji et balises compris', async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(faitQuelconque, { minLength: 1, maxLength: 4 }), async (faits) => {
        const flux = `quelconque-${n++}`;
        await journal.ajouter(ajout(flux, 0, faits));
        const lus = await journal.lire(ESPACE, flux);
        expect(lus).toEqual(faits.map((f, i) => ({ ...f, ...commun(flux, i + 1) })));
        expect(await journal.verifier(ESPACE, flux)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('écrit la même lettre accentuée d’une seule façon', async () => {
    await journal.ajouter(ajout('nfc', 0, [vote(2026, 1, 'e\u0301te\u0301')]));
    expect((await journal.lire(ESPACE, 'nfc'))[0]?.textes).toEqual({ remarque: 'été' });
  });

  it.each([
    ['un caractère nul', 'avant\0après'],
    ['une moitié de caractère', 'avant\uD83Daprès'],
    ['un texte démesuré', 'a'.repeat(20_001)],
  ])('refuse %s et n’écrit rien', async (_, remarque) => {
    const issue = await journal.ajouter(ajout('irrecevable', 0, [vote(2025, 1), vote(2026, 1, remarque)]));
    expect(issue).toEqual({ ok: false, erreur: { code: 'texte-irrecevable', champ: 'remarque' } });
    expect(await journal.lire(ESPACE, 'irrecevable')).toEqual([]);
    expect(await journal.tete(ESPACE, 'irrecevable')).toBeNull();
  });

  it('dit à qui écrit trop tard ce qui a été écrit entre-temps', async () => {
    await journal.ajouter(ajout('deux', 0, [vote(2025, 1)]));
    await journal.ajouter(ajout('deux', 1, [vote(2026, 2)]));
    const issue = await journal.ajouter(ajout('deux', 1, [vote(2026, 3)]));
    expect(issue).toEqual({
      ok: false,
      erreur: { code: 'rang-perime', nouveaux: [{ ...vote(2026, 2), ...commun('deux', 2) }] },
    });
    expect(await journal.lire(ESPACE, 'deux')).toHaveLength(2);
  });

  it('de vingt écritures au même rang en garde une, sur le premier fait comme sur les suivants', async () => {
    const autre = await moteur.ouvrir(adresse);
    for (const rang of [0, 1, 2]) {
      const issues = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 ? journal : autre).ajouter(ajout('course', rang, [vote(2026, i)])),
        ),
      );
      const gagnants = issues.filter((i) => i.ok);
      expect(gagnants).toHaveLength(1);
      const perdus = issues.flatMap((i) => (i.ok ? [] : [i.erreur]));
      for (const p of perdus) expect(p).toMatchObject({ code: 'rang-perime', nouveaux: gagnants[0]?.valeur });
    }
    expect(await journal.verifier(ESPACE, 'course')).toEqual([]);
    await autre.fermer();
  });

  it('tient séparés les espaces et les flux', async () => {
    await journal.ajouter(ajout('meme', 0, [vote(2025, 1)]));
    await journal.ajouter(ajout('meme', 0, [vote(2026, 2)], { espace: 'ailleurs' }));
    expect(await journal.lire(ESPACE, 'meme')).toHaveLength(1);
    expect(await journal.lire('ailleurs', 'inconnu')).toEqual([]);
    const [seul] = await journal.flux('ailleurs');
    expect(seul).toEqual({ flux: 'meme', ...(await journal.tete('ailleurs', 'meme')) });
  });

  it('n’écrit ni fait ni ligne quand la projection échoue', async () => {
    const echouer = () => {
      throw new Error('règle fautive');
    };
    await expect(
      journal.ajouter(ajout('faute', 0, [vote(2026, 1)], { projection: echouer })),
    ).rejects.toThrow('règle fautive');
    expect(await journal.tete(ESPACE, 'faute')).toBeNull();
    expect((await journal.ajouter(ajout('faute', 0, [vote(2026, 1)]))).ok).toBe(true);
  });

  it('donne à la projection tous les faits du dossier, nouveaux compris', async () => {
    await journal.ajouter(ajout('tous', 0, [vote(2025, 1)]));
    let vus: readonly string[] = [];
    await journal.ajouter(
      ajout('tous', 1, [vote(2026, 2)], {
        projection: (faits) => {
          vus = faits.map((f) => f.id);
          return projection('tous', { rang: faits.length });
        },
      }),
    );
    expect(vus).toEqual(['tous:1', 'tous:2']);
    expect(await journal.dossier(ESPACE, 'tous')).toMatchObject({ rang: 2 });
  });

  it('se rouvre avec tout ce qu’il tenait', async () => {
    const chezLui = await moteur.nouvelleAdresse();
    const avant = await moteur.ouvrir(chezLui);
    await avant.ajouter(ajout('mjc', 0, [vote(2025, 1, 'gardé')]));
    const tete = await avant.tete(ESPACE, 'mjc');
    await avant.fermer();
    const apres = await moteur.ouvrir(chezLui);
    expect(await apres.tete(ESPACE, 'mjc')).toEqual(tete);
    expect((await apres.lire(ESPACE, 'mjc'))[0]?.textes).toEqual({ remarque: 'gardé' });
    await apres.fermer();
  });
});

const commun = (flux: string, rang: number) => ({
  id: `${flux}:${rang}`,
  flux,
  rang,
  auteur: AUTEUR,
  enregistre: '2026-03-13T09:30:00.000Z',
});

const texte = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((t) => `é${t.replaceAll('\0', '')}<b>`.normalize('NFC'));
const jour = fc
  .integer({ min: le('2000-01-01'), max: le('2100-12-31') })
  .map((n) => n as ReturnType<typeof le>);
const faitQuelconque: fc.Arbitrary<FaitNouveau> = fc.oneof(
  fc.record({ jour, exercice: fc.integer({ min: 1990, max: 2150 }), montant: fc.nat(), remarque: texte }).map(
    ({ jour: j, exercice, montant, remarque }): FaitNouveau => ({
      ...vote(exercice, montant, remarque),
      jour: j,
    }),
  ),
  fc.record({ j: jour, pour: jour, precision: texte }).map(
    ({ j, pour, precision }): FaitNouveau => ({
      sorte: 'piece-demandee',
      jour: j,
      donnees: { obligation: 'comptes', pieces: ['bilan', 'balance'], pourLe: pour },
      textes: { precision },
    }),
  ),
  fc.record({ j: jour, valeurs: fc.dictionary(texte, fc.oneof(fc.integer(), fc.boolean())) }).map(
    ({ j, valeurs }): FaitNouveau => ({
      sorte: 'fiche-remplie',
      jour: j,
      donnees: { formulaire: 'fiche', exercice: 2026, valeurs: { ...valeurs } },
      textes: {},
    }),
  ),
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ajouterJours, ecrireIso, type Jour } from '../../src/basics/jour.ts';
import { FONCTIONS } from '../../src/facts/annuaire.ts';
import { estPrevenu, QUI_EST_PREVENU } from '../../src/rules/destinataires.ts';
import { type Rappel, rappelsDe } from '../../src/rules/rappels.ts';
import {
  estJourDeResume,
  PREFERENCES,
  type Preferences,
  prochainResume,
  RYTHMES,
} from '../../src/rules/rythmes.ts';
import { cadreAvecAgrement, depot, PIECES_ANNUELLES } from '../acts/annee.ts';
import { convoquee } from '../acts/situations.ts';
import { cadreSigne, dvq, equipe, le, presidente, type Vie } from '../acts/vie.ts';

const au = (vie: Vie, jour: Jour | string): readonly Rappel[] => {
  const j = typeof jour === 'string' ? le(jour) : jour;
  return rappelsDe(
    vie.etat(j),
    vie.faits.filter((f) => f.enregistre.slice(0, 10) <= ecrireIso(j)),
  );
};
const cles = (rappels: readonly Rappel[], debut: string) =>
  rappels.map((r) => r.cle).filter((c) => c.startsWith(debut));
/** The annual papers are due on 15 July. */
const annuelles = (vie: Vie, jour: string) => cles(au(vie, jour), 'echeance/pieces-annuelles/2026');

describe('une échéance', () => {
  const vie = cadreSigne();
  it.each([
    ['14 juin 2026', []],
    ['15 juin 2026', ['avant-30']],
    ['7 juillet 2026', ['avant-30']],
    ['8 juillet 2026', ['avant-7']],
    ['15 juillet 2026', ['jour-meme']],
    ['16 juillet 2026', ['apres-1']],
    ['23 juillet 2026', ['apres-8']],
    ['14 août 2026', ['apres-30']],
    ['1 décembre 2026', ['apres-30']],
  ])('le %s, se rappelle une fois : %j', (jour, pas) => {
    expect(annuelles(vie, jour)).toEqual(pas.map((p) => `echeance/pieces-annuelles/2026@2026-07-15/${p}`));
  });

  it('ne se rappelle plus une fois tenue', () => {
    const tenue = cadreSigne();
    for (const piece of PIECES_ANNUELLES)
      tenue.faire(equipe, depot('1 juillet 2026', 'pieces-annuelles', piece, { exercice: 2026 }));
    expect(annuelles(tenue, '8 juillet 2026')).toEqual([]);
    expect(annuelles(tenue, '20 juillet 2026')).toEqual([]);
  });

  it('se rappelle en retard au débiteur et au service pilote, avant cela au débiteur seul', () => {
    const qui = (jour: string) => {
      const rappel = au(vie, jour).find((r) => r.cle.startsWith('echeance/pieces-annuelles/2026'));
      if (!rappel) throw new Error('pas de rappel');
      return ['ville', 'ccas', 'mjc'].flatMap((organisation) =>
        FONCTIONS.filter((fonction) =>
          estPrevenu(rappel, vie.etat(le(jour)).parties, { personne: 'x', organisation, fonction }),
        ).map((f) => `${f}, ${organisation}`),
      );
    };
    expect(qui('8 juillet 2026')).toContain('dirigeant, mjc');
    expect(qui('8 juillet 2026').filter((q) => !q.endsWith('mjc'))).toEqual([]);
    expect(qui('16 juillet 2026')).toContain('agent-pilote, ville');
    expect(qui('16 juillet 2026')).toContain('equipe, mjc');
  });
});

describe('une pièce retournée', () => {
  it('se rappelle jusqu’au nouveau dépôt, à qui la doit', () => {
    const vie = cadreSigne();
    const fait = vie.faire(
      equipe,
      depot('1 juin 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 }),
    );
    vie.faire(dvq, {
      acte: 'retourner-piece',
      jour: le('3 juin 2026'),
      donnees: { depot: fait.id },
      textes: { motif: 'Page manquante' },
    });
    const [rappel] = au(vie, '4 juin 2026').filter((r) => r.sorte === 'piece-retournee');
    expect(rappel?.pressant).toBe(true);
    vie.faire(equipe, depot('5 juin 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 }));
    expect(au(vie, '5 juin 2026').filter((r) => r.sorte === 'piece-retournee')).toEqual([]);
  });
});

describe('une réunion', () => {
  it('se dit à sa convocation, une semaine avant, la veille ; déplacée, elle se dit de nouveau', () => {
    const vie = convoquee();
    const [reunion] = vie.etat(le('31 décembre 2026')).reunions;
    if (!reunion?.convocation || reunion.prevueLe === null || reunion.convoqueeLe === null)
      throw new Error('pas de réunion convoquée');
    const prevue = reunion.prevueLe;
    const dites = (jour: Jour) => cles(au(vie, jour), 'reunion/').map((c) => c.split('/').at(-1));
    expect(dites(reunion.convoqueeLe)).toEqual(['convoquee']);
    expect(dites(ajouterJours(prevue, -7))).toEqual(['avant-7']);
    expect(dites(ajouterJours(prevue, -1))).toEqual(['avant-1']);
    expect(dites(ajouterJours(prevue, 1))).toEqual([]);
    vie.faire(dvq, {
      acte: 'deplacer-reunion',
      jour: ajouterJours(prevue, -3),
      donnees: { reunion: reunion.convocation, tenueLe: ajouterJours(prevue, 20) },
      textes: {},
    });
    const deplacee = au(vie, ajouterJours(prevue, -3)).find((r) => r.sorte === 'reunion');
    expect(deplacee?.limite).toBe(ajouterJours(prevue, 20));
    expect(deplacee?.pressant).toBe(true);
  });
});

describe('un message', () => {
  it('se dit à toutes les parties, sauf à qui l’a écrit, et n’est plus nouveau au bout de trois semaines', () => {
    const vie = cadreSigne();
    vie.faire(presidente, {
      acte: 'ecrire-message',
      jour: le('2 juin 2026'),
      donnees: { sur: { sorte: 'convention' } },
      textes: { message: 'Bonjour' },
    });
    const [rappel] = au(vie, '3 juin 2026').filter((r) => r.sorte === 'message');
    if (!rappel) throw new Error('pas de rappel');
    const { parties } = vie.etat(le('3 juin 2026'));
    expect(estPrevenu(rappel, parties, dvq)).toBe(true);
    expect(estPrevenu(rappel, parties, equipe)).toBe(true);
    expect(estPrevenu(rappel, parties, presidente)).toBe(false);
    expect(cles(au(vie, '24 juin 2026'), 'message/')).toEqual([]);
  });
});

describe('propriétés', () => {
  const vie = cadreAvecAgrement();
  const jours = fc.integer({ min: le('1 janvier 2026'), max: le('31 décembre 2028') }).map((n) => n as Jour);

  it('un même jour donne les mêmes clés, chacune une fois, et aucune ne vient de plus tard', () => {
    fc.assert(
      fc.property(jours, (j) => {
        const un = au(vie, j);
        expect(un).toEqual(au(vie, j));
        expect(new Set(un.map((r) => r.cle)).size).toBe(un.length);
        expect(un.every((r) => r.jour <= j)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('d’une échéance, jamais plus de rappels que de moments dits', () => {
    const vus = new Map<string, Set<string>>();
    for (let j = le('1 janvier 2026'); j < le('1 janvier 2027'); j = ajouterJours(j, 1))
      for (const cle of cles(au(vie, j), 'echeance/')) {
        const echeance = cle.slice(0, cle.lastIndexOf('/'));
        vus.set(echeance, (vus.get(echeance) ?? new Set()).add(cle));
      }
    expect(vus.size).toBeGreaterThan(5);
    expect(Math.max(...[...vus.values()].map((s) => s.size))).toBeLessThanOrEqual(6);
  });

  it('chaque sorte de rappel a quelqu’un à qui le dire', () => {
    for (const qui of Object.values(QUI_EST_PREVENU))
      expect(Object.values(qui).flat().length).toBeGreaterThan(0);
  });

  it('un résumé ne tombe jamais un samedi, un dimanche ou un jour férié, et une fois par semaine au plus à ce rythme', () => {
    const preferences: fc.Arbitrary<Preferences> = fc.record({
      rythme: fc.constantFrom(...RYTHMES),
      jour: fc.integer({ min: 1, max: 5 }),
      urgents: fc.constant(PREFERENCES.urgents),
    });
    fc.assert(
      fc.property(preferences, jours, (p, j) => {
        const semaine = [0, 1, 2, 3, 4, 5, 6].map((n) => ajouterJours(j, n));
        const dus = semaine.filter((x) => estJourDeResume(p, x));
        const prochain = prochainResume(p, j);
        if (p.rythme === 'jamais') expect([dus, prochain]).toEqual([[], null]);
        else expect(prochain !== null && estJourDeResume(p, prochain)).toBe(true);
      }),
    );
    const lundi = le('2 mars 2026');
    for (let s = 0; s < 150; s++)
      expect(
        [0, 1, 2, 3, 4, 5, 6].filter((n) =>
          estJourDeResume(
            { ...PREFERENCES, rythme: 'chaque-semaine', jour: 5 },
            ajouterJours(lundi, 7 * s + n),
          ),
        ),
      ).toHaveLength(1);
  });
});

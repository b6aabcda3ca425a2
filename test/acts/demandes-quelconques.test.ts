import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agir } from '../../src/acts/agir.ts';
import type { Demande, NomActe } from '../../src/acts/demande.ts';
import { ecrireRefus } from '../../src/acts/refus.ts';
import type { FaitNouveau } from '../../src/facts/fait.ts';
import { abimer, coups, nImporteQuoi } from './abimer.ts';
import { ACTES, preparer } from './epreuves.ts';
import { annuaire } from './vie.ts';

/** Derived once: the property bears on what is asked, not on the agreement. */
const situations = new Map<NomActe, ReturnType<typeof situer>>();
function situer(acte: NomActe) {
  const { epreuve, vie, demande } = preparer(acte);
  const etat = vie.etat(demande.jour);
  return {
    demande,
    /** what was accepted is read by every rule */
    ensuite: (faits: readonly FaitNouveau[]) => vie.etat(demande.jour, faits),
    juger: (d: unknown) => agir(etat, vie.faits, epreuve.par, demande.jour, d as Demande, annuaire),
  };
}
function situation(acte: NomActe) {
  const deja = situations.get(acte) ?? situer(acte);
  situations.set(acte, deja);
  return deja;
}

describe('une demande, quelle que soit sa forme', () => {
  it('ne fait jamais lever d’erreur : elle est acceptée, ou refusée par une phrase', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACTES), coups, (acte, lesCoups) => {
        const { demande, juger, ensuite } = situation(acte);
        const issue = juger(abimer(demande, lesCoups));
        if (issue.ok) ensuite(issue.valeur);
        else for (const refus of issue.erreur) expect(ecrireRefus(refus)).toMatch(/[.!]$/);
      }),
      { numRuns: 6000 },
    );
  });

  it('n’est pas lue quand rien n’y ressemble à un acte', () => {
    const { juger } = situation('deposer-piece');
    fc.assert(
      fc.property(nImporteQuoi, (quoi) => {
        const issue = juger(quoi);
        expect(issue.ok).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('« sur demande » sans pièces dites est refusée, là où elle faisait tomber la page', () => {
    const { demande, juger } = situation('demander-piece');
    const { pieces: _, ...sans } = demande.donnees as { pieces: unknown };
    const issue = juger({ ...demande, donnees: sans });
    expect(issue).toMatchObject({ ok: false, erreur: [{ code: 'donnee-refusee', champ: 'donnees.pieces' }] });
  });
});

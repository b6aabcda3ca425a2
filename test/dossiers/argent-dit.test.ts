import { describe, expect, it } from 'vitest';
import type { Etat } from '../../src/rules/etat.ts';
import type { ADire } from '../../src/views/dit.ts';
import { resumer } from '../../src/views/resume.ts';
import { statutVersement } from '../../src/views/statuts.ts';
import { versementView } from '../../src/views/versements.ts';
import { conventionCadre, iso, PIECES_ANNUELLES, type Recit, versement } from './recit.ts';

const aDire = (recit: Recit, etat: Etat): ADire => ({
  ...{ id: 'd1', titre: 'Convention d’essai', faits: recit.faits, etat },
  noms: { organisation: () => undefined, personne: () => undefined, quartier: () => undefined },
});

const nu = (texte: string): string => texte.replaceAll(/[\u00A0\u202F]/g, ' ');
const phrase = (recit: Recit, le: string): string =>
  nu(
    resumer(aDire(recit, recit.au(le)))
      .map((s) => s.texte)
      .join(''),
  );
const solde = (recit: Recit, le: string) => {
  const etat = recit.au(le);
  const v = versement(etat, 2026, 'solde');
  const { forme, libelle } = statutVersement(v, etat.regard.au);
  return { v, forme, libelle: nu(libelle), vue: versementView(aDire(recit, etat), v) };
};

/** 250 000 € voted, both first instalments paid in time, the papers of July as each test tells. */
function anneePayee(): Recit {
  const recit = conventionCadre();
  recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 81_000);
  recit.le('2026-03-26').laVilleVote(2026, 250_000);
  recit.le('2026-05-19').laVilleVerse(2026, 'acompte-2', 84_500);
  return recit;
}

describe('L’argent se dit comme il est', () => {
  it('un versement libéré aujourd’hui n’est pas en retard, et sa suspension reste dite', () => {
    const recit = anneePayee();
    recit.le('2026-11-30').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
    expect(solde(recit, '2026-11-29').forme).toBe('suspendu');
    const libere = solde(recit, '2026-11-30');
    expect([libere.forme, libere.libelle]).toEqual(['proche', 'À payer aujourd’hui']);
    expect([iso(libere.v.suspension?.du), iso(libere.v.suspension?.au)]).toEqual([
      '2026-08-01',
      '2026-11-30',
    ]);
    expect(nu(libere.vue.suspension ?? '')).toContain('suspendu du 1er août 2026 au 30 novembre 2026');
    const apres = solde(recit, '2026-12-02');
    expect([apres.forme, apres.libelle]).toEqual(['retard', 'À payer, en retard de 2 jours']);
  });

  it('des pièces à temps ne repoussent rien : le retard court de la fin de la fenêtre', () => {
    const recit = anneePayee();
    recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
    const { v, libelle } = solde(recit, '2026-09-10');
    expect([v.suspension, libelle]).toEqual([null, 'À payer, en retard de 10 jours']);
  });

  it('un dixième payé n’est pas montré comme fait : le reste est dû, puis en retard', () => {
    const recit = anneePayee();
    recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
    recit.le('2026-08-20').laVilleVerse(2026, 'solde', 8_450);
    const aTemps = solde(recit, '2026-08-25');
    expect([aTemps.forme, aTemps.libelle]).toEqual(['proche', 'Payé en partie, reste 76 050 €']);
    expect(solde(recit, '2026-09-10').forme).toBe('retard');
  });

  it('« tout est à jour » ne se dit pas au-dessus d’un versement impayé', () => {
    const recit = anneePayee();
    recit.le('2026-07-10').depose('pieces-annuelles', PIECES_ANNUELLES, { exercice: 2026 });
    const dit = phrase(recit, '2026-09-10');
    expect(dit).toContain('84 500 € sont à payer, en retard.');
    expect(dit).not.toMatch(/à jour|Le partenariat avance/);
  });

  it('ce qui est retenu dit tout ce qui est en retard, puis ce qui manque', () => {
    const dit = phrase(anneePayee(), '2026-09-10');
    expect(dit).toMatch(/échéances? (est|sont) en retard\. 84 500 € sont retenus/);
    expect(dit).not.toContain('Le partenariat avance');
  });
});

import { describe, expect, it } from 'vitest';
import type { Demande } from '../../src/acts/demande.ts';
import { jugement } from './annee.ts';
import { agentCcas, cadreSigne, dvq, equipe, le } from './vie.ts';

describe('la fiche annuelle', () => {
  it('garde les nombres dans la chaîne et les mots à part, effaçables', () => {
    const vie = cadreSigne();
    const [section] = vie.etat(le('1 mars 2026')).modele.formulaires[0]?.sections ?? [];
    const fiche = (reponses: Record<string, string | number>): Demande<'remplir-fiche'> => ({
      acte: 'remplir-fiche',
      jour: le('20 novembre 2026'),
      donnees: { formulaire: 'fiche-de-suivi', exercice: 2026, reponses },
      textes: {},
    });
    const president = `${section?.id}.presidence`;
    const f = vie.faire(
      equipe,
      fiche({ [president]: 'Une personne', 'chiffres.salaires.prevu': 31_000_000 }),
    );
    if (f.sorte !== 'fiche-remplie') throw new Error(f.sorte);
    expect(f.donnees.valeurs).toEqual({ 'chiffres.salaires.prevu': 31_000_000 });
    expect(JSON.parse(f.textes.reponses ?? '')).toEqual({ [president]: 'Une personne' });
    expect(vie.refus(equipe, fiche({}))).toEqual(['fiche-vide']);
    expect(vie.refus(equipe, fiche({ 'recette.sucre': 3 }))).toEqual(['reponse-inconnue']);
    expect(vie.refus(agentCcas, fiche({ [president]: 'x' }))).toEqual(['fonction-sans-droit']);
  });

  it('ne garde que des réponses de la sorte demandée, et rien de ce qui se déduit', () => {
    const vie = cadreSigne();
    const refus = (chemin: string, reponse: string | number) =>
      vie.refus(equipe, {
        acte: 'remplir-fiche',
        jour: le('20 novembre 2026'),
        donnees: { formulaire: 'fiche-de-suivi', exercice: 2026, reponses: { [chemin]: reponse } },
        textes: {},
      });
    for (const [chemin, reponse] of [
      ['annee-ecoulee.adherents', 'beaucoup'],
      ['annee-ecoulee.adherents', 3.5],
      ['annee-ecoulee.adherents', -1],
      ['annee-ecoulee.etp-permanents', 1.234],
      ['annee-ecoulee.secteurs.territoire', 101],
      ['chiffres.salaires.prevu', -1],
      ['chiffres.salaires.prevu', Number.NaN],
      ['identification.creation', '2026-02-30'],
      ['identification.siret', '12345678901234'],
      ['annee-ecoulee.points-forts', 'x'.repeat(4001)],
    ] as const)
      expect([chemin, reponse, refus(chemin, reponse)]).toEqual([chemin, reponse, ['reponse-irrecevable']]);
    for (const chemin of ['chiffres.produits.prevu', 'chiffres.net.prevu', '__proto__.x', 'annee-ecoulee'])
      expect(refus(chemin, 1)).toEqual(['reponse-inconnue']);
    expect(refus('chiffres.exceptionnel.prevu', -120_000)).toEqual([]);
    expect(refus('annee-ecoulee.secteurs.territoire', 33.33)).toEqual([]);
    expect(refus('explications.effectifs.adherents', 'Une antenne a ouvert.')).toEqual([]);
  });

  it('se retourne et s’accepte comme une pièce, par qui la reçoit', () => {
    const vie = cadreSigne();
    vie.faire(dvq, {
      acte: 'convoquer-reunion',
      jour: le('2 novembre 2026'),
      donnees: { instance: 'commission-suivi', tenueLe: le('10 décembre 2026'), exercice: 2026 },
      textes: {},
    });
    const f = vie.faire(equipe, {
      acte: 'remplir-fiche',
      jour: le('20 novembre 2026'),
      donnees: { formulaire: 'fiche-de-suivi', exercice: 2026, reponses: { 'annee-ecoulee.adherents': 1 } },
      textes: {},
    });
    expect(vie.refus(equipe, jugement('accepter-piece', f.id, '21 novembre 2026'))).toEqual([
      'fonction-sans-droit',
    ]);
    vie.faire(dvq, jugement('retourner-piece', f.id, '21 novembre 2026', 'Les chiffres manquent'));
    expect(vie.refus(dvq, jugement('accepter-piece', f.id, '22 novembre 2026'))).toEqual([
      'depot-deja-retourne',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datationDuFormulaire } from '../../src/acts/dater.ts';
import type { Demande } from '../../src/acts/demande.ts';
import type { Jour } from '../../src/basics/jour.ts';
import { depot } from './annee.ts';
import { agentCcas, annuaire, cadreSigne, dvq, equipe, le, presidente } from './vie.ts';

const FORMULAIRE = 'fiche-annuelle';

describe('le jour d’un acte', () => {
  it('un dépôt en ligne du 30 novembre ne se date pas du 29 juin', () => {
    const vie = cadreSigne();
    const antidate = depot('29 juin 2026', 'pieces-annuelles', 'rapport-activite', { exercice: 2026 });
    for (const qui of [equipe, presidente])
      expect(vie.refus(qui, antidate, le('30 novembre 2026'))).toEqual(['jour-de-l-enregistrement']);
    expect(vie.refus(equipe, { ...antidate, jour: le('30 novembre 2026') })).toEqual([]);
  });

  it('une fiche corrigée ne se date pas de mars', () => {
    const vie = cadreSigne();
    const formulaire = vie.etat(le('1 juin 2026')).modele.formulaires[0]?.id ?? FORMULAIRE;
    const corrigee: Demande<'remplir-fiche'> = {
      acte: 'remplir-fiche',
      jour: le('12 mars 2026'),
      donnees: { formulaire, exercice: 2026, reponses: {} },
      textes: {},
    };
    const codes = vie.refus(presidente, corrigee, le('30 novembre 2026'));
    expect(codes).toContain('jour-de-l-enregistrement');
    expect(vie.refus(dvq, corrigee, le('30 novembre 2026'))).not.toContain('jour-de-l-enregistrement');
  });

  it('de la poste se dit par qui reçoit, pas par qui doit', () => {
    const vie = cadreSigne();
    const { fichier: _, ...donnees } = depot('10 juillet 2026', 'pieces-annuelles', 'rapport-activite', {
      exercice: 2026,
      moyen: 'papier',
    }).donnees;
    const poste = { acte: 'deposer-piece', jour: le('10 juillet 2026'), donnees, textes: {} } as const;
    expect(vie.refus(dvq, poste, le('15 juillet 2026'))).toEqual([]);
    expect(vie.refus(equipe, poste)).toEqual(['remise-a-constater']);
  });

  it('quelle que soit la demande d’un débiteur, le fait porte le jour où il est enregistré', () => {
    const vie = cadreSigne();
    const aujourdhui = le('30 novembre 2026');
    fc.assert(
      fc.property(
        fc.integer({ min: -700, max: 5 }),
        fc.constantFrom('depot', 'papier', 'courriel', 'main'),
        fc.constantFrom(equipe, presidente),
        fc.option(fc.integer({ min: -700, max: 5 }), { nil: undefined }),
        (ecart, moyen, qui, reception) => {
          const demande = depot('1 juin 2026', 'pieces-annuelles', 'rapport-activite', {
            exercice: 2026,
            moyen: moyen as 'depot',
            arrivee: 'arrivee--x:1',
            ...(reception === undefined ? {} : { recueLe: (aujourdhui + reception) as Jour }),
          });
          const issue = vie.demander(qui, { ...demande, jour: (aujourdhui + ecart) as Jour }, aujourdhui);
          if (!issue.ok) return;
          for (const f of issue.valeur) {
            expect(f.jour).toBe(aujourdhui);
            expect(f.donnees).toMatchObject({ moyen: 'depot' });
          }
        },
      ),
    );
  });

  it('ne se demande qu’à qui peut le dire', () => {
    const vie = cadreSigne();
    const aujourdhui = le('1 juin 2026');
    const vue = { etat: vie.etat(aujourdhui), faits: vie.faits, aujourdhui, annuaire };
    const dit = (
      ...[acteur, acte, donnees]: readonly [typeof dvq, Demande['acte'], Record<string, string>]
    ) => datationDuFormulaire({ ...vue, acteur }, acte, donnees);
    const piece = { obligation: 'pieces-annuelles' };
    expect(dit(equipe, 'deposer-piece', piece)).toBe('du-jour');
    expect(dit(dvq, 'deposer-piece', piece)).toBe('dit');
    expect(dit(dvq, 'deposer-piece', { obligation: 'compte-rendu' })).toBe('du-jour');
    expect(dit(presidente, 'ouvrir-procedure', {})).toBe('du-jour');
    expect(dit(dvq, 'ouvrir-procedure', {})).toBe('selon');
    expect(dit(agentCcas, 'signer', {})).toBe('dit');
  });
});

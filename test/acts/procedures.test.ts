import { describe, expect, it } from 'vitest';
import type { Demande } from '../../src/acts/demande.ts';
import { ecrireRefus } from '../../src/acts/refus.ts';
import { agentGbm, cadreSigne, dvq, elueCcas, equipe, finances, le, presidente } from './vie.ts';

const ouverture = (
  procedure: string,
  partie: string,
  motif: string | undefined,
  jour = '1 mars 2027',
): Demande<'ouvrir-procedure'> => ({
  acte: 'ouvrir-procedure',
  jour: le(jour),
  donnees: { procedure, partie, ...(motif ? { motif } : {}) },
  textes: {},
});
const etape = (fait: string, id: string, jour: string, recueLe?: string): Demande<'franchir-etape'> => ({
  acte: 'franchir-etape',
  jour: le(jour),
  donnees: { ouverture: fait, etape: id, ...(recueLe ? { recueLe: le(recueLe) } : {}) },
  textes: {},
});

describe('ouvrir une procédure', () => {
  it('suit l’initiative et les motifs de l’article', () => {
    const vie = cadreSigne();
    expect(vie.refus(presidente, ouverture('resiliation-faute', 'association', 'defaillance'))).toEqual([]);
    expect(vie.refus(elueCcas, ouverture('resiliation-entites', 'ccas', 'perte-agrement'))).toEqual([]);
    expect(vie.refus(presidente, ouverture('resiliation-entites', 'association', 'perte-agrement'))).toEqual([
      'sans-initiative',
    ]);
    expect(vie.refus(dvq, ouverture('resiliation-entites', 'ville', 'mauvaise-humeur'))).toEqual([
      'motif-hors-liste',
    ]);
    expect(vie.refus(dvq, ouverture('resiliation-entites', 'ville', undefined))).toEqual([
      'motif-hors-liste',
    ]);
    expect(vie.refus(dvq, ouverture('bannissement', 'ville', undefined))).toEqual(['procedure-inconnue']);
    expect(vie.refus(finances, ouverture('controle', 'ville', 'aides'))).toEqual(['fonction-sans-droit']);
  });

  it('une seule fois par partie tant qu’elle court', () => {
    const vie = cadreSigne();
    vie.faire(dvq, ouverture('controle', 'ville', 'aides'));
    expect(vie.refus(dvq, ouverture('controle', 'ville', 'aides'))).toEqual(['procedure-deja-ouverte']);
    expect(vie.refus(agentGbm, ouverture('controle', 'gbm', 'aides'))).toEqual([]);
  });
});

describe('résilier pour faute', () => {
  function misEnDemeure() {
    const vie = cadreSigne();
    const f = vie.faire(dvq, ouverture('resiliation-faute', 'ville', 'non-respect'));
    return { vie, id: f.id };
  }

  it('laisse courir trois mois entiers après l’envoi de la mise en demeure ; le refus dit le premier jour', () => {
    const { vie, id } = misEnDemeure();
    vie.faire(dvq, etape(id, 'mise-en-demeure', '3 mars 2027'));
    const issue = vie.demander(dvq, etape(id, 'resiliation', '3 juin 2027'));
    expect(issue.ok ? [] : issue.erreur.map(ecrireRefus)).toEqual([
      'La convention ne permet pas «\u00A0résiliation\u00A0» avant le 4\u00A0juin\u00A02027. Attendez ce jour.',
    ]);
    vie.faire(dvq, etape(id, 'resiliation', '4 juin 2027'));
    expect(vie.etat(le('5 juin 2027')).phase.nom).toBe('resiliee');
    expect(vie.refus(dvq, ouverture('resiliation-faute', 'ville', 'non-respect', '5 juin 2027'))).toEqual([
      'convention-deja-finie',
    ]);
  });

  it('suppose la mise en demeure, et n’est plus possible après régularisation', () => {
    const { vie, id } = misEnDemeure();
    expect(vie.refus(dvq, etape(id, 'resiliation', '3 juin 2027'))).toEqual(['etape-precedente']);
    vie.faire(dvq, etape(id, 'mise-en-demeure', '3 mars 2027'));
    vie.faire(dvq, etape(id, 'regularisation', '15 mars 2027'));
    expect(vie.refus(dvq, etape(id, 'resiliation', '3 juin 2027'))).toEqual(['procedure-close']);
  });

  it('chaque étape se franchit une fois, dans la procédure où elle existe, par qui l’a ouverte', () => {
    const { vie, id } = misEnDemeure();
    vie.faire(dvq, etape(id, 'mise-en-demeure', '3 mars 2027'));
    expect(vie.refus(dvq, etape(id, 'mise-en-demeure', '4 mars 2027'))).toEqual(['etape-deja-franchie']);
    expect(vie.refus(dvq, etape(id, 'duel', '4 mars 2027'))).toEqual(['etape-inconnue']);
    expect(vie.refus(dvq, etape('vie:999', 'regularisation', '4 mars 2027'))).toEqual(['ouverture-inconnue']);
    expect(vie.refus(presidente, etape(id, 'regularisation', '4 mars 2027'))).toEqual([
      'fonction-sans-droit',
    ]);
  });
});

describe('résilier par les entités', () => {
  it('le délai de quinze jours court de la réception, et attend qu’elle soit connue', () => {
    const vie = cadreSigne();
    const sans = vie.faire(dvq, ouverture('resiliation-entites', 'ville', 'perte-agrement'));
    vie.faire(dvq, etape(sans.id, 'mise-en-demeure', '3 mars 2027'));
    expect(vie.refus(dvq, etape(sans.id, 'resiliation', '20 mars 2027'))).toEqual(['reception-inconnue']);
    const avec = vie.faire(agentGbm, ouverture('resiliation-entites', 'gbm', 'perte-agrement'));
    const envoi = etape(avec.id, 'mise-en-demeure', '3 mars 2027', '5 mars 2027');
    expect(vie.refus(agentGbm, envoi, le('6 mars 2027'))).toEqual(['jour-de-l-enregistrement']);
    vie.faire(dvq, envoi, le('6 mars 2027'));
    expect(vie.refus(agentGbm, etape(avec.id, 'resiliation', '20 mars 2027'))).toEqual(['etape-trop-tot']);
    expect(vie.refus(agentGbm, etape(avec.id, 'resiliation', '21 mars 2027'))).toEqual([]);
    expect(vie.refus(equipe, etape(avec.id, 'resiliation', '20 mars 2027'))).toEqual(['fonction-sans-droit']);
    expect(vie.refus(equipe, etape(avec.id, 'regularisation', '20 mars 2027'))).toEqual([]);
  });
});

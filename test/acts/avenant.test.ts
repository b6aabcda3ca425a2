import { describe, expect, it } from 'vitest';
import type { Demande } from '../../src/acts/demande.ts';
import { euros } from '../../src/basics/montant.ts';
import type { Modele } from '../../src/modele/regles.ts';
import { preparer } from '../../src/rules/preparer.ts';
import { autoriserAvenant, avenantAutorise } from './situations.ts';
import { AUTRES, cadreSigne, cpoSignee, dvq, le, presidente } from './vie.ts';

describe('signer un avenant', () => {
  const avenant = (
    donnees: Partial<Demande<'signer-avenant'>['donnees']> = {},
  ): Demande<'signer-avenant'> => ({
    acte: 'signer-avenant',
    jour: le('2 avril 2026'),
    donnees: {
      numero: 1,
      parties: ['ville', 'association'],
      effet: le('2 avril 2026'),
      termes: {},
      exercice: 2026,
      ...donnees,
    },
    textes: { objet: 'Subvention de fonctionnement 2026' },
  });

  it('est accepté entre la Ville et l’association, avec le numéro qui suit', () => {
    const vie = avenantAutorise();
    vie.faire(dvq, avenant());
    expect(vie.refus(dvq, avenant())).toEqual(['numero-avenant']);
    autoriserAvenant(vie, 2, ['ville']);
    expect(vie.refus(dvq, avenant({ numero: 2 }))).toEqual([]);
  });

  it('attend que chaque entité qui le signe l’ait voté, transmis et publié', () => {
    const vie = cadreSigne();
    const acte = { partie: 'ville', objet: 'avenant', avenant: 1 } as const;
    const tous = { parties: ['ville', 'ccas', 'association'] };
    expect(vie.refus(dvq, avenant())).toEqual(['deliberation-absente']);
    const vote = {
      acte: 'deposer-deliberation',
      jour: le('26 mars 2026'),
      donnees: acte,
      textes: {},
    } as const;
    const sansNumero = { ...vote, donnees: { partie: 'ville', objet: 'avenant' } } as const;
    expect(vie.refus(dvq, sansNumero)).toEqual(['avenant-sans-numero']);
    vie.faire(dvq, vote);
    vie.faire(dvq, { acte: 'transmettre-acte', jour: le('30 mars 2026'), donnees: acte, textes: {} });
    expect(vie.refus(dvq, avenant())).toEqual(['deliberation-non-executoire']);
    vie.faire(
      dvq,
      { acte: 'publier-acte', jour: le('3 avril 2026'), donnees: acte, textes: {} },
      le('7 avril 2026'),
    );
    expect(vie.refus(dvq, avenant(), le('7 avril 2026'))).toEqual(['signature-avant-executoire']);
    const apres = { ...avenant(), jour: le('7 avril 2026') };
    expect(vie.refus(dvq, apres)).toEqual([]);
    expect(vie.refus(dvq, { ...apres, donnees: { ...apres.donnees, ...tous } })).toEqual([
      'deliberation-absente',
    ]);
  });

  it('n’attend aucun vote sous un texte qui ne le demande pas', () => {
    const vie = cpoSignee();
    const donnees = { numero: 1, parties: ['ville', 'association'], effet: le('1 mars 2026'), termes: {} };
    expect(vie.refus(dvq, avenant({ ...donnees, exercice: 2026 }))).not.toContain('deliberation-absente');
  });

  it('garde le vote qui l’autorise : il ne s’annule pas tant que l’avenant tient', () => {
    const vie = avenantAutorise();
    vie.faire(dvq, avenant());
    const vote = vie.faits.find((f) => f.sorte === 'acte-publie' && f.donnees.avenant === 1);
    const annule = {
      acte: 'annuler-fait',
      jour: le('3 avril 2026'),
      donnees: { fait: vote?.id ?? '' },
      textes: { motif: 'Saisi à tort' },
    } as const;
    expect(vie.refus(dvq, annule)).toEqual(['fait-utilise']);
  });

  it('fait passer à un autre texte, gardé au registre et entre les mêmes parties', () => {
    const vie = avenantAutorise('ville', 'ccas', 'gbm');
    const parties = ['ville', 'ccas', 'gbm', 'association'];
    const cadre = vie.etat(le('2 avril 2026')).modele;
    const avec = (empreinte: string, modele: Modele) => {
      AUTRES.set(empreinte, preparer(modele));
      return avenant({ parties, exercice: undefined, modele: empreinte });
    };
    expect(vie.refus(dvq, avenant({ modele: 'd'.repeat(64) }))).toEqual(['modele-inconnu']);
    expect(vie.refus(dvq, avec('e'.repeat(64), { ...cadre, parties: cadre.parties.slice(1) }))).toEqual([
      'texte-autres-parties',
    ]);
    const automne = { ...cadre.exercice, commence: { mois: 10, jour: 1 } };
    expect(vie.refus(dvq, avec('e'.repeat(64), { ...cadre, exercice: automne }))).toEqual([
      'texte-autre-exercice',
    ]);
    const enPlus = {
      id: 'plafond',
      intitule: 'Plafond',
      type: 'montant',
      facultatif: false,
      choix: [],
    } as const;
    const sansValeur = { ...cadre, termes: [...cadre.termes, { ...enPlus, defaut: null }] };
    expect(vie.refus(dvq, avec('e'.repeat(64), sansValeur))).toEqual(['terme-du-texte-absent']);
    const defaut = { type: 'montant', valeur: euros(9_000) } as const;
    const recevable = { ...cadre, version: '2.0', termes: [...cadre.termes, { ...enPlus, defaut }] };
    const signe = vie.faire(dvq, avec('f'.repeat(64), recevable));
    expect(signe.donnees).toMatchObject({
      modele: { version: '2.0', empreinte: 'f'.repeat(64) },
      termes: { plafond: defaut },
    });
    expect(vie.etat(le('3 avril 2026')).modele.version).toBe('2.0');
    autoriserAvenant(vie, 2, ['ville', 'ccas', 'gbm']);
    expect(
      vie.refus(dvq, avenant({ numero: 2, parties, exercice: undefined, modele: 'f'.repeat(64) })),
    ).toEqual(['texte-deja-applique']);
  });

  it('est refusé s’il ne change rien, ne lie pas l’association, ou change un terme qui n’existe pas', () => {
    const vie = avenantAutorise('ville', 'ccas');
    expect(vie.refus(dvq, avenant({ exercice: undefined }))).toEqual(['avenant-vide']);
    expect(vie.refus(dvq, avenant({ parties: ['ville', 'ccas'] }))).toEqual(['avenant-parties']);
    expect(vie.refus(dvq, avenant({ parties: ['ville', 'region'] }))).toEqual(['partie-inconnue']);
    expect(vie.refus(dvq, avenant({ termes: { loyer: { type: 'nombre', valeur: 1 } } }))).toEqual([
      'terme-inconnu',
    ]);
    expect(vie.refus(dvq, avenant({ termes: { 'date-fin': { type: 'nombre', valeur: 2030 } } }))).toEqual([
      'terme-autre-nature',
    ]);
    expect(vie.refus(dvq, avenant({ effet: le('1 janvier 2031') }))).toEqual(['effet-hors-duree']);
    expect(vie.refus(presidente, avenant())).toEqual(['fonction-sans-droit']);
  });
});

import { describe, expect, it } from 'vitest';
import {
  agentCcas,
  agentGbm,
  cadreSigne,
  cpoSignee,
  dvq,
  elueCcas,
  equipe,
  finances,
  le,
  observatrice,
  presidente,
  projetDeCadre,
  voisine,
} from './vie.ts';

const ccas = { partie: 'ccas', objet: 'convention' } as const;
const deliberation = (jour = '3 décembre 2025') =>
  ({
    acte: 'deposer-deliberation',
    jour: le(jour),
    donnees: { ...ccas, autorise: 'vice-presidente' },
    textes: {},
  }) as const;
const transmission = (identifiant: string | undefined, jour = '5 décembre 2025') =>
  ({
    acte: 'transmettre-acte',
    jour: le(jour),
    donnees: { ...ccas, ...(identifiant ? { identifiant } : {}) },
    textes: {},
  }) as const;
const publication = (jour = '8 décembre 2025') =>
  ({ acte: 'publier-acte', jour: le(jour), donnees: ccas, textes: {} }) as const;
const signature = (jour: string, fonction?: string) =>
  ({
    acte: 'signer',
    jour: le(jour),
    donnees: { partie: 'ccas', ...(fonction ? { fonction } : {}) },
    textes: {},
  }) as const;

const RECU = '025-262500564-20251203-D00198310-DE';

describe('déposer une délibération', () => {
  it('revient à la partie elle-même ou au service pilote, jamais à une autre', () => {
    const vie = projetDeCadre();
    expect(vie.refus(agentCcas, deliberation())).toEqual([]);
    expect(vie.refus(elueCcas, deliberation())).toEqual([]);
    expect(vie.refus(dvq, deliberation())).toEqual([]);
    expect(vie.refus(agentGbm, deliberation())).toEqual(['fonction-sans-droit']);
    expect(vie.refus(presidente, deliberation())).toEqual(['fonction-sans-droit']);
    expect(vie.refus(voisine, deliberation())).toEqual(['hors-convention']);
    expect(vie.refus(observatrice, deliberation())).toEqual(['fonction-sans-droit']);
  });

  it('ne se fait pas deux fois, ni pour une date à venir, ni pour une partie qui n’existe pas', () => {
    const vie = projetDeCadre();
    expect(vie.refus(dvq, deliberation('4 décembre 2025'), le('3 décembre 2025'))).toEqual(['jour-futur']);
    vie.faire(agentCcas, deliberation());
    expect(vie.refus(agentCcas, deliberation())).toEqual(['deja-deliberee']);
    const inconnue = { ...deliberation(), donnees: { partie: 'region', objet: 'convention' } } as const;
    expect(vie.refus(dvq, inconnue)).toEqual(['partie-inconnue']);
  });
});

describe('transmettre un acte', () => {
  it('accepte l’identifiant de l’accusé de réception quand l’organisme et la date concordent', () => {
    const vie = projetDeCadre();
    vie.faire(dvq, deliberation());
    expect(vie.refus(agentCcas, transmission(RECU))).toEqual([]);
  });

  it('refuse un identifiant mal formé, d’un autre organisme ou d’une autre date', () => {
    const vie = projetDeCadre();
    vie.faire(dvq, deliberation());
    expect(vie.refus(dvq, transmission('D00198310'))).toEqual(['identifiant-illisible']);
    expect(vie.refus(dvq, transmission('025-212500565-20251203-D00198310-DE'))).toEqual([
      'identifiant-autre-organisme',
    ]);
    expect(vie.refus(dvq, transmission('025-262500564-20251204-D00198310-DE'))).toEqual([
      'identifiant-autre-date',
    ]);
  });

  it('suit la délibération, et ne concerne pas l’association', () => {
    const vie = projetDeCadre();
    expect(vie.refus(dvq, transmission(undefined))).toEqual(['deliberation-absente']);
    vie.faire(dvq, deliberation());
    expect(vie.refus(dvq, transmission(undefined, '2 décembre 2025'), le('5 décembre 2025'))).toEqual([
      'avant-deliberation',
    ]);
    vie.faire(dvq, transmission(RECU));
    expect(vie.refus(dvq, transmission(RECU))).toEqual(['deja-transmis']);
    const association = {
      acte: 'transmettre-acte',
      jour: le('5 décembre 2025'),
      donnees: { partie: 'association', objet: 'convention' },
      textes: {},
    } as const;
    expect(vie.refus(dvq, association)).toContain('association-sans-controle');
  });
});

describe('publier un acte', () => {
  it('suit la délibération, une seule fois', () => {
    const vie = projetDeCadre();
    expect(vie.refus(agentCcas, publication())).toEqual(['deliberation-absente']);
    vie.faire(dvq, deliberation());
    expect(vie.refus(presidente, publication())).toEqual(['fonction-sans-droit']);
    vie.faire(agentCcas, publication());
    expect(vie.refus(agentCcas, publication())).toEqual(['deja-publie']);
  });
});

describe('signer', () => {
  it('attend que la délibération soit exécutoire : une signature antérieure ne se répare pas', () => {
    const vie = projetDeCadre();
    expect(vie.refus(elueCcas, signature('20 décembre 2025'))).toEqual(['deliberation-absente']);
    vie.faire(dvq, deliberation());
    expect(vie.refus(elueCcas, signature('20 décembre 2025'))).toEqual(['deliberation-non-executoire']);
    vie.faire(dvq, transmission(RECU));
    vie.faire(dvq, publication());
    expect(vie.refus(elueCcas, signature('7 décembre 2025'), le('20 décembre 2025'))).toEqual([
      'signature-avant-executoire',
    ]);
    vie.faire(elueCcas, signature('8 décembre 2025', 'vice-presidente'), le('20 décembre 2025'));
    expect(vie.refus(elueCcas, signature('20 décembre 2025'))).toEqual(['deja-signee']);
  });

  it('est réservé à la fonction que la délibération autorise', () => {
    const vie = projetDeCadre();
    vie.faire(dvq, deliberation());
    vie.faire(dvq, transmission(RECU));
    vie.faire(dvq, publication());
    expect(vie.refus(elueCcas, signature('20 décembre 2025', 'directeur'))).toEqual([
      'signataire-non-autorise',
    ]);
  });

  it('est ouvert à l’association sans transmission, par un dirigeant et non par l’équipe', () => {
    const vie = projetDeCadre();
    const signe = {
      acte: 'signer',
      jour: le('20 décembre 2025'),
      donnees: { partie: 'association', fonction: 'president' },
      textes: {},
    } as const;
    expect(vie.refus(equipe, signe)).toEqual(['fonction-sans-droit']);
    expect(vie.refus(presidente, signe)).toEqual([]);
  });

  it('n’est plus possible une fois la convention en vigueur', () => {
    expect(cadreSigne().refus(elueCcas, signature('5 janvier 2026'))).toEqual(['phase-contraire']);
  });
});

describe('notifier', () => {
  const notification = (jour: string) =>
    ({ acte: 'notifier', jour: le(jour), donnees: {}, textes: {} }) as const;

  it('n’est possible qu’une fois toutes les signatures réunies', () => {
    expect(projetDeCadre().refus(dvq, notification('22 décembre 2025'))).toEqual(['phase-contraire']);
  });

  it('se fait une fois, par le service pilote', () => {
    const vie = cadreSigne();
    expect(vie.refus(dvq, notification('23 décembre 2025'))).toEqual(['deja-notifiee']);
    expect(vie.refus(agentCcas, notification('23 décembre 2025'))).toEqual(['fonction-sans-droit']);
  });
});

describe('dénoncer la reconduction', () => {
  const denonciation = (partie: string, jour: string) =>
    ({ acte: 'denoncer-reconduction', jour: le(jour), donnees: { partie }, textes: {} }) as const;

  it('n’a pas de sens sur une convention qui ne se reconduit pas', () => {
    expect(cadreSigne().refus(dvq, denonciation('ville', '3 mars 2026'))).toEqual(['sans-reconduction']);
  });

  it('passé le préavis, s’oppose à la reconduction suivante ; elle ne se fait qu’une fois', () => {
    const vie = cpoSignee();
    const { denonciation: regle } = vie.etat(le('1 mars 2028')).modele.reconduction ?? {};
    expect(regle?.preavis).toEqual({ unite: 'mois', n: 3 });
    const tardive = cpoSignee();
    tardive.faire(presidente, denonciation('association', '1 juillet 2028'));
    expect(tardive.etat(le('1 août 2028')).duree.fin).toBe(le('30 septembre 2029'));
    vie.faire(presidente, denonciation('association', '30 juin 2028'));
    expect(vie.etat(le('1 août 2028')).duree.fin).toBe(le('30 septembre 2028'));
    expect(vie.refus(dvq, denonciation('ville', '30 juin 2028'))).toEqual(['deja-denoncee']);
  });

  it('est sans objet une fois les trois reconductions acquises', () => {
    expect(cpoSignee().refus(dvq, denonciation('ville', '1 août 2030'))).toEqual(['reconductions-epuisees']);
  });
});

describe('confier une fonction, signaler un évènement, porter une appréciation', () => {
  it('la présidence se confie par l’association, pas par une autre partie', () => {
    const vie = cadreSigne();
    const confie = {
      acte: 'confier-fonction',
      jour: le('3 mars 2026'),
      donnees: { partie: 'association', fonction: 'president', personne: 'nouvelle-presidente' },
      textes: {},
    } as const;
    expect(vie.refus(presidente, confie)).toEqual([]);
    expect(vie.refus(agentGbm, confie)).toEqual(['fonction-sans-droit']);
  });

  it('un évènement est de ceux que la convention connaît, d’une nature prévue', () => {
    const vie = cadreSigne();
    const evenement = (id: string, nature?: string) =>
      ({
        acte: 'signaler-evenement',
        jour: le('3 mars 2026'),
        donnees: { evenement: id, ...(nature ? { nature } : {}) },
        textes: {},
      }) as const;
    expect(vie.refus(equipe, evenement('changement', 'bureau'))).toEqual([]);
    expect(vie.refus(equipe, evenement('changement', 'demenagement'))).toEqual(['nature-inconnue']);
    expect(vie.refus(equipe, evenement('changement'))).toEqual(['nature-inconnue']);
    expect(vie.refus(equipe, evenement('incendie'))).toEqual(['evenement-inconnu']);
    expect(vie.refus(finances, evenement('changement', 'bureau'))).toEqual(['fonction-sans-droit']);
  });

  it('une appréciation porte sur une règle de la convention et dit pourquoi', () => {
    const vie = cadreSigne();
    const appreciation = (objet: string, motif?: string) =>
      ({
        acte: 'porter-appreciation',
        jour: le('3 mars 2026'),
        donnees: { objet, conclusion: 'significatif' },
        textes: motif ? { motif } : {},
      }) as const;
    expect(vie.refus(elueCcas, appreciation('commission-suivi', 'Écart de 12 % sur les charges'))).toEqual(
      [],
    );
    expect(vie.refus(elueCcas, appreciation('commission-suivi'))).toEqual(['motif-absent']);
    expect(vie.refus(elueCcas, appreciation('meteo', 'Il pleut souvent'))).toEqual(['objet-inconnu']);
    expect(vie.refus(presidente, appreciation('commission-suivi', 'Écart'))).toEqual(['fonction-sans-droit']);
  });
});

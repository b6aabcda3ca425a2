import { describe, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import type { NomActe } from '../../src/acts/demande.ts';
import { euros } from '../../src/basics/montant.ts';
import { AGREMENT, depot, liquidation, PIECES_ANNUELLES, paiement, vote } from './annee.ts';
import {
  agentCcas,
  dvq,
  elueCcas,
  equipe,
  finances,
  le,
  observatrice,
  presidente,
  projetDeCadre,
  type Vie,
  voisine,
} from './vie.ts';

const IDENTITES: Readonly<Record<string, Acteur>> = {
  pilote: dvq,
  finances,
  'agent du CCAS': agentCcas,
  'élue du CCAS': elueCcas,
  présidente: presidente,
  équipe: equipe,
};

/** Writing to the others: every party's people may, at any moment of an agreement's life. */
const PARLER: NomActe = 'ecrire-message';

/** Every act, besides speaking, that each identity may do on a day, whatever its object. */
function attendre(vie: Vie, jour: string, possibles: Readonly<Record<string, readonly NomActe[]>>): void {
  for (const [nom, acteur] of Object.entries(IDENTITES))
    expect(nomsDe(vie, acteur, jour), `${nom}, ${jour}`).toEqual([...(possibles[nom] ?? []), PARLER].sort());
  for (const acteur of [observatrice, voisine]) expect(nomsDe(vie, acteur, jour)).toEqual([]);
}

const nomsDe = (vie: Vie, acteur: Acteur, jour: string): readonly string[] =>
  [...new Set(possiblesDe(vie, acteur, jour).map((a) => a.demande.acte))].sort();
const possiblesDe = (vie: Vie, acteur: Acteur, jour: string) =>
  vie.examines(acteur, le(jour)).filter((a) => a.empechements.length === 0);
const objets = (vie: Vie, acteur: Acteur, jour: string, acte: NomActe): readonly unknown[] =>
  possiblesDe(vie, acteur, jour)
    .filter((a) => a.demande.acte === acte)
    .map((a) => a.objet);

/** What the pilot may always do on a living agreement. */
const PILOTE_TOUJOURS: readonly NomActe[] = [
  'deposer-piece',
  'signaler-notification',
  'confier-fonction',
  'signaler-evenement',
  'enregistrer-vote',
  'constater-montant',
];
const PILOTE_EN_VIGUEUR: readonly NomActe[] = [
  ...PILOTE_TOUJOURS,
  'annuler-fait',
  'constater-obligation',
  'convoquer-reunion',
  'demander-aide',
  'demander-piece',
  'demander-reunion',
  'demander-subvention',
  'deposer-deliberation',
  'ouvrir-procedure',
  'porter-appreciation',
  'relancer',
  'remplir-fiche',
  'signer-avenant',
  'tenir-reunion',
];
const ASSOCIATION: readonly NomActe[] = ['deposer-piece', 'signaler-notification', 'signaler-evenement'];
const ASSOCIATION_EN_VIGUEUR: readonly NomActe[] = [
  ...ASSOCIATION,
  'convoquer-reunion',
  'demander-aide',
  'demander-subvention',
  'remplir-fiche',
  'tenir-reunion',
];
const DIRIGEANTE: readonly NomActe[] = ['confier-fonction', 'demander-reunion', 'ouvrir-procedure'];
const AGENT_EN_VIGUEUR: readonly NomActe[] = [
  'deposer-deliberation',
  'confier-fonction',
  'constater-montant',
  'constater-obligation',
  'convoquer-reunion',
  'demander-piece',
  'demander-reunion',
  'ouvrir-procedure',
  'porter-appreciation',
  'relancer',
  'signaler-evenement',
  'tenir-reunion',
];

describe('la vie d’une convention, acte par acte', () => {
  const vie = projetDeCadre();

  it('1 octobre 2025 : en projet, chacun délibère ; seule l’association peut déjà signer', () => {
    attendre(vie, '1 octobre 2025', {
      pilote: [...PILOTE_TOUJOURS, 'deposer-deliberation', 'signer', 'demander-subvention'],
      finances: ['enregistrer-vote', 'constater-montant'],
      'agent du CCAS': [
        'deposer-deliberation',
        'confier-fonction',
        'signaler-evenement',
        'constater-montant',
      ],
      'élue du CCAS': ['deposer-deliberation', 'confier-fonction'],
      présidente: [
        ...ASSOCIATION,
        'deposer-deliberation',
        'signer',
        'confier-fonction',
        'demander-subvention',
      ],
      équipe: [...ASSOCIATION, 'demander-subvention'],
    });
    expect(objets(vie, dvq, '1 octobre 2025', 'signer')).toEqual([
      { sorte: 'partie', partie: 'association' },
    ]);
  });

  it('16 décembre 2025 : une fois les délibérations exécutoires, l’élue peut signer, et elle seule au CCAS', () => {
    for (const partie of ['ville', 'ccas', 'gbm']) {
      const donnees = { partie, objet: 'convention' } as const;
      vie.faire(dvq, {
        acte: 'deposer-deliberation',
        jour: le('4 décembre 2025'),
        donnees: { ...donnees, ...(partie === 'ccas' ? { autorise: 'vice-presidente' } : {}) },
        textes: {},
      });
      vie.faire(dvq, { acte: 'transmettre-acte', jour: le('15 décembre 2025'), donnees, textes: {} });
      vie.faire(dvq, { acte: 'publier-acte', jour: le('16 décembre 2025'), donnees, textes: {} });
    }
    expect(nomsDe(vie, elueCcas, '16 décembre 2025')).toEqual(['confier-fonction', PARLER, 'signer']);
    expect(objets(vie, elueCcas, '16 décembre 2025', 'signer')).toEqual([
      { sorte: 'partie', partie: 'ccas' },
    ]);
    expect(objets(vie, dvq, '16 décembre 2025', 'signer')).toHaveLength(4);
    expect(nomsDe(vie, finances, '16 décembre 2025')).toEqual([
      'constater-montant',
      PARLER,
      'enregistrer-vote',
    ]);
  });

  it('20 décembre 2025 : signée de tous, elle se notifie ; personne ne signe plus', () => {
    for (const partie of ['ville', 'ccas', 'gbm', 'association'])
      vie.faire(dvq, { acte: 'signer', jour: le('20 décembre 2025'), donnees: { partie }, textes: {} });
    expect(nomsDe(vie, dvq, '20 décembre 2025')).toContain('notifier');
    expect(nomsDe(vie, dvq, '20 décembre 2025')).not.toContain('signer');
    expect(nomsDe(vie, elueCcas, '20 décembre 2025')).not.toContain('signer');
    vie.faire(dvq, { acte: 'notifier', jour: le('22 décembre 2025'), donnees: {}, textes: {} });
  });

  it('10 février 2026 : en vigueur, l’agrément reçu, les finances liquident et paient le premier acompte', () => {
    vie.faire(equipe, depot('12 janvier 2026', 'agrement-initial', 'notification-caf', AGREMENT));
    vie.faire(equipe, depot('12 janvier 2026', 'agrement-initial', 'projet-social'));
    attendre(vie, '10 février 2026', {
      pilote: [
        ...PILOTE_EN_VIGUEUR,
        'accepter-piece',
        'retourner-piece',
        'liquider-versement',
        'enregistrer-paiement',
      ],
      finances: ['enregistrer-vote', 'constater-montant', 'liquider-versement', 'enregistrer-paiement'],
      'agent du CCAS': AGENT_EN_VIGUEUR,
      'élue du CCAS': [
        'confier-fonction',
        'demander-reunion',
        'deposer-deliberation',
        'ouvrir-procedure',
        'porter-appreciation',
      ],
      présidente: [...ASSOCIATION_EN_VIGUEUR, ...DIRIGEANTE, 'deposer-deliberation', 'annuler-fait'],
      équipe: [...ASSOCIATION_EN_VIGUEUR, 'annuler-fait'],
    });
    expect(objets(vie, finances, '10 février 2026', 'liquider-versement')).toEqual([
      { sorte: 'versement', cle: 'fonctionnement/2026/acompte-1/ville' },
    ]);
    vie.faire(finances, liquidation('10 février 2026', 2026, 'acompte-1', 81_000));
    vie.faire(finances, paiement('12 février 2026', 2026, 'acompte-1', 81_000));
    vie.faire(dvq, vote(2026, 250_000, '26 mars 2026'));
  });

  it('6 mai 2026 : payé ce qui est dû, il ne reste rien à liquider avant août', () => {
    vie.faire(finances, paiement('6 mai 2026', 2026, 'acompte-2', 84_500));
    expect(objets(vie, finances, '6 mai 2026', 'liquider-versement')).toEqual([]);
    const solde = vie
      .examines(finances, le('6 mai 2026'))
      .find((a) => a.demande.acte === 'liquider-versement' && JSON.stringify(a.objet).includes('2026/solde'));
    expect(solde?.empechements).toEqual([{ code: 'versement-pas-venu', champ: null, du: le('1 août 2026') }]);
  });

  it('20 août 2026 : une pièce manque, le solde attend ; reçue tard, il se paie et la réserve peut se lever', () => {
    for (const piece of PIECES_ANNUELLES.slice(0, 4))
      vie.faire(equipe, depot('10 juillet 2026', 'pieces-annuelles', piece, { exercice: 2026 }));
    expect(objets(vie, finances, '20 août 2026', 'liquider-versement')).toEqual([]);
    expect(objets(vie, dvq, '20 août 2026', 'relancer')).toContainEqual({
      sorte: 'echeance',
      cle: 'pieces-annuelles/2026',
    });
    vie.faire(equipe, depot('21 août 2026', 'pieces-annuelles', 'rapport-special', { exercice: 2026 }));
    expect(objets(vie, dvq, '21 août 2026', 'relancer')).not.toContainEqual({
      sorte: 'echeance',
      cle: 'pieces-annuelles/2026',
    });
    // Article 7.4: the value of aid in kind comes with the accounts, hence late with them.
    expect(objets(vie, dvq, '21 août 2026', 'lever-reserve')).toEqual([
      { sorte: 'echeance', cle: 'pieces-annuelles/2026' },
      { sorte: 'echeance', cle: 'valorisation-comptes/2026' },
    ]);
    expect(objets(vie, finances, '21 août 2026', 'liquider-versement')).toEqual([
      { sorte: 'versement', cle: 'fonctionnement/2026/solde/ville' },
    ]);
    vie.faire(finances, paiement('25 août 2026', 2026, 'solde', 84_500));
  });

  it('12 octobre 2026 : convoquée, la commission se déplace, s’annule, et se tient le jour venu', () => {
    const c = vie.faire(dvq, {
      acte: 'convoquer-reunion',
      jour: le('12 octobre 2026'),
      donnees: { instance: 'commission-suivi', tenueLe: le('10 décembre 2026'), exercice: 2026 },
      textes: {},
    });
    const reunion = { sorte: 'reunion', convocation: c.id };
    expect(objets(vie, dvq, '12 octobre 2026', 'deplacer-reunion')).toEqual([reunion]);
    expect(objets(vie, dvq, '12 octobre 2026', 'annuler-reunion')).toEqual([reunion]);
    expect(objets(vie, dvq, '12 octobre 2026', 'tenir-reunion')).not.toContainEqual(reunion);
    expect(objets(vie, dvq, '10 décembre 2026', 'tenir-reunion')).toContainEqual(reunion);
    expect(objets(vie, dvq, '14 décembre 2026', 'tenir-reunion')).toContainEqual(reunion);
    expect(objets(vie, presidente, '12 octobre 2026', 'deplacer-reunion')).toEqual([]);
    vie.faire(dvq, {
      acte: 'tenir-reunion',
      jour: le('10 décembre 2026'),
      donnees: { instance: 'commission-suivi', reunion: c.id },
      textes: {},
    });
    expect(objets(vie, dvq, '11 décembre 2026', 'annuler-reunion')).toEqual([]);
  });

  it('avril 2027 : 60 000 € votés après 81 000 versés, le trop-perçu se réclame', () => {
    vie.faire(finances, paiement('12 février 2027', 2027, 'acompte-1', 83_333.33));
    vie.faire(dvq, vote(2027, 60_000, '26 mars 2027'));
    const compte = { sorte: 'compte', versements: 'fonctionnement', exercice: 2027, payeur: 'ville' };
    expect(objets(vie, finances, '1 avril 2027', 'emettre-titre')).toEqual([compte]);
    expect(objets(vie, equipe, '1 avril 2027', 'emettre-titre')).toEqual([]);
    vie.faire(finances, {
      acte: 'emettre-titre',
      jour: le('1 avril 2027'),
      donnees: { versements: 'fonctionnement', exercice: 2027, payeur: 'ville', montant: euros(23_333.33) },
      textes: {},
    });
    expect(objets(vie, finances, '2 avril 2027', 'emettre-titre')).toEqual([]);
    expect(objets(vie, finances, '2 avril 2027', 'enregistrer-reversement')).toEqual([compte]);
  });

  it('2027 : résiliée, plus rien ne s’engage ; les derniers comptes et le contrôle restent possibles', () => {
    const p = vie.faire(dvq, {
      acte: 'ouvrir-procedure',
      jour: le('3 mai 2027'),
      donnees: { procedure: 'resiliation-faute', partie: 'ville', motif: 'non-respect' },
      textes: {},
    });
    const etapes = (jour: string) =>
      objets(vie, dvq, jour, 'franchir-etape').map((o) => (o as { etape: string }).etape);
    expect(etapes('3 mai 2027')).toEqual(['mise-en-demeure']);
    const etape = (id: string, jour: string) =>
      vie.faire(dvq, {
        acte: 'franchir-etape',
        jour: le(jour),
        donnees: { ouverture: p.id, etape: id },
        textes: {},
      });
    etape('mise-en-demeure', '4 mai 2027');
    expect(etapes('4 août 2027')).toEqual(['regularisation']);
    expect(etapes('5 août 2027')).toEqual(['regularisation', 'resiliation']);
    etape('resiliation', '5 août 2027');
    const apres = nomsDe(vie, dvq, '1 septembre 2027');
    for (const acte of [
      'signer-avenant',
      'notifier',
      'demander-subvention',
      'demander-aide',
      'franchir-etape',
    ])
      expect(apres, acte).not.toContain(acte);
    for (const acte of ['deposer-piece', 'demander-piece', 'ouvrir-procedure', 'relancer'])
      expect(apres, acte).toContain(acte);
    expect(objets(vie, dvq, '1 septembre 2027', 'ouvrir-procedure')).toEqual([
      { sorte: 'procedure', procedure: 'controle', partie: 'ville' },
      { sorte: 'procedure', procedure: 'differend', partie: 'ville' },
    ]);
    expect(objets(vie, finances, '1 septembre 2027', 'liquider-versement')).toEqual([]);
    expect(nomsDe(vie, finances, '1 septembre 2027')).toContain('enregistrer-reversement');
  });
});

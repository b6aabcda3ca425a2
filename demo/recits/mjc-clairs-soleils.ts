import { euros } from '../../src/basics/montant.ts';
import {
  accepte,
  annule,
  confie,
  decideAide,
  delibere,
  demandeAide,
  demandePieces,
  depose,
  ecritSur,
  liquide,
  notifie,
  paie,
  publie,
  relance,
  retourne,
  signe,
  tient,
  transmet,
} from '../gestes.ts';
import { agentCcas, agentGbm, clairsSoleils, dvq, finances } from '../identites.ts';
import { date, le, type Recit, sous, survenu } from '../recit.ts';
import {
  assemblee,
  commission,
  compteRendu,
  demandeFonctionnement,
  pieceAnnuelle,
  termesDuCadre,
  verse,
  voteEtAvenant,
} from './cadre.ts';
import { ficheClairsSoleils } from './fiches-clairs-soleils.ts';
import { SUITE } from './mjc-clairs-soleils-suite.ts';

const { presidence, direction } = clairsSoleils;

/**
 * The reference agreement. Terms, parties, signatories, deliberations of December 2025, the receipt of the prefecture
 * and the 81 000 € of January 2026 are those of the public document; every date and figure after that is invented.
 */
export const MJC_CLAIRS_SOLEILS: Recit = {
  dossier: 'mjc-clairs-soleils',
  modele: 'convention-cadre-centre-social',
  creation: {
    par: dvq,
    jour: date('21 novembre 2025'),
    titre: 'MJC Besançon / Clairs-Soleils (suite inventée)',
    termes: {
      ...termesDuCadre({
        effet: '1er janvier 2025',
        fin: '31 décembre 2029',
        agrement: '30 janvier 2025',
        subvention: [2025, 243_000],
        territoire: 'Clairs-Soleils et Cité des Vareilles',
        millesimes: [2026, 2029],
      }),
      'annee-derogation': { type: 'nombre', valeur: 2026 },
      'acompte-derogation': { type: 'montant', valeur: euros(81_000) },
      tribunal: { type: 'texte', valeur: 'le tribunal administratif de Besançon' },
    },
    parties: {
      ville: 'ville-besancon',
      ccas: 'ccas-besancon',
      gbm: 'grand-besancon',
      association: 'mjc-clairs-soleils',
    },
    quartiers: ['clairs-soleils', 'vareilles'],
  },
  lignes: [
    // 2025: three assemblies authorise, the prefecture acknowledges, four parties sign.
    le(
      '5 décembre 2025',
      agentCcas,
      survenu('3 décembre 2025', delibere('ccas', 'vice-presidente', 'question n° 17')),
    ),
    le('5 décembre 2025', agentCcas, transmet('ccas', '025-262500564-20251203-D00198310-DE')),
    le(
      '8 décembre 2025',
      dvq,
      survenu('4 décembre 2025', delibere('ville', 'maire')),
      transmet('ville'),
      publie('ville'),
    ),
    le('8 décembre 2025', agentCcas, publie('ccas')),
    le('10 décembre 2025', presidence, survenu('9 décembre 2025', delibere('association', 'president'))),
    le(
      '15 décembre 2025',
      agentGbm,
      survenu('11 décembre 2025', delibere('gbm', 'premier-vice-president')),
      transmet('gbm'),
      publie('gbm'),
    ),
    le('19 décembre 2025', dvq, signe('ville', 'maire', 'anne-vignot')),
    le('19 décembre 2025', agentCcas, signe('ccas', 'vice-presidente', 'sylvie-wanlin')),
    le('19 décembre 2025', agentGbm, signe('gbm', 'premier-vice-president', 'gabriel-baulieu')),
    le(
      '19 décembre 2025',
      presidence,
      signe('association', 'president', 'jean-marie-dame'),
      confie('association', 'president', 'jean-marie-dame'),
    ),
    le('22 décembre 2025', dvq, notifie()),

    // 2026: the approval is on file, the first instalment leaves in January, the council votes 250 000 €.
    le(
      '12 janvier 2026',
      direction,
      depose('agrement-initial', 'notification-caf', 'Notification de l’agrément par la CAF, 2023-2026', {
        du: '1er janvier 2023',
        au: '31 décembre 2026',
      }),
      depose('agrement-initial', 'projet-social', 'Projet social 2023-2026'),
    ),
    le('21 janvier 2026', finances, liquide('fonctionnement', 2026, 'acompte-1', 81_000)),
    le(
      '14 janvier 2026',
      dvq,
      survenu(
        '4 novembre 2025',
        sous(
          'commission-2025',
          tient('commission-suivi', null, ['ville', 'ccas', 'gbm', 'association'], {
            exercice: 2025,
            remarque: 'Dernière commission de la convention précédente, reprise ici.',
          }),
        ),
      ),
      compteRendu(2025),
    ),
    // Last year's form, received on paper, is taken up by the city, so that this year's has something to be compared with.
    le('16 janvier 2026', dvq, survenu('20 octobre 2025', ficheClairsSoleils(2025))),
    le('28 janvier 2026', finances, verse(2026, 'acompte-1', 81_000)),
    le(
      '3 avril 2026',
      direction,
      depose(
        'referent-participation',
        'designation-referent',
        'Désignation de la personne référente, participation citoyenne',
      ),
    ),
    ...voteEtAvenant(
      2026,
      250_000,
      { vote: '26 mars 2026', saisi: '30 mars 2026', avenant: '4 mai 2026' },
      1,
    ),
    // Two figures change places under someone's fingers; the line is cancelled the next day, and stays to be read.
    le(
      '19 mai 2026',
      finances,
      sous(
        'saisie-inversee',
        paie('fonctionnement', 2026, 'acompte-2', 48_500, { reference: 'Mandat 2026-1184' }),
      ),
    ),
    le(
      '20 mai 2026',
      finances,
      annule('saisie-inversee', 'Deux chiffres inversés à la saisie : 84 500 € ont été payés le 19 mai.'),
      survenu(
        '19 mai 2026',
        paie('fonctionnement', 2026, 'acompte-2', 84_500, { reference: 'Mandat 2026-1184' }),
      ),
    ),
    ...assemblee(2026, '12 juin 2026', '30 juin 2026', direction),
    // The first activity report is last year's: it comes back, and the right one follows.
    le(
      '2 juillet 2026',
      direction,
      sous(
        'rapport-2024',
        depose('pieces-annuelles', 'rapport-activite', 'Rapport d’activité 2024', { exercice: 2026 }),
      ),
    ),
    le(
      '6 juillet 2026',
      dvq,
      retourne('rapport-2024', 'C’est le rapport de 2024 ; celui de 2025 est attendu.'),
    ),
    le(
      '9 juillet 2026',
      direction,
      sous('rapport-2025', pieceAnnuelle(2026, 'rapport-activite')),
      pieceAnnuelle(2026, 'projet-associatif'),
      pieceAnnuelle(2026, 'rapport-financier'),
    ),
    le('15 juillet 2026', dvq, accepte('rapport-2025')),
    le('21 juillet 2026', direction, pieceAnnuelle(2026, 'rapport-commissaire')),
    le('28 août 2026', presidence, ...demandeFonctionnement(2026, 256_000)),
    le(
      '1er septembre 2026',
      dvq,
      relance('pieces-annuelles/2026', 'courriel', 'Il manque le rapport spécial : le solde attend.'),
    ),
    le(
      '17 septembre 2026',
      direction,
      sous(
        'podium',
        demandeAide('aides-en-nature', 'materiel', 2026, 'Podium et barnums pour la fête de quartier'),
      ),
    ),
    le(
      '24 septembre 2026',
      dvq,
      decideAide('podium', 'accordee', 'Matériel disponible ces jours-là.', 1_850),
    ),
    le(
      '20 octobre 2026',
      dvq,
      relance('pieces-annuelles/2026', 'courriel', 'Deuxième relance, copie à la présidence.'),
    ),
    le(
      '2 novembre 2026',
      dvq,
      sous(
        'demande-assurance',
        demandePieces(
          'assurances',
          ['police-responsabilite'],
          '16 novembre 2026',
          'L’attestation de responsabilité civile en cours est arrivée à son terme.',
        ),
      ),
    ),
    ...commission(2026, direction, {
      convoquee: '6 novembre 2026',
      prevue: '10 décembre 2026',
      lieu: 'Centre Martin Luther King',
      fiche: '24 novembre 2026',
      enLigne: ficheClairsSoleils(2026),
      tenue: '10 décembre 2026',
      compteRendu: '18 décembre 2026',
      reponse: '30 décembre 2026',
    }),
    le(
      '25 novembre 2026',
      presidence,
      ecritSur(
        'pieces-annuelles/2026',
        'Le commissaire aux comptes nous remet son rapport spécial à la mi-décembre. Le solde pourra-t-il être versé avant la fin de l’année ?',
      ),
    ),
    le(
      '26 novembre 2026',
      dvq,
      ecritSur(
        'pieces-annuelles/2026',
        'Oui, si le rapport arrive avant le 18 décembre. La Direction des finances est prévenue.',
      ),
    ),
    le(
      '1er décembre 2026',
      direction,
      depose('assurances', 'police-responsabilite', 'Attestation de responsabilité civile 2027', {
        apres: 'demande-assurance',
        du: '1er décembre 2026',
        au: '30 novembre 2027',
      }),
    ),
    // The missing report arrives on the eve of the year's end: the balance follows within the fortnight.
    le('17 décembre 2026', direction, sous('rapport-special-2026', pieceAnnuelle(2026, 'rapport-special'))),
    le('18 décembre 2026', dvq, accepte('rapport-special-2026')),
    le('29 décembre 2026', finances, verse(2026, 'solde', 84_500)),

    ...SUITE,
  ],
};

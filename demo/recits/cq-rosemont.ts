import {
  accepte,
  convoque,
  demandeReunion,
  deplace,
  depose,
  franchit,
  notificationDe,
  ouvreProcedure,
  relance,
  tient,
} from '../gestes.ts';
import { dvq, finances, rosemont } from '../identites.ts';
import { date, le, type Recit, sous } from '../recit.ts';
import {
  assemblee,
  commission,
  demandeFonctionnement,
  pieceAnnuelle,
  piecesAnnuelles,
  termesDuCadre,
  verse,
  voteEtAvenant,
} from './cadre.ts';
import { SUITE } from './cq-rosemont-suite.ts';
import { miseEnVigueur } from './sceaux.ts';

const { presidence, direction } = rosemont;

/** A sister agreement, with a small team whose papers are often late; every term, date and figure is invented. */
export const CQ_ROSEMONT: Recit = {
  dossier: 'cq-rosemont',
  modele: 'convention-cadre-centre-social',
  creation: {
    par: dvq,
    jour: date('14 novembre 2024'),
    titre: 'Comité de quartier Rosemont / Saint-Ferjeux (termes inventés)',
    termes: termesDuCadre({
      effet: '1er janvier 2025',
      fin: '31 décembre 2029',
      agrement: '31 janvier 2025',
      subvention: [2024, 57_000],
      territoire: 'Rosemont et Saint-Ferjeux',
      millesimes: [2025, 2029],
    }),
    parties: {
      ville: 'ville-besancon',
      ccas: 'ccas-besancon',
      gbm: 'grand-besancon',
      association: 'cq-rosemont',
    },
    quartiers: ['cite-de-l-amitie'],
  },
  lignes: [
    ...miseEnVigueur(presidence, {
      association: '27 novembre 2024',
      ccas: '4 décembre 2024',
      ville: '12 décembre 2024',
      gbm: '19 décembre 2024',
      saisi: '20 décembre 2024',
      signature: '24 décembre 2024',
      notification: '30 décembre 2024',
    }),

    // 2025: the papers of the autumn assembly are announced, and do not come.
    le(
      '23 janvier 2025',
      direction,
      depose('agrement-initial', 'notification-caf', 'Notification de l’agrément par la CAF, 2023-2026', {
        du: '1er janvier 2023',
        au: '31 décembre 2026',
      }),
      depose('agrement-initial', 'projet-social', 'Projet social 2023-2026'),
    ),
    le('13 février 2025', finances, verse(2025, 'acompte-1', 19_000)),
    le(
      '24 février 2025',
      direction,
      depose('referent-participation', 'designation-referent', 'Désignation de la personne référente'),
    ),
    ...voteEtAvenant(2025, 60_000, { vote: '27 mars 2025', saisi: '31 mars 2025', avenant: '6 mai 2025' }, 1),
    le('22 mai 2025', finances, verse(2025, 'acompte-2', 20_500)),
    le('11 juillet 2025', direction, ...piecesAnnuelles(2025, ['rapport-special'])),
    le('28 août 2025', presidence, ...demandeFonctionnement(2025, 64_000)),
    ...commission(2025, direction, {
      convoquee: '27 octobre 2025',
      prevue: '2 décembre 2025',
      fiche: '17 novembre 2025',
      tenue: '2 décembre 2025',
      compteRendu: '15 décembre 2025',
    }),
    ...assemblee(2025, '28 novembre 2025', '23 juin 2026', direction),

    le('10 février 2026', direction, pieceAnnuelle(2025, 'rapport-special')),

    // 2026: three instalments wait for those minutes; the bodies and the association meet about it in spring.
    le(
      '26 janvier 2026',
      dvq,
      relance('papiers-assemblee', 'courriel', 'Procès-verbal attendu.', 'assemblee-2025-28 novembre 2025'),
    ),
    le(
      '2 mars 2026',
      presidence,
      demandeReunion('commission-suivi', 'association', 'La trésorerie du printemps inquiète le bureau.'),
    ),
    le(
      '12 mars 2026',
      dvq,
      sous(
        'exceptionnelle-2026',
        convoque('commission-suivi', '23 avril 2026', {
          exercice: 2026,
          exceptionnelle: true,
          heure: '17:30',
          lieu: 'Maison de quartier',
        }),
      ),
    ),
    ...voteEtAvenant(2026, 62_500, { vote: '26 mars 2026', saisi: '30 mars 2026', avenant: '7 mai 2026' }, 2),
    le(
      '20 avril 2026',
      dvq,
      deplace('exceptionnelle-2026', '11 juin 2026', 'Bureau de l’association incomplet en avril.'),
    ),
    le(
      '26 mai 2026',
      direction,
      depose('fiche', 'fiche-annuelle', 'Point de trésorerie, printemps 2026', {
        apres: 'exceptionnelle-2026',
      }),
    ),
    le(
      '11 juin 2026',
      dvq,
      tient('commission-suivi', 'exceptionnelle-2026', ['ville', 'ccas', 'association'], {
        exercice: 2026,
        remarque: 'Le procès-verbal sera envoyé sous quinzaine.',
      }),
    ),
    le(
      '30 juin 2026',
      finances,
      verse(2025, 'solde', 20_500),
      verse(2026, 'acompte-1', 20_000),
      verse(2026, 'acompte-2', 21_250),
    ),
    le('14 juillet 2026', direction, ...piecesAnnuelles(2026)),
    le('20 août 2026', finances, verse(2026, 'solde', 21_250)),
    le('27 août 2026', presidence, ...demandeFonctionnement(2026, 65_000)),
    ...commission(2026, direction, {
      convoquee: '12 octobre 2026',
      prevue: '19 novembre 2026',
      fiche: '5 novembre 2026',
      tenue: '19 novembre 2026',
      compteRendu: '2 décembre 2026',
      reponse: '16 décembre 2026',
    }),
    le(
      '5 novembre 2026',
      direction,
      sous('avis-caf-2026', notificationDe('notification-caf', 'Nouvel agrément 2027-2030.')),
    ),

    // 2027: that new approval is passed on six months later; February's instalment waits for it.
    le(
      '4 décembre 2026',
      dvq,
      relance(
        'agrement-nouveau',
        'courriel',
        'La notification reçue le 5 novembre est attendue.',
        'avis-caf-2026',
      ),
    ),
    le(
      '15 février 2027',
      dvq,
      relance('agrement-nouveau', 'telephone', 'L’acompte de février attend cette pièce.', 'avis-caf-2026'),
    ),
    ...voteEtAvenant(
      2027,
      64_000,
      { vote: '18 mars 2027', saisi: '22 mars 2027', avenant: '29 avril 2027' },
      3,
    ),
    le(
      '4 mai 2027',
      direction,
      sous(
        'notification-2027',
        depose('agrement-nouveau', 'notification-caf', 'Notification de l’agrément par la CAF, 2027-2030', {
          apres: 'avis-caf-2026',
          du: '1er janvier 2027',
          au: '31 décembre 2030',
        }),
      ),
    ),
    le('6 mai 2027', dvq, accepte('notification-2027')),
    le('11 mai 2027', finances, verse(2027, 'acompte-1', 20_833.33)),
    le('20 mai 2027', finances, verse(2027, 'acompte-2', 21_583.34)),
    ...assemblee(2027, '18 juin 2027', '29 juin 2027', direction),
    le(
      '16 juillet 2027',
      direction,
      pieceAnnuelle(2027, 'rapport-activite'),
      pieceAnnuelle(2027, 'projet-associatif'),
    ),
    le(
      '1er septembre 2027',
      dvq,
      sous(
        'controle-2027',
        ouvreProcedure(
          'controle',
          'ville',
          'aides',
          'Emploi de la subvention 2026, après deux années de retards.',
        ),
      ),
    ),
    le('6 septembre 2027', dvq, franchit('controle-2027', 'ouverture', 'Annonce du contrôle par courrier.')),
    le('4 octobre 2027', direction, franchit('controle-2027', 'papiers', 'Grand livre et factures de 2026.')),
    le(
      '22 novembre 2027',
      dvq,
      franchit('controle-2027', 'constats', 'Dépenses conformes ; tenue des comptes à renforcer.'),
    ),
    le(
      '6 décembre 2027',
      presidence,
      franchit('controle-2027', 'reponse', 'L’association prend un cabinet comptable.'),
    ),
    le('28 août 2027', presidence, ...demandeFonctionnement(2027, 66_000)),
    le(
      '14 septembre 2027',
      dvq,
      relance('pieces-annuelles/2027', 'courriel', 'Les trois rapports financiers manquent.'),
    ),
    le(
      '28 octobre 2027',
      direction,
      pieceAnnuelle(2027, 'rapport-financier'),
      pieceAnnuelle(2027, 'rapport-commissaire'),
      pieceAnnuelle(2027, 'rapport-special'),
    ),
    le('4 novembre 2027', finances, verse(2027, 'solde', 21_583.33)),
    ...commission(2027, direction, {
      convoquee: '25 octobre 2027',
      prevue: '9 décembre 2027',
      fiche: '29 novembre 2027',
      tenue: '9 décembre 2027',
      compteRendu: '23 décembre 2027',
    }),

    ...SUITE,
  ],
};

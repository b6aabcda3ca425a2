import { constate, convoque, demandeReunion, depose, relance, tient } from '../gestes.ts';
import { dvq, finances, palente } from '../identites.ts';
import { date, le, type Recit, sous } from '../recit.ts';
import {
  assemblee,
  commission,
  demandeFonctionnement,
  piecesAnnuelles,
  retour,
  termesDuCadre,
  titre,
  verse,
  voteEtAvenant,
} from './cadre.ts';
import { miseEnVigueur } from './sceaux.ts';

const { presidence, direction } = palente;

/** A sister agreement, where part of the activity passes to the city in 2026; every term, date and figure is invented. */
export const MJC_PALENTE: Recit = {
  dossier: 'mjc-palente',
  modele: 'convention-cadre-centre-social',
  creation: {
    par: dvq,
    jour: date('13 novembre 2024'),
    titre: 'MJC Palente (termes inventés)',
    termes: termesDuCadre({
      effet: '1er janvier 2025',
      fin: '31 décembre 2029',
      agrement: '31 janvier 2025',
      subvention: [2024, 180_000],
      territoire: 'Palente et Orchamps',
      millesimes: [2025, 2029],
    }),
    parties: {
      ville: 'ville-besancon',
      ccas: 'ccas-besancon',
      gbm: 'grand-besancon',
      association: 'mjc-palente',
    },
    quartiers: ['palente-orchamps'],
  },
  lignes: [
    ...miseEnVigueur(presidence, {
      association: '25 novembre 2024',
      ccas: '4 décembre 2024',
      ville: '12 décembre 2024',
      gbm: '19 décembre 2024',
      saisi: '20 décembre 2024',
      signature: '27 décembre 2024',
      notification: '30 décembre 2024',
    }),

    // 2025: papers and payments on their days.
    le(
      '16 janvier 2025',
      direction,
      depose('agrement-initial', 'notification-caf', 'Notification de l’agrément par la CAF, 2024-2029', {
        du: '1er janvier 2024',
        au: '31 décembre 2029',
      }),
      depose('agrement-initial', 'projet-social', 'Projet social 2024-2029'),
      depose('referent-participation', 'designation-referent', 'Désignation de la personne référente'),
    ),
    le('11 février 2025', finances, verse(2025, 'acompte-1', 60_000)),
    ...voteEtAvenant(
      2025,
      186_000,
      { vote: '27 mars 2025', saisi: '31 mars 2025', avenant: '30 avril 2025' },
      1,
    ),
    le('14 mai 2025', finances, verse(2025, 'acompte-2', 63_000)),
    ...assemblee(2025, '6 juin 2025', '17 juin 2025', direction),
    le('3 juillet 2025', direction, ...piecesAnnuelles(2025)),
    le('12 août 2025', finances, verse(2025, 'solde', 63_000)),
    le('26 août 2025', presidence, ...demandeFonctionnement(2025, 190_000)),
    ...commission(2025, direction, {
      convoquee: '29 septembre 2025',
      prevue: '6 novembre 2025',
      fiche: '20 octobre 2025',
      tenue: '6 novembre 2025',
      compteRendu: '20 novembre 2025',
    }),

    // 2026: the nursery passes to the city in June; two thirds of last year's grant were already paid.
    le('10 février 2026', finances, verse(2026, 'acompte-1', 62_000)),
    le('19 mai 2026', finances, verse(2026, 'acompte-2', 62_000)),
    ...assemblee(2026, '29 mai 2026', '9 juin 2026', direction),
    ...voteEtAvenant(
      2026,
      103_000,
      { vote: '25 juin 2026', saisi: '26 juin 2026', avenant: '7 juillet 2026' },
      2,
    ),
    le('2 juillet 2026', direction, ...piecesAnnuelles(2026)),
    le('25 août 2026', presidence, ...demandeFonctionnement(2026, 108_000)),
    ...commission(2026, direction, {
      convoquee: '21 septembre 2026',
      prevue: '28 octobre 2026',
      fiche: '12 octobre 2026',
      tenue: '28 octobre 2026',
      compteRendu: '11 novembre 2026',
      reponse: '25 novembre 2026',
    }),
    le('15 octobre 2026', finances, titre(2026, 21_000, 'Titre 2026-977')),
    le('29 janvier 2027', finances, retour(2026, 11_000, 'Virement, première part')),
    le('15 avril 2027', finances, retour(2026, 10_000, 'Virement, seconde part')),

    // 2027: accounts and forecast differ; an exceptional committee meets in June, after papers that came late.
    le('16 février 2027', finances, verse(2027, 'acompte-1', 34_333.33)),
    le(
      '9 mars 2027',
      dvq,
      demandeReunion('commission-suivi', 'ville', 'Le résultat de 2026 s’écarte nettement de la prévision.'),
    ),
    le(
      '15 mars 2027',
      dvq,
      sous(
        'exceptionnelle-2027',
        convoque('commission-suivi', '10 juin 2027', {
          exercice: 2027,
          exceptionnelle: true,
          heure: '18:00',
        }),
      ),
    ),
    ...voteEtAvenant(
      2027,
      105_000,
      { vote: '18 mars 2027', saisi: '22 mars 2027', avenant: '28 avril 2027' },
      3,
    ),
    ...assemblee(2027, '16 avril 2027', '24 juin 2027', direction),
    le(
      '24 mai 2027',
      dvq,
      relance(
        'papiers-assemblee',
        'courriel',
        'L’acompte de mai attend ces papiers.',
        'assemblee-2027-16 avril 2027',
      ),
    ),
    le(
      '10 juin 2027',
      dvq,
      tient('commission-suivi', 'exceptionnelle-2027', ['ville', 'ccas', 'gbm', 'association'], {
        exercice: 2027,
      }),
    ),
    le('29 juin 2027', finances, verse(2027, 'acompte-2', 35_333.34)),
    le('6 juillet 2027', direction, ...piecesAnnuelles(2027)),
    le('17 août 2027', finances, verse(2027, 'solde', 35_333.33)),
    le('24 août 2027', presidence, ...demandeFonctionnement(2027, 107_000)),
    ...commission(2027, direction, {
      convoquee: '13 septembre 2027',
      prevue: '28 octobre 2027',
      fiche: '11 octobre 2027',
      tenue: '28 octobre 2027',
      compteRendu: '12 novembre 2027',
    }),

    // 2028: support is seen on every poster, and noted.
    le('8 février 2028', finances, verse(2028, 'acompte-1', 35_000)),
    le('14 mars 2028', dvq, constate('mention-soutien', true, 'Vu sur le programme du printemps.')),
    ...voteEtAvenant(
      2028,
      105_000,
      { vote: '30 mars 2028', saisi: '3 avril 2028', avenant: '10 mai 2028' },
      4,
    ),
    le('17 mai 2028', finances, verse(2028, 'acompte-2', 35_000)),
    ...assemblee(2028, '2 juin 2028', '13 juin 2028', direction),
    le('6 juillet 2028', direction, ...piecesAnnuelles(2028)),
    le('10 août 2028', finances, verse(2028, 'solde', 35_000)),
    le('22 août 2028', presidence, ...demandeFonctionnement(2028, 110_000)),
    ...commission(2028, direction, {
      convoquee: '28 août 2028',
      prevue: '26 octobre 2028',
      fiche: '9 octobre 2028',
      tenue: '26 octobre 2028',
      compteRendu: '9 novembre 2028',
    }),

    // 2029: the council decides in June, below what was paid; the claim outlives the agreement.
    le('13 février 2029', finances, verse(2029, 'acompte-1', 35_000)),
    le(
      '12 mars 2029',
      dvq,
      sous(
        'exceptionnelle-2029',
        convoque('commission-suivi', '14 juin 2029', {
          exercice: 2029,
          exceptionnelle: true,
          heure: '18:00',
        }),
      ),
    ),
    le('16 mai 2029', finances, verse(2029, 'acompte-2', 35_000)),
    ...assemblee(2029, '1er juin 2029', '12 juin 2029', direction),
    le(
      '14 juin 2029',
      dvq,
      tient('commission-suivi', 'exceptionnelle-2029', ['ville', 'association'], { exercice: 2029 }),
    ),
    ...voteEtAvenant(
      2029,
      60_000,
      { vote: '14 juin 2029', saisi: '15 juin 2029', avenant: '5 juillet 2029' },
      5,
    ),
    le('5 juillet 2029', direction, ...piecesAnnuelles(2029)),
    le('20 septembre 2029', finances, titre(2029, 10_000, 'Titre 2029-803')),
    ...commission(2029, direction, {
      convoquee: '17 septembre 2029',
      prevue: '30 octobre 2029',
      fiche: '12 octobre 2029',
      tenue: '30 octobre 2029',
      compteRendu: '14 novembre 2029',
    }),
  ],
};

import { seDemande } from '../../acts/conditions/aides.ts';
import { capitale } from '../../basics/francais.ts';
import { ecrireJour } from '../../basics/jour.ts';
import { ecrireMontantSimple } from '../../basics/montant.ts';
import { motNu } from '../../views/typographie.ts';
import {
  type FormulaireDeclare,
  leJour,
  optionsAnneesPayeurs,
  optionsExercices,
  optionsTropPercus,
  type Situation,
  viser,
} from './formulaires-declares.ts';

/** Requests, votes, stated figures, overpayments, aid: money outside the page of one instalment. */
export const FORMULAIRES_ARGENT: readonly FormulaireDeclare[] = [
  {
    acte: 'demander-subvention',
    titre: 'Enregistrer une demande de subvention',
    bouton: 'Enregistrer la demande',
    champs: (s) =>
      avecChoix(optionsAnneesPayeurs(s, false), 'Subvention demandée', [
        { genre: 'montant', id: 'donnees.montant', libelle: 'Montant demandé, en euros' },
        leJour(s, 'Jour de la demande'),
        { genre: 'long', id: 'textes.objet', libelle: 'Objet', facultatif: true },
      ]),
  },
  {
    acte: 'enregistrer-vote',
    titre: 'Enregistrer le vote d’une subvention',
    bouton: 'Enregistrer le vote',
    presentation: 'Un refus s’enregistre comme un vote de 0 €.',
    champs: (s) =>
      avecChoix(optionsAnneesPayeurs(s, true), 'Subvention votée', [
        { genre: 'montant', id: 'donnees.montant', libelle: 'Montant voté, en euros' },
        leJour(s, 'Jour du vote'),
        { genre: 'texte', id: 'donnees.acte', libelle: 'Numéro de la délibération', facultatif: true },
        { genre: 'long', id: 'textes.remarque', libelle: 'Remarque', facultatif: true },
      ]),
  },
  {
    acte: 'constater-montant',
    titre: 'Constater un montant',
    bouton: 'Enregistrer le montant',
    champs: (s) => {
      const { grandeurs } = s.dossier.etat.modele;
      if (grandeurs.length === 0) return [];
      return [
        {
          genre: 'mot',
          id: 'donnees.grandeur',
          libelle: 'Ce qui est constaté',
          options: grandeurs.map((g) => ({ valeur: g.id, libelle: capitale(g.intitule) })),
        },
        { genre: 'cible', id: 'annee', libelle: 'Pour l’année', options: anneesEnCible(s) },
        { genre: 'montant', id: 'donnees.montant', libelle: 'Montant, en euros' },
        leJour(s, 'Jour du constat'),
        { genre: 'texte', id: 'textes.source', libelle: 'D’où vient ce chiffre', facultatif: true },
      ];
    },
  },
  {
    acte: 'enregistrer-indice',
    titre: 'Enregistrer un indice publié',
    bouton: 'Enregistrer l’indice',
    champs: (s) => {
      const indices = s.dossier.etat.modele.versements.flatMap((v) =>
        v.indexation ? [v.indexation.indice] : [],
      );
      if (indices.length === 0) return [];
      return [
        {
          genre: 'mot',
          id: 'donnees.indice',
          libelle: 'Indice',
          options: [...new Set(indices)].map((i) => ({ valeur: i, libelle: i.toUpperCase() })),
        },
        {
          genre: 'texte',
          id: 'donnees.periode',
          libelle: 'Période',
          aide: 'Par exemple 2026-T2, 2026-07 ou 2026',
        },
        {
          genre: 'entier',
          id: 'donnees.valeurEnMilliemes',
          libelle: 'Valeur, en millièmes',
          aide: '145,47 s’écrit 145470',
        },
        leJour(s, 'Jour de la publication'),
      ];
    },
  },
  {
    acte: 'emettre-titre',
    titre: 'Émettre un titre de recette',
    bouton: 'Enregistrer le titre',
    champs: (s) =>
      avecChoix(optionsTropPercus(s), 'Trop-perçu réclamé', [
        { genre: 'montant', id: 'donnees.montant', libelle: 'Montant du titre, en euros', ...tropPercu(s) },
        leJour(s, 'Jour du titre'),
        { genre: 'texte', id: 'textes.reference', libelle: 'Référence du titre', facultatif: true },
      ]),
  },
  {
    acte: 'enregistrer-reversement',
    titre: 'Enregistrer un reversement reçu',
    bouton: 'Enregistrer le reversement',
    champs: (s) =>
      avecChoix(optionsTropPercus(s), 'Trop-perçu repris', [
        { genre: 'montant', id: 'donnees.montant', libelle: 'Montant reçu, en euros', ...tropPercu(s) },
        leJour(s, 'Jour du reversement'),
        { genre: 'texte', id: 'textes.reference', libelle: 'Référence', facultatif: true },
      ]),
  },
  {
    acte: 'demander-aide',
    titre: 'Enregistrer une demande d’aide en nature',
    bouton: 'Enregistrer la demande',
    champs: (s) =>
      avecChoix(naturesDAide(s), 'Aide demandée', [
        { genre: 'cible', id: 'annee', libelle: 'Pour l’année', options: anneesEnCible(s), facultatif: true },
        leJour(s, 'Jour de la demande'),
        { genre: 'long', id: 'textes.objet', libelle: 'Objet', facultatif: true },
      ]),
  },
  {
    acte: 'decider-aide',
    titre: 'Répondre à une demande d’aide en nature',
    bouton: 'Enregistrer la décision',
    champs: (s) => {
      const demandes = aidesSansDecision(s);
      if (demandes.length === 0) return [];
      return [
        { genre: 'mot', id: 'donnees.demande', libelle: 'Demande', options: demandes },
        {
          genre: 'mot',
          id: 'donnees.decision',
          libelle: 'Décision',
          options: [
            { valeur: 'accordee', libelle: 'Accordée' },
            { valeur: 'refusee', libelle: 'Refusée' },
          ],
        },
        { genre: 'montant', id: 'donnees.valeur', libelle: 'Valeur de l’aide, en euros', facultatif: true },
        leJour(s, 'Jour de la décision'),
        { genre: 'long', id: 'textes.motif', libelle: 'Motif', facultatif: true },
      ];
    },
  },
];

type Options = ReturnType<typeof optionsTropPercus>;
type Champs = ReturnType<FormulaireDeclare['champs']>;

/** A form that bears on one thing among several; no form when there is none. */
function avecChoix(options: Options, libelle: string, suite: Champs): Champs {
  if (options.length === 0) return [];
  const seule = options.length === 1 ? options[0]?.valeur : undefined;
  return [
    { genre: 'cible', id: 'sur', libelle, options, ...(seule === undefined ? {} : { defaut: seule }) },
    ...suite,
  ];
}

const anneesEnCible = (s: Situation): Options =>
  optionsExercices(s).map((o) => ({ valeur: viser({ 'donnees.exercice': o.valeur }), libelle: o.libelle }));

function tropPercu({ dossier }: Situation): { defaut?: string } {
  const dus = dossier.etat.comptes.filter((c) => c.tropPercu > 0);
  const seul = dus.length === 1 ? dus[0] : undefined;
  return seul ? { defaut: ecrireMontantSimple(seul.tropPercu) } : {};
}

const naturesDAide = ({ dossier }: Situation): Options =>
  dossier.etat.modele.obligations
    .filter((o) => seDemande(o.quand, o.id))
    .flatMap((o) =>
      (o.parmi.length === 0 ? [o.id] : o.parmi).map((n) => ({
        valeur: viser({ 'donnees.obligation': o.id, 'donnees.nature': n }),
        libelle: `${capitale(o.intitule)}\u00A0: ${motNu(n)}`,
      })),
    );

function aidesSansDecision({ dossier }: Situation): Options {
  const decidees = new Set(
    dossier.faits.flatMap((f) =>
      f.sorte === 'aide-decidee' && !dossier.etat.annules.has(f.id) ? [f.donnees.demande] : [],
    ),
  );
  return dossier.faits.flatMap((f) =>
    f.sorte === 'aide-demandee' && !decidees.has(f.id) && !dossier.etat.annules.has(f.id)
      ? [{ valeur: f.id, libelle: `${capitale(motNu(f.donnees.nature))}, demandée le ${ecrireJour(f.jour)}` }]
      : [],
  );
}

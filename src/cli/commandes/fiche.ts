import type { Fiche } from '../../rules/fiche.ts';
import { deriverFiche, exercicesDeFiche } from '../../rules/fiche.ts';
import type { ADire } from '../../views/dit.ts';
import { ficheView } from '../../views/fiche.ts';
import { lireEntier } from '../arguments.ts';
import { AU, type Commande, JSON_, LARGEUR, mauvaisUsage } from '../commande.ts';
import { chargerDossier, SOURCE_DE_DOSSIER } from '../dossier.ts';
import { imprimerFiche } from '../fiche.ts';
import { ecrireEnTete, enTeteJson, jourIso, largeurVoulue } from '../rendu.ts';
import { ecrireJson } from '../sortie.ts';

/** The form of a year, as it was sent: answers, figures, what does not agree and how it is explained. */
export const FICHE: Commande = {
  positions: '[ARCHIVE.zip]',
  options: [
    ...SOURCE_DE_DOSSIER,
    AU,
    { nom: 'annee', valeur: 'N', aide: 'l’exercice de la fiche (le dernier déposé par défaut)' },
    { nom: 'formulaire', valeur: 'NOM', aide: 'le formulaire, quand la convention en a plusieurs' },
    JSON_,
    LARGEUR,
  ],
  exemples: ['maillage fiche mjc.zip', 'maillage fiche mjc.zip --annee 2026 --json'],
  async executer(appel) {
    const annee = lireEntier(appel.args, 'annee', 1990);
    if (!annee.ok) return mauvaisUsage(annee.erreur);
    const largeur = largeurVoulue(appel);
    if (typeof largeur === 'object' && largeur !== null) return largeur;
    const charge = await chargerDossier(appel);
    if (!charge.ok) return charge.erreur;
    const dossier = charge.valeur;
    const { formulaires } = dossier.etat.modele;
    const voulu = appel.args.options.formulaire;
    const formulaire = voulu === undefined ? formulaires[0] : formulaires.find((f) => f.id === voulu);
    if (!formulaire || (voulu === undefined && formulaires.length > 1))
      return mauvaisUsage(
        formulaires.length === 0
          ? 'Cette convention n’a pas de formulaire.'
          : `Choisissez un formulaire par --formulaire\u00A0: ${formulaires.map((f) => f.id).join(', ')}.`,
      );
    const exercices = exercicesDeFiche(dossier.etat);
    const exercice = annee.valeur ?? derniereDeposee(dossier, formulaire.id) ?? exercices.at(-1);
    if (exercice === undefined || !exercices.includes(exercice))
      return mauvaisUsage(
        `--annee ${exercice ?? ''}\u00A0: la convention couvre ${exercices.join(', ') || 'aucun exercice'}.`,
      );
    const fiche = deriverFiche(dossier, formulaire, exercice, null);
    if (appel.args.bascules.has('json')) ecrireJson(appel.sortie, enJson(dossier, fiche));
    else {
      ecrireEnTete(appel.sortie, dossier);
      appel.sortie.ecrire(imprimerFiche(ficheView(dossier, fiche), largeur));
    }
    return 0;
  },
};

function derniereDeposee({ etat, faits }: ADire, formulaire: string): number | undefined {
  const annees = faits.flatMap((f) =>
    f.sorte === 'fiche-remplie' &&
    f.donnees.formulaire === formulaire &&
    f.jour <= etat.regard.au &&
    !etat.annules.has(f.id)
      ? [f.donnees.exercice]
      : [],
  );
  return annees.length === 0 ? undefined : Math.max(...annees);
}

/** Answers as they are kept (amounts in cents), what is derived from them, and every check. */
const enJson = (d: ADire, fiche: Fiche): object => ({
  ...enTeteJson(d),
  formulaire: fiche.formulaire.id,
  exercice: fiche.exercice,
  deposeeLe: jourIso(fiche.deposee?.fait.jour ?? null),
  fait: fiche.deposee?.fait.id ?? null,
  reponses: fiche.reponses,
  parties: fiche.parties.map((p) => ({
    cle: p.cle,
    remplies: p.remplies,
    attendues: p.reponses.length,
    aExpliquer: p.aExpliquer,
  })),
  tableau: fiche.tableau.map((l) => ({
    ligne: l.ligne.id,
    cases: Object.fromEntries(
      l.cases.map(({ colonne, valeur, part, annonce }) => [
        colonne,
        { valeur, pourcent: part === null ? null : part / 10, annonce },
      ]),
    ),
  })),
  controles: fiche.verdicts.map((v) => ({
    controle: v.controle.id,
    sujet: v.sujet?.id ?? null,
    etat: v.etat,
    unite: v.unite,
    constate: centiemes(v.constate, v.unite),
    attendu: centiemes(v.attendu, v.unite),
    ecart: centiemes(v.ecart, v.unite),
    explication: v.explication,
  })),
});

/** Money stays in cents, as everywhere in this output; the rest is said as people write it. */
const centiemes = (n: number | null, unite: string): number | null =>
  n === null || unite === 'euros' ? n : n / 100;

import type { NomActe } from '../acts/demande.ts';
import { de, guillemets } from '../basics/francais.ts';
import type { Jour } from '../basics/jour.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { EtapeDeJalon, Tache } from '../rules/etat.ts';
import { direDeblocage } from './deblocage.ts';
import { type ADire, nomPartie, nomsParties } from './dit.ts';
import { enCasDeRetard } from './echeances.ts';
import {
  titreCompte,
  titreEcheance,
  titreVersement,
  trouverEcheance,
  trouverVersement,
} from './intitules.ts';
import { type Statut, statutEcheance, statutVersement } from './statuts.ts';
import { piecesManquantes } from './tables.ts';
import { enumererAvecReste } from './typographie.ts';

/** Where it is done: on the page of a deadline or an instalment, or by an act, with what is already known of it. */
export type CibleDeTache =
  | { readonly sorte: 'echeance' | 'versement'; readonly cle: string }
  | { readonly sorte: 'acte'; readonly acte: NomActe; readonly donnees: Readonly<Record<string, string>> };

/** One thing to do, worded for anyone: what, who, consequence, and where it is done. */
export interface TacheDite {
  readonly cle: string;
  readonly sorte: Tache['sorte'];
  readonly titre: string;
  readonly qui: string;
  readonly roles: readonly string[];
  readonly dit: string;
  readonly article: string | null;
  readonly statut: Statut;
  readonly limite: Jour | null;
  readonly urgence: Tache['urgence'];
  readonly cible: CibleDeTache;
  readonly bouton: string;
}

/** What unblocks most money first, then the order of urgency that the rules give. */
export function direTaches(d: ADire): readonly TacheDite[] {
  const premiere = [...d.etat.aFaire]
    .filter((t) => t.sorte !== 'versement')
    .sort((a, b) => b.retient - a.retient)[0];
  const ordre =
    premiere !== undefined && premiere.retient > 0
      ? [premiere, ...d.etat.aFaire.filter((t) => t !== premiere)]
      : d.etat.aFaire;
  return ordre.map((t) => direTache(d, t));
}

export function direTache(d: ADire, t: Tache): TacheDite {
  const commun = {
    cle: t.cle,
    sorte: t.sorte,
    qui: nomsParties(d, t.qui),
    roles: t.qui,
    limite: t.limite,
    urgence: t.urgence,
  };
  const echeance = t.sorte === 'echeance' ? trouverEcheance(d.etat, t.objet) : undefined;
  if (echeance) {
    const manque = piecesManquantes(echeance);
    const partie = manque.length > 0 && manque.length < echeance.pieces.length;
    return {
      ...commun,
      titre: partie
        ? enumererAvecReste(manque, 2, 'autre pièce', 'autres pièces')
        : titreEcheance(d, echeance),
      dit: `${enCasDeRetard(d, echeance)}.`,
      article: echeance.obligation.article,
      statut: statutEcheance(echeance, d.etat.regard.au),
      cible: { sorte: 'echeance', cle: echeance.cle },
      bouton: echeance.pieces.length > 0 ? 'Enregistrer la pièce' : 'Ouvrir l’échéance',
    };
  }
  const versement = t.sorte === 'versement' ? trouverVersement(d.etat, t.objet) : undefined;
  if (versement) {
    const montant =
      versement.montant.sorte === 'connu'
        ? `${ecrireMontant(versement.montant.centimes)}.`
        : 'Montant à calculer.';
    return {
      ...commun,
      titre: `${titreVersement(d, versement)} à payer`,
      dit: versement.etat === 'suspendu' ? direDeblocage(d, versement).phrase : montant,
      article: versement.article,
      statut: statutVersement(versement, d.etat.regard.au),
      cible: { sorte: 'versement', cle: versement.cle },
      bouton: 'Ouvrir le versement',
    };
  }
  return { ...commun, ...direAutre(d, t) };
}

type Autre = Pick<TacheDite, 'titre' | 'dit' | 'article' | 'statut' | 'cible' | 'bouton'>;

function direAutre(d: ADire, t: Tache): Autre {
  const statut: Statut = { forme: t.urgence === 'en-retard' ? 'retard' : 'ouvert', libelle: 'À faire' };
  switch (t.sorte) {
    case 'trop-percu': {
      const { versements, exercice, payeur } = t.objet;
      const compte = d.etat.comptes.find(
        (c) => c.versements === versements && c.exercice === exercice && c.payeur === payeur,
      );
      const titre = compte !== undefined && compte.titres.length === 0;
      return {
        titre: `Reprendre ${ecrireMontant(t.retient)} versés en trop`,
        dit: compte ? `${titreCompte(d.etat, compte)}, ${nomPartie(d, payeur)}.` : '',
        article: null,
        statut,
        cible: {
          sorte: 'acte',
          acte: titre ? 'emettre-titre' : 'enregistrer-reversement',
          donnees: { payeur },
        },
        bouton: titre ? 'Enregistrer le titre' : 'Enregistrer le reversement',
      };
    }
    case 'procedure': {
      const { ouverture, etape } = t.objet;
      const procedure = d.etat.procedures.find((p) => p.ouverture === ouverture);
      return {
        titre: procedure
          ? `Suivre la procédure ${guillemets(procedure.regles.intitule)}`
          : 'Suivre une procédure',
        dit: procedure ? `Ouverte par ${nomPartie(d, procedure.partie)}.` : '',
        article: procedure?.regles.article ?? null,
        statut,
        cible: { sorte: 'acte', acte: 'franchir-etape', donnees: { ouverture, etape } },
        bouton: 'Enregistrer l’étape',
      };
    }
    case 'jalon': {
      const { partie, etape } = t.objet;
      const { dire, acte, bouton } = JALONS[etape];
      return {
        titre: dire(de(nomPartie(d, partie))),
        dit: 'La convention n’oblige personne avant cela.',
        article: null,
        statut,
        cible: { sorte: 'acte', acte, donnees: etape === 'notification' ? {} : { partie } },
        bouton,
      };
    }
    default:
      throw new Error('une échéance ou un versement à faire, absent de l’état');
  }
}

const JALONS: Readonly<
  Record<
    EtapeDeJalon,
    { readonly dire: (deQui: string) => string; readonly acte: NomActe; readonly bouton: string }
  >
> = {
  deliberation: {
    dire: (deQui) => `Délibération ${deQui} à prendre`,
    acte: 'deposer-deliberation',
    bouton: 'Enregistrer la délibération',
  },
  transmission: {
    dire: (deQui) => `Délibération ${deQui} à transmettre au contrôle de légalité`,
    acte: 'transmettre-acte',
    bouton: 'Enregistrer la transmission',
  },
  signature: {
    dire: (deQui) => `Signature ${deQui} à recueillir`,
    acte: 'signer',
    bouton: 'Enregistrer la signature',
  },
  notification: {
    dire: () => 'Convention à notifier à l’association',
    acte: 'notifier',
    bouton: 'Enregistrer la notification',
  },
};

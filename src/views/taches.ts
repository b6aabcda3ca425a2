import { de, enumerer, guillemets } from '../basics/francais.ts';
import type { Jour } from '../basics/jour.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { Tache } from '../rules/etat.ts';
import { direDeblocage } from './deblocage.ts';
import { type ADire, nomPartie, nomsParties, trouverFait } from './dit.ts';
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
import { motNu } from './typographie.ts';

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
  readonly cible: { readonly sorte: 'echeance' | 'versement' | 'enregistrer'; readonly cle: string };
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
  const echeance = t.sorte === 'echeance' && t.objet !== null ? trouverEcheance(d.etat, t.objet) : undefined;
  if (echeance) {
    const manque = piecesManquantes(echeance);
    const partie = manque.length > 0 && manque.length < echeance.pieces.length;
    return {
      ...commun,
      titre: partie
        ? enumerer(manque.slice(0, 2)) + (manque.length > 2 ? ` et ${manque.length - 2} autres pièces` : '')
        : titreEcheance(d, echeance),
      dit: `${enCasDeRetard(d, echeance)}.`,
      article: echeance.obligation.article,
      statut: statutEcheance(echeance, d.etat.regard.au),
      cible: { sorte: 'echeance', cle: echeance.cle },
      bouton: echeance.pieces.length > 0 ? 'Enregistrer la pièce' : 'Ouvrir l’échéance',
    };
  }
  const versement =
    t.sorte === 'versement' && t.objet !== null ? trouverVersement(d.etat, t.objet) : undefined;
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
  const cible = { sorte: 'enregistrer', cle: '' } as const;
  if (t.sorte === 'trop-percu') {
    const compte = d.etat.comptes.find(
      (c) => c.tropPercu > 0 && (t.objet === null || t.cle.includes(c.versements)),
    );
    return {
      titre: compte
        ? `Reprendre ${ecrireMontant(compte.tropPercu)} versés en trop`
        : 'Reprendre un trop-perçu',
      dit: compte ? `${titreCompte(d.etat, compte)}, ${nomPartie(d, compte.payeur)}.` : '',
      article: null,
      statut,
      cible,
      bouton: 'Enregistrer un titre ou un reversement',
    };
  }
  if (t.sorte === 'procedure') {
    const procedure = d.etat.procedures.find((p) => t.objet === p.ouverture || t.cle.includes(p.ouverture));
    const ouverture = trouverFait(d, procedure?.ouverture ?? null);
    return {
      titre: procedure
        ? `Suivre la procédure ${guillemets(procedure.regles.intitule)}`
        : 'Suivre une procédure',
      dit: ouverture && procedure ? `Ouverte par ${nomPartie(d, procedure.partie)}.` : '',
      article: procedure?.regles.article ?? null,
      statut,
      cible,
      bouton: 'Enregistrer une étape',
    };
  }
  return {
    titre: direJalon(d, t),
    dit: 'La convention n’oblige personne avant cela.',
    article: null,
    statut,
    cible,
    bouton: 'Enregistrer',
  };
}

const JALONS: Readonly<Record<string, (qui: string) => string>> = {
  deliberer: (qui) => `Délibération ${qui} à prendre`,
  deliberee: (qui) => `Délibération ${qui} à prendre`,
  transmettre: (qui) => `Délibération ${qui} à transmettre au contrôle de légalité`,
  transmise: (qui) => `Délibération ${qui} à transmettre au contrôle de légalité`,
  publier: (qui) => `Délibération ${qui} à publier`,
  publiee: (qui) => `Délibération ${qui} à publier`,
  signer: (qui) => `Signature ${qui} à recueillir`,
  signee: (qui) => `Signature ${qui} à recueillir`,
  notifier: () => 'Convention signée à notifier',
  notifiee: () => 'Convention signée à notifier',
};

function direJalon(d: ADire, t: Tache): string {
  const etape = Object.keys(JALONS).find((j) => t.cle.split(/[/:]/).includes(j));
  const qui = enumerer(t.qui.map((p) => de(nomPartie(d, p))));
  return etape ? (JALONS[etape]?.(qui) ?? motNu(t.cle)) : motNu(t.cle);
}

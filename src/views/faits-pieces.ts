import { enumerer, guillemets } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import { ecrireMontant } from '../basics/montant.ts';
import type { FAITS_PIECES } from '../facts/pieces.ts';
import { type ADire, nomPiece, trouverFait } from './dit.ts';
import { titreEcheance, trouverEcheance } from './intitules.ts';
import type { Phrases } from './phrases.ts';
import { motNu, sansArticle } from './typographie.ts';

const MOYENS = {
  depot: 'en ligne',
  courriel: 'par courriel',
  papier: 'sur papier',
  main: 'en main propre',
  telephone: 'par téléphone',
} as const;

export const PHRASES_PIECES: Phrases<keyof typeof FAITS_PIECES> = {
  'piece-demandee': (d, f) => {
    const noms =
      f.donnees.pieces.length > 0
        ? enumerer(f.donnees.pieces.map((p) => guillemets(sansArticle(nomPiece(d, p)))))
        : guillemets(intituleObligation(d, f.donnees.obligation));
    return `Demandé ${aux(d, f.donnees.obligation)}\u00A0: ${noms}, au plus tard le ${ecrireJour(f.donnees.pourLe)}`;
  },
  'piece-deposee': (d, f) => {
    const nom = sansArticle(nomPiece(d, f.donnees.piece, f.donnees.exercice ?? null));
    const recue =
      f.donnees.recueLe !== undefined && f.donnees.recueLe !== f.jour
        ? `, parvenu le ${ecrireJour(f.donnees.recueLe)}`
        : '';
    const montant = f.donnees.montant === undefined ? '' : `, ${ecrireMontant(f.donnees.montant)}`;
    const periode = f.donnees.periode
      ? `, du ${ecrireJour(f.donnees.periode.du)} au ${ecrireJour(f.donnees.periode.au)}`
      : '';
    return `Dépôt ${MOYENS[f.donnees.moyen]}\u00A0: ${nom}${montant}${periode}${recue}`;
  },
  'piece-acceptee': (d, f) => `${pieceDuDepot(d, f.donnees.depot)}\u00A0: dépôt accepté`,
  'piece-retournee': (d, f) => `${pieceDuDepot(d, f.donnees.depot)}\u00A0: dépôt retourné`,
  'relance-envoyee': (d, f) =>
    `Relance ${MOYENS[f.donnees.moyen]}\u00A0: ${nomEcheance(d, f.donnees.echeance)}`,
  'reserve-levee': (d, f) => `Réserve levée\u00A0: ${nomEcheance(d, f.donnees.echeance)}`,
  'obligation-constatee': (d, f) =>
    `${intituleObligation(d, f.donnees.obligation)}${f.donnees.exercice ? ` ${f.donnees.exercice}` : ''}\u00A0: ${f.donnees.conforme ? 'constaté fait' : 'constaté non fait'}`,
  'notification-recue': (d, f) =>
    `Notification reçue d’un tiers\u00A0: ${sansArticle(nomPiece(d, f.donnees.piece))}`,
  'fiche-remplie': (d, f) =>
    `Formulaire rempli\u00A0: ${nomFormulaire(d, f.donnees.formulaire, f.donnees.exercice)}`,
};

const nomFormulaire = ({ etat }: ADire, id: string, exercice: number): string =>
  `${sansArticle(etat.modele.formulaires.find((x) => x.id === id)?.intitule ?? motNu(id))} ${exercice}`;

const intituleObligation = ({ etat }: ADire, id: string): string =>
  sansArticle(etat.modele.obligations.find((o) => o.id === id)?.intitule ?? motNu(id));

function aux({ etat }: ADire, obligation: string): string {
  const debiteurs = etat.modele.obligations.find((o) => o.id === obligation)?.debiteur ?? [];
  const entites = etat.modele.parties.filter((p) => p.role === 'entite').map((p) => p.id);
  return debiteurs.some((p) => entites.includes(p)) ? 'aux parties' : 'à l’association';
}

function pieceDuDepot(d: ADire, depot: string): string {
  const fait = trouverFait(d, depot);
  if (fait?.sorte === 'fiche-remplie')
    return nomFormulaire(d, fait.donnees.formulaire, fait.donnees.exercice);
  return fait?.sorte === 'piece-deposee'
    ? sansArticle(nomPiece(d, fait.donnees.piece, fait.donnees.exercice ?? null))
    : 'Pièce';
}

function nomEcheance(d: ADire, cle: string): string {
  const e = trouverEcheance(d.etat, cle);
  return e ? titreEcheance(d, e) : cle;
}

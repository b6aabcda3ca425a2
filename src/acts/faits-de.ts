import { arrondir, ecrireMontant, type Fraction } from '../basics/montant.ts';
import type { Fait, FaitNouveau } from '../facts/fait.ts';
import { partagerFiche } from '../facts/fiche.ts';
import type { Grandeur } from '../modele/regles.ts';
import type { Etat, LigneDeCalcul, Versement } from '../rules/etat.ts';
import { type Cas, echeancesVisees, versementVise } from './cas.ts';
import { termesAjoutes, texteDemande } from './conditions/avenants.ts';
import { FAIT_DE_L_ACTE } from './demande.ts';

/** The facts of an act that nothing stands in the way of. */
export function faitsDe(cas: Cas): readonly FaitNouveau[] {
  const { demande } = cas;
  switch (demande.acte) {
    case 'deposer-piece':
      return [fait(cas, { ...demande.donnees, ...rattachement(cas.etat, demande.donnees) })];
    case 'constater-obligation':
      return [fait(cas, { ...demande.donnees, ...rattachement(cas.etat, demande.donnees) })];
    case 'liquider-versement':
    case 'enregistrer-paiement':
      return [fait(cas, { ...demande.donnees, ...calculMontre(cas.etat, demande.donnees) })];
    case 'remplir-fiche':
      return ficheRemplie(cas as Cas<'remplir-fiche'>);
    case 'signer-avenant':
      return [fait(cas, avenantComplet(cas as Cas<'signer-avenant'>))];
    case 'tenir-reunion':
      return [fait(cas, { ...demande.donnees, ...exerciceDeLaConvocation(cas as Cas<'tenir-reunion'>) })];
    default:
      return [fait(cas, demande.donnees)];
  }
}

const fait = ({ demande }: Cas, donnees: object): FaitNouveau =>
  ({
    sorte: FAIT_DE_L_ACTE[demande.acte],
    jour: demande.jour,
    donnees,
    textes: demande.textes,
  }) as FaitNouveau;

/**
 * The one deadline that the fact answers, said by its year when it has one: a meeting cancelled and convened again
 * then finds the papers already sent. Otherwise by its trigger.
 */
function rattachement(
  etat: Etat,
  donnees: { readonly obligation: string; readonly exercice?: number; readonly declencheur?: string },
): { readonly exercice?: number; readonly declencheur?: string } {
  const [visee] = echeancesVisees(etat, donnees);
  if (!visee) return {};
  if (visee.exercice !== null) return { exercice: visee.exercice };
  return visee.declencheur === null ? {} : { declencheur: visee.declencheur };
}

function exerciceDeLaConvocation({ etat, demande }: Cas<'tenir-reunion'>): { readonly exercice?: number } {
  const convoquee = etat.reunions.find((r) => r.convocation === demande.donnees.reunion);
  return demande.donnees.exercice === undefined && convoquee && convoquee.exercice !== null
    ? { exercice: convoquee.exercice }
    : {};
}

/** The text it moves to, by name and version; the values that this text proposes are kept with the agreement. */
function avenantComplet(cas: Cas<'signer-avenant'>): object {
  const { modele: empreinte, ...donnees } = cas.demande.donnees;
  const texte = texteDemande(cas);
  if (texte === null) return donnees;
  return {
    ...donnees,
    termes: { ...termesAjoutes(cas.etat, texte), ...donnees.termes },
    modele: { nom: texte.nom, version: texte.version, empreinte },
  };
}

/** A form sent is also the paper that its deadline waits for, when one does. */
function ficheRemplie(cas: Cas<'remplir-fiche'>): readonly FaitNouveau[] {
  const { formulaire, exercice, reponses } = cas.demande.donnees;
  const { valeurs, textes } = partagerFiche(reponses);
  const remplie: FaitNouveau<'fiche-remplie'> = {
    sorte: 'fiche-remplie',
    jour: cas.demande.jour,
    donnees: { formulaire, exercice, valeurs },
    textes,
  };
  return [remplie];
}

type Calcul = NonNullable<Extract<Fait, { sorte: 'versement-liquide' }>['donnees']['calcul']>;

/** The ledger as the user saw it, kept with the fact for ever. */
function calculMontre(
  etat: Etat,
  donnees: Parameters<typeof versementVise>[1],
): { readonly calcul?: Calcul } {
  const v = versementVise(etat, donnees);
  return v && v.calcul.length > 0 ? { calcul: v.calcul.map((ligne) => ligneMontree(etat, v, ligne)) } : {};
}

const LIBELLES: Record<LigneDeCalcul['op'], string> = {
  prendre: 'prendre',
  retirer: 'retirer',
  ajouter: 'ajouter',
  garder: 'garder',
  plafonner: 'plafonner à',
  'au-moins': 'au moins',
  plancher: 'jamais moins de',
  arrondir: 'arrondir',
  prorata: 'au prorata',
  retenue: 'retenir',
  'part-du-payeur': 'part du payeur',
};

function nommerGrandeur({ modele }: Etat, g: Grandeur): string {
  switch (g.sorte) {
    case 'vote':
      return 'la subvention votée';
    case 'determine':
      return 'ce qui est déjà déterminé';
    case 'verse':
      return 'ce qui est déjà versé';
    case 'terme':
      return modele.termes.find((t) => t.id === g.terme)?.intitule ?? g.terme;
    case 'constate':
      return modele.grandeurs.find((x) => x.id === g.grandeur)?.intitule ?? g.grandeur;
    default:
      return 'le montant fixé';
  }
}

function ligneMontree(etat: Etat, v: Versement, ligne: LigneDeCalcul): Calcul[number] {
  const quoi = ligne.grandeur ? ` ${nommerGrandeur(etat, ligne.grandeur)}` : '';
  const part = ligne.part ? ` ${ligne.part.num}/${ligne.part.den}` : '';
  const annee = ligne.exercice === null ? '' : ` ${ligne.exercice}`;
  const fait = ligne.faits[0];
  return {
    article: ligne.article || v.article,
    libelle: `${LIBELLES[ligne.op]}${quoi}${annee}${part}`,
    ...(ligne.operande ? { montant: ecrireExact(ligne.operande) } : {}),
    ...(ligne.reste ? { reste: ecrireExact(ligne.reste) } : {}),
    ...(fait === undefined ? {} : { fait }),
  };
}

/** Cents when whole; else the rounded amount and the exact fraction of a cent is left to the rounding line. */
const ecrireExact = (valeur: Fraction): string => ecrireMontant(arrondir(valeur, 'demi-superieur'));

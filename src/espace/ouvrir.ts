import { createHash } from 'node:crypto';
import { droitDeCreer } from '../acts/creer.ts';
import { type ActeExamine, actesExamines } from '../acts/possibles.ts';
import type { Jour } from '../basics/jour.ts';
import { echec, reussite } from '../basics/result.ts';
import { FLUX_DE_L_ESPACE } from '../facts/flux.ts';
import { exporterDossier } from '../journal/echange.ts';
import { compilerModele } from '../modele/compiler.ts';
import type { Etat } from '../rules/etat.ts';
import { choixDesModeles } from '../rules/modeles-offerts.ts';
import { ouvrirAdministration } from './administration-tenue.ts';
import { ouvrirAnnuaire } from './annuaire-tenu.ts';
import { effacerBrouillons, garderBrouillon, lireBrouillons } from './brouillons.ts';
import { apercevoir, creer, ecrire } from './ecriture.ts';
import type { Acteur, Contexte, Dossier, Espace } from './espace.ts';
import type { FichierLisible } from './fichier-lisible.ts';
import { dossiersVus, ouvrirGuichet } from './guichet-tenu.ts';
import { type Atelier, ouvrirLecture, regarder } from './lecture.ts';
import { textesGardes } from './modeles-tenus.ts';
import { ouvrirMoteurs } from './moteurs.ts';
import { annuaireDe } from './noms.ts';
import { ouvrirReglages } from './reglages-tenus.ts';
import { reconstruire, rederiverCeuxDe, tourDuJour } from './tour.ts';
import { veiller } from './veiller.ts';

/** Opens an espace over a journal, a register, a file store and a clock. */
export function ouvrirEspace(contexte: Contexte): Espace {
  const { espace, journal, registre, horloge, fichiers } = contexte;
  const moteurs = ouvrirMoteurs(espace, registre);
  const lecture = ouvrirLecture(contexte, moteurs);
  const dossier: Espace['dossier'] = async (id, acteur, regard = {}) => {
    const lu = await lecture.tout(id);
    return lu && regarder(lu, acteur, horloge.aujourdhui(), regard);
  };
  const garde: Espace['garde'] = async () => {
    const lu = (await registre.espaces()).find((e) => e.id === espace);
    if (!lu) throw new Error(`espace non fondé : ${espace}`);
    return lu;
  };
  const collectivite = async (): Promise<string> => (await garde()).collectivite;
  const atelier: Atelier = { contexte, moteurs, lecture, collectivite };
  const annuaire = ouvrirAnnuaire(contexte, lecture, collectivite, (organisation) =>
    rederiverCeuxDe(atelier, organisation),
  );
  const guichet = ouvrirGuichet(atelier);
  return {
    id: espace,
    horloge,
    fichiers,
    annuaire,
    administration: ouvrirAdministration(atelier, garde),
    guichet,
    garde,
    dossier,
    dossiersDe: (acteur, regard) => dossiersVus(atelier, acteur.organisation, acteur, regard),
    agir: (id, acteur, rangAttendu, demande) => ecrire(atelier, id, acteur, rangAttendu, demande),
    possibles: async (id, acteur) => {
      const d = await dossier(id, acteur);
      return d && examiner(d, acteur, horloge.aujourdhui());
    },
    brouillons: async (id, acteur, fiche) =>
      lireBrouillons(contexte, await dossier(id, acteur), acteur, fiche),
    garderBrouillon: async (id, acteur, fiche, partie) =>
      garderBrouillon(contexte, await dossier(id, acteur), acteur, fiche, partie),
    effacerBrouillons: async (id, acteur, fiche) =>
      effacerBrouillons(contexte, await dossier(id, acteur), acteur, fiche),
    peutCreer: async (acteur) => droitDeCreer(acteur, await collectivite()) === null,
    creer: (acteur, creation) => creer(atelier, acteur, creation),
    apercu: (acteur, creation) => apercevoir(atelier, acteur, creation),
    aFaire: (acteur, filtre) => journal.aFaire({ ...filtre, espace, organisation: acteur.organisation }),
    conventions: (acteur, filtre) =>
      journal.dossiers({ ...filtre, espace, organisation: acteur.organisation }),
    bilan: (acteur) => journal.bilan(espace, acteur.organisation),
    fichier: async (id, acteur, fait) => fichierDe(contexte, await dossier(id, acteur), fait),
    archive: async (id, acteur) =>
      (await dossier(id, acteur)) === null
        ? null
        : exporterDossier({ ...registre, ...journal }, fichiers, espace, id),
    verifier: async (id, acteur) =>
      (await dossier(id, acteur)) === null ? null : journal.verifier(espace, id),
    noms: () => lecture.noms(),
    repertoire: async () => ({
      organisations: await registre.organisations(espace),
      quartiers: await registre.quartiers(espace),
    }),
    modeles: async () => {
      const choix = choixDesModeles(await journal.lire(espace, FLUX_DE_L_ESPACE));
      const gardes = await textesGardes(atelier);
      return gardes.filter((m) => choix.get(m.empreinte)?.sorte !== 'modele-retire');
    },
    textes: () => textesGardes(atelier),
    garderModele: async (source, nom) => {
      const compile = compilerModele(source, nom);
      if (!compile.ok) return echec(compile.erreur);
      const modele = compile.valeur;
      const empreinte = createHash('sha256').update(source).digest('hex');
      await registre.garderModele(espace, { empreinte, nom, version: modele.version, source });
      return reussite({ empreinte, modele });
    },
    veiller: (au, dejaVu) => veiller(atelier, au, dejaVu),
    tourDuJour: (aujourdhui) => tourDuJour(atelier, aujourdhui),
    ...ouvrirReglages(contexte, garde),
    reconstruire: async () => {
      await annuaire.reconstruire();
      await guichet.reconstruire();
      return reconstruire(atelier);
    },
  };
}

/** What was examined for each state, by actor: a page and its forms ask several times. */
const examines = new WeakMap<Etat, Map<string, readonly ActeExamine[]>>();

function examiner(d: Dossier, acteur: Acteur, aujourdhui: Jour): readonly ActeExamine[] {
  const parActeur = examines.get(d.etat) ?? new Map<string, readonly ActeExamine[]>();
  examines.set(d.etat, parActeur);
  const cle = `${acteur.organisation} ${acteur.fonction}`;
  const actes = parActeur.get(cle) ?? actesExamines(d.etat, acteur, aujourdhui, d.faits, annuaireDe(d.noms));
  parActeur.set(cle, actes);
  return actes;
}

/** A file is read through the fact that names it, in a dossier of the reader's. */
async function fichierDe(
  { fichiers }: Contexte,
  dossier: Awaited<ReturnType<Espace['dossier']>>,
  id: string,
): Promise<FichierLisible | null> {
  const fait = dossier?.faits.find((f) => f.id === id);
  if (fait?.sorte !== 'piece-deposee' || !fait.donnees.fichier) return null;
  const { empreinte, type, taille } = fait.donnees.fichier;
  const contenu = await fichiers.lire(empreinte);
  return contenu && { nom: fait.textes.nomFichier ?? `piece-${fait.rang}`, type, taille, contenu };
}

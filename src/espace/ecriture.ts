import { agir } from '../acts/agir.ts';
import type { Annuaire } from '../acts/cas.ts';
import { creerConvention } from '../acts/creer.ts';
import { type Creation, type Demande, FAIT_DE_L_ACTE } from '../acts/demande.ts';
import { creationIllisible, demandeIllisible } from '../acts/lisible.ts';
import { estPartie } from '../acts/qui.ts';
import { type Refus, refuser } from '../acts/refus.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import { estSansEffet } from '../facts/echanges.ts';
import type { Fait, FaitNouveau } from '../facts/fait.ts';
import type { Acquitte, Acteur, Apercu, Dossier, Noms } from './espace.ts';
import { fichierAbsent } from './fichiers-nommes.ts';
import { type Atelier, deriverLu, type LuAuJournal, payees } from './lecture.ts';
import { estRetire } from './modeles-tenus.ts';
import { enMots } from './nommer.ts';
import { annuaireDe } from './noms.ts';
import { projeter } from './projection.ts';
import { ecritEntreTemps, refusDuJournal } from './refus-du-journal.ts';

type Issue<T> = Promise<Result<T, readonly Refus[]>>;

/**
 * Read, derive at the real today, judge, append with the rows of lists, derive again. What was written since the page
 * was shown stands in the way only when it can change what the page said: a message does not, and is never late itself.
 */
export async function ecrire(
  atelier: Atelier,
  id: string,
  acteur: Acteur,
  rangAttendu: number,
  demande: Demande,
): Issue<Acquitte> {
  const illisible = demandeIllisible(demande);
  if (illisible.length > 0) return echec(illisible);
  for (let essai = 1; ; essai++) {
    const issue = await essayer(atelier, id, acteur, rangAttendu, demande);
    const devance = !issue.ok && issue.erreur.some((r) => r.code === 'ecrit-entre-temps');
    // Someone wrote between our reading and our writing: read again, and judge again on what they wrote.
    if (!devance || essai === ESSAIS_AU_PLUS || (await changeDepuis(atelier, id, rangAttendu, demande)))
      return issue;
  }
}

const ESSAIS_AU_PLUS = 10;

const changeLaPage = (demande: Demande, depuis: readonly Fait[]): boolean =>
  !estSansEffet({ sorte: FAIT_DE_L_ACTE[demande.acte] }) && depuis.some((f) => !estSansEffet(f));

async function changeDepuis(
  { lecture }: Atelier,
  id: string,
  rang: number,
  demande: Demande,
): Promise<boolean> {
  const lu = await lecture.tout(id);
  return !lu || changeLaPage(demande, lu.faits.slice(rang));
}

async function essayer(
  atelier: Atelier,
  id: string,
  acteur: Acteur,
  rangAttendu: number,
  demande: Demande,
): Issue<Acquitte> {
  const { contexte, lecture, moteurs } = atelier;
  const lu = await lecture.tout(id);
  const aujourdhui = contexte.horloge.aujourdhui();
  const etat = lu && deriverLu(lu, { au: aujourdhui, connu: null });
  if (!lu || !etat || !estPartie(etat, acteur)) return echec([refuser('dossier-introuvable', null)]);
  const depuis = lu.faits.slice(rangAttendu);
  if (rangAttendu > lu.rang || changeLaPage(demande, depuis)) return echec([ecritEntreTemps(depuis)]);
  const annuaire: Annuaire = annuaireDe(lu.noms, await moteurs.nommes(demande));
  const nouveaux = agir(etat, lu.faits, acteur, aujourdhui, demande, annuaire);
  if (!nouveaux.ok) return nouveaux;
  const absent = await fichierAbsent(contexte.fichiers, nouveaux.valeur);
  if (absent) return echec([absent]);
  return ajouter(atelier, { ...lu, acteur }, nouveaux.valeur);
}

/** A new agreement: its first fact opens its flux. */
export async function creer(atelier: Atelier, acteur: Acteur, creation: Creation): Issue<Acquitte> {
  const generation = await atelier.lecture.generation();
  const noms = await atelier.lecture.noms();
  const premier = await premierFait(atelier, acteur, creation, noms);
  if (!premier.ok) return premier;
  const id = nommerFlux(creation.titre);
  const moteur = await atelier.moteurs.de(creation.modele);
  const lus = moteur ? await atelier.lecture.contexte(payees(moteur.modele, creation.parties)) : [];
  const vide = { id, titre: creation.titre, rang: 0, faits: [], contexte: lus, noms, generation, acteur };
  return ajouter(atelier, vide, [premier.valeur]);
}

/** The draft of an agreement, derived as if it had just been created. Nothing is written. */
export async function apercevoir(atelier: Atelier, acteur: Acteur, creation: Creation): Issue<Apercu> {
  const { contexte, moteurs } = atelier;
  const noms = await atelier.lecture.noms();
  const premier = await premierFait(atelier, acteur, creation, noms);
  if (!premier.ok) return premier;
  const fait: Fait = {
    ...premier.valeur,
    id: 'apercu:1',
    flux: 'apercu',
    rang: 1,
    enregistre: contexte.horloge.maintenant(),
    auteur: acteur,
  };
  const faits = [fait];
  const regard = { au: contexte.horloge.aujourdhui(), connu: null };
  const etat = deriverLu({ faits, moteurs: await moteurs.pour(faits), contexte: [] }, regard);
  return reussite({ titre: creation.titre, faits, etat, noms });
}

async function premierFait(
  atelier: Atelier,
  acteur: Acteur,
  creation: Creation,
  noms: Noms,
): Issue<FaitNouveau<'convention-creee'>> {
  const { contexte, moteurs, collectivite } = atelier;
  const illisible = creationIllisible(creation);
  if (illisible.length > 0) return echec(illisible);
  const moteur = await moteurs.de(creation.modele);
  if (!moteur) return echec([refuser('modele-inconnu', 'modele')]);
  if (await estRetire(atelier, creation.modele)) return echec([refuser('modele-retire', 'modele')]);
  const connus = { ...noms, collectivite: await collectivite() };
  return creerConvention(moteur.modele, acteur, contexte.horloge.aujourdhui(), creation, connus);
}

async function ajouter(
  { contexte, moteurs, lecture }: Atelier,
  avant: Pick<LuAuJournal, 'id' | 'titre' | 'rang' | 'faits' | 'contexte' | 'noms' | 'generation'> & {
    readonly acteur: Acteur;
  },
  nouveaux: readonly FaitNouveau[],
): Issue<Acquitte> {
  const { espace, journal, horloge } = contexte;
  const regard = { au: horloge.aujourdhui(), connu: null };
  const prets = await moteurs.pour([...avant.faits, ...nouveaux]);
  let apres: Pick<Dossier, 'faits' | 'etat'> | null = null;
  const ecrit = await journal.ajouter({
    espace,
    flux: avant.id,
    rangAttendu: avant.rang,
    faits: nouveaux,
    auteur: avant.acteur,
    enregistre: horloge.maintenant(),
    projection: (faits) => {
      const etat = deriverLu({ faits, moteurs: prets, contexte: avant.contexte }, regard);
      apres = { faits, etat };
      return projeter(avant.id, faits, etat, avant.noms);
    },
  });
  if (!ecrit.ok) return echec([refusDuJournal(ecrit.erreur)]);
  if (apres === null) throw new Error('le journal a écrit sans projeter');
  const { faits, etat } = apres as Pick<Dossier, 'faits' | 'etat'>;
  const { id, titre, noms, generation } = avant;
  const rang = faits.at(-1)?.rang ?? 0;
  const tete = await journal.tete(espace, id);
  const lu: LuAuJournal = {
    id,
    titre,
    rang,
    tete: tete?.tete ?? '',
    faits,
    moteurs: prets,
    contexte: avant.contexte,
    noms,
    generation,
  };
  // Another writer may have followed at once: only what stands under the present head is kept.
  if (tete?.rang === rang) lecture.garder(lu);
  return reussite({ dossier: { id, titre, rang, tete: lu.tete, faits, etat, noms }, ecrits: ecrit.valeur });
}

/** `convention-cadre-mjc-clairs-soleils-k3x9q2`: readable, and never twice the same. */
export function nommerFlux(titre: string): string {
  const hasard = crypto.randomUUID().replaceAll('-', '').slice(0, 8);
  return `${enMots(titre, 48) || 'convention'}-${hasard}`;
}

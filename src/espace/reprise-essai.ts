import { agir } from '../acts/agir.ts';
import { agirSurAnnuaire } from '../acts/annuaire/agir.ts';
import type { OrganisationSaisie } from '../acts/annuaire/demande.ts';
import { creerConvention } from '../acts/creer.ts';
import type { Demande } from '../acts/demande.ts';
import { type Refus, refuser } from '../acts/refus.ts';
import type { DemandeLue } from '../acts/reprise/lecteur.ts';
import { type LigneLue, lireLigne } from '../acts/reprise/lire.ts';
import { plier } from '../basics/pli.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Fait, FaitNouveau } from '../facts/fait.ts';
import { fluxDOrganisation } from '../facts/flux.ts';
import type { Ajout } from '../journal/journal.ts';
import type { Organisation } from '../journal/registre.ts';
import { deriver } from '../rules/deriver.ts';
import { deriverOrganisation } from '../rules/mandats.ts';
import type { Moteur } from '../rules/preparer.ts';
import type {
  ConventionEssayee,
  DemandeDeReprise,
  EssaiDeReprise,
  FauteDeReprise,
} from './administration.ts';
import { nommerOrganisation, projeterOrganisation, registrer } from './annuaire-tenu.ts';
import { nommerFlux } from './ecriture.ts';
import type { Acteur, Noms } from './espace.ts';
import type { Atelier } from './lecture.ts';
import { annuaireDe } from './noms.ts';
import { projeter } from './projection.ts';

/** Rows of one table: more is shared among several files, each undone by itself. */
const LIGNES_AU_PLUS = 500;

interface ConventionPrete extends ConventionEssayee {
  readonly flux: string;
}
interface OrganisationPrete {
  readonly id: string;
  readonly faits: readonly FaitNouveau[];
  readonly fiche: Organisation;
}
interface Essai {
  readonly dit: EssaiDeReprise;
  readonly conventions: readonly ConventionPrete[];
  readonly organisations: readonly OrganisationPrete[];
  readonly noms: Noms;
}

/** Plays each row through the very acts that a clerk would do one by one, in memory: nothing is written. */
export async function essayerReprise(
  { contexte, moteurs, lecture, collectivite: autorite }: Atelier,
  acteur: Acteur,
  demande: DemandeDeReprise,
  journalDeLEspace: readonly Fait[],
): Promise<Result<Essai, readonly Refus[]>> {
  const { tableau, correspondance } = demande;
  const moteur = await moteurs.de(demande.modele);
  const prealable =
    dejaRepris(journalDeLEspace, demande.fichier.empreinte) ??
    (tableau.lignes.length === 0
      ? refuser('reprise-vide', null)
      : tableau.lignes.length > LIGNES_AU_PLUS
        ? refuser('reprise-trop-longue', null, { max: LIGNES_AU_PLUS })
        : null);
  if (!moteur) return echec([refuser('modele-inconnu', 'modele')]);
  if (prealable) return echec([prealable]);

  const organisations = await contexte.registre.organisations(contexte.espace);
  const quartiers = await contexte.registre.quartiers(contexte.espace);
  const collectivite = await autorite();
  const nouvelles = new Map<string, OrganisationPrete>();
  const noms = avecNouvelles(await lecture.noms(), nouvelles);
  const role = moteur.modele.parties.find((p) => p.role === 'association')?.id ?? '';
  const fautes: FauteDeReprise[] = [];
  const conventions: ConventionPrete[] = [];
  const vues = new Map<string, number>();
  for (const ligne of tableau.lignes) {
    const { lue, fautes: lues } = lireLigne(
      { modele: moteur.modele, empreinte: demande.modele },
      ...([tableau, ligne, correspondance, demande.parties, { organisations, quartiers }] as const),
      contexte.horloge.aujourdhui(),
    );
    const avant = fautes.length;
    const fauter = (colonne: number | null, refus: Refus): void =>
      void fautes.push({ ligne: ligne.numero, colonne, refus });
    for (const f of lues) fauter(f.colonne, f.refus);
    const cle = plier(`${lue.creation.titre} | ${lue.association.nom}`);
    const deja = vues.get(cle);
    if (deja !== undefined) fauter(null, refuser('deux-fois-la-ligne', null, { ligne: deja }));
    else vues.set(cle, ligne.numero);
    const parties = { ...lue.creation.parties };
    const inscrite = lue.association.saisie && inscrire(lue.association.saisie, nouvelles);
    if (inscrite) {
      if (inscrite.ok) parties[role] = inscrite.valeur;
      else for (const r of inscrite.erreur) fauter(colonneDe(correspondance, r, role), r);
    }
    // A row misread would only be refused for what could not be read.
    if (fautes.length > avant) continue;
    const jouee = jouer(
      moteur,
      { ...lue, creation: { ...lue.creation, parties } },
      ligne.numero,
      inscrite !== null,
    );
    for (const { colonne, refus } of jouee.fautes)
      fauter(colonne ?? colonneDe(correspondance, refus, role), refus);
    if (jouee.convention) conventions.push(jouee.convention);
    // Hundreds of derivations: others are served in between.
    await new Promise((suite) => setImmediate(suite));
  }
  return reussite({
    dit: { conventions, fautes },
    conventions,
    organisations: [...nouvelles.values()],
    noms,
  });

  function inscrire(
    saisie: OrganisationSaisie,
    deja: Map<string, OrganisationPrete>,
  ): Result<string, readonly Refus[]> {
    const cle = plier(saisie.nom);
    const connue = deja.get(cle);
    if (connue) return reussite(connue.id);
    const pris = (id: string): unknown =>
      noms.organisation(id) ?? [...deja.values()].find((o) => o.id === id);
    const id = nommerOrganisation(saisie.nom, pris);
    const juge = agirSurAnnuaire({
      ...{ collectivite, acteur, aujourdhui: contexte.horloge.aujourdhui() },
      ...{ organisation: deriverOrganisation(id, []), fiche: null, courrielDe: () => null },
      demande: { acte: 'inscrire-organisation', donnees: saisie },
      payeurs: new Set(),
      roles: new Set(),
      personneConnue: () => true,
      homonyme: () => null,
      nommer: (prefixe) => prefixe,
    });
    if (!juge.ok) return juge;
    const fiche = registrer(id, juge.valeur.organisation ?? saisie);
    deja.set(cle, { id, faits: juge.valeur.faits, fiche });
    return reussite(id);
  }

  function jouer(
    m: Moteur,
    lue: LigneLue,
    ligne: number,
    nouvelle: boolean,
  ): {
    readonly convention: ConventionPrete | null;
    readonly fautes: readonly { readonly colonne: number | null; readonly refus: Refus }[];
  } {
    const aujourdhui = contexte.horloge.aujourdhui();
    const creee = creerConvention(m.modele, acteur, aujourdhui, lue.creation, { ...noms, collectivite });
    if (!creee.ok)
      return { convention: null, fautes: creee.erreur.map((refus) => ({ colonne: null, refus })) };
    const flux = nommerFlux(lue.creation.titre);
    const enregistre = contexte.horloge.maintenant();
    const faits: Fait[] = [];
    const poser = (nouveaux: readonly FaitNouveau[]): void => {
      for (const n of nouveaux) {
        const rang = faits.length + 1;
        faits.push({ ...n, id: `${flux}:${rang}`, flux, rang, enregistre, auteur: acteur });
      }
    };
    const etatDe = () => deriver(m, faits, { au: aujourdhui, connu: null });
    poser([creee.valeur]);
    const refuses: { colonne: number; refus: Refus }[] = [];
    for (const { colonne, demande: d } of lue.demandes) {
      const juge = reprendreActe(d);
      if (juge.ok) poser(juge.valeur);
      else refuses.push(...juge.erreur.map((refus) => ({ colonne, refus })));
    }
    const { titre } = lue.creation;
    const association = { nom: lue.association.nom, nouvelle };
    const convention = { ligne, titre, association, faits, etat: etatDe(), flux };
    return { convention: refuses.length > 0 ? null : convention, fautes: refuses };

    /** A payment above what is due, or of what the rules would hold back, happened all the same: its reason is the file. */
    function reprendreActe(d: DemandeLue['demande']): Result<readonly FaitNouveau[], readonly Refus[]> {
      const juger = (x: Demande) => agir(etatDe(), faits, acteur, aujourdhui, x, annuaireDe(noms));
      const juge = juger(d);
      if (juge.ok || d.acte !== 'enregistrer-paiement') return juge;
      if (!juge.erreur.every((r) => r.champ === 'textes.motif')) return juge;
      const motif = `Repris de ${demande.fichier.nom}, ligne ${ligne}`;
      return juger({ ...d, textes: { ...d.textes, motif } });
    }
  }
}

function dejaRepris(faits: readonly Fait[], empreinte: string): Refus | null {
  const reprise = faits.findLast(
    (f) =>
      f.sorte === 'reprise-effectuee' &&
      f.donnees.fichier.empreinte === empreinte &&
      !faits.some((a) => a.sorte === 'reprise-annulee' && a.donnees.reprise === f.id),
  );
  return reprise ? refuser('deja-repris', null, { le: reprise.jour }) : null;
}

/** The column of what a creation is refused for: « termes.date-fin » is that of the term. */
function colonneDe(
  correspondance: DemandeDeReprise['correspondance'],
  { champ }: Refus,
  role: string,
): number | null {
  const cible =
    champ === `donnees.nom`
      ? `parties/${role}`
      : (champ ?? '').replace(/^donnees\./, 'association/').replace('.', '/');
  const colonne = correspondance.indexOf(cible);
  return colonne < 0 ? null : colonne;
}

const avecNouvelles = (noms: Noms, nouvelles: ReadonlyMap<string, OrganisationPrete>): Noms => ({
  ...noms,
  organisation: (id) => noms.organisation(id) ?? [...nouvelles.values()].find((o) => o.id === id)?.fiche,
});

/** What the journal is asked to write, in one transaction: associations first, then each agreement with its rows. */
export async function ajoutsDuLot(
  { contexte }: Atelier,
  auteur: Acteur,
  { conventions, organisations, noms }: Essai,
): Promise<readonly Ajout[]> {
  const commun = {
    espace: contexte.espace,
    auteur,
    enregistre: contexte.horloge.maintenant(),
    rangAttendu: 0,
  };
  return [
    ...organisations.map(
      (o): Ajout => ({
        ...commun,
        flux: fluxDOrganisation(o.id),
        faits: o.faits,
        inscription: { organisations: [o.fiche] },
        projection: (tous) => projeterOrganisation(o.id, tous),
      }),
    ),
    ...conventions.map(
      (c): Ajout => ({
        ...commun,
        flux: c.flux,
        faits: c.faits,
        projection: (tous) => projeter(c.flux, tous, c.etat, noms),
      }),
    ),
  ];
}

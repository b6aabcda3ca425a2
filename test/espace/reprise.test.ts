import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import { ecrireRefus } from '../../src/acts/refus.ts';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso } from '../../src/basics/jour.ts';
import { ecrireCsv } from '../../src/documents/tableurs/csv.ts';
import { tableauDExemple } from '../../src/documents/tableurs/exemple.ts';
import { lireTableau } from '../../src/documents/tableurs/lire.ts';
import { ecrireXlsx } from '../../src/documents/tableurs/xlsx.ts';
import type { DemandeDeReprise } from '../../src/espace/administration.ts';
import type { Espace, ModeleOffert } from '../../src/espace/espace.ts';
import { type Espaces, ouvrirEspaces } from '../../src/espace/espaces.ts';
import { fonderEspace } from '../../src/espace/fonder.ts';
import type { Organisation } from '../../src/journal/registre.ts';
import { ouvrirFichiersDe } from '../../src/services/fichiers.ts';
import { le } from '../acts/vie.ts';
import { type Magasin, surChaqueMoteur } from '../journal/moteurs.ts';

const organisation = (id: string, nature: Organisation['nature'], nom: string): Organisation => ({
  ...{ id, nature, nom, nomCourt: nom, siret: null, rna: null, adresse: null, courriel: null },
});
const PILOTE: Acteur = { personne: 'camille', organisation: 'ville', fonction: 'agent-pilote' };
const FINANCES: Acteur = { ...PILOTE, fonction: 'finances' };
const ADMINISTRATEUR: Acteur = { ...PILOTE, fonction: 'administrateur' };
const AUJOURDHUI = le('24 novembre 2026');
const PARTIES = { ville: 'ville', ccas: 'ccas', gbm: 'gbm', departement: 'departement' };

surChaqueMoteur('La reprise de la liste existante', (moteur) => {
  let racine = '';
  let magasin: Magasin;
  let espaces: Espaces;
  let cadre: ModeleOffert;
  let objectifs: ModeleOffert;
  let tic = 0;
  const horloge = {
    aujourdhui: () => AUJOURDHUI,
    maintenant: () => instant(new Date(Date.parse(`${ecrireIso(AUJOURDHUI)}T08:00:00Z`) + tic++ * 1000)),
  };
  const espace = async (id = 'valmont'): Promise<Espace> => {
    const ouvert = await espaces.de(id);
    if (!ouvert) throw new Error(`pas d’espace ${id}`);
    return ouvert;
  };
  const modele = async (nom: string): Promise<ModeleOffert> => {
    const source = readFileSync(new URL(`../../modeles/${nom}.md`, import.meta.url), 'utf8');
    return reussi(await (await espace()).garderModele(source, nom));
  };

  beforeAll(async () => {
    racine = mkdtempSync(join(tmpdir(), 'maillage-reprise-'));
    magasin = await moteur.ouvrir(await moteur.nouvelleAdresse());
    const fichiersDe = (id: string) => ouvrirFichiersDe(racine, id);
    espaces = ouvrirEspaces({
      journal: magasin,
      registre: magasin,
      horloge,
      fichiersDe,
      aLOuverture: async () => {},
    });
    for (const id of ['valmont', 'aubrelle'])
      await fonderEspace(
        { espace: id, journal: magasin, registre: magasin, horloge, fichiers: await fichiersDe(id) },
        {
          ...{ nom: id, demonstration: false, mandats: [], administrateur: null },
          personnes: [{ id: 'camille', nom: 'Camille Dupré', courriel: null }],
          organisations: [
            organisation('ville', 'commune', 'Ville de Valmont'),
            organisation('ccas', 'ccas', 'CCAS de Valmont'),
            organisation('gbm', 'intercommunalite', 'Métropole'),
            organisation('departement', 'departement', 'Département'),
            organisation('asep', 'association', 'ASEP'),
          ],
        },
      );
    cadre = await modele('convention-cadre-centre-social');
    objectifs = await modele('convention-pluriannuelle-objectifs');
  });
  afterAll(async () => {
    await magasin?.fermer();
    await moteur.nettoyer();
    rmSync(racine, { recursive: true });
  });

  const demander = async (
    { modele: m, empreinte }: ModeleOffert,
    octets: Uint8Array,
  ): Promise<DemandeDeReprise> => {
    const tableau = reussi(await lireTableau(octets));
    const { reprise } = (await espace()).administration;
    const correspondance = reussi(await reprise.proposer(PILOTE, empreinte, tableau.entetes));
    const depose = (await espace()).fichiers.deposer(
      (async function* () {
        yield octets;
      })(),
      octets[0] === 0x50 ? 'liste.xlsx' : 'liste.csv',
    );
    const parties = Object.fromEntries(
      m.parties.flatMap((p) => (p.id in PARTIES ? [[p.id, PARTIES[p.id as keyof typeof PARTIES]]] : [])),
    );
    return { modele: empreinte, tableau, correspondance, parties, fichier: reussi(await depose) };
  };
  const csv = (...lignes: string[]): Uint8Array => new TextEncoder().encode(lignes.join('\n'));
  const compter = async (id = 'valmont'): Promise<number> =>
    (await (await espace(id)).conventions(PILOTE, { page: 1, taille: 50 })).total;

  it.each(['cadre', 'objectifs'] as const)(
    'le tableau d’exemple du modèle « %s » se lit sans rien toucher, en classeur comme en CSV',
    async (lequel) => {
      const offert = lequel === 'cadre' ? cadre : objectifs;
      const exemple = tableauDExemple(offert.modele, AUJOURDHUI, 2026);
      for (const octets of [await ecrireXlsx(exemple), new TextEncoder().encode(ecrireCsv(exemple))]) {
        const demande = await demander(offert, octets);
        expect(demande.correspondance).toEqual(exemple.colonnes.map((c) => c.cle));
        const essai = reussi(await (await espace()).administration.reprise.essayer(PILOTE, demande));
        expect(essai.fautes.map((f) => ecrireRefus(f.refus))).toEqual([]);
        expect(essai.conventions).toMatchObject([
          { association: { nouvelle: true }, etat: { phase: { nom: 'en-vigueur' } } },
        ]);
        expect(essai.conventions[0]?.faits.some((f) => f.sorte === 'versement-effectue')).toBe(true);
      }
      expect(await compter()).toBe(0);
    },
  );

  it('chaque faute dit sa ligne, sa colonne et ce qui était attendu ; rien n’est repris', async () => {
    const demande = await demander(
      cadre,
      csv(
        'Titre;Association;Date de début;Date de fin;Délibération;Quartiers;Subvention votée 2026;Voté le 2026',
        'Bonne;ASEP;01/01/2026;31/12/2029;04/12/2025;;30 000;15/03/2026',
        'Mauvaise;ASEP;31/02/2026;31/12/2029;04/12/2025;Nulle part;trente mille;',
        'À l’envers;ASEP;01/01/2026;31/12/2024;04/12/2027;;;',
      ),
    );
    const { reprise } = (await espace()).administration;
    const { fautes } = reussi(await reprise.essayer(PILOTE, demande));
    expect(fautes.map((f) => [f.ligne, f.colonne, f.refus.code])).toEqual([
      [3, 6, 'cellule-montant'],
      [3, 6, 'colonne-sans-jour'],
      [3, 2, 'cellule-jour'],
      [3, 5, 'cellule-quartier'],
      [4, 3, 'duree-inversee'],
    ]);
    expect(ecrireRefus(fautes[0]?.refus as never)).toContain('Attendu');
    expect(codes(await reprise.reprendre(PILOTE, demande))).toEqual(['reprise-fautive']);
    expect(await compter()).toBe(0);
  });

  it('un acte impossible est une faute à la colonne de sa date : une signature sans délibération', async () => {
    const demande = await demander(
      cadre,
      csv('Titre;Association;Date de début;Date de fin;Signature', 'A;ASEP;01/01/2026;31/12/2029;18/12/2025'),
    );
    const { fautes } = reussi(await (await espace()).administration.reprise.essayer(PILOTE, demande));
    expect(new Set(fautes.map((f) => `${f.ligne}/${f.colonne}/${f.refus.code}`))).toEqual(
      new Set(['2/4/deliberation-absente']),
    );
  });

  it('seul le service pilote de la collectivité reprend', async () => {
    const demande = await demander(cadre, csv('Titre;Association', 'A;ASEP'));
    const { administration } = await espace();
    const ailleurs: Acteur = { ...PILOTE, organisation: 'ccas' };
    for (const acteur of [FINANCES, ADMINISTRATEUR, ailleurs]) {
      expect(codes(await administration.reprise.essayer(acteur, demande))).toEqual([
        'administration-sans-droit',
      ]);
      expect(codes(await administration.reprise.reprendre(acteur, demande))).toEqual([
        'administration-sans-droit',
      ]);
      expect(codes(await administration.reprise.liste(acteur))).toEqual(['administration-sans-droit']);
    }
  });

  const DEUX = [
    'Titre;Association;SIRET;Date de début;Date de fin;Délibération;Transmission;Publication;Signature;Notification;Subvention votée 2026;Voté le 2026;Acompte 1 2026;Acompte 1 payé le 2026',
    'Convention ASEP;ASEP;;01/01/2026;31/12/2029;04/12/2025;08/12/2025;09/12/2025;18/12/2025;22/12/2025;30 000;15/03/2026;10 000;20/02/2026',
    'Convention des Ateliers;Les Ateliers du Pont;;01/01/2026;31/12/2029;04/12/2025;08/12/2025;09/12/2025;18/12/2025;22/12/2025;12 000;15/03/2026;0;',
  ] as const;

  it('un tableau juste crée toutes ses conventions avec leur histoire, et s’annule d’un bloc', async () => {
    const { administration, annuaire } = await espace();
    const demande = await demander(cadre, csv(...DEUX));
    const faite = reussi(await administration.reprise.reprendre(PILOTE, demande));
    expect(await compter()).toBe(2);
    expect(await compter('aubrelle')).toBe(0);
    expect(await annuaire.organisation('les-ateliers-du-pont')).not.toBeNull();
    for (const { flux } of faite.donnees.dossiers) {
      const d = await (await espace()).dossier(flux, PILOTE);
      expect(d?.etat.phase.nom).toBe('en-vigueur');
      expect(await magasin.verifier('valmont', flux)).toEqual([]);
    }
    expect(codes(await administration.reprise.reprendre(PILOTE, demande))).toEqual(['deja-repris']);
    expect(
      reussi(await administration.reprise.proposer(PILOTE, cadre.empreinte, demande.tableau.entetes)),
    ).toEqual(demande.correspondance);

    reussi(await administration.reprise.annuler(PILOTE, faite.id, 'Mauvais fichier'));
    expect(await compter()).toBe(0);
    const flux = faite.donnees.dossiers[0]?.flux ?? '';
    expect(await (await espace()).dossier(flux, PILOTE)).toBeNull();
    expect(await magasin.verifier('valmont', flux)).toEqual([]);
    await (await espace()).reconstruire();
    expect(await compter()).toBe(0);
    expect(codes(await administration.reprise.annuler(PILOTE, faite.id, 'Encore'))).toEqual([
      'reprise-deja-annulee',
    ]);
    // What was undone may be taken over again; associations already inscribed are found.
    const reprise = reussi(await administration.reprise.reprendre(PILOTE, demande));
    expect(reprise.donnees.organisations).toEqual([]);
  });

  it('une reprise où quelqu’un a écrit depuis ne s’annule plus', async () => {
    const { administration } = await espace();
    const [derniere] = reussi(await administration.reprise.liste(PILOTE));
    const flux = derniere?.fait.donnees.dossiers[1]?.flux ?? '';
    const d = await (await espace()).dossier(flux, PILOTE);
    const demande = {
      acte: 'enregistrer-paiement' as const,
      jour: le('20 mai 2026'),
      donnees: {
        versements: 'fonctionnement',
        exercice: 2026,
        tranche: 'acompte-2',
        payeur: 'ville',
        montant: 100 as never,
      },
      textes: { motif: 'Versement déjà fait' },
    };
    reussi(await (await espace()).agir(flux, PILOTE, d?.rang ?? 0, demande));
    expect(codes(await administration.reprise.annuler(PILOTE, derniere?.fait.id ?? '', 'Erreur'))).toEqual([
      'reprise-depassee',
    ]);
    expect(await compter()).toBe(2);
  });

  it('un lot dont un dossier ne peut s’écrire n’en écrit aucun', async () => {
    const commun = {
      ...{ espace: 'valmont', auteur: PILOTE, enregistre: horloge.maintenant(), projection: () => null },
      faits: [{ sorte: 'convention-notifiee' as const, jour: AUJOURDHUI, donnees: {}, textes: {} }],
    };
    const issue = await magasin.ajouterTous([
      { ...commun, flux: 'lot-un', rangAttendu: 0 },
      { ...commun, flux: 'lot-deux', rangAttendu: 3 },
    ]);
    expect(issue).toMatchObject({ ok: false, erreur: { code: 'rang-perime' } });
    expect(await magasin.tete('valmont', 'lot-un')).toBeNull();
  });
});

type Issue<T> = { readonly ok: true; readonly valeur: T } | { readonly ok: false; readonly erreur: unknown };

function reussi<T>(issue: Issue<T>): T {
  if (issue.ok) return issue.valeur;
  throw new Error(JSON.stringify(issue.erreur));
}

const codes = (issue: Issue<unknown>): readonly string[] =>
  issue.ok ? [] : (issue.erreur as { code: string }[]).map((r) => r.code);

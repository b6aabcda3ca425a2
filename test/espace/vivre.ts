import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Acteur } from '../../src/acts/acteur.ts';
import type { Creation, Demande } from '../../src/acts/demande.ts';
import { ecrireRefus } from '../../src/acts/refus.ts';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import { euros } from '../../src/basics/montant.ts';
import type { Acquitte, Contexte, Dossier, Espace } from '../../src/espace/espace.ts';
import { ouvrirEspace } from '../../src/espace/ouvrir.ts';
import type { ValeurDeTerme } from '../../src/facts/champs.ts';
import type { Organisation } from '../../src/journal/registre.ts';
import { ouvrirSqlite } from '../../src/journal/sqlite.ts';
import { ouvrirFichiers } from '../../src/services/fichiers.ts';
import { dvq, le } from '../acts/vie.ts';
import type { Magasin } from '../journal/moteurs.ts';

/** An espace over a real SQLite journal and a real file store, under a clock that the test turns. */
export interface Monde {
  readonly espace: Espace;
  readonly contexte: Contexte;
  readonly journal: Magasin;
  /** content hash of the framework modele */
  readonly modele: string;
  aller(jour: string): void;
  fermer(): Promise<void>;
}

const organisation = (id: string, nom: string, nature: Organisation['nature']): Organisation => ({
  id,
  nom,
  nomCourt: nom,
  nature,
  siret: id === 'ccas' ? '26250056400012' : null,
  rna: null,
  adresse: null,
  courriel: null,
});

export const MODELE = readFileSync(
  new URL('../../modeles/convention-cadre-centre-social.md', import.meta.url),
  'utf8',
);

const PDF_DU_RIB = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** Bank details on paper, kept in every monde: no fact names a file that is not. */
export const RIB = {
  empreinte: createHash('sha256').update(PDF_DU_RIB).digest('hex'),
  taille: PDF_DU_RIB.length,
  type: 'application/pdf',
};

export async function ouvrirMonde(): Promise<Monde> {
  const racine = mkdtempSync(join(tmpdir(), 'maillage-espace-'));
  const journal = await ouvrirSqlite(join(racine, 'maillage.sqlite'));
  let jour: Jour = le('1 octobre 2025');
  let dernier = 0;
  const contexte: Contexte = {
    espace: 'essai',
    journal,
    registre: journal,
    fichiers: await ouvrirFichiers(join(racine, 'fichiers')),
    horloge: {
      aujourdhui: () => jour,
      // A life may be told party by party, its days going back; the instants of a journal never do.
      maintenant: () => {
        dernier = Math.max(dernier + 1000, Date.parse(`${ecrireIso(jour)}T08:00:00Z`));
        return instant(new Date(dernier));
      },
    },
  };
  const rib = await contexte.fichiers.deposer(new Blob([PDF_DU_RIB]).stream(), 'rib.pdf');
  if (!rib.ok) throw new Error('RIB refusé');
  await journal.inscrire('essai', {
    organisations: [
      organisation('ville', 'la Ville', 'commune'),
      organisation('ccas', 'le CCAS', 'ccas'),
      organisation('gbm', 'GBM', 'intercommunalite'),
      organisation('mjc', 'MJC Clairs-Soleils', 'association'),
      organisation('autre-association', 'MJC Palente', 'association'),
    ],
    quartiers: [{ id: 'clairs-soleils', nom: 'Clairs-Soleils', statut: 'prioritaire', habitants: 1428 }],
  });
  await journal.fonder({
    ...{ id: 'essai', nom: 'Essai', demonstration: false, collectivite: 'ville' },
    cree: contexte.horloge.maintenant(),
  });
  const espace = ouvrirEspace(contexte);
  const garde = await espace.garderModele(MODELE, 'convention-cadre-centre-social');
  if (!garde.ok) throw new Error('modèle fautif');
  return {
    espace,
    contexte,
    journal,
    modele: garde.valeur.empreinte,
    aller: (texte) => {
      jour = le(texte);
    },
    async fermer() {
      await journal.fermer();
      rmSync(racine, { recursive: true, force: true });
    },
  };
}

const date = (texte: string): ValeurDeTerme => ({ type: 'jour', valeur: le(texte) });

export const creation = (monde: Monde, association = 'mjc'): Creation => ({
  jour: le('1 octobre 2025'),
  titre: `Convention-cadre, ${association}`,
  modele: monde.modele,
  termes: {
    'date-effet': date('1 janvier 2026'),
    'date-fin': date('31 décembre 2029'),
    'date-agrement': date('30 janvier 2026'),
    'annee-subvention-precedente': { type: 'nombre', valeur: 2025 },
    'subvention-precedente': { type: 'montant', valeur: euros(243_000) },
  },
  parties: { ville: 'ville', ccas: 'ccas', gbm: 'gbm', association },
  quartiers: ['clairs-soleils'],
});

export const attendre = (issue: Awaited<ReturnType<Espace['agir']>>): Acquitte => {
  if (!issue.ok) throw new Error(issue.erreur.map(ecrireRefus).join(' '));
  return issue.valeur;
};

/** Acts on the last state of a dossier, on the day said. */
export async function faire(
  monde: Monde,
  dossier: Dossier,
  qui: Acteur,
  jour: string,
  demande: Omit<Demande, 'jour'>,
): Promise<Dossier> {
  monde.aller(jour);
  const complete = { ...demande, jour: le(jour) } as Demande;
  return attendre(await monde.espace.agir(dossier.id, qui, dossier.rang, complete)).dossier;
}

/** An agreement created, voted, sent, published, signed and notified before the end of 2025. */
export async function conclure(monde: Monde, association = 'mjc'): Promise<Dossier> {
  monde.aller('1 octobre 2025');
  let d = attendre(await monde.espace.creer(dvq, creation(monde, association))).dossier;
  for (const partie of ['ville', 'ccas', 'gbm']) {
    const donnees = { partie, objet: 'convention' } as const;
    d = await faire(monde, d, dvq, '3 décembre 2025', { acte: 'deposer-deliberation', donnees, textes: {} });
    d = await faire(monde, d, dvq, '5 décembre 2025', { acte: 'transmettre-acte', donnees, textes: {} });
    d = await faire(monde, d, dvq, '8 décembre 2025', { acte: 'publier-acte', donnees, textes: {} });
  }
  for (const partie of ['ville', 'ccas', 'gbm', 'association'])
    d = await faire(monde, d, dvq, '20 décembre 2025', { acte: 'signer', donnees: { partie }, textes: {} });
  return faire(monde, d, dvq, '22 décembre 2025', { acte: 'notifier', donnees: {}, textes: {} });
}

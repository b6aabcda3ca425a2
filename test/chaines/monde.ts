import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import type { Espace, Horloge } from '../../src/espace/espace.ts';
import type { ouvrirEspaces } from '../../src/espace/espaces.ts';
import type { fonderEspace } from '../../src/espace/fonder.ts';
import type { Fichier } from '../../src/facts/champs.ts';
import type { ouvrirSqlite } from '../../src/journal/sqlite.ts';
import type { ouvrirFichiersDe } from '../../src/services/fichiers.ts';
import { le } from '../acts/vie.ts';
import type { Magasin } from '../journal/moteurs.ts';
import { compteDe, courrielDe, mandatDe, organisationDe, PEUPLES, personneDe } from './gens.ts';
import { TEXTES } from './texte.ts';

/** The door under trial: the product's, or another build of it. */
export interface Porte {
  readonly ouvrirEspaces: typeof ouvrirEspaces;
  readonly fonderEspace: typeof fonderEspace;
  readonly ouvrirSqlite: typeof ouvrirSqlite;
  readonly ouvrirFichiersDe: typeof ouvrirFichiersDe;
}

/** Two espaces over a real SQLite file and real stores of files, under a clock that the walk turns. */
export interface Monde {
  readonly magasin: Magasin;
  readonly espaces: ReadonlyMap<string, Espace>;
  /** content hash of each text, the same in both */
  readonly textes: ReadonlyMap<string, string>;
  /** a file that both stores hold: what a fact names must be there */
  readonly papier: Fichier;
  readonly horloge: Horloge;
  avancer(jours: number): void;
  fermer(): Promise<void>;
}

export const PREMIER_JOUR = le('1 mars 2026');

/** Where a world stood when it was set aside: worlds are copied from there, which is faster than living again. */
export interface Gabarit {
  readonly racine: string;
  readonly jour: Jour;
}

export async function ouvrirMonde(
  porte: Porte,
  gabarit?: Gabarit,
): Promise<Monde & { readonly racine: string }> {
  const racine = mkdtempSync(join(tmpdir(), 'maillage-marche-'));
  if (gabarit) cpSync(gabarit.racine, racine, { recursive: true });
  let jour: Jour = gabarit?.jour ?? PREMIER_JOUR;
  // A copy begins later in the day than what it copies.
  let tic = gabarit ? 3600 : 0;
  const horloge: Horloge = {
    aujourdhui: () => jour,
    maintenant: () => instant(new Date(Date.parse(`${ecrireIso(jour)}T08:00:00Z`) + tic++ * 1000)),
  };
  const magasin = await porte.ouvrirSqlite(join(racine, 'maillage.sqlite'));
  const fichiersDe = (id: string) => porte.ouvrirFichiersDe(join(racine, 'fichiers'), id);
  const commun = { journal: magasin, registre: magasin, horloge };
  if (!gabarit)
    for (const [id, peuple] of Object.entries(PEUPLES)) {
      const [autorite, ...autres] = peuple.organisations.map(([o, nature, nom]) => ({
        ...{ id: organisationDe(id, o), nature, nom, nomCourt: nom, siret: null, rna: null },
        ...{ adresse: null, courriel: null },
      }));
      if (!autorite) throw new Error('espace sans autorité');
      const prenoms = [...new Set(peuple.mandats.map((m) => m[2]))];
      await porte.fonderEspace(
        { ...commun, espace: id, fichiers: await fichiersDe(id) },
        {
          ...{
            nom: peuple.nom,
            demonstration: false,
            administrateur: null,
            organisations: [autorite, ...autres],
          },
          personnes: prenoms.map((p) => ({ id: personneDe(id, p), nom: p, courriel: courrielDe(p) })),
          mandats: peuple.mandats.map(([o, fonction, p]) => ({
            ...{ id: mandatDe(id, p, fonction), organisation: organisationDe(id, o) },
            ...{ personne: personneDe(id, p), fonction, titre: null },
          })),
        },
      );
      await magasin.inscrire(id, {
        comptes: prenoms.map((p) => ({ personne: personneDe(id, p), compte: compteDe(p).id })),
      });
    }
  const tous = porte.ouvrirEspaces({ ...commun, fichiersDe, aLOuverture: async () => {} });
  const espaces = new Map<string, Espace>();
  const textes = new Map<string, string>();
  let papier: Fichier | null = null;
  for (const id of Object.keys(PEUPLES)) {
    const espace = await tous.de(id);
    if (!espace) throw new Error(`pas d’espace ${id}`);
    espaces.set(id, espace);
    for (const [nom, source] of Object.entries(TEXTES)) {
      const garde = await espace.garderModele(source, nom);
      if (!garde.ok)
        throw new Error(
          `texte fautif : ${garde.erreur.map((f) => `${f.position.ligne} ${f.message}`).join(' ; ')}`,
        );
      textes.set(nom, garde.valeur.empreinte);
    }
    papier = await deposer(espace);
  }
  if (!papier) throw new Error('aucun espace');
  return {
    ...{ racine, magasin, espaces, textes, papier, horloge },
    avancer: (jours) => {
      jour = (jour + jours) as Jour;
      tic = 0;
    },
    async fermer() {
      await magasin.fermer();
      rmSync(racine, { recursive: true, force: true });
    },
  };
}

async function deposer(espace: Espace): Promise<Fichier> {
  const garde = await espace.fichiers.deposer(
    (async function* () {
      yield Buffer.from('Un papier.');
    })(),
    'papier.txt',
  );
  if (!garde.ok) throw new Error(garde.erreur.detail);
  const { nom: _, ...fichier } = garde.valeur;
  return fichier;
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fait, FaitNouveau } from '../../src/facts/fait.ts';
import { ouvrirSqlite } from '../../src/journal/sqlite.ts';

export const ESPACE = 'demonstration';

const ORGANISATIONS = [
  ['ville', 'Ville de Valmont', 'la Ville', 'commune'],
  ['ccas', 'CCAS de Valmont', 'le CCAS', 'ccas'],
  ['gbm', 'Valmont Métropole', 'la Métropole', 'intercommunalite'],
  ['association', 'Association des Trois-Ponts', 'l’association', 'association'],
] as const;

/** Writes told facts in the store of a data folder, as the service would, each at its recorded instant. */
export async function deposerRecit(
  dossier: string,
  flux: string,
  faits: readonly Fait[],
  modele: string,
  titre = 'Trois-Ponts',
): Promise<void> {
  const journal = await ouvrirSqlite(join(dossier, 'maillage.sqlite'));
  const chemin = fileURLToPath(new URL(`../../modeles/${modele}.md`, import.meta.url));
  const source = await readFile(chemin, 'utf8');
  const empreinte = createHash('sha256').update(source).digest('hex');
  try {
    await journal.inscrire(ESPACE, {
      organisations: ORGANISATIONS.map(([role, nom, nomCourt, nature]) => ({
        id: `organisation-${role}`,
        nom,
        nomCourt,
        nature,
        siret: null,
        rna: null,
        adresse: null,
        courriel: null,
      })),
    });
    await journal.garderModele(ESPACE, { empreinte, nom: modele, version: '1.0', source });
    // A life may be told out of order; the instants of a journal never go back.
    let dernier = '' as Fait['enregistre'];
    for (const [i, f] of faits.entries()) {
      if (f.enregistre > dernier) dernier = f.enregistre;
      const ecrit = await journal.ajouter({
        espace: ESPACE,
        flux,
        rangAttendu: i,
        faits: [nouveau(f, empreinte, titre)],
        auteur: f.auteur,
        enregistre: dernier,
        projection: () => null,
      });
      if (!ecrit.ok) throw new Error(`fait non écrit : ${JSON.stringify(ecrit.erreur)}`);
    }
  } finally {
    await journal.fermer();
  }
}

function nouveau(f: Fait, empreinte: string, titre: string): FaitNouveau {
  const { sorte, jour, donnees, textes } = f;
  if (sorte !== 'convention-creee') return { sorte, jour, donnees, textes } as FaitNouveau;
  const modele = { ...f.donnees.modele, empreinte };
  return { sorte, jour, donnees: { ...f.donnees, modele }, textes: { ...f.textes, titre } };
}

import { readFile } from 'node:fs/promises';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Noms } from '../espace/espace.ts';
import type { Lu } from '../espace/lecture.ts';
import type { Archive, FauteDArchive } from '../journal/archive.ts';
import { lireArchive } from '../journal/lireArchive.ts';
import { descellerFait } from '../journal/scelle.ts';
import { compilerModele } from '../modele/compiler.ts';
import type { Moteur } from '../rules/preparer.ts';
import { preparer } from '../rules/preparer.ts';
import { accord } from '../views/typographie.ts';
import { type Appel, type MalAppelee, mauvaisUsage } from './commande.ts';
import { direErreurDeFichier } from './fichiers.ts';
import { pourTerminal } from './sortie.ts';

/** The bytes of a file named on the command line. */
export async function lireOctets(fichier: string): Promise<Result<Uint8Array, MalAppelee>> {
  try {
    return reussite(await readFile(fichier));
  } catch (erreur) {
    return echec(mauvaisUsage(direErreurDeFichier(fichier, erreur)));
  }
}

/** A dossier read from an archive, offline: whole and verified, or all its faults, said. */
export async function ouvrirArchive(
  { sortie }: Appel,
  fichier: string,
): Promise<Result<{ readonly archive: Archive; readonly lu: Lu }, MalAppelee | 1>> {
  const octets = await lireOctets(fichier);
  if (!octets.ok) return octets;
  const lue = lireArchive(octets.valeur);
  if (!lue.ok) {
    sortie.remarquer(direFautes(fichier, lue.erreur));
    return echec(1);
  }
  const lu = enLu(lue.valeur);
  if (lu.ok) return reussite({ archive: lue.valeur, lu: lu.valeur });
  sortie.remarquer(direFautes(fichier, [lu.erreur]));
  return echec(1);
}

/** One line per fault, then how many. */
export function direFautes(fichier: string, fautes: readonly FauteDArchive[]): string {
  const lignes = fautes.map((f) => {
    const fait = f.rang === undefined ? '' : `, fait n°\u00A0${f.rang}`;
    const ou = f.ou === '' ? '' : ` (${f.ou}${fait})`;
    return pourTerminal(`${fichier}${ou}\u00A0: ${f.detail}.`);
  });
  return `${lignes.join('\n')}\n${fautes.length} ${accord(fautes.length, 'faute')}.\n`;
}

function enLu({ chaine, modeles, ...registre }: Archive): Result<Lu, FauteDArchive> {
  const moteurs = new Map<string, Moteur>();
  for (const m of modeles) {
    const compile = compilerModele(m.source, m.nom);
    if (!compile.ok)
      return echec({
        code: 'modele',
        ou: `modeles/${m.empreinte}.md`,
        detail: `ce modèle ne se compile pas\u00A0: ${compile.erreur[0]?.message ?? 'faute inconnue'}`,
      });
    moteurs.set(m.empreinte, preparer(compile.valeur));
  }
  const faits = chaine.faits.map((f) =>
    descellerFait(
      f,
      chaine.textes.filter((t) => t.rang === f.rang),
    ),
  );
  const creation = faits[0];
  if (creation?.sorte !== 'convention-creee')
    return echec({
      code: 'format',
      ou: 'faits.jsonl',
      detail: 'ce dossier n’est pas celui d’une convention',
    });
  return reussite({
    id: chaine.flux,
    titre: creation.textes.titre ?? chaine.flux,
    rang: faits.length,
    tete: chaine.tete?.empreinte ?? '',
    faits,
    moteurs,
    // An archive is one agreement, whole: the lives of its parties stay where they are kept.
    contexte: [],
    noms: nomsDe(registre),
  });
}

const nomsDe = (r: Pick<Archive, 'organisations' | 'personnes' | 'quartiers'>): Noms => ({
  organisation: (id) => r.organisations.find((o) => o.id === id),
  personne: (id) => r.personnes.find((p) => p.id === id),
  quartier: (id) => r.quartiers.find((q) => q.id === id),
});

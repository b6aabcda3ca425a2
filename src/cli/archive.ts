import { readFile, stat } from 'node:fs/promises';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Noms } from '../espace/espace.ts';
import type { Lu } from '../espace/lecture.ts';
import type { Archive, FauteDArchive } from '../journal/archive.ts';
import { descellerFait } from '../journal/scelle.ts';
import type { Moteur } from '../rules/preparer.ts';
import { preparer } from '../rules/preparer.ts';
import { accord } from '../views/typographie.ts';
import { examinerArchiveAPart } from './archive-a-part.ts';
import { type Appel, type MalAppelee, mauvaisUsage } from './commande.ts';
import type { ArchiveExaminee } from './examiner-archive.ts';
import { direErreurDeFichier } from './fichiers.ts';
import { pourTerminal } from './sortie.ts';

/** Larger than any archive that may be read. */
const OCTETS_AU_PLUS = 600_000_000;

/** The bytes of a file named on the command line. */
export async function lireOctets(fichier: string): Promise<Result<Uint8Array, MalAppelee>> {
  try {
    if ((await stat(fichier)).size > OCTETS_AU_PLUS)
      return echec(mauvaisUsage(`«\u00A0${pourTerminal(fichier)}\u00A0» est trop grand pour une archive.`));
    return reussite(await readFile(fichier));
  } catch (erreur) {
    return echec(mauvaisUsage(direErreurDeFichier(fichier, erreur)));
  }
}

/** A dossier read from an archive, offline: whole and verified, or all its faults, said. */
export async function ouvrirArchive(
  { sortie }: Appel,
  fichier: string,
): Promise<Result<{ readonly lu: Lu; readonly octets: Uint8Array }, MalAppelee | 1>> {
  const octets = await lireOctets(fichier);
  if (!octets.ok) return octets;
  const lue = await examinerArchiveAPart(fichier);
  if (!lue.ok) {
    sortie.remarquer(direFautes(fichier, lue.erreur));
    return echec(1);
  }
  const lu = enLu(lue.valeur);
  if (lu.ok) return reussite({ lu: lu.valeur, octets: octets.valeur });
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

function enLu({ chaine, modeles, ...registre }: ArchiveExaminee): Result<Lu, FauteDArchive> {
  const moteurs = new Map(modeles.map((m): [string, Moteur] => [m.empreinte, preparer(m.modele)]));
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

import type { FauteDArchive } from '../../journal/archive.ts';
import { verifierArchive } from '../../journal/lireArchive.ts';
import { accord } from '../../views/typographie.ts';
import { direFautes, lireOctets } from '../archive.ts';
import { type Appel, type Commande, JSON_, type MalAppelee, mauvaisUsage } from '../commande.ts';
import { type Magasin, OPTIONS_DE_DONNEES, ouvrirMagasin } from '../donnees.ts';
import { ecrireJson } from '../sortie.ts';

interface Verdict {
  readonly quoi: string;
  readonly faits: number | null;
  readonly tete: string | null;
  readonly fautes: readonly FauteDArchive[];
}

/** Says whether every fact is the one recorded, whole and in order: of archives, offline, or of a whole data folder. */
export const VERIFIER: Commande = {
  positions: '[ARCHIVE.zip…]',
  options: [
    ...OPTIONS_DE_DONNEES,
    {
      nom: 'tete',
      valeur: 'EMPREINTE',
      aide: 'la tête de chaîne que vous tenez par ailleurs (reçu, export)',
    },
    JSON_,
  ],
  exemples: ['maillage verifier mjc.zip', 'maillage verifier --donnees ./data'],
  async executer(appel) {
    const { positions, options } = appel.args;
    if (options.tete !== undefined && positions.length !== 1)
      return mauvaisUsage('--tete demande une archive, et une seule.');
    const verdicts = positions.length > 0 ? await desArchives(appel) : await desDonnees(appel);
    return 'mauvaisUsage' in verdicts ? verdicts : dire(appel, verdicts);
  },
};

async function desArchives({ args }: Appel): Promise<readonly Verdict[] | MalAppelee> {
  const verdicts: Verdict[] = [];
  for (const quoi of args.positions) {
    const octets = await lireOctets(quoi);
    if (!octets.ok) return octets.erreur;
    verdicts.push({
      quoi,
      faits: null,
      tete: null,
      fautes: verifierArchive(octets.valeur, args.options.tete),
    });
  }
  return verdicts;
}

async function desDonnees(appel: Appel): Promise<readonly Verdict[] | MalAppelee> {
  const magasin = await ouvrirMagasin(appel);
  if (!magasin.ok) return magasin.erreur;
  const { journal, espace } = magasin.valeur;
  try {
    const verdicts: Verdict[] = [];
    for (const { flux, rang, tete } of await journal.flux(espace))
      verdicts.push({ quoi: flux, faits: rang, tete, fautes: await fautesDe(magasin.valeur, flux) });
    return verdicts;
  } finally {
    await journal.fermer();
  }
}

/** The chain of a flux, and the files and texts of modeles that its facts name. */
async function fautesDe(
  { journal, registre, fichiers, espace }: Magasin,
  flux: string,
): Promise<readonly FauteDArchive[]> {
  const ruptures = await journal.verifier(espace, flux);
  const fautes: FauteDArchive[] = ruptures.map(({ rang, detail }) => ({
    code: 'chaine',
    ou: 'faits',
    rang,
    detail,
  }));
  if (ruptures.some((r) => r.code === 'illisible')) return fautes;
  for (const f of await journal.lire(espace, flux)) {
    const fichier = f.sorte === 'piece-deposee' ? f.donnees.fichier?.empreinte : undefined;
    if (fichier !== undefined && !(await fichiers.existe(fichier)))
      fautes.push({ code: 'fichier', ou: `fichiers/${fichier}`, rang: f.rang, detail: 'ce fichier manque' });
    const modele =
      f.sorte === 'convention-creee' || f.sorte === 'avenant-signe' ? f.donnees.modele?.empreinte : undefined;
    if (modele !== undefined && (await registre.modele(espace, modele)) === null)
      fautes.push({ code: 'modele', ou: `modeles/${modele}`, rang: f.rang, detail: 'ce modèle manque' });
  }
  return fautes;
}

function dire({ args, sortie }: Appel, verdicts: readonly Verdict[]): 0 | 1 {
  const bon = verdicts.every((v) => v.fautes.length === 0);
  if (args.bascules.has('json')) ecrireJson(sortie, verdicts);
  else
    for (const v of verdicts) {
      if (v.fautes.length > 0) sortie.ecrire(direFautes(v.quoi, v.fautes));
      else sortie.ecrire(`${v.quoi}\u00A0: intact${decompte(v)}.\n`);
    }
  return bon ? 0 : 1;
}

const decompte = ({ faits, tete }: Verdict): string =>
  faits === null ? '' : ` (${faits}\u00A0${accord(faits, 'fait')}, tête ${tete ?? ''})`;

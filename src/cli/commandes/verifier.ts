import { accord } from '../../views/typographie.ts';
import { direFautes, lireOctets } from '../archive.ts';
import { verifierArchiveAPart } from '../archive-a-part.ts';
import { type Appel, type Commande, JSON_, type MalAppelee, mauvaisUsage } from '../commande.ts';
import { DONNEES, ouvrirMagasin } from '../donnees.ts';
import { ecrireJson } from '../sortie.ts';
import { type Verdict, verifierInstallation } from '../verification.ts';

/** Says whether every fact is the one recorded, whole and in order: of archives, offline, or of a whole installation. */
export const VERIFIER: Commande = {
  positions: '[ARCHIVE.zip…]',
  options: [
    DONNEES,
    { nom: 'espace', valeur: 'NOM', aide: 'un seul espace (tous, sinon)' },
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
    const fautes = await verifierArchiveAPart(quoi, args.options.tete);
    verdicts.push({ espace: null, quoi, faits: null, fichiers: 0, tete: null, fautes });
  }
  return verdicts;
}

/** An empty hand must not pass for a clean bill: nothing to look at is said, and is no success. */
async function desDonnees(appel: Appel): Promise<readonly Verdict[] | MalAppelee> {
  const { espace } = appel.args.options;
  const magasin = await ouvrirMagasin(appel);
  if (!magasin.ok) return magasin.erreur;
  try {
    const verdicts = await verifierInstallation(magasin.valeur, espace);
    if (verdicts.length > 0) return verdicts;
    const ou = espace === undefined ? 'cette installation' : `l’espace «\u00A0${espace}\u00A0»`;
    return mauvaisUsage(`Il n’y a rien à vérifier\u00A0: ${ou} ne contient aucun fait.`);
  } finally {
    await magasin.valeur.journal.fermer();
  }
}

function dire({ args, sortie }: Appel, verdicts: readonly Verdict[]): 0 | 1 {
  const bon = verdicts.every((v) => v.fautes.length === 0);
  if (args.bascules.has('json')) ecrireJson(sortie, verdicts);
  else
    for (const espace of new Set(verdicts.map((v) => v.espace))) {
      const siens = verdicts.filter((v) => v.espace === espace);
      for (const v of siens) {
        if (v.fautes.length > 0) sortie.ecrire(direFautes(v.quoi, v.fautes));
        else sortie.ecrire(`${v.quoi}\u00A0: intact${decompte(v)}.\n`);
      }
      if (espace !== null) sortie.ecrire(`${bilan(espace, siens)}\n`);
    }
  return bon ? 0 : 1;
}

const decompte = ({ faits, tete }: Verdict): string =>
  faits === null ? '' : ` (${faits}\u00A0${accord(faits, 'fait')}, tête ${tete ?? ''})`;

function bilan(espace: string, siens: readonly Verdict[]): string {
  const dire = (n: number, mot: string): string => `${n}\u00A0${accord(n, mot)}`;
  const somme = (de: (v: Verdict) => number): number => siens.reduce((n, v) => n + de(v), 0);
  const fautives = siens.filter((v) => v.fautes.length > 0).length;
  const vu = `${dire(siens.length, 'chaîne')}, ${dire(
    somme((v) => v.faits ?? 0),
    'fait',
  )}, ${dire(
    somme((v) => v.fichiers),
    'fichier',
  )}`;
  const issue = fautives === 0 ? 'rien d’altéré' : `${dire(fautives, 'chaîne')} en faute`;
  return `Espace «\u00A0${espace}\u00A0»\u00A0: ${vu}\u202F; ${issue}.`;
}

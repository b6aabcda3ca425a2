import { writeFile } from 'node:fs/promises';
import { ouvrirImprimerie } from '../../documents/pdf/imprimerie.ts';
import { estProduit, PRODUITS, produire } from '../../documents/produits.ts';
import { exporterDossier } from '../../journal/echange.ts';
import { motProche } from '../../modele/proche.ts';
import { ecrireTaille } from '../../views/statuts.ts';
import { type Appel, AU, type Commande, type MalAppelee, mauvaisUsage } from '../commande.ts';
import { ouvrirMagasin } from '../donnees.ts';
import { chargerDossier, choisirDossier, SOURCE_DE_DOSSIER } from '../dossier.ts';
import { direErreurDeFichier } from '../fichiers.ts';

const FORMATS = Object.keys(PRODUITS);

/** Takes a dossier out: whole, as an archive that can be checked and taken back in; or as one of its documents. */
export const EXPORTER: Commande = {
  positions: '[ARCHIVE.zip]',
  options: [
    ...SOURCE_DE_DOSSIER,
    { nom: 'format', valeur: 'NOM', aide: `archive (par défaut), ${FORMATS.join(', ')}` },
    { nom: 'sortie', valeur: 'FICHIER', aide: 'où l’écrire («\u00A0-\u00A0» pour la sortie standard)' },
    AU,
  ],
  exemples: [
    'maillage exporter --donnees ./data --dossier mjc-clairs-soleils --sortie mjc.zip',
    'maillage exporter mjc.zip --format texte.pdf',
    'maillage exporter mjc.zip --format calendrier.ics --sortie - > mjc.ics',
  ],
  async executer(appel) {
    const format = appel.args.options.format ?? 'archive';
    if (format === 'archive') return exporterArchive(appel);
    if (!estProduit(format)) return mauvaisUsage(formatInconnu(format));
    const dossier = await chargerDossier(appel);
    if (!dossier.ok) return dossier.erreur;
    const imprimerie = ouvrirImprimerie();
    try {
      const produit = await produire(format, dossier.valeur, {
        imprimerie,
        aujourdhui: appel.aujourdhui,
        adresser: () => null,
      });
      return await poser(appel, produit.nom, produit.octets);
    } finally {
      await imprimerie.fermer();
    }
  },
};

async function exporterArchive(appel: Appel): Promise<0 | 1 | MalAppelee> {
  const { args } = appel;
  if (args.positions.length > 0)
    return mauvaisUsage('Ce fichier est déjà une archive\u00A0: indiquez le document voulu par --format.');
  if (args.options.au !== undefined)
    return mauvaisUsage('Une archive contient tous les faits\u00A0: --au n’y a pas de sens.');
  const magasin = await ouvrirMagasin(appel);
  if (!magasin.ok) return magasin.erreur;
  const { journal, fichiers, espace } = magasin.valeur;
  try {
    const nom = await choisirDossier(magasin.valeur, args.options.dossier);
    if (!nom.ok) return nom.erreur;
    const octets = await exporterDossier(journal, fichiers, espace, nom.valeur);
    if (octets === null) throw new Error(`dossier disparu pendant l’export : ${nom.valeur}`);
    return await poser(appel, `${nom.valeur}.zip`, octets);
  } finally {
    await journal.fermer();
  }
}

/** Writes where it was asked, without ever covering a file that exists; says where, and how much. */
async function poser({ args, sortie }: Appel, nom: string, octets: Uint8Array): Promise<0 | MalAppelee> {
  const ou = args.options.sortie ?? nom;
  if (ou === '-') {
    sortie.ecrireOctets(octets);
    return 0;
  }
  try {
    await writeFile(ou, octets, { flag: 'wx', mode: 0o600 });
  } catch (erreur) {
    return mauvaisUsage(direErreurDeFichier(ou, erreur));
  }
  sortie.remarquer(`${ou} (${ecrireTaille(octets.length)})\n`);
  return 0;
}

function formatInconnu(format: string): string {
  const proche = motProche(format, FORMATS);
  const suite = proche === null ? '' : ` Vouliez-vous dire «\u00A0${proche}\u00A0»\u202F?`;
  return `Le format «\u00A0${format}\u00A0» n’existe pas.${suite} Formats\u00A0: archive, ${FORMATS.join(', ')}.`;
}

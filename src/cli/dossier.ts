import type { Jour } from '../basics/jour.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Dossier } from '../espace/espace.ts';
import { deriverLu, type Lu, ouvrirLecture } from '../espace/lecture.ts';
import { ouvrirMoteurs } from '../espace/moteurs.ts';
import { estUnDossier } from '../facts/flux.ts';
import { motProche } from '../modele/proche.ts';
import { accord } from '../views/typographie.ts';
import { ouvrirArchive } from './archive.ts';
import { lireAu, type OptionDeCommande } from './arguments.ts';
import { type Appel, type MalAppelee, mauvaisUsage } from './commande.ts';
import { type Magasin, OPTIONS_DE_DONNEES, ouvrirMagasin } from './donnees.ts';

export const DOSSIER: OptionDeCommande = {
  nom: 'dossier',
  valeur: 'NOM',
  aide: 'le dossier à lire dans ces données, ou le début de son nom',
};
export const SOURCE_DE_DOSSIER: readonly OptionDeCommande[] = [...OPTIONS_DE_DONNEES, DOSSIER];

/** The dossier that a command is about, looked at on the day of `--au`: from an archive, or from a data folder. */
export async function chargerDossier(appel: Appel): Promise<Result<Dossier, MalAppelee | 1>> {
  const { args, aujourdhui } = appel;
  const au = lireAu(args, aujourdhui);
  if (!au.ok) return echec(mauvaisUsage(au.erreur));
  if (args.positions.length > 1) return echec(mauvaisUsage('Un seul dossier à la fois.'));
  const archive = args.positions[0];
  if (archive !== undefined) {
    const ouverte = await ouvrirArchive(appel, archive);
    return ouverte.ok ? reussite(regarder(ouverte.valeur.lu, au.valeur)) : ouverte;
  }
  const magasin = await ouvrirMagasin(appel);
  if (!magasin.ok) return magasin;
  try {
    const lu = await lireDossier(magasin.valeur, args.options.dossier);
    return lu.ok ? reussite(regarder(lu.valeur, au.valeur)) : lu;
  } finally {
    await magasin.valeur.journal.fermer();
  }
}

/** One dossier of a data folder: the one named, or the only one there is. */
async function lireDossier(magasin: Magasin, nom: string | undefined): Promise<Result<Lu, MalAppelee>> {
  const choisi = await choisirDossier(magasin, nom);
  if (!choisi.ok) return choisi;
  const moteurs = ouvrirMoteurs(magasin.espace, magasin.registre);
  const lu = await ouvrirLecture(magasin, moteurs).tout(choisi.valeur);
  return lu === null
    ? echec(mauvaisUsage(`«\u00A0${choisi.valeur}\u00A0» n’est pas le dossier d’une convention.`))
    : reussite(lu);
}

/** The name of a dossier that exists: the one asked, the only one that begins so, or the only one there is. */
export async function choisirDossier(
  { espace, journal }: Pick<Magasin, 'espace' | 'journal'>,
  nom: string | undefined,
): Promise<Result<string, MalAppelee>> {
  const noms = (await journal.flux(espace))
    .map((f) => f.flux)
    .filter(estUnDossier)
    .sort();
  if (noms.length === 0)
    return echec(mauvaisUsage(`L’espace «\u00A0${espace}\u00A0» ne contient aucun dossier.`));
  const [seul] = noms;
  if (nom === undefined)
    return noms.length === 1 && seul !== undefined
      ? reussite(seul)
      : echec(mauvaisUsage(`Choisissez un dossier par --dossier\u00A0: ${noms.join(', ')}.`));
  if (noms.includes(nom)) return reussite(nom);
  const candidats = nom === '' ? [] : noms.filter((n) => n.startsWith(nom));
  const [candidat] = candidats;
  if (candidats.length === 1 && candidat !== undefined) return reussite(candidat);
  return echec(mauvaisUsage(candidats.length > 1 ? ambigu(nom, candidats) : dossierInconnu(nom, noms)));
}

const regarder = (lu: Lu, au: Jour): Dossier => ({
  id: lu.id,
  titre: lu.titre,
  rang: lu.rang,
  tete: lu.tete,
  faits: lu.faits,
  etat: deriverLu(lu, { au, connu: null }),
  noms: lu.noms,
});

const MONTRES = 20;

function ambigu(nom: string, candidats: readonly string[]): string {
  const reste = candidats.length - MONTRES;
  const suite = reste > 0 ? `\n  et ${reste}\u00A0${accord(reste, 'autre')}` : '';
  return `${candidats.length} dossiers commencent par «\u00A0${nom}\u00A0». Écrivez-en assez pour en désigner un\u00A0:\n${candidats
    .slice(0, MONTRES)
    .map((c) => `  ${c}`)
    .join('\n')}${suite}`;
}

function dossierInconnu(nom: string, noms: readonly string[]): string {
  const proche = motProche(nom, noms);
  const suite =
    proche === null
      ? ` Il y a\u00A0: ${noms.join(', ') || 'aucun dossier'}.`
      : ` Vouliez-vous dire «\u00A0${proche}\u00A0»\u202F?`;
  return `Le dossier «\u00A0${nom}\u00A0» n’existe pas.${suite}`;
}

import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Base } from '../journal/base.ts';
import { migrationsInconnues } from '../journal/migrations.ts';
import { type Remis, type RemiseRefusee, remettre } from '../journal/remise.ts';
import { fichierPresent, rangerFichier } from '../services/copieDeFichiers.ts';
import { creerDossier } from '../services/durable.ts';
import { examinerAPart, lireLotAPart } from './a-part.ts';
import { fichierNomme, SECRET, tableDuLot } from './format.ts';
import { type Examinee, type FauteDeSauvegarde, lireEntier, lireEntrees } from './lire.ts';

export interface Destination {
  readonly base: Base;
  readonly donnees: string;
}

export interface Restauree extends Remis {
  readonly fichiers: number;
  readonly examinee: Examinee;
}

/** Puts a whole backup into an empty installation, on either engine, or says every fault and leaves it empty. */
export async function restaurer(
  chemin: string,
  { base, donnees }: Destination,
): Promise<Result<Restauree, readonly FauteDeSauvegarde[]>> {
  const examinee = await examinerAPart(chemin);
  if (!examinee.ok) return examinee;
  const { entete, manifeste } = examinee.valeur;
  const inconnues = migrationsInconnues(entete.migrations);
  if (inconnues.length > 0) return echec([{ ou: 'sauvegarde.json', detail: tropRecente(inconnues) }]);
  await creerDossier(donnees);
  const remis = await remettre<FauteDeSauvegarde>(base, {
    migrations: entete.migrations,
    fichierPresent: (espace, empreinte) => fichierPresent(donnees, espace, empreinte),
    async charger(verser) {
      for await (const { nom, octets } of lireEntrees(chemin)) {
        const table = tableDuLot(nom);
        const fichier = fichierNomme(nom);
        if (nom === SECRET) await garderSecret(donnees, await lireEntier(octets));
        if (fichier && !(await rangerFichier(donnees, fichier.espace, fichier.empreinte, octets)))
          return echec({ ou: nom, detail: 'ce fichier a changé pendant la lecture' });
        if (table === null) continue;
        const lot = await lireLotAPart(nom, await lireEntier(octets));
        if (!lot.ok) return lot;
        const verse = await verser(table, lot.valeur);
        if (!verse.ok) return echec(direRemise(verse.erreur));
      }
      return reussite(null);
    },
  });
  if (remis.ok)
    return reussite({ ...remis.valeur, fichiers: manifeste.fichiers.nombre, examinee: examinee.valeur });
  return echec(['code' in remis.erreur ? direRemise(remis.erreur) : remis.erreur]);
}

/** An installation that signs with a secret of its own keeps it. */
async function garderSecret(donnees: string, octets: Buffer): Promise<void> {
  try {
    const fichier = await open(join(donnees, 'secret'), 'wx', 0o600);
    await fichier.writeFile(octets);
    await fichier.sync();
    await fichier.close();
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur;
  }
}

const tropRecente = (inconnues: readonly string[]): string =>
  `elle vient d’une version plus récente de Maillage (${inconnues.join(', ')})\u00A0: restaurez-la avec celle-là ou une plus récente`;

function direRemise(refus: RemiseRefusee): FauteDeSauvegarde {
  switch (refus.code) {
    case 'deja-habite':
      return {
        ou: refus.table,
        detail:
          'ces données ne sont pas vides\u00A0: une sauvegarde ne se restaure que dans une installation neuve',
      };
    case 'table-inconnue':
      return { ou: refus.table, detail: 'cette table n’est pas de celles que ses migrations créent' };
    case 'chaine':
      return { ou: refus.flux, detail: `la chaîne des faits ne tient pas\u00A0: ${refus.detail}` };
    case 'fichier-manquant':
      return { ou: refus.flux, detail: `un fait nomme un fichier absent (${refus.empreinte})` };
  }
}

import type { Kysely, Transaction } from 'kysely';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Fait } from '../facts/fait.ts';
import type { FaitRefuse } from '../facts/stockage.ts';
import { ecrireArrivee } from './arrivees.ts';
import type { Tables } from './base.ts';
import { FichierRetire, nommerFichiers } from './fichiers.ts';
import { horodater } from './horodatage.ts';
import { inscrire } from './inscription.ts';
import type { Ajout, Chaine, EcritureRefusee, FaitStocke, Projection, TexteStocke } from './journal.ts';
import { lireFaits, lireTete } from './lecture.ts';
import { ecrireMandats } from './mandats.ts';
import { avancerGeneration, ecrireProjection, retirerProjection } from './projection.ts';
import { sceller } from './scelle.ts';
import { causeDeStockage } from './stockage.ts';

type Issue = Result<readonly Fait[], EcritureRefusee>;

/**
 * Appends facts, their texts and the rows of lists in one transaction, or nothing.
 * Succeeds with the facts as recorded; refuses when the flux is no longer at `rangAttendu`, or when it cannot be kept.
 */
export const ajouter = (db: Kysely<Tables>, ajout: Ajout): Promise<Issue> =>
  enTransaction(db, (tx) => ajouterUn(tx, ajout));

/** As `ajouter`, for several flux at once: the first refusal undoes what was written before it. */
export async function ajouterTous(
  db: Kysely<Tables>,
  ajouts: readonly Ajout[],
): Promise<Result<readonly (readonly Fait[])[], EcritureRefusee>> {
  const ecrits: (readonly Fait[])[] = [];
  const abandon = new Error('lot refusé');
  let refus: EcritureRefusee | null = null;
  try {
    await db.transaction().execute(async (tx) => {
      for (const ajout of ajouts) {
        const issue = await ajouterUn(tx, ajout);
        if (!issue.ok) {
          refus = issue.erreur;
          throw abandon;
        }
        ecrits.push(issue.valeur);
      }
    });
    return reussite(ecrits);
  } catch (erreur) {
    if (erreur === abandon && refus !== null) return echec(refus);
    if (erreur instanceof FichierRetire) return echec({ code: 'fichier-retire', empreinte: erreur.message });
    const cause = causeDeStockage(erreur);
    if (cause === null) throw erreur;
    return echec({ code: 'non-enregistre', cause });
  }
}

async function ajouterUn(tx: Transaction<Tables>, ajout: Ajout): Promise<Issue> {
  const { espace, flux, rangAttendu } = ajout;
  if (ajout.faits.length === 0) throw new RangeError('un ajout sans fait');
  const tete = await lireTete(tx, espace, flux);
  if ((tete?.rang ?? 0) !== rangAttendu) return perime(tx, ajout);
  const enregistre = await horodater(tx, ajout);
  if (!enregistre.ok) return enregistre;
  const scelles = scellerTous({ ...ajout, enregistre: enregistre.valeur }, tete?.tete ?? null);
  return scelles.ok ? ecrire(tx, ajout, scelles.valeur) : scelles;
}

/** Writes a whole chain as it stands: its bytes, salts and hashes stay those of where it comes from. */
export const verser = (
  db: Kysely<Tables>,
  espace: string,
  { flux, faits, textes }: Chaine,
  projection: Ajout['projection'],
): Promise<Issue> =>
  enTransaction(db, (tx) => ecrire(tx, { espace, flux, rangAttendu: 0, projection }, { faits, textes }));

async function enTransaction(
  db: Kysely<Tables>,
  faire: (tx: Transaction<Tables>) => Promise<Issue>,
): Promise<Issue> {
  try {
    return await db.transaction().execute(faire);
  } catch (erreur) {
    if (erreur instanceof FichierRetire) return echec({ code: 'fichier-retire', empreinte: erreur.message });
    const cause = causeDeStockage(erreur);
    if (cause === null) throw erreur;
    return echec({ code: 'non-enregistre', cause });
  }
}

type Destination = Pick<Ajout, 'espace' | 'flux' | 'rangAttendu' | 'projection' | 'inscription'>;
interface Scelles {
  readonly faits: readonly FaitStocke[];
  readonly textes: readonly TexteStocke[];
}

async function ecrire(tx: Transaction<Tables>, ou: Destination, { faits, textes }: Scelles): Promise<Issue> {
  const { espace, flux } = ou;
  // Whoever moves the head owns the rank: the other waits here, then finds it moved.
  if (!(await avancerTete(tx, ou, faits))) return perime(tx, ou);
  for (const lot of lots(faits)) {
    const rangees = lot.map(({ rang, texte, empreinte }) => ({ espace, flux, rang, texte, empreinte }));
    await tx.insertInto('fait').values(rangees).execute();
  }
  for (const lot of lots(textes)) {
    const rangees = lot.map(({ rang, champ, sel, texte }) => ({ espace, flux, rang, champ, sel, texte }));
    await tx.insertInto('texte').values(rangees).execute();
  }
  await nommerFichiers(tx, espace, faits);
  const tous = await lireFaits(tx, espace, flux);
  const projection = ou.projection(tous);
  if (ou.inscription) await inscrire(tx, espace, ou.inscription);
  if (projection !== null) await projeter(tx, espace, projection);
  return reussite(tous.slice(ou.rangAttendu));
}

async function projeter(tx: Transaction<Tables>, espace: string, projection: Projection): Promise<void> {
  if ('mandats' in projection) return ecrireMandats(tx, espace, projection);
  if ('arrivee' in projection) return ecrireArrivee(tx, espace, projection);
  if ('retire' in projection) await retirerProjection(tx, espace, projection.retire);
  else await ecrireProjection(tx, espace, projection);
  await avancerGeneration(tx, espace);
}

/** Both engines bound the parameters of one statement. */
function lots<T>(tous: readonly T[]): readonly (readonly T[])[] {
  const PAR_LOT = 1000;
  return Array.from({ length: Math.ceil(tous.length / PAR_LOT) }, (_, i) =>
    tous.slice(i * PAR_LOT, (i + 1) * PAR_LOT),
  );
}

async function perime(tx: Transaction<Tables>, { espace, flux, rangAttendu }: Destination): Promise<Issue> {
  return echec({ code: 'rang-perime', nouveaux: await lireFaits(tx, espace, flux, rangAttendu) });
}

function scellerTous(ajout: Ajout, tete: string | null): Result<Scelles, EcritureRefusee> {
  const faits: FaitStocke[] = [];
  const textes: TexteStocke[] = [];
  for (const nouveau of ajout.faits) {
    const scelle = sceller(nouveau, {
      flux: ajout.flux,
      rang: ajout.rangAttendu + faits.length + 1,
      precedent: faits.at(-1)?.empreinte ?? tete,
      auteur: ajout.auteur,
      enregistre: ajout.enregistre,
      simule: ajout.simule ?? false,
    });
    if (!scelle.ok) return echec(refusDe(scelle.erreur));
    faits.push(scelle.valeur.fait);
    textes.push(...scelle.valeur.textes);
  }
  return reussite({ faits, textes });
}

/** Acts have checked the data; a text that no store gives back as it was may still come this far. */
function refusDe(erreur: FaitRefuse): EcritureRefusee {
  if (erreur.code === 'caractere-interdit') return { code: 'texte-irrecevable', champ: erreur.chemin };
  if (erreur.code === 'texte-trop-long') return { code: 'texte-irrecevable', champ: erreur.texte };
  throw new Error(`fait hors de son schéma : ${JSON.stringify(erreur)}`);
}

async function avancerTete(
  tx: Transaction<Tables>,
  { espace, flux, rangAttendu }: Destination,
  faits: readonly FaitStocke[],
): Promise<boolean> {
  const derniere = faits.at(-1);
  if (derniere === undefined) return false;
  const { rang, empreinte } = derniere;
  const ecrit =
    rangAttendu === 0
      ? (
          await tx
            .insertInto('tete')
            .values({ espace, flux, rang, empreinte })
            .onConflict((c) => c.columns(['espace', 'flux']).doNothing())
            .executeTakeFirstOrThrow()
        ).numInsertedOrUpdatedRows
      : (
          await tx
            .updateTable('tete')
            .set({ rang, empreinte })
            .where('espace', '=', espace)
            .where('flux', '=', flux)
            .where('rang', '=', rangAttendu)
            .executeTakeFirstOrThrow()
        ).numUpdatedRows;
  return ecrit === 1n;
}

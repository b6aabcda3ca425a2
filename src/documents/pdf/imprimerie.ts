import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { imprimable } from './imprimable.ts';
import { chargerPolices, type Polices } from './polices.ts';

/** What a template receives: plain JSON, never markup. */
export type Donnees = { readonly [cle: string]: unknown };

/** `a-2a`: tagged archive, what people receive. `ua-1`: accessibility, exported as a check. */
export type Norme = 'a-2a' | 'ua-1';

export interface Imprimerie {
  /** Bytes of the PDF, the same for the same data. Rejects when Typst says anything at all: that is a bug. */
  imprimer(gabarit: string, donnees: Donnees, norme?: Norme): Promise<Uint8Array>;
  fermer(): Promise<void>;
}

/**
 * Typst in a worker thread, started at the first document. Its cache only grows, so the worker is replaced every
 * `documentsParOuvrier` documents, and when one takes longer than `delai` milliseconds.
 */
export function ouvrirImprimerie({ documentsParOuvrier = 50, delai = 30_000 } = {}): Imprimerie {
  let polices: Polices | null = null;
  let ouvrier: Worker | null = null;
  let imprimes = 0;
  let file: Promise<unknown> = Promise.resolve();

  const congedier = async (): Promise<void> => {
    const ancien = ouvrier;
    ouvrier = null;
    imprimes = 0;
    await ancien?.terminate();
  };

  const unDocument = async (gabarit: string, donnees: Donnees, norme: Norme): Promise<Uint8Array> => {
    if (imprimes >= documentsParOuvrier) await congedier();
    polices ??= chargerPolices();
    ouvrier ??= embaucher(polices);
    imprimes++;
    const message = { gabarit, donnees: JSON.stringify(imprimable(donnees, polices.couverture)), norme };
    try {
      return await demander(ouvrier, message, delai);
    } catch (erreur) {
      await congedier();
      throw erreur;
    }
  };

  return {
    imprimer(gabarit, donnees, norme = 'a-2a') {
      const resultat = file.then(() => unDocument(gabarit, donnees, norme));
      file = resultat.catch(() => undefined);
      return resultat;
    },
    async fermer() {
      await file;
      await congedier();
    },
  };
}

function embaucher(polices: Polices): Worker {
  const ouvrier = new Worker(new URL('./ouvrier.js', import.meta.url), {
    workerData: {
      gabarits: fileURLToPath(new URL('./gabarits/', import.meta.url)),
      polices: polices.fichiers,
    },
  });
  ouvrier.unref();
  return ouvrier;
}

function demander(ouvrier: Worker, message: object, delai: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const minuteur = setTimeout(() => finir(new Error(`document non imprimé en ${delai} ms`)), delai);
    const surMessage = (reponse: { pdf?: Uint8Array; fautes?: readonly string[] }): void =>
      finir(reponse.pdf ?? new Error(`Typst : ${(reponse.fautes ?? []).join(' ; ')}`));
    const surErreur = (erreur: Error): void => finir(erreur);
    const surFin = (): void => finir(new Error('l’ouvrier d’impression s’est arrêté'));
    function finir(issue: Uint8Array | Error): void {
      clearTimeout(minuteur);
      ouvrier.off('message', surMessage).off('error', surErreur).off('exit', surFin);
      if (issue instanceof Error) reject(issue);
      else resolve(issue);
    }
    ouvrier.on('message', surMessage).on('error', surErreur).on('exit', surFin);
    ouvrier.postMessage(message);
  });
}

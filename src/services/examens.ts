import type { FileHandle } from 'node:fs/promises';
import type { Examinateur } from './clamd.ts';
import { horlogeDuSysteme } from './horloge.ts';
import type { Quarantaine } from './quarantaine.ts';

/**
 * Searches content held back, one at a time; true once something is known of it. Nothing is let go when nothing
 * searches, nor when the search failed.
 */
export function ouvrirExamens(
  quarantaine: Quarantaine,
  examinateur: Examinateur | null,
  ouvrir: (empreinte: string) => Promise<FileHandle | null>,
): (empreinte: string) => Promise<boolean> {
  const { maintenant } = horlogeDuSysteme();
  let file: Promise<unknown> = Promise.resolve();
  const examiner = async (empreinte: string): Promise<boolean> => {
    if (examinateur === null || (await quarantaine.examen(empreinte)).sorte !== 'attente') return false;
    const fichier = await ouvrir(empreinte);
    // Held before it was named, and the process died between the two.
    if (fichier === null) return false;
    try {
      const verdict = await examinateur.examiner(fichier.createReadStream());
      if (verdict.sorte === 'empeche') {
        await quarantaine.conclure(empreinte, { sorte: 'attente', cause: verdict.cause });
        return false;
      }
      await quarantaine.conclure(empreinte, { ...verdict, le: maintenant() });
      return true;
    } finally {
      await fichier.close();
    }
  };
  return (empreinte) => {
    const fini = file.then(() => examiner(empreinte)).catch(() => false);
    file = fini;
    return fini;
  };
}

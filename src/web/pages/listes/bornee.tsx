import { FINE } from '../../../basics/francais.ts';
import { compter } from '../../../views/typographie.ts';
import { Note } from '../../composants/note.tsx';
import { T } from '../../composants/texte.tsx';
import type { Borne } from './au-jour.ts';

/** At another day a long list stops before its end: it says so, and how to narrow it. */
export function ListeBornee({ borne }: { borne: Borne | null }) {
  if (borne === null) return null;
  return (
    <Note titre="Cette liste n’est pas complète" ton="proche">
      <p>
        <T>{`À un autre jour qu’aujourd’hui, chaque convention est recalculée${FINE}: la liste s’arrête aux ${compter(borne.lues, 'première convention', 'premières conventions')} par titre, sur ${borne.total}. Ses totaux ne portent que sur celles-là. Précisez la recherche ou le quartier pour voir les autres.`}</T>
      </p>
    </Note>
  );
}

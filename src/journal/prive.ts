import { closeSync, openSync } from 'node:fs';

/** Makes a file before SQLite does, which would leave it to the umask; its journal beside it takes the same rights. */
export const creerPrive = (chemin: string): void => closeSync(openSync(chemin, 'a', 0o600));

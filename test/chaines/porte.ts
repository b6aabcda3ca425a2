import { ouvrirEspaces } from '../../src/espace/espaces.ts';
import { fonderEspace } from '../../src/espace/fonder.ts';
import { ouvrirSqlite } from '../../src/journal/sqlite.ts';
import { ouvrirFichiersDe } from '../../src/services/fichiers.ts';
import type { Porte } from './monde.ts';

/** The door of the product, as it is. */
export const PORTE: Porte = { ouvrirEspaces, fonderEspace, ouvrirSqlite, ouvrirFichiersDe };

#!/usr/bin/env node
// Starts the compiled command line; says what to do when it was not built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const entree = new URL('../dist/src/cli/main.js', import.meta.url);
if (existsSync(fileURLToPath(entree))) {
  await import(entree.href);
} else {
  process.stderr.write('Maillage n’est pas encore construit. Lancez : npm run build\n');
  process.exitCode = 2;
}

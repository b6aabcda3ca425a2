import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tags compile to our own source, not to what was built of it (`imports` of package.json).
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/dossier-temporaire.ts', 'test/postgres.ts'],
    // One process reads the sources once for all its files. Half of the time goes to waiting — disks, browsers, servers — so
    // that three processes keep two cores busy (docs/style.md).
    isolate: false,
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // What comes from elsewhere is read in child processes (docs/decisions/0053), here from the sources.
    execArgv: ['--import', new URL('./test/journal/epreuve/chargeur.mjs', import.meta.url).href],
    // A limit for what hangs, not a measure: a machine that does ten things at once is slow, and fails nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

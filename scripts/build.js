// Compiles TypeScript to dist/, and copies what the program reads as it is (styles, fonts, templates, workers).
// Prints nothing when all is well. Types are judged by `npm run typecheck`: judging them again here would take six times longer.
import { spawnSync } from 'node:child_process';
import { cpSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const run = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], {
  cwd: root,
  stdio: 'inherit',
});
cpSync(`${root}src`, `${root}dist/src`, {
  recursive: true,
  filter: (source) => statSync(source).isDirectory() || !/\.tsx?$/.test(source),
});
process.exit(run.status ?? 1);

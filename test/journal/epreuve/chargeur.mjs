// Lets a child process run our TypeScript as it stands, on any Node that we support.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

// Vitest reads TypeScript by itself, and only passes this on to the children that its processes start.
if (isMainThread && !/[/\\]vitest[/\\]/.test(process.argv[1] ?? '')) register(import.meta.url);

export async function load(url, contexte, suivant) {
  if (!/\.tsx?$/.test(url)) return suivant(url, contexte);
  const { transform } = await import('@swc/core');
  const { code } = await transform(await readFile(fileURLToPath(url), 'utf8'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}

import { defineConfig } from 'vitest/config';
import essais from './vitest.config.ts';

/** `npm run captures`: not a test, so it stands outside `npm test`. */
export default defineConfig({
  ...essais,
  test: { include: ['test/browser/captures.ts'], reporters: ['verbose'] },
});

import { defineConfig } from 'vitest/config';

/** `npm run captures`: not a test, so it stands outside `npm test`. */
export default defineConfig({ test: { include: ['test/browser/captures.ts'], reporters: ['verbose'] } });

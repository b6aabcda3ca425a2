// Preloaded before dependency-cruiser, whose swc reader parses every file as plain TypeScript and stops at the first
// tag of a .tsx (seen in 17.4.3): tells swc which files hold tags.
const swc = require('@swc/core');

const lire = swc.parseFileSync;
swc.parseFileSync = (chemin, options) => lire(chemin, { ...options, tsx: chemin.endsWith('.tsx') });

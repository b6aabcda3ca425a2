import type { Hono } from 'hono';
import type { Actifs } from './actifs.ts';
import type { Env } from './env.ts';

/** Serves the assets, compressed once, for a year: their name changes with their content. */
export function routeActifs(app: Hono<Env>, actifs: Actifs): void {
  app.get('/actifs/:nom', (c) => {
    const actif = actifs.trouver(c.req.path);
    // Before the doors of pages: an asset unknown is answered in a word, no page is built.
    if (actif === undefined) return c.text('Introuvable', 404);
    const etag = `"${c.req.path.slice(8)}"`;
    const entetes: Record<string, string> = {
      'content-type': actif.type,
      'cache-control': 'public, max-age=31536000, immutable',
      etag,
      vary: 'accept-encoding',
    };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, entetes);
    const accepte = c.req.header('accept-encoding') ?? '';
    for (const forme of ['br', 'gzip'] as const) {
      const compresse = accepte.includes(forme) ? actif.compresse(forme) : null;
      if (compresse !== null) return c.body(compresse, 200, { ...entetes, 'content-encoding': forme });
    }
    return c.body(actif.octets, 200, entetes);
  });
}

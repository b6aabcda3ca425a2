import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** Our own lots hold four megabytes and one row: a longer one is not ours. */
const LOT_MAX = 64_000_000;
const rangee = z.record(z.string(), z.union([z.string(), z.int(), z.null()]));

/** The rows of a lot, unfolded within bounds. Throws when it is not one. */
export const lireLot = (octets: Uint8Array): readonly z.output<typeof rangee>[] =>
  gunzipSync(octets, { maxOutputLength: LOT_MAX })
    .toString('utf8')
    .split('\n')
    .filter((ligne) => ligne !== '')
    .map((ligne) => rangee.parse(JSON.parse(ligne)));

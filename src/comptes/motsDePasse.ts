import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice: argon2id (2), 19 MiB, two passes, one lane. */
const ARGON = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const empreinteDuMotDePasse = (motDePasse: string): Promise<string> =>
  hash(motDePasse.normalize('NFC'), ARGON);

/** Reads the parameters in the hash itself. */
export const verifierMotDePasse = (empreinte: string, motDePasse: string): Promise<boolean> =>
  verify(empreinte, motDePasse.normalize('NFC'));

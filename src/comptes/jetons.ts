import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses, in a form fit for cookies and addresses. */
export const nouveauJeton = (): string => randomBytes(32).toString('base64url');

/** What the store keeps of a token: read there, it opens nothing. */
export const empreinteDuJeton = (jeton: string): string => createHash('sha256').update(jeton).digest('hex');

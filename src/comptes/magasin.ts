import { betterAuth } from 'better-auth';
import type { Base } from '../journal/base.ts';
import { empreinteDuMotDePasse, verifierMotDePasse } from './motsDePasse.ts';

/**
 * The rows of accounts, by better-auth: its adapter under our names, never its routes (docs/decisions/0040).
 * SQLite's way of writing on both engines: instants are ISO text, yes/no is 1 or 0.
 */
export async function ouvrirMagasin(base: Base, secret: string) {
  const auth = betterAuth({
    database: { db: base.db, type: 'sqlite', transaction: true },
    secret,
    baseURL: 'http://127.0.0.1',
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: { database: { generateId: 'uuid', validateSchema: false } },
    emailAndPassword: {
      enabled: true,
      password: {
        hash: empreinteDuMotDePasse,
        verify: ({ hash, password }) => verifierMotDePasse(hash, password),
      },
    },
    user: {
      modelName: 'utilisateur',
      fields: {
        name: 'nom',
        email: 'courriel',
        emailVerified: 'courriel_verifie',
        createdAt: 'cree',
        updatedAt: 'modifie',
      },
    },
    account: {
      modelName: 'moyen_de_connexion',
      fields: {
        userId: 'utilisateur',
        providerId: 'fournisseur',
        accountId: 'sujet',
        password: 'mot_de_passe',
        createdAt: 'cree',
        updatedAt: 'modifie',
      },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'utilisateur',
        token: 'jeton',
        expiresAt: 'expire',
        createdAt: 'cree',
        updatedAt: 'modifie',
        userAgent: 'navigateur',
      },
      additionalFields: {
        moyen: { type: 'string', required: true },
        confirmee: { type: 'boolean', required: true },
        mandat: { type: 'string', required: false },
        jetonOidc: { type: 'string', required: false, fieldName: 'jeton_oidc' },
      },
    },
  });
  return auth.$context;
}

export type Magasin = Awaited<ReturnType<typeof ouvrirMagasin>>;

import { randomInt } from 'node:crypto';
import { type Contexte, empreinteSecrete } from './contexte.ts';

const COMBIEN = 10;
const LONGUEUR = 16;
/** Without letters and digits that are mistaken for one another on paper. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** New codes in place of all earlier ones; told once, kept as keyed hashes. */
export async function tirerLesCodes(contexte: Contexte, compte: string): Promise<readonly string[]> {
  const codes = Array.from({ length: COMBIEN }, unCode);
  await contexte.base.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('code_de_secours').where('utilisateur', '=', compte).execute();
    await tx
      .insertInto('code_de_secours')
      .values(
        codes.map((code) => ({ utilisateur: compte, empreinte: empreinteDuCode(contexte, compte, code) })),
      )
      .execute();
  });
  return codes;
}

/** Of two uses at once, the one whose deletion finds the row. */
export async function depenserCode(contexte: Contexte, compte: string, saisi: string): Promise<boolean> {
  const depense = await contexte.base.db
    .deleteFrom('code_de_secours')
    .where('utilisateur', '=', compte)
    .where('empreinte', '=', empreinteDuCode(contexte, compte, saisi))
    .executeTakeFirst();
  return depense.numDeletedRows > 0n;
}

export async function codesRestants({ base }: Contexte, compte: string): Promise<number> {
  const lus = await base.db
    .selectFrom('code_de_secours')
    .select('empreinte')
    .where('utilisateur', '=', compte)
    .execute();
  return lus.length;
}

export async function effacerLesCodes({ base }: Contexte, compte: string): Promise<void> {
  await base.db.deleteFrom('code_de_secours').where('utilisateur', '=', compte).execute();
}

/** `abcd-efgh-jkmn-pqrs`: 79 bits. */
const unCode = (): string =>
  Array.from({ length: LONGUEUR }, () => ALPHABET[randomInt(ALPHABET.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

const empreinteDuCode = ({ cles }: Contexte, compte: string, code: string): string =>
  empreinteSecrete(cles, `secours:${compte}:${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);

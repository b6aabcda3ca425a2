import type { Faute } from './regles.ts';

/** `modeles/x.md:12:7 « debiteur » — la clé … ; attendu : … ; vouliez-vous dire « débiteur » ?` */
export function ecrireFaute(faute: Faute, fichier: string): string {
  const { ligne, colonne } = faute.position;
  const attendu = faute.attendu ? ` Attendu\u00A0: ${faute.attendu}.` : '';
  const proche = faute.proche ? ` Vouliez-vous dire «\u00A0${faute.proche}\u00A0»\u202F?` : '';
  return (
    typographier(`${fichier}:${ligne}:${colonne} ${capitale(faute.message)}.`) +
    typographier(attendu) +
    proche
  );
}

const capitale = (t: string): string => t.charAt(0).toUpperCase() + t.slice(1);

/** No-break spaces where French wants them. */
const typographier = (t: string): string =>
  t
    .replace(/« /g, '«\u00A0')
    .replace(/ »/g, '\u00A0»')
    .replace(/ :/g, '\u00A0:')
    .replace(/ ([;!?])/g, '\u202F$1')
    .replace(/(\d) %/g, '$1\u202F%');

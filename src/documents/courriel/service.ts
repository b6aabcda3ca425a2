import { type CourrielEcrit, ecrireCourriel } from './gabarit.ts';

/** A mail that answers what someone has just asked: whoever asks words it. */
export interface Message {
  readonly a: string;
  /** whose administrators see what became of it; absent while nobody is known */
  readonly espace?: string;
  readonly objet: string;
  readonly paragraphes: readonly string[];
  readonly lien: { readonly texte: string; readonly adresse: string };
}

/** In both parts; nobody unsubscribes from it, it comes because someone asked for it. */
export const ecrireMessage = ({ objet, paragraphes, lien }: Message, site: string): CourrielEcrit =>
  ecrireCourriel(
    objet,
    objet,
    [
      ...paragraphes.map((texte) => ({ sorte: 'paragraphe', texte }) as const),
      { sorte: 'bouton', texte: lien.texte, lien: lien.adresse },
    ],
    {
      texte: 'Ce courriel est envoyé par Maillage. Inutile d’y répondre.',
      liens: [{ texte: 'Ouvrir Maillage', lien: site }],
    },
  );

import { adresseDe } from '../convention-commun.tsx';

/** Where the form of a year stands, and the page that fills one part of it. */
export const adresseFiche = (id: string, formulaire: string, exercice: number): string =>
  adresseDe(id, `/fiches/${formulaire}/${exercice}`);

export const adressePartie = (id: string, formulaire: string, exercice: number, partie: string): string =>
  `${adresseFiche(id, formulaire, exercice)}/remplir/${partie}`;

import { z } from 'zod';
import { adresseClamd, adresseImap, nom } from './formes.ts';
import { facultative, variable } from './variable.ts';

/** The counter: the mailbox it reads, and what searches files for harmful programs. */
export const GUICHET = {
  boite: facultative({
    nom: 'MAILLAGE_IMAP',
    role: 'boîte aux lettres du guichet, nom, mot de passe et dossier compris (INBOX sinon)\u00A0; sans elle, rien n’arrive par courriel',
    attendu: 'une adresse imap:// ou imaps:// avec un nom et un mot de passe',
    exemple: 'imaps://guichet:motdepasse@courriel.exemple.fr/INBOX',
    secret: true,
    schema: adresseImap,
  }),
  espace: facultative({
    nom: 'MAILLAGE_IMAP_ESPACE',
    role: 'espace où entrent ces courriels\u00A0; nécessaire dès qu’il y en a plusieurs',
    attendu: 'l’identifiant d’un espace',
    exemple: 'ma-ville',
    schema: nom,
  }),
  guichet: facultative({
    nom: 'MAILLAGE_IMAP_GUICHET',
    role: 'organisation dont c’est le guichet\u00A0; absente\u00A0: la collectivité qui répond de l’espace',
    attendu: 'l’identifiant d’une organisation',
    exemple: 'organisation-ville',
    schema: nom,
  }),
  secondes: variable({
    nom: 'MAILLAGE_IMAP_SECONDES',
    role: 'temps entre deux lectures de la boîte',
    attendu: 'un nombre de secondes, de 1 à 86400',
    exemple: '60',
    defaut: '120',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((n) => n >= 1 && n <= 86_400),
  }),
  clamd: facultative({
    nom: 'MAILLAGE_CLAMD',
    role: 'clamd, qui cherche les programmes nuisibles dans ce qui entre\u00A0; sans lui, rien n’est examiné',
    attendu: '«\u00A0hôte:port\u00A0», ou le chemin de sa prise',
    exemple: '/run/clamav/clamd.ctl',
    schema: adresseClamd,
  }),
};

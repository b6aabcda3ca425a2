import { adresseSmtp, texte } from './formes.ts';
import { facultative } from './variable.ts';

/** The mail server; without it, mails are written down and wait. */
export const COURRIER = {
  serveur: facultative({
    nom: 'MAILLAGE_SMTP',
    role: 'serveur par lequel partent les courriels, nom et mot de passe compris\u00A0; sans lui, ils attendent',
    attendu: 'une adresse smtp:// ou smtps://',
    exemple: 'smtps://maillage:motdepasse@courriel.exemple.fr',
    secret: true,
    schema: adresseSmtp,
  }),
  expediteur: facultative({
    nom: 'MAILLAGE_EXPEDITEUR',
    role: 'de qui viennent les courriels',
    attendu: 'une adresse, précédée d’un nom ou non',
    exemple: 'Maillage <ne-pas-repondre@exemple.fr>',
    schema: texte.regex(/^(?:[^<>]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
  }),
};

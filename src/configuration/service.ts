import { resolve } from 'node:path';
import { adressePostgres, hote, ouiOuNon, port, texte } from './formes.ts';
import { facultative, variable } from './variable.ts';

/** Where the service listens and where its data are. */
export const SERVICE = {
  donnees: variable({
    nom: 'MAILLAGE_DATA',
    role: 'dossier des données\u00A0: fichiers déposés, secret, et base SQLite quand DATABASE_URL est absente',
    attendu: 'un chemin de dossier',
    exemple: '/var/lib/maillage',
    defaut: './data',
    schema: texte.transform((chemin) => resolve(chemin)),
  }),
  base: facultative({
    nom: 'DATABASE_URL',
    role: 'base PostgreSQL, commune à toutes les instances\u00A0; absente\u00A0: SQLite dans le dossier des données',
    attendu: 'une adresse qui commence par postgres://',
    exemple: 'postgres://maillage:motdepasse@127.0.0.1:5432/maillage',
    secret: true,
    schema: adressePostgres,
  }),
  port: variable({
    nom: 'PORT',
    role: 'port où le service écoute',
    attendu: 'un nombre de 0 à 65535 (0\u00A0: un port libre)',
    exemple: '8080',
    defaut: '3000',
    schema: port,
  }),
  hote: variable({
    nom: 'HOST',
    role: 'adresse où le service écoute\u00A0; 0.0.0.0\u00A0: toutes celles de la machine',
    attendu: 'une adresse IP ou un nom de machine',
    exemple: '0.0.0.0',
    defaut: '127.0.0.1',
    schema: hote,
  }),
  demonstration: variable({
    nom: 'MAILLAGE_DEMONSTRATION',
    role: 'joue l’espace de démonstration tant qu’aucun autre espace n’est fondé',
    attendu: '«\u00A0oui\u00A0» ou «\u00A0non\u00A0»',
    exemple: 'non',
    defaut: 'oui',
    schema: ouiOuNon,
  }),
};

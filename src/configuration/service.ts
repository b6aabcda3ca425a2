import { resolve } from 'node:path';
import { adressePostgres, entier, hote, ouiOuNon, port, texte } from './formes.ts';
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
  quota: variable({
    nom: 'MAILLAGE_QUOTA',
    role: 'place ouverte aux fichiers de chaque organisation, dans chaque espace\u00A0; au-delà, ses dépôts en ligne sont refusés',
    attendu: 'un nombre de mégaoctets, de 1 à 10000000',
    exemple: '20000',
    defaut: '5000',
    schema: entier(1, 10_000_000),
  }),
  attenteDesFichiers: variable({
    nom: 'MAILLAGE_FICHIERS_HEURES',
    role: 'temps qu’un fichier déposé attend, avant d’être ôté, qu’un fait le nomme',
    attendu: 'un nombre d’heures, de 1 à 720',
    exemple: '48',
    defaut: '24',
    schema: entier(1, 720),
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

import { longDe, origine, reseaux } from './formes.ts';
import { facultative } from './variable.ts';

/** How people reach the service, and what it believes of it. */
export const ACCES = {
  adressePublique: facultative({
    nom: 'MAILLAGE_URL',
    role: 'adresse publique, telle que les navigateurs l’écrivent\u00A0; en https, les témoins sont réservés au chiffré et HSTS est annoncé',
    attendu: 'une adresse http:// ou https://, sans chemin',
    exemple: 'https://conventions.exemple.fr',
    schema: origine,
  }),
  estUnProxy: facultative({
    nom: 'MAILLAGE_PROXYS',
    role: 'serveurs mandataires de confiance\u00A0: d’eux seuls X-Forwarded-For est cru, pour les limites par adresse',
    attendu: 'des adresses IP ou des réseaux, séparés par des virgules',
    exemple: '127.0.0.1,10.0.0.0/8',
    schema: reseaux,
  }),
  secret: facultative({
    nom: 'MAILLAGE_SECRET',
    role: 'signe les témoins et les formulaires, le même pour toutes les instances\u00A0; absent\u00A0: tiré au premier démarrage et gardé dans le dossier des données',
    attendu: 'au moins 32\u00A0octets tirés au hasard («\u00A0openssl rand -base64 48\u00A0» en donne)',
    exemple: 'k3V0…',
    secret: true,
    schema: longDe(32),
  }),
};

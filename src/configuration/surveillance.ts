import { z } from 'zod';
import { ecoute, longDe } from './formes.ts';
import { facultative, variable } from './variable.ts';

/** What whoever runs the service sees of it. */
export const SURVEILLANCE = {
  niveau: variable({
    nom: 'MAILLAGE_RELEVE',
    role: 'ce que le relevé retient, du plus discret au plus bavard',
    attendu: '«\u00A0erreur\u00A0», «\u00A0avertissement\u00A0», «\u00A0info\u00A0» ou «\u00A0detail\u00A0»',
    exemple: 'avertissement',
    defaut: 'info',
    schema: z.enum(['erreur', 'avertissement', 'info', 'detail']),
  }),
  forme: facultative({
    nom: 'MAILLAGE_RELEVE_FORME',
    role: 'écriture du relevé\u00A0; absente\u00A0: lisible dans un terminal, JSON ailleurs',
    attendu: '«\u00A0json\u00A0» ou «\u00A0lisible\u00A0»',
    exemple: 'json',
    schema: z.enum(['json', 'lisible']),
  }),
  jetonDeMetriques: facultative({
    nom: 'MAILLAGE_METRIQUES_JETON',
    role: 'ouvre /metriques à qui présente ce jeton («\u00A0Authorization: Bearer …\u00A0»)',
    attendu: 'au moins 16\u00A0octets',
    exemple: 'p9Qe…',
    secret: true,
    schema: longDe(16),
  }),
  ecouteDeMetriques: facultative({
    nom: 'MAILLAGE_METRIQUES_ECOUTE',
    role: 'sert aussi /metriques à une adresse à part, sans jeton\u00A0: à réserver au réseau de surveillance',
    attendu: 'une adresse et un port',
    exemple: '127.0.0.1:9464',
    schema: ecoute,
  }),
};

// A child process that tells reminders and sends mails without rest, beside others that do the same. Killed by its parent.
import { createHash } from 'node:crypto';
import { instant } from '../../../src/basics/instant.ts';
import { distribuer } from '../../../src/envois/distribuer.ts';
import { ouvrirPostgres } from '../../../src/journal/postgres.ts';
import { ouvrirCourrier } from '../../../src/services/courrier.ts';
import { le } from '../../acts/vie.ts';

const [adresse = '', url = '', nom = '', tours = '0'] = process.argv.slice(2);
const boite = await ouvrirPostgres(adresse);
const courrier = ouvrirCourrier({ url, expediteur: 'Maillage <m@exemple.fr>' });
const maintenant = () => instant(new Date());
const jour = le('8 juillet 2026');
process.stdout.write('pret\n');
for (let n = 0; n < Number(tours); n++) {
  const personne = `p${Math.floor(Math.random() * 8)}`;
  const rappels = Array.from({ length: 25 }, (_, i) => `r${i}`).filter(() => Math.random() < 0.4);
  const cle = `urgent/${personne}/${createHash('sha256').update(rappels.join()).digest('hex')}`;
  await boite.annoncer({ espace: 'essai', personne, cle, jour }, rappels, (nouveaux) => ({
    ...{ espace: 'essai', cle, personne, adresse: `${personne}@exemple.fr`, sorte: 'urgent', jour },
    ...{ objet: 'Rappels', texte: `dit:${[...nouveaux].join(',')};`, html: '<p>x</p>', cree: maintenant() },
  }));
  await distribuer({ envois: boite, courrier, maintenant, porteur: nom, entetes: async () => ({}) });
}
await boite.fermer();
process.stdout.write('fini\n');

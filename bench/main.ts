import { cpus } from 'node:os';
import { mesurerMagasin } from './magasin.ts';
import { vitesse } from './mesure.ts';
import { mesurerMoteur } from './moteur.ts';
import { mesurerPages } from './pages.ts';
import { mesurerPdf } from './pdf.ts';
import { chargerReference } from './reference.ts';

// `npm run bench`: everything; `npm run bench moteur pdf`: only these; PARC=20000: agreements in the lists.
const MESURES = {
  moteur: () => mesurerMoteur(reference),
  magasin: () => mesurerMagasin(reference),
  pdf: () => mesurerPdf(reference),
  pages: () => mesurerPages(Number(process.env.PARC ?? 100_000)),
};

const reference = chargerReference();
const voulues = process.argv.slice(2);
console.log(`Node ${process.version}, ${cpus().length} cœurs (${cpus()[0]?.model ?? 'inconnus'})`);
console.log(`Boucle témoin : ${vitesse().toFixed(2)} ns par tour, quatre cycles enchaînés`);
for (const [nom, mesurer] of Object.entries(MESURES)) {
  if (voulues.length > 0 && !voulues.includes(nom)) continue;
  console.log(`\n${nom}`);
  await mesurer();
}

import { expect, test } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import { peutTenter } from '../../src/acts/agir.ts';
import { lignesAFaire } from '../../src/espace/lignes.ts';
import { type CibleDeTache, direTaches } from '../../src/views/taches.ts';
import { cadreSigne, dvq, le, observatrice, presidente, projetDeCadre, type Vie } from '../acts/vie.ts';

const NOMS: Readonly<Record<string, string>> = {
  ville: 'la Ville',
  ccas: 'le CCAS',
  gbm: 'GBM',
  mjc: 'l’association',
};

const dossier = (vie: Vie, au: string) => ({
  id: 'vie',
  titre: 'Convention-cadre',
  etat: vie.etat(le(au)),
  faits: vie.faits,
  noms: {
    organisation: (id: string) => ({ nom: NOMS[id] ?? id, nomCourt: NOMS[id] ?? id }),
    personne: () => undefined,
    quartier: () => undefined,
  },
});

const acteDe = (c: CibleDeTache) => (c.sorte === 'acte' ? `${c.acte} ${Object.values(c.donnees)}` : c.sorte);

test('un projet dit en français ce qui manque à chaque partie, et mène au formulaire qui l’enregistre', () => {
  const vie = projetDeCadre();
  vie.faire(dvq, {
    acte: 'deposer-deliberation',
    jour: le('3 décembre 2025'),
    donnees: { partie: 'ccas', objet: 'convention' },
    textes: {},
  });
  const d = dossier(vie, '5 décembre 2025');
  expect(direTaches(d).map((t) => [t.titre, t.bouton, acteDe(t.cible)])).toEqual([
    ['Signature de l’association à recueillir', 'Enregistrer la signature', 'signer association'],
    [
      'Délibération du CCAS à transmettre au contrôle de légalité',
      'Enregistrer la transmission',
      'transmettre-acte ccas',
    ],
    ['Délibération de GBM à prendre', 'Enregistrer la délibération', 'deposer-deliberation gbm'],
    ['Délibération de la Ville à prendre', 'Enregistrer la délibération', 'deposer-deliberation ville'],
  ]);
  const lignes = lignesAFaire('vie', d).filter((l) => l.sorte === 'jalon');
  expect(lignes).toHaveLength(4);
  for (const { intitule } of lignes)
    expect(intitule).toMatch(/^(Signature|Délibération|Transmission)[^/]* : /);
});

test('le bouton d’une tâche n’est offert qu’à qui peut l’enregistrer', () => {
  const { etat } = dossier(projetDeCadre(), '5 décembre 2025');
  const peut = (qui: Acteur, partie: string) => peutTenter(etat, qui, 'signer', { partie });
  expect([peut(dvq, 'ville'), peut(presidente, 'association')]).toEqual([true, true]);
  expect([peut(presidente, 'ville'), peut(observatrice, 'ville')]).toEqual([false, false]);
  const conclue = cadreSigne().etat(le('5 janvier 2026'));
  expect(peutTenter(conclue, dvq, 'signer', { partie: 'ville' })).toBe(false);
});

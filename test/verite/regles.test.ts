import { expect, it } from 'vitest';
import { lirePage } from './page.ts';
import { REGLES } from './regles.ts';

const statut = (ton: string, texte: string) =>
  `<span class="statut s-${ton}"><svg><use href="#i-${ton}"/></svg><span>${texte}</span></span>`;
const lire = (adresse: string, corps: string) =>
  lirePage(`<main>${corps}</main>`, { adresse, qui: 'essai', au: '2026-11-23' });

/** One lie for each promise: a rule that lets its own pass guards nothing. */
const MENSONGES: Readonly<Record<string, readonly [adresse: string, corps: string, cible?: string]>> = {
  'rien n’attend seulement quand rien n’attend': [
    '/conventions/x',
    `<p class="dix-secondes">Il manque sa notification.</p><b>Rien n’attend</b>`,
  ],
  'la phrase du haut nomme ce qui est rouge plus bas': [
    '/conventions/x',
    `<p class="dix-secondes">Une échéance est en retard.</p>${statut('retard', 'À payer, en retard de 3 jours')}`,
  ],
  'un versement payé en partie n’est pas montré comme fait': [
    '/conventions/x/versements/y',
    statut('reserve', 'Payé en partie, reste 76 050 €'),
  ],
  'un brouillon n’est pas rangé parmi les engagements': [
    '/versements',
    '<table><tr><td>Solde 2026</td><td>En projet</td></tr></table>',
  ],
  'un chiffre de la liste est celui de la page où il mène': [
    '/conventions',
    `<table><tr><td><a href="/conventions/x">X</a></td><td>${statut('retard', '2 échéances en retard')}</td></tr></table>`,
    '<p class="dix-secondes">Une échéance est en retard.</p>',
  ],
};

it.each(REGLES)('« $nom » se voit quand c’est faux', async ({ nom, chercher }) => {
  const [adresse, corps, cible = ''] = MENSONGES[nom] ?? ['', ''];
  const fautes = await chercher(lire(adresse, corps), async (a) => lire(a, cible));
  expect(fautes.map((f) => [f.regle, f.adresse])).toEqual([[nom, adresse]]);
});

it('une page vraie n’est prise en faute par aucune règle', async () => {
  const vraie = lire(
    '/conventions/x',
    `<p class="dix-secondes">Deux échéances sont en retard. 84 500 € sont retenus.</p>${statut('retard', 'En retard de 3 jours')}${statut('suspendu', 'Suspendu depuis le 1er août')}`,
  );
  for (const regle of REGLES) expect(await regle.chercher(vraie, async () => vraie)).toEqual([]);
});

import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import type { Demande } from '../../src/acts/demande.ts';
import type { Dossier } from '../../src/espace/espace.ts';
import { ouvrirEspace } from '../../src/espace/ouvrir.ts';
import { estSansEffet } from '../../src/facts/echanges.ts';
import { type SorteDeFait, VOCABULAIRE } from '../../src/facts/fait.ts';
import { filsDe } from '../../src/views/echanges.ts';
import { cadreAvecAgrement } from '../acts/annee.ts';
import { agentCcas, dvq, equipe, le, observatrice, presidente, voisine } from '../acts/vie.ts';
import { attendre, conclure, faire, type Monde, ouvrirMonde } from './vivre.ts';

let monde: Monde;
let dossier: Dossier;
beforeEach(async () => {
  monde = await ouvrirMonde();
  dossier = await conclure(monde);
  monde.aller('2 juin 2026');
});
afterEach(() => monde.fermer());

const message = (texte: string, cle = 'pieces-annuelles/2026'): Demande => ({
  acte: 'ecrire-message',
  jour: le('2 juin 2026'),
  donnees: { sur: { sorte: 'echeance', cle } },
  textes: { message: texte },
});
const rapport: Demande = {
  acte: 'deposer-piece',
  jour: le('2 juin 2026'),
  donnees: { obligation: 'pieces-annuelles', piece: 'rapport-activite', exercice: 2026, moyen: 'papier' },
  textes: {},
};
const ecrire = (qui: Acteur, texte: string, rang = dossier.rang) =>
  monde.espace.agir(dossier.id, qui, rang, message(texte));

describe('un message', () => {
  it('se lit par toutes les parties, avec son auteur, sous ce dont il parle', async () => {
    attendre(await ecrire(presidente, 'Les comptes arrivent vendredi.'));
    attendre(await ecrire(dvq, 'Merci, je les attends.'));
    for (const qui of [dvq, agentCcas, equipe]) {
      const lu = await monde.espace.dossier(dossier.id, qui);
      const fils = lu ? filsDe(lu, qui.organisation) : [];
      expect(fils.map((f) => f.chemin)).toEqual(['/echeances/pieces-annuelles/2026']);
      expect(fils[0]?.messages.map((m) => [m.texte, m.notre])).toEqual([
        ['Les comptes arrivent vendredi.', qui.organisation === 'mjc'],
        ['Merci, je les attends.', qui.organisation === 'ville'],
      ]);
    }
    expect(await monde.espace.dossier(dossier.id, voisine)).toBeNull();
  });

  it('ne s’écrit ni par un observateur, ni par qui n’est pas partie, ni vide, ni sur rien', async () => {
    const codes = async (qui: Acteur, demande: Demande) => {
      const issue = await monde.espace.agir(dossier.id, qui, dossier.rang, demande);
      return issue.ok ? [] : issue.erreur.map((r) => r.code);
    };
    expect(await codes(observatrice, message('Bonjour'))).toEqual(['fonction-sans-droit']);
    expect(await codes(voisine, message('Bonjour'))).toEqual(['dossier-introuvable']);
    expect(await codes(dvq, message('  '))).toEqual(['message-vide']);
    expect(await codes(dvq, message('x'.repeat(5001)))).toEqual(['texte-trop-long']);
    expect(await codes(dvq, message('Bonjour', 'rien/2026'))).toEqual(['sujet-inconnu']);
    expect(await codes(dvq, { ...message('Bonjour'), jour: le('1 juin 2026') })).toEqual([
      'jour-de-l-enregistrement',
    ]);
  });

  it('effacé, laisse sa place et dit qu’il l’est ; annulé, le dit aussi', async () => {
    const { ecrits } = attendre(await ecrire(presidente, 'À effacer'));
    const autre = attendre(await ecrire(presidente, 'À retirer'));
    await monde.contexte.registre.effacerTextes('essai', dossier.id, ecrits[0]?.rang ?? 0);
    await faire(monde, autre.dossier, presidente, '2 juin 2026', {
      acte: 'annuler-fait',
      donnees: { fait: autre.ecrits[0]?.id ?? '' },
      textes: { motif: 'Envoyé au mauvais endroit' },
    });
    const lu = await monde.espace.dossier(dossier.id, dvq);
    expect(lu && filsDe(lu, 'ville')[0]?.messages.map((m) => m.absence)).toEqual(['efface', 'retire']);
    expect(await monde.espace.verifier(dossier.id, dvq)).toEqual([]);
  });
});

describe('écrire un message pendant que d’autres saisissent', () => {
  it('ne périme pas leur formulaire', async () => {
    const avant = dossier.rang;
    attendre(await ecrire(presidente, 'Bonjour'));
    attendre(await ecrire(dvq, 'Bonjour'));
    const { ecrits } = attendre(await monde.espace.agir(dossier.id, dvq, avant, rapport));
    expect(ecrits[0]?.rang).toBe(avant + 3);
  });

  it('ne cache pas ce qui, lui, a changé le dossier', async () => {
    const avant = dossier.rang;
    attendre(await ecrire(presidente, 'Bonjour'));
    attendre(await monde.espace.agir(dossier.id, dvq, avant, rapport));
    attendre(await ecrire(presidente, 'Déposé'));
    const issue = await monde.espace.agir(dossier.id, dvq, avant, rapport);
    expect(issue.ok ? [] : issue.erreur.map((r) => r.code)).toEqual(['ecrit-entre-temps']);
  });

  it('n’est jamais trop tard, quoi qu’il se soit passé depuis', async () => {
    const avant = dossier.rang;
    attendre(await monde.espace.agir(dossier.id, dvq, avant, rapport));
    attendre(await ecrire(presidente, 'Le rapport est déposé', avant));
  });

  it('à plusieurs à la fois, depuis deux serveurs : rien ne se perd, la chaîne tient', async () => {
    const autre = ouvrirEspace(monde.contexte);
    const issues = await Promise.all([
      ...[1, 2, 3].map((n) => ecrire(presidente, `message ${n}`)),
      ...[4, 5, 6].map((n) => autre.agir(dossier.id, dvq, dossier.rang, message(`message ${n}`))),
      monde.espace.agir(dossier.id, dvq, dossier.rang, rapport),
    ]);
    for (const issue of issues) attendre(issue);
    const lu = await monde.espace.dossier(dossier.id, dvq);
    expect(
      lu &&
        filsDe(lu, 'ville')[0]
          ?.messages.map((m) => m.texte)
          .sort(),
    ).toEqual([1, 2, 3, 4, 5, 6].map((n) => `message ${n}`));
    expect(await monde.espace.verifier(dossier.id, dvq)).toEqual([]);
  });

  it('de deux actes en même temps, un seul passe : les messages n’y changent rien', async () => {
    const autre = ouvrirEspace(monde.contexte);
    const issues = await Promise.all([
      monde.espace.agir(dossier.id, dvq, dossier.rang, rapport),
      ecrire(presidente, 'Bonjour'),
      autre.agir(dossier.id, dvq, dossier.rang, rapport),
    ]);
    expect(issues.filter((i) => i.ok)).toHaveLength(2);
    expect(issues[1]?.ok).toBe(true);
  });
});

describe('les règles', () => {
  const vie = cadreAvecAgrement();
  const au = le('2 décembre 2026');
  const sansMessage = vie.etat(au);

  it('ne voient pas les messages, où qu’ils tombent dans la vie d’une convention', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(vie.faits.length - 1), { minLength: 1, maxLength: 5 }), (rangs) => {
        const avec = cadreAvecAgrement();
        for (const r of rangs) {
          const jour = avec.faits[r + 1]?.jour ?? avec.faits.at(-1)?.jour;
          if (jour === undefined) continue;
          avec.faire(presidente, {
            acte: 'ecrire-message',
            jour,
            donnees: { sur: { sorte: 'convention' } },
            textes: { message: 'Bonjour' },
          });
        }
        const { regard: _, ...etat } = avec.etat(au);
        const { regard: __, ...attendu } = sansMessage;
        expect(etat).toEqual(attendu);
      }),
      { numRuns: 6 },
    );
  });

  it('une seule sorte de fait est sans effet : une nouvelle ne l’est pas par oubli', () => {
    expect((Object.keys(VOCABULAIRE) as SorteDeFait[]).filter((sorte) => estSansEffet({ sorte }))).toEqual([
      'message-ecrit',
    ]);
  });
});

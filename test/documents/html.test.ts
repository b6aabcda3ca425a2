import { describe, expect, it } from 'vitest';
import { ecrireHtml } from '../../src/documents/html/convention.ts';
import { EXEMPLE, TEXTES_HOSTILES } from './exemple.ts';

const DECODER: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text content, as a browser would give it. */
const texteDe = (html: string): string =>
  html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, c: string) => DECODER[c] ?? '');

describe('le texte d’une convention en HTML', () => {
  const html = ecrireHtml(EXEMPLE);

  it('tient seul : ni script, ni adresse à charger', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|\son\w+=/i);
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
  });

  it('a un titre de page, un seul h1 et des titres sans saut de niveau', () => {
    expect(html).toContain('<title>Convention d’essai</title>');
    const niveaux = [...html.matchAll(/<h([1-6])/g)].map((m) => Number(m[1]));
    expect(niveaux.filter((n) => n === 1)).toHaveLength(1);
    niveaux.forEach((n, i) => {
      expect(n).toBeLessThanOrEqual((niveaux[i - 1] ?? 0) + 1);
    });
  });

  it('relie chaque ligne du sommaire à son article', () => {
    const cibles = [...html.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]);
    expect(cibles).toContain('article-2');
    for (const cible of cibles) expect(html).toContain(`id="${cible}"`);
  });

  it('montre les valeurs que le programme applique', () => {
    expect(html).toContain('<span class="valeur">81\u202F000,00\u00A0€</span>');
  });

  it('rend tels quels les textes qui ressemblent à un balisage', () => {
    const texte = texteDe(html);
    for (const hostile of TEXTES_HOSTILES) expect(texte).toContain(hostile);
  });

  it('échappe aussi titre, parties, mentions et signatures', () => {
    const piege = '"><svg onload=alert(1)>';
    const partie = { nom: piege, details: [piege], representation: piege, denomination: piege };
    const piegee = ecrireHtml({
      ...EXEMPLE,
      titre: piege,
      sousTitre: piege,
      editeur: piege,
      avertissement: piege,
      empreinte: piege,
      mentions: [{ intitule: piege, valeur: piege }],
      parties: [partie],
      signatures: { formule: piege, blocs: [{ pour: piege, qualite: piege, nom: piege, signature: piege }] },
      annexes: [
        {
          titre: piege,
          blocs: [{ sorte: 'paragraphe', fragments: [{ sorte: 'texte', texte: piege }] }],
          formulaire: {
            sections: [{ titre: piege, champs: [piege] }],
            chiffres: { colonnes: [piege], lignes: [piege] },
          },
        },
      ],
    });
    expect(piegee).not.toContain('<svg');
    expect(piegee.split('&quot;&gt;&lt;svg').length).toBeGreaterThan(20);
  });
});

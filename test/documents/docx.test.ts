import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { ecrireDocx } from '../../src/documents/docx/convention.ts';
import { EXEMPLE, TEXTES_HOSTILES } from './exemple.ts';

const lire = async (
  ecrit = EXEMPLE,
): Promise<{ html: string; texte: string; messages: readonly string[] }> => {
  const buffer = Buffer.from(await ecrireDocx(ecrit));
  const html = await mammoth.convertToHtml({ buffer });
  const { value: texte } = await mammoth.extractRawText({ buffer });
  return {
    html: html.value,
    texte,
    messages: html.messages.filter((m) => m.type === 'error').map((m) => m.message),
  };
};

describe('le texte d’une convention en Word', () => {
  it('a de vrais titres, sur deux niveaux', async () => {
    const { html, messages } = await lire();
    expect(messages).toEqual([]);
    expect(html).toMatch(/<h1>(<a[^>]*><\/a>)*Article\u00A01 — Objet<\/h1>/);
    expect(html).toMatch(/<h2>(<a[^>]*><\/a>)*2\.1 — Échéancier<\/h2>/);
  });

  it('a de vraies listes, emboîtées, et de vrais tableaux à ligne d’entête', async () => {
    const { html } = await lire();
    expect(html).toContain('<ul><li>accueillir les habitants\u202F;</li>');
    expect(html).toContain('<ol><li>les familles</li><li>la jeunesse</li></ol>');
    expect(html).toMatch(/<thead><tr><th><p>Versement<\/p><\/th>/);
    expect(html).toContain('<td><p>81\u202F000,00\u00A0€</p></td>');
  });

  it('garde le gras et l’italique', async () => {
    const { html } = await lire();
    expect(html).toContain('<strong>engage toutes les parties</strong>');
    expect(html).toContain('<em>l’une de l’autre</em>');
  });

  it('dit sa langue et le niveau de ses titres à qui l’écoute', async () => {
    const pieces = unzipSync(await ecrireDocx(EXEMPLE));
    expect(strFromU8(pieces['word/styles.xml'] ?? new Uint8Array())).toContain('<w:lang w:val="fr-FR"/>');
    expect(strFromU8(pieces['word/document.xml'] ?? new Uint8Array())).toContain('<w:outlineLvl w:val="1"/>');
  });

  it('rend tels quels les textes qui ressemblent à un balisage, et omet les caractères de contrôle', async () => {
    const { texte } = await lire();
    for (const hostile of TEXTES_HOSTILES) expect(texte).toContain(hostile);
    const avecControle = await lire({ ...EXEMPLE, titre: 'Convention\u0000\u0008 d’essai' });
    expect(avecControle.texte).toContain('Convention d’essai');
  });

  it('donne les mêmes octets pour le même contenu', async () => {
    expect(Buffer.compare(await ecrireDocx(EXEMPLE), await ecrireDocx(EXEMPLE))).toBe(0);
  });
});

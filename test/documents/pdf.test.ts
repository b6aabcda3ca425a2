import { afterAll, describe, expect, it } from 'vitest';
import { donneesConvention } from '../../src/documents/pdf/convention.ts';
import { ouvrirImprimerie } from '../../src/documents/pdf/imprimerie.ts';
import { EXEMPLE, TEXTES_HOSTILES } from './exemple.ts';
import { caracteresCopies, lirePdf } from './lire-pdf.ts';

const imprimerie = ouvrirImprimerie();
afterAll(() => imprimerie.fermer());

const imprimer = (ecrit = EXEMPLE): Promise<Uint8Array> =>
  imprimerie.imprimer('convention', donneesConvention(ecrit));

/** PDF readers break lines where they like: only the sequence of characters other than blanks is compared. */
const serre = (texte: string): string => texte.replace(/[\s\u00A0\u202F]+/g, '');

describe('le texte d’une convention en PDF', () => {
  it('est une archive balisée, en français, qui porte son titre', async () => {
    const lu = await lirePdf(await imprimer());
    expect(lu.titre).toBe('Convention d’essai');
    expect(lu.langue).toBe('fr-FR');
    expect(lu.xmp).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
    expect(lu.xmp).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/);
    expect(lu.xmp).toContain('<dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li>');
    expect(lu.xmp).toContain('2026-03-01T00:00:00');
  });

  it('donne à entendre titres, listes et tableaux dans l’ordre', async () => {
    const { roles } = await lirePdf(await imprimer());
    expect(roles.filter((r) => r === 'H1').length).toBeGreaterThanOrEqual(5);
    expect(roles.filter((r) => r === 'H2')).toHaveLength(4);
    expect(roles).toEqual(
      expect.arrayContaining(['TOC', 'TOCI', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD']),
    );
    expect(roles.indexOf('TOC')).toBeLessThan(roles.indexOf('L'));
    expect(roles.indexOf('L')).toBeLessThan(roles.indexOf('Table'));
  });

  it('passe aussi la norme d’accessibilité PDF/UA-1, sans un avertissement', async () => {
    const octets = await imprimerie.imprimer('convention', donneesConvention(EXEMPLE), 'ua-1');
    expect((await lirePdf(octets)).xmp).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
  });

  it('garde les espaces fines et insécables des montants et de la ponctuation', async () => {
    const octets = await imprimer();
    expect((await lirePdf(octets)).texte).toContain('81 000,00 €');
    expect([...caracteresCopies(octets)]).toEqual(expect.arrayContaining(['202F', '00A0']));
    const sansEspaces = await imprimer({
      ...EXEMPLE,
      articles: [],
      mentions: [],
      parties: [],
      signatures: null,
    });
    expect(caracteresCopies(sansEspaces).has('202F')).toBe(false);
  });

  it('rend tels quels les textes qui ressemblent à un balisage ou à une formule', async () => {
    const { texte } = await lirePdf(await imprimer());
    for (const hostile of TEXTES_HOSTILES) expect(serre(texte)).toContain(serre(hostile));
  });

  it('écrit le code d’un caractère que les polices ne dessinent pas, au lieu de refuser ou de l’omettre', async () => {
    const article = {
      numero: '3',
      niveau: 1,
      titre: 'Ailleurs \u{1F600}',
      blocs: [
        {
          sorte: 'paragraphe',
          fragments: [{ sorte: 'texte', texte: 'اسم, e\u0301, \u0001, \u202E' }],
        } as const,
      ],
    };
    const { texte } = await lirePdf(await imprimer({ ...EXEMPLE, articles: [article] }));
    expect(texte).toContain('Ailleurs [U+1F600]');
    expect(serre(texte)).toContain('[U+0627][U+0633][U+0645],é,[U+0001],[U+202E]');
  });

  it('donne les mêmes octets pour le même contenu, d’un ouvrier à l’autre', async () => {
    const autre = ouvrirImprimerie({ documentsParOuvrier: 1 });
    const [a, b, c] = await Promise.all([
      imprimer(),
      autre.imprimer('convention', donneesConvention(EXEMPLE)),
      autre.imprimer('convention', donneesConvention(EXEMPLE)),
    ]);
    await autre.fermer();
    expect(Buffer.compare(a, b)).toBe(0);
    expect(Buffer.compare(b, c)).toBe(0);
  });

  it('refuse de rendre un document que Typst n’imprime pas, et imprime encore le suivant', async () => {
    await expect(imprimerie.imprimer('convention', { titre: 'incomplet' })).rejects.toThrow(/Typst/);
    expect((await lirePdf(await imprimer())).pages).toBeGreaterThan(2);
  });
});

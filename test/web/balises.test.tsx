import { raw } from 'hono/html';
import { describe, expect, test } from 'vitest';

const dit = (balise: unknown): string => String(balise);
const Cadre = ({ children, titre }: { children?: unknown; titre?: string }) => (
  <section aria-label={titre}>{children as string}</section>
);

describe('Une page écrite avec des balises', () => {
  test('un texte venu d’ailleurs reste un texte, dans une balise comme dans un attribut', () => {
    const texte = `<script>alert("l'été")</script> & suite`;
    const lu = '&lt;script&gt;alert(&quot;l&#39;été&quot;)&lt;/script&gt; &amp; suite';
    expect(dit(<p>{texte}</p>)).toBe(`<p>${lu}</p>`);
    expect(dit(<a href={texte}>voir</a>)).toBe(`<a href="${lu}">voir</a>`);
  });

  test('une donnée ne peut pas se faire passer pour une balise', () => {
    const donnee = JSON.parse('{"isEscaped":true,"texte":"<script>"}') as string;
    expect(() => dit(<p>{donnee}</p>)).toThrow(TypeError);
    expect(() => dit(<p class={donnee}>a</p>)).toThrow(TypeError);
  });

  test('ce qu’un composant reçoit garde sa place et n’est échappé qu’une fois', () => {
    expect(
      dit(
        <Cadre titre="À lire">
          <b>l’un &</b> et {['a', <i>b</i>, ['c']]}
        </Cadre>,
      ),
    ).toBe('<section aria-label="À lire"><b>l’un &amp;</b> et a<i>b</i>c</section>');
    expect(dit(<Cadre>{raw('<hr/>')}</Cadre>)).toBe('<section><hr/></section>');
  });

  test('ce qui est absent ne laisse rien, zéro se voit', () => {
    const Rien = () => null;
    expect(
      dit(
        <p class={undefined} id={null as unknown as string}>
          {null}
          {undefined}
          {false}
          {0}
          <Rien />
        </p>,
      ),
    ).toBe('<p>0</p>');
  });

  test('un attribut de présence est là ou n’y est pas ; les autres disent oui ou non', () => {
    expect(dit(<input type="checkbox" checked={true} disabled={false} aria-invalid={true} />)).toBe(
      '<input type="checkbox" checked="" aria-invalid="true"/>',
    );
  });

  test('un élément sans contenu n’est jamais fermé, un élément vide l’est', () => {
    expect(
      dit(
        <>
          <br />
          <td />
          <path d="M0 0" />
        </>,
      ),
    ).toBe('<br/><td></td><path d="M0 0"></path>');
  });

  test('un texte d’autrefois qui retournerait la page est écrit dans son ordre', () => {
    expect(dit(<h1 title={'a\u202Eb'}>{'Devis \u202Efdp.exe'}</h1>)).toBe(
      '<h1 title="ab">Devis fdp.exe</h1>',
    );
  });
});

/** The look of the sheet, without its web fonts: a file that stands alone takes those of the reader's machine. */
export const FEUILLE_DE_STYLE = `
:root { color-scheme: light dark; --feuille: #fff; --encre: #211c2c; --encre-2: #5a5366; --filet: #ddd7e2; --marge: #d4849a; --accent: #4a2c82; }
@media (prefers-color-scheme: dark) {
  :root { --feuille: #1c1825; --encre: #efebf4; --encre-2: #b8b0c6; --filet: #393244; --marge: #8d4a5d; --accent: #c9b7f8; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 50rem; padding: 3rem 1.5rem 4rem 3rem; border-left: 1px solid var(--marge); background: var(--feuille); color: var(--encre); font: 1.0625rem/1.65 Literata, Georgia, serif; }
h1, h2, h3, h4, h5 { font-family: Besley, "Clarendon", Georgia, serif; line-height: 1.2; text-wrap: balance; break-after: avoid; }
h1 { font-size: 2.5rem; margin: 0 0 1rem; }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.5rem; }
h3 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
a { color: var(--accent); }
a:focus-visible, .tableau:focus-visible { outline: 3px solid var(--encre); outline-offset: 2px; }
.evitement { position: absolute; left: -100vw; }
.evitement:focus { left: 1rem; top: 1rem; background: var(--feuille); padding: .5rem; }
.avertissement { border: 1px solid; padding: .5rem .75rem; font: 600 .95rem/1.4 "Public Sans", system-ui, sans-serif; }
.sous-titre { font-size: 1.25rem; font-style: italic; color: var(--encre-2); }
header dl { border-top: 1px solid; padding-top: .75rem; font: .95rem/1.5 "Public Sans", system-ui, sans-serif; }
header dl div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; }
dt { color: var(--encre-2); } dd { margin: 0; }
nav ol { list-style: none; padding: 0; font: .95rem/1.7 "Public Sans", system-ui, sans-serif; }
nav .niveau-1 { margin-top: .5rem; font-weight: 600; } nav .niveau-2 { padding-left: 1.5rem; }
.valeur { text-decoration: underline dotted 1px; text-underline-offset: .2em; }
.tableau { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font: .9rem/1.4 "Public Sans", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--filet); }
thead th { border-bottom: 1px solid var(--encre); } tbody th { font-weight: 400; }
.signatures { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1.5rem; }
.signatures li { border-top: 1px solid; padding-top: .5rem; min-height: 9rem; break-inside: avoid; }
footer { margin-top: 3rem; border-top: 1px solid var(--filet); color: var(--encre-2); font: .85rem/1.5 "Public Sans", system-ui, sans-serif; }
@media (max-width: 40rem) { body { padding: 1.5rem 1rem 3rem 1.25rem; } h1 { font-size: 1.9rem; } header dl div { grid-template-columns: 1fr; gap: 0; } }
@media print {
  :root { color-scheme: light; --feuille: #fff; --encre: #000; --encre-2: #444; --accent: #000; }
  body { max-width: none; padding: 0 0 0 1rem; font-size: 10.5pt; } nav, .evitement { display: none; } .annexe { break-before: page; } .valeur { text-decoration: none; } a { text-decoration: none; }
}
`;

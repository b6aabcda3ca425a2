import { raw } from 'hono/html';

/** The nine silhouettes of a state, and three signs. Shape first: they stay apart in grey and in print. */
export type NomIcone = keyof typeof DESSINS;

/** A drawing that words follow: hidden from assistive technology. `ReserveIcones` must stand in the page. */
export function Icone({ nom, class: classe }: { nom: NomIcone; class?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" class={classe}>
      <use href={`#i-${nom}`} />
    </svg>
  );
}

/** The store of drawings, once per page (Feuille puts it there). */
export const ReserveIcones = () => raw(RESERVE);

const creux = 'fill="none" stroke="currentColor"';
const rond = 'stroke-linecap="round" stroke-linejoin="round"';
const clair = 'stroke="var(--feuille)"';

const DESSINS = {
  retard: `<path d="M10 .8 19.2 10 10 19.2.8 10z" fill="currentColor"/><path d="M10 5.2v6" ${clair} stroke-width="2.2"/><circle cx="10" cy="14" r="1.35" fill="var(--feuille)"/>`,
  proche: `<circle cx="10" cy="10" r="9" fill="currentColor"/><path d="M10 5v5.4l3.6 2.2" fill="none" ${clair} stroke-width="2.1" stroke-linecap="round"/>`,
  ouvert: `<circle cx="10" cy="10" r="8" ${creux} stroke-width="2"/><path d="M10 4.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor"/>`,
  fait: `<circle cx="10" cy="10" r="9" fill="currentColor"/><path d="m5.6 10.4 3 3 5.8-6.6" fill="none" ${clair} stroke-width="2.2" ${rond}/>`,
  reserve: `<path d="M10 1.5 18.5 10 10 18.5 1.5 10z" ${creux} stroke-width="1.9"/><path d="m6.6 10.2 2.4 2.4 4.4-5" ${creux} stroke-width="2" ${rond}/>`,
  suspendu: `<path d="M6 1h8l5 5v8l-5 5H6l-5-5V6z" fill="currentColor"/><path d="M7.6 6v8M12.4 6v8" ${clair} stroke-width="2.3"/>`,
  avenir: `<circle cx="10" cy="10" r="7.6" ${creux} stroke-width="2"/>`,
  attente: `<circle cx="10" cy="10" r="7.8" ${creux} stroke-width="1.8" stroke-dasharray="2.6 2.2"/><g fill="currentColor"><circle cx="6.3" cy="10" r="1.2"/><circle cx="10" cy="10" r="1.2"/><circle cx="13.7" cy="10" r="1.2"/></g>`,
  sansobjet: `<circle cx="10" cy="10" r="7.6" ${creux} stroke-width="1.8" stroke-dasharray="2.6 2.2"/><path d="M5.4 14.6 14.6 5.4" stroke="currentColor" stroke-width="1.8"/>`,
  fichier: `<path d="M4 1.5h8l4 4v13H4z" ${creux} stroke-width="1.6" stroke-linejoin="round"/><path d="M12 1.5v4h4M7 10h6M7 13.5h6" ${creux} stroke-width="1.6"/>`,
  temps: `<path d="M3.2 4.2v4h4" ${creux} stroke-width="1.8" ${rond}/><path d="M3.6 8a7.3 7.3 0 1 1-.7 4.4" ${creux} stroke-width="1.8" stroke-linecap="round"/><path d="M10 6v4.4l3 1.8" ${creux} stroke-width="1.8" stroke-linecap="round"/>`,
  annule: `<path d="M4.5 4.5l11 11M15.5 4.5l-11 11" ${creux} stroke-width="2.2" stroke-linecap="round"/>`,
} as const;

const RESERVE = `<svg width="0" height="0" class="reserve" aria-hidden="true" focusable="false">${Object.entries(
  DESSINS,
)
  .map(([nom, dessin]) => `<symbol id="i-${nom}" viewBox="0 0 20 20">${dessin}</symbol>`)
  .join('')}</svg>`;

import type { Jour } from '../../src/basics/jour.ts';
import { tientAu } from './carnet.ts';
import type { Qui } from './gestes.ts';
import type { Hasard } from './hasard.ts';
import { carnetDe, type Partie } from './partie.ts';

/** What a draw is made from: the world, one of its espaces, and the dice. */
export interface Tirage {
  readonly partie: Partie;
  readonly espace: string;
  readonly h: Hasard;
}

export const organisations = ({ partie, espace }: Tirage): readonly string[] => [
  ...carnetDe(partie, espace).natures.keys(),
];

export const aujourdhui = ({ partie }: Tirage): Jour => partie.monde.horloge.aujourdhui();

/** Anybody of the espace whose mandate holds; now and then one whose mandate has ended, or who knocks at the other door. */
export const quiconque = (t: Tirage): Qui => {
  const { partie, espace, h } = t;
  const carnet = carnetDe(partie, espace);
  const tous = [...carnet.mandats.values()];
  const finis = tous.filter((m) => !tientAu(carnet, m.id, aujourdhui(t)));
  const { id } = finis.length > 0 && h.chance(0.1) ? h.parmi(finis) : h.parmi(tous);
  return { espace, mandat: id, porte: h.chance(0.04) ? autre(espace) : espace };
};

export const tenants = (t: Tirage): readonly Qui[] => {
  const carnet = carnetDe(t.partie, t.espace);
  return [...carnet.mandats.values()]
    .filter((m) => tientAu(carnet, m.id, aujourdhui(t)))
    .map((m) => ({ espace: t.espace, mandat: m.id, porte: t.espace }));
};

export const autre = (espace: string): string => (espace === 'valmont' ? 'aubrelle' : 'valmont');

export const personnes = ({ partie, espace }: Tirage): readonly string[] => [
  ...new Set([...carnetDe(partie, espace).mandats.values()].map((m) => m.personne)),
];

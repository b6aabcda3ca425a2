import type { SERVICES } from '../facts/administration.ts';
import type { Fait } from '../facts/fait.ts';

export type Service = (typeof SERVICES)[number];
/** What each service of the installation is, said without its secret; absent: it is not set. */
export type Services = Readonly<Partial<Record<Service, string>>>;

/** What the installation was last seen to be set with. */
export function servicesConstates(faits: readonly Fait[]): Services {
  const dernier = faits.findLast((f) => f.sorte === 'services-constates');
  return dernier?.sorte === 'services-constates' ? dernier.textes : {};
}

import type { Jour } from '../../src/basics/jour.ts';
import type { Fait } from '../../src/facts/fait.ts';

/**
 * What an honest reader of the facts would know of one espace, kept beside the product and without any of its code on
 * rights: facts in the order they were written, and what they plainly say.
 */
export interface Carnet {
  readonly faits: Fait[];
  readonly parFlux: Map<string, Fait[]>;
  readonly mandats: Map<string, MandatNote>;
  readonly conventions: Map<string, ConventionNotee>;
  /** nature, SIRET, RNA of each organisation, as the register last said */
  identites: ReadonlyMap<string, string>;
  natures: ReadonlyMap<string, string>;
}

export interface MandatNote {
  readonly id: string;
  readonly organisation: string;
  readonly fonction: string;
  readonly personne: string;
  readonly du: Jour;
  au: Jour | null;
  /** ended from the instant it was said, the same day included */
  fini: boolean;
  readonly delegueDe: string | null;
}

interface ConventionNotee {
  readonly flux: string;
  readonly parties: Readonly<Record<string, string>>;
  readonly fin: Jour | null;
  retiree: boolean;
}

export const carnetVierge = (): Carnet => ({
  ...{ faits: [], parFlux: new Map(), mandats: new Map(), conventions: new Map() },
  ...{ identites: new Map(), natures: new Map() },
});

/** Writes down new facts, in the order of their rank. */
export function noter(carnet: Carnet, nouveaux: readonly Fait[]): void {
  for (const f of nouveaux) {
    carnet.faits.push(f);
    const flux = carnet.parFlux.get(f.flux) ?? [];
    carnet.parFlux.set(f.flux, flux);
    flux.push(f);
    if (f.sorte === 'convention-creee') {
      const fin = f.donnees.termes['date-fin'];
      carnet.conventions.set(f.flux, {
        ...{ flux: f.flux, parties: f.donnees.parties, retiree: false },
        fin: fin?.type === 'jour' ? fin.valeur : null,
      });
    } else if (f.sorte === 'convention-retiree') {
      const c = carnet.conventions.get(f.flux);
      if (c) c.retiree = true;
    } else noterMandat(carnet.mandats, f);
  }
}

function noterMandat(mandats: Map<string, MandatNote>, f: Fait): void {
  if (f.sorte === 'mandat-confie') {
    const { mandat: id, organisation, fonction, personne, du, au = null } = f.donnees;
    mandats.set(id, { id, organisation, fonction, personne, du, au, fini: false, delegueDe: null });
  } else if (f.sorte === 'delegation-donnee') {
    const source = mandats.get(f.donnees.mandat);
    const { delegue: id, personne, du, au } = f.donnees;
    if (source) mandats.set(id, { ...source, id, personne, du, au, delegueDe: source.id });
  } else if (f.sorte === 'mandat-termine')
    for (const m of mandats.values()) {
      if (m.id !== f.donnees.mandat && m.delegueDe !== f.donnees.mandat) continue;
      if (m.au === null || f.donnees.le < m.au) m.au = f.donnees.le;
      if (m.au !== null && m.au <= f.jour) m.fini = true;
    }
}

export function tientAu(carnet: Carnet, id: string, jour: Jour): boolean {
  const m = carnet.mandats.get(id);
  if (!m || m.fini || m.du > jour || (m.au !== null && m.au < jour)) return false;
  // What is lent lasts no longer than what lends it.
  return m.delegueDe === null || tientAu(carnet, m.delegueDe, jour);
}

export const estPartie = (carnet: Carnet, flux: string, organisation: string): boolean => {
  const c = carnet.conventions.get(flux);
  return c !== undefined && !c.retiree && Object.values(c.parties).includes(organisation);
};

/**
 * The body pays the association under an agreement that both have signed and that lives. What the payer alone wrote
 * proves nothing: the association's signature is that of its own people, or of the authority's.
 */
export const paie = (
  carnet: Carnet,
  payeur: string,
  association: string,
  { autorite, jour }: { readonly autorite: string; readonly jour: Jour },
): boolean =>
  [...carnet.conventions.values()].some((c) => {
    if (c.retiree || c.parties.association !== association) return false;
    if (c.fin !== null && c.fin < jour) return false;
    const roles = Object.keys(c.parties).filter((r) => c.parties[r] === payeur && r !== 'association');
    return (
      signatures(carnet, c.flux, 'association').some((s) => [association, autorite].includes(s)) &&
      roles.some((r) => signatures(carnet, c.flux, r).length > 0)
    );
  });

/** Who recorded the signatures of a role that stand. */
function signatures(carnet: Carnet, flux: string, role: string): readonly string[] {
  const faits = carnet.parFlux.get(flux) ?? [];
  return faits.flatMap((f) =>
    f.sorte === 'convention-signee' &&
    f.donnees.partie === role &&
    !faits.some((a) => a.sorte === 'fait-annule' && a.donnees.fait === f.id)
      ? [f.auteur.organisation]
      : [],
  );
}

/** Somebody acts for the association who may ask in its name. */
export const seGouverne = (carnet: Carnet, organisation: string, jour: Jour): boolean =>
  [...carnet.mandats.values()].some(
    (m) =>
      m.organisation === organisation &&
      ['dirigeant', 'administrateur'].includes(m.fonction) &&
      tientAu(carnet, m.id, jour),
  );

/**
 * What a chain of facts is about tells by its name. Agreements have single hyphens only; everything else is `kind--name`.
 */
export const FLUX_DE_L_ESPACE = 'espace--journal';

export const fluxDOrganisation = (id: string): string => `organisation--${id}`;

/** One arrival at the counter. */
export const fluxDArrivee = (id: string): string => `arrivee--${id}`;

export const estUnDossier = (flux: string): boolean => !flux.includes('--');

export const estUneOrganisation = (flux: string): boolean => flux.startsWith('organisation--');

export const estUneArrivee = (flux: string): boolean => flux.startsWith('arrivee--');

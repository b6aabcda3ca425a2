import type { Jour } from '../basics/jour.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { ValeurDeTerme } from '../facts/champs.ts';
import type { FaitNouveau } from '../facts/fait.ts';
import type { Modele } from '../modele/regles.ts';
import type { Acteur } from './acteur.ts';
import { termeFautif } from './conditions/avenants.ts';
import type { Creation } from './demande.ts';
import { type Refus, refuser } from './refus.ts';

/** What the register knows of those that a new agreement names. */
export interface Connus {
  organisation(id: string): { readonly nomCourt: string } | undefined;
  quartier(id: string): object | undefined;
}

/**
 * Judges the creation of an agreement by an agent of the organisation that will pilot it, and returns its first fact.
 * Terms left out take the modele's own value: all are kept with the agreement.
 */
export function creerConvention(
  modele: Modele,
  acteur: Acteur,
  aujourdhui: Jour,
  creation: Creation,
  connus: Connus,
): Result<FaitNouveau<'convention-creee'>, readonly Refus[]> {
  const droits = droitDeCreer(modele, acteur, creation, connus);
  if (droits) return echec([droits]);
  const termes = completerTermes(modele, creation.termes);
  const refus = [
    ...(creation.titre.trim() === '' ? [refuser('titre-absent', 'titre')] : []),
    ...(creation.jour > aujourdhui
      ? [refuser('jour-futur', 'jour', { jour: creation.jour, aujourdhui })]
      : []),
    ...partiesFautives(modele, creation, connus),
    ...termesFautifs(modele, termes),
    ...creation.quartiers
      .filter((q) => !connus.quartier(q))
      .map((quartier) => refuser('quartier-inconnu', 'quartiers', { quartier })),
  ];
  if (refus.length > 0) return echec(refus);
  return reussite({
    sorte: 'convention-creee',
    jour: creation.jour,
    donnees: {
      modele: { nom: modele.nom, version: modele.version, empreinte: creation.modele },
      termes,
      parties: creation.parties,
      quartiers: [...creation.quartiers],
    },
    textes: { titre: creation.titre.trim() },
  });
}

function droitDeCreer(modele: Modele, acteur: Acteur, creation: Creation, connus: Connus): Refus | null {
  if (acteur.fonction !== 'agent-pilote' && acteur.fonction !== 'administrateur')
    return refuser('fonction-sans-droit', null, { qui: ['un agent du service pilote'] });
  const pilote = modele.parties.find((p) => p.pilote);
  const tenant = pilote && creation.parties[pilote.id];
  return tenant !== undefined && tenant !== acteur.organisation
    ? refuser('pilote-autre', `parties.${pilote?.id}`, {
        pilote: connus.organisation(tenant)?.nomCourt ?? tenant,
      })
    : null;
}

function partiesFautives(modele: Modele, { parties }: Creation, connus: Connus): readonly Refus[] {
  const roles = new Set(modele.parties.map((p) => p.id));
  return [
    ...modele.parties
      .filter((p) => !parties[p.id])
      .map((p) => refuser('role-sans-organisation', `parties.${p.id}`, { role: p.intitule })),
    ...Object.keys(parties)
      .filter((role) => !roles.has(role))
      .map((role) => refuser('role-inconnu', `parties.${role}`, { role })),
    ...Object.entries(parties)
      .filter(([role, id]) => roles.has(role) && id && !connus.organisation(id))
      .map(([role, organisation]) => refuser('organisation-inconnue', `parties.${role}`, { organisation })),
  ];
}

const completerTermes = (modele: Modele, donnes: Creation['termes']): Record<string, ValeurDeTerme> => ({
  ...Object.fromEntries(modele.termes.flatMap((t) => (t.defaut === null ? [] : [[t.id, t.defaut]]))),
  ...donnes,
});

function termesFautifs(modele: Modele, termes: Readonly<Record<string, ValeurDeTerme>>): readonly Refus[] {
  const fautif = termeFautif(modele.termes, termes);
  const absents = modele.termes
    .filter((t) => !t.facultatif && termes[t.id] === undefined)
    .map((t) => refuser('terme-absent', `termes.${t.id}`, { terme: t.intitule }));
  const inversee = dureeInversee(modele, termes);
  return [...(fautif ? [fautif] : []), ...absents, ...(inversee ? [inversee] : [])];
}

/** Read only where both ends are terms: other ends are judged once derived. */
function dureeInversee({ duree }: Modele, termes: Readonly<Record<string, ValeurDeTerme>>): Refus | null {
  if (duree.de.sorte !== 'terme' || duree.a.sorte !== 'terme') return null;
  const du = termes[duree.de.terme];
  const au = termes[duree.a.terme];
  return du?.type === 'jour' && au?.type === 'jour' && au.valeur < du.valeur
    ? refuser('duree-inversee', `termes.${duree.a.terme}`, { du: du.valeur, au: au.valeur })
    : null;
}

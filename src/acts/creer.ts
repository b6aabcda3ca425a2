import type { Jour } from '../basics/jour.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Fonction } from '../facts/annuaire.ts';
import type { ValeurDeTerme } from '../facts/champs.ts';
import type { FaitNouveau } from '../facts/fait.ts';
import type { Modele } from '../modele/regles.ts';
import type { Acteur } from './acteur.ts';
import { termeFautif } from './conditions/avenants.ts';
import type { Creation } from './demande.ts';
import { type Refus, refuser } from './refus.ts';

/** What the register knows of those that a new agreement names. */
export interface Connus {
  /** the organisation that answers for the espace */
  readonly collectivite: string;
  organisation(id: string): { readonly nomCourt: string; readonly nature: string } | undefined;
  quartier(id: string): object | undefined;
}

/**
 * Judges the creation of an agreement by the authority that answers for the espace, and returns its first fact. Another
 * body may pilot it; none may open one by itself, for an agreement names others and gives rights over them. Terms left out take the modele's own value: all are kept with the agreement.
 */
export function creerConvention(
  modele: Modele,
  acteur: Acteur,
  aujourdhui: Jour,
  creation: Creation,
  connus: Connus,
): Result<FaitNouveau<'convention-creee'>, readonly Refus[]> {
  const droits = droitDeCreer(acteur, connus.collectivite);
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

/** Those who prepare agreements, always among the people of the authority. Null: they may. */
export const droitDeCreer = (acteur: Acteur, collectivite: string): Refus | null =>
  acteur.organisation === collectivite && PREPARENT.includes(acteur.fonction)
    ? null
    : refuser('creation-sans-droit', null);

const PREPARENT: readonly Fonction[] = ['agent-pilote', 'administrateur'];

/** An association holds the roles of associations, and a public body the others: what may be done under a role hangs on it. */
export const peutTenir = (role: 'entite' | 'association', nature: string): boolean =>
  (nature === 'association') === (role === 'association');

function partiesFautives(modele: Modele, { parties }: Creation, connus: Connus): readonly Refus[] {
  const roles = new Map(modele.parties.map((p) => [p.id, p]));
  return [
    ...modele.parties
      .filter((p) => !parties[p.id])
      .map((p) => refuser('role-sans-organisation', `parties.${p.id}`, { role: p.intitule })),
    ...Object.entries(parties).flatMap(([mot, organisation]): readonly Refus[] => {
      const role = roles.get(mot);
      if (!role) return [refuser('role-inconnu', `parties.${mot}`, { role: mot })];
      if (!organisation) return [];
      const connue = connus.organisation(organisation);
      if (!connue) return [refuser('organisation-inconnue', `parties.${mot}`, { organisation })];
      return peutTenir(role.role, connue.nature)
        ? []
        : [
            refuser('role-d-une-autre-nature', `parties.${mot}`, {
              ...{
                role: role.intitule,
                organisation: connue.nomCourt,
                deLAssociation: role.role === 'association',
              },
            }),
          ];
    }),
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

import type { ValeurDeTerme } from '../../facts/champs.ts';
import type { Modele, Mot } from '../../modele/regles.ts';
import type { Etat } from '../../rules/etat.ts';
import { type Cas, type Condition, faitsVivants, intitulesDeRoles } from '../cas.ts';
import { refuser } from '../refus.ts';
import { estAssociation, executoire } from './convention.ts';

export const numeroSuivant: Condition<'signer-avenant'> = ({ etat, demande }) => {
  const attendu = Math.max(0, ...etat.avenants.map((a) => a.numero)) + 1;
  return demande.donnees.numero === attendu ? null : refuser('numero-avenant', 'donnees.numero', { attendu });
};

export const entreParties: Condition<'signer-avenant'> = ({ etat, demande }) => {
  const { parties } = demande.donnees;
  const inconnue = parties.find((p) => !(p in etat.parties));
  if (inconnue !== undefined)
    return refuser('partie-inconnue', 'donnees.parties', {
      partie: inconnue,
      parties: intitulesDeRoles(etat, Object.keys(etat.parties)),
    });
  const association = parties.some((p) => estAssociation(etat, p));
  const entite = parties.some((p) => !estAssociation(etat, p));
  return association && entite ? null : refuser('avenant-parties', 'donnees.parties');
};

export const changeQuelqueChose: Condition<'signer-avenant'> = ({ demande }) => {
  const { termes, modele, exercice } = demande.donnees;
  return Object.keys(termes).length === 0 && modele === undefined && exercice === undefined
    ? refuser('avenant-vide', 'donnees.termes')
    : null;
};

/** The votes that authorise an amendment are enforceable before it is signed, where the modele asks for it. */
export const deliberationsExecutoires: Condition<'signer-avenant'> = (cas) => {
  const { etat, demande } = cas;
  const { numero, parties } = demande.donnees;
  if (!etat.modele.avenants?.executoire) return null;
  const jourDe = (sorte: 'deliberation-prise' | 'acte-transmis' | 'acte-publie', partie: Mot) =>
    faitsVivants(cas, sorte).find(
      ({ donnees: d }) => d.partie === partie && d.objet === 'avenant' && d.avenant === numero,
    )?.jour ?? null;
  for (const partie of parties.filter((p) => p in etat.parties)) {
    const acte = {
      partie,
      deliberee: jourDe('deliberation-prise', partie),
      transmise: jourDe('acte-transmis', partie),
      publiee: jourDe('acte-publie', partie),
    };
    const refus = executoire(etat, acte, demande.jour, 'donnees.parties');
    if (refus) return refus;
  }
  return null;
};

/** The text it moves to is kept, binds the same parties on the same sides, and cuts the years at the same day. */
export const texteRecevable: Condition<'signer-avenant'> = (cas) => {
  const { etat, demande } = cas;
  const { modele: empreinte, effet } = demande.donnees;
  if (empreinte === undefined) return null;
  const modele = cas.annuaire.modele(empreinte);
  if (modele === null) return refuser('modele-inconnu', 'donnees.modele');
  const actuel = etat.textes.findLast((t) => t.du === null || t.du <= effet);
  if (actuel?.empreinte === empreinte) return refuser('texte-deja-applique', 'donnees.modele');
  // The same roles, each still of an association or of a public body: an amendment moves nobody to the other side.
  const sortes = new Map(etat.modele.parties.map((p) => [p.id, p.role]));
  const memes = modele.parties.every((p) => sortes.get(p.id) === p.role);
  if (modele.parties.length !== sortes.size || !memes)
    return refuser('texte-autres-parties', 'donnees.modele', {
      parties: modele.parties.map((p) => p.intitule),
    });
  const { commence, nomme } = modele.exercice;
  const ici = etat.modele.exercice;
  return commence.mois === ici.commence.mois &&
    commence.jour === ici.commence.jour &&
    nomme === ici.nomme &&
    modele.exercice.partiel === ici.partiel
    ? null
    : refuser('texte-autre-exercice', 'donnees.modele');
};

/** Terms are those of the text that applies from its effect; a new text finds all that it cannot do without. */
export const termesDuModele: Condition<'signer-avenant'> = (cas) => {
  const { etat, demande } = cas;
  const nouveau = texteDemande(cas);
  if (nouveau === null) return termeFautif(etat.modele.termes, demande.donnees.termes);
  const fautif = termeFautif(nouveau.termes, demande.donnees.termes);
  if (fautif) return fautif;
  const termes = {
    ...termesAjoutes(etat, nouveau),
    ...termesGardes(etat, nouveau),
    ...demande.donnees.termes,
  };
  const garde = termeFautif(nouveau.termes, termes);
  if (garde) return garde;
  const absent = nouveau.termes.find((t) => !t.facultatif && termes[t.id] === undefined);
  return absent
    ? refuser('terme-du-texte-absent', `donnees.termes.${absent.id}`, { terme: absent.intitule })
    : null;
};

/** The text that the amendment moves to; null when it keeps the present one. */
export const texteDemande = ({ annuaire, demande }: Cas<'signer-avenant'>): Modele | null =>
  demande.donnees.modele === undefined ? null : annuaire.modele(demande.donnees.modele);

/** The values that a new text proposes for terms that the agreement does not have yet. */
export const termesAjoutes = (etat: Etat, nouveau: Modele): Record<Mot, ValeurDeTerme> =>
  Object.fromEntries(
    nouveau.termes.flatMap((t) =>
      t.defaut === null || etat.termes[t.id] !== undefined ? [] : [[t.id, t.defaut] as const],
    ),
  );

const termesGardes = (etat: Etat, nouveau: Modele): Record<Mot, ValeurDeTerme> =>
  Object.fromEntries(
    nouveau.termes.flatMap(({ id }) => {
      const terme = etat.termes[id];
      return terme === undefined ? [] : [[id, terme.valeur] as const];
    }),
  );

const NATURES = {
  jour: 'une date',
  montant: 'un montant',
  fraction: 'une fraction',
  nombre: 'un nombre',
  texte: 'un texte',
} as const;

/** The first term that the modele does not declare, or that is of another nature. */
export function termeFautif(
  declares: Etat['modele']['termes'],
  termes: Readonly<Record<Mot, ValeurDeTerme>>,
) {
  for (const [id, valeur] of Object.entries(termes)) {
    const declare = declares.find((t) => t.id === id);
    if (!declare)
      return refuser('terme-inconnu', `donnees.termes.${id}`, {
        terme: id,
        termes: declares.map((t) => t.intitule),
      });
    if (declare.type !== valeur.type)
      return refuser('terme-autre-nature', `donnees.termes.${id}`, {
        terme: declare.intitule,
        attendue: NATURES[declare.type],
      });
    if (valeur.type === 'texte' && declare.choix.length > 0 && !declare.choix.includes(valeur.valeur))
      return refuser('terme-hors-choix', `donnees.termes.${id}`, {
        terme: declare.intitule,
        choix: declare.choix,
      });
  }
  return null;
}

export const effetPendantLaConvention: Condition<'signer-avenant'> = ({ etat, demande }) => {
  const { du } = etat.duree;
  const au = etat.duree.fin ?? etat.duree.au;
  const { effet } = demande.donnees;
  return du !== null && au !== null && (effet < du || effet > au)
    ? refuser('effet-hors-duree', 'donnees.effet', { effet, du, au })
    : null;
};

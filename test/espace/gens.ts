import type { Acteur } from '../../src/acts/acteur.ts';
import type { DemandeDAnnuaire } from '../../src/acts/annuaire/demande.ts';
import { fonderEspace } from '../../src/espace/fonder.ts';
import type { Fonction } from '../../src/facts/annuaire.ts';
import { type Monde, ouvrirMonde, RIB } from './vivre.ts';

/** A city, a body that it invited, an association: who acts for each, and the steps of a change of account. */
const acteur = (organisation: string, fonction: Fonction, personne: string): Acteur => ({
  ...{ organisation, fonction, personne },
  mandat: `m-${personne}-${fonction}`,
});
export const ADMIN = acteur('ville', 'administrateur', 'ada');
export const PILOTE = acteur('ville', 'agent-pilote', 'paul');
export const LEA = acteur('ville', 'finances', 'lea');
export const MARC = acteur('ville', 'finances', 'marc');
export const GBM = acteur('gbm', 'agent-pilote', 'gus');
export const [GINA, GUY] = [acteur('gbm', 'finances', 'gina'), acteur('gbm', 'finances', 'guy')];
export const SACHA = acteur('mjc', 'dirigeant', 'sacha');
export const NOOR = acteur('mjc', 'equipe', 'noor');
const TOUS = [ADMIN, PILOTE, LEA, MARC, GBM, GINA, GUY, SACHA, NOOR];

export const DEMANDE = {
  acte: 'demander-coordonnees',
  donnees: {
    ...{ iban: 'FR14 2004 1010 0505 0001 3M02 606', titulaire: 'MJC', nomFichier: 'rib.pdf' },
    rib: RIB,
  },
} as const satisfies DemandeDAnnuaire;
export const RAPPEL = {
  acte: 'rappeler-coordonnees',
  donnees: { confirme: true, interlocuteur: 'la trésorière', remarque: '' },
} as const satisfies DemandeDAnnuaire;
export const VALIDER = { acte: 'valider-coordonnees', donnees: {} } as const satisfies DemandeDAnnuaire;
export const NOTER = {
  acte: 'noter-telephone',
  donnees: { numero: '03 81 00 00 00', source: 'convention signée' },
} as const satisfies DemandeDAnnuaire;

/** A founded espace where each of them holds a mandate, and has an address. */
export async function ouvrirAvecDesGens(): Promise<Monde> {
  const m = await ouvrirMonde();
  const organisations = [...(await m.journal.organisations('essai'))].sort((a) =>
    a.id === 'ville' ? -1 : 0,
  );
  const [ville, ...autres] = organisations;
  if (!ville) throw new Error('pas de ville');
  await fonderEspace(m.contexte, {
    ...{ nom: 'Essai', demonstration: false, administrateur: null, organisations: [ville, ...autres] },
    personnes: TOUS.map((a) => ({ id: a.personne, nom: a.personne, courriel: `${a.personne}@exemple.fr` })),
    mandats: TOUS.map((a) => ({ ...a, id: a.mandat ?? '', titre: null })),
  });
  return m;
}

export const agirDans = async (
  monde: Monde,
  qui: Acteur,
  demande: DemandeDAnnuaire,
  organisation = 'mjc',
) => {
  const { annuaire } = monde.espace;
  const rang = (await annuaire.organisation(organisation))?.etat.rang ?? 0;
  const issue = await annuaire.agir(organisation, qui, rang, demande);
  return issue.ok ? 'fait' : issue.erreur.map((r) => r.code).join(' ');
};
export const litDans = async (monde: Monde, qui: Acteur): Promise<boolean> =>
  (await monde.espace.annuaire.lireCoordonnees('mjc', qui)) !== null;

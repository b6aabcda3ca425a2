import type { DemandeDAnnuaire, NomActeDAnnuaire } from '../../src/acts/annuaire/demande.ts';
import type { Jour } from '../../src/basics/jour.ts';
import { FONCTIONS } from '../../src/facts/annuaire.ts';
import type { EtatOrganisation } from '../../src/rules/mandats.ts';
import { courrielDe, PRENOMS } from './gens.ts';
import { espaceDe, type Geste, identifier, type Qui } from './gestes.ts';
import { carnetDe } from './partie.ts';
import { aujourdhui, organisations, personnes, quiconque, type Tirage, tenants } from './tirage.ts';

const IBANS = [
  'FR1420041010050500013M02606',
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'BE68539007547034',
];

const DE_BANQUE = [
  'noter-telephone',
  'demander-coordonnees',
  'rappeler-coordonnees',
  'valider-coordonnees',
  'refuser-coordonnees',
] as const satisfies readonly NomActeDAnnuaire[];

const DE_MANDATS = [
  'inviter',
  'inviter',
  'retirer-invitation',
  'confier-mandat',
  'terminer-mandat',
  'deleguer',
  'passer-la-main',
  'modifier-organisation',
] as const satisfies readonly NomActeDAnnuaire[];

/** Something on the bank details of an association: what its request now waits for, more often than not. */
export async function tirerDeBanque(t: Tirage): Promise<Geste | null> {
  const { partie, h } = t;
  const natures = carnetDe(partie, t.espace).natures;
  const associations = organisations(t).filter((o) => natures.get(o) === 'association');
  if (associations.length === 0) return null;
  const organisation = h.parmi(associations);
  const etat = (await espaceDe(partie.monde, t.espace).annuaire.organisation(organisation))?.etat;
  if (!etat) return null;
  const enAttente = etat.coordonnees.enAttente;
  const attendu =
    enAttente === null
      ? h.parmi(['demander-coordonnees', 'demander-coordonnees', 'noter-telephone'] as const)
      : enAttente.rappels.length === 0
        ? h.parmi(['rappeler-coordonnees', 'rappeler-coordonnees', 'refuser-coordonnees'] as const)
        : h.parmi(['valider-coordonnees', 'valider-coordonnees', 'refuser-coordonnees'] as const);
  const acte = h.chance(0.75) ? attendu : h.parmi(DE_BANQUE);
  const donnees = {
    'noter-telephone': { numero: '03 81 00 00 00', source: 'convention signée' },
    'demander-coordonnees': {
      ...{ iban: h.parmi(IBANS), titulaire: 'Association', rib: partie.monde.papier, nomFichier: 'rib.pdf' },
    },
    'rappeler-coordonnees': { confirme: h.chance(0.9), interlocuteur: 'la trésorière', remarque: '' },
    'valider-coordonnees': {},
    'refuser-coordonnees': { motif: 'Invérifiable' },
  }[acte];
  return aLAnnuaire(t, etat, { acte, donnees } as DemandeDAnnuaire);
}

/** Something on who acts for an organisation. */
export async function tirerDAnnuaire(t: Tirage): Promise<Geste | null> {
  const { partie, h } = t;
  const etat = (await espaceDe(partie.monde, t.espace).annuaire.organisation(h.parmi(organisations(t))))
    ?.etat;
  if (!etat) return null;
  const acte = h.parmi(DE_MANDATS);
  const jour = aujourdhui(t);
  const fonction = h.parmi(FONCTIONS);
  const au = h.chance(0.3) ? ((jour + 20) as Jour) : null;
  // In the order they were given, which their names do not follow.
  const mandats = [...carnetDe(partie, t.espace).mandats.values()].filter((m) => m.organisation === etat.id);
  const visant = (): string => (mandats.length > 0 ? h.parmi(mandats).id : '');
  const fin = (jour + h.parmi([0, 0, 0, -1, 3])) as Jour;
  const personne = h.parmi(personnes(t));
  const invitation = etat.invitations.length > 0 ? h.parmi(etat.invitations).fait : '';
  const prenom = h.parmi(PRENOMS);
  const donnees: { readonly [A in (typeof DE_MANDATS)[number]]: () => unknown } = {
    inviter: () => ({ fonction, du: jour, au, nom: `Prénom ${prenom}`, courriel: courrielDe(prenom) }),
    'retirer-invitation': () => ({ invitation, motif: 'erreur' }),
    'confier-mandat': () => ({ personne, fonction, titre: '', du: jour, au }),
    'terminer-mandat': () => ({ mandat: visant(), le: fin, motif: 'départ' }),
    deleguer: () => ({ mandat: visant(), personne, du: jour, au: (jour + 10) as Jour, motif: 'congés' }),
    'passer-la-main': () => ({ mandat: visant(), personne, le: fin }),
    'modifier-organisation': () => ({
      ...{ nom: `Nom ${h.entier(9)}`, nomCourt: 'Nom', adresse: '', courriel: '' },
      nature: h.chance(0.4)
        ? (etat.nature ?? '')
        : h.parmi(['commune', 'association', 'departement', 'autre']),
      siret: h.chance(0.8) ? '' : '26250056400012',
      rna: h.chance(0.8) ? '' : 'W251000001',
    }),
  };
  return aLAnnuaire(t, etat, { acte, donnees: donnees[acte]() } as DemandeDAnnuaire);
}

/** By somebody who may, seven times out of eight: walks that are always refused go nowhere. */
async function aLAnnuaire(t: Tirage, etat: EtatOrganisation, demande: DemandeDAnnuaire): Promise<Geste> {
  const geste = (qui: Qui): Geste => ({ quoi: 'annuaire', qui, organisation: etat.id, demande });
  if (t.h.chance(0.125)) return geste(quiconque(t));
  const { annuaire } = espaceDe(t.partie.monde, t.espace);
  const mandat = 'mandat' in demande.donnees ? demande.donnees.mandat : undefined;
  for (const qui of t.h.melange(tenants(t)).slice(0, 12)) {
    const acteur = await identifier(t.partie.monde, qui);
    if (acteur && (await annuaire.permet(etat, acteur, demande.acte, mandat))) return geste(qui);
  }
  return geste(quiconque(t));
}

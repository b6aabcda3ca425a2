import { lireRna, lireSiret } from '../../basics/identifiants.ts';
import type { Jour } from '../../basics/jour.ts';
import { echec, type Result, reussite } from '../../basics/result.ts';
import { type FaitNouveau, LE_PROGRAMME } from '../../facts/fait.ts';
import { attend, type Invitation, plusTard } from '../../rules/mandats.ts';
import { donneesIllisibles } from '../lisible.ts';
import { type Refus, refuser } from '../refus.ts';
import { type CasDAnnuaire, type ConditionDAnnuaire, mandatVise } from './cas.ts';
import {
  type ActeDeCoordonnees,
  estDeCoordonnees,
  faitDeCoordonnees,
  surCoordonnees,
} from './coordonnees.ts';
import {
  type ChampDeFiche,
  champsChanges,
  type NomActeDAnnuaire,
  type OrganisationSaisie,
} from './demande.ts';
import { SCHEMAS_D_ANNUAIRE } from './schemas.ts';
import { type LigneDAnnuaire, permis, TABLE_ANNUAIRE } from './table.ts';

/** What an act writes: facts for the chain, and the names and addresses that stand beside it. */
export interface EcrituresDAnnuaire {
  readonly faits: readonly FaitNouveau[];
  readonly organisation: OrganisationSaisie | null;
}

/** Days on which an invitation may be accepted, after the one it was sent. */
const VALIDITE_D_UNE_INVITATION = 14;

/** Judges an act on who acts for an organisation, and returns what to write or all that stands in the way. Pure. */
export function agirSurAnnuaire(cas: CasDAnnuaire): Result<EcrituresDAnnuaire, readonly Refus[]> {
  const refus = examinerDAnnuaire(cas);
  if (refus.length > 0) return echec(refus);
  const { demande } = cas;
  const saisie =
    demande.acte === 'inscrire-organisation' || demande.acte === 'modifier-organisation'
      ? reprendre(demande.donnees)
      : null;
  return reussite({ faits: faitsDe(cas), organisation: saisie });
}

/** Everything that stands in the way: first what cannot be read, then the right, then each condition of the row. */
export function examinerDAnnuaire(cas: CasDAnnuaire): readonly Refus[] {
  const illisible = donneesIllisibles(SCHEMAS_D_ANNUAIRE, cas.demande, 'donnees.');
  if (illisible.length > 0) return illisible;
  const ligne = TABLE_ANNUAIRE[cas.demande.acte] as LigneDAnnuaire<NomActeDAnnuaire>;
  if (!permis(ligne, cas)) return [sansDroit(cas.demande.acte)];
  return ligne.si.flatMap((condition: ConditionDAnnuaire<NomActeDAnnuaire>) => condition(cas) ?? []);
}

export const sansDroit = (acte: NomActeDAnnuaire): Refus =>
  refuser(estDeCoordonnees(acte) ? 'coordonnees-sans-droit' : 'annuaire-sans-droit', null);

type CasDeMandat = CasDAnnuaire<Exclude<NomActeDAnnuaire, ActeDeCoordonnees>>;

function faitsDe(cas: CasDAnnuaire): readonly FaitNouveau[] {
  if (surCoordonnees(cas)) return [faitDeCoordonnees(cas)];
  const { organisation, demande, aujourdhui, acteur, nommer } = cas as CasDeMandat;
  const { id } = organisation;
  const fait = <F extends Omit<FaitNouveau, 'jour'>>(f: F): FaitNouveau =>
    ({ ...f, jour: aujourdhui }) as never;
  switch (demande.acte) {
    case 'inscrire-organisation':
      return [
        fait({
          sorte: 'organisation-inscrite',
          donnees: { organisation: id, nature: demande.donnees.nature },
          textes: {},
        }),
      ];
    case 'modifier-organisation':
      return [
        fait({
          sorte: 'organisation-modifiee',
          donnees: {
            ...{ organisation: id, champs: changes(cas).map((c) => c.toLowerCase()) },
            ...(changes(cas).includes('nature') ? { nature: demande.donnees.nature } : {}),
          },
          textes: { apres: direSaisie(demande.donnees, changes(cas)) },
        }),
      ];
    case 'inviter': {
      const { fonction, du, au, nom, courriel } = demande.donnees;
      return [
        fait({
          sorte: 'invitation-envoyee',
          donnees: {
            ...{ organisation: id, fonction, du, ...siDit(au) },
            expire: (aujourdhui + VALIDITE_D_UNE_INVITATION) as Jour,
          },
          textes: { nom: nom.trim(), courriel: courriel.trim() },
        }),
      ];
    }
    case 'retirer-invitation': {
      const { invitation, motif } = demande.donnees;
      return [fait({ sorte: 'invitation-retiree', donnees: { invitation }, textes: { motif } })];
    }
    case 'accepter-invitation':
      return mandatsDInvitation(cas as CasDAnnuaire<'accepter-invitation'>);
    case 'confier-mandat': {
      const { personne, fonction, titre, du, au } = demande.donnees;
      const mandat = nommer('mandat');
      return [
        fait({
          sorte: 'mandat-confie',
          donnees: { mandat, organisation: id, personne, fonction, du, ...siDit(au) },
          textes: { titre },
        }),
      ];
    }
    case 'terminer-mandat': {
      const { mandat, le, motif } = demande.donnees;
      return [fait({ sorte: 'mandat-termine', donnees: { mandat, le }, textes: { motif } })];
    }
    case 'deleguer': {
      const { mandat, personne, du, au, motif } = demande.donnees;
      const delegue = nommer('delegation');
      return [
        fait({
          sorte: 'delegation-donnee',
          donnees: { mandat, delegue, personne, du, au },
          textes: { motif },
        }),
      ];
    }
    case 'passer-la-main': {
      const { mandat, personne, le } = demande.donnees;
      const avant = mandatVise(cas, mandat);
      if (!avant) throw new Error(`mandat jugé mais absent : ${mandat}`);
      return [
        fait({ sorte: 'mandat-termine', donnees: { mandat, le }, textes: {} }),
        fait({
          sorte: 'mandat-confie',
          donnees: {
            ...{ mandat: nommer('mandat'), organisation: id, personne, fonction: avant.fonction },
            ...{
              du: le === aujourdhui ? le : ((le + 1) as Jour),
              ...siDit(avant.au !== null && avant.au > le ? avant.au : null),
            },
          },
          textes: avant.titre === null ? {} : { titre: avant.titre },
        }),
      ];
    }
  }

  function mandatsDInvitation({ demande: d }: CasDAnnuaire<'accepter-invitation'>): readonly FaitNouveau[] {
    const visee = organisation.invitations.find((x) => x.fait === d.donnees.invitation);
    if (!visee) throw new Error(`invitation jugée mais absente : ${d.donnees.invitation}`);
    return jointes(organisation.invitations, visee, aujourdhui).map((i) =>
      fait({
        sorte: 'mandat-confie',
        donnees: {
          ...{ mandat: nommer('mandat'), organisation: id, personne: acteur.personne, fonction: i.fonction },
          // Accepted late, it begins today: nobody held it before.
          ...{ du: plusTard(i.du, aujourdhui), ...siDit(i.au), invitation: i.fait },
        },
        textes: {},
      }),
    );
  }
}

/** The program founds an espace by inviting one person to several offices: one link takes them all, the first first. */
export const jointes = (
  invitations: readonly Invitation[],
  visee: Invitation,
  aujourdhui: Jour,
): readonly Invitation[] =>
  visee.par !== LE_PROGRAMME || visee.courriel === null
    ? [visee]
    : invitations.filter(
        (i) => i.par === LE_PROGRAMME && i.courriel === visee.courriel && attend(i, aujourdhui),
      );

const changes = ({ fiche, demande }: CasDAnnuaire): readonly ChampDeFiche[] =>
  fiche && demande.acte === 'modifier-organisation' ? champsChanges(fiche, demande.donnees) : [];

const siDit = (au: Jour | null) => (au === null ? {} : { au });

/** As the register keeps it: identifiers without spaces, texts trimmed. */
function reprendre(d: OrganisationSaisie): OrganisationSaisie {
  const siret = lireSiret(d.siret);
  const rna = lireRna(d.rna);
  return {
    nom: d.nom.trim(),
    nomCourt: d.nomCourt.trim(),
    nature: d.nature,
    siret: siret.ok ? siret.valeur : '',
    rna: rna.ok ? rna.valeur : '',
    adresse: d.adresse.trim(),
    courriel: d.courriel.trim(),
  };
}

const direSaisie = (d: OrganisationSaisie, champs: readonly ChampDeFiche[]): string =>
  champs.map((cle) => `${cle} : ${d[cle].trim()}`).join(' ; ');

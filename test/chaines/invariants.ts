import type { Acteur } from '../../src/acts/acteur.ts';
import { ecrireIso } from '../../src/basics/jour.ts';
import type { Fait } from '../../src/facts/fait.ts';
import { type Carnet, estPartie, paie, tientAu } from './carnet.ts';
import { changementDeCoordonnees } from './coordonnees.ts';

/** What must hold after every step (design, §6), each said as one would to a mayor. */
export const INVARIANTS = {
  'acteur-mandate': 'qui écrit tenait à cet instant le mandat qu’il invoque',
  'fini-aussitot': 'ce qui a pris fin ne laisse plus rien passer, le jour même compris',
  'lu-par-ses-parties': 'une convention, ses listes et ses fichiers ne sont lus que par ses parties',
  'coordonnees-lues':
    'un IBAN n’est lu que des siens et de qui paie par une convention que les deux ont signée',
  'coordonnees-changees':
    'un IBAN change par deux personnes de deux bords, rappelées au numéro noté par une autre',
  'convention-creee': 'seule l’autorité de l’espace crée des conventions',
  'identite-donnee': 'seule l’autorité donne une nature, un SIRET, un RNA',
  'role-de-sa-nature': 'une association tient les rôles d’association, et eux seuls',
  'nature-gardee': 'qui tient un rôle garde la nature qui le permet',
  'droits-propres': 'personne n’étend ses droits de son seul fait',
  'espaces-etanches': 'rien ne passe d’un espace à l’autre',
  'depot-date': 'un dépôt du débiteur porte le jour de son enregistrement',
  'chaine-entiere': 'la chaîne des faits se vérifie',
  'refus-sans-trace': 'ce qui est refusé n’écrit rien',
} as const;
export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: Invariant;
  readonly dit: string;
}

export const violer = (invariant: Invariant, dit: string): Violation => ({ invariant, dit });

/** What is asked of facts just written. `carnet`: as it stood before them. */
export interface Ecrits {
  readonly carnet: Carnet;
  readonly espace: string;
  readonly autorite: string;
  readonly nouveaux: readonly Fait[];
}

export function surLesFaits(e: Ecrits): readonly Violation[] {
  return e.nouveaux.flatMap((f) => [
    ...auteurMandate(e, f),
    ...creation(e, f),
    ...droitsPropres(e, f),
    ...depotDate(e, f),
    ...changementDeCoordonnees(e, f),
    ...ailleurs(e.espace, JSON.stringify(f)),
  ]);
}

function auteurMandate({ carnet }: Ecrits, f: Fait): readonly Violation[] {
  const { personne, organisation, fonction, mandat } = f.auteur;
  // Whoever accepts an invitation begins to act: nothing is held yet.
  if (f.sorte === 'mandat-confie' && f.donnees.invitation !== undefined) return [];
  const m = mandat === undefined ? undefined : carnet.mandats.get(mandat);
  const tient = m && m.personne === personne && m.organisation === organisation && m.fonction === fonction;
  if (!tient) return [violer('acteur-mandate', `${f.sorte} par ${personne}, sans mandat`)];
  return tientAu(carnet, m.id, jourDe(f))
    ? []
    : [violer('fini-aussitot', `${f.sorte} par ${personne}, dont le mandat ${m.id} est fini`)];
}

function creation({ carnet, autorite }: Ecrits, f: Fait): readonly Violation[] {
  if (f.sorte !== 'convention-creee') return [];
  const { organisation } = f.auteur;
  return [
    ...(organisation === autorite ? [] : [violer('convention-creee', `${organisation} crée une convention`)]),
    ...roles(carnet, f.donnees.parties),
  ];
}

/** In both texts, the role « association » is that of associations. */
export const roles = (carnet: Carnet, parties: Readonly<Record<string, string>>): readonly Violation[] =>
  Object.entries(parties)
    .filter(([role, o]) => (role === 'association') !== (carnet.natures.get(o) === 'association'))
    .map(([role, o]) =>
      violer('role-de-sa-nature', `${o}, de nature ${carnet.natures.get(o)}, tient le rôle ${role}`),
    );

function droitsPropres({ carnet }: Ecrits, f: Fait): readonly Violation[] {
  if (f.sorte !== 'mandat-confie' && f.sorte !== 'delegation-donnee') return [];
  const { personne } = f.donnees;
  const source = f.sorte === 'delegation-donnee' ? carnet.mandats.get(f.donnees.mandat) : f.donnees;
  if (!source) return [];
  const { organisation, fonction } = source;
  const fin = f.donnees.au ?? null;
  // Longer is more: an office that one held until March is not held until June.
  const avait = [...carnet.mandats.values()].some(
    (m) =>
      m.personne === personne &&
      m.organisation === organisation &&
      m.fonction === fonction &&
      (m.au === null || (fin !== null && fin <= m.au)) &&
      tientAu(carnet, m.id, jourDe(f)),
  );
  const invitation =
    f.sorte === 'mandat-confie' ? carnet.faits.find((i) => i.id === f.donnees.invitation) : undefined;
  const donne = (invitation ?? f).auteur.personne;
  return donne === personne && !avait
    ? [violer('droits-propres', `${personne} se fait ${fonction} de ${organisation}`)]
    : [];
}

/** What a debtor hands in online; the authority's counter alone says another day. */
const DEPOTS: ReadonlySet<string> = new Set([
  'piece-deposee',
  'fiche-remplie',
  'subvention-demandee',
  'aide-demandee',
]);

function depotDate({ carnet }: Ecrits, f: Fait): readonly Violation[] {
  const c = carnet.conventions.get(f.flux);
  if (!c || !DEPOTS.has(f.sorte) || f.jour === jourDe(f)) return [];
  const { organisation } = f.auteur;
  const debiteur = c.parties.association === organisation && c.parties.ville !== organisation;
  return debiteur
    ? [
        violer(
          'depot-date',
          `${f.sorte} par ${organisation} le ${ecrireIso(jourDe(f))}, datée du ${ecrireIso(f.jour)}`,
        ),
      ]
    : [];
}

const jourDe = (f: Fait): Fait['jour'] => Math.floor(Date.parse(f.enregistre) / 86_400_000) as Fait['jour'];

/** Everything of an espace is named after it: the other's name betrays it. */
export function ailleurs(espace: string, texte: string): readonly Violation[] {
  const autre = espace === 'valmont' ? 'aubrelle' : 'valmont';
  const vu = new RegExp(`${autre}-[a-z-]+`).exec(texte)?.[0];
  return vu ? [violer('espaces-etanches', `${vu} se lit dans ${espace}`)] : [];
}

/** Nature, SIRET and RNA, as the register says them before and after a step of this actor. */
export const surLesIdentites = (
  avant: Carnet,
  apres: Carnet['identites'],
  acteur: Pick<Acteur, 'organisation'>,
  autorite: string,
): readonly Violation[] =>
  acteur.organisation === autorite
    ? []
    : [...apres]
        .filter(([o, dit]) => (avant.identites.has(o) ? avant.identites.get(o) !== dit : true))
        .map(([o, dit]) => violer('identite-donnee', `${acteur.organisation} fait de ${o} : ${dit}`));

/** Bank details just read, or that could be. */
export const lectureDeCoordonnees = (
  carnet: Carnet,
  lecteur: Pick<Acteur, 'organisation' | 'fonction'>,
  association: string,
  quand: Parameters<typeof paie>[3],
): readonly Violation[] =>
  lecteur.organisation === association || paie(carnet, lecteur.organisation, association, quand)
    ? []
    : [
        violer(
          'coordonnees-lues',
          `${lecteur.organisation} (${lecteur.fonction}) lit l’IBAN de ${association}, qui ne l’a pas pour payeur signé`,
        ),
      ];

export const lectureDeConvention = (
  carnet: Carnet,
  { organisation }: Pick<Acteur, 'organisation'>,
  flux: string,
): readonly Violation[] =>
  estPartie(carnet, flux, organisation) ? [] : [violer('lu-par-ses-parties', `${organisation} lit ${flux}`)];

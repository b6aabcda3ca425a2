import type { DemandeDAnnuaire } from '../../src/acts/annuaire/demande.ts';
import type { Creation, Demande } from '../../src/acts/demande.ts';
import type { Fonction } from '../../src/facts/annuaire.ts';
import { le } from '../acts/vie.ts';
import { mandatDe, organisationDe } from './gens.ts';
import type { Geste, Qui } from './gestes.ts';
import { faireUnPas } from './marche.ts';
import { type Gabarit, ouvrirMonde, type Porte } from './monde.ts';
import { nommer, type Partie, reprendre } from './partie.ts';

/** A world that has lived a little, from which walks start: closed, on disk, copied for each. */
export interface Depart {
  readonly gabarit: Gabarit;
  readonly alias: ReadonlyMap<string, string>;
  effacer(): Promise<void>;
}

export const quiDe = (espace: string, prenom: string, fonction: Fonction): Qui => ({
  ...{ espace, mandat: mandatDe(espace, prenom, fonction), porte: espace },
});

const date = (texte: string) => ({ type: 'jour', valeur: le(texte) }) as const;

export const creationADeux = (
  partie: Partie,
  parties: Readonly<Record<string, string>>,
  texte = 'a-deux',
): Creation => ({
  ...{ jour: partie.monde.horloge.aujourdhui(), titre: 'Une convention', quartiers: [], parties },
  modele: partie.monde.textes.get(texte) ?? '',
  termes: { 'date-effet': date('1 mars 2026'), 'date-fin': date('31 décembre 2028') },
});

/** One after the other, each accepted. */
export async function vivre(partie: Partie, gestes: readonly Geste[]): Promise<void> {
  for (const geste of gestes) {
    const { issue } = await faireUnPas(partie, 0, geste);
    if (issue.sorte === 'refuse') throw new Error(`${JSON.stringify(geste)} : ${issue.codes.join(', ')}`);
  }
}

/** The last agreement created in an espace. */
export const derniereConvention = (partie: Partie, espace: string): string =>
  [...(partie.carnets.get(espace)?.conventions.keys() ?? [])].at(-1) ?? '';

/** Everything that brings an agreement into force, done by its authority's clerk. */
export function conclure(
  partie: Partie,
  qui: Qui,
  dossier: string,
  entites: readonly string[],
): readonly Geste[] {
  const jour = partie.monde.horloge.aujourdhui();
  const faire = (demande: Pick<Demande, 'acte' | 'donnees'>): Geste => ({
    ...{ quoi: 'dossier', qui, dossier },
    demande: { ...demande, jour, textes: {} } as Demande,
  });
  return [
    ...entites.flatMap((partie) =>
      (['deposer-deliberation', 'transmettre-acte', 'publier-acte'] as const).map((acte) =>
        faire({ acte, donnees: { partie, objet: 'convention' } } as Demande),
      ),
    ),
    ...[...entites, 'association'].map((partie) => faire({ acte: 'signer', donnees: { partie } })),
    faire({ acte: 'notifier', donnees: {} }),
  ];
}

const banque = (qui: Qui, organisation: string, demande: DemandeDAnnuaire): Geste => ({
  ...{ quoi: 'annuaire', qui, organisation, demande },
});

/** The whole change of an association's bank details, by four people. */
export const changerLaBanque = (
  partie: Partie,
  organisation: string,
  iban: string,
  [noteur, demandeur, rappeleur, valideur]: readonly [Qui, Qui, Qui, Qui],
): readonly Geste[] => [
  banque(noteur, organisation, {
    ...{ acte: 'noter-telephone', donnees: { numero: '03 81 00 00 01', source: 'annuaire public' } },
  }),
  banque(demandeur, organisation, {
    acte: 'demander-coordonnees',
    donnees: { iban, titulaire: 'Association', rib: partie.monde.papier, nomFichier: 'rib.pdf' },
  }),
  banque(rappeleur, organisation, {
    ...{
      acte: 'rappeler-coordonnees',
      donnees: { confirme: true, interlocuteur: 'la trésorière', remarque: '' },
    },
  }),
  banque(valideur, organisation, { acte: 'valider-coordonnees', donnees: {} }),
];

/**
 * Each town has signed with each of its associations, and pays it on an account that four people saw; the department
 * was invited by the town, which has not yet signed anything with it.
 */
export async function ouvrirDepart(porte: Porte): Promise<Depart> {
  const monde = await ouvrirMonde(porte);
  const partie = await reprendre(monde, new Map());
  const lieux = [
    ['valmont', 'ville', 'ateliers', ['paul', 'fanny', 'felix', 'sacha']],
    ['valmont', 'ville', 'foyer', ['paul', 'fanny', 'felix', 'remi']],
    ['aubrelle', 'mairie', 'club', ['luc', 'zoe', 'yves', 'lou']],
  ] as const;
  for (const [espace, ville, association, [pilote, rappeleur, valideur, president]] of lieux) {
    const qui = quiDe(espace, pilote, 'agent-pilote');
    const parties = {
      ville: organisationDe(espace, ville),
      association: organisationDe(espace, association),
    };
    await vivre(partie, [{ quoi: 'creer', qui, creation: creationADeux(partie, parties) }]);
    await vivre(partie, conclure(partie, qui, derniereConvention(partie, espace), ['ville']));
    const gens = [
      qui,
      quiDe(espace, president, 'dirigeant'),
      quiDe(espace, rappeleur, 'finances'),
      quiDe(espace, valideur, 'finances'),
    ] as const;
    await vivre(partie, changerLaBanque(partie, parties.association, 'FR7630006000011234567890189', gens));
  }
  partie.alias.clear();
  let n = 0;
  for (const carnet of partie.carnets.values()) nommer(partie, -++n, carnet.faits);
  const gabarit = { racine: monde.racine, jour: monde.horloge.aujourdhui() };
  await monde.magasin.fermer();
  return { gabarit, alias: partie.alias, effacer: monde.fermer };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import { agirSurAnnuaire } from '../../src/acts/annuaire/agir.ts';
import type { DemandeDAnnuaire, NomActeDAnnuaire } from '../../src/acts/annuaire/demande.ts';
import { agirAuGuichet } from '../../src/acts/guichet/agir.ts';
import type { DemandeDuGuichet, NomActeDuGuichet } from '../../src/acts/guichet/demande.ts';
import { ecrireRefus, type Refus } from '../../src/acts/refus.ts';
import type { Instant } from '../../src/basics/instant.ts';
import type { Result } from '../../src/basics/result.ts';
import type { Fait, FaitNouveau } from '../../src/facts/fait.ts';
import { ecrireFait } from '../../src/facts/stockage.ts';
import { deriverArrivee } from '../../src/rules/guichet.ts';
import { deriverOrganisation } from '../../src/rules/mandats.ts';
import { abimer, coups } from './abimer.ts';
import { le } from './vie.ts';

const LE_10 = le('10 mars 2026');
const RIB = { empreinte: 'a'.repeat(64), taille: 1000, type: 'application/pdf' };
const ADMINISTRATRICE: Acteur = { personne: 'camille', organisation: 'ville', fonction: 'administrateur' };
const PRESIDENT: Acteur = {
  ...{ personne: 'sacha', organisation: 'comite', fonction: 'dirigeant', mandat: 'mandat-1' },
};

const raconter = (flux: string, faits: readonly FaitNouveau[]): readonly Fait[] =>
  faits.map(
    (f, i) =>
      ({
        ...{ ...f, id: `${flux}:${i + 1}`, flux, rang: i + 1, auteur: ADMINISTRATRICE },
        enregistre: '2026-03-01T08:00:00.000Z' as Instant,
      }) as Fait,
  );

const FICHE = {
  ...{ nom: 'Comité des fêtes', nomCourt: 'Comité', nature: 'association', siret: '', rna: '' },
  ...{ adresse: '', courriel: '' },
};
const ORGANISATION = deriverOrganisation(
  'comite',
  raconter('organisation-comite', [
    {
      sorte: 'organisation-inscrite',
      jour: LE_10,
      donnees: { organisation: 'comite', nature: 'association' },
      textes: {},
    },
    {
      sorte: 'mandat-confie',
      jour: LE_10,
      donnees: {
        mandat: 'mandat-1',
        organisation: 'comite',
        personne: 'sacha',
        fonction: 'dirigeant',
        du: LE_10,
      },
      textes: {},
    },
  ]),
);

const SUR_ANNUAIRE: { readonly [A in NomActeDAnnuaire]: DemandeDAnnuaire<A>['donnees'] } = {
  'inscrire-organisation': FICHE,
  'modifier-organisation': FICHE,
  inviter: { fonction: 'equipe', nom: 'Noor Belin', courriel: 'noor@asso.example', du: LE_10, au: null },
  'retirer-invitation': { invitation: 'organisation-comite:9', motif: 'Adresse fausse' },
  'accepter-invitation': { invitation: 'organisation-comite:9' },
  'confier-mandat': { personne: 'noor', fonction: 'equipe', titre: '', du: LE_10, au: null },
  'terminer-mandat': { mandat: 'mandat-1', le: LE_10, motif: '' },
  deleguer: { mandat: 'mandat-1', personne: 'noor', du: LE_10, au: LE_10, motif: '' },
  'noter-telephone': { numero: '03 81 00 00 00', source: 'courrier signé' },
  'demander-coordonnees': {
    ...{ iban: 'FR7630006000011234567890189', titulaire: 'Comité', rib: RIB, nomFichier: 'rib.pdf' },
  },
  'rappeler-coordonnees': { confirme: true, interlocuteur: 'Sacha Perrin', remarque: '' },
  'valider-coordonnees': {},
  'refuser-coordonnees': { motif: 'Numéro faux' },
  'passer-la-main': { mandat: 'mandat-1', personne: 'noor', le: LE_10 },
};

const ARRIVEE = deriverArrivee(
  raconter('arrivee-1', [
    {
      sorte: 'arrivee-recue',
      jour: LE_10,
      donnees: { guichet: 'ville', organisation: 'comite', moyen: 'depot', envoyeeLe: LE_10, recueLe: LE_10 },
      textes: {},
    },
    { sorte: 'fichier-recu', jour: LE_10, donnees: { fichier: RIB }, textes: { nomFichier: 'rapport.pdf' } },
  ]),
);
const AU_GUICHET: { readonly [A in NomActeDuGuichet]: DemandeDuGuichet<A>['donnees'] } = {
  'deposer-au-guichet': {
    ...{ guichet: 'ville', organisation: 'comite', moyen: 'depot', envoyeeLe: LE_10 },
    ...{ fichiers: [{ fichier: RIB, nom: 'rapport.pdf' }], refuses: [{ motif: 'vide', nom: 'vide.pdf' }] },
  },
  'attribuer-arrivee': { organisation: 'comite' },
  'classer-fichier': {
    fichier: 'arrivee-1:2',
    dossier: 'd-1',
    obligation: 'bilan',
    piece: 'bilan',
    exercice: 2026,
  },
  'verser-fichier': { fichier: 'arrivee-1:2' },
  'retourner-fichier': { fichier: 'arrivee-1:2', motif: 'Illisible' },
  'ecarter-arrivee': { motif: 'Publicité' },
  'reprendre-arrivee': {},
};

function juge(issue: Result<readonly FaitNouveau[], readonly Refus[]>): void {
  if (issue.ok) for (const fait of issue.valeur) expect(ecrireFait(fait)).toMatchObject({ ok: true });
  else for (const refus of issue.erreur) expect(ecrireRefus(refus)).toMatch(/[.!]$/);
}

describe('une demande, quelle que soit sa forme, ne fait jamais lever d’erreur', () => {
  it('sur une organisation : ce qui est accepté s’écrit, le reste est refusé par une phrase', () => {
    const actes = Object.keys(SUR_ANNUAIRE) as NomActeDAnnuaire[];
    const acteur = fc.constantFrom(ADMINISTRATRICE, PRESIDENT);
    fc.assert(
      fc.property(fc.constantFrom(...actes), coups, acteur, (acte, recus, qui) => {
        const demande = abimer({ acte, donnees: SUR_ANNUAIRE[acte] }, recus) as DemandeDAnnuaire;
        const issue = agirSurAnnuaire({
          ...{ collectivite: 'ville', organisation: ORGANISATION, acteur: qui, aujourdhui: LE_10, demande },
          ...{
            payeurs: new Set(['ville']),
            roles: new Set(),
            fiche: FICHE,
            homonyme: () => null,
            courrielDe: () => null,
          },
          ...{ personneConnue: (id: string) => id === 'noor', nommer: (prefixe: string) => `${prefixe}-x` },
        });
        juge(issue.ok ? { ok: true, valeur: issue.valeur.faits } : issue);
      }),
      { numRuns: 4000 },
    );
  });

  it('au guichet de même', () => {
    const actes = Object.keys(AU_GUICHET) as NomActeDuGuichet[];
    const acteur = { personne: 'p', organisation: 'ville', fonction: 'agent-pilote' } as const;
    fc.assert(
      fc.property(fc.constantFrom(...actes), coups, fc.boolean(), (acte, recus, ouverte) => {
        const demande = abimer({ acte, donnees: AU_GUICHET[acte] }, recus) as DemandeDuGuichet;
        const arrivee = ouverte ? ARRIVEE : null;
        juge(
          agirAuGuichet({
            ...{ arrivee, acteur, aujourdhui: LE_10, demande },
            ...{ enConvention: () => true, innocuite: () => 'sain' },
          }),
        );
      }),
      { numRuns: 4000 },
    );
  });
});

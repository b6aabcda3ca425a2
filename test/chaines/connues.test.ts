import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemandeDAnnuaire } from '../../src/acts/annuaire/demande.ts';
import type { Geste, Qui } from './gestes.ts';
import { faireUnPas } from './marche.ts';
import { ouvrirMonde } from './monde.ts';
import { creationADeux, type Depart, ouvrirDepart, quiDe } from './ouverture.ts';
import { type Partie, reprendre } from './partie.ts';
import { PORTE } from './porte.ts';

/** The chains that were found by hand, told step by step. */
describe('les chaînes d’actes connues', () => {
  let depart: Depart;
  let partie: Partie;
  beforeAll(async () => {
    depart = await ouvrirDepart(PORTE);
    const monde = await ouvrirMonde(PORTE, depart.gabarit);
    partie = await reprendre(monde, depart.alias);
  });
  afterAll(async () => {
    await partie?.monde.fermer();
    await depart?.effacer();
  });

  /** `accepte`, or why not; nothing that must hold is ever broken. */
  const tenter = async (geste: Geste): Promise<readonly string[]> => {
    const { issue, violations } = await faireUnPas(partie, 1, geste);
    expect(violations).toEqual([]);
    return issue.sorte === 'accepte' ? ['accepte'] : issue.codes;
  };
  const surLe = (organisation: string) => (qui: Qui, demande: DemandeDAnnuaire) =>
    tenter({ quoi: 'annuaire', qui, organisation, demande });
  const lire = (qui: Qui, cible: string) =>
    tenter({ quoi: 'lire', qui, lecture: 'coordonnees', cible, fait: '' });

  it('un département invité ne se fait pas payeur d’une association, ni ne détourne ses paiements', async () => {
    const dora = quiDe('valmont', 'dora', 'agent-pilote');
    const denis = quiDe('valmont', 'denis', 'finances');
    const diane = quiDe('valmont', 'diane', 'finances');
    const remi = quiDe('valmont', 'remi', 'dirigeant');
    const foyer = surLe('valmont-foyer');
    const parties = { ville: 'valmont-departement', association: 'valmont-foyer' };
    expect(await tenter({ quoi: 'creer', qui: dora, creation: creationADeux(partie, parties) })).toEqual([
      'creation-sans-droit',
    ]);
    expect(await lire(denis, 'valmont-foyer')).toEqual(['rien-a-lire']);
    const noter = { numero: '06 00 00 00 00', source: 'un ami' };
    expect(await foyer(denis, { acte: 'noter-telephone', donnees: noter })).toEqual([
      'coordonnees-sans-droit',
    ]);
    const rib = partie.monde.papier;
    const donnees = { iban: 'DE89370400440532013000', titulaire: 'Le Foyer', rib, nomFichier: 'rib.pdf' };
    expect(await foyer(remi, { acte: 'demander-coordonnees', donnees })).toEqual(['accepte']);
    for (const demande of [
      { acte: 'refuser-coordonnees', donnees: { motif: 'Invérifiable' } },
      { acte: 'rappeler-coordonnees', donnees: { confirme: true, interlocuteur: 'un ami', remarque: '' } },
    ] as const satisfies readonly DemandeDAnnuaire[])
      expect(await foyer(denis, demande)).toEqual(['coordonnees-sans-droit']);
    expect(await foyer(diane, { acte: 'valider-coordonnees', donnees: {} })).toEqual([
      'coordonnees-sans-droit',
    ]);
  });

  it('la présidence d’une association ne la change pas en commune et ne crée pas de convention', async () => {
    const sacha = quiDe('valmont', 'sacha', 'dirigeant');
    const ateliers = surLe('valmont-ateliers');
    const jour = partie.monde.horloge.aujourdhui();
    const moi = {
      personne: 'valmont-sacha',
      fonction: 'administrateur',
      titre: '',
      du: jour,
      au: null,
    } as const;
    expect(await ateliers(sacha, { acte: 'confier-mandat', donnees: moi })).toEqual(['pour-soi']);
    const commune = { nom: 'les Ateliers', nomCourt: 'les Ateliers', nature: 'commune' };
    const vide = { siret: '', rna: '', adresse: '', courriel: '' };
    expect(
      await ateliers(sacha, { acte: 'modifier-organisation', donnees: { ...commune, ...vide } }),
    ).toEqual(['identite-par-l-autorite']);
    const parties = { ville: 'valmont-ateliers', association: 'valmont-foyer' };
    expect(await tenter({ quoi: 'creer', qui: sacha, creation: creationADeux(partie, parties) })).toEqual([
      'creation-sans-droit',
    ]);
  });
});

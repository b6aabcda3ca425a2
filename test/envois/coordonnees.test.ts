import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemandeDAnnuaire } from '../../src/acts/annuaire/demande.ts';
import { finances, le, presidente } from '../acts/vie.ts';
import { conclure, RIB } from '../espace/vivre.ts';
import { a, type MondeDEnvois, ouvrirMondeDEnvois } from './monde.ts';
import { ouvrirServeurSmtp, partieDe, type ServeurSmtp } from './serveur-smtp.ts';

const IBAN = 'FR1420041010050500013M02606';
const ETAPES: readonly (readonly [string, typeof finances, DemandeDAnnuaire])[] = [
  [
    'numéro de rappel noté',
    { ...finances, fonction: 'agent-pilote', personne: 'agent-pilote-ville' },
    { acte: 'noter-telephone', donnees: { numero: '03 81 00 00 00', source: 'convention signée' } },
  ],
  [
    'changement demandé',
    presidente,
    {
      acte: 'demander-coordonnees',
      donnees: {
        ...{ iban: IBAN, titulaire: 'MJC', nomFichier: 'rib.pdf' },
        rib: RIB,
      },
    },
  ],
  [
    'rappel fait',
    { ...finances, personne: 'marc' },
    {
      acte: 'rappeler-coordonnees',
      donnees: { confirme: true, interlocuteur: 'la trésorière', remarque: '' },
    },
  ],
  ['changement validé', finances, { acte: 'valider-coordonnees', donnees: {} }],
];

describe('chaque étape d’un changement de compte', () => {
  let serveur: ServeurSmtp;
  let monde: MondeDEnvois;
  beforeAll(async () => {
    serveur = await ouvrirServeurSmtp();
    monde = await ouvrirMondeDEnvois(serveur.url);
    await conclure(monde);
    monde.aller('24 mars 2026');
    await monde.poste.tourDesEnvois(a('24 mars 2026', 8));
  });
  afterAll(async () => {
    await monde?.fermer();
    await serveur?.fermer();
  });

  it.each(ETAPES)(
    '%s : la présidence et les comptables du payeur l’apprennent, une fois chacun',
    async (etape, qui, demande) => {
      const { annuaire } = monde.espace;
      const rang = (await annuaire.organisation('mjc'))?.etat.rang ?? 0;
      const fait = await annuaire.agir('mjc', qui, rang, demande);
      expect(fait.ok ? [] : fait.erreur).toEqual([]);
      const deja = serveur.recus.length;
      // Two instances, then the same again: each mail leaves once.
      await Promise.all([
        monde.poste.tourDesEnvois(a('24 mars 2026', 8)),
        monde.autreInstance().tourDesEnvois(a('24 mars 2026', 8)),
      ]);
      await monde.poste.tourDesEnvois(a('24 mars 2026', 9));
      await monde.autreInstance().tourDesEnvois(a('24 mars 2026', 9));
      const recus = serveur.recus.slice(deja).filter((r) => r.objet.includes(etape));
      expect(recus.map((r) => r.a).sort()).toEqual([
        'agent-pilote-ville@exemple.fr',
        'dirigeant-mjc@exemple.fr',
        'finances-ville@exemple.fr',
      ]);
      for (const { brut } of recus) {
        const corps = [partieDe(brut, 'text/plain'), partieDe(brut, 'text/html')].join();
        expect(corps).toContain('organisations%2Fmjc%2Fcoordonnees');
        expect(brut).not.toMatch(/^List-Unsubscribe/m);
        if (demande.acte !== 'noter-telephone') expect(corps).toContain('FR14 •••• 2606');
        expect(corps.replace(/\s/g, '')).not.toContain(IBAN.slice(4, 20));
      }
    },
  );

  it('qui arrive ensuite n’apprend pas les étapes d’avant, et une vieille étape ne se redit pas', async () => {
    const deja = serveur.recus.length;
    const { annuaire } = monde.espace;
    monde.aller('25 mars 2026');
    const rang = (await annuaire.organisation('mjc'))?.etat.rang ?? 0;
    const donnees = {
      personne: 'equipe-mjc',
      fonction: 'administrateur',
      du: le('25 mars 2026'),
      au: null,
      titre: '',
    } as const;
    expect((await annuaire.agir('mjc', presidente, rang, { acte: 'confier-mandat', donnees })).ok).toBe(true);
    await monde.poste.tourDesEnvois(a('25 mars 2026', 8));
    await monde.autreInstance().tourDesEnvois(a('20 avril 2026', 8));
    expect(serveur.recus.slice(deja).filter((r) => r.objet.startsWith('Coordonnées bancaires'))).toEqual([]);
  });
});

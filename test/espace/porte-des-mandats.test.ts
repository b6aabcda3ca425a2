import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import type { DemandeDAnnuaire } from '../../src/acts/annuaire/demande.ts';
import type { Fonction } from '../../src/facts/annuaire.ts';
import { le } from '../acts/vie.ts';
import { ADMIN, agirDans, LEA, MARC, ouvrirAvecDesGens, PILOTE, SACHA } from './gens.ts';
import { creation, type Monde } from './vivre.ts';

let monde: Monde;
const agir = (qui: Acteur, demande: DemandeDAnnuaire, organisation?: string) =>
  agirDans(monde, qui, demande, organisation);

describe('une association ne joue pas la ville, ni la ville l’association', () => {
  beforeAll(async () => {
    monde = await ouvrirAvecDesGens();
    monde.aller('20 février 2026');
  });
  afterAll(() => monde?.fermer());

  const FICHE = {
    ...{ nom: 'MJC Clairs-Soleils', nomCourt: 'MJC Clairs-Soleils', nature: 'association' },
    ...{ siret: '', rna: '', adresse: '1 rue du Pont', courriel: '' },
  };
  const modifier = (qui: Acteur, change: Partial<typeof FICHE>) =>
    agir(qui, { acte: 'modifier-organisation', donnees: { ...FICHE, ...change } });
  const natures = async () => [
    (await monde.espace.annuaire.organisation('mjc'))?.etat.nature,
    (await monde.espace.noms()).organisation('mjc')?.nature,
  ];

  it('sa présidence ne change ni sa nature, ni ses numéros, ni ne prend le nom d’un autre', async () => {
    expect(await modifier(SACHA, { nature: 'commune' })).toBe('identite-par-l-autorite');
    expect(await modifier(SACHA, { siret: '26250056400012' })).toContain('identite-par-l-autorite');
    for (const nom of ['la Ville', 'LA  VILLE', 'Ville', 'la V\u00ADille'])
      expect(await modifier(SACHA, { nomCourt: nom }), nom).toBe('nom-d-un-autre');
    expect(await modifier(SACHA, { nom: 'MJC des Clairs-Soleils' })).toBe('fait');
    expect(await natures()).toEqual(['association', 'association']);
    const creer = await monde.espace.creer({ ...SACHA, fonction: 'administrateur' }, creation(monde));
    expect(creer.ok ? [] : creer.erreur.map((r) => r.code)).toEqual(['creation-sans-droit']);
  });

  it('l’acte lui-même juge qui peut tenir quel rôle : une association, ou un organisme public', async () => {
    const avec = async (parties: Readonly<Record<string, string>>) => {
      const issue = await monde.espace.apercu(PILOTE, {
        ...creation(monde),
        parties: { ...creation(monde).parties, ...parties },
      });
      return issue.ok ? [] : issue.erreur.map((r) => [r.code, r.champ]);
    };
    expect(await avec({ ccas: 'mjc' })).toEqual([['role-d-une-autre-nature', 'parties.ccas']]);
    expect(await avec({ association: 'gbm' })).toEqual([['role-d-une-autre-nature', 'parties.association']]);
  });

  it('la nature donnée par la ville se lit pareille partout, et les fonctions la suivent', async () => {
    const inviter = (fonction: Fonction) =>
      agir(SACHA, {
        acte: 'inviter',
        donnees: { fonction, du: le('20 février 2026'), au: null, nom: 'Zoé', courriel: 'zoe@exemple.fr' },
      });
    expect(await modifier(PILOTE, { nom: 'MJC des Clairs-Soleils', nature: 'autre' })).toBe('fait');
    expect(await natures()).toEqual(['autre', 'autre']);
    expect(await inviter('equipe')).toBe('fonction-d-ailleurs');
    expect(await modifier(PILOTE, { nom: 'MJC des Clairs-Soleils' })).toBe('fait');
    expect(await natures()).toEqual(['association', 'association']);
    expect(await inviter('equipe')).toBe('fait');
  });

  it('qui tient un rôle garde la nature qui le permet, la ville même ne la change plus', async () => {
    expect((await monde.espace.creer(PILOTE, creation(monde))).ok).toBe(true);
    const { nom } = (await monde.espace.noms()).organisation('mjc') ?? { nom: '' };
    expect(await modifier(PILOTE, { nom, nature: 'departement' })).toBe('nature-d-un-role-tenu');
    expect(await natures()).toEqual(['association', 'association']);
    expect(await modifier(PILOTE, { nom, adresse: '2 rue du Pont' })).toBe('fait');
  });

  it('personne ne se donne une fonction : ni par un mandat, ni par une invitation, ni par une délégation', async () => {
    const periode = { du: le('20 février 2026'), au: null };
    const confier = (qui: Acteur, personne: string, fonction: Fonction, organisation: string) =>
      agir(
        qui,
        { acte: 'confier-mandat', donnees: { ...periode, personne, fonction, titre: '' } },
        organisation,
      );
    expect(await confier(ADMIN, 'ada', 'finances', 'ville')).toBe('pour-soi');
    expect(await confier(SACHA, 'sacha', 'administrateur', 'mjc')).toBe('pour-soi');
    const inviter = (courriel: string) =>
      agir(
        ADMIN,
        { acte: 'inviter', donnees: { ...periode, fonction: 'finances', nom: 'Ada', courriel } },
        'ville',
      );
    expect(await inviter(' ADA@exemple.fr ')).toBe('pour-soi');
    expect(await inviter('autre@exemple.fr')).toBe('fait');
    const invitation =
      (await monde.espace.annuaire.organisation('ville'))?.etat.invitations.at(-1)?.fait ?? '';
    await monde.journal.inscrire('essai', { comptes: [{ personne: 'ada', compte: 'compte-ada' }] });
    const accepter = await monde.espace.annuaire.accepter('ville', invitation, {
      ...{ id: 'compte-ada', nom: 'ada', courriel: 'ada@exemple.fr' },
    });
    expect(accepter.ok ? [] : accepter.erreur.map((r) => r.code)).toEqual(['invitation-de-soi']);
    const mandat = LEA.mandat ?? '';
    const [du, au] = [le('20 février 2026'), le('28 février 2026')];
    expect(
      await agir(
        ADMIN,
        { acte: 'deleguer', donnees: { mandat, personne: 'ada', du, au, motif: '' } },
        'ville',
      ),
    ).toBe('pour-soi');
    expect(
      await agir(ADMIN, { acte: 'passer-la-main', donnees: { mandat, personne: 'ada', le: au } }, 'ville'),
    ).toBe('pour-soi');
  });

  it('l’administrateur de l’espace nomme une présidence où il n’y en a pas, jamais à la place de celle qu’il a écartée', async () => {
    const nommer = (qui: Acteur) =>
      agir(qui, {
        acte: 'inviter',
        donnees: {
          ...{ fonction: 'dirigeant', du: le('20 février 2026'), au: null },
          ...{ nom: 'Un proche', courriel: `${qui.personne}-proche@exemple.fr` },
        },
      });
    const mandat = SACHA.mandat ?? '';
    expect(await nommer(ADMIN)).toBe('se-gouverne');
    expect(
      await agir(ADMIN, {
        acte: 'passer-la-main',
        donnees: { mandat, personne: 'noor', le: le('20 février 2026') },
      }),
    ).toBe('annuaire-sans-droit');
    expect(
      await agir(ADMIN, {
        acte: 'terminer-mandat',
        donnees: { mandat, le: le('20 février 2026'), motif: 'décès' },
      }),
    ).toBe('fait');
    expect(await nommer(ADMIN)).toBe('fini-par-soi');
    expect(await nommer({ ...ADMIN, personne: 'bea' })).toBe('fait');
  });

  it('ce qui finit aujourd’hui finit aussitôt, ses délégations avec lui ; plus tard, au soir du jour dit', async () => {
    const { annuaire } = monde.espace;
    const tient = async (m: string): Promise<boolean> => (await annuaire.tenu(m)) !== null;
    expect(await tient(SACHA.mandat ?? ''), 'terminé à l’essai d’avant').toBe(false);
    const mandat = LEA.mandat ?? '';
    const [du, au] = [le('20 février 2026'), le('28 février 2026')];
    await agir(
      ADMIN,
      { acte: 'deleguer', donnees: { mandat, personne: 'marc', du, au, motif: '' } },
      'ville',
    );
    const delegation = (await annuaire.organisation('ville'))?.etat.mandats.at(-1)?.id ?? '';
    expect(await tient(delegation)).toBe(true);
    const finir = (jour: string) =>
      agir(ADMIN, { acte: 'terminer-mandat', donnees: { mandat, le: le(jour), motif: '' } }, 'ville');
    expect(await finir('27 février 2026')).toBe('fait');
    expect([await tient(mandat), await tient(delegation)]).toEqual([true, true]);
    expect(await finir('20 février 2026')).toBe('fait');
    expect([await tient(mandat), await tient(delegation)]).toEqual([false, false]);
    expect(await finir('20 février 2026')).toBe('mandat-fini');
    // Handing over today: the same instant for both.
    const passer = { mandat: MARC.mandat ?? '', personne: 'lea', le: le('20 février 2026') };
    expect(await agir(MARC, { acte: 'passer-la-main', donnees: passer }, 'ville')).toBe('fait');
    const suivant = (await annuaire.organisation('ville'))?.etat.mandats.at(-1)?.id ?? '';
    expect([await tient(passer.mandat), await tient(suivant)]).toEqual([false, true]);
  });
});

describe('la ville ne se glisse pas dans une association', () => {
  beforeAll(async () => {
    monde = await ouvrirAvecDesGens();
    monde.aller('20 février 2026');
  });
  afterAll(() => monde?.fermer());

  it('entre la fin d’une présidence et la suivante, l’administrateur de l’espace ne glisse personne', async () => {
    const [du, le28] = [le('1 avril 2026'), le('28 février 2026')];
    const demain = { personne: 'noor', fonction: 'dirigeant', titre: '', du, au: null } as const;
    expect(await agir(SACHA, { acte: 'confier-mandat', donnees: demain })).toBe('fait');
    const { etat } = (await monde.espace.annuaire.organisation('mjc')) ?? { etat: null };
    const enPoste =
      etat?.mandats.filter((m) => m.fonction === 'dirigeant' && m.du < du && m.termine === null) ?? [];
    const aVenir = etat?.mandats.at(-1)?.id ?? '';
    for (const { id: mandat } of enPoste)
      await agir(ADMIN, { acte: 'terminer-mandat', donnees: { mandat, le: le28, motif: 'fin' } });
    const absence = { mandat: aVenir, personne: 'lea', du, au: le('1 juin 2026'), motif: 'absence' };
    expect(await agir(ADMIN, { acte: 'deleguer', donnees: absence })).toBe('annuaire-sans-droit');
    expect(
      await agir(ADMIN, { acte: 'passer-la-main', donnees: { mandat: aVenir, personne: 'marc', le: du } }),
    ).toBe('annuaire-sans-droit');
    expect(
      await agir(ADMIN, { acte: 'confier-mandat', donnees: { ...demain, personne: 'lea', du: le28 } }),
    ).toContain('se-gouverne');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Demande } from '../../src/acts/demande.ts';
import { ecrireRefus } from '../../src/acts/refus.ts';
import { ecrireJour } from '../../src/basics/jour.ts';
import { agentCcas, dvq, equipe, finances, le, presidente, voisine } from '../acts/vie.ts';
import { attendre, conclure, creation, faire, type Monde, ouvrirMonde } from './vivre.ts';

let monde: Monde;
beforeEach(async () => {
  monde = await ouvrirMonde();
});
afterEach(() => monde.fermer());

const octets = async function* (texte: string) {
  yield new TextEncoder().encode(texte);
};
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const remise = (jour: string, plus: object = {}): Demande => ({
  acte: 'deposer-piece',
  jour: le(jour),
  donnees: {
    obligation: 'pieces-annuelles',
    piece: 'rapport-activite',
    exercice: 2026,
    moyen: 'papier',
    ...plus,
  },
  textes: {},
});

describe('créer une convention', () => {
  it('écrit son premier fait, ses termes par défaut compris, et la montre dans les listes des parties', async () => {
    const { dossier } = attendre(await monde.espace.creer(dvq, creation(monde)));
    const [premier] = dossier.faits;
    if (premier?.sorte !== 'convention-creee') throw new Error('pas de création');
    expect(premier.donnees.termes.tribunal?.type).toBe('texte');
    expect(dossier.etat.phase.nom).toBe('projet');
    for (const qui of [dvq, agentCcas, equipe]) {
      const { lignes } = await monde.espace.conventions(qui, { page: 1, taille: 10 });
      expect(lignes.map((l) => [l.flux, l.phase])).toEqual([[dossier.id, 'projet']]);
    }
    expect((await monde.espace.conventions(voisine, { page: 1, taille: 10 })).total).toBe(0);
  });

  it('revient à la collectivité qui répond de l’espace, quelle que soit l’organisation qui pilotera', async () => {
    const codes = async (...[qui, c]: Parameters<Monde['espace']['creer']>) => {
      const issue = await monde.espace.creer(qui, c);
      return issue.ok ? [] : issue.erreur.map((r) => r.code);
    };
    const ailleurs = { ...creation(monde), parties: { ...creation(monde).parties, ville: 'gbm' } };
    for (const qui of [presidente, { ...dvq, organisation: 'gbm' }, { ...dvq, fonction: 'agent' } as const])
      expect(await codes(qui, ailleurs)).toEqual(['creation-sans-droit']);
    expect(await codes(dvq, ailleurs)).toEqual([]);
  });

  it('dit tout ce qui manque à la fois', async () => {
    const issue = await monde.espace.creer(dvq, {
      ...creation(monde),
      titre: ' ',
      termes: { 'date-effet': { type: 'nombre', valeur: 3 } },
      parties: { ville: 'ville', ccas: 'inconnue', gbm: 'gbm', mairie: 'ville' },
      quartiers: ['nulle-part'],
    });
    expect(issue.ok ? [] : issue.erreur.map((r) => r.code).sort()).toEqual([
      'organisation-inconnue',
      'quartier-inconnu',
      'role-inconnu',
      'role-sans-organisation',
      'terme-absent',
      'terme-autre-nature',
      'titre-absent',
    ]);
    const sansModele = await monde.espace.creer(dvq, { ...creation(monde), modele: 'f'.repeat(64) });
    expect(sansModele.ok ? [] : sansModele.erreur.map((r) => r.code)).toEqual(['modele-inconnu']);
  });

  it('s’aperçoit sans rien écrire', async () => {
    const apercu = await monde.espace.apercu(dvq, creation(monde));
    expect(apercu.ok && apercu.valeur.etat.echeances.length).toBeGreaterThan(10);
    expect(await monde.journal.flux('essai')).toEqual([]);
  });
});

describe('lire un dossier', () => {
  it('qui n’est pas le sien se lit comme un dossier qui n’existe pas', async () => {
    const d = await conclure(monde);
    expect(await monde.espace.dossier(d.id, voisine)).toBeNull();
    expect(await monde.espace.dossier('inconnu', voisine)).toBeNull();
    expect((await monde.espace.dossier(d.id, equipe))?.rang).toBe(d.rang);
    const [etranger, absent] = await Promise.all(
      [d.id, 'inconnu'].map((id) => monde.espace.agir(id, voisine, d.rang, remise('22 décembre 2025'))),
    );
    expect(etranger).toEqual(absent);
    expect(await monde.espace.possibles(d.id, voisine)).toBeNull();
  });

  it('à un jour passé montre l’état de ce jour, connu alors ou connu maintenant', async () => {
    let d = await conclure(monde);
    const su = monde.contexte.horloge.maintenant();
    // Recorded in August, sent in July.
    monde.aller('20 août 2026');
    d = attendre(
      await monde.espace.agir(d.id, dvq, d.rang, {
        ...remise('10 juillet 2026'),
        jour: le('10 juillet 2026'),
      }),
    ).dossier;
    const recue = async (regard: object) =>
      (await monde.espace.dossier(d.id, dvq, regard))?.etat.echeances
        .find((e) => e.cle === 'pieces-annuelles/2026')
        ?.pieces.find((p) => p.piece.id === 'rapport-activite')?.etat;
    expect(await recue({})).toBe('recue');
    expect(await recue({ au: le('15 juillet 2026') })).toBe('recue');
    expect(await recue({ au: le('9 juillet 2026') })).toBe('attendue');
    expect(await recue({ au: le('15 juillet 2026'), connu: su })).toBe('attendue');
  });
});

describe('agir', () => {
  it('de deux écritures au même rang, une gagne et l’autre apprend ce qui a changé', async () => {
    const d = await conclure(monde);
    monde.aller('10 juillet 2026');
    const issues = await Promise.all(
      ['rapport-activite', 'projet-associatif'].map((piece) =>
        monde.espace.agir(d.id, dvq, d.rang, remise('10 juillet 2026', { piece })),
      ),
    );
    expect(issues.filter((i) => i.ok)).toHaveLength(1);
    const perdante = issues.find((i) => !i.ok);
    expect(perdante && !perdante.ok && perdante.erreur.map(ecrireRefus)).toEqual([
      `Le dossier a changé pendant votre saisie\u00A0: pièce déposée (n° ${d.rang + 1}). Rien de votre acte n’est enregistré. Relisez le dossier, puis recommencez si l’acte reste utile.`,
    ]);
    expect((await monde.journal.lire('essai', d.id)).length).toBe(d.rang + 1);
  });

  it('un double envoi du même formulaire n’enregistre qu’un fait', async () => {
    const d = await conclure(monde);
    monde.aller('10 juillet 2026');
    attendre(await monde.espace.agir(d.id, dvq, d.rang, remise('10 juillet 2026')));
    const second = await monde.espace.agir(d.id, dvq, d.rang, remise('10 juillet 2026'));
    expect(second.ok).toBe(false);
    expect((await monde.journal.lire('essai', d.id)).length).toBe(d.rang + 1);
  });

  it('refuse un identifiant d’acte dont le SIREN n’est pas celui du registre', async () => {
    let { dossier: d } = attendre(await monde.espace.creer(dvq, creation(monde)));
    const donnees = { partie: 'ccas', objet: 'convention' } as const;
    d = await faire(monde, d, dvq, '3 décembre 2025', { acte: 'deposer-deliberation', donnees, textes: {} });
    monde.aller('5 décembre 2025');
    const transmet = (identifiant: string): Demande => ({
      acte: 'transmettre-acte',
      jour: le('5 décembre 2025'),
      donnees: { ...donnees, identifiant },
      textes: {},
    });
    const faux = await monde.espace.agir(d.id, dvq, d.rang, transmet('025-212500565-20251203-D1-DE'));
    expect(faux.ok ? [] : faux.erreur.map((r) => r.code)).toEqual(['identifiant-autre-organisme']);
    const juste = await monde.espace.agir(d.id, dvq, d.rang, transmet('025-262500564-20251203-D1-DE'));
    expect(juste.ok).toBe(true);
  });

  it('ce que dit « possibles » est accepté quand on le fait', async () => {
    const d = await conclure(monde);
    monde.aller('10 juillet 2026');
    const actes = (await monde.espace.possibles(d.id, dvq)) ?? [];
    const relances = actes.filter((a) => a.demande.acte === 'relancer');
    expect(relances.some((a) => a.empechements.length === 0)).toBe(true);
    for (const { demande, empechements } of relances) {
      const lu = await monde.espace.dossier(d.id, dvq);
      const issue = await monde.espace.agir(d.id, dvq, lu?.rang ?? 0, demande);
      expect(issue.ok, JSON.stringify(demande.donnees)).toBe(empechements.length === 0);
    }
  });
});

describe('les fichiers', () => {
  it('ne se nomment que gardés, et ne se lisent que par les parties du dossier', async () => {
    const d = await conclure(monde);
    monde.aller('10 juillet 2026');
    const depose = await monde.espace.fichiers.deposer(octets(PDF), 'rapport.pdf');
    if (!depose.ok) throw new Error(depose.erreur.detail);
    const { empreinte, taille, type } = depose.valeur;
    const avec = (fichier: object): Demande =>
      ({
        ...remise('10 juillet 2026', { moyen: 'depot', fichier }),
        textes: { nomFichier: 'rapport.pdf' },
      }) as Demande;
    const absent = await monde.espace.agir(
      d.id,
      equipe,
      d.rang,
      avec({ empreinte: '0'.repeat(64), taille, type }),
    );
    expect(absent.ok ? [] : absent.erreur.map((r) => r.code)).toEqual(['fichier-introuvable']);
    const { ecrits } = attendre(
      await monde.espace.agir(d.id, equipe, d.rang, avec({ empreinte, taille, type })),
    );
    const fait = ecrits[0]?.id ?? '';
    const lu = await monde.espace.fichier(d.id, agentCcas, fait);
    expect(lu).toMatchObject({ nom: 'rapport.pdf', taille });
    const morceaux: Buffer[] = [];
    for await (const m of lu?.contenu ?? []) morceaux.push(Buffer.from(m));
    expect(Buffer.concat(morceaux).toString()).toBe(PDF);
    expect(await monde.espace.fichier(d.id, voisine, fait)).toBeNull();
    expect(await monde.espace.fichier(d.id, equipe, `${d.id}:1`)).toBeNull();
  });
});

describe('les listes', () => {
  const lignes = async (qui = dvq) =>
    (await monde.espace.aFaire(qui, { page: 1, taille: 500 })).lignes.map(({ titre: _, ...l }) => l);

  it('tournent avec le jour : ce qui n’est pas remis à temps y passe en retard', async () => {
    const d = await conclure(monde);
    const urgence = async () =>
      (await lignes()).find((l) => l.cle === 'echeance/pieces-annuelles/2026')?.urgence;
    monde.aller('15 juillet 2026');
    expect(await monde.espace.tourDuJour(le('15 juillet 2026'))).toBe(1);
    expect(await urgence()).toBe('cette-semaine');
    expect((await monde.espace.bilan(dvq)).enRetard).toBe(
      (await lignes()).filter((l) => l.urgence === 'en-retard').length,
    );
    await monde.espace.tourDuJour(le('16 juillet 2026'));
    expect(await urgence()).toBe('en-retard');
    expect(await monde.espace.tourDuJour(le('16 juillet 2026'))).toBe(0);
    expect(d.rang).toBeGreaterThan(0);
  });

  it('de loin en loin pendant deux ans, le tour du jour laisse ce qu’une reconstruction donnerait', async () => {
    let d = await conclure(monde);
    d = await faire(monde, d, finances, '26 mars 2026', {
      acte: 'enregistrer-vote',
      donnees: { versements: 'fonctionnement', exercice: 2026, payeur: 'ville', montant: 25_000_000 },
      textes: {},
    } as Omit<Demande, 'jour'>);
    for (let jour = le('27 mars 2026'); jour < le('31 décembre 2027'); jour = (jour + 17) as typeof jour) {
      await monde.espace.tourDuJour(jour);
      const tournees = await lignes();
      monde.aller(ecrireJour(jour));
      await monde.espace.reconstruire();
      expect(tournees, `${jour}`).toEqual(await lignes());
    }
    expect(d.rang).toBeGreaterThan(0);
  });

  it('nomment qui doit agir, ce qui manque et ce que cela retient', async () => {
    let d = await conclure(monde);
    d = await faire(monde, d, finances, '26 mars 2026', {
      acte: 'enregistrer-vote',
      donnees: { versements: 'fonctionnement', exercice: 2026, payeur: 'ville', montant: 25_000_000 },
      textes: {},
    } as Omit<Demande, 'jour'>);
    monde.aller('20 août 2026');
    await monde.espace.tourDuJour(le('20 août 2026'));
    const toutes = await lignes();
    const pieces = toutes.find((l) => l.cle === 'echeance/pieces-annuelles/2026');
    expect(pieces).toMatchObject({ qui: ['mjc'], urgence: 'en-retard', exercice: 2026 });
    expect(pieces?.details).toMatchObject({ manquent: 5, attendues: 5 });
    expect(pieces?.details.retient).toBeGreaterThan(0);
    const solde = toutes.find(
      (l) => l.sorte === 'versement' && l.details.objet === 'fonctionnement/2026/solde/ville',
    );
    expect(solde).toMatchObject({ statut: 'suspendu', qui: ['ville'] });
    expect(
      (await monde.espace.aFaire(dvq, { qui: 'mjc', page: 1, taille: 500 })).lignes.every((l) =>
        l.qui.includes('mjc'),
      ),
    ).toBe(true);
    expect((await monde.espace.bilan(dvq)).suspendus).toBeGreaterThan(0);
    expect(d.rang).toBeGreaterThan(0);
  });

  it('ne montrent à une association que ses conventions', async () => {
    await conclure(monde);
    const autre = await conclure(monde, 'autre-association');
    expect((await lignes(equipe)).some((l) => l.flux === autre.id)).toBe(false);
    expect((await lignes(voisine)).every((l) => l.flux === autre.id)).toBe(true);
    expect((await lignes(dvq)).some((l) => l.flux === autre.id)).toBe(true);
  });
});

describe('ce qui est gardé en mémoire', () => {
  it('ne montre jamais un texte effacé ni un ancien nom', async () => {
    let d = await conclure(monde);
    d = await faire(monde, d, dvq, '10 juillet 2026', {
      acte: 'signaler-evenement',
      donnees: { evenement: 'changement', nature: 'bureau' },
      textes: { precision: 'La trésorière est malade' },
    } as Omit<Demande, 'jour'>);
    const lire = () => monde.espace.dossier(d.id, dvq);
    expect((await lire())?.faits.at(-1)?.textes).toEqual({ precision: 'La trésorière est malade' });
    await monde.contexte.registre.effacerTextes('essai', d.id, d.rang);
    expect((await lire())?.faits.at(-1)?.textes).toEqual({});

    expect((await lire())?.noms.organisation('mjc')?.nom).toBe('MJC Clairs-Soleils');
    const [mjc] = (await monde.contexte.registre.organisations('essai')).filter((o) => o.id === 'mjc');
    if (!mjc) throw new Error('organisation absente');
    await monde.contexte.registre.inscrire('essai', { organisations: [{ ...mjc, nom: 'Centre social' }] });
    expect((await lire())?.noms.organisation('mjc')?.nom).toBe('Centre social');
    expect((await monde.espace.noms()).organisation('mjc')?.nom).toBe('Centre social');
  });

  it('n’est pas relu d’un autre jour ni d’une autre connaissance que ceux demandés', async () => {
    const d = await conclure(monde);
    monde.aller('1 août 2026');
    const phase = async (regard: object) => (await monde.espace.dossier(d.id, dvq, regard))?.etat.phase.nom;
    expect(await phase({})).toBe('en-vigueur');
    expect(await phase({ au: le('1 novembre 2025') })).toBe('projet');
    expect(await phase({})).toBe('en-vigueur');
    monde.aller('1 janvier 2030');
    expect(await phase({})).toBe('terminee');
  });
});

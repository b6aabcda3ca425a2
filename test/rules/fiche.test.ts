import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { euros } from '../../src/basics/montant.ts';
import { partagerFiche, type Reponses } from '../../src/facts/fiche.ts';
import { deriverFiche, type Fiche, ficheDEcheance, resteAExpliquer } from '../../src/rules/fiche.ts';
import { cheminsDExplication, partiesDe } from '../../src/rules/fiche-questions.ts';
import { conventionCadre, echeance, type Recit } from '../dossiers/recit.ts';

const FORMULAIRE = 'fiche-de-suivi';

/** The association sends the form of a year on a day. */
function envoyer(recit: Recit, le: string, exercice: number, reponses: Reponses): string {
  const { valeurs, textes } = partagerFiche(reponses);
  const id = recit
    .le(le)
    .note('fiche-remplie', { formulaire: FORMULAIRE, exercice, valeurs }, 'organisation-association');
  Object.assign(recit.faits.find((f) => f.id === id) as object, { textes });
  return id;
}

function fiche(recit: Recit, au: string, exercice: number, saisie: Reponses | null = null): Fiche {
  const etat = recit.au(au);
  const formulaire = etat.modele.formulaires.find((f) => f.id === FORMULAIRE);
  if (!formulaire) throw new Error('formulaire absent');
  return deriverFiche({ etat, faits: recit.faits }, formulaire, exercice, saisie);
}

const verdict = (f: Fiche, controle: string, sujet: string | null = null) => {
  const v = f.verdicts.find((x) => x.controle.id === controle && (x.sujet?.id ?? null) === sujet);
  if (!v) throw new Error(`pas de contrôle ${controle}`);
  return v;
};

const PRODUITS = ['subventions', 'recettes-propres', 'autres-recettes', 'reprises'];
const CHARGES = ['salaires', 'externes', 'autres-charges', 'dotations'];
const colonne = (nom: string, montants: Readonly<Record<string, number>>): Reponses =>
  Object.fromEntries(Object.entries(montants).map(([l, m]) => [`chiffres.${l}.${nom}`, euros(m)]));
const ligne = (f: Fiche, id: string, nom: string) =>
  f.tableau.find((l) => l.ligne.id === id)?.cases.find((c) => c.colonne === nom);

describe('les totaux et les résultats', () => {
  const complets = {
    subventions: 600_000,
    'dont-ville': 243_000,
    'recettes-propres': 142_500,
    'autres-recettes': 20_000,
    reprises: 0,
    salaires: 530_000,
    externes: 160_000,
    'autres-charges': 40_000,
    dotations: 22_500,
    exceptionnel: -1_000,
  };

  it('se déduisent des lignes, avec la part de chacune', () => {
    const f = fiche(conventionCadre(), '2026-11-01', 2026, colonne('attendu', complets));
    expect(ligne(f, 'produits', 'attendu')?.valeur).toBe(euros(762_500));
    expect(ligne(f, 'charges', 'attendu')?.valeur).toBe(euros(752_500));
    expect(ligne(f, 'exploitation', 'attendu')?.valeur).toBe(euros(10_000));
    expect(ligne(f, 'net', 'attendu')?.valeur).toBe(euros(9_000));
    expect(ligne(f, 'subventions', 'attendu')?.part).toBe(787);
    expect(ligne(f, 'dont-ville', 'attendu')?.part).toBe(319);
    expect(ligne(f, 'net', 'attendu')?.part).toBeNull();
  });

  it('restent inconnus tant qu’une ligne manque : inconnu n’est pas zéro', () => {
    const { reprises: _, ...sans } = complets;
    const f = fiche(conventionCadre(), '2026-11-01', 2026, colonne('attendu', sans));
    expect(ligne(f, 'produits', 'attendu')?.valeur).toBeNull();
    expect(ligne(f, 'net', 'attendu')?.valeur).toBeNull();
    expect(ligne(f, 'charges', 'attendu')?.valeur).toBe(euros(752_500));
  });

  it('font toujours le compte au centime, et leurs parts ne dépassent jamais le tout', () => {
    const recit = conventionCadre();
    const montant = fc.integer({ min: 0, max: 90_000_000_00 });
    const lignes = [...PRODUITS, ...CHARGES, 'exceptionnel'];
    fc.assert(
      fc.property(fc.array(montant, { minLength: lignes.length, maxLength: lignes.length }), (montants) => {
        const saisie = Object.fromEntries(
          lignes.map((l, i) => [`chiffres.${l}.definitif`, montants[i] ?? 0]),
        );
        const f = fiche(recit, '2026-11-01', 2026, saisie);
        const total = (noms: readonly string[]) =>
          noms.reduce((t, l) => t + (saisie[`chiffres.${l}.definitif`] ?? 0), 0);
        expect(ligne(f, 'net', 'definitif')?.valeur).toBe(
          total(PRODUITS) - total(CHARGES) + (saisie['chiffres.exceptionnel.definitif'] ?? 0),
        );
        const parts = PRODUITS.map((l) => ligne(f, l, 'definitif')?.part ?? 0);
        expect(parts.every((p) => p >= 0 && p <= 1000)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('les contrôles', () => {
  it('veulent que les parts fassent 100 %, à un demi-point près', () => {
    const secteurs = (a: number, b: number, c: number): Reponses => ({
      'annee-ecoulee.secteurs.territoire': a,
      'annee-ecoulee.secteurs.autres-quartiers': b,
      'annee-ecoulee.secteurs.exterieur': c,
    });
    const juger = (r: Reponses) => verdict(fiche(conventionCadre(), '2026-11-01', 2026, r), 'residences');
    expect(juger(secteurs(33.3, 33.3, 33.3)).etat).toBe('tenu');
    expect(juger(secteurs(50, 30, 19.5)).etat).toBe('tenu');
    expect(juger(secteurs(50, 30, 19.4))).toMatchObject({ etat: 'ecart', ecart: -60 });
    expect(juger(secteurs(70, 20, 15))).toMatchObject({ etat: 'ecart', constate: 10_500, attendu: 10_000 });
    expect(juger({ 'annee-ecoulee.secteurs.territoire': 100 }).etat).toBe('indetermine');
  });

  it('tiennent les limites que le modèle donne', () => {
    const juger = (etp: number, permanents: number) =>
      verdict(
        fiche(conventionCadre(), '2026-11-01', 2026, {
          'annee-ecoulee.etp-permanents': etp,
          'annee-ecoulee.permanents': permanents,
        }),
        'equivalents',
      );
    expect(juger(11.5, 14).etat).toBe('tenu');
    expect(juger(14, 14).etat).toBe('tenu');
    expect(juger(14.25, 14)).toMatchObject({ etat: 'ecart', attend: 'au-plus', ecart: 25 });
  });

  it('rapprochent la subvention de ce qui est demandé, voté, versé dans le dossier', () => {
    const recit = conventionCadre();
    recit.le('2026-03-26').laVilleVote(2026, 250_000);
    recit.le('2026-01-20').laVilleVerse(2026, 'acompte-1', 81_000);
    recit.le('2026-05-20').laVilleVerse(2026, 'acompte-2', 84_500);
    recit.le('2026-08-28').note('subvention-demandee', {
      versements: 'fonctionnement',
      exercice: 2027,
      montant: euros(256_000),
    });
    const f = fiche(recit, '2026-11-01', 2026, {
      'chiffres.dont-ville.prevu': euros(256_000),
      'chiffres.dont-ville.attendu': euros(249_000),
      'chiffres.dont-ville.definitif': euros(243_000),
    });
    expect(verdict(f, 'subvention-demandee').etat).toBe('tenu');
    expect(verdict(f, 'subvention-votee')).toMatchObject({ etat: 'ecart', ecart: euros(-1_000) });
    // Nothing of 2025 is in this dossier: it cannot be said to disagree.
    expect(verdict(f, 'subvention-versee').etat).toBe('indetermine');
    const suivante = fiche(recit, '2027-11-01', 2027, { 'chiffres.dont-ville.definitif': euros(165_500) });
    expect(verdict(suivante, 'subvention-versee').etat).toBe('tenu');
    expect(verdict(suivante, 'subvention-versee').faits).toHaveLength(2);
  });

  it('comparent ligne à ligne ce qui était attendu et ce qui est arrivé, au-delà des deux seuils', () => {
    const recit = conventionCadre();
    envoyer(recit, '2026-11-20', 2026, {
      'chiffres.recettes-propres.attendu': euros(142_500),
      'chiffres.autres-recettes.attendu': euros(10_000),
      'chiffres.salaires.attendu': euros(531_000),
      'chiffres.subventions.attendu': 0,
    });
    const f = fiche(recit, '2027-11-01', 2027, {
      'chiffres.recettes-propres.definitif': euros(118_300),
      'chiffres.autres-recettes.definitif': euros(14_000),
      'chiffres.salaires.definitif': euros(560_000),
      'chiffres.subventions.definitif': euros(5_000),
    });
    const ecart = (l: string) => verdict(f, 'annonce-et-resultat', l).etat;
    expect(verdict(f, 'annonce-et-resultat', 'recettes-propres')).toMatchObject({
      etat: 'ecart',
      partie: 'chiffres',
      ecart: euros(-24_200),
    });
    // 40 %, but under 5 000 €; 29 000 €, but under 10 %.
    expect(ecart('autres-recettes')).toBe('tenu');
    expect(ecart('salaires')).toBe('tenu');
    expect(ecart('subventions')).toBe('ecart');
    expect(ecart('reprises')).toBe('indetermine');
    expect(ligne(f, 'recettes-propres', 'definitif')?.annonce).toBe(euros(142_500));
    expect(ligne(f, 'recettes-propres', 'prevu')?.annonce).toBeNull();
  });

  it('rapprochent la variation des fonds du résultat net, d’une fiche à l’autre', () => {
    const recit = conventionCadre();
    const nuls = Object.fromEntries([...PRODUITS, ...CHARGES].map((l) => [l, 0]));
    envoyer(recit, '2026-11-20', 2026, { 'chiffres.fonds.definitif': euros(195_000) });
    const juger = (fonds: number) =>
      verdict(
        fiche(recit, '2027-11-01', 2027, colonne('definitif', { ...nuls, exceptionnel: -5_100, fonds })),
        'fonds-et-resultat',
      );
    expect(juger(189_900).etat).toBe('tenu');
    expect(juger(189_898)).toMatchObject({ etat: 'ecart', ecart: euros(-2) });
  });
});

describe('une explication', () => {
  const adherents = (n: number, explication?: string): Reponses => ({
    'annee-ecoulee.adherents': n,
    ...(explication === undefined ? {} : { 'explications.effectifs.adherents': explication }),
  });

  it('se demande là où l’écart est grand, et se tient pour donnée une fois écrite', () => {
    const recit = conventionCadre();
    envoyer(recit, '2026-11-20', 2026, adherents(800));
    const etat = (n: number, dit?: string) => fiche(recit, '2027-11-01', 2027, adherents(n, dit));
    expect(verdict(etat(959), 'effectifs', 'adherents').etat).toBe('tenu');
    const muette = etat(960);
    expect(resteAExpliquer(verdict(muette, 'effectifs', 'adherents'))).toBe(true);
    expect(muette.parties.find((p) => p.cle === 'annee-ecoulee')?.aExpliquer).toBe(1);
    const blanche = etat(960, '   ');
    expect(resteAExpliquer(verdict(blanche, 'effectifs', 'adherents'))).toBe(true);
    const dite = etat(960, 'Une antenne a ouvert.');
    expect(verdict(dite, 'effectifs', 'adherents')).toMatchObject({
      etat: 'ecart',
      explication: 'Une antenne a ouvert.',
    });
    expect(dite.parties.find((p) => p.cle === 'annee-ecoulee')?.aExpliquer).toBe(0);
  });

  it('a toujours son chemin dans le formulaire', () => {
    const f = fiche(conventionCadre(), '2026-11-01', 2026, {});
    const connus = cheminsDExplication(f.formulaire);
    expect(f.verdicts.filter((v) => !connus.includes(v.chemin))).toEqual([]);
    expect(f.verdicts.filter((v) => !f.parties.some((p) => p.cle === v.partie))).toEqual([]);
  });
});

describe('la fiche d’une année', () => {
  it('est la dernière envoyée qui n’est ni annulée ni retournée', () => {
    const recit = conventionCadre();
    const premiere = envoyer(recit, '2026-11-10', 2026, { 'annee-ecoulee.adherents': 1 });
    const seconde = envoyer(recit, '2026-11-12', 2026, { 'annee-ecoulee.adherents': 2 });
    expect(fiche(recit, '2026-11-11', 2026).deposee?.fait.id).toBe(premiere);
    expect(fiche(recit, '2026-11-13', 2026).reponses['annee-ecoulee.adherents']).toBe(2);
    recit.le('2026-11-14').note('piece-retournee', { depot: seconde });
    expect(fiche(recit, '2026-11-15', 2026).deposee?.fait.id).toBe(premiere);
    recit.le('2026-11-16').annule(premiere);
    const rien = fiche(recit, '2026-11-17', 2026);
    expect(rien.deposee).toBeNull();
    expect(rien.envois.map((e) => e.fait.id)).toEqual([seconde]);
  });

  it('se trouve depuis l’échéance de la commission, qui n’a pas d’année à elle', () => {
    const recit = conventionCadre();
    const convocation = recit.le('2026-10-20').note('reunion-convoquee', {
      instance: 'commission-suivi',
      tenueLe: recit.au('2026-12-10').regard.au,
      exercice: 2026,
    });
    const cle = `fiche/f${convocation.split(':')[1]}`;
    const avant = recit.au('2026-11-01');
    expect(ficheDEcheance(avant, echeance(avant, cle))).toMatchObject({ exercice: 2026 });
    expect(ficheDEcheance(avant, echeance(avant, 'pieces-annuelles/2026'))).toBeNull();
    envoyer(recit, '2026-11-20', 2026, { 'annee-ecoulee.adherents': 1 });
    expect(echeance(recit.au('2026-11-21'), cle).statut).toBe('satisfaite');
  });

  it('ne dit rien de ce qui viendra : les faits de demain n’y changent rien', () => {
    const recit = conventionCadre();
    envoyer(recit, '2026-11-20', 2026, { 'annee-ecoulee.adherents': 800 });
    const lue = JSON.stringify(fiche(recit, '2026-11-25', 2026));
    envoyer(recit, '2026-11-28', 2026, { 'annee-ecoulee.adherents': 5 });
    recit.le('2026-11-29').laVilleVote(2026, 1);
    expect(JSON.stringify(fiche(recit, '2026-11-25', 2026))).toBe(lue);
  });

  it('se découpe en parties dont aucune réponse ne se répète', () => {
    const { modele } = conventionCadre().au('2026-11-01');
    const f = modele.formulaires[0];
    if (!f) throw new Error('formulaire absent');
    const chemins = partiesDe(modele, f).flatMap((p) => p.reponses.map((r) => r.chemin));
    expect(new Set(chemins).size).toBe(chemins.length);
    expect(
      partiesDe(modele, f)
        .map((p) => p.cle)
        .slice(-2),
    ).toEqual(['chiffres', 'commentaires']);
    expect(chemins).toContain('axes.animation-jeunesse.bilan.indicateurs');
    expect(chemins).toContain('identification.agrement.du');
    expect(chemins.filter((c) => c.startsWith('chiffres.net.'))).toEqual([]);
  });
});

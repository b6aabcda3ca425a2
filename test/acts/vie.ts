import { readFileSync } from 'node:fs';
import type { Acteur } from '../../src/acts/acteur.ts';
import { agir } from '../../src/acts/agir.ts';
import type { Annuaire } from '../../src/acts/cas.ts';
import type { Demande, NomActe } from '../../src/acts/demande.ts';
import { type ActeExamine, actesExamines } from '../../src/acts/possibles.ts';
import { type CodeDeRefus, ecrireRefus, type Refus } from '../../src/acts/refus.ts';
import type { Instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour, lireJour } from '../../src/basics/jour.ts';
import { euros } from '../../src/basics/montant.ts';
import type { Result } from '../../src/basics/result.ts';
import type { Fonction } from '../../src/facts/annuaire.ts';
import type { ValeurDeTerme } from '../../src/facts/champs.ts';
import type { Fait, FaitNouveau } from '../../src/facts/fait.ts';
import { compilerModele } from '../../src/modele/compiler.ts';
import { deriver } from '../../src/rules/deriver.ts';
import type { Etat } from '../../src/rules/etat.ts';
import { type Moteur, preparer } from '../../src/rules/preparer.ts';

/** `15 juillet 2026`. */
export function le(texte: string): Jour {
  const lu = lireJour(texte);
  if (!lu.ok) throw new Error(`date impossible : ${texte}`);
  return lu.valeur;
}

const acteur = (organisation: string, fonction: Fonction): Acteur => ({
  personne: `${fonction}-${organisation}`,
  organisation,
  fonction,
});
export const dvq = acteur('ville', 'agent-pilote');
export const finances = acteur('ville', 'finances');
export const agentCcas = acteur('ccas', 'agent');
export const elueCcas = acteur('ccas', 'elu');
export const agentGbm = acteur('gbm', 'agent');
export const presidente = acteur('mjc', 'dirigeant');
export const equipe = acteur('mjc', 'equipe');
export const observatrice = acteur('ville', 'observateur');
export const voisine = acteur('autre-association', 'dirigeant');

/** The SIREN of the CCAS is that of the reference agreement's receipt; the others are not known. */
export const annuaire: Annuaire = {
  siren: (id) => (id === 'ccas' ? '262500564' : null),
  modele: (empreinte) => AUTRES.get(empreinte)?.modele ?? null,
};

/** Texts of the register that an amendment may move to, by content hash; a test adds its own. */
export const AUTRES = new Map<string, Moteur>();

const moteurs = new Map<string, Moteur>();
function moteurDe(nom: string): Moteur {
  const deja = moteurs.get(nom);
  if (deja) return deja;
  const source = readFileSync(new URL(`../../modeles/${nom}.md`, import.meta.url), 'utf8');
  const compile = compilerModele(source, nom);
  if (!compile.ok) throw new Error(compile.erreur.map((f) => f.message).join('\n'));
  const moteur = preparer(compile.valeur);
  moteurs.set(nom, moteur);
  return moteur;
}

/** A dossier told act by act, judged by the real engine; each act is recorded on the day it is done. */
export interface Vie {
  readonly faits: readonly Fait[];
  /** `plus`: as if these were recorded too */
  etat(au: Jour, plus?: readonly FaitNouveau[]): Etat;
  /** Asks, and writes nothing. */
  demander<A extends NomActe>(
    qui: Acteur,
    demande: Demande<A>,
    aujourdhui?: Jour,
  ): Result<readonly FaitNouveau[], readonly Refus[]>;
  /** Asks, and writes; throws with the sentence of the refusal. */
  faire<A extends NomActe>(qui: Acteur, demande: Demande<A>, aujourdhui?: Jour): Fait;
  /** Codes of the refusals; empty when accepted. */
  refus<A extends NomActe>(qui: Acteur, demande: Demande<A>, aujourdhui?: Jour): readonly CodeDeRefus[];
  examines(qui: Acteur, au: Jour): readonly ActeExamine[];
}

export function ouvrirVie(nom: string, creation: Omit<FaitNouveau<'convention-creee'>, 'sorte'>): Vie {
  const moteur = moteurDe(nom);
  const faits: Fait[] = [];
  let heure = 0;
  const numeroter = (nouveau: FaitNouveau, rang: number, qui: Acteur, jour: Jour): Fait => {
    const minute = new Date(Date.parse(`${ecrireIso(jour)}T08:00:00Z`) + heure++ * 1000);
    const id = `vie:${rang}`;
    const enregistre = minute.toISOString() as Instant;
    return { ...nouveau, id, flux: 'vie', rang, enregistre, auteur: qui } as Fait;
  };
  const ecrire = (nouveau: FaitNouveau, qui: Acteur, jour: Jour): Fait => {
    const fait = numeroter(nouveau, faits.length + 1, qui, jour);
    faits.push(fait);
    return fait;
  };
  const etat: Vie['etat'] = (au, plus = []) => {
    const tous = [...faits, ...plus.map((f, i) => numeroter(f, faits.length + 1 + i, dvq, au))];
    return deriver(moteur, tous, { au, connu: null }, { textes: AUTRES });
  };
  const demander: Vie['demander'] = (qui, demande, aujourdhui = demande.jour) =>
    agir(etat(aujourdhui), faits, qui, aujourdhui, demande as Demande, annuaire);
  ecrire({ sorte: 'convention-creee', ...creation } as FaitNouveau, dvq, creation.jour);
  return {
    faits,
    etat,
    demander,
    faire(qui, demande, aujourdhui = demande.jour) {
      const issue = demander(qui, demande, aujourdhui);
      if (!issue.ok) throw new Error(`${demande.acte} : ${issue.erreur.map(ecrireRefus).join(' ')}`);
      const ecrits = issue.valeur.map((f) => ecrire(f, qui, aujourdhui));
      const [premier] = ecrits;
      if (!premier) throw new Error('rien d’écrit');
      return premier;
    },
    refus(qui, demande, aujourdhui) {
      const issue = demander(qui, demande, aujourdhui);
      return issue.ok ? [] : issue.erreur.map((r) => r.code);
    },
    examines: (qui, au) => actesExamines(etat(au), qui, au, faits, annuaire),
  };
}

const date = (texte: string): ValeurDeTerme => ({ type: 'jour', valeur: le(texte) });

/** The framework agreement of the reference, as it stood in draft on 1 October 2025. */
export const projetDeCadre = (termes: Readonly<Record<string, ValeurDeTerme>> = {}): Vie =>
  ouvrirVie('convention-cadre-centre-social', {
    jour: le('1 octobre 2025'),
    donnees: {
      modele: { nom: 'convention-cadre-centre-social', version: '1.0', empreinte: 'a'.repeat(64) },
      termes: {
        'date-effet': date('1 janvier 2026'),
        'date-fin': date('31 décembre 2029'),
        'date-agrement': date('30 janvier 2026'),
        'annee-subvention-precedente': { type: 'nombre', valeur: 2025 },
        'subvention-precedente': { type: 'montant', valeur: euros(243_000) },
        tribunal: { type: 'texte', valeur: 'le tribunal administratif' },
        ...termes,
      },
      parties: { ville: 'ville', ccas: 'ccas', gbm: 'gbm', association: 'mjc' },
      quartiers: ['clairs-soleils'],
    },
    textes: { titre: 'Convention-cadre 2026-2029' },
  });

const ENTITES = [
  ['ville', '4 décembre 2025', 'maire'],
  ['ccas', '3 décembre 2025', 'vice-presidente'],
  ['gbm', '11 décembre 2025', 'premier-vice-president'],
] as const;

/** The same, voted, sent, published and signed by all on 20 December 2025, then notified. */
export function cadreSigne(termes: Readonly<Record<string, ValeurDeTerme>> = {}): Vie {
  const vie = projetDeCadre(termes);
  for (const [partie, jour, autorise] of ENTITES) {
    const acte = { partie, objet: 'convention' } as const;
    vie.faire(dvq, {
      acte: 'deposer-deliberation',
      jour: le(jour),
      donnees: { ...acte, autorise },
      textes: {},
    });
    vie.faire(dvq, { acte: 'transmettre-acte', jour: le('15 décembre 2025'), donnees: acte, textes: {} });
    vie.faire(dvq, { acte: 'publier-acte', jour: le('16 décembre 2025'), donnees: acte, textes: {} });
  }
  for (const partie of ['ville', 'ccas', 'gbm', 'association'])
    vie.faire(dvq, { acte: 'signer', jour: le('20 décembre 2025'), donnees: { partie }, textes: {} });
  vie.faire(dvq, { acte: 'notifier', jour: le('22 décembre 2025'), donnees: {}, textes: {} });
  return vie;
}

/** The objectives agreement, signed: two payers, tacit renewal, figures to state. */
export function cpoSignee(): Vie {
  const montant = (n: number): ValeurDeTerme => ({ type: 'montant', valeur: euros(n) });
  const vie = ouvrirVie('convention-pluriannuelle-objectifs', {
    jour: le('1 septembre 2025'),
    donnees: {
      modele: { nom: 'convention-pluriannuelle-objectifs', version: '1.0', empreinte: 'b'.repeat(64) },
      termes: {
        'date-effet': date('1 octobre 2025'),
        'date-fin': date('30 septembre 2028'),
        projet: { type: 'texte', valeur: 'Fabrique de théâtre' },
        'montant-annee-1': montant(40_000),
        'montant-annee-2': montant(42_000),
        'montant-annee-3': montant(44_000),
        rythme: { type: 'texte', valeur: 'annuel' },
        tribunal: { type: 'texte', valeur: 'le tribunal administratif' },
      },
      parties: { ville: 'ville', departement: 'ccas', association: 'mjc' },
      quartiers: [],
    },
    textes: { titre: 'Objectifs 2025-2028' },
  });
  for (const partie of ['ville', 'departement']) {
    const acte = { partie, objet: 'convention' } as const;
    vie.faire(dvq, { acte: 'deposer-deliberation', jour: le('8 septembre 2025'), donnees: acte, textes: {} });
    vie.faire(dvq, { acte: 'transmettre-acte', jour: le('9 septembre 2025'), donnees: acte, textes: {} });
    vie.faire(dvq, { acte: 'publier-acte', jour: le('10 septembre 2025'), donnees: acte, textes: {} });
  }
  for (const partie of ['ville', 'departement', 'association'])
    vie.faire(dvq, { acte: 'signer', jour: le('15 septembre 2025'), donnees: { partie }, textes: {} });
  vie.faire(dvq, { acte: 'notifier', jour: le('16 septembre 2025'), donnees: {}, textes: {} });
  return vie;
}

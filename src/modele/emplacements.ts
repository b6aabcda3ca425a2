import { enumerer } from './formes/forme.ts';
import { motProche } from './proche.ts';
import type { Faute } from './regles.ts';
import { fauterUneFois, motsDeclares, type Releve } from './releve.ts';
import type { SorteDeMot } from './valeurs/jetons.ts';

/** What a slot may show of each kind of rule: `{{nom-de-la-regle.propriete}}`. The one list, which the reference page prints. */
export const PROPRIETES: Readonly<Partial<Record<SorteDeMot, readonly string[]>>> = {
  obligation: ['article', 'intitule', 'debiteur', 'creancier', 'quand', 'pieces', 'parmi'],
  versements: [
    'article',
    'intitule',
    'payeurs',
    'beneficiaire',
    'reference',
    'montants',
    'tranches',
    'conditions',
    'excedent',
  ],
  instance: ['article', 'intitule', 'convoque', 'quand', 'membres', 'ordre-du-jour', 'exceptionnelle'],
  procedure: ['article', 'intitule', 'initiative', 'motifs', 'etapes'],
  axe: ['article', 'intitule', 'numero', 'entite', 'service', 'attentes', 'dispositifs'],
  formulaire: ['article', 'intitule', 'remplit', 'sections'],
  registre: ['intitule', 'alerte'],
  evenement: ['intitule', 'parmi'],
  grandeur: ['intitule'],
};

/** The same for a part of a rule: `{{fonctionnement.solde.calcul}}`. */
export const PROPRIETES_DE_PARTIE = {
  tranche: ['intitule', 'quand', 'calcul', 'defaut'],
  etape: ['intitule', 'delai', 'forme', 'debiteur'],
  exception: ['quand', 'calcul', 'exercice'],
  condition: ['recu', 'sinon'],
} as const;

/** What a slot may show besides rules. */
export const PROPRIETES_GENERALES = {
  convention: ['debut', 'fin', 'entree-en-vigueur', 'exercice', 'reconduction', 'preavis'],
  partie: ['intitule', 'signataire', 'guichet'],
} as const;

interface Refus {
  readonly mot: string;
  readonly message: string;
  readonly permis: readonly string[];
}

/** Every slot of the text must show something that a rule says. */
export function verifierEmplacements(r: Releve): void {
  const refuses = new Map<string, Faute>();
  for (const { chemin, position } of r.emplacements) {
    const refus = chercherRefus(chemin, r);
    if (!refus || r.sauves.has(refus.mot)) continue;
    fauterUneFois(r, refuses, refus.message, {
      position,
      mot: `{{${chemin}}}`,
      message: refus.message,
      attendu:
        refus.permis.length > 0 && refus.permis.length <= 14
          ? enumerer(refus.permis)
          : '« {{règle.propriété}} »',
      proche: motProche(refus.mot, refus.permis),
    });
  }
}

function chercherRefus(chemin: string, r: Releve): Refus | null {
  const [tete = '', ...suite] = chemin.split('.');
  switch (tete) {
    case 'termes':
      return finir(suite, motsDeclares(r, 'terme'), 'aucun terme ne s’appelle');
    case 'tiers':
      return finir(suite, motsDeclares(r, 'invite'), 'aucun tiers ne s’appelle');
    case 'convention':
      return finir(suite, PROPRIETES_GENERALES.convention, 'la convention n’a pas de');
    case 'parties':
      return suite.length < 2
        ? finir(suite, motsDeclares(r, 'partie'), 'aucune partie ne s’appelle')
        : detailler(
            suite,
            motsDeclares(r, 'partie'),
            'aucune partie ne s’appelle',
            PROPRIETES_GENERALES.partie,
          );
  }
  const sorte = (Object.keys(PROPRIETES) as SorteDeMot[]).find((s) => r.declares.has(`${s}//${tete}`));
  if (!sorte) return sansRegle(tete, r);
  if (suite.length < 2) return finir(suite, PROPRIETES[sorte] ?? [], `« ${tete} » n’a pas de`);
  const absente = `« ${tete} » n’a pas de`;
  if (sorte === 'procedure')
    return detailler(suite, motsDeclares(r, 'etape', tete), absente, PROPRIETES_DE_PARTIE.etape);
  if (sorte !== 'versements') return finir(suite, PROPRIETES[sorte] ?? [], absente);
  const rangee = /^(exception|condition)-\d$/.exec(suite[0] ?? '')?.[1] as
    | 'exception'
    | 'condition'
    | undefined;
  return rangee
    ? finir(suite.slice(1), PROPRIETES_DE_PARTIE[rangee], `« ${suite[0]} » n’a pas de`)
    : detailler(suite, motsDeclares(r, 'tranche', tete), absente, PROPRIETES_DE_PARTIE.tranche);
}

/** The last word of a path must be one of those permitted. */
function finir(suite: readonly string[], permis: readonly string[], quoi: string): Refus | null {
  const [mot, deTrop] = suite;
  if (mot === undefined) return { mot: '', message: 'cet emplacement ne dit pas quoi montrer', permis };
  if (!permis.includes(mot)) return { mot, message: `${quoi} « ${mot} »`, permis };
  return deTrop === undefined ? null : { mot: deTrop, message: `« ${deTrop} » est de trop`, permis: [] };
}

function detailler(
  suite: readonly string[],
  noms: readonly string[],
  absent: string,
  permis: readonly string[],
): Refus | null {
  const nom = suite[0] ?? '';
  if (!noms.includes(nom)) return { mot: nom, message: `${absent} « ${nom} »`, permis: noms };
  return finir(suite.slice(1), permis, `« ${nom} » n’a pas de`);
}

function sansRegle(tete: string, r: Releve): Refus {
  const noms = Object.keys(PROPRIETES).flatMap((s) => motsDeclares(r, s as SorteDeMot));
  return {
    mot: tete,
    message: `aucune règle ne s’appelle « ${tete} »`,
    permis: [...noms, 'termes', 'parties', 'tiers', 'convention'],
  };
}

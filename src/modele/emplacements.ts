import { enumerer } from './formes.ts';
import { motProche } from './proche.ts';
import type { Position } from './regles.ts';
import { motsDeclares, type Releve } from './releve.ts';
import type { SorteDeMot } from './valeurs/jetons.ts';

/** What a slot may show of each kind of rule: `{{nom-de-la-regle.propriete}}`. */
const PROPRIETES: Readonly<Partial<Record<SorteDeMot, readonly string[]>>> = {
  obligation: ['article', 'intitule', 'debiteur', 'creancier', 'quand', 'pieces', 'parmi'],
  versements: [
    'article',
    'intitule',
    'payeurs',
    'beneficiaire',
    'reference',
    'montants',
    'tranches',
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
const PROPRIETES_DE_PARTIE: Readonly<Partial<Record<SorteDeMot, readonly string[]>>> = {
  tranche: ['intitule', 'quand', 'calcul', 'defaut'],
  etape: ['intitule', 'delai', 'forme', 'debiteur'],
};
const PROPRIETES_EXCEPTION = ['quand', 'calcul', 'exercice'];
const PROPRIETES_CONVENTION = ['debut', 'fin', 'entree-en-vigueur', 'exercice', 'reconduction', 'preavis'];
const PROPRIETES_PARTIE = ['intitule', 'signataire', 'guichet'];

/** Every slot of the text must show something that a rule says. */
export function verifierEmplacements(r: Releve): void {
  for (const { chemin, position } of r.emplacements) verifier(chemin, position, r);
}

function verifier(chemin: string, position: Position, r: Releve): void {
  const [tete = '', ...suite] = chemin.split('.');
  const refuser = (mot: string, message: string, permis: readonly string[]): void => {
    r.fautes.push({
      position,
      mot: `{{${chemin}}}`,
      message,
      attendu: permis.length > 0 && permis.length <= 14 ? enumerer(permis) : '« {{règle.propriété}} »',
      proche: motProche(mot, permis),
    });
  };
  const parmi = (mot: string | undefined, permis: readonly string[], quoi: string): void => {
    if (mot === undefined) refuser('', `« ${tete} » ne dit pas quoi montrer`, permis);
    else if (!permis.includes(mot) && !r.sauves.has(mot)) refuser(mot, `${quoi} « ${mot} »`, permis);
    else if (suite.length > 1 && mot === suite[0])
      refuser('', `« ${chemin} » va trop loin`, [`${tete}.${mot}`]);
  };
  if (tete === 'termes') return parmi(suite[0], motsDeclares(r, 'terme'), 'aucun terme ne s’appelle');
  if (tete === 'tiers') return parmi(suite[0], motsDeclares(r, 'invite'), 'aucun tiers ne s’appelle');
  if (tete === 'convention') return parmi(suite[0], PROPRIETES_CONVENTION, 'la convention n’a pas de');
  if (tete === 'parties') {
    const connues = motsDeclares(r, 'partie');
    if (suite.length < 2) return parmi(suite[0], connues, 'aucune partie ne s’appelle');
    if (!connues.includes(suite[0] ?? ''))
      return refuser(suite[0] ?? '', `aucune partie ne s’appelle « ${suite[0]} »`, connues);
    return parmi(suite[1], PROPRIETES_PARTIE, 'une partie n’a pas de');
  }
  const sorte = (Object.keys(PROPRIETES) as SorteDeMot[]).find((s) => r.declares.has(`${s}//${tete}`));
  if (!sorte) {
    if (r.sauves.has(tete)) return;
    const noms = [...Object.keys(PROPRIETES)].flatMap((s) => motsDeclares(r, s as SorteDeMot));
    return refuser(tete, `aucune règle ne s’appelle « ${tete} »`, [
      ...noms,
      'termes',
      'parties',
      'tiers',
      'convention',
    ]);
  }
  const locales = sorte === 'versements' ? 'tranche' : sorte === 'procedure' ? 'etape' : null;
  const parties = locales ? motsDeclares(r, locales, tete) : [];
  if (suite.length === 2 && sorte === 'versements' && /^exception-\d$/.test(suite[0] ?? ''))
    return parmi(suite[1], PROPRIETES_EXCEPTION, 'une exception n’a pas de');
  if (suite.length === 2 && locales) {
    if (!parties.includes(suite[0] ?? ''))
      return refuser(suite[0] ?? '', `« ${tete} » n’a pas de « ${suite[0]} »`, parties);
    return parmi(suite[1], PROPRIETES_DE_PARTIE[locales] ?? [], `« ${suite[0]} » n’a pas de`);
  }
  parmi(suite[0], PROPRIETES[sorte] ?? [], `« ${tete} » n’a pas de`);
}

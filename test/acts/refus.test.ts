import { describe, expect, it } from 'vitest';
import { CATALOGUE, type CodeDeRefus, ecrireRefus, type Refus } from '../../src/acts/refus.ts';
import { centimes } from '../../src/basics/montant.ts';
import { le } from './vie.ts';

const JOUR = le('15 juillet 2026');
const EUROS = centimes(8_450_000);

/** One value for each parameter that any sentence uses. What a sentence needs and is not here reads « undefined ». */
const PARAMETRES: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    [
      'acte',
      'au',
      'aujourdhui',
      'convocation',
      'deliberation',
      'demande',
      'depot',
      'depuis',
      'des',
      'du',
    ].map((nom) => [nom, JOUR]),
  ),
  ...Object.fromEntries(
    [
      'effet',
      'envoi',
      'expire',
      'hier',
      'jour',
      'le',
      'ouverture',
      'pourLe',
      'prevueLe',
      'reception',
      'tenueLe',
      'terme',
    ].map((nom) => [nom, JOUR]),
  ),
  ...Object.fromEntries(['montant', 'paye', 'reste', 'vu'].map((nom) => [nom, EUROS])),
  ...Object.fromEntries(
    ['choix', 'etapes', 'evenements', 'faits', 'grandeurs', 'indices', 'manque', 'motifs', 'natures'].map(
      (nom) => [nom, ['l’un', 'l’autre']],
    ),
  ),
  ...Object.fromEntries(
    ['par', 'parties', 'payeurs', 'pieces', 'possibles', 'qui', 'termes'].map((nom) => [
      nom,
      ['l’un', 'l’autre'],
    ]),
  ),
  ...Object.fromEntries(
    ['attendu', 'dernier', 'exercice', 'max', 'maximum', 'nombre', 'premier'].map((nom) => [nom, 2027]),
  ),
  ...Object.fromEntries(
    ['attendue', 'auteur', 'autorise', 'cause', 'chemin', 'etape', 'etat', 'evenement', 'fonction'].map(
      (nom) => [nom, 'mot'],
    ),
  ),
  ...Object.fromEntries(
    ['formulaire', 'grandeur', 'indice', 'instance', 'nature', 'obligation', 'objet', 'organisation'].map(
      (nom) => [nom, 'mot'],
    ),
  ),
  ...Object.fromEntries(
    ['partie', 'payeur', 'phase', 'piece', 'pilote', 'precedente', 'procedure', 'quartier', 'role'].map(
      (nom) => [nom, 'mot'],
    ),
  ),
  ...Object.fromEntries(['siren', 'texte', 'versements'].map((nom) => [nom, 'mot'])),
};

/** Parameters whose nature differs from one sentence to another. */
const PROPRES: Partial<Record<CodeDeRefus, object>> = {
  'identifiant-autre-organisme': { attendu: '262500564' },
  'terme-autre-nature': { terme: 'mot', attendue: 'une date' },
  'terme-absent': { terme: 'mot' },
  'terme-inconnu': { terme: 'mot' },
  'terme-hors-choix': { terme: 'mot' },
  'paiement-au-dela': { du: EUROS },
  'administration-sans-droit': { fonctions: ['administrateur', 'agent-pilote'] },
  'cellule-absente': { quoi: 'Association' },
  'cellule-organisation': { connues: ['la Ville', 'le CCAS'] },
  'cellule-quartier': { connus: ['Planoise', 'Palente'] },
  'colonne-sans-jour': { quoi: 'Subvention votée 2026', colonne: 'Votée le, 2026' },
  'colonne-sans-montant': { quoi: 'Subvention votée 2026' },
  'deux-fois-la-ligne': { ligne: 4 },
  'reprise-fautive': { combien: 3 },
  'quartiers-sans-nom': { colonnes: ['Secteur', 'Habitants'] },
  'quartiers-fautifs': { combien: 2 },
  'quartier-deux-fois': { nom: 'Palente' },
  'quartier-statut': { attendus: ['prioritaire', 'de veille'] },
  'personne-tient-mandat': { nom: 'Lou Martin', organisations: ['la Ville', 'le CCAS'] },
  'duree-hors-bornes': { min: 1 },
  'nature-d-un-role-tenu': { role: 'association' },
  'nom-d-un-autre': { autre: 'Ville de Valmont' },
  'role-d-une-autre-nature': { deLAssociation: true },
  'lecture-arretee': { quoi: 'texte', pourquoi: 'sa lecture dépasse 10 secondes' },
  'lecture-occupee': { quoi: 'texte' },
  'modele-fautif': { combien: 2 },
  'modele-version-prise': { nom: 'Convention annuelle', version: '2' },
  'modele-deja-offert': { nom: 'Convention annuelle', version: '2' },
  'modele-deja-retire': { nom: 'Convention annuelle', version: '2' },
  'horloge-reculee': { minutes: 7 },
  'reprise-depassee': { titres: ['la convention de l’ASEP'] },
};

const CODES = Object.keys(CATALOGUE) as CodeDeRefus[];
const phraseDe = (code: CodeDeRefus): string =>
  ecrireRefus({ code, champ: null, ...PARAMETRES, ...PROPRES[code] } as unknown as Refus);

describe('chaque refus', () => {
  it.each(CODES)('%s dit le fait, puis le remède, en français', (code) => {
    const phrase = phraseDe(code);
    expect(phrase).not.toMatch(/undefined|null|NaN|\[object/);
    expect(phrase).toMatch(/^[«\p{Lu}\d]/u);
    expect(phrase).toMatch(/\.$/);
    expect(phrase.split('. ').length, 'un fait, puis un remède').toBeGreaterThanOrEqual(
      SANS_REMEDE.has(code) ? 1 : 2,
    );
    expect(phrase).not.toMatch(/veuillez|merci de|s’il vous plaît|oups|erreur/i);
  });

  it.each(CODES)('%s suit la typographie française', (code) => {
    const phrase = phraseDe(code);
    expect(phrase, 'apostrophe droite').not.toMatch(/'/);
    expect(phrase, 'espace avant un signe double').not.toMatch(/ [:;!?»]|« |[^\u00A0]:|[^\u202F][;!?]/);
    expect(phrase).not.toMatch(/ {2}/);
  });
});

/** Facts that nothing remedies, and that the sentence only states. */
const SANS_REMEDE: ReadonlySet<CodeDeRefus> = new Set<CodeDeRefus>([
  'versement-sans-objet',
  'rien-a-recouvrer',
  'demande-inconnue',
  'ouverture-inconnue',
  'quartiers-rien',
  'modele-deja-offert',
  'modele-deja-retire',
]);

describe('les noms des parties', () => {
  it('se contractent comme on parle', () => {
    expect(ecrireRefus({ code: 'deliberation-absente', champ: null, partie: 'le CCAS' })).toBe(
      'Aucune délibération du CCAS n’est enregistrée. Enregistrez-la d’abord.',
    );
    expect(
      ecrireRefus({ code: 'signatures-manquantes', champ: null, parties: ['le CCAS', 'la Ville', 'GBM'] }),
    ).toBe('Il manque la signature du CCAS, de la Ville et de GBM. Enregistrez-la avant de notifier.');
    expect(ecrireRefus({ code: 'fonction-sans-droit', champ: null, qui: ['les finances', 'un agent'] })).toBe(
      'Cet acte revient aux finances ou à un agent. Demandez-leur de le faire.',
    );
  });
});

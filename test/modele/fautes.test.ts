import { expect, test } from 'vitest';
import { fautesDe, LIGNE_AJOUT, ligneDuSocle, modeleAvec, regle } from './exemple.ts';

/** What a faulty block gets: message, word, and line and column counted from the block's own first line. */
function fautesDuBloc(yaml: string): readonly [string, string, number, number][] {
  return fautesDe(modeleAvec(regle(yaml))).map((f) => [
    f.message,
    f.mot,
    f.position.ligne - LIGNE_AJOUT(),
    f.position.colonne,
  ]);
}

const OBLIGATION = `obligation: rapport
intitulé: Rapport
débiteur: association
quand:`;
const VERSEMENTS = `versements: aide
intitulé: Aide
payeur: ville
bénéficiaire: association
chaque: exercice
référence: vote N
excédent: à reverser
tranches:
  seule:
    intitulé: seule
    quand:
      en: mars N`;
const CALCUL = `    calcul:
      - prendre: vote N`;

const CAS: readonly (readonly [string, string, readonly (readonly [string, string, number, number])[]])[] = [
  [
    'des moments de rappel mal dits',
    `${OBLIGATION}\n  au plus tard: 15 juillet 2026\nrappels:\n  - 30 jours avant\n  - 8 jours calendaires\n  - la veille\n  - le jour même`,
    [
      ['la durée ne dit pas comment ses jours se comptent', 'avant', 7, 14],
      ['il manque quelque chose après « calendaires »', 'calendaires', 8, 13],
      ['« la » n’est pas un moment de rappel', 'la', 9, 5],
    ],
  ],
  [
    'un genre de règle inconnu',
    'obligatoin: rapport',
    [['« obligatoin » n’ouvre aucun genre de règle', 'obligatoin', 1, 1]],
  ],
  [
    'une clé qui manque',
    'obligation: rapport\nintitulé: Rapport\nquand: à tout moment',
    [['il manque « débiteur » dans « rapport »', 'rapport', 1, 13]],
  ],
  [
    'une valeur absente',
    `${OBLIGATION}\n  au plus tard:`,
    [['« au plus tard » n’a pas de valeur', 'au plus tard', 5, 3]],
  ],
  [
    'un délai qui ne dit pas d’où il court',
    `${OBLIGATION}\n  délai: 15 jours calendaires`,
    [['le délai ne dit pas à partir de quoi il court', 'quand', 4, 1]],
  ],
  [
    'un évènement qui peut se répéter, sans dire lequel compte',
    `${OBLIGATION}\n  délai: 1 mois\n  après: réception de bilan`,
    [['« réception » peut se produire plusieurs fois, et rien ne dit laquelle compte', 'réception', 6, 10]],
  ],
  [
    'une pièce inconnue au milieu d’une valeur',
    `${OBLIGATION}\n  délai: 1 mois\n  après: chaque réception de billan`,
    [['aucune pièce ne s’appelle « billan »', 'billan', 6, 30]],
  ],
  [
    'une date qui n’existe pas',
    `${OBLIGATION}\n  au plus tard: 29 février 2027`,
    [['la date « 29 février 2027 » n’existe pas', '29 février 2027', 5, 17]],
  ],
  [
    'l’année N dans une obligation qui ne revient pas',
    `${OBLIGATION}\n  avant: 30 août N`,
    [['« rapport » parle de l’année N sans revenir chaque exercice', 'rapport', 1, 13]],
  ],
  [
    'un terme d’une autre sorte que celle attendue',
    `${VERSEMENTS}\n    calcul:\n      - prendre: terme date-effet`,
    [['le terme « date-effet » est de type « date »', 'date-effet', 14, 24]],
  ],
  [
    'un montant illisible',
    `${VERSEMENTS}\n    calcul:\n      - prendre: 81 0o0 €`,
    [['« 81 0o0 € » n’est pas un montant', '81 0o0 €', 14, 18]],
  ],
  [
    'un montant à trois décimales',
    `${VERSEMENTS}\n    calcul:\n      - prendre: 81,123`,
    [['« 81,123 » a plus de deux décimales', '81,123', 14, 18]],
  ],
  [
    'une part de plus que le tout',
    `${VERSEMENTS}\n${CALCUL}\n      - garder: 120 %`,
    [['« 120 % » n’est pas entre 0 et 1', '120 %', 15, 17]],
  ],
  [
    'une liste de tranches vide',
    VERSEMENTS.replace(/tranches:[\s\S]*$/, 'tranches: {}'),
    [['« tranches » est vide', 'tranches', 8, 1]],
  ],
  [
    'un calcul qui ne part de rien',
    `${VERSEMENTS}\n    calcul:\n      - garder: 1/2`,
    [['le calcul ne part de rien', 'calcul', 13, 5]],
  ],
  [
    'une exception pour une tranche inconnue',
    `${VERSEMENTS}\n${CALCUL}\nexceptions:\n  - tranche: soldes\n    exercice: premier`,
    [['aucune tranche ne s’appelle ici « soldes »', 'soldes', 16, 14]],
  ],
  [
    'ni payeur ni payeurs',
    `${VERSEMENTS.replace('payeur: ville\n', '')}\n${CALCUL}`,
    [['« aide » ne dit pas une fois, et une seule, qui verse', 'aide', 1, 13]],
  ],
  [
    'un article que le modèle n’a pas',
    `${OBLIGATION} à tout moment\narticle: "12.4"`,
    [['le modèle n’a pas d’article « 12.4 »', '12.4', 5, 11]],
  ],
  [
    'un nom déjà pris par une autre règle',
    `instance: comptes\nintitulé: Comptes\nconvoque: ville\nquand: à tout moment`,
    [
      [
        `« comptes » est déjà le nom d’une règle à la ligne ${ligneDuSocle('obligation: comptes')}`,
        'comptes',
        1,
        11,
      ],
    ],
  ],
  [
    'une clé écrite deux fois',
    `${OBLIGATION} à tout moment\nintitulé: Encore`,
    [['« intitulé » est écrit deux fois au même endroit', 'intitulé', 5, 1]],
  ],
  [
    'une tabulation',
    `${OBLIGATION}\n\tavant: 1 mars 2027`,
    [['une tabulation ne peut pas décaler une ligne', '\t', 5, 1]],
  ],
  [
    'une accolade jamais fermée',
    `${OBLIGATION} { avant: 1 mars 2027`,
    [['le décalage de cette ligne ne correspond à rien', '', 5, 1]],
  ],
  [
    'un renvoi de YAML',
    `${OBLIGATION} *ailleurs`,
    [['« *ailleurs » : les ancres, renvois et étiquettes de YAML ne sont pas admis', '*ailleurs', 4, 8]],
  ],
  [
    'deux déclarations de la même chose',
    'entrée en vigueur: signature',
    [
      [
        `« entrée en vigueur » est déjà donné à la ligne ${ligneDuSocle('entrée en vigueur')}`,
        'entrée en vigueur',
        1,
        1,
      ],
    ],
  ],
  [
    'une section de clés là où un texte est attendu',
    `${OBLIGATION} à tout moment\nchaque:\n  exercice: oui`,
    [['« chaque » contient des clés, ce qui n’est pas attendu ici', 'chaque', 5, 1]],
  ],
  [
    'une option que le terme ne permet pas',
    `${VERSEMENTS}\n${CALCUL}\n    si:\n      terme: date-fin\n      vaut: demain`,
    [['le terme « date-fin » est de type « date »', 'date-fin', 16, 14]],
  ],
];

for (const [titre, yaml, attendues] of CAS)
  test(`une faute, un message à sa place : ${titre}`, () => {
    expect(fautesDuBloc(yaml)).toEqual(attendues);
  });

test('le mot d’une faute est celui que le fichier porte à cet endroit', () => {
  for (const [, yaml] of CAS) {
    const source = modeleAvec(regle(yaml));
    for (const f of fautesDe(source)) {
      const ligne = source.split('\n')[f.position.ligne - 1] ?? '';
      expect(ligne.slice(f.position.colonne - 1, f.position.colonne - 1 + f.mot.length)).toBe(f.mot);
    }
  }
});

test('deux obligations qui s’attendent l’une l’autre forment un cercle', () => {
  const source = modeleAvec(
    [
      regle(
        'obligation: aller\nintitulé: Aller\ndébiteur: ville\nquand:\n  délai: 1 mois\n  après: chaque envoi de lettre-retour\npièces:\n  lettre-aller:\n    intitulé: lettre',
      ),
      regle(
        'obligation: retour\nintitulé: Retour\ndébiteur: association\nquand:\n  délai: 1 mois\n  après: chaque envoi de lettre-aller\npièces:\n  lettre-retour:\n    intitulé: lettre',
      ),
    ].join('\n\n'),
  );
  expect(fautesDe(source).map((f) => f.message)).toEqual([
    '« aller » s’attend elle-même : aller → retour → aller',
  ]);
});

test('deux axes ne portent pas le même numéro', () => {
  const axe = (id: string) =>
    regle(`axe: ${id}\nnuméro: 1\nintitulé: Axe\nentité: ville\nattentes: une attente`);
  const fautes = fautesDe(modeleAvec(`${axe('premier-axe')}\n\n${axe('second-axe')}`));
  expect(fautes.map((f) => f.message)).toEqual([
    'l’axe « second-axe » porte le numéro 1, comme « premier-axe »',
  ]);
});

test('un bloc jamais fermé n’entraîne pas la suite du fichier', () => {
  const fautes = fautesDe(
    modeleAvec(
      `\`\`\`regle\n${OBLIGATION} à tout moment\n\n### Article 9.1 — Suite\n\n{{rien.quand}}\n\n${regle('axe: x')}`,
    ),
  );
  expect(fautes.map((f) => [f.message, f.position.ligne - LIGNE_AJOUT()])).toEqual([
    ['ce bloc de règle n’est pas fermé', 0],
    ['aucune règle ne s’appelle « rien »', 8],
    ['il manque « numéro » dans « x »', 11],
    ['il manque « intitulé » dans « x »', 11],
    ['il manque « entité » dans « x »', 11],
    ['il manque « attentes » dans « x »', 11],
  ]);
});

test('un emplacement qui ne montre rien est refusé, avec ce qui existe', () => {
  const dits = (texte: string) => fautesDe(modeleAvec(texte)).map((f) => [f.message, f.proche]);
  expect(dits('Voir {{compte.quand}}.')).toEqual([['aucune règle ne s’appelle « compte »', 'comptes']]);
  expect(dits('Voir {{comptes.calcul}}.')).toEqual([['« comptes » n’a pas de « calcul »', null]]);
  expect(dits('Voir {{termes.date-fain}}.')).toEqual([
    ['aucun terme ne s’appelle « date-fain »', 'date-fin'],
  ]);
  expect(dits('Voir {{comptes.quand.encore}}.')).toEqual([['« encore » est de trop', null]]);
  expect(dits('Voir {{comptes.quand.')).toEqual([['cet emplacement n’est pas fermé, ou pas ouvert', null]]);
});

test('un article numéroté deux fois est une faute', () => {
  expect(fautesDe(modeleAvec('## Article 2 — Encore')).map((f) => f.message)).toEqual([
    `l’article « 2 » est déjà déclaré à la ligne ${ligneDuSocle('## Article 2')}`,
  ]);
});

test('un modèle sans en-tête, sans parties ou sans entrée en vigueur le dit', () => {
  expect(fautesDe('# Rien').map((f) => f.message)).toEqual([
    'le modèle n’a pas d’en-tête',
    'le modèle ne dit nulle part « parties »',
    'le modèle ne dit nulle part « exercice »',
    'le modèle ne dit nulle part « durée »',
    'le modèle ne dit nulle part « entrée en vigueur »',
  ]);
});

test('le bloc d’un autre langage n’a pas sa place', () => {
  expect(fautesDe(modeleAvec('```règle\nobligation: x\n```')).map((f) => [f.message, f.proche])).toEqual([
    ['un bloc « règle » n’a pas sa place dans un modèle', 'regle'],
  ]);
});

test('un même mot inconnu en plusieurs endroits est une seule faute, qui dit les autres lignes', () => {
  const l = LIGNE_AJOUT();
  const fautes = fautesDe(
    modeleAvec('Voir {{compte.quand}}.\n\nPuis {{compte.pieces}}.\n\nEt {{compte.quand}}.'),
  );
  expect(fautes.map((f) => [f.message, f.position.ligne])).toEqual([
    [`aucune règle ne s’appelle « compte » (aussi ligne ${l + 2}, ${l + 4})`, l],
  ]);
});

test('une ligne « ```regle » oubliée ne fait pas des mots de sa règle autant d’inconnus', () => {
  const socle = modeleAvec('');
  const fautes = fautesDe(socle.replace('```regle\nparties:', 'parties:'));
  expect(fautes.map((f) => f.message)).toEqual(['cette ligne ne ferme aucun bloc']);
});

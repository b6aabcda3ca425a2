import { describe, expect, test } from 'vitest';
import { compilerOuDire, fautesDe, LIGNE_AJOUT, lireModele, modeleAvec, regle } from './exemple.ts';

const FORMULAIRE = `formulaire: fiche
intitulé: Fiche
remplit: association
chaque: exercice
sections:
  annee:
    intitulé: Année
    champs:
      adherents:
        intitulé: Adhérents
        type: entier
      nom:
        intitulé: Nom
        type: texte
        repris de: organisme.nom
      lieux:
        intitulé: Lieux
        type: répartition
        rubriques:
          ici: ici
          ailleurs: ailleurs
colonnes:
  prevu:
    intitulé: Prévu
    porte sur: N+1
  realise:
    intitulé: Réalisé
    porte sur: N
lignes:
  aides:
    intitulé: Aides
  ventes:
    intitulé: Ventes
  produits:
    intitulé: Produits
    somme: [aides, ventes]`;
const LIGNES = FORMULAIRE.split('\n').length;

/** Message, word, line counted from `contrôles:` (1), column. */
const fautes = (controles: string) =>
  fautesDe(modeleAvec(regle(`${FORMULAIRE}\ncontrôles:\n${controles}`))).map((f) => [
    f.message,
    f.mot,
    f.position.ligne - LIGNE_AJOUT() - LIGNES,
    f.position.colonne,
  ]);

const controle = (suite: string) => `  essai:\n    intitulé: Essai\n${suite}`;

test('un formulaire dit ses contrôles : égalité, limite, comparaison', () => {
  const modele = compilerOuDire(
    modeleAvec(
      regle(`${FORMULAIRE}
contrôles:
  tout:
    intitulé: Les lieux font 100 %
    total de: lieux
    vaut: 100 %
    écart admis: 0,5 %
  limite:
    intitulé: Les ventes ne dépassent pas les produits
    borne: ventes en realise
    au moins: 0 €
    au plus: produits en realise
  annee:
    intitulé: D’une année à l’autre
    compare: [adherents, colonne realise]
    à la colonne: prevu
    explication dès: 10 %
    et dès: 500`),
    ),
  );
  expect(modele.formulaires[0]?.controles).toMatchObject([
    { id: 'tout', sorte: 'egalite', vaut: { valeur: 10_000, unite: 'pourcents' }, ecartAdmis: 50 },
    { id: 'limite', sorte: 'borne', auMoins: { valeur: 0 }, auPlus: { ligne: 'produits', fiche: 0 } },
    {
      id: 'annee',
      sorte: 'comparaison',
      cibles: [{ champ: 'adherents' }, { colonne: 'realise' }],
      avec: 'prevu',
      part: { num: 1, den: 10 },
      des: 50_000,
    },
  ]);
});

describe('une faute de contrôle se dit à sa place', () => {
  test.each([
    [
      'un champ qui n’existe pas',
      '    total de: adherent\n    vaut: 10',
      [['aucun champ ne s’appelle ici « adherent »', 'adherent', 4, 15]],
    ],
    [
      'une colonne qui n’existe pas',
      '    total de: aides en prevus\n    vaut: 10 €',
      [['aucune colonne ne s’appelle ici « prevus »', 'prevus', 4, 24]],
    ],
    ['rien à vérifier', '    vaut: 10', [['le contrôle « essai » dit rien à vérifier', 'essai', 2, 3]]],
    [
      'deux choses à la fois',
      '    total de: adherents\n    vaut: 1\n    compare: adherents',
      [['le contrôle « essai » dit plusieurs choses', 'essai', 2, 3]],
    ],
    [
      'une clé d’un autre genre',
      '    borne: adherents\n    au plus: 10\n    vaut: 10',
      [['« vaut » ne va pas avec « borne »', 'essai', 2, 3]],
    ],
    [
      'une égalité sans son autre côté',
      '    total de: adherents',
      [['« total de » ne dit pas ce qu’il vaut', 'essai', 2, 3]],
    ],
    [
      'une comparaison sans seuil',
      '    compare: adherents',
      [['« compare » ne dit pas à partir de quand une différence s’explique', 'essai', 2, 3]],
    ],
    [
      'un champ qui n’est pas un nombre',
      '    total de: nom\n    vaut: 10',
      [['« nom » n’est pas un nombre', 'nom', 4, 15]],
    ],
    [
      'des unités mêlées',
      '    total de: adherents\n    vaut: 100 %',
      [['« 100 » se compte en pourcents, ce qui précède en unités', '100', 5, 11]],
    ],
    [
      'deux années mêlées',
      '    compare: colonne prevu\n    à la colonne: realise\n    explication dès: 10 %',
      [['« prevu » et « realise » de la fiche précédente ne portent pas sur la même année', 'prevu', 4, 14]],
    ],
    [
      'une fiche plus ancienne que la précédente',
      '    total de: adherents de la fiche N-2\n    vaut: 10',
      [['une fiche se compare à la précédente, non à « N-2 »', 'N-2', 4, 37]],
    ],
    [
      'un vote, sans règle de versements',
      '    total de: aides en realise\n    vaut: vote N',
      [['le modèle a 0 règles de versements', 'vote', 5, 11]],
    ],
    [
      'une clé mal écrite',
      '    total de: adherents\n    vaux: 10',
      [['la clé « vaux » n’existe pas ici', 'vaux', 5, 5]],
    ],
  ] as const)('%s', (_, yaml, attendues) => {
    expect(fautes(controle(yaml))).toEqual(attendues);
  });

  test('une donnée à reprendre inconnue, une somme qui tourne en rond, un nom réservé', () => {
    const avec = (de: string, a: string) =>
      fautesDe(modeleAvec(regle(FORMULAIRE.replace(de, a)))).map((f) => f.message);
    expect(avec('organisme.nom', 'organisme.nomm')).toEqual([
      '« organisme.nomm » n’est pas une donnée connue',
    ]);
    expect(avec('[aides, ventes]', '[aides, produits]')).toEqual([
      'la ligne « produits » s’additionne elle-même',
    ]);
    expect(avec('  annee:', '  chiffres:')).toEqual(['« chiffres » nomme déjà le tableau de chiffres']);
  });
});

test('les modèles livrés disent leurs contrôles', () => {
  const cadre = compilerOuDire(
    lireModele('convention-cadre-centre-social'),
    'convention-cadre-centre-social',
  );
  expect(cadre.formulaires[0]?.controles.map((c) => c.sorte)).toEqual([
    'egalite',
    'egalite',
    'borne',
    'borne',
    'borne',
    'egalite',
    'egalite',
    'egalite',
    'egalite',
    'comparaison',
    'comparaison',
  ]);
});

import { jour } from '../../src/basics/jour.ts';
import type { ArticleEcrit, Ecrit, FragmentEcrit } from '../../src/documents/ecrit.ts';

const t = (texte: string): FragmentEcrit => ({ sorte: 'texte', texte });
const v = (texte: string): FragmentEcrit => ({ sorte: 'valeur', texte });
const p = (...fragments: FragmentEcrit[]) => ({ sorte: 'paragraphe', fragments }) as const;

/** Texts that a format could take for markup, a formula or an order: each must come out as the text it is. */
export const TEXTES_HOSTILES = [
  '<script>alert("1")</script>',
  '#import "/etc/passwd": *',
  '#panic("non") $x^2$ *gras* _italique_ @renvoi',
  '=HYPERLINK("http://exemple.fr";"clic")',
  '&amp; &lt;b&gt; ]]> <!-- rien -->',
  '\\u{41} \\ « fin »',
];

const ARTICLES: readonly ArticleEcrit[] = [
  {
    numero: '1',
    niveau: 1,
    titre: 'Objet',
    blocs: [
      p(
        t('La convention organise le partenariat pour un montant de référence de '),
        v('81\u202F000,00\u00A0€'),
        t(', versé en trois fois\u202F; elle '),
        { sorte: 'fort', fragments: [t('engage toutes les parties')] },
        t(' à l’égal '),
        { sorte: 'italique', fragments: [t('l’une de l’autre')] },
        t('.'),
      ),
      {
        sorte: 'liste',
        ordonnee: false,
        elements: [
          [p(t('accueillir les habitants\u202F;'))],
          [
            p(t('animer le quartier\u00A0:')),
            { sorte: 'liste', ordonnee: true, elements: [[p(t('les familles'))], [p(t('la jeunesse'))]] },
          ],
        ],
      },
    ],
  },
  {
    numero: '2',
    niveau: 1,
    titre: 'Subvention',
    blocs: [p(t('Les versements suivent l’échéancier que voici.'))],
  },
  {
    numero: '2.1',
    niveau: 2,
    titre: 'Échéancier',
    blocs: [
      {
        sorte: 'tableau',
        entetes: [[t('Versement')], [t('Période')], [t('Montant')]],
        lignes: [
          [[t('Premier acompte')], [t('février')], [v('81\u202F000,00\u00A0€')]],
          [[t('Solde')], [t('août')], [v('84\u202F500,00\u00A0€')]],
        ],
      },
    ],
  },
  { numero: '2.2', niveau: 2, titre: 'Textes venus d’ailleurs', blocs: TEXTES_HOSTILES.map((h) => p(t(h))) },
];

/** A small agreement with one of everything that a document can hold. */
export const EXEMPLE: Ecrit = {
  titre: 'Convention d’essai',
  sousTitre: 'La Ville de Valmont et l’association des Trois-Ponts, 2026-2029',
  editeur: 'Ville de Valmont',
  jour: jour(2026, 3, 1),
  avertissement: null,
  mentions: [
    { intitule: 'Durée', valeur: 'du 1er\u00A0janvier\u00A02026 au 31\u00A0décembre\u00A02029' },
    { intitule: 'Entrée en vigueur', valeur: '19\u00A0décembre\u00A02025' },
  ],
  parties: [
    {
      nom: 'Ville de Valmont',
      details: ['1 place de la Mairie, 99000 Valmont', 'SIRET 217\u202F000\u202F019\u202F00011'],
      representation: 'représentée par sa maire',
      denomination: 'ci-après «\u00A0la Ville\u00A0»',
    },
    {
      nom: 'Association des Trois-Ponts',
      details: ['3 rue du Pont, 99000 Valmont'],
      representation: 'représentée par son président',
      denomination: 'ci-après «\u00A0l’association\u00A0»',
    },
  ],
  articles: ARTICLES,
  signatures: {
    formule: 'Fait en 2 exemplaires originaux, un par partie.',
    blocs: [
      {
        pour: 'la Ville',
        qualite: 'La maire',
        nom: 'Camille Durand',
        signature: 'Signé le 12\u00A0décembre\u00A02025',
      },
      { pour: 'l’association', qualite: 'Le président', nom: null, signature: null },
    ],
  },
  annexes: [
    {
      titre: 'Annexe — Fiche annuelle',
      blocs: [p(t('La fiche est remplie chaque année par l’association.'))],
      formulaire: {
        sections: [{ titre: 'Identification', champs: ['Nom', 'Adresse'] }],
        chiffres: {
          colonnes: ['Budget N+1', 'Prévu N', 'Final N-1'],
          lignes: ['Subventions', 'Total des produits'],
        },
      },
    },
  ],
  empreinte: 'texte 1.0, empreinte 0a1b2c3d',
};

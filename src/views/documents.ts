import type { Jour } from '../basics/jour.ts';
import { type ADire, nomAuteur, nomPiece } from './dit.ts';
import { sansArticle } from './typographie.ts';

export interface DocumentsVue {
  readonly produits: readonly {
    readonly titre: string;
    readonly contenu: string;
    /** `chemin`: after the address of the dossier */
    readonly formats: readonly { readonly nom: string; readonly chemin: string }[];
  }[];
  readonly fichiers: readonly {
    readonly empreinte: string;
    readonly nom: string;
    readonly taille: number;
    readonly jour: Jour;
    readonly piece: string;
    readonly auteur: string;
    readonly annule: boolean;
  }[];
}

/** What may be taken out of a dossier, and what each thing holds. */
export function documentsView(d: ADire): DocumentsVue {
  return {
    produits: PRODUITS,
    fichiers: d.faits
      .flatMap((f) =>
        f.sorte === 'piece-deposee' && f.donnees.fichier
          ? [
              {
                empreinte: f.donnees.fichier.empreinte,
                nom: f.textes.nomFichier ?? 'nom effacé',
                taille: f.donnees.fichier.taille,
                jour: f.jour,
                piece: sansArticle(nomPiece(d, f.donnees.piece, f.donnees.exercice ?? null)),
                auteur: nomAuteur(d, f),
                annule: d.etat.annules.has(f.id),
              },
            ]
          : [],
      )
      .sort((a, b) => b.jour - a.jour),
  };
}

const PRODUITS: DocumentsVue['produits'] = [
  {
    titre: 'Le texte de la convention',
    contenu: 'Tous les articles tels qu’ils s’appliquent au jour regardé, valeurs comprises.',
    formats: [
      { nom: 'PDF', chemin: '/texte.pdf' },
      { nom: 'DOCX', chemin: '/texte.docx' },
      { nom: 'HTML', chemin: '/texte.html' },
    ],
  },
  {
    titre: 'Le calendrier',
    contenu: 'Échéances, versements et réunions, pour un agenda qui s’abonne ou qui importe.',
    formats: [{ nom: 'ICS', chemin: '/calendrier.ics' }],
  },
  {
    titre: 'Les échéances',
    contenu: 'Une ligne par échéance\u00A0: date, qui, article, état, ce qui manque, ce qu’elle retient.',
    formats: [
      { nom: 'PDF', chemin: '/echeances.pdf' },
      { nom: 'XLSX', chemin: '/echeances.xlsx' },
      { nom: 'CSV', chemin: '/echeances.csv' },
    ],
  },
  {
    titre: 'Les versements',
    contenu: 'Une ligne par versement\u00A0: montant, état, payé, reste dû, ce qui le débloque.',
    formats: [
      { nom: 'XLSX', chemin: '/versements.xlsx' },
      { nom: 'CSV', chemin: '/versements.csv' },
    ],
  },
  {
    titre: 'Le dossier entier',
    contenu:
      'Tous les faits avec leur chaîne, le texte et ses règles, chaque fichier déposé. Il se vérifie et se reprend ailleurs, sans Maillage au besoin\u00A0: son format est décrit.',
    formats: [{ nom: 'ZIP', chemin: '/archive.zip' }],
  },
];

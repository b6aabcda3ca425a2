import { plier } from '../../basics/pli.ts';
import type { Modele } from '../../modele/regles.ts';
import type { Correspondance } from './tableau.ts';

/** What a column may be. `id`: its words, joined by slashes; `soeur`: the column that must come with it. */
export interface Cible {
  readonly id: string;
  readonly groupe:
    | 'La convention'
    | 'L’association'
    | 'Les termes'
    | 'Sa conclusion'
    | 'L’argent'
    | 'Les pièces';
  readonly libelle: string;
  /** other ways to head such a column */
  readonly alias: readonly string[];
}

/**
 * Every target that a column headed so may have. What bears on a year is offered only to a column whose head says that
 * year: « Subvention votée 2026 ».
 */
export function ciblesDe(modele: Modele, entete: string): readonly Cible[] {
  const annee = anneeDite(entete);
  return annee === null ? sansAnnee(modele) : [...deLAnnee(modele, annee), ...sansAnnee(modele)];
}

export const anneeDite = (entete: string): number | null => {
  const annees = entete.match(/\b(?:19|20)\d{2}\b/g) ?? [];
  return annees.length === 1 ? Number(annees[0]) : null;
};

/** For each head, the target that it says best; none twice. */
export function proposer(modele: Modele, entetes: readonly string[]): Correspondance {
  const notes = entetes.flatMap((entete, colonne) =>
    ciblesDe(modele, entete).map((cible) => ({ colonne, cible: cible.id, note: noter(entete, cible) })),
  );
  const choisies = new Map<number, string>();
  const prises = new Set<string>();
  for (const { colonne, cible, note } of notes.toSorted((a, b) => b.note - a.note)) {
    if (note === 0 || choisies.has(colonne) || prises.has(cible)) continue;
    choisies.set(colonne, cible);
    prises.add(cible);
  }
  return entetes.map((_, colonne) => choisies.get(colonne) ?? null);
}

/** The whole head; else the longest way to say it whose words are all there. */
function noter(entete: string, { libelle, alias }: Cible): number {
  const dits = plier(entete);
  if (dits === plier(libelle)) return 1000;
  const mots = new Set(dits.split(' '));
  let note = 0;
  for (const facon of [libelle, ...alias].map(plier)) {
    if (facon === '') continue;
    if (facon === dits) note = Math.max(note, 500);
    else if (facon.split(' ').every((mot) => mots.has(mot))) note = Math.max(note, facon.length);
  }
  return note;
}

function sansAnnee(modele: Modele): readonly Cible[] {
  const { duree } = modele;
  const debut = duree.de.sorte === 'terme' ? duree.de.terme : null;
  const fin = duree.a.sorte === 'terme' ? duree.a.terme : null;
  const entites = modele.parties.filter((p) => p.role === 'entite');
  return [
    cible('titre', 'La convention', 'Titre de la convention', ['titre', 'intitulé', 'objet', 'convention']),
    cible('jour', 'La convention', 'Préparée le', ['date de création']),
    cible('quartiers', 'La convention', 'Quartiers', ['quartier', 'qpv', 'quartiers prioritaires']),
    ...modele.parties.map((p) =>
      cible(
        `parties/${p.id}`,
        p.role === 'association' ? 'L’association' : 'La convention',
        p.role === 'association' ? 'Association' : `Partie : ${p.intitule}`,
        p.role === 'association' ? ['bénéficiaire', 'structure', 'porteur', 'nom de l’association'] : [],
      ),
    ),
    cible('association/siret', 'L’association', 'SIRET de l’association', ['siret']),
    cible('association/rna', 'L’association', 'RNA de l’association', ['rna']),
    cible('association/adresse', 'L’association', 'Adresse de l’association', ['adresse']),
    cible('association/courriel', 'L’association', 'Courriel de l’association', [
      'courriel',
      'mail',
      'email',
    ]),
    ...modele.termes.map((t) =>
      cible(`termes/${t.id}`, 'Les termes', capitale(t.intitule), [
        t.id,
        ...(t.id === debut ? ['début', 'date de début', 'prise d’effet', 'du'] : []),
        ...(t.id === fin ? ['fin', 'date de fin', 'date d’échéance', 'au'] : []),
      ]),
    ),
    ...ETAPES.flatMap(([id, libelle, alias, toutes]) => [
      cible(id, 'Sa conclusion', `${libelle}${toutes}`, alias),
      ...(id === 'notification' ? [] : id === 'signature' ? modele.parties : entites).map((p) =>
        cible(`${id}/${p.id}`, 'Sa conclusion', `${libelle}, ${p.intitule}`, []),
      ),
    ]),
    ...modele.obligations
      .filter((o) => o.chaque === null)
      .flatMap((o) =>
        o.pieces.filter((p) => p.fournit === null).map((p) => piece(o.id, p.id, p.intitule, null)),
      ),
  ];
}

// biome-ignore format: a table reads as a table
const ETAPES: readonly (readonly [string, string, readonly string[], string])[] = [
  ['deliberation', 'Délibération du', ['délibération', 'date de délibération', 'délibérée le', 'conseil du'],    ' (toutes les collectivités)'],
  ['transmission', 'Transmise le',    ['transmission', 'préfecture', 'contrôle de légalité'],                  ' (toutes les collectivités)'],
  ['publication',  'Publiée le',      ['publication', 'affichage', 'affichée le'],                                ' (toutes les collectivités)'],
  ['signature',    'Signée le',       ['signature', 'date de signature'],                                         ' (toutes les parties)'],
  ['notification', 'Notifiée le',     ['notification', 'date de notification'],                                   ''],
];

function deLAnnee(modele: Modele, annee: number): readonly Cible[] {
  const seul = modele.versements.length === 1 && modele.versements[0]?.payeurs.length === 1;
  return [
    ...modele.versements.flatMap((v) =>
      v.payeurs.flatMap(({ partie }) => {
        const payeur = modele.parties.find((p) => p.id === partie)?.intitule ?? partie;
        const qui = seul ? '' : ` (${v.intitule}, ${payeur})`;
        const qui2 = seul ? [] : [payeur];
        const cle = `${v.id}/${annee}`;
        return [
          ...(v.reference.sorte === 'vote'
            ? [
                cible(`vote/${cle}/${partie}`, 'L’argent', `Subvention votée ${annee}${qui}`, [
                  ['subvention', annee, ...qui2].join(' '),
                  ['montant voté', annee, ...qui2].join(' '),
                ]),
                cible(`vote-le/${cle}/${partie}`, 'L’argent', `Votée le, ${annee}${qui}`, [
                  ['date du vote', annee, ...qui2].join(' '),
                  ['voté le', annee, ...qui2].join(' '),
                ]),
              ]
            : []),
          ...v.tranches.flatMap((t) => [
            cible(`paye/${cle}/${t.id}/${partie}`, 'L’argent', `Payé, ${t.intitule} ${annee}${qui}`, [
              [t.intitule, annee, ...qui2].join(' '),
              [t.id.replaceAll('-', ' '), annee, ...qui2].join(' '),
            ]),
            cible(`paye-le/${cle}/${t.id}/${partie}`, 'L’argent', `Payé le, ${t.intitule} ${annee}${qui}`, [
              ['date', t.intitule, annee, ...qui2].join(' '),
              [t.id.replaceAll('-', ' '), 'payé le', annee, ...qui2].join(' '),
            ]),
          ]),
        ];
      }),
    ),
    ...modele.obligations
      .filter((o) => o.chaque === 'exercice')
      .flatMap((o) =>
        o.pieces.filter((p) => p.fournit === null).map((p) => piece(o.id, p.id, p.intitule, annee)),
      ),
  ];
}

const piece = (obligation: string, id: string, intitule: string, annee: number | null): Cible =>
  cible(
    `depot/${obligation}/${id}${annee === null ? '' : `/${annee}`}`,
    'Les pièces',
    `Reçu le : ${intitule}${annee === null ? '' : ` (exercice ${annee})`}`,
    [annee === null ? intitule : `${intitule} ${annee}`],
  );

const cible = (id: string, groupe: Cible['groupe'], libelle: string, alias: readonly string[]): Cible => ({
  id,
  groupe,
  libelle,
  alias,
});

const capitale = (t: string): string => t.charAt(0).toLocaleUpperCase('fr') + t.slice(1);

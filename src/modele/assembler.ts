import type { Article } from './article.ts';
import { fauter, type Lieu } from './formes/forme.ts';
import type { LuDe } from './formes/groupes.ts';
import type { Formulaire } from './formulaire.ts';
import type {
  Axe,
  Modele,
  Mot,
  Obligation,
  ReglesInstance,
  ReglesProcedure,
  ReglesVersements,
} from './regles.ts';
import { placerDansBloc, type Releve } from './releve.ts';
import type { CLES_ENTETE, REGLES } from './vocabulaire/blocs.ts';
import type { CLES_DECLARATIONS } from './vocabulaire/declarations.ts';

type Declarations = { -readonly [K in keyof typeof CLES_DECLARATIONS]?: LuDe<typeof CLES_DECLARATIONS>[K] };

/** What has been read so far of a modele. */
export interface Assemblage {
  /** of its file; null: it has none yet */
  readonly nom: string | null;
  entete: LuDe<typeof CLES_ENTETE> | null;
  articles: readonly Article[];
  readonly declarations: Declarations;
  /** declarations met, even faulty: what is missing is then not reported twice */
  readonly rencontrees: Map<string, number>;
  readonly articleDe: Map<string, string>;
  readonly regles: { readonly [K in keyof typeof REGLES]: unknown[] };
  ajouter(sorte: keyof typeof REGLES, regle: unknown): void;
  declarer(lu: LuDe<typeof CLES_DECLARATIONS> | null, cles: readonly Lieu[], r: Releve): void;
}

export function ouvrirAssemblage(nom: string | null): Assemblage {
  const a: Assemblage = {
    nom,
    entete: null,
    articles: [],
    declarations: {},
    rencontrees: new Map(),
    articleDe: new Map(),
    regles: { obligation: [], versements: [], instance: [], procédure: [], axe: [], formulaire: [] },
    ajouter: (sorte, regle) => {
      if (regle !== null) a.regles[sorte].push(regle);
    },
    declarer: (lu, cles, r) => {
      for (const { debut, mot } of cles) {
        const deja = a.rencontrees.get(mot);
        if (deja !== undefined)
          fauter(
            r,
            debut,
            mot,
            `« ${mot} » est déjà donné à la ligne ${deja}`,
            'une seule fois dans le modèle',
            null,
          );
        a.rencontrees.set(mot, placerDansBloc(r, debut).ligne);
        a.articleDe.set(mot, r.article);
      }
      if (lu)
        Object.assign(
          a.declarations,
          Object.fromEntries(Object.entries(lu).filter(([k]) => k !== 'position')),
        );
    },
  };
  return a;
}

const OBLIGATOIRES = ['parties', 'exercice', 'durée', 'entrée en vigueur'] as const;

/** The modele as plain data, groups of parties spelled out; null when something needed could not be read. */
export function assembler(a: Assemblage, r: Releve): Modele | null {
  for (const cle of OBLIGATOIRES)
    if (!a.rencontrees.has(cle) && !r.sauves.has(cle))
      r.fautes.push({
        position: { ligne: 1, colonne: 1 },
        mot: '',
        message: `le modèle ne dit nulle part « ${cle} »`,
        attendu: `une clé « ${cle} » dans un bloc « \`\`\`regle »`,
        proche: null,
      });
  const d = a.declarations;
  const [parties, exercice, duree, vigueur] = OBLIGATOIRES.map((c) => d[c]) as [
    Declarations['parties'],
    Declarations['exercice'],
    Declarations['durée'],
    Declarations['entrée en vigueur'],
  ];
  if (!a.entete || !parties || !exercice || !duree || !vigueur) return null;
  const declarees = parties.map(({ cle, valeur: p }) => ({
    id: cle,
    intitule: p.intitulé,
    role: p.rôle,
    pilote: p.pilote ?? false,
    signataire: p.signataire ?? null,
    guichet: p.guichet ?? null,
  }));
  const groupe = (mots: readonly Mot[]): readonly Mot[] => [
    ...new Set(
      mots.flatMap((mot) =>
        mot === 'parties' || mot === 'entites'
          ? declarees.filter((p) => mot === 'parties' || p.role === 'entite').map((p) => p.id)
          : [mot],
      ),
    ),
  ];
  const rattacher = (o: Obligation): Obligation['rattachement'] => {
    if (!o.rattachement) return null;
    const { id } = o.rattachement;
    const sorte = (['instance', 'axe', 'procedure'] as const).find((s) => r.declares.has(`${s}//${id}`));
    return sorte ? { sorte, id } : null;
  };
  return {
    nom: a.entete.nom,
    version: a.entete.version,
    titre: a.entete.titre,
    resume: a.entete.résumé,
    termes: (d.termes ?? []).map(({ cle, valeur }) => ({ id: cle, ...valeur })),
    parties: declarees,
    tiers: (d.tiers ?? []).map((t) => ({ id: t.cle, intitule: t.valeur })),
    intitules: r.intitules,
    exercice: {
      commence: exercice.commence,
      nomme: exercice.nommé ?? 'annee-de-debut',
      partiel: exercice.partiel ?? 'entier',
    },
    duree: {
      article: duree.article ?? a.articleDe.get('durée') ?? '',
      de: duree.de,
      a: duree.à,
      annoncee: duree.annoncée ?? null,
      intitulee: duree.intitulée ? { de: duree.intitulée.de, a: duree.intitulée.à } : null,
    },
    reconduction: d.reconduction
      ? {
          article: d.reconduction.article ?? a.articleDe.get('reconduction') ?? '',
          pour: d.reconduction.pour,
          auPlus: d.reconduction['au plus'],
          denonciation: {
            par: groupe(d.reconduction.dénonciation.par),
            preavis: d.reconduction.dénonciation.préavis,
          },
        }
      : null,
    avenants: d.avenants
      ? {
          article: d.avenants.article ?? a.articleDe.get('avenants') ?? '',
          executoire: d.avenants.délibération,
        }
      : null,
    entreeEnVigueur: vigueur,
    registres: (d.registres ?? []).map(({ cle, valeur: x }) => ({
      id: cle,
      intitule: x.intitulé,
      alerte: x.alerte ?? null,
    })),
    evenements: (d.évènements ?? []).map(({ cle, valeur: x }) => ({
      id: cle,
      intitule: x.intitulé,
      parmi: x.parmi ?? [],
    })),
    grandeurs: (d.grandeurs ?? []).map(({ cle, valeur: x }) => ({
      id: cle,
      intitule: typeof x === 'string' ? x : x.intitulé,
    })),
    obligations: (a.regles.obligation as Obligation[]).map((o) => ({
      ...o,
      debiteur: groupe(o.debiteur),
      creancier: groupe(o.creancier),
      rattachement: rattacher(o),
    })),
    versements: a.regles.versements as ReglesVersements[],
    instances: (a.regles.instance as ReglesInstance[]).map((i) => ({
      ...i,
      convoque: groupe(i.convoque),
      exceptionnelle: groupe(i.exceptionnelle),
      membres: i.membres.map((m) => ({ ...m, de: groupe(m.de) })),
    })),
    procedures: (a.regles.procédure as ReglesProcedure[]).map((p) => ({
      ...p,
      initiative: groupe(p.initiative),
      etapes: p.etapes.map((e) => ({ ...e, debiteur: groupe(e.debiteur) })),
    })),
    axes: (a.regles.axe as Axe[]).map((x) => ({ ...x, entite: groupe(x.entite) })),
    formulaires: (a.regles.formulaire as Formulaire[]).map((f) => ({ ...f, remplit: groupe(f.remplit) })),
    articles: a.articles,
  };
}

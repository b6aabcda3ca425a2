import { lireJour } from '../basics/jour.ts';
import { lireMontant, lirePart } from '../basics/montant.ts';
import type { ValeurDeTerme } from '../facts/champs.ts';
import type { Option } from './composants/champ.tsx';
import type { ErreurDeSaisie } from './composants/formulaire.tsx';
import { direDateRefusee, direDepotRefuse, direMontantRefuse } from './dire.ts';
import type { FormulaireRecu } from './porte/formulaire.ts';
import type { FichierDepose } from './porte/multipart.ts';

interface Base {
  /** where the value goes, and the name of the field: `jour`, `donnees.montant`, `textes.motif` */
  readonly id: string;
  readonly libelle: string;
  readonly aide?: string;
  readonly facultatif?: boolean;
  /** not asked of this person, but read: what comes all the same is judged by the act */
  readonly tu?: boolean;
  /** what stands in the field before anyone types */
  readonly defaut?: string;
}

/** One field of a form, as data. The same list draws the form and reads it back. */
export type Champ =
  | (Base & { readonly genre: 'jour' | 'montant' | 'entier' | 'texte' | 'long' | 'heure' | 'fichier' })
  | (Base & { readonly genre: 'mot' | 'mots'; readonly options: readonly Option[] })
  /** one choice that fills several places: the value of an option is `donnees.exercice=2026&donnees.payeur=ville` */
  | (Base & { readonly genre: 'cible'; readonly options: readonly Option[] })
  | (Base & { readonly genre: 'oui-non'; readonly oui: string; readonly non: string })
  | (Base & { readonly genre: 'terme'; readonly type: ValeurDeTerme['type'] })
  /** known beforehand: travels with the form, unseen */
  | (Base & { readonly genre: 'cache'; readonly nombre?: boolean });

/** What a form said: a tree of values by path, or what is wrong, each beside its field. */
export interface Lu {
  readonly valeurs: Readonly<Record<string, unknown>>;
  readonly erreurs: readonly ErreurDeSaisie[];
  /** files well received, by field: kept when the form comes back */
  readonly fichiers: ReadonlyMap<string, FichierDepose>;
}

export const champsDeFichier = (champs: readonly Champ[]): readonly string[] =>
  champs.filter((c) => c.genre === 'fichier').map((c) => c.id);

/** Reads typed answers. Never judges rights nor the agreement: acts do. An empty optional field is left out. */
export function lireChamps(champs: readonly Champ[], recu: FormulaireRecu): Lu {
  const valeurs: Record<string, unknown> = {};
  const erreurs: ErreurDeSaisie[] = [];
  const fichiers = new Map<string, FichierDepose>();
  for (const champ of champs) {
    const lu = champ.genre === 'fichier' ? lireFichier(champ, recu, fichiers) : lireUn(champ, recu);
    if (lu.erreur !== undefined) erreurs.push({ champ: champ.id, message: lu.erreur });
    else if (champ.genre === 'cible') viser(valeurs, String(lu.valeur ?? ''));
    else if (lu.valeur !== undefined) poser(valeurs, champ.id.split('.'), lu.valeur);
  }
  for (const [id, fichier] of fichiers) {
    const { nom, ...contenu } = fichier;
    poser(valeurs, id.split('.'), contenu);
    poser(valeurs, ['textes', 'nomFichier'], nom);
  }
  return { valeurs, erreurs, fichiers };
}

interface UnLu {
  readonly valeur?: unknown;
  readonly erreur?: string;
}

function lireFichier(champ: Champ, recu: FormulaireRecu, fichiers: Map<string, FichierDepose>): UnLu {
  const envoye = recu.fichiers(champ.id)[0];
  if (envoye === undefined)
    return champ.facultatif ? {} : { erreur: `${champ.libelle}\u00A0: joignez un fichier.` };
  if (!envoye.ok) return { erreur: direDepotRefuse(envoye.erreur) };
  fichiers.set(champ.id, envoye.valeur);
  return {};
}

function lireUn(champ: Champ, recu: FormulaireRecu): UnLu {
  if (champ.genre === 'mots') return { valeur: recu.tous(champ.id).filter((v) => v !== '') };
  const texte = recu.un(champ.id);
  if (texte === '' && champ.facultatif) return {};
  if (texte === '' && champ.genre !== 'jour' && champ.genre !== 'montant')
    return { erreur: `${champ.libelle}\u00A0: cette réponse manque.` };
  switch (champ.genre) {
    case 'jour': {
      const lu = lireJour(texte);
      return lu.ok ? { valeur: lu.valeur } : { erreur: direDateRefusee(lu.erreur) };
    }
    case 'montant': {
      const lu = lireMontant(texte);
      if (!lu.ok) return { erreur: direMontantRefuse(lu.erreur) };
      return lu.valeur < 0
        ? { erreur: 'Un montant est positif. Retirez le signe moins.' }
        : { valeur: lu.valeur };
    }
    case 'entier':
      return lireEntier(texte);
    case 'heure':
      return lireHeure(texte);
    case 'oui-non':
      return { valeur: texte === 'oui' };
    case 'terme':
      return lireTerme(champ.type, texte);
    case 'mot':
    case 'cible':
      return champ.options.some((o) => o.valeur === texte)
        ? { valeur: texte }
        : { erreur: `${champ.libelle}\u00A0: choisissez une des réponses proposées.` };
    case 'cache':
      return champ.nombre ? lireEntier(texte) : { valeur: texte };
    default:
      return { valeur: texte };
  }
}

function lireEntier(texte: string): UnLu {
  const nu = texte.replace(/[\s\u00A0\u202F]/g, '');
  return /^-?\d{1,12}$/.test(nu)
    ? { valeur: Number(nu) }
    : { erreur: `«\u00A0${texte}\u00A0» n’est pas un nombre entier. Écrivez des chiffres seulement.` };
}

function lireHeure(texte: string): UnLu {
  const m = /^(\d{1,2})\s*(?:h|:)\s*(\d{2})?$/i.exec(texte);
  const [h, min] = [Number(m?.[1]), Number(m?.[2] ?? '0')];
  return m && h < 24 && min < 60
    ? { valeur: `${String(h).padStart(2, '0')}:${String(min).padStart(2, '0')}` }
    : { erreur: `«\u00A0${texte}\u00A0» ne se lit pas comme une heure. Écrivez par exemple 17h30.` };
}

function lireTerme(type: ValeurDeTerme['type'], texte: string): UnLu {
  switch (type) {
    case 'jour': {
      const lu = lireJour(texte);
      return lu.ok ? { valeur: { type, valeur: lu.valeur } } : { erreur: direDateRefusee(lu.erreur) };
    }
    case 'montant': {
      const lu = lireMontant(texte);
      return lu.ok ? { valeur: { type, valeur: lu.valeur } } : { erreur: direMontantRefuse(lu.erreur) };
    }
    case 'nombre': {
      const lu = lireEntier(texte);
      return lu.erreur === undefined ? { valeur: { type, valeur: lu.valeur } } : lu;
    }
    case 'fraction':
      return lireFraction(texte);
    case 'texte':
      return { valeur: { type, valeur: texte } };
  }
}

function lireFraction(texte: string): UnLu {
  const f = lirePart(texte);
  return f
    ? { valeur: { type: 'fraction', num: f.num, den: f.den } }
    : {
        erreur: `«\u00A0${texte}\u00A0» ne se lit pas comme une part. Écrivez par exemple 1/3 ou 80\u202F%.`,
      };
}

/** Numbers are years and amendments; a name ending in `[]` makes a list, empty when nothing follows. Options are ours: their text can be trusted. */
function viser(valeurs: Record<string, unknown>, option: string): void {
  for (const [chemin, valeur] of new URLSearchParams(option)) {
    const liste = chemin.endsWith('[]');
    const lue = /(?:exercice|\.avenant)$/.test(chemin) ? Number(valeur) : valeur;
    poser(valeurs, chemin.replace('[]', '').split('.'), liste ? (valeur === '' ? [] : [lue]) : lue);
  }
}

/** Only the declared paths are ever written: a field name from outside cannot reach a prototype. */
function poser(arbre: Record<string, unknown>, chemin: readonly string[], valeur: unknown): void {
  const [tete = '', ...reste] = chemin;
  if (reste.length === 0) {
    arbre[tete] = valeur;
    return;
  }
  arbre[tete] ??= {};
  poser(arbre[tete] as Record<string, unknown>, reste, valeur);
}

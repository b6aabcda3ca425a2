import type { Duree } from '../../basics/duree.ts';
import { dateCivile, jour, joursDansLeMois, lireJour, nomDuMois } from '../../basics/jour.ts';
import { reussite } from '../../basics/result.ts';
import type { Repere } from '../quand.ts';
import { lireDuree, noterDuree } from './duree.ts';
import { estUnique, lireEvenementChoisi, noterEvenement } from './evenement.ts';
import {
  type Jeton,
  type Lecture,
  type Lu,
  lireAnneeRelative,
  lireRenvoi,
  manque,
  noterAnneeRelative,
  passer,
  passerArticle,
  refuser,
  voir,
} from './jetons.ts';

export const REPERE_ATTENDU =
  'un repère : une date (« 15 juillet 2026 »), un jour de l’année (« 15 juillet N »), « début de l’exercice N », « fin de l’exercice N », « terme … », un évènement (« chaque tenue de … ») ou une durée avant ou après l’un d’eux';

export const MOIS: readonly string[] = Array.from({ length: 12 }, (_, i) => nomDuMois(i + 1));

/** A point in time. */
export function lireRepere(l: Lecture): Lu<Repere> {
  passerArticle(l);
  if (!voir(l)) return manque(l, REPERE_ATTENDU, []);
  if (/^\d+$/.test(voir(l)) && /^(jours?|mois|ans?)$/i.test(voir(l, 1))) return lireDecale(l);
  if (/^(\d{1,2}|1er)$/.test(voir(l)) || /^\d/.test(voir(l))) return lireDate(l);
  if (passer(l, 'terme')) {
    const terme = lireRenvoi(l, 'terme', 'un terme déclaré', 'jour');
    return terme.ok ? reussite({ sorte: 'terme', terme: terme.valeur }) : terme;
  }
  for (const [mot, sorte] of [
    ['début', 'debut-exercice'],
    ['fin', 'fin-exercice'],
  ] as const) {
    if (!passer(l, mot, 'de', "l'", 'exercice')) continue;
    const decalage = lireAnneeRelative(l);
    return decalage.ok ? reussite({ sorte, decalage: decalage.valeur }) : decalage;
  }
  const choisi = lireEvenementChoisi(l);
  return choisi.ok ? reussite({ sorte: 'evenement', ...choisi.valeur }) : choisi;
}

/** As a modele writes it on one line; reads back to the same value. « premier de » and « dernier de » are mappings: not written here. */
export function noterRepere(r: Repere): string {
  switch (r.sorte) {
    case 'date': {
      const d = dateCivile(r.jour);
      return `${d.jour} ${nomDuMois(d.mois)} ${d.annee}`;
    }
    case 'jour-de-l-annee':
      return `${r.jour} ${nomDuMois(r.mois)} ${noterAnneeRelative(r.decalage)}`;
    case 'debut-exercice':
      return `début de l’exercice ${noterAnneeRelative(r.decalage)}`;
    case 'fin-exercice':
      return `fin de l’exercice ${noterAnneeRelative(r.decalage)}`;
    case 'terme':
      return `terme ${r.terme}`;
    case 'evenement': {
      const choix = { chacun: 'chaque', premier: 'premier', dernier: 'dernier' }[r.lequel];
      return estUnique(r.evenement) && r.lequel === 'premier'
        ? noterEvenement(r.evenement)
        : `${choix} ${noterEvenement(r.evenement)}`;
    }
    case 'decale':
      return `${noterDuree(r.duree)} ${r.sens === 'apres' ? 'après' : 'avant'} ${noterRepere(r.repere)}`;
    case 'premier-de':
    case 'dernier-de':
      return `${r.sorte === 'premier-de' ? 'premier de' : 'dernier de'} : ${r.reperes.map(noterRepere).join(' ; ')}`;
  }
}

/** `15 jours calendaires après chaque tenue de …` */
function lireDecale(l: Lecture): Lu<Repere> {
  const duree: Lu<Duree> = lireDuree(l);
  if (!duree.ok) return duree;
  const sens = passer(l, 'après') ? 'apres' : passer(l, 'avant') ? 'avant' : null;
  if (!sens) {
    const ici = l.jetons[l.i];
    return ici
      ? refuser(
          ici,
          `« ${ici.texte} » ne dit pas s’il faut compter avant ou après`,
          '« après » ou « avant »',
          ['après', 'avant'],
        )
      : manque(l, '« après » ou « avant », puis un repère', []);
  }
  const repere = lireRepere(l);
  return repere.ok ? reussite({ sorte: 'decale', repere: repere.valeur, duree: duree.valeur, sens }) : repere;
}

/** `15 juillet 2026`, `2026-07-15`, `15/07/2026`, `15 juillet N`. */
function lireDate(l: Lecture): Lu<Repere> {
  const premier = l.jetons[l.i] as Jeton;
  if (/^\d{4}-|[/.]/.test(premier.texte)) return finirDate(l, premier, premier.texte, 1);
  const quantieme = Number.parseInt(premier.texte, 10);
  const mois = l.jetons[l.i + 1];
  if (!mois) return manque(l, 'un mois, puis une année', []);
  const numero = MOIS.indexOf(mois.texte.toLowerCase()) + 1;
  if (numero === 0)
    return refuser(mois, `« ${mois.texte} » n’est pas un mois`, 'un mois en toutes lettres', MOIS);
  const annee = l.jetons[l.i + 2];
  if (!annee) return manque(l, 'une année : un millésime, ou N, N-1, N+1', []);
  if (!annee.texte.startsWith('N'))
    return finirDate(l, premier, `${premier.texte} ${mois.texte} ${annee.texte}`, 3);
  // 29 February exists in some years: clipped by the engine in the others
  if (quantieme < 1 || quantieme > joursDansLeMois(2024, numero))
    return refuser(
      { ...premier, texte: `${premier.texte} ${mois.texte}` },
      `le ${quantieme} ${mois.texte} n’existe pas`,
      `un jour de 1 à ${joursDansLeMois(2024, numero)}`,
      [],
    );
  l.i += 2;
  const decalage = lireAnneeRelative(l);
  return decalage.ok
    ? reussite({ sorte: 'jour-de-l-annee', mois: numero, jour: quantieme, decalage: decalage.valeur })
    : decalage;
}

function finirDate(l: Lecture, premier: Jeton, texte: string, jetons: number): Lu<Repere> {
  const lu = lireJour(texte);
  const jeton = { debut: premier.debut, texte };
  if (!lu.ok && lu.erreur.code === 'date-inexistante')
    return refuser(
      jeton,
      `la date « ${texte} » n’existe pas`,
      `un jour de 1 à ${lu.erreur.dernier} pour ${nomDuMois(lu.erreur.mois)}`,
      [],
    );
  if (!lu.ok)
    return refuser(jeton, `« ${texte} » n’est pas une date`, 'une date comme « 15 juillet 2026 »', []);
  l.i += jetons;
  const d = dateCivile(lu.valeur);
  return reussite({ sorte: 'date', jour: jour(d.annee, d.mois, d.jour) });
}

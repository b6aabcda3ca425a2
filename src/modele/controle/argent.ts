import { enumerer } from '../../basics/francais.ts';
import { dateCivile } from '../../basics/jour.ts';
import { type Centimes, ecrireMontantCourt, euros } from '../../basics/montant.ts';
import type { Exception, ReglesVersements } from '../regles.ts';
import type { ADrafter, Constat } from './constat.ts';
import { jourFixe, nombreDuTerme } from './reperes.ts';
import { simulerAnnee } from './simulation.ts';

/** Sentences about money that read two ways, amounts that are missing, exceptions that apply to nothing. */
export function controlerArgent(p: ADrafter): readonly Constat[] {
  return p.modele.versements.flatMap((v) => [
    ...lectures(p, v),
    ...base(p, v),
    ...montantsManquants(p, v),
    ...v.exceptions.flatMap((e) => exception(p, v, e)),
  ]);
}

/** Both outcomes of a sentence, on an unchanged grant: that of the agreement when it is known, else a round one. */
function lectures(p: ADrafter, v: ReglesVersements): readonly Constat[] {
  const connue = v.reprise ? p.termes[v.reprise.montant] : undefined;
  const reference = connue?.type === 'montant' ? connue.valeur : euros(120_000);
  const retenue = simulerAnnee(p, v, reference, null);
  return v.autresLectures.flatMap((l): readonly Constat[] => {
    const autre = simulerAnnee(p, v, reference, l);
    const tranche = v.tranches.find((t) => t.id === l.tranche);
    if (!retenue || !autre || !tranche || retenue.join() === autre.join()) return [];
    return [
      {
        gravite: 'a-savoir',
        articles: [tranche.article],
        texte: `«\u00A0${tranche.intitule}\u00A0» se lit de deux façons. Pour une subvention inchangée de ${ecrireMontantCourt(reference)}, la lecture retenue donne ${suite(retenue)}\u202F; l’autre (${l.libelle}) donne ${suite(autre)}.`,
      },
    ];
  });
}

const suite = (montants: readonly Centimes[]): string => enumerer(montants.map(ecrireMontantCourt));

/** A calculation that starts from last year's vote, when nothing says what that was. */
function base(p: ADrafter, v: ReglesVersements): readonly Constat[] {
  const anterieur = v.tranches.some((t) =>
    t.calcul.etapes.some((e) => 'grandeur' in e && e.grandeur.sorte === 'vote' && e.grandeur.decalage < 0),
  );
  if (!anterieur || (v.reprise && p.termes[v.reprise.montant])) return [];
  return [
    {
      gravite: 'a-savoir',
      articles: [v.article],
      texte: `«\u00A0${v.intitule}\u00A0» part de la subvention de l’année précédente, que rien n’indique pour la première année\u00A0: ce versement restera indéterminé tant qu’elle n’est pas donnée.`,
    },
  ];
}

function montantsManquants(p: ADrafter, v: ReglesVersements): readonly Constat[] {
  const du = jourFixe(p, p.modele.duree.de);
  const au = jourFixe(p, p.modele.duree.a);
  if (v.montantsParRang.length === 0 || du === null || au === null) return [];
  const premier = exerciceDe(p, du);
  const manquants = Array.from({ length: exerciceDe(p, au) - premier + 1 }, (_, i) => i).filter((i) => {
    const terme = v.montantsParRang[i];
    return v.montants[premier + i] === undefined && (terme === undefined || p.termes[terme] === undefined);
  });
  if (manquants.length === 0) return [];
  return [
    {
      gravite: 'a-savoir',
      articles: [v.article],
      texte: `Aucun montant n’est fixé pour ${enumerer(manquants.map((i) => String(premier + i)))}.`,
    },
  ];
}

/** An exception whose year is outside the agreement, or that gives a year without an amount (or the other way round). */
function exception(p: ADrafter, v: ReglesVersements, e: Exception): readonly Constat[] {
  const visee = typeof e.exercice === 'object' ? nombreDuTerme(p, e.exercice.terme) : e.exercice;
  const sansMontant = (e.calcul?.etapes ?? []).some(
    (x) => 'grandeur' in x && x.grandeur.sorte === 'terme' && p.termes[x.grandeur.terme] === undefined,
  );
  const constat = (texte: string): readonly Constat[] => [
    { gravite: 'contradiction', articles: [e.article, v.article], texte },
  ];
  if (typeof e.exercice === 'object' && (visee === null) !== sansMontant && e.calcul)
    return constat(
      visee === null
        ? 'L’exception donne un montant sans dire pour quelle année.'
        : `L’exception vise ${visee} sans dire pour quel montant.`,
    );
  const du = jourFixe(p, p.modele.duree.de);
  const au = jourFixe(p, p.modele.duree.a);
  if (typeof visee !== 'number' || du === null || au === null) return [];
  return visee < exerciceDe(p, du) || visee > exerciceDe(p, au)
    ? constat(`L’exception vise ${visee}, que la convention ne couvre pas.`)
    : [];
}

/** The year whose name the financial year of a day bears. */
function exerciceDe({ modele }: ADrafter, jour: NonNullable<ReturnType<typeof jourFixe>>): number {
  const { commence, nomme } = modele.exercice;
  const d = dateCivile(jour);
  const avant = d.mois < commence.mois || (d.mois === commence.mois && d.jour < commence.jour);
  const debut = d.annee - (avant ? 1 : 0);
  const entier = commence.mois === 1 && commence.jour === 1;
  return nomme === 'annee-de-fin' && !entier ? debut + 1 : debut;
}

import { ajouterJours, ajouterMois, anneeDe, ecrireJour, type Jour } from '../../basics/jour.ts';
import type { ADrafter, Constat } from './constat.ts';
import { jourFixe, nombreDuTerme } from './reperes.ts';

/** Dates of the agreement against one another, against the years its text announces, and against the day of drafting. */
export function controlerDuree(p: ADrafter): readonly Constat[] {
  const { duree } = p.modele;
  const du = jourFixe(p, duree.de);
  const au = jourFixe(p, duree.a);
  if (du === null || au === null) return [];
  if (au < du)
    return [
      {
        gravite: 'impasse',
        articles: [duree.article],
        texte: `La convention finirait le ${ecrireJour(au)}, avant d’avoir pris effet le ${ecrireJour(du)}.`,
      },
    ];
  return [...dureeAnnoncee(p, du, au), ...millesimes(p, du, au), ...retroactivite(p, du)];
}

function dureeAnnoncee(p: ADrafter, du: Jour, au: Jour): readonly Constat[] {
  const { annoncee, article } = p.modele.duree;
  const annees = annoncee === null ? null : nombreDuTerme(p, annoncee);
  if (annees === null) return [];
  const fin = ajouterJours(ajouterMois(du, 12 * annees), -1);
  if (fin === au) return [];
  return [
    {
      gravite: 'contradiction',
      articles: [article],
      texte: `La durée annoncée est de ${annees}\u00A0an${annees > 1 ? 's' : ''}, ce qui mène au ${ecrireJour(fin)}\u202F; la date de fin est le ${ecrireJour(au)}.`,
    },
  ];
}

function millesimes(p: ADrafter, du: Jour, au: Jour): readonly Constat[] {
  const { intitulee, article } = p.modele.duree;
  const premier = intitulee && nombreDuTerme(p, intitulee.de);
  const dernier = intitulee && nombreDuTerme(p, intitulee.a);
  if (premier === null || dernier === null) return [];
  if (premier === anneeDe(du) && dernier === anneeDe(au)) return [];
  const recul = premier > anneeDe(du) ? ` Elle remonte avant ${premier}.` : '';
  return [
    {
      gravite: 'contradiction',
      articles: [article],
      texte: `Le titre annonce ${premier}–${dernier}\u202F; la convention va du ${ecrireJour(du)} au ${ecrireJour(au)}.${recul}`,
    },
  ];
}

function retroactivite(p: ADrafter, du: Jour): readonly Constat[] {
  if (p.redigeLe === null || p.redigeLe <= du) return [];
  let mois = 0;
  while (ajouterMois(du, mois + 1) <= p.redigeLe) mois += 1;
  return [
    {
      gravite: 'a-savoir',
      articles: [p.modele.duree.article],
      texte: `La convention prend effet le ${ecrireJour(du)}, ${mois === 0 ? 'moins d’un mois' : `${mois}\u00A0mois`} avant d’être rédigée.`,
    },
  ];
}

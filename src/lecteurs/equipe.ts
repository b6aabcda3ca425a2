import { nonLu } from '../basics/non-lu.ts';
import { echec } from '../basics/result.ts';
import { embaucher, type Issue, type Lecture, type Ouvrier } from './ouvrier.ts';

/** A reading that a bound stopped, for whoever runs the service. */
export interface Arret {
  readonly lecture: string;
  readonly borne: string;
  readonly detail: string | null;
}

export interface Equipe {
  lire(lecture: Lecture): Promise<Issue>;
  /** Ends every child; what was being read is not. */
  fermer(): void;
}

export interface ReglagesDEquipe {
  /** how many read at once */
  readonly ouvriers: number;
  /** how many may wait for their turn; the next one is told that all are busy */
  readonly file: number;
  /** seconds after which who waits is told the same */
  readonly patience: number;
  /** seconds after which a child that reads nothing ends: the service at rest holds none */
  readonly repos: number;
  readonly direArret: (arret: Arret) => void;
}

interface Attente {
  readonly lecture: Lecture;
  readonly repondre: (issue: Issue) => void;
  readonly minuteur: NodeJS.Timeout;
}

/** Children that read what comes from elsewhere, started at the first thing to read. */
export function ouvrirEquipe(reglages: ReglagesDEquipe): Equipe {
  const oisifs: { readonly ouvrier: Ouvrier; readonly minuteur: NodeJS.Timeout }[] = [];
  const tous = new Set<Ouvrier>();
  const file: Attente[] = [];
  let occupes = 0;

  const prendre = (): Ouvrier => {
    for (let repose = oisifs.pop(); repose; repose = oisifs.pop()) {
      clearTimeout(repose.minuteur);
      if (repose.ouvrier.utilisable()) return repose.ouvrier;
      tous.delete(repose.ouvrier);
    }
    const nouveau = embaucher();
    tous.add(nouveau);
    return nouveau;
  };

  const rendre = (ouvrier: Ouvrier): void => {
    if (!ouvrier.utilisable()) {
      tous.delete(ouvrier);
      return;
    }
    const minuteur = setTimeout(() => {
      ouvrier.congedier();
      tous.delete(ouvrier);
      oisifs.splice(
        oisifs.findIndex((o) => o.ouvrier === ouvrier),
        1,
      );
    }, reglages.repos * 1000);
    oisifs.push({ ouvrier, minuteur: minuteur.unref() });
  };

  const lire = async (lecture: Lecture): Promise<Issue> => {
    occupes++;
    const ouvrier = prendre();
    try {
      const issue = await ouvrier.lire(lecture);
      if (!issue.ok) direArret(lecture, issue.erreur.borne, issue.erreur.detail ?? null);
      return issue;
    } finally {
      rendre(ouvrier);
      occupes--;
      const suivante = file.shift();
      if (suivante) {
        clearTimeout(suivante.minuteur);
        void lire(suivante.lecture).then(suivante.repondre);
      }
    }
  };

  const attendre = (lecture: Lecture): Promise<Issue> =>
    new Promise((repondre) => {
      const attente: Attente = {
        lecture,
        repondre,
        minuteur: setTimeout(() => {
          file.splice(file.indexOf(attente), 1);
          repondre(refuserOccupe(lecture));
        }, reglages.patience * 1000),
      };
      file.push(attente);
    });

  const refuserOccupe = (lecture: Lecture): Issue => {
    direArret(lecture, 'occupe', null);
    return echec(nonLu('occupe'));
  };

  const direArret = (lecture: Lecture, borne: string, detail: string | null): void =>
    reglages.direArret({ lecture: lecture.quoi, borne, detail });

  return {
    lire(lecture) {
      if (occupes < reglages.ouvriers) return lire(lecture);
      return file.length < reglages.file ? attendre(lecture) : Promise.resolve(refuserOccupe(lecture));
    },
    fermer() {
      for (const ouvrier of tous) ouvrier.congedier();
      tous.clear();
    },
  };
}

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type NonLu, nonLu } from '../basics/non-lu.ts';
import { echec, type Result, reussite } from '../basics/result.ts';

/** One thing to read: a function exported by a module, what it is given, and what it may take. */
export interface Lecture {
  /** what is read, for the log: never a name nor a content */
  readonly quoi: string;
  /** address of the module */
  readonly module: string;
  readonly fonction: string;
  readonly donnees: readonly unknown[];
  /** how long it may last, computing or waiting */
  readonly secondes: number;
  /** seconds of computing that it may take, however busy the machine is */
  readonly calcul: number;
  /** megabytes that the process may hold, all told */
  readonly memoire: number;
}

/** How a reading ended. `detail`: for the log, when the reader itself failed. */
export type Issue = Result<unknown, NonLu & { readonly detail?: string }>;

/** A process that reads one thing after the other. */
export interface Ouvrier {
  lire(lecture: Lecture): Promise<Issue>;
  /** null until it is ended: may it be given another thing to read? */
  readonly utilisable: () => boolean;
  congedier(): void;
}

/** Megabytes of objects: V8 gives up there by itself, sooner than the guard sees. */
const TAS = 320;
/** To start and load its libraries, on a machine that is busy; it reads nothing yet. */
const DEMARRAGE_S = 30;

export function embaucher(): Ouvrier {
  const processus = fork(fileURLToPath(new URL('./enfant.js', import.meta.url)), [], {
    serialization: 'advanced',
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // From the sources, what teaches this process to read TypeScript teaches the child too.
    execArgv: [
      ...(import.meta.url.endsWith('.ts') ? process.execArgv : []),
      `--max-old-space-size=${TAS}`,
      '--max-semi-space-size=16',
    ],
  });
  let utilisable = true;
  const congedier = (): void => {
    utilisable = false;
    processus.kill('SIGKILL');
  };
  processus.on('exit', () => {
    utilisable = false;
  });
  // Told to whoever waits by `exit`; alone, it would end the service.
  processus.on('error', congedier);
  retenir(processus, false);
  return {
    utilisable: () => utilisable,
    congedier,
    async lire(lecture) {
      retenir(processus, true);
      const issue = await demander(processus, lecture, congedier);
      retenir(processus, false);
      // After a failure nothing is known of its state; after something large, of how much it still holds.
      if (!issue.ok || issue.valeur.tient > lecture.memoire / 2) congedier();
      return issue.ok ? reussite(issue.valeur.valeur) : issue;
    },
  };
}

/** An idle child keeps nobody from ending; one that reads is waited for. */
function retenir(processus: ChildProcess, oui: boolean): void {
  const geste = oui ? 'ref' : 'unref';
  processus[geste]();
  processus.channel?.[geste]();
}

type Reponse =
  | { readonly sorte: 'commence' }
  | { readonly sorte: 'lu'; readonly valeur: unknown; readonly tient: number }
  | { readonly sorte: 'echec'; readonly borne: NonLu['borne']; readonly detail: string };

function demander(
  processus: ChildProcess,
  lecture: Lecture,
  congedier: () => void,
): Promise<Result<{ readonly valeur: unknown; readonly tient: number }, NonLu & { detail?: string }>> {
  const { secondes, calcul, memoire } = lecture;
  return new Promise((resolve) => {
    let cause: NonLu | null = null;
    const tuerDans = (delai: number, borne: NonLu): NodeJS.Timeout =>
      setTimeout(() => {
        cause = borne;
        congedier();
      }, delai * 1000);
    let minuteur = tuerDans(DEMARRAGE_S, nonLu('occupe'));
    const finir = (issue: Awaited<ReturnType<typeof demander>>): void => {
      clearTimeout(minuteur);
      processus.off('message', surMessage).off('exit', surFin);
      resolve(issue);
    };
    const surMessage = (reponse: Reponse): void => {
      if (reponse.sorte === 'commence') {
        clearTimeout(minuteur);
        minuteur = tuerDans(secondes, nonLu('temps', secondes));
      } else if (reponse.sorte === 'lu') finir(reussite(reponse));
      else {
        const { borne, detail } = reponse;
        finir(echec({ ...nonLu(borne, borne === 'memoire' ? memoire : null), detail }));
      }
    };
    const surFin = (_code: number | null, signal: NodeJS.Signals | null): void =>
      finir(echec(cause ?? bornesDepassees(signal, lecture)));
    processus.on('message', surMessage).on('exit', surFin);
    const { module, fonction, donnees } = lecture;
    processus.send({ module, fonction, donnees, memoire, calcul }, (erreur) => {
      if (erreur) congedier();
    });
  });
}

/** Ended by its guard, by V8 or by the system, and not by us. */
function bornesDepassees(signal: NodeJS.Signals | null, { calcul, memoire }: Lecture): NonLu {
  if (signal === null) return nonLu('panne');
  return signal === 'SIGXCPU' ? nonLu('calcul', calcul) : nonLu('memoire', memoire);
}

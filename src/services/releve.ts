import type { Writable } from 'node:stream';
import { type DestinationStream, pino } from 'pino';
import { decrireErreur } from './erreur-sans-noms.ts';

type Champs = Readonly<Record<string, string | number | boolean | null>>;

/**
 * What the service tells whoever runs it, one line per event: never a name, an address of mail, a token, a path as asked
 * nor anything typed. `champs` are for identifiers of routes, statuses, durations.
 */
export interface Releve {
  info(quoi: string, champs?: Champs): void;
  avertir(quoi: string, champs?: Champs): void;
  erreur(quoi: string, erreur: unknown, champs?: Champs): void;
}

export interface ReglageDeReleve {
  readonly niveau: 'erreur' | 'avertissement' | 'info' | 'detail';
  readonly forme: 'json' | 'lisible';
}

const NIVEAUX = { erreur: 'error', avertissement: 'warn', info: 'info', detail: 'debug' } as const;

export function ouvrirReleve({ niveau, forme }: ReglageDeReleve, sortie: Writable = process.stdout): Releve {
  const plume = pino(
    {
      level: NIVEAUX[niveau],
      base: { processus: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ niveau: label }) },
      messageKey: 'quoi',
    },
    forme === 'json' ? sortie : enClair(sortie),
  );
  return {
    info: (quoi, champs = {}) => plume.info(champs, quoi),
    avertir: (quoi, champs = {}) => plume.warn(champs, quoi),
    erreur: (quoi, erreur, champs = {}) => plume.error({ ...champs, erreur: decrireErreur(erreur) }, quoi),
  };
}

const A_PART = new Set(['niveau', 'time', 'processus', 'quoi', 'erreur']);
const SIGNES: Readonly<Record<string, string>> = { error: 'erreur ', warn: 'attention ' };

/** `14:03:12 erreur requête  methode=GET route=/a-faire statut=500`, the stack under it. */
function enClair(sortie: Writable): DestinationStream {
  return {
    write(ligne) {
      const lue = JSON.parse(ligne);
      const champs = Object.entries(lue).flatMap(([cle, v]) => (A_PART.has(cle) ? [] : [`${cle}=${v}`]));
      const heure = new Date(lue.time).toLocaleTimeString('fr-FR');
      const tete = `${heure} ${SIGNES[lue.niveau] ?? ''}${lue.quoi}`;
      const pile = lue.erreur
        ? `\n  ${lue.erreur.genre}\u00A0: ${lue.erreur.message}\n    ${lue.erreur.pile.join('\n    ')}`
        : '';
      sortie.write(`${[tete, ...champs].join('  ')}${pile}\n`);
    },
  };
}

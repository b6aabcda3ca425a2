import type { Context } from 'hono';
import type { Acteur } from '../../acts/acteur.ts';
import type { Demande } from '../../acts/demande.ts';
import { ecrireRefus, type Refus } from '../../acts/refus.ts';
import type { Acquitte } from '../../espace/espace.ts';
import { direFait } from '../../views/faits.ts';
import type { ErreurDeSaisie } from '../composants/formulaire.tsx';
import type { Env } from '../env.ts';
import type { Champ } from '../formulaires.ts';
import { champsDeFichier, lireChamps } from '../formulaires.ts';
import { garderFichier, lireFormulaire } from '../porte/formulaire.ts';
import { champsDe, type FormulaireDeclare, type Situation } from './formulaires-declares.ts';
import type { Retour } from './formulaires-vue.tsx';

export type Traite =
  | { readonly ok: true; readonly acquitte: Acquitte }
  | { readonly ok: false; readonly retour: Retour; readonly statut: 409 | 422 };

/** Reads a declared form and acts. Whatever is refused comes back with what was typed and the files already received. */
export async function traiter(
  c: Context<Env>,
  acteur: Acteur,
  situation: Situation,
  declare: FormulaireDeclare,
): Promise<Traite> {
  const champs = champsDe(declare, situation);
  const recu = await lireFormulaire(c, champsDeFichier(champs));
  const lu = lireChamps(champs, recu);
  const echouer = (erreurs: readonly ErreurDeSaisie[], perime: boolean): Traite => ({
    ok: false,
    statut: perime ? 409 : 422,
    retour: {
      acte: declare.acte,
      sur: recu.un('donnees.depot') || null,
      saisie: recu.saisie,
      erreurs,
      gardes: new Map([...lu.fichiers].map(([id, f]) => [id, garderFichier(c, f)])),
      perime,
    },
  });
  if (lu.erreurs.length > 0) return echouer(lu.erreurs, false);
  const fini = await c.var.deps.espace.agir(
    situation.dossier.id,
    acteur,
    recu.rang,
    demander(declare, lu.valeurs, situation.aujourdhui),
  );
  if (fini.ok) return { ok: true, acquitte: fini.valeur };
  const perime = fini.erreur.some((r) => r.code === 'ecrit-entre-temps');
  return echouer(
    fini.erreur.map((r) => ({ champ: champDuRefus(champs, r), message: ecrireRefus(r) })),
    perime,
  );
}

/** « Enregistré : … (fait n° 12) », from what was written. */
export function direEnregistre({ dossier, ecrits }: Acquitte): string {
  const dits = ecrits.map((f) => `${direFait(dossier, f).phrase} (fait n°\u00A0${f.rang})`);
  return `Enregistré\u00A0: ${dits.join('\u202F; ')}.`;
}

/** A form that asks for no day records what happens today. */
function demander(
  declare: FormulaireDeclare,
  valeurs: Readonly<Record<string, unknown>>,
  aujourdhui: Situation['aujourdhui'],
): Demande {
  const socle = declare.socle ?? {};
  const partie = (nom: 'donnees' | 'textes') => ({
    ...(socle[nom] as object | undefined),
    ...(valeurs[nom] as object | undefined),
  });
  // The act's own schema judges the data when the fact is written; a malformed one is a refusal, not a crash.
  return {
    acte: declare.acte,
    jour: valeurs.jour ?? aujourdhui,
    donnees: partie('donnees'),
    textes: partie('textes'),
  } as Demande;
}

/** The field that holds what is refused; a choice that fills several places answers for all of them. */
function champDuRefus(champs: readonly Champ[], refus: Refus): string | null {
  if (refus.champ === null) return null;
  const chemin = refus.champ;
  const visible = champs.filter((x) => x.genre !== 'cache' && !x.tu);
  const exact = visible.find((x) => x.id === chemin || x.id.startsWith(`${chemin}.`));
  if (exact) return exact.id;
  const choix = visible.find(
    (x) => x.genre === 'cible' && x.options.some((o) => new URLSearchParams(o.valeur).has(chemin)),
  );
  return choix?.id ?? null;
}

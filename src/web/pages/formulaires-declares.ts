import type { Acteur } from '../../acts/acteur.ts';
import { SANS_ANNUAIRE } from '../../acts/agir.ts';
import { rolesDe } from '../../acts/cas.ts';
import { datationDuFormulaire } from '../../acts/dater.ts';
import type { NomActe } from '../../acts/demande.ts';
import { capitale } from '../../basics/francais.ts';
import { ecrireIso, ecrireJour } from '../../basics/jour.ts';
import type { Dossier, ModeleOffert } from '../../espace/espace.ts';
import { nomPartie } from '../../views/dit.ts';
import { titreCompte } from '../../views/intitules.ts';
import { motNu } from '../../views/typographie.ts';
import type { Option } from '../composants/champ.tsx';
import type { Champ } from '../formulaires.ts';

/** What a form may depend on: the dossier, who fills it, the real today. */
export interface Situation {
  readonly dossier: Dossier;
  readonly acteur: Acteur;
  readonly aujourdhui: Dossier['etat']['regard']['au'];
  /** the texts of the register, for the form that moves an agreement to another */
  readonly textes: readonly ModeleOffert[];
  /** who may be said to hold an office, for the form that says it */
  readonly personnes: readonly PersonneDePartie[];
}

export interface PersonneDePartie {
  readonly id: string;
  readonly nom: string;
  readonly partie: string;
  readonly organisation: string;
}

/** A form declared as data: its act, its words, its fields. Empty `champs`: nothing on this agreement to bear on. */
export interface FormulaireDeclare {
  readonly acte: NomActe;
  readonly titre: string;
  readonly bouton: string;
  readonly presentation?: string;
  readonly champs: (s: Situation) => readonly Champ[];
  /** what the answers are laid upon: parts that may stay empty but must exist */
  readonly socle?: Readonly<Record<string, unknown>>;
}

/**
 * The fields of a form for whoever fills it: who may not say the day is not asked for it (`tu`: read all the same, so that
 * a day sent in spite of that is refused, not dropped); where what they choose decides, the day may be left out.
 */
export function champsDe({ acte, champs }: FormulaireDeclare, s: Situation): readonly Champ[] {
  const tous = champs(s);
  if (!tous.some((c) => c.id === 'jour')) return tous;
  const sait = datationPour(s, acte, connus(tous));
  if (sait === 'dit') return tous;
  return tous.map((c): Champ => {
    if (c.id !== 'jour' || c.genre !== 'jour') return c;
    const { defaut: _, ...nu } = c;
    if (sait === 'du-jour') return { ...nu, facultatif: true, tu: true };
    return {
      ...nu,
      facultatif: true,
      aide: 'Seulement pour ce que vous recevez d’une autre partie\u202F; sinon, le jour où vous l’enregistrez',
    };
  });
}

/** Who says the day of this act, as far as the form knows what it bears on. */
export const datationPour = (
  { dossier, acteur, aujourdhui }: Situation,
  acte: NomActe,
  donnees: Readonly<Record<string, string>>,
): ReturnType<typeof datationDuFormulaire> =>
  datationDuFormulaire(
    { etat: dossier.etat, faits: dossier.faits, acteur, aujourdhui, annuaire: SANS_ANNUAIRE },
    acte,
    donnees,
  );

/** What travels with the form, unseen, by the name of its datum. */
const connus = (champs: readonly Champ[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    champs.flatMap((c) =>
      c.genre === 'cache' && c.defaut ? [[c.id.replace(/^donnees\./, ''), c.defaut] as const] : [],
    ),
  );

export const leJour = (s: Situation, libelle: string, aide?: string): Champ => ({
  genre: 'jour',
  id: 'jour',
  libelle,
  defaut: ecrireIsoLisible(s),
  ...(aide === undefined ? {} : { aide }),
});

/** `22/11/2026`: what people type. */
const ecrireIsoLisible = (s: Situation): string => ecrireIso(s.aujourdhui).split('-').reverse().join('/');

/** The parties, the actor's own first: it is most often theirs. */
export function optionsParties(
  s: Situation,
  garder: (id: string) => boolean = () => true,
): readonly Option[] {
  const siens = rolesDe(s.dossier.etat, s.acteur.organisation);
  return s.dossier.etat.modele.parties
    .filter((p) => garder(p.id))
    .sort((a, b) => Number(siens.includes(b.id)) - Number(siens.includes(a.id)))
    .map((p) => ({ valeur: p.id, libelle: capitale(nomPartie(s.dossier, p.id)) }));
}

export const champPartie = (s: Situation, libelle: string, garder?: (id: string) => boolean): Champ => {
  const options = optionsParties(s, garder);
  const mien = rolesDe(s.dossier.etat, s.acteur.organisation).find((r) =>
    options.some((o) => o.valeur === r),
  );
  return {
    genre: 'mot',
    id: 'donnees.partie',
    libelle,
    options,
    ...(mien === undefined ? {} : { defaut: mien }),
  };
};

/** Years that a vote or a request may name: those of the agreement, and the one before the first. */
export const optionsExercices = ({ dossier }: Situation): readonly Option[] =>
  dossier.etat.exercices.map((e) => ({ valeur: String(e.numero), libelle: String(e.numero) }));

/** Years and payers of each rule of payment, as one choice. */
export function optionsAnneesPayeurs(s: Situation, avecPayeur: boolean): readonly Option[] {
  const { etat } = s.dossier;
  const annees = etat.exercices.map((e) => e.numero);
  const courante =
    etat.exercices.find((e) => e.du <= s.aujourdhui && e.au >= s.aujourdhui)?.numero ?? annees[0] ?? 0;
  return etat.modele.versements.flatMap((v) =>
    [...annees]
      .sort((a, b) => Math.abs(a - courante - 0.6) - Math.abs(b - courante - 0.6))
      .flatMap((annee) =>
        (avecPayeur ? v.payeurs.map((p) => p.partie) : [null]).map((payeur) => ({
          valeur: viser({
            'donnees.versements': v.id,
            'donnees.exercice': String(annee),
            ...(payeur === null ? {} : { 'donnees.payeur': payeur }),
          }),
          libelle: `${capitale(v.intitule)} ${annee}${payeur === null ? '' : `, ${nomPartie(s.dossier, payeur)}`}`,
        })),
      ),
  );
}

/** Accounts in which something was overpaid. */
export const optionsTropPercus = ({ dossier }: Situation): readonly Option[] =>
  dossier.etat.comptes
    .filter((c) => c.tropPercu > 0)
    .map((c) => ({
      valeur: viser({
        'donnees.versements': c.versements,
        'donnees.exercice': String(c.exercice),
        'donnees.payeur': c.payeur,
      }),
      libelle: `${titreCompte(dossier.etat, c)}, ${nomPartie(dossier, c.payeur)}`,
    }));

/** The value of an option that fills several places. */
export const viser = (champs: Readonly<Record<string, string>>): string =>
  new URLSearchParams(champs).toString();

export const optionsMots = (mots: readonly string[]): readonly Option[] =>
  mots.map((m) => ({ valeur: m, libelle: capitale(motNu(m)) }));

export const nommerReunion = (
  s: Situation,
  instance: string,
  le: Dossier['etat']['regard']['au'] | null,
): string => {
  const nom = s.dossier.etat.modele.instances.find((i) => i.id === instance)?.intitule ?? motNu(instance);
  return `${capitale(nom)}${le === null ? '' : ` du ${ecrireJour(le)}`}`;
};

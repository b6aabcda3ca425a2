import { fichiersDArrivee } from '../acts/guichet/agir.ts';
import type { Refus } from '../acts/refus.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import { type Auteur, type FaitNouveau, LE_PROGRAMME } from '../facts/fait.ts';
import { fluxDArrivee } from '../facts/flux.ts';
import type { MotifDEcart } from '../facts/guichet.ts';
import { tientLe } from '../rules/mandats.ts';
import type { Contexte } from './espace.ts';
import type { ArriveeLue, MessageRecu } from './guichet.ts';

type Issue<T> = Promise<Result<T, readonly Refus[]>>;
type Ecrire = (
  flux: string,
  rangAttendu: number,
  auteur: Auteur,
  faits: readonly FaitNouveau[],
) => Issue<ArriveeLue>;

/** One append opens the arrival under the name of its content: given twice, the second finds it there. */
export async function recevoirMessage(
  contexte: Contexte,
  m: MessageRecu,
  ecrire: Ecrire,
): Promise<Result<boolean, readonly Refus[]>> {
  const { espace, journal } = contexte;
  const flux = fluxDArrivee(`c-${m.cle.slice(0, 24)}`);
  if ((await journal.tete(espace, flux)) !== null) return reussite(false);
  const organisation = m.adresse === null ? null : await organisationDe(contexte, m.guichet, m.adresse);
  const apart = m.apart ?? (await raisonDEcart(contexte, m, organisation));
  const jour = contexte.horloge.aujourdhui();
  const auteur = { personne: LE_PROGRAMME, organisation: m.guichet, fonction: 'administrateur' };
  const { guichet, envoyeeLe, recueLe, source } = m;
  const fini = await ecrire(flux, 0, auteur, [
    {
      sorte: 'arrivee-recue',
      jour,
      donnees: {
        ...{ guichet, moyen: 'courriel', envoyeeLe, recueLe, source },
        ...(organisation === null ? {} : { organisation }),
        ...(apart === null ? {} : { apart }),
        ...(m.original === null ? {} : { original: m.original }),
        ...(m.message === null ? {} : { message: m.message }),
      },
      textes: { expediteur: m.expediteur, objet: m.objet, corps: m.corps },
    },
    ...fichiersDArrivee(jour, m.fichiers, m.refuses),
  ]);
  if (fini.ok) return reussite(true);
  // Another instance was quicker.
  return fini.erreur.some((r) => r.code === 'ecrit-entre-temps') ? reussite(false) : echec(fini.erreur);
}

async function raisonDEcart(
  { espace, journal }: Contexte,
  m: MessageRecu,
  organisation: string | null,
): Promise<MotifDEcart | null> {
  const memes =
    m.message === null ? [] : await journal.messagesConnus(espace, { par: 'message', valeurs: [m.message] });
  const contenu = (empreintes: readonly string[]): string => [...empreintes].sort().join(' ');
  const sien = contenu(m.fichiers.map((f) => f.fichier.empreinte));
  // The same name on other content is another message: whoever forges one must not hide it.
  if (memes.some((l) => contenu(l.fichiers.map((f) => f.empreinte)) === sien)) return 'deja-recu';
  if (organisation === null) return 'expediteur-inconnu';
  return m.fichiers.length === 0 ? 'sans-fichier' : null;
}

/** The one organisation that this address is known for: its own, or that of someone who acts for it today. */
async function organisationDe(
  { espace, registre, horloge }: Contexte,
  guichet: string,
  adresse: string,
): Promise<string | null> {
  const cherche = adresse.trim().toLowerCase();
  const est = (courriel: string | null): boolean => courriel?.trim().toLowerCase() === cherche;
  const [organisations, personnes, mandats] = await Promise.all([
    registre.organisations(espace),
    registre.personnes(espace),
    registre.mandats(espace),
  ]);
  const siens = new Set(personnes.filter((p) => est(p.courriel)).map((p) => p.id));
  const trouvees = new Set([
    ...organisations.filter((o) => est(o.courriel)).map((o) => o.id),
    ...mandats
      .filter((m) => siens.has(m.personne) && tientLe(m, horloge.aujourdhui()))
      .map((m) => m.organisation),
  ]);
  // Forwarded by the counter itself, a message says nothing of who sent it first.
  trouvees.delete(guichet);
  const [seule] = trouvees;
  return trouvees.size === 1 && seule !== undefined ? seule : null;
}

import type { Acteur } from '../acts/acteur.ts';
import type { Cas } from '../acts/cas.ts';
import { datation } from '../acts/datation.ts';
import type { Demande } from '../acts/demande.ts';
import { type Refus, refuser } from '../acts/refus.ts';
import { TABLE } from '../acts/table.ts';
import type { Jour } from '../basics/jour.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { FaitNouveau } from '../facts/fait.ts';
import type { IdFait } from '../rules/etat.ts';
import { type Arrivee, type FichierArrive, fichierArrive } from '../rules/guichet.ts';
import { ecrire } from './ecriture.ts';
import type { Dossier } from './espace.ts';
import type { ArriveeLue } from './guichet.ts';
import { type Atelier, regarder } from './lecture.ts';
import { annuaireDe } from './noms.ts';

type Issue<T> = Promise<Result<T, readonly Refus[]>>;

/** Someone else writes in the agreement at the same instant: what enters it does not depend on what they wrote. */
const ESSAIS = 5;

/**
 * Enters a file in its agreement, then says so in the arrival. The deposit names the file it comes from: cut between the
 * two, the same gesture finds it there and only completes.
 */
export async function verser(
  atelier: Atelier,
  arrivee: Arrivee,
  acteur: Acteur,
  id: IdFait,
  noter: (faits: readonly FaitNouveau[]) => Issue<ArriveeLue>,
): Issue<ArriveeLue> {
  const fichier = fichierArrive(arrivee, id);
  if (!fichier?.classement) return echec([refuser('fichier-non-classe', null)]);
  const { dossier } = fichier.classement;
  const depot = await deposerUneFois(
    atelier,
    arrivee,
    { ...fichier, classement: fichier.classement },
    acteur,
  );
  if (!depot.ok) return depot;
  return noter([
    {
      sorte: 'fichier-confirme',
      jour: atelier.contexte.horloge.aujourdhui(),
      donnees: { fichier: id, dossier, depot: depot.valeur },
      textes: {},
    },
  ]);
}

async function deposerUneFois(
  atelier: Atelier,
  arrivee: Arrivee,
  fichier: FichierClasse,
  acteur: Acteur,
): Issue<IdFait> {
  const { contexte, lecture } = atelier;
  const { dossier } = fichier.classement;
  for (let essai = 1; ; essai++) {
    const lu = await lecture.tout(dossier);
    const d = lu && regarder(lu, acteur, contexte.horloge.aujourdhui(), {});
    if (!d) return echec([refuser('dossier-introuvable', null)]);
    const deja = d.faits.find(
      (f) => f.sorte === 'piece-deposee' && f.donnees.arrivee === fichier.id && !d.etat.annules.has(f.id),
    );
    if (deja) return reussite(deja.id);
    const aujourdhui = contexte.horloge.aujourdhui();
    const demande = parUnDebiteur({ ...d, acteur, aujourdhui }, demandeDeDepot(arrivee, fichier));
    const fini = await ecrire(atelier, dossier, acteur, d.rang, demande);
    if (fini.ok) {
      const depot = fini.valeur.ecrits.find((f) => f.sorte === 'piece-deposee');
      if (!depot) throw new Error('dépôt accepté sans fait');
      return reussite(depot.id);
    }
    if (essai === ESSAIS || !fini.erreur.some((r) => r.code === 'ecrit-entre-temps')) return fini;
  }
}

/** A counter that owes the paper itself enters it as any debtor does: on the day it enters it. */
function parUnDebiteur(
  { etat, faits, noms, acteur, aujourdhui }: Dossier & { readonly acteur: Acteur; readonly aujourdhui: Jour },
  demande: Demande<'deposer-piece'>,
): Demande {
  const cas: Cas = { etat, faits, acteur, aujourdhui, demande, annuaire: annuaireDe(noms) };
  if (datation(TABLE['deposer-piece'].jour, cas) === 'dit') return demande;
  const { recueLe: _, ...donnees } = demande.donnees;
  return { ...demande, jour: aujourdhui, donnees: { ...donnees, moyen: 'depot' } };
}

type FichierClasse = FichierArrive & { readonly classement: NonNullable<FichierArrive['classement']> };

/** The deposit as the agreement records it: on the day of sending, with the day of receipt beside it. */
export function demandeDeDepot(
  a: Arrivee,
  { id, fichier, nom, classement }: FichierClasse,
): Demande<'deposer-piece'> {
  const { dossier: _, ...reste } = classement;
  return {
    acte: 'deposer-piece',
    jour: a.envoyeeLe,
    donnees: {
      ...reste,
      moyen: a.moyen,
      fichier,
      arrivee: id,
      ...(a.recueLe === a.envoyeeLe ? {} : { recueLe: a.recueLe }),
    },
    textes: nom === null ? {} : { nomFichier: nom },
  };
}

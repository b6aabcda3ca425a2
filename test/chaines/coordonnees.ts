import type { Fait, SorteDeFait } from '../../src/facts/fait.ts';
import { paie, seGouverne } from './carnet.ts';
import { type Ecrits, type Violation, violer } from './invariants.ts';

/**
 * Bank details come into force by a request of one side, a call back on a number noted before it by somebody else, and
 * the approval of a second person of the other side.
 */
export function changementDeCoordonnees(e: Ecrits, f: Fait): readonly Violation[] {
  if (f.sorte !== 'coordonnees-validees') return [];
  const flux = e.carnet.parFlux.get(f.flux) ?? [];
  const demande = flux.find((d) => d.id === f.donnees.demande);
  if (demande?.sorte !== 'coordonnees-demandees')
    return [violer('coordonnees-changees', 'validées sans demande')];
  const dits: string[] = [];
  const association = demande.donnees.organisation;
  const valideur = f.auteur;
  const quand = { autorite: e.autorite, jour: f.jour };
  const deLAssociation = (x: Fait): boolean => x.auteur.organisation === association;
  // A payer asks in the name of an association that nobody acts for: then three of its people share the steps.
  const orpheline = !seGouverne(e.carnet, association, demande.jour);
  if (deLAssociation(demande) === deLAssociation(f) && !(orpheline && !deLAssociation(f)))
    dits.push(
      `demandées et validées du même bord (${demande.auteur.organisation}, ${valideur.organisation})`,
    );
  for (const x of [demande, f])
    if (!deLAssociation(x) && !paie(e.carnet, x.auteur.organisation, association, quand))
      dits.push(`${x.sorte} par ${x.auteur.organisation}, qui ne paie pas ${association}`);
  if (valideur.personne === demande.auteur.personne) dits.push('validées par qui les demande');

  const rappel = dernier(flux, 'coordonnees-rappelees', (r) => r.donnees.demande === demande.id);
  const numero = rappel && flux.find((t) => t.id === rappel.donnees.telephone);
  if (!rappel?.donnees.confirme) dits.push('validées sans rappel confirmé');
  if (rappel?.auteur.personne === valideur.personne) dits.push('validées par qui a rappelé');
  if (rappel?.auteur.personne === demande.auteur.personne) dits.push('rappelées par qui les demande');
  if (rappel && deLAssociation(rappel)) dits.push('rappelées par l’association elle-même');
  if (rappel && numero?.sorte !== 'telephone-note') dits.push('rappelées à un numéro que personne n’a noté');
  if (numero) {
    if (numero.rang >= demande.rang) dits.push('le numéro fut noté après la demande');
    for (const [qui, x] of [
      ['valide', f],
      ['demande', demande],
    ] as const)
      if (x.auteur.personne === numero.auteur.personne)
        dits.push(`${x.auteur.personne} ${qui} et avait noté le numéro`);
  }
  return dits.map((dit) => violer('coordonnees-changees', `${association} : ${dit}`));
}

const dernier = <S extends SorteDeFait>(
  faits: readonly Fait[],
  sorte: S,
  si: (f: Fait<S>) => boolean,
): Fait<S> | undefined => faits.findLast((f) => f.sorte === sorte && si(f as Fait<S>)) as Fait<S> | undefined;

import type { Fait, SorteDeFait } from '../../src/facts/fait.ts';
import { type Carnet, noter, tientAu } from './carnet.ts';
import { espaceDe, type Geste, type Issue, identifier, tenter } from './gestes.ts';
import {
  ailleurs,
  lectureDeConvention,
  lectureDeCoordonnees,
  roles,
  surLesFaits,
  surLesIdentites,
  type Violation,
  violer,
} from './invariants.ts';
import { autoriteDe, carnetDe, ecritsDepuis, nommer, type Partie, registreDe, tetesDe } from './partie.ts';

export interface PasFait {
  readonly issue: Issue;
  readonly violations: readonly Violation[];
}

/** Facts after which somebody may read more, or less, than before. */
const CHANGENT_LES_VUES: ReadonlySet<SorteDeFait> = new Set<SorteDeFait>([
  'convention-creee',
  'convention-signee',
  'convention-notifiee',
  'avenant-signe',
  'fait-annule',
  'organisation-inscrite',
  'organisation-modifiee',
]);

/** Tries one step, then checks every invariant. `n`: its number in the walk, which names what it makes. */
export async function faireUnPas(partie: Partie, n: number, geste: Geste): Promise<PasFait> {
  const { monde } = partie;
  const acteur = 'qui' in geste ? await identifier(monde, geste.qui) : null;
  const avant = await tetesDe(monde);
  const violations: Violation[] = [];
  if (
    'qui' in geste &&
    acteur &&
    !tientAu(carnetDe(partie, geste.qui.espace), geste.qui.mandat, monde.horloge.aujourdhui())
  )
    violations.push(violer('fini-aussitot', `${geste.qui.mandat} est fini, et la porte le laisse agir`));

  const issue = await tenter(monde, geste);
  const ecrits = await ecritsDepuis(monde, avant, await tetesDe(monde));
  if (ecrits.size > 0 && (issue.sorte === 'refuse' || geste.quoi === 'lire'))
    violations.push(
      violer(
        'refus-sans-trace',
        `${[...ecrits.values()].flat().map((f) => f.sorte)} écrit sans être accepté`,
      ),
    );
  if ('qui' in geste && geste.qui.espace !== geste.qui.porte && issue.sorte === 'accepte' && !estVide(issue))
    violations.push(violer('espaces-etanches', `${geste.qui.mandat} agit à la porte de ${geste.qui.porte}`));
  if (geste.quoi === 'lire' && acteur && issue.sorte === 'accepte')
    violations.push(...surLaLecture(partie, geste, acteur, issue));

  for (const [espace, nouveaux] of ecrits) {
    const carnet = carnetDe(partie, espace);
    const autorite = autoriteDe(espace);
    violations.push(...surLesFaits({ carnet, espace, autorite, nouveaux }));
    const registre = await registreDe(monde, espace);
    violations.push(...surLesIdentites(carnet, registre.identites, acteur ?? { organisation: '' }, autorite));
    noter(carnet, nouveaux);
    partie.carnets.set(espace, { ...carnet, ...registre });
    nommer(partie, n, nouveaux);
    violations.push(...(await surLesChaines(partie, espace, nouveaux)));
    if (nouveaux.some((f) => CHANGENT_LES_VUES.has(f.sorte)))
      violations.push(...(await surLesVues(partie, espace)));
  }
  if (geste.quoi === 'passer')
    for (const espace of monde.espaces.keys()) violations.push(...(await surLesVues(partie, espace)));
  return { issue, violations };
}

const estVide = (issue: Issue): boolean =>
  issue.sorte === 'accepte' && Array.isArray(issue.lu) && issue.lu.length === 0;

async function surLesChaines(
  { monde }: Partie,
  espace: string,
  nouveaux: readonly Fait[],
): Promise<readonly Violation[]> {
  const flux = [...new Set(nouveaux.map((f) => f.flux))];
  const ruptures = await Promise.all(flux.map((f) => monde.magasin.verifier(espace, f)));
  return ruptures.flat().map((r) => violer('chaine-entiere', JSON.stringify(r)));
}

function surLaLecture(
  partie: Partie,
  geste: Geste & { quoi: 'lire' },
  acteur: Parameters<typeof lectureDeConvention>[1] & { fonction: string },
  issue: Issue & { sorte: 'accepte' },
): readonly Violation[] {
  const { porte } = geste.qui;
  const carnet = carnetDe(partie, porte);
  const quand = { autorite: autoriteDe(porte), jour: partie.monde.horloge.aujourdhui() };
  switch (geste.lecture) {
    case 'coordonnees':
    case 'rib':
      return lectureDeCoordonnees(carnet, acteur as never, geste.cible, quand);
    case 'dossier':
      return [
        ...lectureDeConvention(carnet, acteur, geste.cible),
        ...ailleurs(porte, JSON.stringify((issue.lu as { faits: unknown }).faits)),
      ];
    case 'archive':
    case 'fichier':
      return lectureDeConvention(carnet, acteur, geste.cible);
    case 'arrivee':
      return lectureDArrivee(carnet, acteur, geste.cible);
    case 'listes':
      return (issue.lu as readonly string[]).flatMap((flux) =>
        carnet.conventions.has(flux)
          ? lectureDeConvention(carnet, acteur, flux)
          : lectureDArrivee(carnet, acteur, flux),
      );
  }
}

/** An arrival is read by the counter that holds it, and by who sent it. */
function lectureDArrivee(
  carnet: Carnet,
  { organisation }: { readonly organisation: string },
  flux: string,
): readonly Violation[] {
  const faits = carnet.parFlux.get(flux) ?? [];
  const deux = faits.flatMap((f) =>
    f.sorte === 'arrivee-recue'
      ? [f.donnees.guichet, f.donnees.organisation]
      : f.sorte === 'arrivee-attribuee'
        ? [f.donnees.organisation]
        : [],
  );
  return deux.includes(organisation)
    ? []
    : [violer('lu-par-ses-parties', `${organisation} lit l’arrivée ${flux}`)];
}

/** What each office of each body could read just now: bank details, agreements. */
export async function surLesVues(partie: Partie, espace: string): Promise<readonly Violation[]> {
  const carnet = carnetDe(partie, espace);
  const { monde } = partie;
  const jour = monde.horloge.aujourdhui();
  const quand = { autorite: autoriteDe(espace), jour };
  const porte = espaceDe(monde, espace);
  const violations: Violation[] = [];
  const acteurs = new Map(
    [...carnet.mandats.values()]
      .filter((m) => tientAu(carnet, m.id, jour))
      .map((m) => [`${m.organisation} ${m.fonction}`, { ...m, fonction: m.fonction as never, mandat: m.id }]),
  );
  const associations = [...carnet.natures].filter(([, nature]) => nature === 'association').map(([o]) => o);
  for (const association of associations) {
    const lue = await porte.annuaire.organisation(association);
    if (!lue) continue;
    for (const acteur of acteurs.values())
      if (acteur.organisation !== association && (await porte.annuaire.peutLireCoordonnees(lue.etat, acteur)))
        violations.push(...lectureDeCoordonnees(carnet, acteur, association, quand));
  }
  const parOrganisation = new Map([...acteurs.values()].map((a) => [a.organisation, a]));
  for (const acteur of parOrganisation.values()) {
    const { lignes } = await porte.conventions(acteur, { page: 1, taille: 200 });
    for (const { flux } of lignes) violations.push(...lectureDeConvention(carnet, acteur, flux));
  }
  for (const c of carnet.conventions.values())
    if (!c.retiree)
      violations.push(
        ...roles(carnet, c.parties).map((v) => ({ ...v, invariant: 'nature-gardee' as const })),
      );
  return violations;
}

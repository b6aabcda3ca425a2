import { anneeDe, ecrireIso, ecrireJour } from '../../basics/jour.ts';
import type { FriseVue } from '../../views/frise.ts';
import type { ItemDeFrise } from '../../views/frise-items.ts';
import { compter, ecrireJourCourt, ecrireJourSansAnnee } from '../../views/typographie.ts';
import { type JourVu, lier } from '../cadre.ts';
import { Icone } from '../composants/icone.tsx';
import { Plus } from '../composants/pli.tsx';
import { Statut, type Ton } from '../composants/statut.tsx';
import { espacer, T } from '../composants/texte.tsx';
import { couleurDe } from './convention-commun.tsx';
import {
  DROITE,
  GAUCHE,
  gaucheDuDrapeau,
  LARGEUR,
  LARGEUR_DRAPEAU,
  type Trace,
  tracer,
  type VoieTracee,
} from './frise-trace.ts';

/** The timeline: a drawing on a wide screen, a vertical thread on a phone, a table for whoever prefers. */
export function Frise(props: { cadre: JourVu; id: string; vue: FriseVue; annee: number | null }) {
  const { cadre, vue } = props;
  return (
    <section class="section" id="frise" aria-labelledby="t-frise">
      <div class="rang">
        <div class="en-marge" />
        <div class="corps">
          <h2 id="t-frise">
            <T>{`La frise, ${vue.titre.charAt(0).toLocaleLowerCase('fr')}${vue.titre.slice(1)}`}</T>
          </h2>
          <nav class="zooms" aria-label="Zoom de la frise">
            <a
              href={lier(cadre, `/conventions/${props.id}#frise`)}
              aria-current={props.annee === null ? 'true' : undefined}
            >
              Toute la vie
            </a>
            {vue.annees.map((a) => (
              <a
                href={lier(cadre, `/conventions/${props.id}?annee=${a}#frise`)}
                aria-current={props.annee === a ? 'true' : undefined}
              >
                {a}
              </a>
            ))}
          </nav>
        </div>
      </div>
      <section class="frise" aria-label="Frise, défile horizontalement" tabindex={0}>
        <Dessin vue={vue} trace={tracer(vue)} />
      </section>
      <div class="rang">
        <div class="en-marge" />
        <div class="corps">
          <FilVertical cadre={cadre} id={props.id} vue={vue} />
          <Legende vue={vue} />
          <Plus titre="Lire la frise en tableau">
            <EnTableau cadre={cadre} id={props.id} vue={vue} />
          </Plus>
        </div>
      </div>
    </section>
  );
}

function Dessin({ vue, trace }: { vue: FriseVue; trace: Trace }) {
  const bas = trace.hauteur - 6;
  return (
    <svg viewBox={`0 0 ${LARGEUR} ${trace.hauteur}`} role="img" aria-labelledby="frise-t frise-d">
      <title id="frise-t">{`Frise de la convention, ${vue.titre.toLocaleLowerCase('fr')}`}</title>
      <desc id="frise-d">{vue.description}</desc>
      {trace.regard !== null && (
        <rect class="demain" x={trace.regard} y="40" width={DROITE - trace.regard} height={bas - 40} />
      )}
      {trace.reperes.map((r) => (
        <>
          <line class="an" x1={r.x} x2={r.x} y1="12" y2={bas} />
          <text x={r.x + 10} y="30" class="annee">
            {espacer(r.libelle)}
          </text>
        </>
      ))}
      <line class="an" x1={DROITE} x2={DROITE} y1="12" y2={bas} />
      {trace.voies.map((v) => (
        <FondDeVoie voie={v} regard={trace.regard} />
      ))}
      {trace.barres.map((b) => (
        <>
          <line class={b.connue ? 'agrement' : 'agrement inconnu'} x1={b.x1} x2={b.x2} y1={b.y} y2={b.y} />
          {b.x2 - b.x1 > b.dit.length * 6 && (
            <text
              x={b.x1 + 8}
              y={b.y + 16}
              class={trace.regard !== null && b.x1 >= trace.regard ? 'f' : undefined}
            >
              {espacer(b.dit)}
            </text>
          )}
        </>
      ))}
      {trace.liens.map((l) => (
        <path class={l.sorte === 'retient' ? 'retient' : 'lien'} d={l.chemin} />
      ))}
      {trace.voies.map((v) => (
        <DevantDeVoie voie={v} />
      ))}
      {trace.regard !== null && vue.regard !== null && (
        <Drapeau x={trace.regard} bas={bas} jour={vue.regard} />
      )}
    </svg>
  );
}

function FondDeVoie({ voie, regard }: { voie: VoieTracee; regard: number | null }) {
  const coupe = regard ?? DROITE;
  return (
    <>
      <text x="140" y={voie.y - 2} class="voie" text-anchor="end">
        {voie.titre}
      </text>
      <text x="140" y={voie.y + 15} class="sous" text-anchor="end">
        {voie.sousTitre}
      </text>
      <line class="fil" x1={GAUCHE} x2={coupe} y1={voie.y} y2={voie.y} />
      {coupe < DROITE && <line class="fil futur" x1={coupe} x2={DROITE} y1={voie.y} y2={voie.y} />}
      {voie.fenetres.map((f) => (
        <rect class="fenetre" x={f.x} y={voie.y - 13} width={f.largeur} height="26" rx="2" />
      ))}
    </>
  );
}

function DevantDeVoie({ voie }: { voie: VoieTracee }) {
  return (
    <>
      {voie.groupes.map((g) => (
        <g class={`s-${couleurDe(g.forme)}`}>
          <circle class={g.futur ? 'fond-icone f' : 'fond-icone'} cx={g.x} cy={voie.y} r={g.taille / 2 + 2} />
          <use
            href={`#i-${g.forme}`}
            x={g.x - g.taille / 2}
            y={voie.y - g.taille / 2}
            width={g.taille}
            height={g.taille}
          />
        </g>
      ))}
      {voie.etiquettes.map((e) => (
        <text x={e.x} y={e.y} text-anchor={e.ancre} class={`${CLASSES[e.ton]}${e.futur ? ' f' : ''}`}>
          {espacer(e.texte)}
        </text>
      ))}
    </>
  );
}

const CLASSES = { somme: 'somme', retard: 't-retard', proche: 't-proche', fort: 'fort', nu: '' } as const;

function Drapeau({ x, bas, jour }: { x: number; bas: number; jour: FriseVue['du'] }) {
  const largeur = LARGEUR_DRAPEAU;
  const gauche = gaucheDuDrapeau(x);
  return (
    <>
      <line class="auj" x1={x} x2={x} y1="26" y2={bas} />
      <rect class="drapeau" x={gauche} y="10" width={largeur} height="24" rx="2" />
      <text x={gauche + largeur / 2} y="27" class="drapeau-t" text-anchor="middle">
        {ecrireJourCourt(jour)}
      </text>
    </>
  );
}

const LEGENDE: readonly (readonly [Ton, string])[] = [
  ['fait', 'Fait'],
  ['reserve', 'Fait hors délai'],
  ['retard', 'En retard'],
  ['suspendu', 'Suspendu'],
  ['proche', 'Dans moins de 15 jours'],
  ['ouvert', 'Ouvert, convoqué'],
  ['avenir', 'À venir'],
  ['attente', 'Attend un tiers'],
  ['sansobjet', 'Sans objet'],
];

function Legende({ vue }: { vue: FriseVue }) {
  const presentes = new Set<Ton>(vue.voies.flatMap((v) => v.items.map((i) => i.forme)));
  return (
    <div class="legende petit">
      {LEGENDE.filter(([ton]) => presentes.has(ton)).map(([ton, mot]) => (
        <Statut ton={ton} texte={mot} />
      ))}
    </div>
  );
}

function FilVertical({ cadre, id, vue }: { cadre: JourVu; id: string; vue: FriseVue }) {
  const items = vue.voies.flatMap((v) => v.items).sort((a, b) => a.jour - b.jour);
  const courante = vue.regard === null ? null : anneeDe(vue.regard);
  return (
    <div class="fil-vertical">
      {vue.annees.map((annee) => {
        const siens = items.filter((i) => anneeDe(i.jour) === annee);
        if (siens.length === 0) return null;
        const avant = siens.filter((i) => vue.regard === null || annee !== courante || i.jour <= vue.regard);
        const apres = siens.filter((i) => !avant.includes(i));
        return (
          <details open={annee === courante || vue.au - vue.du < 400}>
            <summary>
              {annee} <small>{compter(siens.length, 'moment')}</small>
            </summary>
            <ol>
              {avant.map((i) => (
                <Moment cadre={cadre} id={id} item={i} />
              ))}
              {annee === courante && vue.regard !== null && (
                <li class="auj">
                  <T>{`${cadre.ailleurs ? 'Vu au' : 'Aujourd’hui,'} ${ecrireJour(vue.regard)}`}</T>
                </li>
              )}
              {apres.map((i) => (
                <Moment cadre={cadre} id={id} item={i} />
              ))}
            </ol>
          </details>
        );
      })}
    </div>
  );
}

function Moment({ cadre, id, item }: { cadre: JourVu; id: string; item: ItemDeFrise }) {
  return (
    <li>
      <Icone nom={item.forme} class={`s-${couleurDe(item.forme)}`} />
      <time datetime={ecrireIso(item.jour)}>
        <T>{ecrireJourSansAnnee(item.jour)}</T>
      </time>
      <LienItem cadre={cadre} id={id} item={item} />
      <br />
      <span class="petit">
        <T>
          {item.court !== null && item.cible?.sorte === 'versement'
            ? `${item.court}\u00A0€, ${item.sous}`
            : item.sous}
        </T>
      </span>
    </li>
  );
}

function LienItem({ cadre, id, item }: { cadre: JourVu; id: string; item: ItemDeFrise }) {
  if (item.cible === null) return <T>{item.titre}</T>;
  return (
    <a href={lier(cadre, `/conventions/${id}/${item.cible.sorte}s/${item.cible.cle}`)}>
      <T>{item.titre}</T>
    </a>
  );
}

function EnTableau({ cadre, id, vue }: { cadre: JourVu; id: string; vue: FriseVue }) {
  return (
    <section class="defile" aria-label="Frise en tableau" tabindex={0}>
      <table class="tableau">
        <caption>La vie de la convention, année par année</caption>
        <thead>
          <tr>
            <th scope="col">Année</th>
            {vue.voies.map((v) => (
              <th scope="col">{`${v.titre} ${v.sousTitre}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {vue.annees
            .filter((a) => vue.voies.some((v) => v.items.some((i) => anneeDe(i.jour) === a)))
            .map((annee) => (
              <tr>
                <th scope="row">{annee}</th>
                {vue.voies.map((v) => (
                  <td>
                    {v.items
                      .filter((i) => anneeDe(i.jour) === annee)
                      .map((i) => (
                        <p>
                          <T>{`${ecrireJourCourt(i.jour, false)}\u00A0: `}</T>
                          <LienItem cadre={cadre} id={id} item={i} />
                          <T>{`, ${i.sous.charAt(0).toLocaleLowerCase('fr')}${i.sous.slice(1)}`}</T>
                        </p>
                      ))}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

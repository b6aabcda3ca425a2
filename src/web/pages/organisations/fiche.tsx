import type { Context } from 'hono';
import { seGouverne } from '../../../acts/annuaire/cas.ts';
import type { NomActeDAnnuaire } from '../../../acts/annuaire/demande.ts';
import { de } from '../../../basics/francais.ts';
import { ecrireIso, ecrireJour } from '../../../basics/jour.ts';
import type { Acteur, Espace, Noms, Organisation } from '../../../espace/espace.ts';
import { cheminDInvitation } from '../../../espace/lien-d-invitation.ts';
import type { Fait } from '../../../facts/fait.ts';
import {
  attend,
  type EtatOrganisation,
  estFini,
  type Invitation,
  type Mandat,
  tientLe,
} from '../../../rules/mandats.ts';
import { direFaitDAnnuaire, NATURES_DITES } from '../../../views/annuaire.ts';
import { nomPersonne } from '../../../views/dit.ts';
import { direPeriode } from '../../../views/faits-annuaire.ts';
import { FONCTIONS } from '../../../views/listes/fonctions.ts';
import { compter } from '../../../views/typographie.ts';
import { Actions, LienBouton } from '../../composants/boutons.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { Histoire, Signaletique } from '../../composants/fiche.tsx';
import { Chapeau, Section } from '../../composants/mise-en-page.tsx';
import { Vide } from '../../composants/note.tsx';
import { Plus } from '../../composants/pli.tsx';
import { Statut } from '../../composants/statut.tsx';
import { T } from '../../composants/texte.tsx';
import type { DependancesCommunes, Env } from '../../env.ts';
import { introuvable } from '../../porte/erreur.ts';
import { adresseEntiere } from '../connexion/commun.tsx';

interface Vue {
  readonly c: Context<Env>;
  readonly deps: DependancesCommunes;
  readonly espace: Espace;
  readonly acteur: Acteur;
  readonly etat: EtatOrganisation;
  readonly faits: readonly Fait[];
}

/** One organisation: who acts for it today, who is expected, who was; and what may be done about it. */
export async function PageOrganisation(vue: Vue) {
  const { c, espace, acteur, etat } = vue;
  const { cadre } = c.var;
  const noms = await espace.noms();
  const organisation = noms.organisation(etat.id) ?? introuvable();
  // A body that has its own officers says itself who acts for it: elsewhere, the button could only be refused.
  const chezElle = acteur.organisation === etat.id || !seGouverne(etat, cadre.aujourdhui);
  const peut = async (acte: NomActeDAnnuaire, mandat?: string): Promise<boolean> =>
    !cadre.ailleurs &&
    (chezElle || !PAR_ELLE_SEULE.includes(acte)) &&
    (await espace.annuaire.permet(etat, acteur, acte, mandat));
  const enCours = etat.mandats.filter((m) => tientLe(m, cadre.au));
  const finis = etat.mandats.filter((m) => estFini(m, cadre.au));
  const aVenir = etat.mandats.filter((m) => m.du > cadre.au && !finis.includes(m));
  const attendues = etat.invitations.filter((i) => attend(i, cadre.au));
  const ici = `/organisations/${etat.id}`;
  const rangees = await Promise.all(
    [...enCours, ...aVenir].map(async (m) => ({ m, gestes: await gestesSur(m, ici, peut) })),
  );
  return (
    <Feuille
      cadre={cadre}
      titre={organisation.nom}
      ariane={[{ texte: 'Organisations', href: '/organisations' }, { texte: organisation.nom }]}
    >
      <Chapeau
        titre={organisation.nom}
        enMarge={NATURES_DITES[organisation.nature] ?? ''}
        lede={resumer(enCours, attendues)}
      >
        {(await peut('inviter')) && (
          <Actions>
            <LienBouton href={`${ici}/inviter`}>Inviter quelqu’un</LienBouton>
            <LienBouton second href={`${ici}/confier-mandat`}>
              Confier un mandat
            </LienBouton>
          </Actions>
        )}
      </Chapeau>
      <Section id="mandats" titre="Qui agit pour elle" combien={enCours.length}>
        {rangees.length === 0 ? (
          <Vide titre="Personne n’agit encore pour cette organisation.">
            Une invitation suffit : la personne invitée choisit son moyen de se connecter.
          </Vide>
        ) : (
          <ul class="liste">
            {rangees.map(({ m, gestes }) => (
              <UnMandat noms={noms} m={m} avenir={m.du > cadre.au} gestes={gestes} />
            ))}
          </ul>
        )}
      </Section>
      {attendues.length > 0 && (
        <Section id="invitations" titre="Invitations en attente" combien={attendues.length}>
          <ul class="liste">{await Promise.all(attendues.map((i) => UneInvitation(vue, i, ici, peut)))}</ul>
        </Section>
      )}
      <Section id="fiche" titre="Fiche">
        <Signaletique entrees={entreesDe(organisation)} />
        {(await peut('modifier-organisation')) && (
          <p>
            <a href={`${ici}/modifier-organisation`}>Modifier la fiche</a>
          </p>
        )}
        {organisation.nature === 'association' && (
          <p>
            <a href={`${ici}/coordonnees`}>Coordonnées bancaires</a>
            {etat.coordonnees.enAttente && <T> : un changement attend d’être vérifié</T>}
          </p>
        )}
      </Section>
      <Section id="histoire" titre="Histoire">
        {finis.length > 0 && (
          <Plus titre={`Mandats finis (${finis.length})`}>
            <ul class="liste">
              {finis.map((m) => (
                <UnMandat noms={noms} m={m} avenir={false} gestes={[]} />
              ))}
            </ul>
          </Plus>
        )}
        <Histoire
          lignes={vue.faits.toReversed().map((f) => ({
            quand: ecrireJour(f.jour),
            iso: ecrireIso(f.jour),
            quoi: direFaitDAnnuaire(noms, f),
          }))}
        />
      </Section>
    </Feuille>
  );
}

const PAR_ELLE_SEULE: readonly NomActeDAnnuaire[] = [
  'inviter',
  'confier-mandat',
  'deleguer',
  'passer-la-main',
];

function resumer(enCours: readonly Mandat[], attendues: readonly Invitation[]): string {
  const personnes = new Set(enCours.map((m) => m.personne)).size;
  const qui =
    personnes === 0
      ? 'Personne n’agit pour elle aujourd’hui'
      : personnes === 1
        ? 'Une personne agit pour elle aujourd’hui'
        : `${personnes} personnes agissent pour elle aujourd’hui`;
  if (attendues.length === 0) return `${qui}.`;
  return attendues.length === 1
    ? `${qui}, une autre est invitée.`
    : `${qui}, ${compter(attendues.length, 'autre est invitée', 'autres sont invitées')}.`;
}

type Geste = readonly [string, string];

async function gestesSur(
  m: Mandat,
  ici: string,
  peut: (acte: NomActeDAnnuaire, mandat?: string) => Promise<boolean>,
): Promise<readonly Geste[]> {
  const vers = (geste: string): string => `${ici}/${geste}?mandat=${m.id}`;
  const offerts: (Geste | null)[] = [
    m.delegueDe === null && (await peut('deleguer', m.id)) ? ['Déléguer', vers('deleguer')] : null,
    m.delegueDe === null && (await peut('passer-la-main', m.id))
      ? ['Passer la main', vers('passer-la-main')]
      : null,
    (await peut('terminer-mandat', m.id)) ? ['Terminer', vers('terminer-mandat')] : null,
  ];
  return offerts.filter((g) => g !== null);
}

function UnMandat(props: { noms: Noms; m: Mandat; avenir: boolean; gestes: readonly Geste[] }) {
  const { m, noms } = props;
  const nom = nomPersonne(noms, m.personne, 'Personne effacée');
  return (
    <li class="identite">
      <div>
        <p class="identite-nom">
          <T>{nom}</T>
          {m.delegueDe !== null && <span class="discret"> (délégation)</span>}
        </p>
        <p class="discret">
          <T>
            {`${m.titre && m.titre !== nom ? `${m.titre}, ` : ''}${FONCTIONS[m.fonction].toLocaleLowerCase('fr')}, ${direPeriode(m)}`}
          </T>
        </p>
        {props.avenir && <Statut ton="avenir" texte={`Commence le ${ecrireJour(m.du)}`} />}
      </div>
      {props.gestes.length > 0 && (
        <ul class="gestes" aria-label={`Sur le mandat ${de(nom)}`}>
          {props.gestes.map(([texte, href]) => (
            <li>
              <a href={href}>
                {texte}
                <span class="seulement-lecteur">{` (${nom})`}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

async function UneInvitation(
  { c, deps, espace, etat }: Vue,
  i: Invitation,
  ici: string,
  peut: (acte: NomActeDAnnuaire) => Promise<boolean>,
) {
  const chemin = cheminDInvitation({ espace: espace.id, organisation: etat.id, rang: i.rang }, deps.secret);
  const maitre = await peut('retirer-invitation');
  return (
    <li class="identite">
      <div>
        <p class="identite-nom">
          <T>{i.nom ?? 'Nom effacé'}</T>
        </p>
        <p class="discret">
          <T>{`${i.courriel ?? ''}, ${FONCTIONS[i.fonction].toLocaleLowerCase('fr')}, ouverte jusqu’au ${ecrireJour(i.expire)}`}</T>
        </p>
        {maitre && deps.courrier === null && (
          <p class="lien-a-remettre">
            <T>Aucun courriel ne part d’ici : remettez-lui ce lien, à elle seule. </T>
            <code>{adresseEntiere(c, deps, chemin)}</code>
          </p>
        )}
      </div>
      {maitre && (
        <ul class="gestes">
          <li>
            <a href={`${ici}/retirer-invitation?invitation=${encodeURIComponent(i.fait)}`}>
              Retirer<span class="seulement-lecteur">{` l’invitation ${de(i.nom ?? 'cette personne')}`}</span>
            </a>
          </li>
        </ul>
      )}
    </li>
  );
}

const entreesDe = (o: Organisation): readonly (readonly [string, string])[] =>
  (
    [
      ['Nom court', o.nomCourt],
      ['SIRET', o.siret],
      ['RNA', o.rna],
      ['Adresse', o.adresse],
      ['Courriel', o.courriel],
    ] as const
  ).flatMap(([terme, valeur]) => (valeur ? [[terme, valeur] as const] : []));

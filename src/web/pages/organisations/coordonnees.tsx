import type { Context } from 'hono';
import { seGouverne } from '../../../acts/annuaire/cas.ts';
import type { ActeDeCoordonnees } from '../../../acts/annuaire/coordonnees.ts';
import { ecrireIso, ecrireJour } from '../../../basics/jour.ts';
import type { Acteur, Espace, Noms } from '../../../espace/espace.ts';
import { FAITS_COORDONNEES } from '../../../facts/coordonnees.ts';
import type { Fait } from '../../../facts/fait.ts';
import type { DemandeDeCoordonnees, EtatCoordonnees } from '../../../rules/coordonnees.ts';
import type { EtatOrganisation } from '../../../rules/mandats.ts';
import { direFaitDAnnuaire } from '../../../views/annuaire.ts';
import { nomAuteur, nomPersonne } from '../../../views/dit.ts';
import { ecrireIban, masquerIban } from '../../../views/faits-coordonnees.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { Histoire, Signaletique } from '../../composants/fiche.tsx';
import { Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Section } from '../../composants/mise-en-page.tsx';
import { Note, Vide } from '../../composants/note.tsx';
import { T } from '../../composants/texte.tsx';
import type { Env } from '../../env.ts';
import { introuvable } from '../../porte/erreur.ts';

interface Vue {
  readonly c: Context<Env>;
  readonly espace: Espace;
  readonly acteur: Acteur;
  readonly etat: EtatOrganisation;
  readonly faits: readonly Fait[];
  /** shown in full, once asked for: the reading is kept */
  readonly enEntier: EtatCoordonnees | null;
}

/** The bank details of an association: those in force, the change under way and what it waits for. */
export async function PageDeCoordonnees(vue: Vue) {
  const { c, espace, acteur, etat, faits, enEntier } = vue;
  const { cadre } = c.var;
  const noms = await espace.noms();
  const organisation = noms.organisation(etat.id) ?? introuvable();
  const peutLire = await espace.annuaire.peutLireCoordonnees(etat, acteur);
  const peut = async (acte: ActeDeCoordonnees): Promise<boolean> =>
    !cadre.ailleurs && (await espace.annuaire.permet(etat, acteur, acte));
  const ici = `/organisations/${etat.id}`;
  const { enVigueur, enAttente, telephone } = etat.coordonnees;
  // Whoever is paid asks; a payer only for want of anybody there.
  const demande =
    enAttente === null &&
    etat.nature === 'association' &&
    (acteur.organisation === etat.id || !seGouverne(etat, cadre.aujourdhui)) &&
    (await peut('demander-coordonnees'));
  const etapes = faits.filter((f) => Object.hasOwn(FAITS_COORDONNEES, f.sorte)).toReversed();
  const compte = (d: DemandeDeCoordonnees) => entreesDe(d, enEntier, ici, peutLire);
  return (
    <Feuille
      cadre={cadre}
      titre={`Coordonnées bancaires, ${organisation.nom}`}
      ariane={[
        { texte: 'Organisations', href: '/organisations' },
        { texte: organisation.nom, href: ici },
        { texte: 'Coordonnées bancaires' },
      ]}
    >
      <Chapeau
        titre="Coordonnées bancaires"
        enMarge={organisation.nomCourt}
        lede={
          enAttente
            ? `Un changement est demandé depuis le ${ecrireJour(enAttente.jour)} : les paiements à cette organisation attendent qu’il soit validé ou refusé.`
            : 'Les paiements se font sur le compte en vigueur. Un changement se vérifie par un rappel, puis par une seconde personne.'
        }
      >
        {demande && (
          <Actions>
            <LienBouton href={`${ici}/demander-coordonnees`}>Changer de coordonnées bancaires</LienBouton>
          </Actions>
        )}
      </Chapeau>
      {enAttente && (
        <Section id="changement" titre="Changement en cours">
          <Signaletique entrees={compte(enAttente)} />
          {await Attente({ enAttente, ici, noms, peut, acteur })}
        </Section>
      )}
      <Section id="vigueur" titre="Compte en vigueur">
        {enVigueur ? (
          <Signaletique entrees={compte(enVigueur)} />
        ) : (
          <Vide titre="Aucun compte n’est encore enregistré ici.">
            Le premier suit le même chemin : demande, rappel, seconde personne.
          </Vide>
        )}
        {peutLire && enEntier === null && !cadre.ailleurs && etat.coordonnees.demandes.length > 0 && (
          <Formulaire cadre={cadre} action={`${ici}/coordonnees`}>
            <Actions>
              <Bouton second>Lire l’IBAN en entier</Bouton>
            </Actions>
            <p class="discret">Cette lecture sera gardée : qui, quand.</p>
          </Formulaire>
        )}
      </Section>
      {(await peut('noter-telephone')) && (
        <Section id="telephone" titre="Numéro de rappel">
          <p>
            <T>
              {telephone
                ? `${telephone.numero ?? 'Numéro effacé'}, noté le ${ecrireJour(telephone.jour)} par ${nomPersonne(noms, telephone.par, 'une personne effacée')} (${telephone.source ?? 'source effacée'}). Qui a noté un numéro ne valide pas le changement vérifié par lui.`
                : 'Aucun numéro n’est noté. Notez-en un avant qu’un changement soit demandé : après, il ne prouverait rien.'}
            </T>
          </p>
          <p>
            <a href={`${ici}/noter-telephone`}>
              {telephone ? 'Noter un autre numéro' : 'Noter le numéro de rappel'}
            </a>
          </p>
        </Section>
      )}
      {etapes.length > 0 && (
        <Section id="histoire" titre="Histoire">
          <Histoire
            lignes={etapes.map((f) => ({
              quand: ecrireJour(f.jour),
              iso: ecrireIso(f.jour),
              quoi: `${direFaitDAnnuaire(noms, f)} · ${nomAuteur({ noms }, f)}`,
            }))}
          />
        </Section>
      )}
    </Feuille>
  );
}

/** What the change waits for, and who may do it. */
async function Attente(props: {
  enAttente: DemandeDeCoordonnees;
  ici: string;
  noms: Noms;
  peut: (acte: ActeDeCoordonnees) => Promise<boolean>;
  acteur: Acteur;
}) {
  const { enAttente, ici, noms, peut, acteur } = props;
  const rappel = enAttente.rappels.at(-1);
  const nom = (personne: string): string => nomPersonne(noms, personne, 'une personne effacée');
  const attend = rappel
    ? rappel.confirme
      ? `Rappel fait le ${ecrireJour(rappel.jour)} par ${nom(rappel.par)} : la demande est reconnue. Il reste à une autre personne à valider : ni elle, ni qui a enregistré la demande, ni qui a noté le numéro.`
      : `Rappel fait le ${ecrireJour(rappel.jour)} par ${nom(rappel.par)} : la demande n’est pas reconnue. Refusez-la.`
    : enAttente.telephone === null
      ? 'Aucun numéro n’était connu avant la demande : elle ne peut pas être vérifiée. Refusez-la, notez un numéro pris sur un papier signé, puis faites redemander.'
      : 'Il reste à rappeler l’association au numéro connu avant la demande, puis à une seconde personne de valider.';
  const gestes = await Promise.all(
    (
      [
        [
          'rappeler-coordonnees',
          'Rappeler l’association',
          rappel !== undefined,
          enAttente.telephone !== null && enAttente.par !== acteur.personne,
        ],
        [
          'valider-coordonnees',
          'Valider les coordonnées',
          false,
          rappel?.confirme === true && !pourAutrui(enAttente).includes(acteur.personne),
        ],
        ['refuser-coordonnees', 'Refuser le changement', true, true],
      ] as const
    ).map(async ([acte, texte, second, offert]) =>
      offert && (await peut(acte)) ? [{ acte, texte, second }] : [],
    ),
  );
  return (
    <Note
      titre="Ce qui manque pour payer de nouveau"
      ton={rappel && !rappel.confirme ? 'retard' : 'proche'}
      niveau={3}
    >
      <p>
        <T>{attend}</T>
      </p>
      {gestes.flat().length > 0 && (
        <Actions>
          {gestes.flat().map((g) => (
            <LienBouton href={`${ici}/${g.acte}`} second={g.second}>
              {g.texte}
            </LienBouton>
          ))}
        </Actions>
      )}
    </Note>
  );
}

/** Those who already had a hand in it: another concludes. */
const pourAutrui = (d: DemandeDeCoordonnees): readonly (string | undefined)[] => [
  d.par,
  d.telephone?.par,
  ...d.rappels.map((r) => r.par),
];

function entreesDe(
  d: DemandeDeCoordonnees,
  enEntier: EtatCoordonnees | null,
  ici: string,
  peutLire: boolean,
) {
  const lu = enEntier?.demandes.find((x) => x.fait === d.fait);
  return [
    ['IBAN', lu ? ecrireIban(lu.iban) : masquerIban(d.iban)],
    ...(lu ? ([['Titulaire', lu.titulaire ?? 'effacé']] as const) : []),
    ['Demandé le', ecrireJour(d.jour)],
    ...(d.suite ? ([['Validé le', ecrireJour(d.suite.jour)]] as const) : []),
    ...(peutLire
      ? ([['Relevé', <a href={`${ici}/coordonnees/${d.rang}/rib`}>Lire le relevé de la banque</a>]] as const)
      : []),
  ] as const;
}

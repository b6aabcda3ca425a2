import type { Context, Hono } from 'hono';
import { capitale, guillemets } from '../../basics/francais.ts';
import type { Instant } from '../../basics/instant.ts';
import { ecrireJour, ecrireJourAvecSemaine, type Jour, lireJour } from '../../basics/jour.ts';
import type { ProchainResume } from '../../envois/poste.ts';
import { type Preferences, RYTHMES, URGENTS_POSSIBLES } from '../../rules/rythmes.ts';
import { parUrgence, SORTES_DE_RAPPEL } from '../../views/rappels.ts';
import { Actions, Bouton, LienBouton } from '../composants/boutons.tsx';
import { Champs } from '../composants/champs.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { BilanErreurs, Formulaire } from '../composants/formulaire.tsx';
import { Chapeau, Section } from '../composants/mise-en-page.tsx';
import { Note, Vide } from '../composants/note.tsx';
import { T } from '../composants/texte.tsx';
import type { Env } from '../env.ts';
import { type Champ, type Lu, lireChamps } from '../formulaires.ts';
import { type FormulaireRecu, lireFormulaire } from '../porte/formulaire.ts';
import { limiter } from '../porte/limites.ts';
import type { Limites } from '../porte/quotas.ts';
import { estAdministrateur } from './envois.tsx';
import { acteurOuChoix } from './listes/commun.tsx';

/** « Mes rappels »: how often, which day, what comes at once; what the next digest would say; the personal calendar. */
export function pagesRappels(app: Hono<Env>, limites: Limites): void {
  const ecrire = limiter(limites.ecritures, 'session');

  app.get('/moi/rappels', (c) => montrer(c, {}, 200));

  app.post('/moi/rappels', ecrire, async (c) => {
    const acteur = acteurOuChoix(c);
    const recu = await lireFormulaire(c);
    const lu = lireChamps(CHAMPS(null), recu);
    if (lu.erreurs.length > 0) return montrer(c, { recu, lu }, 422);
    const { espace, poste } = c.var.deps;
    await poste.regler(espace.id, acteur.personne, preferencesDites(lu.valeurs));
    return c.redirect('/moi/rappels?regle=oui', 303);
  });

  app.post('/moi/agenda', ecrire, async (c) => {
    const acteur = acteurOuChoix(c);
    const recu = await lireFormulaire(c);
    const { deps } = c.var;
    if (recu.un('faire') === 'fermer') {
      await deps.poste.fermerAgenda(deps.espace.id, acteur.personne);
      return c.redirect('/moi/rappels#agenda', 303);
    }
    const chemin = await deps.poste.ouvrirAgenda(deps.espace.id, acteur.personne);
    // Shown on this page and nowhere else: only its hash is kept.
    return montrer(c, { agenda: new URL(chemin, deps.adressePublique ?? c.req.url).href }, 200);
  });
}

const NOMS_DES_RYTHMES: Readonly<Record<Preferences['rythme'], string>> = {
  'chaque-jour': 'Chaque jour ouvré, s’il y a du nouveau',
  'chaque-semaine': 'Chaque semaine, s’il y a du nouveau',
  jamais: 'Jamais, sauf urgence',
};
const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'];

const CHAMPS = (p: Preferences | null): readonly Champ[] => [
  {
    genre: 'mot',
    id: 'rythme',
    libelle: 'Recevoir un résumé',
    options: RYTHMES.map((r) => ({ valeur: r, libelle: NOMS_DES_RYTHMES[r] })),
    ...(p && { defaut: p.rythme }),
  },
  {
    genre: 'mot',
    id: 'jour',
    libelle: 'Jour du résumé',
    aide: 'Pour un résumé par semaine',
    options: JOURS.map((nom, i) => ({ valeur: String(i + 1), libelle: capitale(nom) })),
    ...(p && { defaut: String(p.jour) }),
  },
  {
    genre: 'mots',
    id: 'urgents',
    libelle: 'Prévenir sans attendre le résumé',
    options: URGENTS_POSSIBLES.map((u) => ({ valeur: u, libelle: SORTES_DE_RAPPEL[u].reglage })),
  },
];

const preferencesDites = (v: Lu['valeurs']): Preferences => ({
  rythme: RYTHMES.find((r) => r === v.rythme) ?? 'chaque-jour',
  jour: Number(v.jour),
  urgents: URGENTS_POSSIBLES.filter((u) => (v.urgents as readonly string[]).includes(u)),
});

interface Etat {
  readonly recu?: FormulaireRecu;
  readonly lu?: Lu;
  /** the address just made */
  readonly agenda?: string;
}

async function montrer(c: Context<Env>, { recu, lu, agenda }: Etat, statut: 200 | 422) {
  const { cadre, deps } = c.var;
  const acteur = acteurOuChoix(c);
  const { espace, poste } = deps;
  const [preferences, prochain, ouvert, noms, administre] = await Promise.all([
    poste.preferences(espace.id, acteur.personne),
    poste.apercevoir(espace, acteur.personne),
    poste.agendaOuvert(espace.id, acteur.personne),
    espace.noms(),
    estAdministrateur(espace, acteur),
  ]);
  const saisie =
    recu?.saisie ??
    new Map<string, readonly string[]>([
      ['rythme', [preferences.rythme]],
      ['jour', [String(preferences.jour)]],
      ['urgents', preferences.urgents],
    ]);
  const courriel = noms.personne(acteur.personne)?.courriel ?? null;
  const formulaire = { ...cadre, ailleurs: false };
  return c.html(
    <Feuille cadre={cadre} titre="Mes rappels" erreur={lu !== undefined}>
      <Chapeau
        titre="Mes rappels"
        enMarge={courriel === null ? 'Aucune adresse connue\u00A0: rien ne part' : `Envoyés à ${courriel}`}
        lede="Tout ce qui vous concerne, dans un seul courriel, au rythme que vous choisissez. Chaque nouvelle n’est dite qu’une fois."
      >
        {c.req.query('regle') === 'oui' && (
          <div class="note enregistre" role="status">
            <p>Vos réglages sont enregistrés.</p>
          </div>
        )}
        <BilanErreurs erreurs={lu?.erreurs ?? []} />
      </Chapeau>
      <Section id="reglages" titre="Quand être prévenu">
        <Formulaire cadre={formulaire} action="/moi/rappels">
          <Champs champs={CHAMPS(preferences)} saisie={saisie} erreurs={lu?.erreurs ?? []} />
          <Actions>
            <Bouton>Enregistrer mes réglages</Bouton>
          </Actions>
        </Formulaire>
      </Section>
      <Apercu prochain={prochain} />
      <Section id="agenda" titre="Mon agenda">
        <p>
          <T>
            Une adresse à donner à votre logiciel d’agenda : il y lit les échéances, les versements et les
            réunions de toutes vos organisations, et se tient à jour seul. Qui connaît cette adresse lit votre
            agenda : gardez-la pour vous, renouvelez-la si elle a circulé.
          </T>
        </p>
        {agenda !== undefined && (
          <Note titre="Copiez cette adresse maintenant">
            <p>
              <code class="adresse-secrete">{agenda}</code>
            </p>
            <p>Elle ne sera plus montrée. L’ancienne, s’il y en avait une, ne marche plus.</p>
          </Note>
        )}
        {agenda === undefined && ouvert !== null && (
          <p class="discret">
            <T>{`Une adresse existe depuis le ${ecrireJour(jourDe(ouvert))}. Elle n’est pas montrée de nouveau.`}</T>
          </p>
        )}
        <Formulaire cadre={formulaire} action="/moi/agenda">
          <Actions>
            <Bouton second={ouvert !== null} name="faire" value="ouvrir">
              {ouvert === null && agenda === undefined ? 'Créer l’adresse' : 'Renouveler l’adresse'}
            </Bouton>
            {(ouvert !== null || agenda !== undefined) && (
              <Bouton second name="faire" value="fermer">
                Fermer l’adresse
              </Bouton>
            )}
          </Actions>
        </Formulaire>
      </Section>
      {administre && (
        <Section id="administration" titre="Courriels de l’espace">
          <LienBouton second href="/espace/envois">
            Voir les courriels envoyés
          </LienBouton>
        </Section>
      )}
    </Feuille>,
    statut,
  );
}

function jourDe(i: Instant): Jour {
  const lu = lireJour(i.slice(0, 10));
  if (!lu.ok) throw new Error(`instant illisible : ${i}`);
  return lu.valeur;
}

function Apercu({ prochain }: { prochain: ProchainResume | null }) {
  if (prochain === null)
    return (
      <Section id="apercu" titre="Prochain résumé">
        <Vide titre="Aucun résumé">Seul ce qui presse vous est envoyé, si vous l’avez demandé.</Vide>
      </Section>
    );
  return (
    <Section
      id="apercu"
      titre="Prochain résumé"
      precision={`${ecrireJourAvecSemaine(prochain.jour)}, si rien ne change`}
    >
      {prochain.parts.length === 0 ? (
        <Vide titre="Rien à dire ce jour-là">Un résumé vide ne s’envoie pas.</Vide>
      ) : (
        <>
          <p>
            <T>{`Objet\u00A0: ${guillemets(prochain.objet)}`}</T>
          </p>
          {prochain.parts.map((part) => (
            <>
              <h3 class="sous-titre">
                <T>{part.pour}</T>
              </h3>
              <ul class="rappels liste">
                {[...part.dits].sort(parUrgence).map((r) => (
                  <li>
                    <p>
                      <b>
                        <a href={r.chemin}>
                          <T>{`${r.etiquette}\u00A0: ${r.quoi}`}</T>
                        </a>
                      </b>
                    </p>
                    <p>
                      <T>{r.dit}</T>
                    </p>
                    <p class="discret">
                      <T>{r.convention}</T>
                    </p>
                  </li>
                ))}
              </ul>
            </>
          ))}
        </>
      )}
    </Section>
  );
}

import type { Context, Hono } from 'hono';
import type { Acteur } from '../../../acts/acteur.ts';
import type { Depot } from '../../../acts/guichet/demande.ts';
import { TENANTS } from '../../../acts/guichet/table.ts';
import { ecrireRefus } from '../../../acts/refus.ts';
import { ecrireIso, lireJour } from '../../../basics/jour.ts';
import { Actions, Bouton, LienBouton } from '../../composants/boutons.tsx';
import { ChampChoix, ChampDate, ChampFichier, ChampListe, type Option } from '../../composants/champ.tsx';
import { Feuille } from '../../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../../composants/formulaire.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { Vide } from '../../composants/note.tsx';
import { direDateRefusee, direDepotRefuse } from '../../dire.ts';
import type { Env } from '../../env.ts';
import { type FormulaireRecu, lireFormulaire } from '../../porte/formulaire.ts';
import { limiter } from '../../porte/limites.ts';
import type { Limites } from '../../porte/quotas.ts';
import { acteurDuGuichet, adresseDArrivee } from './liste.tsx';

/** « Déposer des pièces »: several files at once; what each one is will be said on the next page, which waits. */
export function pageDepot(app: Hono<Env>, limites: Limites): void {
  app.get('/guichet/depot', async (c) => montrer(c, acteurDuGuichet(c), [], null));

  app.post('/guichet/depot', limiter(limites.ecritures, 'session'), async (c) => {
    const acteur = acteurDuGuichet(c);
    const recu = await lireFormulaire(c, ['fichiers']);
    const lu = lireDepot(c, acteur, recu);
    if (lu.erreurs.length > 0) return montrer(c, acteur, lu.erreurs, recu);
    const fini = await c.var.deps.espace.guichet.deposer(acteur, lu.depot);
    if (fini.ok) return c.redirect(`${adresseDArrivee(fini.valeur.arrivee.flux)}?depose=oui`, 303);
    const refuses = recu.fichiers('fichiers').flatMap((f) => (f.ok ? [] : [direDepotRefuse(f.erreur)]));
    const erreurs = fini.erreur.map((r) => ({ champ: r.champ, message: ecrireRefus(r) }));
    return montrer(
      c,
      acteur,
      [...erreurs, ...refuses.map((message) => ({ champ: 'fichiers', message }))],
      recu,
    );
  });
}

function lireDepot(
  c: Context<Env>,
  acteur: Acteur,
  recu: FormulaireRecu,
): { readonly depot: Depot; readonly erreurs: readonly ErreurDeSaisie[] } {
  const tient = TENANTS.includes(acteur.fonction);
  const erreurs: ErreurDeSaisie[] = [];
  let envoyeeLe = c.var.cadre.aujourdhui;
  if (tient) {
    const jour = lireJour(recu.un('envoyeeLe'));
    if (jour.ok) envoyeeLe = jour.valeur;
    else erreurs.push({ champ: 'envoyeeLe', message: direDateRefusee(jour.erreur) });
  }
  const organisation = tient ? recu.un('organisation') : acteur.organisation;
  if (organisation === '')
    erreurs.push({ champ: 'organisation', message: 'Dites de quelle organisation cela vient.' });
  const guichet = tient ? acteur.organisation : recu.un('guichet');
  if (guichet === '') erreurs.push({ champ: 'guichet', message: 'Dites à quel guichet vous déposez.' });
  const moyen = tient
    ? (MOYENS_PAPIER.find((m) => m.valeur === recu.un('moyen'))?.valeur ?? 'papier')
    : 'depot';
  const fichiers = recu.fichiers('fichiers');
  // No room is nothing to record: the sender must know now, and send what counts by another way.
  const places = fichiers.flatMap((f) =>
    f.ok || f.erreur.code !== 'quota' ? [] : [direDepotRefuse(f.erreur)],
  );
  erreurs.push(...places.map((message) => ({ champ: 'fichiers', message })));
  return {
    erreurs,
    depot: {
      ...{ guichet, organisation, moyen, envoyeeLe },
      fichiers: fichiers.flatMap((f) => {
        if (!f.ok) return [];
        const { nom, ...fichier } = f.valeur;
        return [{ fichier, nom }];
      }),
      refuses: fichiers.flatMap((f) =>
        f.ok || f.erreur.code === 'quota' || f.erreur.code === 'perdu'
          ? []
          : [{ motif: f.erreur.code, nom: f.erreur.nom }],
      ),
    },
  };
}

const MOYENS_PAPIER = [
  { valeur: 'papier', libelle: 'Sur papier, par la poste' },
  { valeur: 'main', libelle: 'En main propre' },
  { valeur: 'courriel', libelle: 'Par un courriel adressé ailleurs' },
] as const satisfies readonly Option[];

async function montrer(
  c: Context<Env>,
  acteur: Acteur,
  erreurs: readonly ErreurDeSaisie[],
  recu: FormulaireRecu | null,
) {
  const { cadre, deps } = c.var;
  const tient = TENANTS.includes(acteur.fonction);
  const guichets = tient ? [] : await deps.espace.guichet.guichetsDe(acteur);
  const organisations = tient ? (await deps.espace.repertoire()).organisations : [];
  const titre = tient ? 'Enregistrer une arrivée' : 'Déposer des pièces';
  return c.html(
    <Feuille
      cadre={cadre}
      titre={titre}
      rubrique="guichet"
      erreur={erreurs.length > 0}
      ariane={[{ texte: 'Guichet', href: '/guichet' }, { texte: titre }]}
    >
      <Chapeau
        titre={titre}
        lede={
          tient
            ? 'Un papier numérisé, une enveloppe remise en main propre : tout ce qui entre passe par ici.'
            : 'Joignez tout d’un coup. Vous direz ensuite ce qu’est chaque fichier, maintenant ou plus tard.'
        }
      />
      <Rang>
        <div class="saisie">
          <BilanErreurs erreurs={erreurs} />
          {!tient && guichets.length === 0 ? (
            <Vide titre="Aucun guichet pour le moment">
              Votre organisation n’est partie à aucune convention : elle n’a encore rien à déposer.
            </Vide>
          ) : (
            <Formulaire cadre={cadre} action="/guichet/depot" fichiers progression>
              {!tient && <Destinataire guichets={guichets} valeur={recu?.un('guichet')} />}
              {tient && (
                <>
                  <ChampListe
                    id="organisation"
                    libelle="De quelle organisation"
                    valeur={recu?.un('organisation')}
                    erreur={erreurs.find((e) => e.champ === 'organisation' || e.champ === 'guichet')?.message}
                    requis
                    options={[
                      { valeur: '', libelle: 'Choisir' },
                      ...organisations
                        .filter((o) => o.id !== acteur.organisation)
                        .map((o) => ({ valeur: o.id, libelle: o.nom })),
                    ]}
                  />
                  <ChampChoix
                    id="moyen"
                    libelle="Par quel moyen"
                    options={MOYENS_PAPIER}
                    valeurs={[recu?.un('moyen') || 'papier']}
                  />
                  <ChampDate
                    id="envoyeeLe"
                    libelle="Envoyé le"
                    aide="Le cachet de la poste, ou le jour de la remise. Par exemple 24/11/2026"
                    valeur={
                      recu?.un('envoyeeLe') ?? ecrireIso(cadre.aujourdhui).split('-').reverse().join('/')
                    }
                    erreur={erreurs.find((e) => e.champ === 'envoyeeLe')?.message}
                    requis
                  />
                </>
              )}
              <ChampFichier
                id="fichiers"
                libelle="Fichiers"
                aide="Jusqu’à 12 fichiers à la fois, 80 Mo en tout : PDF, DOCX, XLSX, ODT, ODS, JPEG ou PNG, 20 Mo au plus chacun"
                erreur={erreurs.find((e) => e.champ === 'fichiers')?.message}
                plusieurs
                requis
              />
              <Actions>
                <Bouton>Déposer les fichiers</Bouton>
                <LienBouton second href="/guichet">
                  Revenir au guichet
                </LienBouton>
              </Actions>
            </Formulaire>
          )}
        </div>
      </Rang>
    </Feuille>,
    erreurs.length > 0 ? 422 : 200,
  );
}

/** One counter needs no question. */
function Destinataire(props: {
  guichets: readonly { readonly id: string; readonly nom: string }[];
  valeur: string | undefined;
}) {
  const [seul, ...autres] = props.guichets;
  if (seul && autres.length === 0) return <input type="hidden" name="guichet" value={seul.id} />;
  return (
    <ChampListe
      id="guichet"
      libelle="À quel guichet"
      valeur={props.valeur}
      requis
      options={[
        { valeur: '', libelle: 'Choisir' },
        ...props.guichets.map((g) => ({ valeur: g.id, libelle: g.nom })),
      ]}
    />
  );
}

import type { Acteur } from '../../acts/acteur.ts';
import { peutEnregistrer, peutTenter } from '../../acts/agir.ts';
import type { Dossier } from '../../espace/espace.ts';
import type { ConventionVue } from '../../views/convention.ts';
import { trouverEcheance } from '../../views/intitules.ts';
import type { TacheDite } from '../../views/taches.ts';
import { compter } from '../../views/typographie.ts';
import { lier } from '../cadre.ts';
import { Actions, LienBouton } from '../composants/boutons.tsx';
import { Signaletique } from '../composants/fiche.tsx';
import { Section } from '../composants/mise-en-page.tsx';
import { Note, Vide } from '../composants/note.tsx';
import { T } from '../composants/texte.tsx';
import {
  adresseDe,
  adresseEcheance,
  adresseVersement,
  StatutVu,
  type VuDuDossier,
} from './convention-commun.tsx';

/** Who may act on the page; null at another day, when nobody may. */
export type AvecActeur = { readonly acteur: Acteur | null };

/** What waits, most pressing first, each with the way to it; then the agreement's own data and warnings. */
export function AFaire({ cadre, dossier, vue, acteur }: VuDuDossier & AvecActeur & { vue: ConventionVue }) {
  const [premiere, ...suivantes] = vue.taches.filter((t) => t.urgence !== 'plus-tard');
  return (
    <Section id="a-faire" titre="À faire">
      <div class="deux">
        <div>
          {premiere ? (
            <PremiereTache cadre={cadre} dossier={dossier} tache={premiere} acteur={acteur} />
          ) : vue.alertes.some((a) => a.ton === 'retard') ? null : (
            <Vide titre="Rien n’attend">
              {vue.taches.length > 0
                ? 'La prochaine chose à faire est dans les échéances, plus bas.'
                : 'Tout ce qui est dû à ce jour est fait.'}
            </Vide>
          )}
          {suivantes.length > 0 && (
            <ul class="ensuite liste">
              {suivantes.slice(0, 4).map((t) => (
                <li>
                  <TacheSuivante cadre={cadre} dossier={dossier} tache={t} acteur={acteur} />{' '}
                  <StatutVu statut={t.statut} />
                </li>
              ))}
              {suivantes.length > 4 && (
                <li>
                  <a href={lier(cadre, `/a-faire?convention=${dossier.id}`)}>
                    {`Voir ${compter(suivantes.length - 4, 'autre')}`}
                  </a>
                </li>
              )}
            </ul>
          )}
          {acteur !== null && peutEnregistrer(dossier.etat, acteur) && (
            <p class="actions">
              <LienBouton second href={adresseDe(dossier.id, '/enregistrer')}>
                Enregistrer autre chose
              </LienBouton>
            </p>
          )}
        </div>
        <Signaletique entrees={vue.signaletique} />
      </div>
      {vue.alertes.map((a) => (
        <Note titre={a.titre} ton={a.ton} niveau={3}>
          <p>
            <T>{a.texte}</T>
          </p>
        </Note>
      ))}
    </Section>
  );
}

/** Where a task is dealt with; null for whoever may not, and at another day. */
function adresseDeTache(dossier: Dossier, { cible }: TacheDite, acteur: Acteur | null): string | null {
  if (cible.sorte !== 'acte')
    return (cible.sorte === 'echeance' ? adresseEcheance : adresseVersement)(dossier.id, cible.cle);
  if (acteur === null || !peutTenter(dossier.etat, acteur, cible.acte, cible.donnees)) return null;
  const connu = Object.entries(cible.donnees).map(([cle, valeur]) => [`donnees.${cle}`, valeur]);
  return adresseDe(dossier.id, `/enregistrer/${cible.acte}?${new URLSearchParams(connu)}`);
}

type UneTache = VuDuDossier & AvecActeur & { tache: TacheDite };

function TacheSuivante({ cadre, dossier, tache, acteur }: UneTache) {
  const adresse = adresseDeTache(dossier, tache, acteur);
  return adresse === null ? (
    <T>{tache.titre}</T>
  ) : (
    <a href={lier(cadre, adresse)}>
      <T>{tache.titre}</T>
    </a>
  );
}

function PremiereTache({ cadre, dossier, tache, acteur }: UneTache) {
  const adresse = adresseDeTache(dossier, tache, acteur);
  return (
    <Note
      titre={tache.titre}
      niveau={3}
      {...(tache.urgence === 'en-retard' ? { ton: 'retard' as const } : {})}
    >
      <p>
        <StatutVu statut={tache.statut} />
      </p>
      <p>
        <T>{`À faire par ${tache.qui}. ${tache.dit}`}</T>
      </p>
      {adresse !== null && (
        <Actions>
          <LienBouton href={lier(cadre, adresse)}>{boutonDe(dossier, tache, acteur)}</LienBouton>
        </Actions>
      )}
    </Note>
  );
}

/** The verb of whoever may do it there; others only open the page. */
function boutonDe({ etat }: Dossier, { cible, bouton }: TacheDite, acteur: Acteur | null): string {
  if (acteur === null) return 'Voir';
  if (cible.sorte !== 'echeance') return bouton;
  const obligation = trouverEcheance(etat, cible.cle)?.obligation.id ?? '';
  return peutTenter(etat, acteur, 'deposer-piece', { obligation }) ? bouton : 'Ouvrir l’échéance';
}

import { capitale } from '../../basics/francais.ts';
import { ecrireJour } from '../../basics/jour.ts';
import { nomPartie, nomPersonne } from '../../views/dit.ts';
import { direFonction, type FonctionTenue, fonctionsTenues } from '../../views/fonctions-tenues.ts';
import { LienBouton } from '../composants/boutons.tsx';
import { Section } from '../composants/mise-en-page.tsx';
import { Plus } from '../composants/pli.tsx';
import { Tableau } from '../composants/tableau.tsx';
import { T } from '../composants/texte.tsx';
import { adresseDe, type VuDuDossier } from './convention-commun.tsx';

/** Who signs, presides, holds the accounts, follows the work: by party, on the day looked at; then who did before. */
export function FonctionsTenues({ cadre, dossier }: VuDuDossier) {
  const tenues = fonctionsTenues(dossier);
  if (tenues.length === 0) return null;
  const [maintenant, avant] = [
    tenues.filter((t) => t.jusqu === null),
    tenues.filter((t) => t.jusqu !== null),
  ];
  const nommer = (t: FonctionTenue) => [
    <T>{capitale(direFonction(dossier, t.fonction))}</T>,
    <T>{nomPersonne(dossier.noms, t.personne, 'Personne effacée')}</T>,
    <T>{capitale(nomPartie(dossier, t.partie))}</T>,
  ];
  const COLONNES = [{ titre: 'Fonction' }, { titre: 'Personne' }, { titre: 'Partie' }];
  return (
    <Section id="fonctions" titre="Qui tient quelle fonction">
      <Tableau
        legende="Fonctions tenues"
        colonnes={[...COLONNES, { titre: 'Depuis le' }]}
        lignes={maintenant.map((t) => [...nommer(t), ecrireJour(t.du)])}
      />
      {avant.length > 0 && (
        <Plus titre="Qui les tenait avant">
          <Tableau
            legende="Fonctions tenues auparavant"
            colonnes={[...COLONNES, { titre: 'Du' }, { titre: 'Jusqu’au' }]}
            lignes={avant.map((t) => [
              ...nommer(t),
              ecrireJour(t.du),
              t.jusqu === null ? '' : ecrireJour(t.jusqu),
            ])}
          />
        </Plus>
      )}
      {!cadre.ailleurs && (
        <p class="actions">
          <LienBouton second href={adresseDe(dossier.id, '/enregistrer/confier-fonction')}>
            Dire qui tient une fonction
          </LienBouton>
        </p>
      )}
    </Section>
  );
}

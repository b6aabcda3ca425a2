import { minuscule } from '../basics/francais.ts';
import { type FAITS_ADMINISTRATION, SERVICES } from '../facts/administration.ts';
import type { Fait } from '../facts/fait.ts';
import { dureesDites } from './conservation.ts';
import { type NomsConnus, nomPersonne } from './dit.ts';
import { SERVICES_DITS } from './services.ts';
import { compter, motNu } from './typographie.ts';

type ANommer = { readonly noms: NomsConnus };

/** Facts of the espace's own journal. */
export const PHRASES_ADMINISTRATION: {
  readonly [K in keyof typeof FAITS_ADMINISTRATION]: (d: ANommer, fait: Fait<K>) => string;
} = {
  'reprise-effectuee': (_, f) =>
    `${compter(f.donnees.dossiers.length, 'convention reprise', 'conventions reprises')} d’un tableau${f.textes.nomFichier ? ` (${f.textes.nomFichier})` : ''}`,
  'mentions-reglees': () => 'Mentions de l’espace réglées',
  'conservation-reglee': (_, f) =>
    `Durées de conservation réglées\u00A0: ${dureesDites(f.donnees)
      .map(([titre, dit]) => `${minuscule(titre)}, ${dit}`)
      .join('\u202F; ')}`,
  'services-constates': (_, f) => {
    const regles = SERVICES.filter((s) => f.textes[s] !== undefined);
    return regles.length === 0
      ? 'Aucun service de l’installation n’est plus réglé'
      : `Services de l’installation\u00A0: ${regles.map((s) => `${minuscule(SERVICES_DITS[s].titre)} (${f.textes[s]})`).join('\u202F; ')}`;
  },
  'quartiers-inscrits': (d, f) => {
    const n = f.donnees.quartiers.length;
    const [premier] = f.donnees.quartiers;
    return n === 1 && premier
      ? `Quartier inscrit\u00A0: ${d.noms.quartier(premier)?.nom ?? motNu(premier)}`
      : `${compter(n, 'quartier')} inscrits`;
  },
  'modele-publie': (_, f) => `Modèle publié\u00A0: ${direModele(f.donnees.modele)}`,
  'modele-retire': (_, f) => `Modèle retiré du choix\u00A0: ${direModele(f.donnees.modele)}`,
  'personne-effacee': () => 'Personne effacée du registre',
  'second-facteur-leve': (d, f) => `Second facteur levé\u00A0: ${nomPersonne(d.noms, f.donnees.personne)}`,
  'reprise-annulee': (_, f) => `Reprise n°\u00A0${f.donnees.reprise.split(':')[1]} annulée`,
};

const direModele = ({ nom, version }: Fait<'modele-publie'>['donnees']['modele']): string =>
  `${motNu(nom)}, version ${version}`;

import { de, guillemets } from '../basics/francais.ts';
import { ecrireJour } from '../basics/jour.ts';
import type { DonneesDe, Fait } from '../facts/fait.ts';
import type { FAITS_GUICHET } from '../facts/guichet.ts';
import type { NomsConnus } from './dit.ts';
import { motNu } from './typographie.ts';

type ANommer = { readonly noms: NomsConnus };

export const MOYENS_D_ARRIVEE: Readonly<Record<DonneesDe<'arrivee-recue'>['moyen'], string>> = {
  depot: 'en ligne',
  courriel: 'par courriel',
  papier: 'sur papier',
  main: 'en main propre',
};

/** Facts of the counter: they are said without any agreement. */
export const PHRASES_GUICHET: {
  readonly [K in keyof typeof FAITS_GUICHET]: (d: ANommer, fait: Fait<K>) => string;
} = {
  'arrivee-recue': (d, f) => {
    const { organisation, moyen, envoyeeLe } = f.donnees;
    const qui = organisation === undefined ? 'd’un expéditeur inconnu' : de(nomDe(d, organisation));
    return `Reçu ${MOYENS_D_ARRIVEE[moyen]} ${qui}, envoyé le ${ecrireJour(envoyeeLe)}`;
  },
  'fichier-recu': (_, f) => `Fichier reçu${nomme(f.textes.nomFichier)}`,
  'fichier-refuse': (_, f) => `Fichier non gardé${nomme(f.textes.nomFichier)}`,
  'arrivee-attribuee': (d, f) => `Expéditeur reconnu\u00A0: ${nomDe(d, f.donnees.organisation)}`,
  'fichier-classe': (_, f) => `Fichier classé\u00A0: ${motNu(f.donnees.piece)}`,
  'fichier-confirme': () => 'Fichier versé au dossier',
  'fichier-retourne': () => 'Fichier retourné',
  'arrivee-ecartee': () => 'Arrivée mise à part',
  'arrivee-reprise': () => 'Arrivée reprise',
};

const nomDe = ({ noms }: ANommer, id: string): string => noms.organisation(id)?.nomCourt ?? motNu(id);
const nomme = (nom: string | undefined): string => (nom === undefined ? '' : `\u00A0: ${guillemets(nom)}`);

import { randomUUID } from 'node:crypto';
import { avecArticle } from '../../basics/francais.ts';
import type { Jour } from '../../basics/jour.ts';
import { ecrireJour } from '../../basics/jour.ts';
import { fonderEspace } from '../../espace/fonder.ts';
import { cheminDInvitation } from '../../espace/lien-d-invitation.ts';
import { enMots } from '../../espace/nommer.ts';
import { fluxDOrganisation } from '../../facts/flux.ts';
import type { Organisation } from '../../journal/registre.ts';
import { ouvrirFichiersDe } from '../../services/fichiers.ts';
import { type Appel, type Commande, JSON_, mauvaisUsage } from '../commande.ts';
import { adresseDuService, DONNEES, ouvrirMagasin, secretDe } from '../donnees.ts';

const VALIDITE = 14;
const NATURES = ['commune', 'ccas', 'intercommunalite', 'departement', 'autre'] as const;

/** Founds an espace for an authority, and gives the link by which its administrator comes in. */
export const INIT: Commande = {
  positions: '"NOM DE LA COLLECTIVITÉ"',
  options: [
    DONNEES,
    { nom: 'espace', valeur: 'NOM', aide: 'le nom de l’espace dans les adresses (tiré du nom, sinon)' },
    { nom: 'nature', valeur: 'NATURE', aide: `${NATURES.join(', ')} (commune par défaut)` },
    { nom: 'administrateur', valeur: '"PRÉNOM NOM"', aide: 'la personne qui administrera l’espace' },
    { nom: 'courriel', valeur: 'ADRESSE', aide: 'l’adresse électronique de cette personne' },
    JSON_,
  ],
  exemples: [
    'maillage init "Ville de Valmont" --administrateur "Camille Dupré" --courriel camille@valmont.fr',
  ],
  async executer(appel) {
    const demande = lireDemande(appel);
    if ('mauvaisUsage' in demande) return demande;
    const magasin = await ouvrirMagasin(
      { ...appel, args: { ...appel.args, options: { ...appel.args.options, espace: demande.espace } } },
      true,
    );
    if (!magasin.ok) return magasin.erreur;
    const { journal, dossier, reglages } = magasin.valeur;
    try {
      const secret = await secretDe(magasin.valeur);
      if (!secret.ok) return secret.erreur;
      const fichiers = await ouvrirFichiersDe(dossier, demande.espace);
      const organisation = organisationDe(demande);
      const fonde = await fonderEspace(
        { ...magasin.valeur, fichiers },
        {
          ...{ nom: demande.nom, demonstration: false, personnes: [], mandats: [] },
          organisations: [organisation],
          administrateur: {
            nom: demande.administrateur,
            courriel: demande.courriel,
            expire: (appel.aujourdhui + VALIDITE) as Jour,
          },
        },
      );
      if (!fonde) {
        appel.sortie.remarquer(
          `L’espace «\u00A0${demande.espace}\u00A0» existe déjà. Choisissez un autre nom par --espace.\n`,
        );
        return 1;
      }
      const faits = await journal.lire(demande.espace, fluxDOrganisation(organisation.id));
      const rang = faits.find((f) => f.sorte === 'invitation-envoyee')?.rang ?? 0;
      const chemin = cheminDInvitation(
        { espace: demande.espace, organisation: organisation.id, rang },
        secret.valeur,
      );
      dire(appel, demande, new URL(chemin, adresseDuService(reglages)).toString());
      return 0;
    } finally {
      await journal.fermer();
    }
  },
};

interface DemandeDeFondation {
  readonly espace: string;
  readonly nom: string;
  readonly nature: Organisation['nature'];
  readonly administrateur: string;
  readonly courriel: string;
}

function lireDemande({ args }: Appel): DemandeDeFondation | ReturnType<typeof mauvaisUsage> {
  const [nom = '', ...autres] = args.positions;
  const { administrateur = '', courriel = '', nature = 'commune' } = args.options;
  if (nom.trim().length < 2 || autres.length > 0)
    return mauvaisUsage('Il manque le nom de la collectivité, entre guillemets.');
  if (administrateur.trim() === '')
    return mauvaisUsage(
      'Il manque --administrateur\u00A0: le prénom et le nom de la personne, entre guillemets.',
    );
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(courriel))
    return mauvaisUsage('Il manque --courriel\u00A0: l’adresse électronique de l’administrateur.');
  const connue = NATURES.find((n) => n === nature);
  if (!connue) return mauvaisUsage(`--nature attend un de ces mots\u00A0: ${NATURES.join(', ')}.`);
  const espace = args.options.espace ?? enMots(nom, 40);
  if (!/^[a-z0-9][a-z0-9-]{2,59}$/.test(espace))
    return mauvaisUsage('--espace attend de 3 à 60 lettres minuscules, chiffres ou tirets.');
  return { espace, nom: nom.trim(), nature: connue, administrateur: administrateur.trim(), courriel };
}

const organisationDe = ({ nom, nature }: DemandeDeFondation): Organisation => ({
  ...{ id: enMots(nom, 40) || `organisation-${randomUUID().slice(0, 8)}`, nom, nature },
  nomCourt: avecArticle(nom),
  ...{ siret: null, rna: null, adresse: null, courriel: null },
});

function dire(appel: Appel, demande: DemandeDeFondation, invitation: string): void {
  const expire = ecrireJour((appel.aujourdhui + VALIDITE) as Jour);
  if (appel.args.bascules.has('json')) {
    appel.sortie.ecrire(`${JSON.stringify({ espace: demande.espace, invitation })}\n`);
    return;
  }
  appel.sortie.ecrire(
    `L’espace «\u00A0${demande.espace}\u00A0» est prêt pour ${demande.nom}.
Lancez le service (maillage servir), puis remettez à ${demande.administrateur}, et à personne d’autre, ce lien ouvert jusqu’au ${expire}\u00A0:
${invitation}
`,
  );
}

import { ouvrirComptes } from '../../comptes/ouvrir.ts';
import { type Commande, mauvaisUsage } from '../commande.ts';
import { adresseDuService, DONNEES, ouvrirMagasin, secretDe } from '../donnees.ts';

/** A link for someone who can no longer come in, handed over by whoever runs the service. */
export const LIEN: Commande = {
  positions: 'ADRESSE',
  options: [
    DONNEES,
    {
      nom: 'second-facteur-perdu',
      aide: 'lève aussi le second facteur et ses codes de secours, perdus : assurez-vous d’abord que c’est bien elle',
    },
  ],
  exemples: [
    'maillage lien camille@valmont.fr --donnees ./data',
    'maillage lien camille@valmont.fr --second-facteur-perdu',
  ],
  async executer(appel) {
    const [courriel, ...autres] = appel.args.positions;
    if (courriel === undefined || autres.length > 0)
      return mauvaisUsage('Il manque l’adresse électronique du compte.');
    const magasin = await ouvrirMagasin(appel);
    if (!magasin.ok) return magasin.erreur;
    const { base, journal, horloge, reglages } = magasin.valeur;
    const adresse = adresseDuService(reglages);
    try {
      const secret = await secretDe(magasin.valeur);
      if (!secret.ok) return secret.erreur;
      const comptes = await ouvrirComptes({
        ...{ base, horloge, secret: secret.valeur, adressePublique: adresse, oidc: null },
        signaler: () => undefined,
      });
      const demande = await comptes.demanderLien(
        { courriel, objet: 'mot-de-passe' },
        { cookies: null, adresse: 'terminal', navigateur: null },
      );
      const envoi = demande.ok ? demande.valeur.envoi : null;
      if (envoi === null) {
        appel.sortie.remarquer(
          `Aucun compte ne porte l’adresse «\u00A0${courriel}\u00A0». Invitez la personne depuis la page de son organisation.\n`,
        );
        return 1;
      }
      if (appel.args.bascules.has('second-facteur-perdu')) {
        const compte = await comptes.compteDe(courriel);
        if (compte !== null) await comptes.leverSecondFacteur(compte.id);
        appel.sortie.ecrire('Son second facteur est levé, et ses sessions terminées.\n');
      }
      appel.sortie.ecrire(
        `À remettre à ${envoi.nom}, et à personne d’autre\u00A0: ce lien lui fait choisir un mot de passe, une seule fois, dans le quart d’heure.\n${new URL(`/mot-de-passe/${envoi.jeton}`, adresse).toString()}\n`,
      );
      return 0;
    } finally {
      await journal.fermer();
    }
  },
};

import { ecrireJourAvecSemaine } from '../../basics/jour.ts';
import { ouvrirPoste } from '../../envois/ouvrir.ts';
import type { CourrielPrevu } from '../../envois/poste.ts';
import { ouvrirEspaces } from '../../espace/espaces.ts';
import { ouvrirFichiersDe } from '../../services/fichiers.ts';
import { compter } from '../../views/typographie.ts';
import { lireAu } from '../arguments.ts';
import { AU, type Commande, JSON_, mauvaisUsage } from '../commande.ts';
import { adresseDuService, OPTIONS_DE_DONNEES, ouvrirMagasin } from '../donnees.ts';
import { jourIso } from '../rendu.ts';
import { ecrireJson, pourTerminal } from '../sortie.ts';

const FUSEAU = 'Europe/Paris';

/** What reminders a day would send, to whom; nothing is written nor sent. The service itself sends, each minute. */
export const ENVOYER: Commande = {
  positions: '',
  options: [
    ...OPTIONS_DE_DONNEES,
    AU,
    { nom: 'a-blanc', aide: 'montre ce qui serait envoyé, sans rien envoyer (obligatoire)' },
    { nom: 'texte', aide: 'montre aussi ce que dirait chaque courriel' },
    JSON_,
  ],
  exemples: ['maillage envoyer --a-blanc --au "15 juillet 2026"', 'maillage envoyer --a-blanc --texte'],
  async executer(appel) {
    const { args, sortie } = appel;
    if (!args.bascules.has('a-blanc'))
      return mauvaisUsage(
        'Seul le service en marche envoie des courriels. Ajoutez --a-blanc pour voir ce qu’il enverrait.',
      );
    const au = lireAu(args, appel.aujourdhui);
    if (!au.ok) return mauvaisUsage(au.erreur);
    const ouvert = await ouvrirMagasin(appel);
    if (!ouvert.ok) return ouvert.erreur;
    const { journal, registre, horloge, dossier, espace: nom } = ouvert.valeur;
    try {
      const espaces = ouvrirEspaces({
        ...{ journal, registre, horloge },
        aLOuverture: async () => {},
        fichiersDe: (id) => ouvrirFichiersDe(dossier, id),
      });
      const espace = await espaces.de(nom);
      if (!espace) return mauvaisUsage(`L’espace «\u00A0${nom}\u00A0» n’existe pas dans ces données.`);
      const poste = ouvrirPoste({
        ...{ espaces, envois: journal, courrier: null, horloge, fuseau: FUSEAU },
        // Nobody follows these links: they are shown, not sent.
        secret: Buffer.alloc(32),
        adresse: adresseDuService(ouvert.valeur.reglages),
      });
      const prevus = await poste.aBlanc(espace, au.valeur);
      if (args.bascules.has('json')) ecrireJson(sortie, prevus.map(enJson));
      else {
        sortie.ecrire(`${ecrireJourAvecSemaine(au.valeur)}\u00A0: ${compter(prevus.length, 'courriel')}\n`);
        for (const p of prevus) sortie.ecrire(ligne(p, args.bascules.has('texte')));
      }
      return 0;
    } finally {
      await journal.fermer();
    }
  },
};

function ligne({ personne, sorte, ecrit }: CourrielPrevu, texte: boolean): string {
  const a = pourTerminal(`${personne.nom}, ${personne.courriel ?? 'sans adresse\u00A0: rien ne partirait'}`);
  const lignes = texte ? ecrit.texte.trimEnd().split('\n') : [];
  return [
    '',
    `${sorte === 'urgent' ? 'Sans attendre' : 'Résumé'}\u00A0: ${a}`,
    `  ${pourTerminal(ecrit.objet)}`,
    ...lignes.map((l) => `  | ${pourTerminal(l)}`.trimEnd()),
    '',
  ].join('\n');
}

const enJson = ({ personne, sorte, jour, ecrit }: CourrielPrevu): object => ({
  personne: personne.id,
  courriel: personne.courriel,
  sorte,
  jour: jourIso(jour),
  objet: ecrit.objet,
  texte: ecrit.texte,
});

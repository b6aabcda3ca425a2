import { createHash } from 'node:crypto';
import { ecrireRefus, type Refus } from '../src/acts/refus.ts';
import { ajouterJours, type Jour } from '../src/basics/jour.ts';
import type { Result } from '../src/basics/result.ts';
import type { Acteur, Espace } from '../src/espace/espace.ts';
import type { ArriveeLue } from '../src/espace/guichet.ts';
import { parVraisemblance } from '../src/espace/propositions.ts';
import { dvq, palente, rosemont } from './identites.ts';
import type { Scene } from './jouer.ts';
import { petitPdf } from './petit-pdf.ts';

const GUICHET = dvq.organisation;

/** What lies on the counter when a visitor comes: each through the same acts as users, on the last days. */
export async function garnirLeGuichet(scene: Scene, aujourdhui: Jour): Promise<void> {
  const { guichet } = scene.espace;
  scene.regler(ajouterJours(aujourdhui, -6), 35);
  const trop = await classer(
    scene.espace,
    palente.direction,
    await deposer(scene.espace, palente.direction, 'Police responsabilité civile (page 1)'),
  );
  scene.regler(ajouterJours(aujourdhui, -5), 20);
  attendre(
    await guichet.agir(trop.arrivee.flux, dvq, trop.arrivee.rang, {
      acte: 'retourner-fichier',
      donnees: {
        fichier: trop.arrivee.fichiers[0]?.id ?? '',
        motif: 'La seconde page, qui porte les dates de garantie, manque. Merci de renvoyer le tout.',
      },
    }),
  );
  scene.regler(ajouterJours(aujourdhui, -3), 50);
  await classer(
    scene.espace,
    rosemont.direction,
    await deposer(scene.espace, rosemont.direction, 'Notification de la CAF'),
  );
  scene.regler(ajouterJours(aujourdhui, -1), 10);
  await recevoir(scene.espace, aujourdhui, {
    adresse: COURRIEL_DE_L_ASEP,
    expediteur: `Direction de l’ASEP <${COURRIEL_DE_L_ASEP}>`,
    objet: 'Notre fiche annuelle',
    corps: 'Bonjour,\n\nVous trouverez ci-joint notre fiche annuelle.\n\nBien cordialement,\nla direction',
    document: 'Fiche annuelle',
  });
  scene.regler(ajouterJours(aujourdhui, -1), 42);
  await recevoir(scene.espace, aujourdhui, {
    adresse: 'tresorier.benevole@courriel.example',
    expediteur: 'Un trésorier bénévole <tresorier.benevole@courriel.example>',
    objet: 'Comptes à transmettre',
    corps: 'Bonjour,\n\nje vous envoie nos comptes depuis mon adresse personnelle.\n\nMerci !',
    document: 'Comptes annuels',
  });
}

/** The address by which the register knows it: its message is recognised. */
const COURRIEL_DE_L_ASEP = 'direction@asep.example';

async function deposer(espace: Espace, par: Acteur, document: string): Promise<ArriveeLue> {
  return attendre(
    await espace.guichet.deposer(par, {
      ...{ guichet: GUICHET, organisation: par.organisation, moyen: 'depot', refuses: [] },
      envoyeeLe: espace.horloge.aujourdhui(),
      fichiers: [await ranger(espace, document)],
    }),
  );
}

/** Says what the file is, when something is expected that its name points at. */
async function classer(espace: Espace, par: Acteur, lue: ArriveeLue): Promise<ArriveeLue> {
  const { guichet, horloge } = espace;
  const [fichier] = lue.arrivee.fichiers;
  const toutes = await guichet.propositions(lue.arrivee, par);
  const { propositions, sure } = parVraisemblance(toutes, fichier?.nom ?? '', horloge.aujourdhui());
  const [choisie] = propositions;
  if (!fichier || !choisie || !sure) return lue;
  const aujourdhui = horloge.aujourdhui();
  const periode = choisie.piece.fournit
    ? { periode: { du: aujourdhui, au: ajouterJours(aujourdhui, 364) } }
    : {};
  const fini = await guichet.agir(lue.arrivee.flux, par, lue.arrivee.rang, {
    acte: 'classer-fichier',
    donnees: { ...choisie.classement, ...periode, fichier: fichier.id },
  });
  return fini.ok ? fini.valeur : lue;
}

async function recevoir(
  espace: Espace,
  aujourdhui: Jour,
  m: {
    readonly adresse: string;
    readonly expediteur: string;
    readonly objet: string;
    readonly corps: string;
    readonly document: string;
  },
): Promise<void> {
  const { document, ...message } = m;
  attendre(
    await espace.guichet.recevoir({
      ...message,
      guichet: GUICHET,
      cle: createHash('sha256').update(`${m.adresse} ${m.objet}`).digest('hex'),
      source: `demonstration ${m.adresse}`,
      ...{ message: null, original: null, apart: null, refuses: [] },
      envoyeeLe: ajouterJours(aujourdhui, -2),
      recueLe: ajouterJours(aujourdhui, -1),
      fichiers: [await ranger(espace, document)],
    }),
  );
}

async function ranger({ fichiers }: Espace, document: string) {
  const octets = petitPdf(document, 'Déposé au guichet');
  const garde = await fichiers.deposer(
    (async function* () {
      yield octets;
    })(),
    `${document}.pdf`,
  );
  if (!garde.ok) throw new Error(`guichet de démonstration : ${garde.erreur.detail}`);
  const { nom, ...fichier } = garde.valeur;
  return { fichier, nom };
}

function attendre<T>(reponse: Result<T, readonly Refus[]>): T {
  if (reponse.ok) return reponse.valeur;
  throw new Error(`guichet de démonstration : ${reponse.erreur.map((r) => ecrireRefus(r)).join(' ; ')}`);
}

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ecrireRefus, type Refus } from '../../acts/refus.ts';
import { anneeDe } from '../../basics/jour.ts';
import { ecrireCsv } from '../../documents/tableurs/csv.ts';
import { tableauDExemple } from '../../documents/tableurs/exemple.ts';
import { lireTableauAPart } from '../../documents/tableurs/lire-a-part.ts';
import type { DemandeDeReprise } from '../../espace/administration.ts';
import type { Acteur, Espace, ModeleOffert } from '../../espace/espace.ts';
import { ouvrirEspace } from '../../espace/ouvrir.ts';
import { LE_PROGRAMME } from '../../facts/fait.ts';
import { direConventionEssayee, direTableauIllisible, lettreDeColonne } from '../../views/reprise.ts';
import { compter } from '../../views/typographie.ts';
import { type Appel, type Commande, JSON_, mauvaisUsage } from '../commande.ts';
import { OPTIONS_DE_DONNEES, ouvrirMagasin } from '../donnees.ts';
import { type CodeDeSortie, pourTerminal } from '../sortie.ts';

/** Takes over an authority's list: tries by default, writes all or nothing with --confirmer. */
export const REPRENDRE: Commande = {
  positions: '[TABLEAU.xlsx|TABLEAU.csv]',
  options: [
    ...OPTIONS_DE_DONNEES,
    { nom: 'modele', valeur: 'NOM', aide: 'le modèle que suivent les conventions' },
    {
      nom: 'parties',
      valeur: 'RÔLE=ORGANISATION,…',
      aide: 'qui tient les rôles qu’aucune colonne ne nomme (le pilote\u00A0: la collectivité)',
    },
    { nom: 'confirmer', aide: 'écrit tout, si rien n’est fautif\u00A0; sans cela, rien n’est écrit' },
    { nom: 'exemple', aide: 'écrit un tableau d’exemple (CSV) pour ce modèle, et rien d’autre' },
    JSON_,
  ],
  exemples: [
    'maillage reprendre --espace valmont --modele convention-culture --exemple > liste.csv',
    'maillage reprendre liste.xlsx --espace valmont --modele convention-culture --parties ccas=ccas-valmont --confirmer',
  ],
  async executer(appel) {
    const [fichier, ...autres] = appel.args.positions;
    const exemple = appel.args.bascules.has('exemple');
    if (autres.length > 0) return mauvaisUsage('Un seul tableau à la fois.');
    if (fichier === undefined && !exemple) return mauvaisUsage('Il manque le tableau à reprendre.');
    const magasin = await ouvrirMagasin(appel);
    if (!magasin.ok) return magasin.erreur;
    try {
      const espace = ouvrirEspace(magasin.valeur);
      const connus = await espace.textes();
      const nom = appel.args.options.modele;
      const offert = connus.filter((m) => m.modele.nom === nom).at(-1);
      if (!offert)
        return mauvaisUsage(
          `--modele attend un de ces modèles\u00A0: ${[...new Set(connus.map((m) => m.modele.nom))].join(', ') || 'aucun n’est dans cet espace'}.`,
        );
      if (fichier === undefined || exemple) {
        const annee = anneeDe(appel.aujourdhui) - 1;
        appel.sortie.ecrire(ecrireCsv(tableauDExemple(offert.modele, appel.aujourdhui, annee)));
        return 0;
      }
      return await reprendre(appel, espace, offert, fichier);
    } finally {
      await magasin.valeur.journal.fermer();
    }
  },
};

async function reprendre(
  appel: Appel,
  espace: Espace,
  offert: ModeleOffert,
  chemin: string,
): Promise<CodeDeSortie | ReturnType<typeof mauvaisUsage>> {
  const octets = await readFile(chemin).catch(() => null);
  if (octets === null) return mauvaisUsage(`«\u00A0${pourTerminal(chemin)}\u00A0» ne se lit pas.`);
  const lu = await lireTableauAPart(octets);
  if (!lu.ok) return faute(appel, [direTableauIllisible(lu.erreur)]);
  const { collectivite } = await espace.garde();
  // Whoever holds the machine acts for the pilot department; the journal says that it was from here.
  const acteur: Acteur = { personne: LE_PROGRAMME, organisation: collectivite, fonction: 'agent-pilote' };
  const { reprise } = espace.administration;
  const correspondance = await reprise.proposer(acteur, offert.empreinte, lu.valeur.entetes);
  if (!correspondance.ok) return faute(appel, correspondance.erreur.map(ecrireRefus));
  const depose = await espace.fichiers.deposer(enFlux(octets), basename(chemin));
  if (!depose.ok) return faute(appel, [`${depose.erreur.nom}\u00A0: ${depose.erreur.detail}.`]);
  const demande: DemandeDeReprise = {
    ...{ modele: offert.empreinte, tableau: lu.valeur, correspondance: correspondance.valeur },
    ...{ parties: lireParties(appel, offert, collectivite), fichier: depose.valeur },
  };
  const essai = await reprise.essayer(acteur, demande);
  if (!essai.ok) return faute(appel, essai.erreur.map(ecrireRefus));
  const { entetes } = lu.valeur;
  const fautes = essai.valeur.fautes.map(({ ligne, colonne, refus }) => ({
    ...{ ligne, colonne: colonne === null ? null : (entetes[colonne] ?? '') },
    ou: `${colonne === null ? 'ligne ' : lettreDeColonne(colonne)}${ligne ?? ''}`,
    message: ecrireRefus(refus as Refus),
  }));
  const conventions = essai.valeur.conventions.map(direConventionEssayee);
  const colonnes = entetes.map((entete, i) => [entete, correspondance.valeur[i] ?? null] as const);
  const ecrire = appel.args.bascules.has('confirmer') && fautes.length === 0;
  const fini = ecrire ? await reprise.reprendre(acteur, demande) : null;
  if (fini && !fini.ok) return faute(appel, fini.erreur.map(ecrireRefus));
  if (appel.args.bascules.has('json')) {
    appel.sortie.ecrire(`${JSON.stringify({ colonnes, conventions, fautes, ecrit: ecrire }, null, 2)}\n`);
    return fautes.length > 0 ? 1 : 0;
  }
  const dire = (texte: string): void => appel.sortie.ecrire(`${pourTerminal(texte)}\n`);
  for (const [entete, cible] of colonnes) dire(`${entete} → ${cible ?? 'laissée de côté'}`);
  for (const c of conventions)
    dire(`ligne ${c.ligne}\u00A0: ${c.titre}, ${c.association}, ${c.phase}, ${c.histoire}`);
  if (fautes.length > 0)
    return faute(
      appel,
      fautes.map((f) => `${f.ou} ${f.colonne ?? ''}\u00A0: ${f.message}`),
    );
  dire(
    ecrire
      ? `${compter(conventions.length, 'convention')}\u00A0: tout est écrit.`
      : 'Essai\u00A0: rien n’est écrit. Ajoutez --confirmer pour reprendre.',
  );
  return 0;
}

function lireParties(
  { args }: Appel,
  { modele }: ModeleOffert,
  collectivite: string,
): Record<string, string> {
  const dites = (args.options.parties ?? '').split(',').flatMap((p) => {
    const [role = '', organisation = ''] = p.split('=').map((t) => t.trim());
    return role && organisation ? [[role, organisation] as const] : [];
  });
  const pilote = modele.parties.find((p) => p.pilote)?.id;
  return { ...(pilote ? { [pilote]: collectivite } : {}), ...Object.fromEntries(dites) };
}

function faute(appel: Appel, phrases: readonly string[]): 1 {
  for (const p of phrases) appel.sortie.remarquer(`${pourTerminal(p)}\n`);
  return 1;
}

async function* enFlux(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}

import { motifManquant } from '../acts/conditions/commun.ts';
import { refuser } from '../acts/refus.ts';
import { proposer } from '../acts/reprise/cibles.ts';
import { echec, reussite } from '../basics/result.ts';
import type { Fait } from '../facts/fait.ts';
import { FLUX_DE_L_ESPACE } from '../facts/flux.ts';
import type { RepriseDEspace, RepriseFaite } from './administration.ts';
import { type Droit, permis } from './journal-de-l-espace.ts';
import type { Atelier } from './lecture.ts';
import { refusDuJournal } from './refus-du-journal.ts';
import { correspondanceGardee, ecrireCorrespondance } from './reprise-colonnes.ts';
import { ajoutsDuLot, essayerReprise } from './reprise-essai.ts';

export function ouvrirReprise(atelier: Atelier, droit: Droit): RepriseDEspace {
  const { contexte, moteurs } = atelier;
  const { espace, journal, horloge } = contexte;
  const lire = () => journal.lire(espace, FLUX_DE_L_ESPACE);

  return {
    proposer: (acteur, empreinte, entetes) =>
      permis(droit, acteur, 'reprendre', async () => {
        const moteur = await moteurs.de(empreinte);
        if (!moteur) return echec([refuser('modele-inconnu', 'modele')]);
        const gardee = correspondanceGardee(await lire(), empreinte, entetes);
        return reussite(gardee ?? proposer(moteur.modele, entetes));
      }),

    essayer: (acteur, demande) =>
      permis(droit, acteur, 'reprendre', async () => {
        const essai = await essayerReprise(atelier, acteur, demande, await lire());
        return essai.ok ? reussite(essai.valeur.dit) : essai;
      }),

    reprendre: (acteur, demande) =>
      permis(droit, acteur, 'reprendre', async () => {
        const passe = await lire();
        const essai = await essayerReprise(atelier, acteur, demande, passe);
        if (!essai.ok) return essai;
        const { dit, conventions, organisations } = essai.valeur;
        if (dit.fautes.length > 0)
          return echec([refuser('reprise-fautive', null, { combien: dit.fautes.length })]);
        const { nom, ...fichier } = demande.fichier;
        const lot: Fait<'reprise-effectuee'>['donnees'] = {
          modele: demande.modele,
          fichier,
          dossiers: conventions.map((c) => ({ flux: c.flux, rang: c.faits.length, ligne: c.ligne })),
          organisations: organisations.map((o) => o.id),
        };
        const ecrit = await journal.ajouterTous([
          ...(await ajoutsDuLot(atelier, acteur, essai.valeur)),
          {
            ...{ espace, flux: FLUX_DE_L_ESPACE, rangAttendu: passe.at(-1)?.rang ?? 0, auteur: acteur },
            enregistre: horloge.maintenant(),
            projection: () => null,
            faits: [
              {
                sorte: 'reprise-effectuee',
                jour: horloge.aujourdhui(),
                donnees: lot,
                textes: {
                  nomFichier: nom,
                  correspondance: ecrireCorrespondance(demande.tableau.entetes, demande.correspondance),
                },
              },
            ],
          },
        ]);
        if (!ecrit.ok) return echec([refusDuJournal(ecrit.erreur)]);
        return reussite(ecrit.valeur.at(-1)?.[0] as Fait<'reprise-effectuee'>);
      }),

    annuler: (acteur, id, motif) =>
      permis(droit, acteur, 'annuler-reprise', async () => {
        const passe = await lire();
        const visee = (await reprises(atelier, passe)).find((r) => r.fait.id === id);
        if (!visee) return echec([refuser('reprise-inconnue', null)]);
        if (visee.annulee !== null)
          return echec([refuser('reprise-deja-annulee', null, { le: visee.annulee })]);
        if (visee.ecrites.length > 0)
          return echec([refuser('reprise-depassee', null, { titres: visee.ecrites.map((e) => e.titre) })]);
        const muet = motifManquant(motif, 'motif');
        if (muet) return echec([muet]);
        const [jour, enregistre] = [horloge.aujourdhui(), horloge.maintenant()];
        const commun = { espace, auteur: acteur, enregistre };
        const ecrit = await journal.ajouterTous([
          ...visee.fait.donnees.dossiers.map(({ flux, rang }) => ({
            ...{ ...commun, flux, rangAttendu: rang },
            faits: [
              { sorte: 'convention-retiree' as const, jour, donnees: { reprise: id }, textes: { motif } },
            ],
            projection: () => ({ retire: flux }),
          })),
          {
            ...{ ...commun, flux: FLUX_DE_L_ESPACE, rangAttendu: passe.at(-1)?.rang ?? 0 },
            faits: [{ sorte: 'reprise-annulee' as const, jour, donnees: { reprise: id }, textes: { motif } }],
            projection: () => null,
          },
        ]);
        if (!ecrit.ok) return echec([refusDuJournal(ecrit.erreur)]);
        return reussite(ecrit.valeur.at(-1)?.[0] as Fait);
      }),

    liste: (acteur) =>
      permis(droit, acteur, 'reprendre', async () =>
        reussite((await reprises(atelier, await lire())).toReversed()),
      ),
  };
}

async function reprises(
  { contexte, lecture }: Atelier,
  faits: readonly Fait[],
): Promise<readonly RepriseFaite[]> {
  const faites = faits.filter((f) => f.sorte === 'reprise-effectuee');
  return Promise.all(
    faites.map(async (fait): Promise<RepriseFaite> => {
      const annulee =
        faits.find((f) => f.sorte === 'reprise-annulee' && f.donnees.reprise === fait.id)?.jour ?? null;
      const ecrites: { flux: string; titre: string }[] = [];
      for (const { flux, rang } of annulee === null ? fait.donnees.dossiers : []) {
        const tete = await contexte.journal.tete(contexte.espace, flux);
        if (tete?.rang !== rang) ecrites.push({ flux, titre: (await lecture.tout(flux))?.titre ?? flux });
      }
      return { fait, annulee, ecrites };
    }),
  );
}

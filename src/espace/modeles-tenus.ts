import { createHash } from 'node:crypto';
import { motifManquant } from '../acts/conditions/commun.ts';
import { refuserNonLu } from '../acts/non-lu.ts';
import { refuser } from '../acts/refus.ts';
import { echec, reussite } from '../basics/result.ts';
import { FLUX_DE_L_ESPACE } from '../facts/flux.ts';
import type { Modele } from '../modele/regles.ts';
import { choixDesModeles } from '../rules/modeles-offerts.ts';
import type { ModelesDEspace, ModeleTenu } from './administration.ts';
import type { Acteur, ModeleOffert } from './espace.ts';
import { type Droit, noter, permis } from './journal-de-l-espace.ts';
import type { Atelier } from './lecture.ts';
import { essayerModeleAPart } from './modele-a-part.ts';

export function ouvrirModeles(atelier: Atelier, droit: Droit): ModelesDEspace {
  const { espace, journal, registre, horloge } = atelier.contexte;

  const liste = async (): Promise<readonly ModeleTenu[]> => {
    const choix = choixDesModeles(await journal.lire(espace, FLUX_DE_L_ESPACE));
    const tenus = (await textesGardes(atelier)).map((offert): ModeleTenu => {
      const fait = choix.get(offert.empreinte) ?? null;
      return { ...offert, offert: fait?.sorte !== 'modele-retire', fait };
    });
    return tenus.toSorted(
      (a, b) =>
        a.modele.titre.localeCompare(b.modele.titre, 'fr') ||
        b.modele.version.localeCompare(a.modele.version, 'fr', { numeric: true }) ||
        (b.fait?.rang ?? 0) - (a.fait?.rang ?? 0),
    );
  };

  const publierFait = (auteur: Acteur, { empreinte, modele }: ModeleOffert) =>
    noter<'modele-publie'>(atelier.contexte, auteur, {
      sorte: 'modele-publie',
      donnees: { modele: { empreinte, nom: modele.nom, version: modele.version } },
      textes: {},
    });

  const essayer = (source: string, auteur: Acteur) =>
    essayerModeleAPart(source, {
      ...{ empreinte: empreinteDe(source), auteur },
      aujourdhui: horloge.aujourdhui(),
      maintenant: horloge.maintenant(),
    });

  const tenu = async (empreinte: string) => (await liste()).find((m) => m.empreinte === empreinte);

  return {
    liste: (acteur) => permis(droit, acteur, 'publier-modele', async () => reussite(await liste())),

    source: (acteur, empreinte) =>
      permis(droit, acteur, 'publier-modele', async () =>
        reussite((await registre.modele(espace, empreinte))?.source ?? null),
      ),

    essayer: (acteur, source) =>
      permis(droit, acteur, 'publier-modele', async () => {
        const essai = await essayer(source, acteur);
        return essai.ok ? essai : echec([refuserNonLu(essai.erreur, 'source', 'texte')]);
      }),

    publier: (acteur, source) =>
      permis(droit, acteur, 'publier-modele', async () => {
        const essai = await essayer(source, acteur);
        if (!essai.ok) return echec([refuserNonLu(essai.erreur, 'source', 'texte')]);
        if (essai.valeur.fautes !== null)
          return echec([refuser('modele-fautif', 'source', { combien: essai.valeur.fautes.length })]);
        const { modele } = essai.valeur;
        const { nom, version } = modele;
        const empreinte = empreinteDe(source);
        const prise = (await liste()).find((m) => m.modele.nom === nom && m.modele.version === version);
        if (prise && prise.empreinte !== empreinte)
          return echec([refuser('modele-version-prise', 'source', { nom, version })]);
        if (prise?.offert) return echec([refuser('modele-deja-offert', 'source', { nom, version })]);
        // Kept first: a text that nobody offers yet harms nobody, a fact without its text would.
        await registre.garderModele(espace, { empreinte, nom, version, source });
        return publierFait(acteur, { empreinte, modele });
      }),

    retirer: (acteur, empreinte, motif) =>
      permis(droit, acteur, 'publier-modele', async () => {
        const vise = await tenu(empreinte);
        if (!vise) return echec([refuser('modele-inconnu', null)]);
        if (!vise.offert) return echec([refuser('modele-deja-retire', null, vise.modele)]);
        const muet = motifManquant(motif, 'motif');
        if (muet) return echec([muet]);
        const { nom, version } = vise.modele;
        return noter<'modele-retire'>(atelier.contexte, acteur, {
          sorte: 'modele-retire',
          donnees: { modele: { empreinte, nom, version } },
          textes: { motif },
        });
      }),

    offrir: (acteur, empreinte) =>
      permis(droit, acteur, 'publier-modele', async () => {
        const vise = await tenu(empreinte);
        if (!vise) return echec([refuser('modele-inconnu', null)]);
        if (vise.offert) return echec([refuser('modele-deja-offert', null, vise.modele)]);
        return publierFait(acteur, vise);
      }),
  };
}

const empreinteDe = (source: string): string => createHash('sha256').update(source).digest('hex');

/** Every text of the register, compiled. */
export async function textesGardes({ contexte, moteurs }: Pick<Atelier, 'contexte' | 'moteurs'>) {
  const gardes = await contexte.registre.modeles(contexte.espace);
  const lus = await Promise.all(
    gardes.map(async ({ empreinte }): Promise<{ empreinte: string; modele: Modele } | null> => {
      const moteur = await moteurs.de(empreinte);
      return moteur && { empreinte, modele: moteur.modele };
    }),
  );
  return lus.filter((o) => o !== null);
}

/** Is this text taken away from the choice of new agreements? */
export async function estRetire(
  { contexte }: Pick<Atelier, 'contexte'>,
  empreinte: string,
): Promise<boolean> {
  const faits = await contexte.journal.lire(contexte.espace, FLUX_DE_L_ESPACE);
  return choixDesModeles(faits).get(empreinte)?.sorte === 'modele-retire';
}

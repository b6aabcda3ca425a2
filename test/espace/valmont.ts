import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Acteur } from '../../src/acts/acteur.ts';
import { type CodeDeRefus, ecrireRefus, type Refus } from '../../src/acts/refus.ts';
import { instant } from '../../src/basics/instant.ts';
import { ecrireIso, type Jour } from '../../src/basics/jour.ts';
import type { Result } from '../../src/basics/result.ts';
import type { Espace } from '../../src/espace/espace.ts';
import { ouvrirEspaces } from '../../src/espace/espaces.ts';
import { fonderEspace } from '../../src/espace/fonder.ts';
import type { Organisation } from '../../src/journal/registre.ts';
import { attend } from '../../src/rules/mandats.ts';
import { ouvrirFichiersDe } from '../../src/services/fichiers.ts';
import { le } from '../acts/vie.ts';
import type { MoteurDEssai } from '../journal/moteurs.ts';

const organisation = (id: string, nature: Organisation['nature'], nom: string): Organisation => ({
  ...{ id, nature, nom, nomCourt: nom, siret: null, rna: null, adresse: null, courriel: null },
});
export const CAMILLE = { id: 'compte-camille', nom: 'Camille Dupré', courriel: 'camille@valmont.example' };
export const SACHA = { id: 'compte-sacha', nom: 'Sacha Perrin', courriel: 'sacha@asso.example' };
export const NOOR = { id: 'compte-noor', nom: 'Noor Belin', courriel: 'noor@asso.example' };

/** Two authorities on one installation, freshly founded, over a real base and real files, under a clock that the test turns. */
export async function ouvrirValmont(moteur: MoteurDEssai) {
  const racine = mkdtempSync(join(tmpdir(), 'maillage-annuaire-'));
  let aujourdhui: Jour = le('5 janvier 2026');
  let tic = 0;
  const horloge = {
    aujourdhui: () => aujourdhui,
    maintenant: () => instant(new Date(Date.parse(`${ecrireIso(aujourdhui)}T08:00:00Z`) + tic++ * 1000)),
  };
  const magasin = await moteur.ouvrir(await moteur.nouvelleAdresse());
  const fichiersDe = (espace: string) => ouvrirFichiersDe(racine, espace);
  const espaces = ouvrirEspaces({
    ...{ journal: magasin, registre: magasin, horloge, fichiersDe },
    aLOuverture: async () => {},
  });
  for (const [id, nom] of [
    ['valmont', 'Ville de Valmont'],
    ['aubrelle', 'Ville d’Aubrelle'],
  ] as const)
    await fonderEspace(
      { espace: id, journal: magasin, registre: magasin, horloge, fichiers: await fichiersDe(id) },
      {
        ...{ nom, demonstration: false, personnes: [], mandats: [] },
        organisations: [organisation(`${id}-ville`, 'commune', nom)],
        administrateur: { nom: 'Camille Dupré', courriel: CAMILLE.courriel, expire: le('19 janvier 2026') },
      },
    );
  const espace = async (id = 'valmont'): Promise<Espace> => {
    const ouvert = await espaces.de(id);
    if (!ouvert) throw new Error(`pas d’espace ${id}`);
    return ouvert;
  };
  const etat = async (organisation: string, id?: string) => {
    const lu = await (await espace(id)).annuaire.organisation(organisation);
    if (!lu) throw new Error(`pas d’organisation ${organisation}`);
    return lu.etat;
  };
  return {
    ...{ magasin, espaces, horloge, espace, etat },
    aller: (jour: string): void => {
      aujourdhui = le(jour);
    },
    acteurDe: async (mandat: string): Promise<Acteur> => {
      const tenu = await (await espace()).annuaire.tenu(mandat);
      if (!tenu) throw new Error(`mandat ${mandat} non tenu`);
      return tenu.acteur;
    },
    inviteEnAttente: async (organisation: string): Promise<string> =>
      (await etat(organisation)).invitations.find((i) => attend(i, aujourdhui))?.fait ?? 'aucune:1',
    async agir(
      acteur: Acteur,
      demande: Parameters<Espace['annuaire']['agir']>[3],
      organisation = 'ateliers-du-pont',
    ) {
      const { rang } = await etat(organisation);
      return (await espace()).annuaire.agir(organisation, acteur, rang, demande);
    },
    async fermer() {
      await magasin.fermer();
      await moteur.nettoyer();
      rmSync(racine, { recursive: true });
    },
  };
}

export type Valmont = Awaited<ReturnType<typeof ouvrirValmont>>;

export function reussi<T>(r: Result<T, readonly Refus[]>): T {
  if (!r.ok) throw new Error(r.erreur.map(ecrireRefus).join(' ; '));
  return r.valeur;
}

export function refuse(r: Result<unknown, readonly Refus[]>, code: CodeDeRefus): void {
  expect(r.ok ? 'accepté' : r.erreur.map((x) => x.code)).toContain(code);
}

import type { Acteur } from '../acts/acteur.ts';
import { agir as agirAuDossier } from '../acts/agir.ts';
import { agirAuGuichet, examinerAuGuichet } from '../acts/guichet/agir.ts';
import type { CasDuGuichet } from '../acts/guichet/cas.ts';
import type { DemandeDuGuichet } from '../acts/guichet/demande.ts';
import { DEPOSANTS, TENANTS } from '../acts/guichet/table.ts';
import { type Refus, refuser } from '../acts/refus.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import { type Auteur, type FaitNouveau, LE_PROGRAMME } from '../facts/fait.ts';
import { estUneArrivee, fluxDArrivee } from '../facts/flux.ts';
import type { Etat, Regard } from '../rules/etat.ts';
import { type Arrivee, deriverArrivee, fichierArrive } from '../rules/guichet.ts';
import type { Dossier } from './espace.ts';
import type { FichierLisible } from './fichier-lisible.ts';
import type { ArriveeLue, GuichetDEspace } from './guichet.ts';
import { recevoirMessage } from './guichet-courriel.ts';
import { projeterArrivee } from './guichet-projection.ts';
import { demandeDeDepot, verser } from './guichet-versement.ts';
import { type Atelier, regarder } from './lecture.ts';
import { annuaireDe } from './noms.ts';
import { propositionsDe } from './propositions.ts';
import { refusDuJournal } from './refus-du-journal.ts';

type Issue<T> = Promise<Result<T, readonly Refus[]>>;

/** Agreements looked into for one organisation: those whose next deadline is nearest. */
const DOSSIERS_VUS = 60;

/** The organisation that pilots an agreement: its counter receives everything. */
export const piloteDe = (etat: Pick<Etat, 'modele' | 'parties'>): string | undefined => {
  const role = etat.modele.parties.find((p) => p.pilote);
  return role && etat.parties[role.id];
};

/** The agreements of an organisation, as someone may look at them: none that they are not a party to. */
export async function dossiersVus(
  { contexte: { espace, journal, horloge }, lecture }: Atelier,
  organisation: string,
  acteur: Acteur,
  regard: Partial<Regard> = {},
): Promise<readonly Dossier[]> {
  const { lignes } = await journal.dossiers({
    ...{ espace, organisation, tri: 'prochaine', page: 1, taille: DOSSIERS_VUS },
  });
  const lus = await Promise.all(lignes.map((l) => lecture.tout(l.flux)));
  return lus.flatMap((lu) => (lu && regarder(lu, acteur, horloge.aujourdhui(), regard)) ?? []);
}

export function ouvrirGuichet(atelier: Atelier): GuichetDEspace {
  const { contexte, lecture } = atelier;
  const { espace, journal, horloge, fichiers } = contexte;

  const dossiersDe = (organisation: string, acteur: Acteur): Promise<readonly Dossier[]> =>
    dossiersVus(atelier, organisation, acteur);

  const lire = async (flux: string): Promise<ArriveeLue | null> => {
    if (!estUneArrivee(flux)) return null;
    const faits = await journal.lire(espace, flux);
    const arrivee = deriverArrivee(faits);
    if (!arrivee) return null;
    const noms = [...arrivee.fichiers.map((f) => f.fichier), ...(arrivee.original ? [arrivee.original] : [])];
    const examens = await Promise.all(
      noms.map(async ({ empreinte }) => [empreinte, await fichiers.examen(empreinte)] as const),
    );
    return {
      arrivee,
      faits,
      tete: (await journal.tete(espace, flux))?.tete ?? '',
      examens: new Map(examens),
    };
  };

  async function cas(
    lue: ArriveeLue | null,
    acteur: Acteur,
    demande: DemandeDuGuichet,
  ): Promise<CasDuGuichet> {
    const vise = organisationVisee(lue?.arrivee ?? null, demande);
    const guichets = vise === null ? [] : await pilotesDe(vise);
    return {
      arrivee: lue?.arrivee ?? null,
      ...{ acteur, demande, aujourdhui: horloge.aujourdhui() },
      enConvention: (guichet, organisation) => organisation === vise && guichets.includes(guichet),
      innocuite: (id) => innocuiteDe(lue, id),
    };
  }

  const pilotesDe = async (organisation: string): Promise<readonly string[]> => {
    const lecteur = { personne: LE_PROGRAMME, organisation, fonction: 'observateur' } as const;
    const pilotes = (await dossiersDe(organisation, lecteur)).map((d) => piloteDe(d.etat));
    return [...new Set(pilotes)].filter((p) => p !== undefined);
  };

  async function ecrire(
    flux: string,
    rangAttendu: number,
    auteur: Auteur,
    faits: readonly FaitNouveau[],
  ): Issue<ArriveeLue> {
    const noms = await lecture.noms();
    const ecrit = await journal.ajouter({
      ...{ espace, flux, rangAttendu, faits, auteur, enregistre: horloge.maintenant() },
      projection: (tous) => projeterArrivee(tous, noms),
    });
    if (!ecrit.ok) return echec([refusDuJournal(ecrit.erreur)]);
    const lue = await lire(flux);
    if (!lue) throw new Error(`arrivée écrite mais absente : ${flux}`);
    return reussite(lue);
  }

  const arrivee: GuichetDEspace['arrivee'] = async (flux, acteur) => {
    const lue = await lire(flux);
    return lue && peutLire(lue.arrivee, acteur) ? lue : null;
  };

  const guichet: GuichetDEspace = {
    arrivee,
    guichetsDe: async (acteur) => {
      const noms = await lecture.noms();
      return (await pilotesDe(acteur.organisation)).flatMap((id) => noms.organisation(id) ?? []);
    },
    async deposer(acteur, donnees) {
      const juge = agirAuGuichet(await cas(null, acteur, { acte: 'deposer-au-guichet', donnees }));
      if (!juge.ok) return juge;
      for (const { fichier } of donnees.fichiers)
        if (!(await fichiers.existe(fichier.empreinte)))
          return echec([refuser('fichier-introuvable', 'fichiers')]);
      const id = `d-${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`;
      return ecrire(fluxDArrivee(id), 0, acteur, juge.valeur);
    },
    recevoir: (message) => recevoirMessage(contexte, message, ecrire),
    dejaRecus: async (sources) => {
      const connus = await journal.messagesConnus(espace, { par: 'source', valeurs: sources });
      return new Set(connus.flatMap((l) => l.source ?? []));
    },
    arrivees: (acteur, filtre) => journal.arrivees({ ...filtre, espace, ...porteeDe(acteur) }),
    compter: (acteur, filtre) => journal.compterArrivees({ ...filtre, espace, ...porteeDe(acteur) }),
    async propositions(a, acteur) {
      if (a.organisation === null) return [];
      const dossiers = await dossiersDe(a.organisation, acteur);
      return propositionsDe(
        dossiers.filter((d) => piloteDe(d.etat) === a.guichet),
        a.organisation,
        horloge.aujourdhui(),
      );
    },
    async agir(flux, acteur, rangAttendu, demande) {
      const lue = await arrivee(flux, acteur);
      if (!lue) return echec([refuser('arrivee-introuvable', null)]);
      if (lue.arrivee.rang !== rangAttendu)
        return echec([
          refusDuJournal({ code: 'rang-perime', nouveaux: lue.faits.filter((f) => f.rang > rangAttendu) }),
        ]);
      const enCause = await cas(lue, acteur, demande);
      if (demande.acte === 'verser-fichier') {
        const refus = examinerAuGuichet(enCause);
        if (refus.length > 0) return echec(refus);
        return verser(atelier, lue.arrivee, acteur, demande.donnees.fichier, (faits) =>
          ecrire(flux, rangAttendu, acteur, faits),
        );
      }
      const juge = agirAuGuichet(enCause);
      if (!juge.ok) return juge;
      const essai = await essayer(lue.arrivee, acteur, demande);
      return essai ? echec(essai) : ecrire(flux, rangAttendu, acteur, juge.valeur);
    },
    async fichier(flux, acteur, rang) {
      const lue = await arrivee(flux, acteur);
      if (!lue || (rang === 'original' && !tientLeGuichet(lue.arrivee, acteur))) return null;
      const a = lue.arrivee;
      const f = rang === 'original' ? null : fichierArrive(a, `${flux}:${rang}`);
      const fichier = rang === 'original' ? a.original : f?.fichier;
      const contenu = fichier && (await fichiers.lire(fichier.empreinte));
      if (!fichier || !contenu) return null;
      return {
        nom: f?.nom ?? (rang === 'original' ? 'message.eml' : `fichier-${rang}`),
        ...fichier,
        contenu,
      } satisfies FichierLisible;
    },
    async reconstruire() {
      const noms = await lecture.noms();
      for (const { flux } of await journal.flux(espace)) {
        if (!estUneArrivee(flux)) continue;
        const projection = projeterArrivee(await journal.lire(espace, flux), noms);
        if (projection) await journal.reprojeterArrivee(espace, projection);
      }
    },
  };
  return guichet;

  /** What is said of a file must be what the agreement would take: refused now rather than at the counter. */
  async function essayer(
    a: Arrivee,
    acteur: Acteur,
    demande: DemandeDuGuichet,
  ): Promise<readonly Refus[] | null> {
    if (demande.acte !== 'classer-fichier') return null;
    const { fichier: id, ...classement } = demande.donnees;
    const lu = await lecture.tout(classement.dossier);
    const d = lu && regarder(lu, acteur, horloge.aujourdhui(), {});
    const fichier = fichierArrive(a, id);
    const partie = a.organisation !== null && d && Object.values(d.etat.parties).includes(a.organisation);
    if (!d || !fichier || !partie || piloteDe(d.etat) !== a.guichet)
      return [refuser('classement-ailleurs', 'piece')];
    const essai = agirAuDossier(
      ...([d.etat, d.faits, acteur, horloge.aujourdhui()] as const),
      demandeDeDepot(a, { ...fichier, classement }),
      annuaireDe(d.noms),
    );
    if (essai.ok) return null;
    // The day and the way it came are the counter's to say, and were said when it came.
    const restent = essai.erreur.filter(
      (r) => r.code !== 'jour-de-l-enregistrement' && r.code !== 'remise-a-constater',
    );
    return restent.length > 0 ? restent : null;
  }

  function organisationVisee(a: Arrivee | null, demande: DemandeDuGuichet): string | null {
    if (demande.acte === 'deposer-au-guichet' || demande.acte === 'attribuer-arrivee')
      return demande.donnees.organisation;
    return a?.organisation ?? null;
  }
}

function innocuiteDe(lue: ArriveeLue | null, id: string): ReturnType<CasDuGuichet['innocuite']> {
  const fichier = lue && fichierArrive(lue.arrivee, id);
  const examen = fichier && lue.examens.get(fichier.fichier.empreinte);
  if (examen?.sorte === 'infecte') return 'infecte';
  return examen === undefined || examen === null || examen.sorte === 'attente' ? 'attente' : 'sain';
}

const tientLeGuichet = (a: Pick<Arrivee, 'guichet'>, { organisation, fonction }: Acteur): boolean =>
  a.guichet === organisation && TENANTS.includes(fonction);

const peutLire = (a: Arrivee, acteur: Acteur): boolean =>
  tientLeGuichet(a, acteur) ||
  (a.organisation === acteur.organisation && DEPOSANTS.includes(acteur.fonction));

/** Who holds a counter sees it; anyone else sees what their own organisation sent. */
const porteeDe = ({ organisation, fonction }: Acteur) =>
  TENANTS.includes(fonction) ? { guichet: organisation } : { organisation };

import type { Acteur } from '../acts/acteur.ts';
import { agirSurAnnuaire, type EcrituresDAnnuaire } from '../acts/annuaire/agir.ts';
import type { CasDAnnuaire } from '../acts/annuaire/cas.ts';
import type { DemandeDAnnuaire, NomActeDAnnuaire, OrganisationSaisie } from '../acts/annuaire/demande.ts';
import { type LigneDAnnuaire, permis, TABLE_ANNUAIRE, TABLE_LECTURES } from '../acts/annuaire/table.ts';
import { type Refus, refuser } from '../acts/refus.ts';
import type { Jour } from '../basics/jour.ts';
import { plier } from '../basics/pli.ts';
import { echec, type Result, reussite } from '../basics/result.ts';
import type { Fonction } from '../facts/annuaire.ts';
import { FAITS_COORDONNEES } from '../facts/coordonnees.ts';
import type { Fait } from '../facts/fait.ts';
import { estUneOrganisation, fluxDOrganisation } from '../facts/flux.ts';
import type { ProjectionOrganisation } from '../journal/journal.ts';
import type { LectureSensible } from '../journal/lectures.ts';
import type { Inscription, LigneMandat, Organisation } from '../journal/registre.ts';
import type { EtatCoordonnees } from '../rules/coordonnees.ts';
import { deriverOrganisation, type EtatOrganisation, tientLe } from '../rules/mandats.ts';
import type { AnnuaireDEspace, MandatTenu } from './annuaire.ts';
import { payeursAujourdhui, rolesTenus } from './conventions-de.ts';
import type { Contexte, Noms } from './espace.ts';
import { ouvrirEtapes } from './etapes-de-coordonnees.ts';
import { fichierAbsent } from './fichiers-nommes.ts';
import type { Lecture } from './lecture.ts';
import { enMots } from './nommer.ts';
import { refusDuJournal } from './refus-du-journal.ts';

/** Reading bears on no field: any act on the same organisation stands for it. */
const LIRE = { acte: 'valider-coordonnees', donnees: {} } as const;
const PERSONNE: Acteur = { personne: '', organisation: '', fonction: 'observateur' };

type Issue<T> = Promise<Result<T, readonly Refus[]>>;

export function ouvrirAnnuaire(
  contexte: Contexte,
  lecture: Lecture,
  collectivite: () => Promise<string>,
  /** derives again the lists of the agreements of an organisation */
  rederiverCeuxDe: (organisation: string) => Promise<void>,
): AnnuaireDEspace {
  const { espace, journal, registre, horloge } = contexte;
  let lus: { readonly generation: number; readonly mandats: Promise<readonly LigneMandat[]> } | null = null;
  const mandats = async (): Promise<readonly LigneMandat[]> => {
    const generation = await lecture.generation();
    if (lus?.generation !== generation) lus = { generation, mandats: registre.mandats(espace) };
    return lus.mandats;
  };

  async function tenus(au = horloge.aujourdhui()): Promise<readonly MandatTenu[]> {
    const noms = await lecture.noms();
    return (await mandats()).flatMap((m) => enTenu(m, noms, au) ?? []);
  }

  async function tenu(mandat: string): Promise<MandatTenu | null> {
    const ligne = (await mandats()).find((m) => m.id === mandat);
    return ligne ? enTenu(ligne, await lecture.noms(), horloge.aujourdhui()) : null;
  }

  async function cas<D extends DemandeDAnnuaire>(
    organisation: EtatOrganisation,
    acteur: Acteur,
    demande: D,
  ): Promise<CasDAnnuaire> {
    const noms = await lecture.noms();
    const fiche = noms.organisation(organisation.id);
    return {
      collectivite: await collectivite(),
      fiche: fiche === undefined ? null : saisieDe(fiche),
      homonyme: homonymeDe(await registre.organisations(espace), organisation.id),
      courrielDe: (id) => noms.personne(id)?.courriel ?? null,
      organisation,
      acteur,
      aujourdhui: horloge.aujourdhui(),
      demande,
      payeurs:
        organisation.nature === 'association'
          ? await payeursAujourdhui(contexte, lecture, organisation.id, await collectivite())
          : new Set(),
      // Read where it is asked: every agreement is derived.
      roles:
        demande.acte === 'modifier-organisation'
          ? await rolesTenus(contexte, lecture, organisation.id)
          : new Set(),
      personneConnue: (id) => noms.personne(id) !== undefined,
      nommer: (prefixe) => `${prefixe}-${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`,
    };
  }

  async function ecrire(
    avant: EtatOrganisation,
    acteur: Acteur,
    { faits, organisation }: EcrituresDAnnuaire,
    inscription: Inscription = {},
  ): Issue<EtatOrganisation> {
    const { id, rang } = avant;
    const absent = await fichierAbsent(contexte.fichiers, faits);
    if (absent) return echec([absent]);
    const ecrit = await journal.ajouter({
      espace,
      flux: fluxDOrganisation(id),
      rangAttendu: rang,
      faits,
      auteur: acteur,
      enregistre: horloge.maintenant(),
      projection: (tous) => projeterOrganisation(id, tous),
      inscription: organisation ? { organisations: [registrer(id, organisation)] } : inscription,
    });
    if (!ecrit.ok) return echec([refusDuJournal(ecrit.erreur)]);
    if (faits.some((f) => Object.hasOwn(FAITS_COORDONNEES, f.sorte))) await rederiverCeuxDe(id);
    return reussite(deriverOrganisation(id, await journal.lire(espace, fluxDOrganisation(id))));
  }

  const organisation: AnnuaireDEspace['organisation'] = async (id) => {
    const faits = await journal.lire(espace, fluxDOrganisation(id));
    return faits.length === 0 ? null : { etat: deriverOrganisation(id, faits), faits };
  };

  async function juger(
    avant: EtatOrganisation,
    acteur: Acteur,
    demande: DemandeDAnnuaire,
    inscription?: Inscription,
  ): Issue<EtatOrganisation> {
    const juge = agirSurAnnuaire(await cas(avant, acteur, demande));
    return juge.ok ? ecrire(avant, acteur, juge.valeur, inscription) : juge;
  }

  const peutLireCoordonnees: AnnuaireDEspace['peutLireCoordonnees'] = async (etat, acteur) =>
    permis(TABLE_LECTURES['lire-coordonnees'], await cas(etat, acteur, LIRE));

  async function lireSensible(
    id: string,
    acteur: Acteur,
    objet: LectureSensible['objet'],
  ): Promise<EtatCoordonnees | null> {
    const lue = await organisation(id);
    if (!lue || !(await peutLireCoordonnees(lue.etat, acteur))) return null;
    const { personne, fonction } = acteur;
    await registre.noterLecture(espace, {
      ...{ quand: horloge.maintenant(), personne, organisation: acteur.organisation, fonction },
      ...{ objet, cible: id },
    });
    return lue.etat.coordonnees;
  }

  const etapesDeCoordonnees = ouvrirEtapes(contexte, lecture, async (etat) => {
    const [c, ici] = await Promise.all([cas(etat, PERSONNE, LIRE), tenus()]);
    return ici.filter((m) => permis(TABLE_LECTURES['lire-coordonnees'], { ...c, acteur: m.acteur }));
  });

  return {
    etapesDeCoordonnees,
    tenus,
    peutLireCoordonnees,
    lireCoordonnees: (id, acteur) => lireSensible(id, acteur, 'iban'),
    async lireRib(id, acteur, demande) {
      const lue = await organisation(id);
      if (!lue?.etat.coordonnees.demandes.some((d) => d.fait === demande)) return null;
      const d = (await lireSensible(id, acteur, 'rib'))?.demandes.find((x) => x.fait === demande);
      const contenu = d && (await contexte.fichiers.lire(d.rib.empreinte));
      return contenu ? { nom: d.nomFichier ?? 'rib', type: d.rib.type, contenu } : null;
    },
    tenu,
    organisation,
    async agir(id, acteur, rangAttendu, demande) {
      const avant = await organisation(id);
      if (!avant) return echec([refuser('organisation-inconnue', null, { organisation: id })]);
      if (avant.etat.rang !== rangAttendu)
        return echec([
          refusDuJournal({ code: 'rang-perime', nouveaux: avant.faits.filter((f) => f.rang > rangAttendu) }),
        ]);
      return juger(avant.etat, acteur, demande);
    },
    async permet(etat, acteur, acte, mandat = '') {
      const demande = { acte, donnees: { mandat } } as unknown as DemandeDAnnuaire;
      return permis(
        TABLE_ANNUAIRE[acte] as LigneDAnnuaire<NomActeDAnnuaire>,
        await cas(etat, acteur, demande),
      );
    },
    async inscrire(acteur, donnees) {
      const id = nommerOrganisation(donnees.nomCourt || donnees.nom, (await lecture.noms()).organisation);
      const fini = await juger(deriverOrganisation(id, []), acteur, {
        acte: 'inscrire-organisation',
        donnees,
      });
      return fini.ok ? reussite(id) : fini;
    },
    async accepter(id, invitation, compte) {
      const avant = await organisation(id);
      const visee = avant?.etat.invitations.find((i) => i.fait === invitation);
      if (!avant || !visee) return echec([refuser('invitation-inconnue', null)]);
      const connue = (await registre.personnesDuCompte(compte.id)).find((p) => p.espace === espace)?.personne;
      const personne = connue ?? `personne-${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
      const acteur: Acteur = { personne, organisation: id, fonction: visee.fonction };
      const fini = await juger(
        avant.etat,
        acteur,
        { acte: 'accepter-invitation', donnees: { invitation } },
        {
          personnes: [{ id: personne, nom: compte.nom, courriel: compte.courriel }],
          comptes: [{ personne, compte: compte.id }],
        },
      );
      if (!fini.ok) return fini;
      const pris = fini.valeur.mandats.find(
        (m) => m.personne === personne && !avant.etat.mandats.some((x) => x.id === m.id),
      );
      if (!pris) throw new Error('invitation acceptée sans mandat');
      return reussite(pris.id);
    },
    async reconstruire() {
      for (const { flux } of await journal.flux(espace)) {
        const faits = estUneOrganisation(flux) ? await journal.lire(espace, flux) : [];
        if (faits[0]?.sorte !== 'organisation-inscrite') continue;
        await journal.reprojeterMandats(espace, projeterOrganisation(faits[0].donnees.organisation, faits));
      }
    },
  };
}

/** Null when it does not hold that day. */
function enTenu(ligne: LigneMandat, noms: Noms, jour: Jour): MandatTenu | null {
  const { id, titre, du, au, aussitot, delegueDe, ...m } = ligne;
  const organisation = noms.organisation(m.organisation);
  if (!organisation || !tientLe({ du, au, aussitot }, jour)) return null;
  const personne = noms.personne(m.personne) ?? { id: m.personne, nom: 'personne effacée', courriel: null };
  const acteur = { ...m, fonction: m.fonction as Fonction, mandat: id };
  return { acteur, titre, personne, organisation, du, au, delegueDe };
}

/** The rows of an organisation's mandates, from its facts. */
export const projeterOrganisation = (id: string, faits: readonly Fait[]): ProjectionOrganisation => ({
  organisation: id,
  nature: deriverOrganisation(id, faits).nature,
  mandats: deriverOrganisation(id, faits).mandats.map(({ fait: _, termine: __, ...m }) => m),
});

const saisieDe = (o: Organisation): OrganisationSaisie => ({
  ...{ nom: o.nom, nomCourt: o.nomCourt, nature: o.nature, siret: o.siret ?? '', rna: o.rna ?? '' },
  ...{ adresse: o.adresse ?? '', courriel: o.courriel ?? '' },
});

/** Names are compared as people read them: accents, case, spaces, punctuation and the article apart. */
const homonymeDe =
  (organisations: readonly Organisation[], sauf: string) =>
  (nom: string): string | null => {
    const dit = (n: string): string =>
      plier(n.normalize('NFKC').replace(/[\p{Cf}\p{Cc}]/gu, ''))
        .replace(/^(?:le|la|les|l) /, '')
        .replaceAll(' ', '');
    const cherche = dit(nom);
    const autre = organisations.find(
      (o) => o.id !== sauf && (dit(o.nom) === cherche || dit(o.nomCourt) === cherche),
    );
    return autre?.nom ?? null;
  };

export const registrer = (id: string, s: OrganisationSaisie): Organisation => ({
  id,
  nom: s.nom,
  nomCourt: s.nomCourt || s.nom,
  nature: s.nature as Organisation['nature'],
  siret: s.siret || null,
  rna: s.rna || null,
  adresse: s.adresse || null,
  courriel: s.courriel || null,
});

/** `mjc-palente`, then `mjc-palente-2`: readable, 40 characters at most, never one already taken. */
export function nommerOrganisation(nom: string, connue: (id: string) => unknown): string {
  const mots = enMots(nom, 40) || 'organisation';
  for (let n = 1; ; n++) {
    const id = n === 1 ? mots : `${mots}-${n}`;
    if (connue(id) === undefined) return id;
  }
}

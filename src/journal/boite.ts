import type { ExpressionBuilder, Kysely, Transaction } from 'kysely';
import type { Instant } from '../basics/instant.ts';
import type { Jour } from '../basics/jour.ts';
import type { Tables } from './base.ts';
import type {
  Annonce,
  EnvoiNouveau,
  EnvoiPris,
  Envois,
  EtatDEnvoi,
  LigneDEnvoi,
  SuiteDEnvoi,
} from './envois.ts';

type Boite = Omit<
  Envois,
  'reglages' | 'regler' | 'ouvrirAgenda' | 'fermerAgenda' | 'agendaOuvert' | 'agendaDe'
>;

/** The outbox over an open base. */
export function boite(db: Kysely<Tables>): Boite {
  return {
    deposer: (envoi) => db.transaction().execute((tx) => deposer(tx, envoi)),
    annoncer: (qui, rappels, composer) => annoncer(db, qui, rappels, composer),
    annonces: (espace, personne, rappels) => annonces(db, espace, personne, rappels),
    prendre: (maintenant, bail, porteur) => prendre(db, maintenant, bail, porteur),
    remettre: async ({ espace, cle }, bail, porteur) =>
      changer(
        await db
          .updateTable('envoi')
          .set({ etat: 'remise', bail })
          .where('espace', '=', espace)
          .where('cle', '=', cle)
          .where('etat', '=', 'pris')
          .where('porteur', '=', porteur)
          .executeTakeFirstOrThrow(),
      ),
    conclure: (envoi, porteur, suite, maintenant) => conclure(db, envoi, porteur, suite, maintenant),
    constaterIncertains: async (maintenant) => {
      const { numUpdatedRows } = await db
        .updateTable('envoi')
        .set({
          ...{ etat: 'incertain', texte: null, html: null, fini: maintenant },
          cause: 'la remise a été interrompue : on ne saura pas si ce courriel est parti',
        })
        .where('etat', '=', 'remise')
        .where('bail', '<', maintenant)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    lister: (espace, filtre) => lister(db, espace, filtre),
    compter: async (espace) => {
      const lus = await db
        .selectFrom('envoi')
        .select(['etat', (e) => e.fn.countAll<number>().as('n')])
        .where('espace', '=', espace)
        .groupBy('etat')
        .execute();
      return new Map(lus.map(({ etat, n }) => [etat as EtatDEnvoi, n]));
    },
    elaguer: async (avant) => {
      await db.deleteFrom('envoi').where('jour', '<', avant).where('fini', 'is not', null).execute();
      await db.deleteFrom('annonce').where('jour', '<', avant).execute();
    },
  };
}

const changer = ({ numUpdatedRows }: { readonly numUpdatedRows: bigint }): boolean => numUpdatedRows === 1n;

async function deposer(tx: Transaction<Tables>, e: EnvoiNouveau): Promise<boolean> {
  const { espace, cle, personne, adresse, sorte, jour, objet, texte, html, cree } = e;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('envoi')
    .values({
      ...{ espace, cle, personne, adresse, sorte, jour, objet, texte, html, cree },
      ...{ etat: 'pret', a_partir: cree, bail: null, porteur: null, tentatives: 0, cause: null, fini: null },
    })
    .onConflict((c) => c.columns(['espace', 'cle']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Thrown to undo what was claimed when there turns out to be nothing to send. */
class Defaire extends Error {
  readonly annonce: Annonce;
  constructor(annonce: Annonce) {
    super(annonce);
    this.annonce = annonce;
  }
}

async function annoncer(
  db: Kysely<Tables>,
  { espace, personne, cle, jour }: Parameters<Envois['annoncer']>[0],
  rappels: readonly string[],
  composer: Parameters<Envois['annoncer']>[2],
): Promise<Annonce> {
  if (rappels.length === 0) return 'rien';
  try {
    return await db.transaction().execute(async (tx) => {
      const nouveaux = new Set<string>();
      // In one order everywhere: two that claim the same ones wait for each other instead of blocking each other.
      for (const rappel of [...rappels].sort()) {
        const { numInsertedOrUpdatedRows: n } = await tx
          .insertInto('annonce')
          .values({ espace, personne, rappel, jour, envoi: cle })
          .onConflict((c) => c.columns(['espace', 'personne', 'rappel']).doNothing())
          .executeTakeFirstOrThrow();
        if (n === 1n) nouveaux.add(rappel);
      }
      if (nouveaux.size === 0) throw new Defaire('rien');
      if (!(await deposer(tx, composer(nouveaux)))) throw new Defaire('deja');
      return 'ecrit' as const;
    });
  } catch (erreur) {
    if (erreur instanceof Defaire) return erreur.annonce;
    throw erreur;
  }
}

async function annonces(
  db: Kysely<Tables>,
  espace: string,
  personne: string,
  rappels: readonly string[],
): Promise<ReadonlySet<string>> {
  const deja = new Set<string>();
  for (let i = 0; i < rappels.length; i += 500) {
    const lus = await db
      .selectFrom('annonce')
      .select('rappel')
      .where('espace', '=', espace)
      .where('personne', '=', personne)
      .where('rappel', 'in', rappels.slice(i, i + 500))
      .execute();
    for (const { rappel } of lus) deja.add(rappel);
  }
  return deja;
}

/** Candidates first, then each is claimed under the condition that made it one: of two who try, one gets it. */
async function prendre(
  db: Kysely<Tables>,
  maintenant: Instant,
  bail: Instant,
  porteur: string,
): Promise<EnvoiPris | null> {
  const candidats = await db
    .selectFrom('envoi')
    .select(['espace', 'cle'])
    .where((e) => aPrendre(e, maintenant))
    .orderBy('cree')
    .orderBy('cle')
    .limit(50)
    .execute();
  for (const { espace, cle } of candidats) {
    const pris = await db
      .updateTable('envoi')
      .set((e) => ({ etat: 'pris', porteur, bail, tentatives: e('tentatives', '+', 1) }))
      .where('espace', '=', espace)
      .where('cle', '=', cle)
      .where((e) => aPrendre(e, maintenant))
      .returningAll()
      .executeTakeFirst();
    if (pris)
      return {
        ...pris,
        jour: pris.jour as Jour,
        texte: pris.texte ?? '',
        html: pris.html ?? '',
        cree: pris.cree as Instant,
      };
  }
  return null;
}

const aPrendre = (e: ExpressionBuilder<Tables, 'envoi'>, maintenant: Instant) =>
  e.or([
    e.and([e('etat', '=', 'pret'), e('a_partir', '<=', maintenant)]),
    e.and([e('etat', '=', 'pris'), e('bail', '<', maintenant)]),
  ]);

/** Whoever held it says what became of it; what it said is forgotten once it will not be sent again. */
async function conclure(
  db: Kysely<Tables>,
  { espace, cle }: EnvoiPris,
  porteur: string,
  suite: SuiteDEnvoi,
  maintenant: Instant,
): Promise<void> {
  const { etat, cause } = suite;
  await db
    .updateTable('envoi')
    .set(
      suite.etat === 'pret'
        ? { etat, cause, bail: null, porteur: null, a_partir: suite.aPartirDe }
        : { etat, cause, bail: null, fini: maintenant, texte: null, html: null },
    )
    .where('espace', '=', espace)
    .where('cle', '=', cle)
    .where('porteur', '=', porteur)
    .where('etat', 'in', ['pris', 'remise', 'incertain'])
    .execute();
}

async function lister(
  db: Kysely<Tables>,
  espace: string,
  { etat, page, taille }: Parameters<Envois['lister']>[1],
): ReturnType<Envois['lister']> {
  const filtre = db
    .selectFrom('envoi')
    .where('espace', '=', espace)
    .$if(etat !== undefined, (q) => q.where('etat', '=', etat as string));
  const { total } = await filtre.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const lus = await filtre
    .select(['cle', 'personne', 'sorte', 'jour', 'objet', 'etat', 'cree', 'fini', 'tentatives', 'cause'])
    .orderBy('cree', 'desc')
    .orderBy('cle')
    .limit(taille)
    .offset((page - 1) * taille)
    .execute();
  return {
    lignes: lus.map(
      (l): LigneDEnvoi => ({
        ...l,
        jour: l.jour as Jour,
        etat: l.etat as EtatDEnvoi,
        cree: l.cree as Instant,
        fini: l.fini as Instant | null,
      }),
    ),
    total,
  };
}

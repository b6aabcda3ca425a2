import type { Context, Hono } from 'hono';
import type { Acteur } from '../../acts/acteur.ts';
import type { Dossier } from '../../espace/espace.ts';
import { journalView } from '../../views/journal.ts';
import { direChaine } from '../../views/listes/journal.ts';
import { compter } from '../../views/typographie.ts';
import { lier } from '../cadre.ts';
import { LienBouton } from '../composants/boutons.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau, Rang } from '../composants/mise-en-page.tsx';
import { Note, Vide } from '../composants/note.tsx';
import { Pagination } from '../composants/pagination.tsx';
import { Statut } from '../composants/statut.tsx';
import { T } from '../composants/texte.tsx';
import type { Env } from '../env.ts';
import { introuvable } from '../porte/erreur.ts';
import { type FaitMontre, ListeDeFaits } from './journal-faits.tsx';
import { acteurOuChoix, adresseAvec, pageDemandee, TAILLE } from './listes/commun.tsx';

/** The journal of one agreement, and of everything one may see: every fact, who, when, chain verified. */
export function pagesJournal(app: Hono<Env>): void {
  app.get('/journal', journalGeneral);
  app.get('/conventions/:id/journal', journalDuDossier);
}

async function journalDuDossier(c: Context<Env>) {
  const { cadre, deps } = c.var;
  const acteur = acteurOuChoix(c);
  const id = c.req.param('id') ?? '';
  const dossier =
    (await deps.espace.dossier(id, acteur, { au: cadre.au, connu: cadre.connu })) ?? introuvable();
  const [ruptures, annulables] = await Promise.all([
    deps.espace.verifier(id, acteur),
    cadre.ailleurs ? new Set<string>() : faitsAnnulables(c, acteur, id),
  ]);
  const chaine = direChaine(dossier.rang, ruptures ?? []);
  const faits = journalView(dossier).map((f) => ({ ...f, flux: id, annulable: annulables.has(f.id) }));
  const page = pageDemandee(c);
  return c.html(
    <Feuille
      cadre={cadre}
      titre={`Journal, ${dossier.titre}`}
      rubrique="conventions"
      ariane={[
        { texte: 'Conventions', href: '/conventions' },
        { texte: dossier.titre, href: `/conventions/${id}` },
        { texte: 'Journal' },
      ]}
    >
      <Chapeau
        titre="Journal"
        enMarge={compter(faits.length, 'fait')}
        lede="Tout ce qui est enregistré, du plus récent au plus ancien. Rien ne s’efface : un fait annulé reste, barré, avec sa raison."
      >
        {chaine.juste ? (
          <p class="chaine">
            <Statut ton="fait" texte={chaine.phrase} />{' '}
            <span class="discret">
              Empreinte de tête <code>{dossier.tete.slice(0, 16)}…</code>
            </span>
          </p>
        ) : (
          <Note titre="La chaîne des faits est rompue" ton="retard">
            <p>
              <T>{chaine.phrase}</T>
            </p>
          </Note>
        )}
      </Chapeau>
      <ListeDeFaits cadre={cadre} fuseau={deps.fuseau} faits={tranche(faits, page)} />
      <Rang>
        <Pagination
          cadre={cadre}
          page={page}
          taille={TAILLE}
          total={faits.length}
          quoi="faits"
          adresse={(n) => adresseAvec(`/conventions/${id}/journal`, { page: n })}
        />
      </Rang>
    </Feuille>,
  );
}

/** Beyond this many agreements, mixing all their facts at each look would cost too much: one then chooses. */
const CONVENTIONS_MELEES = 100;

async function journalGeneral(c: Context<Env>) {
  const { cadre, deps } = c.var;
  const acteur = acteurOuChoix(c);
  const { lignes, total } = await deps.espace.conventions(acteur, {
    page: 1,
    taille: CONVENTIONS_MELEES,
    tri: 'titre',
  });
  const lus = await Promise.all(
    lignes.map((l) => deps.espace.dossier(l.flux, acteur, { au: cadre.au, connu: cadre.connu })),
  );
  const dossiers = lus.filter((d): d is Dossier => d !== null);
  const faits = dossiers
    .flatMap((d) => journalView(d).map((f) => ({ ...f, flux: d.id, convention: d.titre, annulable: false })))
    .sort(plusRecent);
  const page = pageDemandee(c);
  return c.html(
    <Feuille cadre={cadre} titre="Journal" rubrique="journal">
      <Chapeau
        titre="Journal"
        enMarge={compter(faits.length, 'fait')}
        lede="Ce qui a été enregistré dans toutes vos conventions, du plus récent au plus ancien."
      >
        {total > lignes.length && (
          <Note titre={`Les ${lignes.length} premières conventions seulement`}>
            <p>
              <T>{`Vous en voyez ${total}. Pour une autre, ouvrez-la et choisissez « Journal ».`}</T>
            </p>
            <p class="actions">
              <LienBouton second href={lier(cadre, '/conventions')}>
                Chercher une convention
              </LienBouton>
            </p>
          </Note>
        )}
      </Chapeau>
      {faits.length === 0 ? (
        <Rang>
          <Vide titre="Rien n’est encore enregistré.">
            Chaque pièce reçue, chaque vote, chaque paiement paraîtra ici, avec qui l’a enregistré et quand.
          </Vide>
        </Rang>
      ) : (
        <ListeDeFaits cadre={cadre} fuseau={deps.fuseau} faits={tranche(faits, page)} />
      )}
      <Rang>
        <Pagination
          cadre={cadre}
          page={page}
          taille={TAILLE}
          total={faits.length}
          quoi="faits"
          adresse={(n) => adresseAvec('/journal', { page: n })}
        />
      </Rang>
    </Feuille>,
  );
}

const tranche = (faits: readonly FaitMontre[], page: number): readonly FaitMontre[] =>
  faits.slice((page - 1) * TAILLE, page * TAILLE);

const plusRecent = (a: FaitMontre, b: FaitMontre): number =>
  a.enregistre === b.enregistre ? b.rang - a.rang : a.enregistre < b.enregistre ? 1 : -1;

async function faitsAnnulables(c: Context<Env>, acteur: Acteur, id: string): Promise<Set<string>> {
  const actes = (await c.var.deps.espace.possibles(id, acteur)) ?? [];
  return new Set(
    actes.flatMap(({ objet, demande, empechements }) =>
      demande.acte === 'annuler-fait' && objet.sorte === 'fait' && empechements.length === 0
        ? [objet.fait]
        : [],
    ),
  );
}

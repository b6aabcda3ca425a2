import { ecrireIso } from '../../basics/jour.ts';
import type { Dossier } from '../../espace/espace.ts';
import { rangDuTexteAu } from '../../rules/textes.ts';
import type { Reference } from '../../views/dit.ts';
import type { LigneDeJournal } from '../../views/journal.ts';
import type { Forme, Statut as StatutDit } from '../../views/statuts.ts';
import { ecrireTaille } from '../../views/statuts.ts';
import { ecrireJourCourt } from '../../views/typographie.ts';
import { type Cadre, type JourVu, lier } from '../cadre.ts';
import type { PasDAriane } from '../composants/feuille.tsx';
import { Histoire } from '../composants/fiche.tsx';
import { Statut } from '../composants/statut.tsx';
import { T } from '../composants/texte.tsx';

/** What every page of a dossier receives. */
export interface DuDossier {
  readonly cadre: Cadre;
  readonly dossier: Dossier;
}

/** What is drawn of a dossier, the same for all who may read it. */
export interface VuDuDossier {
  readonly cadre: JourVu;
  readonly dossier: Dossier;
}

export const adresseDe = (id: string, suite = ''): string => `/conventions/${id}${suite}`;
export const adresseEcheance = (id: string, cle: string): string => adresseDe(id, `/echeances/${cle}`);
export const adresseVersement = (id: string, cle: string): string => adresseDe(id, `/versements/${cle}`);

/** `a6-3` for article 6.3: where it stands in the text. */
export const ancreArticle = (numero: string): string => `a${numero.replaceAll('.', '-')}`;

/** « art. 6.3 », to the article in the text it stands in: `texte` is its rank when the agreement has had several. */
export function Art({ cadre, dossier, numero, texte }: VuDuDossier & { numero: string; texte?: number }) {
  if (numero === '') return null;
  const autre = texte === undefined || texte === rangDuTexte(dossier) ? '' : `?texte=${texte + 1}`;
  return (
    <a class="ref" href={lier(cadre, `${adresseDe(dossier.id, '/texte')}${autre}#${ancreArticle(numero)}`)}>
      {`art.\u00A0${numero}`}
    </a>
  );
}

export const rangDuTexte = ({ etat }: DuDossier['dossier']): number =>
  rangDuTexteAu(etat.textes, etat.regard.au);

/** « Fait n° 18 », to its line in the journal. */
export function LienFait({ cadre, dossier, fait }: VuDuDossier & { fait: Reference }) {
  return (
    <a
      href={lier(cadre, `${adresseDe(dossier.id, '/journal')}#fait-${fait.rang}`)}
    >{`Fait n°\u00A0${fait.rang}`}</a>
  );
}

export const StatutVu = ({ statut, grand = false }: { statut: StatutDit; grand?: boolean }) => (
  <Statut ton={statut.forme} texte={statut.libelle} grand={grand} />
);

/** The colour class of a shape, for drawings that carry no `Statut`. */
export const couleurDe = (forme: Forme): string =>
  forme === 'reserve' ? 'fait' : forme === 'attente' || forme === 'sansobjet' ? 'neutre' : forme;

export const arianeDe = (dossier: Dossier, ...suite: readonly PasDAriane[]): readonly PasDAriane[] => [
  { texte: 'Conventions', href: '/conventions' },
  suite.length === 0 ? { texte: dossier.titre } : { texte: dossier.titre, href: adresseDe(dossier.id) },
  ...suite,
];

/** The history of one thing: each fact with its number, its free texts, its file, and what became of it. */
export function HistoireDe({
  cadre,
  dossier,
  lignes,
  etroite = false,
}: VuDuDossier & { lignes: readonly LigneDeJournal[]; etroite?: boolean }) {
  return (
    <Histoire
      etroite={etroite}
      lignes={lignes.map((l) => ({
        quand: ecrireJourCourt(l.jour),
        iso: ecrireIso(l.jour),
        quoi: (
          <>
            {l.annulation === null ? (
              <T>{l.phrase}</T>
            ) : (
              <>
                <del>
                  <T>{l.phrase}</T>
                </del>
                <T>{` Annulé par le fait n°\u00A0${l.annulation.rang}.`}</T>
              </>
            )}
            {l.precisions.map((p) => (
              <>
                {' '}
                <T>{p}</T>
              </>
            ))}
            {l.fichier && (
              <>
                {' '}
                <a href={adresseDe(dossier.id, `/fichiers/${l.fichier.empreinte}`)}>
                  {`${l.fichier.nom} (${ecrireTaille(l.fichier.taille)})`}
                </a>
              </>
            )}
            <span class="discret">
              {' '}
              <T>{`${l.auteur}.`}</T> <LienFait cadre={cadre} dossier={dossier} fait={l} />
            </span>
          </>
        ),
      }))}
    />
  );
}

import type { Dossier } from '../../espace/espace.ts';
import { type ConventionVue, conventionView } from '../../views/convention.ts';
import type { LigneDAnnee } from '../../views/echeances-annee.ts';
import { friseView } from '../../views/frise.ts';
import { compter, ecrireJourCourt } from '../../views/typographie.ts';
import { type Cadre, lier } from '../cadre.ts';
import { Feuille } from '../composants/feuille.tsx';
import { GrandLivre } from '../composants/grand-livre.tsx';
import { Jauge } from '../composants/jauge.tsx';
import { Rang, Section } from '../composants/mise-en-page.tsx';
import { Vide } from '../composants/note.tsx';
import { Plus } from '../composants/pli.tsx';
import { Tableau } from '../composants/tableau.tsx';
import { T } from '../composants/texte.tsx';
import { AFaire, type AvecActeur } from './convention-a-faire.tsx';
import {
  Art,
  adresseDe,
  adresseEcheance,
  adresseVersement,
  arianeDe,
  StatutVu,
  type VuDuDossier,
} from './convention-commun.tsx';
import { FonctionsTenues } from './convention-fonctions.tsx';
import { adresseFiche } from './fiche/adresses.ts';
import { Frise } from './frise.tsx';
import { retenir } from './retenir.ts';

/** One agreement: ten seconds of summary, its whole life, what to do, what is due, what is paid. */
export function PageConvention(props: {
  cadre: Cadre;
  dossier: Dossier;
  /** zoom of the timeline and year of the deadlines; null: the whole life, and the year looked at */
  annee: number | null;
  /** what was just recorded, to be said once */
  enregistre: string | null;
}) {
  const { cadre, dossier, annee, enregistre } = props;
  const acteur = cadre.ailleurs ? null : cadre.acteur;
  const dessiner = () => (
    <Corps cadre={cadre} dossier={dossier} annee={annee} enregistre={enregistre} acteur={acteur} />
  );
  // Buttons depend on what an organisation is to the agreement, and on an office.
  const cle = `${annee} ${acteur?.organisation} ${acteur?.fonction}`;
  return (
    <Feuille cadre={cadre} titre={dossier.titre} rubrique="conventions" ariane={arianeDe(dossier)}>
      {cadre.ailleurs || enregistre !== null ? dessiner() : retenir(dossier.etat, cle, dessiner)}
      <FonctionsTenues cadre={cadre} dossier={dossier} />
    </Feuille>
  );
}

/** All but the sheet: the same for every person of one office in one organisation, so that it can be kept. */
function Corps({
  cadre,
  dossier,
  annee,
  enregistre,
  acteur,
}: VuDuDossier & AvecActeur & { annee: number | null; enregistre: string | null }) {
  const vue = conventionView(dossier, annee ?? undefined);
  return (
    <>
      <Tete cadre={cadre} dossier={dossier} vue={vue} enregistre={enregistre} />
      <Frise cadre={cadre} id={dossier.id} vue={friseView(dossier, annee)} annee={annee} />
      <AFaire cadre={cadre} dossier={dossier} vue={vue} acteur={acteur} />
      <Echeances cadre={cadre} dossier={dossier} vue={vue} />
      <Versements cadre={cadre} dossier={dossier} vue={vue} />
      <Suite cadre={cadre} dossier={dossier} vue={vue} />
      {vue.coherence && (
        <section class="section rang ecarts" aria-labelledby="t-coherence">
          <div class="en-marge" />
          <div class="corps">
            <div class="note proche">
              <h2 id="t-coherence">
                <T>{vue.coherence.titre}</T>
              </h2>
              {vue.coherence.points.map((p) => (
                <p>
                  <T>{p.texte}</T>
                </p>
              ))}
              <p>
                <a href={lier(cadre, adresseDe(dossier.id, '/texte'))}>Voir les articles en cause</a>
              </p>
            </div>
          </div>
        </section>
      )}
    </>
  );
}

/** A confirmation, said where the eye arrives after a form. */
export function Enregistre({ dit }: { dit: string | null }) {
  if (dit === null) return null;
  return (
    <div class="note enregistre" role="status">
      <p>
        <T>{dit}</T>
      </p>
    </div>
  );
}

function Tete({
  cadre,
  dossier,
  vue,
  enregistre,
}: VuDuDossier & { vue: ConventionVue; enregistre: string | null }) {
  const liens = [
    ['#a-faire', 'À faire'],
    ['#frise', 'Frise'],
    ['#echeances', 'Échéances'],
    ['#versements', 'Versements'],
    [lier(cadre, adresseDe(dossier.id, '/texte')), 'Texte'],
    [lier(cadre, adresseDe(dossier.id, '/documents')), 'Documents'],
    [lier(cadre, adresseDe(dossier.id, '/echanges')), 'Échanges'],
    [lier(cadre, adresseDe(dossier.id, '/journal')), 'Journal'],
  ] as const;
  return (
    <div class="rang chapeau">
      <div class="en-marge">
        <T>{vue.nature}</T>
        <br />
        {vue.annees}
      </div>
      <div class="corps">
        <h1>
          <T>{vue.titre}</T>
        </h1>
        <Enregistre dit={enregistre} />
        <p class="dix-secondes">
          {vue.resume.map((s) =>
            s.fort ? (
              <em>
                <T>{s.texte}</T>
              </em>
            ) : (
              <T>{s.texte}</T>
            ),
          )}
        </p>
        {vue.jauge && (
          <Jauge parts={vue.jauge.parts}>
            <p class="discret">
              <T>{vue.jauge.titre}</T>
            </p>
          </Jauge>
        )}
        <nav class="sommaire" aria-label="Dans cette convention">
          {liens.map(([href, texte]) => (
            <a href={href}>{texte}</a>
          ))}
        </nav>
      </div>
    </div>
  );
}

function Echeances({ cadre, dossier, vue }: VuDuDossier & { vue: ConventionVue }) {
  return (
    <Section id="echeances" titre={`Échéances de ${vue.annee}`}>
      {vue.echeances.length === 0 ? (
        <Vide titre={`Aucune échéance en ${vue.annee}`}>Choisissez une autre année sur la frise.</Vide>
      ) : (
        <TableauEcheances
          cadre={cadre}
          dossier={dossier}
          lignes={vue.echeances}
          legende={`Échéances de ${vue.annee}`}
        />
      )}
      {vue.permanentes.length > 0 && (
        <Plus titre={compter(vue.permanentes.length, 'obligation permanente', 'obligations permanentes')}>
          <TableauEcheances
            cadre={cadre}
            dossier={dossier}
            lignes={vue.permanentes}
            legende="Obligations permanentes"
          />
        </Plus>
      )}
    </Section>
  );
}

function TableauEcheances({
  cadre,
  dossier,
  lignes,
  legende,
}: VuDuDossier & { lignes: readonly LigneDAnnee[]; legende: string }) {
  return (
    <Tableau
      legende={legende}
      colonnes={[
        { titre: 'Au plus tard', sorte: 'num' },
        { titre: 'Échéance' },
        { titre: 'Qui' },
        { titre: 'Article' },
        { titre: 'État' },
      ]}
      lignes={lignes.map((l) => [
        l.jour,
        <a href={lier(cadre, adresseEcheance(dossier.id, l.cle))}>
          <T>{l.titre}</T>
        </a>,
        l.facultative ? `${l.qui}, si elle le souhaite` : l.qui,
        <Art cadre={cadre} dossier={dossier} numero={l.article} texte={l.texte} />,
        <StatutVu statut={l.statut} />,
      ])}
    />
  );
}

function Versements({ cadre, dossier, vue }: VuDuDossier & { vue: ConventionVue }) {
  return (
    <Section
      id="versements"
      titre="Versements"
      pleine={
        vue.versements.length > 0 && (
          <GrandLivre
            legende={`Versements de ${vue.annee} et ${vue.annee + 1}`}
            entetes={['Article', 'Versement', 'Montant']}
            lignes={vue.versements.map((v) => ({
              art: <Art cadre={cadre} dossier={dossier} numero={v.article} texte={v.texte} />,
              libelle: (
                <a href={lier(cadre, adresseVersement(dossier.id, v.cle))}>
                  <T>{v.titre}</T>
                </a>
              ),
              sous: [<StatutVu statut={v.statut} />],
              montant: v.montant ?? 'à calculer',
              attend: v.montant === null,
            }))}
          />
        )
      }
    >
      {vue.versements.length === 0 && (
        <Vide titre="Aucun versement en vue">La convention n’en prévoit pas autour de cette année.</Vide>
      )}
    </Section>
  );
}

function Suite({ cadre, dossier, vue }: VuDuDossier & { vue: ConventionVue }) {
  const derniers = [...dossier.faits].slice(-1);
  return (
    <Rang>
      <div class="suite">
        <p>
          <a href={lier(cadre, adresseDe(dossier.id, '/documents'))}>Les documents du dossier</a>
          {'\u00A0: texte en PDF et DOCX, calendrier, tableaux, fichiers déposés.'}
        </p>
        {dossier.etat.modele.formulaires.map((f) => (
          <p>
            <a href={lier(cadre, adresseFiche(dossier.id, f.id, anneeDeFiche(dossier, vue.annee)))}>
              <T>{`${f.intitule} ${anneeDeFiche(dossier, vue.annee)}`}</T>
            </a>
            {'\u00A0: ce qui est rempli, à côté de l’année d’avant.'}
          </p>
        ))}
        <p>
          <a href={lier(cadre, adresseDe(dossier.id, '/journal'))}>Le journal</a>
          <T>
            {` : ${compter(vue.nombreDeFaits, 'fait enregistré', 'faits enregistrés')}${derniers[0] ? `, le dernier daté du ${ecrireJourCourt(derniers[0].jour)}` : ''}.`}
          </T>
        </p>
      </div>
    </Rang>
  );
}

/** The year shown, kept within those of the agreement. */
function anneeDeFiche({ etat }: Dossier, annee: number): number {
  const annees = etat.exercices.map((e) => e.numero);
  return annees.includes(annee) ? annee : (annees.findLast((n) => n <= annee) ?? annees[0] ?? annee);
}

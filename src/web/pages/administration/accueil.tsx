import type { Hono } from 'hono';
import { ecrireIso, ecrireJour } from '../../../basics/jour.ts';
import { direFaitDAnnuaire } from '../../../views/annuaire.ts';
import { nomAuteur } from '../../../views/dit.ts';
import { Feuille } from '../../composants/feuille.tsx';
import { Histoire } from '../../composants/fiche.tsx';
import { Chapeau, Section } from '../../composants/mise-en-page.tsx';
import { T } from '../../composants/texte.tsx';
import type { Env } from '../../env.ts';
import { administrateurOuRefus, permis } from './commun.ts';

const RUBRIQUES = [
  {
    href: '/organisations',
    titre: 'Organisations et mandats',
    resume: 'Qui agit pour qui, les invitations, les délégations.',
    acte: 'administrer',
  },
  {
    href: '/administration/reprise',
    titre: 'Reprise d’un tableau',
    resume: 'Faire entrer d’un coup les conventions déjà suivies ailleurs, avec leur histoire.',
    acte: 'reprendre',
  },
  {
    href: '/administration/modeles',
    titre: 'Modèles',
    resume: 'Les textes que suivent les conventions : en publier une version, en retirer une du choix.',
    acte: 'publier-modele',
  },
  {
    href: '/administration/quartiers',
    titre: 'Quartiers',
    resume: 'Où s’appliquent les conventions : un par un, ou depuis le fichier officiel.',
    acte: 'tenir-quartiers',
  },
  {
    href: '/administration/mentions',
    titre: 'Mentions de l’espace',
    resume: 'Ce que disent les pages publiques : qui tient l’espace, qui en répond, comment le joindre.',
    acte: 'regler-mentions',
  },
  {
    href: '/administration/conservation',
    titre: 'Durées de conservation',
    resume:
      'Combien de temps restent les courriels, les traces de lecture, les brouillons, les personnes parties.',
    acte: 'regler-conservation',
  },
  {
    href: '/administration/personnes',
    titre: 'Personnes',
    resume: 'Ce qui est gardé de chacun : le remettre, lever un second facteur perdu, effacer.',
    acte: 'tenir-personnes',
  },
  {
    href: '/administration/lectures',
    titre: 'Lectures sensibles',
    resume: 'Qui a lu un IBAN ou un relevé bancaire, et quand.',
    acte: 'lire-lectures',
  },
  {
    href: '/administration/services',
    titre: 'Services',
    resume:
      'Envoi des courriels, identité professionnelle, boîte du guichet, recherche de programmes nuisibles.',
    acte: 'voir-services',
  },
  {
    href: '/espace/envois',
    titre: 'Courriels de l’espace',
    resume: 'Ce qui est parti, ce qui attend, ce qui a échoué et pourquoi.',
    acte: 'lire-lectures',
  },
] as const;

/** What may be administered, and the espace's own journal. */
export function pagesAdministration(app: Hono<Env>): void {
  app.get('/administration', async (c) => {
    const { acteur, espace } = await administrateurOuRefus(c);
    const faits = permis(await espace.administration.journal(acteur));
    const noms = await espace.noms();
    const garde = await espace.garde();
    const permises = await Promise.all(
      RUBRIQUES.map(async (r) => ((await espace.administration.permet(acteur, r.acte)) ? [r] : [])),
    );
    return c.html(
      <Feuille cadre={c.var.cadre} titre="Administration">
        <Chapeau
          titre="Administration"
          enMarge={garde.nom}
          lede="Ce qui tient à l’espace lui-même. Chaque changement s’écrit au journal de l’espace, plus bas."
        />
        <Section id="rubriques" titre="Ce qui s’administre">
          <ul class="liste">
            {permises.flat().map((r) => (
              <li class="identite">
                <div>
                  <p class="identite-nom">
                    <a href={r.href}>
                      <T>{r.titre}</T>
                    </a>
                  </p>
                  <p class="discret">
                    <T>{r.resume}</T>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="journal" titre="Journal de l’espace" combien={faits.length}>
          <Histoire
            lignes={faits.toReversed().map((f) => ({
              quand: ecrireJour(f.jour),
              iso: ecrireIso(f.jour),
              quoi: `N°\u00A0${f.rang} · ${direFaitDAnnuaire(noms, f)} · ${nomAuteur({ noms }, f)}`,
            }))}
          />
        </Section>
      </Feuille>,
    );
  });
}

import type { Hono } from 'hono';
import { direPourQui } from '../../../views/annuaire.ts';
import { nomPersonne } from '../../../views/dit.ts';
import { direInstant } from '../../../views/listes/journal.ts';
import { Feuille } from '../../composants/feuille.tsx';
import { Chapeau, Rang } from '../../composants/mise-en-page.tsx';
import { Vide } from '../../composants/note.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import type { Env } from '../../env.ts';
import { ADMINISTRATION, exiger, permis } from './commun.ts';

const AU_PLUS = 500;
const OBJETS = { iban: 'IBAN en entier', rib: 'Relevé de la banque' } as const;

/** Who read what that is sensitive. Reading this list changes nothing and is not itself kept. */
export function pagesLectures(app: Hono<Env>): void {
  app.get('/administration/lectures', async (c) => {
    const { acteur, espace } = await exiger(c, 'lire-lectures');
    const lues = permis(await espace.administration.lectures(acteur, AU_PLUS));
    const noms = await espace.noms();
    return c.html(
      <Feuille
        cadre={c.var.cadre}
        titre="Lectures sensibles"
        ariane={[ADMINISTRATION, { texte: 'Lectures sensibles' }]}
      >
        <Chapeau
          titre="Lectures sensibles"
          enMarge={lues.length === AU_PLUS ? `Les ${AU_PLUS} dernières` : undefined}
          lede="Chaque fois que quelqu’un lit un IBAN en entier ou un relevé bancaire, c’est gardé ici avant d’être montré."
        />
        <Rang>
          {lues.length === 0 ? (
            <Vide titre="Personne n’a encore rien lu de tel.">
              Les lectures paraîtront ici, les dernières d’abord.
            </Vide>
          ) : (
            <Tableau
              legende="Lectures sensibles, les dernières d’abord"
              entete={0}
              etiquettes
              colonnes={[{ titre: 'Qui' }, { titre: 'Quand' }, { titre: 'Quoi' }, { titre: 'De qui' }]}
              lignes={lues.map((l) => [
                `${nomPersonne(noms, l.personne, 'Personne effacée')}, ${direPourQui(noms, l)}`,
                direInstant(l.quand, c.var.deps.fuseau),
                OBJETS[l.objet],
                noms.organisation(l.cible)?.nom ?? l.cible,
              ])}
            />
          )}
        </Rang>
      </Feuille>,
    );
  });
}

import { ecrireJour } from '../../basics/jour.ts';
import type { Apercu } from '../../espace/espace.ts';
import { direCalendrier } from '../../views/listes/brouillon.ts';
import { relectureView } from '../../views/relecture.ts';
import { articlesDe } from '../../views/texte.ts';
import { compter } from '../../views/typographie.ts';
import type { Cadre } from '../cadre.ts';
import { Section } from '../composants/mise-en-page.tsx';
import { Vide } from '../composants/note.tsx';
import { Plus } from '../composants/pli.tsx';
import { Tableau } from '../composants/tableau.tsx';
import { T } from '../composants/texte.tsx';
import { Blocs } from './texte.tsx';

/** A draft, derived as if it existed. */
export type Brouillon = Apercu & { readonly id: string };

/** The calendar that a draft would set going, then its text with the values filled in. */
export function ApercuDeConvention({ brouillon }: { cadre: Cadre; brouillon: Brouillon }) {
  const calendrier = direCalendrier(brouillon);
  const prepareeLe = brouillon.faits[0]?.jour ?? brouillon.etat.regard.au;
  const aRelire = relectureView(brouillon.etat, prepareeLe);
  return (
    <>
      {aRelire.length > 0 && (
        <Section
          id="relire"
          titre="À relire avant de signer"
          enMarge="Ce que le texte et les termes se disent"
        >
          <Tableau
            legende="Points à relire"
            colonnes={[{ titre: 'Gravité' }, { titre: 'Ce qui se voit' }, { titre: 'Article' }]}
            lignes={aRelire.map((p) => [p.gravite, p.texte, p.articles])}
          />
        </Section>
      )}
      <Section
        id="calendrier"
        titre="Le calendrier qu’elle fait naître"
        enMarge={`Aperçu préparé le ${ecrireJour(prepareeLe)}, rien n’est enregistré`}
      >
        {calendrier.echeances.length === 0 ? (
          <Vide titre="Aucune date encore.">Les échéances naîtront de la signature et des évènements.</Vide>
        ) : (
          <Tableau
            legende="Premières échéances"
            colonnes={[
              { titre: 'Au plus tard', sorte: 'num' },
              { titre: 'Échéance' },
              { titre: 'Qui' },
              { titre: 'Article' },
            ]}
            lignes={calendrier.echeances.map((e) => [e.quand, e.quoi, e.qui, `art.\u00A0${e.article}`])}
          />
        )}
        {calendrier.sansDate > 0 && (
          <p class="discret suite-liste">
            <T>{`Et ${compter(calendrier.sansDate, 'échéance')} dont la date viendra d’un évènement : une réunion, une réception, un vote.`}</T>
          </p>
        )}
      </Section>
      {calendrier.versements.length > 0 && (
        <Section id="versements" titre="Les versements">
          <Tableau
            legende="Versements prévus"
            colonnes={[
              { titre: 'Quand' },
              { titre: 'Versement' },
              { titre: 'Article' },
              { titre: 'Montant', sorte: 'montant' },
            ]}
            lignes={calendrier.versements.map((v) => [
              v.quand.charAt(0).toLocaleUpperCase('fr') + v.quand.slice(1),
              v.quoi,
              `art.\u00A0${v.article}`,
              v.montant,
            ])}
          />
        </Section>
      )}
      <Section id="texte" titre="Le texte">
        <Plus titre="Lire la convention, valeurs en place" ouvert>
          <div class="prose apercu-texte">
            {articlesDe(brouillon).map((a) => (
              <section>
                <h3>
                  <T>{a.numero === '' ? a.titre : `${a.numero}\u00A0\u2014 ${a.titre}`}</T>
                </h3>
                <Blocs blocs={a.blocs} />
              </section>
            ))}
          </div>
        </Plus>
      </Section>
    </>
  );
}

import type { Acteur } from '../../acts/acteur.ts';
import type { ActeExamine } from '../../acts/possibles.ts';
import { type DroitDit, direDroits } from '../../views/droits.ts';
import { FONCTIONS } from '../../views/listes/fonctions.ts';
import { compter } from '../../views/typographie.ts';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau, Section } from '../composants/mise-en-page.tsx';
import { Statut, type Ton } from '../composants/statut.tsx';
import { Tableau } from '../composants/tableau.tsx';
import { T } from '../composants/texte.tsx';
import { arianeDe, type DuDossier } from './convention-commun.tsx';

/** « Ce que vous pouvez faire ici »: every act, whether it is yours and possible now, and if not why. */
export function PageDroits(
  props: DuDossier & {
    readonly acteur: Acteur;
    readonly pour: string;
    readonly actes: readonly ActeExamine[];
  },
) {
  const { cadre, dossier, acteur } = props;
  const rubriques = direDroits(dossier.etat, acteur, props.actes);
  const possibles = rubriques.flatMap((r) => r.droits).filter((d) => d.quand === 'maintenant').length;
  return (
    <Feuille
      cadre={cadre}
      titre={`Vos droits, ${dossier.titre}`}
      rubrique="conventions"
      ariane={arianeDe(dossier, { texte: 'Vos droits' })}
    >
      <Chapeau
        titre="Ce que vous pouvez faire ici"
        enMarge={`${FONCTIONS[acteur.fonction]}, ${props.pour}`}
        lede={`${possibles === 0 ? 'Rien' : compter(possibles, 'acte')} à votre portée aujourd’hui. Les droits viennent du rôle de votre organisation dans cette convention et de votre fonction.`}
      />
      {rubriques.map((r, i) => (
        <Section id={`droits-${i + 1}`} titre={r.titre}>
          <Tableau
            legende={`Vos droits\u00A0: ${r.titre}`}
            entete={0}
            colonnes={[{ titre: 'Acte' }, { titre: 'Vous', sorte: 'qui' }, { titre: 'Pourquoi' }]}
            lignes={r.droits.map((d) => [d.libelle, <Statut {...DIT[d.quand]} />, <T>{d.pourquoi}</T>])}
          />
        </Section>
      ))}
    </Feuille>
  );
}

const DIT: Readonly<Record<DroitDit['quand'], { readonly ton: Ton; readonly texte: string }>> = {
  maintenant: { ton: 'ouvert', texte: 'Possible' },
  'pas-maintenant': { ton: 'avenir', texte: 'Pas maintenant' },
  'pas-vous': { ton: 'sansobjet', texte: 'D’autres que vous' },
};

import type { NomDePhase } from '../../rules/etat.ts';
import { rolesDe } from '../cas.ts';
import { type Esquisse, esquisser, type Vue } from '../esquisse.ts';

/** The agreement itself: what authorises it, binds it, changes it, ends it. */
export function esquissesDeConvention(vue: Vue): readonly Esquisse[] {
  const { etat, aujourdhui } = vue;
  const objet = { sorte: 'convention' } as const;
  const roles = Object.keys(etat.parties);
  const numero = Math.max(0, ...etat.avenants.map((a) => a.numero)) + 1;
  return [
    ...roles.flatMap((partie) => actesDeLaPartie(vue, partie)),
    ...(CONCLUE.includes(etat.phase.nom)
      ? roles.flatMap((partie) => actesAvantAvenant(vue, partie, numero))
      : []),
    esquisser('notifier', objet, aujourdhui, {}),
    esquisser(
      'signer-avenant',
      objet,
      aujourdhui,
      { numero, parties: roles, effet: etat.duree.du ?? aujourdhui, termes: {} },
      ['donnees.parties', 'donnees.termes', 'donnees.effet'],
    ),
    ...etat.modele.evenements.map((e) =>
      esquisser(
        'signaler-evenement',
        { sorte: 'evenement', evenement: e.id },
        aujourdhui,
        { evenement: e.id },
        ['donnees.nature'],
      ),
    ),
    esquisser('porter-appreciation', objet, aujourdhui, { objet: '', conclusion: '' }, [
      'donnees.objet',
      'donnees.conclusion',
      'textes.motif',
    ]),
  ];
}

const CONCLUE: readonly NomDePhase[] = ['signee', 'en-vigueur'];

/** What authorises the next amendment. */
function actesAvantAvenant(vue: Vue, partie: string, avenant: number): readonly Esquisse[] {
  return actesDeDeliberation(vue, partie, { partie, objet: 'avenant', avenant });
}

function actesDeDeliberation(
  { etat, aujourdhui }: Vue,
  partie: string,
  acte: { readonly partie: string; readonly objet: 'convention' | 'avenant'; readonly avenant?: number },
): readonly Esquisse[] {
  const objet = { sorte: 'partie', partie } as const;
  const entite = etat.modele.parties.find((p) => p.id === partie)?.role === 'entite';
  return [
    esquisser('deposer-deliberation', objet, aujourdhui, acte),
    ...(entite
      ? [
          esquisser('transmettre-acte', objet, aujourdhui, acte, ['donnees.identifiant']),
          esquisser('publier-acte', objet, aujourdhui, acte),
        ]
      : []),
  ];
}

function actesDeLaPartie(vue: Vue, partie: string): readonly Esquisse[] {
  const { etat, aujourdhui, acteur } = vue;
  const objet = { sorte: 'partie', partie } as const;
  const siens = rolesDe(etat, acteur.organisation);
  return [
    ...actesDeDeliberation(vue, partie, { partie, objet: 'convention' }),
    esquisser('signer', objet, aujourdhui, { partie }, ['donnees.fonction']),
    esquisser('denoncer-reconduction', objet, aujourdhui, { partie }),
    ...(siens.includes(partie)
      ? [
          esquisser('confier-fonction', objet, aujourdhui, { partie, fonction: '', personne: '' }, [
            'donnees.fonction',
            'donnees.personne',
          ]),
        ]
      : []),
  ];
}

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

function actesDeLaPartie({ etat, aujourdhui, acteur }: Vue, partie: string): readonly Esquisse[] {
  const objet = { sorte: 'partie', partie } as const;
  const entite = etat.modele.parties.find((p) => p.id === partie)?.role === 'entite';
  const acte = { partie, objet: 'convention' } as const;
  const siens = rolesDe(etat, acteur.organisation);
  return [
    esquisser('deposer-deliberation', objet, aujourdhui, acte),
    ...(entite
      ? [
          esquisser('transmettre-acte', objet, aujourdhui, acte, ['donnees.identifiant']),
          esquisser('publier-acte', objet, aujourdhui, acte),
        ]
      : []),
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

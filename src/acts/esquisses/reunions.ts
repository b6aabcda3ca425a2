import type { ReglesInstance } from '../../modele/regles.ts';
import { rolesDe } from '../cas.ts';
import { estOuverte } from '../conditions/reunions.ts';
import { type Esquisse, esquisser, exercicesProches, type Vue } from '../esquisse.ts';

/** Meetings and procedures. */
export function esquissesDeReunions(vue: Vue): readonly Esquisse[] {
  return [
    ...vue.etat.modele.instances.flatMap((i) => instance(vue, i)),
    ...seances(vue),
    ...ouvertures(vue),
    ...etapes(vue),
  ];
}

function instance(vue: Vue, i: ReglesInstance): readonly Esquisse[] {
  const { etat, acteur, aujourdhui } = vue;
  const [enCours] = exercicesProches(vue);
  const exercice = i.chaque === 'exercice' ? (enCours ?? null) : null;
  const objet = { sorte: 'instance', instance: i.id, exercice } as const;
  const annee = exercice === null ? {} : { exercice };
  const [role] = rolesDe(etat, acteur.organisation);
  return [
    ...(role === undefined
      ? []
      : [esquisser('demander-reunion', objet, aujourdhui, { instance: i.id, partie: role })]),
    esquisser('convoquer-reunion', objet, aujourdhui, { instance: i.id, tenueLe: aujourdhui, ...annee }, [
      'donnees.tenueLe',
      'donnees.exceptionnelle',
    ]),
    esquisser('tenir-reunion', objet, aujourdhui, { instance: i.id, ...annee }),
  ];
}

function seances({ etat, aujourdhui }: Vue): readonly Esquisse[] {
  return etat.reunions.filter(estOuverte).flatMap((r) => {
    const reunion = r.convocation ?? '';
    const objet = { sorte: 'reunion', convocation: reunion } as const;
    const jour = r.prevueLe !== null && r.prevueLe < aujourdhui ? r.prevueLe : aujourdhui;
    return [
      esquisser('deplacer-reunion', objet, aujourdhui, { reunion, tenueLe: aujourdhui }, ['donnees.tenueLe']),
      esquisser('annuler-reunion', objet, aujourdhui, { reunion }, ['textes.motif']),
      esquisser('tenir-reunion', objet, jour, { instance: r.instance, reunion }),
    ];
  });
}

function ouvertures({ etat, acteur, aujourdhui }: Vue): readonly Esquisse[] {
  const siens = rolesDe(etat, acteur.organisation);
  return etat.modele.procedures.flatMap((p) =>
    siens.map((partie) =>
      esquisser(
        'ouvrir-procedure',
        { sorte: 'procedure', procedure: p.id, partie },
        aujourdhui,
        { procedure: p.id, partie },
        ['donnees.motif'],
      ),
    ),
  );
}

function etapes({ etat, aujourdhui }: Vue): readonly Esquisse[] {
  return etat.procedures
    .filter((p) => p.close === null)
    .flatMap((p) =>
      p.etapes
        .filter((e) => e.faite === null)
        .map((e) =>
          esquisser('franchir-etape', { sorte: 'etape', ouverture: p.ouverture, etape: e.id }, aujourdhui, {
            ouverture: p.ouverture,
            etape: e.id,
          }),
        ),
    );
}

import { centimes } from '../../basics/montant.ts';
import type { ReglesVersements } from '../../modele/regles.ts';
import type { Versement } from '../../rules/etat.ts';
import { faitsVivants } from '../cas.ts';
import { seDemande } from '../conditions/aides.ts';
import { indicesSuivis } from '../conditions/argent.ts';
import { type Esquisse, esquisser, estProche, exercicesProches, type Vue } from '../esquisse.ts';

const MONTANT = 'donnees.montant';

/** Grants, instalments, what is taken back, aid in kind, figures. */
export function esquissesDArgent(vue: Vue): readonly Esquisse[] {
  return [
    ...vue.etat.modele.versements.flatMap((r) => demandesEtVotes(vue, r)),
    ...vue.etat.versements.flatMap((v) => tranche(vue, v)),
    ...comptes(vue),
    ...chiffres(vue),
    ...aides(vue),
  ];
}

function demandesEtVotes(vue: Vue, r: ReglesVersements): readonly Esquisse[] {
  const { aujourdhui } = vue;
  return exercicesProches(vue).flatMap((exercice) => {
    const compte = { sorte: 'compte', versements: r.id, exercice } as const;
    return [
      esquisser(
        'demander-subvention',
        { ...compte, payeur: null },
        aujourdhui,
        { versements: r.id, exercice, montant: centimes(0) },
        [MONTANT],
      ),
      ...r.payeurs.map(({ partie: payeur }) =>
        esquisser(
          'enregistrer-vote',
          { ...compte, payeur },
          aujourdhui,
          { versements: r.id, exercice, payeur, montant: centimes(0) },
          [MONTANT],
        ),
      ),
    ];
  });
}

function tranche({ aujourdhui }: Vue, v: Versement): readonly Esquisse[] {
  if (v.etat === 'verse' || v.etat === 'sans-objet' || !estProche(v.du, aujourdhui)) return [];
  const objet = { sorte: 'versement', cle: v.cle } as const;
  const donnees = {
    versements: v.regles.id,
    exercice: v.exercice,
    tranche: v.tranche.id,
    payeur: v.payeur,
  };
  const montant = v.montant.sorte === 'connu' ? v.montant.centimes : centimes(0);
  return [
    esquisser('liquider-versement', objet, aujourdhui, { ...donnees, montant }),
    esquisser('enregistrer-paiement', objet, aujourdhui, { ...donnees, montant: v.resteDu }, [
      MONTANT,
      'textes.motif',
    ]),
  ];
}

function comptes({ etat, aujourdhui }: Vue): readonly Esquisse[] {
  return etat.comptes
    .filter((c) => c.tropPercu > 0)
    .flatMap(({ versements, exercice, payeur, tropPercu: montant }) => {
      const objet = { sorte: 'compte', versements, exercice, payeur } as const;
      const donnees = { versements, exercice, payeur, montant };
      return [
        esquisser('emettre-titre', objet, aujourdhui, donnees),
        esquisser('enregistrer-reversement', objet, aujourdhui, donnees, [MONTANT]),
      ];
    });
}

function chiffres(vue: Vue): readonly Esquisse[] {
  const { etat, aujourdhui } = vue;
  const [exercice] = exercicesProches(vue);
  const grandeurs = exercice === undefined ? [] : etat.modele.grandeurs;
  return [
    ...grandeurs.map(({ id: grandeur }) =>
      esquisser(
        'constater-montant',
        { sorte: 'grandeur', grandeur, exercice: exercice ?? 0 },
        aujourdhui,
        { grandeur, exercice: exercice ?? 0, montant: centimes(0) },
        [MONTANT, 'donnees.exercice'],
      ),
    ),
    ...indicesSuivis(etat).map((indice) =>
      esquisser(
        'enregistrer-indice',
        { sorte: 'indice', indice },
        aujourdhui,
        { indice, periode: '', valeurEnMilliemes: 0 },
        ['donnees.periode', 'donnees.valeurEnMilliemes'],
      ),
    ),
  ];
}

function aides(vue: Vue): readonly Esquisse[] {
  const { etat, aujourdhui } = vue;
  return [
    ...etat.modele.obligations
      .filter((o) => seDemande(o.quand, o.id))
      .map((o) =>
        esquisser(
          'demander-aide',
          { sorte: 'obligation', obligation: o.id },
          aujourdhui,
          { obligation: o.id, nature: '' },
          ['donnees.nature'],
        ),
      ),
    ...faitsVivants(vue, 'aide-demandee').map((f) =>
      esquisser(
        'decider-aide',
        { sorte: 'aide', fait: f.id },
        aujourdhui,
        { demande: f.id, decision: 'accordee' },
        ['donnees.decision', 'donnees.valeur', 'textes.motif'],
      ),
    ),
  ];
}

import { enumerer } from '../../basics/francais.ts';
import { ecrireJour, type Jour } from '../../basics/jour.ts';
import type { Condition, Obligation, ReglesVersements } from '../regles.ts';
import type { ADrafter, Constat } from './constat.ts';
import { limiteFixe, vigueurAuPlusTot } from './reperes.ts';

/** Deadlines that cannot be kept, what they would block, and delays that no number states. */
export function controlerEcheances(p: ADrafter): readonly Constat[] {
  const vigueur = vigueurAuPlusTot(p);
  const precoces = p.modele.obligations.flatMap((o) => {
    const limite = limiteFixe(p, o.quand);
    return limite !== null && vigueur !== null && limite < vigueur ? [{ o, limite }] : [];
  });
  return [
    ...precoces.map(({ o, limite }) => tropTot(o, limite, vigueur as Jour)),
    ...p.modele.versements.flatMap((v) =>
      impasses(
        v,
        precoces.map(({ o }) => o),
      ),
    ),
    ...resiliations(p),
    ...sansNombre(p),
  ];
}

const tropTot = (o: Obligation, limite: Jour, vigueur: Jour): Constat => ({
  gravite: 'contradiction',
  articles: [o.article],
  texte: `«\u00A0${o.intitule}\u00A0» est due pour le ${ecrireJour(limite)}, avant que la convention puisse entrer en vigueur (au plus tôt le ${ecrireJour(vigueur)}). Elle ne mettra jamais personne en retard.`,
});

/** A paper that can no longer be on time, in a condition: under the strict reading nothing would ever be paid. */
function impasses(v: ReglesVersements, precoces: readonly Obligation[]): readonly Constat[] {
  return v.conditions.flatMap((c: Condition): readonly Constat[] => {
    const bloquantes = precoces.filter((o) => c.recu.includes(o.id));
    if (bloquantes.length === 0 || c.sinon.sorte !== 'suspendre') return [];
    const quoi = enumerer(bloquantes.map((o) => `«\u00A0${o.intitule}\u00A0»`));
    const articles = [...new Set([c.article, ...bloquantes.map((o) => o.article)])];
    return [
      c.tardif === 'strict'
        ? {
            gravite: 'impasse',
            articles,
            texte: `Aucun versement de «\u00A0${v.intitule}\u00A0» ne pourra partir sans qu’une personne lève la réserve\u00A0: il faut que ${quoi} soit arrivé à temps, et ce temps est déjà passé.`,
          }
        : {
            gravite: 'a-savoir',
            articles,
            texte: `Lue à la lettre, la condition de «\u00A0${v.intitule}\u00A0» bloquerait tout versement, puisque ${quoi} ne peut plus arriver à temps. Le modèle retient l’autre lecture\u00A0: une pièce tardive libère le versement, avec une réserve.`,
          },
    ];
  });
}

/** Two ways to terminate, with different delays, open to the same party: the choice of the way decides the delay. */
function resiliations({ modele }: ADrafter): readonly Constat[] {
  const delais = modele.procedures.flatMap((r) => {
    const fin = r.etapes.find((e) => e.effets.includes('fin'));
    return fin?.delai ? [{ r, delai: JSON.stringify(fin.delai) }] : [];
  });
  return delais.flatMap((a, i) =>
    delais.slice(i + 1).flatMap((b): readonly Constat[] =>
      a.delai !== b.delai && a.r.initiative.some((x) => b.r.initiative.includes(x))
        ? [
            {
              gravite: 'a-savoir',
              articles: [a.r.article, b.r.article],
              texte: `«\u00A0${a.r.intitule}\u00A0» et «\u00A0${b.r.intitule}\u00A0» sont ouvertes à la même partie avec des délais différents\u00A0: un même manquement peut relever de l’une ou de l’autre.`,
            },
          ]
        : [],
    ),
  );
}

function sansNombre({ modele }: ADrafter): readonly Constat[] {
  const vagues = modele.obligations.filter((o) => o.quand.sorte === 'sans-delai');
  if (vagues.length === 0) return [];
  return [
    {
      gravite: 'a-savoir',
      articles: [...new Set(vagues.map((o) => o.article))],
      texte: `«\u00A0Sans délai\u00A0» ne fixe aucun nombre de jours\u00A0: ${enumerer(vagues.map((o) => `«\u00A0${o.intitule}\u00A0»`))} ${vagues.length > 1 ? 'ne seront jamais comptées' : 'ne sera jamais comptée'} en retard par le calcul\u202F; une personne apprécie.`,
    },
  ];
}

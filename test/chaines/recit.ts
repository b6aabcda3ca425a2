import type { Geste, Qui } from './gestes.ts';
import { INVARIANTS } from './invariants.ts';
import type { Marche } from './marches.ts';

/** A walk as one would tell it: who did what, and what it broke. */
export const raconter = ({ pas, violations }: Marche): string =>
  [
    ...pas.map(
      ({ n, geste, issue }) =>
        `${n}. ${dire(geste)}${issue.sorte === 'refuse' ? ` (refusé : ${issue.codes.join(', ')})` : ''}`,
    ),
    ...violations.map((v) => `=> ${v.dit} ; or ${INVARIANTS[v.invariant]} [${v.invariant}]`),
  ].join('\n');

function dire(g: Geste): string {
  switch (g.quoi) {
    case 'passer':
      return `${g.jours} jour(s) passent`;
    case 'accepter':
      return `${g.prenom} accepte l’invitation ${g.invitation} de ${g.organisation}`;
    case 'annuaire':
      return `${qui(g.qui)} : ${g.demande.acte} sur ${g.organisation} ${donnees(g.demande.donnees)}`;
    case 'inscrire':
      return `${qui(g.qui)} : inscrire-organisation ${donnees(g.saisie)}`;
    case 'creer':
      return `${qui(g.qui)} : créer une convention entre ${donnees(g.creation.parties)}`;
    case 'dossier':
      return `${qui(g.qui)} : ${g.demande.acte} sur ${g.dossier} ${donnees({ jour: g.demande.jour, ...g.demande.donnees })}`;
    case 'deposer':
      return `${qui(g.qui)} : déposer au guichet de ${g.guichet} pour ${g.organisation}`;
    case 'guichet':
      return `${qui(g.qui)} : ${g.demande.acte} sur ${g.flux}`;
    case 'lire':
      return `${qui(g.qui)} : lire ${g.lecture} ${g.cible}`;
  }
}

const qui = (q: Qui): string => (q.espace === q.porte ? q.mandat : `${q.mandat} à la porte de ${q.porte}`);
const donnees = (d: object): string =>
  Object.entries(d)
    .filter(([, v]) => typeof v !== 'object' && v !== '')
    .map(([k, v]) => `${k} ${String(v)}`)
    .join(', ');

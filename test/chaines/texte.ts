import { lireModele } from '../modele/exemple.ts';

/** Two texts that agreements of the walks follow: a short one between two, and that of the house between three. */
export const TEXTES = {
  'convention-pluriannuelle-objectifs': lireModele('convention-pluriannuelle-objectifs'),
  'a-deux': `---
nom: a-deux
version: "1"
titre: Convention à deux
résumé: Une collectivité soutient une association.
---

## Article 1 — Parties et durée

\`\`\`regle
parties:
  ville:
    intitulé: la collectivité
    rôle: entité
    pilote: oui
  association:
    intitulé: l’association
    rôle: association
exercice:
  commence: 1 janvier
termes:
  date-effet:
    intitulé: date d’effet
    type: date
  date-fin:
    intitulé: dernier jour
    type: date
durée:
  de: terme date-effet
  à: terme date-fin
entrée en vigueur: notification
\`\`\`

## Article 2 — Comptes

Chaque année, {{comptes.quand}}, l’association adresse {{comptes.pieces}}.

\`\`\`regle
obligation: comptes
intitulé: Comptes annuels
débiteur: association
créancier: ville
chaque: exercice
quand:
  au plus tard: 15 juillet N
pièces:
  bilan:
    intitulé: le bilan
    porte sur: N-1
\`\`\`

## Article 3 — Soutien

\`\`\`regle
versements: soutien
intitulé: Soutien
payeurs:
  ville: 100 %
bénéficiaire: association
chaque: exercice
référence: vote N
arrondi:
  au: euro
  demi: supérieur
plancher: 0 €
tranches:
  avance:
    article: "3"
    intitulé: avance
    quand:
      en: janvier N
    calcul:
      - prendre: vote N
      - garder: 80 %
excédent: à reverser
\`\`\`
`,
} as const;

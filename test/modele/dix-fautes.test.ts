import { expect, test } from 'vitest';
import { ecrireFaute } from '../../src/modele/fautes.ts';
import { fautesDe } from './exemple.ts';

/** Each fault is marked, on the line after it, by a comment that says where it starts; comments are taken out before compiling. */
const DIX_FAUTES = `---
nom: essai
version: "1"
titre: Convention à corriger
résumé: Dix fautes, une par règle.
---

## Article 1 — Parties

\`\`\`regle
parties:
  ville:
    intitulé: la Ville
    rôle: entité
  association:
    intitulé: l’association
    rôle: association
exercice:
  commence: 1 janvier
termes:
  date-effet:
    intitulé: date d’effet
    type: date
durée:
  de: terme date-effet
  à: 31 décembre 2029
entrée en vigueur: notification
\`\`\`

## Article 2 — Pièces

Les comptes arrivent {{comptes.quant}}.

\`\`\`regle
obligation: comptes
intitulé: Comptes
debiteur: association
débiteur: association
chaque: exercice
quand:
  au plus tard: 31 juin N
\`\`\`

\`\`\`regle
obligation: statuts
intitulé: Statuts
débiteur: asociation
quand:
  délai: 15 jours
  après: entrée en vigueur
\`\`\`

## Article 3 — Argent

\`\`\`regle
versements: aide
intitulé: Aide
payeurs:
  ville: 60 %
  association: 50 %
bénéficiaire: association
chaque: exercice
référence: vote N
tranches:
  acompte:
    intitulé: acompte
    quand:
      en: fevrier N
    calcul:
      - prendre: vote N-1
      - garder: 1/0
exceptions:
  - tranche: solde
    exercice: 2026
excédent: à reverser
\`\`\`

\`\`\`regle
instanse: comite
\`\`\`
`;

test('un modèle qui porte dix fautes en reçoit dix, chacune à sa place', () => {
  const fautes = fautesDe(DIX_FAUTES);
  expect(fautes.map((f) => [f.position.ligne, f.position.colonne, f.mot])).toEqual([
    [ligneDe('Les comptes arrivent'), 22, '{{comptes.quant}}'],
    [ligneDe('debiteur: association'), 1, 'debiteur'],
    [ligneDe('31 juin'), 17, '31 juin'],
    [ligneDe('asociation'), 11, 'asociation'],
    [ligneDe('délai: 15 jours'), 10, '15 jours'],
    [ligneDe('payeurs:'), 1, 'payeurs'],
    [ligneDe('fevrier'), 11, 'fevrier'],
    [ligneDe('1/0'), 17, '1/0'],
    [ligneDe('tranche: solde'), 14, 'solde'],
    [ligneDe('instanse'), 1, 'instanse'],
  ]);
});

test('chaque faute se lit en français, avec ce qui était attendu et le mot le plus proche', () => {
  const lignes = fautesDe(DIX_FAUTES).map((f) => ecrireFaute(f, 'essai.md'));
  const dit = (n: number): string => (lignes[n] ?? '').replace(/[\u00A0\u202F]/g, ' ');
  expect(dit(0)).toBe(
    `essai.md:${ligneDe('Les comptes arrivent')}:22 « comptes » n’a pas de « quant ». Attendu : « article », « intitule », « debiteur », « creancier », « quand », « pieces », « parmi ». Vouliez-vous dire « quand » ?`,
  );
  expect(dit(1)).toContain('La clé « debiteur » n’existe pas ici.');
  expect(dit(1)).toContain('Vouliez-vous dire « débiteur » ?');
  expect(dit(2)).toContain('Le 31 juin n’existe pas. Attendu : un jour de 1 à 30.');
  expect(dit(3)).toContain('Aucune partie ne s’appelle « asociation ».');
  expect(dit(3)).toContain('Vouliez-vous dire « association » ?');
  expect(dit(4)).toContain('« calendaires », « ouvrés », « ouvrables » ou « francs »');
  expect(dit(5)).toContain('Les parts des payeurs font 110 %. Attendu : 100 % en tout.');
  expect(dit(6)).toContain('Vouliez-vous dire « février » ?');
  expect(dit(7)).toContain('« 1/0 » n’est pas une part. Attendu : une part : « 1/3 » ou « 80 % ».');
  expect(dit(8)).toContain('Aucune tranche ne s’appelle ici « solde ». Attendu : « acompte ».');
  expect(dit(9)).toContain('Vouliez-vous dire « instance » ?');
});

function ligneDe(extrait: string): number {
  return DIX_FAUTES.slice(0, DIX_FAUTES.indexOf(extrait)).split('\n').length;
}

import { enumerer } from './formes/forme.ts';
import { motProche } from './proche.ts';
import type { Faute } from './regles.ts';
import { cleDe, fauterUneFois, motsDeclares, type Releve } from './releve.ts';
import type { SorteDeMot, TypeDeTerme } from './valeurs/jetons.ts';

/** What a reference of a kind may point at, beyond its own kind. */
const CIBLES: Readonly<Partial<Record<SorteDeMot, readonly SorteDeMot[]>>> = {
  invite: ['partie', 'invite'],
  attache: ['instance', 'axe', 'procedure'],
};
const GROUPES = ['entites', 'parties'];

const NOMS: Readonly<Record<SorteDeMot, string>> = {
  partie: 'aucune partie ne s’appelle',
  terme: 'aucun terme ne s’appelle',
  registre: 'aucun registre ne s’appelle',
  obligation: 'aucune obligation ne s’appelle',
  piece: 'aucune pièce ne s’appelle',
  versements: 'aucune règle de versements ne s’appelle',
  tranche: 'aucune tranche ne s’appelle ici',
  instance: 'aucune instance ne s’appelle',
  procedure: 'aucune procédure ne s’appelle',
  etape: 'aucune étape ne s’appelle ici',
  axe: 'aucun axe ne s’appelle',
  formulaire: 'aucun formulaire ne s’appelle',
  evenement: 'aucun évènement déclaré ne s’appelle',
  grandeur: 'aucune grandeur déclarée ne s’appelle',
  invite: 'ni partie ni tiers ne s’appelle',
  attache: 'ni instance, ni axe, ni procédure ne s’appelle',
  article: 'le modèle n’a pas d’article',
  ligne: 'aucune ligne ne s’appelle ici',
  colonne: 'aucune colonne ne s’appelle ici',
  champ: 'aucun champ ne s’appelle ici',
};

const TYPES: Readonly<Record<TypeDeTerme, string>> = {
  jour: 'date',
  montant: 'montant',
  fraction: 'part',
  nombre: 'nombre',
  texte: 'texte',
};

/** Every word that a rule points at must be declared somewhere in the file. */
export function verifierRenvois(r: Releve): void {
  const inconnus = new Map<string, Faute>();
  for (const { sorte, portee, mot, position, type } of r.renvois) {
    const lu = sorte === 'terme' ? r.typesDesTermes.get(mot) : undefined;
    if (lu !== undefined && type !== undefined && lu !== type)
      r.fautes.push({
        position,
        mot,
        message: `le terme « ${mot} » est de type « ${TYPES[lu]} »`,
        attendu: `un terme de type « ${TYPES[type]} »`,
        proche: null,
      });
    const cibles = CIBLES[sorte] ?? [sorte];
    const groupe = cibles.includes('partie') && GROUPES.includes(mot);
    if (groupe || r.sauves.has(mot) || cibles.some((c) => r.declares.has(cleDe(c, portee, mot)))) continue;
    const connus = [
      ...cibles.flatMap((c) => motsDeclares(r, c, portee)),
      ...(cibles.includes('partie') ? GROUPES : []),
    ];
    fauterUneFois(r, inconnus, cleDe(sorte, portee, mot), {
      position,
      mot,
      message: `${NOMS[sorte]} « ${mot} »`,
      attendu:
        connus.length === 0
          ? 'un mot déclaré ailleurs dans le modèle'
          : connus.length <= 12
            ? enumerer(connus)
            : null,
      proche: motProche(mot, connus),
    });
  }
  verifierNomsUniques(r);
}

const NOMMENT_UNE_REGLE: readonly SorteDeMot[] = [
  'obligation',
  'versements',
  'instance',
  'procedure',
  'axe',
  'formulaire',
];

/** Rules share one set of names: texts and deadlines name them without saying their kind. */
function verifierNomsUniques(r: Releve): void {
  const vus = new Map<string, number>();
  for (const d of r.declares.values()) {
    if (!NOMMENT_UNE_REGLE.includes(d.sorte)) continue;
    const deja = vus.get(d.mot);
    if (deja === undefined) vus.set(d.mot, d.position.ligne);
    else
      r.fautes.push({
        position: d.position,
        mot: d.mot,
        message: `« ${d.mot} » est déjà le nom d’une règle à la ligne ${deja}`,
        attendu: 'un autre nom',
        proche: null,
      });
  }
}

import type { Chaine, RuptureDeChaine, TexteStocke } from './journal.ts';
import { desceller, type Enveloppe, empreinteDe, engagement, lireEnveloppe } from './scelle.ts';

/** Every place where the chain does not hold: altered, missing, reordered or truncated facts, altered texts. Pure. */
export function verifierChaine(chaine: Chaine): readonly RuptureDeChaine[] {
  const ruptures: RuptureDeChaine[] = [];
  let precedent: string | null = null;
  let attendu = 1;
  for (const fait of chaine.faits) {
    const lu = lireEnveloppe(fait.texte);
    const reelle = empreinteDe(fait.texte);
    const dire = (code: RuptureDeChaine['code'], detail: string): void => {
      ruptures.push({ rang: fait.rang, code, detail });
    };
    if (fait.rang !== attendu)
      dire('rang', `on attendait le fait ${attendu}, on trouve le fait ${fait.rang}`);
    if (reelle !== fait.empreinte) dire('empreinte', 'le fait n’est plus celui qui a été enregistré');
    if (lu === null) dire('illisible', 'le texte du fait n’est pas dans la forme attendue');
    else {
      if (lu.flux !== chaine.flux || lu.rang !== fait.rang)
        dire('rang', `le fait dit être ${lu.flux}:${lu.rang}`);
      if (lu.precedent !== precedent)
        dire('precedent', 'le fait ne suit pas celui qui le précède : l’un des deux a changé ou manque');
      const textes = chaine.textes.filter((t) => t.rang === fait.rang);
      const ouvert = desceller(lu, textes);
      if (!ouvert.ok) dire('illisible', `le fait ne se lit pas (${ouvert.erreur.code})`);
      ruptures.push(...verifierTextes(lu, textes));
    }
    precedent = reelle;
    attendu = fait.rang + 1;
  }
  return [...ruptures, ...verifierTete(chaine, precedent), ...textesSansFait(chaine)];
}

function verifierTextes(fait: Enveloppe, textes: readonly TexteStocke[]): RuptureDeChaine[] {
  const rupture = (detail: string): RuptureDeChaine => ({ rang: fait.rang, code: 'scelle', detail });
  const ruptures: RuptureDeChaine[] = [];
  for (const [champ, attendu] of Object.entries(fait.scelle)) {
    const trouves = textes.filter((t) => t.champ === champ);
    const texte = trouves[0];
    if (texte === undefined || trouves.length > 1)
      ruptures.push(rupture(`le texte « ${champ} » manque ou figure deux fois`));
    // An erased text proves nothing any more; that it was erased is itself recorded.
    else if (texte.texte === null || texte.sel === null) continue;
    else if (engagement(texte.sel, texte.texte) !== attendu)
      ruptures.push(rupture(`le texte « ${champ} » n’est plus celui qui a été scellé`));
  }
  for (const { champ } of textes)
    if (!Object.hasOwn(fait.scelle, champ))
      ruptures.push(rupture(`le texte « ${champ} » n’a jamais été scellé`));
  return ruptures;
}

function verifierTete(chaine: Chaine, derniere: string | null): RuptureDeChaine[] {
  const rang = chaine.faits.at(-1)?.rang ?? 0;
  if (chaine.tete === null)
    return rang === 0 ? [] : [{ rang, code: 'rang', detail: 'la tête de la chaîne manque' }];
  if (chaine.tete.rang !== rang)
    return [
      {
        rang,
        code: 'rang',
        detail: `la chaîne s’arrête au fait ${rang} alors que sa tête est au fait ${chaine.tete.rang}`,
      },
    ];
  if (chaine.tete.empreinte !== derniere)
    return [{ rang, code: 'empreinte', detail: 'le dernier fait n’est pas celui de la tête' }];
  return [];
}

function textesSansFait(chaine: Chaine): RuptureDeChaine[] {
  const rangs = new Set(chaine.faits.map((f) => f.rang));
  return chaine.textes
    .filter((t) => !rangs.has(t.rang))
    .map((t) => ({ rang: t.rang, code: 'scelle', detail: `le texte « ${t.champ} » n’est d’aucun fait` }));
}

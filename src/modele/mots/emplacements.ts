import { de, enumerer, minuscule } from '../../basics/francais.ts';
import { nomDuMois } from '../../basics/jour.ts';
import type { Modele, Mot, PieceAttendue, ReglesInstance } from '../regles.ts';
import { ecrireDuree, ecrireQuand, ecrireRepere, nomPartie } from './dates.ts';
import { type Dit, liste, phrase } from './dit.ts';
import { type Contexte, valeurDeTerme } from './termes.ts';
import { direVersements } from './versements.ts';

/** The words of `{{chemin}}`; unknown as soon as one term that they need is. Throws on a path that the compiler would have refused. */
export function direEmplacement(contexte: Contexte, chemin: string): Dit {
  const inconnus = new Set<Mot>();
  const c = { ...contexte, inconnus };
  const [tete = '', propriete = '', detail] = chemin.split('.');
  const dit =
    direTete(c, tete, propriete, detail) ??
    direObligation(c, tete, propriete) ??
    direVersements(c, tete, propriete, detail) ??
    direInstance(c, tete, propriete) ??
    direProcedure(c, tete, propriete, detail) ??
    direAutre(c, tete, propriete);
  if (!dit) throw new Error(`emplacement inconnu : ${chemin}`);
  return dit.sorte === 'phrase' && inconnus.size > 0 ? { ...dit, connu: false } : dit;
}

function direTete(c: Contexte, tete: string, propriete: string, detail: string | undefined): Dit | null {
  const m = c.modele;
  if (tete === 'termes') {
    return phrase(valeurDeTerme(c, propriete).texte);
  }
  if (tete === 'tiers') return phrase(nomPartie(m, propriete));
  if (tete === 'parties') {
    const p = m.parties.find((x) => x.id === propriete);
    if (detail === 'signataire') return phrase(p?.signataire ?? 'représentant', true);
    if (detail === 'guichet') return phrase(p?.guichet ?? p?.intitule ?? '', true);
    const nom = detail ? undefined : c.valeurs.parties[propriete];
    return nom
      ? phrase(nom)
      : phrase(detail ? (p?.intitule ?? '') : `[${p?.intitule ?? propriete}]`, detail !== undefined);
  }
  return tete === 'convention' ? direConvention(c, propriete) : null;
}

function direConvention(c: Contexte, propriete: string): Dit | null {
  const m = c.modele;
  switch (propriete) {
    case 'debut':
      return phrase(ecrireRepere(c, m.duree.de).replace(/^le /, ''));
    case 'fin':
      return phrase(ecrireRepere(c, m.duree.a).replace(/^le /, ''));
    case 'entree-en-vigueur':
      return phrase(direVigueur(c));
    case 'exercice':
      return phrase(direExercice(m));
    case 'reconduction':
      return phrase(
        m.reconduction
          ? `pour ${ecrireDuree(m.reconduction.pour)}, ${m.reconduction.auPlus}\u00A0fois au plus`
          : 'sans reconduction',
      );
    case 'preavis':
      return phrase(
        m.reconduction ? `${ecrireDuree(m.reconduction.denonciation.preavis)} au moins` : 'sans préavis',
      );
    default:
      return null;
  }
}

function direVigueur(c: Contexte): string {
  const r = c.modele.entreeEnVigueur;
  if (r.sorte === 'evenement') return `le jour ${de(ecrireRepere(c, r))}`;
  if (r.sorte === 'dernier-de' || r.sorte === 'premier-de')
    return `à la plus ${r.sorte === 'dernier-de' ? 'tardive' : 'proche'} de ces dates\u00A0: ${enumerer(r.reperes.map((x) => ecrireRepere(c, x)))}`;
  return ecrireRepere(c, r);
}

function direExercice(m: Modele): string {
  const { mois, jour } = m.exercice.commence;
  const fin = jour === 1 ? nomDuMois(mois === 1 ? 12 : mois - 1) : null;
  const debut = `${jour === 1 ? '1er' : jour}\u00A0${nomDuMois(mois)}`;
  return fin ? `${debut} à la fin du mois ${de(fin)}` : `${debut} à la veille du même jour, un an plus tard`;
}

function direObligation(c: Contexte, id: Mot, propriete: string): Dit | null {
  const o = c.modele.obligations.find((x) => x.id === id);
  if (!o) return null;
  switch (propriete) {
    case 'article':
      return phrase(o.article);
    case 'intitule':
      return phrase(o.intitule);
    case 'debiteur':
      return phrase(enumerer(o.debiteur.map((p) => nomPartie(c.modele, p))));
    case 'creancier':
      return phrase(enumerer(o.creancier.map((p) => nomPartie(c.modele, p))));
    case 'quand':
      return phrase(ecrireQuand(c, o.quand));
    case 'pieces':
      return liste(o.pieces.map(direPiece));
    case 'parmi':
      return liste(motsDits(c.modele, o.id, o.parmi));
    default:
      return null;
  }
}

const direPiece = (p: PieceAttendue): string =>
  p.comprend.length > 0 ? `${p.intitule} (${enumerer(p.comprend)})` : p.intitule;

const motsDits = (m: Modele, regle: Mot, mots: readonly Mot[]): readonly string[] =>
  mots.map((mot) => m.intitules[`${regle}.${mot}`] ?? mot.replaceAll('-', ' '));

function direInstance(c: Contexte, id: Mot, propriete: string): Dit | null {
  const i = c.modele.instances.find((x) => x.id === id);
  if (!i) return null;
  switch (propriete) {
    case 'article':
      return phrase(i.article);
    case 'intitule':
      return phrase(i.intitule);
    case 'convoque':
      return phrase(enumerer(i.convoque.map((p) => nomPartie(c.modele, p))));
    case 'quand':
      return phrase(ecrireQuand(c, i.quand));
    case 'membres':
      return liste(direMembres(c.modele, i));
    case 'ordre-du-jour':
      return liste(i.ordreDuJour);
    case 'exceptionnelle':
      return phrase(
        enumerer(
          i.exceptionnelle.map((p) => nomPartie(c.modele, p)),
          'ou',
        ),
      );
    default:
      return null;
  }
}

const direMembres = (m: Modele, i: ReglesInstance): readonly string[] =>
  i.membres.map((x) => {
    const qui = enumerer(x.de.map((p) => de(nomPartie(m, p))));
    if (x.facultatif) return `sur invitation, des représentants ${qui}`;
    return `au moins ${x.auMoins}\u00A0${minuscule(x.college)}${x.auMoins > 1 ? 's' : ''} ${qui}`;
  });

function direProcedure(c: Contexte, id: Mot, propriete: string, detail: string | undefined): Dit | null {
  const p = c.modele.procedures.find((x) => x.id === id);
  if (!p) return null;
  if (detail) {
    const e = p.etapes.find((x) => x.id === propriete);
    if (detail === 'intitule') return phrase(e?.intitule ?? '');
    if (detail === 'forme') return phrase(e?.forme ?? 'par écrit');
    if (detail === 'debiteur')
      return phrase(enumerer((e?.debiteur ?? []).map((x) => nomPartie(c.modele, x))));
    if (detail !== 'delai') return null;
    if (!e?.delai) return phrase('sans délai');
    const apres = p.etapes.find((x) => x.id === e.delai?.apres)?.intitule ?? e.delai.apres;
    const depuis = e.delai.depuis === 'envoi' ? 'l’envoi' : 'la réception';
    return phrase(`${ecrireDuree(e.delai.duree)} après ${depuis} de la ${minuscule(apres)}`);
  }
  switch (propriete) {
    case 'article':
      return phrase(p.article);
    case 'intitule':
      return phrase(p.intitule);
    case 'initiative':
      return phrase(
        enumerer(
          p.initiative.map((x) => nomPartie(c.modele, x)),
          'ou',
        ),
      );
    case 'motifs':
      return liste(motsDits(c.modele, p.id, p.motifs));
    case 'etapes':
      return liste(p.etapes.map((e) => e.intitule));
    default:
      return null;
  }
}

/** Axes, forms, registers, declared events and quantities. */
function direAutre(c: Contexte, id: Mot, propriete: string): Dit | null {
  const m = c.modele;
  const axe = m.axes.find((x) => x.id === id);
  if (axe) {
    if (propriete === 'numero') return phrase(String(axe.numero));
    if (propriete === 'entite') return phrase(enumerer(axe.entite.map((p) => nomPartie(m, p))));
    if (propriete === 'service') return phrase(axe.service ?? '');
    if (propriete === 'attentes') return liste(axe.attentes);
    if (propriete === 'dispositifs') return liste(axe.dispositifs);
    return phrase(propriete === 'article' ? axe.article : axe.intitule);
  }
  const formulaire = m.formulaires.find((x) => x.id === id);
  if (formulaire) {
    if (propriete === 'sections') return liste(formulaire.sections.map((s) => s.intitule));
    if (propriete === 'remplit') return phrase(enumerer(formulaire.remplit.map((p) => nomPartie(m, p))));
    return phrase(propriete === 'article' ? formulaire.article : formulaire.intitule);
  }
  const evenement = m.evenements.find((x) => x.id === id);
  if (evenement)
    return propriete === 'parmi' ? liste(motsDits(m, id, evenement.parmi)) : phrase(evenement.intitule);
  const registre = m.registres.find((x) => x.id === id);
  if (registre)
    return phrase(
      propriete === 'alerte' && registre.alerte ? ecrireDuree(registre.alerte) : registre.intitule,
    );
  const grandeur = m.grandeurs.find((x) => x.id === id);
  return grandeur ? phrase(grandeur.intitule) : null;
}

import { texteDuJour } from '../acts/cas.ts';
import { capitale, guillemets } from '../basics/francais.ts';
import { ecrireJour, type Jour } from '../basics/jour.ts';
import type { Dossier } from '../espace/espace.ts';
import type { Formulaire } from '../modele/formulaire.ts';
import type { PartieDeclaree } from '../modele/regles.ts';
import type { ArticleRendu } from '../modele/texte.ts';
import { conventionView } from '../views/convention.ts';
import { articlesDe, texteView } from '../views/texte.ts';
import { accord } from '../views/typographie.ts';
import type {
  AnnexeEcrite,
  Ecrit,
  FormulaireEcrit,
  Mention,
  PartieEcrite,
  SignaturesEcrites,
} from './ecrit.ts';

/** The agreement as a document: its text as it applies on the day looked at, who its parties are, who has signed. */
export function conventionEcrite(d: Dossier, aujourdhui: Jour): Ecrit {
  const { etat } = d;
  const articles = articlesDe(d);
  const premiereAnnexe = articles.findIndex(estAnnexe);
  const corps = premiereAnnexe < 0 ? articles : articles.slice(0, premiereAnnexe);
  return {
    titre: capitale(etat.modele.titre),
    sousTitre: d.titre,
    editeur: nomDuPilote(d),
    jour: etat.regard.au,
    avertissement: avertir(d, aujourdhui),
    mentions: mentions(d),
    parties: etat.modele.parties.map((p) => partie(d, p)),
    articles: corps,
    signatures: signatures(d),
    annexes: annexes(d, articles.slice(corps.length)),
    empreinte: `modèle version ${etat.modele.version}, ${d.rang}\u00A0${accord(d.rang, 'fait')}, empreinte ${d.tete.slice(0, 12)}`,
  };
}

/** The authority that publishes the document: the pilot of the agreement. */
export function nomDuPilote({ etat, noms }: Dossier): string {
  const pilote = etat.modele.parties.find((p) => p.pilote) ?? etat.modele.parties[0];
  const tenant = pilote && etat.parties[pilote.id];
  return (tenant && noms.organisation(tenant)?.nom) ?? pilote?.intitule ?? '';
}

const estAnnexe = (a: ArticleRendu): boolean => a.niveau === 1 && a.numero === '' && /^Annexe/.test(a.titre);

function avertir({ etat }: Dossier, aujourdhui: Jour): string | null {
  const { phase, regard } = etat;
  const vu = regard.au === aujourdhui ? null : `Texte vu au ${ecrireJour(regard.au)}`;
  const avant = phase.nom === 'projet' || phase.nom === 'autorisee' ? 'Projet, non signé' : null;
  const apres =
    phase.nom === 'resiliee' ? 'Convention résiliée' : phase.nom === 'terminee' ? 'Convention achevée' : null;
  return [avant, apres, vu].filter((x) => x !== null).join(' · ') || null;
}

function mentions(d: Dossier): readonly Mention[] {
  return [
    { intitule: 'Texte', valeur: texteView(d).version },
    ...conventionView(d)
      .signaletique.filter(([intitule]) => intitule !== 'Parties')
      .map(([intitule, valeur]) => ({ intitule, valeur })),
  ];
}

function partie({ etat, noms }: Dossier, p: PartieDeclaree): PartieEcrite {
  const tenant = etat.parties[p.id];
  const organisation = tenant ? noms.organisation(tenant) : undefined;
  const details = [organisation?.adresse, organisation?.siret && `SIRET ${ecrireSiret(organisation.siret)}`];
  return {
    nom: organisation?.nom ?? capitale(p.intitule),
    details: details.filter((x): x is string => !!x),
    representation: p.signataire === null ? null : `Signataire\u00A0: ${p.signataire}`,
    denomination: `ci-après ${guillemets(p.intitule)}`,
  };
}

const ecrireSiret = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00A0$2\u00A0$3\u00A0$4');

function signatures({ etat, faits, noms }: Dossier): SignaturesEcrites {
  const n = etat.modele.parties.length;
  return {
    formule: `Fait en ${n}\u00A0exemplaires originaux, un par partie.`,
    blocs: etat.modele.parties.map((p) => {
      const le = etat.phase.jalons.find((j) => j.partie === p.id)?.signee ?? null;
      const fait = faits.find(
        (f) => f.sorte === 'convention-signee' && f.donnees.partie === p.id && f.jour === le,
      );
      const personne = fait?.sorte === 'convention-signee' ? fait.donnees.personne : undefined;
      const tenant = etat.parties[p.id];
      return {
        pour: (tenant ? noms.organisation(tenant)?.nom : undefined) ?? p.intitule,
        qualite: p.signataire === null ? null : capitale(p.signataire),
        nom: (personne && noms.personne(personne)?.nom) ?? null,
        signature: le === null ? null : `Signé le ${ecrireJour(le)}`,
      };
    }),
  };
}

/** The annexes of the text, then the forms that no annex shows. */
function annexes({ etat }: Dossier, articles: readonly ArticleRendu[]): readonly AnnexeEcrite[] {
  const { formulaires } = texteDuJour(etat);
  const montres = new Set<string>();
  const duTexte = articles.map((a): AnnexeEcrite => {
    const formulaire = formulaires.find((f) => a.regles.includes(f.id));
    if (formulaire) montres.add(formulaire.id);
    return {
      titre: a.titre,
      // The outline says the sections: the list of them that the text holds would say them twice.
      blocs: formulaire ? a.blocs.filter((b) => b.sorte === 'paragraphe') : a.blocs,
      formulaire: formulaire ? formulaireEcrit(formulaire, etat.modele.axes) : null,
    };
  });
  const autres = formulaires
    .filter((f) => !montres.has(f.id))
    .map((f) => ({
      titre: `Annexe — ${f.intitule}`,
      blocs: [],
      formulaire: formulaireEcrit(f, etat.modele.axes),
    }));
  return [...duTexte, ...autres];
}

function formulaireEcrit(
  f: Formulaire,
  axes: readonly { readonly numero: number; readonly intitule: string }[],
): FormulaireEcrit {
  return {
    sections: f.sections.flatMap((s) => {
      const champs = s.champs.map((c) => c.intitule);
      return s.pourChaqueAxe
        ? [
            { titre: s.intitule, champs: [] },
            ...axes.map((a) => ({ titre: `Axe ${a.numero} — ${a.intitule}`, champs })),
          ]
        : [{ titre: s.intitule, champs }];
    }),
    chiffres:
      f.lignes.length === 0
        ? null
        : { colonnes: f.colonnes.map((c) => c.intitule), lignes: f.lignes.map((l) => l.intitule) },
  };
}

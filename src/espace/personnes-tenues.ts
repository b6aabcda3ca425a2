import { motifManquant } from '../acts/conditions/commun.ts';
import { refuser } from '../acts/refus.ts';
import { echec, reussite } from '../basics/result.ts';
import { FLUX_DE_L_ESPACE, fluxDOrganisation } from '../facts/flux.ts';
import type { LigneMandat } from '../journal/registre.ts';
import { dureesDe, limiteDe } from '../rules/conservation.ts';
import { estFini, tientLe } from '../rules/mandats.ts';
import type { MandatDePersonne, PersonnesDEspace, PersonneTenue } from './administration.ts';
import type { Contexte } from './espace.ts';
import { type Droit, noter, permis } from './journal-de-l-espace.ts';

export function ouvrirPersonnes(contexte: Contexte, droit: Droit): PersonnesDEspace {
  const { espace, journal, registre, horloge } = contexte;

  async function liste(): Promise<readonly PersonneTenue[]> {
    const aujourdhui = horloge.aujourdhui();
    const mandats = new Map<string, MandatDePersonne[]>();
    for (const m of await registre.mandats(espace))
      mandats.set(m.personne, [...(mandats.get(m.personne) ?? []), { ...m, tenu: tientLe(m, aujourdhui) }]);
    const comptes = await registre.comptes(espace);
    const { personnes: mois } = dureesDe(await journal.lire(espace, FLUX_DE_L_ESPACE));
    const limite = limiteDe(aujourdhui, mois);
    return (await registre.personnes(espace)).map((personne): PersonneTenue => {
      const siens = mandats.get(personne.id) ?? [];
      return {
        personne,
        compte: comptes.get(personne.id) ?? null,
        mandats: siens.toSorted((a, b) => b.du - a.du || a.id.localeCompare(b.id)),
        agit: siens.some(agitEncore),
        aEffacer: siens.length > 0 && siens.every((m) => m.au !== null && m.au < limite),
      };
    });
  }

  /** today, or later */
  const agitEncore = (m: LigneMandat): boolean => !estFini(m, horloge.aujourdhui());

  const seulementIci = async (compte: string): Promise<boolean> =>
    (await registre.personnesDuCompte(compte)).every((p) => p.espace === espace);

  const tenue = async (id: string) => (await liste()).find((p) => p.personne.id === id);

  return {
    liste: (acteur) => permis(droit, acteur, 'tenir-personnes', async () => reussite(await liste())),

    leverSecondFacteur: (acteur, id, motif, lever) =>
      permis(droit, acteur, 'tenir-personnes', async () => {
        const visee = await tenue(id);
        if (!visee) return echec([refuser('personne-absente', null)]);
        if (visee.compte === null) return echec([refuser('compte-absent', null)]);
        // Whoever acts elsewhere too is protected there by the same factor: no one espace may lift it.
        if (!(await seulementIci(visee.compte))) return echec([refuser('compte-partage', null)]);
        const muet = motifManquant(motif, 'motif-lever');
        if (muet) return echec([muet]);
        // Written first: a factor lifted that the journal says nothing of would be worse than a fact to be done again.
        const ecrit = await noter<'second-facteur-leve'>(contexte, acteur, {
          sorte: 'second-facteur-leve',
          donnees: { personne: id },
          textes: { motif },
        });
        if (ecrit.ok) await lever(visee.compte);
        return ecrit;
      }),

    effacer: (acteur, id, motif, fermer) =>
      permis(droit, acteur, 'tenir-personnes', async () => {
        const visee = await tenue(id);
        if (!visee) return echec([refuser('personne-absente', null)]);
        const { personne, compte, mandats } = visee;
        if (visee.agit) {
          const noms = new Map((await registre.organisations(espace)).map((o) => [o.id, o.nomCourt]));
          const organisations = [
            ...new Set(mandats.filter(agitEncore).map((m) => noms.get(m.organisation) ?? m.organisation)),
          ];
          return echec([refuser('personne-tient-mandat', null, { nom: personne.nom, organisations })]);
        }
        const muet = motifManquant(motif, 'motif-effacer');
        if (muet) return echec([muet]);
        // What lets in goes first: interrupted, it leaves a name that opens nothing, and may be asked again.
        if (compte !== null && (await seulementIci(compte))) await fermer(compte);
        return noter<'personne-effacee'>(
          contexte,
          acteur,
          { sorte: 'personne-effacee', donnees: { personne: id }, textes: { motif } },
          { effaces: { personne: id, textes: await textesSur(id, mandats) } },
        );
      }),
  };

  /** What was typed about someone: the invitations they accepted, the titles of their offices. */
  async function textesSur(id: string, mandats: PersonneTenue['mandats']) {
    const textes: { readonly flux: string; readonly rang: number }[] = [];
    for (const organisation of new Set(mandats.map((m) => m.organisation))) {
      const flux = fluxDOrganisation(organisation);
      const faits = await journal.lire(espace, flux);
      for (const f of faits) {
        if (f.sorte !== 'mandat-confie' || f.donnees.personne !== id) continue;
        textes.push({ flux, rang: f.rang });
        const invitation = faits.find((i) => i.id === f.donnees.invitation);
        if (invitation) textes.push({ flux, rang: invitation.rang });
      }
    }
    return textes;
  }
}

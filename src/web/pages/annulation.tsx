import type { Context, Hono } from 'hono';
import { ecrireRefus, type Refus } from '../../acts/refus.ts';
import type { Dossier } from '../../espace/espace.ts';
import { journalView } from '../../views/journal.ts';
import { Actions, Bouton, LienBouton } from '../composants/boutons.tsx';
import { ChampLong } from '../composants/champ.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { BilanErreurs, Formulaire } from '../composants/formulaire.tsx';
import { Chapeau, Rang } from '../composants/mise-en-page.tsx';
import { Note, Vide } from '../composants/note.tsx';
import { T } from '../composants/texte.tsx';
import type { Env } from '../env.ts';
import { introuvable } from '../porte/erreur.ts';
import { lireFormulaire } from '../porte/formulaire.ts';
import { limiter } from '../porte/limites.ts';
import type { Limites } from '../porte/quotas.ts';
import { ListeDeFaits } from './journal-faits.tsx';
import { acteurOuChoix } from './listes/commun.tsx';

const CHEMIN = '/conventions/:id/journal/:rang{[0-9]{1,9}}/annuler';

/** Takes one fact out of the reckoning, with a reason; it stays in the journal, struck. */
export function pagesAnnulation(app: Hono<Env>, limites: Limites): void {
  app.get(CHEMIN, async (c) => {
    const { dossier, fait } = await trouver(c);
    return c.html(await PageAnnulation({ c, dossier, idFait: fait.id, motif: '', refus: [] }));
  });

  app.post(CHEMIN, limiter(limites.ecritures, 'session'), async (c) => {
    const acteur = acteurOuChoix(c);
    const { dossier, fait } = await trouver(c);
    const recu = await lireFormulaire(c);
    const motif = recu.un('textes.motif');
    const fini = await c.var.deps.espace.agir(dossier.id, acteur, recu.rang, {
      acte: 'annuler-fait',
      jour: c.var.cadre.aujourdhui,
      donnees: { fait: fait.id },
      textes: { motif },
    });
    if (fini.ok) return c.redirect(`/conventions/${dossier.id}/journal#fait-${fait.rang}`, 303);
    const apres = await trouver(c);
    const perime = fini.erreur.some((r) => r.code === 'ecrit-entre-temps');
    return c.html(
      await PageAnnulation({ c, dossier: apres.dossier, idFait: fait.id, motif, refus: fini.erreur }),
      perime ? 409 : 422,
    );
  });
}

async function trouver(c: Context<Env>) {
  const acteur = acteurOuChoix(c);
  const { cadre, deps } = c.var;
  const dossier =
    (await deps.espace.dossier(c.req.param('id') ?? '', acteur, { au: cadre.au, connu: cadre.connu })) ??
    introuvable();
  const fait = dossier.faits.find((f) => f.rang === Number(c.req.param('rang'))) ?? introuvable();
  return { dossier, fait };
}

async function PageAnnulation(props: {
  c: Context<Env>;
  dossier: Dossier;
  idFait: string;
  motif: string;
  refus: readonly Refus[];
}) {
  const { c, dossier, idFait } = props;
  const { cadre, deps } = c.var;
  const ligne = journalView(dossier).find((f) => f.id === idFait);
  const journal = `/conventions/${dossier.id}/journal`;
  const empechements = cadre.ailleurs ? [] : await empechementsDe(c, dossier.id, idFait);
  const erreurs = props.refus.map((r) => ({
    champ: r.champ === 'textes.motif' ? 'motif' : null,
    message: ecrireRefus(r),
  }));
  return (
    <Feuille
      cadre={cadre}
      titre={`Annuler le fait n° ${ligne?.rang ?? ''}`}
      rubrique="conventions"
      erreur={erreurs.length > 0}
      ariane={[
        { texte: 'Conventions', href: '/conventions' },
        { texte: dossier.titre, href: `/conventions/${dossier.id}` },
        { texte: 'Journal', href: journal },
        { texte: `Annuler le fait n° ${ligne?.rang ?? ''}` },
      ]}
    >
      <Chapeau
        titre="Annuler un fait"
        lede="Le fait sort des calculs à partir d’aujourd’hui. Il reste au journal, barré, avec votre raison."
      />
      {ligne && (
        <ListeDeFaits
          cadre={cadre}
          fuseau={deps.fuseau}
          faits={[{ ...ligne, flux: dossier.id, annulable: false }]}
        />
      )}
      <Rang>
        <div class="saisie">
          <BilanErreurs erreurs={erreurs} />
          {empechements.length > 0 && props.refus.length === 0 ? (
            <Note titre="Ce fait ne peut pas être annulé" ton="proche">
              {empechements.map((r) => (
                <p>
                  <T>{ecrireRefus(r)}</T>
                </p>
              ))}
            </Note>
          ) : (
            <Formulaire cadre={cadre} action={`${journal}/${ligne?.rang ?? ''}/annuler`} rang={dossier.rang}>
              <ChampLong
                id="motif"
                name="textes.motif"
                libelle="Pourquoi l’annuler"
                aide="Toutes les parties verront cette raison"
                valeur={props.motif}
                erreur={erreurs.find((e) => e.champ === 'motif')?.message}
                requis
              />
              <Actions>
                <Bouton>Annuler ce fait</Bouton>
                <LienBouton second href={journal}>
                  Revenir sans rien changer
                </LienBouton>
              </Actions>
            </Formulaire>
          )}
          {cadre.ailleurs && (
            <Vide titre="On n’écrit pas dans un autre jour.">
              Revenez à aujourd’hui pour annuler ce fait.
            </Vide>
          )}
        </div>
      </Rang>
    </Feuille>
  );
}

async function empechementsDe(c: Context<Env>, id: string, idFait: string): Promise<readonly Refus[]> {
  const actes = (await c.var.deps.espace.possibles(id, acteurOuChoix(c))) ?? [];
  const acte = actes.find((a) => a.objet.sorte === 'fait' && a.objet.fait === idFait);
  return acte?.empechements ?? [];
}

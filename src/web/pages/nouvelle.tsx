import type { Context, Hono } from 'hono';
import type { Acteur } from '../../acts/acteur.ts';
import { ecrireRefus, type Refus, refuser } from '../../acts/refus.ts';
import type { Espace, ModeleOffert } from '../../espace/espace.ts';
import { compter } from '../../views/typographie.ts';
import { Actions, Bouton, LienBouton } from '../composants/boutons.tsx';
import { Champs, type SaisiePrecedente } from '../composants/champs.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { BilanErreurs, type ErreurDeSaisie, Formulaire } from '../composants/formulaire.tsx';
import { Chapeau, Rang, Section } from '../composants/mise-en-page.tsx';
import { Vide } from '../composants/note.tsx';
import { T } from '../composants/texte.tsx';
import type { Env } from '../env.ts';
import { lireChamps } from '../formulaires.ts';
import { ErreurHttp, introuvable } from '../porte/erreur.ts';
import { lireFormulaire } from '../porte/formulaire.ts';
import { limiter } from '../porte/limites.ts';
import type { Limites } from '../porte/quotas.ts';
import { acteurOuChoix } from './listes/commun.tsx';
import { ApercuDeConvention, type Brouillon } from './nouvelle-apercu.tsx';
import { champsDeCreation, creationDe, type PartiesDuFormulaire } from './nouvelle-champs.ts';

/** « Nouvelle convention »: choose a modele, fill its roles and terms, see text and calendar take shape, create. */
export function pagesNouvelle(app: Hono<Env>, limites: Limites): void {
  app.get('/conventions/nouvelle', choisirModele);

  app.get('/conventions/nouvelle/:empreinte{[0-9a-f]{64}}', async (c) => {
    const { offert, champs } = await preparer(c);
    return c.html(<PageNouvelle c={c} offert={offert} champs={champs} erreurs={[]} brouillon={null} />);
  });

  app.post(
    '/conventions/nouvelle/:empreinte{[0-9a-f]{64}}',
    limiter(limites.ecritures, 'session'),
    async (c) => {
      const { offert, champs, acteur } = await preparer(c);
      const recu = await lireFormulaire(c);
      const tous = [...champs.identite, ...champs.roles, ...champs.territoire, ...champs.termes];
      const lu = lireChamps(tous, recu);
      const montrer = (erreurs: readonly ErreurDeSaisie[], brouillon: Brouillon | null, statut: 200 | 422) =>
        c.html(
          <PageNouvelle
            c={c}
            offert={offert}
            champs={champs}
            erreurs={erreurs}
            saisie={recu.saisie}
            brouillon={brouillon}
          />,
          statut,
        );
      if (lu.erreurs.length > 0) return montrer(lu.erreurs, null, 422);
      const creation = creationDe(offert, lu);
      const { espace } = c.var.deps;
      if (recu.un('geste') === 'creer') {
        const cree = await espace.creer(acteur, creation);
        if (cree.ok) return c.redirect(await ouLaLire(espace, acteur, cree.valeur.dossier.id), 303);
        return montrer(enErreurs(cree.erreur), null, 422);
      }
      const vu = await espace.apercu(acteur, creation);
      return vu.ok
        ? montrer([], { id: 'apercu', ...vu.valeur }, 200)
        : montrer(enErreurs(vu.erreur), null, 422);
    },
  );
}

const enErreurs = (refus: readonly Refus[]): readonly ErreurDeSaisie[] =>
  refus.map((r) => ({ champ: r.champ, message: ecrireRefus(r) }));

async function choisirModele(c: Context<Env>) {
  const { cadre, deps } = c.var;
  await peutPreparer(c);
  const offerts = await deps.espace.modeles();
  return c.html(
    <Feuille
      cadre={cadre}
      titre="Nouvelle convention"
      rubrique="conventions"
      ariane={[{ texte: 'Conventions', href: '/conventions' }, { texte: 'Nouvelle convention' }]}
    >
      <Chapeau
        titre="Nouvelle convention"
        enMarge="Le modèle"
        lede="Le modèle est le texte de la convention, ses règles à côté. Ce que vous remplirez ensuite le complète."
      />
      {offerts.length === 0 && (
        <Rang>
          <Vide titre="Aucun modèle n’est disponible.">L’administrateur les dépose dans l’espace.</Vide>
        </Rang>
      )}
      {offerts.map((o) => (
        <section class="identites" aria-label={o.modele.titre}>
          <Rang enMarge={`Version ${o.modele.version}`}>
            <div class="identite">
              <div>
                <h2 class="identite-nom">
                  <T>{o.modele.titre}</T>
                </h2>
                <p class="discret">
                  <T>{o.modele.resume}</T>
                </p>
                <p class="discret">
                  <T>
                    {`${compter(o.modele.parties.length, 'partie')}, ${compter(o.modele.obligations.length, 'obligation')}, ${compter(o.modele.termes.length, 'terme')} à fixer`}
                  </T>
                </p>
              </div>
              <LienBouton second href={`/conventions/nouvelle/${o.empreinte}`}>
                Choisir<span class="seulement-lecteur">{` ${o.modele.titre}`}</span>
              </LienBouton>
            </div>
          </Rang>
        </section>
      ))}
    </Feuille>,
  );
}

/** Refused at once, with the reason, rather than after a long form. */
/** An agreement between others is theirs to read: whoever opened it for them goes back to the list. */
const ouLaLire = async (espace: Espace, acteur: Acteur, id: string): Promise<string> =>
  (await espace.dossier(id, acteur)) === null ? '/conventions' : `/conventions/${id}`;

async function peutPreparer(c: Context<Env>): Promise<Acteur> {
  const acteur = acteurOuChoix(c);
  if (c.var.cadre.ailleurs) throw new ErreurHttp(403, 'autre-jour');
  if (!(await c.var.deps.espace.peutCreer(acteur)))
    throw new ErreurHttp(403, 'pas-permis', ecrireRefus(refuser('creation-sans-droit', null)));
  return acteur;
}

async function preparer(c: Context<Env>) {
  const acteur = await peutPreparer(c);
  const { deps, cadre } = c.var;
  const empreinte = c.req.param('empreinte');
  const offert = (await deps.espace.modeles()).find((o) => o.empreinte === empreinte) ?? introuvable();
  const champs = champsDeCreation(offert, await deps.espace.repertoire(), acteur, cadre.aujourdhui);
  return { acteur, offert, champs };
}

function PageNouvelle(props: {
  c: Context<Env>;
  offert: ModeleOffert;
  champs: PartiesDuFormulaire;
  erreurs: readonly ErreurDeSaisie[];
  saisie?: SaisiePrecedente;
  brouillon: Brouillon | null;
}) {
  const { cadre } = props.c.var;
  const { modele, empreinte } = props.offert;
  const { champs, erreurs, saisie } = props;
  const partie = (liste: PartiesDuFormulaire['roles']) => (
    <Champs champs={liste} erreurs={erreurs} {...(saisie === undefined ? {} : { saisie })} />
  );
  return (
    <Feuille
      cadre={cadre}
      titre="Préparer une convention"
      rubrique="conventions"
      erreur={erreurs.length > 0}
      ariane={[
        { texte: 'Conventions', href: '/conventions' },
        { texte: 'Nouvelle convention', href: '/conventions/nouvelle' },
        { texte: modele.titre },
      ]}
    >
      <Chapeau
        titre="Préparer une convention"
        enMarge={`Modèle version ${modele.version}`}
        lede={`${modele.titre}. Rien n’oblige personne avant la signature ; un aperçu n’enregistre rien.`}
      />
      <Rang>
        <div class="saisie">
          <BilanErreurs erreurs={erreurs} titre="La convention n’est pas encore créée" />
        </div>
      </Rang>
      <Formulaire cadre={cadre} action={`/conventions/nouvelle/${empreinte}`}>
        <Section id="identite" titre="La convention">
          <div class="saisie">{partie(champs.identite)}</div>
        </Section>
        <Section id="parties" titre="Les parties" enMarge="Qui tient chaque rôle">
          <div class="saisie">{partie(champs.roles)}</div>
        </Section>
        {champs.territoire.length > 0 && (
          <Section id="territoire" titre="Le territoire">
            <div class="saisie saisie-large">{partie(champs.territoire)}</div>
          </Section>
        )}
        <Section id="termes" titre="Les termes" enMarge="Ce que le modèle laisse à fixer">
          <div class="saisie saisie-large">
            <div class="saisie-grille">{partie(champs.termes)}</div>
            <Actions>
              <Bouton
                name="geste"
                value="apercu"
                second={props.brouillon !== null}
                action={`/conventions/nouvelle/${empreinte}#calendrier`}
              >
                {props.brouillon === null ? 'Voir l’aperçu' : 'Refaire l’aperçu'}
              </Bouton>
              <Bouton name="geste" value="creer" second={props.brouillon === null}>
                Créer la convention
              </Bouton>
            </Actions>
          </div>
        </Section>
      </Formulaire>
      {props.brouillon !== null && <ApercuDeConvention cadre={cadre} brouillon={props.brouillon} />}
    </Feuille>
  );
}

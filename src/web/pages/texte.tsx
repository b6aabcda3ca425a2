import { ecrireJour } from '../../basics/jour.ts';
import type { BlocRendu, FragmentRendu } from '../../modele/texte.ts';
import { type ArticleVu, texteView } from '../../views/texte.ts';
import type { Produit } from '../../views/texte-produits.ts';
import { lier } from '../cadre.ts';
import { Actions, LienBouton } from '../composants/boutons.tsx';
import { Feuille } from '../composants/feuille.tsx';
import { Chapeau } from '../composants/mise-en-page.tsx';
import { Pli } from '../composants/pli.tsx';
import { T } from '../composants/texte.tsx';
import {
  adresseDe,
  adresseEcheance,
  adresseVersement,
  ancreArticle,
  arianeDe,
  type DuDossier,
  rangDuTexte,
  StatutVu,
} from './convention-commun.tsx';

/** The agreement's text at the day looked at, each article beside what it produces. */
export function PageTexte({ cadre, dossier, rang }: DuDossier & { rang: number }) {
  const vue = texteView(dossier, rang);
  const duJour = rang === rangDuTexte(dossier);
  return (
    <Feuille
      cadre={cadre}
      titre={`Le texte, ${dossier.titre}`}
      rubrique="conventions"
      ariane={arianeDe(dossier, { texte: 'Le texte' })}
    >
      <Chapeau
        titre="Le texte"
        enMarge={vue.version}
        lede={
          <>
            <T>
              {duJour
                ? `La convention telle qu’elle s’applique le ${ecrireJour(cadre.au)}. Les mots `
                : 'Un autre texte de la convention\u00A0: ce qui est né sous lui y reste soumis. Les mots '}
            </T>
            <span class="vif">soulignés de points</span>
            {' sont des valeurs que Maillage applique.'}
          </>
        }
      >
        <Actions>
          <LienBouton second telecharge href={lier(cadre, adresseDe(dossier.id, '/texte.pdf'))}>
            Télécharger en PDF
          </LienBouton>
          <LienBouton second telecharge href={lier(cadre, adresseDe(dossier.id, '/texte.docx'))}>
            Télécharger en DOCX
          </LienBouton>
        </Actions>
        {vue.autres.length > 0 && (
          <ul class="liste" aria-label="Les autres textes de la convention">
            {vue.autres.map((t) => (
              <li>
                <a href={lier(cadre, `${adresseDe(dossier.id, '/texte')}?texte=${t.rang + 1}`)}>
                  <T>{t.libelle}</T>
                </a>
              </li>
            ))}
          </ul>
        )}
        <Pli titre="Choisir un article">
          <nav aria-label="Articles">
            <ol class="plan liste">
              {vue.articles.map((a) => (
                <li>
                  <a href={`#${ancre(a)}`} class={a.niveau > 1 ? 'sous-article' : undefined}>
                    <b>{a.numero}</b>
                    <T>{a.titre}</T>
                  </a>
                </li>
              ))}
            </ol>
          </nav>
        </Pli>
      </Chapeau>
      {vue.articles.map((a) => (
        <Article cadre={cadre} dossier={dossier} article={a} />
      ))}
    </Feuille>
  );
}

const ancre = (a: ArticleVu): string =>
  a.numero === '' ? `p-${a.titre.toLocaleLowerCase('fr').replace(/[^a-z]+/g, '-')}` : ancreArticle(a.numero);

function Article({ cadre, dossier, article }: DuDossier & { article: ArticleVu }) {
  const id = ancre(article);
  const Titre = article.niveau > 1 ? 'h3' : 'h2';
  return (
    <section
      class={article.niveau > 1 ? 'article lecture sous' : 'article lecture'}
      id={id}
      aria-labelledby={`t-${id}`}
    >
      <div class="num-art">
        {article.numero !== '' && (
          <>
            <small>Article</small>
            {article.numero}
          </>
        )}
      </div>
      <div class="prose">
        <Titre id={`t-${id}`}>
          <T>{article.titre}</T>
        </Titre>
        <Blocs blocs={article.blocs} />
      </div>
      {article.produits.length > 0 && (
        <div class="produit">
          <h3>Ce que cet article produit</h3>
          <ul class="liste">
            {article.produits.map((p) => (
              <UnProduit cadre={cadre} dossier={dossier} produit={p} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function UnProduit({ cadre, dossier, produit }: DuDossier & { produit: Produit }) {
  const { cible } = produit;
  return (
    <li>
      {cible === null ? (
        <b>
          <T>{produit.titre}</T>
        </b>
      ) : (
        <a
          href={lier(
            cadre,
            cible.sorte === 'echeance'
              ? adresseEcheance(dossier.id, cible.cle)
              : adresseVersement(dossier.id, cible.cle),
          )}
        >
          <T>{produit.titre}</T>
        </a>
      )}
      {produit.montant !== null && (
        <>
          <span class="montant">{produit.montant}</span>
          <br />
        </>
      )}
      {produit.statut && <StatutVu statut={produit.statut} />}
      {produit.detail !== null && (
        <>
          {produit.statut && <br />}
          <span class="discret">
            <T>{produit.detail}</T>
          </span>
        </>
      )}
    </li>
  );
}

export function Blocs({ blocs }: { blocs: readonly BlocRendu[] }) {
  return (
    <>
      {blocs.map((b) => (
        <Bloc bloc={b} />
      ))}
    </>
  );
}

function Bloc({ bloc }: { bloc: BlocRendu }) {
  switch (bloc.sorte) {
    case 'paragraphe':
      return (
        <p>
          <Fragments fragments={bloc.fragments} />
        </p>
      );
    case 'liste': {
      const Liste = bloc.ordonnee ? 'ol' : 'ul';
      return (
        <Liste>
          {bloc.elements.map((e) => {
            const seul = e.length === 1 && e[0]?.sorte === 'paragraphe' ? e[0] : null;
            return <li>{seul ? <Fragments fragments={seul.fragments} /> : <Blocs blocs={e} />}</li>;
          })}
        </Liste>
      );
    }
    case 'tableau':
      return (
        <section class="defile" aria-label="Tableau de l’article" tabindex={0}>
          <table class="tableau">
            <thead>
              <tr>
                {bloc.entetes.map((e) => (
                  <th scope="col">
                    <Fragments fragments={e} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bloc.lignes.map((l) => (
                <tr>
                  {l.map((c) => (
                    <td>
                      <Fragments fragments={c} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
  }
}

function Fragments({ fragments }: { fragments: readonly FragmentRendu[] }) {
  return (
    <>
      {fragments.map((f) => (
        <Un fragment={f} />
      ))}
    </>
  );
}

function Un({ fragment }: { fragment: FragmentRendu }) {
  switch (fragment.sorte) {
    case 'texte':
      return <T>{fragment.texte}</T>;
    case 'valeur':
      return (
        <span class={fragment.connu ? 'vif' : 'vif blanc'}>
          <T>{fragment.texte}</T>
        </span>
      );
    case 'fort':
      return (
        <strong>
          <Fragments fragments={fragment.fragments} />
        </strong>
      );
    case 'italique':
      return (
        <i>
          <Fragments fragments={fragment.fragments} />
        </i>
      );
  }
}

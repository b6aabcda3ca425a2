import type { Kysely } from 'kysely';
import type { Moteur, Tables } from './base.ts';
import { creer } from './creation.ts';

export async function creerLesTablesDesComptes(db: Kysely<Tables>, m: Moteur): Promise<void> {
  const dates = { cree: 't', modifie: 't' } as const;
  await creer(db, m, 'utilisateur', { id: 't', nom: 't', courriel: 't', courriel_verifie: 'n', ...dates }, [
    'id',
  ]);
  await creer(
    db,
    m,
    'moyen_de_connexion',
    { id: 't', utilisateur: 't', fournisseur: 't', sujet: 't', mot_de_passe: 't?', ...dates },
    ['id'],
  );
  const dOu = {
    navigateur: 't',
    moyen: 't',
    confirmee: 'n',
    mandat: 't?',
    jeton_oidc: 't?',
  } as const;
  await creer(db, m, 'session', { id: 't', utilisateur: 't', jeton: 't', expire: 't', ...dates, ...dOu }, [
    'id',
  ]);
  await creer(
    db,
    m,
    'lien',
    { empreinte: 't', objet: 't', utilisateur: 't', suite: 't?', expire: 't', cree: 't' },
    ['empreinte'],
  );
  await creer(db, m, 'second_facteur', { utilisateur: 't', secret: 't', confirme: 't?', dernier_pas: 'n' }, [
    'utilisateur',
  ]);
  await creer(db, m, 'code_de_secours', { utilisateur: 't', empreinte: 't' }, ['utilisateur', 'empreinte']);
  await creer(db, m, 'tentative', { cle: 't', echecs: 'n', debut: 't' }, ['cle']);
  for (const [table, colonnes, unique] of INDEX) {
    const index = db.schema
      .createIndex(`${table}_par_${colonnes[0]}`)
      .on(table)
      .columns([...colonnes]);
    await (unique ? index.unique() : index).execute();
  }
}

const INDEX = [
  ['utilisateur', ['courriel'], true],
  ['moyen_de_connexion', ['fournisseur', 'sujet'], true],
  ['moyen_de_connexion', ['utilisateur'], false],
  ['session', ['jeton'], true],
  ['session', ['utilisateur'], false],
  ['session', ['expire'], false],
  ['lien', ['utilisateur'], false],
  ['lien', ['expire'], false],
  ['tentative', ['debut'], false],
] as const;

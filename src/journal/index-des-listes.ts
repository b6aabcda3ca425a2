/** What lists are sorted and cut by: table, then columns. Frozen by the migrations that made them. */
export const INDEX: readonly (readonly [string, string[]])[] = [
  ['dossier', ['espace', 'titre_tri', 'flux']],
  ['dossier', ['espace', 'prochaine_tri', 'titre_tri', 'flux']],
  ['dossier', ['espace', 'retard_tri', 'titre_tri', 'flux']],
  ['dossier', ['espace', 'suspendu_tri', 'titre_tri', 'flux']],
  ['dossier', ['espace', 'prochain', 'flux']],
  ['dossier', ['espace', 'derive_le', 'flux']],
  ['ligne', ['espace', 'limite_tri', 'flux', 'cle']],
  ['ligne', ['espace', 'sorte', 'limite_tri', 'flux', 'cle']],
  ['ligne', ['espace', 'urgence', 'limite_tri', 'flux', 'cle']],
  ['ligne', ['espace', 'montant_tri', 'limite_tri', 'flux', 'cle']],
  ['ligne', ['espace', 'titre_tri', 'flux', 'limite_tri', 'cle']],
];

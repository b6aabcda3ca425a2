/** Each stage may import only what stands below it (docs/decisions/0006). @swc/core parses TypeScript 7 sources. */
const ETAGES = {
  basics: [],
  facts: ['basics'],
  modele: ['basics', 'facts'],
  rules: ['basics', 'facts', 'modele'],
  acts: ['basics', 'facts', 'modele', 'rules'],
  journal: ['basics', 'facts'],
  lecteurs: ['basics'],
  services: ['basics'],
  configuration: ['basics', 'modele'],
  comptes: ['basics', 'facts', 'services', 'journal'],
  espace: ['basics', 'lecteurs', 'facts', 'modele', 'rules', 'acts', 'journal', 'services'],
  sauvegarde: ['basics', 'lecteurs', 'facts', 'services', 'journal'],
  exploitation: ['basics', 'journal', 'services', 'espace'],
  views: ['basics', 'facts', 'modele', 'rules', 'acts', 'espace'],
  documents: ['basics', 'lecteurs', 'facts', 'modele', 'rules', 'acts', 'views', 'espace'],
  envois: ['basics', 'facts', 'rules', 'views', 'documents', 'espace', 'journal', 'services'],
  reception: ['basics', 'lecteurs', 'facts', 'acts', 'services', 'espace'],
  web: ['basics', 'facts', 'modele', 'rules', 'acts', 'views', 'documents', 'espace', 'comptes', 'envois'],
  cli: [
    ...['basics', 'lecteurs', 'facts', 'modele', 'rules', 'acts', 'views', 'documents'],
    ...['espace', 'envois', 'reception', 'journal', 'services', 'comptes', 'configuration', 'sauvegarde'],
  ],
};

/** The engine could be published alone: pure libraries only, nothing of Node. */
const MOTEUR = '^src/(basics|facts|modele|rules|acts)/';
const BIBLIOTHEQUES_DU_MOTEUR =
  '/node_modules/(zod|yaml|unified|remark-[a-z]+|@types/mdast|date-holidays|ibantools)/|^node_modules/(zod|yaml|unified|remark-[a-z]+|@types/mdast|date-holidays|ibantools)/';

const descendre = Object.entries(ETAGES).map(([etage, permis]) => ({
  name: `descendre-${etage}`,
  comment: `${etage} may import only ${[etage, ...permis].join(', ')}`,
  severity: 'error',
  from: { path: `^src/${etage}/` },
  to: { path: '^(src|demo|bench|test)/', pathNot: `^src/(${[etage, ...permis].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...descendre,
    {
      name: 'etage-inconnu',
      comment: 'a folder of src is a stage, and says above what it may import',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(ETAGES).join('|')})/` },
      to: {},
    },
    {
      name: 'etage-inconnu-seul',
      comment: 'the same, where nothing is imported',
      severity: 'error',
      from: { orphan: true, path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(ETAGES).join('|')})/` },
      to: {},
    },
    { name: 'pas-de-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pas-de-tonneau',
      comment: 'a file named index only re-exports: import the file that holds the thing',
      severity: 'error',
      from: {},
      to: { path: '(^|/)index\\.(ts|tsx|js)$', pathNot: 'node_modules' },
    },
    {
      name: 'moteur-sans-node',
      severity: 'error',
      from: { path: MOTEUR },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'moteur-pur',
      comment: 'the engine knows no store, no server, no format',
      severity: 'error',
      from: { path: MOTEUR },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: BIBLIOTHEQUES_DU_MOTEUR,
      },
    },
    {
      name: 'serveur-dans-web',
      comment: 'HTTP and its markup stay in web; main.ts listens',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(web/|main\\.ts$)' },
      to: { path: 'node_modules/(hono|@hono)/' },
    },
    {
      name: 'base-dans-journal',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/journal/' },
      to: { path: 'node_modules/(kysely|pg|better-sqlite3)/' },
    },
    {
      name: 'introuvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'hors-de-production',
      comment: 'what runs in production never needs a development tool',
      severity: 'error',
      from: { path: '^(src|demo)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'rien-ne-depend-des-essais',
      severity: 'error',
      from: { path: '^(src|demo|bench)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

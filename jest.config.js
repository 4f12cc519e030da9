const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

const common = {
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@foldwatch/([^/]+)/testing$': '<rootDir>/libs/$1/testing/index.ts',
    '^@foldwatch/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** What the product does is the same over Kafka and MongoDB, so the same specs say it. */
const inBothModes = [
  'automatic-tracking',
  'authentication',
  'behaviour',
  'burst',
  'completeness',
  'corpus',
  'drag',
  'erasure',
  'failpoints',
  'folder-walk',
  'interleavings',
  'mail-kinds',
  'operator',
  'trace',
  'unknown-senders',
];

/** What only processes of their own can show. */
const apartAlone = ['apart', 'kills'];

module.exports = {
  reporters: ['default', '<rootDir>/test/tools/run-report.js'],
  testSequencer: '<rootDir>/test/tools/longest-first.js',
  projects: [
    { ...common, displayName: 'unit', roots: ['<rootDir>/apps', '<rootDir>/libs'], testRegex: '\\.spec\\.ts$' },
    { ...common, displayName: 'web', roots: ['<rootDir>/apps/web/test'], testRegex: '\\.web-spec\\.ts$' },
    {
      ...common,
      displayName: 'integration',
      roots: ['<rootDir>/apps', '<rootDir>/libs'],
      testRegex: '\\.int-spec\\.ts$',
    },
    {
      ...common,
      displayName: 'e2e',
      roots: ['<rootDir>/test'],
      testRegex: '\\.e2e-spec\\.ts$',
      testPathIgnorePatterns: apartAlone.map((name) => `/${name}\\.e2e-spec`),
    },
    {
      ...common,
      displayName: 'distributed',
      roots: ['<rootDir>/test'],
      globals: { FOLDWATCH_MODE: 'distributed' },
      testRegex: `/(${[...inBothModes, ...apartAlone].join('|')})\\.e2e-spec\\.ts$`,
    },
  ],
};

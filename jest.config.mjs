/** One config, three sizes: unit specs beside the code, medium and e2e under test/. `--selectProjects` picks one. */
const shared = {
  rootDir: '.',
  testEnvironment: '<rootDir>/test/support/plain-context.cjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '^#libs/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
};

/** Stops the embedded Postgres that test/support/postgres.ts starts on demand. */
const globalTeardown = '<rootDir>/test/support/stop-postgres.mjs';

export default {
  // Longer than whatever a test waits for (test/support/until.ts): it is that wait which says what did not come.
  testTimeout: 400_000,
  // Every processor: what is waited for in the tests is as often the database or a browser as the tests themselves.
  maxWorkers: '100%',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'] },
    { ...shared, displayName: 'medium', globalTeardown, testMatch: ['<rootDir>/test/medium/**/*.spec.ts'] },
    { ...shared, displayName: 'e2e', globalTeardown, testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
    { ...shared, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.ts'] },
  ],
};

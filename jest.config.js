export default {
  testTimeout: 120_000, // servers and whole programs, on a machine that does other things too
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/harness/run-folder.mjs',
  globalTeardown: '<rootDir>/test/harness/remove-run-folder.mjs',
  maxWorkers: '100%',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/esbuild-transform.mjs' },
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'lcov'],
  collectCoverageFrom: ['src/**/*.ts', 'rules/**/*.ts'],
  coverageThreshold: { global: { lines: 85, branches: 80 } },
};

import unit from './jest.config.js';

/** Builds for real, one after the other: `npm run test:e2e`. */
export default {
  ...unit,
  roots: ['<rootDir>/test/e2e'],
  testMatch: ['**/*.e2e.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
};

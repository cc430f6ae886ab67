import unit from './jest.config.js';

/** The site in a real browser: `npm run test:site`. */
export default {
  ...unit,
  roots: ['<rootDir>/test/site'],
  testMatch: ['**/*.browser.ts'],
  maxWorkers: 1,
};

import { sentryVitePlugin } from '@sentry/vite-plugin';

export default {
  build: { sourcemap: true },
  plugins: [sentryVitePlugin({ org: 'acme', project: 'site', authToken: process.env.SENTRY_AUTH_TOKEN })],
};

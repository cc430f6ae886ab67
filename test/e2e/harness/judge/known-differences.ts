import { NARROWED } from './narrowed.ts';

/** What differs in the builds of a case for an honest reason. */
export interface KnownDifference {
  /** The rule and the heading of the case. */
  readonly of: string;
  /** As the judge says them. */
  readonly differences: readonly string[];
  /** Why nothing that worked stops: what of the case shows that the command, or the container, has no use for it. */
  readonly why: string;
}

/** ENV lines that go, of which a container had the value. */
const OF_CONTAINERS: readonly KnownDifference[] = [
  {
    of: 'no-secret-env: The program of a Python server is seen by its module',
    differences: ['the container has no variable PIP_INDEX_PASSWORD'],
    why: 'gunicorn loads shop/wsgi.py, which is in the case and reads nothing; the variable is one of pip, which the container does not run.',
  },
  {
    of: 'no-secret-env: A token that a file of the build names is for the build',
    differences: ['the container has no variable GITHUB_TOKEN'],
    why: 'requirements.txt names it for pip, and bot.py, which the container starts, is in the case and does not. Without bot.py the fix asks (the next case).',
  },
  {
    of: 'no-secret-env: The container starts without it, because the file stays in another stage',
    differences: ['the container has no variable NPM_TOKEN'],
    why: 'Only .npmrc names it, which is in the stage of the build alone, so that yarn 1 starts; server.js is in the case and reads PORT.',
  },
  {
    of: 'no-secret-env: The container starts without it, because a newer npm leaves the reference as it is',
    differences: ['the container has no variable NPM_TOKEN'],
    why: '`npm start` fetches nothing, and leaves the unset reference of .npmrc as it is (npm 7 and later); server.js is in the case and reads PORT.',
  },
  {
    of: 'no-secret-env: The container starts without it, because the file is gone',
    differences: ['the container has no variable NPM_TOKEN'],
    why: 'The RUN deletes .npmrc, the only file that names it, so that yarn 1 starts; server.js is in the case and reads PORT.',
  },
  {
    of: 'no-secret-env: A token that nothing reads, neither in the build nor in the container',
    differences: ['the container has no variable GH_TOKEN'],
    why: 'No file of the project names it but the Compose file that passed it; `npm start` runs server.js, which is in the case and reads PORT.',
  },
  {
    of: 'no-secret-env: The tool runs, and the program of the container does not name the variable',
    differences: ['the container has no variable NPM_TOKEN'],
    why: '`npm start` runs server.js, which is in the case and reads PORT; .npmrc names the variable for `npm ci`, which has it.',
  },
  {
    of: 'no-secret-arg: An argument of any name that is the value of a secret variable',
    differences: ['the container has no variable NPM_TOKEN'],
    why: 'The container starts server.js, which is in the case and reads PORT; .npmrc names the variable for `npm ci`, which has it. Without a program the fix asks.',
  },
  {
    of: 'no-secret-env: An entrypoint that hands on to the command: neither names the variable',
    differences: ['the container has no variable SEED_TOKEN'],
    why: 'entrypoint.sh and serve.py, which it starts, are in the case and read no variable; seed.py reads it in the build, where the RUN has it.',
  },
  {
    of: 'no-secret-env: The token of a plugin of the bundler: `next start` bundles nothing',
    differences: ['the container has no variable SENTRY_AUTH_TOKEN'],
    why: 'next.config.mjs hands it to the plugin that uploads source maps when `next build` bundles; `next start` serves what is built and uploads nothing, and no page names it.',
  },
  {
    of: 'no-secret-env: A program of Java that is made here and does not name the variable',
    differences: ['SEED_TOKEN is not seen by: mvn -q package -DskipTests', 'the container has no variable SEED_TOKEN'],
    why: 'pom.xml and App.java, of which the program is made, are in the case and read PORT alone; seed.sh reads the token in the build, where the RUN has it.',
  },
  {
    of: 'no-secret-env: Only the build reads it: the server is seen whole',
    differences: ['the container has no variable CMS_TOKEN'],
    why: '`npm start` runs server.js, which loads page.js: both are in the case and read PORT alone; prerender.js reads the token in the build.',
  },
  {
    of: 'no-secret-env: Apache runs PHP that does not name it',
    differences: ['the container has no variable CMS_TOKEN'],
    why: 'public/index.php is in the case and reads no variable; tools/pages.php, which does, is run by the RUN, and stands outside of what Apache serves.',
  },
  {
    of: 'no-secret-env: Only the build reads it: nginx serves what was made',
    differences: ['the container has no variable CMS_TOKEN'],
    why: 'site.conf, which nginx loads, fills in no variable, and nginx runs no code of the project; scripts/pages.mjs reads the token in the build.',
  },
  {
    of: 'no-secret-env: A server is made of sources that do not name the variable',
    differences: ['the container has no variable ASSETS_TOKEN'],
    why: 'shop is made of main.go, which is in the case and reads ADDRESS alone; fetch.sh reads the token in the build, where the RUN has it.',
  },
  {
    of: 'no-secret-env: nginx of an image that has nothing of the project',
    differences: ['the container has no variable CMS_TOKEN'],
    why: 'nginx keeps no variable that an `env` of its main settings does not name, and the image brings no such file and no template, only a server in conf.d.',
  },
];

/** All of them. A difference that is not listed fails the test, and so does one that is listed and gone. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [...NARROWED, ...OF_CONTAINERS];

import type { CheckOptions } from '../linter/check.ts';

/** What a visitor works on, and all that a link carries. */
export interface State {
  /** Texts by path; the tabs are in this order. A file that does not exist has an empty text. */
  readonly files: ReadonlyMap<string, string>;
  readonly options: CheckOptions;
}

/** The file that is linted. The other tabs are what a project often has beside it. */
export const DOCKERFILE = 'Dockerfile';
const USUAL_FILES = [DOCKERFILE, 'compose.yaml', '.github/workflows/ci.yml', '.npmrc', 'package.json'];

/** The state with these files, and a tab for each usual one. */
export function stateOf(files: Readonly<Record<string, string>>, options: CheckOptions = {}): State {
  const paths = [...USUAL_FILES, ...Object.keys(files).filter((path) => !USUAL_FILES.includes(path))];
  return { files: new Map(paths.map((path) => [path, files[path] ?? ''])), options };
}

/** The files that exist. */
export function filesOf({ files }: State): Readonly<Record<string, string>> {
  return Object.fromEntries([...files].filter(([, text]) => text !== ''));
}

/** Whether it is a plain relative path below the root of the project. */
export function isPath(path: string): boolean {
  return /^[\w.@-][\w.@/ -]{0,200}$/.test(path) && !path.split('/').some((part) => part === '' || part === '..' || part === '.');
}

/** What stands in the page when it opens, unless the link says something else. */
export const START: State = stateOf({
  [DOCKERFILE]: 'FROM node:22\nWORKDIR /app\nARG NPM_TOKEN\nCOPY package.json .npmrc ./\nRUN npm ci\nCOPY . .\nCMD ["node", "server.js"]\n',
  'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n',
  '.npmrc': '@acme:registry=https://npm.example.com/\n//npm.example.com/:_authToken=${NPM_TOKEN}\n',
  'package.json': '{\n  "name": "app",\n  "dependencies": { "@acme/ui": "1.0.0" }\n}\n',
});

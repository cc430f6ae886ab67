import type { Dice } from '../../../fuzz/mutants.ts';

/** A file of the build context that holds a secret, with the programs that look for it where it is copied. */
export interface SecretFile {
  readonly path: string;
  readonly text: string;
  readonly readers: readonly string[];
}

export const SECRET_FILES: readonly SecretFile[] = [
  { path: '.npmrc', text: '//npm.example.com/:_authToken=npm_f00dFACE1234567890abcdefABCDEF123456\n', readers: ['npm'] },
  {
    path: 'ci/settings.xml',
    text: '<settings><servers><server><id>acme</id><password>Hk3!vR82pQz</password></server></servers></settings>\n',
    readers: [],
  },
  { path: '.netrc', text: 'machine git.example.com login ci password Hk3vR82pQzW7\n', readers: ['curl', 'git'] },
  {
    path: 'deploy/id_rsa',
    text: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----\n',
    readers: ['ssh'],
  },
];

/** What containers start; its text is that of the case. */
export const SERVER = 'src/server.js';

/** Files of the context that hold none, some of them in the same folders. */
export const PLAIN_FILES: ReadonlyMap<string, string> = new Map([
  ['package.json', '{"name":"shop","version":"1.0.0"}\n'],
  ['pom.xml', '<project/>\n'],
  ['ci/run.txt', 'run\n'],
  [SERVER, ''],
]);

/** Secret variables. No program reads one by itself: nothing in the context names them. */
export const VARIABLES: readonly string[] = ['NPM_TOKEN', 'API_TOKEN', 'DEPLOY_PASSWORD', 'GITHUB_TOKEN'];

/** A stage while it is written: what its image holds after the lines so far. */
export interface Stage {
  readonly name: string;
  readonly dice: Dice;
  readonly lines: string[];
  /** The secrets of this case: paths of context files, and names of variables. */
  readonly chosen: { readonly files: readonly SecretFile[]; readonly variables: readonly string[] };
  /** Context files by where they lie in the image. */
  readonly files: Map<string, string>;
  readonly variables: Set<string>;
  folder: string;
  user: string;
}

/** A path as a RUN in this stage may name it: absolute, or from the working directory. */
export function spelled({ folder, dice }: Stage, path: string): string {
  const inside = path.startsWith(`${folder === '/' ? '' : folder}/`);
  return inside && dice.chance(0.6) ? path.slice(folder === '/' ? 1 : folder.length + 1) : path;
}

export function inFolder({ folder }: Stage, path: string): string {
  return `${folder === '/' ? '' : folder}/${path}`;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** The copies of secret files in the image, by their paths. */
export function secretPaths({ files, chosen }: Stage): readonly string[] {
  return [...files].filter(([, from]) => chosen.files.some(({ path }) => path === from)).map(([path]) => path);
}

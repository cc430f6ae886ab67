/** Put in by the build. */
declare const __VERSION__: string;

/** The version of the package; `0.0.0` where the sources are run unbuilt. */
export const VERSION = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0';

const HOME = 'https://github.com/dockerlint/dockerlint';

/** The address of a rule's page; of the project for ''. */
export function pageOf(rule: string): string {
  return rule === '' ? HOME : `${HOME}/blob/main/rules/${rule}/README.md`;
}

/** Set by the build. */
declare const __VERSION__: string;

/** The version of the package; `0.0.0` if the sources are run without a build. */
export const VERSION = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0';

const HOME = 'https://github.com/dockerlint/dockerlint';

/** The page about replacing secrets that were published. */
export const ROTATION_PAGE = `${HOME}/blob/main/docs/rotate.md`;

/** Returns the address of a rule's page; for '' the address of the project. */
export function pageOf(rule: string): string {
  return rule === '' ? HOME : `${HOME}/blob/main/rules/${rule}/README.md`;
}

import { posix } from 'node:path';
import type { Folders } from '../shell/build-invocation-place.ts';
import type { CompanionFiles } from '../types.ts';

/** `git clone` and what stands behind it. https://git-scm.com/docs/git-clone */
const CLONE = /\bgit[ \t]+clone[ \t]([^\r\n;&`]{1,300})/g;

/** A repository that a text tells people to clone, and the folder of the checkout. */
interface Clone {
  readonly name: string;
  readonly folder: string;
}

function clonesIn(text: string): readonly Clone[] {
  return [...text.matchAll(CLONE)].flatMap(([, rest = '']) => {
    const [address = '', folder] = rest
      .replace(/["'<>]/g, '')
      .split(/[ \t]+/)
      .filter((word) => word !== '' && !word.startsWith('-'));
    const name = repositoryName(address);
    return name === '' ? [] : [{ name, folder: folder ?? name }];
  });
}

/** The last part of an address, without the ending of a repository. */
function repositoryName(address: string): string {
  const parts = address.split(/[/:]/).filter((part) => part !== '');
  return (parts.at(-1) ?? '').replace(/\.git$/, '');
}

/** The address of a remote in the settings of a repository. https://git-scm.com/docs/git-config */
const REMOTE = /^[ \t]*url[ \t]*=[ \t]*(\S+)/gm;

/**
 * Returns a test whether a folder that a text goes to, where none of this name exists, is the checkout of this project. If the text tells people to clone this
 * project and no other, every such folder is; else only one with the name of the project.
 */
export function checkoutOf(text: string, files: CompanionFiles): NonNullable<Folders['isCheckout']> {
  const remotes = [...(files.read(posix.join(files.root, '.git/config')) ?? '').matchAll(REMOTE)].map(([, address = '']) => repositoryName(address));
  const names = new Set([...remotes, posix.basename(files.root)]);
  const clones = clonesIn(text);
  const isOne = remotes.length === 0 && new Set(clones.map(({ name }) => name)).size === 1;
  const own = isOne ? clones : clones.filter(({ name }) => names.has(name));
  const meant = new Set([...names, ...own.map(({ folder }) => folder)]);
  const isOnly = own.length > 0 && own.length === clones.length;
  return (folder) => (isOnly || meant.has(folder)) && !files.exists(posix.join(files.root, folder));
}

import { words } from '../words.ts';
import { FILE_COPIES, type FileTaker } from './file-copies.ts';
import { launched } from './kept-texts.ts';

export type { FileTaker } from './file-copies.ts';

/** What npm leaves out of every package. Source: https://docs.npmjs.com/cli/configuring-npm/package-json#files */
const NEVER_IN_NPM_PACKAGES = words('.npmrc .git .svn .hg CVS node_modules package-lock.json pnpm-lock.yaml yarn.lock .DS_Store');

/** Repositories and packages first; then programs that put the content of a file elsewhere. */
const FILE_TAKERS: readonly FileTaker[] = [
  {
    programs: ['git'],
    arguments: /^(?:-[cC] \S+ )*(?:add|stage|hash-object(?=.* -w))\b(?!.*(?:^| )(?:-n|--dry-run|-u|--update|--refresh|-h|--help)(?: |$))/,
    takes: 'operands',
    folder: /^-C$/,
    valued: /^-[cC]$|^--(?:chmod|pathspec-from-file)$/,
    into: './.git',
    source: 'https://git-scm.com/docs/git-add',
  },
  {
    programs: ['git'],
    arguments:
      /^(?:-[cC] \S+ )*(?:stash (?:\S+ )*(?:-[a-z]*[ua][a-z]*|--include-untracked|--all)(?: |$)|add (?:\S+ )*(?:-u|--update)(?: |$)|commit (?:\S+ )*(?:-[a-z]*a[a-z]*|--all)(?: |$))/,
    takes: 'folder',
    folder: /^-C$/,
    into: './.git',
    source: 'https://git-scm.com/docs/git-stash',
  },
  {
    programs: ['hg'],
    arguments: /^(?:add|addremove|commit (?:.* )?(?:-\w*A\w*|--addremove)|ci (?:.* )?-\w*A\w*)(?: |$)/,
    takes: 'operands',
    valued: /^-[mulXIRd]$|^--(?:message|user|logfile|exclude|include|repository|date)$/,
    into: './.hg',
    source: 'https://www.mercurial-scm.org/help/commands/addremove',
  },
  {
    programs: ['svn'],
    arguments: /^(?:add|import)\b/,
    takes: 'operands',
    valued: /^-m$|^--(?:message|username|password|depth)$/,
    into: './.svn',
    source: 'https://svnbook.red-bean.com/en/1.7/svn.ref.svn.c.add.html',
  },
  {
    programs: ['bzr', 'brz', 'fossil', 'darcs', 'pijul', 'jj'],
    arguments: /^(?:add|addremove|record|commit|new)\b/,
    takes: 'folder',
    into: 'the repository',
    source: 'https://fossil-scm.org/home/help?cmd=addremove',
  },
  {
    programs: ['npm', 'pnpm', 'bun'],
    arguments: /^(?:(?:pm )?pack)\b(?!.* --dry-run)/,
    takes: 'folder',
    leaves: NEVER_IN_NPM_PACKAGES,
    into: 'the package',
    source: 'https://docs.npmjs.com/cli/commands/npm-pack',
  },
  {
    programs: ['yarn'],
    arguments: /^(?:pack|workspace \S+ pack)\b/,
    takes: 'folder',
    leaves: NEVER_IN_NPM_PACKAGES,
    into: 'the package',
    source: 'https://yarnpkg.com/cli/pack',
  },
  {
    programs: ['cargo'],
    arguments: /^(?:\+\S+ )?(?:package|publish)\b(?!.* (?:-l|--list)\b)/,
    takes: 'folder',
    leaves: ['target', '.git'],
    into: './target/package',
    source: 'https://doc.rust-lang.org/cargo/commands/cargo-package.html',
  },
  {
    programs: ['helm'],
    arguments: /^package\b/,
    takes: 'operands',
    valued: /^-[du]$|^--(?:destination|version|app-version|key|keyring|passphrase-file)$/,
    into: 'the chart',
    source: 'https://helm.sh/docs/helm/helm_package/',
  },
  {
    programs: ['electron-builder', 'electron-packager', 'electron-forge'],
    arguments: /^(?!(?:start|install-app-deps|--help)\b)/,
    takes: 'folder',
    leaves: ['.git', 'electron-builder.env'],
    into: 'the application',
    source: 'https://www.electron.build/contents#files',
  },
  { programs: ['asar'], arguments: /^(?:pack|p)\b/, takes: 'operands', into: 'the archive', source: 'https://github.com/electron/asar#usage' },
  {
    programs: ['vsce', '@vscode/vsce', 'web-ext', 'clasp', 'func', 'serverless', 'sls', 'sam'],
    arguments: /^(?:package|pack|build|push)\b/,
    takes: 'folder',
    into: 'the package',
    source: 'https://code.visualstudio.com/api/working-with-extensions/publishing-extension',
  },
  {
    programs: ['docker', 'podman', 'nerdctl', 'buildah'],
    arguments: /^(?:(?:buildx|builder|image) )?(?:build|bud|build-using-dockerfile)\b/,
    takes: 'operands',
    valued: /^-[tfov]$|^--(?:tag|file|build-arg|secret|ssh|target|platform|output|label|network|cache-from|cache-to|progress|builder|iidfile|volume|add-host)$/,
    into: 'the image that it builds',
    source: 'https://docs.docker.com/build/concepts/context/',
  },
  {
    programs: ['mksquashfs', 'genisoimage', 'mkisofs', 'xorrisofs', 'makeself', 'dpkg-deb', 'mkfs.erofs', 'borg', 'restic'],
    arguments: /^(?!(?:-x|-e|--extract|--info|-I|init|check|list|info|prune|extract|restore|mount)\b)/,
    takes: 'operands',
    plain: true,
    into: 'the archive',
    source: 'https://man7.org/linux/man-pages/man1/dpkg-deb.1.html',
  },
  {
    programs: ['dpkg-buildpackage', 'debuild', 'dpkg-source', 'snapcraft', 'charmcraft', 'flatpak-builder'],
    arguments: /^(?!-x\b)/,
    takes: 'folder',
    leaves: ['.git'],
    into: 'the package',
    source: 'https://man7.org/linux/man-pages/man1/dpkg-source.1.html',
  },
  {
    programs: ['fpm'],
    arguments: /(?:^| )-s ?dir\b/,
    takes: 'folder',
    folder: /^-C$/,
    into: 'the package',
    source: 'https://fpm.readthedocs.io/en/latest/packages/dir.html',
  },
  {
    programs: ['build', 'pyproject-build'],
    arguments: /^(?!.*(?:^| )(?:-w|--wheel)(?: |$))/,
    takes: 'folder',
    into: 'the package',
    source: 'https://build.pypa.io/en/stable/',
  },
  {
    programs: ['python', 'uv', 'hatch', 'poetry', 'flit', 'pdm'],
    arguments: /^(?:-m build\b(?!.* (?:-w|--wheel)\b)|setup\.py (?:.* )?sdist\b|build(?= |$)(?!.* (?:--wheel|(?:-f|-t|--format) ?wheel)\b))/,
    takes: 'folder',
    into: 'the package',
    source: 'https://packaging.python.org/en/latest/guides/distributing-packages-using-setuptools/',
  },
  { programs: ['composer'], arguments: /^archive\b/, takes: 'folder', into: 'the archive', source: 'https://getcomposer.org/doc/03-cli.md#archive' },
  { programs: ['box'], arguments: /^(?:compile|build)\b/, takes: 'folder', into: 'the archive', source: 'https://box-project.github.io/box/configuration/' },
  {
    programs: ['nix'],
    arguments: /^(?:build|develop|flake check|store add|store add-path)\b/,
    takes: 'folder',
    into: '/nix/store',
    source: 'https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake',
  },
  {
    programs: ['nix-build', 'nix-store'],
    arguments: /^(?!(?:-q|--gc)\b)/,
    takes: 'folder',
    into: '/nix/store',
    source: 'https://nix.dev/manual/nix/stable/command-ref/nix-build',
  },
  ...FILE_COPIES,
];

/** Returns how a command takes in files, also where another program runs it: `npx electron-builder`. `args`: its own arguments. */
export function fileTakerOf(program: string, args: readonly string[]): { readonly row: FileTaker; readonly args: readonly string[] } | undefined {
  const text = args.join(' ');
  const row = FILE_TAKERS.find((one) => one.programs.includes(program) && one.arguments.test(text));
  if (row) return { row, args };
  const inner = launched(program, args);
  return inner && inner.program !== program ? fileTakerOf(inner.program, inner.args) : undefined;
}

/** Programs that print the names of files below their operands, or in their working directory. */
const FILE_LISTS: readonly (Pick<FileTaker, 'programs' | 'valued' | 'only' | 'leaves'> & { readonly arguments?: RegExp; readonly source: string })[] = [
  {
    programs: ['find'],
    valued: /^-(?!(?:print0?|ls|depth|L|H|P|xdev|mount|not|or|and|o|a|prune)$)/,
    only: /^-i?(?:name|path|wholename)$/,
    source: 'https://www.gnu.org/software/findutils/manual/html_node/find_html/Actions.html',
  },
  // without an option it leaves out names that begin with a dot
  { programs: ['ls'], arguments: /(?:^| )-[a-zA-Z]*[aA]/, source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#ls-invocation' },
  { programs: ['ls'], leaves: ['.*'], source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#ls-invocation' },
  { programs: ['fd', 'rg'], leaves: ['.*'], source: 'https://github.com/sharkdp/fd#command-line-options' },
];

/** Returns how a program lists files; undefined if it does not. */
export function fileListOf(program: string, args: readonly string[]): (typeof FILE_LISTS)[number] | undefined {
  return FILE_LISTS.find((row) => row.programs.includes(program) && (row.arguments?.test(args.join(' ')) ?? true));
}

import { words } from '../words.ts';

/** A command that takes files of a folder into something that stays: a repository, a package, a store. */
export interface FileTaker {
  readonly programs: readonly string[];
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /**
   * operands: the files and folders that it names after its sub-command, or the working directory if it names none. folder: the working directory. named: files
   * that it names in any of its words, also within them: `--from-file=FILE`, `".import FILE table"`.
   */
  readonly takes: 'operands' | 'folder' | 'named';
  /** Set if it only prints what it takes: it stays where the output goes to a file. */
  readonly printed?: true;
  /** The option before the folder that it works in. */
  readonly folder?: RegExp;
  /** Options that take the next word. */
  readonly valued?: RegExp;
  /** Set if no sub-command stands before its operands. */
  readonly plain?: true;
  /** Patterns of the names that it takes alone; or the option before such a pattern. */
  readonly only?: readonly string[] | RegExp;
  /** Patterns of what it always leaves out. */
  readonly leaves?: readonly string[];
  /** Where what it takes stays: a path, relative to the folder with `./`, or a description for people. */
  readonly into: string;
  readonly source: string;
}

/** Commands that put the content of a file that they name into another one, or into a state that they keep. */
export const FILE_COPIES: readonly FileTaker[] = [
  {
    programs: words('gzip bzip2 xz zstd lzma pigz lz4 lzip brotli compress split'),
    arguments: /^(?!.*(?:^| )(?:-[a-zA-Z]*[cdtl][a-zA-Z]*|--(?:stdout|to-stdout|decompress|uncompress|test|list))(?: |$))./,
    takes: 'named',
    into: 'a compressed copy',
    source: 'https://www.gnu.org/software/gzip/manual/gzip.html',
  },
  {
    programs: ['find'],
    arguments: /(?:^| )-(?:exec|execdir|ok) (?:\S*\/)?(?:cp|install|ln|tar|zip|gzip|git|rsync|scp) /,
    takes: 'operands',
    plain: true,
    valued: /^-/,
    only: /^-i?(?:name|path|wholename)$/,
    into: 'what it copies',
    source: 'https://www.gnu.org/software/findutils/manual/html_node/find_html/Single-File.html',
  },
  {
    programs: ['terraform', 'tofu'],
    arguments: /^(?:-\S+ )*(?:apply|import|plan(?=.* -out\b))\b.* -var-file\b/,
    takes: 'named',
    into: './terraform.tfstate',
    source: 'https://developer.hashicorp.com/terraform/language/state/sensitive-data',
  },
  {
    programs: ['terraform', 'tofu'],
    arguments: /(?:^| )init\b.* -backend-config\b/,
    takes: 'named',
    into: './.terraform/terraform.tfstate',
    source: 'https://developer.hashicorp.com/terraform/language/backend#credentials-and-sensitive-data',
  },
  {
    programs: ['cosign'],
    arguments: /^import-key-pair\b/,
    takes: 'named',
    into: './import-cosign.key',
    source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign_import-key-pair.md',
  },
  {
    programs: ['helm'],
    arguments: /^template\b(?!.* --output-dir\b)/,
    takes: 'named',
    printed: true,
    into: 'what it prints',
    source: 'https://helm.sh/docs/helm/helm_template/',
  },
  { programs: ['helm'], arguments: /^template\b/, takes: 'named', into: 'its output folder', source: 'https://helm.sh/docs/helm/helm_template/' },
  {
    programs: ['kubectl', 'oc'],
    arguments: /(?:^| )--dry-run\b/,
    takes: 'named',
    printed: true,
    into: 'what it prints',
    source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_generic/',
  },
  {
    programs: ['kubectl', 'oc', 'kustomize'],
    arguments: /^(?:kustomize|build)\b/,
    takes: 'operands',
    printed: true,
    into: 'what it prints',
    source: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/',
  },
  {
    programs: ['sqlite3', 'sqlite', 'duckdb'],
    arguments: /^/,
    takes: 'named',
    into: 'the database',
    source: 'https://sqlite.org/cli.html#importing_files_as_csv_or_other_formats',
  },
  {
    programs: ['mysqld', 'mariadbd', 'mysql_install_db'],
    arguments: /--init-file\b/,
    takes: 'named',
    into: 'the database',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/server-options.html#option_mysqld_init-file',
  },
  { programs: ['patch'], arguments: /^(?!.*--dry-run)/, takes: 'named', into: 'what it patches', source: 'https://man7.org/linux/man-pages/man1/patch.1.html' },
  {
    programs: ['git'],
    arguments: /^(?:-[cC] \S+ )*(?:apply|am)\b(?!.* --(?:check|stat|numstat|summary)\b)/,
    takes: 'named',
    into: 'what it patches',
    source: 'https://git-scm.com/docs/git-apply',
  },
  // what is edited with the help of another file
  {
    programs: ['sed', 'yq', 'xmlstarlet', 'crudini', 'ex', 'ed', 'vi', 'vim', 'nvim', 'perl', 'augtool'],
    arguments: /(?:^| )(?:-[a-zA-Z]*[ipc][a-zA-Z]*|--in-?place\S*|--(?:set|merge))(?: |$)|(?:^| )\+|\bw[qr]?\b|^(?:-s )?[^-]/,
    takes: 'named',
    into: 'what it edits',
    source: 'https://www.gnu.org/software/sed/manual/sed.html#Other-Commands',
  },
  {
    programs: ['composer', 'symfony'],
    arguments: /^(?:dump-env|symfony:dump-env|dotenv:dump|var:export)\b/,
    takes: 'folder',
    only: ['.env', '.env.*'],
    into: './.env.local.php',
    source: 'https://symfony.com/doc/current/configuration.html#configuring-environment-variables-in-production',
  },
  {
    programs: ['gem'],
    arguments: /^build\b/,
    takes: 'folder',
    leaves: ['.git', '.netrc', '.gemrc', '.bundle'],
    into: 'the gem',
    source: 'https://guides.rubygems.org/make-your-own-gem/',
  },
  {
    programs: ['executor'],
    arguments: /(?:^| )--(?:context|dockerfile|destination|tar-path)\b/,
    takes: 'folder',
    into: 'the image that it builds',
    source: 'https://github.com/GoogleContainerTools/kaniko#kaniko-build-contexts',
  },
  {
    programs: ['turbo'],
    arguments: /^prune\b/,
    takes: 'folder',
    only: ['.npmrc', '.yarnrc.yml', 'bunfig.toml'],
    into: './out',
    source: 'https://turborepo.com/docs/reference/prune',
  },
  // settings that it finds by itself; what a state or a plan holds of them
  {
    programs: ['terraform', 'tofu'],
    arguments: /^(?:-chdir=\S+ )?(?:apply|import|plan(?=.* -out\b))\b/,
    takes: 'folder',
    only: ['terraform.tfvars', 'terraform.tfvars.json', '*.auto.tfvars', '*.auto.tfvars.json'],
    into: './terraform.tfstate',
    source: 'https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files',
  },
];

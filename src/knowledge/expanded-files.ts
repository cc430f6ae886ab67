/** A settings file whose tools fill in variables of the environment when they read it. */
export interface ExpandedFile {
  readonly path: RegExp;
  /** Canonical names of the tools that read it. */
  readonly programs: readonly string[];
  /** How a variable is written in it. */
  readonly reference: string;
  /** Tools that do not even start where the variable is not set; `image`: only in these base images. */
  readonly strict: readonly { readonly programs: readonly string[]; readonly image?: RegExp; readonly what: string }[];
  /** Tools that read the file without filling in anything. */
  readonly unless?: readonly { readonly name: string; readonly reason: string }[];
  readonly source: string;
}

const PNPM = { name: 'pnpm', reason: 'newer pnpm does not fill in variables in the .npmrc of a project' } as const;

/** An example of each stands in test/knowledge/expanded-files.test.ts. */
export const EXPANDED_FILES: readonly ExpandedFile[] = [
  {
    path: /(?:^|\/)\.?npmrc$|NPM_CONFIG_USERCONFIG\}?$/,
    programs: ['npm', 'npx', 'yarn', 'bun', 'bunx', 'lerna', 'corepack'],
    reference: '${NAME}',
    strict: [
      { programs: ['yarn'], what: 'yarn 1' },
      {
        programs: ['npm', 'npx'],
        image: /(?:^|\/)(?:node|circleci\/node|mhart\/alpine-node)(?::(?:[0-9]|1[0-4]|argon|boron|carbon|dubnium|erbium|fermium)(?:\D|$))/,
        what: 'npm 6',
      },
    ],
    unless: [PNPM],
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#environment-variables',
  },
  {
    path: /(?:^|\/)\.yarnrc\.yml$/,
    programs: ['yarn', 'corepack'],
    reference: '${NAME}',
    strict: [{ programs: ['yarn'], what: 'yarn' }],
    source: 'https://yarnpkg.com/configuration/yarnrc',
  },
  {
    path: /(?:^|\/)\.condarc$/,
    programs: ['conda'],
    reference: '${NAME}',
    strict: [],
    source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#expansion-of-environment-variables',
  },
  {
    path: /(?:^|\/)[\w.-]*requirements[\w.-]*\.txt$/,
    programs: ['pip'],
    reference: '${NAME}',
    strict: [{ programs: ['pip'], what: 'pip' }],
    source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables',
  },
  {
    path: /(?:^|\/)settings\.xml$/,
    programs: ['mvn'],
    reference: '${env.NAME}',
    strict: [{ programs: ['mvn'], what: 'Maven' }],
    source: 'https://maven.apache.org/settings.html#quick-overview',
  },
  {
    path: /(?:^|\/)nuget\.config$/i,
    programs: ['dotnet', 'nuget'],
    reference: '%NAME%',
    strict: [],
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
  },
];

/** Settings commands that store what they are given as it is, and the file that it goes into. */
export const EXPANDED_SETTINGS: readonly {
  readonly programs: readonly string[];
  readonly arguments: RegExp;
  readonly file: string;
  readonly source: string;
}[] = [
  { programs: ['npm'], arguments: /^(?:--?\S+ )*(?:config set|c set|set)\b/, file: '.npmrc', source: 'https://docs.npmjs.com/cli/commands/npm-config#set' },
  {
    programs: ['yarn'],
    arguments: /^config set (?:-H |--home )?(?:npmAuthToken|npmAuthIdent)\b/,
    file: '.yarnrc.yml',
    source: 'https://yarnpkg.com/cli/config/set',
  },
];

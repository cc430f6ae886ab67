/** A config file that may be committed once its secret is a reference to a variable, which the tool expands when it reads the file. */
export interface ConfigVariant {
  readonly kind: 'npmrc' | 'yarnrc' | 'conda' | 'maven' | 'nuget' | 'bun' | 'requirements' | 'pipfile';
  /** Matched on the path of the file. */
  readonly path: RegExp;
  /** How the tool writes a variable; NAME stands for its name. */
  readonly reference: string;
  /** The variable that the tool's users name by habit. */
  readonly variable: string;
  /** Where a secret stands: the group `value` (flags g and d). A value that has a reference in it is no secret. */
  readonly values: readonly RegExp[];
  readonly source: string;
}

const URL_PASSWORD = /:\/\/[^\s:@/'"]*:(?<value>[^\s:@/'"]+)@/dg;
const URL_TOKEN = /:\/\/(?<value>[^\s:@/'"]{12,})@/dg;

/**
 * Tools that expand variables in their config files. pip.conf, gradle.properties, auth.json and .netrc are not among them: those tools read them as they are.
 */
export const CONFIG_VARIANTS: readonly ConfigVariant[] = [
  {
    kind: 'npmrc',
    path: /(?:^|\/)\.?(?:p?npmrc)$/,
    reference: '${NAME}',
    variable: 'NPM_TOKEN',
    values: [/^[ \t]*(?:\/\/[^\s=]+:)?_(?:authToken|auth|password)[ \t]*=[ \t]*["']?(?<value>[^\s"';#]+)/dgm],
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#environment-variables',
  },
  {
    kind: 'yarnrc',
    path: /(?:^|\/)\.yarnrc\.yml$/,
    reference: '${NAME}',
    variable: 'NPM_TOKEN',
    values: [/^[ \t]*["']?npmAuth(?:Token|Ident)["']?[ \t]*:[ \t]*["']?(?<value>[^\s"'#]+)/dgm],
    source: 'https://yarnpkg.com/configuration/yarnrc',
  },
  {
    kind: 'conda',
    path: /(?:^|\/)\.?condarc$/,
    reference: '${NAME}',
    variable: 'CONDA_TOKEN',
    values: [/\/t\/(?<value>[\w.-]+)\//dg, URL_PASSWORD],
    source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/settings.html#expansion-of-environment-variables',
  },
  {
    kind: 'maven',
    path: /(?:^|\/)settings[\w.-]*\.xml$/,
    reference: '${env.NAME}',
    variable: 'MAVEN_PASSWORD',
    values: [/<(?:password|passphrase)>\s*(?<value>[^<\s][^<]*?)\s*<\//dg],
    source: 'https://maven.apache.org/settings.html#properties',
  },
  {
    kind: 'nuget',
    path: /(?:^|\/)nuget[\w.-]*\.config$/i,
    reference: '%NAME%',
    variable: 'NUGET_TOKEN',
    values: [/key="ClearTextPassword"\s+value="(?<value>[^"]+)"/dgi],
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
  },
  {
    kind: 'bun',
    path: /(?:^|\/)\.?bunfig\.toml$/,
    reference: '$NAME',
    variable: 'NPM_TOKEN',
    values: [/\b(?:token|password)[ \t]*=[ \t]*["'](?<value>[^"']+)["']/dg],
    source: 'https://bun.sh/docs/runtime/bunfig#install-registry',
  },
  {
    kind: 'requirements',
    path: /(?:^|\/)(?:[\w.-]*requirements[\w.-]*|constraints)\.(?:txt|in)$/,
    reference: '${NAME}',
    variable: 'PIP_TOKEN',
    values: [URL_PASSWORD, URL_TOKEN],
    source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables',
  },
  {
    kind: 'pipfile',
    path: /(?:^|\/)Pipfile$/,
    reference: '${NAME}',
    variable: 'PIP_TOKEN',
    values: [URL_PASSWORD, URL_TOKEN],
    source: 'https://pipenv.pypa.io/en/latest/credentials.html',
  },
];

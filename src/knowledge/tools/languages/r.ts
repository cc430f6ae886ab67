import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const r: Tool = {
  name: 'r',
  title: 'R',
  docs: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html',
  programs: ['R', 'r', 'littler', 'install2.r', 'installGithub.r', 'install.r'],
  spellings: [{ starts: 'Rs', pattern: /^Rscript$/, name: 'R' }],
  environment: [
    {
      // they install from a repository such as CRAN, never from GitHub
      programs: ['install2.r', 'install.r'],
      variables: /RENV_\w+|R_\w+/i,
      how: 'reads %s',
      runs: 'code of the packages that it installs',
      readsNothing: VERSION,
      source: 'https://github.com/eddelbuettel/littler/blob/master/inst/examples/install2.r',
    },
    {
      variables: /GITHUB_(?:PAT|TOKEN)|GITLAB_PAT|BITBUCKET_(?:USER|PASSWORD)|RENV_\w+|R_\w+/i,
      how: 'reads %s',
      runs: 'R code',
      // parts of R itself: https://cran.r-project.org/doc/manuals/r-release/R-admin.html#Java-support
      readsNothing: new RegExp(`${VERSION.source}|^(?:CMD (?:javareconf|config)|RHOME)\\b`),
      source: 'https://remotes.r-lib.org/#environment-variables',
    },
  ],
  files: [
    {
      kind: 'R environment',
      path: /\/\.?(?:Renviron|Rprofile)(?:\.site)?$/,
      where: 'home',
      source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['R'] },
    { tool: 'git', programs: ['R'] },
    { tool: 'ssh', programs: ['R'] },
    { tool: 'curl', programs: ['R'] },
  ],
  expands: [
    {
      path: /(?:^|\/)\.?Renviron(?:\.site)?$/,
      programs: ['R', 'r', 'littler', 'install2.r', 'installGithub.r', 'install.r'],
      reference: '${NAME}',
      strict: [],
      isEnvironment: true,
      source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html',
    },
  ],
  logins: [{ arguments: /^(?!(?:CMD (?:javareconf|config)|RHOME)\b)/, source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html' }],
  places: [
    {
      kinds: ['r-environ'],
      home: /^\.Renviron$/i,
      project: /^\.Renviron$/i,
      fixed: /\/etc\/Renviron(?:\.site)?$/i,
      serves: 'either',
      source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html',
    },
  ],
  project: [
    {
      programs: ['install2.r', 'install.r'],
      installs: true,
      namedOnly: true,
      literal: true,
      source: 'https://github.com/eddelbuettel/littler/blob/master/inst/examples/install2.r',
    },
    {
      programs: ['R'],
      arguments: /^CMD (?:INSTALL|REMOVE|build)\b/,
      files: /(?:^|\/)(?:configure(?:\.\w+)?|cleanup|Makevars(?:\.\w+)?)$/,
      source: 'https://cran.r-project.org/doc/manuals/r-release/R-exts.html#Configure-and-cleanup',
    },
    {
      programs: ['R'],
      arguments: /(?:^| )-e /,
      unless: /\b(?:source|sys\.source|load_all|render)\(|(?<!renv::)\brestore\(/,
      libraries: 'r',
      source: 'https://stat.ethz.ch/R-manual/R-devel/library/utils/html/Rscript.html',
    },
    {
      programs: ['R'],
      manifest: /\.[Rr]$/,
      follows: 'module',
      modules: 'sourced',
      files: /\.(?:[Rr]|Rmd|Rprofile|Renviron|qmd)$/,
      libraries: 'r',
      source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Sys.getenv.html',
    },
  ],
  narrowReads: [
    {
      programs: ['R'],
      variables: /^(?:GITHUB_(?:PAT|TOKEN)|GITLAB_PAT|BITBUCKET_(?:USER|PASSWORD))$/i,
      arguments: /\b(?:remotes|renv|devtools|pak|pacman|usethis|githubinstall|gh|credentials|BiocManager)(?:::|\))|\binstall_(?:github|gitlab|bitbucket|git)\b/,
      source: 'https://remotes.r-lib.org/#environment-variables',
    },
  ],
};

import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_COMMANDS, OFFLINE } from './shared.ts';

export const conda: Tool = {
  name: 'conda',
  docs: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#expansion-of-environment-variables',
  programs: ['conda', 'anaconda'],
  spellings: [{ starts: 'm', pattern: /^micromamba$|^mamba$/, name: 'conda' }],
  wraps: [
    {
      programs: ['conda'],
      after: ['run'],
      valued: /^-(?:n|p|-name|-prefix)$/,
      operands: 0,
      source: 'https://docs.conda.io/projects/conda/en/stable/commands/run.html',
    },
  ],
  environment: [
    {
      programs: ['conda'],
      variables: /(?:ANA)?CONDA_\w+|MAMBA_\w+|QUETZ_\w+|CONDARC/i,
      how: 'reads ${%s} in .condarc',
      runs: 'scripts of the packages',
      plain: /^(?:config|clean|init|list|info)\b/,
      readsNothing: VERSION,
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#expansion-of-environment-variables',
    },
    {
      programs: ['anaconda'],
      variables: /(?:ANACONDA|BINSTAR)_\w+/i,
      how: 'reads %s as its login',
      readsNothing: VERSION,
      source: 'https://www.anaconda.com/docs/tools/anaconda-org/user-guide/tokens',
    },
  ],
  files: [
    {
      programs: ['conda'],
      kind: 'conda settings',
      path: /\/\.?condarc$/,
      where: 'home',
      programOnly: true,
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html',
    },
    {
      kind: 'Anaconda login',
      path: /\/(?:\.local\/share\/binstar|\.config\/binstar|\.continuum\/anaconda-client)(?:\/|$)/,
      where: 'home',
      source: 'https://github.com/conda/conda/blob/main/conda/gateways/anaconda_client.py',
    },
  ],
  readsFilesOf: [
    { tool: 'pip', programs: ['conda'] },
    { tool: 'netrc', programs: ['conda'] },
  ],
  options: [
    {
      programs: ['anaconda'],
      when: /\blogin\b/,
      options: ['--password'],
      form: 'value',
      source: 'https://docs.anaconda.com/anacondaorg/user-guide/tasks/work-with-accounts/',
    },
    {
      programs: ['conda'],
      when: /^auth login\b/,
      options: ['--token', '--password'],
      form: 'value',
      source: 'https://docs.conda.io/projects/conda/en/latest/user-guide/tasks/authenticated-channels.html',
    },
  ],
  operands: [
    { programs: ['conda'], command: ['token', 'set'], operand: 0, form: 'value', source: 'https://docs.anaconda.com/anaconda-repository/user-guide/tokens/' },
  ],
  writes: [
    {
      programs: ['conda'],
      kind: 'config',
      arguments: /\bconfig\b.*--(?:add|append|prepend|set)\b.*(?:\/t\/|@)/,
      files: ['~/.condarc'],
      scopes: [
        { option: /--file[= ](?<path>\S+)/ },
        { option: /--system\b/, file: '/opt/conda/.condarc' },
        { option: /--env\b/, file: '$CONDA_PREFIX/.condarc' },
      ],
      holds: 'setting',
      revertedBy: /^conda config (?:\S+ )*--remove(?:-key)?\b/,
      revert: [
        {
          command: ['config'],
          arguments: /--(?:add|append|prepend)\b/,
          valued: /^--file$/,
          keep: /^--(?:system|env|file)$/,
          undo: { arguments: 'config {kept} --remove {0} {1}' },
          source: 'https://docs.conda.io/projects/conda/en/stable/commands/config.html',
        },
      ],
      source: 'https://docs.conda.io/projects/conda/en/stable/commands/config.html',
    },
    {
      programs: ['conda'],
      kind: 'config',
      arguments: /\bconfig (?:append|prepend|set)\b.*(?:\/t\/|:\/\/[^\s/]+@)/,
      files: ['~/.condarc'],
      scopes: [{ option: /--file[= ](?<path>\S+)/ }],
      holds: 'setting',
      source: 'https://mamba.readthedocs.io/en/latest/user_guide/configuration.html',
    },
    {
      programs: ['conda'],
      kind: 'config',
      // the history names each command line, and the files of the packages their addresses
      arguments: /\b(?:install|create|update)\b.*(?:-c|--channel)[ =]?\S*(?:\/t\/\S|:\/\/[^\s/]+@)/,
      files: ['/opt/conda/conda-meta/history'],
      source: 'https://github.com/conda/conda/issues/5955',
    },
    {
      programs: ['conda'],
      kind: 'login',
      arguments: /^token set\b/,
      // ~/.condarc gets the channels without the token; the token goes to the configuration folder of conda, in older versions to its data folder
      files: ['~/.config/binstar', '~/.local/share/binstar'],
      moved: ['BINSTAR_CONFIG_DIR'],
      holds: 'one',
      revertedBy: /^conda token remove\b/,
      revert: [{ command: ['token', 'set'], undo: { arguments: 'token remove' }, source: 'https://docs.anaconda.com/anaconda-repository/user-guide/tokens/' }],
      source: 'https://github.com/conda/conda/blob/main/conda/gateways/anaconda_client.py',
    },
    {
      programs: ['conda'],
      kind: 'login',
      arguments: /^auth login\b/,
      // ~/.condarc gets the user name and the way to log in; without a keyring the command fails
      files: ['~/.local/share/python_keyring/keyring_pass.cfg'],
      moved: ['XDG_DATA_HOME'],
      holds: 'name',
      revertedBy: /^conda auth logout\b/,
      revert: [
        {
          command: ['auth', 'login'],
          valued: /^(?:-[upt]|--username|--password|--token)$/,
          undo: { arguments: 'auth logout {0}' },
          source: 'https://docs.conda.io/projects/conda/en/latest/user-guide/tasks/authenticated-channels.html',
        },
      ],
      source: 'https://github.com/conda-incubator/conda-auth/blob/main/conda_auth/storage/keyring.py',
    },
    {
      programs: ['anaconda'],
      kind: 'login',
      arguments: /\blogin\b/,
      files: ['~/.local/share/binstar', '~/.continuum/anaconda-client'],
      holds: 'one',
      revertedBy: /^anaconda (?:\S+ )*logout\b/,
      revert: [{ command: ['login'], undo: { arguments: 'logout' }, source: 'https://docs.anaconda.com/anacondaorg/user-guide/tasks/work-with-accounts/' }],
      source: 'https://docs.anaconda.com/anacondaorg/user-guide/tasks/work-with-accounts/',
    },
  ],
  expands: [
    {
      path: /(?:^|\/)\.condarc$/,
      programs: ['conda'],
      reference: '${NAME}',
      strict: [],
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#expansion-of-environment-variables',
    },
  ],
  references: [
    {
      kind: 'conda',
      path: /(?:^|\/)\.?condarc$/,
      reference: '${NAME}',
      variable: 'CONDA_TOKEN',
      values: [/\/t\/(?<value>[\w.-]+)\//dg, /:\/\/[^\s:@/'"]*:(?<value>[^\s:@/'"]+)@/dg],
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/settings.html#expansion-of-environment-variables',
    },
  ],
  offline: [
    {
      programs: ['conda'],
      arguments: /^(?:config|clean|info|list|init|activate|deactivate)\b/,
      source: 'https://docs.conda.io/projects/conda/en/stable/commands/',
    },
    { programs: ['conda'], arguments: /(?:^| )--offline(?: |$)/, source: 'https://docs.conda.io/projects/conda/en/stable/commands/install.html' },
    { programs: ['anaconda'], arguments: /^logout\b/, source: 'https://docs.anaconda.com/anacondaorg/user-guide/tasks/work-with-accounts/' },
  ],
  logins: [{ programs: ['conda'], arguments: LOGIN_COMMANDS, unless: OFFLINE, source: 'https://pip.pypa.io/en/stable/cli/' }],
  places: [
    {
      kinds: ['condarc'],
      home: /^(?:\.conda\/|\.config\/conda\/)?\.?condarc$/,
      fixed: /^\/opt\/[\w./-]*\.?condarc$|^\/etc\/conda\/\.?condarc$/,
      serves: 'build',
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#searching-for-condarc',
    },
  ],
  project: [
    {
      programs: ['conda'],
      arguments: /^(?:-\S+ )*(?:install|update|upgrade|remove|uninstall|search|create)(?: |$)/,
      unless: /(?:^| )(?:-f|--file|--override-channels)[= ]?/,
      files: /(?:^|\/)\.?condarc$/,
      installs: true,
      namedOnly: true,
      source: 'https://docs.conda.io/projects/conda/en/stable/commands/update.html',
    },
    {
      programs: ['conda'],
      arguments: /^(?:-\S+ )*(?:env|create|install|update|upgrade|remove|uninstall|search)(?: |$)/,
      files: /(?:^|\/)(?:\.?condarc|environment[\w.-]*\.ya?ml|conda-[\w.-]*\.(?:lock|txt))$/,
      installs: true,
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html',
    },
  ],
  readsByItself: [
    {
      programs: ['conda'],
      variables: /^(?:CONDA|MAMBA)_(?!\w*(?:TOKEN|PASS\w*|KEY|SECRET|USER\w*|PAT)$)\w+$|^CONDARC$|^ANACONDA_(?:AUTH|ANON_USAGE)_\w+$/i,
      source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/',
    },
  ],
};

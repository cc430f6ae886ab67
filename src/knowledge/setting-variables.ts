/** A settings command whose credential the tool takes from a variable as well, so that it is written nowhere. */
export interface SettingVariable {
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** The words of the subcommand, in order; options may stand between. */
  readonly command: readonly string[];
  /** On the setting's name. */
  readonly setting: RegExp;
  /** How the name of the variable is made of the setting: `{0}` is the first group of `setting`, each of `replace` applied, in capitals. */
  readonly variable: string;
  readonly replace: readonly (readonly [from: RegExp, to: string])[];
  readonly source: string;
}

/** An example of each stands in test/knowledge/setting-variables.test.ts. */
export const SETTING_VARIABLES: readonly SettingVariable[] = [
  {
    programs: ['pip'],
    command: ['config', 'set'],
    setting: /^global\.([\w-]+)$/,
    variable: 'PIP_{0}',
    replace: [[/-/g, '_']],
    source: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
  },
  {
    programs: ['bundle'],
    command: ['config', 'set'],
    setting: /^(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)+|\w+__\w+)(?:\/\S*)?$/,
    variable: 'BUNDLE_{0}',
    replace: [
      [/-/g, '___'],
      [/\./g, '__'],
    ],
    source: 'https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES',
  },
  {
    programs: ['bundle'],
    command: ['config'],
    setting: /^(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)+|\w+__\w+)(?:\/\S*)?$/,
    variable: 'BUNDLE_{0}',
    replace: [
      [/-/g, '___'],
      [/\./g, '__'],
    ],
    source: 'https://bundler.io/v1.17/bundle_config.html#CREDENTIALS-FOR-GEM-SOURCES',
  },
];

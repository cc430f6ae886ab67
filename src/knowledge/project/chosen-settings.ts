/** Settings of an application for one environment each, of which a variable or an option chooses one. */
export interface ChosenSettings {
  /** Matched against the path of the settings; the first group that matched is the name of the environment. */
  readonly files: RegExp;
  /** Variables with the name of the environment that is chosen: the first that is set counts. */
  readonly variables: readonly string[];
  /** Matched against the arguments, joined by single spaces; the first group is that name. An option counts more than a variable. */
  readonly option?: RegExp;
  readonly source: string;
}

// biome-ignore format: one row a line
export const CHOSEN_SETTINGS: readonly ChosenSettings[] = [
  { files: /(?:^|\/)config\/environments\/(\w+)\.rb$/, variables: ['RAILS_ENV'], option: /(?:^| )RAILS_ENV=(\w+)|(?:^| )(?:-e|--environment)[= ](\w+)/, source: 'https://guides.rubyonrails.org/configuring.html#rails-environment-settings' },
  { files: /(?:^|\/)config\/(?:packages|routes)\/(\w+)\/[^/]+$|(?:^|\/)config\/services_(\w+)\.\w+$/, variables: ['APP_ENV'], option: /(?:^| )(?:-e|--env)[= ](\w+)/, source: 'https://symfony.com/doc/current/configuration.html#configuration-environments' },
  { files: /(?:^|\/)config\/(dev|test|prod|staging)\.exs$/, variables: ['MIX_ENV'], source: 'https://hexdocs.pm/mix/Mix.html#module-environments' },
];

/** How Django is told its settings: by an option, a variable, or a default in the code that starts it. */
export const DJANGO_SETTINGS = {
  option: /(?:^| )--settings[= ]([\w.]+)/,
  variable: 'DJANGO_SETTINGS_MODULE',
  inCode: /\bsetdefault\(\s*["']DJANGO_SETTINGS_MODULE["']\s*,\s*["']([\w.]+)["']/,
  source: 'https://docs.djangoproject.com/en/stable/topics/settings/#designating-the-settings',
} as const;

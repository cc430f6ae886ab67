/** Endings of files that hold settings of some program. Our own list, from public repositories. */
export const SETTINGS_ENDINGS: ReadonlySet<string> = new Set(
  'yaml yml json json5 jsonc toml ini conf cfg cnf properties xml config plist edn hcl tfvars env'.split(' '),
);

/** Endings of the code and the manifests below. Our own list, from public repositories. */
export const OTHER_HOLDER_ENDINGS: ReadonlySet<string> = new Set('py php rb js cjs mjs ts cts mts txt sh bash ps1'.split(' '));

/** Code by the usual names of settings. Our own list, from public repositories. */
export const SETTINGS_CODE =
  /(?:^|\/)(?:local[_-]|wp-)?(?:config|settings|secrets?|credentials?|constants)(?:[_-][\w-]+)?(?:\.[\w-]+)*\.(?:py|php|rb|[cm]?[jt]s)$/i;

/** Code by the usual names of what a program starts with, near the top of a project. Our own list, from public repositories. */
export const STARTING_CODE =
  /^(?:[^/]+\/){0,2}(?:\w*bot|main|app|server|loader|run|start|__main__|client|api|database|db|telegram|discord)\.(?:py|php|rb|go|[cm]?[jt]s)$/i;

/**
 * Those among them that hold data or describe something: translations, schemas, manifests, results of builds. A word such as `password` is
 * there a label, and the keys of apps in google-services.json are public (https://firebase.google.com/docs/projects/api-keys).
 */
export const DATA_FILE =
  /(?:^|\/)(?:locales?|i18n|l10n|translations?|lang(?:uage)?s?|messages|schemas?|seeds?|public|static|assets|dist|target|coverage)\/|(?:^|\/)(?:package|composer|google-services|firebase|[jt]sconfig[\w.-]*|openapi[\w.-]*|swagger[\w.-]*|[\w.-]*manifest[\w.-]*)\.(?:json[5c]?|ya?ml)$|(?:^|[/.-])(?:schema|lock|snap)\.(?:json|ya?ml)$/i;

/**
 * The part of a YAML file by environments that only tests use, and the key that Rails itself writes for development.
 * Source: https://guides.rubyonrails.org/v5.0/security.html#custom-secrets
 */
export const TEST_SETTINGS: readonly { readonly section: RegExp; readonly line?: RegExp }[] = [
  { section: /^test:.*(?:\n(?:[ \t].*)?)*/gm },
  { section: /^development:.*(?:\n(?:[ \t].*)?)*/gm, line: /^[ \t]+secret_key_base:.*$/gm },
];

/** Environment files that projects commit for their tests. Source: https://laravel.com/docs/testing#the-env-testing-environment-file */
export const TEST_ENVIRONMENT = /(?:^|\/)\.env[._-](?:test|testing|e2e)(?:\.(?!local)[\w-]+)?$/i;

/** Manifests and scripts, in which a token of a known shape stands now and then: `git+https://TOKEN@github.com/acme/lib`. */
export const TOKEN_FILE = /(?:^|\/)(?:package\.json|composer\.json|Gemfile|[\w.-]*requirements[\w.-]*\.txt|[\w.-]+\.(?:sh|bash|ps1))$/;

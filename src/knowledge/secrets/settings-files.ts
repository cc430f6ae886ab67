/** Endings of files that hold settings of some program. Our own list, from public repositories. */
export const SETTINGS_ENDINGS: ReadonlySet<string> = new Set(
  'yaml yml json json5 jsonc toml ini conf cfg cnf properties xml config plist edn hcl tfvars env'.split(' '),
);

/** Endings of the code and the manifests below. Our own list, from public repositories. */
export const OTHER_HOLDER_ENDINGS: ReadonlySet<string> = new Set('py php rb js cjs mjs ts cts mts txt sh bash ps1'.split(' '));

/** Code by the usual names of settings. Our own list, from public repositories. */
export const SETTINGS_CODE =
  /(?:^|\/)(?:local[_-]|wp-)?(?:config|settings|secrets?|credentials?|constants)(?:[_-][\w-]+)?(?:\.[\w-]+)*\.(?:py|php|rb|[cm]?[jt]s)$/i;

/**
 * Those among them that hold data or describe something: translations, schemas, manifests, results of builds. A word such as `password` is
 * there a label, and the keys of apps in google-services.json are public (https://firebase.google.com/docs/projects/api-keys).
 */
export const DATA_FILE =
  /(?:^|\/)(?:locales?|i18n|l10n|translations?|lang(?:uage)?s?|messages|schemas?|seeds?|public|static|assets|dist|target|coverage)\/|(?:^|\/)(?:package|composer|google-services|firebase|[jt]sconfig[\w.-]*|openapi[\w.-]*|swagger[\w.-]*|[\w.-]*manifest[\w.-]*)\.(?:json[5c]?|ya?ml)$|(?:^|[/.-])(?:schema|lock|snap)\.(?:json|ya?ml)$/i;

/** Manifests and scripts, in which a token of a known shape stands now and then: `git+https://TOKEN@github.com/acme/lib`. */
export const TOKEN_FILE = /(?:^|\/)(?:package\.json|composer\.json|Gemfile|[\w.-]*requirements[\w.-]*\.txt|[\w.-]+\.(?:sh|bash|ps1))$/;

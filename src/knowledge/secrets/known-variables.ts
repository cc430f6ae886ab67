/** A well-known variable whose meaning the words of its name do not show, or not completely. */
export interface KnownVariable {
  /** Every name that `pattern` matches contains one of these. Checked first, because compiling the RegExp is slow. */
  readonly marks: readonly string[];
  /** Matched against the name in upper case: a RegExp without the flag `i` is compiled in half the time. */
  readonly pattern: RegExp;
  readonly kind: 'secret' | 'username' | 'public' | 'pointer' | 'switch' | 'none';
  readonly purpose: 'build' | 'runtime' | 'either';
  readonly shape: 'value' | 'url' | 'ssh-key' | 'json' | 'file-content';
  /** weak: if the variable has a literal value, that value decides. */
  readonly strength: 'strong' | 'weak';
  /** The reader of the variable, shown to people. */
  readonly consumer?: string;
  readonly source: string;
}

type Row = readonly [marks: string, pattern: RegExp, consumer: string | undefined, source: string];

function rows(common: Omit<KnownVariable, 'marks' | 'pattern' | 'consumer' | 'source'>, list: readonly Row[]): readonly KnownVariable[] {
  return list.map(([marks, pattern, consumer, source]) => ({
    ...common,
    marks: marks.split(' '),
    pattern,
    source,
    ...(consumer === undefined ? {} : { consumer }),
  }));
}

const NOT_SECRET = { purpose: 'either', shape: 'value', strength: 'strong' } as const;
const BUILD = { kind: 'secret', purpose: 'build', shape: 'value', strength: 'strong' } as const;
const RUNTIME = { kind: 'secret', purpose: 'runtime', shape: 'value', strength: 'strong' } as const;
const URL_SHAPE = { kind: 'secret', shape: 'url', strength: 'weak' } as const;

/** In order: the first row that matches a name counts. An example of each stands in test/knowledge/secrets/known-variables.cases.ts. */
// biome-ignore format: one row a line
export const KNOWN_VARIABLES: readonly KnownVariable[] = [
  ...rows({ ...NOT_SECRET, kind: 'none' }, [
    ['PWD', /^(?:OLD)?PWD$/, 'the shell', 'https://www.gnu.org/software/bash/manual/bash.html#Bash-Variables'],
    ['GPG PGP GNUPG', /^(?:.+_)?(?:GPG|PGP|GNUPG)_?KEYS?(?:_.*)?$/, undefined, 'https://hub.docker.com/_/python'],
    ['AUTHORIZED KNOWN', /^(?:.+_)?AUTHORIZED_?KEYS?(?:_.*)?$|^(?:.+_)?KNOWN_?HOSTS?(?:_.*)?$/, 'ssh', 'https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT'],
    ['FINGERPRINT CHECKSUM COMMIT_SHA SHA1 SHA256 SHA384 SHA512 MD5', /^(?:.+_)?(?:FINGERPRINT|CHECKSUM|COMMIT_SHA|SHA(?:1|256|384|512)(?:SUM)?|MD5(?:SUM)?)S?$/, undefined, 'https://www.rfc-editor.org/rfc/rfc6234'],
    ['ALWAYS_AUTH', /^(?:NPM_CONFIG_)?ALWAYS_AUTH$|^NPM_CONFIG_.*ALWAYS_AUTH$/, 'npm', 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration'],
    ['PROJECT_KEY ORGANIZATION_KEY', /^(?:.+_)?(?:PROJECT|ORGANIZATION)_KEY$/, 'SonarQube', 'https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/analysis-parameters/'],
    ['_PASS', /^(?:.+_)?(?:FASTCGI|UWSGI|SCGI|GRPC)_PASS$/, 'nginx', 'https://nginx.org/en/docs/http/ngx_http_fastcgi_module.html#fastcgi_pass'],
    ['_DOWNLOAD_TOKEN', /^(?:.+_)?(?:JAVA|JDK|JRE)(?:_\w+)?_DOWNLOAD_TOKEN$/, "Oracle's downloads, as a part of their address", 'https://www.oracle.com/java/technologies/downloads/'],
    ['CLAVE', /^CLAVE_(?:DE_)?(?:SOL|FA|DO)$/, undefined, 'https://es.wikipedia.org/wiki/Clave_(notaci%C3%B3n_musical)'],
    ['AWS_', /^AWS_(?:DEFAULT_)?(?:REGION|PROFILE)$/, 'aws', 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html'],
  ]),
  ...rows({ ...NOT_SECRET, kind: 'public' }, [
    ['_DSN', /^(?:.+_)?(?:SENTRY|BUGSINK|GLITCHTIP)_DSN(?:_.*)?$/, 'Sentry', 'https://docs.sentry.io/concepts/key-terms/dsn-explainer/'],
    ['PUBLIC PUBLISHABLE SITE', /^(?:.+_)?(?:PUBLIC|PUBLISHABLE|SITE)_?(?:KEY|TOKEN)S?(?:_.*)?$/, undefined, 'https://docs.stripe.com/keys#obtain-api-keys'],
    ['PUB', /^(?:.+_)?PUB_?KEYS?(?:_.*)?$|^(?:.+_)?(?:MAPBOX|STRIPE|PAYPAL)_PUB_?TOKEN$/, undefined, 'https://docs.stripe.com/keys#obtain-api-keys'],
    ['TWILIO', /^(?:.+_)?TWILIO_(?:ACCOUNT_)?SID$/, 'Twilio', 'https://www.twilio.com/docs/iam/api/account'],
    ['ANON_KEY', /^(?:.+_)?(?:SUPABASE_)?ANON_KEY$/, 'Supabase', 'https://supabase.com/docs/guides/api/api-keys'],
    ['POSTHOG AMPLITUDE SEGMENT ANALYTICS APPINSIGHTS PUSHER', /^(?:.+_)?(?:POSTHOG|AMPLITUDE|SEGMENT_WRITE|ANALYTICS|PUSHER_APP)_?KEY$|APPINSIGHTS(?:_INSTRUMENTATION)?_?KEY$/, undefined, 'https://posthog.com/docs/privacy'],
  ]),
  ...rows({ ...NOT_SECRET, kind: 'pointer' }, [
    ['GOOGLE_APPLICATION', /^GOOGLE_APPLICATION_CREDENTIALS$/, 'Google client libraries', 'https://cloud.google.com/docs/authentication/application-default-credentials'],
    ['CONFIG ASKPASS REGISTRY_AUTH PGPASSFILE CURL_HOME', /^(?:NPM_CONFIG_(?:USERCONFIG|GLOBALCONFIG)|PIP_CONFIG_FILE|KUBECONFIG|DOCKER_CONFIG|(?:GIT|SSH|SUDO)_ASKPASS|REGISTRY_AUTH_FILE|PGPASSFILE|CURL_HOME)$/, undefined, 'https://docs.npmjs.com/cli/using-npm/config'],
    ['_SECRET', /^(?:.+_)?(?:K8S|KUBE|KUBERNETES|IMAGE_PULL|TLS)_SECRET$/, 'Kubernetes', 'https://kubernetes.io/docs/concepts/configuration/secret/'],
    ['SSH_AUTH', /^SSH_AUTH_(?:PROXY_)?SOCK$/, 'ssh', 'https://man.openbsd.org/ssh.1#SSH_AUTH_SOCK'],
    ['NSS_WRAPPER', /^NSS_WRAPPER_(?:PASSWD|GROUP)$/, 'nss_wrapper', 'https://cwrap.org/nss_wrapper.html'],
  ]),
  ...rows({ ...NOT_SECRET, kind: 'switch' }, [
    ['SECRET_KEY_BASE', /^SECRET_KEY_BASE_DUMMY$/, 'Rails', 'https://guides.rubyonrails.org/asset_pipeline.html'],
    ['SMTP_AUTH IMAP_AUTH', /^(?:.+_)?(?:SMTP|IMAP)_AUTH$/, undefined, 'https://www.rfc-editor.org/rfc/rfc4954'],
  ]),
  ...rows(BUILD, [
    ['NPM NODE YARN BUN', /^(?:NPM|NODE|NPMJS|NPMRC|YARN|PNPM|BUN)_?(?:.*_)?(?:TOKEN|AUTH|AUTHTOKEN|SECRET|PASS|PASSWORD)$|^NPM_(?:.*_)?KEY$/, 'npm', 'https://docs.npmjs.com/docker-and-private-modules'],
    ['YARN_NPM', /^YARN_NPM_AUTH_(?:TOKEN|IDENT)$/, 'yarn', 'https://yarnpkg.com/configuration/yarnrc#npmAuthToken'],
    ['AWESOME FA', /^(?:FONT_?AWESOME|FORT_?AWESOME|FA)(?:_.*)?_?(?:TOKEN|KEY|AUTH)$/, 'npm', 'https://docs.fontawesome.com/web/setup/packages/'],
    ['BUNDLE_', /^BUNDLE_(?!(?:BUILD|PATH|LOCAL|DISABLE\w*|CACHE|MIRROR)__)[A-Z0-9_]+?__[A-Z0-9_]+$/, 'bundle', 'https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES'],
    ['FURY', /^(?:GEM_?FURY|FURY)(?:_(?:AUTH|TOKEN|KEY|DEPLOY_TOKEN|PASSWORD))?$/, 'bundle', 'https://gemfury.com/help/'],
    ['SIDEKIQ CONTRIBSYS GEM', /^(?:SIDEKIQ|CONTRIBSYS|GEM_HOST|RUBYGEMS)(?:_.*)?_?(?:KEY|TOKEN|CREDENTIALS?|PASSWORD|CREDS)$/, 'bundle', 'https://github.com/sidekiq/sidekiq/wiki/Commercial-collaboration'],
    ['POETRY', /^POETRY_HTTP_BASIC_.+_PASSWORD$|^POETRY_PYPI_TOKEN_.+$/, 'poetry', 'https://python-poetry.org/docs/repositories/#configuring-credentials'],
    ['PUB_', /^(?:(?:DART|FLUTTER)_)?PUB_(?:DEV_)?(?:TOKEN|CREDENTIALS?)$/, 'dart pub', 'https://dart.dev/tools/pub/cmd/pub-token'],
    ['DENO_', /^DENO_AUTH_TOKENS$/, 'deno', 'https://docs.deno.com/runtime/reference/env_variables/'],
    ['MAXMIND GEOIP GEOLITE', /^(?:MAXMIND|GEOIP(?:UPDATE)?|GEOLITE2?)_LICEN[SC]E(?:_KEY)?$/, 'geoipupdate', 'https://dev.maxmind.com/geoip/updating-databases/'],
    ['UNITY', /^UNITY_(?:LICEN[SC]E|SERIAL)$/, 'Unity', 'https://game.ci/docs/github/activation'],
    ['UV_', /^UV_INDEX_.+_PASSWORD$|^UV_PUBLISH_(?:TOKEN|PASSWORD)$/, 'uv', 'https://docs.astral.sh/uv/concepts/authentication/http/'],
    ['PIP PYPI TWINE FLIT HATCH PDM', /^(?:PIP|PYPI|TWINE|FLIT|HATCH_INDEX|PDM)_(?:.*_)?(?:PASS|PASSWORD|TOKEN|AUTH|SECRET|KEY)$/, 'pip', 'https://pip.pypa.io/en/stable/topics/authentication/'],
    ['COMPOSER', /^COMPOSER_.*(?:TOKEN|PASSWORD|OAUTH|KEY)$/, 'composer', 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md'],
    ['NOVA SPARK FLUX SATIS ACF PACKAGIST', /^(?:NOVA|SPARK|FLUX|SATIS|ACF|PACKAGIST)_(?:.*_)?(?:TOKEN|PASS|PASSWORD|LICEN[SC]E_KEY|PRO_KEY|PRO_LICEN[SC]E)$/, 'composer', 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md'],
    ['MAVEN MVN NEXUS SONATYPE OSSRH ARCHIVA', /^(?:MAVEN|MVN|NEXUS|SONATYPE|OSSRH|ARCHIVA)_(?:.*_)?(?:PASS|PASSWORD|PASSPHRASE|TOKEN|SECRET|KEY)$/, 'mvn', 'https://maven.apache.org/settings.html#servers'],
    ['GRADLE', /^(?:ORG_GRADLE_PROJECT|GRADLE)_.*(?:PASS|PASSWORD|TOKEN|KEY|SECRET)$/, 'gradle', 'https://docs.gradle.org/current/userguide/build_environment.html'],
    ['FEED NUGET ARTIFACTS', /^(?:FEED|VSS_NUGET|ARTIFACTS_CREDENTIALPROVIDER|NUGET)_?.*(?:ACCESS_?TOKEN|TOKEN|API_?KEY|PASS|PASSWORD|PAT|CREDENTIALS?)$/, 'dotnet', 'https://github.com/microsoft/artifacts-credprovider'],
    ['NUGETPACKAGE', /^NUGETPACKAGESOURCECREDENTIALS_.+$/, 'dotnet', 'https://learn.microsoft.com/nuget/consume-packages/consuming-packages-authenticated-feeds'],
    ['GIT_AUTH HTTP_AUTH', /^GIT_AUTH_(?:TOKEN|HEADER)(?:[._].+)?$|^HTTP_AUTH_(?:TOKEN|HEADER)_.+$/, 'BuildKit', 'https://docs.docker.com/build/building/secrets/#git-authentication-for-remote-contexts'],
    ['GH GIT GL BITBUCKET BB AZURE ADO AZDO SYSTEM CI REPO', /^(?:GH|GITHUB|GHCR|GHE|GIT|GITEA|GITEE|GITLAB|GL|BITBUCKET|BB|AZURE_DEVOPS|ADO|AZDO|SYSTEM|CI_JOB|CI_REGISTRY|CI|REPO)_?(?:.*_)?(?:TOKEN|PAT|ACCESSTOKEN|OAUTH|PASS|PASSWORD|API_?KEY|CREDENTIALS?)$|^(?:GH|GITHUB|GHE|GITEA|GITLAB|GL|BITBUCKET)_AUTH$/, 'git', 'https://git-scm.com/docs/gitcredentials'],
    ['GO GIT', /^(?:GIT|GO)_?CREDENTIALS?$|^GOPROXY_(?:TOKEN|PASSWORD)$|^GOAUTH$|^GOPRIVATE_TOKEN$/, 'go', 'https://go.dev/ref/mod#private-modules'],
    ['CARGO CRATES', /^CARGO_REGISTR(?:Y|IES)(?:_.+)?_TOKEN$|^(?:CARGO|CRATES(?:_IO)?)_TOKEN$/, 'cargo', 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html'],
    ['HEX OBAN', /^HEX_(?:.*_)?(?:KEY|TOKEN)$|^OBAN_.*(?:KEY|TOKEN)$/, 'mix', 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html'],
    ['SENTRY', /^SENTRY_(?:.*_)?(?:AUTH|TOKEN|API_KEY)$/, 'sentry-cli', 'https://docs.sentry.io/cli/configuration/'],
    ['SONAR SNYK CODECOV COVERALLS CHROMATIC TURBO NX_CLOUD EXPO EAS BUF MICROSCANNER CYPRESS', /^(?:SONAR|SONARQUBE|SNYK|CODECOV|COVERALLS|CHROMATIC|TURBO|NX_CLOUD|EXPO|EAS|BUF|MICROSCANNER|CYPRESS_RECORD)_(?:.*_)?(?:TOKEN|KEY|SECRET|PAT)$|^SONAR_LOGIN$/, undefined, 'https://docs.sonarsource.com/sonarqube-cloud/advanced-setup/ci-based-analysis/sonarscanner-cli/'],
    ['JF ARTIFACTORY CLOUDSMITH REPOSILITE PROGET VERDACCIO CODEARTIFACT', /^(?:JFROG|ARTIFACTORY|JF|CLOUDSMITH|REPOSILITE|PROGET|VERDACCIO|CODEARTIFACT)_(?:.*_)?(?:PASS|PASSWORD|PSW|TOKEN|API_?KEY|AUTH|SECRET|CREDENTIALS?|CREDS)$/, undefined, 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli'],
    ['APT DEB PACKAGECLOUD', /^(?:APT|DEB|DEBIAN|PACKAGECLOUD)_(?:.*_)?(?:TOKEN|PASS|PASSWORD|AUTH)$/, 'apt', 'https://manpages.debian.org/apt_auth.conf.5'],
    ['PRO UA ADVANTAGE', /^(?:UBUNTU_)?(?:PRO|UA|ADVANTAGE)_(?:TOKEN|ATTACH_CONFIG)$/, 'pro', 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/enable_in_dockerfile/'],
    ['RH REDHAT SUBSCRIPTION', /^(?:RH|RHEL|RHSM|REDHAT|SUBSCRIPTION)_.*(?:PASS|PASSWORD|KEY|TOKEN)$/, 'subscription-manager', 'https://access.redhat.com/articles/7019163'],
    ['MAGENTO', /^MAGENTO_(?:REPO_)?(?:PASSWORD|PRIVATE_KEY)$/, 'composer', 'https://experienceleague.adobe.com/en/docs/commerce-operations/installation-guide/prerequisites/authentication-keys'],
  ]),
  ...rows({ ...BUILD, shape: 'json' }, [
    ['COMPOSER_AUTH', /^COMPOSER_AUTH(?:_JSON)?$/, 'composer', 'https://getcomposer.org/doc/03-cli.md#composer-auth'],
    ['FEED_ENDPOINTS', /^(?:VSS_NUGET|ARTIFACTS_CREDENTIALPROVIDER)_(?:EXTERNAL_)?FEED_ENDPOINTS$/, 'dotnet', 'https://github.com/microsoft/artifacts-credprovider#environment-variables'],
    ['DOCKER', /^DOCKER_AUTH(?:_CONFIG)?$|^DOCKER_?CONFIG_?JSON$/, 'docker', 'https://docs.gitlab.com/ci/docker/using_docker_images/#define-an-image-from-a-private-container-registry'],
  ]),
  ...rows({ ...BUILD, shape: 'file-content' }, [
    ['NPM', /^NPM_?RC(?:_(?:CONTENTS?|BASE64|B64|FILE_CONTENTS?))?$/, 'npm', 'https://docs.npmjs.com/cli/configuring-npm/npmrc'],
    ['NETRC', /^(?:.+_)?NETRC(?:_(?:CONTENTS?|BASE64|B64))?$/, 'netrc', 'https://everything.curl.dev/usingcurl/netrc'],
    ['SETTINGS', /^(?:MAVEN_)?SETTINGS_XML$|^MAVEN_SETTINGS$/, 'mvn', 'https://maven.apache.org/settings.html'],
    ['PIP_CONF', /^PIP_CONF(?:IG)?_CONTENTS?$/, 'pip', 'https://pip.pypa.io/en/stable/topics/configuration/'],
    ['KUBE', /^KUBE_?CONFIG_(?:BASE64|B64|DATA|CONTENTS?|JSON|YAML)$/, 'kubectl', 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/'],
    ['64 CONTENT', /^(?:DOT_?)?ENV_?(?:FILE_?)?(?:64|B64|BASE64|CONTENTS?)$/, 'dotenv', 'https://docs.docker.com/compose/how-tos/environment-variables/'],
  ]),
  ...rows({ ...BUILD, shape: 'ssh-key' }, [
    ['SSH', /^(?:.+_)?SSH_?(?:PRIVATE|PRIV|PRV|PVT|DEPLOY)?_?KEY_?(?:PVT|PRV|PRIV|PRIVATE|ID|B64|BASE64|CONTENTS?|GITHUB|GITLAB|BITBUCKET|RSA|ED25519)?$|^(?:.+_)?SSH_(?:PRIVATE|PRIV|PRV)$/, 'ssh', 'https://docs.docker.com/reference/dockerfile/#run---mounttypessh'],
    ['KEY', /^(?:.+_)?(?:RSA|ED25519|ECDSA|DSA|DEPLOY|CLONE)_?(?:PRIVATE|PRIV|PRV)?_?KEY(?:_(?:B64|BASE64|CONTENTS?))?$/, 'ssh', 'https://man.openbsd.org/ssh-keygen.1'],
    ['ID_', /^(?!PATH_)(?:.+_)?ID_(?:RSA|ED25519|ECDSA|DSA)(?:_(?:B64|BASE64|CONTENTS?))?$/, 'ssh', 'https://man.openbsd.org/ssh-keygen.1'],
  ]),
  ...rows({ ...BUILD, purpose: 'either' }, [
    ['AWS S3 B2 R2 MINIO SPACES OSS ACCESS', /^(?:.+_)?(?:AWS|S3|B2|R2|MINIO|SPACES|OSS)_(?:SECRET_ACCESS_KEY|ACCESS_KEY_ID|SESSION_TOKEN|SECURITY_TOKEN|SECRET_KEY|ACCESS_KEY|SECRET|KEY|ACCESS|ACCESS_KEY_KEY)(?:_ID)?$|^(?:.+_)?(?:SECRET_)?ACCESS_KEY(?:_ID)?$|^AWS_ID$/, 'aws', 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html'],
    ['SECRET_ID', /^(?:(?:.+_)?(?:VAULT|APPROLE|ROLE))_SECRET_ID$/, 'vault', 'https://developer.hashicorp.com/vault/docs/auth/approle'],
    ['GCP GCLOUD GOOGLE GAR GCR FIREBASE CLOUDSDK GCS', /^(?:GCP|GCLOUD|GOOGLE|GAR|GCR|FIREBASE|CLOUDSDK|GCS)_(?:.*_)?(?:KEYFILE|KEY|KEY_JSON|CREDENTIALS?|CREDENTIALS?_JSON|TOKEN|SERVICE_ACCOUNT|SERVICE_ACCOUNT_KEY|SERVICE_ACCOUNT_JSON|SA_JSON|SA_KEY|SECRET)$/, 'gcloud', 'https://cloud.google.com/sdk/docs/authorizing'],
    ['SERVICE', /^(?:.+_)?SERVICE_?ACCOUNT(?:_(?:KEY|JSON|KEY_JSON|B64|BASE64|CREDENTIALS?))$/, 'gcloud', 'https://cloud.google.com/iam/docs/keys-create-delete'],
    ['PLAY SUPPLY ANDROID_PUBLISHER', /^(?:.+_)?(?:GOOGLE_)?PLAY_(?:STORE_|CONSOLE_)?(?:SERVICE_ACCOUNT|JSON_KEY|CREDENTIALS)(?:_(?:JSON|KEY|DATA))*$|^SUPPLY_JSON_KEY_DATA$|^ANDROID_PUBLISHER_CREDENTIALS$/, 'Google Play uploads', 'https://github.com/Triple-T/gradle-play-publisher#authenticating-gradle-play-publisher'],
    ['AZ ARM', /^(?:AZURE|AZ|ARM)_(?:.*_)?(?:CLIENT_SECRET|PASSWORD|SAS|SAS_TOKEN|KEY|CONNECTION_STRING|TOKEN|PAT|ACCESS_KEY|SECRET)$/, 'az', 'https://learn.microsoft.com/cli/azure/azure-cli-configuration'],
    ['TF', /^TF_TOKEN_.+$|^TFE_TOKEN$|^TF_VAR_.*(?:TOKEN|KEY|PASS|PASSWORD|SECRET)$/, 'terraform', 'https://developer.hashicorp.com/terraform/cli/config/config-file#environment-variable-credentials'],
    ['HF HUGGING', /^(?:HF|HUGGING_?FACE(?:HUB)?)_?(?:.*_)?(?:TOKEN|KEY)$/, 'huggingface_hub', 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables'],
    ['RAILS_MASTER', /^RAILS_MASTER_KEY$/, 'Rails', 'https://guides.rubyonrails.org/security.html#custom-credentials'],
    ['HEADER BASIC_AUTH NGROK', /^(?:.+_)?AUTH(?:ORIZATION)?_HEADER$|^(?:.+_)?BASIC_AUTH$|^NGROK_AUTH$/, undefined, 'https://www.rfc-editor.org/rfc/rfc7617'],
    // the plural alone may be a number: MAX_TOKENS
    ['_TOKENS', /^(?!MAX|MIN|NUM|COUNT)(?:.+_)?(?:ACCESS|AUTH|API|BEARER|REFRESH|HF|GH|GITHUB|GITLAB|NPM|SECRET)_TOKENS$/, undefined, 'https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-access-tokens'],
    ['PSW', /^(?:.+_)?(?:USR_)?PSW$/, 'Jenkins', 'https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#handling-credentials'],
  ]),
  ...rows({ ...URL_SHAPE, purpose: 'either' }, [
    ['NUGET', /^(?:.+_)?(?:DX|DEVEXPRESS)_NUGET_(?:.*_)?URL$/, 'dotnet', 'https://docs.devexpress.com/GeneralInformation/116042/installation/install-devexpress-controls-using-nuget-packages/obtain-your-nuget-feed-credentials'],
  ]),
  ...rows({ ...URL_SHAPE, purpose: 'build' }, [
    ['AUTHED AUTHENTICATED CREDENTIALED URL_WITH', /^(?:.+_)?(?:AUTHED|AUTHENTICATED|CREDENTIALED)_(?:.+_)?(?:URL|URI)$|^(?:.+_)?URL_WITH_CREDS$/, undefined, 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1'],
    ['EXTRA', /^(?:PIP|PYPI|UV|PIPENV|POETRY)_?(?:.*_)?(?:EXTRA_INDEX_URL|EXTRA_URL|EXTRA_INDEX)$/, 'pip', 'https://pip.pypa.io/en/stable/topics/authentication/'],
    ['INDEX FIND_LINKS MIRROR', /^(?:PIP|PYPI|UV|PIPENV)_?(?:.*_)?(?:INDEX_URL|INDEX|DEFAULT_INDEX|FIND_LINKS|PYPI_MIRROR)$/, 'pip', 'https://pip.pypa.io/en/stable/topics/authentication/'],
    ['GOPROXY', /^GOPROXY$/, 'go', 'https://go.dev/ref/mod#environment-variables'],
    ['NUGET', /^(?:.+_)?NUGET_(?:.*_)?URL$/, 'dotnet', 'https://learn.microsoft.com/nuget/reference/nuget-config-file'],
    ['PROXY', /^(?:HTTPS?|FTP|ALL)_PROXY$/, 'proxy users', 'https://docs.docker.com/reference/dockerfile/#predefined-args'],
    ['DEBIAN UBUNTU APT YUM DNF APK NPM YARN MAVEN GEM CARGO COMPOSER CONDA', /^(?:DEBIAN|UBUNTU|APT|YUM|DNF|APK|NPM|YARN|MAVEN|GEM|RUBYGEMS|CARGO|COMPOSER|CONDA)_(?:.*_)?(?:MIRROR|REGISTRY|SOURCE|REPO|URL|CHANNEL)(?:_URL)?$/, undefined, 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1'],
  ]),
  ...rows({ ...URL_SHAPE, purpose: 'either' }, [
    ['URL URI DSN CONN DBSTRING', /^(?:.+_)?(?:DATABASE|DB|MONGO|MONGODB|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|REDIS|AMQP|RABBITMQ|CLOUDAMQP|CELERY_BROKER|BROKER|CLICKHOUSE|NEO4J|MSSQL|SQLALCHEMY_DATABASE|KAFKA|SMTP|MAILER)_?(?:.*_)?(?:URL|URI|DSN|CONNECTION|CONNECTION_STRING|CONNSTR|DBSTRING)$/, undefined, 'https://www.prisma.io/docs/orm/reference/connection-urls'],
    ['CLOUDINARY', /^(?:.+_)?CLOUDINARY_URL$/, undefined, 'https://cloudinary.com/documentation/cloudinary_sdks#configuration_parameters'],
    ['DBSTRING CONN', /^(?:.+_)?(?:DBSTRING|CONNECTION_?STRINGS?|CONN_?STR(?:ING)?)(?:__.+)?$/, undefined, 'https://learn.microsoft.com/dotnet/framework/data/adonet/connection-strings'],
    ['DSN', /^(?:.+_)?DSN$/, undefined, 'https://www.php.net/manual/pdo.construct.php'],
    ['HOOK', /^(?:.+_)?(?:SLACK_|DISCORD_|TEAMS_)?WEB_?HOOK(?:_URL|_URI)?$/, undefined, 'https://api.slack.com/messaging/webhooks'],
  ]),
  ...rows(RUNTIME, [
    ['SECRET', /^(?:DJANGO_|FLASK_|TAIGA_)?SECRET_?KEY(?:_BASE)?$/, 'the application', 'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key'],
    ['APP LARAVEL', /^APP_(?:KEY|SECRET)$|^LARAVEL_(?:.*_)?KEY$/, 'the application', 'https://laravel.com/docs/encryption'],
    ['SECRET SALT PEPPER', /^(?:.+_)?(?:JWT|SESSION|COOKIE|CSRF|ENCRYPTION|SIGNING|HMAC|FERNET|NEXTAUTH|AUTH|WEBHOOK)_(?:SECRET|SECRET_KEY|SALT|SALTS)$|^(?:.+_)?(?:SALT|SALTS|PEPPER)$/, 'the application', 'https://docs.docker.com/compose/how-tos/use-secrets/'],
    ['PASS PWD', /^(?:MYSQL|MARIADB|POSTGRES|POSTGRESQL|PG|MONGO|MONGODB|MONGO_INITDB|REDIS|RABBITMQ|INFLUXDB|COUCHDB|NEO4J|ELASTIC|ELASTICSEARCH|MSSQL|SA|ORACLE|LDAP|MQTT|MINIO|SMTP|MAIL|VNC|GRAFANA|GF_SECURITY|PGADMIN|KEYCLOAK|WORDPRESS|DRUPAL|JOOMLA)_?(?:.*_)?(?:PASS|PASSWORD|PASSWD|PWD)$/, 'the server', 'https://hub.docker.com/_/postgres'],
    ['REDIS_AUTH', /^(?:.+_)?REDIS_AUTH$/, 'the server', 'https://redis.io/docs/latest/commands/auth/'],
    ['HTPASSWD', /^HTPASSWD$/, 'the web server', 'https://httpd.apache.org/docs/current/programs/htpasswd.html'],
    ['RELIC NR DD DATADOG', /^(?:NEW_?RELIC|NR)_(?:.*_)?(?:KEY|LICEN[SC]E)$|^(?:DD|DATADOG)_(?:API|APP)_KEY$/, 'the agent', 'https://docs.newrelic.com/docs/apm/agents/'],
  ]),
];

/** Returns the first row that matches the name, or undefined if there is none. */
export function knownVariable(name: string): KnownVariable | undefined {
  const upper = name.toUpperCase();
  return KNOWN_VARIABLES.find(({ marks, pattern }) => marks.some((mark) => upper.includes(mark)) && pattern.test(upper));
}

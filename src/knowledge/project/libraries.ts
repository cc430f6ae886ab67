import type { Ecosystem } from '../tool-project.ts';
import { ASSEMBLES } from './idle-parts.ts';

/** A library that reads variables by itself, without any file of the project naming them. */
export interface LibraryRead {
  readonly ecosystem: Ecosystem;
  /** Names of the package in manifests and lock files. */
  readonly packages: RegExp;
  /** Names of the variables that it reads, full match. */
  readonly variables: RegExp;
  /** Files of the project that it reads by itself, matched against their paths. */
  readonly files?: RegExp;
  /** The programs that must run for the library to read them; omitted if any program that uses the library does. */
  readonly programs?: readonly string[];
  /** Tasks of those programs in which the library reads them; matched against the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
  /** A variable, and its values with which the library does not read. */
  readonly unless?: { readonly variable: string; readonly values: RegExp };
  /** Set if a bundler that nobody knows may load it as well. */
  readonly isPlugin?: true;
  /** Those of the variables with which it only uploads what a bundler made: a test that loads the settings of the bundler does not use them. Full match. */
  readonly uploads?: RegExp;
  readonly source: string;
}

/** The first argument of commands of bundlers. Source: https://vite.dev/guide/cli#build */
export const BUILD_COMMAND = /^(?:build|generate|export|bundle|compile)$/;

/** Settings of sentry-cli, which its plugins for bundlers run. Source: https://docs.sentry.io/cli/configuration/ */
const SENTRY_FILES = /(?:^|\/)(?:\.sentryclirc|sentry\.properties)$/;

/**
 * Logins of curl, of registries of images, and keys of ssh. Sources: https://everything.curl.dev/usingcurl/netrc,
 * https://docs.docker.com/reference/cli/docker/login/, https://man.openbsd.org/ssh.1#FILES
 */
const NETRC = /\/[._]?netrc$/;
const IMAGE_LOGINS = /\/\.docker\/config\.json$|\/\.dockercfg$|\/containers\/auth\.json$/;
const SSH_KEYS = /\/\.ssh\/[^/]+$/;

/**
 * Logins of services, and commands that run programs of the project. Sources: https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html,
 * https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/, https://packaging.python.org/en/latest/specifications/pypirc/
 */
const AWS_FILES = /\/\.aws(?:\/[^/]+)?$/;
const KUBE_FILES = /\/\.kube(?:\/config)?$/;
const PYPIRC = /\/\.pypirc$/;
const RUNS_PROGRAM = /^(?:-\S+ )*(?:run|test|bench|generate|tool|exec|ef)(?: |$)/;
const RUNS_SCRIPTS = /^(?:-\S+ )*(?!(?:ci|i|install|add|remove|update|up|dedupe|audit|config)(?: |$))\S/;

/**
 * Code that loads a library whose settings name variables, and those settings. Sources: https://www.prisma.io/docs/orm/reference/prisma-schema-reference,
 * https://github.com/node-config/node-config/wiki/Environment-Variables
 */
export const LOADS_SETTINGS: readonly { readonly files: RegExp; readonly loads: RegExp; readonly settings: RegExp }[] = [
  { files: /\.[cm]?[jt]sx?$/, loads: /['"](?:@prisma\/client(?:\/\w+)?|(?:\.{1,2}\/)+[\w./-]*prisma\/client)['"]/, settings: /\.prisma$/ },
  { files: /\.[cm]?[jt]sx?$/, loads: /(?:\brequire\(\s*|\bfrom\s+|\bimport\s+)['"]config['"]/, settings: /(?:^|\/)config\/custom-environment-variables\.\w+$/ },
];

const BUNDLERS =
  'vite webpack rollup next nuxt nuxi gatsby astro remix react-router vinxi vike waku bud wp-scripts eleventy quasar nitropack electron-vite stencil svelte-kit react-scripts craco esbuild rspack rsbuild rspress farm tsup tsdown unbuild rolldown microbundle vitepress docusaurus encore blitz umi modern vue-cli-service ng storybook parcel expo eas gulp'.split(
    ' ',
  );

/** Programs that run scripts of package.json, or code of a package. Source: https://docs.npmjs.com/cli/using-npm/scripts */
const SCRIPT_PROGRAMS = [...'npm npx yarn pnpm pnpx bun bunx node deno tsx ts-node jest vitest cypress playwright cdk sst serverless'.split(' '), ...BUNDLERS];

/** An example of each stands in test/knowledge/project/libraries.test.ts. */
// biome-ignore format: one row a line
export const LIBRARY_READS: readonly LibraryRead[] = [
  { ecosystem: 'javascript', packages: /^@sentry\/(?:vite-plugin|webpack-plugin|rollup-plugin|esbuild-plugin|bundler-plugin-core|nextjs|sveltekit|nuxt|remix|astro|gatsby|react-router|solidstart|tanstackstart\w*)$/, variables: /SENTRY_(?:AUTH_TOKEN|ORG|PROJECT|URL|RELEASE\w*|API_KEY|HTTP_HEADERS|LOG_LEVEL|PROPERTIES)/, uploads: /SENTRY_AUTH_TOKEN/, files: SENTRY_FILES, programs: BUNDLERS, isPlugin: true, source: 'https://docs.sentry.io/platforms/javascript/sourcemaps/uploading/vite/' },
  { ecosystem: 'javascript', packages: /^@sentry\/(?:cli|wizard)$/, variables: /SENTRY_(?:AUTH_TOKEN|ORG|PROJECT|URL|API_KEY|HTTP_HEADERS|LOG_LEVEL|PROPERTIES)/, files: SENTRY_FILES, programs: ['sentry-cli'], source: 'https://docs.sentry.io/cli/configuration/' },
  { ecosystem: 'javascript', packages: /^next-auth$|^@auth\/\w+/, variables: /(?:NEXT)?AUTH_(?:SECRET|URL|\w+)/, programs: ['next'], source: 'https://authjs.dev/reference/core/errors#missingsecret' },
  { ecosystem: 'javascript', packages: /^contentful(?:-\w+)*$|^gatsby-source-contentful$/, variables: /CONTENTFUL_\w+/, programs: BUNDLERS, isPlugin: true, source: 'https://www.contentful.com/developers/docs/' },
  { ecosystem: 'javascript', packages: /^@aws-sdk\/|^aws-sdk$/, variables: /AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|REGION)/, source: 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html' },
  { ecosystem: 'javascript', packages: /^turbo$/, variables: /TURBO_(?:TOKEN|TEAM|API|REMOTE_CACHE_SIGNATURE_KEY)/, programs: ['turbo'], source: 'https://turborepo.com/docs/reference/system-environment-variables' },
  { ecosystem: 'javascript', packages: /^nx$|^nx-cloud$|^@nrwl\//, variables: /NX_(?:CLOUD_)?\w+/, programs: ['nx', 'lerna'], source: 'https://nx.dev/ci/reference/env-vars' },
  { ecosystem: 'javascript', packages: /^@datadog\/datadog-ci$/, variables: /(?:DD|DATADOG)_(?:API|APP)_KEY/, source: 'https://docs.datadoghq.com/real_user_monitoring/guide/upload-javascript-source-maps/' },
  { ecosystem: 'javascript', packages: /^@bugsnag\/source-maps$|^webpack-bugsnag-plugins$/, variables: /BUGSNAG_\w+/, programs: BUNDLERS, isPlugin: true, source: 'https://docs.bugsnag.com/build-integrations/' },
  { ecosystem: 'javascript', packages: /^@clerk\/nextjs$/, variables: /CLERK_\w+/, programs: ['next'], source: 'https://clerk.com/docs/guides/development/clerk-environment-variables' },
  { ecosystem: 'javascript', packages: /^pg$|^postgres$/, variables: /PG\w+/, source: 'https://node-postgres.com/features/connecting#environment-variables' },
  { ecosystem: 'javascript', packages: /^semantic-release$/, variables: /(?:GH|GITHUB|GL|GITLAB|NPM|BITBUCKET)_TOKEN/, programs: ['semantic-release'], source: 'https://semantic-release.gitbook.io/semantic-release/usage/ci-configuration' },
  { ecosystem: 'python', packages: /^(?:huggingface[-_]hub|transformers|datasets|diffusers|sentence[-_]transformers|accelerate|peft|tokenizers)$/, variables: /HF_(?:TOKEN|HOME|HUB_\w+)|HUGGING_?FACE_?(?:HUB)?_?(?:API_?)?TOKEN/, source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables#hftoken' },
  { ecosystem: 'python', packages: /^(?:boto3?|botocore|aiobotocore|s3fs|awscli|sagemaker|awswrangler)$/, variables: /AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|DEFAULT_REGION|REGION)/, source: 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/credentials.html#environment-variables' },
  { ecosystem: 'python', packages: /^wandb$/, variables: /WANDB_\w+/, source: 'https://docs.wandb.ai/guides/track/environment-variables' },
  { ecosystem: 'python', packages: /^(?:openai|(?:langchain|llama[-_]index|litellm|instructor|dspy|pydantic[-_]ai|crewai|autogen|semantic[-_]kernel|haystack)(?:_\w+)?(?:-\w+)*)$/, variables: /OPENAI_\w+/, source: 'https://github.com/openai/openai-python#usage' },
  { ecosystem: 'python', packages: /^anthropic$/, variables: /ANTHROPIC_\w+/, source: 'https://github.com/anthropics/anthropic-sdk-python#usage' },
  { ecosystem: 'python', packages: /^kaggle(?:hub)?$/, variables: /KAGGLE_\w+/, source: 'https://www.kaggle.com/docs/api' },
  { ecosystem: 'python', packages: /^mlflow$/, variables: /MLFLOW_\w+|DATABRICKS_\w+/, source: 'https://mlflow.org/docs/latest/auth/' },
  { ecosystem: 'python', packages: /^comet[-_]ml$/, variables: /COMET_\w+/, source: 'https://www.comet.com/docs/v2/guides/experiment-management/configure-sdk/' },
  { ecosystem: 'python', packages: /^(?:azure-identity)$/, variables: /AZURE_\w+/, source: 'https://learn.microsoft.com/python/api/azure-identity/azure.identity.environmentcredential' },
  { ecosystem: 'python', packages: /^(?:google-cloud-[\w-]+|google-auth)$/, variables: /GOOGLE_\w+/, source: 'https://cloud.google.com/docs/authentication/application-default-credentials' },
  { ecosystem: 'python', packages: /^(?:dj[-_]database[-_]url|django[-_]environ|environ)$/, variables: /(?:DATABASE|CACHE|EMAIL|SEARCH|REDIS)_URL/, source: 'https://github.com/jazzband/dj-database-url#usage' },
  { ecosystem: 'python', packages: /^psycopg(?:2(?:[-_]binary)?)?$/, variables: /PG\w+/, source: 'https://www.postgresql.org/docs/current/libpq-envars.html' },
  { ecosystem: 'python', packages: /^flask$/i, variables: /FLASK_\w+/, programs: ['flask'], source: 'https://flask.palletsprojects.com/config/#configuring-from-environment-variables' },
  { ecosystem: 'python', packages: /^django[-_]storages$|^storages$/i, variables: /(?:AWS|AZURE|GS|GOOGLE|DO)_\w+/, programs: ['python', 'django-admin', 'manage.py'], arguments: /(?:^| )collectstatic(?: |$)/, source: 'https://django-storages.readthedocs.io/en/latest/backends/amazon-S3.html#authentication-settings' },
  { ecosystem: 'ruby', packages: /^rails$|^railties$/, variables: /RAILS_MASTER_KEY|SECRET_KEY_BASE|DATABASE_URL/, programs: ['rails', 'rake', 'puma', 'rspec', 'sidekiq', 'unicorn'], source: 'https://guides.rubyonrails.org/configuring.html' },
  { ecosystem: 'ruby', packages: /^aws-sdk(?:-\w+)?$|^asset_sync$|^fog(?:-aws)?$/, variables: /AWS_\w+|FOG_\w+/, source: 'https://docs.aws.amazon.com/sdk-for-ruby/v3/developer-guide/credential-providers.html' },
  { ecosystem: 'rust', packages: /^sqlx$/, variables: /DATABASE_URL/, programs: ['cargo'], unless: { variable: 'SQLX_OFFLINE', values: /^(?:true|1)$/i }, source: 'https://docs.rs/sqlx/latest/sqlx/macro.query.html#requirements' },
  { ecosystem: 'go', packages: /^github\.com\/aws\/aws-sdk-go/, variables: /AWS_\w+/, source: 'https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-gosdk.html' },
  { ecosystem: 'jvm', packages: /^org\.sonarqube$|sonar-maven-plugin$|sbt-sonar$/, variables: /SONAR_(?:TOKEN|LOGIN|PASSWORD|HOST_URL|ORGANIZATION)/, programs: ['gradle', 'mvn', 'sbt'], arguments: /(?:^|[ :])sonar/, source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/analysis-parameters/' },
  { ecosystem: 'jvm', packages: /^com\.gradle\.(?:develocity|enterprise|build-scan)$|develocity-maven-extension$/, variables: /(?:DEVELOCITY|GRADLE_ENTERPRISE)_ACCESS_KEY/, programs: ['gradle', 'mvn'], source: 'https://docs.gradle.com/develocity/gradle-plugin/current/#via_environment_variable' },
  { ecosystem: 'jvm', packages: /^io\.sentry\.(?:jvm|android)\.gradle$|sentry-maven-plugin$/, variables: /SENTRY_(?:AUTH_TOKEN|ORG|PROJECT|URL)/, files: SENTRY_FILES, programs: ['gradle', 'mvn'], arguments: ASSEMBLES, source: 'https://docs.sentry.io/platforms/java/source-context/' },
  { ecosystem: 'jvm', packages: /^com\.vanniktech\.maven\.publish(?:\.base)?$/, variables: /ORG_GRADLE_PROJECT_\w+/, programs: ['gradle'], source: 'https://vanniktech.github.io/gradle-maven-publish-plugin/central/#secrets' },
  { ecosystem: 'jvm', packages: /^(?:org\.owasp\.dependencycheck|dependency-check-maven)$/, variables: /NVD_API_KEY/, programs: ['gradle', 'mvn'], arguments: /dependency-?check/i, source: 'https://jeremylong.github.io/DependencyCheck/dependency-check-maven/configuration.html' },
  { ecosystem: 'jvm', packages: /^(?:org\.liquibase\.gradle|liquibase-maven-plugin)$/, variables: /LIQUIBASE_\w+/, programs: ['gradle', 'mvn'], arguments: /liquibase|(?:^|[ :])(?:update|status|rollback\w*|validate|dropAll|changelogSync)(?: |$)/i, source: 'https://docs.liquibase.com/parameters/working-with-command-parameters.html' },
  { ecosystem: 'jvm', packages: /^(?:org\.flywaydb\.flyway|flyway-maven-plugin)$/, variables: /FLYWAY_\w+/, programs: ['gradle', 'mvn'], arguments: /(?:^|[ :])flyway/i, source: 'https://documentation.red-gate.com/fd/environment-variables-277579020.html' },
  { ecosystem: 'dotnet', packages: /^SentryUpload(?:Symbols|Sources)$|^SentryCreateRelease$/, variables: /SENTRY_(?:AUTH_TOKEN|ORG|PROJECT|URL)/, files: SENTRY_FILES, programs: ['dotnet', 'msbuild'], arguments: /^(?:build|publish|pack|msbuild|\S+\.(?:sln|\w+proj))\b(?!.*--no-build)/, source: 'https://docs.sentry.io/platforms/dotnet/configuration/msbuild/' },
  { ecosystem: 'dart', packages: /^sentry_dart_plugin$/, variables: /SENTRY_(?:AUTH_TOKEN|ORG|PROJECT|URL)/, files: SENTRY_FILES, programs: ['dart', 'flutter'], arguments: /\bsentry_dart_plugin\b/, source: 'https://github.com/getsentry/sentry-dart-plugin#environment-variables' },
  { ecosystem: 'r', packages: /^(?:remotes|renv|devtools|pak|pacman|usethis|gh|credentials|BiocManager)$/, variables: /GITHUB_(?:PAT|TOKEN)|GITLAB_PAT|BITBUCKET_(?:USER|PASSWORD)/, source: 'https://remotes.r-lib.org/#environment-variables' },
  { ecosystem: 'r', packages: /^rsconnect$/, variables: /(?:SHINYAPPS|CONNECT|RSCONNECT)_\w+/, source: 'https://rstudio.github.io/rsconnect/reference/connectApiUser.html' },
  { ecosystem: 'php', packages: /^laravel\/framework$/, variables: /APP_KEY/, programs: ['php', 'artisan'], source: 'https://laravel.com/docs/encryption' },
];

/** Libraries that read a credential file of another tool by themselves, matched against its path. An example of each stands in test/knowledge/project/libraries.test.ts. */
// biome-ignore format: one row a line
export const LIBRARY_FILES: readonly Pick<LibraryRead, 'ecosystem' | 'packages' | 'files' | 'programs' | 'arguments' | 'source'>[] = [
  { ecosystem: 'python', packages: /^(?:requests|httpx|aiohttp|netrc|tinynetrc)$/, files: NETRC, source: 'https://requests.readthedocs.io/en/latest/user/authentication/#netrc-authentication' },
  { ecosystem: 'ruby', packages: /^(?:netrc|octokit|rest-client)$/, files: NETRC, source: 'https://github.com/octokit/octokit.rb#using-a-netrc-file' },
  { ecosystem: 'javascript', packages: /^(?:netrc|netrc-parser)$/, files: NETRC, source: 'https://www.npmjs.com/package/netrc' },
  { ecosystem: 'r', packages: /^(?:httr2?|curl)$/, files: NETRC, source: 'https://everything.curl.dev/usingcurl/netrc' },
  { ecosystem: 'python', packages: /^(?:docker|dockerfile-parse|docker-compose|ansible(?:-core)?|testcontainers|python-on-whales)$/, files: IMAGE_LOGINS, source: 'https://docker-py.readthedocs.io/en/stable/client.html' },
  { ecosystem: 'jvm', packages: /jib|docker|testcontainers|^org\.springframework\.boot$|spring-boot-(?:maven|gradle)-plugin/, files: IMAGE_LOGINS, source: 'https://github.com/GoogleContainerTools/jib/tree/master/jib-gradle-plugin#authentication-methods' },
  { ecosystem: 'go', packages: /docker|container|ko\b|oras/, files: IMAGE_LOGINS, source: 'https://pkg.go.dev/github.com/google/go-containerregistry/pkg/authn' },
  { ecosystem: 'javascript', packages: /docker|container/, files: IMAGE_LOGINS, source: 'https://node.testcontainers.org/features/images/' },
  { ecosystem: 'ruby', packages: /^(?:docker-api|kamal|testcontainers(?:-\w+)?)$/, files: IMAGE_LOGINS, source: 'https://github.com/upserve/docker-api#authentication' },
  { ecosystem: 'dotnet', packages: /docker|containers/i, files: IMAGE_LOGINS, source: 'https://learn.microsoft.com/dotnet/core/containers/publish-configuration' },
  { ecosystem: 'python', packages: /^(?:paramiko|fabric|asyncssh|sshtunnel|pysftp|netmiko|ansible(?:-core)?)$/, files: SSH_KEYS, source: 'https://docs.paramiko.org/en/stable/api/client.html#paramiko.client.SSHClient.connect' },
  { ecosystem: 'ruby', packages: /^(?:net-ssh|net-scp|net-sftp|sshkit|capistrano)$/, files: SSH_KEYS, source: 'https://net-ssh.github.io/net-ssh/Net/SSH.html' },
  { ecosystem: 'jvm', packages: /^(?:jsch|sshj|sshd-core|org\.eclipse\.jgit(?:\.ssh\.\w+)?|org\.ajoberstar\.grgit)$/, files: SSH_KEYS, source: 'https://github.com/eclipse-jgit/jgit/wiki/SSH-Support' },
  { ecosystem: 'python', packages: /aws|boto|amazon|dynamo|sagemaker|zappa|chalice|s3|storages|smart[-_]open|fsspec|cloudpathlib|\bdvc|ansible|pulumi|airflow|prefect|dagster|metaflow|mlflow|celery|kombu|rasterio|fiona|gdal|pyarrow|duckdb|\bray\b|bedrock|langchain|litellm|localstack/i, files: AWS_FILES, source: 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/credentials.html#shared-credentials-file' },
  { ecosystem: 'javascript', packages: /aws|amazon|(?:^|[/_-])(?:s3|sst|cdk|cdktf|sqs|sns|ses|lambda|dynamo\w*|arc|claudia)(?:$|[/_-])|serverless|dynamoose|amplify|pulumi|alchemy/, files: AWS_FILES, programs: SCRIPT_PROGRAMS, arguments: RUNS_SCRIPTS, source: 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/loading-node-credentials-shared.html' },
  { ecosystem: 'ruby', packages: /aws|^fog|asset_sync|carrierwave|shrine|dragonfly|s3/, files: AWS_FILES, source: 'https://docs.aws.amazon.com/sdk-for-ruby/v3/developer-guide/credential-providers.html' },
  { ecosystem: 'jvm', packages: /aws|amazon|s3|codeartifact/, files: AWS_FILES, source: 'https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-profiles.html' },
  { ecosystem: 'go', packages: /aws|amazon|s3|pulumi|gocloud/, files: AWS_FILES, programs: ['go'], arguments: RUNS_PROGRAM, source: 'https://docs.aws.amazon.com/sdk-for-go/v2/developer-guide/configure-gosdk.html' },
  { ecosystem: 'rust', packages: /aws|rusoto|s3|object[-_]store|opendal/, files: AWS_FILES, source: 'https://docs.aws.amazon.com/sdk-for-rust/latest/dg/credproviders.html' },
  { ecosystem: 'dotnet', packages: /^(?:AWS|Amazon)|S3/, files: AWS_FILES, source: 'https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/creds-assign.html' },
  { ecosystem: 'php', packages: /aws|s3|bref/, files: AWS_FILES, source: 'https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/guide_credentials_profiles.html' },
  { ecosystem: 'r', packages: /aws|^paws|s3|^arrow$/, files: AWS_FILES, source: 'https://www.paws-r-sdk.com/docs/credentials/' },
  { ecosystem: 'python', packages: /kube|k8s|openshift|kopf|ansible|pulumi|airflow|prefect|dagster|helm|dask|\bkfp|kserve|jupyterhub|locust/i, files: KUBE_FILES, source: 'https://github.com/kubernetes-client/python#examples' },
  { ecosystem: 'javascript', packages: /kube|k8s|helm|openshift|pulumi|telepresence|garden/, files: KUBE_FILES, programs: SCRIPT_PROGRAMS, arguments: RUNS_SCRIPTS, source: 'https://github.com/kubernetes-client/javascript#example-code' },
  { ecosystem: 'jvm', packages: /kube|k8s|openshift|fabric8|helm/, files: KUBE_FILES, source: 'https://github.com/fabric8io/kubernetes-client#configuring-the-client' },
  { ecosystem: 'go', packages: /k8s\.io|kube|helm|openshift/, files: KUBE_FILES, programs: ['go'], arguments: RUNS_PROGRAM, source: 'https://pkg.go.dev/k8s.io/client-go/tools/clientcmd' },
  { ecosystem: 'ruby', packages: /kube|krane|k8s/, files: KUBE_FILES, source: 'https://github.com/ManageIQ/kubeclient#kubernetes-configuration' },
  { ecosystem: 'rust', packages: /^kube|k8s/, files: KUBE_FILES, source: 'https://docs.rs/kube/latest/kube/config/index.html' },
  { ecosystem: 'dotnet', packages: /Kube|K8s/i, files: KUBE_FILES, source: 'https://github.com/kubernetes-client/csharp#creating-the-client' },
  { ecosystem: 'php', packages: /kube|k8s/, files: KUBE_FILES, source: 'https://github.com/renoki-co/php-k8s' },
  { ecosystem: 'python', packages: /^(?:twine|flit|hatch|devpi(?:-client)?|zest[.-]releaser|python-semantic-release|jupyter-releaser|pbr)$/i, files: PYPIRC, programs: ['python', 'invoke', 'nox', 'tox', 'fab'], source: 'https://packaging.python.org/en/latest/specifications/pypirc/' },
];

/** How code names the libraries that it uses; each group holds names. */
// biome-ignore format: one row a line
export const IMPORTS: readonly { readonly ecosystem: Ecosystem; readonly files: RegExp; readonly names: RegExp; readonly dotted?: true; readonly source: string }[] = [
  { ecosystem: 'python', files: /\.py$/, dotted: true, names: /^[ \t]*(?:from|import)\s+([A-Za-z][\w.]*)/gm, source: 'https://docs.python.org/3/reference/import.html' },
  { ecosystem: 'javascript', files: /\.[cm]?[jt]sx?$/, names: /(?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*|\bimport\s*\(\s*)['"](@?[\w-]+(?:\/[\w.-]+)*)['"]/g, source: 'https://nodejs.org/api/esm.html' },
  { ecosystem: 'r', files: /\.(?:[Rr]|Rmd|qmd)$/, names: /\b(?:(?:library|require|requireNamespace|loadNamespace)\(\s*["']?([\w.]+)|([\w.]+)(?=:::?))/g, source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/library.html' },
];

/** Manifests and lock files, which list the libraries of a project. */
// biome-ignore format: one row a line
export const MANIFESTS: readonly { readonly ecosystem: Ecosystem; readonly path: RegExp; readonly names: RegExp; readonly source: string }[] = [
  { ecosystem: 'javascript', path: /(?:^|\/)package\.json$/, names: /"(@?[\w./-]+)"\s*:\s*"/g, source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies' },
  { ecosystem: 'python', path: /(?:^|\/)(?:[\w.-]*require[\w.-]*\.(?:txt|in)|requirements\/[\w./-]+\.(?:txt|in)|setup\.(?:py|cfg)|environment\.ya?ml)$/, names: /(?:^|["'\s-])([A-Za-z][\w.-]*)(?=\s{0,20}(?:\[[\w,\s-]{0,200}\])?\s{0,20}(?:[=<>~!@;]|["']|$))/gm, source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/' },
  { ecosystem: 'python', path: /(?:^|\/)(?:pyproject\.toml|Pipfile|poetry\.lock|uv\.lock|Pipfile\.lock)$/, names: /["']([A-Za-z][\w.-]*)(?=\s{0,20}(?:\[[\w,\s-]{0,200}\])?\s{0,20}(?:[=<>~!;@ ][^"']{0,300})?["'])|^([A-Za-z][\w.-]*)\s*=/gm, source: 'https://packaging.python.org/en/latest/specifications/pyproject-toml/' },
  { ecosystem: 'ruby', path: /(?:^|\/)(?:Gemfile(?:\.lock)?|gems\.rb|[\w.-]+\.gemspec)$/, names: /(?:gem\s*\(?\s*["']|^ {4})([\w-]+)/gm, source: 'https://bundler.io/man/gemfile.5.html' },
  { ecosystem: 'rust', path: /(?:^|\/)Cargo\.toml$/, names: /^([\w-]+)\s*=/gm, source: 'https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html' },
  { ecosystem: 'go', path: /(?:^|\/)go\.mod$/, names: /^\s*(?:require\s+)?([\w.-]+\.[a-z]+\/[\w./-]+)\s+v/gm, source: 'https://go.dev/ref/mod#go-mod-file' },
  { ecosystem: 'jvm', path: /(?:^|\/)(?:pom\.xml|extensions\.xml|[\w.-]+\.gradle(?:\.kts)?|[\w.-]+\.versions\.toml|[\w.-]+\.sbt)$/, names: /\bid\s*(?:\(\s*|=\s*)?["']([\w.-]+)["']|<artifactId>\s*([\w.-]+)\s*<|["']([\w.-]+:[\w.-]+)(?::[^"'\s]*)?["']|%\s*"([\w.-]+)"\s*%/g, source: 'https://docs.gradle.org/current/userguide/plugins.html' },
  { ecosystem: 'dotnet', path: /\.(?:cs|fs|vb)proj$|(?:^|\/)Directory\.(?:Packages|Build)\.(?:props|targets)$/, names: /<Package(?:Reference|Version)\s[^>]*?Include="([\w.]+)"|<(\w+)>\s*true\s*</gi, source: 'https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files' },
  { ecosystem: 'dart', path: /(?:^|\/)pubspec\.yaml$/, names: /^ {2}([a-z]\w*):/gm, source: 'https://dart.dev/tools/pub/dependencies' },
  { ecosystem: 'php', path: /(?:^|\/)composer\.json$/, names: /"([\w.-]+\/[\w.-]+)"\s*:/g, source: 'https://getcomposer.org/doc/04-schema.md#package-links' },
];

/** Manifests and lock files that only list packages: what they name is a library, and no code that runs. Our own list, from the manuals of the package managers. */
export const LISTS_PACKAGES = /\.(?:json|jsonc|lock|lockb|mod|sum|txt|in)$|(?:^|\/)(?:Cargo|pyproject|uv|poetry|Pipfile)[\w.-]*$/;

/** Every path of a manifest contains one of these texts. */
const MANIFEST_MARKS =
  '.json require setup. environment. pyproject Pipfile .lock Gemfile gems.rb .gemspec Cargo go.mod pom.xml extensions.xml .gradle .toml .sbt .csproj .fsproj .vbproj Directory. pubspec'.split(
    ' ',
  );

/** Whether a path may be that of a manifest: asked before the patterns, because compiling a RegExp is slow. */
export function isManifest(path: string): boolean {
  return MANIFEST_MARKS.some((mark) => path.includes(mark));
}

/** Addresses that libraries open with a library of the store, which the code does not import. Source: https://filesystem-spec.readthedocs.io/en/latest/ */
export const OPENS_STORES = /\b(?:s3|gs|gcs|az|abfs|hf|wandb)a?:\/\//;

/** Programs whose library other programs load as well. Source: https://guides.rubyonrails.org/command_line.html */
export const LOADED_BY_ALL: ReadonlySet<string> = new Set(['rails', 'node', 'python', 'ruby', 'php', 'aws']);

/** First words of variable names that do not identify a library. */
const PLAIN_WORDS = new Set(
  'ACCESS ADMIN API APP AUTH BASIC BUILD CI CLIENT DATABASE DB DEPLOY DEV DOCKER ENCRYPTION GH GIT GITHUB GITLAB HTTP HTTPS JWT KEY LOGIN MY NODE NPM PASSWORD PIP PRIVATE PROD PRODUCTION PUBLIC PYPI REGISTRY ROOT SECRET SERVER SERVICE SESSION SIGNING SSH TEST TOKEN USER WEB'.split(
    ' ',
  ),
);

/**
 * Whether a variable is named after a library, which may then read it by itself: CHROMATIC_PROJECT_TOKEN and `chromatic`, SANITY_AUTH_TOKEN and
 * `@sanity/client`, also where only one of them parts its words: EDGE_STORE_SECRET_KEY and `@edgestore/server`, DATADOG_API_KEY and `data-dog-metrics`.
 */
export function isNamedAfter(variable: string, library: string): boolean {
  const words = variable.toUpperCase().split('_');
  const [first = ''] = words;
  const parts = library.toUpperCase().split(/[^A-Z0-9]+/);
  if (first.length >= 3 && !PLAIN_WORDS.has(first) && (parts.includes(first) || joined(parts).includes(first))) return true;
  return [2, 3].some((count) => count < words.length && parts.includes(words.slice(0, count).join('')));
}

/** The texts that two or three words which follow each other make. */
function joined(words: readonly string[]): readonly string[] {
  return words.flatMap((_, at) => [2, 3].filter((count) => at + count <= words.length).map((count) => words.slice(at, at + count).join('')));
}

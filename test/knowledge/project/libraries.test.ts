import { expect, test } from '@jest/globals';
import { IMPORTS, isManifest, isNamedAfter, LIBRARY_FILES, LIBRARY_READS, MANIFESTS } from '../../../src/knowledge/project/libraries.ts';
import { random } from '../../harness/mutate.ts';
import { matchesOf } from '../../harness/pattern-samples.ts';

/** An example of each row, in the order of the table: a package and a variable. */
const EXAMPLES: readonly (readonly [library: string, variable: string])[] = [
  ['@sentry/vite-plugin', 'SENTRY_AUTH_TOKEN'],
  ['@sentry/cli', 'SENTRY_AUTH_TOKEN'],
  ['next-auth', 'NEXTAUTH_SECRET'],
  ['contentful', 'CONTENTFUL_ACCESS_TOKEN'],
  ['@aws-sdk/client-s3', 'AWS_SECRET_ACCESS_KEY'],
  ['turbo', 'TURBO_TOKEN'],
  ['nx', 'NX_CLOUD_ACCESS_TOKEN'],
  ['@datadog/datadog-ci', 'DATADOG_API_KEY'],
  ['@bugsnag/source-maps', 'BUGSNAG_API_KEY'],
  ['@clerk/nextjs', 'CLERK_SECRET_KEY'],
  ['pg', 'PGPASSWORD'],
  ['semantic-release', 'GITHUB_TOKEN'],
  ['huggingface_hub', 'HF_TOKEN'],
  ['boto3', 'AWS_SECRET_ACCESS_KEY'],
  ['wandb', 'WANDB_API_KEY'],
  ['openai', 'OPENAI_API_KEY'],
  ['anthropic', 'ANTHROPIC_API_KEY'],
  ['kagglehub', 'KAGGLE_KEY'],
  ['mlflow', 'MLFLOW_TRACKING_PASSWORD'],
  ['comet_ml', 'COMET_API_KEY'],
  ['azure-identity', 'AZURE_CLIENT_SECRET'],
  ['google-cloud-storage', 'GOOGLE_API_KEY'],
  ['dj-database-url', 'DATABASE_URL'],
  ['psycopg2-binary', 'PGPASSWORD'],
  ['Flask', 'FLASK_SECRET_KEY'],
  ['django-storages', 'AWS_SECRET_ACCESS_KEY'],
  ['rails', 'RAILS_MASTER_KEY'],
  ['aws-sdk-s3', 'AWS_SECRET_ACCESS_KEY'],
  ['sqlx', 'DATABASE_URL'],
  ['github.com/aws/aws-sdk-go-v2/config', 'AWS_SECRET_ACCESS_KEY'],
  ['org.sonarqube', 'SONAR_TOKEN'],
  ['com.gradle.develocity', 'DEVELOCITY_ACCESS_KEY'],
  ['io.sentry.jvm.gradle', 'SENTRY_AUTH_TOKEN'],
  ['com.vanniktech.maven.publish', 'ORG_GRADLE_PROJECT_signingInMemoryKey'],
  ['org.owasp.dependencycheck', 'NVD_API_KEY'],
  ['org.liquibase.gradle', 'LIQUIBASE_COMMAND_PASSWORD'],
  ['flyway-maven-plugin', 'FLYWAY_PASSWORD'],
  ['SentryUploadSymbols', 'SENTRY_AUTH_TOKEN'],
  ['sentry_dart_plugin', 'SENTRY_AUTH_TOKEN'],
  ['remotes', 'GITHUB_PAT'],
  ['rsconnect', 'SHINYAPPS_SECRET'],
  ['laravel/framework', 'APP_KEY'],
];

test('each library reads its variable', () => {
  expect(EXAMPLES.length).toBe(LIBRARY_READS.length);
  for (const [index, [library, variable]] of EXAMPLES.entries()) {
    const row = LIBRARY_READS[index];
    expect([library, row?.packages.test(library), variable, new RegExp(`^(?:${row?.variables.source})$`).test(variable)]).toEqual([
      library,
      true,
      variable,
      true,
    ]);
    expect(row?.packages.test('unrelated')).toBe(false);
  }
});

/** An example of each row, in the order of the table: a package and a file. */
const FILE_EXAMPLES: readonly (readonly [library: string, path: string])[] = [
  ['requests', '/root/.netrc'],
  ['octokit', '/root/.netrc'],
  ['netrc', '/root/.netrc'],
  ['httr2', '/root/.netrc'],
  ['docker', '/root/.docker/config.json'],
  ['com.google.cloud.tools.jib', '/root/.docker/config.json'],
  ['github.com/google/go-containerregistry', '/root/.docker/config.json'],
  ['testcontainers', '/root/.docker/config.json'],
  ['docker-api', '/root/.docker/config.json'],
  ['Docker.DotNet', '/root/.docker/config.json'],
  ['paramiko', '/root/.ssh/id_rsa'],
  ['net-ssh', '/root/.ssh/id_rsa'],
  ['org.eclipse.jgit', '/root/.ssh/id_rsa'],
  ['boto3', '/root/.aws/credentials'],
  ['@aws-sdk/client-s3', '/root/.aws/credentials'],
  ['aws-sdk-s3', '/root/.aws/credentials'],
  ['software.amazon.awssdk:s3', '/root/.aws/credentials'],
  ['github.com/aws/aws-sdk-go-v2/config', '/root/.aws/credentials'],
  ['aws-config', '/root/.aws/credentials'],
  ['AWSSDK.S3', '/root/.aws/credentials'],
  ['aws/aws-sdk-php', '/root/.aws/credentials'],
  ['paws', '/root/.aws/credentials'],
  ['kubernetes', '/root/.kube/config'],
  ['@kubernetes/client-node', '/root/.kube/config'],
  ['io.fabric8:kubernetes-client', '/root/.kube/config'],
  ['k8s.io/client-go', '/root/.kube/config'],
  ['kubeclient', '/root/.kube/config'],
  ['kube', '/root/.kube/config'],
  ['KubernetesClient', '/root/.kube/config'],
  ['renoki-co/php-k8s', '/root/.kube/config'],
  ['twine', '/root/.pypirc'],
];

test('every library that reads a file of another tool has an example', () => {
  expect(FILE_EXAMPLES.map(([library, path], index) => LIBRARY_FILES[index]?.packages.test(library) && LIBRARY_FILES[index].files?.test(path))).toEqual(
    LIBRARY_FILES.map(() => true),
  );
});

test.each([
  ['package.json', '{ "devDependencies": { "@sentry/vite-plugin": "2.0.0" } }', '@sentry/vite-plugin'],
  ['requirements.txt', 'flask==3.0\nboto3>=1.2\n', 'boto3'],
  ['requirements/base.requirements.txt', 'huggingface_hub[cli]==0.3\n', 'huggingface_hub'],
  ['pyproject.toml', 'dependencies = ["boto3>=1", "x"]', 'boto3'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nboto3 = "^1"\n', 'boto3'],
  ['Gemfile', "gem 'rails', '8.0'\n", 'rails'],
  ['Gemfile.lock', 'GEM\n  specs:\n    rails (8.0)\n', 'rails'],
  ['Cargo.toml', '[dependencies]\nsqlx = "0.8"\n', 'sqlx'],
  ['build.gradle.kts', 'plugins { java; id("org.sonarqube") version "5.1" }', 'org.sonarqube'],
  ['build.gradle', "plugins { id 'org.sonarqube' version '5.1' }", 'org.sonarqube'],
  ['gradle/libs.versions.toml', 'sonar = { id = "org.sonarqube", version = "5.1" }', 'org.sonarqube'],
  ['pom.xml', '<plugin><artifactId>flyway-maven-plugin</artifactId></plugin>', 'flyway-maven-plugin'],
  ['go.mod', 'require (\n\tgithub.com/aws/aws-sdk-go-v2 v1.30.0\n)\n', 'github.com/aws/aws-sdk-go-v2'],
  ['Shop/Shop.csproj', '<ItemGroup><PackageReference Include="Sentry.AspNetCore" Version="4.9.0" /></ItemGroup>', 'Sentry.AspNetCore'],
  ['Shop.csproj', '<PropertyGroup><SentryUploadSymbols>true</SentryUploadSymbols></PropertyGroup>', 'SentryUploadSymbols'],
  ['composer.json', '{ "require": { "laravel/framework": "^12" } }', 'laravel/framework'],
])('%s names its libraries: %s', (path, text, library) => {
  const manifest = MANIFESTS.find((one) => one.path.test(path));
  expect([...text.matchAll(manifest?.names ?? /(?!)/g)].map((match) => match.slice(1).find(Boolean))).toContain(library);
});

test('what is asked of a path before the patterns holds for all that they match', () => {
  const next = random(20_26);
  for (const { path } of MANIFESTS) expect(matchesOf(path, next, 2000).filter((one) => !isManifest(one))).toEqual([]);
  expect(isManifest('Dockerfile')).toBe(false);
});

test.each([
  ['a.py', 'from huggingface_hub import x\n', 'huggingface_hub'],
  ['a.ts', "import { S3 } from '@aws-sdk/client-s3';", '@aws-sdk/client-s3'],
  ['a.js', "const a = require('aws-sdk');", 'aws-sdk'],
])('%s imports: %s', (path, text, library) => {
  const row = IMPORTS.find((one) => one.files.test(path));
  expect([...text.matchAll(row?.names ?? /(?!)/g)].map((match) => match[1])).toContain(library);
});

test.each([
  ['CHROMATIC_PROJECT_TOKEN', 'chromatic', true],
  ['SANITY_AUTH_TOKEN', '@sanity/client', true],
  ['FONT_TOKEN', '@fontsource/inter', false],
  ['API_TOKEN', 'api', false],
  ['EDGE_STORE_SECRET_KEY', '@edgestore/server', true],
  ['DATADOG_API_KEY', 'data-dog-metrics', true],
  ['AUTH_TOKEN', 'registry-auth-token', false],
  ['AUTH_TOKEN', 'authtoken', false],
  ['EDGE_STORE_SECRET_KEY', '@store/server', false],
])('%s is named after %s: %s', (variable, library, is) => expect(isNamedAfter(variable, library)).toBe(is));

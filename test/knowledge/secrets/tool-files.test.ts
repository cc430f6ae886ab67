import { describe, expect, test } from '@jest/globals';
import { isWhereToolLooks } from '../../../src/facts/flows/file-owner.ts';
import { BUILD_TOOLS } from '../../../src/knowledge/secrets/build-tools.ts';
import { SECRET_FILES } from '../../../src/knowledge/secrets/secret-files.ts';
import { TOOL_FILES } from '../../../src/knowledge/secrets/tool-files.ts';

/** One for each row, in its order: places where the tool looks when it runs in /app as root, and one where it does not. */
const EXAMPLES: readonly (readonly [inPlace: readonly string[], elsewhere: string])[] = [
  [['/root/.npmrc', '/home/node/.npmrc', '/app/.npmrc', '/.npmrc', '/usr/local/etc/npmrc'], '/opt/other/.npmrc'],
  [['/root/.yarnrc', '/app/.yarnrc.yml'], '/opt/.yarnrc.yml'],
  [['/root/.bunfig.toml', '/app/bunfig.toml'], '/opt/bunfig.toml'],
  [['/root/.pip/pip.conf', '/root/.config/pip/pip.conf', '/etc/pip.conf', '/venv/pip.conf'], '/app/pip.ini'],
  [['/root/.pypirc'], '/app/.pypirc'],
  [['/root/.condarc', '/opt/conda/.condarc'], '/app/.condarc'],
  [['/root/.config/pypoetry/auth.toml'], '/app/auth.toml'],
  [['/root/.bundle/config', '/app/.bundle/config', '/usr/local/bundle/config'], '/opt/.bundle/config'],
  [['/root/.gem/credentials'], '/app/credentials'],
  [['/root/.composer/auth.json', '/root/.config/composer/auth.json', '/app/auth.json', '/tmp/auth.json'], '/app/config/auth.json'],
  [['/root/.m2/settings.xml', '/usr/share/maven/conf/settings.xml', '/opt/apache-maven-3.9.9/conf/settings.xml'], '/app/conf/settings.xml'],
  [['/root/.gradle/gradle.properties', '/app/gradle.properties', '/opt/gradle/gradle.properties'], '/app/config/gradle.properties'],
  [['/root/.sbt/.credentials', '/root/.ivy2/.credentials'], '/app/.credentials'],
  [['/root/.nuget/NuGet/NuGet.Config', '/app/nuget.config', '/app/.nuget/NuGet.config'], '/app/config/nuget.config'],
  [['/root/.cargo/credentials.toml', '/usr/local/cargo/credentials.toml'], '/app/credentials.toml'],
  [['/root/.hex/hex.config'], '/app/hex.config'],
  [['/etc/apt/auth.conf', '/etc/apt/auth.conf.d/acme.conf'], '/app/auth.conf'],
  [[], '/app/pro-attach-config.yaml'],
  [['/root/.sentryclirc', '/app/.sentryclirc', '/app/android/sentry.properties'], '/opt/sentry.properties'],
  [['/root/.Renviron', '/app/.Renviron', '/usr/lib/R/etc/Renviron.site'], '/opt/.Renviron'],
  [['/root/.netrc'], '/app/.netrc'],
  [['/root/.git-credentials', '/root/.config/git/credentials', '/etc/gitconfig'], '/app/.git-credentials'],
  [['/root/.ssh/id_rsa', '/home/app/.ssh/deploy'], '/app/keys/id_rsa'],
  [['/root/.gnupg/secring.gpg'], '/app/secring.gpg'],
  [['/root/.docker/config.json', '/kaniko/.docker/config.json'], '/app/config.json'],
  [['/root/.terraformrc', '/app/prod.tfvars'], '/opt/prod.tfvars'],
  [['/root/.kaggle/kaggle.json'], '/app/kaggle.json'],
  [['/root/.cache/huggingface/token'], '/app/token'],
];

describe('where tools look for their files', () => {
  test('every row has an example', () => {
    expect(EXAMPLES.length).toBe(TOOL_FILES.length);
  });

  test('every row names a tool and kinds that are known', () => {
    expect(TOOL_FILES.filter((file) => !BUILD_TOOLS.some((tool) => tool.name === file.tool))).toEqual([]);
    expect(TOOL_FILES.flatMap((file) => file.kinds).filter((kind) => !SECRET_FILES.some((row) => row.kind === kind))).toEqual([]);
  });

  test.each(TOOL_FILES.map((file, index) => [file.label, file, index] as const))('%s', (_, file, index) => {
    const [inPlace = [], elsewhere = ''] = EXAMPLES[index] ?? [];
    const looksAt = (path: string): boolean => isWhereToolLooks(file, path, { workdir: '/app', home: '/root' }, undefined);
    expect(inPlace.filter((path) => !looksAt(path))).toEqual([]);
    expect(looksAt(elsewhere)).toBe(false);
  });
});

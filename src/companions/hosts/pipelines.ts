import { posix } from 'node:path';
import { BUILD_WORDS } from '../../knowledge/docker/build-commands.ts';
import type { Document } from '../../text/document.ts';
import { isDockerfileAt } from '../default-dockerfile.ts';
import type { Folders } from '../shell/build-invocation-place.ts';
import { BUILDKIT_OFF } from '../shell/rewrite.ts';
import { argumentInputs, eachMap, rewriteScripts, scalarPaths } from '../shell/yaml-scripts.ts';
import type { YamlScript } from '../shell/yaml-shell.ts';
import { type BuildChange, type Companion, type CompanionCaveat, type CompanionFiles, type CompanionResult, UNRELATED } from '../types.ts';
import { nodeAt, YamlEditor } from '../yaml/edit.ts';
import { distinct, originalRange } from '../yaml/settled.ts';
import { textOf, type YamlNode, type YamlPath } from '../yaml/tree.ts';
import { unreadable } from '../yaml/unreadable.ts';

/** A CI system or task runner: the keys with shell commands, and how it runs them. */
interface Pipeline {
  readonly name: string;
  readonly files: RegExp;
  /** Keys whose commands run in one shell, in this order. */
  readonly joined: readonly string[];
  /** Keys whose commands each run in a shell of their own. */
  readonly single: readonly string[];
  /** A top-level key whose entries may themselves be commands: `tasks: { build: docker build . }`. */
  readonly entries?: string;
  /** Templates that the system expands before the shell sees the text. */
  readonly template?: RegExp;
  /** A key beside a script with its folder, relative to the root or, for `own`, to the file. */
  readonly folder?: string;
  readonly base: 'root' | 'own';
  /**
   * Set if the system itself expands `$X` when it reads the file; commands then get suggestions instead of edits.
   * https://buildkite.com/docs/pipelines/configure/environment-variables#variable-interpolation
   */
  readonly expands?: true;
  /** Keys, above or beside the script, with the variables that it sees. */
  readonly variables: readonly string[];
  /** The input that passes secret ID from the variable NAME, for steps whose settings hold build arguments. */
  readonly secretInput?: string;
}

/**
 * Sources: https://docs.gitlab.com/ci/yaml/#script, https://circleci.com/docs/reference/configuration-reference/#run,
 * https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/, https://docs.travis-ci.com/user/job-lifecycle/,
 * https://docs.drone.io/pipeline/docker/syntax/steps/, https://woodpecker-ci.org/docs/usage/workflow-syntax, https://buildkite.com/docs/pipelines/configure/step-types/command-step,
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html, https://taskfile.dev/docs/reference/schema
 */
const PIPELINES: readonly Pipeline[] = [
  {
    name: 'gitlab-ci',
    files: /(?:^|\/)(?:\.gitlab-ci|\.gitlab\/(?:[\w.-]+\/)*[\w.-]+|[\w.-]*gitlab-ci[\w.-]*)\.ya?ml$/,
    joined: ['before_script', 'script'],
    single: ['after_script'],
    base: 'root',
    variables: ['variables'],
  },
  {
    name: 'circleci',
    files: /(?:^|\/)\.circleci\/[\w.-]+\.ya?ml$/,
    joined: [],
    single: ['run', 'command'],
    template: /<<[^<>\n]*>>/g,
    folder: 'working_directory',
    base: 'root',
    variables: ['environment'],
  },
  { name: 'bitbucket-pipelines', files: /(?:^|\/)bitbucket-pipelines\.ya?ml$/, joined: ['script'], single: ['after-script'], base: 'root', variables: [] },
  {
    name: 'travis',
    files: /(?:^|\/)\.travis\.ya?ml$/,
    joined: ['before_install', 'install', 'before_script', 'script', 'after_success', 'after_script'],
    single: [],
    base: 'root',
    variables: [],
  },
  {
    name: 'drone',
    files: /(?:^|\/)\.(?:drone|woodpecker)(?:[-_.][\w.-]+|\/[\w.-]+)?\.ya?ml$/,
    joined: ['commands'],
    single: [],
    base: 'root',
    variables: ['environment'],
    // https://github.com/drone-plugins/drone-docker/blob/master/cmd/drone-docker/main.go
    secretInput: 'secrets_from_env: [ID=NAME]',
  },
  {
    name: 'buildkite',
    files: /(?:^|\/)(?:\.buildkite\/[\w.-]+|buildkite(?:\.pipeline)?)\.ya?ml$/,
    joined: ['command', 'commands'],
    single: [],
    expands: true,
    base: 'root',
    variables: ['env'],
    // https://github.com/buildkite-plugins/docker-compose-buildkite-plugin, https://github.com/seek-oss/docker-ecr-cache-buildkite-plugin
    secretInput: 'secrets: ["id=ID,env=NAME"]',
  },
  { name: 'codebuild', files: /(?:^|\/)buildspec[\w.-]*\.ya?ml$/, joined: ['commands'], single: [], base: 'root', variables: ['variables'] },
  {
    name: 'taskfile',
    files: /(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/,
    joined: [],
    single: ['cmds', 'cmd'],
    entries: 'tasks',
    template: /\{\{[^\n]{0,500}?\}\}/g,
    folder: 'dir',
    base: 'own',
    variables: ['env'],
  },
];

/** The variables in mappings above a path and at it; inner ones override outer ones. */
function variablesOf(root: YamlNode | undefined, path: YamlPath, keys: readonly string[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (let depth = 0; depth <= path.length; depth++) {
    for (const key of keys) {
      const map = nodeAt(root, [...path.slice(0, depth), key]);
      if (map?.kind === 'map') for (const { name, value } of map.pairs) variables.set(name, value.kind === 'scalar' ? String(value.value ?? '') : '');
    }
  }
  return variables;
}

/** Why the job of a script has no BuildKit: because of its variables, or of a docker image older than 23. https://docs.docker.com/engine/release-notes/23.0/ */
function legacyReason(root: YamlNode | undefined, path: YamlPath, variables: ReadonlyMap<string, string>): string | undefined {
  const own = variables.get('DOCKER_BUILDKIT');
  if (own !== undefined) return own === '0' ? BUILDKIT_OFF : undefined;
  const image = nodeAt(root, [...path, 'image']) ?? nodeAt(root, ['image']) ?? nodeAt(root, ['default', 'image']);
  const text = image?.kind === 'scalar' ? String(image.value) : image?.kind === 'map' ? String(textOf(nodeAt(image, ['name']))) : '';
  const major = /(?:^|\/)docker:(\d+)\b/.exec(text)?.[1];
  return major !== undefined && Number(major) < 23 ? `docker ${major} builds with the legacy builder` : undefined;
}

function foldersAt(document: Document, pipeline: Pipeline, root: YamlNode | undefined, path: YamlPath, files: CompanionFiles): Folders {
  const base = pipeline.base === 'own' ? posix.dirname(document.path) : files.root;
  const named = pipeline.folder ? textOf(nodeAt(root, [...path, pipeline.folder])) : undefined;
  const start = named === undefined || named.startsWith('~') ? base : posix.resolve(base, named);
  return { starts: [start], script: start, root: files.root };
}

/** All scripts of a file, each with its working directory. */
function scriptsOf(document: Document, pipeline: Pipeline, root: YamlNode | undefined, files: CompanionFiles): readonly YamlScript[] {
  const scripts: YamlScript[] = [];
  eachMap(root, [], (map, path) => {
    const variables = variablesOf(root, path, pipeline.variables);
    const site = {
      folders: foldersAt(document, pipeline, root, path, files),
      legacy: legacyReason(root, path, variables),
      sets: new Set(variables.keys()),
      reportOnly: pipeline.expands === true,
      ...(pipeline.template ? { template: pipeline.template } : {}),
    };
    const of = (key: string): readonly YamlPath[] => scalarPaths(map.pairs.find((pair) => pair.name === key)?.value, [...path, key]);
    const shared =
      pipeline.joined.includes('before_script') && path.length > 0 && of('before_script').length === 0 && of('script').length > 0
        ? [
            ...scalarPaths(nodeAt(root, ['before_script']), ['before_script']),
            ...scalarPaths(nodeAt(root, ['default', 'before_script']), ['default', 'before_script']),
          ]
        : [];
    const parts = [...shared, ...pipeline.joined.flatMap(of)];
    if (parts.length > shared.length) scripts.push({ ...site, parts });
    for (const one of pipeline.single.flatMap(of)) scripts.push({ ...site, parts: [one] });
    if (path.length === 1 && path[0] === pipeline.entries)
      for (const pair of map.pairs) for (const one of scalarPaths(pair.value, [...path, pair.name])) scripts.push({ ...site, parts: [one] });
  });
  return scripts;
}

function rewriteWith(pipeline: Pipeline, document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  if (!BUILD_WORDS.test(document.text)) return UNRELATED;
  const editor = YamlEditor.open(document.text);
  if ('problem' in editor) return unreadable(editor, document.text, 'YAML', change);
  const inputs = argumentInputs(
    editor,
    change,
    (path) => buildsOther(pipeline, editor, path, change, files),
    (id, name) => (pipeline.secretInput ?? '--secret id=ID').replace('ID', id).replace('NAME', name),
  );
  const kaniko = kanikoImages(editor, change);
  const result = rewriteScripts(editor, scriptsOf(document, pipeline, editor.root, files), change, files);
  return { ...result, caveats: distinct([...result.caveats, ...inputs, ...kaniko]) };
}

/** Whether a step names the Dockerfile that it builds beside its build arguments, and that is not the changed one. */
function buildsOther({ base, secretInput }: Pipeline, editor: YamlEditor, path: YamlPath, change: BuildChange, files: CompanionFiles): boolean {
  if (secretInput === undefined || base !== 'root' || !secretInput.startsWith('secrets_from_env')) return false;
  const beside = (key: string): string | undefined => textOf(editor.get([...path.slice(0, -1), key]));
  const [file, context = '.'] = [beside('dockerfile'), beside('context')];
  // the file is relative to the workspace: https://plugins.drone.io/plugins/docker
  const built = file === undefined ? posix.resolve(files.root, context, 'Dockerfile') : posix.resolve(files.root, file);
  return files.exists(built) && !isDockerfileAt(built, change);
}

/** Reports build arguments in the settings of plugins that build with kaniko. Scripts that run kaniko are handled with the other scripts. */
function kanikoImages(editor: YamlEditor, change: BuildChange): readonly CompanionCaveat[] {
  const caveats: CompanionCaveat[] = [];
  eachMap(editor.root, [], (map) => {
    const image = map.pairs.find((pair) => pair.name === 'image')?.value;
    const settings = map.pairs.find((pair) => pair.name === 'settings')?.value;
    if (image && /kaniko/.test(textOf(image) ?? '') && settings && change.secrets.length > 0)
      caveats.push({
        range: originalRange(editor, image.range),
        message: 'kaniko ignores secret mounts: this build would run without the secret',
        suggestion: undefined,
      });
  });
  return caveats;
}

/** GitLab CI, CircleCI, Bitbucket, Travis, Drone, Buildkite, CodeBuild and Taskfile. */
export const ciPipelines: Companion = {
  kind: 'ci',
  matches: (path) => PIPELINES.some((pipeline) => pipeline.files.test(path)),
  rewrite: (document, change, files) => {
    const pipeline = PIPELINES.find((one) => one.files.test(document.path));
    return pipeline ? rewriteWith(pipeline, document, change, files) : UNRELATED;
  },
};

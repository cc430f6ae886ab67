import { posix } from 'node:path';
import { isDockerfileAt } from '../default-dockerfile.ts';
import { type BuildChange, type BuildInvocation, breaksAll, type CompanionCaveat } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { originalRange } from '../yaml/settled.ts';
import { textOf, type YamlNode, type YamlPath } from '../yaml/tree.ts';
import { areMovable, keyRange, lackedBy, type Rewriter, removedIn, replaceArguments, stillToGive, variableOf, wantedBy } from './builder-arguments.ts';

/** A variable of the environment. https://skaffold.dev/docs/environment/templating/ */
const TEMPLATE = /^\{\{\s*\.(\w+)\s*\}\}$/;
const KANIKO = 'kaniko ignores secret mounts: build this image with docker and useBuildkit';
/** The versions of the schema in which a secret may come from a variable. https://skaffold.dev/docs/references/yaml/ */
const TAKES_VARIABLES = /^skaffold\/v(?:[4-9]|\d{2})/;

/** Whether docker builds the artifacts of this configuration, and no profile says otherwise. `local` and `useBuildkit` may be missing. */
function isLocal(editor: YamlEditor): boolean {
  const build = editor.get(['build']);
  const local = editor.get(['build', 'local']);
  const keys = build?.kind === 'map' ? build.pairs.map(({ name }) => name) : [];
  const profiles = editor.get(['profiles']);
  const buildsAsWell = ({ value }: { readonly value: YamlNode }): boolean =>
    value.kind !== 'map' || value.pairs.some(({ name }) => name === 'build' || name === 'patches');
  const isAlone = profiles === undefined || (profiles.kind === 'seq' && !profiles.items.some(buildsAsWell));
  return (
    TAKES_VARIABLES.test(textOf(editor.get(['apiVersion'])) ?? '') &&
    !keys.includes('googleCloudBuild') &&
    !keys.includes('cluster') &&
    (local === undefined || local.kind === 'map') &&
    (textOf(editor.get(['build', 'local', 'useBuildkit'])) ?? 'true') === 'true' &&
    isAlone
  );
}

/** Skaffold builds without BuildKit unless it is told otherwise. https://skaffold.dev/docs/builders/builder-types/docker/ */
function useBuildKit(editor: YamlEditor): void {
  if (editor.get(['build', 'local', 'useBuildkit']) !== undefined) return;
  if (editor.get(['build', 'local'])) editor.insertPair(['build', 'local'], 'useBuildkit', true);
  else editor.insertPair(['build'], 'local', { useBuildkit: true }, 'first');
}

/** One artifact that builds the Dockerfile: the path of its builder, and the arguments that it passes in vain. */
interface Artifact {
  readonly path: YamlPath;
  readonly names: readonly string[];
  /** Its place in the original document. */
  readonly range: CompanionCaveat['range'];
}

/** The ids of the secrets that an artifact is given. */
function givenIds(editor: YamlEditor, path: YamlPath): readonly string[] {
  const given = editor.get([...path, 'secrets']);
  return given?.kind === 'seq' ? given.items.flatMap((_, index) => textOf(editor.get([...path, 'secrets', index, 'id'])) ?? []) : [];
}

/** Gives an artifact its secrets in place of arguments. Returns false if that is not certain; then nothing is changed. */
function giveSecrets(editor: YamlEditor, { path, names }: Artifact, change: BuildChange): boolean {
  const args = [...path, 'buildArgs'];
  const given = editor.get([...path, 'secrets']);
  if (!isLocal(editor) || !(given === undefined || given.kind === 'seq') || !areMovable(editor, args, names, change, TEMPLATE)) return false;
  const secrets = wantedBy(names, change).map((secret) => ({ id: secret.id, env: variableOf(editor, args, secret, change, TEMPLATE) }));
  if (!replaceArguments(editor, args, names, 'secrets', secrets)) for (const secret of secrets) editor.insertItem([...path, 'secrets'], secret);
  if (secrets.length > 0) useBuildKit(editor);
  return true;
}

/** What a person must write for an artifact. */
function advice(editor: YamlEditor, { path, names, range }: Artifact, change: BuildChange): CompanionCaveat {
  const args = [...path, 'buildArgs'];
  const secrets = wantedBy(names, change).flatMap((secret) =>
    'env' in secret.from
      ? [`  - id: ${secret.id}\n    env: ${variableOf(editor, args, secret, change, TEMPLATE)}`]
      : 'file' in secret.from
        ? [`  - id: ${secret.id}\n    src: ${secret.from.file}`]
        : [],
  );
  const ssh = change.secrets.flatMap((secret) => ('ssh' in secret.from ? [`ssh: ${secret.from.ssh}`] : []));
  return {
    range: names.length > 0 ? keyRange(editor, [...args, names[0] ?? '']) : range,
    message: `${names.length > 0 ? `remove ${names.join(', ')} from buildArgs; ` : ''}the artifact needs these keys under docker:, and build.local.useBuildkit: true`,
    suggestion: [...(secrets.length > 0 ? ['secrets:', ...secrets] : []), ...ssh].join('\n'),
    breaks: breaksAll(change),
    lacks: lackedBy(names, change),
  };
}

/** Skaffold. https://skaffold.dev/docs/references/yaml/#build-artifacts-docker-secrets */
export const skaffold: Rewriter = (editor, document, change) => {
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  for (const root of editor.tree.roots.keys()) {
    editor.document = root;
    const artifacts = editor.get(['build', 'artifacts']);
    for (const index of artifacts?.kind === 'seq' ? artifacts.items.keys() : []) {
      const base = ['build', 'artifacts', index];
      const context = posix.resolve(posix.dirname(document.path), textOf(editor.get([...base, 'context'])) ?? '.');
      const builder = editor.get([...base, 'kaniko']) ? 'kaniko' : 'docker';
      const path = [...base, builder];
      const file = textOf(editor.get([...path, 'dockerfile'])) ?? 'Dockerfile';
      if (!isDockerfileAt(posix.resolve(context, file), change)) continue;
      invocations.push({ context, target: textOf(editor.get([...path, 'target'])), service: undefined });
      const range = originalRange(editor, editor.get(path)?.range ?? editor.get(base)?.range);
      const artifact = { path, names: removedIn(editor, [...path, 'buildArgs'], change), range };
      const open = stillToGive(change, givenIds(editor, path));
      if (builder === 'kaniko') caveats.push({ range, message: KANIKO, suggestion: undefined, breaks: breaksAll(change) });
      else if (!giveSecrets(editor, artifact, open) && wantedBy(artifact.names, open).length > 0) caveats.push(advice(editor, artifact, open));
    }
  }
  editor.document = 0;
  return { caveats, invocations };
};

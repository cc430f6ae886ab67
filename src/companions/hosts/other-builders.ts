import { posix } from 'node:path';
import type { BuildSecret } from '../../caller-change.ts';
import type { Document } from '../../text/document.ts';
import { isDockerfileAt } from '../default-dockerfile.ts';
import {
  type BuildChange,
  type BuildInvocation,
  breaksAll,
  type Companion,
  type CompanionCaveat,
  type CompanionFiles,
  type CompanionResult,
  UNRELATED,
} from '../types.ts';
import { YamlEditor } from '../yaml/edit.ts';
import { originalRange, settle } from '../yaml/settled.ts';
import { textOf, type YamlPath } from '../yaml/tree.ts';
import { unreadable } from '../yaml/unreadable.ts';
import { rewriteCloudBuild } from './cloudbuild.ts';

type Rewriter = (
  editor: YamlEditor,
  document: Document,
  change: BuildChange,
  files: CompanionFiles,
) => { readonly caveats: readonly CompanionCaveat[]; readonly invocations: readonly BuildInvocation[] };

/** The names in a mapping of build arguments that the Dockerfile no longer takes. */
function removedIn(editor: YamlEditor, path: YamlPath, change: BuildChange): readonly string[] {
  const args = editor.get(path);
  return args?.kind === 'map' ? args.pairs.map((pair) => pair.name).filter((name) => change.removedArgs.has(name)) : [];
}

function keyRange(editor: YamlEditor, path: YamlPath): CompanionCaveat['range'] {
  const parent = editor.get(path.slice(0, -1));
  const pair = parent?.kind === 'map' ? parent.pairs.find((one) => one.name === path.at(-1)) : undefined;
  return originalRange(editor, pair?.range);
}

/** The secrets to pass to a build. Excluded are optional secrets whose argument the build never passed. */
function wantedBy(passed: readonly string[], { secrets, removedArgs }: BuildChange): readonly BuildSecret[] {
  return secrets.filter(({ id, from, required }) => required || !('env' in from) || passed.some((name) => removedArgs.get(name) === id));
}

/** The ids of required secrets whose argument the build never passed. */
function lackedBy(passed: readonly string[], { secrets, removedArgs }: BuildChange): readonly string[] {
  return secrets.flatMap(({ id, from, required }) => (required && 'env' in from && !passed.some((name) => removedArgs.get(name) === id) ? [id] : []));
}

/** The variable that gives a secret its value: the one that its build argument refers to, or its own. `reference`: how the format refers to a variable. */
function variableOf(editor: YamlEditor, args: YamlPath, { id, from }: BuildSecret, { removedArgs }: BuildChange, reference: RegExp): string {
  const name = [...removedArgs].find(([one, replaced]) => replaced === id && editor.get([...args, one]) !== undefined)?.[0];
  const named = name === undefined ? undefined : reference.exec(textOf(editor.get([...args, name])) ?? '')?.[1];
  return named ?? ('env' in from ? from.env : id);
}

/** A variable of the environment. https://skaffold.dev/docs/environment/templating/ */
const TEMPLATE = /^\{\{\s*\.(\w+)\s*\}\}$/;
/** A variable of the environment of the editor. https://containers.dev/implementors/json_reference/#variables-in-devcontainerjson */
const LOCAL_ENV = /^\$\{(?:localEnv|env):(\w+)\}$/;

/**
 * Skaffold: `docker.secrets` requires BuildKit to be enabled, so the change is only suggested.
 * https://skaffold.dev/docs/references/yaml/#build-artifacts-docker-secrets
 */
const skaffold: Rewriter = (editor, document, change) => {
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  for (const root of editor.tree.roots.keys()) {
    editor.document = root;
    const artifacts = editor.get(['build', 'artifacts']);
    for (const index of artifacts?.kind === 'seq' ? artifacts.items.keys() : []) {
      const base = ['build', 'artifacts', index];
      const context = posix.resolve(posix.dirname(document.path), textOf(editor.get([...base, 'context'])) ?? '.');
      const builder = editor.get([...base, 'kaniko']) ? 'kaniko' : 'docker';
      const file = textOf(editor.get([...base, builder, 'dockerfile'])) ?? 'Dockerfile';
      if (!isDockerfileAt(posix.resolve(context, file), change)) continue;
      invocations.push({ context, target: textOf(editor.get([...base, builder, 'target'])), service: undefined });
      const names = removedIn(editor, [...base, builder, 'buildArgs'], change);
      const range = originalRange(editor, editor.get([...base, builder])?.range ?? editor.get(base)?.range);
      if (builder === 'kaniko')
        caveats.push({
          range,
          message: 'kaniko ignores secret mounts: build this image with docker and useBuildkit',
          suggestion: undefined,
          breaks: breaksAll(change),
        });
      else if (wantedBy(names, change).length > 0) {
        const secrets = wantedBy(names, change).flatMap((secret) =>
          'env' in secret.from
            ? [`  - id: ${secret.id}\n    env: ${variableOf(editor, [...base, builder, 'buildArgs'], secret, change, TEMPLATE)}`]
            : 'file' in secret.from
              ? [`  - id: ${secret.id}\n    src: ${secret.from.file}`]
              : [],
        );
        const ssh = change.secrets.flatMap((secret) => ('ssh' in secret.from ? [`ssh: ${secret.from.ssh}`] : []));
        caveats.push({
          range: names.length > 0 ? keyRange(editor, [...base, builder, 'buildArgs', names[0] ?? '']) : range,
          message: `${names.length > 0 ? `remove ${names.join(', ')} from buildArgs; ` : ''}the artifact needs these keys under docker:, and build.local.useBuildkit: true`,
          suggestion: [...(secrets.length > 0 ? ['secrets:', ...secrets] : []), ...ssh].join('\n'),
          breaks: breaksAll(change),
          lacks: lackedBy(names, change),
        });
      }
    }
  }
  editor.document = 0;
  return { caveats, invocations };
};

/** Dev containers have no key for secrets; `build.options` reaches the build command. https://containers.dev/implementors/json_reference/#image-specific */
const devcontainer: Rewriter = (editor, document, change) => {
  const folder = posix.dirname(document.path);
  const file = textOf(editor.get(['build', 'dockerfile'])) ?? textOf(editor.get(['dockerFile']));
  if (file === undefined || posix.resolve(folder, file) !== change.dockerfile) return { caveats: [], invocations: [] };
  const names = removedIn(editor, ['build', 'args'], change);
  const options = wantedBy(names, change).flatMap((secret) =>
    'env' in secret.from
      ? ['--secret', `id=${secret.id},env=${variableOf(editor, ['build', 'args'], secret, change, LOCAL_ENV)}`]
      : 'file' in secret.from
        ? ['--secret', `id=${secret.id},src=${secret.from.file}`]
        : ['--ssh', secret.from.ssh],
  );
  const invocations = [
    // `context` beside `dockerFile` is the older form
    {
      context: posix.resolve(folder, textOf(editor.get(['build', 'context'])) ?? textOf(editor.get(['context'])) ?? '.'),
      target: textOf(editor.get(['build', 'target'])),
      service: undefined,
    },
  ];
  if (names.length === 0 && options.length === 0) return { caveats: [], invocations };
  const lacked = lackedBy(names, change);
  const range = names.length > 0 ? keyRange(editor, ['build', 'args', names[0] ?? '']) : originalRange(editor, editor.get(['build'])?.range);
  const message = `${names.length > 0 ? `remove ${names.join(', ')} from build.args; ` : ''}the build gets its secrets through build.options, from the environment in which the editor was started`;
  return {
    caveats: [
      {
        range,
        message,
        suggestion: `"options": ${JSON.stringify(options).replaceAll('","', '", "')}`,
        breaks: { names, certain: true },
        ...(lacked.length > 0 ? { misses: lacked, lacks: lacked } : {}),
      },
    ],
    invocations,
  };
};

/** Kamal: `builder.secrets` takes names, whose values come from .kamal/secrets. https://kamal-deploy.org/docs/configuration/builders/#build-secrets */
const kamal: Rewriter = (editor, document, change) => {
  const app = posix.dirname(posix.dirname(document.path));
  const context = posix.resolve(app, textOf(editor.get(['builder', 'context'])) ?? '.');
  const file = posix.resolve(app, textOf(editor.get(['builder', 'dockerfile'])) ?? 'Dockerfile');
  if (!isDockerfileAt(file, change) || !editor.get(['image'])) return { caveats: [], invocations: [] };
  const names = removedIn(editor, ['builder', 'args'], change);
  const caveats: CompanionCaveat[] = [];
  const listed = editor.get(['builder', 'secrets']);
  const has = (id: string): boolean => listed?.kind === 'seq' && listed.items.some(({ value }) => value.kind === 'scalar' && value.value === id);
  const wanted = wantedBy(names, change).filter((secret) => 'env' in secret.from && !has(secret.id));
  for (const secret of wanted)
    caveats.push({
      range: names.length > 0 ? keyRange(editor, ['builder', 'args', names[0] ?? '']) : originalRange(editor, editor.get(['image'])?.range),
      message: `Kamal takes the value of ${secret.id} from .kamal/secrets`,
      suggestion: `${secret.id}=$${secret.id}`,
      lacks: lackedBy(names, change).filter((id) => id === secret.id),
    });
  for (const secret of change.secrets)
    if (!('env' in secret.from))
      caveats.push({
        range: originalRange(editor, editor.get(['image'])?.range),
        message: `Kamal cannot pass the ${'ssh' in secret.from ? 'ssh agent' : 'file'} of ${secret.id} in builder.secrets`,
        suggestion: 'ssh' in secret.from ? 'builder:\n  ssh: default' : undefined,
      });
  const ids = wanted.map((secret) => secret.id);
  const all = editor.get(['builder', 'args']);
  const empties = all?.kind === 'map' && all.pairs.length === names.length && names.length > 0;
  if (listed?.kind === 'seq') for (const id of ids) editor.insertItem(['builder', 'secrets'], id);
  else if (ids.length > 0 && empties && !listed) editor.replacePair(['builder', 'args'], 'secrets', ids);
  else if (ids.length > 0 && editor.get(['builder'])) editor.insertPair(['builder'], 'secrets', ids, names.length > 0 ? { after: 'args' } : 'last');
  else if (ids.length > 0) editor.insertPair([], 'builder', { secrets: ids });
  for (const name of names) if (editor.get(['builder', 'args', name])) editor.remove(['builder', 'args', name], 1);
  return { caveats, invocations: [{ context, target: textOf(editor.get(['builder', 'target'])), service: undefined }] };
};

interface Kind {
  readonly files: RegExp;
  readonly language: 'yaml' | 'json';
  readonly rewrite: Rewriter;
}

const KINDS: readonly Kind[] = [
  { files: /(?:^|\/)skaffold[\w.-]*\.ya?ml$/, language: 'yaml', rewrite: skaffold },
  { files: /(?:^|\/)\.?devcontainer\.json$/, language: 'json', rewrite: devcontainer },
  { files: /(?:^|\/)config\/deploy(?:\.[\w-]+)?\.ya?ml$/, language: 'yaml', rewrite: kamal },
  { files: /(?:^|\/)cloudbuild[\w.-]*\.ya?ml$/, language: 'yaml', rewrite: rewriteCloudBuild },
  { files: /(?:^|\/)cloudbuild[\w.-]*\.json$/, language: 'json', rewrite: rewriteCloudBuild },
];

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const kind = KINDS.find((one) => one.files.test(document.path));
  if (!kind) return UNRELATED;
  const editor = YamlEditor.open(document.text, kind.language);
  if ('problem' in editor) return unreadable(editor, document.text, kind.language === 'json' ? 'JSON' : 'YAML', change);
  const { caveats, invocations } = kind.rewrite(editor, document, change, files);
  return settle(editor, caveats, invocations);
}

/** Skaffold, Dev Containers, Kamal and Google Cloud Build. */
export const otherBuilders: Companion = { kind: 'other-builders', matches: (path) => KINDS.some((kind) => kind.files.test(path)), rewrite };
